"""How today's overview comes from decks, memories and reviews."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from aiquiz.deck.card import REVERSED
from aiquiz.deck.entry import Entry
from aiquiz.deck.writing import why_closed
from aiquiz.desk.overview import DeckRow, Outlook, Overview
from aiquiz.progress.store import LoggedReview
from aiquiz.scheduling.marks import Marks
from aiquiz.scheduling.memory import Memory
from aiquiz.scheduling.review import CardKey, Ref, Review
from aiquiz.scores.missed import missed
from aiquiz.scores.session import pace_ms, streak
from aiquiz.study.plan import Counts, counts, in_all, untouched

USUAL_PACE_MS = 12_000
"""What an answer is taken to need before the learner's own pace is known."""

_PACE_OVER = 500
"""How many of the last answers tell the learner's pace."""


def today_at_a_glance(
    entries: Sequence[Entry],
    asked: Sequence[Entry],
    memories: Mapping[CardKey, Memory],
    logged: Sequence[LoggedReview],
    marks: Marks,
    today: int,
    *,
    new_left: int,
) -> Overview:
    """Give study day `today` at a glance.

    `entries` are all decks, `asked` those of a session over everything; `logged` are all reviews
    that count, in order; `new_left` is how many new cards may still be asked today.
    """
    reviews = [found.review for found in logged]
    failed = missed((found.session, found.review) for found in logged) - marks.away
    counting = _Counting(memories, marks, failed, today)
    counted = {entry.path: counting.of(entry) for entry in entries}
    total = _row([counted[entry.path] for entry in asked], new_left)
    days = frozenset(review.moment.day for review in reviews)
    of_today = _firsts(found for found in logged if found.review.moment.day == today)
    # What is in no deck any more does not come back.
    later = _coming(counting.held(asked), marks, today)
    pace = pace_ms(reviews[-_PACE_OVER:], USUAL_PACE_MS)
    next_count = later.count(later[0]) if later else 0
    return Overview(
        today=today,
        rows=tuple(
            replace(
                _row_of(entry, _row([counted[entry.path]], new_left)), name=_name(entry, entries)
            )
            for entry in entries
        ),
        total=total,
        first_run=not reviews,
        minutes=_minutes(total.due + total.new, pace),
        answered_today=len(of_today),
        right_today=sum(review.verdict == "correct" for review in of_today),
        streak=streak(days, today),
        days_studied=days,
        next_day=later[0] if later else None,
        next_count=next_count,
        next_minutes=_minutes(next_count, pace),
    )


class _Count(NamedTuple):
    """What a file holds, and how many of its cards were put away or missed."""

    holds: Counts
    suspended: int = 0
    buried: int = 0
    missed: int = 0


class _Counting:
    """Counts the cards of decks on study day `today`.

    The cards of a deck that the learner never touched need not be known one by one.
    """

    def __init__(
        self,
        memories: Mapping[CardKey, Memory],
        marks: Marks,
        failed: Collection[CardKey],
        today: int,
    ) -> None:
        self._memories = memories
        self._away = marks.away
        self._suspended = marks.suspended
        self._failed = failed
        self._today = today
        self._touched = {key[:2] for keys in (memories, marks.away, failed) for key in keys}

    def of(self, entry: Entry) -> _Count:
        if not self._is_touched(entry):
            return _Count(untouched(entry.cards))
        keys = _keys(entry)
        suspended = sum(key in self._suspended for key in keys)
        return _Count(
            counts(keys, self._memories, self._today, self._away),
            suspended=suspended,
            buried=sum(key in self._away for key in keys) - suspended,
            missed=sum(key in self._failed for key in keys),
        )

    def held(self, entries: Sequence[Entry]) -> dict[CardKey, Memory]:
        """Give the memories of the cards that are in `entries`."""
        keys = (key for entry in entries if self._is_touched(entry) for key in _keys(entry))
        return {key: self._memories[key] for key in keys if key in self._memories}

    def _is_touched(self, entry: Entry) -> bool:
        return (entry.id, entry.language) in self._touched


def _firsts(logged: Iterable[LoggedReview]) -> list[Review]:
    """Give the first answer to each card of each session: the repeats follow on the answer."""
    firsts: dict[tuple[Ref, CardKey], Review] = {}
    for found in logged:
        firsts.setdefault((found.session, found.review.card), found.review)
    return list(firsts.values())


def outlook(
    overview: Overview, entries: Sequence[Entry], memories: Mapping[CardKey, Memory]
) -> Outlook:
    """Give what comes after a session over the decks of `entries`."""
    keys = [key for entry in entries for key in _keys(entry)]
    found = counts(keys, memories, overview.today)
    return Outlook(
        left=overview.total.due + overview.total.new,
        streak=overview.streak,
        next_in=None if overview.next_day is None else overview.next_day - overview.today,
        next_count=overview.next_count,
        next_minutes=overview.next_minutes,
        decks=len(entries),
        cards=found.cards,
        known=found.known,
    )


def _minutes(cards: int, pace: int) -> int:
    return max(round(cards * pace / 60_000), 1)


def _coming(memories: Mapping[CardKey, Memory], marks: Marks, today: int) -> list[int]:
    """Give the days after `today` on which cards come back, in order, each as often as cards do.

    What was put off for today comes with the next day.
    """
    days = []
    for key, memory in memories.items():
        if key not in marks.suspended:
            day = max(memory.due_day, today + 1) if key in marks.buried else memory.due_day
            days.append(day)
    return sorted(day for day in days if day > today)


def _name(entry: Entry, entries: Sequence[Entry]) -> str:
    """Give what the deck of `entry` is called, also once it can't be read any more."""
    if entry.is_deck or any(other.name == entry.last_name for other in entries):
        return entry.name
    return entry.last_name


def _row_of(entry: Entry, row: DeckRow) -> DeckRow:
    return replace(
        row,
        title=entry.title,
        language=entry.last_language,
        path=str(entry.path),
        problems=0 if entry.missing else entry.errors,
        missing=entry.missing,
        opened=entry.opened,
        built_in=entry.built_in,
        closed=why_closed(entry),
        ready=_written(entry),
    )


def _written(entry: Entry) -> int:
    """Give how many cards of the file can be studied; only where some can't it is told."""
    if not entry.errors:
        return entry.cards
    return sum(not card.endswith(REVERSED) for card in entry.card_ids)


def _row(counted: Sequence[_Count], new_left: int) -> DeckRow:
    found = in_all(one.holds for one in counted)
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
        fresh=found.new,
        suspended=sum(one.suspended for one in counted),
        buried=sum(one.buried for one in counted),
        missed=sum(one.missed for one in counted),
    )


def _keys(entry: Entry) -> list[CardKey]:
    return [CardKey(entry.id, entry.language, card) for card in entry.card_ids]
