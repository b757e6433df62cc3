import pytest

from aiquiz.grading.lexicon import lexicon
from aiquiz.grading.opposite import opposite


def both_ways(one: str, other: str, language: str) -> tuple[bool, bool]:
    known = lexicon(language)
    return opposite(one, other, known), opposite(other, one, known)


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("increase", "decrease", "en"),
        ("hot", "cold", "en"),
        ("before", "after", "en"),
        ("encoder", "decoder", "en"),
        ("hausse", "baisse", "fr"),
        ("vrai", "faux", "fr"),
        ("chiffrer", "dechiffrer", "fr"),
    ],
)
def test_listed_pairs_contradict_each_other(one: str, other: str, language: str) -> None:
    assert both_ways(one, other, language) == (True, True)


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("legal", "illegal", "en"),
        ("possible", "impossible", "en"),
        ("regular", "irregular", "en"),
        ("stable", "unstable", "en"),
        ("symmetric", "asymmetric", "en"),
        ("linear", "nonlinear", "en"),
        ("clockwise", "counterclockwise", "en"),
        ("legal", "illegal", "fr"),
        ("reel", "irreel", "fr"),
        ("lineaire", "nonlineaire", "fr"),
        ("symetrique", "asymetrique", "fr"),
    ],
)
def test_a_prefix_that_denies_turns_a_word_around(one: str, other: str, language: str) -> None:
    assert both_ways(one, other, language) == (True, True)


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("underfitting", "overfitting", "en"),
        ("hyperthermia", "hypothermia", "en"),
        ("microscopic", "macroscopic", "en"),
        ("endothermic", "exothermic", "en"),
        ("prenatal", "postnatal", "en"),
        ("interior", "exterior", "en"),
        ("intranet", "internet", "en"),
        ("monolingual", "bilingual", "en"),
        ("hypertension", "hypotension", "fr"),
        ("surestimer", "sousestimer", "fr"),
        ("endothermique", "exothermique", "fr"),
    ],
)
def test_prefixes_of_one_family_exclude_each_other(one: str, other: str, language: str) -> None:
    assert both_ways(one, other, language) == (True, True)


def test_what_lacks_is_the_contrary_of_what_has() -> None:
    assert both_ways("harmless", "harmful", "en") == (True, True)
    assert both_ways("hopeless", "hopeful", "en") == (True, True)
    assert both_ways("sugarfree", "sugary", "en") == (True, True)


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("memphis", "memphis", "en"),
        ("deduction", "reduction", "en"),
        ("planet", "planets", "en"),
        ("under", "thunder", "en"),
        ("angle", "gle", "en"),
        ("maison", "raison", "fr"),
    ],
)
def test_words_that_only_look_alike_are_no_opposites(one: str, other: str, language: str) -> None:
    assert both_ways(one, other, language) == (False, False)


@pytest.mark.parametrize("language", ["de", "ja", ""])
def test_without_a_lexicon_nothing_is_an_opposite(language: str) -> None:
    assert both_ways("legal", "illegal", language) == (False, False)
    assert both_ways("hot", "cold", language) == (False, False)
