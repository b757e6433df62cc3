"""`aiquiz redo`: what was taken back is brought again."""

from collections.abc import Sequence

import click

from aiquiz.cli.done import NOTHING, UnknownNameError, named, say_unknown, what, write
from aiquiz.cli.output import complain, echo
from aiquiz.cli.start import desk
from aiquiz.desk import Desk
from aiquiz.desk.deeds import Told, bring_again, last_undone, what_was_done
from aiquiz.say import deeds as say
from aiquiz.say.language import _


@click.command("redo", help=_("Bring again what was taken back last, or what a name stands for."))
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--json", "as_json", is_flag=True, help=_("Write JSON."))
@click.pass_context
def command(ctx: click.Context, names: tuple[str, ...], as_json: bool) -> None:
    """Bring something again that was taken back."""
    sat_at = desk()
    try:
        sat_at.open_store()
        ctx.exit(_redo(sat_at, names, as_json=as_json))
    finally:
        sat_at.close()


def _redo(sat_at: Desk, names: Sequence[str], *, as_json: bool) -> int:
    try:
        meant = named(sat_at, names) if names else _last(sat_at)
    except UnknownNameError as error:
        return say_unknown(error)
    if not meant:
        words = _("Nothing was taken back since; aiquiz undo --list names what was before.")
        complain("aiquiz: " + words)
        return NOTHING
    gone = [told for told in meant if not told.deed.stands]
    bring_again(sat_at, gone)
    if as_json:
        write("brought_again", gone)
        return 0
    for told in meant:
        if told in gone:
            echo(say.came_again(what(told), told.question))
        else:
            echo(_("It counts: {what}").format(what=say.named(what(told), told.question)))
    return 0


def _last(sat_at: Desk) -> list[Told]:
    """Give what was taken back last, none where something was done since."""
    told = last_undone(what_was_done(sat_at))
    return [told] if told else []
