import pytest

from aiquiz.grading.lexicon import lexicon
from aiquiz.grading.spelling import respelt


@pytest.mark.parametrize(
    ("language", "typed", "meant"),
    [
        ("fr", "n° 9", "9"),
        ("fr", "le numéro 9", "le 9"),
        ("fr", "rang#9", "rang9"),
        ("fr", "x = 9", "9"),
        ("fr", "C plus plus", "C++"),
        ("fr", "fa dièse", "fa dièse"),
        ("fr", "f dièse", "f#"),
        ("fr", "deuxieme", "deuxième"),
        ("fr", "20 degrés Celsius", "20 °C"),
        ("fr", "20°c", "20°C"),
        ("fr", "68° f", "68°F"),
        ("fr", "3 kilomètres carrés", "3 kilom^2"),
        ("fr", "la ville de Paris", "Paris"),
        ("fr", "44 avant J.-C.", "44 bc"),
        ("en", "No. 9", "9"),
        ("en", "number of 9", "number of 9"),
        ("en", "x=-9", "-9"),
        ("en", "20 degrees C", "20 °C"),
        ("en", "68°f", "68°F"),
        ("en", "the 5th c.", "the 5th century"),
        ("en", "3 square kilometres", "3 kilom^2"),
        ("en", "the city of Paris", "Paris"),
        ("en", "44 B.C.", "44 bc"),
        ("en", "44 AD", "44 ad"),
        ("de", "n° 9", "n° 9"),
    ],
)
def test_ways_of_writing_one_thing_become_one(language: str, typed: str, meant: str) -> None:
    assert respelt(typed, lexicon(language)) == meant
