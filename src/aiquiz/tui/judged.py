"""A judgement as content: what the study screen shows after the last answer."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import NamedTuple

from textual.content import Content

from aiquiz.deck.card import (
    PARTED,
    ChoiceCard,
    ListCard,
    MatchCard,
    MultipleCard,
    OrderCard,
    TruthCard,
    answer_of,
    forms_of,
)
from aiquiz.grading.verdict import Item
from aiquiz.say.card_marks import marked
from aiquiz.say.language import _, n_
from aiquiz.say.reasons import reason
from aiquiz.say.steps import step_line
from aiquiz.say.verdicts import overruled, sign
from aiquiz.scheduling.marks import MARKS
from aiquiz.scheduling.review import Rating
from aiquiz.study import Answered, Question
from aiquiz.tui.literal import literal
from aiquiz.tui.prose import prose
from aiquiz.tui.widgets.band import COLOURS, comparison, headline, labelled
from aiquiz.tui.widgets.picker import lettered

_MOST_ALSO = 3
_BODY = 66
"""Cells of a line in the band's body, as the stylesheet bounds it."""


class _Row(NamedTuple):
    """One part of an answer: its mark and text, each with its style, and a faint note."""

    mark: str
    style: str
    text: str
    ink: str
    note: str


def verdict(answered: Answered, signs: str) -> Content:
    """Give the headline of the band after the last try."""
    why = answered.verdict.reason
    said = _("on your word") if answered.overruled else reason(why.code, why.facts)
    if answered.verdict.items and answered.outcome == "close":
        enough = answered.rating > Rating.AGAIN
        worth = _("{why}: enough for Hard") if enough else _("{why}: not enough")
        said = worth.format(why=said)
    return headline(answered.outcome, said, signs)


def judgement(
    answered: Answered,
    now: Question,
    signs: str,
    marks: Collection[str] = (),
    note: str = "",
    *,
    narrow: bool,
) -> Content:
    """Give what the band shows under its headline: given and asked for, then what to learn.

    First stands what the learner settled: another verdict, what the card is marked with. `note` is
    what is to be known of the card. What is to be learnt is taken from the card as it stands
    `now`: it may have been edited since.
    """
    settled = Content("\n").join([_mark(what) for what in MARKS if what in marks])
    held = _held_against(answered, signs, narrow)
    above = (_last_word(answered), settled, held, literal(note, "$ink"))
    blocks = [part for part in above if part]
    told = answered.verdict.reason.facts.get("remark", "")
    texts = (str(text) for text in (told, now.card.explanation) if text)
    learnt = [prose(text, "$soft", markdown=now.markdown) for text in texts]
    if now.card.source:
        learnt.append(literal(_("Source: {source}").format(source=now.card.source), "$faint"))
    if learnt:
        blocks.append(Content("\n").join(learnt))
    return Content("\n" if narrow else "\n\n").join(blocks)


def _mark(what: str) -> Content:
    """Give what a card is marked with, and the key that takes it off."""
    return Content.assemble(
        (marked(what), "$ink"),
        "  ",
        (f"{what[0]} ", "bold $accent"),
        (_("takes that back"), "$soft"),
    )


def _last_word(answered: Answered) -> Content:
    """Give what came of the learner's own verdict, or of two tries at a list."""
    if answered.overruled:
        said = overruled(answered.overruled, taught=answered.taught)
        back = _("takes that back")
        return Content.assemble((said, "$ink"), "  ", ("i ", "bold $accent"), (back, "$soft"))
    if answered.first_counts:
        return Content.styled(_("Your first answer counts: it named more."), "$ink")
    return Content("")


def _held_against(answered: Answered, signs: str, narrow: bool) -> Content:
    """Give what was given beside what is right."""
    card, verdict = answered.question.card, answered.verdict
    gap = 1 if narrow else 2
    if isinstance(card, ChoiceCard | MultipleCard | TruthCard):
        return _in_rows(_options(answered, signs))
    if isinstance(card, OrderCard | MatchCard) and not verdict.items:
        return _in_rows(_right_parts(answered, signs))
    if verdict.items:
        rows = _in_rows(_parts(answered, signs))
        if verdict.foreign or any(item.given for item in verdict.items):
            return rows
        label = _("you")
        you = labelled(label, len(label) + gap, literal(answered.given, "$ink"))
        return Content("\n").join([you, rows]) if answered.given else rows
    several = isinstance(card, ListCard) or PARTED in verdict.matched
    forms = () if several or narrow else forms_of(card)
    also = [form for form in forms if form != verdict.matched][:_MOST_ALSO]
    shown = " · ".join(verdict.matched.split(PARTED))
    held = replace(verdict, outcome=answered.outcome, matched=shown)
    return comparison(answered.given, held, also, gap, _BODY)


def is_in_parts(answered: Answered) -> bool:
    """Tell whether what was given shows by its parts alone, which may be many rows."""
    verdict = answered.verdict
    picked = isinstance(answered.question.card, ChoiceCard | MultipleCard | TruthCard)
    return picked or bool(verdict.foreign) or any(item.given for item in verdict.items)


def in_one(given: str) -> Content:
    """Give `given`, all that was typed or picked, on a line that ends."""
    label = _("you")
    return Content.assemble(labelled(label, len(label) + 1, literal(given, "$ink")), "\n")


def _in_rows(rows: Sequence[_Row]) -> Content:
    """Give rows with their notes in one column, where they are short enough for one."""
    widths = [literal(row.text).cell_length for row in rows]
    wide = max((width for width in widths if width <= _BODY // 2), default=0)
    lines = []
    for row, width in zip(rows, widths, strict=True):
        space = " " * (max(wide - width, 0) + 3)
        note = Content.assemble(space, (row.note, "$faint")) if row.note else Content("")
        lines.append(
            Content.assemble((f"{row.mark} ", row.style), literal(row.text, row.ink), note)
        )
    return Content("\n").join(lines)


def _parts(answered: Answered, signs: str) -> list[_Row]:
    """Give each thing that was asked for, and what was given beside them."""
    verdict, card = answered.verdict, answered.question.card
    also = isinstance(card, ListCard) and verdict.outcome == "correct"
    names = _names(answered)
    rows = [
        _part(item, name, signs, also=also) for item, name in zip(verdict.items, names, strict=True)
    ]
    foreign = [
        _Row(sign("wrong", signs), COLOURS["wrong"], given, "strike $soft", _("not one of them"))
        for given in verdict.foreign
    ]
    return rows + foreign


def _names(answered: Answered) -> list[str]:
    """Give each part as it is called: a place in an order by its number, a pair by both."""
    card, items = answered.question.card, answered.verdict.items
    if isinstance(card, OrderCard):
        return [f"{number}  {item.text}" for number, item in enumerate(items, 1)]
    if isinstance(card, MatchCard):
        return [f"{left} — {right}" for left, right in card.pairs]
    return [item.text for item in items]


def _part(item: Item, name: str, signs: str, *, also: bool) -> _Row:
    if item.outcome == "wrong" and not item.given:
        note = _("also right") if also else _("missing")
        return _Row("·", "$soft", name, "$soft" if also else "bold $ink", note)
    same = item.given in ("", item.text)
    note = "" if same else _("you: {given}").format(given=item.given)
    return _Row(sign(item.outcome, signs), COLOURS[item.outcome], name, "$ink", note)


def _right_parts(answered: Answered, signs: str) -> list[_Row]:
    """Give what is right where nothing was given."""
    card = answered.question.card
    if isinstance(card, MatchCard):
        texts = [f"{left} — {right}" for left, right in card.pairs]
    else:
        things = answer_of(card).split(PARTED)
        texts = [f"{number}  {thing}" for number, thing in enumerate(things, 1)]
    return [_Row(sign("correct", signs), "$success", text, "$ink", "") for text in texts]


def _options(answered: Answered, signs: str) -> list[_Row]:
    """Give every option, those marked that are right and those that were picked."""
    right = answer_of(answered.question.card).split(PARTED)
    picked = answered.given.split(PARTED)
    several = isinstance(answered.question.card, MultipleCard)
    rows = []
    for letter, words, given in lettered(answered.question):
        mark, style, note = " ", "$soft", ""
        if given in right:
            missed = several and bool(answered.given) and given not in picked
            mark, style = "·" if missed else sign("correct", signs), "bold $success"
            note = _("missing") if missed else "" if several else _("the answer")
        elif given in picked:
            mark, style, note = sign("wrong", signs), "bold $error", _("yours")
        rows.append(_Row(mark, style, f"{letter}  {words}", style, note))
    return rows


def why(answered: Answered, forms: Sequence[str], remembered: Sequence[str]) -> Content:
    """Give the grading step by step, and all `forms` that are right, `remembered` ones marked."""
    decided = [step for step in answered.verdict.steps if step.code != "passed"]
    steps = [literal(step_line(step), "$soft") for step in decided]
    passed = len(answered.verdict.steps) - len(decided)
    if passed:
        told = n_("{n} other rule did not apply", "{n} other rules did not apply", passed)
        steps.append(Content.styled(told.format(n=passed), "$faint"))
    if not steps:
        steps = [Content.styled(_unstepped(answered), "$soft")]
    blocks = [Content("\n").join(steps)]
    if forms:
        labels = [_("yours") if form in remembered else _("accepted") for form in forms]
        wide = max(map(len, labels)) + 2
        named = [
            labelled(label, wide, literal(form, "$ink"))
            for label, form in zip(labels, forms, strict=True)
        ]
        blocks.append(Content("\n").join(named))
    return Content("\n\n").join(blocks)


def _unstepped(answered: Answered) -> str:
    if not answered.given:
        return _("Nothing was typed, so nothing was judged.")
    return _("What was picked was compared with the answer.")
