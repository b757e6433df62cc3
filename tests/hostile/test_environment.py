"""Hostile variables, homes, names and files around the program, each in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from aiquiz.cli.variables import leave_out_unfit
from aiquiz.deck.file import read_deck_file
from aiquiz.deck.problem import Problem
from tests.hostile.conftest import Ran, Run
from tests.hostile.home import put_home
from tests.hostile.payloads import HOSTILE, MARKUP, RAW_TEXT, UNSEEN, hostile_in

SAID = f"{RAW_TEXT}{HOSTILE}".replace("\x00", "")
LONG = 100_000

NAMES = (
    *("LANG", "LC_ALL", "LANGUAGE", "TERM", "COLORFGBG", "COLUMNS", "LINES", "TZ", "VISUAL"),
    *("EDITOR", "NO_COLOR", "PYTHONIOENCODING", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "HOME"),
    *("TEXTUAL_ANIMATIONS", "TMPDIR", "PAGER", "COLORTERM"),
)
VALUES = {
    "long": "9" * LONG,
    "path": "/" + "a/" * 50_000,
    "hostile": SAID,
    "superscript": "²",
    "bytes": "\udcff\udcfe",
    "negative": "-1",
    "percent": "%s{0}${HOME}$(id)`id`",
}


def ran(home: Path, *arguments: str, **extra: str) -> "subprocess.CompletedProcess[bytes]":
    environment = {"AIQUIZ_HOME": str(home), "HOME": str(home), "LANG": "C.UTF-8"} | extra
    return subprocess.run(
        [sys.executable, "-m", "aiquiz", *arguments],
        env={name: value for name, value in environment.items() if value is not None},
        capture_output=True,
        timeout=60,
        check=False,
    )


def holds(done: "subprocess.CompletedProcess[bytes]") -> None:
    """Hold that a command ended as it should, and wrote text alone and not too much of it."""
    told = (one.decode("utf-8", "replace") for one in (done.stdout, done.stderr))
    text(Ran(done.returncode, *told))


def text(done: Ran) -> None:
    """Hold the same of one that ran in this process."""
    assert done.status in (0, 1, 2), done.err
    assert "Traceback" not in done.err
    assert len(done.err.splitlines()) <= 12, done.err
    for line in (*done.out.split("\n"), *done.err.split("\n")):
        assert not hostile_in(line)


@pytest.mark.parametrize("name", NAMES)
def test_no_variable_keeps_a_command_from_its_work(
    name: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AIQUIZ_HOME", str(tmp_path))
    for value in VALUES.values():
        monkeypatch.setenv(name, value)
        for command in ("due", "where"):
            text(run(command))


@pytest.mark.parametrize("encoding", ["ascii", "latin-1:strict"])
def test_no_encoding_does(encoding: str, tmp_path: Path) -> None:
    holds(ran(tmp_path, "decks", PYTHONIOENCODING=encoding))


@pytest.mark.parametrize(
    "home",
    ["/dev/null", "/dev/null/x", "/proc/self/x", "x" * LONG, "~nobody-x"],
    ids=lambda home: home[:12],
)
def test_no_home_keeps_a_command_from_saying_what_is_wrong(
    home: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AIQUIZ_HOME", home)
    for command in ("due", "decks", "scores", "where"):
        text(run(command))


def test_a_home_called_as_no_folder_should_be_is_one(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / (MARKUP["action"].replace("/", "") + UNSEEN["override"] + "\x1b[2J\n\x07")
    monkeypatch.setenv("AIQUIZ_HOME", str(home))
    monkeypatch.setenv("LANGUAGE", "en")
    path = str(home / "data" / "decks" / "mine.yaml")
    for command in (("decks",), ("where",), ("new", "mine"), ("check", "--no-answers", path)):
        found = run(*command)
        assert found.status == 0
        text(found)
    assert Path(path).is_file()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_what_completes_a_hostile_home_is_text_on_lines_of_three_parts(
    shell: str, tmp_path: Path
) -> None:
    put_home(tmp_path, datetime.now().astimezone())
    lines = (f"aiquiz study {SAID}", "aiquiz study ", "aiquiz study --tag ", "aiquiz undo ")
    for line in lines if shell == "bash" else lines[2:3]:
        extra = {"_AIQUIZ_COMPLETE": f"{shell}_complete", "_AIQUIZ_LINE": line}
        done = ran(tmp_path, **extra)
        assert done.stderr == b""
        for told in filter(None, done.stdout.decode().split("\n")):
            assert len(told.split("\t")) == 3, told
            assert not hostile_in(told.replace("\t", " "))


@pytest.mark.parametrize(
    ("name", "value", "stays"),
    [
        ("COLUMNS", "80", True),
        ("COLUMNS", "²", False),
        ("COLUMNS", "9" * LONG, False),
        ("COLUMNS", "999999", False),
        ("COLUMNS", "0", False),
        ("LINES", "-1", False),
        ("LINES", SAID, False),
        ("TEXTUAL_DRIVER", "os:system", False),
        ("TEXTUAL_LOG", "/dev/full", False),
        ("TEXTUAL_COLOR_SYSTEM", "256", True),
        ("TEXTUAL_COLOR_SYSTEM", SAID, False),
        ("TERM", "xterm", True),
    ],
)
def test_a_variable_that_libraries_fall_over_is_left_out(
    name: str, value: str, stays: bool
) -> None:
    environment = {name: value}
    leave_out_unfit(environment)
    assert environment == ({name: value} if stays else {})


# Links


def test_a_link_among_the_decks_leads_to_decks_alone(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AIQUIZ_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LANGUAGE", "en")
    own = tmp_path / "home" / "data" / "decks"
    own.mkdir(parents=True)
    secret = tmp_path / "id_rsa"
    secret.write_text("title: secret\nlanguage: en\ncards: [{question: Q, answer: a}]\n")
    shared = tmp_path / "shared.yml"
    shared.write_text("title: shared\nlanguage: en\ncards: [{question: Q, answer: a}]\n")
    (own / "stolen.yaml").symlink_to(secret)
    (own / "twice.yaml").symlink_to(own / "stolen.yaml")
    (own / "linked.yaml").symlink_to(shared)
    found = read_deck_file(own / "stolen.yaml")
    assert isinstance(found, Problem)
    assert found.code == "link-astray"
    told = run("decks")
    assert "shared" in told.out
    assert "secret" not in told.out
    for form in (("check", "--no-answers"), ("check", str(own)), ("check", str(own), "--json")):
        checked = run(*form)
        assert checked.status == 1
        assert "link-astray" in checked.out
        assert "secret" not in checked.out
    # Who names it means it.
    assert run("check", str(own / "stolen.yaml")).status == 0


# What is no file, where the program keeps its own


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


def make_folder(path: Path) -> None:
    path.mkdir()


def make_device(path: Path) -> None:
    path.symlink_to("/dev/full")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes and devices here")
@pytest.mark.parametrize("make", [make_pipe, make_folder, make_device])
def test_a_file_of_its_own_that_is_none_is_not_waited_for(
    make: Callable[[Path], None], tmp_path: Path
) -> None:
    for name in ("state/aiquiz.log", "state/ground", "data/decks/deck.schema.json"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        make(path)
    breaking = (
        "import sys, os, pathlib\n"
        "from aiquiz.tui.ground import ground\n"
        "from aiquiz.cli.failure import say_failure\n"
        "ground('', pathlib.Path(sys.argv.pop()), {'TERM': 'xterm'})\n"
        "status = say_failure(RuntimeError('x'))\n"
        "sys.argv = ['aiquiz', 'new', 'mine']\n"
        "from aiquiz.cli import main; main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", breaking, str(tmp_path / "state" / "ground")],
        env={"AIQUIZ_HOME": str(tmp_path), "HOME": str(tmp_path), "LANG": "C.UTF-8"},
        capture_output=True,
        timeout=60,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert b"Traceback" not in done.stderr
    assert (tmp_path / "data" / "decks" / "mine.yaml").is_file()
