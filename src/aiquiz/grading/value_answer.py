"""Judging the numbers, dates and times of an answer: never by how they look."""

from aiquiz.grading.judgement import Judgement, close, correct, wrong
from aiquiz.grading.question import Question
from aiquiz.grading.reading import Reading
from aiquiz.grading.value import Amount, Date, Value
from aiquiz.grading.value_match import ValueMatch, compare

_STAGE = "values"
_ORDER = ("correct", "close", "wrong")


def judge_values(given: Reading, wanted: Reading, question: Question) -> Judgement:
    """Judge the values of `given` by those of `wanted`; correct where neither has any."""
    if not given.values and not wanted.values:
        return correct("exact", _STAGE)
    if wanted.values and not given.values:
        return _lacking(given, wanted)
    left = list(given.values)
    found = [_nearest(value, left, question) for value in wanted.values]
    worst = max(found, key=lambda m: _ORDER.index(m.outcome), default=ValueMatch("correct"))
    if worst.outcome == "wrong":
        return wrong(worst.code, _STAGE)
    beside = _beside(left, wanted, question)
    if beside is not None:
        return beside
    if worst.outcome == "close":
        return close(worst.code, _STAGE)
    return correct("exact", _STAGE)


def _lacking(given: Reading, wanted: Reading) -> Judgement:
    """Judge an answer without the numbers that are asked for."""
    named = any(isinstance(v, Amount) and v.named for v in wanted.values)
    if named:
        whole = bool(wanted.texts) and set(wanted.texts) <= set(given.said)
        return close("version-missing", _STAGE) if whole else wrong("version", _STAGE)
    if wanted.content and given.content and not set(wanted.texts) <= wanted.nouns:
        return close("part", _STAGE)
    return wrong("number-missing", _STAGE)


def _nearest(wanted: Value, left: list[Value], question: Question) -> ValueMatch:
    """Give how well the best of the values that are `left` meets `wanted`, and take it out."""
    if not left:
        return ValueMatch("wrong", "number-missing")
    found = [(compare(value, wanted, question), value) for value in left]
    best = min(found, key=lambda one: _ORDER.index(one[0].outcome))
    left.remove(best[1])
    return best[0]


def _beside(left: list[Value], wanted: Reading, question: Question) -> Judgement | None:
    """Judge values that nobody asked for: a second number for the same thing is a hedge."""
    asked = question.reading.values
    new = [value for value in left if not any(_repeated(value, one, question) for one in asked)]
    new = [value for value in new if not any(_same(value, w, question) for w in wanted.values)]
    if not new:
        return None
    if any(_alike(value, one) for value in new for one in wanted.values):
        return wrong("hedge", _STAGE)
    return close("detail", _STAGE)


def _repeated(given: Value, asked: Value, question: Question) -> bool:
    """Tell whether a value is only repeated from the question, where it counts the same thing."""
    if isinstance(given, Amount) and isinstance(asked, Amount):
        other = bool(asked.noun) and asked.noun != given.noun
        return not other and _same(given, asked, question)
    return _same(given, asked, question)


def _same(one: Value, other: Value, question: Question) -> bool:
    return compare(one, other, question).outcome == "correct"


def _alike(one: Value, other: Value) -> bool:
    """Tell whether two values could answer the same question."""
    if not isinstance(one, Amount) or not isinstance(other, Amount):
        return isinstance(one, Date) == isinstance(other, Date)
    ours = {unit.dimension for unit in one.units}
    theirs = {unit.dimension for unit in other.units}
    return not ours or not theirs or bool(ours & theirs)
