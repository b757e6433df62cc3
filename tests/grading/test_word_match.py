import pytest

from aiquiz.grading.lexicon import lexicon
from aiquiz.grading.sound import sound, surely, variant
from aiquiz.grading.word_match import Level, Match, allowed, match, sounds_alike


def level(given: str, wanted: str, language: str = "en") -> Level:
    return match(given, wanted, lexicon(language)).level


def test_the_slips_that_are_forgiven_grow_with_the_word() -> None:
    assert [allowed(n) for n in (1, 3, 4, 8, 9, 20)] == [0, 0, 1, 1, 2, 2]


@pytest.mark.parametrize(
    ("given", "wanted", "code"),
    [
        ("memhpis", "memphis", "swapped"),
        ("memhis", "memphis", "missing-letter"),
        ("memphiss", "memphis", "extra-letter"),
        ("memphos", "memphis", "other-letter"),
        ("tenesee", "tennessee", "slips"),
        ("photosyntesis", "photosynthesis", "missing-letter"),
    ],
)
def test_a_slip_is_forgiven_and_named(given: str, wanted: str, code: str) -> None:
    found = match(given, wanted, lexicon("en"))
    assert found.level in (Level.SLIP, Level.FORM)
    assert found.code in (code, "")


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("bat", "cat"),
        ("ohm", "om"),
        ("marz", "sram"),
        ("xemp", "memp"),
        ("memxxis", "memphis"),
        ("xamphis", "memphis"),
        ("phxtxsynthxsis", "photosynthesis"),
    ],
)
def test_more_slips_than_the_length_allows_are_not_forgiven(given: str, wanted: str) -> None:
    assert level(given, wanted) <= Level.NONE


@pytest.mark.parametrize(
    ("given", "wanted"), [("zars", "mars"), ("zurin", "turin"), ("zenesee", "tennessee")]
)
def test_the_first_letter_of_a_short_word_or_beside_a_second_slip_has_to_be_right(
    given: str, wanted: str
) -> None:
    assert level(given, wanted) <= Level.NONE


@pytest.mark.parametrize("word", ["h100", "o3", "x1", "gpt4"])
def test_a_word_with_a_digit_has_no_slips(word: str) -> None:
    assert level(word, word) is Level.SAME
    assert level(word[:-1] + "9", word) is Level.NONE
    assert level(word + "9", word) is Level.NONE


@pytest.mark.parametrize(
    ("given", "wanted", "language"),
    [
        ("hearth", "heart", "en"),
        ("casual", "causal", "en"),
        ("statue", "statute", "en"),
        ("desert", "dessert", "en"),
        ("poison", "poisson", "fr"),
        ("desert", "dessert", "fr"),
        ("coussin", "cousin", "fr"),
    ],
)
def test_a_slip_that_makes_a_real_word_is_near_and_no_more(
    given: str, wanted: str, language: str
) -> None:
    assert match(given, wanted, lexicon(language)) == Match(Level.NEAR, "real-word")


@pytest.mark.parametrize(
    ("given", "wanted", "language"),
    [
        ("planets", "planet", "en"),
        ("cities", "city", "en"),
        ("boxes", "box", "en"),
        ("walked", "walk", "en"),
        ("walking", "walk", "en"),
        ("stopped", "stop", "en"),
        ("kept", "keep", "en"),
        ("wrote", "write", "en"),
        ("planetes", "planete", "fr"),
        ("chevaux", "cheval", "fr"),
        ("grande", "grand", "fr"),
        ("active", "actif", "fr"),
        ("chanter", "chante", "fr"),
        ("chantant", "chanter", "fr"),
    ],
)
def test_a_light_ending_makes_a_form_of_the_word(given: str, wanted: str, language: str) -> None:
    assert level(given, wanted, language) is Level.FORM


@pytest.mark.parametrize(
    ("given", "wanted"), [("relativity", "relative"), ("generalization", "general")]
)
def test_a_heavy_ending_makes_another_word_of_the_family(given: str, wanted: str) -> None:
    assert level(given, wanted) < Level.SLIP


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("colour", "color"),
        ("organise", "organize"),
        ("analyse", "analyze"),
        ("centre", "center"),
        ("defence", "defense"),
        ("catalogue", "catalog"),
        ("travelling", "traveling"),
        ("programme", "program"),
        ("grey", "gray"),
        ("anaemia", "anemia"),
        ("aluminium", "aluminum"),
        ("sulphur", "sulfur"),
        ("tyre", "tire"),
    ],
)
def test_british_and_american_spellings_meet(given: str, wanted: str) -> None:
    assert level(given, wanted) is Level.FORM
    assert variant(given, lexicon("en")) == variant(wanted, lexicon("en"))


@pytest.mark.parametrize(
    ("given", "wanted", "language"),
    [
        ("fotosinthesis", "photosynthesis", "en"),
        ("filosophy", "philosophy", "en"),
        ("nowledge", "knowledge", "en"),
        ("renesance", "renaissance", "en"),
        ("akselerate", "accelerate", "en"),
        ("farmacie", "pharmacie", "fr"),
        ("filosofie", "philosophie", "fr"),
        ("batau", "bateau", "fr"),
        ("fotosintese", "photosynthese", "fr"),
    ],
)
def test_a_word_spelt_by_ear_is_known(given: str, wanted: str, language: str) -> None:
    assert level(given, wanted, language) >= Level.NEAR
    assert sounds_alike(given, wanted, lexicon(language))
    assert sound(given, lexicon(language)) == sound(wanted, lexicon(language))


@pytest.mark.parametrize(
    ("given", "wanted", "language"),
    [
        ("existance", "existence", "en"),
        ("responsable", "responsible", "en"),
        ("independant", "independent", "en"),
        ("apartement", "appartement", "fr"),
        ("rythme", "rhythme", "fr"),
    ],
)
def test_what_nobody_tells_apart_by_ear_is_a_slip(given: str, wanted: str, language: str) -> None:
    assert level(given, wanted, language) >= Level.SLIP


def test_the_sure_sounds_of_a_word_are_fewer_than_its_sounds() -> None:
    known = lexicon("en")
    assert surely("existance", known) == surely("existence", known)
    assert surely("fonetic", known) != surely("phonetic", known)
    assert sound("fonetic", known) == sound("phonetic", known)


@pytest.mark.parametrize(
    ("given", "wanted"), [("chlorite", "chloride"), ("sulfite", "sulfate"), ("nitrate", "nitrite")]
)
def test_an_ending_that_makes_another_substance_is_no_slip(given: str, wanted: str) -> None:
    assert level(given, wanted) < Level.SLIP


@pytest.mark.parametrize(
    ("given", "wanted", "language"),
    [
        ("decrease", "increase", "en"),
        ("minimum", "maximum", "en"),
        ("asymmetric", "symmetric", "en"),
        ("unsupervised", "supervised", "en"),
        ("hypothermia", "hyperthermia", "en"),
        ("baisse", "hausse", "fr"),
        ("asymetrique", "symetrique", "fr"),
        ("hypotension", "hypertension", "fr"),
    ],
)
def test_opposites_are_never_a_slip_apart(given: str, wanted: str, language: str) -> None:
    assert level(given, wanted, language) is Level.OPPOSITE
    assert level(wanted, given, language) is Level.OPPOSITE


@pytest.mark.parametrize(
    ("given", "wanted"),
    [("hyponatremia", "hypernatremia"), ("hypocalcemia", "hypercalcemia")],
)
def test_a_prefix_turned_around_is_no_slip_in_a_word_that_no_list_holds(
    given: str, wanted: str
) -> None:
    assert level(given, wanted) is Level.OPPOSITE


def test_a_word_cut_short_is_near() -> None:
    assert match("photo", "photosynthesis", lexicon("en")) == Match(Level.NEAR, "clipped")
    assert match("pour", "pourquoi", lexicon("fr")).level is Level.NONE
    assert level("ph", "photosynthesis") is Level.NONE


@pytest.mark.parametrize("language", ["de", "ja", ""])
def test_without_a_list_of_words_only_a_long_word_is_sure(language: str) -> None:
    assert level("memhpis", "memphis", language) is Level.SLIP
    assert level("berln", "berlin", language) is Level.NEAR
    assert level("planets", "planet", language) < Level.FORM
    assert level("bat", "cat", language) is Level.NONE


def test_very_long_words_are_equal_or_not() -> None:
    assert level("a" * 41, "a" * 42) is Level.NONE
    assert level("a" * 41, "a" * 41) is Level.SAME
