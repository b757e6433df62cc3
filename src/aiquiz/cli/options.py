"""What a question asks line by line: its options by letter, and what a line means."""

from dataclasses import dataclass

from aiquiz.deck.card import (
    PARTED,
    Card,
    ClozeCard,
    ListCard,
    MatchCard,
    MultipleCard,
    OrderCard,
    TruthCard,
)
from aiquiz.say.kinds import items_asked, truths
from aiquiz.say.language import _
from aiquiz.study import Question
from aiquiz.text import fold

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Option:
    """One option: the letter it goes by, its words, and what the grader is given for it."""

    letter: str
    words: str
    given: str


def options(question: Question) -> list[Option]:
    """Give the options of `question` in the order in which they are asked; none where it is typed.

    They are what can be picked, the things to be put in order, or the partners to be paired.
    """
    if isinstance(question.card, TruthCard):
        return [Option(*truth) for truth in truths()]
    shown = enumerate(question.options)
    return [Option(letter(place), words, words) for place, words in shown]


def letter(place: int) -> str:
    """Give the letter for the option at `place` from 0; after z come aa, ab and so on."""
    rest, last = divmod(place, len(_LETTERS))
    return (letter(rest - 1) if rest else "") + _LETTERS[last]


def prompts(card: Card) -> list[str]:
    """Give what is said before each line that `card` wants for one answer, "" for nothing."""
    match card:
        case ClozeCard(gaps=gaps) if len(gaps) > 1:
            return [
                _("Gap {n} of {total}:").format(n=number, total=len(gaps))
                for number in range(1, len(gaps) + 1)
            ]
        case MatchCard(pairs=pairs):
            return [f"{left}:" for left, _right in pairs]
        case _:
            return [""]


def instruction(card: Card) -> str:
    """Give how `card` is to be answered, where that is not plain."""
    match card:
        case ListCard(need=need, ordered=ordered):
            items = items_asked(need, ordered=ordered)
            return _("{items}; put commas between them.").format(items=items)
        case MultipleCard():
            return _("More than one may be right: type their letters.")
        case OrderCard():
            return _("Put them in order: type all the letters.")
        case MatchCard():
            return _("For each, type the letter of what belongs to it.")
        case _:
            return ""


def read_line(line: str, card: Card, among: list[Option]) -> str | None:
    """Give what the grader is to be given for a line, None where it means no option."""
    if not among or not line:
        return line
    match card:
        case MultipleCard():
            return _several(line, among)
        case OrderCard():
            return _ordered(line, among)
        case _:
            option = meant(line, among)
            return option.given if option else None


def complaint(card: Card) -> str:
    """Give what to do where a line means no option of `card`."""
    match card:
        case MultipleCard():
            return _("Type the letters of the options that are right.")
        case OrderCard():
            return _("Type every letter once, in the right order.")
        case _:
            return _("Type the letter of an option, or the option itself.")


def meant(typed: str, among: list[Option]) -> Option | None:
    """Give the option that `typed` means, None where it is none of them.

    The words of an option come before the letter of another: where the options are themselves
    letters, what is typed is the answer.
    """
    words = fold(typed)
    for option in among:
        if words in (fold(option.words), fold(option.given)):
            return option
    return next((option for option in among if option.letter == words), None)


def _lettered(line: str, among: list[Option]) -> list[Option] | None:
    """Give the options whose letters a line holds, run together or apart."""
    words = fold(line).replace(",", " ").replace(";", " ").split()
    if len(words) == 1 and len(among) <= len(_LETTERS):
        words = list(words[0])
    by_letter = {option.letter: option for option in among}
    found = [by_letter.get(word) for word in words]
    return None if None in found else [option for option in found if option is not None]


def _several(line: str, among: list[Option]) -> str | None:
    one = meant(line, among)
    found = [one] if one is not None else _lettered(line, among)
    return None if found is None else PARTED.join(dict.fromkeys(o.given for o in found))


def _ordered(line: str, among: list[Option]) -> str | None:
    found = _lettered(line, among)
    if found is None or sorted(o.letter for o in found) != sorted(o.letter for o in among):
        return None
    return PARTED.join(option.given for option in found)
