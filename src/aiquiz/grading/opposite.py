"""Words that say the contrary of one another, or exclude one another."""

from functools import lru_cache

from aiquiz.grading.lexicon import Lexicon
from aiquiz.grading.stem import stem
from aiquiz.grading.words import is_real, load

_SHORTEST_REST = 4
_SHORTEST_IN_FAMILY = 3
_LACK = ("less", "free")
_HAVE = ("ful", "y", "")


def opposite(one: str, other: str, known: Lexicon) -> bool:
    """Tell whether two folded words contradict each other: a listed pair, or by their parts."""
    if (one, other) in known.opposites:
        return True
    if one[0] == other[0] and one[-1] == other[-1] and one[:4] == other[:4]:
        return False
    return (
        _flipped(one, other, known)
        or _flipped(other, one, known)
        or _families(one, other, known)
        or _lacking(one, other, known)
    )


def _flipped(short: str, long: str, known: Lexicon) -> bool:
    """Tell whether `long` is `short` with a prefix that denies it: legal, illegal."""
    if len(short) < _SHORTEST_REST or len(long) <= len(short) or short[:4] not in long:
        return False
    for rest in _flip_rests(long, known):
        if _same(rest, short, known):
            return not load(known.snowball) or is_real(short, known.snowball)
    return False


@lru_cache(maxsize=20_000)
def _flip_rests(word: str, known: Lexicon) -> tuple[str, ...]:
    """Give what is left of `word` without each prefix of it that denies."""
    return tuple(word[len(prefix) :] for prefix in known.flips if word.startswith(prefix))


def _same(one: str, other: str, known: Lexicon) -> bool:
    """Tell whether two rests of words are one word, but for an ending."""
    return one == other or (
        one[:4] == other[:4] and stem(one, known.snowball) == stem(other, known.snowball)
    )


def _families(one: str, other: str, known: Lexicon) -> bool:
    """Tell whether two words differ in a prefix of one family: under-, over-."""
    ours, theirs = _family_rests(one, known), _family_rests(other, known)
    return any(
        family == its_family and prefix != its_prefix and _same(rest, its_rest, known)
        for family, prefix, rest in ours
        for its_family, its_prefix, its_rest in theirs
    )


@lru_cache(maxsize=20_000)
def _family_rests(word: str, known: Lexicon) -> tuple[tuple[int, str, str], ...]:
    """Give family, prefix and rest for each prefix of a family that `word` begins with."""
    return tuple(
        (number, prefix, word[len(prefix) :])
        for number, family in enumerate(known.families)
        for prefix in family
        if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST_IN_FAMILY
    )


def _lacking(one: str, other: str, known: Lexicon) -> bool:
    """Tell whether one lacks what the other has: harmless, harmful."""
    if known.snowball != "english":
        return False
    for lacking, having in ((one, other), (other, one)):
        for end in _LACK:
            root = lacking.removesuffix(end)
            if root != lacking and len(root) >= 3 and any(having == root + has for has in _HAVE):
                return True
    return False
