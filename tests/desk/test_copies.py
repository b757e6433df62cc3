"""A restore beside another window, and at the desk that asks for it."""

from contextlib import closing
from pathlib import Path

import pytest

from aiquiz.desk import StudyWish
from aiquiz.desk.copies import back_up, before_last_restore, copies, name_of, named, restore
from aiquiz.desk.doctor import begin_run, repair_progress
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


def test_where_progress_cant_be_opened_again_that_is_told_until_it_can(
    sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    def shut(*_facts: object, **_more: object) -> None:
        raise StoreError("no-access", path="x")

    with closing(opened(sit())) as desk:
        backup = back_up(desk)
        assert backup is not None
        with monkeypatch.context() as patched:
            patched.setattr("aiquiz.progress.store.open_store", shut)
            for does in (lambda: restore(desk, backup.path), desk.look, desk.overview, desk.reopen):
                with pytest.raises(StoreError) as told:
                    does()
                assert told.value.code == "no-access"
            assert desk.moved() == []
            assert not desk.written_elsewhere()
        desk.reopen()
        desk.look()
        answer(desk, desk.session(StudyWish(decks=("capitals.en",))), "Paris")
        assert len(desk.store.reviews()) == 1


def test_a_copy_that_will_not_do_leaves_the_desk_open(sit: Sit, tmp_path: Path) -> None:
    with closing(opened(sit())) as desk:
        with pytest.raises(StoreError) as told:
            restore(desk, tmp_path / "none.db")
        assert told.value.code == "no-copy"
        answer(desk, desk.session(StudyWish(decks=("capitals.en",))), "Paris")
        assert len(desk.store.reviews()) == 1


def test_the_note_of_the_run_stays_until_its_end(sit: Sit) -> None:
    desk = opened(sit())
    begin_run(desk)
    backup = back_up(desk)
    assert backup is not None
    restore(desk, backup.path)
    assert list(desk.folders.state.glob("running-*"))
    repair_progress(desk)
    assert list(desk.folders.state.glob("running-*"))
    desk.close()
    assert not list(desk.folders.state.glob("running-*"))


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
