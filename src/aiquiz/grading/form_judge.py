"""Judging an answer by one accepted form."""

from dataclasses import dataclass, field
from functools import cached_property

from aiquiz.grading.accepted_form import AcceptedForm
from aiquiz.grading.acronym import initials, is_acronym
from aiquiz.grading.claim import Claim, claim
from aiquiz.grading.comparison import settled
from aiquiz.grading.coverage import judge_words
from aiquiz.grading.item_list import judge_list
from aiquiz.grading.judgement import Judgement, close, correct, worst, wrong
from aiquiz.grading.normal import Form, form_of, plain
from aiquiz.grading.nothing import says_nothing_of_it
from aiquiz.grading.person import judge_person
from aiquiz.grading.question import Question
from aiquiz.grading.reading import Reading, mended, read
from aiquiz.grading.sign_match import other_signs
from aiquiz.grading.value_answer import judge_values
from aiquiz.grading.verdict import TELLS_WHAT_WAS_ASKED, Fact, Step
from aiquiz.grading.words import is_real
from aiquiz.grading.yes_no import judge_yes_no


@dataclass
class Answer:
    """What was typed, cleaned, with how it reads."""

    text: str
    language: str

    @cached_property
    def key(self) -> Form:
        """Its normal forms."""
        return form_of(self.bare, self.language)

    @cached_property
    def bare(self) -> str:
        """Its text folded, without the punctuation around it."""
        return plain(self.text)

    @cached_property
    def plain(self) -> Reading:
        """How it reads as typed."""
        return read(self.text, self.language)

    @cached_property
    def _claims(self) -> dict[bool, Claim]:
        return {}

    def claimed(self, given: Reading, form: AcceptedForm, question: Question) -> Claim:
        """Give what it claims, which is the same for all forms that hold no such marker."""
        if not form.is_plain:
            return claim(given, form.reading, question, listed=bool(form.items))
        mended = given is not self.plain
        if mended not in self._claims:
            self._claims[mended] = claim(given, form.reading, question)
        return self._claims[mended]

    @cached_property
    def mended(self) -> Reading:
        """How it reads with the slips in its number words mended."""
        return mended(self.plain)


@dataclass
class FormJudge:
    """Judges answers by one form."""

    form: AcceptedForm
    question: Question
    _notes: list[Judgement | str] = field(default_factory=list)

    @property
    def steps(self) -> list[Step]:
        """What each stage made of the last answer."""
        return [
            Step("claim", note)
            if isinstance(note, str)
            else Step(note.stage, note.code, self._facts(note))
            for note in self._notes
        ]

    def _facts(self, note: Judgement) -> dict[str, Fact]:
        asked = {"asked": self.form.text} if note.code in TELLS_WHAT_WAS_ASKED else {}
        return {**note.facts, **asked, "outcome": note.outcome}

    def judge(self, answer: Answer) -> Judgement:
        """Judge `answer`; never raises."""
        wanted = self.form.reading
        given = answer.mended if wanted.values else answer.plain
        if not (given.words or given.values) or not (wanted.words or wanted.values):
            return self._decided(wrong("other", "words"))
        if self.form.polarity:
            return self._decided(judge_yes_no(given, self.form.polarity, self.question))
        if self.form.is_nothing and says_nothing_of_it(given, self.question):
            return self._decided(correct("exact", "values"))
        claimed = answer.claimed(given, self.form, self.question)
        self._notes += claimed.steps
        if claimed.denied:
            return self._decided(wrong("negated", "claim"))
        judgements = [
            self._judge_reading(settled(reading, wanted, self.question))
            for reading in claimed.readings
        ]
        found = worst(judgements)
        if len(judgements) > 1 and found.outcome == "wrong":
            return self._decided(wrong("hedge", "claim"))
        return found

    def _decided(self, judgement: Judgement) -> Judgement:
        self._notes.append(judgement)
        return judgement

    def _judge_reading(self, given: Reading) -> Judgement:
        """Judge one thing that is claimed."""
        if self._is_list:
            return self._decided(
                judge_list(given, self.form.items, self.question, self._judge_item)
            )
        return self._judge_one(given, self.form.reading)

    def _judge_item(self, part: Reading, item: int) -> Judgement:
        wanted = self.form.items[item]
        person = self.form.item_names[item]
        if person and (self.question.asks_person or self._all_people):
            found = judge_person(part, person, self.question)
            if found is not None:
                return found
        return _judge_thing(part, wanted, self.question)

    @cached_property
    def _is_list(self) -> bool:
        """Whether several things are asked for; "Memphis, Tennessee" is one place."""
        apart = len(self.form.items) == 2 and self.form.parted_by_comma
        return bool(self.form.items) and not (apart and not self.question.asks_several)

    @cached_property
    def _all_people(self) -> bool:
        return all(self.form.item_names)

    def _judge_one(self, given: Reading, wanted: Reading) -> Judgement:
        """Judge one thing by its names, its initials, its values and its words."""
        if other_signs(given, wanted):
            return self._decided(wrong("sign", "values"))
        if self.form.names and self.question.asks_person:
            found = judge_person(given, self.form.names, self.question)
            if found is not None:
                return self._decided(found)
        shortened = self._judge_acronym(given)
        if shortened is not None:
            return self._decided(shortened)
        return self._decided(_judge_thing(given, wanted, self.question))

    def _judge_acronym(self, given: Reading) -> Judgement | None:
        """Accept the initials of a name; words that an acronym may stand for are close."""
        if is_acronym(given) or len(given.words) == 1:
            letters = given.said[0]
            asked = letters in self.question.reading.vocabulary
            person = self.form.names and self.question.asks_person
            word = is_real(letters, given.known.snowball) and not given.words[0].raw.isupper()
            if letters in self.form.initials and not (asked or person or word):
                return correct("acronym", "acronym")
            return None
        if self.form.is_acronym and self.form.reading.said[0] in initials(given):
            return close("expansion", "acronym")
        return None


def _judge_thing(given: Reading, wanted: Reading, question: Question) -> Judgement:
    """Judge the values, then the words, of which the worse decides."""
    values = judge_values(given, wanted, question)
    if values.outcome == "wrong":
        return values
    words = judge_words(given, wanted, question)
    if values.outcome == "correct" and values.code == "exact":
        return words
    return worst((words, values))
