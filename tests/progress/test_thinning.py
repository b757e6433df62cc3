"""Which copies of the progress are kept."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from aiquiz.progress.thinning import (
    BEFORE,
    DAYS,
    LATEST,
    MANUAL,
    MONTHS,
    WEEKS,
    Copy,
    superfluous,
)

HOUR = 3600
DAY = 24 * HOUR
NOW = 20_000 * DAY + 12 * HOUR

whys = st.sampled_from(["auto", "manual", "before-restore", "before-upgrade", "before-repair"])
times = st.integers(NOW - 800 * DAY, NOW + 3 * DAY) | st.integers(NOW - 3 * DAY, NOW)
copies_made = st.lists(st.builds(Copy, times, whys, st.booleans()), max_size=120)


def kept(copies: Sequence[Copy], now_s: int = NOW) -> list[Copy]:
    gone = set(superfluous(copies, now_s))
    return [copy for place, copy in enumerate(copies) if place not in gone]


def autos(*times: int) -> list[Copy]:
    return [Copy(at_s, "auto", sound=True) for at_s in times]


@given(copies_made)
def test_the_newest_sound_copy_stays_and_so_does_each_that_is_not_sound(
    copies: list[Copy],
) -> None:
    left = kept(copies)
    sound = [copy for copy in copies if copy.sound]
    if sound:
        assert max(sound, key=lambda copy: copy.at_s).at_s in {
            copy.at_s for copy in left if copy.sound
        }
    assert [copy for copy in left if not copy.sound] == [c for c in copies if not c.sound]


@given(copies_made, st.integers(0, 2000))
def test_what_was_thinned_stays_as_it_is_however_much_time_goes_by(
    copies: list[Copy], days: int
) -> None:
    # Once those of the last day are no longer of the last day, they may go.
    later = kept(kept(copies), NOW + (days + 5) * DAY)
    assert kept(later, NOW + (days + 5) * DAY) == later
    assert kept(later, NOW + (days + 3000) * DAY) == later


@given(copies_made)
def test_every_day_week_and_month_that_is_kept_has_a_copy_left(copies: list[Copy]) -> None:
    sound, left = [[c for c in which if c.sound] for which in (copies, kept(copies))]
    for seconds, most in ((DAY, DAYS), (7 * DAY, WEEKS)):
        shift = 0 if seconds == DAY else 3 * DAY
        periods = sorted({(copy.at_s + shift) // seconds for copy in sound})[-most:]
        assert {(copy.at_s + shift) // seconds for copy in left} >= set(periods)


@given(copies_made)
def test_no_more_are_kept_than_the_rules_have_places_for(copies: list[Copy]) -> None:
    places = LATEST + DAYS + WEEKS + MONTHS + MANUAL + BEFORE
    now = [copy for copy in kept(copies) if copy.sound and copy.at_s < NOW + DAY]
    assert len(now) <= places


@given(copies_made)
def test_the_last_that_were_asked_for_or_came_before_something_stay(copies: list[Copy]) -> None:
    left = kept(copies)
    for most, begin in ((MANUAL, "manual"), (BEFORE, "before-")):
        newest = sorted(
            (c.at_s for c in copies if c.sound and c.why.startswith(begin)), reverse=True
        )
        have = [c.at_s for c in left if c.why.startswith(begin) and c.sound]
        assert all(at_s in have for at_s in newest[:most])


def test_a_copy_each_quarter_of_a_day_for_two_years_leaves_days_weeks_and_months() -> None:
    left: list[Copy] = []
    for at_s in range(NOW - 730 * DAY, NOW + 1, 6 * HOUR):
        left = kept([*left, *autos(at_s)], at_s)
    ages = sorted((NOW - copy.at_s) // DAY for copy in left)
    assert ages[:5] == [0, 0, 0, 0, 1]
    assert 11 in ages
    # The newest of the eleventh month before this one.
    assert ages[-1] == 308
    assert len(left) <= LATEST + DAYS + WEEKS + MONTHS


def test_a_clock_that_was_years_ahead_costs_no_copy_of_the_right_time() -> None:
    ahead = autos(*(NOW + 3650 * DAY + day * DAY for day in range(40)))
    right = autos(*(NOW - day * DAY for day in range(DAYS)))
    assert set(kept([*ahead, *right])) >= set(right)
