"""`aiquiz undo`: what was done is listed and taken back."""

from collections.abc import Sequence

import click

from aiquiz.cli.done import (
    AT_HAND,
    NOTHING,
    UnknownNameError,
    list_done,
    named,
    say_unknown,
    what,
    write,
)
from aiquiz.cli.output import complain, echo
from aiquiz.cli.session_options import number
from aiquiz.cli.start import desk
from aiquiz.desk import Desk
from aiquiz.desk.deeds import Told, last, take_back, what_was_done
from aiquiz.say import deeds as say
from aiquiz.say.language import _

_LISTED = 20


@click.command("undo", help=_("Take back what was done last, or what a name stands for."))
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--list", "listed", is_flag=True, help=_("List what was done, the newest first."))
@click.option(
    "--limit", type=number(1), default=_LISTED, metavar="N", help=_("With --list: N instead of 20.")
)
@click.option("--json", "as_json", is_flag=True, help=_("Write JSON."))
@click.pass_context
def command(
    ctx: click.Context, names: tuple[str, ...], listed: bool, limit: int, as_json: bool
) -> None:
    """Take something back, or list what was done."""
    sat_at = desk()
    try:
        sat_at.open_store()
        if listed:
            list_done(what_was_done(sat_at, limit)[:limit], sat_at.now(), as_json=as_json)
        else:
            ctx.exit(_undo(sat_at, names, as_json=as_json))
    finally:
        sat_at.close()


def _undo(sat_at: Desk, names: Sequence[str], *, as_json: bool) -> int:
    try:
        meant = named(sat_at, names) if names else _last(sat_at)
    except UnknownNameError as error:
        return say_unknown(error)
    if not meant:
        complain("aiquiz: " + _("There is nothing to take back."))
        return NOTHING
    standing = [told for told in meant if told.deed.stands]
    take_back(sat_at, standing)
    if as_json:
        write("taken_back", standing)
        return 0
    for told in meant:
        if told in standing:
            echo(say.was_taken_back(what(told), told.question))
        else:
            echo(_("Taken back before: {what}").format(what=say.named(what(told), told.question)))
    return 0


def _last(sat_at: Desk) -> list[Told]:
    """Give what was done last of what stands, none where nothing does."""
    told = last(what_was_done(sat_at, AT_HAND)) or last(what_was_done(sat_at))
    return [told] if told else []
