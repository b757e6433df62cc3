"""`aiquiz decks`: the decks found."""

import click

from aiquiz.cli.completion.offers import EDITED, OPENED
from aiquiz.cli.histories import list_followed, list_orphans, unfollow_card
from aiquiz.cli.output import complain, echo, echo_json
from aiquiz.cli.start import desk, tell_followed
from aiquiz.deck.file import full_path
from aiquiz.desk import Desk
from aiquiz.desk.overview import DeckRow
from aiquiz.say.language import _
from aiquiz.say.numbers import number, percent
from aiquiz.say.problems import errors
from aiquiz.text import one_line

_SHOWN = (
    "name",
    "title",
    "language",
    "path",
    "cards",
    "due",
    "new",
    "waiting",
    "known",
    "problems",
    "missing",
    "hidden",
)


@click.command("decks", help=_("List the decks."))
@click.option("--json", "as_json", is_flag=True, help=_("Write JSON."))
@click.option(
    "--forget", type=OPENED, metavar="PATH", help=_("No longer list the deck file at PATH.")
)
@click.option("--followed", is_flag=True, help=_("List edited cards that keep their history."))
@click.option(
    "--unfollow",
    type=EDITED,
    metavar="DECK:CARD",
    help=_("Let an edited card start anew; its history stays."),
)
@click.option("--orphans", is_flag=True, help=_("List histories whose card is gone."))
@click.pass_context
def command(
    ctx: click.Context,
    as_json: bool,
    forget: str | None,
    followed: bool,
    unfollow: str | None,
    orphans: bool,
) -> None:
    """List decks or histories, take a deck off the list, or part a card from its history."""
    sat_at = desk()
    try:
        if forget is not None:
            ctx.exit(_forget(sat_at, forget))
        sat_at.open()
        if unfollow is not None:
            ctx.exit(unfollow_card(sat_at, unfollow))
        if followed or orphans:
            (list_followed if followed else list_orphans)(sat_at, as_json=as_json)
            return
        tell_followed(sat_at)
        rows = sat_at.overview().rows
    finally:
        sat_at.close()
    if as_json:
        found = [{key: getattr(row, key) for key in _SHOWN} for row in rows]
        echo_json({"version": 1, "decks": found})
    else:
        _list(list(rows))


def _forget(sat_at: Desk, path: str) -> int:
    full = full_path(path)
    shown = one_line(str(full))
    if full.parent in sat_at.places().all_folders:
        complain(_("{path} lies in a deck folder: move it away from there.").format(path=shown))
        return 1
    if not sat_at.open_store().forget(str(full)):
        complain(_("Not on the list: {path}.").format(path=shown))
        return 1
    echo(_("No longer listed: {path}. Its progress is kept.").format(path=shown))
    return 0


def _list(rows: list[DeckRow]) -> None:
    if not rows:
        echo(_("No deck here yet: put one into the folder that aiquiz where names."))
        return
    head = (_("Deck"), "", _("cards"), _("due"), _("new"), _("known"))
    table = [head, *(_cells(row) for row in rows)]
    widths = [max(len(cells[column]) for cells in table) for column in range(len(head))]
    for cells in table:
        left = f"{cells[0].ljust(widths[0])}  {cells[1].ljust(widths[1])}"
        numbers = "  ".join(
            cell.rjust(width) for cell, width in zip(cells[2:], widths[2:], strict=True)
        )
        echo(f"{left}  {numbers}".rstrip())
    for row in rows:
        _remark(row)


def _cells(row: DeckRow) -> tuple[str, ...]:
    title = one_line(row.title)
    shown = title if len(title) <= 44 else title[:43] + "…"
    if row.hidden:
        shown = f"{shown} ({_('hidden')})"
    return (
        *(shown, one_line(row.name), number(row.cards), number(row.due), number(row.new)),
        percent(row.known),
    )


def _remark(row: DeckRow) -> None:
    path = one_line(row.path)
    if row.missing:
        echo(_("{path}: the file is away.").format(path=path))
    elif row.problems:
        words = _("{path}: {problems}; aiquiz check tells more.")
        echo(words.format(path=path, problems=errors(row.problems)))
