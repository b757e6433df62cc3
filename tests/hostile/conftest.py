"""What runs a command in this process as a shell would in one of its own."""

import sys
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from typing import NamedTuple

import pytest

from aiquiz.cli import _run as command_line
from aiquiz.cli.output import prepare_streams
from aiquiz.cli.start import start

Run = Callable[..., "Ran"]


class Ran(NamedTuple):
    status: int
    out: str
    err: str


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Give what runs a command as a shell would, in this process."""

    def ran(*arguments: str, given: str = "", encoding: str = "utf-8") -> Ran:
        data = given.encode("utf-8", "surrogateescape")
        monkeypatch.setattr(sys, "argv", ["aiquiz", *arguments])
        for name, begun in (("stdin", data), ("stdout", b""), ("stderr", b"")):
            stream = TextIOWrapper(BytesIO(begun), encoding, newline="")
            monkeypatch.setattr(sys, name, stream)
        start.cache_clear()
        prepare_streams()
        status = command_line()
        written = []
        for name in ("stdout", "stderr"):
            stream = getattr(sys, name)
            stream.flush()
            written.append(stream.buffer.getvalue().decode(encoding))
        return Ran(status, *written)

    return ran
