"""Parameters are held against what was remembered, and nothing is made of chance."""

from math import inf, isclose, log

from hypothesis import given
from hypothesis import strategies as st

from aiquiz.scheduling.fsrs6 import after, recall
from aiquiz.scheduling.memory import DEFAULT_PARAMETERS, Memory, Policy
from aiquiz.scheduling.review import CardKey, Rating
from aiquiz.scheduling.trial import (
    Answers,
    Forecast,
    difference,
    fit,
    forecasts,
    spaced,
)

ONE, OTHER = CardKey("deck", "en", "one"), CardKey("deck", "en", "other")
GOOD, AGAIN = Rating.GOOD, Rating.AGAIN
SHORT = (*DEFAULT_PARAMETERS[:2], 0.5, *DEFAULT_PARAMETERS[3:])


def told(*outcomes: tuple[float, bool], group: int = 0) -> list[Forecast]:
    return [Forecast(chance, came, (group, 0, 0)) for chance, came in outcomes]


def test_only_answers_of_a_later_day_tell_anything() -> None:
    first: Answers = [(GOOD, 10), (GOOD, 10), (AGAIN, 13), (GOOD, 12), (GOOD, 14)]
    assert spaced([first, [(GOOD, 11)]]) == [13, 14]
    assert sum(map(len, forecasts({ONE: first}, 0, DEFAULT_PARAMETERS).values())) == 2


def test_an_answer_is_foretold_from_what_came_before_it_alone() -> None:
    answers: Answers = [(GOOD, 10), (GOOD, 13), (AGAIN, 30)]
    memory: Memory | None = None
    for rating, day in answers[:2]:
        memory = after(memory, rating, day, Policy(), ONE)
    assert memory is not None
    [last] = forecasts({ONE: answers}, 14, DEFAULT_PARAMETERS)[ONE]
    assert last.chance == recall(memory, 30, Policy())
    assert not last.remembered
    longer = [*answers, (GOOD, 40)]
    assert forecasts({ONE: longer}, 14, DEFAULT_PARAMETERS)[ONE][0] == last


def test_hard_is_remembered() -> None:
    [found] = forecasts({ONE: [(GOOD, 1), (Rating.HARD, 5)]}, 0, DEFAULT_PARAMETERS)[ONE]
    assert found.remembered


def test_the_loss_is_the_mean_log_loss_and_calibration_the_distance_by_groups() -> None:
    found = fit({ONE: told((0.8, True), (0.8, False)), OTHER: told((0.6, True), group=1)})
    assert isclose(found.loss, -(log(0.8) + log(0.2) + log(0.6)) / 3)
    assert isclose(found.calibration, ((2 * 0.3**2 + 0.4**2) / 3) ** 0.5)
    assert (found.reviews, found.remembered) == (3, 2 / 3)
    assert isclose(found.foretold, 2.2 / 3)


def test_of_one_card_nothing_is_sure() -> None:
    found = difference({ONE: told((0.9, True))}, {ONE: told((0.5, True))})
    assert (found.low, found.high, found.sign) == (-inf, inf, 0)


def test_a_difference_is_sure_where_many_cards_agree_and_not_where_they_do_not() -> None:
    cards = [CardKey("deck", "en", str(number)) for number in range(40)]
    good = {card: told((0.9, True), (0.9, True)) for card in cards}
    bad = {card: told((0.6, True), (0.6 + number / 400, True)) for number, card in enumerate(cards)}
    assert difference(good, bad).sign == -1
    assert difference(bad, good).sign == 1
    mixed = {
        card: told((0.9 if number % 2 else 0.5, True), (0.9 if number % 2 else 0.5, True))
        for number, card in enumerate(cards)
    }
    other = {
        card: told((0.5 if number % 2 else 0.9, True), (0.5 if number % 2 else 0.9, True))
        for number, card in enumerate(cards)
    }
    found = difference(mixed, other)
    assert isclose(found.mean, 0, abs_tol=1e-12)
    assert found.low < 0 < found.high


HISTORIES = st.dictionaries(
    st.builds(CardKey, st.just("d"), st.just("en"), st.sampled_from("abcd")),
    st.lists(st.tuples(st.sampled_from(Rating), st.integers(1, 60)), min_size=1, max_size=8).map(
        lambda answers: sorted(answers, key=lambda answer: answer[1])
    ),
    min_size=1,
)


@given(HISTORIES, st.integers(0, 60))
def test_every_set_is_told_of_the_same_answers(
    histories: dict[CardKey, Answers], since: int
) -> None:
    one, other = forecasts(histories, since, DEFAULT_PARAMETERS), forecasts(histories, since, SHORT)
    assert {key: len(found) for key, found in one.items()} == {
        key: len(found) for key, found in other.items()
    }
    days = [day for day in spaced(histories.values()) if day >= since]
    assert sum(map(len, one.values())) == len(days)
    if days:
        assert difference(one, one).mean == 0
        forth, back = difference(one, other), difference(other, one)
        assert isclose(forth.mean, -back.mean, abs_tol=1e-12)
