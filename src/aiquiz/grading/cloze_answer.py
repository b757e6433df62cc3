"""Judging the gaps of a text, each as an answer of its own."""

from collections.abc import Sequence

from aiquiz.deck.card import PARTED, ClozeCard, TextCard, answer_of, shared_fields
from aiquiz.grading.judgement import RANK
from aiquiz.grading.verdict import Fact, Item, Outcome, Reason, Verdict


def gap_cards(card: ClozeCard) -> list[TextCard]:
    """Give each gap of `card` as a card that asks for it alone."""
    shared = shared_fields(card)
    return [
        TextCard(answer=forms[0], **{**shared, "id": f"{card.id}{PARTED}{n}", "accept": forms[1:]})
        for n, forms in enumerate(card.gaps)
    ]


def parts_of(given: str, card: ClozeCard) -> list[str]:
    """Give what was typed into each gap, "" for one left empty."""
    parts = [*given.split(PARTED), *[""] * len(card.gaps)]
    return [part.strip() for part in parts[: len(card.gaps)]]


def of_gaps(card: ClozeCard, typed: Sequence[str], verdicts: Sequence[Verdict]) -> Verdict:
    """Give the verdict on all gaps from those on each; of a single gap it is that one."""
    if len(verdicts) == 1:
        return verdicts[0]
    items = tuple(
        Item(one.matched if one.outcome == "correct" else forms[0], one.outcome, given)
        for one, forms, given in zip(verdicts, card.gaps, typed, strict=True)
    )
    named = sum(one.outcome == "correct" for one in verdicts)
    score = named / len(verdicts)
    best = max((one.outcome for one in verdicts), key=RANK.__getitem__)
    outcome: Outcome = "correct" if score == 1 else "close" if best != "wrong" else "wrong"
    return Verdict(
        *(outcome, score, _reason(verdicts, named, outcome), answer_of(card)),
        items=items,
        steps=tuple(step for one in verdicts for step in one.steps[-1:]),
    )


def _reason(verdicts: Sequence[Verdict], named: int, outcome: Outcome) -> Reason:
    """Give why: of right gaps what was forgiven, of others how many are right, with a remark."""
    if outcome == "correct":
        codes = (one.reason for one in verdicts if one.reason.code != "exact")
        return next(codes, Reason("exact"))
    remarks = (fact for one in verdicts if (fact := one.reason.facts.get("remark")))
    facts: dict[str, Fact] = {"named": named, "asked": len(verdicts)}
    remark = next(remarks, "")
    if remark:
        facts["remark"] = remark
    return Reason("some-gaps" if outcome == "close" else "other", facts)
