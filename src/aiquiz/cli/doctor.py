"""`aiquiz doctor`: look through progress and all beside it, and repair it."""

import json
from typing import Any

import click

from aiquiz.cli.output import echo, tell
from aiquiz.cli.start import now, start
from aiquiz.desk.doctor import examine, repair_found
from aiquiz.progress.doctor import Examination
from aiquiz.progress.finding import REPAIRED, Finding
from aiquiz.progress.repair import Mended
from aiquiz.say import doctor as say
from aiquiz.say.language import _
from aiquiz.scheduling.days import moment


@click.command("doctor", help=_("Look through your progress, and repair it."))
@click.option("--repair", is_flag=True, help=_("Set right what can be; nothing is lost by it."))
@click.option("--json", "as_json", is_flag=True, help=_("Write JSON."))
@click.pass_context
def command(ctx: click.Context, repair: bool, as_json: bool) -> None:
    """Look through everything, and repair what can be where that is asked for."""
    before = _look()
    mended = None
    asked = repair and bool(before.codes & REPAIRED)
    if asked:
        begun = start()
        mended = repair_found(begun.folders, begun.settings, before, _now_ms())
    after = _look() if asked else before
    if as_json:
        echo(json.dumps(_facts(before, after, mended), ensure_ascii=False, indent=2))
    else:
        if asked:
            _tell_repair(before, after, mended)
        _tell(after)
    ctx.exit(1 if after.problems else 0)


def _look() -> Examination:
    begun = start()
    return examine(begun.folders, begun.settings, begun.problems, _now_ms())


def _now_ms() -> int:
    return moment(now(), start().settings.day_start_min).at_ms


def _tell(found: Examination) -> None:
    for finding in found.findings:
        tell(say.finding(*finding))
    if found.rows or found.last_ms is not None:
        tell(
            say.looked_at(found.answers, found.cards, found.decks, found.runs, found.last_ms),
        )
    elif not found.problems:
        tell(say.nothing_yet())
    if found.copies is not None:
        tell(say.copies(found.copies, found.newest_copy_ms))
    if not found.problems and found.rows:
        tell(say.sound())


def _tell_repair(before: Examination, after: Examination, mended: Mended | None) -> None:
    left = {finding.code for finding in after.problems}
    for finding in before.problems:
        if finding.code not in left:
            tell(say.finding(*finding, with_remedy=False))
    if mended is not None:
        for line in say.told(mended):
            tell(line)
    tell(say.repaired([finding.code for finding in after.problems]))


def _facts(before: Examination, after: Examination, mended: Mended | None) -> dict[str, Any]:
    return {
        "version": 1,
        "sound": not after.problems,
        "findings": [_fact(finding) for finding in after.findings],
        "repaired": [_fact(one) for one in before.findings if one not in after.findings],
        "looked_at": {
            name: getattr(after, name)
            for name in ("rows", "answers", "runs", "decks", "cards", "memories", "copies")
        },
        "kept": None if mended is None else _kept(mended),
    }


def _fact(finding: Finding) -> dict[str, Any]:
    told = {"code": finding.code, "problem": finding.is_problem, "says": say.finding(*finding)}
    return {**told, **finding.facts}


def _kept(mended: Mended) -> dict[str, Any]:
    return {
        "answers": mended.answers,
        "from_copies": mended.in_copies,
        "from_the_damaged_file": mended.read,
        "lost": mended.lost,
        "holes": mended.holes,
        "unread_pages": mended.unread,
        "unclear_pages": mended.unclear,
        "damaged_file": None if mended.aside is None else str(mended.aside),
        "decks": [one._asdict() for one in mended.decks],
    }
