"""Reviews of other programs, read from their tables."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiquiz.exchange.review_table import Calendar, NoReviewsError, moment_of, read_reviews
from aiquiz.exchange.table import TableError
from aiquiz.exchange.zone import zone_named
from aiquiz.scheduling.days import date_of
from aiquiz.scheduling.review import Rating

NOW_MS = 1_764_000_000_000
WEST = Calendar(timezone(timedelta(hours=-7)), 240, NOW_MS)
PARIS = Calendar(ZoneInfo("Europe/Paris"), 240, NOW_MS)
HEAD = "card_id,review_time,review_rating,review_state,review_duration\n"


def read(text: str, calendar: Calendar = WEST):  # type: ignore[no-untyped-def]
    return read_reviews(text.encode(), calendar)


def test_a_row_is_a_card_a_time_and_a_rating() -> None:
    table = read(HEAD + "17,1711744352250,3,2,7241\n")
    [row] = table.rows
    assert (row.line, row.card, row.rating, row.took_ms) == (2, "17", Rating.GOOD, 7241)
    assert (row.moment.at_ms, row.moment.offset_min) == (1711744352250, -420)
    assert date_of(row.moment.day).isoformat() == "2024-03-29"
    assert (table.left_out, table.repeated, table.unknown) == ((), (), ())


def test_columns_are_known_by_name_in_any_order_and_case_and_others_are_told() -> None:
    table = read("Review_Rating;deck;CARD_ID;review time\n4;x;a;1711744352250\n")
    assert [(row.card, row.rating) for row in table.rows] == [("a", Rating.EASY)]
    assert table.columns == ("Review_Rating", "CARD_ID", "review time")
    assert table.unknown == ("deck",)


def test_without_card_time_or_rating_a_table_is_none_of_reviews() -> None:
    with pytest.raises(NoReviewsError) as caught:
        read("card_id,when,review_rating\n1,2,3\n")
    assert caught.value.missing == ("review_time",)
    assert caught.value.names == ("card_id", "when", "review_rating")
    with pytest.raises(TableError):
        read("")


def test_rows_come_in_the_order_of_their_times() -> None:
    table = read("card_id,review_time,review_rating\nb,2000,3\na,1000,1\n")
    assert [row.card for row in table.rows] == ["a", "b"]


@pytest.mark.parametrize("rating", ["0", "5", "-1", "3.5", "", "Good", "²", "٣"])
def test_a_rating_that_is_none_leaves_its_row_out_with_its_line(rating: str) -> None:
    table = read(HEAD + f"a,1000,{rating},,\nb,1000,3,,\n")
    assert [(left.line, left.code) for left in table.left_out] == [(2, "rating")]
    assert [row.card for row in table.rows] == ["b"]


@pytest.mark.parametrize(
    ("card", "time", "code"),
    [
        ("", "1000", "card"),
        ("\u200b", "1000", "card"),
        ("x" * 201, "1000", "card"),
        ("a", "", "time"),
        ("a", "yesterday", "time"),
        ("a", "-5", "time"),
        ("a", "1.7E+12", "time"),
        ("a", "9" * 40, "time"),
        ("a", "9999-12-31T23:59:59-07:00", "time"),
        ("a", "0001-01-01T00:00:00+14:00", "time"),
        ("a", "1969-12-31", "time"),
        ("a", "2024-02-30T10:00:00Z", "time"),
        ("a", "2200-01-01T10:00:00Z", "future"),
    ],
)
def test_what_can_be_no_review_is_left_out_with_its_line(card: str, time: str, code: str) -> None:
    table = read(f"card_id,review_time,review_rating\n{card},{time},3\nb,1000,3\n")
    assert [(left.line, left.code) for left in table.left_out] == [(2, code)]
    assert len(table.rows) == 1


def test_a_line_that_ends_early_is_left_out() -> None:
    assert [left.line for left in read(HEAD + "a\nb,1000,3\n").left_out] == [2]


def test_card_and_time_name_a_review_so_that_it_is_there_once() -> None:
    table = read(HEAD + "a,1000,3,,\na,1000.0,1,,\na,1001,1,,\n")
    assert [row.line for row in table.rows] == [2, 4]
    assert table.repeated == (3,)


@pytest.mark.parametrize(("told", "took"), [("7241", 7241), ("7241.0", 7241), ("", None), ("0", 0)])
def test_a_duration_is_in_milliseconds(told: str, took: int | None) -> None:
    table = read(HEAD + f"a,1000,3,,{told}\n")
    assert (table.rows[0].took_ms, table.durations_unread) == (took, 0)


@pytest.mark.parametrize("told", ["-3", "long", "99999999999999", "1e3"])
def test_a_duration_that_is_none_costs_no_review(told: str) -> None:
    table = read(HEAD + f"a,1000,3,,{told}\n")
    assert (table.rows[0].took_ms, table.durations_unread) == (None, 1)


@pytest.mark.parametrize(
    "told",
    [
        "1711744352250",
        "1711744352250.0",
        "2024-03-29T20:32:32.250000+00:00",
        "2024-03-29T20:32:32.250Z",
        "2024-03-29 13:32:32.250",
        "2024-03-29T22:32:32,25+02:00",
        "2024-03-29T20:32:32.250999Z",
    ],
)
def test_a_time_is_in_milliseconds_or_iso_8601_in_the_learners_zone_without_offset(
    told: str,
) -> None:
    found = moment_of(told, WEST)
    assert found is not None
    assert (found.at_ms, found.offset_min) == (1711744352250, -420)


def test_a_date_alone_is_that_study_day() -> None:
    for calendar in (WEST, PARIS, PARIS._replace(day_start_min=0)):
        found = moment_of("2024-03-29", calendar)
        assert found is not None
        assert date_of(found.day).isoformat() == "2024-03-29"


def test_the_day_of_a_row_is_that_of_its_own_offset_also_across_a_change_of_the_clocks() -> None:
    # At 04:30 in Paris a new day has begun, in winter and in summer.
    for told, offset in (("2024-03-30T03:30:00Z", 60), ("2024-03-31T02:30:00Z", 120)):
        found = moment_of(told, PARIS)
        assert found is not None
        assert (found.offset_min, date_of(found.day).isoformat()) == (offset, told[:10])


def test_without_a_zone_it_is_that_of_the_machine() -> None:
    when = datetime(2024, 7, 1, 12, tzinfo=UTC)
    found = moment_of(when.isoformat(), WEST._replace(zone=None))
    offset = when.astimezone().utcoffset()
    assert found is not None
    assert offset is not None
    assert found.offset_min == offset.total_seconds() // 60


@pytest.mark.parametrize(
    ("name", "minutes"),
    [("-07:00", -420), ("+5:30", 330), ("+0200", 120), ("-3", -180), ("+14", 840), ("UTC", 0)],
)
def test_a_zone_is_an_offset_or_a_name(name: str, minutes: int) -> None:
    zone = zone_named(name)
    assert zone is not None
    assert zone.utcoffset(datetime(2024, 1, 1)) == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    "name", ["", "+15:00", "-7:60", "Mars/Olympus", "../../etc/passwd", "Europe", "a\0b", "/", "7"]
)
def test_what_is_no_zone_is_refused(name: str) -> None:
    assert zone_named(name) is None


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    for head in (b"", HEAD.encode()):
        try:
            read_reviews(head + data, WEST)
        except (TableError, NoReviewsError):
            continue


@given(st.text(max_size=40))
def test_no_text_breaks_the_reading_of_a_time(told: str) -> None:
    found = moment_of(told, PARIS)
    assert found is None or found.at_ms >= 0
