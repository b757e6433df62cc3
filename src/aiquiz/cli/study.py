"""`aiquiz study`: straight into a session, on the screen or line by line."""

import os
import sys
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, NoReturn

import click

from aiquiz.cli.copying import copy_at_end
from aiquiz.cli.output import complain, echo
from aiquiz.cli.session_options import number, session_options
from aiquiz.cli.start import desk, signs
from aiquiz.desk import StudyWish
from aiquiz.desk.wish import AHEAD, Kind
from aiquiz.say.language import _

NO_TERMINAL = 2
NO_DISK = 2


@click.command("study", help=_("Study what is due, then new cards."))
@session_options
@click.option("--limit", type=number(1), metavar="N", help=_("At most N cards."))
@click.option("--new", type=number(0), metavar="N", help=_("At most N new cards."))
@click.option("--cram", is_flag=True, help=_("Any cards, due or not; no due date changes."))
@click.option("--ahead", is_flag=True, help=_("The next 20 cards before their day; it counts."))
@click.option(
    "--days",
    "within",
    type=number(1),
    metavar="N",
    help=_("With --ahead: every card due within N days."),
)
@click.option("--go-on", is_flag=True, help=_("Go on with the session that was left today."))
@click.pass_context
def command(
    ctx: click.Context, /, plain: bool, cram: bool, ahead: bool, go_on: bool, **wishes: Any
) -> None:
    """Study."""
    wish = StudyWish(kind=_kind(cram=cram, ahead=ahead, **wishes), **wishes)
    if ahead and wish.limit is None and wish.within is None:
        wish = replace(wish, limit=AHEAD)
    if go_on:
        left = _left_open()
        if left is None:
            echo(_("No session of today was left open."))
            return
        wish = left
    ctx.exit(begin(wish, plain=plain))


def _kind(*, cram: bool, ahead: bool, within: int | None, **_wishes: Any) -> Kind:
    """Give the kind of session that the options mean. Raises click.UsageError."""
    if ahead and cram:
        raise click.UsageError(_("--ahead counts and --cram does not: say one of them."))
    if within is not None and not ahead:
        raise click.UsageError(_("--days goes with --ahead."))
    return "ahead" if ahead else "cram" if cram else "study"


def _left_open() -> StudyWish | None:
    """Give the wish that goes on with the session that was left today."""
    sat_at = desk()
    try:
        sat_at.open()
        left = sat_at.left_open()
    finally:
        sat_at.close()
    return left.wish if left else None


def begin(wish: StudyWish, *, plain: bool) -> int:
    """Begin a session, on the screen or line by line; give the exit status."""
    if plain:
        from aiquiz.cli.plain import study_plainly

        sat_at = desk()
        status = study_plainly(sat_at, wish)
        copy_at_end(sat_at)
        return status
    return open_app(wish)


def has_terminal() -> bool:
    """Tell whether a screen can be drawn: Textual itself would start anyway, and never end."""
    terminal = sys.stdin.isatty() and sys.stdout.isatty()
    return terminal and os.environ.get("TERM", "") not in ("", "dumb")


def open_app(wish: StudyWish | None) -> int:
    """Open the screens, at home or in the session of `wish`; give the exit status."""
    if not has_terminal():
        name = "quiz" if wish and wish.kind == "quiz" else "study"
        words = _("No terminal to draw on here: aiquiz {name} --plain asks line by line.")
        complain("aiquiz: " + words.format(name=name))
        return NO_TERMINAL
    from aiquiz.tui import run
    from aiquiz.tui.stuck import StuckError

    sat_at = desk()
    try:
        status = run(sat_at, wish, signs=signs(_screen_encoding()))
    except StuckError as stuck:
        return _end_by_force(stuck.status, stuck.failure, lost=stuck.lost)
    if not status:
        copy_at_end(sat_at)
    return status


def _screen_encoding() -> str:
    """Have the screen drawn with what the locale can show; give its encoding."""
    plain = is_plain(os.environ)
    if not plain and sys.stderr.encoding == "utf-8":
        # Nothing is to be prepared, and nobody has to wait for it.
        return "utf-8"
    from aiquiz.cli.screen_output import prepare_screen

    return prepare_screen(plain=plain)


def is_plain(environment: Mapping[str, str]) -> bool:
    """Tell whether the locale is C, by whichever name: Python takes that for one of UTF-8."""
    named = (environment.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG"))
    return next(filter(None, named), "") in ("C", "POSIX")


def _end_by_force(status: int, failure: Exception | None, *, lost: bool) -> NoReturn:
    """End at once, where Python would wait for a disk that does not answer.

    `failure` is what had ended the screens before, if that was no wish of the learner's.
    """
    if failure is not None:
        from aiquiz.cli.failure import say_failure

        status = say_failure(failure, disk_is_stuck=True)
    if lost:
        complain("aiquiz: " + _("The disk did not answer: what was done last may not be saved."))
    sys.stderr.flush()
    os._exit(status or (NO_DISK if lost else 0))
