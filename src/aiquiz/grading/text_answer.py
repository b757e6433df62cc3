"""Judging a typed answer: small stages in order, and the first that is sure decides."""

import unicodedata
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from aiquiz.deck.card import Reject, TextCard
from aiquiz.grading.accepted_form import AcceptedForm
from aiquiz.grading.candidates import Candidates
from aiquiz.grading.competitor import Answers, is_nearer_to_another
from aiquiz.grading.difference import differences
from aiquiz.grading.form_judge import Answer, FormJudge
from aiquiz.grading.guard import LONGEST, is_non_answer, says_nothing, too_long
from aiquiz.grading.item_list import segments
from aiquiz.grading.judgement import Judgement, close, correct, wrong
from aiquiz.grading.normal import Key, form_of, plain
from aiquiz.grading.question import Question
from aiquiz.grading.reading import read
from aiquiz.grading.strictness import lenient, strict
from aiquiz.grading.value_answer import judge_values
from aiquiz.grading.verdict import TELLS_WHAT_WAS_ASKED, Fact, Reason, Step, Verdict
from aiquiz.text import clean, fold


@dataclass(frozen=True)
class Prepared:
    """A card with what grading needs of it, each made when it is first needed.

    `forms` are the accepted ones as written, `others` what is accepted anywhere in the deck.
    """

    card: TextCard
    language: str
    forms: tuple[str, ...]
    others: Answers

    @cached_property
    def accepted(self) -> tuple[AcceptedForm, ...]:
        """Every accepted form."""
        return tuple(AcceptedForm(text, self.language) for text in self.forms)

    @cached_property
    def candidates(self) -> Candidates:
        """An index of the accepted forms."""
        return Candidates(self.accepted, self.question)

    @cached_property
    def by_key(self) -> dict[Key, AcceptedForm]:
        """The accepted forms by their keys, of equal ones the first."""
        return {form.key.key: form for form in reversed(self.accepted) if form.key.compact}

    @cached_property
    def as_written(self) -> dict[str, str]:
        """The accepted forms by what they are but for their spaces, of equal ones the first."""
        return {_spaced(text): text for text in reversed(self.forms) if text.strip()}

    @cached_property
    def longest(self) -> int:
        """Characters of the longest accepted form."""
        return max(map(len, self.forms))

    @cached_property
    def question_letters(self) -> str:
        """The letters of the question, to know them where they are typed again."""
        return _letters(self.card.question)

    @cached_property
    def rejected(self) -> tuple[tuple[Reject, AcceptedForm], ...]:
        """Every near miss that must not pass."""
        language = self.language
        return tuple((miss, AcceptedForm(miss.text, language)) for miss in self.card.reject)

    @cached_property
    def question(self) -> Question:
        """The question, read."""
        return Question(read(self.card.question, self.language))


@dataclass
class Case:
    """An answer to a card on its way through the stages, with what they noted so far."""

    answer: Answer
    prepared: Prepared
    steps: list[Step]

    @property
    def strict(self) -> bool:
        """Whether the spelling itself is what is learnt."""
        return self.prepared.card.strictness == "strict"

    @property
    def says_nought(self) -> bool:
        """Whether "none" is typed where nought is a right answer."""
        known = self.answer.plain.known
        nought = any(form.is_nothing for form in self.prepared.accepted)
        return nought and self.answer.plain.said[:1] in {(word,) for word in known.nothing}


@dataclass(frozen=True, slots=True)
class Decision:
    """A judgement, and the accepted form that it was held against."""

    judgement: Judgement
    matched: str


Stage = Callable[[Case], Decision | None]


def grade_text(given: str, prepared: Prepared) -> Verdict:
    """Judge `given` for the card in `prepared`; never raises."""
    answer = Answer(clean(given[:LONGEST]).strip(), prepared.language)
    case = Case(answer, prepared, [])
    for stage in STAGES:
        decision = stage(case)
        if decision is not None:
            return _verdict(decision, case)
        case.steps.append(_PASSED[stage.__name__])
    return _verdict(_by_forms(case), case)


def _verdict(decision: Decision, case: Case) -> Verdict:
    judgement, matched = decision.judgement, decision.matched
    shown = judgement.code not in _WITHOUT_DIFF and not judgement.items
    spans = differences(case.answer.text, matched) if shown else ((), ())
    facts = judgement.facts
    if judgement.code in TELLS_WHAT_WAS_ASKED:
        facts = {**facts, "asked": matched}
    last = Step(judgement.stage, judgement.code, {**facts, "outcome": judgement.outcome})
    before = case.steps
    if before and (before[-1].stage, before[-1].code) == (last.stage, last.code):
        before = before[:-1]
    steps = (*before, last)
    reason = Reason(judgement.code, facts)
    return Verdict(
        *(judgement.outcome, judgement.score, reason, matched),
        given_spans=spans[0],
        matched_spans=spans[1],
        items=judgement.items,
        steps=steps,
    )


_WITHOUT_DIFF = frozenset(
    {
        *("exact", "empty", "no-idea", "question", "too-long", "rejected", "another-card"),
        *("number", "hedge", "negated", "other", "surname", "acronym"),
    }
)


def _against_answer(judgement: Judgement, case: Case) -> Decision:
    return Decision(judgement, case.prepared.card.answer)


def as_written(case: Case) -> Decision | None:
    """Accept a form typed as its author wrote it."""
    text = case.prepared.as_written.get(_spaced(case.answer.text))
    return Decision(correct("exact", "as-written"), text) if text is not None else None


def empty(case: Case) -> Decision | None:
    """Refuse nothing, or nothing that says anything."""
    if not says_nothing(case.answer.bare):
        return None
    return _against_answer(wrong("empty", "empty"), case)


def reject_as_written(case: Case) -> Decision | None:
    """Refuse a near miss that the author named."""
    given = _spaced(case.answer.text)
    for miss, _form in case.prepared.rejected:
        if given == _spaced(miss.text):
            return _against_answer(_rejected(miss), case)
    return None


def equal(case: Case) -> Decision | None:
    """Accept a form that is right but for what a teacher ignores: case, accents, articles."""
    form = case.prepared.by_key.get(case.answer.key.key)
    if form is None or case.strict:
        return None
    if case.answer.key.counted and not _same_units(case.answer, form, case.prepared.question):
        return None
    text = case.answer.text
    if is_non_answer(case.answer.bare, form.language) and case.answer.bare != plain(form.text):
        return None
    accents = _accented(text) != _accented(form.text) and fold(text) == fold(form.text)
    return Decision(correct("accents" if accents else "exact", "equal"), form.text)


def reject_equal(case: Case) -> Decision | None:
    """Refuse a near miss that is typed but for its case, accents and articles."""
    for miss, form in case.prepared.rejected:
        if form.key.same(case.answer.key):
            return _against_answer(_rejected(miss), case)
    return None


def no_answer(case: Case) -> Decision | None:
    """Refuse what only says that no answer is known."""
    if not is_non_answer(case.answer.bare, case.prepared.language) or case.says_nought:
        return None
    return _against_answer(wrong("no-idea", "no-answer"), case)


def question_copied(case: Case) -> Decision | None:
    """Refuse the question itself."""
    copied = "".join(filter(str.isalnum, case.answer.bare)) == case.prepared.question_letters
    return _against_answer(wrong("question", "question-copied"), case) if copied else None


def length(case: Case) -> Decision | None:
    """Refuse what is far longer than any accepted form: a paste, or every answer at once."""
    if not too_long(case.answer.text, case.prepared.longest):
        return None
    return _against_answer(wrong("too-long", "length"), case)


def essay(case: Case) -> Decision | None:
    """Judge a very long answer by the words that it shares with a form, and by nothing finer."""
    if len(case.answer.text) <= ESSAY:
        return None
    given = set(case.answer.bare.split())
    for text in case.prepared.forms:
        wanted = set(plain(text).split())
        if _ALIKE * len(wanted) <= len(given & wanted) and _ALIKE * len(given) <= len(wanted):
            return Decision(close("part", "length"), text)
    return _against_answer(wrong("other", "length"), case)


ESSAY = 600
"""Characters from which an answer is not read word by word: nobody types so much for one thing."""
_ALIKE = 0.9

STAGES: tuple[Stage, ...] = (
    *(as_written, empty, reject_as_written, equal, reject_equal),
    *(no_answer, question_copied, length, essay),
)


_PASSED = {stage.__name__: Step(stage.__name__.replace("_", "-"), "passed") for stage in STAGES}


def _by_forms(case: Case) -> Decision:
    """Judge by every accepted form, and take the best of what they make of the answer."""
    found, matched, steps = _best_form(case, case.answer)
    case.steps += steps
    if found.outcome != "correct":
        several = _several(case, found)
        if several is not None:
            return several
        if case.prepared.question.repeated_by(case.answer.plain):
            return _against_answer(wrong("question", "question-copied"), case)
    elif _names_the_question(case, matched):
        return _against_answer(wrong("question", "question-copied"), case)
    vetoed = _vetoed(case, found, matched)
    if vetoed is not None:
        return _against_answer(vetoed, case)
    if case.prepared.card.strictness == "lenient":
        found = lenient(found)
    elif case.strict:
        found = strict(found, case.answer.text, case.prepared.forms)
    # Of a wrong answer the form that is nearest by chance says less than the author's own.
    near = found.outcome != "wrong" or found.code in TELLS_WHAT_WAS_ASKED
    return Decision(found, matched if near else case.prepared.card.answer)


def _names_the_question(case: Case, matched: str) -> bool:
    """Tell whether a longer phrase of the question was typed, in which the answer is but a word.

    In which country is Mexico City? "Mexico City" does not say.
    """
    asked = case.prepared.question
    if asked.contested or not asked.repeated_by(case.answer.plain):
        return False
    known, said = asked.reading.known, asked.reading.said
    own = AcceptedForm(matched, case.prepared.language).reading.said
    typed = [t for t in case.answer.plain.said if t not in known.droppable]
    runs = (list(said[n : n + len(typed)]) for n in range(len(said)))
    return len(typed) > len(own) and typed in runs


def _best_form(case: Case, answer: Answer) -> tuple[Judgement, str, list[Step]]:
    best_found = wrong("other", "words"), case.prepared.card.answer, list[Step]()
    judged = False
    candidates = case.prepared.candidates
    for places in candidates.near(answer.mended if candidates.valued else answer.plain):
        for place in places:
            form = case.prepared.accepted[place]
            judge = FormJudge(form, case.prepared.question)
            found = judge.judge(answer)
            if not judged or found.order > best_found[0].order:
                best_found, judged = (found, form.text, judge.steps), True
                if found.outcome == "correct":
                    return best_found
        if best_found[0].outcome != "wrong":
            break
    return best_found


def _several(case: Case, found: Judgement) -> Decision | None:
    """Accept an answer that names several things of which each is right by some form."""
    if len(case.prepared.forms) < 2 or found.code not in ("detail", "hedge", "foreign-item"):
        return None
    parts = segments(case.answer.plain, alternatives=True)
    if not 2 <= len(parts) <= len(case.prepared.forms):
        return None
    slips = 0
    for part in parts:
        judged = _best_form(case, Answer(part.shown, case.prepared.language))[0]
        if judged.outcome != "correct":
            return None
        slips += judged.slips
    return _against_answer(correct("several", "forms", slips), case)


def _vetoed(case: Case, found: Judgement, matched: str) -> Judgement | None:
    """Refuse what is nearer to a near miss, or to the answer of another card."""
    if case.prepared.rejected and _holds_a_miss(case):
        return wrong("hedge", "reject")
    if found.outcome == "correct" and not found.slips and found.code != "acronym":
        return None
    for miss, form in case.prepared.rejected:
        judged = FormJudge(form, case.prepared.question).judge(case.answer)
        nearer = found.outcome != "correct" or judged.slips <= found.slips
        if judged.outcome == "correct" and nearer:
            return _rejected(miss)
    if not case.answer.plain.content:
        return None
    others, given = case.prepared.others, case.answer.key
    rival = given.key in others.keys and given.key not in case.prepared.by_key
    if not rival and found.outcome == "correct" and len(case.answer.plain.words) == 1:
        held = form_of(plain(matched), case.prepared.language)
        rival = is_nearer_to_another(given, held, others, case.prepared.by_key)
    return wrong("another-card", "competitor") if rival else None


def _holds_a_miss(case: Case) -> bool:
    """Tell whether one of several things that were typed is a near miss."""
    parts = segments(case.answer.plain, alternatives=True)
    if len(parts) < 2:
        return False
    answers = [Answer(part.shown, case.prepared.language) for part in parts]
    return any(
        FormJudge(form, case.prepared.question).judge(answer).outcome == "correct"
        for _miss, form in case.prepared.rejected
        for answer in answers
        if answer.plain.content
    )


def _rejected(miss: Reject) -> Judgement:
    facts: dict[str, Fact] = {"remark": miss.remark} if miss.remark else {}
    return wrong("rejected", "reject", **facts)


def _same_units(answer: Answer, form: AcceptedForm, question: Question) -> bool:
    """Tell whether a unit was typed in the case that makes it that unit: mW and MW."""
    values = judge_values(answer.plain, form.reading, question)
    return values.outcome == "correct"


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text)))


def _accented(text: str) -> str:
    """Give the letters of `text` with their accents, without case."""
    return "".join(filter(str.isalpha, unicodedata.normalize("NFC", text.casefold())))


def accepted_forms(card: TextCard, remembered: Collection[str]) -> Iterator[str]:
    """Give each form that is right for `card` once: the answer, the author's, the learner's."""
    yield from dict.fromkeys((card.answer, *card.accept, *remembered))
