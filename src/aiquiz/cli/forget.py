"""`aiquiz forget`: what was typed is taken out of progress and its backups for good."""

import json
import sys
from datetime import date
from typing import TYPE_CHECKING

import click

from aiquiz.cli.completion.offers import DECK_IDS
from aiquiz.cli.day_option import Day
from aiquiz.cli.output import complain, echo, tell
from aiquiz.cli.start import desk
from aiquiz.say.language import _
from aiquiz.scheduling.days import date_of, day_of

if TYPE_CHECKING:
    from aiquiz.desk.forgetting import Outcome, Plan
    from aiquiz.progress.copies import Left


@click.group("forget", help=_("Take out what you typed, for good."))
def command() -> None:
    """Forget what the commands below name."""


@command.command("typed", help=_("Forget the texts of answers; reviews and scores stay."))
@click.argument("name", required=False, type=DECK_IDS, metavar="[DECK]")
@click.option("--before", type=Day(), metavar="YYYY-MM-DD", help=_("Only answers before this day."))
@click.option("--keep-accepted", is_flag=True, help=_("Keep the answers you had accepted."))
@click.option("--dry-run", is_flag=True, help=_("Show what would go, and change nothing."))
@click.option("--yes", is_flag=True, help=_("Ask nothing."))
@click.option("--json", "as_json", is_flag=True, help=_("Write JSON."))
@click.pass_context
def typed(
    ctx: click.Context,
    name: str | None,
    before: date | None,
    keep_accepted: bool,
    dry_run: bool,
    yes: bool,
    as_json: bool,
) -> None:
    """Say what would go, ask, and forget it."""
    if as_json and not (yes or dry_run):
        raise click.UsageError(_("--json asks nothing: say --yes or --dry-run too."))
    if not (yes or dry_run or _is_asked()):
        raise click.UsageError(_("This can’t be undone: say --yes where nobody can be asked."))
    sat_at = desk()
    from aiquiz.desk.forgetting import decks_called, forget, in_log, plan
    from aiquiz.progress.forgetting import Wanted
    from aiquiz.say import forgetting as say

    try:
        sat_at.open_store()
        decks = None if name is None else decks_called(sat_at, name)
        day = None if before is None else day_of(before)
        found = plan(sat_at, Wanted(day, decks, keep_accepted))
        if not as_json:
            _tell_plan(found, dry_run=dry_run)
        outcome: Outcome | None = None
        left: tuple[Left, ...] = ()
        if dry_run:
            pass
        elif found.is_nothing and not as_json:
            # What it quotes was not typed into any answer that is left.
            left = in_log(sat_at, day)
        elif not yes and not _agrees():
            tell(say.nothing_done())
            ctx.exit(0)
        else:
            outcome = forget(sat_at, found.wanted)
            left = outcome.left
    finally:
        sat_at.close()
    if as_json:
        _write_json(found, outcome)
    elif outcome is not None:
        tell(say.done(len(outcome.copies)))
    ctx.exit(_tell_left(left))


def _is_asked() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _agrees() -> bool:
    """Ask whether it is to be done. Raises click.Abort where there is no answer."""
    from aiquiz.say import forgetting as say

    click.echo(say.question() + " ", nl=False, err=True)
    answer = sys.stdin.readline()
    if not answer:
        raise click.Abort
    return say.is_yes(answer)


def _tell_plan(found: "Plan", *, dry_run: bool) -> None:
    from aiquiz.say import forgetting as say

    there = found.found
    if found.is_nothing:
        tell(say.nothing(there.kept))
        return
    if there.answers:
        span = None
        if there.first is not None and there.last is not None:
            span = date_of(there.first), date_of(there.last)
        tell(say.would_go(there.answers, len(there.decks), span))
    if there.accepted:
        tell(say.accepted_go(there.accepted))
    if there.kept:
        tell(say.accepted_stay(there.kept))
    if found.copies:
        tell(say.in_copies(len(found.copies)))
    if found.unread:
        tell(say.in_unread(len(found.unread)))
    if not dry_run:
        tell(say.for_good())


def _tell_left(left: "tuple[Left, ...]") -> int:
    """Name each file in which texts may still stand; give the exit status."""
    from aiquiz.say import forgetting as say

    for file in left:
        complain("aiquiz: " + say.left(str(file.path), file.why))
    return int(bool(left))


def _write_json(found: "Plan", outcome: "Outcome | None") -> None:
    there = found.found
    facts = {
        "version": 1,
        "done": outcome is not None,
        "answers": there.answers,
        "accepted": there.accepted,
        "accepted_kept": there.kept,
        "decks": sorted(map(".".join, there.decks)),
        "first": None if there.first is None else date_of(there.first).isoformat(),
        "last": None if there.last is None else date_of(there.last).isoformat(),
        "backups": list(map(str, found.copies if outcome is None else outcome.copies)),
        "unread": list(map(str, found.unread)),
        "left": [
            {"file": str(file.path), "why": file.why} for file in (outcome.left if outcome else ())
        ],
    }
    echo(json.dumps(facts, ensure_ascii=False, indent=2))
