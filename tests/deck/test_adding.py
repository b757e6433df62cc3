"""Adding a card to a deck file: the old cards, exactly the new one, and the layout as it was."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aiquiz.deck.adding import AddingError, added
from aiquiz.deck.card import TextCard
from aiquiz.deck.new_card import NewCard
from aiquiz.deck.reader import read

CARD = NewCard("Which city?", "Memphis")


def with_card(text: str, card: NewCard = CARD) -> str:
    return added(text.encode(), card).decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # Indentation, the gap behind the dash, and what ends a line
        ("cards:\n- question: a\n  answer: b\n", "- question: Which city?\n  answer: Memphis\n"),
        (
            "cards:\n    -   question: a\n        answer: b\n",
            "    -   question: Which city?\n        answer: Memphis\n",
        ),
        (
            "cards:\n -\n   question: a\n   answer: b\n",
            " - question: Which city?\n   answer: Memphis\n",
        ),
        ("cards:\n- question: a\n  answer: b", "\n- question: Which city?\n  answer: Memphis"),
        # A blank line between cards
        (
            "cards:\n- {question: a, answer: b}\n\n- {question: c, answer: d}\n",
            '\n- {question: "Which city?", answer: Memphis}\n',
        ),
        # Comments behind the last card, and texts of several lines
        (
            "cards:\n  - question: a\n    answer: b\n  # more\n# end\n",
            "  - question: Which city?\n    answer: Memphis\n",
        ),
        (
            "cards:\n  - question: a\n    answer: |\n      b\n      # no comment\n",
            "  - question: Which city?\n    answer: Memphis\n",
        ),
        # No card yet
        ("cards:\n", "  - question: Which city?\n    answer: Memphis\n"),
        ("cards:", "\n  - question: Which city?\n    answer: Memphis"),
        ("cards: # none\n", "  - question: Which city?\n    answer: Memphis\n"),
        ("language: en\n", "cards:\n  - question: Which city?\n    answer: Memphis\n"),
    ],
)
def test_a_card_goes_to_the_end_as_the_others_are_laid_out(before: str, after: str) -> None:
    text = f"title: T\n{before}"
    assert with_card(text) == text + after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "title: T\ncards: [] # none\n",
            "title: T\ncards: # none\n  - question: Q\n    answer: A\n",
        ),
        (
            "cards: []\ntitle: T\n",
            "cards:\n  - question: Q\n    answer: A\ntitle: T\n",
        ),
        (
            "cards:\n\n# about\ntitle: T\n",
            "cards:\n  - question: Q\n    answer: A\n\n# about\ntitle: T\n",
        ),
        (
            "cards:\n  - {question: a, answer: b} # c\n  # more\n\n# about\ntitle: T\n",
            "cards:\n  - {question: a, answer: b} # c\n  # more\n  - {question: Q, answer: A}\n\n"
            "# about\ntitle: T\n",
        ),
        (
            "---\ntitle: T\ncards:\n- {question: a, answer: b}\n...\n",
            "---\ntitle: T\ncards:\n- {question: a, answer: b}\n- {question: Q, answer: A}\n...\n",
        ),
        (
            "cards: [{question: a, answer: b}]\ntitle: T",
            "cards: [{question: a, answer: b}, {question: Q, answer: A}]\ntitle: T",
        ),
        (
            "title: T\ncards: [\n  {question: a, answer: b}, # c, d\n  # e\n]\n",
            "title: T\ncards: [\n  {question: a, answer: b}, # c, d\n  {question: Q, answer: A},\n"
            "  # e\n]\n",
        ),
        (
            "title: T\ncards: [\n  {question: a, answer: b} # c, d\n]\n",
            "title: T\ncards: [\n  {question: a, answer: b}, # c, d\n"
            "  {question: Q, answer: A}\n]\n",
        ),
        (
            '{"title": "T", "cards": [{"question": "a", "answer": "b"}]}',
            '{"title": "T", "cards": [{"question": "a", "answer": "b"}, '
            '{"question": "Q", "answer": "A"}]}',
        ),
        (
            '{"title": "T", "cards": []}\n',
            '{"title": "T", "cards": [{"question": "Q", "answer": "A"}]}\n',
        ),
        (
            "title: T\r\ncards:\r\n- question: a\r\n  answer: b\r\n\r\n\r\n",
            "title: T\r\ncards:\r\n- question: a\r\n  answer: b\r\n- question: Q\r\n"
            "  answer: A\r\n\r\n\r\n",
        ),
        ("\ufefftitle: T\ncards:\n", "\ufefftitle: T\ncards:\n  - question: Q\n    answer: A\n"),
    ],
)
def test_what_stands_around_the_cards_stays_where_it_is(before: str, after: str) -> None:
    assert with_card(before, NewCard("Q", "A")) == after


def test_what_yaml_would_misread_is_quoted_and_the_rest_is_not() -> None:
    card = NewCard("Plain: or not?", "- a #b", ("x, y", "z"), "'quoted", "two\nlines")
    assert with_card("title: T\ncards:\n", card) == (
        'title: T\ncards:\n  - question: "Plain: or not?"\n    answer: "- a #b"\n'
        '    accept: ["x, y", z]\n    hint: "\'quoted"\n    explanation: "two\\nlines"\n'
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("title: [", "broken"),
        ("- a\n", "broken"),
        ("", "broken"),
        ("title: T\ncards: none\n", "layout"),
        ("title: T\ncards: {a: b}\n", "layout"),
        ("{title: T}", "layout"),
        ("title: T\n? cards\n: - {question: a, answer: b}\n", "layout"),
    ],
)
def test_where_no_card_can_be_put_in_nothing_is(text: str, code: str) -> None:
    with pytest.raises(AddingError) as refused:
        with_card(text)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("card", "code"),
    [
        (NewCard(" \u200b", "a"), "no-question"),
        (NewCard("a", "\x00"), "no-answer"),
        (NewCard("a" * 70_000, "a"), "card"),
    ],
)
def test_a_card_that_would_not_be_read_is_refused(card: NewCard, code: str) -> None:
    with pytest.raises(AddingError) as refused:
        with_card("title: T\ncards:\n", card)
    assert refused.value.code == code


def test_a_deck_with_a_broken_card_still_takes_a_new_one() -> None:
    text = "title: T\ncards:\n- {question: a}\n- question: b\n  anwser: c\n"
    assert with_card(text) == text + "- question: Which city?\n  answer: Memphis\n"


LAYOUTS = [
    "title: T\ncards:{}",
    "title: T\n# c\ncards: # d{}",
    "title: T\ncards: []",
    "cards:\n  # c\n\n# d\ntitle: T\n",
    "title: T\ncards:\n- question: a\n  answer: b{}",
    "title: T\ncards:\n  -  question: a\n     answer: |\n       b\n\n"
    "  -  answer: d\n     question: c{}",
    "title: T\ncards:\n- {question: a, answer: b}\n# c\nlanguage: en{}",
    'title: T\ncards:\n- {"question": "a", "answer": "b"}{}',
    "title: T\ncards: [{question: a, answer: b}]{}",
    "title: T\ncards: [\n  {question: a, answer: b}, # c\n]{}",
    '{"title": "T", "cards": [\n{"question": "a", "answer": "b"}\n]}{}',
    "title: T\nlanguage: en{}",
]
ENDS = ["", "\n", "\n\n", "\n  # more\n", "\n# more\n\n"]
TEXTS = st.one_of(
    st.text(max_size=40),
    st.text(st.sampled_from("-?:,[]{}#&*!|>'\"%@`~ \n\t\\a1é\u00a0\u2028\ufffe"), max_size=12),
)


@given(
    st.sampled_from(LAYOUTS),
    st.sampled_from(ENDS),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.lists(
        st.builds(NewCard, TEXTS, TEXTS, st.lists(TEXTS, max_size=3).map(tuple), TEXTS, TEXTS),
        min_size=1,
        max_size=3,
    ),
)
@example(LAYOUTS[0], "", "\n", [NewCard("a", "\ufffe")])
def test_any_text_in_any_layout_is_read_as_it_was_typed(
    layout: str, end: str, line_break: str, cards: list[NewCard]
) -> None:
    data = layout.replace("{}", end).replace("\n", line_break).encode()
    for card in cards:
        new = card.tidy
        before = read(data)
        assert before.deck is not None
        if not (new.question and new.answer):
            with pytest.raises(AddingError):
                added(data, card)
            continue
        data = added(data, card)
        after = read(data)
        assert after.deck is not None
        assert len(after.deck.cards) == len(before.deck.cards) + 1
        last = after.deck.cards[-1]
        assert isinstance(last, TextCard)
        assert (last.question, last.answer, last.accept) == new[:3]
        assert (last.hints, last.explanation) == ((new.hint,) if new.hint else (), new.explanation)
        kept = [line for line in layout.replace("{}", end).split("\n") if "#" in line]
        assert all(line.split("#")[1] in data.decode() for line in kept)
        if line_break == "\r\n":
            assert data.count(b"\n") == data.count(b"\r\n")
