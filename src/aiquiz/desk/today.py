"""How today's overview comes from decks, memories and reviews."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from aiquiz.deck.card import Deck
from aiquiz.deck.library import Entry
from aiquiz.desk.overview import DeckRow, Outlook, Overview
from aiquiz.progress.store import LoggedReview
from aiquiz.scheduling.marks import Marks
from aiquiz.scheduling.memory import Memory
from aiquiz.scheduling.review import CardKey, Ref, Review
from aiquiz.scores.missed import missed
from aiquiz.scores.session import pace_ms, streak
from aiquiz.study.plan import Counts, counts

USUAL_PACE_MS = 12_000
"""What an answer is taken to need before the learner's own pace is known."""

_PACE_OVER = 500
"""How many of the last answers tell the learner's pace."""


def today_at_a_glance(
    entries: Sequence[Entry],
    asked: Sequence[Deck],
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

    def row(decks: Sequence[Deck]) -> DeckRow:
        keys = _keys(decks)
        found = counts(keys, memories, today, marks.away)
        return replace(
            _row(found, new_left),
            suspended=sum(key in marks.suspended for key in keys),
            buried=sum(key in marks.away - marks.suspended for key in keys),
            missed=sum(key in failed for key in keys),
        )

    total = row(asked)
    days = frozenset(review.moment.day for review in reviews)
    of_today = _firsts(found for found in logged if found.review.moment.day == today)
    # What is in no deck any more does not come back.
    held = {key: memories[key] for key in _keys(asked) if key in memories}
    later = _coming(held, marks, today)
    pace = pace_ms(reviews[-_PACE_OVER:], USUAL_PACE_MS)
    next_count = later.count(later[0]) if later else 0
    return Overview(
        today=today,
        rows=tuple(_row_of(entry, row([entry.deck] if entry.deck else [])) for entry in entries),
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


def _firsts(logged: Iterable[LoggedReview]) -> list[Review]:
    """Give the first answer to each card of each session: the repeats follow on the answer."""
    firsts: dict[tuple[Ref, CardKey], Review] = {}
    for found in logged:
        firsts.setdefault((found.session, found.review.card), found.review)
    return list(firsts.values())


def outlook(
    overview: Overview, decks: Sequence[Deck], memories: Mapping[CardKey, Memory]
) -> Outlook:
    """Give what comes after a session over `decks`."""
    found = counts(_keys(decks), memories, overview.today)
    return Outlook(
        left=overview.total.due + overview.total.new,
        streak=overview.streak,
        next_in=None if overview.next_day is None else overview.next_day - overview.today,
        next_count=overview.next_count,
        next_minutes=overview.next_minutes,
        decks=len(decks),
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


def _row_of(entry: Entry, row: DeckRow) -> DeckRow:
    return replace(
        row,
        name=entry.name,
        title=entry.title,
        language=entry.deck.language if entry.deck else "",
        path=str(entry.path),
        problems=0 if entry.missing else entry.errors,
        missing=entry.missing,
        opened=entry.opened,
        built_in=entry.built_in,
    )


def _row(found: Counts, new_left: int) -> DeckRow:
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
    )


def _keys(decks: Sequence[Deck]) -> list[CardKey]:
    return [CardKey(deck.id, deck.language, card.id) for deck in decks for card in deck.cards]
