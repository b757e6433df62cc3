"""A change reached the disk although SQLite reported that it failed: nothing is there twice."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from aiquiz.progress.allowance import Allowance
from aiquiz.progress.elsewhere import Source
from aiquiz.progress.store import Store
from aiquiz.progress.trouble import StoreError
from aiquiz.scheduling.limits import Tally
from aiquiz.scheduling.review import ELSEWHERE, Mark, Rating, Undo
from tests.faults.images import NAME
from tests.faults.soundness import opened, unsound
from tests.faults.vfs import Call, Disk, Refusal, under_sqlite, why_not
from tests.progress.test_store import CARD, OTHER, at, review

pytestmark = pytest.mark.skipif(bool(why_not()), reason=why_not())


class Forgetful(Disk):
    """Empties the journal, which makes a change hold, and then fails once if it is `set`."""

    syncs = False

    def __init__(self) -> None:
        self.set = False
        self._emptied = False

    def before(self, call: Call) -> Refusal | None:
        """Fail to sync the journal that was emptied."""
        if call.what == "sync" and self._emptied and self.set:
            self.set = False
            return Refusal(10 | 4 << 8)
        return None

    def after(self, call: Call) -> None:
        """Know that the journal was emptied."""
        self._emptied = call.what == "truncate" and call.path.name != NAME


@pytest.fixture
def disk() -> Forgetful:
    return Forgetful()


@pytest.fixture
def store(disk: Forgetful, tmp_path: Path) -> Iterator[Store]:
    with under_sqlite(disk), opened(tmp_path / NAME) as opened_store:
        opened_store.begin("study", [("deck", "en")], at(0))
        yield opened_store
    assert not unsound(tmp_path / NAME)


def lose(disk: Forgetful) -> "pytest.RaisesExc[StoreError]":
    disk.set = True
    return pytest.raises(StoreError)


ENTRY = review(0, Rating.HARD)


def test_an_answer_given_again_is_there_once(store: Store, disk: Forgetful) -> None:
    with lose(disk):
        store.append(ENTRY)
    assert len(store.reviews()) == 1
    ref, memory = store.append(ENTRY)
    assert [one.ref for one in store.reviews()] == [ref]
    assert store.memory(CARD) == memory
    assert len(store.sessions()) == 1


def test_another_answer_is_taken_instead(store: Store, disk: Forgetful) -> None:
    with lose(disk):
        store.append(ENTRY)
    ref, _memory = store.append(review(1, card=OTHER))
    again, _memory = store.append(Undo(ref, at(2)))
    assert len({ref, again, *(one.ref for one in store.reviews())}) == 3
    assert [one.review for one in store.reviews()] == [ENTRY]


def test_another_answer_of_another_session_is_taken(store: Store, disk: Forgetful) -> None:
    with lose(disk):
        store.append(ENTRY)
    store.begin("study", [("other", "en")], at(1))
    store.append(review(1, card=OTHER))
    store.append(review(1, card=OTHER))
    first, *later = store.reviews()
    assert first.session != later[0].session == later[1].session
    assert [one.ref for one in store.sessions()] == [first.session, later[0].session]


def test_several_marks_are_there_once_and_others_are_taken(store: Store, disk: Forgetful) -> None:
    marks = [Mark(CARD, "flag", at(0)), Mark(OTHER, "flag", at(0))]
    with lose(disk):
        store.append_all(marks)
    refs = store.append_all(marks)
    with lose(disk):
        store.append_all([Mark(CARD, "bury", at(1))])
    others = store.append_all([Mark(CARD, "suspend", at(1)), Mark(OTHER, "suspend", at(1))])
    assert len({*refs, *others}) == 4
    assert store.marks(at(1).day).suspended == {CARD, OTHER}


def test_an_allowance_is_there_once_and_another_one_is_taken(store: Store, disk: Forgetful) -> None:
    with lose(disk):
        store.allow(Allowance(Tally(5, 0), at(0)))
    store.allow(Allowance(Tally(5, 0), at(0)))
    with lose(disk):
        store.allow(Allowance(Tally(1, 0), at(0)))
    store.allow(Allowance(Tally(2, 0), at(0)))
    assert sum(tally.new for tally in store.allowed_on(at(0).day).values()) == 8


def test_a_history_from_elsewhere_is_there_once_and_answers_follow(
    store: Store, disk: Forgetful
) -> None:
    facts: dict[str, Any] = {"mode": ELSEWHERE, "recall": None, "stability": None, "typed": None}
    several = [review(-day, **facts) for day in range(3, 0, -1)]
    with lose(disk):
        store.take_in(several, Source("log.csv", at(0)))
    assert store.take_in(several, Source("log.csv", at(0))) == 0
    store.append(ENTRY)
    with lose(disk):
        store.take_back(several, at(1))
    assert store.take_back(several, at(1)) == 0
    store.append(review(2))
    assert len(store.reviews()) == 2
