import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aiquiz.text import clean, controls, fold, one_line, shape

TERMINAL = [
    "\x1b]0;title\x07",
    "\x1b]52;c;aGk=\x1b\\",
    "\x1b[2J",
    "\x9b2J",
    "\x00",
    "\x7f",
    "\u202eright to left",
    "\u2066isolated",
    "\u200bzero",
    "\u2028line",
    "soft\u00adhyphen",
    "\ufeffmark",
    "\U000e0041tag",
    "\ud800",
]


@pytest.mark.parametrize("hostile", TERMINAL)
def test_nothing_that_a_terminal_acts_on_survives(hostile: str) -> None:
    kept = clean(f"a{hostile}b")
    assert all(c in "\n\t" or c.isprintable() for c in kept)
    assert kept.startswith("a")
    assert kept.endswith("b")


@pytest.mark.parametrize(
    "text",
    [
        "naïve café",
        "Œuvre",
        "日本語",
        "مرحبا",
        "ภาษาไทย",
        "👩\u200d🚀",
        "नमस्ते",
        "a\tb\nc",
        "1\u00a0000",
    ],
)
def test_ordinary_text_of_any_language_stays_as_it_is(text: str) -> None:
    assert clean(text) == text


def test_line_ends_become_line_feeds() -> None:
    assert clean("a\r\nb\rc") == "a\nb\nc"


def test_marks_piled_on_a_letter_are_thinned() -> None:
    assert len(clean("e" + "\u0301" * 500)) == 9


@given(st.text(st.characters(codec=None)))
def test_cleaning_twice_is_cleaning_once_and_leaves_no_control(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert controls(once) == []
    once.encode("utf-8")


@given(st.text())
def test_one_line_is_one_line(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Éléphant", "elephant"),
        ("l’œuvre", "l'oeuvre"),
        ("« oui »", '" oui "'),
        ("start–up", "START-UP"),
        ("a\u00a0b", "a b"),
        ("straße", "STRASSE"),
        ("ﬁn", "fin"),
    ],
)
def test_texts_that_a_reader_takes_for_the_same_fold_alike(left: str, right: str) -> None:
    assert fold(left) == fold(right)


@pytest.mark.parametrize(("left", "right"), [("3.5", "35"), ("C++", "C"), ("-5", "5"), ("C#", "C")])
def test_signs_and_digits_keep_texts_apart(left: str, right: str) -> None:
    assert fold(left) != fold(right)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


WESTERN = st.text(st.characters(max_codepoint=0x17F) | st.sampled_from("’«»—"))


@given(WESTERN)
@example("l`eau")
def test_western_text_is_treated_as_beside_a_letter_of_another_script(text: str) -> None:
    beside = f"Ω {text}"
    assert clean(text) == clean(beside).removeprefix("Ω ")
    assert fold(text) == fold(beside).removeprefix("ω").lstrip()
    assert shape(text) == shape(beside).removeprefix("Ω").lstrip()
