"""A question and its judgement as content: what the study screen shows of a session's state."""

from dataclasses import dataclass
from itertools import chain, repeat

from textual.content import Content

from aiquiz.deck.card import ChoiceCard, TextCard, TruthCard
from aiquiz.say.language import _
from aiquiz.say.verdicts import sign
from aiquiz.study import Answered, Question
from aiquiz.tui.literal import literal
from aiquiz.tui.widgets.band import comparison

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


def judgement(answered: Answered, signs: str, *, narrow: bool) -> Content:
    """Give what the band shows under its headline: given and asked for, then what to learn."""
    card = answered.question.card
    if isinstance(card, TextCard):
        forms = (card.answer, *card.accept)
        also = [form for form in forms if form != answered.verdict.matched][:_MOST_ALSO]
        gap, shown = (1, []) if narrow else (2, also)
        blocks = [comparison(answered.given, answered.verdict, shown, gap, _BODY)]
    else:
        blocks = [_marked_options(answered, signs)]
    told = answered.verdict.reason.facts.get("remark", "")
    learnt = [literal(str(text), "$soft") for text in (told, card.explanation) if text]
    if learnt:
        blocks.append(Content("\n").join(learnt))
    return Content("\n" if narrow else "\n\n").join(blocks)


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
