"""`aiquiz backup`: one copy of the progress now, looked through."""

from pathlib import Path

import click

from aiquiz.cli.backups_told import facts_of, write
from aiquiz.cli.output import complain, tell
from aiquiz.cli.start import desk
from aiquiz.desk.copies import back_up, local
from aiquiz.progress.beginning import look_before
from aiquiz.say import backups as say
from aiquiz.say.language import _
from aiquiz.text import one_line

NOTHING = 1


@click.command("backup", help=_("Copy your progress, and look through the copy."))
@click.option(
    "--to",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help=_("To a new file or into a folder at PATH, as on another disk."),
)
@click.option("--json", "as_json", is_flag=True, help=_("Write JSON."))
@click.pass_context
def command(ctx: click.Context, to: Path | None, as_json: bool) -> None:
    """Make a copy, and say where it is and what it holds."""
    sat_at = desk()
    # What was there and is gone, or is damaged, is told as a start tells it.
    look_before(sat_at.folders.database)
    backup = back_up(sat_at, to)
    if backup is None:
        complain("aiquiz: " + _("There is no progress to copy yet."))
        ctx.exit(NOTHING)
    if as_json:
        write({"backup": facts_of(backup)})
        return
    if backup.answers:
        tell(_("Your progress was copied, and the copy looked through: every answer is sound."))
        tell(say.holds(backup.answers, local(backup.last_ms)))
    else:
        # It is made all the same: whoever asks for it may want to come back to the beginning.
        tell(_("Your progress was copied as it is: nothing was answered yet."))
    tell(one_line(str(backup.path)))
