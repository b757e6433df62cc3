"""Which typed word stands for which wanted one."""

from dataclasses import dataclass, field
from itertools import pairwise

from aiquiz.grading.lexicon import Lexicon
from aiquiz.grading.tokens import Token
from aiquiz.grading.word_match import Level, Match, match
from aiquiz.grading.words import is_real

_MOST = 40
"""Words of an answer that are aligned one by one; nobody types more for one thing."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Positions of a typed and a wanted word that stand for each other."""

    given: int
    wanted: int
    match: Match


@dataclass(slots=True)
class Alignment:
    """Pairs, and the positions of what is left on either side.

    `contrary` holds the pairs of words that contradict each other.
    """

    pairs: list[Pair] = field(default_factory=list)
    missing: list[int] = field(default_factory=list)
    extra: list[int] = field(default_factory=list)
    contrary: list[tuple[int, int]] = field(default_factory=list)

    @property
    def lowest(self) -> Match:
        """The weakest of the matches, of those the first."""
        found = (pair.match for pair in self.pairs)
        return min(found, key=lambda m: m.level, default=Match(Level.SAME))

    @property
    def slips(self) -> int:
        """How many words are not as they are spelt."""
        return sum(pair.match.level < Level.FORM for pair in self.pairs)


def align(given: tuple[Token, ...], wanted: tuple[Token, ...], known: Lexicon) -> Alignment:
    """Align the words of an answer with those of an accepted form, each used once."""
    found = Alignment()
    free = list(range(min(len(given), _MOST)))
    open_ = list(range(min(len(wanted), _MOST)))
    _same(given, wanted, free, open_, found)
    if open_ and free:
        if len(free) > 1 or len(open_) > 1:
            _joined(given, wanted, free, open_, found, known)
        if known.elided:
            _elided(given, wanted, free, open_, found, known)
        _nearest(given, wanted, free, open_, found, known)
    found.missing = open_ + list(range(_MOST, len(wanted)))
    found.extra = free + list(range(_MOST, len(given)))
    found.pairs.sort(key=lambda pair: pair.given)
    return found


def _same(
    given: tuple[Token, ...],
    wanted: tuple[Token, ...],
    free: list[int],
    open_: list[int],
    found: Alignment,
) -> None:
    """Pair equal words."""
    for w in list(open_):
        for g in free:
            if given[g].text == wanted[w].text:
                found.pairs.append(Pair(g, w, Match(Level.SAME)))
                free.remove(g)
                open_.remove(w)
                break


def _nearest(
    given: tuple[Token, ...],
    wanted: tuple[Token, ...],
    free: list[int],
    open_: list[int],
    found: Alignment,
    known: Lexicon,
) -> None:
    """Pair what is left, the surest matches first."""
    matches = [
        (g, w, m)
        for g in free
        for w in open_
        if (m := match(given[g].text, wanted[w].text, known)).level is not Level.NONE
    ]
    found.contrary += [(g, w) for g, w, m in matches if m.level is Level.OPPOSITE]
    for g, w, m in sorted(matches, key=lambda found_: -found_[2].level):
        if m.level is Level.OPPOSITE:
            break
        if g in free and w in open_:
            found.pairs.append(Pair(g, w, m))
            free.remove(g)
            open_.remove(w)


def _joined(
    given: tuple[Token, ...],
    wanted: tuple[Token, ...],
    free: list[int],
    open_: list[int],
    found: Alignment,
    known: Lexicon,
) -> None:
    """Pair words that are typed as one or in two: fine tuning, finetuning."""
    for g, h in pairwise(list(free)):
        for w in list(open_):
            if h == g + 1 and g in free and h in free:
                m = _compound(given[g].text + given[h].text, wanted[w].text, known)
                if m is not None:
                    found.pairs.append(Pair(g, w, m))
                    free.remove(g)
                    free.remove(h)
                    open_.remove(w)
    for w, x in pairwise(list(open_)):
        for g in list(free):
            if x == w + 1 and w in open_ and x in open_:
                m = _compound(given[g].text, wanted[w].text + wanted[x].text, known)
                if m is not None:
                    found.pairs += [Pair(g, w, m), Pair(g, x, Match(Level.SAME))]
                    free.remove(g)
                    open_.remove(w)
                    open_.remove(x)


def _elided(
    given: tuple[Token, ...],
    wanted: tuple[Token, ...],
    free: list[int],
    open_: list[int],
    found: Alignment,
    known: Lexicon,
) -> None:
    """Pair a word that was typed into one with its article: lautomne, lemercure."""
    for g in list(free):
        for w in list(open_):
            m = _without_article(given[g].text, wanted[w].text, known)
            if m is not None and g in free:
                found.pairs.append(Pair(g, w, m))
                free.remove(g)
                open_.remove(w)


_TYPED_INTO_ONE = ("l", "d", "le", "la", "les", "un", "une")


def _without_article(given: str, wanted: str, known: Lexicon) -> Match | None:
    if known.snowball != "french" or is_real(given, known.snowball):
        return None
    for article in _TYPED_INTO_ONE:
        rest = given[len(article) :]
        if len(rest) < 4 or not given.startswith(article):
            continue
        if rest == wanted:
            return Match(Level.SAME)
        vowel = wanted[0] in "aeiouyh" and rest[0] == wanted[0] and len(article) == 1
        if vowel and len(wanted) > 4:
            found = match(rest, wanted, known)
            return found if found.level >= Level.SLIP else None
    return None


def _compound(given: str, wanted: str, known: Lexicon) -> Match | None:
    if given == wanted:
        return Match(Level.SAME)
    if len(wanted) < 7 or abs(len(given) - len(wanted)) > 2:
        return None
    found = match(given, wanted, known)
    return found if found.level >= Level.SLIP else None
