"""What became of histories when decks were saved: told once, at home or in a session."""

from collections import Counter
from collections.abc import Sequence

from aiquiz.deck.following import Edit, Lost
from aiquiz.desk import Desk
from aiquiz.desk.away import Away
from aiquiz.desk.histories import followed_now, lost_now
from aiquiz.say.notices import followed, lost
from aiquiz.say.problems import away


def news(desk: Desk) -> tuple[list[Edit], list[Lost]]:
    """Give what the last look at the decks found: edits that kept their history, and cards gone.

    Raises StoreError.
    """
    return followed_now(desk), lost_now(desk)


def away_told(gone: Sequence[Away]) -> list[str]:
    """Give a line for each deck that is studied and is in no file any more."""
    return [away(deck.title, deck.why, deck.line) for deck in gone]


def edits_told(edits: Sequence[Edit]) -> list[str]:
    """Give a line for each question that was edited and keeps its history."""
    return [followed(edit.title, edit.now) for edit in edits]


def losses_told(gone: Sequence[Lost]) -> list[str]:
    """Give a line for each file whose cards left histories behind."""
    count = Counter((card.path, card.title) for card in gone)
    return [lost(title, many) for (_path, title), many in count.items()]
