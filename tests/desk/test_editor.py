import signal
import sys
from pathlib import Path

import pytest

from aiquiz.deck.entry import Entry
from aiquiz.desk.editor import editor_at, editor_command, run_editor

PATH = Path("/decks/a deck.yaml")


def command(environment: dict[str, str], *installed: str) -> list[str] | None:
    def which(name: str) -> str | None:
        return f"/bin/{name}" if name in installed else None

    return editor_command(environment, which, PATH, 12)


@pytest.mark.parametrize(
    ("editor", "expected"),
    [
        ("vim", ["vim", "+12", str(PATH)]),
        ("/usr/bin/nano -l", ["/usr/bin/nano", "-l", "+12", str(PATH)]),
        ("emacsclient -t", ["emacsclient", "-t", "+12", str(PATH)]),
        ("hx", ["hx", f"{PATH}:12"]),
        ("code", ["code", "--wait", "--goto", f"{PATH}:12"]),
        ("code --wait", ["code", "--wait", "--goto", f"{PATH}:12"]),
        ("subl -w", ["subl", "-w", f"{PATH}:12"]),
        ("'/my apps/ed it'", ["/my apps/ed it", str(PATH)]),
        ("my 'editor", ["my", "'editor", str(PATH)]),
    ],
)
def test_each_editor_is_told_the_line_in_its_own_way(editor: str, expected: list[str]) -> None:
    assert command({"EDITOR": editor}) == expected


def test_visual_comes_before_editor_and_both_before_what_is_usual() -> None:
    assert command({"VISUAL": "kak", "EDITOR": "vi"}, "nano") == ["kak", "+12", str(PATH)]
    assert command({"VISUAL": " ", "EDITOR": "vi"}, "nano") == ["vi", "+12", str(PATH)]
    assert command({}, "vi", "nano") == ["nano", "+12", str(PATH)]
    assert command({}) is None


def test_what_can_not_be_opened_says_why() -> None:
    def at(entry: Entry | None) -> object:
        return editor_at(entry, "card", {}, lambda _name: None)

    assert at(None) == "no-file"
    assert at(Entry(PATH, "A deck", None, missing=True)) == "no-file"
    assert at(Entry(PATH, "A deck", None, built_in=True)) == "built-in"
    assert at(Entry(PATH, "A deck", None)) == "no-editor"


def test_an_editor_that_does_not_exist_was_not_started() -> None:
    assert not run_editor(["/no/such/editor", "file"])


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")
def test_ctrl_c_in_an_editor_that_leaves_it_to_the_terminal_ends_the_editor_alone() -> None:
    before = signal.getsignal(signal.SIGINT)
    # What a terminal does: both get the signal, and the editor ends of it.
    assert run_editor(["sh", "-c", "kill -INT $PPID; kill -INT $$; sleep 60"])
    assert signal.getsignal(signal.SIGINT) is before
