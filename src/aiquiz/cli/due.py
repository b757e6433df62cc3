"""`aiquiz due`: how many cards are due, for a prompt or a status line."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

import click

from aiquiz.cli.output import echo, echo_json
from aiquiz.cli.start import desk, quiet_desk
from aiquiz.deck.glance import glance
from aiquiz.desk import Desk
from aiquiz.desk.due_counts import due_today
from aiquiz.say.language import _
from aiquiz.text import one_line

if TYPE_CHECKING:
    from aiquiz.desk.overview import DeckRow
    from aiquiz.scheduling.limits import Today


class Counts(NamedTuple):
    """How many cards today asks: due ones and new ones; and how many wait beyond the limits too."""

    due: int
    new: int
    waiting: int


FIGURES = Counts._fields
_BARE = "{due}"


@click.command("due", help=_("Tell how many cards are due."))
@click.option("--json", "as_json", is_flag=True, help=_("Write JSON."))
@click.option(
    "--format",
    "form",
    metavar="TEXT",
    help=_("Write TEXT, with figures for {due}, {new} and {waiting}."),
)
@click.option(
    "--quiet", is_flag=True, help=_("Write no error, and nothing where all figures are 0.")
)
@click.pass_context
def command(ctx: click.Context, as_json: bool, form: str | None, quiet: bool) -> None:
    """Count without reading a deck that has not changed."""
    form = _BARE if form is None else form
    asked = FIGURES if as_json else _named(form)
    try:
        found = _counts(quiet_desk() if quiet else desk(), asked)
    except Exception as error:
        # A prompt is drawn again and again: it is no place for what went wrong.
        if not quiet:
            raise
        from aiquiz.cli.failure import log_failure

        ctx.exit(log_failure(error))
    if quiet and not any(getattr(found, name) for name in asked):
        return
    if as_json:
        echo_json({"version": 1, **found._asdict()}, indent=None)
    else:
        echo(_filled(form, found))


def _named(form: str) -> list[str]:
    """Give the figures that `form` names. Raises UsageError where it names any other thing."""
    names = [part.partition("}")[0] for part in form.split("{")[1:] if "}" in part]
    for name in names:
        if name.isidentifier() and name not in FIGURES:
            words = _("--format knows {{due}}, {{new}} and {{waiting}}, not {{{name}}}.")
            raise click.UsageError(words.format(name=one_line(name)))
    return [name for name in names if name in FIGURES]


def _filled(form: str, found: Counts) -> str:
    for name, count in found._asdict().items():
        form = form.replace(f"{{{name}}}", str(count))
    return form


def _counts(sat_at: Desk, asked: Iterable[str]) -> Counts:
    """Give how many cards today asks, and how many wait; only those `asked` for need be right."""
    try:
        if sat_at.find_store() is not None:
            return _as_counts(_counted(sat_at))
    finally:
        sat_at.close()
    # Where nothing was ever answered nothing is due, and nothing need be made to say so.
    return _before_the_first_look(sat_at) if "new" in asked else Counts(0, 0, 0)


def _as_counts(found: "Today | DeckRow") -> Counts:
    return Counts(found.due, found.new, found.waiting)


def _counted(sat_at: Desk) -> "Today | DeckRow":
    store = sat_at.open_store()
    decks = glance(sat_at.places(), store.seen())
    if decks is None:
        sat_at.open()
        return sat_at.overview().total
    from aiquiz.desk.asked import asked_of_all

    listed = asked_of_all(decks, sat_at.settings, sat_at.language, store.started())
    return due_today(sat_at.settings, store, listed, sat_at.now().day)


def _before_the_first_look(sat_at: Desk) -> Counts:
    """Count with progress in a folder that is gone afterwards."""
    from dataclasses import replace
    from pathlib import Path
    from tempfile import TemporaryDirectory

    own, settings = sat_at.folders.own_decks, sat_at.settings
    with TemporaryDirectory() as folder:
        elsewhere = quiet_desk()
        elsewhere.folders = replace(sat_at.folders, data=Path(folder))
        elsewhere.settings = replace(settings, deck_folders=(own, *settings.deck_folders))
        try:
            return _as_counts(_counted(elsewhere))
        finally:
            elsewhere.close()
