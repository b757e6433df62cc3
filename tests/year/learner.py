"""A learner who forgets by a memory of their own, mistypes, and mistakes cards for each other."""

import random
from collections.abc import Mapping, Sequence

from aiquiz.deck.card import (
    PARTED,
    Card,
    ChoiceCard,
    ClozeCard,
    Deck,
    ListCard,
    MatchCard,
    MultipleCard,
    NumberCard,
    OrderCard,
    PickedCard,
    TextCard,
    TruthCard,
    answer_of,
    forms_of,
)
from aiquiz.scheduling.fsrs6 import recall
from aiquiz.scheduling.memory import Memory, Policy
from aiquiz.scheduling.review import CardKey

PAIRS = 14
"""How many pairs of cards are mistaken for each other again and again."""

NO_IDEA = ""
"""What is said where nothing is."""

_NEAR = {"a": "s", "e": "r", "i": "o", "n": "m", "o": "p", "r": "t", "s": "a", "t": "y", "u": "i"}
"""The key beside a key."""


class Learner:
    """What a learner of `decks` makes of a card; everything is drawn from `drawn`."""

    def __init__(self, decks: Sequence[Deck], drawn: random.Random) -> None:
        self._drawn = drawn
        self._own: dict[CardKey, tuple[float, float]] = {}
        self._others = {(deck.id, deck.language): _texts(deck) for deck in decks}
        self._mistaken = dict(self._pairs())

    def _pairs(self) -> Sequence[tuple[CardKey, str]]:
        """Give cards with the answer to the one that each is mistaken for.

        Of two that stand side by side by their names both begin alike, as such pairs often do.
        """
        names = [(deck, name) for deck, texts in self._others.items() for name in sorted(texts)]
        couples = list(zip(names[::2], names[1::2], strict=False))
        chosen = self._drawn.sample(couples, min(PAIRS, len(couples)))
        found: list[tuple[CardKey, str]] = []
        for (deck, one), (other_deck, other) in chosen:
            if deck == other_deck:
                answers = self._others[deck]
                found.append((CardKey(*deck, one), answers[other]))
                found.append((CardKey(*deck, other), answers[one]))
        return found

    def _traits(self, key: CardKey) -> tuple[float, float]:
        """Give how much longer than the model thinks the card is remembered, and how slowly."""
        if key not in self._own:
            longer, slower = self._drawn.lognormvariate(0, 0.35), self._drawn.lognormvariate(0, 0.3)
            self._own[key] = longer * (0.45 if key in self._mistaken else 1), slower
        return self._own[key]

    def knows(self, key: CardKey, card: Card, memory: Memory | None, day: int, gone: float) -> bool:
        """Tell whether the card comes to mind on study day `day`.

        `gone` is the share of the year that is over: the learner gets better at it.
        """
        if memory is None:
            guessed = 0.45 if isinstance(card, PickedCard) else 0.12
            return self._drawn.random() < guessed + 0.2 * gone
        longer = self._traits(key)[0] * (0.7 + 0.9 * gone)
        mine = memory._replace(stability=memory.stability * longer)
        return self._drawn.random() < recall(mine, day, Policy()) * 0.99

    def seconds(self, key: CardKey, *, known: bool) -> float:
        """Give how long an answer takes; now and then somebody comes in."""
        if self._drawn.random() < 0.004:
            return self._drawn.uniform(90, 600)
        slower = self._traits(key)[1] * (1.0 if known else 1.6)
        return 2 + 4.5 * slower * self._drawn.lognormvariate(0, 0.45)

    def chance(self, share: float) -> bool:
        """Tell whether something happens that does with probability `share`."""
        return self._drawn.random() < share

    def right(self, card: Card) -> str:
        """Give an answer that is meant to be right; some are mistyped, some put another way."""
        chance = self._drawn.random()
        if isinstance(card, TextCard) and chance < 0.06:
            return self.slip(card.answer)
        if isinstance(card, TextCard) and card.accept and chance < 0.14:
            return self._drawn.choice(card.accept)
        if isinstance(card, TextCard) and chance < 0.17 and len(card.answer) > 6:
            return self._shortened(card.answer)
        if isinstance(card, TextCard | NumberCard) and chance < 0.5:
            return card.answer.lower() if isinstance(card, TextCard) else card.answer
        return answer_of(card)

    def _shortened(self, text: str) -> str:
        """Give `text` as one types what one knows anyway."""
        return text[: self._drawn.randint(4, len(text) - 2)].rstrip()

    def slip(self, text: str) -> str:
        """Give `text` with one slip of the fingers, where it is long enough for one."""
        places = [n for n in range(1, len(text) - 1) if text[n].isalpha() and text[n + 1].isalpha()]
        if len(text) < 5 or not places:
            return text
        place = self._drawn.choice(places)
        before, letter, after = text[:place], text[place], text[place + 1 :]
        match self._drawn.randrange(4):
            case 0:
                return f"{before}{after[0]}{letter}{after[1:]}"
            case 1:
                return before + after
            case 2:
                return before + letter + letter + after
            case _:
                return before + _NEAR.get(letter, "e") + after

    def wrong(self, key: CardKey, card: Card, memory: Memory | None) -> str:
        """Give what comes instead of a card that does not come to mind; `NO_IDEA` for nothing."""
        if isinstance(card, PickedCard):
            return self._mispicked(card)
        chance = self._drawn.random()
        if key in self._mistaken and chance < 0.75:
            return self._mistaken[key]
        if chance < (0.4 if memory else 0.8):
            return NO_IDEA
        match card:
            case NumberCard():
                return self._other_digit(card.answer)
            case ListCard() | ClozeCard():
                return self._in_part(card)
            case _ if chance < 0.6:
                return self._part_of(card)
            case _:
                return self._of_another(key)

    def _of_another(self, key: CardKey) -> str:
        answers = [text for name, text in self._others[key[:2]].items() if name != key.card]
        return self._drawn.choice(answers) if answers else NO_IDEA

    def _part_of(self, card: Card) -> str:
        """Give something near the answer: part of it, or no more than how it begins."""
        words = forms_of(card)[0].split()
        kept = words[: self._drawn.randint(1, max(len(words) - 1, 1))]
        return " ".join(kept) if len(words) > 1 else words[0][: max(len(words[0]) - 2, 1)]

    def _other_digit(self, answer: str) -> str:
        digits = [n for n, sign in enumerate(answer) if sign.isdigit()]
        if not digits:
            return NO_IDEA
        place = self._drawn.choice(digits)
        other = str((int(answer[place]) + self._drawn.randint(1, 8)) % 9 + 1)
        return answer[:place] + other + answer[place + 1 :]

    def _in_part(self, card: ListCard | ClozeCard) -> str:
        if isinstance(card, ListCard):
            names = [forms[0] for forms in card.answers]
            count = self._drawn.randrange(len(names))
            return ", ".join(self._drawn.sample(names, count)) if count else NO_IDEA
        gaps = [forms[0] for forms in card.gaps]
        missed = self._drawn.randrange(len(gaps))
        gaps[missed] = "something"
        return PARTED.join(gaps)

    def _mispicked(self, card: PickedCard) -> str:
        match card:
            case ChoiceCard():
                return self._drawn.choice([one for one in card.choices if one != card.answer])
            case TruthCard():
                return "false" if card.answer else "true"
            case MultipleCard():
                return self._drawn.choice([one for one in card.choices if one not in card.answers])
            case OrderCard():
                return PARTED.join(self._swapped(card.items))
            case MatchCard():
                return PARTED.join(self._swapped([right for _left, right in card.pairs]))

    def _swapped(self, items: Sequence[str]) -> list[str]:
        """Give `items` with two of them in each other's place."""
        found = list(items)
        one, other = self._drawn.sample(range(len(found)), 2)
        found[one], found[other] = found[other], found[one]
        return found


def _texts(deck: Deck) -> Mapping[str, str]:
    """Give the answers of `deck` that are typed as one, by card."""
    return {card.id: card.answer for card in deck.cards if isinstance(card, TextCard)}
