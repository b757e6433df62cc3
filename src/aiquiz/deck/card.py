"""Cards and decks as data: frozen, one type a kind of card."""

from msgspec import Struct


class Place(Struct, frozen=True):
    """Where something stands in a deck file; both numbers count from 1."""

    line: int
    column: int


class Reject(Struct, frozen=True):
    """A near miss that must never pass, with what to tell whoever types it ("" for nothing)."""

    text: str
    remark: str = ""


class BaseCard(Struct, frozen=True, kw_only=True):
    """What every kind of card has.

    `id` is the author's, or derived from kind and question (`derived` tells). `hints` go from
    light to heavy; `level` runs from 1 to 3, 0 where the author gave none; `strictness` is
    that of the card or, where it gives none, of its deck. Texts are cleaned, "" where absent.
    """

    id: str
    question: str
    place: Place
    derived: bool = False
    hints: tuple[str, ...] = ()
    explanation: str = ""
    tags: tuple[str, ...] = ()
    source: str = ""
    accept: tuple[str, ...] = ()
    reject: tuple[Reject, ...] = ()
    level: int = 0
    strictness: str = "normal"


class TextCard(BaseCard, frozen=True, kw_only=True, tag_field="kind", tag="text"):
    """A question whose answer is typed."""

    answer: str


class ChoiceCard(BaseCard, frozen=True, kw_only=True, tag_field="kind", tag="choice"):
    """A question whose answer is one of `choices`, picked."""

    choices: tuple[str, ...]
    answer: str


class TruthCard(BaseCard, frozen=True, kw_only=True, tag_field="kind", tag="truth"):
    """A statement that is true or false."""

    answer: bool


Card = TextCard | ChoiceCard | TruthCard


def kind_of(card: Card) -> str:
    """Give the kind of `card` as it is written in a deck."""
    return str(card.__struct_config__.tag)


class Deck(Struct, frozen=True, kw_only=True):
    """One deck: a file's cards that can be studied, in the author's order.

    (`id`, `language`) names the deck for good; `id` is "" only while a file without one has
    not been seen by the library. `source` is the title of what the deck was made from.
    """

    title: str
    id: str = ""
    language: str = "en"
    description: str = ""
    source: str = ""
    tags: tuple[str, ...] = ()
    strictness: str = "normal"
    cards: tuple[Card, ...] = ()
