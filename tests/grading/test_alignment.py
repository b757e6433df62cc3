import pytest

from aiquiz.grading.alignment import Alignment, align
from aiquiz.grading.reading import read
from aiquiz.grading.word_match import Level


def aligned(given: str, wanted: str, language: str = "en") -> Alignment:
    ours, theirs = read(given, language), read(wanted, language)
    return align(ours.content, theirs.content, ours.known)


def pairs(found: Alignment) -> list[tuple[int, int]]:
    return [(pair.given, pair.wanted) for pair in found.pairs]


def test_equal_words_are_paired_in_any_order() -> None:
    found = aligned("Curie Marie", "Marie Curie")
    assert pairs(found) == [(0, 1), (1, 0)]
    assert (found.missing, found.extra) == ([], [])
    assert found.lowest.level is Level.SAME


def test_what_is_missing_and_what_is_extra_is_told() -> None:
    found = aligned("red big apple", "big green apple")
    assert pairs(found) == [(1, 0), (2, 2)]
    assert (found.missing, found.extra) == ([1], [0])


def test_each_word_is_used_once() -> None:
    found = aligned("bora", "bora bora")
    assert len(found.pairs) == 1
    assert found.missing == [1]


def test_a_word_with_a_slip_is_paired_after_the_equal_ones() -> None:
    found = aligned("memhpis tennessee", "tennessee memphis")
    assert pairs(found) == [(0, 1), (1, 0)]
    assert found.lowest.code == "swapped"
    assert found.slips == 1


def test_the_surest_match_takes_the_word() -> None:
    found = aligned("planets planetts", "planet planets")
    assert [pair.match.level for pair in found.pairs].count(Level.SAME) == 1
    assert not found.missing


def test_contraries_are_told_apart_from_words_that_only_differ() -> None:
    found = aligned("cold water", "hot water")
    assert found.contrary == [(0, 0)]
    assert (found.missing, found.extra) == ([0], [0])
    assert aligned("blue water", "hot water").contrary == []


@pytest.mark.parametrize(
    ("given", "wanted", "language"),
    [
        ("fine tuning", "finetuning", "en"),
        ("finetuning", "fine tuning", "en"),
        ("deep mind", "DeepMind", "en"),
        ("data centre", "datacentre", "en"),
        ("photo synthesis", "photosynthesis", "en"),
        ("porte feuille", "portefeuille", "fr"),
        ("weekend", "week end", "fr"),
        ("finetunning", "fine tuning", "en"),
    ],
)
def test_words_may_be_typed_as_one_or_in_two(given: str, wanted: str, language: str) -> None:
    found = aligned(given, wanted, language)
    assert (found.missing, found.extra) == ([], [])
    assert found.lowest.level >= Level.SLIP


@pytest.mark.parametrize(
    ("given", "wanted"), [("lautomne", "automne"), ("lemercure", "mercure"), ("leau", "eau")]
)
def test_an_article_may_be_typed_into_the_word_in_french(given: str, wanted: str) -> None:
    found = aligned(given, wanted, "fr")
    assert bool(found.pairs) is (len(wanted) >= 4)
    assert not aligned(given, wanted, "de").pairs or len(wanted) >= 7


def test_a_real_word_is_not_taken_for_an_article_and_another() -> None:
    assert not aligned("lavage", "avage", "fr").pairs


def test_nothing_aligns_with_nothing() -> None:
    known = read("", "en").known
    found = align((), (), known)
    assert (found.pairs, found.missing, found.extra, found.slips) == ([], [], [], 0)
    assert found.lowest.level is Level.SAME


def test_past_forty_words_the_rest_is_missing_or_extra() -> None:
    wanted = " ".join(f"word{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(60))
    found = aligned(wanted, wanted)
    assert len(found.pairs) == 40
    assert found.missing == found.extra == list(range(40, 60))
