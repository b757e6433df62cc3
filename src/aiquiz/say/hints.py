"""Hints in words: how long an answer is, how it begins."""

from collections.abc import Callable, Mapping

from aiquiz.say.forms import listed
from aiquiz.say.language import _, n_


def hint_words(kind: str, parts: tuple[str, ...]) -> str:
    """Give a hint of a `kind`, with its parts (see `aiquiz.study.hints`), as a text."""
    if kind == "author":
        return parts[0]
    return _WORDS[kind](parts)


def _lengths(parts: tuple[str, ...]) -> str:
    return "; ".join(map(_length, parts))


def _length(part: str) -> str:
    counts = part.split()
    if not counts[0].isdigit():
        return part
    if len(counts) == 1:
        return n_("{n} letter", "{n} letters", int(counts[0])).format(n=counts[0])
    told = listed(counts)
    return _("{n} words, of {counts} letters").format(n=len(counts), counts=told)


_WORDS: Mapping[str, Callable[[tuple[str, ...]], str]] = {
    "length": _lengths,
    "first": lambda parts: _("it begins with {letters}").format(letters="; ".join(parts)),
    "words": lambda parts: _("it begins: {words}").format(words="; ".join(parts)),
    "unit": lambda parts: _("it is counted in {unit}").format(unit=parts[0]),
}
