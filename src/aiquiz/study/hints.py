"""Hints from light to heavy: the author's first, then how long, how it begins, word by word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from aiquiz.deck.card import Card, ClozeCard, ListCard, NumberCard, TextCard

HintKind = Literal["author", "length", "first", "words", "unit"]


@dataclass(frozen=True, slots=True)
class Hint:
    """One hint, in parts: one where a single thing is asked for.

    Of an author's hint the part is its text; for a length it is the letters of each word, as in
    "4 6"; else it is what shows of the answer.
    """

    kind: HintKind
    parts: tuple[str, ...]


def hints_of(card: Card) -> tuple[Hint, ...]:
    """Give every hint that `card` has to offer, in the order they are taken.

    What is picked shows its answer anyway, so that it has the author's hints alone.
    """
    own = tuple(Hint("author", (text,)) for text in card.hints)
    match card:
        case TextCard():
            made = tuple(_of_words([card.answer]))
        case NumberCard():
            made = tuple(_of_number(card.answer))
        case ListCard():
            made = tuple(_of_words([forms[0] for forms in card.answers]))
        case ClozeCard():
            made = tuple(_of_words([forms[0] for forms in card.gaps]))
        case _:
            made = ()
    return own + made


def _of_words(answers: Sequence[str]) -> Iterator[Hint]:
    lengths = [" ".join(str(_letters(word)) for word in _words(answer)) for answer in answers]
    yield Hint("length", tuple(lengths))
    if any(_letters(answer) > 1 for answer in answers):
        yield Hint("first", tuple(_first(answer) for answer in answers))
    most = max(len(answer.split()) for answer in answers)
    for count in range(1, most):
        yield Hint("words", tuple(_begun(answer, count) for answer in answers))


def _of_number(answer: str) -> Iterator[Hint]:
    """Give the unit of a number, whose length or first digit would tell too much of it."""
    unit = " ".join(word for word in answer.split() if not any(map(str.isdigit, word)))
    if unit:
        yield Hint("unit", (unit,))


def _words(answer: str) -> list[str]:
    return [word for word in answer.split() if _letters(word)] or [answer]


def _letters(word: str) -> int:
    return sum(map(str.isalnum, word))


def _first(answer: str) -> str:
    return next((letter for letter in answer if letter.isalnum()), answer[:1])


def _begun(answer: str, count: int) -> str:
    """Give the first `count` words; the last one is never shown."""
    words = answer.split()
    return " ".join(words[: min(count, len(words) - 1)])
