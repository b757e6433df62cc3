"""What `check` says of the craft: for each code the smallest deck with it, and one without."""

import pytest

from aiquiz.deck.card import Deck, Place, TextCard
from aiquiz.deck.fix import can_be_fixed, fixed
from aiquiz.deck.problem import ERRORS, Problem
from aiquiz.desk.inspection import inspect, lost_cards
from aiquiz.scheduling.memory import Memory
from aiquiz.scheduling.review import CardKey

HEAD = "title: T\nlanguage: en\ncards:\n"


def deck(*cards: str) -> bytes:
    return (HEAD + "".join(f"- {card}\n" for card in cards)).encode()


def found(*cards: str) -> list[Problem]:
    """The problems of a deck of these cards but for missing explanations."""
    problems = inspect(deck(*cards), answers=True)[1]
    return [problem for problem in problems if problem.code != "few-explanations"]


def codes(*cards: str) -> set[str]:
    return {problem.code for problem in found(*cards)}


LONG = "word " * 40
CASES = [
    (
        "answer-in-question",
        "{question: What is the Memphis cluster called?, answer: Memphis}",
        "{question: What is the first cluster called?, answer: Memphis}",
    ),
    (
        "answer-in-question",
        '{cloze: "The Memphis cluster stands in {{Memphis}}."}',
        '{cloze: "The first cluster stands in {{Memphis}}."}',
    ),
    (
        "answer-in-question",
        "{question: Which month is June?, choices: [May, June, July], answer: June}",
        "{question: May or June?, choices: [May, June], answer: June}",
    ),
    (
        "answer-in-question",
        "{question: Name Zip2 and another one., answers: [Zip2, SpaceX]}",
        "{question: Name two of his firms., answers: [Zip2, SpaceX]}",
    ),
    (
        "hint-reveals",
        "{question: Which city?, answer: Memphis, hint: Memphis lies on a river.}",
        "{question: Which city?, answer: Memphis, hint: It lies on a river.}",
    ),
    (
        "telling-length",
        "{question: Why?, choices: [Rain, Snow, Because it had been planned so], answer: "
        "Because it had been planned so}",
        "{question: Why?, choices: [It rained a lot, It snowed, It was planned], answer: "
        "It was planned}",
    ),
    (
        "long-question",
        f"{{question: {LONG}, answer: Memphis}}",
        "{question: Which city?, answer: Memphis}",
    ),
    (
        "long-option",
        f"{{question: Why?, choices: [{LONG}a, {LONG}b], answer: {LONG}a}}",
        "{question: Why?, choices: [Rain, Snow], answer: Snow}",
    ),
    (
        "long-answer",
        f"{{question: Why?, answer: {LONG}}}",
        "{question: Why?, answer: Because of the rain}",
    ),
    (
        "cut-by-hash",
        "question: What is written in C #1\n  answer: Linux",
        "question: What is written in C # not in Rust\n  answer: Linux",
    ),
    (
        "cut-by-hash",
        "question: Which?\n  choices:\n  - C #\n  - Rust\n  answer: Rust",
        'question: Which?\n  choices:\n  - "C #"\n  - Rust\n  answer: Rust',
    ),
    (
        "accept-needless",
        "{question: Which city?, answer: Memphis, accept: [the Memphis]}",
        "{question: Which city?, answer: Memphis, accept: [Bluff City]}",
    ),
]


@pytest.mark.parametrize(("code", "wrong", "right"), CASES)
def test_a_card_that_could_be_better_is_told(code: str, wrong: str, right: str) -> None:
    assert code in codes(wrong)
    assert code not in codes(right)


def test_a_form_that_passes_as_a_slip_alone_is_needed() -> None:
    """As a slip it would be told to be mistyped, and a stricter card would refuse it."""
    card = "{question: Which capital lies on the Tagus?, answer: Lisbon, accept: [Lisboa, LISBON]}"
    needless = [told.facts["form"] for told in found(card) if told.code == "accept-needless"]
    assert needless == ["LISBON"]


PAIRS = [
    (
        "alike-questions",
        "{question: Which city hosts the first supercluster?, answer: Memphis}",
        "{question: Which city hosted the first supercluster of all?, answer: Austin}",
        "{question: Which river flows past the second factory?, answer: Mississippi}",
    ),
    (
        "shared-form",
        "{question: Which city hosts the first supercluster?, answer: Memphis}",
        "{question: In which city do generators feed a supercluster?, answer: Memphis}",
        "{question: Which ancient capital of Egypt lies in ruins?, answer: Memphis}",
    ),
]


@pytest.mark.parametrize(("code", "card", "twin", "other"), PAIRS)
def test_two_cards_that_are_too_much_alike_are_told(
    code: str, card: str, twin: str, other: str
) -> None:
    [problem] = [problem for problem in found(card, twin) if problem.code == code]
    assert (problem.line, problem.facts["first"]) == (5, 4)
    assert code not in codes(card, other)


def test_questions_that_differ_by_a_figure_ask_different_things() -> None:
    asked = "{{question: What happened to the company in {year}?, answer: {answer}}}"
    first = asked.format(year=1995, answer="founded")
    assert codes(first, asked.format(year=1999, answer="sold")) == set()


def test_ten_thousand_cards_that_share_every_word_are_not_compared_pair_by_pair() -> None:
    cards = [f"{{question: Which word stands here, answer: w{n}}}" for n in range(5000)]
    problems = inspect(deck(*cards), answers=False)[1]
    assert {problem.code for problem in problems} == {"few-explanations"}


def test_missing_explanations_are_told_one_by_one_or_once() -> None:
    bare, full = "{question: Q, answer: A}", "{question: R, answer: B, explanation: E}"
    several = inspect(deck(full, full.replace("R", "S"), bare), answers=False)[1]
    assert [(problem.code, problem.line) for problem in several] == [("no-explanation", 6)]
    [once] = inspect(deck(bare, bare.replace("Q", "R"), full), answers=False)[1]
    assert (once.code, once.facts) == ("few-explanations", {"missing": 2, "cards": 3})


def test_an_accepted_form_that_would_not_pass_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    from aiquiz.grading.grader import Grader
    from aiquiz.grading.verdict import Reason, Verdict

    def wrong(_self: Grader, _card: object, _given: str) -> Verdict:
        return Verdict("wrong", 0.0, Reason("other"), "x")

    monkeypatch.setattr(Grader, "grade", wrong)
    card = "{question: Which city?, answer: Memphis, accept: [Bluff City]}"
    [problem] = found(card)
    assert (problem.code, problem.severity, problem.column) == ("accept-fails", "error", 53)


def test_a_near_miss_that_would_pass_in_a_list_or_gap_is_an_error(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from aiquiz.grading.grader import Grader
    from aiquiz.grading.verdict import Reason, Verdict

    def right(_self: Grader, _card: object, _given: str) -> Verdict:
        return Verdict("correct", 1.0, Reason("exact"), "x")

    monkeypatch.setattr(Grader, "grade", right)
    for card in (
        "{question: Which?, answer: a thing, reject: [other]}",
        "{question: Which?, answers: [one thing, two things], reject: [other]}",
        '{cloze: "It is {{this}}.", reject: [other]}',
    ):
        assert codes(card) == {"reject-passes"}
        assert "reject-passes" in ERRORS


def test_near_misses_of_every_typed_kind_fail_as_they_should() -> None:
    assert codes(
        "{question: Which metal?, answer: iron, reject: [steel]}",
        "{question: How heavy?, answer: 150 kg, within: 5%, reject: [150 g]}",
        "{question: Name two planets with rings., answers: [Saturn, Uranus], reject: [Venus]}",
        '{cloze: "Water boils at {{100}} degrees.", reject: ["90"]}',
    ) <= {"answer-in-question"}


# Keeping quiet

NEEDLESS = "{question: Which city?, answer: Memphis, accept: [the Memphis]}"


def kept(text: str) -> list[str]:
    problems = inspect(text.encode(), answers=True)[1]
    return [problem.code for problem in problems]


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}- {NEEDLESS} # aiquiz: ignore accept-needless, few-explanations\n",
        f"# aiquiz: ignore accept-needless few-explanations\n{HEAD}- {NEEDLESS}\n",
        f"{HEAD}# aiquiz: ignore accept-needless, few-explanations\n- {NEEDLESS}\n",
        f"{HEAD}- question: Which city?\n  answer: Memphis\n  explanation: E\n"
        "  # aiquiz: ignore accept-needless\n  accept: [the Memphis]\n",
        f"{HEAD}# aiquiz: ignore accept-needless\n- question: Which city?\n  answer: Memphis\n"
        "  explanation: E\n  accept: [the Memphis]\n",
    ],
)
def test_a_comment_keeps_a_warning_quiet(text: str) -> None:
    assert kept(text) == []


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}- {NEEDLESS} # aiquiz: ignore hint-reveals\n",
        f"{HEAD}- {NEEDLESS}\n# aiquiz: ignore accept-needless\n- {{question: Q, answer: A}}\n",
        f'{HEAD}- {NEEDLESS}\n  # "aiquiz: ignore accept-needless"\n',
    ],
)
def test_a_comment_keeps_nothing_else_quiet(text: str) -> None:
    assert "accept-needless" in kept(text)


def test_an_error_is_never_quiet() -> None:
    text = f"# aiquiz: ignore no-answer\n{HEAD}- {{question: Q}} # aiquiz: ignore no-answer\n"
    assert "no-answer" in kept(text)


# Mending


def mended(text: str) -> str:
    data = text.encode()
    problems = inspect(data, answers=True)[1]
    return fixed(data, [problem for problem in problems if can_be_fixed(problem)])[0].decode()


CARD = "- question: Which city?\n  answer: Memphis\n"
MENDS = [
    (
        f"{HEAD}- question: Q  # why not\n  anwser: A\n",
        f"{HEAD}- question: Q  # why not\n  answer: A\n",
    ),
    (f"titel: T\n{HEAD[9:]}{CARD}", f"title: T\n{HEAD[9:]}{CARD}"),
    (
        f"{HEAD}{CARD}  accept: [the Memphis, Bluff City, 'in Memphis']  # two\n",
        f"{HEAD}{CARD}  accept: [Bluff City]  # two\n",
    ),
    (f"{HEAD}{CARD}  accept: [the Memphis]\n  level: 1\n", f"{HEAD}{CARD}  level: 1\n"),
    (f"{HEAD}{CARD}  accept: the Memphis\n", f"{HEAD}{CARD}"),
    (
        f"{HEAD}{CARD}  accept:\n    - the Memphis\n    - Bluff City # known so\n",
        f"{HEAD}{CARD}  accept:\n    - Bluff City # known so\n",
    ),
    (f"{HEAD}{CARD}  accept:\n    - the Memphis\n", f"{HEAD}{CARD}"),
    (f"{HEAD}{CARD}\r\n".replace("answer", "anwser"), f"{HEAD}{CARD}\r\n"),
]


@pytest.mark.parametrize(("before", "after"), MENDS)
def test_what_is_certain_is_mended_and_the_rest_stays(before: str, after: str) -> None:
    assert mended(before) == after


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}- question: Q\n  xyzzy: A\n  answer: A\n",
        f"{HEAD}- question: Q\n  answer: A\n  anwser: B\n",
        f'{HEAD}{CARD}  accept: ["the\n    Memphis"]\n',
    ],
)
def test_what_is_not_certain_is_left_alone(text: str) -> None:
    assert mended(text) == text


# Lost cards


def test_a_card_that_was_studied_and_is_gone_is_told() -> None:
    card = TextCard(id="here", question="Q", place=Place(1, 1), answer="A")
    memory = Memory(5.0, 5.0, 1, 6, 7, 0)
    held = Deck(title="T", id="deck", language="en", cards=(card,))
    known = {CardKey("deck", "en", name): memory for name in ("here", "gone")}
    known[CardKey("deck", "fr", "other")] = memory
    [problem] = lost_cards(held, known, written=1)
    assert (problem.code, problem.facts) == ("lost-card", {"card": "gone", "answers": 7})
    # A card that has an error may be the one.
    assert lost_cards(held, known, written=2) == []
