"""One form of an answer that is right, with what judging needs of it, each made when needed."""

from functools import cached_property

from aiquiz.grading.acronym import initials, is_acronym, numbered_initials
from aiquiz.grading.claim import holds_markers
from aiquiz.grading.item_list import items
from aiquiz.grading.normal import Form, form
from aiquiz.grading.nothing import is_nothing
from aiquiz.grading.person import names
from aiquiz.grading.reading import Reading, read
from aiquiz.grading.tokens import Token
from aiquiz.grading.yes_no import polarity


class AcceptedForm:
    """A form as its author wrote it, and how it reads."""

    def __init__(self, text: str, language: str) -> None:
        """Take the `text` of the form, said in `language`."""
        self.text = text
        self.language = language

    @cached_property
    def key(self) -> Form:
        """Its normal forms."""
        return form(self.text, self.language)

    @cached_property
    def reading(self) -> Reading:
        """Its words and values, without what it adds in brackets."""
        return read(_without_brackets(self.text), self.language)

    @cached_property
    def items(self) -> tuple[Reading, ...]:
        """What it lists, nothing where it is one thing."""
        return items(self.reading)

    @cached_property
    def item_names(self) -> tuple[tuple[Token, ...], ...]:
        """The names of the person that each item may be."""
        return tuple(map(names, self.items))

    @cached_property
    def is_plain(self) -> bool:
        """Whether it is one thing, with no word in it that could turn an answer around."""
        return not self.items and not holds_markers(self.reading)

    @cached_property
    def parted_by_comma(self) -> bool:
        """Whether nothing but a comma parts it."""
        said = self.reading.known.joins.intersection(self.reading.said)
        return not said and any(isinstance(p, Token) and p.text == "," for p in self.reading.pieces)

    @cached_property
    def is_nothing(self) -> bool:
        """Whether it answers 'how many' with nought."""
        return is_nothing(self.reading)

    @cached_property
    def names(self) -> tuple[Token, ...]:
        """The names of the person that it may be."""
        return names(self.reading)

    @cached_property
    def polarity(self) -> str:
        """Whether it is yes or no."""
        return polarity(self.reading)

    @cached_property
    def initials(self) -> frozenset[str]:
        """The acronyms that its words may be shortened to."""
        return initials(self.reading) | numbered_initials(self.reading)

    @cached_property
    def is_acronym(self) -> bool:
        """Whether it is an acronym itself."""
        return is_acronym(self.reading)


def _without_brackets(text: str) -> str:
    """Leave out what stands in round brackets, unless that is all or part of a word."""
    start = text.find(" (")
    end = text.find(")", start)
    if start <= 0 or end < 0:
        return text
    return f"{text[:start]} {text[end + 1 :]}".strip()
