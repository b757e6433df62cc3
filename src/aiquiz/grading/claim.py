"""What an answer claims in the end, once what it takes back or denies is gone."""

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from aiquiz.grading.cursor import Piece
from aiquiz.grading.lexicon import Lexicon, Phrase, at
from aiquiz.grading.question import Question
from aiquiz.grading.reading import Reading
from aiquiz.grading.tokens import Token
from aiquiz.grading.word_match import Level, match

_STOPS = frozenset(",;:.!?-…(")


@dataclass(frozen=True, slots=True)
class Claim:
    """What is claimed: one reading, or several that are offered for choice.

    `denied` says that something in it is denied that the accepted form does not deny, or the
    other way round. `steps` name what was cut: "correction", "contrast", "alternatives".
    """

    readings: tuple[Reading, ...]
    denied: bool = False
    steps: tuple[str, ...] = ()


def claim(given: Reading, wanted: Reading, question: Question, *, listed: bool = False) -> Claim:
    """Give what `given` claims, where markers that `wanted` holds itself are plain words.

    So is a denial that only repeats the one in the question. Where a list is `listed`, a slash
    parts its items rather than alternatives.
    """
    known = given.known
    own = frozenset(map(_text, wanted.pieces))
    negations = sum(_text(piece) in known.negators for piece in wanted.pieces)
    if listed:
        own |= frozenset("/|")
    if not _marked(given, own, known):
        return Claim((given,), denied=negations % 2 == 1 and not _misspelt(given, own))
    cut = _Cut(without_phrases(given.pieces, _idle(known, _said_by(wanted))), own, known)
    cut.drop_tag()
    steps: list[str] = []
    if cut.keep_correction(listed=listed):
        steps.append("correction")
    if not negations and cut.keep_affirmed():
        steps.append("contrast")
    pieces = cut.pieces
    left = sum(_text(piece) in known.negators for piece in pieces)
    if not negations and left == 1 and _repeats_denial(pieces, own, question):
        left = 0
    denied = left % 2 != negations % 2 if negations else left > 0
    parts = _alternatives(pieces, own, known)
    if len(parts) > 1:
        steps.append("alternatives")
    readings = tuple(_reading(given, part, known, keep=bool(negations)) for part in parts)
    return Claim(readings, denied, tuple(steps))


def _repeats_denial(pieces: list[Piece], own: frozenset[str], question: Question) -> bool:
    """Tell whether the denial in an answer only repeats the one in the question."""
    known, asked = question.reading.known, question.reading.said
    said = [text for text in map(_text, pieces) if text.isalnum()]
    place = next((n for n, text in enumerate(said) if text in known.negators), len(said))
    after = said[place + 1 : place + 2]
    if not after or after[0] in own:
        return False
    return (said[place], after[0]) in pairwise(asked)


@lru_cache(maxsize=256)
def _idle(known: Lexicon, own: frozenset[Phrase]) -> frozenset[Phrase]:
    return known.idle_phrases - own


def _said_by(wanted: Reading) -> frozenset[Phrase]:
    """Give the idle phrases that the accepted form holds itself."""
    said, idle = wanted.said, wanted.known.idle_phrases
    lengths = ((start, at(idle, said, start)) for start in range(len(said)))
    return frozenset(said[start : start + length] for start, length in lengths if length)


def holds_markers(wanted: Reading) -> bool:
    """Tell whether an accepted form holds words that are markers elsewhere."""
    known = wanted.known
    words = frozenset(word for phrase in known.turning_phrases for word in phrase)
    return any(_text(p) in known.turning_words or _text(p) in words for p in wanted.pieces)


def _marked(given: Reading, own: frozenset[str], known: Lexicon) -> bool:
    """Tell whether anything in `given` could turn it around, which is rare."""
    texts = tuple(map(_text, given.pieces))
    if any(
        text in known.turning_words and (text not in own or text in known.negators)
        for text in texts
    ):
        return True
    phrases = known.turning_phrases
    return any(at(phrases, texts, start) for start in range(len(texts)))


def _misspelt(given: Reading, own: frozenset[str]) -> bool:
    """Tell whether a denial that belongs to the form was typed with a slip."""
    known = given.known
    negations = known.negators & own
    return any(
        match(text, negation, known).level >= Level.SLIP
        for negation in negations
        for text in given.said
    )


def _text(piece: Piece) -> str:
    if not isinstance(piece, Token):
        return ""
    # Accents part where from or, the only case in which they matter here.
    return "où" if piece.text == "ou" and piece.raw.lower() == "où" else piece.text


def _is_sign(piece: Piece) -> bool:
    return isinstance(piece, Token) and piece.kind == "sign"


def _reading(given: Reading, pieces: list[Piece], known: Lexicon, *, keep: bool) -> Reading:
    kept = [p for p in pieces if keep or _text(p) not in known.negators]
    return replace(given, pieces=tuple(kept))


def without_phrases(pieces: tuple[Piece, ...], phrases: frozenset[Phrase]) -> list[Piece]:
    """Leave `phrases` out of `pieces`."""
    texts = tuple(map(_text, pieces))
    left: list[Piece] = []
    position = 0
    while position < len(pieces):
        length = at(phrases, texts, position)
        if not length:
            left.append(pieces[position])
        position += length or 1
    return left


def _alternatives(pieces: list[Piece], own: frozenset[str], known: Lexicon) -> list[list[Piece]]:
    """Split at 'or' and at a slash, unless the accepted form holds them too."""
    parts: list[list[Piece]] = [[]]
    slashes = "/" in own or "|" in own
    for piece in pieces:
        text = _text(piece)
        splits = text in known.alternatives and text not in own
        if splits or (_is_sign(piece) and text in "/|" and not slashes):
            parts.append([])
        else:
            parts[-1].append(piece)
    return [part for part in parts if any(not _is_sign(p) for p in part)] or [pieces]


class _Cut:
    """Cuts pieces down to what is claimed."""

    def __init__(self, pieces: list[Piece], own: frozenset[str], known: Lexicon) -> None:
        self.pieces = pieces
        self.own = own
        self.known = known
        words = [p for p in pieces if isinstance(p, Token) and p.kind == "word"]
        self._capitals = not all(word.raw.isupper() for word in words)

    def _said(self) -> tuple[list[int], tuple[str, ...]]:
        """Give the positions of all but the signs, and their texts."""
        positions = [n for n, piece in enumerate(self.pieces) if not _is_sign(piece)]
        return positions, tuple(_text(self.pieces[n]) for n in positions)

    def _is_name(self, piece: Piece) -> bool:
        """Tell whether a piece is a value or has a capital that means something."""
        return not isinstance(piece, Token) or (self._capitals and piece.raw[0].isupper())

    def _says(self, pieces: list[Piece]) -> bool:
        """Tell whether there is more in `pieces` than small words."""
        unsaid = self.known.unsaid
        return any(not _is_sign(p) and _text(p) not in unsaid for p in pieces)

    def _after_stop(self, position: int) -> bool:
        """Tell whether a stop stands before, small words passed over."""
        while position and _text(self.pieces[position - 1]) in self.known.filler:
            position -= 1
        before = self.pieces[position - 1] if position else None
        if not isinstance(before, Token) or before.kind != "sign" or before.text not in _STOPS:
            return False
        return before.text != "-" or not before.glued

    def drop_tag(self) -> None:
        """Drop the question that a doubter ends with: « c'est l'azote, non ? »."""
        positions, texts = self._said()
        if len(texts) < 2 or texts[-1] not in ("no", "non", "nan", "right"):
            return
        asked = any(_is_sign(p) and _text(p) == "?" for p in self.pieces[positions[-1] :])
        if asked and self._says(self.pieces[: positions[-1]]):
            self.pieces = self.pieces[: positions[-1]]

    def keep_correction(self, *, listed: bool) -> bool:
        """Keep what follows the last self-correction: Austin, no, Memphis; or Austin, *Memphis."""
        star = max((n for n, piece in enumerate(self.pieces) if _text(piece) == "*"), default=0)
        before, after = self.pieces[:star], self.pieces[star + 1 :]
        if star and "*" not in self.own and self._says(before) and self._says(after):
            self.pieces = after
            return True
        positions, texts = self._said()
        trimmed = False
        for index in range(len(texts) - 1, -1, -1):
            if listed and texts[index] in self.known.sequence:
                continue
            length = self._correction(index, positions, texts)
            before = self.pieces[: positions[index]]
            if length and index + length == len(texts) and self._says(before):
                self.pieces = before
                trimmed = True
                continue
            if not length or index + length >= len(texts):
                continue
            rest = self.pieces[positions[index + length] :]
            if self._says(rest) and (self._says(before) or index == 0):
                self.pieces = rest
                return self._says(before) or trimmed
        return trimmed

    def _correction(self, index: int, positions: list[int], texts: tuple[str, ...]) -> int:
        length = at(self.known.corrections, texts, index)
        if at(self.known.instead, texts, index) > max(length, 1):
            return 0
        if length and not self.own.issuperset(texts[index : index + length]):
            return length
        if not index or index + 1 == len(texts):
            return 0
        if texts[index] == "actually":
            return int(self._after_stop(positions[index]))
        if texts[index] not in ("no", "non", "nope", "nan"):
            return 0
        before, after = self.pieces[positions[index - 1]], self.pieces[positions[index + 1]]
        if texts[index - 1] in self.known.joins or at(self.known.contrasts, texts, index - 1):
            return 0
        hesitates = texts[index - 1] in self.known.filler
        between = not isinstance(before, Token) or self._is_name(after)
        return int(hesitates or between or self._after_stop(positions[index]))

    def keep_affirmed(self) -> bool:
        """Keep A of 'A, not B' and of 'A rather than B', and B of 'not A but B'."""
        positions, texts = self._said()
        for index in range(len(texts)):
            length = at(self.known.instead, texts, index)
            if not length or self.own.issuperset(texts[index : index + length]):
                continue
            before = self.pieces[: positions[index]]
            if not self._says(before):
                return self._keep_contrast(positions, texts, index + length)
            if index + length >= len(texts):
                return False
            if length > 1 or self._parts(index, positions):
                self.pieces = self._before(before, index + length, positions, texts)
                return True
            return False
        return False

    def _parts(self, index: int, positions: list[int]) -> bool:
        """Tell whether a lone 'not' parts two things, rather than denying what comes before."""
        if self._after_stop(positions[index]):
            return True
        last = self.pieces[positions[index - 1]]
        if self._is_name(last):
            return True
        following = self.pieces[positions[index + 1]] if index + 1 < len(positions) else last
        denies_verb = any(_text(piece) in ("ne", "n") for piece in self.pieces)
        article = _text(following) in self.known.determiners
        return not denies_verb and (not isinstance(following, Token) or article)

    def _before(
        self, before: list[Piece], start: int, positions: list[int], texts: tuple[str, ...]
    ) -> list[Piece]:
        """Give what stands before a denial, with what a 'but' brings after it."""
        for index in range(start, len(texts) - 1):
            length = at(self.known.contrasts, texts, index)
            if length and not self.own.issuperset(texts[index : index + length]):
                return before + self.pieces[positions[index + 1] :]
        return before

    def _keep_contrast(self, positions: list[int], texts: tuple[str, ...], start: int) -> bool:
        """Keep what follows 'but', or else the comma, after a denial that opens the answer."""
        for index in range(start + 1, len(texts)):
            brings = at(self.known.contrasts, texts, index)
            if brings and self.own.issuperset(texts[index : index + brings]):
                brings = 0
            after = index + brings
            if not self._says(self.pieces[positions[start - 1] + 1 : positions[index]]):
                continue
            if (brings or self._after_stop(positions[index])) and after < len(texts):
                rest = self.pieces[positions[after] :]
                if self._says(rest):
                    self.pieces = rest
                    return True
        return False
