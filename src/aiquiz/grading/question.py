"""What a question tells about the answers to it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from aiquiz.grading.cursor import Piece
from aiquiz.grading.lexicon import Lexicon, at
from aiquiz.grading.reading import Reading
from aiquiz.grading.stem import stem
from aiquiz.grading.tokens import Token
from aiquiz.grading.unit import Unit, implied_by
from aiquiz.grading.value import Amount
from aiquiz.text import fold


@dataclass(frozen=True)
class Question:
    """A question, read."""

    reading: Reading

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its words: an answer may repeat them."""
        known, words = self.reading.known, self.reading.vocabulary
        bases = {known.irregular.get(word, word) for word in words} | words
        return frozenset(stem(word, known.snowball) for word in bases)

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        known, words = self.reading.known, self.reading.vocabulary
        return frozenset(known.irregular.get(word, word)[:2] for word in words)

    def names(self, word: str) -> bool:
        """Tell whether the folded `word` is one of its words, in whatever form."""
        if word in self.reading.vocabulary:
            return True
        known = self.reading.known
        base = known.irregular.get(word, word)
        # A stem costs as much as the rest of a grade, and hardly ever changes how a word begins.
        return base[:2] in self._beginnings and stem(base, known.snowball) in self.stems

    def repeated_by(self, given: Reading) -> bool:
        """Tell whether an answer is made of nothing but its words."""
        if not self.reading.words:
            return False
        heavy = [text for text in given.said if text not in given.known.articles]
        values = set(given.values) <= set(self.reading.values)
        return bool(heavy or given.values) and values and all(map(self.names, heavy))

    @cached_property
    def offers(self) -> bool:
        """Whether it names what to choose from, so that its own words may be wrong answers."""
        return bool(self.reading.known.alternatives.intersection(self.reading.said))

    @cached_property
    def asks_person(self) -> bool:
        """Whether it asks who, or for someone by what they do: which scientist."""
        known, said = self.reading.known, self.reading.said
        for position, word in enumerate(said):
            if word in known.which:
                return bool(known.people.intersection(said[position + 1 : position + 4]))
        return bool(known.person_questions.intersection(said))

    @cached_property
    def asks_for_object(self) -> bool:
        """Whether the person it asks for is the one that something was done to."""
        said, known = self.reading.said, self.reading.known
        return bool({"whom", "did"} & set(said)) or bool(known.passive.intersection(said))

    @cached_property
    def asks_notation(self) -> bool:
        """Whether it asks for a value to be written in one way: as a decimal, as a fraction."""
        said, phrases = self.reading.said, self.reading.known.notations
        return any(at(phrases, said, start) for start in range(len(said)))

    @cached_property
    def head(self) -> str:
        """The noun after 'which' or 'what', "" where none follows."""
        known, said = self.reading.known, self.reading.said
        for place, text in enumerate(said):
            if text in known.which:
                rest = (t for t in said[place + 1 : place + 6] if t not in known.droppable)
                return next(rest, "")
        return ""

    def is_other_noun(self, word: str) -> bool:
        """Tell whether the question says `word` in another form or a name, and asks for none."""
        if not self.names(word):
            return False
        if stem(word, self.reading.known.snowball) == stem(self.head, self.reading.known.snowball):
            return False
        if word not in self.reading.vocabulary:
            return True
        return any(w.text == word and w.raw[0].isupper() for w in self.reading.words[1:])

    @cached_property
    def asks_form(self) -> bool:
        """Whether it asks for the form of a word, of which every letter counts."""
        return bool(self.reading.known.grammar.intersection(self.reading.said))

    @cached_property
    def ordered(self) -> bool:
        """Whether it asks for things in their order."""
        said, phrases = self.reading.said, self.reading.known.ordered
        return any(at(phrases, said, start) for start in range(len(said)))

    @cached_property
    def contested(self) -> frozenset[str]:
        """The words of what it offers for choice, to be told apart from the rest of it."""
        pieces, known = self.reading.pieces, self.reading.known
        found: set[str] = set()
        for place, piece in enumerate(pieces):
            text = piece.text if isinstance(piece, Token) else ""
            joined = text in known.joins and bool(known.one_of.intersection(self.reading.said))
            if text in known.alternatives or joined:
                found |= _run(pieces[:place][::-1], known) | _run(pieces[place + 1 :], known)
        return frozenset(found)

    @cached_property
    def asks_time(self) -> bool:
        """Whether it asks for a time of day."""
        said = self.reading.said
        phrases = self.reading.known.clock_questions
        return any(at(phrases, said, start) for start in range(len(said)))

    @cached_property
    def _dimensions(self) -> frozenset[str]:
        text = " ".join(re.findall(r"\w+", fold(self.reading.text)))
        implied = self.reading.known.implied.items()
        return frozenset(d for phrase, d in implied if f" {phrase} " in f" {text} ")

    @cached_property
    def _units(self) -> frozenset[Unit]:
        from aiquiz.grading.unit import units

        tokens = (piece for piece in self.reading.pieces if isinstance(piece, Token))
        told = (t for t in tokens if len(t.text) > 2 or "°" in t.text or _is_symbol(t))
        found = (units(token.raw, token.text) for token in told)
        return frozenset(unit for group in found for unit in group)

    def has_unit(self, unit: Unit) -> bool:
        """Tell whether it names `unit` itself."""
        return any(named.symbol == unit.symbol for named in self._units)

    @cached_property
    def asks_several(self) -> bool:
        """Whether it asks for more than one thing; a card without a question may."""
        known, said = self.reading.known, self.reading.said
        counted = (v for v in self.reading.values if isinstance(v, Amount))
        more = any(value.low >= 2 for value in counted)
        return not said or more or bool(known.several.intersection(said))

    def implies(self, unit: Unit) -> bool:
        """Tell whether it makes it needless to write `unit` in the answer."""
        if self.has_unit(unit):
            return True
        return any(implied_by(dimension, unit) for dimension in self._dimensions)


def _is_symbol(token: Token) -> bool:
    """Tell whether a short word can only be the symbol of a unit: km, MW."""
    return len(token.raw) == 2 and token.raw in ("km", "kg", "cm", "mm", "kW", "MW", "GW", "ms")


def _run(pieces: Sequence[Piece], known: Lexicon) -> set[str]:
    """Give the heavy words that stand together at the start of `pieces`, articles passed over."""
    found: set[str] = set()
    noun = False
    for word in pieces:
        if not isinstance(word, Token) or (word.kind == "sign" and word.text != "-"):
            break
        if word.kind == "sign":
            continue
        # After an article even a small word is a noun: le son, which also means his.
        if word.text not in known.droppable or (noun and word.text not in known.articles):
            found.add(word.text)
        elif found or word.text not in known.articles:
            break
        noun = word.text in known.articles
    return found
