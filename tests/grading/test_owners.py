"""Whose answer was given: found again as the grader finds that there is one."""

from hypothesis import given
from hypothesis import strategies as st

from aiquiz.deck.card import ChoiceCard, NumberCard, Place
from aiquiz.grading.owners import Owners
from tests.grading.asking import card, grade

CITY = card("Memphis", "Memphis, Tennessee", id="city")
CARS = card("Austin", id="cars")
STATE = card("Austin", "the capital of Texas", id="state")
SHIPS = card("Galveston", id="ships")
DECK = (CITY, CARS, STATE, SHIPS)
OWNERS = Owners(DECK, "en")


def test_the_cards_that_accept_a_text_are_found_in_the_order_of_the_deck() -> None:
    assert OWNERS.of("austin.", CITY) == ("cars", "state")
    assert OWNERS.of("capital of Texas", CITY) == ("state",)


def test_the_asked_card_is_never_its_own_other() -> None:
    assert OWNERS.of("Austin", CARS) == ("state",)
    assert OWNERS.of("Memphis", CITY) == ()


def test_what_answers_nothing_is_nobodys() -> None:
    for typed in ("Lima", "", "?", "42"):
        assert OWNERS.of(typed, CITY) == ()


def test_a_slip_of_another_cards_answer_is_found_where_it_is_nearer() -> None:
    salem, salim = card("Salem", id="salem"), card("Salim", id="salim")
    owners = Owners((salem, salim, CITY), "en")
    verdict = grade("Salimm", salem, salim, CITY)
    assert verdict.reason.code == "another-card"
    assert owners.of("Salimm", salem) == ("salim",)
    assert owners.of("Salimm", salem, slips=False) == ()
    assert owners.of("Salemm", salem) == ()


def test_options_and_numbers_are_answers_too() -> None:
    place = Place(1, 1)
    month = ChoiceCard(id="month", question="", place=place, choices=("May", "June"), answer="June")
    power = NumberCard(id="power", question="", place=place, answer="150 MW")
    owners = Owners((month, power, CITY), "en")
    assert owners.of("June", CITY) == ("month",)
    assert owners.of("150 MW", CITY) == ("power",)
    assert owners.of("160 MW", CITY) == ()


WORDS = ("Memphis", "Memphs", "Austin", "Austen", "Boston", "Houston", "Dallas", "Dalles")


@given(
    st.lists(st.sampled_from(WORDS), min_size=2, max_size=5, unique=True),
    st.sampled_from(WORDS),
    st.integers(0, 7),
    st.sampled_from(("", "s", "n", "t")),
)
def test_whatever_the_grader_takes_for_another_cards_has_an_owner(
    answers: list[str], word: str, at: int, letter: str
) -> None:
    deck = [card(answer, id=answer) for answer in answers]
    typed = word[:at] + letter + word[at + 1 :]
    verdict = grade(typed, *deck)
    found = Owners(deck, "en").of(typed, deck[0])
    if verdict.reason.code == "another-card":
        assert found
    assert deck[0].id not in found
