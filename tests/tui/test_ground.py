"""The terminal is asked for its ground once; nothing that is typed meanwhile is lost."""

import os
import subprocess
import sys
from array import array
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual import events

if not hasattr(os, "openpty"):
    pytest.skip("there are no pseudo-terminals here", allow_module_level=True)

import termios
import tty
from fcntl import ioctl

from aiquiz.tui import ground as grounds
from aiquiz.tui.ground import Ground, ask, ground
from aiquiz.tui.late_answer import Listening

LIGHT = b"\x1b]11;rgb:fbfb/f8f8/f1f1\x1b\\"
DARK = b"\x1b]11;rgb:12/15/1d\x07"
KIND = b"\x1b[?64;1;2c"


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[int, int]]:
    """Give both ends of a pseudo-terminal: the terminal's own, and the program's."""
    monkeypatch.setattr(grounds, "WAIT_SECONDS", 0.02)
    own, ours = os.openpty()
    yield own, ours
    os.close(own)
    os.close(ours)


def waiting(descriptor: int) -> int:
    """Give how many bytes can be read."""
    count = array("i", [0])
    ioctl(descriptor, termios.FIONREAD, count)
    return count[0]


@pytest.mark.parametrize(
    ("came", "known"),
    [
        (LIGHT + KIND, Ground("light")),
        (DARK + KIND, Ground("dark")),
        (b"\x1b]11;rgba:ffff/ffff/ffff/ffff\x07" + KIND, Ground("light")),
        (KIND, Ground("")),
        (b"\x1b]11;puce\x07" + KIND, Ground("")),
        (b"\x1b]11;rgb:fbfb/f8f8\x07" + KIND, Ground("")),
        (b"", Ground(owed=True)),
        (LIGHT, Ground("light", owed=True)),
        (b"\x1b]11;rgb:fb", Ground("", b"\x1b]11;rgb:fb", owed=True)),
        (
            b"\r\xc3\xa9" + LIGHT + b"j" + KIND + b"\x1b[A",
            Ground("light", "\ré".encode() + b"j\x1b[A"),
        ),
        (b"\xff\x00[?c", Ground("", b"\xff\x00[?c", owed=True)),
    ],
)
def test_the_answer_is_parted_from_what_was_typed(
    terminal: tuple[int, int], came: bytes, known: Ground
) -> None:
    own, ours = terminal
    # A terminal hands on what is written to it a little later: all of it is to be there.
    tty.setraw(ours)
    before = termios.tcgetattr(ours)
    os.write(own, came)
    while waiting(ours) < len(came):
        pass
    assert ask(ours, ours) == known
    assert termios.tcgetattr(ours) == before
    assert os.read(own, 4096).endswith(b"\x1b]11;?\x1b\\\x1b[c")


def test_no_answer_is_owed_where_nothing_was_asked(terminal: tuple[int, int]) -> None:
    own, ours = terminal
    null = os.open(os.devnull, os.O_RDONLY)
    try:
        assert ask(ours, null) == Ground()
        assert ask(null, ours) == Ground()
    finally:
        os.close(null)
    os.set_blocking(own, False)
    with pytest.raises(BlockingIOError):
        os.read(own, 1)


WITHOUT_TERMIOS = """
import os, sys
from pathlib import Path
for name in ("termios", "tty", "fcntl"):
    sys.modules[name] = None
sys.stdin.isatty = sys.stdout.isatty = lambda: True

from aiquiz.tui import late_answer
from aiquiz.tui.ground import Ground, ask, ground
assert ask(0, 1) == Ground()

def unwanted(before):
    raise AssertionError("an answer is waited for")
late_answer.listen = unwanted

class App:
    @staticmethod
    def run(desk, wish, signs, ground):
        assert ground == ""
        return 7
sys.modules["aiquiz.tui.app"] = App

class Desk:
    class settings:
        theme = ""
    class folders:
        ground = Path(sys.argv[1])

from aiquiz.tui import run
assert run(Desk, None) == 7
assert not Desk.folders.ground.exists()
"""


def test_where_there_is_no_termios_the_app_starts_and_nothing_is_asked(tmp_path: Path) -> None:
    """As in Windows, where TERM may be set all the same."""
    known = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    ended = subprocess.run(
        [sys.executable, "-c", WITHOUT_TERMIOS, str(tmp_path / "ground")],
        env={**known, "TERM": "xterm-256color", "COLORFGBG": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")


def test_without_a_terminal_nothing_is_asked_or_kept(tmp_path: Path) -> None:
    kept = tmp_path / "state" / "ground"
    assert ground("", kept, {"TERM": "xterm"}) == Ground()
    assert not kept.exists()


@pytest.fixture
def at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Have the program stand at a terminal that answers; gives a list of how often it was asked."""
    asked: list[int] = []

    def answered(keyboard: int, _screen: int) -> Ground:
        asked.append(keyboard)
        return Ground("light")

    class Stream:
        def isatty(self) -> bool:
            return True

        def fileno(self) -> int:
            return 7

    monkeypatch.setattr(grounds, "ask", answered)
    monkeypatch.setattr(grounds, "sys", type("sys", (), {"stdin": Stream(), "stdout": Stream()}))
    return asked


def test_the_terminal_is_asked_once_ever(tmp_path: Path, at_a_terminal: list[int]) -> None:
    kept = tmp_path / "state" / "ground"
    first, second = (ground("", kept, {"TERM": "xterm"}) for _ in range(2))
    assert (first.told, second.told, at_a_terminal) == ("light", "light", [7])
    for broken in (b"", b"\xff\xfe", b"puce\n" * 900):
        kept.write_bytes(broken)
        assert ground("", kept, {"TERM": "xterm"}).told == "light"
    assert [path.name for path in kept.parent.iterdir()] == ["ground"]
    assert len(at_a_terminal) == 4


def test_no_answer_is_kept_too(
    tmp_path: Path, at_a_terminal: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent(keyboard: int, _screen: int) -> Ground:
        at_a_terminal.append(keyboard)
        return Ground(owed=True)

    monkeypatch.setattr(grounds, "ask", silent)
    kept = tmp_path / "ground"
    assert ground("", kept, {"TERM": "xterm"}).owed
    assert ground("", kept, {"TERM": "xterm"}) == Ground()
    assert len(at_a_terminal) == 1


@pytest.mark.parametrize(
    ("setting", "environment"),
    [
        ("dark", {"TERM": "xterm"}),
        ("", {"TERM": "xterm", "COLORFGBG": "0;15"}),
        ("", {"TERM": "xterm", "NO_COLOR": "1"}),
        ("", {"TERM": "linux"}),
        ("", {"TERM": "dumb"}),
        ("", {}),
    ],
)
def test_it_is_not_asked_where_that_is_known_or_can_not_be_answered(
    tmp_path: Path, at_a_terminal: list[int], setting: str, environment: dict[str, str]
) -> None:
    assert ground(setting, tmp_path / "ground", environment) == Ground()
    assert not at_a_terminal


def test_it_is_not_asked_where_the_answer_can_not_be_kept(
    tmp_path: Path, at_a_terminal: list[int]
) -> None:
    (tmp_path / "state").write_text("no folder", encoding="utf-8")
    assert ground("", tmp_path / "state" / "ground", {"TERM": "xterm"}) == Ground()
    assert not at_a_terminal


def keys(monkeypatch: pytest.MonkeyPatch, before: Ground, *came: str) -> list[str]:
    """Give the keys that the app gets of what came, "" for a while without anything."""
    monkeypatch.setattr(Listening, "before", before)
    parser = Listening()
    found = []
    for text in (*came, "", ""):
        for message in [*(parser.feed(text) if text else ()), *parser.tick()]:
            assert isinstance(message, events.Key)
            found.append(message.key)
    # At the end what waits for more is a key as it stands.
    return [
        *found,
        *(message.key for message in parser.feed("") if isinstance(message, events.Key)),
    ]


@pytest.mark.parametrize("cut", range(len(LIGHT + KIND) + 1))
def test_a_late_answer_is_no_key_however_it_is_cut(
    monkeypatch: pytest.MonkeyPatch, cut: int
) -> None:
    late = (b"a" + LIGHT + KIND + b"b").decode()
    owed = Ground(owed=True)
    assert keys(monkeypatch, owed, late[: cut + 1], late[cut + 1 :]) == ["a", "b"]
    begun = Ground(typed=late[: cut + 1].encode(), owed=cut < len(LIGHT + KIND))
    if cut < len(LIGHT + KIND):
        assert keys(monkeypatch, begun, late[cut + 1 :]) == ["a", "b"]


def test_what_was_typed_before_the_app_began_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    typed = Ground(typed="éj\x1b[A".encode())
    assert keys(monkeypatch, typed) == ["é", "j", "up"]
    assert keys(monkeypatch, typed, "k") == ["é", "j", "up", "k"]


def test_keys_that_begin_like_an_answer_are_keys_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    owed = Ground(owed=True)
    assert keys(monkeypatch, owed, "x\x1b[B", "y") == ["x", "down", "y"]
    assert keys(monkeypatch, owed, "\x1b") == ["escape"]
    assert keys(monkeypatch, owed, KIND.decode() + "x\x1b", "z") == ["x", "alt+z"]
