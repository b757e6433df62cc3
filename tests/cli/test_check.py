import json
import os
import sys
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from aiquiz.desk import Desk, StudyWish
from aiquiz.settings.file import Settings
from aiquiz.settings.folders import folders
from aiquiz.study import Session
from tests.cli.test_commands import run

GOOD = (
    "title: T\nlanguage: en\nid: {id}\ncards:\n  - question: Q\n    answer: a\n    explanation: E\n"
)
BAD = "title: T\nlanguage: en\ncards:\n  - question: Q\n"


def test_each_file_of_a_folder_goes_by_its_own_name(tmp_path: Path) -> None:
    folder = tmp_path / "decks"
    folder.mkdir()
    for name in ("a.yaml", "b.yaml"):
        (folder / name).write_text(BAD)
    (folder / "c.yaml").write_text(GOOD.format(id="c"))
    found = run(tmp_path, "check", str(folder))
    assert found.returncode == 1
    assert [line.split(": ")[0] for line in found.stdout.splitlines()] == [
        f"{folder / 'a.yaml'}:4:5",
        f"{folder / 'b.yaml'}:4:5",
    ]
    (folder / "a.yaml").unlink()
    (folder / "b.yaml").write_text(GOOD.format(id="b"))
    assert run(tmp_path, "check", str(folder)).stdout == "2 files, no problems.\n"


def test_without_a_path_two_files_that_are_one_deck_are_told(tmp_path: Path) -> None:
    own = Path(json.loads(run(tmp_path, "where", "--json").stdout)["decks"])
    own.mkdir(parents=True, exist_ok=True)
    for name in ("a.yaml", "b.yaml"):
        (own / name).write_text(GOOD.format(id="same"))
    found = run(tmp_path, "check", "--json")
    [problem] = json.loads(found.stdout)["problems"]
    assert found.returncode == 1
    assert (problem["path"], problem["code"]) == (str(own / "b.yaml"), "same-deck")
    assert str(own / "a.yaml") in problem["message"]


@pytest.mark.parametrize("name", ["x" * 5000, "~no-such-user/x.yaml"])
def test_a_path_that_can_not_be_is_no_internal_error(tmp_path: Path, name: str) -> None:
    found = run(tmp_path, "check", name)
    assert found.returncode in (1, 2)
    assert "nternal" not in found.stderr


@pytest.mark.skipif(os.name == "nt", reason="names are not bytes here")
def test_a_file_name_of_bad_bytes_and_escapes_stops_no_command(tmp_path: Path) -> None:
    own = Path(json.loads(run(tmp_path, "where", "--json").stdout)["decks"])
    own.mkdir(parents=True, exist_ok=True)
    try:
        for name, text in ((b"b\xff\x1b[31mad.yaml", "language: en\n"), (b"c\xff\x1b]52.yml", BAD)):
            Path(os.fsdecode(os.fsencode(own) + b"/" + name)).write_text(text)
    except OSError:
        pytest.skip("this file system refuses such names")
    for command in ("check", "decks", "due", "where"):
        for form in ((), ("--json",)):
            found = run(tmp_path, command, *form)
            assert found.returncode == (1 if command == "check" else 0), found.stderr
            assert "\x1b" not in found.stdout + found.stderr


STUDIED = """\
title: T
language: en
id: t
cards:
  - question: |
      Which city
      is it?
    answer: Memphis
    explanation: It lies on a river.
"""


def overrule(home: Path, given: str) -> None:
    """Answer the first card of the deck `t` and say that it was right."""
    found = folders({"AIQUIZ_HOME": str(home)})
    clock = partial(datetime, 2026, 11, 22, 12, tzinfo=UTC)
    with closing(Desk(found, Settings(), "en", clock=clock, random_bytes=os.urandom)) as desk:
        desk.open()
        session = desk.session(StudyWish(("t",)))
        session.checked(None, desk.now())
        session.answer(given, desk.now())
        save(desk, session)
        session.override(desk.now())
        save(desk, session)


def save(desk: Desk, session: Session) -> None:
    assert session.entry is not None
    session.saved(*desk.write(session.entry))


def test_what_the_learner_had_accepted_is_told_and_is_no_problem(tmp_path: Path) -> None:
    own = Path(json.loads(run(tmp_path, "where", "--json").stdout)["decks"])
    own.mkdir(parents=True, exist_ok=True)
    path = own / "t.yaml"
    path.write_text(STUDIED)
    overrule(tmp_path, "Graceland")
    for paths in ((), (str(path),)):
        found = run(tmp_path, "check", *paths)
        assert found.returncode == 0
        heading, line = found.stdout.splitlines()[-2:]
        assert heading.startswith("Accepted here beside what the decks say")
        assert line == f"  {path}, line 5, Which city is it? “Graceland”"
        told = json.loads(run(tmp_path, "check", "--json", *paths).stdout)
        assert told["problems"] == []
        [card] = told["remembered"]
        assert (card["path"], card["line"], card["forms"]) == (str(path), 5, ["Graceland"])


def test_checking_a_file_makes_no_progress(tmp_path: Path) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_text(STUDIED)
    home = tmp_path / "home"
    found = run(home, "check", "--json", str(deck))
    assert json.loads(found.stdout)["remembered"] == []
    assert not (home / "data" / "progress.db").exists()


def test_what_can_be_mended_is_mended_and_told(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    path.write_text(GOOD.format(id="t").replace("answer", "anwser"))
    path.chmod(0o640)
    found = run(tmp_path, "check", "--fix", str(path))
    assert found.returncode == 0
    assert found.stdout.splitlines()[0].startswith(f"mended: {path}:6:5: error: unknown key")
    assert path.read_text() == GOOD.format(id="t")
    assert path.stat().st_mode & 0o777 == 0o640
    assert [file.name for file in tmp_path.iterdir() if file.name.startswith(".")] == []


def test_a_deck_that_can_not_be_written_is_left_and_told(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    path = folder / "deck.yaml"
    path.write_text(GOOD.format(id="t").replace("answer", "anwser"))
    target = folder / f".deck.yaml.{os.getpid()}"
    assert not target.exists()
    folder.chmod(0o500)
    try:
        found = run(tmp_path, "check", "--fix", str(path))
    finally:
        folder.chmod(0o700)
    if os.geteuid() != 0:
        assert found.returncode == 1
        assert "can’t be written" in found.stderr


def test_a_card_that_was_studied_and_is_gone_is_told(tmp_path: Path) -> None:
    own = Path(json.loads(run(tmp_path, "where", "--json").stdout)["decks"])
    own.mkdir(parents=True, exist_ok=True)
    path = own / "t.yaml"
    named = STUDIED.replace("- question", "- id: memphis\n    question")
    path.write_text(named)
    run(tmp_path, "study", "--plain", "t", stdin="Memphis\n")
    path.write_text(named.replace("id: memphis", "id: city"))
    for paths in ((), (str(path),)):
        told = json.loads(run(tmp_path, "check", "--json", *paths).stdout)
        [problem] = told["problems"]
        assert (problem["code"], problem["severity"]) == ("lost-card", "warning")
        assert "“memphis” is gone, and with it 1 answers" in problem["message"]


@pytest.mark.skipif(os.name == "nt", reason="there is no pseudo-terminal")
def test_at_a_terminal_the_line_is_drawn_with_a_caret(tmp_path: Path) -> None:
    import pexpect

    path = tmp_path / "deck.yaml"
    path.write_text(GOOD.format(id="t").replace("explanation: E", "anwser: A"))
    child = pexpect.spawn(
        sys.executable,
        ["-m", "aiquiz", "check", str(path)],
        env={**os.environ, "AIQUIZ_HOME": str(tmp_path), "LC_ALL": "C.UTF-8"},
        encoding="utf-8",
        dimensions=(24, 200),
    )
    child.expect(pexpect.EOF)
    lines = str(child.before).splitlines()
    at = next(n for n, line in enumerate(lines) if "unknown key “anwser”" in line)
    assert lines[at + 1] == "  7 |     anwser: A"
    assert lines[at + 2] == "    |     ^"
