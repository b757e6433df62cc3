"""Cards and decks as data: frozen, one type a kind of card."""

from fractions import Fraction
from typing import Any

from msgspec import Struct

from aiquiz.deck.reversal import REVERSED


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
    """A question whose answer is typed; with `reverse` the question is also asked by it."""

    answer: str
    reverse: bool = False


class NumberCard(BaseCard, frozen=True, kw_only=True, tag_field="kind", tag="number"):
    """A question whose answer is a quantity, typed.

    `within` is how far off it may be: a share of the answer where `relative`, else a number in
    the answer's own unit.
    """

    answer: str
    within: Fraction = Fraction(0)
    relative: bool = False


class ListCard(BaseCard, frozen=True, kw_only=True, tag_field="kind", tag="list"):
    """A question whose answer is several things, typed.

    Each of `answers` holds the forms of one thing, as the author would write it first. `need` of
    them are asked for, in their order where `ordered`.
    """

    answers: tuple[tuple[str, ...], ...]
    need: int
    ordered: bool = False


class ClozeCard(BaseCard, frozen=True, kw_only=True, tag_field="kind", tag="cloze"):
    """A text with gaps, each typed.

    `texts` stand around the `gaps`, one more than these; each gap holds the forms that fill it.
    `lead` is the author's question, if any; `question` is that and the text with its gaps open.
    """

    lead: str
    texts: tuple[str, ...]
    gaps: tuple[tuple[str, ...], ...]


class ChoiceCard(BaseCard, frozen=True, kw_only=True, tag_field="kind", tag="choice"):
    """A question whose answer is one of `choices`, picked."""

    choices: tuple[str, ...]
    answer: str


class MultipleCard(BaseCard, frozen=True, kw_only=True, tag_field="kind", tag="multiple"):
    """A question whose answers are some of `choices`, picked."""

    choices: tuple[str, ...]
    answers: tuple[str, ...]


class TruthCard(BaseCard, frozen=True, kw_only=True, tag_field="kind", tag="truth"):
    """A statement that is true or false."""

    answer: bool


class OrderCard(BaseCard, frozen=True, kw_only=True, tag_field="kind", tag="order"):
    """Things to be put in order; `items` are in it."""

    items: tuple[str, ...]


class MatchCard(BaseCard, frozen=True, kw_only=True, tag_field="kind", tag="match"):
    """Things to be paired, each with what belongs to it; two may share that."""

    pairs: tuple[tuple[str, str], ...]


TypedCard = TextCard | NumberCard | ListCard | ClozeCard
PickedCard = ChoiceCard | MultipleCard | TruthCard | OrderCard | MatchCard
Card = TypedCard | PickedCard


def is_reversed(card: Card) -> bool:
    """Tell whether `card` is another one asked the other way round."""
    return card.id.endswith(REVERSED)


def kind_of(card: Card) -> str:
    """Give the kind of `card` as it is written in a deck."""
    return str(card.__struct_config__.tag)


def answer_of(card: Card) -> str:
    """Give the right answer to `card` as it would be given to the grader (see `PARTED`)."""
    match card:
        case TextCard() | NumberCard() | ChoiceCard():
            return card.answer
        case TruthCard():
            return "true" if card.answer else "false"
        case ListCard():
            return ", ".join(forms[0] for forms in card.answers)
        case ClozeCard():
            return PARTED.join(forms[0] for forms in card.gaps)
        case MultipleCard():
            return PARTED.join(card.answers)
        case OrderCard():
            return PARTED.join(card.items)
        case MatchCard():
            return PARTED.join(right for _left, right in card.pairs)


PARTED = "\n"
"""What parts an answer given in several: gaps, options picked, things in order, partners."""


def forms_of(card: Card) -> tuple[str, ...]:
    """Give every form that the author accepts for `card`, where it is typed."""
    match card:
        case TextCard() | NumberCard():
            return (card.answer, *card.accept)
        case ListCard(answers=several) | ClozeCard(gaps=several):
            return tuple(form for forms in several for form in forms)
        case _:
            return ()


def shared_fields(card: Card) -> dict[str, Any]:
    """Give what `card` has in common with every kind, to make a card of another kind of it."""
    return {name: getattr(card, name) for name in BaseCard.__struct_fields__}


def typed_instead(card: ChoiceCard | MultipleCard) -> TextCard | ListCard:
    """Give `card` to be answered by typing: what was not to be picked must not pass either."""
    right = (card.answer,) if isinstance(card, ChoiceCard) else card.answers
    reject = tuple(Reject(option) for option in card.choices if option not in right)
    shared = shared_fields(card) | {"reject": reject}
    if len(right) == 1:
        return TextCard(answer=right[0], **shared)
    return ListCard(answers=tuple((one,) for one in right), need=len(right), **shared)


class Deck(Struct, frozen=True, kw_only=True):
    """One deck: a file's cards that can be studied, in the author's order.

    (`id`, `language`) names the deck for good; `id` is "" only while a file without one has
    not been seen by the library. `source` is the title of what the deck was made from. With
    `markdown`, fenced code in questions and explanations is shown as code.
    """

    title: str
    id: str = ""
    language: str = "en"
    description: str = ""
    source: str = ""
    tags: tuple[str, ...] = ()
    strictness: str = "normal"
    markdown: bool = False
    cards: tuple[Card, ...] = ()
