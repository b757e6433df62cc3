"""Judging what was picked, put in order or paired: it is right or not, part by part."""

from collections.abc import Sequence

from aiquiz.deck.card import (
    PARTED,
    ChoiceCard,
    MatchCard,
    MultipleCard,
    OrderCard,
    PickedCard,
    TruthCard,
    answer_of,
)
from aiquiz.grading.verdict import Item, Outcome, Reason, Verdict
from aiquiz.text import fold


def grade_picked(card: PickedCard, given: str) -> Verdict:
    """Judge what was picked, parted by `PARTED` where it is several."""
    parts = given.split(PARTED) if given else []
    match card:
        case ChoiceCard() | TruthCard():
            return _one(given, answer_of(card))
        case MultipleCard():
            return _several(parts, card)
        case OrderCard():
            return _in_place(parts, card.items, "in-place", answer_of(card))
        case MatchCard():
            rights = [right for _left, right in card.pairs]
            return _in_place(parts, rights, "some-pairs", answer_of(card))


def _one(given: str, wanted: str) -> Verdict:
    if fold(given) == fold(wanted):
        return Verdict("correct", 1.0, Reason("exact"), wanted)
    return Verdict("wrong", 0.0, Reason("other-option"), wanted)


def _several(picked: Sequence[str], card: MultipleCard) -> Verdict:
    """Judge several options: each wrong one takes back a right one."""
    right = [fold(answer) for answer in card.answers]
    chosen = {fold(option): option for option in picked}
    items = tuple(
        Item(answer, "correct" if folded in chosen else "wrong", chosen.get(folded, ""))
        for answer, folded in zip(card.answers, right, strict=True)
    )
    foreign = tuple(option for folded, option in chosen.items() if folded not in right)
    code = "foreign-item" if foreign else "some-items"
    return _partial(items, foreign, code, answer_of(card))


def _in_place(given: Sequence[str], wanted: Sequence[str], code: str, matched: str) -> Verdict:
    """Judge each of several places by what was put there."""
    put = [*given, *[""] * len(wanted)]
    items = tuple(
        Item(right, "correct" if fold(right) == fold(one) else "wrong", one)
        for right, one in zip(wanted, put, strict=False)
    )
    return _partial(items, (), code, matched)


def _partial(items: tuple[Item, ...], foreign: tuple[str, ...], code: str, matched: str) -> Verdict:
    """Give the credit: the share of what was asked for, less what was not."""
    named = sum(item.outcome == "correct" for item in items)
    score = max(0.0, (named - len(foreign)) / len(items))
    facts = {"named": named, "asked": len(items), "foreign": len(foreign)}
    outcome: Outcome = "correct" if score == 1 else "close" if score else "wrong"
    reason = Reason("exact") if outcome == "correct" else Reason(code, dict(facts))
    return Verdict(outcome, score, reason, matched, items=items, foreign=foreign)
