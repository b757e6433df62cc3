"""A question and its judgement as content: what the study screen shows of a session's state."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, repeat

from textual.content import Content

from aiquiz.deck.card import ChoiceCard, TextCard, TruthCard
from aiquiz.say.language import _, n_
from aiquiz.say.reasons import reason, reason_before
from aiquiz.say.steps import step_line
from aiquiz.say.verdicts import one_more_try, overruled, sign
from aiquiz.study import Answered, Question, Try
from aiquiz.tui.literal import literal
from aiquiz.tui.widgets.band import COLOURS, comparison, headline, labelled

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_MOST_ALSO = 3
_BODY = 66
"""Cells of a line in the band's body, as the stylesheet bounds it."""


@dataclass(frozen=True)
class Pick:
    """One option: the letter that picks it, its words, and what the grader is given for it.

    Past the alphabet there is no letter; arrows and mouse reach such an option.
    """

    letter: str
    words: str
    given: str

    def draw(self, width: int, selected: bool) -> Content:
        """Draw the option over `width` cells, further lines under the first."""
        style = "$ink" if selected else "$soft"
        lines = literal(self.words, style).wrap(max(width - 4, 1))
        first = Content.assemble((self.letter.ljust(4), "bold $accent"), lines[0])
        return Content("\n").join([first, *(Content.assemble("    ", line) for line in lines[1:])])


def picks(question: Question) -> list[Pick]:
    """Give the options of `question` in the order they are shown; none where it is typed."""
    if isinstance(question.card, ChoiceCard):
        return [
            Pick(letter, option, option)
            for letter, option in zip(chain(_LETTERS, repeat("")), question.options, strict=False)
        ]
    if isinstance(question.card, TruthCard):
        words = ((_("True"), "true"), (_("False"), "false"))
        return [Pick(word[0].casefold(), word, given) for word, given in words]
    return []


def heading(question: Question) -> Content:
    """Give the line above the question: whether the card is new, and how it is answered."""
    modes = {"new": _("new card"), "due": _("review"), "again": _("once more")}
    kinds = {ChoiceCard: _("one answer"), TruthCard: _("true or false")}
    parts = [modes.get(question.mode, ""), kinds.get(type(question.card), "")]
    return Content.styled(" · ".join(part for part in parts if part), "$faint")


def hints(question: Question) -> Content:
    """Give the hints taken, numbered, and the price of the last and the next one."""
    taken = question.hints_taken
    if not taken:
        return Content("")
    total = len(taken) + question.hints_left
    lines = [
        Content.assemble(
            (_("Hint {n} of {total}").format(n=number, total=total), "$faint"),
            "   ",
            literal(text, "$ink"),
        )
        for number, text in enumerate(taken, 1)
    ]
    price = _("Hard at best now.")
    if question.hints_left:
        price = _("Hard at best now; hint {n} costs no more.").format(n=len(taken) + 1)
    return Content("\n").join([*lines, Content.styled(price, "italic $soft")])


def tried(first: Try, forms: Sequence[str], signs: str) -> tuple[Content, Content]:
    """Give headline and body of the band while a try is left: no word of the right `forms`."""
    outcome = first.verdict.outcome
    head = headline(outcome, reason_before(first.verdict.reason.code, forms), signs)
    return head, Content.styled(one_more_try(), "$soft")


def verdict(answered: Answered, signs: str) -> Content:
    """Give the headline of the band after the last try."""
    why = answered.verdict.reason
    said = _("on your word") if answered.overruled else reason(why.code, why.facts)
    return headline(answered.outcome, said, signs)


def judgement(answered: Answered, signs: str, *, narrow: bool) -> Content:
    """Give what the band shows under its headline: given and asked for, then what to learn."""
    card = answered.question.card
    blocks = [
        part for part in (_last_word(answered), _held_against(answered, signs, narrow)) if part
    ]
    told = answered.verdict.reason.facts.get("remark", "")
    learnt = [literal(str(text), "$soft") for text in (told, card.explanation) if text]
    if learnt:
        blocks.append(Content("\n").join(learnt))
    return Content("\n" if narrow else "\n\n").join(blocks)


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
    card = answered.question.card
    if not isinstance(card, TextCard):
        return _marked_options(answered, signs)
    gap = 1 if narrow else 2
    if answered.verdict.items:
        return _marked_items(answered, signs, gap)
    forms = (card.answer, *card.accept)
    also = [form for form in forms if form != answered.verdict.matched][:_MOST_ALSO]
    held = replace(answered.verdict, outcome=answered.outcome)
    return comparison(answered.given, held, [] if narrow else also, gap, _BODY)


def _marked_items(answered: Answered, signs: str, gap: int) -> Content:
    """Give what was typed over the items that were asked for, each with how it was met."""
    label = _("you")
    rows = [labelled(label, len(label) + gap, literal(answered.given, "$ink"))]
    wide = max(literal(item.text).cell_length for item in answered.verdict.items)
    for item in answered.verdict.items:
        missing = item.outcome == "wrong"
        mark = "·" if missing else sign(item.outcome, signs)
        text = literal(item.text, "$ink")
        note = Content.assemble(" " * (wide - text.cell_length + 3), (_("missing"), "$faint"))
        rows.append(
            Content.assemble((f"{mark} ", COLOURS[item.outcome]), text, note if missing else "")
        )
    return Content("\n").join(rows)


def why(answered: Answered, forms: Sequence[str], remembered: Sequence[str]) -> Content:
    """Give the grading step by step, and all `forms` that are right, `remembered` ones marked."""
    decided = [step for step in answered.verdict.steps if step.code != "passed"]
    steps = [literal(step_line(step), "$soft") for step in decided]
    passed = len(answered.verdict.steps) - len(decided)
    if passed:
        told = n_("{n} check before found nothing", "{n} checks before found nothing", passed)
        steps.insert(0, Content.styled(told.format(n=passed), "$faint"))
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


def _marked_options(answered: Answered, signs: str) -> Content:
    question = answered.question
    right = question.card.answer
    rows: list[Content] = []
    options = picks(question)
    wide = max(Content(option.words).cell_length for option in options)
    for option in options:
        is_right = option.given == (str(right).lower() if isinstance(right, bool) else right)
        is_given = option.given == answered.given
        style, mark, note = "$soft", " ", ""
        if is_right:
            style, mark, note = "bold $success", sign("correct", signs), _("the answer")
        elif is_given:
            style, mark, note = "bold $error", sign("wrong", signs), _("yours")
        words = literal(option.words, style)
        rows.append(
            Content.assemble(
                (mark, style),
                f" {option.letter}  ",
                words,
                " " * (wide - words.cell_length + 3),
                (note, "$faint"),
            )
        )
    return Content("\n").join(rows)


def not_saved(why: str) -> tuple[Content, Content]:
    """Give headline and body of the banner for an answer that is not on disk yet."""
    head = Content.assemble((_("! Not on disk yet"), "bold $error"), "  ", (why, "$ink"))
    body = _("It is kept here. The next card waits; trying again every 5 seconds.")
    return head, Content.styled(body, "$soft")
