"""Surroundings that no program should be started in: homes, locales, terminals, no terminal."""

import os
import random
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from tests.faults.learner import Learner, outcome, right
from tests.faults.outcome import Outcome
from tests.faults.unix_only import START

AT_ONCE = 2
PATIENCE = 30

Environment = dict[str, str]


NO_ENTRY = """
import pwd
def nobody(uid):
    raise KeyError(uid)
pwd.getpwuid = nobody
"""
"""Has whoever runs the program not be known to the system."""

ENTRY = """
import pwd
from types import SimpleNamespace
pwd.getpwuid = lambda uid: SimpleNamespace(pw_dir=FOLDER)
"""
"""Has them live in the folder: no case may lead to the real home of whoever runs the tests."""


class Case(NamedTuple):
    """What is odd, and what makes it so of the usual environment and an empty folder.

    `command` is run before the program's own words, as by a shell; `first` is code that is run in
    the program before it, with the folder as FOLDER.
    """

    name: str
    makes: Callable[[Environment, Path], Mapping[str, str | None]]
    command: str = ""
    first: str = ENTRY


def run(tries: int, seed: int, folder: Path) -> Outcome:
    """Start and study in so many surroundings, each in turn; `seed` says with which to begin."""
    chosen = [CASES[(seed - 1 + number) % len(CASES)] for number in range(tries)]
    learners = [Learner(folder / str(number) / "home") for number in range(tries)]
    with ThreadPoolExecutor(AT_ONCE) as beside:
        list(beside.map(_try, chosen, learners))
    return outcome(
        "homes, locales and surroundings that are missing, wrong or hostile",
        tries,
        learners,
        "it starts and studies, or one sentence says what to set, with status 2",
    )


def _try(case: Case, learner: Learner) -> None:
    folder = learner.home.parent
    usual = _usual(learner.home)
    changed = case.makes(usual, folder)
    environment = {
        name: value for name, value in (usual | dict(changed)).items() if value is not None
    }
    for arguments, stdin in _commands(learner.deck):
        run = _run(case, environment, folder, arguments, stdin)
        if not (run.returncode == 2 and "2>" in case.command):
            learner.find_fault(f"{case.name}: {arguments}", _wrong(run))
        if "All saved." in run.stdout and "<" not in case.command:
            learner.begin([right(30)])
            learner.acknowledge()
    if learner.safe:
        [learner.database] = folder.rglob("progress.db")
        learner.look(case.name)


def _usual(home: Path) -> Environment:
    return {
        "HOME": str(home.parent),
        "AIQUIZ_HOME": str(home),
        "LANG": "C.UTF-8",
        "PATH": os.environ["PATH"],
        "TERM": "xterm-256color",
        "COLORFGBG": "15;0",
    }


def _commands(deck: Path) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Give what is run, each with what is typed."""
    study = ("study", "--plain", str(deck), "--limit", "1")
    return (("where",), ""), (study, "31\n"), (("scores",), ""), ((), "")


def _run(
    case: Case, environment: Environment, folder: Path, arguments: tuple[str, ...], stdin: str
) -> "subprocess.CompletedProcess[str]":
    program = [sys.executable, "-m", "aiquiz", *arguments]
    program[1:3] = ["-c", f"FOLDER = {str(folder)!r}\n{case.first}{START}"]
    if case.command:
        program = ["sh", "-c", f"{case.command}", "sh", *program]
    return subprocess.run(
        program,
        env=environment,
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        timeout=PATIENCE,
        cwd=folder,
    )


_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def _wrong(run: "subprocess.CompletedProcess[str]") -> str:
    """Give what is wrong with a run of the program, "" for nothing."""
    said = run.stdout + run.stderr
    if run.returncode not in (0, 2):
        return f"status {run.returncode}: {said}"
    if "Traceback" in said or "internal error" in said:
        return said
    if _CONTROL.search(said):
        return f"a control character: {said!r}"
    lines = run.stderr.splitlines()
    # What is wrong with the settings is told before, in two lines at most.
    if run.returncode == 2 and not (lines and lines[-1].startswith("aiquiz: ") and len(lines) < 4):
        return f"not one sentence: {run.stderr}"
    return ""


def _with(**changed: str | None) -> Callable[[Environment, Path], Mapping[str, str | None]]:
    """Give what sets these variables, or takes those away that are None; {} is the folder."""

    def makes(_usual: Environment, folder: Path) -> Mapping[str, str | None]:
        return {
            name: value if value is None else value.replace("{}", str(folder))
            for name, value in changed.items()
        }

    return makes


def _home(value: str | None, **others: str | None) -> Callable[..., Mapping[str, str | None]]:
    return _with(AIQUIZ_HOME=None, HOME=value, **others)


def _file(_usual: Environment, folder: Path) -> Mapping[str, str | None]:
    (folder / "file").write_text("no folder", encoding="utf-8")
    return {"AIQUIZ_HOME": str(folder / "file")}


def _garbage(_usual: Environment, folder: Path) -> Mapping[str, str | None]:
    (folder / "garbage").write_bytes(random.Random(1).randbytes(20_000))
    return {}


def _typed(redirected: str) -> str:
    return f'exec "$@" {redirected}'


LONG = "x" * 5000
HOSTILE = "\x1b]0;title\x07\x1b[2J"

CASES = (
    Case("HOME is unset", _home(None)),
    Case("AIQUIZ_HOME holds escape codes", _with(AIQUIZ_HOME="{}/" + HOSTILE)),
    Case("stdin, stdout and stderr are closed", _with(), _typed("<&- >&- 2>&-")),
    Case("HOME is relative", _home("here")),
    Case("HOME is not there", _home("{}/not/there")),
    Case("HOME holds a line feed", _home("{}/a\nb")),
    Case("HOME holds escape codes", _home("{}/" + HOSTILE)),
    Case("HOME can't be decoded", _home("{}/\udcff\udcfe")),
    Case("HOME is very long", _home("{}/" + LONG)),
    Case("HOME is a device", _home("/dev/null")),
    Case("HOME is /proc", _home("/proc")),
    Case("HOME is /sys", _home("/sys")),
    Case("a user whom the system does not know", _home(None), first=NO_ENTRY),
    Case("such a user with a home", _home("{}"), first=NO_ENTRY),
    *(
        Case(f"{name} is {what}", _home("{}", **{name: value}))
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
        for what, value in (
            ("relative", "here"),
            ("hostile", "{}/" + HOSTILE + "\n\udcff"),
            ("no path", ":::"),
        )
    ),
    Case("AIQUIZ_HOME is relative", _with(AIQUIZ_HOME="here/there")),
    Case("AIQUIZ_HOME is ~", _with(AIQUIZ_HOME="~/here", HOME="{}")),
    Case("AIQUIZ_HOME is nobody's", _with(AIQUIZ_HOME="~nobody-at-all/here")),
    Case("AIQUIZ_HOME holds a line feed", _with(AIQUIZ_HOME="{}/a\nb")),
    Case("AIQUIZ_HOME can't be decoded", _with(AIQUIZ_HOME="{}/\udcff")),
    Case("AIQUIZ_HOME is very long", _with(AIQUIZ_HOME="{}/" + LONG)),
    Case("AIQUIZ_HOME is deep", _with(AIQUIZ_HOME="{}" + "/abcdefgh" * 500)),
    Case("AIQUIZ_HOME is a file", _file),
    Case("AIQUIZ_HOME is a device", _with(AIQUIZ_HOME="/dev/full")),
    Case("AIQUIZ_HOME turns the line", _with(AIQUIZ_HOME="{}/\u202eabc\u2066")),
    Case("LC_ALL is C", _with(LC_ALL="C")),
    Case(
        "LC_ALL is C and Python takes it so",
        _with(LC_ALL="C", PYTHONCOERCECLOCALE="0", PYTHONUTF8="0"),
    ),
    Case("LC_ALL is unknown", _with(LC_ALL="xx_YY.nothing")),
    Case("LC_ALL is hostile", _with(LC_ALL=HOSTILE, LANGUAGE="../../x")),
    Case("LANG is unset", _with(LANG=None)),
    Case("LANG is not UTF-8", _with(LANG="fr_FR.ISO-8859-1")),
    Case("PYTHONIOENCODING is ascii", _with(PYTHONIOENCODING="ascii:strict", LANG="fr_FR.UTF-8")),
    Case("PYTHONIOENCODING is latin-1", _with(PYTHONIOENCODING="latin-1", LANG="fr")),
    Case("NO_COLOR", _with(NO_COLOR="1")),
    Case("NO_COLOR is empty", _with(NO_COLOR="")),
    Case("TERM is unset", _with(TERM=None)),
    Case("TERM is unknown", _with(TERM=HOSTILE)),
    Case("TMPDIR is not there", _with(TMPDIR="{}/not/there")),
    Case("TMPDIR is hostile", _with(TMPDIR=HOSTILE)),
    Case("the terminal's size is nonsense", _with(COLUMNS="0", LINES="-1")),
    Case("the terminal's size is no number", _with(COLUMNS="x", LINES="1" * 400)),
    Case("TZ is unknown", _with(TZ="Nowhere/At/All")),
    Case("TZ is hostile", _with(TZ="../../../" + HOSTILE)),
    Case("TEXTUAL_ settings are nonsense", _with(TEXTUAL_FPS="x", TEXTUAL_COLOR_SYSTEM="y")),
    Case("stdin is closed", _with(), _typed("<&-")),
    Case("stdout is closed", _with(), _typed(">&-")),
    Case("stderr is closed", _with(), _typed("2>&-")),
    Case("stdin is empty", _with(), _typed("</dev/null")),
    Case("stdin is garbage", _garbage, _typed("<garbage")),
    Case("stdout is full", _with(), _typed(">/dev/full")),
    Case("stderr is full", _with(), _typed("2>/dev/full")),
    Case("nobody reads stdout", _with(), '"$@" | true'),
)
"""What is odd, the most telling first."""
