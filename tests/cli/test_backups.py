"""`aiquiz backup` and `aiquiz restore`."""

import json
import os
import stat
from contextlib import closing
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import Result

from aiquiz.cli.completion.offers import COPIES
from aiquiz.cli.failure import USAGE
from aiquiz.cli.start import start
from aiquiz.desk import StudyWish
from aiquiz.progress.trouble import StoreError
from aiquiz.say.trouble import trouble
from aiquiz.settings.folders import Folders, folders
from tests.cli.test_undo import Sit, run, sit, studied
from tests.desk.sat import answer
from tests.progress.contents import everything
from tests.progress.shut import lead_away

__all__ = ["sit", "studied"]


@pytest.fixture
def found(tmp_path: Path) -> Folders:
    return folders({"AIQUIZ_HOME": str(tmp_path)})


def as_json(*arguments: str) -> Any:
    result = run(*arguments, "--json")
    assert result.exit_code == 0, result.output
    told = json.loads(result.stdout)
    assert told["version"] == 1
    return told


def study_more(sit: Sit) -> None:
    with closing(sit()) as desk:
        desk.open()
        answer(desk, desk.session(StudyWish(decks=("rivers",), kind="quiz")), "Po")


def refused(result: Result, status: int, words: str) -> None:
    if isinstance(result.exception, StoreError):
        # The program's own end, which a runner leaves out, says it in a sentence.
        error = result.exception
        assert (status, words in trouble(error.code, error.facts)) == (USAGE, True)
        return
    assert result.exit_code == status
    assert words in result.stderr


def test_a_copy_is_made_and_told_where_it_is_and_what_it_holds(
    studied: Sit, found: Folders
) -> None:
    said = run("backup")
    assert said.exit_code == 0
    [path] = found.backups.iterdir()
    assert "every answer is sound" in said.stdout
    assert "2 answers, the last on 22 November 2025" in said.stdout
    assert str(path) in said.stdout
    assert everything(path) == everything(found.database)


def test_a_copy_as_json(studied: Sit, found: Folders) -> None:
    told = as_json("backup")["backup"]
    assert told["path"] == str(found.backups / f"progress-{told['name']}.db")
    assert told["bytes"] == Path(told["path"]).stat().st_size
    assert (told["why"], told["answers"], told["checked"]) == ("manual", 2, True)
    assert told["last_answer"].startswith("2025-11-22T")


def test_a_copy_goes_to_another_disk(studied: Sit, found: Folders, tmp_path: Path) -> None:
    usb = tmp_path / "usb"
    usb.mkdir()
    assert run("backup", "--to", str(usb)).exit_code == 0
    assert run("backup", "--to", str(usb / "mine.db")).exit_code == 0
    names = sorted(path.name for path in usb.iterdir())
    assert names[0] == "mine.db"
    assert names[1].endswith("-manual.db")
    assert not found.backups.exists()
    refused(run("backup", "--to", str(usb / "mine.db")), 2, "is there already")
    refused(run("backup", "--to", str(usb / "none" / "mine.db")), 2, "There is no folder")
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in usb.iterdir())


def test_without_progress_there_is_nothing_to_copy_or_to_go_back_to(
    sit: Sit, found: Folders
) -> None:
    refused(run("backup"), 1, "no progress to copy yet")
    assert "no copy of your progress yet" in run("restore").stdout
    assert as_json("restore") == {"version": 1, "folder": str(found.backups), "backups": []}
    refused(run("restore", "--undo"), 1, "no restore that could be undone")
    assert not found.database.exists()


def test_progress_that_was_there_is_not_told_as_none_yet(studied: Sit, found: Folders) -> None:
    assert run("backup").exit_code == 0
    found.database.write_bytes(b"")
    refused(run("backup"), 2, "copies of it are there")
    found.database.unlink()
    refused(run("backup"), 2, "copies of it are there")


def test_a_file_in_which_nothing_is_is_no_progress_yet(sit: Sit, found: Folders) -> None:
    found.data.mkdir(parents=True, exist_ok=True)
    found.database.touch()
    refused(run("backup"), 1, "no progress to copy yet")


def test_a_copy_without_an_answer_is_made_and_told_as_that(sit: Sit, found: Folders) -> None:
    with closing(sit()) as desk:
        desk.open()
    said = run("backup")
    [path] = found.backups.iterdir()
    told = "Your progress was copied as it is: nothing was answered yet."
    assert said.stdout.splitlines() == [told, str(path)]


def test_copies_are_listed_newest_first(studied: Sit, found: Folders) -> None:
    first = as_json("backup")["backup"]
    study_more(studied)
    second = as_json("backup")["backup"]
    assert as_json("restore")["backups"] == [second, first]
    said = run("restore").stdout.splitlines()
    assert said[0].split() == ["made", "copy", "answers", "last", "answer"]
    assert [line.split()[0] for line in said[1:3]] == ["1", "2"]
    assert "asked for" in said[1]
    assert said[1].split()[-5] == "3"
    assert str(found.backups) in said[3]
    assert all(len(line) < 80 for line in said[:3])


def test_a_copy_that_nobody_had_the_time_to_look_through_is_listed_once_it_is(
    studied: Sit, found: Folders
) -> None:
    path = Path(as_json("backup")["backup"]["path"])
    path.rename(f"{path}.new")
    [copy] = as_json("restore")["backups"]
    assert (copy["path"], copy["checked"]) == (str(path), True)


def test_a_damaged_copy_is_told_as_such(studied: Sit, found: Folders) -> None:
    path = as_json("backup")["backup"]["path"]
    os.truncate(path, 5000)
    assert "damaged" in run("restore").stdout
    before = everything(found.database)
    refused(run("restore", "1"), 2, "is damaged: restore another one")
    assert everything(found.database) == before


def test_what_would_change_is_told_before(studied: Sit, found: Folders) -> None:
    run("backup")
    study_more(studied)
    before = found.database.read_bytes()
    for option in ("--dry-run", "--preview"):
        said = run("restore", "1", option).stdout
        assert "Before: 3 answers" in said
        assert "2 answers, the last on" in said
        assert "Rivers: 1 answer goes" in said
        assert "Nothing was changed" in said
    told = as_json("restore", "1", "--dry-run")
    assert told["decks"] == [{"deck": "rivers.en", "gone": 1, "back": 0}]
    assert (told["restored"], told["kept"], told["now"]["answers"]) == (False, None, 3)
    assert found.database.read_bytes() == before


def test_of_a_copy_of_what_is_there_now_it_is_told_that_nothing_changes(studied: Sit) -> None:
    run("backup")
    said = run("restore", "1", "--dry-run").stdout
    assert said.endswith("It holds what is there now: nothing changes.\n")


@pytest.mark.parametrize("by", ["number", "name", "stamp", "file", "path"])
def test_a_restore_is_undone_exactly(studied: Sit, found: Folders, by: str) -> None:
    copy = as_json("backup")["backup"]
    then = everything(found.database)
    study_more(studied)
    now = everything(found.database)
    name = {
        "number": "1",
        "name": copy["name"],
        "stamp": copy["name"].split("-")[0],
        "file": Path(copy["path"]).name,
        "path": copy["path"],
    }[by]
    said = run("restore", name)
    assert said.exit_code == 0
    assert everything(found.database) == then
    assert "is kept as" in said.stdout
    assert "aiquiz restore --undo brings it back" in said.stdout
    assert run("restore", "--undo").exit_code == 0
    assert everything(found.database) == now
    assert run("restore", "--undo").exit_code == 0
    assert everything(found.database) == then


def test_progress_that_was_deleted_comes_back(studied: Sit, found: Folders) -> None:
    run("backup")
    then = everything(found.database)
    found.database.unlink()
    name = as_json("restore")["backups"][0]["name"]
    start.cache_clear()
    argument = click.Argument(["copy"])
    [offer] = COPIES.shell_complete(click.Context(click.Command("restore")), argument, name[:8])
    assert offer.value == name
    assert str(offer.help).startswith("asked for, 2 answers, the last on 22 November 2025")
    said = run("restore", name).stdout
    assert "Rivers: 2 answers come back" in said
    assert everything(found.database) == then


def test_progress_that_is_damaged_is_moved_away(studied: Sit, found: Folders) -> None:
    run("backup")
    then = everything(found.database)
    found.database.write_bytes(b"garbage" * 1000)
    said = run("restore", "1").stdout
    assert "can’t be read as it is" in said
    assert "It was moved to" in said
    [moved] = found.data.glob("progress.db.damaged-*")
    assert moved.read_bytes() == b"garbage" * 1000
    assert everything(found.database) == then


@pytest.mark.parametrize(
    "name", ["nonsense", "99", "0", "../../etc/passwd", "/dev/null", "/", "x.db"]
)
def test_what_is_no_copy_is_told_and_changes_nothing(
    studied: Sit, found: Folders, name: str
) -> None:
    run("backup")
    before = everything(found.database)
    refused(run("restore", name), 2, "is no copy of your progress")
    assert everything(found.database) == before


def test_options_that_do_not_go_together_are_refused(studied: Sit) -> None:
    refused(run("restore", "1", "--undo"), 2, "--undo finds the copy itself")
    refused(run("restore", "--dry-run"), 2, "Which copy?")


def test_where_names_the_folder_of_the_copies(sit: Sit, found: Folders) -> None:
    assert as_json("where")["backups"] == str(found.backups)


def test_over_a_damaged_file_a_restore_says_what_gets_the_rest_and_no_older_one_is_undone(
    studied: Sit, found: Folders
) -> None:
    run("backup")
    study_more(studied)
    assert run("restore", "1").exit_code == 0
    study_more(studied)
    found.database.write_bytes(bytes(100) + found.database.read_bytes()[100:])
    said = run("restore", "2")
    assert "aiquiz doctor --repair takes up what it holds beyond the copy" in said.stdout
    before = everything(found.database)
    refused(run("restore", "--undo"), 1, "To go back further, name a copy.")
    assert everything(found.database) == before


def test_copies_that_cant_be_seen_are_not_told_as_none(
    studied: Sit, found: Folders, tmp_path: Path
) -> None:
    assert run("backup", "--to", str(tmp_path / "mine.db")).exit_code == 0
    found.backups.mkdir()
    lead_away(found.backups)
    for arguments in ((), ("1",), ("--undo",)):
        refused(run("restore", *arguments), USAGE, f"{found.backups} is gone:")
    # One that lies elsewhere is found all the same.
    assert run("restore", str(tmp_path / "mine.db"), "--dry-run").exit_code == 0
    assert COPIES.shell_complete(click.Context(click.Command("x")), click.Argument(["copy"]), "p")
