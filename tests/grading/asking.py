"""Asking the grader, whole or one stage of it, and the labelled cases."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from aiquiz.deck.card import Deck, Place, TextCard
from aiquiz.grading import Grader, Verdict, prepare
from aiquiz.grading.accepted_form import AcceptedForm
from aiquiz.grading.form_judge import Answer, FormJudge
from aiquiz.grading.judgement import Judgement
from aiquiz.grading.question import Question
from aiquiz.grading.reading import read

CASES = Path(__file__).with_name("cases")


def card(answer: str, *accept: str, id: str = "card", **facts: Any) -> TextCard:  # noqa: A002
    """Give a text card; `facts` are further fields of it."""
    values: dict[str, Any] = {"question": "", "place": Place(1, 1), "accept": accept} | facts
    return TextCard(id=id, answer=answer, **values)


def grader(*cards: TextCard, language: str = "en") -> Grader:
    """Give the grader of a deck of `cards`."""
    return prepare(Deck(title="", language=language, cards=cards))


def grade(
    given: str, asked: TextCard, *others: TextCard, language: str = "en", accepted: str = ""
) -> Verdict:
    """Grade what was `given` to `asked`, a card of a deck with `others`."""
    deck = Deck(title="", language=language, cards=(asked, *others))
    remembered = [(asked.id, accepted)] if accepted else []
    return prepare(deck, remembered).grade(asked, given)


def told(verdict: Verdict | Judgement) -> tuple[str, str]:
    """Give the outcome and the code of its reason."""
    code = verdict.reason.code if isinstance(verdict, Verdict) else verdict.code
    return verdict.outcome, code


def outcome(given: str, *forms: str, question: str = "", language: str = "en") -> str:
    """Give what the whole grader says of `given`, for a card that accepts `forms`."""
    return grade(given, card(*forms, question=question), language=language).outcome


def asking(text: str = "", language: str = "en") -> Question:
    """Give a question, read."""
    return Question(read(text, language))


def judged(given: str, form: str, question: str = "", language: str = "en") -> Judgement:
    """Give what one accepted form makes of an answer, the stages before it left out."""
    judge = FormJudge(AcceptedForm(form, language), asking(question, language))
    return judge.judge(Answer(given, language))


@cache
def cases(*names: str) -> tuple[dict[str, Any], ...]:
    """Give the labelled cases of the files with these names, of those that there are."""
    found: list[dict[str, Any]] = []
    for path in map(CASES.joinpath, names):
        if path.is_file():
            lines = path.read_text(encoding="utf-8").splitlines()
            found += [{**json.loads(line), "file": path.name} for line in lines]
    return tuple(found)


def card_of(case: dict[str, Any], **facts: Any) -> TextCard:
    """Give the card that a labelled case asks."""
    return card(*case["accepted"], question=case["question"], **facts)


def graded(case: dict[str, Any]) -> Verdict:
    """Give the grader's verdict on a labelled case."""
    return grade(case["given"], card_of(case), language=case["lang"])


def outcomes_of(case: dict[str, Any]) -> tuple[str, ...]:
    """Give the verdicts that a reasonable teacher could give."""
    return tuple(case.get("ok", [case["label"]]))
