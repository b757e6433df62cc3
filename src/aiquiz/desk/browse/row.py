"""A card as a row of the list: what it is, and how it stands today."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple, Protocol

from aiquiz.deck.card import (
    Card,
    ChoiceCard,
    Deck,
    MatchCard,
    MultipleCard,
    answer_of,
    forms_of,
)
from aiquiz.deck.following import without_formers
from aiquiz.deck.seen import SeenCard, SeenDeck
from aiquiz.scheduling.fsrs6 import recall
from aiquiz.scheduling.leech import is_leech
from aiquiz.scheduling.marks import Marks
from aiquiz.scheduling.memory import Memory, Terms
from aiquiz.scheduling.queue import is_due
from aiquiz.scheduling.review import CardKey

Gone = Literal["", "card", "deck"]
"""What can't be found any more: the card in its deck, or the deck."""

State = Literal["new", "learning", "known"]
"""How far a card is: never studied, or since its last reset; studied; known."""


class Standing(NamedTuple):
    """How a card stands on one study day.

    `recall` is the chance, from 0 to 1, that it is remembered that day, None for a new card.
    """

    memory: Memory | None = None
    recall: float | None = None
    buried: bool = False
    suspended: bool = False
    flagged: bool = False
    leech: bool = False

    @property
    def state(self) -> State:
        """How far the card is."""
        if self.memory is None:
            return "new"
        return "known" if self.memory.is_known else "learning"

    @property
    def lapses(self) -> int:
        """How often it was forgotten since it was new."""
        return self.memory.lapses if self.memory else 0

    def back_on(self, today: int) -> int | None:
        """Give the study day on which it is asked next, None for a card new or suspended.

        What is due already is asked on study day `today`, what is buried the day after.
        """
        if self.memory is None or self.suspended:
            return None
        return max(self.memory.due_day, today + int(self.buried))

    def is_due(self, today: int) -> bool:
        """Tell whether it is to be asked on study day `today`."""
        away = self.buried or self.suspended
        return self.memory is not None and not away and is_due(self.memory, today)


class CardRow(NamedTuple):
    """A card and how it stands.

    `card` and `deck` are None where `gone` says that they can't be found; what was known of
    them is then all there is: `title` of the deck, `question` as it was last seen, `path`, the file
    that held it ("" where that is not known, and for a card that is there).
    """

    key: CardKey
    card: Card | None
    deck: Deck | None
    title: str
    question: str
    standing: Standing
    gone: Gone = ""
    path: str = ""

    @property
    def deck_name(self) -> str:
        """What the deck is called on the command line: `id.language`."""
        return f"{self.key.deck}.{self.key.language}"

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags of the card and of its deck."""
        own = self.card.tags if self.card else ()
        return (*own, *(self.deck.tags if self.deck else ()))

    @property
    def texts(self) -> tuple[str, ...]:
        """All that is asked and all that is right: what words are searched in."""
        card = self.card
        if card is None:
            return (self.question,)
        found = [card.question, answer_of(card), *forms_of(card)]
        if isinstance(card, ChoiceCard | MultipleCard):
            found += card.choices
        elif isinstance(card, MatchCard):
            found += (left for left, _right in card.pairs)
        return tuple(dict.fromkeys(found))


class Today(NamedTuple):
    """All that is known of cards on study day `day`, under the learner's `terms`."""

    day: int
    terms: Terms
    memories: Mapping[CardKey, Memory]
    marks: Marks

    def standing(self, key: CardKey) -> Standing:
        """Give how card `key` stands."""
        memory, marks = self.memories.get(key), self.marks
        policy = self.terms.of(key.deck)
        return Standing(
            memory,
            None if memory is None else recall(memory, self.day, policy),
            key in marks.buried,
            key in marks.suspended,
            key in marks.flagged,
            is_leech(memory, policy.leech_threshold),
        )


class Seen(Protocol):
    """What deck files looked like when they were read last."""

    def seen(self) -> Sequence[SeenDeck]:
        """Give every deck file that is remembered."""
        ...

    def seen_cards(self, path: str) -> Sequence[SeenCard]:
        """Give the cards of the deck file at `path`."""
        ...


def rows_of(decks: Iterable[Deck], today: Today) -> list[CardRow]:
    """Give the cards of `decks` in their order."""
    rows = {
        key: CardRow(key, card, deck, deck.title, card.question, today.standing(key))
        for deck in decks
        for card in deck.cards
        for key in (CardKey(deck.id, deck.language, card.id),)
    }
    return list(rows.values())


def lost_rows(held: Iterable[CardRow], today: Today, files: Seen) -> list[CardRow]:
    """Give what is known of the cards that were studied or marked and are not among those `held`.

    `files` is asked only where there are such.
    """
    rows = {row.key for row in held}
    known = {*today.memories, *today.marks.suspended, *today.marks.flagged}
    lost = sorted(known - rows)
    return list(_lost(lost, today, {key[:2] for key in rows}, files)) if lost else []


def lost_row(key: CardKey, today: Today, decks: set[tuple[str, str]], files: Seen) -> CardRow:
    """Give what is known of card `key`, which no deck holds; `decks` (id, language) are there."""
    return next(_lost([key], today, decks, files))


def _lost(
    keys: Sequence[CardKey], today: Today, decks: set[tuple[str, str]], files: Seen
) -> Iterator[CardRow]:
    named = {key[:2] for key in keys}
    seen = [file for file in files.seen() if (file.id, file.language) in named]
    of_deck = {(file.id, file.language): file for file in seen}
    faces = {
        CardKey(file.id, file.language, card.key): (file, card)
        for file in seen
        for card in without_formers(files.seen_cards(file.path))
    }
    for key in keys:
        found = faces.get(key)
        file, face = found if found else (of_deck.get(key[:2]), None)
        yield CardRow(
            key,
            None,
            None,
            title=file.title if file else key.deck,
            question=(face.question if face else "") or key.card,
            standing=today.standing(key),
            gone="card" if key[:2] in decks else "deck",
            path=file.path if file else "",
        )
