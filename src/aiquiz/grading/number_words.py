"""Numbers spelt in words, written in digits by text2num, with what it leaves put right."""

import re
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from aiquiz.grading.lexicon import Lexicon
from aiquiz.grading.sound import sound
from aiquiz.grading.words import is_real
from aiquiz.text import fold

_WORD = re.compile(r"[^\W\d_]+")
_LANGUAGES = {"english": "en", "french": "fr"}
_SPARED = re.compile(
    r"(?<!-)\b(?<!ty )seconds?\b|\bsept(?=\.)|(?<=\d )sept(?= \d{4})", re.IGNORECASE
)
"""Of text2num's words those that are something else more often: a unit, a month."""
_YEAR = re.compile(r"\b(1[1-9]|2[01]) (?:(?:oh|o) (\d)|(\d\d))\b(?!\d|[.,]\d| \d)")
_PERCENT = re.compile(r"\b(?:pour|per) ?cents?\b", re.IGNORECASE)
_HYPHENED = re.compile(r"(?<=[a-z])-(to|or|and|a|ou|et)-(?=[a-z])", re.IGNORECASE)
_ALONE = 1.5
"""Below it text2num leaves a word that stands alone as it is: un and one are articles too."""


def in_digits(text: str, known: Lexicon) -> str:
    """Give `text` (see `aiquiz.text.shape`) with its number words in digits."""
    if not known.spelt_numbers or not _spelt(known).search(text.lower()):
        return _PERCENT.sub("%", text)
    text = _HYPHENED.sub(r" \1 ", _PERCENT.sub("%", text))
    # text2num would make a number of its own of the scale: 300 million is not 300 1000000.
    text = _scaled(known).sub(r"\1", text)
    from text_to_num import alpha2digit

    pieces = re.split(f"({_SPARED.pattern})", text, flags=re.IGNORECASE)
    code = _LANGUAGES[known.snowball]
    pieces[::2] = [
        alpha2digit(piece, code, _ALONE) if piece.strip() else piece for piece in pieces[::2]
    ]
    digits = "".join(pieces)
    return _YEAR.sub(_year, digits) if code == "en" else digits


def with_numbers_mended(text: str, known: Lexicon) -> str:
    """Give `text` with the slips in its number words put right.

    It should only be asked where a number is expected.
    """
    words = [w.lower() if w.isascii() else fold(w) for w in _WORD.findall(text)]
    numbers = [word in known.number_words or bool(_nearest(word, known)) for word in words]
    if not any(numbers) and not any(_parted(word, known) for word in words):
        return text
    place = iter(range(len(words)))

    def meant(match: re.Match[str]) -> str:
        at = next(place)
        beside = any(numbers[max(at - 1, 0) : at]) or any(numbers[at + 1 : at + 2])
        return _meant(words[at], known, beside=beside) or match.group()

    return _WORD.sub(meant, text)


@cache
def _spelt(known: Lexicon) -> re.Pattern[str]:
    words = known.spelt_numbers | known.ordinals
    firsts = "".join(sorted({word[0] for word in words}))
    return re.compile(rf"\b(?=[{firsts}])(?:{'|'.join(sorted(words))})")


@cache
def _scaled(known: Lexicon) -> re.Pattern[str]:
    scales = [word for word in known.scales if len(word) > 3]
    words = "|".join(sorted(scales, key=len, reverse=True))
    return re.compile(rf"(?<=\d)[ -]*({words})\b", re.IGNORECASE)


def _year(match: re.Match[str]) -> str:
    return match[1] + (f"0{match[2]}" if match[2] else match[3])


def _meant(folded: str, known: Lexicon, *, beside: bool) -> str:
    """Give the number words that a folded word was meant to be, "" if none or several fit.

    A word of its own only counts as one by ear, and `beside` another number word.
    """
    if (
        len(folded) < _SHORTEST - beside
        or folded in known.number_words
        or folded in known.droppable
    ):
        return ""
    found = _nearest(folded, known)
    if not found:
        return _parted(folded, known)
    if is_real(folded, known.snowball) and not (beside and _heard(folded, found, known)):
        return ""
    return found


@lru_cache(maxsize=4096)
def _nearest(folded: str, known: Lexicon) -> str:
    """Give the one number word that is a slip away from `folded` or sounds like it, else ""."""
    near = {
        number
        for number in _by_letter(known).get(folded[0], ())
        if abs(len(number) - len(folded)) <= 1 and OSA.distance(folded, number, score_cutoff=1) <= 1
    }
    near = near or set(_by_sound(known).get(sound(folded, known), ()))
    plain = near & known.spelt_numbers or near
    return plain.pop() if len(plain) == 1 else ""


@cache
def _by_letter(known: Lexicon) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for number in known.number_words:
        if len(number) >= _SHORTEST:
            found.setdefault(number[0], []).append(number)
    return found


@cache
def _by_sound(known: Lexicon) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for number in known.number_words:
        if len(number) >= _SHORTEST:
            found.setdefault(sound(number, known), []).append(number)
    return found


def _heard(folded: str, number: str, known: Lexicon) -> bool:
    return sound(folded, known) == sound(number, known)


_SHORTEST = 4
_SHORT = 3
_LONGEST = 40


@cache
def _all(known: Lexicon) -> tuple[str, ...]:
    return tuple(known.number_words)


@lru_cache(maxsize=4096)
def _parted(folded: str, known: Lexicon) -> str:
    """Give number words that were typed into one, parted again: fourtytwo, quatrevingtdix."""
    if len(folded) > _LONGEST or not folded.endswith(_all(known)):
        return ""
    for cut in range(len(folded) - _SHORT, _SHORT - 1, -1):
        head, rest = folded[:cut], folded[cut:]
        first = head if head in known.number_words else _nearest(head, known)
        if not first:
            continue
        second = rest if rest in known.number_words else _parted(rest, known)
        if second:
            return f"{first} {second}"
    return ""
