"""A question as content: what the study screen shows before the last answer."""

from collections.abc import Sequence

from textual.content import Content

from aiquiz.deck.card import (
    Card,
    ChoiceCard,
    ClozeCard,
    ListCard,
    MatchCard,
    MultipleCard,
    OrderCard,
    TruthCard,
    is_reversed,
)
from aiquiz.say.hints import hint_words
from aiquiz.say.kinds import items_asked, mode_word, other_way_round
from aiquiz.say.language import _, n_
from aiquiz.say.reasons import reason_before
from aiquiz.say.verdicts import one_more_try
from aiquiz.study import Question, Try
from aiquiz.tui.keys import key_of
from aiquiz.tui.literal import literal
from aiquiz.tui.prose import prose
from aiquiz.tui.widgets.band import headline


def heading(question: Question) -> Content:
    """Give the line above the question: whether the card is new, and how it is answered."""
    card = question.card
    turned = other_way_round() if is_reversed(card) else ""
    parts = [mode_word(question.mode, is_mock=question.is_mock), turned, _kind(card)]
    return Content.styled(" · ".join(part for part in parts if part), "$faint")


def _kind(card: Card) -> str:
    match card:
        case ListCard(need=need, ordered=ordered):
            items = items_asked(need, ordered=ordered)
            return _("{items}, parted by commas").format(items=items)
        case ClozeCard(gaps=gaps):
            return n_("{n} gap", "{n} gaps", len(gaps)).format(n=len(gaps))
        case ChoiceCard():
            return _("one answer")
        case MultipleCard():
            return _("one answer or more")
        case TruthCard():
            return _("true or false")
        case OrderCard():
            return _("put in order")
        case MatchCard(pairs=pairs):
            return n_("match {n} pair", "match {n} pairs", len(pairs)).format(n=len(pairs))
        case _:
            return ""


def asked_text(question: Question) -> Content:
    """Give the question; of a cloze only what leads to it, as its text shows with its gaps."""
    card = question.card
    text = card.lead if isinstance(card, ClozeCard) else card.question
    return prose(text, markdown=question.markdown)


def nothing_given(card: Card) -> str:
    """Give what to do where Enter was pressed on nothing."""
    idea = key_of("study.no-idea")
    match card:
        case MultipleCard():
            return _("Mark at least one, or {idea} if you have no idea.").format(idea=idea)
        case OrderCard():
            return _("Nothing is moved yet; enter again hands it in as it is.")
        case MatchCard():
            return _("Give each a partner, or {idea} if you have no idea.").format(idea=idea)
        case _:
            return _("Type an answer, or {idea} if you have no idea.").format(idea=idea)


def hints(question: Question) -> Content:
    """Give the hints taken, numbered, and the price of the last and the next one."""
    taken, left = question.hints_taken, question.hints_left
    lines = [
        Content.assemble(
            (_("Hint {n} of {total}").format(n=number, total=len(taken) + left), "$faint"),
            "   ",
            literal(hint_words(hint.kind, hint.parts), "$ink"),
        )
        for number, hint in enumerate(taken, 1)
    ]
    # On the second try it is Hard at best already.
    price = "" if question.tried else _price(question.mode, len(taken), left)
    if price:
        lines.append(Content.styled(price, "italic $soft"))
    return Content("\n").join(lines)


def _price(mode: str, taken: int, left: int) -> str:
    """Give what hints cost: before the first one is taken, too. In a drill they cost nothing."""
    if mode == "cram":
        return ""
    if mode == "quiz":
        return _quiz_price(taken, left)
    if not taken:
        return _("After a hint it is Hard at best: the card comes back sooner.") if left else ""
    if left:
        return _("Hard at best now; hint {n} costs no more.").format(n=taken + 1)
    return _("Hard at best now.")


def _quiz_price(taken: int, left: int) -> str:
    if not taken:
        return _("With a hint it counts half.") if left else ""
    if left:
        return _("It counts half now; hint {n} costs no more.").format(n=taken + 1)
    return _("It counts half now.")


def tried(first: Try, forms: Sequence[str], kind: str, signs: str) -> tuple[Content, Content]:
    """Give headline and body of the band while a try is left: no word of the right `forms`.

    `kind` is the session's.
    """
    outcome = first.verdict.outcome
    why = first.verdict.reason
    head = headline(outcome, reason_before(why.code, forms, why.facts), signs)
    return head, Content.styled(one_more_try(kind), "$soft")
