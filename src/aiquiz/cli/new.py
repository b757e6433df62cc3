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
    from aiquiz.deck.identity import free, slug
    from aiquiz.desk.new_deck import NewDeckError, make, new_path, title_for
    from aiquiz.say.new_deck import first_deck, made

    sat_at = desk()
    try:
        path = new_path(name, sat_at.folders.own_decks)
        title = title_for(path)
        sat_at.open()
        taken = {entry.id for entry in sat_at.library.studied}
        taken |= {seen.id for seen in sat_at.store.seen()}
        known = free(slug(title), taken)
        make(path, first_deck(title, known))
        sat_at.open([str(path)])
    except NewDeckError as error:
        complain("aiquiz: " + refusal(error.code, one_line(error.path)))
        ctx.exit(2)
    finally:
        sat_at.close()
    # A path that holds a line break must not look like two.
    echo(made(one_line(str(path)), known))


def refusal(code: str, path: str) -> str:
    """Say why a deck can't be made at `path`, and what to do."""
    words = {
        "exists": _("There is already a file {path}: choose another name."),
        "name": _("“{path}” is no name for a file: use letters and figures."),
        "unwritable": _("Nothing can be written at {path}: choose another place."),
    }
    return words[code].format(path=path)
