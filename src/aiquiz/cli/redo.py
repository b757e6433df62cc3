"""`aiquiz redo`: what was taken back is brought again."""

import click

from aiquiz.cli.completion.offers import TAKEN_BACK
from aiquiz.cli.start import desk
from aiquiz.cli.turning import Turning
from aiquiz.desk import Desk
from aiquiz.desk.deeds import Told, bring_again, last_undone, what_was_done
from aiquiz.say import deeds as say
from aiquiz.say.language import _


@click.command("redo", help=_("Bring again what was taken back last, or what a name stands for."))
@click.argument("names", nargs=-1, type=TAKEN_BACK, metavar="[NAME]...")
@click.option("--json", "as_json", is_flag=True, help=_("Write JSON."))
@click.pass_context
def command(ctx: click.Context, names: tuple[str, ...], as_json: bool) -> None:
    """Bring something again that was taken back."""
    sat_at = desk()
    try:
        sat_at.open_store()
        ctx.exit(_redoing().run(sat_at, names, as_json=as_json))
    finally:
        sat_at.close()


def _redoing() -> Turning:
    return Turning(
        last=_last,
        turn=bring_again,
        turns=False,
        name="brought_again",
        said=say.came_again,
        as_before=_("It counts: {what}"),
        none=_("Nothing was taken back since; aiquiz undo --list names what was before."),
    )


def _last(sat_at: Desk) -> Told | None:
    """Give what was taken back last, None where something was done since."""
    return last_undone(what_was_done(sat_at))
