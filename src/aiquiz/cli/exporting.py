"""`aiquiz export`: decks, cards and reviews in a form that other programs read."""

from collections.abc import Mapping, Sequence

import click

from aiquiz.cli.completion.offers import DECKS
from aiquiz.cli.csv_rows import write_csv
from aiquiz.cli.output import echo_json
from aiquiz.cli.start import desk
from aiquiz.say.language import _


@click.group("export", help=_("Give decks, cards and reviews to other programs."))
def command() -> None:
    """Give something out."""


@command.command("deck", help=_("Write a deck as a table."))
@click.argument("name", type=DECKS, metavar="DECK")
@click.option("--csv", "as_csv", is_flag=True, help=_("Write CSV, which is what it does anyway."))
def deck(name: str, as_csv: bool) -> None:
    """Write the cards of a deck as CSV, a line of names first."""
    from aiquiz.exchange.deck_rows import cells_of
    from aiquiz.exchange.table import COLUMNS

    sat_at = desk()
    try:
        sat_at.open([name])
        found = sat_at.find(name).deck
    finally:
        sat_at.close()
    assert found is not None
    write_csv(COLUMNS, cells_of(found))


@command.command("reviews", help=_("Write the reviews that memory is made from."))
@click.option("--csv", "as_csv", is_flag=True, help=_("Write CSV, which is what it does anyway."))
@click.option("--json", "as_json", is_flag=True, help=_("Write JSON."))
@click.option("--numbered", is_flag=True, help=_("Write whole numbers as card_id."))
def reviews(as_csv: bool, as_json: bool, numbered: bool) -> None:
    """Write one row a review, in their order, for tools that fit parameters."""
    from aiquiz.exchange.progress_rows import review_rows
    from aiquiz.exchange.review_table import COLUMNS

    _check_one(as_csv=as_csv, as_json=as_json)
    sat_at = desk()
    try:
        found = [logged.review for logged in sat_at.open_store().remembered()]
    finally:
        sat_at.close()
    rows = review_rows(found, numbered=numbered)
    _write_json("reviews", rows) if as_json else write_csv(COLUMNS, rows)


@command.command("cards", help=_("Write what the memory model holds of each studied card."))
@click.option("--csv", "as_csv", is_flag=True, help=_("Write CSV, which is what it does anyway."))
@click.option("--json", "as_json", is_flag=True, help=_("Write JSON."))
def cards(as_csv: bool, as_json: bool) -> None:
    """Write one row a card, also of those that no deck holds."""
    from aiquiz.exchange.progress_rows import CARD_COLUMNS, card_rows
    from aiquiz.scheduling.fsrs6 import recall

    _check_one(as_csv=as_csv, as_json=as_json)
    sat_at = desk()
    try:
        memories = sat_at.open_store().memories()
        day, terms = sat_at.now().day, sat_at.terms
    finally:
        sat_at.close()
    rows = card_rows(memories, lambda key, memory: recall(memory, day, terms.of(key.deck)))
    _write_json("cards", rows) if as_json else write_csv(CARD_COLUMNS, rows)


def _check_one(*, as_csv: bool, as_json: bool) -> None:
    if as_csv and as_json:
        raise click.UsageError(_("Say --csv or --json, not both."))


def _write_json(name: str, rows: Sequence[Mapping[str, object]]) -> None:
    echo_json({"version": 1, name: rows})
