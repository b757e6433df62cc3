"""An answer, an accepted form or a question, read once: its words and its values."""

import re
from dataclasses import dataclass
from functools import cached_property

from aiquiz.grading.cursor import Piece
from aiquiz.grading.lexicon import Lexicon, lexicon
from aiquiz.grading.number_words import in_digits, with_numbers_mended
from aiquiz.grading.spelling import respelt
from aiquiz.grading.tokens import Token, tokens
from aiquiz.grading.value import Amount, Value
from aiquiz.grading.value_reader import pieces
from aiquiz.text import shape


@dataclass(frozen=True)
class Reading:
    """A text cut into `pieces`; `known` is the lexicon it was read with."""

    text: str
    pieces: tuple[Piece, ...]
    known: Lexicon

    @cached_property
    def words(self) -> tuple[Token, ...]:
        """Its words in order, signs left out."""
        return tuple(p for p in self.pieces if isinstance(p, Token) and p.kind != "sign")

    @cached_property
    def said(self) -> tuple[str, ...]:
        """Its words, folded."""
        return tuple(word.text for word in self.words)

    @cached_property
    def signs(self) -> tuple[Token, ...]:
        """Its signs, those left out that belong to a number."""
        return tuple(p for p in self.pieces if isinstance(p, Token) and p.kind == "sign")

    @cached_property
    def values(self) -> tuple[Value, ...]:
        """Its numbers, dates and times, in order."""
        return tuple(p for p in self.pieces if not isinstance(p, Token))

    @cached_property
    def nouns(self) -> frozenset[str]:
        """What its numbers count, where that is no known unit."""
        amounts = (v for v in self.values if isinstance(v, Amount))
        return frozenset(a.noun for a in amounts if a.noun and not (a.ordinal or a.named))

    @cached_property
    def content(self) -> tuple[Token, ...]:
        """The words that carry what it says; all but articles where there are no such words."""
        droppable = self.known.droppable
        heavy = tuple(w for w in self.words if w.text not in droppable)
        if self.known.alternatives.intersection(self.said):
            heavy = self._with_whole_sides(heavy)
        if self.values or not self.known.negators.issuperset(w.text for w in heavy):
            return _with_last(heavy, self)
        return tuple(w for w in self.words if w.text not in self.known.articles) or self.words

    def _with_whole_sides(self, heavy: tuple[Token, ...]) -> tuple[Token, ...]:
        """Keep all of a side of 'or' that has no heavy word: Twelfth Night, or What You Will."""
        sides: list[list[Token]] = [[]]
        for word in self.words:
            sides[-1].append(word)
            if word.text in self.known.alternatives:
                sides.append([])
        kept = [
            side if not set(side) & set(heavy) else [word for word in side if word in heavy]
            for side in sides
        ]
        return tuple(word for side in kept for word in side)

    @cached_property
    def shown(self) -> str:
        """Its pieces put together again, to be read."""
        parts: list[str] = []
        for piece in self.pieces:
            part = _shown(piece)
            # A number keeps no word of what stood before it: C-3PO is one name.
            written = "" if isinstance(piece, Token) else piece.written
            if written and parts[-1:] == ["-"] and f"-{written}" in self.text.casefold():
                part = part.lstrip()
            parts.append(part)
        return "".join(parts).strip()

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The words of `content`, folded."""
        return tuple(word.text for word in self.content)

    @cached_property
    def unelided(self) -> tuple[Token, ...]:
        """Its words without a letter before an apostrophe: that of c'est is not vitamin C."""
        elided = self.known.elided
        if not elided:
            return self.words
        following = (*self.words[1:], None)
        return tuple(
            word
            for word, after in zip(self.words, following, strict=False)
            if not (len(word.text) == 1 and word.text in elided and after and after.glued)
        )

    @cached_property
    def asked_for(self) -> tuple[Token, ...]:
        """The words that an answer has to have where this is an accepted form."""
        kept = tuple(w for w in self.content if w.text not in self.nouns)
        # Denials were weighed before: no oxygen says the same as without oxygen.
        rest = tuple(w for w in kept if w.text not in self.known.negators)
        return rest or kept

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word and every unit's name in it."""
        units = (v.unit_written for v in self.values if isinstance(v, Amount))
        return frozenset((*self.said, *(unit.lower() for unit in units if unit)))


def _shown(piece: Piece) -> str:
    """Give a piece as text, with a space before it unless nothing parted it."""
    if isinstance(piece, Token):
        return piece.raw if piece.glued else f" {piece.raw}"
    if isinstance(piece, Amount):
        return f" {piece.written} {piece.unit_written}".rstrip()
    return f" {piece.written}"


def _with_last(heavy: tuple[Token, ...], reading: Reading) -> tuple[Token, ...]:
    """Keep a capital letter at the end: plan A and vitamin A end in no article."""
    last = reading.words[-1] if reading.words else None
    lone = last is not None and len(last.raw) == 1 and last.raw.isupper() and len(reading.words) > 1
    return (*heavy, last) if lone and last is not None and last not in heavy else heavy


_WRAPPED = re.compile(r"^[\"'(\[{ ]+(.*?)[\"')\]} ]+[.,;:!?…]*$", re.DOTALL)
"""An answer in quotes or brackets; inside, an apostrophe is part of a word."""


def read(text: str, language: str) -> Reading:
    """Read `text`, said in `language`."""
    known = lexicon(language)
    shaped = respelt(_WRAPPED.sub(r"\1", shape(text)), known)
    found = tokens(in_digits(shaped, known), known)
    return Reading(shaped, tuple(pieces(found, known)), known)


def mended(reading: Reading) -> Reading:
    """Give `reading` with number words that have a slip in them read as numbers too."""
    known = reading.known
    text = with_numbers_mended(reading.text, known)
    if text == reading.text:
        return reading
    found = tokens(in_digits(text, known), known)
    return Reading(reading.text, tuple(pieces(found, known)), known)
