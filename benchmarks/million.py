"""Three years of study on disk: a million reviews of 100,000 cards in ten decks.

The log is written straight into the tables, row by row what the program writes; what is derived
from it the store makes. `made` keeps it in a folder, so that it is made once.
"""

import json
import random
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from aiquiz import __version__
from aiquiz.desk import Desk, StudyWish
from aiquiz.desk.wish import facts_of
from aiquiz.progress import log
from aiquiz.progress.database import change
from aiquiz.progress.event import Event, event_of, typed_of
from aiquiz.progress.schema import VERSION
from aiquiz.progress.store import Store, open_store
from aiquiz.scheduling.days import Moment, date_of, day_of
from aiquiz.scheduling.fsrs6 import after, recall
from aiquiz.scheduling.memory import Memory, Policy
from aiquiz.scheduling.review import (
    Attempt,
    CardKey,
    Entry,
    Mark,
    Override,
    Rating,
    Ref,
    Review,
    Undo,
)
from aiquiz.settings.file import Settings
from aiquiz.settings.folders import Folders, folders

DECKS, CARDS = 10, 10_000
REVIEWS = 1_000_000
DAYS = 3 * 365
SEED = 1
MADE_BY = f"2 {VERSION} {__version__} {DECKS} {CARDS} {REVIEWS} {DAYS} {SEED}"
"""What tells whether a folder that was kept holds what would be made now."""

SYLLABLES = ("ba", "den", "fil", "go", "hun", "kar", "lo", "mis", "nor", "pe", "sol", "ta", "vat")
LEFT_OUT = 0.06
"""The share of days without any study."""

LONGER = 1.4
"""How much longer the learner remembers than the model thinks: it errs, as models do."""

QUIZ_CARDS = 50
MORNING, EVENING, QUIZ = 7 * 60 + 20, 20 * 60 + 15, 12 * 60 + 30
"""When sessions begin, in minutes after midnight."""

POLICY = Policy()


class Million(NamedTuple):
    """The folders that hold it, and the moment up to which it was studied."""

    folders: Folders
    now: Moment

    def desk(self) -> Desk:
        """Give a desk that is open at that moment."""
        now = datetime.fromtimestamp(self.now.at_ms / 1000, UTC)
        desk = Desk(self.folders, Settings(), "en", clock=lambda: now, random_bytes=bytes)
        desk.open()
        return desk


def made(home: Path) -> Million:
    """Give what is kept in `home`; where that is not there, make it, which takes minutes."""
    found, note = folders({"AIQUIZ_HOME": str(home)}), home / "made"
    if note.exists():
        by, today = note.read_text(encoding="utf-8").splitlines()
        if by == MADE_BY:
            return Million(found, _last(int(today)))
        raise SystemExit(f"{home} holds other data than this version makes: remove it")
    if home.exists() and any(home.iterdir()):
        raise SystemExit(f"{home} is not empty")
    today = day_of(date.today())
    _write_decks(found.own_decks)
    _write_log(found, today)
    million = Million(found, _last(today))
    million.desk().close()
    note.write_text(f"{MADE_BY}\n{today}\n", encoding="utf-8")
    return million


def _last(today: int) -> Moment:
    return _at(today, 23 * 60)


def _at(day: int, minutes: int) -> Moment:
    """Give the moment of local time on a calendar day, one hour or two east of UTC."""
    offset = 120 if 4 <= date_of(day).month <= 10 else 60
    return Moment((day * 24 * 60 + minutes - offset) * 60_000, offset)


# Decks


def word(deck: int, card: int) -> str:
    """Give the answer to a card, which no other card of its deck has."""
    drawn = random.Random(deck * CARDS + card)
    return f"{''.join(drawn.choices(SYLLABLES, k=3))} {card}"


def key(deck: int, card: int) -> CardKey:
    """Give the name of a card."""
    return CardKey(f"deck-{deck}", "en", f"c{card}")


def _write_decks(folder: Path) -> None:
    folder.mkdir(parents=True)
    for deck in range(DECKS):
        head = f"title: Deck {deck}\nid: deck-{deck}\nlanguage: en\ncards:\n"
        cards = "".join(
            f"  - id: c{card}\n    question: What goes by the number {card} in deck {deck}?\n"
            f"    answer: {word(deck, card)}\n"
            for card in range(CARDS)
        )
        (folder / f"deck-{deck}.yaml").write_text(head + cards, encoding="utf-8")


# What was answered when


class Answer(NamedTuple):
    """An answer, and its place among those of the day, from 0 to 1."""

    place: float
    deck: int
    card: int
    rating: Rating
    mode: str
    recall: float | None
    stability: float | None


def answers(today: int) -> dict[int, list[Answer]]:
    """Give the answers of each day; there are `REVIEWS` of them."""
    drawn = random.Random(SEED)
    days = [day for day in range(today - DAYS + 1, today + 1) if drawn.random() > LEFT_OUT]
    found: dict[int, list[Answer]] = {day: [] for day in days}
    # More and more cards are begun, as happens.
    begun = sorted(days[int(drawn.random() ** 0.4 * (len(days) - 1))] for _ in range(DECKS * CARDS))
    count = 0
    for number, first in enumerate(begun):
        deck, card = number % DECKS, number // DECKS
        for day, answer in _life(drawn, deck, card, days, first):
            found[day].append(answer)
            count += 1
    if count > REVIEWS:
        raise AssertionError(f"{count} answers are more than {REVIEWS}")
    # The rest are quizzes over what was begun by then.
    for _ in range(REVIEWS - count):
        number = drawn.randrange(DECKS * CARDS)
        day = drawn.choice(days[bisect_left(days, begun[number]) :])
        rating = Rating.GOOD if drawn.random() < 0.8 else Rating.AGAIN
        deck, card = number % DECKS, number // DECKS
        found[day].append(Answer(drawn.random(), deck, card, rating, "quiz", None, None))
    return found


def _life(
    drawn: random.Random, deck: int, card: int, days: Sequence[int], day: int
) -> Iterator[tuple[int, Answer]]:
    """Give the answers to one card, each with its day, from the one on which it is begun."""
    memory: Memory | None = None
    own = LONGER * drawn.lognormvariate(0, 0.4)
    while True:
        mode, place = "due" if memory else "new", drawn.random() * 0.9
        chance = 0.7 if memory is None else _recall(memory, day, own)
        for _ in range(4):
            rating = _rated(drawn, chance)
            known = recall(memory, day, POLICY) if memory else None
            stability = memory.stability if memory else None
            yield day, Answer(place, deck, card, rating, mode, known, stability)
            memory = after(memory, rating, day, POLICY, key(deck, card))
            if rating is not Rating.AGAIN:
                break
            mode, place, chance = "again", place + 0.02, 0.9
        next_one = bisect_left(days, memory.due_day)
        if next_one == len(days):
            return
        day = days[next_one]


def _recall(memory: Memory, day: int, own: float) -> float:
    """Give the chance that is the learner's own, who remembers for `own` of what is thought."""
    return recall(memory._replace(stability=memory.stability * own), day, POLICY)


def _rated(drawn: random.Random, chance: float) -> Rating:
    if drawn.random() > chance:
        return Rating.AGAIN
    return Rating.GOOD if drawn.random() < 0.92 else drawn.choice((Rating.HARD, Rating.EASY))


# The log


def _write_log(found: Folders, today: int) -> None:
    drawn = random.Random(SEED + 1)
    now = _last(today)
    store = open_store(found.database, POLICY, now_ms=now.at_ms, random_bytes=bytes)
    assert store is not None
    with store:
        # It is thrown away where it does not come to its end.
        store.database.execute("PRAGMA synchronous = OFF")
        store.database.execute("PRAGMA cache_size = -200000")
        with change(store.database, store.path):
            numbers = _number_cards(store)
            for stream, session in enumerate(_sessions(drawn, answers(today)), 1):
                _write_session(store, stream, session, numbers, drawn)
        store.rebuild()


class Sat(NamedTuple):
    """A session: when it began, as what, and what was answered in it."""

    moment: Moment
    kind: str
    answers: Sequence[Answer]


def _sessions(drawn: random.Random, by_day: dict[int, list[Answer]]) -> Iterator[Sat]:
    for day, of_day in by_day.items():
        studied = sorted(answer for answer in of_day if answer.mode != "quiz")
        cut = next((n for n, answer in enumerate(studied) if answer.place > 0.4), len(studied))
        quiz = [answer for answer in of_day if answer.mode == "quiz"]
        yield Sat(_at(day, MORNING), "study", studied[:cut])
        for n in range(0, len(quiz), QUIZ_CARDS):
            yield Sat(_at(day, QUIZ + n // 5), "quiz", quiz[n : n + QUIZ_CARDS])
        late = 4 * 60 if drawn.random() < 0.1 else 0
        yield Sat(_at(day, EVENING + late), "study", studied[cut:])


def _number_cards(store: Store) -> dict[tuple[int, int], int]:
    """Give the number of each card, by its deck and its place there."""
    database, numbers = store.database, dict[tuple[int, int], int]()
    for deck in range(DECKS):
        row = (deck + 1, *key(deck, 0)[:2])
        database.execute("INSERT INTO deck(id, deck, language) VALUES (?, ?, ?)", row)
    for card in range(CARDS):
        for deck in range(DECKS):
            number = len(numbers) + 1
            numbers[deck, card] = number
            database.execute(
                "INSERT INTO card(id, deck, key) VALUES (?, ?, ?)", (number, deck + 1, f"c{card}")
            )
    return numbers


def _write_session(
    store: Store,
    stream: int,
    session: Sat,
    numbers: dict[tuple[int, int], int],
    drawn: random.Random,
) -> None:
    if not session.answers:
        return
    database, uid, at_ms = store.database, drawn.randbytes(16), session.moment.at_ms
    database.execute(
        "INSERT INTO stream(id, uid, version, started_ms) VALUES (?, ?, ?, ?)",
        (stream, uid, __version__, at_ms),
    )
    decks = sorted({key(answer.deck, 0)[:2] for answer in session.answers})
    wish = StudyWish(tuple(f"{deck}.{language}" for deck, language in decks), kind=session.kind)
    planned = len({(answer.deck, answer.card) for answer in session.answers})
    detail = json.dumps({"wish": facts_of(wish), "planned": planned, "decks": decks})
    event = Event(Ref(uid, 1), "session", session.moment, mode=session.kind, detail=detail)
    log.write(database, stream, None, event, None)
    seq = 1
    for answer in session.answers:
        card, number = key(answer.deck, answer.card), numbers[answer.deck, answer.card]
        for entry in _entries(drawn, answer, session.moment._replace(at_ms=at_ms), uid, seq):
            at_ms = entry.moment.at_ms
            seq += 1
            event = event_of(entry, Ref(uid, seq), 1, card)
            log.write(database, stream, number, event, typed_of(entry))


def _entries(
    drawn: random.Random, answer: Answer, moment: Moment, uid: bytes, seq: int
) -> Iterator[Entry]:
    """Give what an answer adds to the log of stream `uid` after place `seq`."""
    took = min(int(drawn.lognormvariate(8.5, 0.6)), 120_000)
    at = moment._replace(at_ms=moment.at_ms + took + drawn.randrange(400, 1_500))
    card, right = key(answer.deck, answer.card), word(answer.deck, answer.card)
    other = word(answer.deck, drawn.randrange(CARDS))
    review = Review(
        *(card, at, "correct", "exact", answer.rating, 1.0, 0, 1, took, answer.mode),
        *(answer.recall, answer.stability, right),
    )
    wrong = review._replace(
        verdict="wrong", reason="another-card", rating=Rating.AGAIN, credit=0.0, typed=other
    )
    chance = drawn.random()
    match answer.rating:
        case Rating.AGAIN if chance < 0.3:
            yield wrong._replace(reason="no-idea", tries=0, typed=None)
        case Rating.AGAIN:
            yield wrong
        case Rating.HARD:
            slip = "close", "other-letter", 0, took // 2, answer.mode, f"x{right[1:]}"
            yield Attempt(card, at._replace(at_ms=at.at_ms - took // 2), *slip)
            yield review._replace(credit=0.5, tries=2)
        case rating if chance < 0.005 and answer.mode != "quiz":
            # The learner had it accepted.
            yield wrong._replace(reason="other")
            form = f"the {right}"
            later = at._replace(at_ms=at.at_ms + 1_000)
            yield Override(Ref(uid, seq + 1), "correct", rating, 1.0, later, form)
        case _ if chance < 0.007:
            yield wrong
            yield Undo(Ref(uid, seq + 1), at._replace(at_ms=at.at_ms + 1_000))
            yield review._replace(moment=at._replace(at_ms=at.at_ms + 4_000))
        case _ if chance < 0.05:
            yield review._replace(reason="missing-letter", typed=right[1:])
        case _:
            yield review
    if chance > 0.9995:
        yield Mark(card, "flag", at._replace(at_ms=at.at_ms + 5_000))
