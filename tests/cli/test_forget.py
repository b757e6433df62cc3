"""`aiquiz forget typed`, from the command line to the bytes of the files."""

import json
import os
import shutil
import stat
from datetime import UTC, datetime
from errno import EACCES
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from aiquiz.cli import cli
from aiquiz.cli.start import start
from aiquiz.deck.library import UnknownDeckError
from aiquiz.desk import Desk
from aiquiz.progress.store import Store
from aiquiz.scheduling.review import CardKey, Override, Rating
from aiquiz.settings.file import Settings
from aiquiz.settings.folders import folders
from tests.progress.shut import lead_away, shut
from tests.progress.test_forgetting import backup_of, files_with, marker, texts
from tests.progress.test_store import at, review

LIMA = CardKey("capitals", "en", "peru")
FRENCH = CardKey("capitals", "fr", "france")
OTHER = CardKey("rivers", "en", "nile")


def _iso(days: int) -> str:
    return datetime.fromtimestamp(at(days).at_ms / 1000, UTC).date().isoformat()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("AIQUIZ_HOME", str(tmp_path))
    monkeypatch.setenv("LANGUAGE", "en")
    monkeypatch.setattr("aiquiz.desk.listed.built_in_decks", lambda: tmp_path / "none")
    start.cache_clear()
    return tmp_path


def store_at(home: Path) -> Store:
    desk = Desk(
        folders({"AIQUIZ_HOME": str(home)}),
        Settings(),
        "en",
        clock=lambda: datetime.now(UTC),
        random_bytes=os.urandom,
    )
    return desk.open_store()


@pytest.fixture
def filled(home: Path) -> Path:
    """Three answers, one of which was overruled, and a backup of them."""
    with store_at(home) as store:
        store.append(review(0, card=LIMA, typed=marker(1)))
        ref, _memory = store.append(review(1, card=FRENCH, typed=marker(2), verdict="wrong"))
        store.append(Override(ref, "correct", Rating.GOOD, 1.0, at(1), marker(2)))
        store.append(review(2, card=OTHER, typed=marker(3)))
        backup_of(store)
    return home


def forget(*arguments: str, typed: str = "") -> Result:
    start.cache_clear()
    result = CliRunner().invoke(cli, ["forget", "typed", *arguments], input=typed)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def left(home: Path) -> list[str]:
    return texts(home / "data" / "progress.db")


def told(*arguments: str) -> dict[str, Any]:
    found = json.loads(forget(*arguments, "--json").stdout)
    assert isinstance(found, dict)
    return found


def test_it_says_what_goes_and_forgets_it_everywhere(filled: Path) -> None:
    result = forget("--yes")
    assert result.exit_code == 0
    assert "What you typed in 3 answers to 3 decks, from " in result.output
    assert "1 answer that you had accepted goes too" in result.output
    assert result.output.endswith("Forgotten, in 1 backup too.\n")
    assert files_with(filled, "zqmarker") == []


def test_a_dry_run_changes_nothing(filled: Path) -> None:
    before = (filled / "data" / "progress.db").read_bytes()
    assert forget("--dry-run").exit_code == 0
    assert told("--dry-run")["done"] is False
    assert (filled / "data" / "progress.db").read_bytes() == before


def test_where_nobody_can_be_asked_it_wants_a_word(filled: Path) -> None:
    result = forget()
    assert result.exit_code == 2
    assert "This can’t be undone: say --yes" in result.output
    assert len(left(filled)) == 4


@pytest.mark.parametrize(("answer", "goes"), [("y\n", True), ("yes\n", True), ("n\n", False)])
def test_in_a_terminal_it_asks(
    filled: Path, monkeypatch: pytest.MonkeyPatch, answer: str, goes: bool
) -> None:
    monkeypatch.setattr("aiquiz.cli.forget._is_asked", lambda: True)
    result = forget(typed=answer)
    assert "Forget them? [y/n]" in result.output
    assert result.exit_code == 0
    assert (left(filled) == []) == goes
    assert ("Nothing was forgotten." in result.output) != goes


def test_no_answer_is_no(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aiquiz.cli.forget._is_asked", lambda: True)
    assert forget().exit_code != 0
    assert len(left(filled)) == 4


def test_json_never_asks(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aiquiz.cli.forget._is_asked", lambda: True)
    assert forget("--json").exit_code == 2
    assert len(left(filled)) == 4


def test_json_tells_all_of_it(filled: Path) -> None:
    found = told("--yes")
    assert found["version"] == 1
    assert found["done"] is True
    assert (found["answers"], found["accepted"], found["accepted_kept"]) == (3, 1, 0)
    assert found["decks"] == ["capitals.en", "capitals.fr", "rivers.en"]
    assert (found["first"], found["last"]) == (_iso(0), _iso(2))
    assert [Path(path).name for path in found["backups"]] == ["progress-20261120T100000Z.db"]
    assert found["left"] == []


def test_only_before_a_day(filled: Path) -> None:
    forget("--yes", "--before", _iso(1))
    assert marker(1) not in left(filled)
    assert marker(2) in left(filled)


@pytest.mark.parametrize(
    ("name", "gone"),
    [("capitals", {1, 2}), ("capitals.fr", {2}), ("riv", {3})],
)
def test_a_deck_is_meant_in_all_its_languages(filled: Path, name: str, gone: set[int]) -> None:
    assert forget(name, "--yes").exit_code == 0
    kept = {marker(number) for number in {1, 2, 3} - gone}
    assert set(left(filled)) == kept
    for number in gone:
        assert files_with(filled, marker(number)) == []


def test_a_deck_that_is_not_known_is_told(filled: Path) -> None:
    with pytest.raises(UnknownDeckError) as raised:
        forget("oceans", "--yes")
    assert raised.value.candidates == ("capitals", "rivers")
    assert len(left(filled)) == 4


def test_accepted_answers_can_be_kept(filled: Path) -> None:
    result = forget("--yes", "--keep-accepted")
    assert "1 answer that you had accepted stays." in result.output
    assert left(filled) == [marker(2)]
    with store_at(filled) as store:
        assert store.accepted_forms() == {FRENCH: (marker(2),)}


def test_what_could_not_be_changed_is_named(filled: Path) -> None:
    [backup] = (filled / "data" / "backups").iterdir()
    damaged = filled / "data" / "progress.db.damaged-20261101T000000Z"
    shutil.copy(backup, damaged)
    damaged.write_bytes(damaged.read_bytes()[:9000])
    result = forget("--yes")
    assert result.exit_code == 1
    assert f"{damaged} is damaged and was left as it is" in result.output
    assert files_with(filled, marker(1)) in ([], [str(damaged.relative_to(filled))])
    assert left(filled) == []


def test_the_plan_counts_only_what_can_be_read(filled: Path) -> None:
    [backup] = (filled / "data" / "backups").iterdir()
    damaged = filled / "data" / "progress.db.damaged-20261101T000000Z"
    damaged.write_bytes(bytes(4096) + backup.read_bytes()[4096:])
    backup.with_name("progress-20260101T000000Z.db.tmp").touch()
    result = forget("--yes")
    assert "They go from 1 backup too." in result.output
    assert "1 more file or folder can’t be changed now, and may hold some" in result.output
    assert "Forgotten, in 1 backup too." in result.output
    assert f"{damaged} is damaged and was left as it is" in result.output
    assert result.exit_code == 1


def test_a_dry_run_announces_what_is_then_done(filled: Path) -> None:
    data = filled / "data"
    whole = next((data / "backups").iterdir()).read_bytes()
    for name, content in (
        ("progress.db.damaged-20261101T000000Z", bytes(4096) + whole[4096:]),
        ("progress.db.damaged-20261101T000000Z-journal", b"pages" * 1000),
        ("progress.db.damaged-20261102T000000Z", whole),
        ("progress.db.damaged-20261103T000000Z-journal", b"pages" * 1000),
        ("progress.db.repair-999999.tmp-journal", b"pages" * 1000),
        ("backups/progress-20261101T000000Z-auto.db.new", whole),
        ("backups/progress-20261102T000000Z-auto.db", whole),
        ("backups/progress-20261103T000000Z-auto.db", whole[:9000]),
    ):
        (data / name).write_bytes(content)
    os.link(data / "backups" / "progress-20261102T000000Z-auto.db", filled / "second")
    announced, done = told("--dry-run"), told("--yes")
    for facts in ("answers", "accepted", "decks", "backups"):
        assert announced[facts] == done[facts]
    assert sorted(announced["unread"]) == sorted(one["file"] for one in done["left"])
    assert left(filled) == []


def test_a_backup_alone_is_emptied_too(filled: Path) -> None:
    kept = filled / "kept.db"
    backup = next((filled / "data" / "backups").iterdir())
    shutil.copy(backup, kept)
    forget("--yes")
    shutil.copy(kept, backup)
    kept.unlink()
    result = forget("--yes")
    assert "1 backup" in result.output
    assert files_with(filled, "zqmarker") == []


def test_there_may_be_nothing(home: Path) -> None:
    result = forget("--yes")
    assert (result.exit_code, result.output) == (0, "There is no typed text to forget.\n")


def test_the_log_of_errors_goes_with_it(filled: Path) -> None:
    log = filled / "state" / "aiquiz.log"
    log.parent.mkdir()
    early = f"{_iso(0)}T12:00:00+00:00\nValueError: '{marker(1)}'\n\n"
    late = f"{_iso(2)}T12:00:00+00:00\nValueError: 'x'\n\n"
    log.write_text(early + late, encoding="utf-8")
    forget("--yes", "--before", _iso(1))
    assert log.read_text(encoding="utf-8") == late
    # As a run leaves it that was killed before it cut the file.
    log.write_bytes(late.encode() + bytes(90))
    forget("--yes", "--before", _iso(1))
    assert log.read_text(encoding="utf-8") == late
    forget("--yes")
    assert log.read_text(encoding="utf-8") == ""


def refuses(path: Path, refused: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the file at `path` not opened in modes that begin with `refused`, as by its rights."""
    opens = Path.open

    def open_(self: Path, mode: str = "r", *arguments: Any, **more: Any) -> Any:
        if self == path and mode.startswith(refused):
            raise PermissionError(EACCES, "refused", str(path))
        return opens(self, mode, *arguments, **more)

    monkeypatch.setattr(Path, "open", open_)


@pytest.mark.parametrize("mode", ["r", "r+"])
@pytest.mark.parametrize("anything_typed", [True, False])
def test_a_log_of_errors_that_stays_is_named(
    home: Path, monkeypatch: pytest.MonkeyPatch, mode: str, anything_typed: bool
) -> None:
    with store_at(home) as store:
        store.append(review(0, card=LIMA, typed=marker(1) if anything_typed else None))
    log = home / "state" / "aiquiz.log"
    log.parent.mkdir(exist_ok=True)
    log.write_text(f"{_iso(0)}T12:00:00+00:00\nValueError: 'x'\n\n", encoding="utf-8")
    refuses(log, mode, monkeypatch)
    result = forget("--yes")
    assert result.exit_code == 1
    assert f"{log} could not be changed: run this again, or delete it." in result.output
    told = json.loads(forget("--yes", "--json").stdout)
    assert told["left"] == [{"file": str(log), "why": "no-access"}]


def test_a_log_of_errors_with_nothing_to_go_is_not_written(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = filled / "state" / "aiquiz.log"
    log.parent.mkdir(exist_ok=True)
    log.write_text(f"{_iso(2)}T12:00:00+00:00\nValueError: 'x'\n\n", encoding="utf-8")
    refuses(log, "r+", monkeypatch)
    assert forget("--yes", "--before", _iso(1)).exit_code == 0


def test_what_is_no_log_of_errors_is_left(filled: Path) -> None:
    log = filled / "state" / "aiquiz.log"
    log.parent.mkdir(exist_ok=True)
    os.mkfifo(log)
    assert forget("--yes").exit_code == 0


def test_the_tools_speak_of_it_as_forgotten(home: Path) -> None:
    with store_at(home) as store:
        store.begin("study", [("deck", "en")], at(0))
        store.append(review(0, typed=marker(1)))
        store.append(review(0.01, typed=None, reason="no-idea", verdict="wrong"))
    forget("--yes")

    def scores(*form: str) -> str:
        start.cache_clear()
        return CliRunner().invoke(cli, ["scores", "--session", "1", *form]).stdout

    answers = json.loads(scores("--json"))["answers"]
    assert [(one["typed"], one["forgotten"]) for one in answers] == [(None, True), (None, False)]
    assert [line.split(",")[-1] for line in scores("--csv").split()] == ["forgotten", "1", "0"]
    assert "you: what was typed was forgotten\n" in scores()
    assert "you: nothing was typed\n" in scores()


@pytest.mark.skipif(os.name != "posix", reason="needs the modes of POSIX")
def test_nobody_else_can_read_what_is_left(filled: Path) -> None:
    before = os.umask(0)
    try:
        forget("--yes")
    finally:
        os.umask(before)
    for path in (filled / "data").rglob("progress*"):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0


def test_a_folder_that_cant_be_looked_into_is_named(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = filled / "data" / "backups"
    shut(folder, monkeypatch)
    assert told("--dry-run")["unread"] == [str(folder)]
    result = forget("--yes")
    assert result.exit_code == 1
    assert "1 more file or folder can’t be changed now" in result.output
    assert f"{folder} can’t be looked into, and what lies in it was left" in result.output
    assert left(filled) == []
    # Nor is there nothing to forget where nothing is known of the copies.
    assert forget("--yes").exit_code == 1


def test_copies_on_a_disk_that_is_away_are_named(filled: Path) -> None:
    folder = filled / "data" / "backups"
    lead_away(folder)
    result = forget("--yes")
    assert result.exit_code == 1
    assert f"{folder} is a link that leads nowhere" in result.output


def test_a_copy_that_is_a_link_is_named(filled: Path, tmp_path: Path) -> None:
    [copy] = (filled / "data" / "backups").iterdir()
    elsewhere = tmp_path / "elsewhere.db"
    copy.rename(elsewhere)
    copy.symlink_to(elsewhere)
    before = elsewhere.read_bytes()
    assert told("--dry-run")["unread"] == [str(copy)]
    result = forget("--yes")
    assert result.exit_code == 1
    assert f"{copy} is a link, and the file that it leads to was left as it is" in result.output
    assert elsewhere.read_bytes() == before
    elsewhere.unlink()
    assert told("--yes")["left"] == [{"file": str(copy), "why": "link"}]


def test_a_link_to_what_is_emptied_itself_is_not_named(filled: Path) -> None:
    [copy] = (filled / "data" / "backups").iterdir()
    for number, file in enumerate((copy, filled / "data" / "progress.db")):
        copy.with_name(f"progress-2024010{number + 1}T000000Z.db").symlink_to(file)
    assert forget("--yes").exit_code == 0
    assert files_with(filled, "zqmarker") == []
