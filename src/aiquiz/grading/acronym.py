"""Names and their initials."""

from aiquiz.grading.numeral import ROMAN
from aiquiz.grading.reading import Reading
from aiquiz.grading.value import Amount

_LONGEST = 6


def initials(reading: Reading) -> frozenset[str]:
    """Give what the initials of `reading` may be: of all words but articles, or of the heavy."""
    if reading.values or len(reading.words) < 2:
        return frozenset()
    small = reading.known.droppable
    heavy = [word.text for word in reading.words if word.text not in small]
    no_articles = [w.text for w in reading.words if w.text not in reading.known.articles]
    found = ("".join(word[0] for word in group) for group in (heavy, no_articles))
    return frozenset(letters for letters in found if 2 <= len(letters) <= _LONGEST)


def numbered_initials(reading: Reading) -> frozenset[str]:
    """Give what initials and number of `reading` may be: ww2 and wwii for World War II."""
    if len(reading.values) != 1 or not isinstance(reading.values[0], Amount) or not reading.words:
        return frozenset()
    value = reading.values[0]
    number = int(value.low)
    if value.units or value.is_range or value.low != number or not (value.named or value.ordinal):
        return frozenset()
    heavy = "".join(word.text[0] for word in reading.content)
    roman = [name for name, worth in ROMAN.items() if worth == number]
    return frozenset(heavy + ending for ending in (str(number), *roman)) if heavy else frozenset()


def is_acronym(reading: Reading) -> bool:
    """Tell whether `reading` is one word in capitals."""
    if len(reading.words) != 1 or reading.values:
        return False
    raw = reading.words[0].raw
    return 2 <= len(raw) <= _LONGEST and raw.isalpha() and sum(map(str.isupper, raw)) >= 2
