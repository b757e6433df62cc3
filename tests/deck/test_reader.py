import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiquiz.deck.card import ChoiceCard, ClozeCard, Reject, TextCard, TruthCard
from aiquiz.deck.problem import CODES, MOST_TOLD
from aiquiz.deck.reader import Reading, read

HEAD = "title: A deck\nid: a-deck\nlanguage: en\n"


def read_text(text: str) -> Reading:
    return read(text.encode("utf-8"))


def found(reading: Reading) -> list[tuple[str, int, int]]:
    return [(problem.code, problem.line, problem.column) for problem in reading.problems]


def read_card(card: str) -> Reading:
    """Read a deck of one card, whose fields are the lines of `card`, from line 5 on."""
    lines = card.strip().splitlines()
    return read_text(HEAD + "cards:\n  - " + "\n    ".join(lines) + "\n")


def test_a_deck_written_on_the_first_try_works() -> None:
    reading = read_text(
        HEAD
        + "description: What it is.\nsource: {title: A talk}\ntags: [ai, talks]\n"
        + "cards:\n"
        + "  - question: Which city?\n    answer: Memphis\n    hint: In Tennessee.\n"
        + "  - question: Which month?\n    choices: [May, June]\n    answer: June\n"
        + "  - question: It rained.\n    kind: truth\n    answer: no\n"
    )
    assert reading.problems == ()
    deck = reading.deck
    assert deck is not None
    assert (deck.title, deck.id, deck.language, deck.source) == ("A deck", "a-deck", "en", "A talk")
    assert deck.tags == ("ai", "talks")
    city, month, rain = deck.cards
    assert isinstance(city, TextCard)
    assert (city.answer, city.hints) == ("Memphis", ("In Tennessee.",))
    assert isinstance(month, ChoiceCard)
    assert month.choices == ("May", "June")
    assert isinstance(rain, TruthCard)
    assert rain.answer is False


@pytest.mark.parametrize(
    "typed",
    ["no", "12:30", "3.10", "1e3", "2024-01-01", "012", "1_000", "~", "null", ".nan", "0x1F", "on"],
)
def test_a_scalar_stays_as_it_was_typed(typed: str) -> None:
    deck = read_card(f"question: What?\nanswer: {typed}").deck
    assert deck is not None
    [card] = deck.cards
    assert isinstance(card, TextCard)
    assert card.answer == typed


def test_every_problem_of_a_file_is_told_at_once_and_good_cards_stay() -> None:
    reading = read_text(
        HEAD
        + "cards:\n"
        + "  - question: One?\n    anwser: 1\n"
        + "  - question: Two?\n    answer: 2\n"
        + "  - answer: 3\n"
        + "  - question: Four?\n    choices: [a, b]\n    answer: c\n"
    )
    assert found(reading) == [
        ("unknown-key", 6, 5),
        ("no-question", 9, 5),
        ("answer-not-a-choice", 12, 13),
    ]
    assert reading.problems[0].facts == {"key": "anwser", "near": "answer"}
    assert reading.cards == 4
    assert reading.deck is not None
    assert [card.question for card in reading.deck.cards] == ["Two?"]


def test_near_misses_are_rejected_with_or_without_a_remark() -> None:
    deck = read_card(
        "question: Which city?\nanswer: Memphis\nreject:\n  - Nashville\n  - Austin: Cars.\n"
    ).deck
    assert deck is not None
    [card] = deck.cards
    assert card.reject == (Reject("Nashville"), Reject("Austin", "Cars."))


@pytest.mark.parametrize(
    ("card", "code", "line", "column"),
    [
        ("question: Q\nanswer: [a, b]", "several-answers", 6, 13),
        ("question: Q\nchoices: [a, b]\nanswer: [a, b]", "several-choices", 7, 13),
        ("question: Q\nanswers: Brazil", "answers-text", 6, 14),
        ("question: Q\nanswer: {a: b}", "wants-text", 6, 13),
        ("question: ''\nanswer: a", "empty-text", 5, 5),
        ("question: Q\nanswer: a\naccept: {a: b}", "wants-list", 7, 13),
        ("question: Q\nanswer: a\naccept: [b, '']", "empty-text", 7, 17),
        ("question: Q\nanswer: a\nreject: [A]", "accepted-and-rejected", 7, 14),
        ("question: Q\nanswer: a\nlevel: 4", "level", 7, 12),
        ("question: Q\nanswer: a\nstrictness: firm", "strictness", 7, 17),
        ("question: Q\nanswer: a\nid: a b", "card-id", 7, 9),
        ("question: Q\nanswer: a\nkind: poem", "kind", 7, 11),
        ("question: Q\nkind: truth\nanswer: maybe", "truth-answer", 7, 13),
        ("question: Q\nkind: truth\nanswer: true\naccept: [a]", "kind-key", 8, 5),
        ("question: Q\nchoices: [a]\nanswer: a", "few-choices", 6, 14),
        ("question: Q\nchoices: [a, A]\nanswer: a", "twin-choices", 6, 14),
        ("question: Q\nkind: text\nanswer: 5\nwithin: 1", "kind-key", 8, 5),
        ("question: Q\nanswer: a\nneed: 2", "kind-key", 7, 5),
        ("question: Q\nkind: truth\nanswer: true\ncloze: '{{a}}'", "kind-key", 8, 5),
        ("question: Q\nanswer: 5\nwithin: about 1", "within", 7, 13),
        ("question: Q\nanswer: five\nwithin: 1", "no-number", 6, 13),
        ("question: Q\nanswers: [a]", "few-answers", 6, 14),
        ("question: Q\nanswers: [a, [A, b]]", "twin-answers", 6, 14),
        ("question: Q\nanswers: [a, [b, []]]", "answers-shape", 6, 18),
        ("question: Q\nanswers: [a, b]\nneed: 3", "need", 7, 11),
        ("question: Q\nanswers: [a, b]\nanswer: a", "kind-key", 7, 5),
        ("question: Q\nanswers: [a, b]\nreject: [B]", "accepted-and-rejected", 7, 14),
        ("kind: cloze\nquestion: Q", "no-cloze", 5, 5),
        ("cloze: no gap", "no-gaps", 5, 12),
        ("cloze: 'a {{ | }} b'", "empty-gap", 5, 12),
        ("cloze: 'a {{9} b {{18}} c'", "open-gap", 5, 12),
        ("cloze: 'a {{9}} b {{18} c'", "open-gap", 5, 12),
        ("question: Q\nchoices: [a, b]\nanswers: [c]", "answer-not-a-choice", 7, 14),
        ("question: Q\nchoices: [a, b]\nanswers: []", "no-answers", 7, 14),
        ("question: Q\norder: [a]", "few-items", 6, 12),
        ("question: Q\norder: [a, A]", "twin-items", 6, 12),
        ("question: Q\nmatch: {a: b}", "few-items", 6, 12),
        ("question: Q\nmatch: [a, b]", "match-shape", 6, 12),
        ("question: Q\nmatch: {a: b, c: [d]}", "match-shape", 6, 22),
        ("question: Q\nanswer: a\nhint: x\nhints: [y]", "hint-twice", 8, 5),
        ("question: Q", "no-answer", 5, 5),
        ("question: Q\nanswer: a\nanswer: b", "duplicate-key", 7, 5),
    ],
)
def test_a_card_with_an_error_names_it_and_its_place(
    card: str, code: str, line: int, column: int
) -> None:
    reading = read_card(card)
    assert (code, line, column) in found(reading)
    assert reading.deck is not None
    assert reading.deck.cards == ()


def test_what_comes_later_is_a_warning_and_the_card_is_asked() -> None:
    reading = read_text(HEAD + "grammar: true\ncards:\n  - question: Q\n    answer: a\n")
    assert [(p.code, p.severity) for p in reading.problems] == [("not-asked-yet", "warning")]
    assert reading.deck is not None
    assert len(reading.deck.cards) == 1


def test_a_card_asked_both_ways_is_two_cards_of_which_neither_gives_the_other_away() -> None:
    reading = read_card(
        "id: dog\nquestion: le chien\nanswer: the dog\naccept: [a dog]\nhint: It barks.\n"
        "reject: [the cat]\nexplanation: An animal.\nreverse: true"
    )
    assert reading.problems == ()
    assert reading.cards == 1
    assert reading.deck is not None
    there, back = reading.deck.cards
    assert isinstance(there, TextCard)
    assert isinstance(back, TextCard)
    assert (there.id, there.question, there.answer) == ("dog", "le chien", "the dog")
    assert (back.id, back.question, back.answer) == ("dog~", "the dog", "le chien")
    assert (back.hints, back.accept, back.reject, back.reverse) == ((), (), (), False)
    assert back.explanation == "An animal."


def test_two_cards_with_one_id_are_told_with_the_line_of_the_first() -> None:
    reading = read_text(
        HEAD
        + "cards:\n"
        + "  - {id: x, question: One, answer: a}\n"
        + "  - {id: x, question: Two, answer: b}\n"
    )
    [problem] = reading.problems
    assert (problem.code, problem.line, problem.facts["first"]) == ("same-card-id", 6, 5)


@pytest.mark.parametrize(
    ("data", "code", "line", "column"),
    [
        (b"[" * 100_000, "too-deep", 1, 17),
        (b"title: a: b", "colon", 1, 9),
        (b"title: @home", "quote-needed", 1, 8),
        (b'title: "open\nid: x', "unclosed", 1, 8),
        (b"title: T\ncards:\n\t- a", "tab", 3, 1),
        (b"cards: [a, b", "brackets", 1, 8),
        (b"title: T\n  id: x\n", "key-indent", 2, 3),
        (b'title: "\\e]52;c;x\\a"', "control", 1, 8),
        (b'title: "\\0"', "control", 1, 8),
        (b'title: "\\ud800"', "escape", 1, 11),
        (b"title: a\n id: \x1b[2J", "control", 2, 6),
        (b"title: &a x", "anchor", 1, 8),
        (b"title: x\nid: *a", "alias", 2, 5),
        (b"title: !!python/object:os.system x", "tag", 1, 8),
        (b"title: x\ntitle: y", "duplicate-key", 2, 1),
        (b"title: x\n---\ntitle: y", "second-document", 2, 1),
        (b"%YAML 1.2\n---\ntitle: x", "directive", 1, 1),
        (b"? [a]\n: b", "key-shape", 1, 3),
        ("title: é".encode("latin-1"), "not-utf8", 1, 8),
        ("title: é".encode("utf-16"), "not-utf8", 1, 1),
        ("title: e".encode("utf-16-le"), "not-utf8", 1, 1),
        (b"title: a\0b", "control", 1, 9),
        ("title: a\nid: b\uffff".encode(), "control", 2, 6),
        ("title: a\ufffe".encode(), "control", 1, 9),
        (b"", "empty-file", 1, 1),
        (b"- a\n- b", "not-a-deck", 1, 1),
        (b"title: " + b"x" * 70_000, "too-long", 1, 8),
        (b" " * (8 * 1024 * 1024 + 1), "too-large", 0, 0),
        (b"title: T\nid: t\nlanguage: french", "language", 3, 11),
        (b"title: T\nid: ../x", "deck-id", 2, 5),
        (b"title: T\nmarkdown: perhaps", "wants-yes-no", 2, 11),
        (b"title: T\nlanguage: en", "no-cards", 1, 1),
        (b"title: T\nlanguage: en\ncards: []", "no-cards", 3, 8),
        (b"title: T\nlanguage: en\ncards: [a]", "not-a-card", 3, 9),
    ],
    ids=lambda value: repr(value)[:30] if isinstance(value, bytes) else str(value),
)
def test_a_hostile_or_broken_file_is_refused_at_the_right_place(
    data: bytes, code: str, line: int, column: int
) -> None:
    assert (code, line, column) in found(read(data))


@pytest.mark.parametrize("item", ["*a", "!!int 1"])
def test_a_file_with_far_too_many_faults_is_refused_before_they_fill_the_memory(item: str) -> None:
    reading = read_text(HEAD + "cards:\n" + f"  - {item}\n" * (MOST_TOLD + 10))
    assert len(reading.problems) <= MOST_TOLD + 1
    assert "too-many" in {problem.code for problem in reading.problems}


def test_aliases_of_aliases_are_never_followed() -> None:
    lines = ["a0: &a0 [x, x]"]
    lines += [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60)]
    reading = read_text("\n".join(lines))
    assert {"anchor", "alias"} <= {problem.code for problem in reading.problems}


def test_what_can_not_be_seen_is_taken_out_with_a_warning() -> None:
    reading = read_card("question: safe\u202etxt\u200b?\nanswer: a")
    assert found(reading) == [("invisible", 5, 15)]
    assert reading.deck is not None
    assert reading.deck.cards[0].question == "safetxt?"


def test_windows_line_ends_and_a_byte_order_mark_are_fine() -> None:
    text = HEAD + "cards:\n  - question: Q\n    answer: a\n"
    reading = read(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert reading.problems == ()


def test_every_field_knows_its_place() -> None:
    reading = read_card("question: Q\nanswer: a\nexplanation: why")
    assert reading.places[-1, "language"].line == 3
    place = reading.places[0, "explanation"]
    assert (place.line, place.column) == (7, 18)


def test_ten_thousand_cards_are_one_deck() -> None:
    cards = "".join(f"  - question: Q{n}\n    answer: a{n}\n" for n in range(10_000))
    reading = read_text(HEAD + "cards:\n" + cards)
    assert reading.problems == ()
    assert reading.deck is not None
    assert len(reading.deck.cards) == 10_000
    assert len({card.id for card in reading.deck.cards}) == 10_000


@pytest.mark.parametrize(
    "card", ["{question: Q, answer: a, level: 9}", "{questiom: Q}", "a", "{answer: &a a}"]
)
def test_thousands_of_wrong_cards_are_all_told_in_no_time(card: str) -> None:
    text = HEAD + "cards:\n" + f"  - {card}\n" * 20_000
    started = time.process_time()
    reading = read_text(text)
    assert (
        time.process_time() - started < 10
    )  # far more if each card costs a look at all the others' problems
    assert len({problem.line for problem in reading.problems}) == 20_000


def test_a_title_is_one_line() -> None:
    deck = read_text(
        "title: |\n  Two\n  lines\nlanguage: en\ncards: [{question: Q, answer: a}]"
    ).deck
    assert deck is not None
    assert deck.title == "Two lines"


@given(st.binary(max_size=300))
def test_no_bytes_crash_the_reader(data: bytes) -> None:
    assert {problem.code for problem in read(data).problems} <= CODES


@given(st.text(alphabet="abq:-[]{}\"'&*!|> \n\t#%@`,?é\u202e", max_size=120))
def test_no_text_crashes_the_reader(text: str) -> None:
    reading = read(text.encode())
    assert {problem.code for problem in reading.problems} <= CODES
    assert list(reading.problems) == sorted(reading.problems, key=lambda p: (p.line, p.column))


def test_braces_of_code_around_a_gap_are_text() -> None:
    found = read(b"title: T\nlanguage: en\ncards:\n  - cloze: '{a: {{1}}}'\n")
    assert found.problems == ()
    assert found.deck is not None
    [card] = found.deck.cards
    assert isinstance(card, ClozeCard)
    assert (card.texts, card.gaps) == (("{a: ", "}"), (("1",),))
