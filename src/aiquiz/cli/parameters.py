"""`aiquiz parameters`: the learner's own 21 numbers, looked at before they hold."""

import sys
from datetime import date, datetime
from math import isfinite

import click

from aiquiz.cli.output import complain, echo, echo_json, tell
from aiquiz.cli.start import desk
from aiquiz.deck.file import full_path
from aiquiz.desk import Desk
from aiquiz.desk.parameters import (
    ENOUGH,
    Column,
    Comparison,
    apply,
    compare,
    holding,
    undo,
)
from aiquiz.say import parameters as say
from aiquiz.say.language import _, n_
from aiquiz.say.numbers import decimal, number, percent
from aiquiz.scheduling.days import date_of, day_of
from aiquiz.scheduling.memory import DEFAULT_PARAMETERS
from aiquiz.scheduling.parameters import ParametersError, read_parameters
from aiquiz.text import one_line
from aiquiz.text.file_bytes import bytes_of

_MOST_BYTES = 100_000
_WRONG, _USAGE = 1, 2


class _Day(click.ParamType[date]):
    """A day as YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Give the day that `value` names."""
        try:
            return datetime.strptime(str(value), "%Y-%m-%d").date()
        except ValueError:
            words = _("“{given}” is no day: write it as 2026-12-18.")
            return self.fail(words.format(given=one_line(str(value))), param, ctx)


@click.command(
    "parameters",
    help=_(
        "Show the parameters that hold, or try your own: FILE holds the 21 numbers of FSRS-6, in "
        "their order, with commas, spaces or lines between them."
    ),
)
@click.argument("file", required=False, type=click.Path(), metavar="[FILE|-]")
@click.option("--apply", "applies", is_flag=True, help=_("Let the numbers in FILE hold."))
@click.option("--undo", "undoes", is_flag=True, help=_("Take back the numbers that hold."))
@click.option(
    "--since", type=_Day(), metavar="DAY", help=_("Hold them against the reviews since DAY.")
)
@click.option("--json", "as_json", is_flag=True, help=_("Write JSON."))
@click.pass_context
def command(
    ctx: click.Context,
    file: str | None,
    applies: bool,
    undoes: bool,
    since: date | None,
    as_json: bool,
) -> None:
    """Show, try, apply or take back parameters."""
    if undoes and (applies or file is not None):
        raise click.UsageError(_("--undo takes no FILE."))
    if file is None and (applies or since is not None):
        raise click.UsageError(_("Name the FILE that holds the numbers, or - for stdin."))
    values = None if file is None else _read(file)
    if isinstance(values, int):
        ctx.exit(values)
    sat_at = desk()
    try:
        sat_at.open()
        if undoes:
            ctx.exit(_undo(sat_at, as_json=as_json))
        elif values is None:
            _show(sat_at, as_json=as_json)
        else:
            day = None if since is None else day_of(since)
            _try(sat_at, values, day, applies=applies, as_json=as_json)
    finally:
        sat_at.close()


def _read(file: str) -> tuple[float, ...] | int:
    """Give the numbers in `file`, or the exit status where they will not do."""
    try:
        if file == "-":
            text = sys.stdin.read(_MOST_BYTES)
        else:
            data, _stat = bytes_of(full_path(file), _MOST_BYTES)
            text = data.decode("utf-8-sig", "replace")
        return read_parameters(text)
    except (OSError, ValueError):
        complain("aiquiz: " + _("{path} can’t be read.").format(path=one_line(file)))
        return _USAGE
    except ParametersError as error:
        complain("aiquiz: " + say.parameters_error(error.code, error.facts))
        return _WRONG


def _show(sat_at: Desk, *, as_json: bool) -> None:
    """Show which parameters hold."""
    event = holding(sat_at)
    since = None if event is None else date_of(event.moment.day)
    values = sat_at.terms.of("").parameters
    if as_json:
        _write(
            {"own": event is not None, "since": since and since.isoformat(), "parameters": values}
        )
        return
    echo(say.holds(since))
    echo(", ".join(map(repr, values)))


def _undo(sat_at: Desk, *, as_json: bool) -> int:
    if not undo(sat_at):
        complain("aiquiz: " + _("The defaults hold: there is nothing to take back."))
        return _WRONG
    _show(sat_at, as_json=as_json)
    return 0


def _try(
    sat_at: Desk, values: tuple[float, ...], since: int | None, *, applies: bool, as_json: bool
) -> None:
    """Show what `values` would change, and let them hold where that was asked for."""
    found = compare(sat_at, values, since)
    if applies:
        apply(sat_at, values)
    if as_json:
        _write(_facts(found) | {"applied": applies})
        return
    if values == DEFAULT_PARAMETERS:
        tell(_("These are the defaults."))
    _tell_fit(found)
    echo()
    _tell_coming(found)
    echo()
    if applies:
        tell(_("They hold now. aiquiz parameters --undo takes them back."))
    else:
        tell(_("Nothing is changed: with --apply they hold."))


def _tell_fit(found: Comparison) -> None:
    if found.difference is None or found.given.fit is None:
        tell(
            _(
                "There is no review to hold them against: it takes cards that were answered on a "
                "later day."
            )
        )
    else:
        since = date_of(found.since)
        tell(say.held_against(found.given.fit.reviews, found.reviews, since))
        head = ["", _("log-loss"), _("calibration"), _("foretold"), _("remembered")]
        _table([head, *(_fitted(column) for column in found.columns)])
        tell(say.verdict(found.difference.sign, *found.difference))
        tell(say.honest(since))
    if found.reviews < ENOUGH:
        tell(say.too_few(found.reviews, ENOUGH))


def _fitted(column: Column) -> list[str]:
    fit = column.fit
    assert fit is not None
    told = (decimal(fit.loss, 4), decimal(fit.calibration, 4))
    return [say.set_name(column.name), *told, percent(fit.foretold), percent(fit.remembered)]


def _tell_coming(found: Comparison) -> None:
    more = found.given.coming.today - found.now.coming.today
    if more > 0:
        words = n_("{n} more card is due today.", "{n} more cards are due today.", more)
        tell(words.format(n=number(more)))
    elif more < 0:
        words = n_("{n} card fewer is due today.", "{n} cards fewer are due today.", -more)
        tell(words.format(n=number(-more)))
    head = ["", _("due today"), _("in 7 days"), _("in 30 days")]
    rows = [
        [say.set_name(column.name), *map(number, column.coming)]
        for column in found.columns
        if column in (found.now, found.given)
    ]
    _table([head, *rows])


def _table(rows: list[list[str]]) -> None:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for first, *others in rows:
        cells = (cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True))
        echo("  ".join([first.ljust(widths[0]), *cells]).rstrip())


def _facts(found: Comparison) -> dict[str, object]:
    known = found.difference
    return {
        "reviews": found.reviews,
        "since": date_of(found.since).isoformat(),
        "enough": found.reviews >= ENOUGH,
        "difference": known
        and {
            "log_loss": known.mean,
            # Of a single card nothing is sure, and JSON has no word for that.
            "low": known.low if isfinite(known.low) else None,
            "high": known.high if isfinite(known.high) else None,
        },
        "sets": [
            {
                "name": column.name,
                "parameters": column.values,
                "held_against": column.fit and column.fit.reviews,
                "log_loss": column.fit and column.fit.loss,
                "calibration": column.fit and column.fit.calibration,
                "foretold": column.fit and column.fit.foretold,
                "remembered": column.fit and column.fit.remembered,
                "due_today": column.coming.today,
                "due_7_days": column.coming.week,
                "due_30_days": column.coming.month,
            }
            for column in found.columns
        ],
    }


def _write(facts: dict[str, object]) -> None:
    echo_json({"version": 1, **facts})
