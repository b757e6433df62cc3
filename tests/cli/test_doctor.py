"""`aiquiz doctor`, and what other commands say of progress that is damaged or hostile."""

import json
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from aiquiz.cli import failure
from aiquiz.cli.failure import say_failure
from aiquiz.cli.start import start
from aiquiz.progress import backups
from tests.cli.test_commands import run
from tests.progress import damaging
from tests.progress.damaging import Damage
from tests.progress.hostile_databases import HOSTILE, Make
from tests.progress.shut import lead_away
from tests.progress.studied import lived, rows_in

SECONDS, MEGABYTES = 30, 1500


def run_bounded(home: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run a command that gets so much time and memory and no more."""

    def bound() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES << 20, MEGABYTES << 20))

    return subprocess.run(
        [sys.executable, "-m", "aiquiz", *arguments],
        env={"AIQUIZ_HOME": str(home), "LANG": "C.UTF-8", "TZ": "UTC", "HOME": str(home)},
        input="",
        capture_output=True,
        text=True,
        timeout=SECONDS,
        preexec_fn=bound,
        check=False,
    )


def is_told_well(found: "subprocess.CompletedProcess[str]") -> bool:
    """Tell whether all that was written are sentences, whatever came of it."""
    text = found.stdout + found.stderr
    return (
        found.returncode in (0, 1, 2)
        and "Traceback" not in text
        and "internal error" not in text
        and "\x1b" not in text
        and (found.returncode == 0 or bool(text.strip()))
    )


@pytest.mark.long
@pytest.mark.parametrize("make", HOSTILE, ids=lambda make: make.__name__)
def test_a_hostile_database_does_nothing_but_be_told(tmp_path: Path, make: Make) -> None:
    path = tmp_path / "data" / "progress.db"
    path.parent.mkdir(mode=0o700)
    make(path)
    for arguments in (("due",), ("doctor",), ("doctor", "--repair"), ("due",)):
        found = run_bounded(tmp_path, *arguments)
        assert is_told_well(found), (make.__name__, arguments, found)
    assert found.returncode == 0, found


def test_sound_progress_says_what_was_looked_at(tmp_path: Path) -> None:
    lived(tmp_path)
    found = run(tmp_path, "doctor")
    assert (found.returncode, found.stderr) == (0, "")
    first, second, third = found.stdout.splitlines()
    assert "120 answers" in first
    assert "20 cards, 3 decks, 6 runs" in first
    assert second.startswith("Copies: 1 sound one")
    assert third.startswith("Sound:")


def test_before_anything_was_studied_there_is_nothing_to_look_at(tmp_path: Path) -> None:
    found = run(tmp_path, "doctor")
    assert found.returncode == 0
    assert found.stdout.startswith("Nothing was studied yet")
    assert not (tmp_path / "data" / "progress.db").exists()


def test_damage_is_told_repaired_and_then_gone(tmp_path: Path) -> None:
    there = lived(tmp_path)
    damaging.header_garbage(there.database, Random(1))
    for arguments in (("due",), ("study", "--plain")):
        told = run(tmp_path, *arguments)
        assert told.returncode == 2
        assert told.stderr.endswith(
            "aiquiz doctor --repair brings together all that can be read.\n"
        )
        assert told.stderr.count("\n") == 1
    found = run(tmp_path, "doctor")
    assert found.returncode == 1
    assert "its beginning is destroyed" in found.stdout
    repaired = run(tmp_path, "doctor", "--repair")
    assert repaired.returncode == 0
    assert "Kept: 120 answers" in repaired.stdout
    assert "100 are from copies" in repaired.stdout
    assert "Nothing is known to be lost." in repaired.stdout
    assert rows_in(there.database) == there.rows
    assert run(tmp_path, "doctor").returncode == 0


@pytest.mark.parametrize(
    "damage", [damaging.cut_to_half, damaging.cut_to_100_000_bytes, damaging.second_half_noise]
)
def test_a_file_that_is_there_by_half_is_not_told_to_have_lost_nothing(
    tmp_path: Path, damage: Damage
) -> None:
    there = lived(tmp_path)
    damage(there.database, Random(1))
    repaired = run(tmp_path, "doctor", "--repair")
    assert there.rows > rows_in(there.database) >= there.in_copy
    assert "Nothing is known to be lost." not in repaired.stdout
    assert "can’t be understood. Answers given after 9 Oct" in repaired.stdout


@pytest.fixture
def from_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("AIQUIZ_HOME", str(tmp_path))
    start.cache_clear()
    yield
    start.cache_clear()


@pytest.mark.usefixtures("from_home")
@pytest.mark.parametrize("damage", [damaging.header_garbage, damaging.rows_changed])
def test_an_error_is_told_as_damage_without_a_look_at_the_copies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: Damage
) -> None:
    there = lived(tmp_path)
    damage(there.database, Random(1))
    asked: list[Path] = []

    def note(path: Path) -> list[backups.Backup]:
        asked.append(path)
        return []

    for name in ("listed", "settled", "unsettled"):
        monkeypatch.setattr(backups, name, note)
    assert say_failure(ValueError("what such a row came to")) == 2
    assert asked == []


@pytest.mark.usefixtures("from_home")
def test_where_there_is_no_time_to_look_an_error_is_one_of_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    damaging.rows_changed(lived(tmp_path).database, Random(1))
    monkeypatch.setattr(failure, "_LOOK_SECONDS", -1)
    assert say_failure(ValueError("what such a row came to")) == 70


def test_what_is_lost_is_told_by_deck(tmp_path: Path) -> None:
    there = lived(tmp_path)
    damaging.cut_at_a_page(there.database, Random(1))
    found = run(tmp_path, "doctor", "--repair", "--json")
    facts = json.loads(found.stdout)
    assert (facts["version"], facts["sound"]) == (1, True)
    assert [one["code"] for one in facts["repaired"]] == ["unreadable"]
    assert facts["kept"]["answers"] == sum(deck["answers"] for deck in facts["kept"]["decks"])
    assert Path(facts["kept"]["damaged_file"]).exists()
    assert [one["code"] for one in facts["findings"]] == ["kept-damaged"]


def test_an_emptied_file_is_no_new_beginning(tmp_path: Path) -> None:
    there = lived(tmp_path)
    there.database.write_bytes(b"")
    told = run(tmp_path, "due")
    assert told.returncode == 2
    assert "copies of it are there" in told.stderr
    assert there.database.read_bytes() == b""
    repaired = run(tmp_path, "doctor", "--repair")
    assert repaired.returncode == 0
    assert "100 are from copies, the last of" in repaired.stdout
    assert "from the damaged file" not in repaired.stdout
    assert rows_in(there.database) == there.in_copy


def test_a_setting_that_will_not_do_and_a_deck_folder_that_is_shut_are_told(tmp_path: Path) -> None:
    lived(tmp_path)
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "config.toml").write_text("new_cards = 'many'\n", encoding="utf-8")
    (tmp_path / "data" / "decks").write_text("no folder", encoding="utf-8")
    found = run(tmp_path, "doctor", "--json")
    assert found.returncode == 1
    codes = [one["code"] for one in json.loads(found.stdout)["findings"]]
    assert codes == ["settings", "decks"]


def test_settings_that_no_line_is_to_blame_for_name_none(tmp_path: Path) -> None:
    lived(tmp_path)
    file = tmp_path / "config" / "config.toml"
    file.mkdir(parents=True)
    assert f"1 setting will not do: see {file}.\n" in run(tmp_path, "doctor").stdout


def test_copies_that_cant_be_seen_are_a_problem_and_nothing_is_repaired_without(
    tmp_path: Path,
) -> None:
    there = lived(tmp_path)
    lead_away(there.backups)
    damaging.header_garbage(there.database, Random(1))
    before = there.database.read_bytes()
    found = run(tmp_path, "doctor")
    assert found.returncode == 1
    assert f"The copies of your progress can’t be seen. {there.backups} is gone:" in found.stdout
    assert "Copies: none" not in found.stdout
    assert json.loads(run(tmp_path, "doctor", "--json").stdout)["looked_at"]["copies"] is None
    repaired = run(tmp_path, "doctor", "--repair")
    assert (repaired.returncode, repaired.stdout) == (2, "")
    assert repaired.stderr.startswith(f"aiquiz: {there.backups} is gone:")
    assert there.database.read_bytes() == before


def test_lost_progress_whose_copies_cant_be_seen_is_told_and_not_begun_anew(tmp_path: Path) -> None:
    there = lived(tmp_path)
    lead_away(there.backups)
    there.database.unlink()
    for arguments in (("due",), ("study", "--plain"), ("backup",)):
        told = run(tmp_path, *arguments)
        assert told.returncode == 2
        assert told.stderr.count("\n") == 1
        assert f"copies of it can’t be looked for in {there.backups}: allow" in told.stderr
    assert not there.database.exists()


def a_file_as_folder(home: Path) -> str:
    (home / "data").touch()
    return f"aiquiz: {home / 'data'} is a file where a folder should be:"


def a_link_to_a_disk_that_is_away(home: Path) -> str:
    link = home / "data" / "progress.db"
    link.parent.mkdir()
    link.symlink_to(home / "away" / "progress.db")
    return f"aiquiz: {link} is gone: put it, or the disk"


def copies_beside_such_a_link(home: Path) -> str:
    lived(home).database.unlink()
    link = home / "data" / "progress.db"
    link.symlink_to(home / "away" / "progress.db")
    return f"aiquiz: {link} is gone: put it, or the disk"


def a_folder_on_such_a_disk(home: Path) -> str:
    (home / "data").symlink_to(home / "away" / "data")
    return f"aiquiz: {home / 'data'} is gone: put it, or the disk"


@pytest.mark.parametrize(
    "make",
    [
        a_file_as_folder,
        a_link_to_a_disk_that_is_away,
        copies_beside_such_a_link,
        a_folder_on_such_a_disk,
    ],
)
def test_where_progress_can_be_neither_read_nor_begun_everything_says_why(
    tmp_path: Path, make: Callable[[Path], str]
) -> None:
    why = make(tmp_path)
    for arguments in (
        *(("doctor",), ("doctor", "--repair"), ("due",), ("study", "--plain"), ("backup",)),
        *([] if make is copies_beside_such_a_link else [("restore",)]),
    ):
        told = run(tmp_path, *arguments)
        assert (told.returncode, told.stdout) == (2, ""), arguments
        assert told.stderr.startswith(why)
        assert told.stderr.count("\n") == 1
