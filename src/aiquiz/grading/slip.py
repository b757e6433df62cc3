"""One slip of the fingers in a long word, and what differs between two texts, for a diff."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from aiquiz.grading.verdict import Span

SHORTEST = 5
"""Letters that a word needs before a slip in it is forgiven."""


@dataclass(frozen=True, slots=True)
class Slip:
    """What happened: a code of `aiquiz.say.reasons`."""

    code: str


def one_slip(given: tuple[str, ...], wanted: tuple[str, ...]) -> Slip | None:
    """Give the slip, if words `given` are words `wanted` but for one slip in one of them.

    Never in a word with a digit or of under five letters, where a letter makes another word;
    nor at its start, where million becomes billion and symmetric asymmetric; nor where any of
    the words is a number, whose unit must be right. Swapped neighbours are one slip.
    """
    if len(given) != len(wanted) or any(character.isdigit() for character in "".join(wanted)):
        return None
    differing = [(g, w) for g, w in zip(given, wanted, strict=True) if g != w]
    if len(differing) != 1:
        return None
    [(typed, word)] = differing
    if not _may_slip(typed, word):
        return None
    # rapidfuzz costs 20 ms to import, which a command that grades nothing should not pay.
    from rapidfuzz.distance import OSA

    if OSA.distance(typed, word, score_cutoff=1) > 1:
        return None
    return Slip(_kind(typed, word))


def _may_slip(typed: str, word: str) -> bool:
    if not (typed.isalpha() and word.isalpha()) or min(len(typed), len(word)) < SHORTEST - 1:
        return False
    return len(word) >= SHORTEST and typed[0] == word[0]


def _kind(typed: str, word: str) -> str:
    if len(typed) < len(word):
        return "missing-letter"
    if len(typed) > len(word):
        return "extra-letter"
    return "swapped" if sorted(typed) == sorted(word) else "other-letter"


def differences(given: str, wanted: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Give the spans of `given` and of `wanted` that the other lacks.

    Both are empty where less than half of the letters agree: a diff would only confuse. Where
    little differs in one place it is marked as a whole, so that two swapped letters both show.
    """
    matcher = SequenceMatcher(None, given.casefold(), wanted.casefold(), autojunk=False)
    same_length = len(given.casefold()) == len(given) and len(wanted.casefold()) == len(wanted)
    if not same_length or matcher.ratio() < 0.5:
        return (), ()
    start, given_end, wanted_end = _middle(given.casefold(), wanted.casefold())
    if max(given_end, wanted_end) - start <= _ONE_PLACE:
        return _span(start, given_end), _span(start, wanted_end)
    changes = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    return (
        tuple((start, end) for _, start, end, _, _ in changes if end > start),
        tuple((start, end) for _, _, _, start, end in changes if end > start),
    )


_ONE_PLACE = 2


def _middle(one: str, other: str) -> tuple[int, int, int]:
    """Give where two texts begin to differ, and where in each the part that differs ends."""
    start = _shared(one, other)
    tail = _shared(one[start:][::-1], other[start:][::-1])
    return start, len(one) - tail, len(other) - tail


def _shared(one: str, other: str) -> int:
    """Give how many characters two texts have in common at their starts."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _span(start: int, end: int) -> tuple[Span, ...]:
    return ((start, end),) if end > start else ()
