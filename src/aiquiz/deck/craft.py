"""What makes a card a poor one though it can be studied: told as warnings, with the place.

The words of a question are told apart by letters alone, so that it works in any language: those of
four letters or more, and all with a figure, count as its content.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from aiquiz.deck.card import (
    Card,
    ChoiceCard,
    ClozeCard,
    ListCard,
    MultipleCard,
    Place,
    TextCard,
    TruthCard,
    TypedCard,
    forms_of,
    is_reversed,
)
from aiquiz.deck.problem import WARNINGS, Fact, Problem
from aiquiz.deck.reader import Reading
from aiquiz.text import fold

LONGEST_QUESTION, LONGEST_OPTION, LONGEST_ANSWER = 160, 60, 60
"""Characters beyond which a text fills a screen of 80 columns, or is no pleasure to type."""

ALIKE = 0.9
"""The share of words in both from which two questions are nearly the same."""

_HALF = 0.5
_MOST_SHARING = 20
_WORD = re.compile(r"[^\W_]+")
_CONTENT = 4

Find = Callable[[Card, Reading], Iterable[Problem]]


def craft(reading: Reading, data: bytes) -> list[Problem]:
    """Give what could be better in the deck that was read from `data`, each thing with its place.

    `reading` must know the places of the things of lists.
    """
    if reading.deck is None:
        return []
    cards = [card for card in reading.deck.cards if not is_reversed(card)]
    found = [problem for card in cards for find in _EACH for problem in find(card, reading)]
    found += _unexplained(cards, reading)
    found += _alike(cards, reading)
    found += _cut(reading, data)
    return found


def problem(code: str, place: Place, **facts: Fact) -> Problem:
    """Give the problem with this code at `place`, as severe as it is."""
    severity = "warning" if code in WARNINGS else "error"
    return Problem(code, place.line, place.column, facts, severity)  # type: ignore[arg-type]


# One card


def _answer_in_question(card: Card, reading: Reading) -> Iterator[Problem]:
    if isinstance(card, TruthCard):
        return
    asked = _words(card.question)
    for key, answer in _answers(card):
        words = _words(answer)
        if words and _tells(words) and words <= asked and not _offered(card, asked):
            yield problem("answer-in-question", reading.place_in(card, key), answer=answer)
            return


def _answers(card: Card) -> Iterator[tuple[str, str]]:
    """Give the answers of `card`, each with the key that it stands under."""
    match card:
        case TextCard() | ChoiceCard():
            yield "answer", card.answer
        case ListCard():
            yield from (("answers", forms[0]) for forms in card.answers)
        case ClozeCard():
            yield from (("cloze", forms[0]) for forms in card.gaps)
        case MultipleCard():
            yield from (("answers", answer) for answer in card.answers)
        case _:
            return


def _offered(card: Card, asked: set[str]) -> bool:
    """Tell whether a question names every option: then it gives none away."""
    if not isinstance(card, ChoiceCard | MultipleCard):
        return False
    return sum(_words(choice) <= asked for choice in card.choices) > 1


def _hint_reveals(card: Card, reading: Reading) -> Iterator[Problem]:
    if isinstance(card, TruthCard):
        return
    told = {
        answer: words
        for _key, answer in _answers(card)
        if _tells(words := _words(answer)) and not words <= _words(card.question)
    }
    for number, hint in enumerate(card.hints):
        said = _words(hint)
        shown = next((answer for answer, words in told.items() if words <= said), None)
        if shown is not None:
            place = _hint_place(card, reading, number)
            yield problem("hint-reveals", place, answer=shown)


def _hint_place(card: Card, reading: Reading, number: int) -> Place:
    for key in (f"hints[{number}]", f"hint[{number}]", "hints", "hint"):
        place = reading.place_in(card, key)
        if place != card.place:
            return place
    return card.place


def _telling_length(card: Card, reading: Reading) -> Iterator[Problem]:
    if not isinstance(card, ChoiceCard):
        return
    others = [len(choice) for choice in card.choices if choice != card.answer]
    longest = max(others, default=0)
    if len(card.answer) > max(1.5 * longest, longest + 12):
        yield problem("telling-length", reading.place_in(card, "answer"))


def _too_long(card: Card, reading: Reading) -> Iterator[Problem]:
    if len(card.question) > LONGEST_QUESTION:
        key = "cloze" if isinstance(card, ClozeCard) else "question"
        facts = {"length": len(card.question), "most": LONGEST_QUESTION}
        yield problem("long-question", reading.place_in(card, key), **facts)
    options = card.choices if isinstance(card, ChoiceCard | MultipleCard) else ()
    for number, option in enumerate(options):
        if len(option) > LONGEST_OPTION:
            facts = {"length": len(option), "most": LONGEST_OPTION}
            yield problem("long-option", reading.place_in(card, f"choices[{number}]"), **facts)
    if isinstance(card, TextCard) and len(card.answer) > LONGEST_ANSWER:
        place = reading.place_in(card, "answer")
        yield problem("long-answer", place, length=len(card.answer))


def _asked_by_question(card: Card, reading: Reading) -> Iterator[Problem]:
    """Tell of a card asked both ways whose question is no name to be typed."""
    if not isinstance(card, TextCard) or not card.reverse:
        return
    if card.question.endswith(("?", "？", "؟")) or len(card.question) > LONGEST_ANSWER:
        yield problem("reverse-question", reading.place_in(card, "reverse"))


_EACH: tuple[Find, ...] = (
    _answer_in_question,
    _hint_reveals,
    _telling_length,
    _too_long,
    _asked_by_question,
)


# All cards


def _unexplained(cards: Sequence[Card], reading: Reading) -> Iterator[Problem]:
    """Give the cards without an explanation; where hardly one has any, say so once."""
    missing = [card for card in cards if not card.explanation]
    if len(missing) <= len(cards) / 2:
        yield from (problem("no-explanation", card.place) for card in missing)
    else:
        place = reading.places.get((-1, "cards"), Place(1, 1))
        yield problem("few-explanations", place, missing=len(missing), cards=len(cards))


# Two cards


class _Asked(NamedTuple):
    """A question as it is held against others: its content, how these words begin, its figures."""

    content: set[str]
    starts: set[str]
    figures: set[str]


def _asked(card: Card) -> _Asked:
    words = _words(card.question)
    content = {word for word in words if len(word) >= _CONTENT or word.isdigit()}
    figures = {word for word in words if not word.isalpha() and any(map(str.isdigit, word))}
    return _Asked(content, {word[:_CONTENT] for word in content}, figures)


def _alike(cards: Sequence[Card], reading: Reading) -> Iterator[Problem]:
    """Give the questions that are nearly the same, and the forms that two alike ones share."""
    asked = [_asked(card) for card in cards]
    for first, second in _candidates([told.content for told in asked]):
        one, other = cards[first], cards[second]
        if _same_asked(asked[first], asked[second]):
            place = reading.place_in(other, "question")
            yield problem("alike-questions", place, first=one.place.line)
        elif _half_alike(asked[first], asked[second]) and set(one.tags) == set(other.tags):
            yield from _shared_forms(one, other, reading)


def _candidates(content: Sequence[set[str]]) -> list[tuple[int, int]]:
    """Give the pairs of questions that share a rare word: all pairs would be far too many."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, words in enumerate(content):
        for word in words:
            holders[word].append(number)
    pairs: Counter[tuple[int, int]] = Counter()
    for held in holders.values():
        if 1 < len(held) <= _MOST_SHARING:
            pairs.update((a, b) for at, b in enumerate(held) for a in held[:at])
    return sorted(pairs)


def _half_alike(one: _Asked, other: _Asked) -> bool:
    """Tell whether at least half of the content of the shorter question is in the other."""
    both = len(one.content & other.content)
    return both >= _HALF * max(min(len(one.content), len(other.content)), 1)


def _same_asked(one: _Asked, other: _Asked) -> bool:
    """Tell whether two questions ask the same, in other forms of the words at most.

    One other word, or another figure, asks for something else.
    """
    if one.figures != other.figures:
        return False
    both = len(one.starts & other.starts)
    return both >= ALIKE * max(len(one.starts), len(other.starts)) > 0


def _shared_forms(one: Card, other: Card, reading: Reading) -> Iterator[Problem]:
    if not (isinstance(one, TypedCard) and isinstance(other, TypedCard)):
        return
    known = {fold(form) for form in forms_of(one)}
    for form in forms_of(other):
        if fold(form) in known:
            place = reading.place_in(other, "answer")
            yield problem("shared-form", place, form=form, first=one.place.line)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(fold(text)))


def _tells(words: set[str]) -> bool:
    """Tell whether `words` would be an answer worth giving away: "a" or "of" in a text is none."""
    return any(len(word) >= _CONTENT or any(map(str.isdigit, word)) for word in words)


# The text of the file

_CUT = re.compile(r"^(?:\s|-)*([a-z]+): +([^\s\"'\[{|>#&*!%@`][^#]*?) #(?=\S|$)")
_LISTED = re.compile(r"^\s*- +([^\s\"'\[{|>#&*!%@`:][^#:]*?) #(?=\S|$)")


def _cut(reading: Reading, data: bytes) -> Iterator[Problem]:
    """Give the texts from which YAML cut off what stands behind " #" and looks like part of them.

    A comment begins with a space behind its sign; what does not was hardly meant as one.
    """
    if b" #" not in data:
        return
    starts = {(place.line, place.column) for place in reading.places.values()}
    for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
        if " #" not in line:
            continue
        for pattern, group in ((_CUT, 2), (_LISTED, 1)):
            match = pattern.match(line)
            if match and (number, match.start(group) + 1) in starts:
                yield problem("cut-by-hash", Place(number, match.end(group) + 2))
                break
