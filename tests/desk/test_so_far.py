"""What home needs of the past: read from tables, as all reviews together tell it."""

from collections.abc import Iterator

import pytest

from aiquiz.desk import Desk, StudyWish, so_far
from aiquiz.desk.browse.cards import missed
from aiquiz.desk.pace import USUAL_PACE_MS, pace_before
from aiquiz.progress.elsewhere import Source
from aiquiz.progress.store import Store
from aiquiz.progress.trouble import StoreError
from aiquiz.scheduling.memory import Memory
from aiquiz.scheduling.review import ELSEWHERE, CardKey, Override, Rating, Review, Undo
from tests.desk.sat import Clock, Sit, answer, opened

FRANCE = CardKey("capitals", "en", "france")
PERU = CardKey("capitals", "en", "peru")
ALL = StudyWish(("capitals",))
MISSED = StudyWish(("capitals",), kind="cram", only="missed")


def elsewhere(desk: Desk, days_ago: int, took_ms: int, card: CardKey = PERU) -> Review:
    now = desk.now()
    at = now._replace(at_ms=now.at_ms - days_ago * 86_400_000)
    facts = "wrong", "", Rating.AGAIN, 0.0, 0, 1, took_ms, ELSEWHERE, None, None, None
    return Review(card, at, *facts)


def source(desk: Desk) -> Source:
    return Source("reviews.csv", desk.now())


@pytest.fixture
def lived(sit: Sit, clock: Clock) -> Desk:
    """Three days, with whatever changes what counts, and a session taken up again."""
    desk = opened(sit())
    answer(desk, desk.session(ALL), "Paris", "Lyon", "Lyon")
    desk.store.take_in([elsewhere(desk, days_ago, 3_000) for days_ago in (5, 9)], source(desk))
    clock.sleep(1)
    answer(desk, desk.session(StudyWish(("capitals",), kind="quiz")), "Rome", "Lima", "Nairobi")
    *_, wrong, _right, last = desk.store.reviews()
    desk.write(Override(wrong.ref, "correct", Rating.GOOD, 1.0, desk.now()))
    desk.write(Undo(last.ref, desk.now()))
    clock.sleep(2)
    answer(desk, desk.session(ALL), "Lyon")
    left = desk.left_open()
    assert left is not None
    answer(desk, desk.session(left.wish), "Lima")
    return desk


def test_the_tables_tell_what_every_review_does(lived: Desk) -> None:
    today = lived.now().day
    told = so_far.so_far_of(lived.store.reviews(), today)
    assert so_far.so_far(lived.store, today) == told
    assert (len(told.of_today), len(told.days), len(told.missed)) == (2, 5, 2)


def test_home_and_lists_of_what_was_missed_never_read_every_review(
    lived: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = so_far.so_far_of(lived.store.reviews(), lived.now().day).missed

    def read(_store: Store, since: int | None = None) -> list[object]:
        raise AssertionError("every review was read")

    monkeypatch.setattr(Store, "reviews", read)
    assert lived.overview().answered_today == 2
    assert missed(lived) == expected
    assert lived.count(MISSED) == sum(card.language == "en" for card in expected)


@pytest.mark.parametrize("made", ["busy", "read-only", "full"])
def test_where_nothing_can_be_written_every_review_is_read(
    lived: Desk, monkeypatch: pytest.MonkeyPatch, made: str
) -> None:
    today = lived.now().day
    expected = so_far.so_far_of(lived.store.reviews(), today)

    def count(_store: Store) -> Iterator[float]:
        raise StoreError(made, path="")

    monkeypatch.setattr(Store, "count", count)
    assert so_far.so_far(lived.store, today) == expected
    assert so_far.missed(lived.store) == expected.missed


def test_what_is_new_is_told_where_the_disk_is_read_only(lived: Desk) -> None:
    before = lived.overview()
    answer(lived, lived.session(ALL), "Nairobi")
    lived.store.database.execute("PRAGMA query_only = ON")
    after = lived.overview()
    assert after.answered_today == before.answered_today + 1
    lived.store.database.execute("PRAGMA query_only = OFF")
    assert lived.overview() == after


def test_a_log_that_is_damaged_is_told(lived: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def count(_store: Store) -> Iterator[float]:
        raise StoreError("damaged", path="")

    monkeypatch.setattr(Store, "count", count)
    with pytest.raises(StoreError):
        lived.overview()


def test_the_pace_before_an_exam_is_that_of_the_answers_here_before_today(
    sit: Sit, clock: Clock
) -> None:
    desk = opened(sit())
    day = desk.now().day
    imported = [elsewhere(desk, days_ago, 500) for days_ago in range(1, 20)]
    desk.store.take_in(imported, source(desk))
    assert pace_before(desk.store, day) == USUAL_PACE_MS
    template = imported[0]._replace(verdict="correct", rating=Rating.GOOD, mode="due")
    for number in range(1, 12):
        desk.write(template._replace(moment=desk.now(), took_ms=number * 1000))
    assert pace_before(desk.store, day) == USUAL_PACE_MS
    clock.sleep(1)
    assert pace_before(desk.store, day + 1) == 6_000


def test_what_is_left_open_is_found_with_one_look_however_many_sessions_there_were(
    sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = opened(sit())
    for _ in range(4):
        answer(desk, desk.session(StudyWish(("capitals",), kind="quiz")), "a", "b", "c")
    looks: list[Store] = []
    real = Store.memories

    def memories(store: Store, lapses: int = 0) -> dict[CardKey, Memory]:
        looks.append(store)
        return real(store, lapses)

    monkeypatch.setattr(Store, "memories", memories)
    assert desk.left_open() is None
    assert len(looks) == 1
