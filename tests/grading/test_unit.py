from fractions import Fraction

import pytest

from aiquiz.grading.unit import implied_by, per, units


def named(written: str) -> list[str]:
    return [unit.symbol for unit in units(written, written.lower())]


@pytest.mark.parametrize(
    ("written", "symbol"),
    [
        ("MW", "MW"),
        ("mW", "mW"),
        ("megawatts", "MW"),
        ("milliwatt", "mW"),
        ("kilometres", "km"),
        ("kilometers", "km"),
        ("kilos", "kg"),
        ("litres", "L"),
        ("ml", "mL"),
        ("octets", "o"),
        ("Go", "Go"),
        ("MB", "MB"),
        ("Mb", "Mb"),
        ("$", "$"),
        ("dollars", "$"),
        ("euros", "€"),
        ("yen", "¥"),
        ("%", "%"),
        ("percent", "%"),
        ("pourcent", "%"),
        ("heures", "h"),
        ("mins", "min"),
        ("années", "y"),
        ("siècles", "century"),
        ("°C", "°C"),
        ("kelvin", "K"),
        ("km/h", "km/h"),
        ("kph", "km/h"),
        ("fois", "×"),
        ("pp", "pp"),
    ],
)
def test_a_unit_is_known_by_its_symbol_and_its_names_in_both_languages(
    written: str, symbol: str
) -> None:
    folded = written.lower().replace("é", "e").replace("è", "e")
    assert [unit.symbol for unit in units(written, folded)] == [symbol]


@pytest.mark.parametrize(
    ("written", "symbols"),
    [("mw", {"mW", "MW"}), ("mb", {"Mb", "MB"}), ("gb", {"Gb", "GB"})],
)
def test_a_unit_in_small_letters_is_every_unit_that_only_case_tells_apart(
    written: str, symbols: set[str]
) -> None:
    assert set(named(written)) == symbols


@pytest.mark.parametrize("word", ["pounds", "livres"])
def test_a_pound_may_be_weighed_or_paid(word: str) -> None:
    assert {unit.dimension for unit in units(word, word)} == {"mass", "money-gbp"}


@pytest.mark.parametrize("word", ["a", "to", "n", "pa", "cats", "", "°x", "/", "a/b/c"])
def test_a_word_that_is_no_unit_is_none(word: str) -> None:
    assert all(unit.symbol in ("y",) for unit in units(word, word))


@pytest.mark.parametrize(
    ("one", "count", "other"),
    [
        ("km", 1000, "m"),
        ("h", 60, "min"),
        ("min", 60, "s"),
        ("d", 24, "h"),
        ("wk", 7, "d"),
        ("GB", 8, "Gb"),
        ("GB", 1, "Go"),
        ("kWh", 3_600_000, "J"),
        ("t", 1000, "kg"),
        ("km/h", Fraction(10, 36), "m/s"),
        ("‰", Fraction(1, 10), "%"),
        ("century", 100, "year"),
        ("dec", 10, "year"),
        ("year", 12, "months"),
        ("ha", 10_000, "m²"),
        ("km²", 100, "ha"),
        ("m³", 1000, "L"),
        ("lb", 16, "oz"),
        ("ft", 12, "in"),
        ("yd", 3, "ft"),
        ("€", 1, "euro"),
        ("$", 100, "¢"),
    ],
)
def test_units_of_one_dimension_have_factors(one: str, count: int | Fraction, other: str) -> None:
    (larger,), (smaller,) = units(one, one.lower()), units(other, other.lower())
    assert larger.dimension == smaller.dimension
    assert larger.factor == count * smaller.factor


@pytest.mark.parametrize(
    ("one", "other"),
    [("$", "€"), ("kg", "km"), ("°C", "°F"), ("%", "pp"), ("month", "day"), ("ly", "km")],
)
def test_what_cannot_be_changed_into_one_another_has_another_dimension(
    one: str, other: str
) -> None:
    assert units(one, one)[0].dimension != units(other, other)[0].dimension


def test_a_unit_a_time_is_made_of_two() -> None:
    (km,), (day,) = units("km", "km"), units("day", "day")
    speed = per(km, day)
    assert (speed.symbol, speed.dimension, speed.top) == ("km/d", "length/time", km)
    assert speed.factor == Fraction(1000, 86_400)
    assert named("MB/s") == ["MB/s"]
    assert units("Mbps", "mbps")[0].dimension == units("MB/s", "mb/s")[0].dimension


@pytest.mark.parametrize(
    ("dimension", "written", "implied"),
    [
        ("money", "$", True),
        ("money", "€", True),
        ("percent", "%", True),
        ("year", "years", True),
        ("year", "months", False),
        ("money", "kg", False),
        ("percent", "pp", False),
    ],
)
def test_a_question_may_make_a_unit_needless(dimension: str, written: str, implied: bool) -> None:
    (unit,) = units(written, written.lower())
    assert implied_by(dimension, unit) is implied
