"""The grader of one deck."""

from collections.abc import Collection, Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from aiquiz.deck.card import Card, ClozeCard, Deck, ListCard, NumberCard, TextCard
from aiquiz.grading.verdict import Verdict

if TYPE_CHECKING:
    from aiquiz.grading.competitor import Answers
    from aiquiz.grading.list_answer import PreparedList
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
        self._lists: dict[str, PreparedList] = {}
        self._gaps: dict[str, list[TextCard]] = {}

    def grade(self, card: Card, given: str) -> Verdict:
        """Judge what was `given` to `card`, which is of this deck; never raises.

        What is given in several parts, such as gaps and options picked, is parted by
        `aiquiz.deck.card.PARTED`; a truth is given as "true" or "false".
        """
        # What reads an answer is imported with the first one: today's cards are counted without.
        match card:
            case TextCard():
                return self._of_text(given, card)
            case NumberCard():
                from aiquiz.grading.number_answer import grade_number

                return grade_number(given, card, self._of_number(card))
            case ListCard():
                from aiquiz.grading.list_answer import grade_list

                return grade_list(given, self._of_list(card))
            case ClozeCard():
                return self._of_gaps(given, card)
            case _:
                from aiquiz.grading.picked_answer import grade_picked

                return grade_picked(card, given)

    def _of_text(self, given: str, card: TextCard) -> Verdict:
        from aiquiz.grading.text_answer import grade_text

        return grade_text(given, self._ready(card))

    def _of_number(self, card: NumberCard) -> "Prepared":
        if card.id not in self._prepared:
            from aiquiz.grading.number_answer import as_text

            self._ready(as_text(card))
        return self._prepared[card.id]

    def _of_list(self, card: ListCard) -> "PreparedList":
        from aiquiz.grading.list_answer import PreparedList

        if card.id not in self._lists:
            self._lists[card.id] = PreparedList(card, self._deck.language)
        return self._lists[card.id]

    def _of_gaps(self, given: str, card: ClozeCard) -> Verdict:
        from aiquiz.grading.cloze_answer import of_gaps, parts_of

        typed = parts_of(given, card)
        gaps = zip(typed, self._gap_cards(card), strict=True)
        return of_gaps(card, typed, [self._of_text(part, gap) for part, gap in gaps])

    def _gap_cards(self, card: ClozeCard) -> list[TextCard]:
        from aiquiz.grading.cloze_answer import gap_cards

        if card.id not in self._gaps:
            self._gaps[card.id] = gap_cards(card)
        return self._gaps[card.id]

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
        match card:
            case TextCard():
                _ = self._ready(card).candidates
            case NumberCard():
                _ = self._of_number(card).candidates
            case ListCard():
                _ = self._of_list(card).candidates
            case ClozeCard():
                for gap in self._gap_cards(card):
                    _ = self._ready(gap).candidates

    @cached_property
    def _answers(self) -> "Answers":
        from aiquiz.grading.competitor import answers_of

        cards = (card for card in self._deck.cards if isinstance(card, TextCard))
        return answers_of(cards, self._deck.language)


def prepare(deck: Deck, remembered: Collection[tuple[str, str]] = ()) -> Grader:
    """Give the grader for `deck`.

    `remembered` are forms, each with the id of its card, that the learner had accepted.
    """
    return Grader(deck, remembered)
