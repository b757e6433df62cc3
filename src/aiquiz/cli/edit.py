"""`aiquiz edit`: open a deck in the learner's editor, at a card."""

import os
import shutil
from typing import TYPE_CHECKING

import click

from aiquiz.cli.completion.offers import DECK_OR_CARD
from aiquiz.cli.output import complain, echo
from aiquiz.cli.start import desk
from aiquiz.say.language import _
from aiquiz.text import one_line

if TYPE_CHECKING:
    from aiquiz.deck.entry import Entry
    from aiquiz.deck.library import Library


@click.command("edit", help=_("Open a deck in your editor, at a card."))
@click.argument("deck", type=DECK_OR_CARD, metavar="DECK[:CARD]")
@click.pass_context
def command(ctx: click.Context, deck: str) -> None:
    """Open it, and say what is wrong with it afterwards."""
    from aiquiz.desk.editor import editor_at, run_editor
    from aiquiz.say.editing import editor_failed, not_opened, read_again

    sat_at = desk()
    try:
        sat_at.open([deck])
        entry, card = _meant(sat_at.library, deck, sat_at.language)
        # What can't be read holds no card to name: it is opened where that is to be mended.
        if card and entry.deck and not _card(entry, card):
            complain("aiquiz: " + _no_card(entry, card))
            ctx.exit(2)
        opened = editor_at(entry, _card(entry, card), os.environ, shutil.which)
        if isinstance(opened, str):
            complain("aiquiz: " + not_opened(opened))
            ctx.exit(2)
        if not run_editor(opened):
            complain("aiquiz: " + editor_failed(opened[0]))
            ctx.exit(2)
        sat_at.read_decks()
        same = (found for found in sat_at.library.entries if found.path == entry.path)
        now = next(same, None)
        if now is not None and now.problems:
            echo(read_again(now.problems))
            ctx.exit(1)
    finally:
        sat_at.close()


def _meant(library: "Library", name: str, language: str) -> "tuple[Entry, str]":
    """Give the file and the card that `name` means, "" where it names none.

    Raises UnknownDeckError.
    """
    from aiquiz.deck.library import UnknownDeckError

    try:
        return library.find(name, language), ""
    except UnknownDeckError:
        deck, colon, card = name.rpartition(":")
        if not colon:
            raise
        return library.find(deck, language), card


def _card(entry: "Entry", name: str) -> str:
    """Give the id of the card that `name` means by its id or its number, "" for none."""
    cards = entry.deck.cards if entry.deck else ()
    if any(card.id == name for card in cards):
        return name
    number = int(name) if name.isdecimal() and len(name) < 7 else 0
    return cards[number - 1].id if 0 < number <= len(cards) else ""


def _no_card(entry: "Entry", card: str) -> str:
    words = _("There is no card {card} in {deck}: say its id, or its number from 1.")
    return words.format(card=one_line(card), deck=one_line(entry.name))
