"""`aiquiz study`: straight into a session, on the screen or line by line."""

import os
import sys

import click

from aiquiz.cli.decks_argument import DECKS
from aiquiz.cli.output import complain
from aiquiz.cli.start import desk, signs
from aiquiz.desk import StudyWish
from aiquiz.say.language import _

NO_TERMINAL = 2


def _number(least: int | None = None) -> click.ParamType[int]:
    """Give the type of an option that takes a whole number, named in the language spoken."""
    number = click.types.IntParamType() if least is None else click.IntRange(least)
    number.name = _("whole number")
    return number


@click.command("study", help=_("Study what is due, then new cards."))
@click.argument("decks", nargs=-1, type=DECKS, metavar="[DECK]...")
@click.option("--plain", is_flag=True, help=_("Ask line by line instead of on a screen."))
@click.option("--limit", type=_number(1), metavar="N", help=_("At most N cards."))
@click.option("--new", type=_number(0), metavar="N", help=_("At most N new cards."))
@click.option("--tag", "tags", multiple=True, metavar="T", help=_("Only this tag; repeatable."))
@click.option("--seed", type=_number(), metavar="N", help=_("The same N gives the same order."))
@click.pass_context
def command(
    ctx: click.Context,
    decks: tuple[str, ...],
    plain: bool,
    limit: int | None,
    new: int | None,
    tags: tuple[str, ...],
    seed: int | None,
) -> None:
    """Study."""
    wish = StudyWish(decks, limit, new, tags, seed)
    if plain:
        from aiquiz.cli.plain import study_plainly

        ctx.exit(study_plainly(desk(), wish))
    ctx.exit(open_app(wish))


def has_terminal() -> bool:
    """Tell whether a screen can be drawn: Textual itself would start anyway, and never end."""
    terminal = sys.stdin.isatty() and sys.stdout.isatty()
    return terminal and os.environ.get("TERM", "") not in ("", "dumb")


def open_app(wish: StudyWish | None) -> int:
    """Open the screens, at home or in the session of `wish`; give the exit status."""
    if not has_terminal():
        complain(
            "aiquiz: " + _("No terminal to draw on here: aiquiz study --plain asks line by line.")
        )
        return NO_TERMINAL
    from aiquiz.tui import run

    return run(desk(), wish, signs=signs())
