"""`aiquiz import reviews`: a history from another program."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from aiquiz.cli.completion.offers import DECK_IDS
from aiquiz.cli.output import complain, echo, echo_json
from aiquiz.cli.start import desk
from aiquiz.deck.file import full_path, read_file
from aiquiz.deck.problem import Problem
from aiquiz.say.language import _
from aiquiz.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import tzinfo

    from aiquiz.desk import Desk
    from aiquiz.exchange.review_table import ReviewTable
    from aiquiz.progress.elsewhere import Source
    from aiquiz.scheduling.review import CardKey, Review

_LONG_AGO_MS = 631_152_000_000
"""1 January 1990: what lies before it was no review of an electronic card."""


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What became of a table: how many reviews were added, of how many, and of which cards.

    With `undo` they were taken back, with `dry_run` they only would be.
    """

    changed: int
    reviews: int
    cards: frozenset["CardKey"]
    without_deck: frozenset["CardKey"]
    undo: bool
    dry_run: bool


@click.command("reviews", help=_("Take in the reviews of another program, from a table (CSV)."))
@click.argument("file", type=click.Path(), metavar="FILE")
@click.option(
    "--deck", "name", type=DECK_IDS, metavar="ID", help=_("Put all cards under this deck.")
)
@click.option("--tz", "zone", metavar="NAME|±HH:MM", help=_("The zone you lived in."))
@click.option(
    "--day-start",
    "hour",
    type=click.IntRange(0, 23),
    metavar="H",
    help=_("The hour at which your days started."),
)
@click.option("--undo", is_flag=True, help=_("Take back what this file added."))
@click.option("--dry-run", is_flag=True, help=_("Show what was understood, and write nothing."))
@click.option("--json", "as_json", is_flag=True, help=_("Write JSON."))
@click.pass_context
def reviews(
    ctx: click.Context,
    file: str,
    name: str | None,
    zone: str | None,
    hour: int | None,
    undo: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Say what was understood, and add what is not there yet, all of it or nothing."""
    sat_at = desk()
    from aiquiz.desk.reviews_elsewhere import without_deck
    from aiquiz.progress.elsewhere import Source

    start_min = sat_at.settings.day_start_min if hour is None else hour * 60
    try:
        table = _read(file, _zone(zone), start_min, sat_at)
        sat_at.open()
        found = _reviews(sat_at, table, name, full_path(file).stem)
        source = Source(one_line(full_path(file).name), sat_at.now())
        outcome = _Outcome(
            _change(sat_at, found, source, undo=undo, dry_run=dry_run),
            len(found),
            cards := frozenset(review.card for review in found),
            without_deck(sat_at, cards),
            undo,
            dry_run,
        )
    except _RefusedError as refused:
        complain(f"aiquiz: {refused}")
        ctx.exit(refused.status)
    finally:
        sat_at.close()
    if as_json:
        _write_json(table, outcome)
    else:
        _show(table, outcome, zone, start_min)
    ctx.exit(0 if table.rows else 1)


class _RefusedError(Exception):
    """Why nothing was done, in one sentence, and the exit status for it."""

    def __init__(self, words: str, status: int) -> None:
        super().__init__(words)
        self.status = status


def _zone(name: str | None) -> "tzinfo | None":
    if name is None:
        return None
    from aiquiz.exchange.zone import zone_named
    from aiquiz.say.review_table import no_zone

    found = zone_named(name)
    if found is None:
        raise _RefusedError(no_zone(name), 2)
    return found


def _read(file: str, zone: "tzinfo | None", start_min: int, sat_at: "Desk") -> "ReviewTable":
    from aiquiz.exchange.review_table import MOST_BYTES, Calendar, NoReviewsError, read_reviews
    from aiquiz.exchange.table import TableError
    from aiquiz.say.problems import problem
    from aiquiz.say.review_table import no_reviews
    from aiquiz.say.tables import not_read

    shown = one_line(file)
    found = read_file(full_path(file), MOST_BYTES)
    if isinstance(found, Problem):
        if found.code == "too-large":
            words = _("{file} is over {megabytes} MB: split it, and take in its parts.")
            raise _RefusedError(words.format(file=shown, **found.facts), 2)
        raise _RefusedError(f"{shown}: {problem(found.code, found.facts)}", 2)
    try:
        return read_reviews(found.data, Calendar(zone, start_min, sat_at.now().at_ms))
    except NoReviewsError as error:
        raise _RefusedError(no_reviews(shown, error.missing, error.names), 1) from error
    except TableError as error:
        if error.code == "empty":
            empty = _("{file} holds no reviews: its first line names the columns.")
            raise _RefusedError(empty.format(file=shown), 1) from error
        raise _RefusedError(not_read(error.code, error.line, shown), 1) from error


def _reviews(sat_at: "Desk", table: "ReviewTable", name: str | None, stem: str) -> "list[Review]":
    """Give the reviews of `table` under the deck called `name`, or one called as the file is."""
    from aiquiz.desk.reviews_elsewhere import (
        DeckNameError,
        deck_meant,
        deck_of_file,
        reviews_of,
    )
    from aiquiz.say.review_table import bad_deck

    try:
        deck = None if name is None else deck_meant(sat_at, name)
        return reviews_of(table.rows, deck, deck_of_file(sat_at, stem))
    except DeckNameError as error:
        raise _RefusedError(bad_deck(error.code, name or ""), 2) from error


def _change(
    sat_at: "Desk", found: "list[Review]", source: "Source", *, undo: bool, dry_run: bool
) -> int:
    """Add what is found, or take it back; give how many reviews that changes, or would."""
    if undo:
        return sat_at.store.take_back(found, source.moment, dry_run=dry_run)
    return sat_at.store.not_there(found) if dry_run else sat_at.store.take_in(found, source)


def _decks(cards: "Iterable[CardKey]") -> list[str]:
    return sorted({f"{card.deck}.{card.language}" for card in cards})


def _lines(table: "ReviewTable") -> dict[str, list[int]]:
    """Give the lines that were left out, by why."""
    lines: dict[str, list[int]] = {}
    for left in table.left_out:
        lines.setdefault(left.code, []).append(left.line)
    if table.repeated:
        lines["repeated"] = list(table.repeated)
    return lines


def _show(table: "ReviewTable", outcome: _Outcome, zone: str | None, start_min: int) -> None:
    """Say what was understood of a table, and what became of it."""
    from aiquiz.say import review_table as say
    from aiquiz.say.tables import names
    from aiquiz.scheduling.days import date_of

    if table.rows:
        first, last = table.rows[0].moment, table.rows[-1].moment
        span = (date_of(first.day), date_of(last.day))
        cards = len({row.card for row in table.rows})
        echo(say.found(len(table.rows), cards, span, table.delimiter, table.encoding))
        columns = names(table.columns)
        echo(_("Columns, as the first line names them: {columns}.").format(columns=columns))
        echo(say.days(zone, start_min))
        if last.at_ms < _LONG_AGO_MS:
            echo(say.seconds_perhaps())
    if table.unknown:
        columns = names(table.unknown)
        echo(_("Not understood, and left out: {columns}.").format(columns=columns))
    for code, lines in _lines(table).items():
        echo(say.left_out(code, lines))
    if table.durations_unread:
        echo(say.durations_unread(table.durations_unread))
    if outcome.without_deck:
        echo(say.without_deck(len(outcome.without_deck), _decks(outcome.without_deck)))
    if not table.rows:
        echo(_("Nothing was added: no line holds a review."))
        return
    known = outcome.reviews - outcome.changed
    if outcome.undo:
        echo((say.would_take_back if outcome.dry_run else say.taken_back)(outcome.changed))
    else:
        echo((say.would_add if outcome.dry_run else say.added)(outcome.changed, known))


def _write_json(table: "ReviewTable", outcome: _Outcome) -> None:
    facts = {
        "version": 1,
        "written": not outcome.dry_run,
        "reviews": outcome.reviews,
        "added": 0 if outcome.undo else outcome.changed,
        "there_already": 0 if outcome.undo else outcome.reviews - outcome.changed,
        "taken_back": outcome.changed if outcome.undo else 0,
        "cards": len(outcome.cards),
        "cards_without_deck": len(outcome.without_deck),
        "decks": _decks(outcome.cards),
        "columns": list(table.columns),
        "columns_left_out": list(table.unknown),
        "lines_left_out": [
            {"line": left.line, "why": left.code, "value": left.value} for left in table.left_out
        ]
        + [{"line": line, "why": "repeated", "value": ""} for line in table.repeated],
    }
    echo_json(facts)
