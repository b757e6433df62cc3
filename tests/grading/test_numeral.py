from fractions import Fraction

import pytest

from aiquiz.grading.numeral import ROMAN, numeral


def value(text: str, decimal: str) -> Fraction | None:
    found = numeral(text, decimal)
    return found.value if found else None


@pytest.mark.parametrize(
    ("text", "decimal", "wanted"),
    [
        ("7", ".", 7),
        ("007", ".", 7),
        ("-5", ".", -5),
        ("+5", ".", 5),
        ("3.5", ".", Fraction(7, 2)),
        ("3,5", ",", Fraction(7, 2)),
        (".5", ".", Fraction(1, 2)),
        ("1/4", ".", Fraction(1, 4)),
        ("22/7", ",", Fraction(22, 7)),
        ("10^26", ".", 10**26),
        ("10^-3", ".", Fraction(1, 1000)),
        ("2^10", "", 1024),
        ("1e26", ".", 10**26),
        ("1E-3", ",", Fraction(1, 1000)),
        ("3 x 10^8", ".", 3 * 10**8),
        ("6,02x10^23", ",", 602 * 10**21),
    ],
)
def test_digits_are_read_as_they_are_written(
    text: str, decimal: str, wanted: int | Fraction
) -> None:
    assert value(text, decimal) == wanted


@pytest.mark.parametrize("decimal", [".", ",", ""])
@pytest.mark.parametrize("text", ["150 000", "150'000", "1 234 567", "12 000 000"])
def test_groups_of_three_after_a_space_or_an_apostrophe_are_thousands(
    text: str, decimal: str
) -> None:
    assert value(text, decimal) == int(text.replace(" ", "").replace("'", ""))


@pytest.mark.parametrize(
    ("text", "decimal", "wanted"),
    [
        ("150,000", ".", 150_000),
        ("1,234,567", ".", 1_234_567),
        ("1,234.5", ".", Fraction(2469, 2)),
        ("150.000", ",", 150_000),
        ("1.234.567", ",", 1_234_567),
        ("1.234,5", ",", Fraction(2469, 2)),
        ("1 234,5", ",", Fraction(2469, 2)),
        ("1 234.5", ".", Fraction(2469, 2)),
    ],
)
def test_the_mark_that_is_not_the_decimal_one_groups_thousands(
    text: str, decimal: str, wanted: int | Fraction
) -> None:
    assert value(text, decimal) == wanted


@pytest.mark.parametrize(
    ("text", "decimal", "thousandths"), [("42.195", ".", 42_195), ("42,195", ",", 42_195)]
)
def test_the_decimal_mark_of_the_language_stays_one_before_three_digits(
    text: str, decimal: str, thousandths: int
) -> None:
    found = numeral(text, decimal)
    assert found is not None
    assert [found.value, found.other] == [Fraction(thousandths, 1000), Fraction(thousandths)]


def test_the_mark_of_the_other_language_leaves_a_second_reading() -> None:
    english = numeral("42,195", ".")
    assert english is not None
    assert [english.value, english.other] == [Fraction(42_195), Fraction(42_195, 1000)]


@pytest.mark.parametrize("text", ["3,5", "3.5"])
def test_a_mark_that_can_only_be_decimal_is_it_in_any_language(text: str) -> None:
    assert [value(text, decimal) for decimal in (".", ",", "")] == [Fraction(7, 2)] * 3


def test_a_number_that_starts_with_0_has_no_thousands() -> None:
    assert value("0,125", ".") == Fraction(1, 8)
    assert value("0.125", ",") == Fraction(1, 8)


@pytest.mark.parametrize(
    ("text", "written"),
    [("3.10", "3.10"), ("3.1", "3.1"), ("+5", "5"), ("3,50", "3.50"), ("150 000", "150000")],
)
def test_digits_are_kept_as_written_with_a_point(text: str, written: str) -> None:
    found = numeral(text, "." if "." in text else ",")
    assert found is not None
    assert found.written == written


@pytest.mark.parametrize(
    "text",
    ["1.2.3", "1/0", "0^-1", "9" * 41, "1e999", "10^999", "99999^2", "1 23", "1 000 00", "x", ""],
)
def test_what_is_no_number_or_far_too_large_is_none(text: str) -> None:
    assert value(text, ".") is None


def test_roman_numerals_go_as_far_as_kings_and_centuries() -> None:
    assert [ROMAN[name] for name in ("i", "iv", "ix", "xiv", "xix", "xxi")] == [1, 4, 9, 14, 19, 21]
    assert "xxii" not in ROMAN
