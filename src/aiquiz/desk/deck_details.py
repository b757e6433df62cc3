"""A deck, or all of them, in detail: what stands beside the list at home.

All of it comes from sums and from small queries. It is read a part at a time, so that whatever else
is asked of the desk meanwhile does not wait for long.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from aiquiz.deck.entry import Entry
from aiquiz.desk.asked import asked_of_all
from aiquiz.desk.desk import Desk
from aiquiz.desk.history import Reading
from aiquiz.desk.overview import DeckRow
from aiquiz.progress.history import Past
from aiquiz.progress.of_deck import Missed, Tries
from aiquiz.scores.scope import Scope
from aiquiz.scores.session import SessionScore
from aiquiz.settings.decks import DeckSettings

SCORES = 10
"""How many of the last scores are told at most."""

HARDEST = 3
"""How many of the cards missed most are told at most."""

_MOST_BYTES = 200_000
"""How large a file may be that is read for its description: some hundredths of a second."""

_MOST_ANSWERS = 2_000
"""After how many answers the search for scores is given up: some hundredths of a second, too."""


class Details(NamedTuple):
    """What is known of the decks of `row`, one or all.

    `new_a_day` is how many new cards a day asks of it, `tries` how its memories held, `wanted` the
    retention asked of it. `own` is what is set for the deck itself.
    """

    row: DeckRow
    description: str
    new_a_day: int
    tries: Tries
    wanted: float
    own: DeckSettings
    hardest: tuple[Missed, ...]


def details(desk: Desk, row: DeckRow) -> Details:
    """Give what is known of the deck of `row`, of all that are asked where it is none.

    Raises StoreError.
    """
    settings, entry = desk.settings, _entry(desk, row.path)
    decks = [(row.id, row.language)] if row.path else _asked(desk)
    own = settings.decks.get(row.id, DeckSettings()) if row.path else DeckSettings()
    terms = settings.of(row.id)
    own_limit = own.new_per_day
    return Details(
        row,
        _description(entry),
        min(settings.new_per_day, settings.new_per_day if own_limit is None else own_limit),
        _in_all([desk.store.tries(deck) for deck in decks]),
        terms.retention if row.path else settings.retention,
        own,
        _hardest(missed for deck in decks for missed in desk.store.most_missed(deck, HARDEST)),
    )


def scope_of(row: DeckRow) -> Scope:
    """Give the scope of the scores of `row`."""
    return Scope(frozenset({(row.id, row.language)}) if row.path else None)


def last_scores(desk: Desk, row: DeckRow, past: Past | None) -> tuple[list[SessionScore], Past]:
    """Give the scores of the last sessions on the deck of `row`, or all, the oldest first.

    `past` is what a call before gave, None for the first. Raises StoreError.
    """
    reading = Reading(desk, scope_of(row), past)
    found: list[SessionScore] = []
    answers = 0
    while not reading.is_done and len(found) < SCORES and answers < _MOST_ANSWERS:
        read = reading.next(enough=1)
        answers += max(sum(score.answers for score in read), 1)
        found += read
    return found[:SCORES][::-1], reading.past


def _entry(desk: Desk, path: str) -> Entry | None:
    return next((entry for entry in desk.library.entries if str(entry.path) == path), None)


def _description(entry: Entry | None) -> str:
    """Give what the deck says it is about; no long file is read for it."""
    if entry is None or not entry.is_deck:
        return ""
    try:
        if not entry.is_read and entry.path.stat().st_size > _MOST_BYTES:
            return ""
    except OSError:
        return ""
    return entry.deck.description if entry.deck else ""


def _asked(desk: Desk) -> list[tuple[str, str]]:
    store = desk.store
    found = asked_of_all(desk.library.studied, desk.settings, desk.language, store.started())
    return [(entry.id, entry.language) for entry in found]


def _in_all(found: Sequence[Tries]) -> Tries:
    days = [one.last_day for one in found if one.last_day is not None]
    return Tries(
        sum(one.tried for one in found), sum(one.held for one in found), max(days, default=None)
    )


def _hardest(missed: Iterable[Missed]) -> tuple[Missed, ...]:
    return tuple(sorted(missed, key=lambda one: -one.lapses)[:HARDEST])
