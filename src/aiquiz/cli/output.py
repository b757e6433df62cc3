"""Writing to stdout and stderr: cleaned, and in what the stream can encode."""

import codecs
import os
import sys
import unicodedata

from aiquiz.text import clean

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
}
"""What is written for a character that the output can't encode."""


def prepare_streams() -> None:
    """Let stdout and stderr write the plain twin of what they can't encode."""
    codecs.register_error("aiquiz-twin", _twin)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="aiquiz-twin")


def _twin(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)
    text = error.object[error.start : error.end]
    return "".join(map(_plain, text)), error.end


def _plain(character: str) -> str:
    if character in _TWINS:
        return _TWINS[character]
    bare = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode()
    return bare or "?"


def echo(text: str = "") -> None:
    """Write a line to stdout, without anything that a terminal would act on."""
    # Not click.echo: to a stream that is not UTF-8 it would write UTF-8 all the same.
    sys.stdout.write(f"{clean(text)}\n")


def complain(text: str) -> None:
    """Write a line to stderr, without anything that a terminal would act on."""
    sys.stderr.write(f"{clean(text)}\n")


def signs() -> str:
    """Give the style of signs for stdout."""
    from aiquiz.cli.start import start
    from aiquiz.say.verdicts import style

    return style(start().settings.signs, os.environ, sys.stdout.encoding or "ascii")


def close_quietly() -> int:
    """End after the reader of stdout went away; give the exit status."""
    # Python flushes stdout once more at the end, which would raise again.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
