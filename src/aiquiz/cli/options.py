"""The options of a question as lines to choose from by letter."""

from dataclasses import dataclass

from aiquiz.deck.card import ChoiceCard, TruthCard
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
    """Give the options of `question` in the order in which they are asked; none for a text card."""
    if isinstance(question.card, ChoiceCard):
        shown = enumerate(question.options)
        return [Option(letter(place), words, words) for place, words in shown]
    if isinstance(question.card, TruthCard):
        words = ((_("True"), "true"), (_("False"), "false"))
        return [Option(word[0].casefold(), word, given) for word, given in words]
    return []


def letter(place: int) -> str:
    """Give the letter for the option at `place` from 0; after z come aa, ab and so on."""
    rest, last = divmod(place, len(_LETTERS))
    return (letter(rest - 1) if rest else "") + _LETTERS[last]


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
