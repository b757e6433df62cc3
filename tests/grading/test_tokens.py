import pytest

from aiquiz.grading.lexicon import lexicon
from aiquiz.grading.tokens import tokens
from aiquiz.text import shape


def cut(text: str, language: str = "en") -> list[str]:
    return [token.text for token in tokens(shape(text), lexicon(language))]


def kinds(text: str, language: str = "en") -> list[str]:
    return [token.kind for token in tokens(shape(text), lexicon(language))]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("the Big Apple", ["the", "big", "apple"]),
        ("Élan vital", ["elan", "vital"]),
        ("fine-tuning", ["fine", "-", "tuning"]),
        ("C++ and C#", ["c++", "and", "c#"]),
        ("X.com", ["x.com"]),
        ("U.S. Army", ["us", "army"]),
        ("p.m.", ["pm"]),
        ("km/h", ["km/h"]),
        ("don't", ["not"]),
        ("Newton's law", ["newton", "s", "law"]),
        ("it’s", ["it", "s"]),
        ("GPT-4", ["gpt", "-", "4"]),
        ("H100", ["h100"]),
        ("Cl-", ["cl-"]),
        ("Na+", ["na+"]),
        ("O-", ["o-"]),
        ("10²", ["10^2"]),
        ("m²", ["m^2"]),
        ("x ≠ y", ["x", "!=", "y"]),
        ("20°C", ["20", "°c"]),
        ("snake_case", ["snake", "_", "case"]),
    ],
)
def test_an_answer_is_cut_into_words_numbers_and_signs(text: str, pieces: list[str]) -> None:
    assert cut(text) == pieces


@pytest.mark.parametrize(
    ("text", "language", "pieces"),
    [
        ("l'eau", "fr", ["l", "eau"]),
        ("qu’il", "fr", ["qu", "il"]),
        ("jusqu'à demain", "fr", ["jusqu", "a", "demain"]),
        ("aujourd'hui", "fr", ["aujourdhui"]),
        ("rock'n'roll", "en", ["rocknroll"]),
        ("l'eau", "de", ["leau"]),
    ],
)
def test_an_elided_article_is_a_word_of_its_own_where_the_language_has_it(
    text: str, language: str, pieces: list[str]
) -> None:
    assert cut(text, language) == pieces


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2024-03-18", "date"),
        ("18/3/2024", "date"),
        ("18.03.24", "date"),
        ("03/2024", "date"),
        ("8:30", "clock"),
        ("20h30", "clock"),
        ("20 h 30", "clock"),
        ("1/4", "number"),
        ("150 000", "number"),
        ("150,000.5", "number"),
        ("-5", "number"),
        ("3 x 10^8", "number"),
        ("1.2.3", "number"),
        (".5", "number"),
        ("1e26", "number"),
        ("H100", "word"),
        ("€", "sign"),
    ],
)
def test_each_piece_has_a_kind(text: str, kind: str) -> None:
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("18-24", ["18", "-", "24"]),
        ("5 -3", ["5", "-3"]),
        ("GPT-4", ["gpt", "-", "4"]),
        ("(-5)", ["(", "-5", ")"]),
    ],
)
def test_a_minus_is_part_of_a_number_only_where_nothing_touches_it_before(
    text: str, pieces: list[str]
) -> None:
    assert cut(text) == pieces


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("1 000", ["1 000"]),
        ("12 000 000", ["12 000 000"]),
        ("1 00", ["1", "00"]),
        ("10 0", ["10", "0"]),
        ("1 0000", ["1", "0000"]),
        ("1 000 00", ["1 000", "00"]),
        ("012 000", ["012", "000"]),
    ],
)
def test_a_space_joins_digits_only_where_it_groups_thousands(text: str, pieces: list[str]) -> None:
    assert cut(text) == pieces


def test_a_token_keeps_how_it_was_typed_and_whether_it_touches_what_is_before() -> None:
    found = tokens(shape("Émile 5MW"), lexicon("fr"))
    assert [(t.raw, t.text, t.glued) for t in found] == [
        ("Émile", "emile", False),
        ("5", "5", False),
        ("MW", "mw", True),
    ]


@pytest.mark.parametrize("text", ["", " ", "\u200b"])
def test_nothing_has_no_tokens(text: str) -> None:
    assert cut(text) == []
