"""Judging a typed list: which of the things that were asked for it names, and what else."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from aiquiz.deck.card import ListCard, Reject, answer_of
from aiquiz.grading.accepted_form import AcceptedForm
from aiquiz.grading.candidates import Candidates
from aiquiz.grading.form_judge import Answer, FormJudge
from aiquiz.grading.guard import LONGEST, is_non_answer, says_nothing
from aiquiz.grading.item_list import assign, segments
from aiquiz.grading.judgement import Judgement, wrong
from aiquiz.grading.question import Question
from aiquiz.grading.reading import read
from aiquiz.grading.strictness import lenient, strict
from aiquiz.grading.verdict import Fact, Item, Outcome, Reason, Step, Verdict
from aiquiz.text import clean

_MOST_PARTS = 25
"""Parts of an answer that are looked at; what comes after is foreign."""
_STRONG = re.compile(r"[,;\n]+")
_NUMBERING = re.compile(r"^(?:\d{1,2}[.)]|[a-z]\)|[-*•])\s+")

Judged = tuple[Judgement, int, int]


class PreparedList:
    """A list card with what grading needs of it, each made when it is first needed."""

    def __init__(self, card: ListCard, language: str) -> None:
        """Take the card and the language it is said in."""
        self.card = card
        self.language = language

    @cached_property
    def question(self) -> Question:
        """The question, read."""
        return Question(read(self.card.question, self.language))

    @cached_property
    def forms(self) -> list[tuple[AcceptedForm, int]]:
        """Every form of every thing, with the number of the thing."""
        return [
            (AcceptedForm(form, self.language), number)
            for number, forms in enumerate(self.card.answers)
            for form in forms
        ]

    @cached_property
    def by_key(self) -> dict[object, int]:
        """The number of the thing by the key of its form."""
        return {form.key.key: number for form, number in reversed(self.forms) if form.key.compact}

    @cached_property
    def candidates(self) -> Candidates:
        """An index of the forms."""
        return Candidates([form for form, _number in self.forms], self.question)

    @cached_property
    def rejected(self) -> list[tuple[Reject, AcceptedForm]]:
        """Every near miss that must not pass."""
        return [(miss, AcceptedForm(miss.text, self.language)) for miss in self.card.reject]


def grade_list(given: str, prepared: PreparedList) -> Verdict:
    """Judge what was typed for a list; never raises."""
    card, text = prepared.card, clean(given[:LONGEST]).strip()
    whole = Answer(text, prepared.language)
    if says_nothing(whole.bare):
        return _refused("empty", card)
    if is_non_answer(whole.bare, prepared.language):
        return _refused("no-idea", card)
    parts, judged = _judged_parts(text, prepared)
    taken, rest = assign(judged, len(parts), len(card.answers))
    return _verdict(parts, taken, [parts[p] for p in rest], prepared)


def _refused(code: str, card: ListCard) -> Verdict:
    items = tuple(Item(forms[0], "wrong") for forms in card.answers)
    steps = (Step(code, code, {"outcome": "wrong"}),)
    return Verdict("wrong", 0.0, Reason(code), answer_of(card), items=items, steps=steps)


def _judged_parts(text: str, prepared: PreparedList) -> tuple[list[str], list[Judged]]:
    """Give the parts of an answer, and what each is worth as one of the things.

    Commas, semicolons and lines part things for sure; a part that is none of them is taken
    apart further, at 'and' and the like.
    """
    parts: list[str] = []
    judged: list[Judged] = []
    for strong in filter(None, map(str.strip, _STRONG.split(text))):
        bare = _NUMBERING.sub("", strong)
        found = list(_judged(bare, len(parts), prepared))
        finer = [part.shown for part in segments(read(bare, prepared.language))]
        if len(finer) < 2:
            finer = [part for part in map(str.strip, bare.split("/")) if part]
        if any(one.outcome == "correct" for one, _p, _n in found) or len(finer) < 2:
            parts.append(bare)
            judged += found
        else:
            for part in finer:
                judged += _judged(part, len(parts), prepared)
                parts.append(part)
        if len(parts) >= _MOST_PARTS:
            break
    return parts, judged


def _judged(part: str, place: int, prepared: PreparedList) -> Iterator[Judged]:
    """Judge the part at `place` by every thing that it may be."""
    answer = Answer(part, prepared.language)
    same = prepared.by_key.get(answer.key.key)
    candidates = prepared.candidates
    whole, some = candidates.near(answer.mended if candidates.valued else answer.plain)
    for number in (*whole, *some):
        form, thing = prepared.forms[number]
        if same is not None and same != thing:
            continue
        judgement = FormJudge(form, prepared.question).judge(answer)
        if prepared.card.strictness == "lenient":
            judgement = lenient(judgement)
        elif prepared.card.strictness == "strict":
            judgement = strict(judgement, part, prepared.card.answers[thing])
        if judgement.outcome == "correct" and _is_rejected(answer, judgement, prepared):
            judgement = wrong("rejected", "reject")
        yield judgement, place, thing


def _is_rejected(answer: Answer, found: Judgement, prepared: PreparedList) -> bool:
    """Tell whether a part is a near miss rather than the thing that it was taken for."""
    if not found.slips:
        return False
    judged = (FormJudge(form, prepared.question).judge(answer) for _m, form in prepared.rejected)
    return any(one.outcome == "correct" and one.slips <= found.slips for one in judged)


def _verdict(
    parts: Sequence[str],
    taken: Sequence[tuple[int, Judgement] | None],
    foreign: Sequence[str],
    prepared: PreparedList,
) -> Verdict:
    card = prepared.card
    items = tuple(
        Item(forms[0], one[1].outcome if one else "wrong", parts[one[0]] if one else "")
        for forms, one in zip(card.answers, taken, strict=True)
    )
    hits = [one for one in taken if one is not None and one[1].outcome == "correct"]
    places = [place for place, _judgement in hits]
    in_order = longest_run(places) if card.ordered else len(hits)
    named = min(in_order, card.need)
    score = max(0.0, (named - len(foreign)) / card.need)
    some = score > 0 or any(one is not None for one in taken)
    outcome: Outcome = "correct" if score == 1 else "close" if some else "wrong"
    facts: dict[str, Fact] = {"named": named, "asked": card.need, "foreign": len(foreign)}
    code = _code(outcome, hits, named, foreign, card)
    remark = _remark(foreign, prepared)
    if remark:
        facts["remark"] = remark
    step = Step("list", code, {**facts, "outcome": outcome})
    return Verdict(
        *(outcome, score, Reason(code, facts if outcome != "correct" else {}), answer_of(card)),
        items=items,
        foreign=tuple(foreign),
        steps=(step,),
    )


def _code(
    outcome: Outcome,
    hits: Sequence[tuple[int, Judgement]],
    named: int,
    foreign: Sequence[str],
    card: ListCard,
) -> str:
    if outcome == "correct":
        codes = (j.code for _p, j in hits if j.code not in ("exact", "surname"))
        return next(codes, "exact")
    if outcome == "wrong":
        return "other"
    if foreign:
        return "foreign-item"
    return "item-order" if len(hits) > named and len(hits) >= card.need else "some-items"


def _remark(foreign: Sequence[str], prepared: PreparedList) -> str:
    """Give what the author says of a near miss that was named."""
    for part in foreign:
        answer = Answer(part, prepared.language)
        for miss, form in prepared.rejected:
            found = FormJudge(form, prepared.question).judge(answer)
            if miss.remark and found.outcome == "correct":
                return miss.remark
    return ""


def longest_run(places: Sequence[int]) -> int:
    """Give how many of `places` are in order once the fewest others are left out."""
    best: list[int] = []
    for at, place in enumerate(places):
        before = [best[n] for n in range(at) if places[n] < place]
        best.append(1 + max(before, default=0))
    return max(best, default=0)
