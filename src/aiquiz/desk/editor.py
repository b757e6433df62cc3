"""How a file is opened at a line in the editor that somebody uses."""

import shlex
import signal
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from aiquiz.deck.entry import Entry

Refusal = Literal["no-file", "built-in", "no-editor"]
"""Why a deck is not opened: its file is away, the next version of aiquiz would write over it, or
there is nothing to open it with."""

_USUAL = ("sensible-editor", "nano", "vim", "vi", "notepad")
"""What is tried where no editor is set."""

_PLUS_LINE = {
    *("vi", "vim", "nvim", "view", "nano", "pico", "emacs", "emacsclient", "micro", "kak", "joe"),
    *("jed", "ne", "mg", "gedit", "kate", "sensible-editor", "editor", "ed", "less"),
}
_COLON_LINE = {
    "hx",
    "helix",
    "subl",
    "zed",
    "code",
    "codium",
    "code-insiders",
    "cursor",
    "windsurf",
}
_GOTO = {"code", "codium", "code-insiders", "cursor", "windsurf"}
_WAIT = {"subl", "zed", *_GOTO}
"""Editors with windows of their own, which would give the terminal back at once."""


def editor_command(
    environment: Mapping[str, str],
    which: Callable[[str], str | None],
    path: Path,
    line: int,
) -> list[str] | None:
    """Give the command that opens `path` at `line`, None where no editor is known.

    $VISUAL comes before $EDITOR, and both before what is usual; `which` tells where a program
    is. An editor that is not known to take a line gets the file alone.
    """
    words = _words(environment) or next(([name] for name in _USUAL if which(name)), None)
    if words is None:
        return None
    name = PurePath(words[0]).stem.lower()
    if name in _WAIT and not {"--wait", "-w"} & set(words):
        words = [*words, "--wait"]
    if name in _GOTO:
        words = [*words, "--goto"]
    if name in _COLON_LINE:
        return [*words, f"{path}:{line}"]
    return [*words, f"+{line}", str(path)] if name in _PLUS_LINE else [*words, str(path)]


def editor_at(
    entry: "Entry | None",
    card: str | int,
    environment: Mapping[str, str],
    which: Callable[[str], str | None],
) -> list[str] | Refusal:
    """Give the command that opens the file of `entry`, or why it is not opened.

    It opens at the card with this id, at this line, or where the first thing is wrong.
    """
    if entry is None or entry.missing:
        return "no-file"
    if entry.built_in:
        return "built-in"
    cards = entry.deck.cards if entry.deck else ()
    broken = entry.problems[0].line if entry.problems and not cards else 1
    line = next((found.place.line for found in cards if found.id == card), broken)
    if isinstance(card, int):
        line = card
    return editor_command(environment, which, entry.path, line) or "no-editor"


def run_editor(command: Sequence[str]) -> bool:
    """Run an editor until it is closed; tell whether it could be started."""
    try:
        with _deaf():
            # The learner chose the editor, and no shell reads the path.
            subprocess.run(command, check=False)  # noqa: S603
    except OSError:
        return False
    return True


@contextmanager
def _deaf() -> Iterator[None]:
    """Let ctrl+c be the editor's alone: where it leaves that to the terminal, both would get it."""
    try:
        before = signal.signal(signal.SIGINT, lambda *_: None)
    except ValueError:
        # Only the main thread is told of signals.
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _words(environment: Mapping[str, str]) -> list[str] | None:
    for name in ("VISUAL", "EDITOR"):
        try:
            words = shlex.split(environment.get(name, ""))
        except ValueError:
            # A quote that is never closed: the editor is then called as it stands there.
            words = environment[name].split()
        if words:
            return words
    return None
