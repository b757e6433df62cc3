"""Nothing leaves the machine: no module of ours could send anything, and no run of it does."""

import ast
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from aiquiz.cli import COMMANDS
from tests.program.unconnected import EDITOR, FAILED
from tests.tui.played import DECK

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "src" / "aiquiz").rglob("*.py"))

_CONNECTED = {
    *("socket", "ssl", "socketserver", "http", "urllib", "xmlrpc", "ftplib", "smtplib", "poplib"),
    *("imaplib", "nntplib", "telnetlib", "webbrowser", "requests", "httpx", "aiohttp", "urllib3"),
    *("multiprocessing", "pty", "ctypes"),
}
"""Modules with which something could be sent, or something be started that sends."""

_STARTS = {
    *("system", "popen", "startfile", "posix_spawn", "posix_spawnp", "create_subprocess_exec"),
    *("create_subprocess_shell", "open_connection", "create_connection", "start_server"),
    *("open_url", "getaddrinfo", "fork", "forkpty"),
}
"""Functions and methods of the same kind."""

MAY_START = {"desk/editor.py"}
"""What starts the learner's own editor, and nothing else."""


def named(module: Path) -> str:
    return module.relative_to(ROOT / "src" / "aiquiz").as_posix()


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def called(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name):
            yield node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id


def could_send(module: Path) -> set[str]:
    """Give what in `module` could send something, or start what does."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    names = {name.partition(".")[0] for name in imported(tree)}
    calls = set(called(tree))
    found = names & _CONNECTED | calls & _STARTS
    found |= {call for call in calls if call.startswith(("exec", "spawn"))} - _OF_SQLITE
    return found | (names & {"subprocess"} if named(module) not in MAY_START else set())


_OF_SQLITE = {"execute", "executemany"}


def test_no_module_could_send_anything() -> None:
    assert {named(module): found for module in MODULES if (found := could_send(module))} == {}


def test_a_module_that_could_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.program.test_privacy.named", lambda module: module.name)
    module = tmp_path / "one.py"
    for line, what in (
        ("import urllib.request", "urllib"),
        ("from http import client", "http"),
        ("import subprocess", "subprocess"),
        ("os.execv('x', [])", "execv"),
        ("webbrowser.open_url('x')", "open_url"),
    ):
        module.write_text(line, encoding="utf-8")
        assert could_send(module) == {what}


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    return fill(tmp_path)


def fill(home: Path) -> Path:
    decks = home / "data" / "decks"
    decks.mkdir(parents=True)
    (decks / "small.yaml").write_text(DECK, encoding="utf-8")
    (home / "cards.csv").write_text("question,answer\nWhich?,This\n", encoding="utf-8")
    table = "card_id,review_time,review_rating\nx,1700000000000,3\n"
    (home / "reviews.csv").write_text(table, encoding="utf-8")
    return home


def unconnected(home: Path, *line: str) -> "subprocess.CompletedProcess[str]":
    environment = {
        **{name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ},
        "AIQUIZ_HOME": str(home),
        "HOME": str(home),
        "VISUAL": EDITOR,
        "LANGUAGE": "en",
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUTF8": "1",
    }
    return subprocess.run(
        [sys.executable, "-m", "tests.program.unconnected", str(home), *line],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


class Run(NamedTuple):
    """A run of all there is, by somebody who lets everybody read what they write."""

    home: Path
    status: int
    told: str
    errors: str


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Run:
    home = fill(tmp_path_factory.mktemp("home"))
    before = os.umask(0)
    try:
        done = unconnected(home)
    finally:
        os.umask(before)
    return Run(home, done.returncode, done.stdout, done.stderr)


def test_no_command_and_no_session_reaches_out_or_writes_elsewhere(ran: Run) -> None:
    assert ran.status == 0, ran.errors + ran.told
    lines = ran.told.splitlines()
    assert lines[-1] == "played"
    assert {line.split()[0] for line in lines[:-1]} == set(COMMANDS)
    # Every one of them ran to its end, and most had something to do.
    assert [line for line in lines[:-1] if not line.split()[-1].isdecimal()] == []
    assert sum(line.endswith(" 0") for line in lines) > 20


@pytest.mark.parametrize(
    "line",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import socket; socket.getaddrinfo('localhost', 80)",
        "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')",
        "import subprocess; subprocess.run(['cat'])",
        "import os; os.system('true')",
        "open(sys.argv[1] + '-beside', 'w')",
        "import sqlite3; sqlite3.connect(sys.argv[1] + '-beside.db')",
    ],
)
def test_what_would_reach_out_is_heard(filled: Path, line: str) -> None:
    assert unconnected(filled, line).returncode == FAILED


@pytest.mark.skipif(os.name != "posix", reason="needs the modes of POSIX")
def test_what_is_written_is_the_learners_alone_whatever_the_umask(ran: Run) -> None:
    data, state = ran.home / "data", ran.home / "state"
    files = [path for path in data.iterdir() if path.name.startswith("progress")]
    files += [path for path in (*state.rglob("*"), *data.rglob("backups/*")) if path.is_file()]
    assert {data / "progress.db", data / "progress.db-journal"} <= set(files)
    for path in files:
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path
    for folder in (*filter(Path.exists, [state]), *data.rglob("backups")):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700, folder
