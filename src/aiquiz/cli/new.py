"""`aiquiz new`: start a deck of one's own."""

import click

from aiquiz.cli.output import complain, echo
from aiquiz.cli.start import desk
from aiquiz.say.language import _
from aiquiz.text import one_line


@click.command("new", help=_("Start a deck of your own."))
@click.argument("name", metavar="NAME")
@click.pass_context
def command(ctx: click.Context, name: str) -> None:
    """Make the file, say where it is, and have it listed."""
    from aiquiz.desk.new_deck import NewDeckError, new_path, start_deck, title_for
    from aiquiz.say.new_deck import first_deck, made, not_made

    sat_at = desk()
    try:
        path = new_path(name, sat_at.folders.own_decks)
        sat_at.open()
        deck = start_deck(sat_at, path, title_for(path), first_deck)
    except NewDeckError as error:
        complain("aiquiz: " + not_made(error.code, error.path))
        ctx.exit(2)
    finally:
        sat_at.close()
    # A path that holds a line break must not look like two.
    echo(made(one_line(str(deck.path)), deck.id))
