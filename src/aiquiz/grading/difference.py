"""What differs between two texts, for a diff."""

from rapidfuzz.distance import Indel, Levenshtein

from aiquiz.grading.verdict import Span

_ONE_PLACE = 2
_ALIKE = 0.5


def differences(given: str, wanted: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Give the spans of `given` and of `wanted` that the other lacks.

    Both are empty where less than half of the letters agree: a diff would only confuse. Where
    little differs in one place it is marked as a whole, so that two swapped letters both show.
    """
    one, other = given.casefold(), wanted.casefold()
    same_length = len(one) == len(given) and len(other) == len(wanted)
    if not same_length or Indel.normalized_similarity(one, other) < _ALIKE:
        return (), ()
    start, given_end, wanted_end = _middle(one, other)
    if max(given_end, wanted_end) - start <= _ONE_PLACE:
        return _span(start, given_end), _span(start, wanted_end)
    changes = [code for code in Levenshtein.opcodes(one, other) if code.tag != "equal"]
    return (
        tuple((c.src_start, c.src_end) for c in changes if c.src_end > c.src_start),
        tuple((c.dest_start, c.dest_end) for c in changes if c.dest_end > c.dest_start),
    )


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
