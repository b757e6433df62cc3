"""Decks that have not changed are counted, and sessions planned, without reading them."""

import sqlite3
from collections.abc import Callable, Collection
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiquiz.deck.card import Deck, Place, TextCard
from aiquiz.deck.entry import Entry, Unread, tags_of, tags_to_keep
from aiquiz.deck.file import FileText, read_file
from aiquiz.deck.problem import Problem
from aiquiz.deck.seen import CardFace, Sighting
from aiquiz.desk import Desk, StudyWish
from aiquiz.desk.overview import Overview
from aiquiz.desk.sitting import Known, chosen, sitting
from aiquiz.desk.so_far import SoFar
from aiquiz.desk.today import today_at_a_glance
from aiquiz.desk.wish import ONLY
from aiquiz.scheduling.exam import Exams
from aiquiz.scheduling.limits import Limits, Room, Tally
from aiquiz.scheduling.marks import Marks
from aiquiz.scheduling.memory import Memory
from aiquiz.scheduling.queue import Agenda
from aiquiz.scheduling.review import CardKey, Mark
from aiquiz.scheduling.siblings import answered
from aiquiz.study.plan import choose, choose_ahead, with_tags
from tests.desk.sat import Clock, Sit, answer, opened

DECKS = 12


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were read, in order."""
    found: list[str] = []

    def counted(path: Path) -> FileText | Problem:
        found.append(path.name)
        return read_file(path)

    monkeypatch.setattr("aiquiz.deck.opening.read_file", counted)
    return found


@pytest.fixture
def many(sit: Sit, tmp_path: Path) -> Sit:
    """Sits down at a desk with many decks that were seen before; three cards of two are begun."""
    own = tmp_path / "data" / "decks"
    for path in own.iterdir():
        path.unlink()
    for number in range(DECKS):
        cards = "".join(
            f"  - {{id: c{card}, question: Word {number} {card}?, answer: a, tags: [t{number}]}}\n"
            for card in range(3)
        )
        text = f"title: Deck {number:02}\nid: deck-{number:02}\nlanguage: en\ncards:\n{cards}"
        (own / f"{number:02}.yaml").write_text(text, encoding="utf-8")
    with closing(opened(sit())) as desk:
        answer(desk, desk.session(StudyWish(("deck-03",))), "a", "wrong")
        answer(desk, desk.session(StudyWish(("deck-07",), limit=1)), "a")
        desk.write(Mark(CardKey("deck-05", "en", "c1"), "suspend", desk.now()))
    return sit


def all_read(desk: Desk) -> Desk:
    for entry in desk.library.entries:
        entry.read()
    return desk


def test_a_second_opening_counts_the_same_as_with_everything_read(
    many: Sit, reads: list[str], clock: Clock
) -> None:
    clock.sleep(days=2)
    desk = opened(many())
    overview = desk.overview()
    assert reads == []
    clock.time = clock.time.replace(second=0)
    assert all_read(desk).overview() == overview
    assert len(reads) == DECKS
    total = overview.total
    assert (total.cards, total.due, total.suspended, total.missed) == (36, 3, 1, 1)
    assert [row.due for row in overview.rows if row.due] == [2, 1]


def test_a_session_reads_only_the_decks_that_it_asks_from(
    many: Sit, reads: list[str], clock: Clock
) -> None:
    clock.sleep(days=2)
    wishes = {
        StudyWish(new=0): {"03.yaml", "07.yaml"},
        StudyWish(new=4): {"00.yaml", "01.yaml", "03.yaml", "07.yaml"},
        StudyWish(tags=("t5", "t6")): {"05.yaml", "06.yaml"},
        StudyWish(only="missed", kind="cram"): {"03.yaml"},
        StudyWish(only="suspended"): {"05.yaml"},
        StudyWish(("deck-09",), kind="quiz", limit=2): {"09.yaml"},
    }
    for wish, files in wishes.items():
        reads.clear()
        with closing(opened(many())) as desk:
            session = desk.session(wish)
            assert set(reads) == files
            assert len(session.trail) == len(all_read(desk).session(wish).trail)


def test_counting_a_session_shaping_one_and_what_was_left_read_nothing(
    many: Sit, reads: list[str]
) -> None:
    desk = opened(many())
    answer(desk, desk.session(StudyWish(("deck-00", "deck-01"), kind="quiz", limit=5)), "a")
    desk.close()
    reads.clear()
    desk = opened(many())
    left, choices, count = desk.left_open(), desk.choices(), desk.count(StudyWish(kind="quiz"))
    assert reads == []
    assert left is not None
    assert (left.asked, left.total, count) == (1, 5, 35)
    assert choices.tags({"deck-03.en"}) == ["t3"]
    all_read(desk)
    assert (desk.left_open(), desk.choices()) == (left, choices)


def test_a_saved_deck_is_read_and_no_other_one(many: Sit, reads: list[str], tmp_path: Path) -> None:
    desk = opened(many())
    assert not desk.look()
    path = tmp_path / "data" / "decks" / "04.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "  - {question: New?, answer: b}\n", encoding="utf-8")
    assert desk.look()
    assert not desk.look()
    assert reads == ["04.yaml"]
    assert desk.overview().total.cards == 37


def test_a_deck_that_is_shown_is_read_before_it_leaves_the_thread(
    many: Sit, reads: list[str]
) -> None:
    desk = opened(many())
    path = desk.library.entries[2].path
    shown = [desk.entry_of(CardKey("deck-01", "en", "c0")), desk.entry_at(str(path))]
    assert reads == ["01.yaml", "02.yaml"]
    desk.close()
    assert all(entry is not None and entry.deck is not None for entry in shown)


def lost(database: sqlite3.Connection) -> None:
    database.execute("DELETE FROM seen_card")
    database.execute("DELETE FROM seen_deck")


def cards_lost(database: sqlite3.Connection) -> None:
    database.execute("DELETE FROM seen_card WHERE position = 1")


def garbled(database: sqlite3.Connection) -> None:
    database.execute("UPDATE seen_deck SET tags = '{', digest = 'x', inode = -1, title = '?'")


def older(database: sqlite3.Connection) -> None:
    for column in ("inode", "held", "tags", "reader"):
        database.execute(f"ALTER TABLE seen_deck DROP COLUMN {column}")
    for trigger in ("memory_made", "memory_moved", "memory_gone"):
        database.execute(f"DROP TRIGGER {trigger}")
    sums = ("sum_stream", "sum_answer", "sum_hour", "sum_band", "sum_time")
    for table in ("held", *sums, "missed"):
        database.execute(f"DROP TABLE {table}")
    seen = ("seen_card_key", "seen_card_turned")
    for index in (*seen, "memory_last", "event_params", "event_undo", "event_session"):
        database.execute(f"DROP INDEX {index}")
    database.execute("PRAGMA user_version = 2")


@pytest.mark.parametrize("harm", [lost, cards_lost, garbled, older])
def test_where_what_was_seen_is_lost_or_garbled_it_is_made_again(
    many: Sit, reads: list[str], harm: Callable[[sqlite3.Connection], None], clock: Clock
) -> None:
    clock.sleep(days=2)
    with closing(opened(many())) as desk:
        path, before = desk.folders.database, desk.overview()
        planned = desk.session(StudyWish(new=9)).trail
    with closing(sqlite3.connect(path)) as database:
        harm(database)
        database.commit()
    with closing(opened(many())) as desk:
        assert desk.overview() == before
        assert desk.session(StudyWish(new=9)).trail == planned
        all_read(desk)
    reads.clear()
    with closing(opened(many())) as desk:
        assert desk.overview() == before
        assert reads == []


# Whatever the decks, the progress and the wish

DAY = 20_000
# The last deck is the first one in another language, and some cards are others turned round.
NAMES = [*((f"d{deck}", "en") for deck in range(4)), ("d0", "fr")]
CARDS = [CardKey(*deck, card) for deck in NAMES for card in ("c0", "c0~", "c1")]


def held(deck: Deck, *, read: bool) -> Entry:
    path = Path(f"/decks/{deck.title}.yaml")
    whole = Entry(path, deck.title, deck)
    if read:
        return whole
    faces = tuple(CardFace(card.id, False, "text", card.id, "") for card in deck.cards)
    gone = CardFace("gone", False, "text", "gone", "", present=False)
    seen = Sighting(
        *(str(path), 1, 1, 1, "digest", deck.id, deck.language, deck.title, False, False, 0),
        *(len(deck.cards), tags_to_keep(tags_of(deck)), "reader", (*faces, gone)),
    )
    return Entry(path, "", None, unread=Unread(seen, lambda: seen.cards, lambda: whole))


def decks(tagged: Collection[CardKey]) -> list[Deck]:
    cards = [
        TextCard(
            id=key.card,
            question=key.card,
            answer="a",
            place=Place(1, 1),
            tags=("t",) if key in tagged else (),
        )
        for key in CARDS
    ]
    return [
        Deck(title=f"D{n}", id=name, language=language, cards=tuple(cards[3 * n : 3 * n + 3]))
        for n, (name, language) in enumerate(NAMES)
    ]


def memory(due_in: int, difficulty: float) -> Memory:
    # Every other card that comes back later was answered today.
    last = DAY if due_in > 0 and due_in % 2 else DAY - 5
    return Memory(30.0 if due_in > 5 else 5.0, difficulty, last, DAY + due_in, 1, 0)


SOME = st.frozensets(st.sampled_from(CARDS))
MEMORIES = st.dictionaries(
    st.sampled_from(CARDS), st.builds(memory, st.integers(-3, 9), st.floats(1, 10))
)
MARKS = st.builds(Marks, SOME, SOME, SOME)
LIMIT = st.none() | st.integers(0, 4)
ROOMS = st.builds(
    Room,
    st.builds(Tally, st.integers(0, 9), st.integers(0, 9)),
    st.dictionaries(st.sampled_from(["d0", "d1", "gone"]), st.builds(Limits, LIMIT, LIMIT)),
)
ORDER = st.sampled_from(["easiest", "recall", "due"])
SETTLED = st.tuples(
    ROOMS, ORDER, st.dictionaries(st.sampled_from(["d0", "d1"]), ORDER), st.booleans()
)


def agenda(
    memories: dict[CardKey, Memory], settled: tuple[Room, str, dict[str, str], bool]
) -> Agenda:
    room, order, orders, mixed = settled
    return Agenda(DAY, room, answered(memories, DAY), order, orders, mixed)


WISHES = st.builds(
    StudyWish,
    limit=st.none() | st.integers(1, 9),
    new=st.none() | st.integers(0, 9),
    tags=st.sampled_from([(), ("t",), ("t", "u"), ("u",)]),
    kind=st.sampled_from(["study", "ahead", "cram", "quiz"]),
    only=st.sampled_from(ONLY),
    cards=st.none() | SOME.map(tuple),
    within=st.none() | st.integers(1, 9),
)


def wanted(wish: StudyWish, whole: list[Deck], known: Known) -> list[CardKey]:
    """The cards that a session over `whole` asks, found by looking at each of them."""
    by_only = {
        "": set(CARDS),
        "new": set(CARDS) - set(known.memories),
        "missed": set[CardKey](),
        "flagged": set(known.marks.flagged),
        "suspended": set(known.marks.suspended),
        "leech": set(known.leeches),
    }
    open_to = by_only[wish.only] if wish.cards is None else set(wish.cards)
    open_to -= known.marks.buried if wish.only == "suspended" else known.marks.away
    tagged = {
        CardKey(deck.id, deck.language, card)
        for deck in whole
        for card in (with_tags(deck, wish.tags) if wish.tags else [c.id for c in deck.cards])
    }
    keys = [key for key in CARDS if key in open_to & tagged]
    if wish.kind == "ahead":
        early = choose_ahead(
            keys, known.memories, known.agenda, within=wish.within, limit=wish.limit, seed=3
        )
        return [candidate.key for candidate in early]
    found = choose(
        keys,
        known.memories,
        known.agenda,
        kind=wish.kind,
        new=wish.new,
        limit=wish.limit,
        seed=3,
    )
    return [candidate.key for candidate in found]


@given(SOME, MEMORIES, MARKS, WISHES, SETTLED)
def test_a_session_over_unread_decks_asks_what_one_over_all_of_them_does(
    tagged: Collection[CardKey],
    memories: dict[CardKey, Memory],
    marks: Marks,
    wish: StudyWish,
    settled: tuple[Room, str, dict[str, str], bool],
) -> None:
    whole = decks(tagged)
    some = frozenset(sorted(memories)[::2])
    known = Known(memories, marks, agenda(memories, settled), [], Exams(), some)
    for read in (True, False):
        entries = [held(deck, read=read) for deck in whole]
        expected = wanted(wish, whole, known)
        assert [card.key for card in chosen(wish, entries, known, 3).cards] == expected
        planned = sitting(wish, entries, known, 3).planned
        assert [card.key for card in planned] == expected
        assert all(card.card.question == card.key.card for card in planned)


@given(MEMORIES, MARKS, SETTLED, st.sets(st.integers(0, 4)))
def test_home_counts_unread_decks_as_it_does_read_ones_and_as_sessions_do(
    memories: dict[CardKey, Memory],
    marks: Marks,
    settled: tuple[Room, str, dict[str, str], bool],
    asked: set[int],
) -> None:
    today = agenda(memories, settled)

    def overview(*, read: bool) -> Overview:
        entries = [held(deck, read=read) for deck in decks(())]
        usual = [entry for number, entry in enumerate(entries) if number in asked]
        return today_at_a_glance(entries, usual, memories, SoFar(), marks, today, Exams())

    shown = overview(read=False)
    assert shown == overview(read=True)
    entries = [held(deck, read=False) for deck in decks(())]
    known = Known(memories, marks, today, [], Exams())
    usual = [entry for number, entry in enumerate(entries) if number in asked]
    rows = [(shown.total, usual), *((row, [e]) for row, e in zip(shown.rows, entries, strict=True))]
    for row, of_row in rows:
        found = chosen(StudyWish(), of_row, known, 3).cards
        assert row.due == sum(card.memory is not None for card in found)
        assert row.new == sum(card.memory is None for card in found)
