"""`aiquiz restore`: copies are listed, looked at, and put in the place of the progress."""

import os
from collections.abc import Sequence
from pathlib import Path

import click

from aiquiz.cli.backups_told import facts_of, iso, write
from aiquiz.cli.completion.offers import COPIES
from aiquiz.cli.output import complain, echo, tell
from aiquiz.cli.start import desk, now
from aiquiz.desk import Desk
from aiquiz.desk.copies import (
    before_last_restore,
    damaged_since,
    every_copy,
    local,
    name_of,
    named,
    preview,
    restore,
)
from aiquiz.progress.backups import Backup
from aiquiz.progress.restoring import Change, Restored
from aiquiz.progress.trouble import StoreError
from aiquiz.say import backups as say
from aiquiz.say.language import _, p_
from aiquiz.say.numbers import number
from aiquiz.text import one_line

NOTHING = 1


@click.command("restore", help=_("List the copies of your progress, or go back to one."))
@click.argument("copy", required=False, type=COPIES, metavar="[COPY]")
@click.option(
    "--dry-run", "--preview", "dry_run", is_flag=True, help=_("Tell what would change, and stop.")
)
@click.option("--undo", is_flag=True, help=_("Go back to what was there before the last restore."))
@click.option("--json", "as_json", is_flag=True, help=_("Write JSON."))
@click.pass_context
def command(ctx: click.Context, copy: str | None, dry_run: bool, undo: bool, as_json: bool) -> None:
    """List the copies, tell what one would change, or restore it."""
    if undo and copy is not None:
        raise click.UsageError(_("--undo finds the copy itself: name none."))
    if dry_run and copy is None and not undo:
        raise click.UsageError(_("Which copy? aiquiz restore lists them."))
    sat_at = desk()
    found = _among(sat_at, copy)
    if copy is None and not undo:
        _list(sat_at, found, as_json=as_json)
        return
    path = before_last_restore(found) if copy is None else named(copy, found)
    damaged = damaged_since(sat_at, path) if undo else None
    if damaged is not None:
        complain("aiquiz: " + say.no_undo(str(damaged)))
        ctx.exit(NOTHING)
    if path is None:
        complain("aiquiz: " + _("There was no restore that could be undone."))
        ctx.exit(NOTHING)
    change = preview(sat_at, path)
    restored = None if dry_run else restore(sat_at, path)
    if as_json:
        _write(path, change, restored)
    else:
        _tell(path, change, restored)


def _among(sat_at: Desk, copy: str | None) -> list[Backup]:
    """Give the copies among which `copy` may name one. Raises StoreError."""
    try:
        return every_copy(sat_at)
    except StoreError:
        # One that lies elsewhere is found all the same.
        if copy is None or not os.path.isfile(copy):  # noqa: PTH113 - it may lie behind what is shut
            raise
        return []


_NUMBERS = (0, 4)
"""The columns of the list that hold numbers."""


def _list(sat_at: Desk, found: Sequence[Backup], *, as_json: bool) -> None:
    if as_json:
        write({"folder": str(sat_at.folders.backups), "backups": [*map(facts_of, found)]})
        return
    if not found:
        tell(_("There is no copy of your progress yet: aiquiz backup makes one."))
        return
    head = ("", _("made"), "", p_("column", "copy"), _("answers"), _("last answer"))
    year = now().year
    rows = [head, *(_cells(place, backup, year) for place, backup in enumerate(found, 1))]
    wide = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [
            cell.rjust(width) if place in _NUMBERS else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, wide, strict=True))
        ]
        echo("  ".join(cells).rstrip())
    tell(_("They lie in {folder}.").format(folder=one_line(str(sat_at.folders.backups))))
    tell(
        _(
            "aiquiz restore COPY goes back to one, by its number or name; with --dry-run it only"
            " tells what would change. What is there now is kept as a copy."
        )
    )


def _cells(place: int, backup: Backup, year: int) -> tuple[str, ...]:
    made, last = local(backup.at_s * 1000), local(backup.last_ms)
    begin = (
        *(str(place), say.brief(made, year) if made else "", say.why(backup.why)),
        one_line(name_of(backup)).partition("-")[0],
    )
    if not backup.checked:
        return (*begin, _("damaged"), "")
    return (*begin, number(backup.answers), say.brief(last, year) if last else "")


def _tell(path: Path, change: Change, restored: Restored | None) -> None:
    if change.trouble != "none":
        now = say.holds(change.now.answers, local(change.now.last_ms))
        unread = _("Your progress can’t be read as it is.")
        tell(_("Before: {held}.").format(held=now) if not change.trouble else unread)
    then = say.holds(change.then.answers, local(change.then.last_ms))
    tell(_("{name}: {held}.").format(name=one_line(path.name), held=then))
    for deck in change.decks:
        tell(say.changes(say.called(deck.deck, deck.title), deck.gone, deck.back))
    others = say.others(change.others_gone, change.others_back)
    if others:
        tell(others)
    is_same = not (change.decks or others or change.trouble)
    if is_same:
        tell(_("It holds what is there now: nothing changes."))
    if restored is None and is_same:
        return
    if restored is None:
        tell(_("Nothing was changed: without --dry-run it is."))
        return
    tell(_("Restored."))
    if restored.kept is not None:
        tell(say.kept_as(restored.kept.stem.removeprefix("progress-")))
    if restored.moved is not None:
        tell(say.moved_to(str(restored.moved)))


def _write(path: Path, change: Change, restored: Restored | None) -> None:
    kept, moved = restored or Restored()
    write(
        {
            "path": str(path),
            "restored": restored is not None,
            "kept": kept and str(kept),
            "moved": moved and str(moved),
            "trouble": change.trouble or None,
            "now": {"answers": change.now.answers, "last_answer": iso(change.now.last_ms)},
            "copy": {"answers": change.then.answers, "last_answer": iso(change.then.last_ms)},
            "decks": [
                {"deck": ".".join(deck.deck), "gone": deck.gone, "back": deck.back}
                for deck in change.decks
            ],
            "others": {"gone": change.others_gone, "back": change.others_back},
        }
    )
