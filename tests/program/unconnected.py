"""Runs every command and plays a session, and ends at once where anything would leave the machine.

Run as a program of its own: what listens to the interpreter can't be taken away again.
"""

import os
import sys
from pathlib import Path

_NEVER = (
    *("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo"),
    *("socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo", "webbrowser.open"),
    *("urllib.Request", "http.client.connect", "ftplib.connect", "smtplib.connect"),
    *("os.system", "os.exec", "os.spawn", "os.posix_spawn", "ctypes.dlopen"),
)
"""What Python tells of before it happens."""

EDITOR = "true"
"""The one program that may be started: the learner's own editor."""

FAILED = 99

ARGUMENTS: dict[str, list[list[str]]] = {
    "study": [["--plain", "small"]],
    "quiz": [["--plain", "--limit", "2", "small"]],
    "decks": [[], ["--json"], ["--followed"], ["--orphans"]],
    "new": [["mine"]],
    "edit": [["small"]],
    "check": [[]],
    "import": [["deck", "cards.csv"], ["reviews", "reviews.csv"]],
    "export": [["deck", "small"], ["cards"], ["reviews"]],
    "undo": [["--list"], []],
    "scores": [[], ["--json"], ["--session", "1"]],
    "due": [[], ["--json"]],
    "exam": [["small"]],
    "grade": [["--accept", "Memphis", "Memhpis"]],
    "completion": [["bash"]],
    "backup": [[], ["--json"], ["--to", "copy.db"]],
    "restore": [[], ["--json"], ["1", "--dry-run"], ["1"], ["--undo"]],
    "doctor": [[], ["--json"], ["--repair"]],
    "forget": [["typed", "--dry-run"], ["typed", "--yes"]],
}
"""What each command is given; one that is not named is given nothing."""


def _listen(home: Path) -> None:
    def heard(event: str, arguments: tuple[object, ...]) -> None:
        if event in _NEVER:
            _end(event, arguments)
        if event == "subprocess.Popen" and arguments[0] != EDITOR:
            _end(event, arguments)
        if event == "open" and isinstance(arguments[0], str | bytes) and _writes(arguments):
            _check(home, os.fsdecode(arguments[0]))
        if event == "sqlite3.connect":
            _check(home, str(arguments[0]).removeprefix("file://").partition("?")[0])

    sys.addaudithook(heard)


def _writes(arguments: tuple[object, ...]) -> bool:
    _path, _mode, flags = arguments
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


def _check(home: Path, path: str) -> None:
    full = os.path.realpath(path)
    # A file without a name is opened by the folder that it lies in.
    within = full == str(home) or full.startswith((f"{home}{os.sep}", "/dev/"))
    if path != ":memory:" and not within:
        _end("written", (full,))


def _end(event: str, arguments: object) -> None:
    os.write(2, f"{event} {arguments!r}\n".encode())
    os._exit(FAILED)


def _tell(*words: str) -> None:
    sys.stdout.write(" ".join(words) + "\n")


def _run_commands() -> None:
    from click.testing import CliRunner

    from aiquiz.cli import COMMANDS, cli
    from aiquiz.cli.start import start

    for name in COMMANDS:
        for given in ARGUMENTS.get(name, [[]]):
            start.cache_clear()
            result = CliRunner().invoke(cli, [name, *given], input="Memphis\n\n" * 4)
            ended = result.exception is None or isinstance(result.exception, SystemExit)
            # What can't be done here, as without a terminal, is told with status 2.
            _tell(name, *given, str(result.exit_code) if ended else repr(result.exception))


def _play(home: Path) -> None:
    from tests.tui.played import Played, play

    async def script(played: Played) -> None:
        await played.type("Austin")
        await played.press("enter")
        for key in ("1", "enter", "1", "enter", "u"):
            await played.press(key)
        await played.press("escape")
        for key in ("b", "s", "t"):
            await played.press(key)
            await played.press("escape")

    play(home, script)
    _tell("played")


if __name__ == "__main__":
    where = Path(os.path.realpath(sys.argv[1]))
    if sys.argv[2:]:
        _listen(where)
        # Whether anything is heard at all.
        exec(sys.argv[2])
    _listen(where)
    os.chdir(where)
    _run_commands()
    _play(where)
