"""Which of many accepted forms an answer is worth holding against."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import cache
from itertools import pairwise
from typing import TypeGuard

from rapidfuzz import process
from rapidfuzz.distance import OSA

from aiquiz.grading.accepted_form import AcceptedForm
from aiquiz.grading.acronym import initials
from aiquiz.grading.lexicon import Lexicon
from aiquiz.grading.question import Question
from aiquiz.grading.reading import Reading
from aiquiz.grading.sound import sound
from aiquiz.grading.value import Amount, Value
from aiquiz.grading.value_match import RATIOS
from aiquiz.grading.word_match import SHORTEST_CLIPPED, SHORTEST_HEARD

_MOST_SLIPS = 2
_SHORTEST = 3
_SHARE = 3
"""An answer that has less than one in so many of the words can't even be a part."""


def _beginning(word: str) -> str:
    """Give the letters that all forms of a word begin with."""
    return word[:4] if len(word) > 4 else word[:3]


@cache
def _contraries(known: Lexicon) -> dict[str, list[str]]:
    """Give the contraries of each word that has some: going through all takes long for one card."""
    found: dict[str, list[str]] = {}
    for one, other in known.opposites:
        found.setdefault(other, []).append(one)
    return found


def _is_bare(value: Value) -> bool:
    """Tell whether a typed value is a number and nothing else, which no unit could convert."""
    if not isinstance(value, Amount) or value.units or value.unit_written or value.is_range:
        return False
    return value.other is None and not (value.decade or value.roman or value.named)


def _tells(value: Value) -> TypeGuard[Amount]:
    """Tell whether only the very number can meet a value, where a bare one is typed."""
    if not isinstance(value, Amount) or value.is_range or value.decade or value.roman:
        return False
    return not value.units or value.units[0].dimension not in RATIOS


class Candidates:
    """An index of accepted forms by their words, so that of twenty forms only the near are judged.

    A form that shares no word with an answer, not even one a slip away, and no value either can
    only be wrong; and one that lacks a word that is needed can't be right.
    """

    def __init__(self, forms: Sequence[AcceptedForm], question: Question) -> None:
        """Index `forms`, all of one language, as answers to `question`."""
        self._known: Lexicon = forms[0].reading.known
        self._words: dict[str, set[int]] = {}
        self._beginnings: dict[str, set[str]] = {}
        self._sounds: dict[str, set[str]] = {}
        self._initials: dict[str, set[int]] = {}
        self._acronyms: dict[str, set[int]] = {}
        self._valued: set[int] = set()
        self._always: set[int] = set()
        self._loose: set[int] = set()
        self._numbers: dict[int, frozenset[Fraction]] = {}
        self._content: list[int] = []
        self._needed: list[int] = []
        self._asks_time = question.asks_time
        for number, form in enumerate(forms):
            self._add(number, form, question)
        self._like: dict[int, list[str]] = {}
        self._longer: dict[str, list[str]] = {}
        for word in self._words:
            self._index(word)
        self._opposites = self._contrary_words()

    def _add(self, number: int, form: AcceptedForm, question: Question) -> None:
        reading = form.reading
        if form.polarity or form.is_nothing or not (reading.content or reading.values):
            self._always.add(number)
        if reading.values:
            self._valued.add(number)
            if not form.items and number not in self._always:
                self._numbers[number] = frozenset(v.low for v in reading.values if _tells(v))
        if form.items or form.names or reading.values or not form.is_plain:
            self._loose.add(number)
        texts = [word.text for word in reading.content]
        self._content.append(len(texts))
        self._needed.append(sum(not question.names(text) for text in texts) or 1)
        for text in (*texts, *(a + b for a, b in pairwise(reading.said))):
            self._words.setdefault(text, set()).add(number)
        for letters in form.initials:
            self._initials.setdefault(letters, set()).add(number)
        if form.is_acronym:
            self._acronyms.setdefault(reading.said[0], set()).add(number)

    def _index(self, word: str) -> None:
        base = self._known.irregular.get(word, word)
        self._beginnings.setdefault(_beginning(base), set()).add(word)
        if len(word) > SHORTEST_CLIPPED:
            self._longer.setdefault(word[:SHORTEST_CLIPPED], []).append(word)
        if len(word) >= SHORTEST_HEARD:
            self._sounds.setdefault(sound(word, self._known), set()).add(word)

    def _contrary_words(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        contraries = _contraries(self._known)
        for word in self._words:
            for contrary in contraries.get(word, ()):
                found.setdefault(contrary, []).append(word)
        return found

    @property
    def valued(self) -> bool:
        """Whether any of the forms holds a number or a date."""
        return bool(self._valued)

    def near(self, given: Reading) -> tuple[list[int], list[int]]:
        """Give the places of the forms that `given` may meet wholly, and of those in part."""
        hits: dict[int, set[str]] = {}
        for word in self._met(given):
            for number in self._words[word]:
                hits.setdefault(number, set()).add(word)
        whole = set(self._always)
        if given.values:
            whole |= self._valued
        for letters in initials(given):
            whole |= self._acronyms.get(letters, set())
        if len(given.words) == 1:
            whole |= self._initials.get(given.said[0], set())
        part = []
        for number, words in hits.items():
            if number in self._loose or len(words) >= self._needed[number]:
                whole.add(number)
            elif number not in whole and _SHARE * len(words) >= self._content[number]:
                part.append(number)
        return self._with_its_numbers(sorted(whole), given), sorted(part)

    def _with_its_numbers(self, places: list[int], given: Reading) -> list[int]:
        """Leave out forms of which a number was not typed, but for the first, which says so."""
        bare = bool(given.values) and all(map(_is_bare, given.values))
        if len(places) < 2 or not bare or self._asks_time:
            return places
        typed = {value.low for value in given.values if isinstance(value, Amount)}
        none = frozenset[Fraction]()
        return places[:1] + [n for n in places[1:] if self._numbers.get(n, none) <= typed]

    def _met(self, given: Reading) -> set[str]:
        """Give the words of the forms that words of `given` may stand for."""
        found: set[str] = set()
        texts = self._texts(given)
        for text in texts:
            self._look_up(text, found)
        for one, other in pairwise(given.said):
            self._look_up_joined(one, other, found)
        if not found and self._sounds:
            heard = (text for text in texts if len(text) >= SHORTEST_HEARD - 1)
            found.update(*(self._sounds.get(sound(text, self._known), ()) for text in heard))
        return found

    def _texts(self, given: Reading) -> list[str]:
        """Give the words that may meet one of a form, also without an article before them."""
        said, droppable = given.said, self._known.droppable
        texts = [t for t in dict.fromkeys(said) if t not in droppable or t in self._words]
        texts = texts or list(said)
        if self._known.elided:
            texts += [text[1:] for text in texts if text[0] in "ld" and len(text) > 4]
            texts += [text[2:] for text in texts if text[:2] in ("le", "la") and len(text) > 5]
        return texts

    def _look_up(self, text: str, found: set[str]) -> None:
        if text in self._words:
            found.add(text)
        found.update(self._opposites.get(text, ()))
        base = self._known.irregular.get(text, text)
        if len(base) >= _SHORTEST:
            found.update(self._beginnings.get(_beginning(base), ()))
        if len(text) >= SHORTEST_CLIPPED:
            found.update(self._similar(text))
            longer = self._longer.get(text[:SHORTEST_CLIPPED], ())
            found.update(word for word in longer if word.startswith(text))

    def _look_up_joined(self, one: str, other: str, found: set[str]) -> None:
        """Look up two words as one: deep mind."""
        text = one + other
        if text in self._words:
            found.add(text)
        elif one not in self._known.droppable and other not in self._known.droppable:
            found.update(self._similar(text))

    def _similar(self, text: str) -> Iterable[str]:
        """Give the words within two slips of `text`."""
        like = self._as_long_as(len(text))
        if not like:
            return ()
        found = process.extract(
            text, like, scorer=OSA.distance, score_cutoff=_MOST_SLIPS, limit=None
        )
        return [word for word, _distance, _place in found]

    def _as_long_as(self, length: int) -> list[str]:
        """Give the words that can be within two slips of one with so many letters."""
        if length not in self._like:
            near = [word for word in self._words if abs(len(word) - length) <= _MOST_SLIPS]
            self._like[length] = near
        return self._like[length]
