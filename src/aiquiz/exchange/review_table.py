"""Reviews as other programs write them: a table of card, time and rating.

The columns are those that tools for FSRS share; they are known by name, in any order.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from typing import NamedTuple

from aiquiz.exchange.card_name import clean_id
from aiquiz.exchange.table import read_sheet
from aiquiz.scheduling.days import Moment, moment
from aiquiz.scheduling.review import Rating
from aiquiz.text import clean

COLUMNS = ("card_id", "review_time", "review_rating", "review_state", "review_duration")
"""The columns of a table of reviews. Memory needs no more than the first three."""

NEEDED = COLUMNS[:3]

MOST_REVIEWS = 1_000_000
MOST_BYTES = 64 * 1024 * 1024

_KNOWN = {
    **{name: name for name in COLUMNS},
    "rating": "review_rating",
    "review_datetime": "review_time",  # what py-fsrs calls it in its own logs
}
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_MOST_DURATION = 24 * 60 * 60 * 1000
_SOON = 24 * 60 * 60 * 1000
"""How far ahead (ms) a review may lie: another clock, or another zone, is no other year."""


class NoReviewsError(Exception):
    """A table that is none of reviews: `missing` are the columns that it lacks.

    `names` are those that it has.
    """

    def __init__(self, missing: Sequence[str], names: Sequence[str]) -> None:
        """Both are names of columns."""
        super().__init__("no-reviews")
        self.missing = tuple(missing)
        self.names = tuple(names)


class ReviewRow(NamedTuple):
    """A review of a table: its line, the card as it is called there, and what was told of it.

    `took_ms` is None where that was not told, or not so that it could be read.
    """

    line: int
    card: str
    moment: Moment
    rating: Rating
    took_ms: int | None


class LeftOut(NamedTuple):
    """A line that is no review: `code` is "card", "time", "future" or "rating", with its value."""

    line: int
    code: str
    value: str


@dataclass(frozen=True, slots=True)
class ReviewTable:
    """What was understood of a file.

    `rows` come in the order of their times. `repeated` are the lines that name the card and time
    of an earlier one. `columns` are the names that were understood, `unknown` those that were
    not. `durations_unread` counts the rows whose duration is none.
    """

    delimiter: str
    encoding: str
    columns: tuple[str, ...]
    unknown: tuple[str, ...]
    rows: tuple[ReviewRow, ...]
    left_out: tuple[LeftOut, ...]
    repeated: tuple[int, ...]
    durations_unread: int = 0


class Calendar(NamedTuple):
    """Where and how the learner counted days.

    `zone` is theirs, None for that of this machine; `day_start_min` is when a study day starts,
    in minutes after midnight; `now_ms` is the time (UTC ms), and what lies far ahead of it is no
    review.
    """

    zone: tzinfo | None
    day_start_min: int
    now_ms: int


def read_reviews(data: bytes, calendar: Calendar) -> ReviewTable:
    """Give the reviews that the bytes of a file hold. Raises TableError, NoReviewsError."""
    sheet = read_sheet(data, MOST_REVIEWS + 1)
    names = [clean(cell).strip() for cell in sheet.lines[0][1]]
    places = _places(names)
    missing = [column for column in NEEDED if column not in places]
    if missing:
        raise NoReviewsError(missing, [name for name in names if name])
    reader = _Reader(places, calendar)
    rows = sorted(reader.rows(sheet.lines[1:]), key=lambda row: (row.moment.at_ms, row.line))
    return ReviewTable(
        sheet.delimiter,
        sheet.encoding,
        tuple(names[place] for place in sorted(places.values())),
        tuple(name for place, name in enumerate(names) if name and place not in places.values()),
        tuple(rows),
        tuple(reader.left_out),
        tuple(reader.repeated),
        reader.durations_unread,
    )


def _places(names: Sequence[str]) -> dict[str, int]:
    """Give the place of each column that is known; of two of one name the first."""
    places: dict[str, int] = {}
    for place, name in enumerate(names):
        column = _KNOWN.get(name.casefold().replace(" ", "_"))
        if column is not None:
            places.setdefault(column, place)
    return places


class _Reader:
    """Reads rows, and keeps what was left out of them."""

    def __init__(self, places: dict[str, int], calendar: Calendar) -> None:
        self._places = places
        self._calendar = calendar
        self._seen: set[tuple[str, int]] = set()
        self.left_out: list[LeftOut] = []
        self.repeated: list[int] = []
        self.durations_unread = 0

    def rows(self, lines: Sequence[tuple[int, list[str]]]) -> Iterator[ReviewRow]:
        """Give the reviews among `lines`."""
        for line, cells in lines:
            row = self._row(line, cells)
            if isinstance(row, LeftOut):
                self.left_out.append(row)
            elif (row.card, row.moment.at_ms) in self._seen:
                self.repeated.append(line)
            else:
                self._seen.add((row.card, row.moment.at_ms))
                yield row

    def _row(self, line: int, cells: Sequence[str]) -> ReviewRow | LeftOut:
        card, time, rating = (self._cell(cells, column) for column in NEEDED)
        known = clean_id(card)
        if not known:
            return LeftOut(line, "card", card)
        when = moment_of(time, self._calendar)
        if when is None:
            return LeftOut(line, "time", time)
        if when.at_ms > self._calendar.now_ms + _SOON:
            return LeftOut(line, "future", time)
        rated = _whole(rating)
        if rated is None or not 1 <= rated <= 4:
            return LeftOut(line, "rating", rating)
        return ReviewRow(line, known, when, Rating(rated), self._duration(cells))

    def _cell(self, cells: Sequence[str], column: str) -> str:
        place = self._places.get(column)
        # A line may end early.
        return cells[place].strip() if place is not None and place < len(cells) else ""

    def _duration(self, cells: Sequence[str]) -> int | None:
        told = self._cell(cells, "review_duration")
        if not told:
            return None
        found = _whole(told)
        if found is None or found > _MOST_DURATION:
            self.durations_unread += 1
            return None
        return found


def moment_of(told: str, calendar: Calendar) -> Moment | None:
    """Give the moment that milliseconds since 1970 or an ISO 8601 time mean, None for no time.

    A time without an offset is one of the learner's zone, a date alone the start of that day.
    """
    try:
        found = _instant(told, calendar)
        if found is None or found < _EPOCH:
            return None
        return moment(found, calendar.day_start_min)
    except (ValueError, OverflowError, OSError):
        return None


def _instant(told: str, calendar: Calendar) -> datetime | None:
    milliseconds = _whole(told)
    if milliseconds is not None:
        return (_EPOCH + milliseconds * _MILLISECOND).astimezone(calendar.zone)
    if not told.isascii():
        return None
    found = datetime.fromisoformat(told)
    if len(told) <= len("2024-03-29"):
        found += timedelta(minutes=calendar.day_start_min)
    if found.tzinfo is None and calendar.zone is not None:
        found = found.replace(tzinfo=calendar.zone)
    return found.astimezone(calendar.zone)


def _whole(told: str) -> int | None:
    """Give the whole number, of 15 digits at most, that `told` is; 3.0 is one, as tables are."""
    whole, point, rest = told.partition(".")
    if not (whole.isascii() and whole.isdigit() and len(whole) <= 15):
        return None
    if point and (not rest or rest.strip("0")):
        return None
    return int(whole)
