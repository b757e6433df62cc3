"""What plain mode says of a question and of what came of it."""

import pytest

from aiquiz.cli.options import letter, meant, options, prompts, read_line
from aiquiz.cli.told import result_lines, spoken
from aiquiz.say.language import speak
from aiquiz.study import Question
from tests.every_kind import card, parts
from tests.study.desk import Desk


@pytest.fixture(autouse=True)
def english() -> None:
    speak("en")


def told(name: str, *given: str) -> list[str]:
    """Give the lines on an answer, its second try included where it gets one."""
    desk = Desk([card(name)])
    if not given:
        desk.session.give_up(desk.now())
        desk.save()
    else:
        desk.answer(parts(*given))
    if desk.session.trying:
        desk.session.give_up(desk.now())
        desk.save()
    assert desk.session.answered is not None
    return result_lines(desk.session.answered)


@pytest.mark.parametrize(
    ("name", "given", "lines"),
    [
        ("list", ("solid, liquid, gas",), []),
        (
            "list",
            ("solid, plasma, liquid",),
            [
                "The answer is: solid, liquid, gas",
                "Named: solid, liquid.",
                "Missing: gas.",
                "Not asked for: plasma.",
            ],
        ),
        ("some", ("Saturn, Jupiter",), ["Named: Saturn, Jupiter.", "Also right: Uranus, Neptune."]),
        ("cloze", ("0", ""), ["Gap 1: 0, right.", "Gap 2: 100; nothing was given."]),
        ("cloze", (), ["The answer is: 0; 100"]),
        (
            "match",
            ("Paris", "Lima", "Lima"),
            ["France: Paris, right.", "Japan: Tokyo; you said Lima.", "Peru: Lima, right."],
        ),
        ("match", (), ["The answer is: France: Paris; Japan: Tokyo; Peru: Lima"]),
        (
            "order",
            ("a second", "an hour", "a minute", "a day"),
            [
                "The answer is: a second; a minute; an hour; a day",
                "In place: a second, a day.",
            ],
        ),
        ("truth", ("false",), ["The answer is: True"]),
    ],
)
def test_each_part_of_an_answer_is_told_in_words(
    name: str, given: tuple[str, ...], lines: list[str]
) -> None:
    assert told(name, *given) == lines


def asked(name: str) -> Question:
    return Desk([card(name)]).session.question


@pytest.mark.parametrize("line", ["b a", "ba", "b, a", "B;A"])
def test_letters_pick_several_run_together_or_apart(line: str) -> None:
    question = asked("multiple")
    wanted = parts(question.options[1], question.options[0])
    assert read_line(line, question.card, options(question)) == wanted


@pytest.mark.parametrize("line", ["abz", "ab", "abca", "what"])
def test_an_order_wants_every_letter_once(line: str) -> None:
    question = asked("order")
    assert read_line(line, question.card, options(question)) is None
    assert read_line("dcba", question.card, options(question)) == parts(*question.options[::-1])


def test_a_pair_is_picked_by_letter_or_words() -> None:
    question = asked("match")
    among = options(question)
    place = question.options.index("Tokyo")
    assert read_line("tokyo", question.card, among) == "Tokyo"
    assert read_line(letter(place), question.card, among) == "Tokyo"
    assert meant("Rome", among) is None


def test_gaps_and_pairs_are_asked_one_by_one() -> None:
    assert prompts(card("cloze")) == ["Gap 1 of 2:", "Gap 2 of 2:"]
    assert prompts(card("match")) == ["France:", "Japan:", "Peru:"]
    assert prompts(card("gap")) == prompts(card("text")) == [""]


def test_the_fences_around_code_are_not_told() -> None:
    text = "What is it?\n\n```python\na = 1\n```\n"
    assert spoken(text, markdown=True) == "What is it?\n\na = 1"
    assert spoken(text, markdown=False) == text
