"""Numbers, units, dates and times: read from text, compared as values, never as letters."""

from fractions import Fraction

import pytest

from aiquiz.grading.reading import mended, read
from aiquiz.grading.value import Amount, Clock, Date, Value
from aiquiz.grading.value_answer import judge_values
from aiquiz.grading.value_match import compare
from tests.grading.asking import asking, outcome, told


def value(text: str, language: str = "en") -> Value:
    found = read(text, language).values
    assert len(found) == 1, found
    return found[0]


def amount(text: str, language: str = "en") -> Amount:
    found = value(text, language)
    assert isinstance(found, Amount)
    return found


def compared(given: str, wanted: str, question: str = "", language: str = "en") -> tuple[str, str]:
    """Give outcome and code for a typed value and a wanted one."""
    found = compare(value(given, language), value(wanted, language), asking(question, language))
    return found.outcome, found.code


def same(given: str, wanted: str, question: str = "", language: str = "en") -> bool:
    return compared(given, wanted, question, language) == ("correct", "")


def answered(given: str, wanted: str, question: str = "", language: str = "en") -> tuple[str, str]:
    """Give outcome and code for the values of a whole answer."""
    found = judge_values(read(given, language), read(wanted, language), asking(question, language))
    return told(found)


# Numbers in words


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("seven", "en", 7),
        ("forty-two", "en", 42),
        ("forty two", "en", 42),
        ("one hundred and five", "en", 105),
        ("a hundred", "en", 100),
        ("two thousand", "en", 2000),
        ("three million", "en", 3_000_000),
        ("zero", "en", 0),
        ("nineteen eighty-four", "en", 1984),
        ("twenty seventeen", "en", 2017),
        ("nineteen oh five", "en", 1905),
        ("a dozen", "en", 12),
        ("two dozen", "en", 24),
        ("two and a half", "en", Fraction(5, 2)),
        ("two and a half million", "en", 2_500_000),
        ("half a million", "en", 500_000),
        ("minus five", "en", -5),
        ("sept", "fr", 7),
        ("quarante-deux", "fr", 42),
        ("vingt et un", "fr", 21),
        ("soixante-dix", "fr", 70),
        ("septante", "fr", 70),
        ("quatre-vingts", "fr", 80),
        ("quatre-vingt-dix-sept", "fr", 97),
        ("nonante-sept", "fr", 97),
        ("cent cinq", "fr", 105),
        ("deux mille", "fr", 2000),
        ("trois millions", "fr", 3_000_000),
        ("zéro", "fr", 0),
        ("mille neuf cent quatre-vingt-quatre", "fr", 1984),
        ("dix-neuf cent quatre-vingt-onze", "fr", 1991),
        ("une douzaine", "fr", 12),
        ("une centaine", "fr", 100),
        ("deux et demi", "fr", Fraction(5, 2)),
        ("un demi-million", "fr", 500_000),
        ("moins cinq", "fr", -5),
    ],
)
def test_number_words_are_numbers(text: str, language: str, number: int | Fraction) -> None:
    assert amount(text, language).low == number


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("sevn", "en", 7),
        ("fourty-two", "en", 42),
        ("fourtytwo", "en", 42),
        ("ninteen", "en", 19),
        ("thirtheen", "en", 13),
        ("quarente deux", "fr", 42),
        ("quatrevingtdix", "fr", 90),
        ("catorze", "fr", 14),
        ("trante-six", "fr", 36),
    ],
)
def test_number_words_with_a_slip_are_mended_where_a_number_is_asked(
    text: str, language: str, number: int
) -> None:
    found = mended(read(text, language)).values
    assert [v.low for v in found if isinstance(v, Amount)] == [number]


@pytest.mark.parametrize(
    ("text", "language"), [("tin", "en"), ("sixty fire", "en"), ("set", "fr"), ("nerf", "fr")]
)
def test_a_real_word_is_not_mended_into_a_number(text: str, language: str) -> None:
    assert mended(read(text, language)).values == read(text, language).values


@pytest.mark.parametrize(
    ("given", "wanted", "language"),
    [
        ("nineteen sixty nine.", "1969", "en"),
        ("In nineteen sixty nine, I think", "1969", "en"),
        ("'forty-two'", "42", "en"),
        ("‘quarante-deux’", "42", "fr"),
        ("8h00.", "8 heures", "fr"),
        ("20h30, je crois", "20h30", "fr"),
    ],
)
def test_marks_that_touch_a_number_leave_it_alone(given: str, wanted: str, language: str) -> None:
    assert outcome(given, wanted, language=language) == "correct"


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("troisieme", "3e"),
        ("dix-septieme siecle", "17e siècle"),
        ("dix septieme siecle", "17e siècle"),
        ("vingt et unieme", "21e"),
        ("zero", "0"),
        ("FÉVRIER 1848", "février 1848"),
        ("fevrier 1848", "février 1848"),
    ],
)
def test_number_words_need_no_accents(given: str, wanted: str) -> None:
    assert outcome(given, wanted, language="fr") == "correct"


@pytest.mark.parametrize(
    ("given", "wanted", "language"),
    [
        ("DE 1939 À 1945", "1939-1945", "fr"),
        ("FROM 1914 TO 1918", "1914-1918", "en"),
        ("From 1914 To 1918", "1914-1918", "en"),
        ("OOPS I MEANT 1969", "1969", "en"),
        ("8,849 M", "8,849 m", "en"),
        ("400 M", "400 m", "fr"),
        ("3 × 10^8 M/S", "3 × 10^8 m/s", "en"),
        ("FORTY-TWO", "42", "en"),
        ("EN MARS 2024", "mars 2024", "fr"),
    ],
)
def test_an_answer_in_capitals_has_the_same_values(given: str, wanted: str, language: str) -> None:
    assert outcome(given, wanted, language=language) != "wrong"


@pytest.mark.parametrize("language", ["de", "ja", ""])
def test_without_a_lexicon_only_digits_are_numbers(language: str) -> None:
    assert read("seven sept sieben", language).values == ()
    assert amount("150 000", language).low == 150_000
    assert amount("3,5", language).low == amount("3.5", language).low


# Digits, separators, scales


@pytest.mark.parametrize(
    ("given", "wanted", "language"),
    [
        ("150 000", "150,000", "en"),
        ("150000", "150,000", "en"),
        ("150,000", "150 000", "fr"),
        ("150.000", "150 000", "fr"),
        ("150k", "150,000", "en"),
        ("150 K", "150 000", "fr"),
        ("0,15", "0.15", "en"),
        ("0.15", "0,15", "fr"),
        ("three", "3", "en"),
        ("trois", "3", "fr"),
        ("1.5 million", "1,500,000", "en"),
        ("1,5 million", "1 500 000", "fr"),
        ("1.5M", "1,500,000", "en"),
        ("2bn", "2 billion", "en"),
        ("2 Md", "2 milliards", "fr"),
        ("10^9", "1 billion", "en"),
        ("10⁹", "1 milliard", "fr"),
        ("1e26", "10^26", "en"),
        ("3 x 10^8", "300,000,000", "en"),
        ("3 × 10⁸", "300 000 000", "fr"),
        ("1/2", "0.5", "en"),
        ("0,5", "1/2", "fr"),
    ],
)
def test_the_same_number_is_the_same_however_it_is_written(
    given: str, wanted: str, language: str
) -> None:
    assert same(given, wanted, language=language)


@pytest.mark.parametrize(
    ("given", "wanted", "language"),
    [
        ("35", "3.5", "en"),
        ("5", "-5", "en"),
        ("-5", "5", "fr"),
        ("15,000", "150,000", "en"),
        ("150 001", "150 000", "fr"),
        ("1 million", "1 billion", "en"),
        ("1 billion", "1 milliard", "fr"),
        ("thirteen", "thirty", "en"),
        ("soixante", "soixante-dix", "fr"),
        ("1,5", "15", "fr"),
        ("0.12", "0.125", "en"),
    ],
)
def test_another_number_is_wrong(given: str, wanted: str, language: str) -> None:
    assert compared(given, wanted, language=language) == ("wrong", "number")


def test_a_habit_of_the_other_language_is_understood_where_it_gives_the_number() -> None:
    assert same("42,195 km", "42.195 km")
    assert same("42.195 km", "42,195 km", language="fr")


# Versions


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("3.1", "3.10"),
        ("GPT-3", "GPT-4"),
        ("GPT-4", "GPT-4o"),
        ("Python 3.1", "Python 3.10"),
        ("Claude 3", "Claude 3.5"),
        ("article 61", "article 16"),
        ("level 3", "level 4"),
    ],
)
def test_of_a_version_every_digit_counts(given: str, wanted: str) -> None:
    assert compared(given, wanted)[0] == "wrong"


@pytest.mark.parametrize(
    ("given", "wanted", "language"),
    [
        ("Type II", "type 2", "en"),
        ("type two", "type II", "en"),
        ("Louis XIV", "Louis 14", "fr"),
        ("World War II", "World War 2", "en"),
        ("GPT 4", "GPT-4", "en"),
    ],
)
def test_a_roman_numeral_after_a_name_is_its_number(given: str, wanted: str, language: str) -> None:
    assert same(given, wanted, language=language)


@pytest.mark.parametrize("text", ["I think", "vitamin C", "mix", "X"])
def test_letters_that_number_no_name_are_no_numerals(text: str) -> None:
    assert read(text, "en").values == ()


def test_the_name_without_its_number_is_close_and_another_name_is_wrong() -> None:
    assert answered("GPT", "GPT-4") == ("close", "version-missing")
    assert answered("Claude", "GPT-4") == ("wrong", "version")


# Ranges


@pytest.mark.parametrize(
    ("given", "wanted", "language"),
    [
        ("18-24", "18 to 24", "en"),
        ("18 – 24", "18 to 24", "en"),
        ("from 18 to 24", "18-24", "en"),
        ("between 18 and 24", "18 to 24", "en"),
        ("eighteen to twenty-four", "18 to 24", "en"),
        ("de 18 à 24", "18-24", "fr"),
        ("entre 18 et 24", "18 à 24", "fr"),
        ("18 jusqu'à 24", "18 à 24", "fr"),
        ("5 to 10 million", "5 million to 10 million", "en"),
        ("18 to 24 months", "18 months to 24 months", "en"),
        ("18 à 24 mois", "18-24 mois", "fr"),
    ],
)
def test_a_range_is_the_same_however_it_is_joined(given: str, wanted: str, language: str) -> None:
    assert same(given, wanted, language=language)


@pytest.mark.parametrize(
    ("given", "wanted", "told_"),
    [
        ("18", "18 to 24", ("close", "half-range")),
        ("24", "18 to 24", ("close", "half-range")),
        ("20", "18 to 24", ("wrong", "number")),
        ("18 to 20", "18 to 24", ("wrong", "number")),
        ("24 to 18", "18 to 24", ("wrong", "number")),
        ("18 to 24", "20", ("wrong", "range")),
        ("1 to 100", "42", ("wrong", "range")),
    ],
)
def test_half_of_a_range_is_close_and_a_range_for_a_number_is_wrong(
    given: str, wanted: str, told_: tuple[str, str]
) -> None:
    assert compared(given, wanted) == told_


# Percent, parts, ratios


@pytest.mark.parametrize(
    ("given", "wanted", "language"),
    [
        ("15%", "15 %", "en"),
        ("15 percent", "15%", "en"),
        ("15 per cent", "15%", "en"),
        ("fifteen percent", "15 %", "en"),
        ("0.15", "15%", "en"),
        ("15 pour cent", "15 %", "fr"),
        ("quinze pour cent", "15 %", "fr"),
        ("0,15", "15 %", "fr"),
        ("half", "50%", "en"),
        ("a half", "1/2", "en"),
        ("one half", "50 %", "en"),
        ("a third", "1/3", "en"),
        ("two thirds", "2/3", "en"),
        ("three quarters", "75%", "en"),
        ("one in ten", "10%", "en"),
        ("1 out of 10", "1 in 10", "en"),
        ("la moitié", "50 %", "fr"),
        ("un tiers", "1/3", "fr"),
        ("trois quarts", "75 %", "fr"),
        ("les deux tiers", "2/3", "fr"),
        ("un sur dix", "10 %", "fr"),
        ("2‰", "0.2%", "en"),
    ],
)
def test_a_percentage_a_fraction_and_a_part_are_one_value(
    given: str, wanted: str, language: str
) -> None:
    assert same(given, wanted, language=language)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [("1", "1 %"), ("1.5%", "15%"), ("a third", "a quarter"), ("2/3", "3/2"), ("5 pp", "5%")],
)
def test_another_part_is_not(given: str, wanted: str) -> None:
    assert compared(given, wanted)[0] != "correct"


def test_a_number_is_a_percentage_where_the_question_asks_for_one() -> None:
    assert same("15", "15%", question="What percentage of the mass is it?")
    assert same("15", "15 %", question="Quel pourcentage de la masse ?", language="fr")
    assert compared("15", "15%") == ("close", "unit-missing")


def test_where_a_notation_is_asked_another_one_is_wrong() -> None:
    asked = "Write one half as a decimal."
    assert compared("1/2", "0.5", question=asked) == ("wrong", "notation")
    assert same("0.5", "0.5", question=asked)


# Money


@pytest.mark.parametrize(
    ("given", "wanted", "language"),
    [
        ("$300 million", "300 million dollars", "en"),
        ("300M$", "$300 million", "en"),
        ("$300M", "$300 million", "en"),
        ("US$300 million", "$300 million", "en"),
        ("300 million USD", "$300 million", "en"),
        ("$0.3 billion", "$300 million", "en"),
        ("300 millions de dollars", "300 M$", "fr"),
        ("300 millions $", "300 millions de dollars", "fr"),
        ("20 €", "20 euros", "fr"),
        ("vingt euros", "20 €", "fr"),
        ("€20", "20 EUR", "en"),
        ("£5", "5 pounds", "en"),
        ("5 livres sterling", "5 £", "fr"),
    ],
)
def test_money_is_the_same_wherever_its_sign_stands(given: str, wanted: str, language: str) -> None:
    assert same(given, wanted, language=language)


@pytest.mark.parametrize(
    ("given", "wanted", "told_"),
    [
        ("20 €", "20 $", ("wrong", "unit")),
        ("£20", "$20", ("wrong", "unit")),
        ("$300 million", "$300 billion", ("wrong", "number")),
        ("300 million", "$300 million", ("close", "unit-missing")),
        ("$300", "$300 million", ("wrong", "number")),
    ],
)
def test_another_currency_or_scale_is_wrong(
    given: str, wanted: str, told_: tuple[str, str]
) -> None:
    assert compared(given, wanted) == told_


def test_a_currency_may_be_left_out_where_the_question_asks_for_money() -> None:
    assert same("300 million", "$300 million", question="How much money did it raise?")
    assert same("300 millions", "300 M$", question="Combien coûte la fusée ?", language="fr")


# Units


@pytest.mark.parametrize(
    ("given", "wanted", "language"),
    [
        ("1000 m", "1 km", "en"),
        ("1 000 mètres", "1 km", "fr"),
        ("one kilometre", "1 km", "en"),
        ("1 kilometer", "1 km", "en"),
        ("90 minutes", "1.5 hours", "en"),
        ("90 min", "1,5 heure", "fr"),
        ("an hour", "60 minutes", "en"),
        ("une heure", "60 minutes", "fr"),
        ("2 years", "24 months", "en"),
        ("un siècle", "100 ans", "fr"),
        ("1 GW", "1000 MW", "en"),
        ("1 GB", "8 Gb", "en"),
        ("1 Go", "1 GB", "fr"),
        ("2 tonnes", "2000 kg", "fr"),
        ("1 mile", "1.609344 km", "en"),
        ("5 foot", "60 inches", "en"),
        ("1 km²", "100 ha", "en"),
        ("1 square kilometre", "1 km²", "en"),
        ("1 kilomètre carré", "1 km^2", "fr"),
        ("3 m3", "3000 litres", "fr"),
        ("4.2 light-years", "4.2 ly", "en"),
    ],
)
def test_units_of_one_dimension_are_changed_into_each_other(
    given: str, wanted: str, language: str
) -> None:
    assert same(given, wanted, language=language)


@pytest.mark.parametrize(
    ("given", "wanted", "language"),
    [
        ("90 km/h", "90 kilometres per hour", "en"),
        ("25 m/s", "90 km/h", "en"),
        ("90 kilomètres à l'heure", "90 km/h", "fr"),
        ("90 kilomètres par heure", "90 km/h", "fr"),
        ("90 kph", "90 km/h", "en"),
        ("1 Gb/s", "1 Gbps", "en"),
        ("100 MB/s", "100 MB per second", "en"),
    ],
)
def test_compound_units_are_units(given: str, wanted: str, language: str) -> None:
    assert same(given, wanted, language=language)


@pytest.mark.parametrize(
    ("given", "wanted", "told_"),
    [
        ("5 km", "5 kg", ("wrong", "unit")),
        ("5 hours", "5 minutes", ("wrong", "unit")),
        ("5 months", "5 weeks", ("wrong", "unit")),
        ("5 mW", "5 MW", ("close", "unit-case")),
        ("5 Mb", "5 MB", ("close", "unit-case")),
        ("5 mw", "5 MW", ("correct", "")),
        ("5", "5 MW", ("close", "unit-missing")),
        ("5 km", "5 km/h", ("close", "unit-missing")),
        ("5 km/h", "5 km", ("wrong", "unit")),
        ("5 words", "5 MW", ("wrong", "unit")),
        ("5 MW", "5", ("wrong", "unit")),
        ("6 MW", "5 MW", ("wrong", "number")),
    ],
)
def test_a_unit_that_is_missing_or_another_one_is_told(
    given: str, wanted: str, told_: tuple[str, str]
) -> None:
    assert compared(given, wanted) == told_


def test_a_unit_may_be_left_out_where_the_question_has_its_symbol() -> None:
    assert same("42", "42 km", question="How many km does a runner cover?")
    assert same("42", "42 km", question="Combien de km parcourt-on ?", language="fr")


def test_a_unit_may_be_left_out_where_the_question_names_it() -> None:
    assert same("6", "6 months", question="How many months does it take?")
    assert same("6", "6 mois", question="Combien de mois dure-t-il ?", language="fr")
    assert same("6 months", "6", question="How many months does it take?")
    assert same("42", "42 years", question="How old is he?")


@pytest.mark.parametrize(
    ("given", "wanted", "told_"),
    [
        ("5 cats", "5", ("close", "detail")),
        ("5 people", "5", ("correct", "")),
        ("5 people", "5 people", ("correct", "")),
        ("5 persons", "5 cats", ("wrong", "unit")),
        ("128k words", "128k tokens", ("wrong", "unit")),
        ("5", "5 cats", ("correct", "")),
    ],
)
def test_what_a_number_counts_has_to_agree(given: str, wanted: str, told_: tuple[str, str]) -> None:
    assert compared(given, wanted) == told_


# Temperatures


@pytest.mark.parametrize(
    ("given", "wanted", "language"),
    [
        ("100 °C", "100 degrees Celsius", "en"),
        ("212 °F", "100 °C", "en"),
        ("373.15 K", "100 °C", "en"),
        ("0 °C", "32 degrees Fahrenheit", "en"),
        ("-40 °F", "-40 °C", "en"),
        ("100 degrés Celsius", "100 °C", "fr"),
        ("0 kelvin", "-273,15 °C", "fr"),
        ("300 K", "300 kelvins", "en"),
    ],
)
def test_temperatures_are_the_same_on_every_scale(given: str, wanted: str, language: str) -> None:
    assert same(given, wanted, language=language)


@pytest.mark.parametrize(("given", "wanted"), [("100 °F", "100 °C"), ("100 K", "100 °C")])
def test_another_scale_is_another_unit(given: str, wanted: str) -> None:
    assert compared(given, wanted) == ("wrong", "unit")


# Dates


@pytest.mark.parametrize(
    ("text", "language", "year", "month", "day"),
    [
        ("18 March 2024", "en", 2024, 3, 18),
        ("March 18, 2024", "en", 2024, 3, 18),
        ("March 18th 2024", "en", 2024, 3, 18),
        ("the 18th of March 2024", "en", 2024, 3, 18),
        ("18 Mar 2024", "en", 2024, 3, 18),
        ("2024-03-18", "en", 2024, 3, 18),
        ("18/3/2024", "en", 2024, 3, 18),
        ("3/18/2024", "en", 2024, 3, 18),
        ("March 2024", "en", 2024, 3, None),
        ("03/2024", "en", 2024, 3, None),
        ("March 18", "en", None, 3, 18),
        ("May", "en", None, 5, None),
        ("18 mars 2024", "fr", 2024, 3, 18),
        ("le 18 mars 2024", "fr", 2024, 3, 18),
        ("le 1er mai", "fr", None, 5, 1),
        ("18.03.2024", "fr", 2024, 3, 18),
        ("3/4/2020", "fr", 2020, 4, 3),
        ("août 1944", "fr", 1944, 8, None),
    ],
)
def test_dates_are_read_in_every_order(
    text: str, language: str, year: int | None, month: int | None, day: int | None
) -> None:
    assert value(text, language) == Date(year, month, day)


@pytest.mark.parametrize("text", ["31/31/2024", "2024-13-01", "0/5/2024", "13/2024"])
def test_what_cannot_be_a_date_is_none(text: str) -> None:
    assert not any(isinstance(v, Date) for v in read(text, "en").values)


@pytest.mark.parametrize(
    ("given", "wanted", "language", "told_"),
    [
        ("18/3/2024", "March 18, 2024", "en", ("correct", "")),
        ("18/3/24", "18 March 2024", "en", ("correct", "")),
        ("4/3/2020", "April 3, 2020", "en", ("close", "date-order")),
        ("4/3/2020", "4 mars 2020", "fr", ("correct", "")),
        ("4/3/2020", "3 avril 2020", "fr", ("wrong", "date")),
        ("March 2024", "March 18, 2024", "en", ("close", "date-part")),
        ("March 18", "March 18, 2024", "en", ("close", "date-part")),
        ("2024", "March 18, 2024", "en", ("close", "date-part")),
        ("2023", "March 18, 2024", "en", ("wrong", "date")),
        ("March 19, 2024", "March 18, 2024", "en", ("wrong", "date")),
        ("April 18, 2024", "March 18, 2024", "en", ("wrong", "date")),
        ("18 mars 2023", "18 mars 2024", "fr", ("wrong", "date")),
        ("18 mars 0024", "18 mars 2024", "fr", ("wrong", "date")),
        ("18 mars", "18 mars 2024", "fr", ("close", "date-part")),
        ("March 18, 2024", "March 2024", "en", ("close", "detail")),
        ("March 18, 2024", "2024", "en", ("close", "detail")),
        ("March 18, 2023", "2024", "en", ("wrong", "number")),
    ],
)
def test_part_of_a_date_is_close_and_another_one_wrong(
    given: str, wanted: str, language: str, told_: tuple[str, str]
) -> None:
    assert compared(given, wanted, language=language) == told_


@pytest.mark.parametrize(
    ("given", "wanted", "language"),
    [
        ("44 BC", "44 B.C.", "en"),
        ("44 BCE", "44 BC", "en"),
        ("44 av. J.-C.", "44 avant notre ère", "fr"),
    ],
)
def test_years_before_our_era_are_negative(given: str, wanted: str, language: str) -> None:
    assert same(given, wanted, language=language)
    assert amount(given, language).low == -44


def test_the_other_era_is_another_year() -> None:
    assert compared("44 AD", "44 BC") == ("wrong", "number")
    assert compared("44", "44 BC") == ("wrong", "number")


# Times of day


@pytest.mark.parametrize(
    ("text", "language", "minutes", "certain"),
    [
        ("8:30", "en", 510, False),
        ("8 am", "en", 480, True),
        ("8 p.m.", "en", 1200, True),
        ("12 am", "en", 0, True),
        ("12 pm", "en", 720, True),
        ("8 o'clock", "en", 480, False),
        ("eight in the evening", "en", 1200, True),
        ("20:30", "en", 1230, True),
        ("20h30", "fr", 1230, True),
        ("20 h 30", "fr", 1230, True),
        ("huit heures du soir", "fr", 1200, True),
        ("8 heures du matin", "fr", 480, True),
    ],
)
def test_times_are_minutes_after_midnight(
    text: str, language: str, minutes: int, certain: bool
) -> None:
    assert value(text, language) == Clock(minutes, certain)


@pytest.mark.parametrize(
    ("given", "wanted", "told_"),
    [
        ("20:30", "8:30 pm", ("correct", "")),
        ("8:30", "8:30 pm", ("close", "half-day")),
        ("8:30 am", "8:30 pm", ("wrong", "time")),
        ("9:30", "8:30", ("wrong", "time")),
        ("8", "8:00", ("correct", "")),
        ("8 km", "8:00", ("wrong", "time")),
    ],
)
def test_a_time_without_its_half_of_the_day_is_close(
    given: str, wanted: str, told_: tuple[str, str]
) -> None:
    assert compared(given, wanted) == told_


@pytest.mark.parametrize("text", ["25:00", "8:75"])
def test_what_no_clock_shows_is_no_time(text: str) -> None:
    assert not any(isinstance(v, Clock) for v in read(text, "en").values)


# Ordinals, multiples, decades


@pytest.mark.parametrize(
    ("given", "wanted", "language"),
    [
        ("1st", "first", "en"),
        ("third", "3rd", "en"),
        ("twenty-first", "21st", "en"),
        ("1er", "premier", "fr"),
        ("première", "1ère", "fr"),
        ("troisième", "3e", "fr"),
        ("IIIe", "3ème", "fr"),
    ],
)
def test_ordinals_are_ranks(given: str, wanted: str, language: str) -> None:
    assert same(given, wanted, language=language)


def test_a_count_for_a_rank_is_close_and_another_rank_wrong() -> None:
    assert compared("3", "3rd") == ("close", "ordinal")
    assert compared("3rd", "3") == ("close", "ordinal")
    assert compared("4th", "3rd") == ("wrong", "number")
    assert compared("4e", "3e", language="fr") == ("wrong", "number")


@pytest.mark.parametrize(
    ("given", "wanted", "language"),
    [
        ("twice", "2 times", "en"),
        ("2x", "2 times", "en"),
        ("x2", "×2", "en"),
        ("double", "twice", "en"),
        ("tenfold", "10 times", "en"),
        ("deux fois", "2 fois", "fr"),
        ("le double", "2 fois", "fr"),
        ("×10", "10 fois", "fr"),
    ],
)
def test_multiples_are_the_same_in_words_and_signs(given: str, wanted: str, language: str) -> None:
    assert same(given, wanted, language=language)


@pytest.mark.parametrize(
    ("given", "wanted", "language", "told_"),
    [
        ("the 90s", "the 1990s", "en", ("correct", "")),
        ("the nineties", "1990s", "en", ("correct", "")),
        ("les années 90", "les années 1990", "fr", ("correct", "")),
        ("1990", "1990s", "en", ("close", "decade")),
        ("1990s", "1990", "en", ("close", "decade")),
        ("1980s", "1990s", "en", ("wrong", "number")),
        ("1995", "1990s", "en", ("wrong", "number")),
        ("les années 80", "les années 90", "fr", ("wrong", "number")),
    ],
)
def test_a_decade_is_no_year(
    given: str, wanted: str, language: str, told_: tuple[str, str]
) -> None:
    assert compared(given, wanted, language=language) == told_


# Approximators and bounds


@pytest.mark.parametrize(
    ("given", "wanted", "language"),
    [
        ("about 50", "50", "en"),
        ("~50", "50", "en"),
        ("roughly 50", "about 50", "en"),
        ("50", "around 50", "en"),
        ("environ 50", "50", "fr"),
        ("à peu près 50", "50", "fr"),
        ("≈ 50", "50", "fr"),
        ("50 environ", "50", "fr"),
    ],
)
def test_what_only_says_about_is_ignored(given: str, wanted: str, language: str) -> None:
    assert answered(given, wanted, language=language) == ("correct", "exact")


def test_what_only_says_about_is_ignored_after_the_number_too() -> None:
    assert outcome("50 or so", "50") == "correct"
    assert outcome("50 ou presque", "50", language="fr") == "correct"


@pytest.mark.parametrize(
    ("text", "language", "bound"),
    [
        ("more than 50", "en", ">"),
        ("over 50", "en", ">"),
        ("> 50", "en", ">"),
        ("less than 50", "en", "<"),
        ("under 50", "en", "<"),
        ("at least 50", "en", ">="),
        ("50 or more", "en", ">="),
        ("50+", "en", ">="),
        ("≥ 50", "en", ">="),
        ("at most 50", "en", "<="),
        ("up to 50", "en", "<="),
        ("no more than 50", "en", "<="),
        ("plus de 50", "fr", ">"),
        ("moins de 50", "fr", "<"),
        ("au moins 50", "fr", ">="),
        ("50 ou plus", "fr", ">="),
        ("au plus 50", "fr", "<="),
        ("jusqu'à 50", "fr", "<="),
        ("pas plus de 50", "fr", "<="),
    ],
)
def test_bounds_are_read_with_the_number(text: str, language: str, bound: str) -> None:
    assert amount(text, language).bound == bound


@pytest.mark.parametrize(
    ("given", "wanted", "told_"),
    [
        ("more than 50", "over 50", ("correct", "")),
        ("50", "more than 50", ("close", "bound-missing")),
        ("at least 50", "more than 50", ("close", "bound")),
        ("less than 50", "more than 50", ("wrong", "bound")),
        ("less than 50", "50", ("wrong", "bound")),
        ("60", "more than 50", ("wrong", "number")),
    ],
)
def test_bounds_have_to_agree(given: str, wanted: str, told_: tuple[str, str]) -> None:
    assert compared(given, wanted) == told_


def test_a_bound_that_the_question_says_itself_may_be_repeated() -> None:
    assert same("since 1990", "1990", question="Since when has it been open?")
    assert same("depuis 1990", "1990", question="Depuis quand est-ce ouvert ?", language="fr")


@pytest.mark.parametrize(
    ("given", "wanted", "question", "language"),
    [
        ("between 10 and 20", "iPhone 10", "Which iPhone had no home button?", "en"),
        ("18:00", "the 18th", "In which century was it?", "en"),
        ("50 times", "50", "How many states are there?", "en"),
        ("50 fois", "50", "Combien d'États y a-t-il ?", "fr"),
    ],
)
def test_a_range_a_time_or_a_multiple_is_no_version_rank_or_count(
    given: str, wanted: str, question: str, language: str
) -> None:
    assert outcome(given, wanted, question=question, language=language) != "correct"


# Whole answers


@pytest.mark.parametrize(
    ("given", "wanted", "question", "told_"),
    [
        ("it took 6 months", "6 months", "", ("correct", "exact")),
        ("no number at all", "6 months", "", ("wrong", "number-missing")),
        ("6 months, 12 weeks", "6 months", "", ("close", "detail")),
        ("6 or 7", "6", "", ("wrong", "hedge")),
        ("6 7", "6", "", ("wrong", "hedge")),
        ("6, i.e. six", "6", "", ("correct", "exact")),
        ("In 1969, 3 people", "3 people", "Who flew in 1969?", ("correct", "exact")),
        ("Paris", "Paris", "", ("correct", "exact")),
        ("banana", "type 1", "", ("wrong", "version")),
    ],
)
def test_every_number_of_an_answer_counts(
    given: str, wanted: str, question: str, told_: tuple[str, str]
) -> None:
    assert answered(given, wanted, question) == told_


@pytest.mark.parametrize("given", ["1 5", "15 0", "1 50", "1 500 0", "15,00,0"])
def test_a_space_inside_a_number_counts_only_where_it_groups_thousands(given: str) -> None:
    for wanted in ("15", "150", "1500", "15000"):
        assert answered(given, wanted)[0] != "correct"


def test_a_french_life_is_no_sixth() -> None:
    assert read("durée de vie", "fr").values == ()
    assert amount("le VIe siècle", "fr").low == 6
    assert amount("vie siècle", "fr").low == 6


def test_a_roman_numeral_of_a_name_is_no_quantity() -> None:
    assert answered("type I", "1%", "Below what percentage?")[0] == "wrong"
    assert answered("type I", "1 semester")[0] == "wrong"
    assert answered("type I", "type 1")[0] == "correct"


def test_thousands_are_no_decimals_that_say_nothing() -> None:
    assert compared("30,000", "30 years", "How many years?") == ("wrong", "number")
    assert compared("30 000", "30 ans", "Combien d’années ?", "fr") == ("wrong", "number")
    assert same("1.500", "1,5", language="fr")
