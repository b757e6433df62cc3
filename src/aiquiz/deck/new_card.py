"""A card that is about to be written into a deck file, and how YAML writes it."""

from typing import NamedTuple

from aiquiz.deck.card import Card, TextCard
from aiquiz.text import clean
from aiquiz.text.yaml_text import quoted, yaml_list, yaml_typed


class NewCard(NamedTuple):
    """A text card as its author typed it; what is "" or empty is not written."""

    question: str
    answer: str
    accept: tuple[str, ...] = ()
    hint: str = ""
    explanation: str = ""

    @property
    def tidy(self) -> "NewCard":
        """The card as a reader gives it back: cleaned, each further form once."""
        answer = _tidy(self.answer)
        further = dict.fromkeys(
            form for form in map(_tidy, self.accept) if form not in ("", answer)
        )
        hint, explanation = _tidy(self.hint), _tidy(self.explanation)
        return NewCard(_tidy(self.question), answer, tuple(further), hint, explanation)

    def is_read_as(self, card: Card) -> bool:
        """Tell whether `card`, which was read from a file, is this one and no more."""
        hints = (self.hint,) if self.hint else ()
        return (
            isinstance(card, TextCard)
            and (card.question, card.answer, card.accept) == self[:3]
            and (card.hints, card.explanation) == (hints, self.explanation)
            and not (card.reject or card.tags or card.source or card.level or card.reverse)
        )


def _tidy(text: str) -> str:
    return clean(text).strip()


def card_lines(new: NewCard) -> list[str]:
    """Give the lines of a card that is written as a block, without its dash and indentation."""
    return [
        f"{key}: {yaml_typed(value) if isinstance(value, str) else yaml_list(value)}"
        for key, value in _of(new)
    ]


def card_in_braces(new: NewCard, *, as_json: bool) -> str:
    """Give a card on one line; with `as_json` every key and text stands in quotes."""
    parts = [f"{_text(key, as_json)}: {_value(value, as_json)}" for key, value in _of(new)]
    return "{" + ", ".join(parts) + "}"


def _of(new: NewCard) -> list[tuple[str, str | tuple[str, ...]]]:
    fields = new._asdict()
    return [(key, value) for key, value in fields.items() if value]


def _value(value: str | tuple[str, ...], as_json: bool) -> str:
    if isinstance(value, str):
        return _text(value, as_json)
    return "[" + ", ".join(_text(text, as_json) for text in value) + "]"


def _text(text: str, as_json: bool) -> str:
    # Between braces some readers take a question mark for the sign of a key.
    return quoted(text) if as_json or "?" in text else yaml_typed(text)
