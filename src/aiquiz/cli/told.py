"""What came of an answer, in lines that read well aloud."""

import re

from aiquiz.cli.options import options
from aiquiz.deck.card import (
    PARTED,
    Card,
    ClozeCard,
    ListCard,
    MatchCard,
    OrderCard,
)
from aiquiz.grading.verdict import Item, Outcome, Verdict
from aiquiz.say.forms import listed
from aiquiz.say.language import _
from aiquiz.say.reasons import reason
from aiquiz.say.verdicts import verdict_word
from aiquiz.study import Answered

_FENCE = re.compile(r"^ {0,3}```[^\n]*\n?", re.MULTILINE)


def spoken(text: str, *, markdown: bool) -> str:
    """Give `text` as it is told; of code the fences around it are no words."""
    return _FENCE.sub("", text).rstrip("\n") if markdown else text


def judged_lines(answered: Answered) -> list[str]:
    """Give the verdict and why, the right answer, and what the author says of it."""
    verdict, card = answered.verdict, answered.question.card
    why, word = reason(verdict.reason.code, verdict.reason.facts), verdict_word(verdict.outcome)
    lines = [_("{verdict}: {why}.").format(verdict=word, why=why) if why else f"{word}."]
    lines += result_lines(answered)
    if answered.first_counts:
        lines.append(_("Your first answer counts: it named more."))
    remark = str(verdict.reason.facts.get("remark", ""))
    said = filter(None, (remark, card.explanation))
    lines += [spoken(text, markdown=answered.question.markdown) for text in said]
    if card.source:
        lines.append(_("Source: {source}").format(source=card.source))
    return lines


def result_lines(answered: Answered) -> list[str]:
    """Give the right answer, unless it was given just so, and how each part of it was met."""
    verdict, card = answered.verdict, answered.question.card
    differs = verdict.given_spans or verdict.matched_spans
    lines: list[str] = []
    if (verdict.outcome != "correct" or differs) and not _tells_each(verdict, card):
        lines.append(_("The answer is: {answer}").format(answer=_right(answered)))
    lines += _parts(verdict, card)
    if verdict.foreign:
        lines.append(_("Not asked for: {items}.").format(items=listed(verdict.foreign)))
    return lines


def _tells_each(verdict: Verdict, card: Card) -> bool:
    """Tell whether the answer is told part by part already."""
    return bool(verdict.items) and isinstance(card, ClozeCard | MatchCard)


def _right(answered: Answered) -> str:
    card, matched = answered.question.card, answered.verdict.matched
    if isinstance(card, MatchCard):
        return "; ".join(f"{left}: {right}" for left, right in card.pairs)
    for option in options(answered.question):
        if option.given == matched:
            return option.words
    return "; ".join(matched.split(PARTED))


def _parts(verdict: Verdict, card: Card) -> list[str]:
    if verdict.outcome == "correct" and not _some_missing(verdict):
        return []
    match card:
        case ClozeCard():
            return [
                _part(_("Gap {n}").format(n=number), item)
                for number, item in enumerate(verdict.items, 1)
            ]
        case MatchCard(pairs=pairs):
            return [
                _part(left, item)
                for (left, _right_one), item in zip(pairs, verdict.items, strict=False)
            ]
        case OrderCard():
            placed = [item.text for item in verdict.items if item.outcome == "correct"]
            return [_("In place: {items}.").format(items=listed(placed))] if placed else []
        case ListCard(need=need) if need < len(card.answers) and verdict.outcome == "correct":
            return _named(verdict, _("Also right: {items}."))
        case _:
            return _named(verdict, _("Missing: {items}."))


def _some_missing(verdict: Verdict) -> bool:
    return any(item.outcome != "correct" for item in verdict.items)


def _part(name: str, item: Item) -> str:
    if item.outcome == "correct":
        return _("{name}: {answer}, right.").format(name=name, answer=item.text)
    if not item.given:
        return _("{name}: {answer}; nothing was given.").format(name=name, answer=item.text)
    return _("{name}: {answer}; you said {given}.").format(
        name=name, answer=item.text, given=item.given
    )


def _named(verdict: Verdict, missing: str) -> list[str]:
    """Give in words which of several things were named."""
    words: dict[Outcome, str] = {
        "correct": _("Named: {items}."),
        "close": _("Nearly named: {items}."),
        "wrong": missing,
    }
    found = {
        outcome: [item.text for item in verdict.items if item.outcome == outcome]
        for outcome in words
    }
    return [words[outcome].format(items=listed(items)) for outcome, items in found.items() if items]
