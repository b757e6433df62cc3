"""Judging a number that may be a little off."""

from dataclasses import replace
from fractions import Fraction

from aiquiz.deck.card import NumberCard, TextCard, shared_fields
from aiquiz.grading.form_judge import Answer, FormJudge
from aiquiz.grading.guard import LONGEST
from aiquiz.grading.reading import Reading
from aiquiz.grading.text_answer import Prepared, grade_text
from aiquiz.grading.value import Amount
from aiquiz.grading.verdict import TELLS_WHAT_WAS_ASKED, Fact, Reason, Step, Verdict
from aiquiz.text import clean


def as_text(card: NumberCard) -> TextCard:
    """Give `card` as one whose number has to be met exactly."""
    return TextCard(answer=card.answer, **shared_fields(card))


def grade_number(given: str, card: NumberCard, prepared: Prepared) -> Verdict:
    """Judge a quantity: exactly first, then with what `card` allows it to be off."""
    exact = grade_text(given, prepared)
    if exact.outcome == "correct" or exact.reason.code == "rejected" or not card.within:
        return exact
    form = prepared.accepted[0]
    wanted = [value for value in form.reading.values if isinstance(value, Amount)]
    answer = Answer(clean(given[:LONGEST]).strip(), prepared.language)
    typed = [value for value in answer.mended.values if isinstance(value, Amount)]
    if len(wanted) != 1 or len(typed) != 1 or typed[0].is_range or wanted[0].is_range:
        return exact
    meant = _meant(typed[0], wanted[0], card)
    if meant is None:
        return exact
    answer.plain = answer.mended = _with(answer.mended, typed[0], meant)
    judged = FormJudge(form, prepared.question).judge(answer)
    if judged.outcome == "wrong":
        return exact
    code = "within" if judged.outcome == "correct" else judged.code
    facts: dict[str, Fact] = {"asked": card.answer} if code in TELLS_WHAT_WAS_ASKED else {}
    step = Step("values", code, {**facts, "outcome": judged.outcome})
    return replace(
        exact,
        outcome=judged.outcome,
        score=judged.score,
        reason=Reason(code, facts),
        matched=card.answer,
        steps=(*exact.steps[:-1], step),
    )


def _meant(typed: Amount, wanted: Amount, card: NumberCard) -> Amount | None:
    """Give `typed` with the number that was wanted, where it is near enough to it."""
    allowed = abs(wanted.low) * card.within if card.relative else card.within * wanted.scale
    for factor in _factors(typed, wanted):
        if abs(typed.low * factor - wanted.low) <= allowed:
            number = wanted.low / factor
            # Where a name stands before it or it is counted, that is judged like any other.
            return replace(typed, low=number, high=number, written=wanted.written, other=None)
    return None


def _factors(typed: Amount, wanted: Amount) -> list[Fraction]:
    """Give what the typed number may be multiplied with to be in the unit that is wanted."""
    if not typed.units or not wanted.units:
        return [Fraction(1)]
    return [
        one.factor / other.factor
        for one in typed.units
        for other in wanted.units
        if one.dimension == other.dimension
    ]


def _with(reading: Reading, typed: Amount, meant: Amount) -> Reading:
    return replace(reading, pieces=tuple(meant if p is typed else p for p in reading.pieces))
