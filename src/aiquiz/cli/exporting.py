"""`aiquiz export`: decks in a form that other programs read."""

import csv
import io

import click

from aiquiz.cli.decks_argument import DECKS
from aiquiz.cli.output import echo
from aiquiz.cli.start import desk
from aiquiz.say.language import _


@click.group("export", help=_("Give decks to other programs."))
def command() -> None:
    """Give something out."""


@command.command("deck", help=_("Write a deck as a table."))
@click.argument("name", type=DECKS, metavar="DECK")
@click.option("--csv", "as_csv", is_flag=True, help=_("Write CSV, which is what it does anyway."))
def deck(name: str, as_csv: bool) -> None:
    """Write the cards of a deck as CSV, a line of names first."""
    from aiquiz.exchange.deck_rows import rows_of
    from aiquiz.exchange.table import COLUMNS

    sat_at = desk()
    try:
        sat_at.open([name])
        found = sat_at.find(name).deck
    finally:
        sat_at.close()
    assert found is not None
    table = io.StringIO(newline="")
    writer = csv.DictWriter(table, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows_of(found))
    echo(table.getvalue().rstrip("\n"))
