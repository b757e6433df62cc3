"""`aiquiz undo`: what was done is listed and taken back."""

import click

from aiquiz.cli.completion.offers import DONE
from aiquiz.cli.done import AT_HAND, list_done
from aiquiz.cli.session_options import number
from aiquiz.cli.start import desk
from aiquiz.cli.turning import Turning
from aiquiz.desk import Desk
from aiquiz.desk.deeds import Told, last, take_back, what_was_done
from aiquiz.say import deeds as say
from aiquiz.say.language import _

_LISTED = 20


@click.command("undo", help=_("Take back what was done last, or what a name stands for."))
@click.argument("names", nargs=-1, type=DONE, metavar="[NAME]...")
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
            ctx.exit(_undoing().run(sat_at, names, as_json=as_json))
    finally:
        sat_at.close()


def _undoing() -> Turning:
    return Turning(
        last=_last,
        turn=take_back,
        turns=True,
        name="taken_back",
        said=say.was_taken_back,
        as_before=_("Taken back before: {what}"),
        none=_("There is nothing to take back."),
    )


def _last(sat_at: Desk) -> Told | None:
    """Give what was done last of what stands, None where nothing does."""
    return last(what_was_done(sat_at, AT_HAND)) or last(what_was_done(sat_at))
