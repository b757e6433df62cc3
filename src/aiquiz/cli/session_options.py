"""The options that `study` and `quiz` share."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from aiquiz.cli.completion.offers import DECKS, TAGS, which_cards
from aiquiz.say.language import _

Command = TypeVar("Command", bound=Callable[..., Any])

ONLY = ("new", "missed", "flagged", "suspended", "leech")


def number(least: int | None = None) -> click.ParamType[int]:
    """Give the type of an option that takes a whole number, named in the language spoken."""
    kind = click.types.IntParamType() if least is None else click.IntRange(least)
    kind.name = _("whole number")
    return kind


def session_options(command: Command) -> Command:
    """Give `command` the argument and the options that shape a session."""
    for decorate in reversed(
        (
            click.argument("decks", nargs=-1, type=DECKS, metavar="[DECK]..."),
            click.option(
                "--plain", is_flag=True, help=_("Ask line by line instead of on a screen.")
            ),
            click.option(
                "--tag",
                "tags",
                multiple=True,
                type=TAGS,
                metavar="T",
                help=_("Only this tag; repeatable."),
            ),
            click.option(
                "--only",
                type=which_cards(ONLY),
                callback=lambda _ctx, _option, chosen: chosen or "",
                help=_(
                    "Only cards never studied, missed last time, flagged, suspended, or leeches."
                ),
            ),
            click.option("--typed", is_flag=True, help=_("Type the answers to choices.")),
            click.option(
                "--seed", type=number(), metavar="N", help=_("The same N gives the same order.")
            ),
        )
    ):
        command = decorate(command)
    return command
