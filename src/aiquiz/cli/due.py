"""`aiquiz due`: how many cards are due, for a prompt or a status line."""

from typing import TYPE_CHECKING

import click

from aiquiz.cli.output import echo
from aiquiz.cli.start import desk
from aiquiz.deck.glance import glance
from aiquiz.desk import Desk
from aiquiz.desk.due_counts import due_today
from aiquiz.say.language import _
from aiquiz.scheduling.limits import Today

if TYPE_CHECKING:
    from aiquiz.desk.overview import DeckRow

_TOLD = ("due", "new", "waiting")


@click.command("due", help=_("Tell how many cards are due."))
@click.option("--json", "as_json", is_flag=True, help=_("Write JSON."))
def command(as_json: bool) -> None:
    """Count without reading a deck that has not changed."""
    sat_at = desk()
    try:
        found = _counts(sat_at)
    finally:
        sat_at.close()
    if as_json:
        import json

        echo(json.dumps({"version": 1, **{name: getattr(found, name) for name in _TOLD}}))
    else:
        echo(str(found.due))


def _counts(sat_at: Desk) -> "Today | DeckRow":
    """Give how many cards today asks, and how many wait."""
    store = sat_at.open_store()
    decks = glance(sat_at.places(), store.seen())
    if decks is None:
        sat_at.open()
        return sat_at.overview().total
    from aiquiz.desk.asked import asked_of_all

    listed = asked_of_all(decks, sat_at.settings, sat_at.language, store.started())
    return due_today(sat_at.settings, store, listed, sat_at.now().day)
