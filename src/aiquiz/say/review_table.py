"""A table of reviews from elsewhere, in words."""

from collections.abc import Sequence
from datetime import date

from aiquiz.say.dates import clock_time, day_full
from aiquiz.say.forms import listed
from aiquiz.say.language import _, n_
from aiquiz.say.numbers import number
from aiquiz.say.tables import lines, signs
from aiquiz.say.tables import names as columns
from aiquiz.text import one_line


def no_reviews(file: str, missing: Sequence[str], names: Sequence[str]) -> str:
    """Say that the first line of `file` lacks the columns `missing`; it names `names`."""
    told = columns(names) or "-"
    return _("{file} has no column {missing}: its first line names {names}.").format(
        file=file, missing=listed(missing), names=told
    )


def bad_deck(code: str, name: str) -> str:
    """Say why cards can't be put under the deck `name`."""
    if code == "several":
        return _("The cards name several decks themselves: leave --deck out.")
    return _("{name} is no id of a deck: letters, digits, - and _ are, then .fr or .en.").format(
        name=one_line(name)
    )


def no_zone(name: str) -> str:
    """Say that `name` names no zone."""
    return _("{name} is no zone: say one like Europe/Paris, or an offset like -07:00.").format(
        name=one_line(name)
    )


def found(reviews: int, cards: int, span: tuple[date, date], delimiter: str, encoding: str) -> str:
    """Say what a table holds: from when to when, and how it is written."""
    first, last = map(day_full, span)
    return _("{reviews} of {cards}, {first} to {last}, parted by {signs}, in {encoding}.").format(
        reviews=reviews_told(reviews),
        cards=n_("{n} card", "{n} cards", cards).format(n=number(cards)),
        first=first,
        last=last,
        signs=signs(delimiter),
        encoding=encoding,
    )


def reviews_told(count: int) -> str:
    """Say how many reviews."""
    return n_("{n} review", "{n} reviews", count).format(n=number(count))


def days(zone: str | None, day_start_min: int) -> str:
    """Say whose days they are; `zone` is None for this machine's."""
    time = clock_time(day_start_min)
    if zone is None:
        return _("Days are those of this computer’s zone and start at {time}.").format(time=time)
    return _("Days are those of {zone} and start at {time}.").format(zone=one_line(zone), time=time)


def left_out(code: str, found: Sequence[int]) -> str:
    """Say why lines were left out."""
    sentences = {
        "card": _("Left out, as it names no card: line {lines}."),
        "time": _("Left out, as its time is neither milliseconds nor ISO 8601: line {lines}."),
        "future": _("Left out, as its time is still to come: line {lines}."),
        "rating": _("Left out, as a rating is 1, 2, 3 or 4: line {lines}."),
        "repeated": _("Left out, as an earlier line has its card and time: line {lines}."),
    }
    return sentences[code].format(lines=lines(found))


def seconds_perhaps() -> str:
    """Say that the times may be in another unit."""
    return _("These times lie before 1990: review_time is milliseconds, not seconds.")


def durations_unread(count: int) -> str:
    """Say that some durations are none."""
    return _(
        "Without time taken, as a duration is in milliseconds, at most a day: {reviews}."
    ).format(reviews=reviews_told(count))


def without_deck(count: int, decks: Sequence[str]) -> str:
    """Say that some cards are in no deck."""
    told = n_(
        "{n} card is in no deck now, and kept under {decks}.",
        "{n} cards are in no deck now, and kept under {decks}.",
        count,
    )
    return told.format(n=number(count), decks=listed(decks))


def added(count: int, known: int) -> str:
    """Say how many reviews were added, and how many were there."""
    if not count:
        return _("Nothing was added: every review was there already.")
    told = n_("{n} review was added.", "{n} reviews were added.", count).format(n=number(count))
    if not known:
        return told
    there = n_("{n} was there already.", "{n} were there already.", known).format(n=number(known))
    return f"{told} {there}"


def would_add(count: int, known: int) -> str:
    """Say what `added` does, of what was only looked at."""
    told = n_(
        "Nothing is written: {n} review would be added, {known} are there already.",
        "Nothing is written: {n} reviews would be added, {known} are there already.",
        count,
    )
    return told.format(n=number(count), known=number(known))


def taken_back(count: int) -> str:
    """Say how many reviews were taken back."""
    if not count:
        return _("Nothing was taken back: no review of this file counts here.")
    told = n_("{n} review was taken back.", "{n} reviews were taken back.", count)
    return told.format(n=number(count))


def would_take_back(count: int) -> str:
    """Say the same of what was only looked at."""
    told = n_(
        "Nothing is written: {n} review would be taken back.",
        "Nothing is written: {n} reviews would be taken back.",
        count,
    )
    return told.format(n=number(count))
