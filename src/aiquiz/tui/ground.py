"""Whether the terminal's ground is light or dark: it is asked once, before the first screen.

The question (OSC 11, for the colour of the ground) is followed by one that every terminal knows
(DA1, for its kind): once that is answered, no answer to the first will come any more.
"""

import os
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic
from typing import Any, NamedTuple

from aiquiz.text.file_bytes import bytes_of

WAIT_SECONDS = 0.08
"""How long an answer is waited for at most."""

_MOST_KEPT = 100
"""Bytes of the file that keeps the answer."""

NOTHING = "none"
"""Stands in the file where the terminal gave no answer."""

_QUESTION = b"\x1b]11;?\x1b\\\x1b[c"
_COLOUR = re.compile(rb"\x1b\]11;([^\x07\x1b]*)(?:\x07|\x1b\\)")
_KIND = re.compile(rb"\x1b\[\?[\d;]*c")
_LIGHT = 0.5
"""The brightness, from 0 to 1, from which a ground is light."""


class Ground(NamedTuple):
    """What is known of the ground: "light", "dark" or "".

    `typed` is what was typed while the terminal was asked. With `owed` the answer is still to
    come: it may arrive while the app runs.
    """

    told: str = ""
    typed: bytes = b""
    owed: bool = False


def ground(setting: str, kept: Path, environment: Mapping[str, str]) -> Ground:
    """Give what is known of the terminal's ground, from the file `kept` or by asking, once ever.

    Where the theme is known without it (`setting`, `COLORFGBG`, `NO_COLOR`), nothing is read or
    asked. What can't be kept is not asked either: it would be asked again at every start.
    """
    if setting or environment.get("COLORFGBG") or environment.get("NO_COLOR"):
        return Ground()
    with suppress(OSError, ValueError):
        told = bytes_of(kept, _MOST_KEPT)[0].decode("ascii").strip()
        if told in ("light", "dark", NOTHING):
            return Ground("" if told == NOTHING else told)
    if not _can_ask(environment) or not _keep(kept, NOTHING):
        return Ground()
    found = ask(sys.stdin.fileno(), sys.stdout.fileno())
    if found.told:
        _keep(kept, found.told)
    return found


def _can_ask(environment: Mapping[str, str]) -> bool:
    """Tell whether there is a terminal that knows the question."""
    try:
        import termios  # noqa: F401
    except ImportError:
        # Windows has none, though TERM is set in some of its shells.
        return False
    known = environment.get("TERM", "") not in ("", "dumb", "linux")
    return known and sys.stdin.isatty() and sys.stdout.isatty()


def _keep(kept: Path, told: str) -> bool:
    """Write `told` to the file `kept`, whole or not at all; tell whether that went well."""
    beside = kept.with_name(f"{kept.name}.{os.getpid()}")
    try:
        kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside.write_text(told + "\n", encoding="ascii")
        beside.replace(kept)
    except OSError:
        with suppress(OSError):
            beside.unlink()
        return False
    return True


def ask(keyboard: int, screen: int) -> Ground:
    """Ask the terminal behind the descriptors `keyboard` and `screen`, for `WAIT_SECONDS` at most.

    Its modes are as before afterwards. Where it could not be asked, no answer is owed.
    """
    from select import select

    came, asked, until = b"", False, monotonic() + WAIT_SECONDS
    # Windows has no such terminals.
    with suppress(OSError, ImportError), _unbuffered(keyboard):
        os.write(screen, _QUESTION)
        asked = True
        while not _KIND.search(came) and (left := until - monotonic()) > 0:
            if not select([keyboard], [], [], left)[0]:
                break
            some = os.read(keyboard, 4096)
            if not some:
                break
            came += some
    return _understood(came) if asked else Ground()


def _understood(came: bytes) -> Ground:
    """Part what came from the terminal into its answers and what was typed meanwhile."""
    colour = _COLOUR.search(came)
    owed = not _KIND.search(came)
    typed = _KIND.sub(b"", _COLOUR.sub(b"", came))
    return Ground(_tone(colour[1]) if colour else "", typed, owed)


def _tone(answer: bytes) -> str:
    """Give "light" or "dark" for a colour as "rgb:fbfb/f8f8/f1f1", "" for anything else."""
    parts = re.fullmatch(rb"rgba?:([\da-fA-F]{1,4}(?:/[\da-fA-F]{1,4}){2,3})", answer)
    if not parts:
        return ""
    red, green, blue = (int(part, 16) / (16 ** len(part) - 1) for part in parts[1].split(b"/")[:3])
    return "light" if 0.299 * red + 0.587 * green + 0.114 * blue >= _LIGHT else "dark"


@contextmanager
def _unbuffered(keyboard: int) -> Iterator[None]:
    """Have the terminal hand on each key at once, and show none of them; ctrl+c still ends.

    Raises OSError where it is no terminal, or gone, and ImportError where there are none.
    """
    import termios

    try:
        before = termios.tcgetattr(keyboard)
        try:
            termios.tcsetattr(keyboard, termios.TCSANOW, _raw(before, termios))
            yield
        finally:
            # Nothing is flushed: what is typed from now on is the app's.
            termios.tcsetattr(keyboard, termios.TCSANOW, before)
    except termios.error as error:
        # It is no OSError, though it has the number of one.
        raise OSError(*error.args) from error


def _raw(modes: list[Any], termios: Any) -> list[Any]:
    incoming, outgoing, control, local, *speeds, characters = modes
    # A return typed now is the key enter to the app, as it is later.
    incoming &= ~termios.ICRNL
    local &= ~(termios.ICANON | termios.ECHO)
    return [incoming, outgoing, control, local, *speeds, characters]
