"""Judging a typed answer: small stages in order, and the first that is sure decides."""

import unicodedata
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from aiquiz.deck.card import Reject, TextCard
from aiquiz.grading.normal import Form, form, plain
from aiquiz.grading.number import lone_number, numbers
from aiquiz.grading.slip import differences, one_slip
from aiquiz.grading.verdict import Fact, Outcome, Reason, Verdict
from aiquiz.text import clean, fold

LONGEST = 4096
"""Characters of an answer that are looked at."""

_NEGATORS = {
    *("not", "no", "never", "without", "except", "nor", "neither", "isn", "aren", "don"),
    *("pas", "jamais", "sans", "sauf", "ni", "non", "aucun", "aucune", "ne", "n"),
}
_ALTERNATIVES = {"or", "ou", "either", "soit"}


Key = tuple[str, tuple[str, ...]]
"""What two forms of the same answer have in common; see `Form.key`."""


@dataclass(frozen=True)
class Prepared:
    """A card with what grading needs of it, folded and parsed once.

    `forms` are the accepted ones as written, `others` the keys of the deck's text answers.
    """

    card: TextCard
    language: str
    forms: tuple[str, ...]
    others: frozenset[Key]

    @cached_property
    def accepted(self) -> tuple[tuple[str, Form], ...]:
        """Every accepted form as written, with its normal forms."""
        return tuple((text, form(text, self.language)) for text in self.forms)

    @cached_property
    def rejected(self) -> tuple[tuple[Reject, Form], ...]:
        """Every near miss that must not pass, with its normal forms."""
        return tuple((miss, form(miss.text, self.language)) for miss in self.card.reject)

    @property
    def strict(self) -> bool:
        """Whether the spelling itself is what is learnt."""
        return self.card.strictness == "strict"


@dataclass(frozen=True)
class Answer:
    """What was typed, cleaned, with its normal forms."""

    text: str
    form: Form


Stage = Callable[[Answer, Prepared], Verdict | None]


def grade_text(given: str, prepared: Prepared) -> Verdict:
    """Judge `given` for the card in `prepared`; never raises."""
    text = clean(given[:LONGEST]).strip()
    answer = Answer(text, form(text, prepared.language))
    for stage in STAGES:
        verdict = stage(answer, prepared)
        if verdict is not None:
            return verdict
    return _verdict("wrong", "other", answer, prepared.card.answer)


def _verdict(outcome: Outcome, code: str, answer: Answer, matched: str, **facts: Fact) -> Verdict:
    shown = code not in _WITHOUT_DIFF
    given_spans, matched_spans = differences(answer.text, matched) if shown else ((), ())
    score = 1.0 if outcome == "correct" else 0.0
    return Verdict(outcome, score, Reason(code, facts), matched, given_spans, matched_spans)


_WITHOUT_DIFF = {"exact", "empty", "too-long", "rejected", "another-card", "other-number"}


def empty(answer: Answer, prepared: Prepared) -> Verdict | None:
    """Refuse nothing, or nothing that says anything."""
    if plain(answer.text):
        return None
    return _verdict("wrong", "empty", answer, prepared.card.answer)


def equal(answer: Answer, prepared: Prepared) -> Verdict | None:
    """Accept a form that is right but for what a teacher ignores."""
    best: Verdict | None = None
    for text, accepted in prepared.accepted:
        if _as_written(answer.text, text):
            return _verdict("correct", "exact", answer, text)
        if best is None and not prepared.strict and answer.form.same(accepted):
            accents = _bare(answer.text) != _bare(text) and fold(answer.text) == fold(text)
            best = _verdict("correct", "accents" if accents else "exact", answer, text)
    return best


def _as_written(given: str, text: str) -> bool:
    return " ".join(given.split()) == " ".join(text.split())


def _bare(text: str) -> str:
    """Give `text` with its accents but without case and shapes of quotes and spaces."""
    return " ".join(unicodedata.normalize("NFC", text.casefold().replace("’", "'")).split())


def rejected(answer: Answer, prepared: Prepared) -> Verdict | None:
    """Refuse a near miss that the author named."""
    for miss, rejected_form in prepared.rejected:
        if answer.form.same(rejected_form):
            facts = {"remark": miss.remark} if miss.remark else {}
            return _verdict("wrong", "rejected", answer, prepared.card.answer, **facts)
    return None


def too_long(answer: Answer, prepared: Prepared) -> Verdict | None:
    """Refuse what is far longer than any accepted form: a paste, or every answer at once."""
    longest = max(len(text) for text, _ in prepared.accepted)
    if len(answer.text) <= 4 * longest + 60:
        return None
    return _verdict("wrong", "too-long", answer, prepared.card.answer)


def number(answer: Answer, prepared: Prepared) -> Verdict | None:
    """Decide by value where numbers are asked for: a wrong one is never nearly right."""
    given = lone_number(answer.text)
    for text, _ in prepared.accepted:
        wanted = lone_number(text)
        if wanted is not None and wanted == given:
            return _verdict("correct", "exact", answer, text)
    asked = [found for text, _ in prepared.accepted if (found := numbers(text))]
    typed = numbers(answer.text)
    if typed and asked and typed not in asked:
        return _verdict("wrong", "other-number", answer, prepared.card.answer)
    return None


def another_card(answer: Answer, prepared: Prepared) -> Verdict | None:
    """Refuse the answer of another card of the deck, since `equal` found it not to be of this."""
    if answer.form.key not in prepared.others:
        return None
    return _verdict("wrong", "another-card", answer, prepared.card.answer)


def slip(answer: Answer, prepared: Prepared) -> Verdict | None:
    """Accept a form that is right but for one slip in one long word."""
    if prepared.strict:
        return None
    for text, accepted in prepared.accepted:
        found = one_slip(answer.form.tokens, accepted.tokens)
        if found is not None:
            return _verdict("correct", found.code, answer, text)
    return None


def spelling(answer: Answer, prepared: Prepared) -> Verdict | None:
    """Call the right words close where their spelling is what is learnt."""
    if not prepared.strict:
        return None
    for text, accepted in prepared.accepted:
        if answer.form.same(accepted):
            return _verdict("close", "spelling", answer, text)
    return None


def part(answer: Answer, prepared: Prepared) -> Verdict | None:
    """Call half of the words or more close, where nothing contradicts or hedges."""
    given = set(answer.form.tokens)
    if answer.form.digits or given & (_NEGATORS | _ALTERNATIVES):
        return None
    for text, accepted in prepared.accepted:
        wanted = set(accepted.tokens)
        if len(wanted) > 1 and given < wanted and 2 * len(given) >= len(wanted):
            return _verdict("close", "part", answer, text)
    return None


STAGES: tuple[Stage, ...] = (
    *(equal, empty, rejected, spelling, too_long, number, another_card, slip, part),
)


def accepted_forms(card: TextCard, remembered: Collection[str]) -> Iterator[str]:
    """Give each form that is right for `card` once: the answer, the author's, the learner's."""
    yield from dict.fromkeys((card.answer, *card.accept, *remembered))
