"""Marking where two texts differ, without colour."""

from collections.abc import Iterable

OPEN, CLOSE = "[", "]"


def bracketed(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Give `text` with each of `spans` (half-open, in order) in square brackets."""
    parts: list[str] = []
    end = 0
    for start, stop in spans:
        parts += [text[end:start], OPEN, text[start:stop], CLOSE]
        end = stop
    return "".join([*parts, text[end:]])
