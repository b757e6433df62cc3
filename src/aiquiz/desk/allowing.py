"""More cards than the limits allow, today only."""

from collections.abc import Sequence

from aiquiz.desk.desk import Desk
from aiquiz.progress.allowance import Allowance
from aiquiz.scheduling.limits import ALL, Tally


def allow(desk: Desk, decks: Sequence[str], more: Tally) -> None:
    """Let `more` be asked today than the limits allow, of the decks called `decks`, or of any.

    Raises StoreError, UnknownDeckError.
    """
    ids = dict.fromkeys(desk.find(name).id for name in decks) or {ALL: None}
    for deck in ids:
        desk.store.allow(Allowance(more, desk.now(), deck))
