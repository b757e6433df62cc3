"""Whose answer a text is: the cards of a deck, found by what is typed."""

from collections.abc import Iterable

from rapidfuzz.distance import OSA

from aiquiz.deck.card import Card, ChoiceCard, NumberCard, TextCard, answer_of, forms_of
from aiquiz.grading.competitor import SHORTEST, rivals
from aiquiz.grading.normal import Form, Key, form


class Owners:
    """Which cards of a deck accept a text, as the grader finds that another card does.

    The grader tells no more than that there is one, and so does the log.
    """

    def __init__(self, cards: Iterable[Card], language: str) -> None:
        """Read the answers of `cards`, all of one deck; some 25 µs for each form."""
        self._language = language
        self._by_key: dict[Key, list[str]] = {}
        self._by_compact: dict[str, list[str]] = {}
        self._places: dict[str, int] = {}
        for place, card in enumerate(cards):
            self._places[card.id] = place
            if isinstance(card, TextCard | NumberCard | ChoiceCard):
                self._add(card)
        self._compact = tuple(self._by_compact)

    def _add(self, card: TextCard | NumberCard | ChoiceCard) -> None:
        for key in self._own(card):
            self._by_key.setdefault(key, []).append(card.id)
            compact, digits = key
            # A slip makes another card's answer of a text alone, never of a number.
            if isinstance(card, TextCard) and not digits and len(compact) >= SHORTEST:
                self._by_compact.setdefault(compact, []).append(card.id)

    def of(self, given: str, card: Card, *, slips: bool = True) -> tuple[str, ...]:
        """Give the ids of the other cards whose answer is `given`, an answer to `card`.

        They come in the order of the deck. Where no card accepts it as it stands, they are those
        whose answer is the fewest `slips` away, fewer than that of `card`.
        """
        typed = form(given, self._language)
        found = self._by_key.get(typed.key, []) if typed.compact else []
        others = [other for other in found if other != card.id]
        if not others and slips:
            others = self._a_slip_away(typed, card)
        return tuple(dict.fromkeys(others))

    def _a_slip_away(self, typed: Form, card: Card) -> list[str]:
        if typed.digits or len(typed.compact) < SHORTEST or not self._compact:
            return []
        own = self._own(card)
        # Which of its own forms the grader held it against is not known: at most it was this far.
        far = (OSA.distance(typed.compact, compact) for compact, digits in own if not digits)
        most = max((distance for distance in far if distance <= len(typed.compact) // 2), default=0)
        near = rivals(typed, most - 1, self._compact, own)
        least = min((distance for _rival, distance in near), default=0)
        nearest = {rival for rival, distance in near if distance == least}
        owners = (self._by_compact[rival] for rival in self._compact if rival in nearest)
        found = {other for others in owners for other in others if other != card.id}
        return sorted(found, key=self._places.__getitem__)

    def _own(self, card: Card) -> dict[Key, None]:
        texts = forms_of(card) or (answer_of(card),)
        return dict.fromkeys(form(text, self._language).key for text in texts)
