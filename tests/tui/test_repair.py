"""Damage that is found at the start leads to its repair, and nothing is changed before."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random
from threading import Event
from typing import Any

import pytest

from aiquiz.progress import repair
from aiquiz.progress.repair import Mended
from aiquiz.progress.trouble import StoreError
from aiquiz.say.language import speak
from aiquiz.settings.file import Settings
from aiquiz.tui.screens.home import Home
from aiquiz.tui.screens.repair import Repair
from tests.progress import damaging
from tests.progress.shut import lead_away
from tests.progress.studied import Lived, lived, rows_in
from tests.tui.played import Played, play
from tests.tui.test_every_screen import SMALL, TINY, look

Do = Callable[[Lived], object]


@pytest.fixture
def there(tmp_path: Path) -> Lived:
    return lived(tmp_path)


async def repair_on_a_full_disk(played: Played, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have it repaired where that fails, and is told."""

    def full(*_facts: object, **_more: object) -> None:
        raise StoreError("full", path="x")

    with monkeypatch.context() as patched:
        patched.setattr("aiquiz.progress.repair.mend", full)
        await played.press("enter")
        assert "The disk is full" in played.screen()


def test_it_is_told_what_can_be_kept_and_enter_repairs(
    there: Lived, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    damaging.header_garbage(there.database, Random(1))
    before = there.database.read_bytes()
    names = sorted(there.database.parent.iterdir())

    async def script(played: Played) -> None:
        assert isinstance(played.app.screen, Repair)
        assert "Your progress is damaged" in played.screen()
        assert "Can be kept: 120 answers" in played.screen()
        assert "100 are from copies" in played.screen()
        assert there.database.read_bytes() == before
        assert sorted(there.database.parent.iterdir()) == names
        await look(played, TINY, SMALL, (80, 24))
        await played.press("enter")
        assert "Repaired" in played.screen()
        assert rows_in(there.database) == there.rows
        await look(played, TINY, SMALL, (80, 24))
        await played.press("enter")
        assert isinstance(played.app.screen, Home)
        assert "cards today" in played.screen()
        assert "damaged" not in played.screen()

    play(there.home, script, None)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_small_screen_shows_all_of_it_once_it_is_scrolled(there: Lived, language: str) -> None:
    damaging.header_garbage(there.database, Random(1))
    speak(language)

    async def script(played: Played) -> None:
        first = played.screen()
        assert "↓ " in first.splitlines()[-1]
        told = played.text("#repair-body").split()
        seen = first.replace("▌", " ").split()
        for _page in range(9):
            await played.press("pagedown")
            seen += played.screen().replace("▌", " ").split()
            assert "enter" in played.screen().splitlines()[-1].replace("entrée", "enter")
        assert told[-1] in played.screen().splitlines()[-2]
        assert not {word for word in told if word not in seen}
        assert "↓ " not in played.screen().splitlines()[-1]
        await played.press("k", "up", "j", "down", "G", "g")
        assert played.screen() == first

    chosen = Settings(motion=False, language=language)
    play(there.home, script, None, size=(40, 12), settings=chosen)


def test_whoever_leaves_changes_nothing_and_is_told_at_home(there: Lived) -> None:
    damaging.header_garbage(there.database, Random(1))
    before = there.database.read_bytes()

    async def script(played: Played) -> None:
        await played.press("escape")
        assert isinstance(played.app.screen, Home)
        assert "aiquiz doctor --repair" in " ".join(played.screen().split())

    play(there.home, script, None)
    assert there.database.read_bytes() == before


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (lambda there: there.database.unlink(), "Your progress is gone"),
        (lambda there: there.database.write_bytes(b""), "Your progress is gone"),
        (lambda there: there.database.write_bytes(b"a diary"), "Another file stands"),
        (lambda there: damaging.trigger_dropped(there.database, Random(1)), "damaged"),
        (lambda there: damaging.table_dropped(there.database, Random(1)), "damaged"),
    ],
)
def test_each_kind_of_damage_is_called_by_its_name(there: Lived, damage: Do, told: str) -> None:
    damage(there)

    async def script(played: Played) -> None:
        assert told in played.screen()
        says_aside = "A repair puts the damaged file aside" in played.screen()
        assert says_aside == ("gone" not in told), "there is nothing to put aside"
        await played.press("enter", "enter")
        assert isinstance(played.app.screen, Home)
        assert there.in_copy <= rows_in(there.database)

    play(there.home, script, None)


def test_a_repair_that_fails_says_why_and_can_be_tried_again(
    there: Lived, monkeypatch: pytest.MonkeyPatch
) -> None:
    damaging.header_garbage(there.database, Random(1))

    async def script(played: Played) -> None:
        await repair_on_a_full_disk(played, monkeypatch)
        await played.press("enter")
        assert "Repaired" in played.screen()
        assert rows_in(there.database) == there.rows

    play(there.home, script, None)


def hurt(there: Lived) -> None:
    """Damage a page that no start reads."""
    with closing(sqlite3.connect(there.database)) as database:
        query = "SELECT rootpage FROM sqlite_schema WHERE name = 'seen_card_turned'"
        [[root]] = database.execute(query)
    with there.database.open("r+b") as file:
        file.seek((root - 1) * 4096)
        file.write(os.urandom(4096))


def test_after_a_run_that_was_cut_off_all_is_looked_through(there: Lived) -> None:
    hurt(there)
    state = there.home / "state"
    state.mkdir()
    (state / "looked-through").write_bytes(b"")
    os.utime(state / "looked-through", (1_795_000_000, 1_795_000_000))
    note = state / f"running-{2**22 + 1}"
    note.write_bytes(b"")

    async def script(played: Played) -> None:
        await played.until(lambda: isinstance(played.app.screen, Repair))
        await played.settle()
        assert "damaged" in played.screen()
        await played.until(lambda: "Can be kept" in played.screen())
        await played.press("enter", "enter")
        assert isinstance(played.app.screen, Home)
        assert rows_in(there.database) == there.rows

    play(there.home, script, None)


def test_a_disk_that_fails_while_all_is_looked_through_is_told(
    there: Lived, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_facts: object) -> None:
        raise StoreError("io", path="x")

    monkeypatch.setattr("aiquiz.progress.soundness.look", fail)
    state = there.home / "state"
    state.mkdir()
    (state / f"running-{2**22 + 1}").write_bytes(b"")

    async def script(played: Played) -> None:
        await played.until(lambda: played.text("#notice"))
        await played.settle()
        assert "reports an error" in " ".join(played.screen().split())

    play(there.home, script, None)


async def found_while_it_runs(played: Played) -> None:
    """Come to the repair as the look at all of the progress does, with progress open."""
    assert isinstance(played.app.screen, Home)
    path = str(played.app.desk.folders.database)
    played.app.screen._stop_at(StoreError("damaged", path=path))
    await played.settle()
    assert isinstance(played.app.screen, Repair)


def test_what_was_repaired_while_the_program_runs_is_open_again(there: Lived) -> None:
    async def script(played: Played) -> None:
        hurt(there)
        await found_while_it_runs(played)
        await played.press("enter")
        assert "Repaired" in played.screen()
        await played.app._tell_changes()
        await played.press("enter")
        assert isinstance(played.app.screen, Home)
        assert played.text("#notice") == ""
        assert rows_in(there.database) == there.rows
        await played.app._tell_changes()

    play(there.home, script, None)


def test_a_repair_that_fails_while_the_program_runs_ends_nothing(
    there: Lived, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def script(played: Played) -> None:
        damaging.header_garbage(there.database, Random(1))
        await found_while_it_runs(played)
        await repair_on_a_full_disk(played, monkeypatch)
        await played.app._tell_changes()
        await played.press("escape")
        assert isinstance(played.app.screen, Home)
        assert "doctor --repair" in " ".join(played.screen().split())
        await played.app._tell_changes()
        # Enter tries again, and finds what is still wrong.
        await played.press("enter")
        assert isinstance(played.app.screen, Repair)
        await played.press("enter", "enter")
        assert isinstance(played.app.screen, Home)
        assert "damaged" not in played.screen()
        assert rows_in(there.database) == there.rows

    play(there.home, script, None)


def test_whoever_leaves_while_it_is_repaired_sees_what_came_of_it(
    there: Lived, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, goes_on = Event(), Event()
    mend = repair.mend

    def slow(*facts: Any, **more: Any) -> Mended:
        begun.set()
        assert goes_on.wait(20)
        return mend(*facts, **more)

    async def script(played: Played) -> None:
        hurt(there)
        await found_while_it_runs(played)
        monkeypatch.setattr("aiquiz.progress.repair.mend", slow)
        await played.pilot.press("enter")
        while not begun.is_set():
            await played.pilot.pause()
        await played.pilot.press("escape")
        assert isinstance(played.app.screen, Home)
        goes_on.set()
        await played.settle()
        await played.app._tell_changes()
        assert isinstance(played.app.screen, Home)
        assert played.text("#notice") == ""
        assert rows_in(there.database) == there.rows

    play(there.home, script, None)


def test_a_run_leaves_a_note_while_it_goes_on_and_takes_it_away(there: Lived) -> None:
    state = there.home / "state"

    async def script(played: Played) -> None:
        await played.until(lambda: (state / "looked-through").exists())
        assert (state / f"running-{os.getpid()}").exists()

    play(there.home, script, None)
    assert not list(state.glob("running-*"))


def test_lost_progress_whose_copies_cant_be_seen_is_told_and_tried_again(there: Lived) -> None:
    there.database.unlink()
    lead_away(there.backups)

    async def script(played: Played) -> None:
        assert "copies of it can’t be looked for" in " ".join(played.screen().split())
        assert not there.database.exists()
        there.backups.unlink()
        there.backups.with_name("elsewhere").rename(there.backups)
        await played.press("enter")
        assert isinstance(played.app.screen, Repair)
        assert "Can be kept: 100 answers" in played.screen()

    play(there.home, script, None)


def test_what_can_be_kept_is_not_told_without_copies_that_cant_be_seen(there: Lived) -> None:
    damaging.header_garbage(there.database, Random(1))
    lead_away(there.backups)

    async def script(played: Played) -> None:
        assert isinstance(played.app.screen, Repair)
        assert "is gone: put it" in " ".join(played.text("#repair-body").split())
        assert "0 answers" not in played.screen()

    play(there.home, script, None)


def test_what_is_found_while_the_screen_is_taken_apart_is_told_to_nobody(there: Lived) -> None:
    damaging.header_garbage(there.database, Random(1))

    async def script(played: Played) -> None:
        screen = played.app.screen
        assert isinstance(screen, Repair)
        await screen.query("*").remove()
        await screen._look()

    play(there.home, script, None)
