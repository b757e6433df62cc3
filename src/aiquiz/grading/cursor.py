"""A place in the tokens of an answer, from which values are read."""

from dataclasses import dataclass, field

from aiquiz.grading.lexicon import Lexicon, Phrase, at
from aiquiz.grading.tokens import Token
from aiquiz.grading.value import Value

Piece = Token | Value

_PAST_THE_END = ("",) * 4
"""What stands on either side of the tokens, as far as anything is read from beyond an end.

It is kept behind them, where an index below nought finds it too: nothing is asked for so often.
"""


@dataclass
class Cursor:
    """The tokens, the place `at` which to read, and the pieces that are `done`."""

    tokens: tuple[Token, ...]
    known: Lexicon
    at: int = 0
    done: list[Piece] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Keep the folded texts, which phrases are looked up in."""
        self.texts = tuple(token.text for token in self.tokens)
        self._texts = self.texts + _PAST_THE_END
        self._kinds = (*(token.kind for token in self.tokens), *_PAST_THE_END)

    def text(self, offset: int = 0) -> str:
        """Give the folded text `offset` tokens ahead, "" past either end."""
        try:
            return self._texts[self.at + offset]
        except IndexError:
            return ""

    def kind(self, offset: int = 0) -> str:
        """Give the kind of token `offset` ahead, "" past either end."""
        try:
            return self._kinds[self.at + offset]
        except IndexError:
            return ""

    def raw(self, offset: int = 0) -> str:
        """Give the token `offset` ahead as it was typed, "" past either end."""
        index = self.at + offset
        return self.tokens[index].raw if 0 <= index < len(self.tokens) else ""

    def glued(self, offset: int = 0) -> bool:
        """Tell whether nothing parts the token `offset` ahead from the one before it."""
        index = self.at + offset
        return 0 <= index < len(self.tokens) and self.tokens[index].glued

    def phrase(self, phrases: frozenset[Phrase], offset: int = 0) -> int:
        """Give the length of the longest of `phrases` that stands `offset` ahead, 0 for none."""
        return at(phrases, self.texts, self.at + offset)

    def last(self) -> Token | None:
        """Give the piece read last, where that is a token."""
        last = self.done[-1] if self.done else None
        return last if isinstance(last, Token) else None
