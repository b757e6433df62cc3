import pytest

from aiquiz.grading.item_list import items, segments
from aiquiz.grading.judgement import Judgement
from aiquiz.grading.reading import read
from tests.grading.asking import card, grade, judged, told


def listed(form: str, language: str = "en") -> list[str]:
    return [item.shown for item in items(read(form, language))]


def parts(given: str, language: str = "en", *, alternatives: bool = False) -> list[str]:
    return [part.shown for part in segments(read(given, language), alternatives=alternatives)]


def test_a_name_with_a_hyphen_before_a_figure_stays_whole() -> None:
    assert parts("C-3PO and R2-D2") == ["C-3po", "R2-D2"]
    assert parts("GPT-4 et GPT-3", "fr") == ["GPT-4", "GPT-3"]


COLOURS = "red, green, blue"


def coloured(given: str, question: str = "") -> Judgement:
    return judged(given, COLOURS, question)


@pytest.mark.parametrize(
    ("form", "language", "found"),
    [
        ("red, green, blue", "en", ["red", "green", "blue"]),
        ("red, green and blue", "en", ["red", "green", "blue"]),
        ("red, green, and blue", "en", ["red", "green", "blue"]),
        ("red; green; blue", "en", ["red", "green", "blue"]),
        ("red and green", "en", ["red", "green"]),
        ("red & green", "en", ["red", "green"]),
        ("red / green", "en", ["red", "green"]),
        ("rouge, vert et bleu", "fr", ["rouge", "vert", "bleu"]),
        ("rouge et vert", "fr", ["rouge", "vert"]),
        ("2, 3, 5", "en", ["2", "3", "5"]),
        ("Marie Curie, Albert Einstein", "en", ["Marie Curie", "Albert Einstein"]),
    ],
)
def test_a_form_lists_its_items(form: str, language: str, found: list[str]) -> None:
    assert listed(form, language) == found


@pytest.mark.parametrize(
    ("form", "language"),
    [
        ("red", "en"),
        ("from 5 to 10", "en"),
        ("between five and ten", "en"),
        ("yes, since it floats", "en"),
        ("oui, car il flotte", "fr"),
        ("TCP/IP", "en"),
        ("red or green, blue", "en"),
        ("they turn light into sugar and release oxygen into the air", "en"),
        ("150,000", "en"),
        ("3,5", "fr"),
        ("November 25, 2002", "en"),
        ("C++", "en"),
    ],
)
def test_a_form_that_is_one_thing_lists_nothing(form: str, language: str) -> None:
    assert listed(form, language) == []


@pytest.mark.parametrize(
    ("given", "language", "found"),
    [
        ("red green", "en", ["red green"]),
        ("red, green and blue", "en", ["red", "green", "blue"]),
        ("red / green", "en", ["red", "green"]),
        ("red + green", "en", ["red", "green"]),
        ("- red - green", "en", ["red", "green"]),
        ("1. red 2. green", "en", ["red", "green"]),
        ("1) red 2) green", "en", ["red", "green"]),
        ("a) red b) green", "en", ["red", "green"]),
        ("red then green", "en", ["red", "green"]),
        ("rouge puis vert", "fr", ["rouge", "vert"]),
        ("rouge et vert", "fr", ["rouge", "vert"]),
    ],
)
def test_an_answer_is_parted_in_many_ways(given: str, language: str, found: list[str]) -> None:
    assert parts(given, language) == found


def test_or_parts_an_answer_only_where_it_is_asked_to() -> None:
    assert parts("red or green") == ["red or green"]
    assert parts("red or green", alternatives=True) == ["red", "green"]


@pytest.mark.parametrize(
    "given",
    [
        "blue, red, green",
        "red green blue",
        "blue and green and red",
        "red/green/blue",
        "they are red, green and blue",
        "1. red 2. green 3. blue",
        "red, green, blue, red",
    ],
)
def test_all_items_in_any_order_are_right(given: str) -> None:
    found = coloured(given)
    assert told(found) == ("correct", "exact")
    assert [item.outcome for item in found.items] == ["correct"] * 3


@pytest.mark.parametrize(
    ("given", "score", "code"),
    [
        ("red, green", 2 / 3, "some-items"),
        ("blue", 1 / 3, "some-items"),
        ("red, green, blue, pink", 2 / 3, "foreign-item"),
        ("red, pink, green", 1 / 3, "foreign-item"),
        ("red, pink", 0, "foreign-item"),
        ("red, pink, white, black", 0, "foreign-item"),
    ],
)
def test_each_item_is_worth_its_part_and_a_foreign_one_costs_one(
    given: str, score: float, code: str
) -> None:
    found = coloured(given)
    assert told(found) == ("close", code)
    assert found.score == pytest.approx(score)


def test_what_was_named_is_told_with_the_items() -> None:
    found = coloured("blue, red, pink")
    assert found.facts == {"named": 2, "asked": 3, "foreign": 1}
    assert [(i.text, i.outcome) for i in found.items] == [
        ("red", "correct"),
        ("green", "wrong"),
        ("blue", "correct"),
    ]


@pytest.mark.parametrize("given", ["pink", "pink, white, black", "7"])
def test_no_item_at_all_is_wrong(given: str) -> None:
    assert told(coloured(given)) == ("wrong", "other")


@pytest.mark.parametrize(
    ("given", "language", "form"),
    [
        ("redd, green, blue", "en", "red, green, blue"),
        ("Memhpis and Austin", "en", "Austin and Memphis"),
        ("rouge et orannge", "fr", "orange, rouge"),
    ],
)
def test_an_item_may_have_a_slip(given: str, language: str, form: str) -> None:
    found = judged(given, form, language=language)
    assert found.outcome == "correct"
    assert found.slips == 1


def test_numbers_and_people_are_items_too() -> None:
    assert told(judged("5, 3 and 2", "2, 3, 5")) == ("correct", "exact")
    assert told(judged("2, 3, 7", "2, 3, 5"))[0] == "close"
    both = "Marie Curie, Albert Einstein"
    assert judged("Einstein and Curie", both, "Who were they?").outcome == "correct"


@pytest.mark.parametrize(
    ("question", "language", "form", "given"),
    [
        ("Name the colours in order.", "en", COLOURS, "green, red, blue"),
        ("Citez les couleurs dans l'ordre.", "fr", "rouge, vert, bleu", "vert, rouge, bleu"),
    ],
)
def test_where_the_order_is_asked_another_one_is_close(
    question: str, language: str, form: str, given: str
) -> None:
    assert told(judged(given, form, question, language)) == ("close", "item-order")
    assert judged(form, form, question, language).outcome == "correct"
    assert judged(given, form, language=language).outcome == "correct"


def test_a_denied_item_makes_the_list_wrong_or_loses_it() -> None:
    assert coloured("red, green, not blue").outcome != "correct"


def test_the_items_and_their_credit_reach_the_verdict() -> None:
    verdict = grade("red, green", card(COLOURS))
    assert told(verdict) == ("close", "some-items")
    assert verdict.score == pytest.approx(2 / 3)
    assert [item.outcome for item in verdict.items] == ["correct", "correct", "wrong"]


def test_a_list_of_hundreds_of_things_is_no_answer_to_a_list() -> None:
    shotgun = ", ".join(["red", "green", "blue", *(f"c{n}" for n in range(8))])
    assert coloured(shotgun).outcome != "correct"


@pytest.mark.parametrize("language", ["de", "ja", ""])
def test_without_a_lexicon_signs_part_items(language: str) -> None:
    assert listed("rot, grün, blau", language) == ["rot", "grün", "blau"]
    assert told(judged("blau, grün, rot", "rot, grün, blau", language=language)) == (
        "correct",
        "exact",
    )
    assert judged("blau, rot", "rot, grün, blau", language=language).outcome == "close"
