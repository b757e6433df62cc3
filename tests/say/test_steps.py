"""Every step of every grading has words: `x` and `/why` never fail for want of a fact."""

from fractions import Fraction

import pytest

from aiquiz.deck.card import Deck, NumberCard, Place
from aiquiz.grading import Verdict, prepare
from aiquiz.say.language import speak
from aiquiz.say.reasons import reason
from aiquiz.say.steps import step_line
from tests.grading.asking import CASES, cases, graded

FILES = sorted(path.name for path in CASES.glob("*.jsonl"))
MOON = NumberCard(
    id="moon",
    question="How far is the Moon?",
    place=Place(1, 1),
    answer="384,400 km",
    within=Fraction(1, 20),
    relative=True,
)


def told(verdict: Verdict) -> list[str]:
    why = reason(verdict.reason.code, verdict.reason.facts)
    return [why, *(step_line(step) for step in verdict.steps)]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("step", [5, pytest.param(1, marks=pytest.mark.long)])
@pytest.mark.parametrize("name", FILES)
def test_the_steps_of_every_labelled_case_are_told(name: str, language: str, step: int) -> None:
    speak(language)
    found = cases(name)[::step]
    assert not any("{" in line for case in found for line in told(graded(case)))


@pytest.mark.parametrize(
    "given", ["390000 km", "238,855 miles", "384,400", "380000 to 390000 km", "5 km", "x"]
)
def test_the_steps_of_a_number_that_may_be_off_are_told(given: str) -> None:
    speak("en")
    verdict = prepare(Deck(title="T", language="en", cards=(MOON,)), ()).grade(MOON, given)
    assert all(told(verdict)[1:])
    if given == "390000 km":
        assert told(verdict)[-1].endswith("near enough: it is 384,400 km")
