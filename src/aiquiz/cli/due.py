"""`aiquiz due`: how many cards are due, for a prompt or a status line."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from aiquiz.cli.output import echo
from aiquiz.cli.start import desk
from aiquiz.deck.glance import Glimpse, glance
from aiquiz.desk import Desk
from aiquiz.say.language import _
from aiquiz.scheduling.review import CardKey

if TYPE_CHECKING:
    from aiquiz.progress.store import Store


@click.command("due", help=_("Tell how many cards are due."))
@click.option("--json", "as_json", is_flag=True, help=_("Write JSON."))
def command(as_json: bool) -> None:
    """Count without reading a deck that has not changed."""
    sat_at = desk()
    try:
        due, new = _counts(sat_at)
    finally:
        sat_at.close()
    if as_json:
        import json

        echo(json.dumps({"version": 1, "due": due, "new": new}))
    else:
        echo(str(due))


def _counts(sat_at: Desk) -> tuple[int, int]:
    """Give how many cards are due, and how many new ones may be asked today."""
    store = sat_at.open_store()
    decks = glance(sat_at.places(), store.seen())
    if decks is None:
        sat_at.open()
        total = sat_at.overview().total
        return total.due, total.new
    day, memories = sat_at.now().day, store.memories()
    away = store.marks(day).away
    started = {key[:2] for key in memories}
    touched = started | {key[:2] for key in away}
    due = fresh = 0
    for deck in _in_one_language(decks, sat_at.language, started):
        # Of a deck that was never touched it is enough to know how many cards it holds.
        if (deck.id, deck.language) not in touched:
            fresh += deck.held
            continue
        keys = _keys(deck, store) - away
        due += sum(key in memories and memories[key].due_day <= day for key in keys)
        fresh += sum(key not in memories for key in keys)
    return due, min(fresh, sat_at.new_left(day))


def _keys(deck: Glimpse, store: "Store") -> set[CardKey]:
    cards = store.seen_cards(str(deck.path))
    return {CardKey(deck.id, deck.language, card.key) for card in cards if card.present}


def _in_one_language(
    decks: Iterable[Glimpse], language: str, started: set[tuple[str, str]]
) -> list[Glimpse]:
    from aiquiz.deck.languages import in_one_language

    return in_one_language(list(decks), language, started)
