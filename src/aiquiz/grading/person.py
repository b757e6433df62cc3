"""Names of people: a surname is enough, another first name is another person."""

from dataclasses import replace
from itertools import pairwise

from aiquiz.grading.direction import stands_beside, turned_passive
from aiquiz.grading.judgement import Judgement, at_most_close, close, correct, wrong
from aiquiz.grading.question import Question
from aiquiz.grading.reading import Reading
from aiquiz.grading.tokens import Token
from aiquiz.grading.word_match import Level, Match, match

_MOST_NAMES = 4
_SHORTEST_NICKNAME = 3
_MOST_INITIALS = 3
_STAGE = "person"


def names(wanted: Reading) -> tuple[Token, ...]:
    """Give the names of a person in the order written, none where it is no person's name."""
    if wanted.values or any(p.text == "," for p in wanted.pieces if isinstance(p, Token)):
        return ()
    known = wanted.known
    titles = next((n for n, w in enumerate(wanted.words) if w.text not in known.titles), 0)
    found = tuple(w for w in wanted.words[titles:] if w.text not in known.particles)
    capital = all(word.raw[0].isupper() and word.raw.isalpha() for word in found)
    plain = any(w.text in known.droppable - known.particles for w in found)
    return found if capital and not plain and 2 <= len(found) <= _MOST_NAMES else ()


def judge_person(given: Reading, wanted: tuple[Token, ...], question: Question) -> Judgement | None:
    """Judge a name given for the person whose names are `wanted`; None where nothing agrees."""
    asked_for = {word.text for word in wanted}
    given = _joined(given, wanted[-1])
    typed = _typed(given, wanted, question)
    if not typed:
        return None
    firsts, surname = wanted[:-1], wanted[-1]
    place, found = _place(typed, surname, given)
    if place is None:
        return _without_surname(typed, firsts, given)
    if _names_a_thing(given, typed[place], question):
        return None
    said = asked_for | {typed[place].text}
    if stands_beside(given, said, question):
        return wrong("changed", _STAGE)
    if turned_passive(given, said, question):
        return wrong("reversed", _STAGE)
    judgement = _named(typed, place, found, firsts, given)
    if judgement is not None and _in_a_place(given, typed[place]):
        return at_most_close(judgement, "detail")
    if judgement is not None and not set(given.values) <= set(question.reading.values):
        return at_most_close(judgement, "detail")
    return judgement


def _joined(given: Reading, surname: Token) -> Reading:
    """Give `given` with a surname that was typed in two words in one: Le Cun."""
    for first, second in pairwise(given.words):
        if first.text + second.text == surname.text:
            kept = [p for p in given.pieces if p is not second]
            one = replace(first, raw=first.raw + second.raw, text=surname.text)
            return replace(given, pieces=tuple(one if p is first else p for p in kept))
    return given


def _named(
    typed: tuple[Token, ...],
    place: int,
    found: Match,
    firsts: tuple[Token, ...],
    given: Reading,
) -> Judgement | None:
    """Judge a name whose surname was found at `place` of what was typed."""
    rest = typed[:place] + typed[place + 1 :]
    if not rest:
        return _surname(found)
    matches = [_name(word, firsts, given) for word in rest]
    known_ones = [m for m in matches if m is not None]
    if not known_ones:
        if found.level < Level.SLIP:
            return None
        other = _other_first_name(typed, place, given)
        return wrong("other-first-name", _STAGE) if other else close("detail", _STAGE)
    if _foreign(matches, place, many=len(firsts) > 1):
        return close("detail", _STAGE)
    return _full_name(found, known_ones)


def _other_first_name(typed: tuple[Token, ...], place: int, given: Reading) -> bool:
    """Tell whether the word before a surname, or after a comma, is the name of somebody else."""
    if place == 0:
        return len(typed) == 2 and _follows_comma(typed[1], given)
    before = given.words[given.words.index(typed[place]) - 1]
    return before is typed[place - 1]


def _follows_comma(word: Token, given: Reading) -> bool:
    at = given.pieces.index(word)
    before = given.pieces[at - 1] if at else None
    return isinstance(before, Token) and before.text == ","


def _foreign(matches: list[Match | None], place: int, *, many: bool) -> bool:
    """Tell whether a name stands there that is none of the person's.

    A second first name between the two that are right is the learner's own knowledge, unless
    the person is known by `many` names.
    """
    unknown = [n if n < place else n + 1 for n, m in enumerate(matches) if m is None]
    firsts = [n if n < place else n + 1 for n, m in enumerate(matches) if m is not None]
    middle = all(min(firsts) < n < place for n in unknown)
    return bool(unknown) and (not middle or len(unknown) > 2 or many)


def _full_name(found: Match, firsts: list[Match]) -> Judgement:
    """Judge first names and surname together: a slip in one is told by the other."""
    codes = [m.code for m in (*firsts, found) if m.code]
    slips = sum(m.level < Level.FORM for m in (*firsts, found))
    weak = [m for m in (*firsts, found) if m.level < Level.SLIP]
    surely = len(weak) == 1 and weak[0].code == "real-word" and len(firsts) + 1 > len(weak)
    if weak and not surely:
        return close(weak[0].code, _STAGE)
    return correct("slip-in-name" if weak else codes[0] if codes else "exact", _STAGE, slips)


def _typed(given: Reading, wanted: tuple[Token, ...], question: Question) -> tuple[Token, ...]:
    """Give the words that may be names: neither titles nor words of the question."""
    known = given.known
    asked_for = {word.text for word in wanted}
    idle = known.beside_names
    return tuple(
        word
        for word in given.words
        if word.text in asked_for
        or (word.text not in idle and not (len(word.text) > 1 and question.names(word.text)))
        or (len(word.raw) == 1 and word.raw.isupper() and word.text not in known.titles)
        or _names_another(word, given, wanted[-1], question)
    )


def _names_another(word: Token, given: Reading, surname: Token, question: Question) -> bool:
    """Tell whether a name of the question stands right before the surname: Pierre Curie."""
    after = given.words[given.words.index(word) + 1 :][:1]
    if not after or after[0].text != surname.text:
        return False
    return any(w.text == word.text and w.raw[0].isupper() for w in question.reading.words[1:])


def _names_a_thing(given: Reading, surname: Token, question: Question) -> bool:
    """Tell whether the name only tells which thing is meant: the Turing test."""
    following = given.words[given.words.index(surname) + 1 :]
    if len(following) != 1:
        return False
    thing = following[0].text
    return question.names(thing) and thing not in given.known.droppable


def _in_a_place(given: Reading, surname: Token) -> bool:
    """Tell whether a surname stands where a town would: he lived in Washington."""
    at = given.words.index(surname)
    return at > 0 and given.said[at - 1] in given.known.places


def _place(typed: tuple[Token, ...], surname: Token, given: Reading) -> tuple[int | None, Match]:
    """Give where the surname stands among the typed words, and how well it is typed."""
    levels = [match(word.text, surname.text, given.known) for word in typed]
    best = max(levels, key=lambda m: m.level)
    return (levels.index(best), best) if best.level > Level.NONE else (None, best)


def _surname(found: Match) -> Judgement:
    if found.level < Level.SLIP:
        return close(found.code, _STAGE)
    return correct(found.code or "surname", _STAGE, slips=int(found.level < Level.FORM))


def _without_surname(
    typed: tuple[Token, ...], firsts: tuple[Token, ...], given: Reading
) -> Judgement | None:
    if any(_name(word, firsts, given) is None for word in typed):
        return None
    if all(len(word.text) == 1 for word in typed):
        return None
    return close("first-name", _STAGE)


def _name(word: Token, firsts: tuple[Token, ...], given: Reading) -> Match | None:
    """Give how well a typed word stands for one of the first names, None for not at all."""
    if len(firsts) > 1 and word.text == "".join(first.text[0] for first in firsts):
        return Match(Level.FORM)
    found = max((_first(word, first, given) for first in firsts), key=lambda m: m.level)
    return found if found.level > Level.NONE else None


def _first(word: Token, first: Token, given: Reading) -> Match:
    typed, name = word.text, first.text
    if len(name) == 1 and 2 <= len(typed) <= _MOST_INITIALS and word.raw.isupper():
        return Match(Level.NONE)
    if min(len(typed), len(name)) == 1:
        return Match(Level.FORM if typed[0] == name[0] else Level.NONE)
    found = match(typed, name, given.known)
    if found.level > Level.NONE and found.code != "clipped":
        return found
    short, long = sorted((typed, name), key=len)
    nickname = len(short) >= _SHORTEST_NICKNAME and long.startswith(short)
    return Match(Level.NEAR, "nickname") if nickname else found
