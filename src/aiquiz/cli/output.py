"""Writing to stdout and stderr: cleaned, and in what the stream can encode."""

import codecs
import os
import sys
import unicodedata

from aiquiz.text import clean
from aiquiz.text.cleaning import MOST_MARKS

_TWINS = {
    "✓": "+",
    "√": "+",
    "≈": "~",
    "×": "x",
    "·": "-",
    "…": "...",
    "’": "'",
    "‘": "'",
    "“": '"',
    "”": '"',
    "«": '"',
    "»": '"',
    "–": "-",
    "—": "-",
    "→": "->",
    "↓": "v",
    "\u00a0": " ",
    "▲": "!",
    "━": "#",
    "╍": "~",
    "░": ":",
    "▒": "+",
    "▓": "*",
    "─": "-",
    "│": "|",
    **dict.fromkeys("▁▂", "_"),
    **dict.fromkeys("▃▄▅", "="),
    **dict.fromkeys("▆▇█", "#"),
}
"""What is written for a character that the output can't encode."""


def prepare_streams() -> None:
    """Let every byte be read, and let the plain twin be written of what can't be encoded."""
    _open_closed()
    for stream, errors in (
        (sys.stdin, "replace"),
        (sys.stdout, "aiquiz-twin"),
        (sys.stderr, "aiquiz-twin"),
    ):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=errors)


def _open_closed() -> None:
    """Put the null device in place of a stream that is closed, which Python gives as None."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            # Open until the process ends.
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115


def _twin(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)
    text = error.object[error.start : error.end]
    return "".join(map(_plain, text)), error.end


def _plain(character: str) -> str:
    if character in _TWINS:
        return _TWINS[character]
    bare = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode()
    return bare or "?"


codecs.register_error("aiquiz-twin", _twin)


def echo(text: str = "") -> None:
    """Write a line to stdout, without anything that a terminal would act on."""
    # Not click.echo: to a stream that is not UTF-8 it would write UTF-8 all the same.
    _write(f"{clean(text)}\n")


def echo_json(facts: object, *, indent: int | None = 2) -> None:
    """Write `facts` to stdout as JSON that keeps every character.

    What a terminal would act on, and what `clean` leaves out, is written as an escape.
    """
    import json

    text = json.dumps(facts, ensure_ascii=False, indent=indent)
    if encodable(text) != text:
        # A plain twin would be another text, and that of a quote would end the string.
        text = json.dumps(facts, indent=indent)
    elif clean(text) != text:
        text = escaped(text)
    _write(f"{text}\n")


class OutputError(Exception):
    """What was to be written to stdout could not be: the disk that it goes to is full, or fails."""


def _write(text: str) -> None:
    try:
        sys.stdout.write(text)
        # Whoever reads line by line waits for it, and a question has to be out before its answer.
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError from error


def encodable(text: str) -> str:
    """Give `text` with plain twins for what stdout can't encode."""
    encoding = sys.stdout.encoding or "ascii"
    return text.encode(encoding, "aiquiz-twin").decode(encoding)


def escaped(told: str) -> str:
    """Give the JSON `told` with an escape in place of each character that `clean` leaves out."""
    parts: list[str] = []
    marks = 0
    for character in told:
        marks = marks + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        shown = character == clean(character) and marks <= MOST_MARKS
        parts.append(character if shown else _escape(character))
    return "".join(parts)


def _escape(character: str) -> str:
    code = ord(character)
    if code < 0x10000:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"


def tell(text: str = "") -> None:
    """Write a line to stdout as `echo` does, broken between words at a terminal."""
    echo(broken(text))


def broken(text: str) -> str:
    """Give `text` with no line longer than the terminal, where stdout is one.

    A terminal would break it inside a word. What is indented is code, and stays as it is.
    """
    if not sys.stdout.isatty():
        return text
    # Both cost what a prompt that only counts should not pay.
    import shutil

    width = max(shutil.get_terminal_size().columns - 1, 20)
    lines = (_lines(line, width) for line in text.split("\n"))
    return "\n".join(line for parts in lines for line in parts)


def _lines(line: str, width: int) -> list[str]:
    if len(line) <= width or line[:1].isspace():
        return [line]
    import textwrap

    return textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False)


def complain(text: str) -> None:
    """Write a line to stderr, without anything that a terminal would act on."""
    sys.stderr.write(f"{clean(text)}\n")


def let_go_of_streams() -> None:
    """Have the end of the process write nowhere, where stdout or stderr can't be written.

    Python flushes both once more at the end; where a window was closed that would fail, and
    120 would take the place of the exit status.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def close_quietly() -> int:
    """End after the reader of stdout went away; give the exit status."""
    # Python flushes stdout once more at the end, which would raise again.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
