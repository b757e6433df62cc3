"""Hints from light to heavy: the author's first, then how long, how it begins, word by word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from aiquiz.deck.card import Card, ClozeCard, ListCard, NumberCard, TextCard

HintKind = Literal["author", "length", "first", "words", "unit"]


HIDDEN = "…"


@dataclass(frozen=True, slots=True)
class Hint:
    """One hint, in parts: one where a single thing is asked for.

    Of an author's hint the part is its text; for a length it is the letters of each word, as in
    "4 6"; else it is what shows of the answer. `HIDDEN` stands for what is not told.
    """

    kind: HintKind
    parts: tuple[str, ...]


def hints_of(card: Card) -> tuple[Hint, ...]:
    """Give every hint that `card` has to offer, in the order they are taken.

    What is picked shows its answer anyway, so that it has the author's hints alone.
    """
    own = tuple(Hint("author", (text,)) for text in card.hints)
    match card:
        case TextCard(answer=answer) | NumberCard(answer=answer):
            made = _of_number(answer) if _is_number(answer) else _of_words([answer])
        case ListCard(answers=several) | ClozeCard(gaps=several):
            made = _of_words([forms[0] for forms in several])
        case _:
            made = iter(())
    return (*own, *made)


def _of_words(answers: Sequence[str]) -> Iterator[Hint]:
    if all(map(_is_number, answers)):
        return
    yield Hint("length", tuple(map(_lengths, answers)))
    if any(_letters(answer) > 1 for answer in answers):
        yield Hint("first", tuple(map(_first, answers)))
    most = max(len(answer.split()) for answer in answers)
    for count in range(1, most):
        yield Hint("words", tuple(_begun(answer, count) for answer in answers))


def _of_number(answer: str) -> Iterator[Hint]:
    """Give the unit of a number alone."""
    unit = " ".join(word for word in answer.split() if not any(map(str.isdigit, word)))
    if unit:
        yield Hint("unit", (unit,))


def _is_number(answer: str) -> bool:
    """Tell whether an answer begins with a number, whose digits would tell too much of it."""
    return _first_sign(answer).isdigit()


def _lengths(answer: str) -> str:
    if _is_number(answer):
        return HIDDEN
    return " ".join(str(_letters(word)) for word in _words(answer))


def _words(answer: str) -> list[str]:
    return [word for word in answer.split() if _letters(word)] or [answer]


def _letters(word: str) -> int:
    return sum(map(str.isalnum, word))


def _first_sign(answer: str) -> str:
    return next((sign for sign in answer if sign.isalnum()), answer[:1])


def _first(answer: str) -> str:
    """Give the first letter, unless that is all there is or the first digit of a number."""
    return HIDDEN if _is_number(answer) or _letters(answer) < 2 else _first_sign(answer)


def _begun(answer: str, count: int) -> str:
    """Give the first `count` words; the last one is never shown."""
    words = answer.split()
    shown = [] if _is_number(answer) else words[: min(count, len(words) - 1)]
    return " ".join([*shown, HIDDEN])
