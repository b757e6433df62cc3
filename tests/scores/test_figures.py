"""Each figure of the scores, on logs whose figures were computed by hand."""

from datetime import date

import pytest

from aiquiz.scheduling.review import ELSEWHERE, Rating
from aiquiz.scores.calibration import calibration
from aiquiz.scores.days import answers_by_day, calendar, months
from aiquiz.scores.forecast import forecast
from aiquiz.scores.hours import by_hour
from aiquiz.scores.period import period_for
from aiquiz.scores.retention import Retention, Tries, retention, retention_by, retention_by_deck
from aiquiz.scores.scope import Scope
from aiquiz.scores.spent import median_seconds, spent_by
from aiquiz.scores.totals import totals
from tests.scores.logged import FIRST, new, review, summed

AGAIN = Rating.AGAIN


def test_retention_counts_the_first_try_of_a_day_and_no_first_answer() -> None:
    """Of nine answers four tried a memory: three young ones, of which one failed, one mature."""
    found = retention(
        summed(
            new("a", 0, verdict="wrong", rating=AGAIN),
            review("a", 0, mode="again"),
            review("a", 2),
            review("a", 12, verdict="wrong", rating=AGAIN),
            review("a", 12, mode="again"),
            new("b", 0),
            review("b", 3, rating=Rating.HARD),
            review("b", 40, stability=21.0),
            review("b", 41, mode="quiz", verdict="wrong", rating=AGAIN),
        )
    )
    assert found == Retention(young=Tries(3, 2), mature=Tries(1, 1))
    assert found.all.share == 0.75
    assert Tries().share is None


def test_a_card_studied_ahead_of_its_day_counts_as_a_try() -> None:
    assert retention(summed(new("a", 0), review("a", 1, mode="early"))).all == Tries(1, 1)


def test_a_try_that_does_not_know_its_memory_is_worked_out() -> None:
    """Good at first leaves 2.3065 days of stability; after 60 days and Good it is mature."""
    elsewhere = [
        review("a", day, mode=ELSEWHERE, recall=None, stability=None) for day in (0, 2, 10, 60, 200)
    ]
    found = retention(summed(*elsewhere))
    assert found == Retention(young=Tries(2, 2), mature=Tries(2, 2))


def test_months_without_a_try_are_not_skipped() -> None:
    found = retention_by(
        summed(new("a", 0), review("a", 5), review("a", 62, verdict="wrong", rating=AGAIN)), "month"
    )
    assert found == {
        date(2026, 10, 1): Retention(young=Tries(1, 1)),
        date(2026, 11, 1): Retention(),
        date(2026, 12, 1): Retention(young=Tries(1, 0)),
    }


def test_a_week_is_named_by_its_monday() -> None:
    found = retention_by(summed(new("a", 0), review("a", 3), review("a", 4)), "week")
    assert list(found) == [date(2026, 9, 28), date(2026, 10, 5)]


def test_retention_by_deck_leaves_out_decks_without_a_try() -> None:
    found = retention_by_deck(
        summed(new("a", 0), review("a", 5), new("b", 0, deck="athens"), new("c", 0, deck="crete"))
    )
    assert list(found) == [("rome", "en")]


def test_predictions_are_held_against_what_came_of_them() -> None:
    """0.92 and 0.94, of which one was recalled; 0.55, which was not."""
    found = calibration(
        summed(
            new("a", 0),
            review("a", 1, recall=0.92),
            review("a", 2, recall=0.94, verdict="wrong", rating=AGAIN),
            review("a", 30, recall=0.55, verdict="wrong", rating=AGAIN),
        )
    )
    assert [(band.low, band.high, band.tries) for band in found] == [
        (0.5, 0.6, Tries(1, 0)),
        (0.9, 0.95, Tries(2, 1)),
    ]
    assert [band.predicted for band in found] == pytest.approx([0.55, 0.93])


def test_hours_are_those_of_the_clock_and_repeats_are_no_tries() -> None:
    found = by_hour(
        summed(
            new("a", 0, hour=8),
            review("a", 1, hour=8),
            review("b", 1, hour=23, mode="cram"),
            review("a", 2, hour=23, verdict="wrong", rating=AGAIN),
        )
    )
    assert (found[8].answers, found[8].tries) == (2, Tries(1, 1))
    assert (found[23].answers, found[23].tries) == (2, Tries(1, 0))
    assert sum(hour.answers for hour in found) == 4
    assert len(found) == 24


def test_time_spent_counts_an_answer_for_a_minute_at_most() -> None:
    found = spent_by(summed(new("a", 0, seconds=5), review("a", 2, seconds=3600)), "day")
    assert list(found.values()) == [5_000, 0, 60_000]


def test_the_median_is_the_time_in_the_middle() -> None:
    answers = [review(name, 0, seconds=s) for name, s in zip("abcd", (2, 9, 4, 30), strict=True)]
    assert median_seconds(summed(*answers)) == 4
    assert median_seconds(summed(*answers[:3])) == 4
    assert median_seconds(summed(answers[3], answers[1])) == 9


def test_a_time_that_another_program_did_not_tell_is_none() -> None:
    untold = review("a", 0, mode=ELSEWHERE, seconds=0, recall=None, stability=None)
    assert median_seconds(summed(untold)) is None


def test_totals_count_every_answer_and_what_became_of_it() -> None:
    mine = review("d", 1, reason="other")
    found = totals(
        summed(
            new("a", 0),
            review("b", 0, reason="swapped"),
            review("c", 0, verdict="close", reason="unit-missing", rating=AGAIN),
            review("a", 0, mode="again", verdict="wrong", reason="other", rating=AGAIN),
            mine,
            review("e", 3, mode=ELSEWHERE, reason="", recall=None, stability=None),
            overruled=(mine,),
        )
    )
    assert (found.answers, found.correct, found.days, found.spent_ms) == (6, 4, 3, 24_000)
    assert found.outcomes == {"exact": 1, "slip": 1, "close": 1, "wrong": 1, "override": 1}


def test_a_scope_takes_its_decks_and_days() -> None:
    sums = summed(new("a", 0), review("a", 5), new("b", 5, deck="athens"))
    assert totals(Scope(since=FIRST + 1).of(sums)).answers == 2
    assert totals(Scope(frozenset({("rome", "en")})).of(sums)).answers == 2
    assert totals(Scope(frozenset({("rome", "en")}), FIRST + 1).of(sums)).answers == 1
    assert Scope().of(sums) is sums


# The calendar


def test_the_calendar_ends_with_the_week_of_today() -> None:
    """1 October 2026 is a Thursday: the days after it are still to come."""
    weeks = calendar({FIRST: 3}, FIRST, 2)
    assert [cell.day - FIRST for cell in weeks[1]] == [-3, -2, -1, 0, 1, 2, 3]
    assert [cell.is_ahead for cell in weeks[1]] == [False] * 4 + [True] * 3
    assert [cell.answers for cell in weeks[1]] == [0, 0, 0, 3, 0, 0, 0]


def test_days_are_as_deep_as_they_are_among_the_days_with_answers() -> None:
    """Eight days of 1 to 7 answers and one of 500: two of them for each depth."""
    counts = dict(zip(range(FIRST - 7, FIRST + 1), (1, 2, 3, 4, 5, 6, 7, 500), strict=True))
    days = {cell.day: cell.level for week in calendar(counts, FIRST, 3) for cell in week}
    assert [days[day] for day in sorted(counts)] == [1, 1, 2, 2, 3, 3, 4, 4]
    assert days[FIRST - 8] == 0


def test_a_single_day_is_as_deep_as_can_be() -> None:
    assert calendar({FIRST: 3}, FIRST, 1)[0][3].level == 4


def test_months_stand_over_the_week_in_which_they_begin() -> None:
    """The six weeks to 1 October 2026 begin on 24 August; September begins in the second."""
    assert months(calendar({}, FIRST, 6)) == {1: 9, 5: 10}
    assert months(calendar({}, FIRST, 4)) == {0: 9, 3: 10}
    assert months([]) == {}


def test_answers_by_day_are_in_order_over_all_decks() -> None:
    sums = summed(review("a", 4), review("b", 1), review("c", 4, deck="athens"))
    assert list(answers_by_day(sums).items()) == [(FIRST + 1, 1), (FIRST + 4, 2)]


# What comes


def test_what_is_overdue_waits_today() -> None:
    found = forecast({FIRST - 9: 4, FIRST: 1, FIRST + 8: 2, FIRST + 14: 7}, FIRST, 14)
    assert found.cards == (5, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0)
    assert found.weeks() == (5, 2)
    assert found.all == 7


def test_a_forecast_as_days_ask_it_moves_what_is_beyond_a_limit_to_the_next_day() -> None:
    found = forecast({FIRST: 9, FIRST + 1: 7, FIRST + 2: 1, FIRST + 4: 2}, FIRST, 6)
    assert found.as_asked(3, 4).cards == (3, 4, 4, 0, 2, 0)
    assert found.as_asked(3, None).cards == (3, 7, 1, 0, 2, 0)


def test_longer_stretches_are_cut_in_longer_pieces() -> None:
    assert [period_for(days) for days in (30, 90, 365)] == ["day", "week", "month"]
