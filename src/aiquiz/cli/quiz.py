"""`aiquiz quiz`: some cards, due or not, for a score that is kept."""

from typing import Any

import click

from aiquiz.cli.session_options import number, session_options
from aiquiz.cli.study import begin
from aiquiz.desk import StudyWish
from aiquiz.desk.wish import QUIZ
from aiquiz.say.language import _


@click.command("quiz", help=_("Ask some cards, due or not, for a score."))
@session_options
@click.option(
    "--limit", type=number(1), default=QUIZ, metavar="N", help=_("N cards instead of 10.")
)
@click.option("--at-end", is_flag=True, help=_("Show no answer before the end."))
@click.pass_context
def command(ctx: click.Context, /, plain: bool, **wishes: Any) -> None:
    """Quiz."""
    ctx.exit(begin(StudyWish(kind="quiz", **wishes), plain=plain))
