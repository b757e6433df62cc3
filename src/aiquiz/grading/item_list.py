"""Answers that are several things, each worth its part."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from aiquiz.grading.cursor import Piece
from aiquiz.grading.judgement import Judgement, at_most_close, close, correct, wrong
from aiquiz.grading.question import Question
from aiquiz.grading.reading import Reading
from aiquiz.grading.tokens import Token
from aiquiz.grading.value import Amount
from aiquiz.grading.verdict import Item
from aiquiz.grading.word_match import Level, match

_MOST_ITEMS = 12
_MOST_WORDS = 3
_MOST_IN_ITEM = 7
"""Words of an item; a longer part is a clause of one sentence."""
_STAGE = "list"
_ANSWERS = frozenset({"yes", "no", "true", "false", "oui", "non", "vrai", "faux"})
"""What is followed by a reason rather than by further items."""

Judge = Callable[[Reading, int], Judgement]
"""Judges a part of an answer by the item of that position."""


def items(wanted: Reading) -> tuple[Reading, ...]:
    """Give the items of an accepted form that lists some, none where it is one thing.

    Commas and semicolons part items; so does one 'and' between two short ones.
    """
    parts = _split(wanted, frozenset(",;"), frozenset())
    if len(parts) > 1:
        parts = [piece for part in parts for piece in _split(part, frozenset("&"), _joins(part))]
    else:
        parts = _split(wanted, frozenset("&/+;"), wanted.known.joins)
        if len(parts) != 2 or not all(map(_short, parts)) or _is_formula(parts):
            return ()
    if any(len(part.words) == 1 and part.said[0] in _ANSWERS for part in parts):
        return ()
    if wanted.known.alternatives.intersection(wanted.said):
        return ()
    full = tuple(part for part in parts if part.content or part.values)
    if any(len(part.words) > _MOST_IN_ITEM for part in full):
        return ()
    return full if 2 <= len(full) <= _MOST_ITEMS else ()


def _is_formula(parts: Sequence[Reading]) -> bool:
    """Tell whether parts are single letters, which a plus sign adds rather than lists."""
    return all(len(word.text.partition("^")[0]) == 1 for part in parts for word in part.words)


def _joins(part: Reading) -> frozenset[str]:
    """Give the joins that open or part the last item after a comma."""
    return part.known.joins if len(part.words) <= 2 * _MOST_WORDS else frozenset()


def _short(part: Reading) -> bool:
    """Tell whether a part is a thing of its own rather than half of a sentence."""
    heavy = [word for word in part.words if word.text not in part.known.articles]
    small = any(word.text in part.known.weak for word in heavy)
    ranged = any(w.text in part.known.range_open for w in heavy)
    owned = any(word.text in part.known.genitive for word in part.words[1:])
    return len(heavy) <= _MOST_WORDS and not (small or ranged or owned)


def _split(reading: Reading, signs: frozenset[str], joins: frozenset[str]) -> list[Reading]:
    parts: list[list[Piece]] = [[]]
    for piece in reading.pieces:
        if _parts(piece, signs, joins):
            parts.append([])
        else:
            parts[-1].append(piece)
    return [replace(reading, pieces=tuple(part)) for part in parts if part]


def _parts(piece: Piece, signs: frozenset[str], joins: frozenset[str]) -> bool:
    if not isinstance(piece, Token):
        return False
    if piece.kind == "sign":
        return piece.text in signs and (not piece.glued or piece.text in ",;")
    return piece.text in joins


def segments(given: Reading, *, alternatives: bool = False) -> list[Reading]:
    """Give the parts of an answer: by commas, slashes, dashes, numbering and 'and'.

    With `alternatives` also by 'or'.
    """
    joins = given.known.joins | given.known.sequence
    signs = frozenset(",;/&+-•*|")
    if alternatives:
        joins, signs = joins | given.known.alternatives, signs | frozenset("()=")
    parts = _at_numbers(given) or _split(given, signs, joins)
    return [part for part in (_unnumbered(p) for p in parts) if part.content or part.values]


def _at_numbers(given: Reading) -> list[Reading]:
    """Cut before the numbers or letters of numbered items: 1. red 2. green, a) red b) green."""
    pieces = given.pieces
    starts = [n for n in range(len(pieces) - 2) if _is_number(pieces, n)]
    if len(starts) < 2 or starts[0]:
        return []
    ends = [*starts[1:], len(pieces)]
    return [
        replace(given, pieces=pieces[start:end]) for start, end in zip(starts, ends, strict=True)
    ]


def _is_number(pieces: Sequence[Piece], place: int) -> bool:
    """Tell whether the number or letter of an item stands at `place`."""
    piece, mark = pieces[place], pieces[place + 1]
    if not isinstance(mark, Token) or mark.text not in ".)" or not mark.glued:
        return False
    if isinstance(piece, Amount):
        return piece.written.isdigit()
    return isinstance(piece, Token) and len(piece.text) == 1 and mark.text == ")"


def _unnumbered(part: Reading) -> Reading:
    """Take the number of a numbered item away: 1. or 2), and first."""
    pieces = part.pieces
    if len(pieces) > 1 and isinstance(pieces[0], Amount) and pieces[0].ordinal:
        return replace(part, pieces=pieces[1:])
    numbered = len(pieces) > 2 and _is_number(pieces, 0)
    return replace(part, pieces=pieces[2:]) if numbered else part


def judge_list(
    given: Reading, wanted: Sequence[Reading], question: Question, judge: Judge
) -> Judgement:
    """Judge an answer by the items that are `wanted`, in any order.

    The credit is the share of items named, less one for each thing named that is none of them.
    """
    parts = segments(given)
    if len(parts) < len(wanted):
        parts = [bare for part in parts for bare in _bare_items(part, wanted, judge)]
    parts = [part for part in parts if not _idle(part, question, wanted)]
    parts = parts[: 2 * _MOST_ITEMS + 1]
    judged = [one for p, part in enumerate(parts) for one in _judged(part, p, wanted, judge)]
    taken, foreign = assign(judged, len(parts), len(wanted))
    found = _credit([None if one is None else one[1] for one in taken], len(foreign), wanted)
    places = [one[0] for one in taken if one is not None]
    if question.ordered and found.outcome == "correct" and places != sorted(places):
        return replace(at_most_close(found, "item-order"), score=0.0)
    return found


def _idle(part: Reading, question: Question, wanted: Sequence[Reading]) -> bool:
    """Tell whether a part only leads to the items: words of the question, small words."""
    if any(part.said == item.said for item in wanted):
        return False
    return not part.values and all(
        question.names(word.text) or word.text in part.known.droppable for word in part.words
    )


def _bare_items(part: Reading, wanted: Sequence[Reading], judge: Judge) -> list[Reading]:
    """Cut a part without separators where its words make items: Musk Altman Sutskever."""
    pieces = [p for p in part.pieces if not isinstance(p, Token) or p.kind != "sign"]
    longest = max(len(item.words) + len(item.values) for item in wanted)
    found: list[Reading] = []
    position = 0
    while position < len(pieces):
        hopeful = [n for n, item in enumerate(wanted) if _may_begin(pieces, position, item)]
        length = _item_at(part, pieces, position, longest, hopeful, judge) if hopeful else 0
        if length:
            found.append(replace(part, pieces=tuple(pieces[position : position + length])))
        position += length or 1
    covered = sum(len(one.pieces) for one in found)
    idle = sum(isinstance(p, Token) and p.text in part.known.droppable for p in pieces)
    return found if len(found) > 1 and covered + idle >= len(pieces) else [part]


def _may_begin(pieces: Sequence[Piece], position: int, item: Reading) -> bool:
    """Tell whether `item` may begin at `position`: with a value, or with a word of its own.

    Small words may lead to that word.
    """
    piece, known = pieces[position], item.known
    if not isinstance(piece, Token):
        return True
    if any(match(piece.text, word.text, known).level > Level.NONE for word in item.words):
        return True
    leads = piece.text in known.droppable and position + 1 < len(pieces)
    return leads and _may_begin(pieces, position + 1, item)


def _item_at(
    part: Reading,
    pieces: list[Piece],
    position: int,
    longest: int,
    hopeful: Sequence[int],
    judge: Judge,
) -> int:
    """Give how many pieces from `position` make one of the `hopeful` items, 0 where none does."""
    for length in range(min(longest, len(pieces) - position), 0, -1):
        some = replace(part, pieces=tuple(pieces[position : position + length]))
        if any(judge(some, item).outcome == "correct" for item in hopeful):
            return length
    return 0


def assign(
    judged: Sequence[tuple[Judgement, int, int]], parts: int, count: int
) -> tuple[list[tuple[int, Judgement] | None], list[int]]:
    """Give each of `count` items the best part that is left, the surest first; and the rest.

    `judged` holds what parts are worth as items, with the numbers of both. The rest are the parts
    that serve no item and repeat none.
    """
    taken: list[tuple[int, Judgement] | None] = [None] * count
    used: set[int] = set()
    for judgement, p, item in sorted(judged, key=lambda one: one[0].order, reverse=True):
        if judgement.outcome != "wrong" and p not in used and taken[item] is None:
            taken[item] = p, judgement
            used.add(p)
    again = {p for judgement, p, _ in judged if judgement.outcome == "correct"}
    return taken, [p for p in range(parts) if p not in used and p not in again]


def _judged(
    part: Reading, place: int, wanted: Sequence[Reading], judge: Judge
) -> list[tuple[Judgement, int, int]]:
    """Judge `part` by every item, or by the one that it is word for word."""
    for item, reading in enumerate(wanted):
        if part.said == reading.said:
            same = judge(part, item)
            if same.outcome == "correct":
                return [(same, place, item)]
    return [(judge(part, item), place, item) for item in range(len(wanted))]


def _credit(taken: list[Judgement | None], foreign: int, wanted: Sequence[Reading]) -> Judgement:
    named = [j is not None and j.outcome == "correct" for j in taken]
    listed = tuple(
        Item(item.shown, "correct" if hit else "close" if j else "wrong")
        for item, j, hit in zip(wanted, taken, named, strict=True)
    )
    matched = sum(named)
    score = max(0.0, (matched - foreign) / len(wanted))
    facts = {"named": matched, "asked": len(wanted), "foreign": foreign}
    if matched == len(wanted) and not foreign:
        slips = sum(j.slips for j in taken if j is not None)
        codes = [j.code for j in taken if j is not None and j.code not in ("exact", "surname")]
        found = correct(codes[0] if codes else "exact", _STAGE, slips)
        return replace(found, facts={}, items=listed)
    if score > 0 or any(j is not None for j in taken):
        code = "foreign-item" if foreign else "some-items"
        return replace(close(code, _STAGE, **facts), score=score, items=listed)
    return replace(wrong("other", _STAGE), items=listed)
