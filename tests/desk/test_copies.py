"""A restore beside another window, and at the desk that asks for it."""

from contextlib import closing
from pathlib import Path

import pytest

from aiquiz.desk import StudyWish
from aiquiz.desk.copies import back_up, before_last_restore, copies, name_of, named, restore
from aiquiz.progress.trouble import StoreError
from aiquiz.scheduling.review import CardKey
from tests.desk.sat import Sit, answer, opened

FRANCE = CardKey("capitals", "en", "france")


def test_an_open_window_sees_what_was_restored_and_loses_nothing_it_answered(sit: Sit) -> None:
    with closing(opened(sit())) as other, closing(opened(sit())) as desk:
        answer(other, other.session(StudyWish(decks=("capitals.en",))), "Paris")
        backup = back_up(desk)
        assert backup is not None
        with closing(opened(sit())) as third:
            answer(third, third.session(StudyWish(decks=("capitals.en",), kind="quiz")), "Lima")
        session = desk.session(StudyWish(decks=("capitals.en",), kind="cram"))
        answer(desk, session, "one")
        assert len(other.store.reviews()) == 3
        other.written_elsewhere()
        with closing(sit()) as fourth:
            kept = restore(fourth, backup.path).kept
        assert other.written_elsewhere()
        assert [logged.review.card for logged in other.store.reviews()] == [FRANCE]
        # What this window was told is safe is there again with its next answer.
        answer(desk, session, "two")
        assert len(desk.store.reviews()) == 3
        assert kept == before_last_restore(copies(desk))


def test_a_desk_is_used_on_after_it_restored(sit: Sit) -> None:
    with closing(opened(sit())) as desk:
        backup = back_up(desk)
        assert backup is None or backup.answers == 0
        assert backup is not None
        answer(desk, desk.session(StudyWish(decks=("capitals.en",))), "Paris", "Lima")
        restore(desk, backup.path)
        desk.open()
        assert desk.store.reviews() == []
        answer(desk, desk.session(StudyWish(decks=("capitals.en",))), "Paris")
        assert len(desk.store.reviews()) == 1


def test_a_copy_is_named_in_several_ways(sit: Sit, tmp_path: Path) -> None:
    with closing(opened(sit())) as desk:
        made = [back_up(desk) for _ in range(2)]
        found = copies(desk)
        assert [copy.path for copy in found] == [copy.path for copy in reversed(made) if copy]
        newest = found[0]
        for name in ("1", name_of(newest), newest.path.name, newest.path.stem, str(newest.path)):
            assert named(name, found) == newest.path
        assert named(name_of(newest).partition("-")[0], found) == newest.path
        for name in ("0", "3", "-1", "", "20", "none"):
            with pytest.raises(StoreError) as told:
                named(name, found)
            assert told.value.code == "no-copy"
