"""The mistakes that people make in YAML: each is told by its cause, and costs one card at most."""

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace

from aiquiz.deck.adding import AddingError, added
from aiquiz.deck.card import Card, Place
from aiquiz.deck.new_card import NewCard
from aiquiz.deck.piecemeal import MOST_BROKEN, MOST_CARDS
from aiquiz.deck.reader import Reading, read
from aiquiz.desk.inspection import inspect
from aiquiz.say.language import speak
from aiquiz.say.problems import problem as words

HEAD = "title: T\nid: t\nlanguage: en\ncards:\n"
FIRST = "  - question: First?\n    answer: one\n"
LAST = "  - question: Last?\n    answer: zed\n"


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    speak("en")
    yield
    speak("en")


def told(reading: Reading) -> list[tuple[str, int, int]]:
    return [(found.code, found.line, found.column) for found in reading.problems]


def asked(reading: Reading) -> list[str]:
    return [card.question for card in reading.deck.cards] if reading.deck else []


@pytest.mark.parametrize(
    ("card", "code", "line", "column"),
    [
        ("  - question: Q\n    answer:Brazil\n    hint: H\n", "colon-space", 8, 12),
        ("  - question: Q\n    hint: H\n    answer:Brazil\n", "colon-space", 9, 12),
        ("  - question:Q\n    answer: Brazil\n", "colon-space", 7, 14),
        ("  - question:Q\n", "colon-space", 7, 5),
        ("  - question: Q\n    answer Brazil\n    hint: H\n", "no-colon", 8, 5),
        ("  -question: Q\n    answer: Brazil\n", "dash-space", 7, 3),
        ("  - question: Q\n      answer: Brazil\n    hint: H\n", "key-indent", 8, 7),
        ("  - question: Q\n    answer: Brazil\n      hint: H\n", "key-indent", 9, 7),
        ("  - question: Q\n   answer: Brazil\n    hint: H\n", "key-indent", 8, 4),
        ("  - question: Q\nanswer: Brazil\n    hint: H\n", "key-indent", 8, 1),
        (" - question: Q\n   answer: Brazil\n", "card-indent", 7, 2),
        ("    - question: Q\n      answer: Brazil\n", "card-indent", 7, 5),
        ("  question: Q\n    answer: Brazil\n", "no-dash", 7, 3),
        ('  - question: "Q\n    answer: Brazil\n', "unclosed", 7, 15),
        ("  - question: 'Q\n    answer: Brazil\n", "unclosed", 7, 15),
        ('  - question: "Q\n    answer: "Brazil"\n    hint: "H"\n', "unclosed", 7, 15),
        ("  - question: Q\n    answer: 'Brazil's'\n", "after-quote", 8, 21),
        ('  - question: "Hamlet" was when?\n    answer: a\n', "after-quote", 7, 24),
        ("  - question: Q\n\tanswer: Brazil\n", "tab", 8, 1),
        ("  - question: Q\n    accept:\n\t- b\n    answer: a\n", "tab", 9, 1),
        ("\t- question: Q\n\t  answer: a\n", "tab", 7, 1),
        ("  - question: Which: A or B?\n    answer: A\n", "colon", 7, 20),
        ("  - question: Q\n    hint: some text\n      goes on: here\n", "colon", 9, 14),
        ("  - question: Q\n    choices: [a, b\n    answer: a\n", "brackets", 8, 14),
        ("  - question: Q\n    answer: [draft] text\n    hint: H\n", "quote-needed", 8, 13),
        ("  - question: Q\n    answer: - 5\n", "quote-needed", 8, 13),
        ("  - question: Q\n    answer: | 5\n", "quote-needed", 8, 13),
        ("  - question: *x* what?\n    answer: a\n", "quote-needed", 7, 15),
        ("  - question: @home\n    answer: a\n", "quote-needed", 7, 15),
        ("  - cloze: {{a}} is b\n", "quote-needed", 7, 12),
        ('  - question: "C:\\new\\dir"\n    answer: a\n', "escape", 7, 22),
    ],
)
def test_a_card_that_is_no_yaml_is_told_by_its_cause_and_the_others_stay(
    card: str, code: str, line: int, column: int
) -> None:
    reading = read((HEAD + FIRST + card + LAST).encode())
    assert told(reading) == [(code, line, column)]
    assert asked(reading) == ["First?", "Last?"]
    assert reading.cards == 3


def test_a_line_is_told_how_far_in_it_should_stand() -> None:
    reading = read((HEAD + FIRST + "  - question: Q\n      answer: a\n").encode())
    [problem] = reading.problems
    assert problem.facts == {"spaces": 4}
    assert "put 4 spaces before it" in words(problem.code, problem.facts)


def test_every_broken_card_is_told_and_every_other_problem_too() -> None:
    broken = "  - question: Q\n    answer:a\n"
    wrong = "  - question: Wrong?\n    anwser: a\n"
    reading = read((HEAD + broken + wrong + broken + LAST).encode())
    assert told(reading) == [
        ("colon-space", 6, 12),
        ("unknown-key", 8, 5),
        ("colon-space", 10, 12),
    ]
    assert asked(reading) == ["Last?"]
    assert reading.cards == 4


def test_cards_keep_their_places_and_comments_and_what_stands_below_them_counts() -> None:
    text = HEAD + FIRST + "# A remark\n\n  - question: Q\n    answer:a\n" + LAST + "tags: [x]\n"
    reading = read(text.encode())
    assert reading.deck is not None
    assert reading.deck.tags == ("x",)
    assert [card.place.line for card in reading.deck.cards] == [5, 11]
    assert reading.places[2, "answer"].line == 12
    assert reading.places[-1, "tags"].line == 13
    assert [place.line for place in reading.starts] == [5, 9, 11]


def test_a_card_that_can_be_read_is_what_it_is_in_a_whole_file() -> None:
    cards = "- question: |\n    Two\n    - lines\n  answer: a\n"
    cards += "- question: Q\n  answers:\n  - a\n  - [b, c]\n"
    whole, apart = read((HEAD + cards).encode()), read((HEAD + cards + "- x: y: z\n").encode())
    assert whole.whole
    assert not apart.whole
    assert whole.deck is not None
    assert apart.deck == whole.deck


def test_a_deck_whose_own_keys_cannot_be_read_is_none_and_its_cards_are_looked_at() -> None:
    text = 'title: "T\nid: t\nlanguage: en\ncards:\n' + FIRST + "  - question: Q\n    anwser: a\n"
    reading = read(text.encode())
    assert reading.deck is None
    assert told(reading) == [("unclosed", 1, 8), ("unknown-key", 8, 5)]


@pytest.mark.parametrize(
    "text",
    [
        "title: T\ncards: [{question: Q, answer: a}, {question: b: c}\n",
        "title: T\ncards:\n" + "  - a: b: c\n" * (MOST_BROKEN + 1),
        "title: T\ncards:\n  - a: b: c\n" + "  - a\n" * MOST_CARDS,
        "title: T\n---\ntitle: U\n",
    ],
    ids=["between brackets", "far too many broken cards", "far too many cards", "two decks"],
)
def test_a_file_that_is_not_read_on_says_so(text: str) -> None:
    started = time.process_time()
    reading = read(text.encode())
    assert time.process_time() - started < 10
    assert reading.deck is None
    said = [words(found.code, found.facts) for found in reading.problems]
    assert said[-1].endswith("; nothing else in the file was checked")


def test_a_list_whose_first_card_begins_with_a_tab_is_not_read_without_that_card() -> None:
    reading = read((HEAD + "\t- question: Q\n" + LAST).encode())
    assert (reading.deck, told(reading)) == (None, [("tab", 5, 1)])


def test_no_card_is_added_to_a_file_that_is_no_yaml() -> None:
    text = HEAD + FIRST + "  - question: Q\n    answer:a\n"
    with pytest.raises(AddingError) as raised:
        added(text.encode(), NewCard("New?", "b"))
    assert raised.value.code == "broken"
    assert raised.value.problem is not None
    assert raised.value.problem.code == "colon-space"


@pytest.mark.parametrize(
    ("said", "near"),
    [
        ("truefalse", "truth"),
        ("true", "truth"),
        ("true/false", "truth"),
        ("Truth", "truth"),
        ("vrai ou faux", "truth"),
        ("multiple-choice", "choice"),
        ("clozes", "cloze"),
        ("matching", "match"),
    ],
)
def test_the_kind_that_was_meant_is_told_first_and_no_kind_is_left_out(
    said: str, near: str
) -> None:
    text = HEAD + f"  - question: Q\n    kind: {said}\n    choices: [a, b]\n    answer: a\n"
    [found] = [found for found in read(text.encode()).problems if found.code == "kind"]
    sentence = words(found.code, found.facts)
    assert f"did you mean “{near}”? There are {near}, " in sentence
    kinds = {"text", "number", "list", "cloze", "choice", "multiple", "truth", "order", "match"}
    assert set(sentence.split("There are ")[1].split(", ")) == kinds


def test_several_right_choices_that_are_called_a_kind_are_several() -> None:
    text = HEAD + "  - question: Q\n    kind: mcq\n    choices: [a, b]\n    answers: [a, b]\n"
    [found] = read(text.encode()).problems
    assert found.facts["near"] == "multiple"


def warned(card: str) -> list[tuple[str, int, int]]:
    _reading, problems = inspect((HEAD + card).encode(), answers=False)
    return [(found.code, found.line, found.column) for found in problems if found.code in DOUBTS]


DOUBTS = {"yes-no-text", "one-brace", "reverse-question"}


@pytest.mark.parametrize("answer", ["no", "Yes", "true", "oui"])
def test_a_yes_or_no_that_will_be_typed_is_told_unless_it_is_quoted(answer: str) -> None:
    assert warned(f"  - question: Q\n    answer: {answer}\n") == [("yes-no-text", 6, 13)]
    assert warned(f"  - question: Q\n    answer: '{answer}'\n") == []
    assert warned(f"  - question: Q\n    kind: text\n    answer: {answer}\n") == []


def test_words_in_one_brace_beside_a_gap_are_told_but_no_code() -> None:
    assert warned("  - cloze: 'a {{9}} b {ten} c'\n") == [("one-brace", 5, 12)]
    assert warned("  - cloze: '{{9}} `{ten}` c'\n") == []
    assert warned("  - cloze: 'f(x) = {a: {{1}}}'\n") == []


@pytest.mark.parametrize("question", ["Which city is it?", "x " * 31])
def test_a_question_that_nobody_would_type_is_told_where_it_is_asked_for(question: str) -> None:
    card = f"  - question: {question}\n    answer: a\n"
    assert warned(card) == []
    assert warned(card + "    reverse: true\n") == [("reverse-question", 7, 14)]
    assert warned("  - question: le chien\n    answer: a dog\n    reverse: true\n") == []


def test_a_broken_card_anywhere_changes_no_other_card_of_any_kind() -> None:
    text = (Path(__file__).parent.parent / "every_kind.yaml").read_text(encoding="utf-8")
    whole = read(text.encode())
    assert whole.deck is not None
    lines = text.splitlines(keepends=True)
    for start in whole.starts:
        lead = lines[start.line - 1][: start.column - 1]
        broken = [*lines[: start.line - 1], f"{lead}x: y: z\n", *lines[start.line - 1 :]]
        reading = read("".join(broken).encode())
        assert [found.line for found in reading.problems] == [start.line]
        assert reading.deck is not None
        assert nowhere(reading.deck.cards) == nowhere(whole.deck.cards)


def nowhere(cards: Sequence[Card]) -> list[Card]:
    return [replace(card, place=Place(1, 1)) for card in cards]
