import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiquiz.desk.browse.words import SLIP_FROM, WordIndex, begins_almost, words_of

TEXTS = [
    "Which American city hosts xAI's first supercluster?",
    "Quelle ville héberge la première usine ?",
    "Memphis",
    "Where does Jensen Huang work?",
]


def index(*texts: str) -> WordIndex:
    made = WordIndex()
    for text in texts:
        made.add([text])
    made.close()
    return made


@pytest.mark.parametrize(
    ("typed", "items"),
    [
        ("memphis", {2}),
        ("MEMPHIS", {2}),
        ("mem", {2}),
        ("premiere", {1}),
        ("héb", {1}),
        ("cluster", {0}),
        ("hosts american", {0}),
        ("xai's", {0}),
        ("hosts huang", set()),
        ("m", {2}),
        ("", {0, 1, 2, 3}),
        ("?", {0, 1, 2, 3}),
    ],
)
def test_a_word_is_found_whole_or_in_part_in_any_spelling(typed: str, items: set[int]) -> None:
    assert index(*TEXTS).find(typed) == items


@pytest.mark.parametrize(
    "typed", ["memhpis", "memphsi", "menphis", "mmphis", "nemphis", "memphiis"]
)
def test_a_word_may_be_mistyped_by_one_letter(typed: str) -> None:
    assert index(*TEXTS).find(typed) == {2}
    assert index(*TEXTS).find(typed, slips=False) == set()


def test_a_slip_is_forgiven_only_where_nothing_is_what_was_typed() -> None:
    assert index("house", "hose").find("hose") == {1}
    assert index("house", "hose").find("hsoe") == {1}
    assert index("cat").find("cta") == set()


def test_two_slips_are_another_word() -> None:
    assert index(*TEXTS).find("mepmhsi") == set()


def test_a_phrase_holds_its_words_in_a_row() -> None:
    made = index("the first phase", "the phase first", "first phases")
    assert made.find_phrase("first phase", whole=True) == {0}
    assert made.find_phrase("first pha", whole=False) == {0, 2}


def test_a_phrase_does_not_run_from_one_text_into_the_next() -> None:
    made = WordIndex()
    made.add(["the first", "phase"])
    made.close()
    assert made.find_phrase("first phase", whole=True) == set()
    assert made.find("first phase") == {0}


LETTERS = st.text(string.ascii_lowercase[:5], min_size=SLIP_FROM, max_size=9)


@st.composite
def slips(draw: st.DrawFn) -> tuple[str, str]:
    """A word and what a slip of the finger makes of it."""
    word = draw(LETTERS)
    place = draw(st.integers(0, len(word) - 1))
    letter = draw(st.sampled_from("abcdexyz"))
    before, after = word[:place], word[place:]
    kind = draw(st.sampled_from(["missing", "extra", "other", "swapped"]))
    typed = {
        "missing": before + after[1:],
        "extra": before + letter + after,
        "other": before + letter + after[1:],
        "swapped": before + after[1:2] + after[:1] + after[2:],
    }[kind]
    return word, typed


@given(slips(), st.lists(LETTERS, max_size=20))
def test_every_single_slip_is_found_whatever_stands_beside(
    slip: tuple[str, str], others: list[str]
) -> None:
    word, typed = slip
    assert begins_almost(word, typed)
    made = index(word, *others)
    exact = [n for n, other in enumerate([word, *others]) if typed in other]
    items = made.find(typed)
    if exact or len(typed) < SLIP_FROM:
        assert items == set(exact)
    else:
        assert 0 in items
        expected = {n for n, other in enumerate([word, *others]) if begins_almost(other, typed)}
        assert items == expected


@given(st.lists(st.text(max_size=30), max_size=6), st.text(max_size=12))
def test_whatever_is_searched_is_found_where_its_words_are(texts: list[str], typed: str) -> None:
    items = index(*texts).find(typed, slips=False)
    for number, text in enumerate(texts):
        if set(words_of(typed)) <= set(words_of(text)):
            assert number in items
