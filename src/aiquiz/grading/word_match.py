"""How near two words are: the same, a slip apart, another word, or the contrary."""

from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

from aiquiz.grading.lexicon import Lexicon
from aiquiz.grading.opposite import opposite
from aiquiz.grading.sound import sound, surely, variant
from aiquiz.grading.stem import stem
from aiquiz.grading.words import is_real, load


class Level(IntEnum):
    """How well a typed word meets a wanted one."""

    OPPOSITE = -1
    NONE = 0
    NEAR = 1
    """One slip away, but a word of its own; or another word of the same family."""
    SLIP = 2
    FORM = 3
    SAME = 4


@dataclass(frozen=True, slots=True)
class Match:
    """A level, and the code of what differs, empty where nothing does."""

    level: Level
    code: str = ""


SAME = Match(Level.SAME)
NO = Match(Level.NONE)
FORM = Match(Level.FORM)
_OPPOSITE = Match(Level.OPPOSITE, "opposite")
_CERTAIN_WITHOUT_LIST = 7
_LONGEST = 40
SHORTEST_CLIPPED = 3
"""Letters of a word that may be the beginning of a longer one."""
SHORTEST_HEARD = 5
"""Letters of a word that may be spelt by ear."""


def allowed(length: int) -> int:
    """Give how many slips are forgiven in a word of `length` letters."""
    return 0 if length <= 3 else 1 if length <= 8 else 2


@lru_cache(maxsize=50_000)
def match(given: str, wanted: str, known: Lexicon) -> Match:
    """Compare two folded words of the language of `known`."""
    if given == wanted:
        return SAME
    if len(given) > _LONGEST or len(wanted) > _LONGEST or not _letters(given, wanted):
        return NO
    found = _same_word(given, wanted, known)
    if found.level is Level.NONE:
        return _OPPOSITE if (given, wanted) in known.opposites else NO
    if found.level is not Level.SAME and opposite(given, wanted, known):
        return _OPPOSITE
    return found


def match_small(given: str, wanted: str, known: Lexicon) -> Match:
    """Compare a typed word with a small one, which nobody has to repeat: teh, the.

    Short words too may have two letters swapped, where that makes no other word.
    """
    if given == wanted or not _letters(given, wanted):
        return NO
    turned = len(given) == 3 and sorted(given) == sorted(wanted) and given[0] == wanted[0]
    if turned and not is_real(given, known.snowball):
        return Match(Level.SLIP, "swapped")
    found = _slip(given, wanted, known)
    return found if found.level is Level.SLIP else NO


def _letters(given: str, wanted: str) -> bool:
    """Tell whether both are made of letters: H100 and o3 are never a slip apart."""
    return given.isalpha() and wanted.isalpha()


def _same_word(given: str, wanted: str, known: Lexicon) -> Match:
    if variant(given, known) == variant(wanted, known):
        return FORM
    if known.irregular and known.irregular.get(given, given) == known.irregular.get(wanted, wanted):
        return FORM
    if f"{wanted}es" == given or f"{given}es" == wanted:
        return FORM
    related = _related(given, wanted, known)
    if related.level is Level.FORM:
        return related
    slip = _slip(given, wanted, known)
    if slip.level is not Level.NONE or related.level is not Level.NONE:
        return slip if slip.level >= related.level else related
    begun = wanted.startswith(given) and given not in known.droppable
    clipped = begun and len(given) >= SHORTEST_CLIPPED and len(wanted) >= 6
    return Match(Level.NEAR, "clipped") if clipped else NO


def _related(given: str, wanted: str, known: Lexicon) -> Match:
    """Compare the stems: an ending may bend the word, but not make another word of it."""
    if not known.snowball or given[:2] != wanted[:2] or min(len(given), len(wanted)) < 3:
        return NO
    if stem(given, known.snowball) != stem(wanted, known.snowball):
        return NO
    shared = _shared(given, wanted)
    endings = given[shared:], wanted[shared:]
    light = known.light
    doubled = shared and all(end.lstrip(given[shared - 1]) in light for end in endings)
    if all(end in light for end in endings):
        return FORM
    if doubled:
        return Match(Level.FORM, _kind(given, wanted, 1))
    return Match(Level.NEAR, "word-form")


def _shared(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _slip(given: str, wanted: str, known: Lexicon) -> Match:
    """Forgive slips by the length of the word, unless they make another real word."""
    if given.endswith("s") and not wanted.endswith("s") and min(len(given), len(wanted)) > 4:
        given = given[:-1]
    distance = OSA.distance(given, wanted, score_cutoff=2)
    near = _near(given, wanted, distance)
    heard = not near and len(wanted) >= SHORTEST_HEARD and sounds_alike(given, wanted, known)
    if not near and not heard:
        return NO
    if _other_ending(given, wanted, known):
        return NO
    code = "by-ear" if heard else _kind(given, wanted, distance)
    if is_real(given, known.snowball) and not _surely_meant(given, wanted, distance, known):
        return Match(Level.NEAR, "real-word")
    if not load(known.snowball) and len(wanted) < _CERTAIN_WITHOUT_LIST:
        return Match(Level.NEAR, code)
    return Match(Level.SLIP, code)


def _other_ending(given: str, wanted: str, known: Lexicon) -> bool:
    """Tell whether an ending makes another thing of the root: chlorite is no chloride.

    It does where the root is known with a third ending of the family, as in chlorine.
    """
    for family in known.endings:
        ours = {end for end in family if given.endswith(end)}
        theirs = {end for end in family if wanted.endswith(end)}
        for end, other in ((a, b) for a in ours for b in theirs if a != b):
            root = given[: -len(end)]
            if len(root) >= 3 and root == wanted[: -len(other)]:
                further = family - {end, other}
                return any(is_real(root + third, known.snowball) for third in further)
    return False


def _near(given: str, wanted: str, distance: int) -> bool:
    """Tell whether so many slips are forgiven in a word of that length.

    A letter that was carried over two others counts once. The first letter has to be right in a
    short word, and where there are two slips.
    """
    if not distance:
        return True
    limit = allowed(len(wanted))
    if distance == 2 and limit == 1 and len(wanted) > 5 and sorted(given) == sorted(wanted):
        limit = 2
    if len(wanted) == 3 and distance == 1:
        return len(given) == 4 and any(
            wanted == given[:n] + given[n + 1 :] and given[n] == given[n - 1] for n in range(1, 4)
        )
    firsts = given[0] == wanted[0]
    return distance <= limit and (firsts or (distance == 1 and len(wanted) > 5))


def _surely_meant(given: str, wanted: str, distance: int, known: Lexicon) -> bool:
    """Tell whether a word was meant although the typed one has the stem of a real one.

    Either both sound surely alike, or they share their stem and only a letter inside differs:
    the list holds stems, so it takes "reinforcment" for a form of "reinforce".
    """
    if len(wanted) >= 6 and surely(given, known) == surely(wanted, known):
        return True
    endings = given[-1] + wanted[-1]
    if distance > 1 or len(wanted) < 8 or (given[-1] != wanted[-1] and endings not in ("iy", "yi")):
        return False
    return stem(given, known.snowball) == stem(wanted, known.snowball)


def sounds_alike(given: str, wanted: str, known: Lexicon) -> bool:
    """Tell whether two words are read aloud the same, by rough rules of the language."""
    if not known.sounds or abs(len(given) - len(wanted)) > 4 or len(given) < 4:
        return False
    return sound(given, known) == sound(wanted, known)


def _kind(typed: str, word: str, distance: int) -> str:
    if distance > 1:
        return "slips"
    if len(typed) < len(word):
        return "missing-letter"
    if len(typed) > len(word):
        return "extra-letter"
    return "swapped" if sorted(typed) == sorted(word) else "other-letter"
