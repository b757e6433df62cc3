from pathlib import Path

import pytest

from aiquiz.grading import load_words, words
from aiquiz.grading.lexicon import lexicon
from aiquiz.grading.stem import stem
from aiquiz.grading.words import is_real, load

FOLDER = Path(words.__file__).parent
LANGUAGES = ("english", "french")


@pytest.mark.parametrize(
    ("word", "language"),
    [
        *((w, "english") for w in ("house", "houses", "running", "quickly", "language", "water")),
        *((w, "english") for w in ("causal", "casual", "statue", "desert", "dessert", "million")),
        *((w, "french") for w in ("maison", "maisons", "courir", "rapidement", "langage", "eau")),
        *((w, "french") for w in ("poison", "poisson", "cousin", "coussin", "ecole", "million")),
    ],
)
def test_every_form_of_a_common_word_is_real(word: str, language: str) -> None:
    assert is_real(word, language)
    assert stem(word, language).encode() in load(language)


@pytest.mark.parametrize(
    ("word", "language"),
    [
        *((w, "english") for w in ("memhpis", "teh", "photosyntesis", "qwertz", "xylofone")),
        *((w, "french") for w in ("maizon", "fotosynthese", "azertyy", "poissson")),
    ],
)
def test_a_slip_is_no_real_word(word: str, language: str) -> None:
    assert not is_real(word, language)


@pytest.mark.parametrize("language", ["", "german", "en", "klingon"])
def test_an_unknown_language_has_no_words(language: str) -> None:
    assert load(language) == ()


@pytest.mark.parametrize("language", ["de", "ja", "", "xx-YY"])
def test_without_a_list_no_word_is_real(language: str) -> None:
    assert not is_real("house", lexicon(language).snowball)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_stems_are_folded_sorted_and_told_once(language: str) -> None:
    found = load(language)
    assert list(found) == sorted(set(found))
    assert len(found) > 10_000
    assert all(w.decode() == w.decode().lower() for w in found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_packed_list_is_under_250_kb(language: str) -> None:
    assert (FOLDER / f"{language}.gz").stat().st_size < 250_000


@pytest.mark.parametrize(
    ("language", "holds"),
    [("english", "Kevin Atkinson"), ("french", "Mozilla Public License Version 2.0")],
)
def test_the_licence_lies_beside_the_data(language: str, holds: str) -> None:
    assert holds in (FOLDER / f"LICENSE.{language}").read_text(encoding="utf-8")


def test_the_lists_are_loaded_ahead_for_known_languages() -> None:
    load_words(["en", "fr-CA", "de", ""])
    assert load.cache_info().currsize >= len(LANGUAGES)


@pytest.mark.parametrize("word", ["", "\ud800", "x" * 5000, "中文"])
def test_any_text_may_be_looked_up(word: str) -> None:
    for language in (*LANGUAGES, ""):
        assert is_real(word, language) in (False, True)
