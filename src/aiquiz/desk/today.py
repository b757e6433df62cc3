"""How today's overview comes from decks, memories and reviews."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from aiquiz.deck.card import Deck
from aiquiz.deck.library import Entry
from aiquiz.desk.overview import DeckRow, Overview
from aiquiz.scheduling.memory import Memory
from aiquiz.scheduling.review import CardKey, Review
from aiquiz.scores.session import pace_ms, streak
from aiquiz.study.plan import counts

USUAL_PACE_MS = 12_000
"""What an answer is taken to need before the learner's own pace is known."""

_PACE_OVER = 500
"""How many of the last answers tell the learner's pace."""


def today_at_a_glance(
    entries: Sequence[Entry],
    asked: Sequence[Deck],
    memories: Mapping[CardKey, Memory],
    reviews: Sequence[Review],
    today: int,
    *,
    new_left: int,
) -> Overview:
    """Give study day `today` at a glance.

    `entries` are all decks, `asked` those of a session over everything; `reviews` are all that
    count, in order; `new_left` is how many new cards may still be asked today.
    """
    total = _row(_keys(asked), memories, today, new_left)
    days = frozenset(review.moment.day for review in reviews)
    of_today = [review for review in reviews if review.moment.day == today]
    later = sorted(memory.due_day for memory in memories.values() if memory.due_day > today)
    pace = pace_ms(reviews[-_PACE_OVER:], USUAL_PACE_MS)
    return Overview(
        today=today,
        rows=tuple(_row_of(entry, memories, today, new_left) for entry in entries),
        total=total,
        first_run=not reviews,
        minutes=max(round((total.due + total.new) * pace / 60_000), 1),
        answered_today=len(of_today),
        right_today=sum(review.verdict == "correct" for review in of_today),
        streak=streak(days, today),
        days_studied=days,
        next_day=later[0] if later else None,
        next_count=later.count(later[0]) if later else 0,
    )


def _row_of(entry: Entry, memories: Mapping[CardKey, Memory], today: int, new_left: int) -> DeckRow:
    decks = [entry.deck] if entry.deck else []
    return replace(
        _row(_keys(decks), memories, today, new_left),
        name=entry.name,
        title=entry.title,
        language=entry.deck.language if entry.deck else "",
        path=str(entry.path),
        problems=0 if entry.missing else entry.errors,
        missing=entry.missing,
        opened=entry.opened,
        built_in=entry.built_in,
    )


def _row(
    keys: Sequence[CardKey], memories: Mapping[CardKey, Memory], today: int, new_left: int
) -> DeckRow:
    found = counts(keys, memories, today)
    return DeckRow(
        name="",
        title="",
        language="",
        path="",
        cards=found.cards,
        due=found.due,
        new=min(found.new, new_left),
        known=found.known / found.cards if found.cards else 0.0,
        learning=found.learning / found.cards if found.cards else 0.0,
    )


def _keys(decks: Sequence[Deck]) -> list[CardKey]:
    return [CardKey(deck.id, deck.language, card.id) for deck in decks for card in deck.cards]
