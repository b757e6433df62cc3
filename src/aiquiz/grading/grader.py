"""The grader of one deck."""

from collections.abc import Collection, Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from aiquiz.deck.card import Card, ChoiceCard, Deck, TextCard, TruthCard
from aiquiz.grading.verdict import Reason, Verdict
from aiquiz.text import fold

if TYPE_CHECKING:
    from aiquiz.grading.competitor import Answers
    from aiquiz.grading.text_answer import Prepared


class Grader:
    """Judges answers to the cards of one deck; use `prepare`.

    What it holds of a card is made when that card is first asked, so that a deck of any size is
    ready at once.
    """

    def __init__(self, deck: Deck, remembered: Iterable[tuple[str, str]]) -> None:
        """Take what `prepare` takes."""
        self._deck = deck
        self._remembered: dict[str, list[str]] = {}
        for card, accepted in remembered:
            self._remembered.setdefault(card, []).append(accepted)
        self._prepared: dict[str, Prepared] = {}

    def grade(self, card: Card, given: str) -> Verdict:
        """Judge what was `given` to `card`, which is of this deck; never raises.

        A choice is given as the text of the option, a truth as "true" or "false".
        """
        if isinstance(card, ChoiceCard):
            return _picked(fold(given) == fold(card.answer), card.answer)
        if isinstance(card, TruthCard):
            wanted = "true" if card.answer else "false"
            return _picked(given.strip().casefold() == wanted, wanted)
        from aiquiz.grading.text_answer import grade_text

        return grade_text(given, self._ready(card))

    def remembered(self, card_id: str) -> tuple[str, ...]:
        """Give the forms that the learner had accepted for a card."""
        return tuple(self._remembered.get(card_id, ()))

    def remember(self, card_id: str, form: str) -> None:
        """Take `form` as right for a card from now on."""
        self._remembered.setdefault(card_id, []).append(form)
        self._prepared.pop(card_id, None)

    def forget(self, card_id: str, form: str) -> None:
        """No longer take `form` as right for a card because the learner once said so."""
        kept = [other for other in self._remembered.get(card_id, ()) if other != form]
        self._remembered[card_id] = kept
        self._prepared.pop(card_id, None)

    def _ready(self, card: TextCard) -> "Prepared":
        from aiquiz.grading.text_answer import Prepared, accepted_forms

        if card.id not in self._prepared:
            forms = tuple(accepted_forms(card, self._remembered.get(card.id, ())))
            self._prepared[card.id] = Prepared(card, self._deck.language, forms, self._answers)
        return self._prepared[card.id]

    def get_ready(self) -> None:
        """Make what the first wrong answer would otherwise wait for; meant for a worker.

        Some 25 µs for each form of the deck.
        """
        # Not imported with this module: the decks of today are counted without any grade.
        from aiquiz.grading import text_answer

        _ = self._answers, text_answer

    def expect(self, card: Card) -> None:
        """Read the question and the accepted forms of `card`, which is about to be asked.

        Some 1 ms, which the learner would otherwise wait for after Enter.
        """
        if isinstance(card, TextCard):
            _ = self._ready(card).candidates

    @cached_property
    def _answers(self) -> "Answers":
        from aiquiz.grading.competitor import answers_of

        cards = (card for card in self._deck.cards if isinstance(card, TextCard))
        return answers_of(cards, self._deck.language)


def _picked(right: bool, matched: str) -> Verdict:
    if right:
        return Verdict("correct", 1.0, Reason("exact"), matched)
    return Verdict("wrong", 0.0, Reason("other-option"), matched)


def prepare(deck: Deck, remembered: Collection[tuple[str, str]] = ()) -> Grader:
    """Give the grader for `deck`.

    `remembered` are forms, each with the id of its card, that the learner had accepted.
    """
    return Grader(deck, remembered)
