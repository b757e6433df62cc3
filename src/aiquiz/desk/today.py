"""How today's overview comes from decks, memories and reviews."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from aiquiz.deck.entry import Entry
from aiquiz.deck.reversal import REVERSED, forward
from aiquiz.deck.writing import why_closed
from aiquiz.desk.overview import DeckRow, Outlook, Overview
from aiquiz.desk.pace import USUAL_PACE_MS
from aiquiz.desk.so_far import SoFar
from aiquiz.progress.reviews import LoggedReview
from aiquiz.scheduling.exam import Exams
from aiquiz.scheduling.limits import A_FEW, ALL, Held, Room, Tally, caught_up_in
from aiquiz.scheduling.limits import in_all as tallied
from aiquiz.scheduling.limits import today as asked_today
from aiquiz.scheduling.marks import Marks
from aiquiz.scheduling.memory import Memory
from aiquiz.scheduling.queue import Agenda, Candidate
from aiquiz.scheduling.review import CardKey, Ref, Review
from aiquiz.scheduling.siblings import Family, family
from aiquiz.scores.forecast import forecast
from aiquiz.scores.session import pace_ms
from aiquiz.scores.streak import streak
from aiquiz.study.holdings import (
    Counts,
    Studied,
    before_their_day,
    counts,
    held,
    in_all,
    untouched,
)

AHEAD = 14
"""How many days home looks ahead, today the first."""


def today_at_a_glance(
    entries: Sequence[Entry],
    asked: Sequence[Entry],
    memories: Mapping[CardKey, Memory],
    so_far: SoFar,
    marks: Marks,
    agenda: Agenda,
    exams: Exams,
    hidden: Collection[str] = (),
) -> Overview:
    """Give the study day of `agenda` at a glance.

    `entries` are all decks, `asked` those of a session over everything; `so_far` is what was
    answered up to that day. `exams` lie ahead; the decks with an id in `hidden` are hidden.
    """
    today = agenda.day
    counting = _Counting(memories, marks, so_far.missed - marks.away, agenda, exams)
    counted = {entry.path: counting.of(entry) for entry in entries}
    begun = {key[:2] for key in memories}
    total = _row([counted[entry.path] for entry in asked], agenda.room)
    of_today = _firsts(so_far.of_today)
    # What is in no deck any more does not come back.
    later = _coming(counting.held(asked), marks, agenda, total.due)
    pace = pace_ms([found.review for found in so_far.last], USUAL_PACE_MS)
    limit = agenda.room.daily.reviews
    next_count = _at_most(later.count(later[0]), limit) if later else 0
    return Overview(
        today=today,
        rows=tuple(
            _row_of(entry, _row([counted[entry.path]], agenda.room))._replace(
                name=_name(entry, entries),
                exam_in=_days_to(exams, entry, today),
                started=(entry.id, entry.language) in begun,
                hidden=entry.last_id in hidden,
            )
            for entry in entries
        ),
        total=total,
        first_run=not so_far.days,
        minutes=_minutes(total.due + total.new, pace),
        answered_today=len(of_today),
        right_today=sum(review.verdict == "correct" for review in of_today),
        streak=streak(so_far.days, today),
        days_studied=so_far.days,
        next_day=later[0] if later else None,
        next_count=next_count,
        next_minutes=_minutes(next_count, pace),
        reviews_a_day=limit,
        caught_up_in=_caught_up_in(total, later, today, limit),
        ahead_of_clock=sum(memory.last_day > today + 1 for memory in memories.values()),
        coming=forecast(Counter(later), today, AHEAD).as_asked(total.due + total.new, limit).cards,
        counts=DeckCounts({str(path): one for path, one in counted.items()}, agenda.room),
    )


def _days_to(exams: Exams, entry: Entry, today: int) -> int | None:
    found = exams.on((entry.id, entry.language))
    return found.day - today if found else None


def _at_most(count: int, limit: int | None) -> int:
    return count if limit is None else min(count, limit)


def _caught_up_in(
    total: DeckRow, later: Sequence[int], today: int, limit: int | None
) -> int | None:
    """Give how many days it takes until nothing waits over, None where nothing does today."""
    if not limit or total.waiting <= total.due:
        return None
    # What is left over of today stands among what comes tomorrow, too.
    left = total.waiting - total.due
    coming = [day - today for day in later]
    return caught_up_in(total.waiting, coming[left:], limit)


class _Count(NamedTuple):
    """What a file holds, and how many of its cards were put away or missed.

    `exam` is what an exam asks of it today instead of `asks`, None where none lies ahead.
    """

    holds: Counts
    asks: Held
    ahead: int = 0
    suspended: int = 0
    buried: int = 0
    missed: int = 0
    exam: Tally | None = None


@dataclass(frozen=True, slots=True)
class DeckCounts:
    """What was `counted` of each file, by its path; `room` is what the day may still ask."""

    counted: Mapping[str, _Count]
    room: Room

    def __call__(self, paths: Collection[str]) -> DeckRow:
        """Give what a session over the decks at `paths` would ask, as one row."""
        return _row([self.counted[path] for path in paths if path in self.counted], self.room)


class _Counting:
    """Counts the cards of decks on the study day of `agenda`.

    The cards of a deck that the learner never touched need not be known one by one, where there
    are more of them than the day asks.
    """

    def __init__(
        self,
        memories: Mapping[CardKey, Memory],
        marks: Marks,
        failed: Collection[CardKey],
        agenda: Agenda,
        exams: Exams,
    ) -> None:
        self._exams = exams
        self._keys: dict[Path, list[CardKey]] = {}
        self._memories = memories
        self._away = marks.away
        self._suspended = marks.suspended
        self._failed = failed
        self._agenda = agenda
        self._studied = Studied(memories, agenda.day, agenda.answered, marks.away)
        self._touched = {key.deck for keys in (memories, marks.away, failed) for key in keys}

    def keys(self, entry: Entry) -> list[CardKey]:
        """Give the cards of `entry`."""
        # Named once: of 100,000 cards that is much of what home costs.
        if entry.path not in self._keys:
            self._keys[entry.path] = _keys(entry)
        return self._keys[entry.path]

    def of(self, entry: Entry) -> _Count:
        is_for_exam = self._exams.on((entry.id, entry.language)) is not None
        # Of two cards one may be the other asked the other way round.
        if (
            not is_for_exam
            and not self._is_touched(entry)
            and entry.cards >= 2 * (self._agenda.room.total.new + A_FEW)
        ):
            return _Count(untouched(entry.cards), Held(entry.id, (), entry.cards))
        keys = self.keys(entry)
        suspended = sum(key in self._suspended for key in keys)
        asks = Held(entry.id)
        if not is_for_exam:
            asks = held(entry.id, keys, self._studied)
        return _Count(
            counts(keys, self._memories, self._away),
            asks,
            exam=self._for_exam(entry, keys) if is_for_exam else None,
            ahead=before_their_day(keys, self._studied),
            suspended=suspended,
            buried=sum(key in self._away for key in keys) - suspended,
            missed=sum(key in self._failed for key in keys),
        )

    def _for_exam(self, entry: Entry, keys: Sequence[CardKey]) -> Tally:
        cards = [Candidate(k, self._memories.get(k)) for k in keys if k not in self._away]
        asked = self._exams.asked((entry.id, entry.language), cards, self._agenda)
        new = sum(card.memory is None for card in asked)
        return Tally(new, len(asked) - new)

    def held(self, entries: Sequence[Entry]) -> dict[CardKey, Memory]:
        """Give the memories of the cards that are in `entries`."""
        keys = (key for entry in entries if self._is_touched(entry) for key in self.keys(entry))
        return {key: self._memories[key] for key in keys if key in self._memories}

    def _is_touched(self, entry: Entry) -> bool:
        return entry.id in self._touched


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
    found = counts(keys, memories)
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


def _coming(
    memories: Mapping[CardKey, Memory], marks: Marks, agenda: Agenda, asked: int
) -> list[int]:
    """Give the days after today on which cards come back, in order, each as often as cards do.

    What was put off for today comes with the next day, and so does what is due beyond the `asked`
    cards, or kept for the sake of a sibling. Siblings come once a day.
    """
    tomorrow = agenda.day + 1
    due, later = set[Family](), set[tuple[int, str, str]]()
    for key, memory in memories.items():
        if key in marks.suspended:
            continue
        if key in marks.buried or memory.due_day >= tomorrow:
            # What family tells, without making a Family of each of 100,000 cards.
            later.add((max(memory.due_day, tomorrow), key.deck, forward(key.card)))
        else:
            due.add(family(key))
    left = max(len(due) - asked, 0)
    return sorted([*[tomorrow] * left, *(day for day, *_ in later)])


def _name(entry: Entry, entries: Sequence[Entry]) -> str:
    """Give what the deck of `entry` is called, also once it can't be read any more."""
    if entry.is_deck or any(other.name == entry.last_name for other in entries):
        return entry.name
    return entry.last_name


def _row_of(entry: Entry, row: DeckRow) -> DeckRow:
    return row._replace(
        title=entry.title,
        id=entry.last_id,
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


def _row(counted: Sequence[_Count], room: Room) -> DeckRow:
    found = in_all(one.holds for one in counted)
    asks = asked_today((one.asks for one in counted), room)
    exam = tallied(one.exam for one in counted if one.exam)
    bounded = {one.asks.deck for one in counted if one.exam is None}
    return DeckRow(
        name="",
        title="",
        language="",
        path="",
        cards=found.cards,
        due=asks.due + exam.reviews,
        new=asks.new + exam.new,
        known=found.known / found.cards if found.cards else 0.0,
        learning=found.learning / found.cards if found.cards else 0.0,
        fresh=found.new,
        waiting=asks.waiting + exam.reviews,
        unseen=asks.unseen + exam.new,
        paused=bool(bounded and room.paused & {ALL, *bounded}),
        ahead=sum(one.ahead for one in counted),
        suspended=sum(one.suspended for one in counted),
        buried=sum(one.buried for one in counted),
        missed=sum(one.missed for one in counted),
    )


def _keys(entry: Entry) -> list[CardKey]:
    return [CardKey(entry.id, entry.language, card) for card in entry.card_ids]
