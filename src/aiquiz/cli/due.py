"""`aiquiz due`: how many cards are due, for a prompt or a status line."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from aiquiz.cli.output import echo
from aiquiz.cli.start import desk
from aiquiz.deck.glance import Glimpse, glance
from aiquiz.desk import Desk
from aiquiz.desk.agenda import agenda, due_among
from aiquiz.say.language import _
from aiquiz.scheduling.limits import A_FEW, Held, Today, today
from aiquiz.scheduling.queue import Candidate
from aiquiz.scheduling.review import CardKey
from aiquiz.scheduling.siblings import families

if TYPE_CHECKING:
    from aiquiz.desk.overview import DeckRow
    from aiquiz.progress.store import Store

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
    day, memories = sat_at.now().day, store.memories()
    away = store.marks(day).away
    started = {key[:2] for key in memories}
    touched = {key.deck for key in (*memories, *away)}
    listed = _in_one_language(decks, sat_at.language, started)
    keys = {deck.path: _keys(deck, store) for deck in listed if deck.id in touched}
    due = set(due_among(memories, day, away)) & set[CardKey]().union(*keys.values())
    asks, exams = agenda(sat_at.settings, store, day, memories, due), sat_at.exams(memories)
    held, found = [], Today(0, 0, 0, 0)
    for deck in listed:
        if exams.on((deck.id, deck.language)) is not None:
            cards = [Candidate(k, memories.get(k)) for k in sorted(_keys(deck, store) - away)]
            found = _and(found, exams.asked((deck.id, deck.language), cards, asks))
            continue
        # Of a deck that was never touched it is enough to know how many cards it holds.
        if deck.path not in keys and deck.held >= 2 * (asks.room.total.new + A_FEW):
            held.append(Held(deck.id, (), deck.held))
            continue
        of_deck = keys.get(deck.path) or _keys(deck, store)
        fresh = families(of_deck - away - memories.keys(), asks.answered)
        held.append(Held(deck.id, families(due & of_deck, asks.answered), fresh))
    return Today(*map(sum, zip(found, today(held, asks.room), strict=True)))


def _and(found: Today, asked: Sequence[Candidate]) -> Today:
    """Give `found` with the cards that are `asked` for an exam."""
    new = sum(card.memory is None for card in asked)
    due = len(asked) - new
    return Today(found.due + due, found.new + new, found.waiting + due, found.unseen + new)


def _keys(deck: Glimpse, store: "Store") -> set[CardKey]:
    cards = store.seen_cards(str(deck.path))
    return {CardKey(deck.id, deck.language, card.key) for card in cards if card.present}


def _in_one_language(
    decks: Iterable[Glimpse], language: str, started: set[tuple[str, str]]
) -> list[Glimpse]:
    from aiquiz.deck.languages import in_one_language

    return in_one_language(list(decks), language, started)
