"""Settings files made by hand to do harm, each with what must come of it."""

from collections.abc import Callable
from typing import NamedTuple


class Case(NamedTuple):
    """A settings file, and the problems told of it, by code and line, in their order.

    With "…" at the end there may be more. `lost` says that nothing of the file can be used, and
    then nothing may write to it.
    """

    name: str
    data: Callable[[], bytes]
    told: tuple[str, ...]
    lost: bool = False


def _text(text: str) -> Callable[[], bytes]:
    return lambda: text.encode()


SETTINGS = (
    Case("lists a hundred thousand deep", _text(f"a = {'[' * 100_000}"), ("syntax:0",), True),
    Case(
        "lists just deep enough to be read",
        _text(f"a = {'[' * 200}{']' * 200}\n"),
        ("syntax:0",),
        True,
    ),
    Case("tables fifty thousand deep", _text(f"a = {'{a=' * 50_000}"), ("syntax:0",), True),
    Case(
        "a key of a hundred thousand parts", _text(f"{'a.' * 100_000}a = 1\n"), ("syntax:1",), True
    ),
    Case(
        "a header of a hundred thousand parts", _text(f"[{'a.' * 100_000}a]\n"), ("syntax:1",), True
    ),
    Case("a header of many quoted parts", _text("[" + '"".' * 200 + "a]\n"), ("syntax:1",), True),
    Case(
        "a quote of two hundred kilobytes with dots",
        _text(f'a = "{"." * 200_000}"\n'),
        ("unknown:1",),
    ),
    Case(
        "an open quote of two hundred kilobytes",
        _text('a = "' + "\\\\" * 100_000),
        ("syntax:0",),
        True,
    ),
    Case("five megabytes", lambda: b"#" * (5 * 2**20), ("too-large:0",), True),
    Case(
        "five thousand unknown keys",
        _text("".join(f"k{n}=1\n" for n in range(5_000))),
        ("unknown:1", "unknown:2", "…"),
    ),
    Case(
        "two thousand keys for no action",
        _text("[keys]\n" + "".join(f"a{n}='x'\n" for n in range(2_000))),
        ("key-action:2", "…"),
    ),
    Case(
        "two thousand decks that are none",
        _text("[deck]\n" + "".join(f"d{n}=1\n" for n in range(2_000))),
        ("table:2", "…"),
    ),
    Case("a key of a hundred thousand letters", _text(f"{'a' * 100_000} = 1\n"), ("unknown:1",)),
    Case(
        "one key twice", _text("[study]\nnew_per_day = 1\nnew_per_day = 2\n"), ("syntax:3",), True
    ),
    Case("one table twice", _text("[study]\n[study]\n"), ("syntax:2",), True),
    Case(
        "a whole number of too many digits",
        _text(f"[study]\nnew_per_day = {'9' * 5000}\n"),
        ("syntax:0",),
        True,
    ),
    Case(
        "a hexadecimal number of too many digits",
        _text(f"[study]\nnew_per_day = 0x{'f' * 100_000}\nday_start = 0x{'f' * 100_000}\n"),
        ("range:2", "clock:3"),
    ),
    Case(
        "numbers that are none",
        _text("[study]\nretention = nan\nmaximum_interval = inf\nnew_per_day = -0\n"),
        ("range:2", "range:3"),
    ),
    Case("days that are none", _text('[deck."a"]\nexam = 2024-13-45\n'), ("syntax:2",), True),
    Case(
        "days of another kind",
        _text(
            '[deck."a"]\nexam = 2024-01-01T00:00:00Z\n[deck.b]\nexam = 12:30:00\n'
            '[deck.c]\nexam = "2024-1-1"\n[deck.d]\nexam = 0001-01-01\n'
        ),
        ("date:2", "date:4", "date:6"),
    ),
    Case(
        "lists and tables in place of values",
        _text('language = []\nlook = 3\nkeys = "x"\ndeck = [1]\n[study]\norder = {a = 1}\n'),
        ("table:3", "choice:1", "unknown:2", "choice:6", "table:4"),
    ),
    Case(
        "folders that no system has",
        _text('[decks]\nfolders = ["a\\u0000b", "~nobody-is-called-so/x", "", "/dev/zero"]\n'),
        ("paths:2",),
    ),
    Case(
        "other files to be read",
        _text(
            'include = "/etc/passwd"\nextends = "file:///etc/passwd"\n'
            '[look]\ntheme = "/etc/passwd"\n'
        ),
        ("unknown:1", "unknown:2", "theme:4"),
    ),
    Case(
        "a regular expression",
        _text('[look]\ntheme = "(a+)+$"\n["(a|aa)+$"]\nx = 1\n'),
        ("theme:2", "unknown:4"),
    ),
    Case("zeros", lambda: b"\x00" * 1000, ("syntax:1",), True),
    Case("UTF-16", lambda: "language = 'fr'\n".encode("utf-16"), ("unreadable:0",), True),
    Case("control characters", lambda: b'language = "\x1b[2J"\n', ("syntax:1",), True),
    Case(
        "control characters as escapes",
        _text('language = "\\u001b]52;c;aGk=\\u0007"\n'),
        ("choice:1",),
    ),
    Case("a surrogate as an escape", _text('language = "\\ud800"\n'), ("syntax:1",), True),
    Case("carriage returns", lambda: b"language = 'en'\rtheme = 1\r", ("syntax:1",), True),
)
