"""`aiquiz exam`: an exam on a deck, its plan and what it is expected to bring."""

import shutil
from datetime import date
from typing import TYPE_CHECKING

import click

from aiquiz.cli.completion.offers import DECKS
from aiquiz.cli.day_option import Day
from aiquiz.cli.output import complain, echo, echo_json, tell
from aiquiz.cli.session_options import number as whole
from aiquiz.cli.start import desk
from aiquiz.say.exam import (
    days_to,
    last_days,
    load,
    load_short,
    most_on,
    new_left,
    promise,
    refused,
    score_names,
    score_share,
)
from aiquiz.say.language import _
from aiquiz.text import one_line

if TYPE_CHECKING:
    from aiquiz.desk.exam import ExamView
    from aiquiz.scheduling.exam_plan import ExamPlan

_NARROW = 60
_WIDEST = 76
_LEVELS = "▁▂▃▄▅▆▇█"


@click.command("exam", help=_("Plan for an exam on a deck, and see how it is likely to go."))
@click.argument("deck", type=DECKS, metavar="DECK")
@click.option("--on", type=Day(), metavar="YYYY-MM-DD", help=_("Set the exam for this day."))
@click.option(
    "--minutes", type=whole(1), metavar="N", help=_("Study N minutes a day for it (20 at first).")
)
@click.option("--off", is_flag=True, help=_("Take the exam off the deck."))
@click.option("--json", "as_json", is_flag=True, help=_("Write JSON."))
@click.pass_context
def command(
    ctx: click.Context, deck: str, on: date | None, minutes: int | None, off: bool, as_json: bool
) -> None:
    """Set, show or end an exam."""
    from aiquiz.desk.exam import ExamDayError, check_day, end_exam, exam_view, set_exam
    from aiquiz.desk.exams import exam_day

    if off and (on or minutes):
        raise click.UsageError(_("--off goes with neither --on nor --minutes."))
    if minutes is not None and minutes > 1440:
        raise click.UsageError(_("A day has 1,440 minutes: --minutes takes no more."))
    sat_at = desk()
    try:
        sat_at.open([deck])
        entry = sat_at.find(deck)
        before = exam_day(sat_at.settings, entry.id)
        if off:
            if before is not None:
                end_exam(sat_at, entry.id)
            _tell_off(before is not None, as_json=as_json)
            return
        when = on or (before.on if before else None)
        if when is None:
            if minutes is not None:
                raise click.UsageError(refused("none", date.min, entry.name))
            _tell_none(entry.name, as_json=as_json)
            return
        try:
            if on or minutes:
                set_exam(sat_at, entry.id, when, minutes)
            check_day(when, sat_at.now().day)
        except ExamDayError as error:
            told = {"past": "over", "today": "here"}
            code = error.code if on or minutes else told.get(error.code, error.code)
            complain("aiquiz: " + refused(code, error.on, entry.name))
            ctx.exit(2 if on or minutes else 1)
        found = exam_day(sat_at.settings, entry.id)
        assert found is not None
        view = exam_view(sat_at, entry, found)
    finally:
        sat_at.close()
    (_write_json if as_json else _print)(view, view.plan())


def _tell_off(was_set: bool, *, as_json: bool) -> None:
    if as_json:
        _dump(None)
    else:
        echo(_("No exam any more; study goes on as without it.") if was_set else _("None was set."))


def _tell_none(name: str, *, as_json: bool) -> None:
    if as_json:
        _dump(None)
    else:
        tell(refused("none", date.min, one_line(name)))


def _write_json(view: "ExamView", plan: "ExamPlan") -> None:
    from aiquiz.scheduling.days import date_of

    _dump(
        {
            "deck": view.name,
            "title": view.title,
            "on": view.on.isoformat(),
            "days": view.days,
            "minutes_a_day": view.minutes,
            "cards_a_day": view.exam.per_day,
            "cards": plan.cards,
            "new": plan.new,
            "unseen": plan.unseen,
            "last_new": None if plan.last_new is None else date_of(plan.last_new).isoformat(),
            "to_study_now": len(view.asked()),
            "score": {
                "today": plan.score_today,
                "with_plan": plan.score_with,
                "without_plan": plan.score_without,
            },
            "days_by_gain": plan.by_gain,
            "plan": [
                {"date": date_of(plan.today + place).isoformat(), "cards": cards}
                for place, cards in enumerate(plan.per_day)
            ],
        }
    )


def _dump(exam: object) -> None:
    echo_json({"version": 1, "exam": exam})


def _print(view: "ExamView", plan: "ExamPlan") -> None:
    from aiquiz.say.dates import day_brief
    from aiquiz.scheduling.days import date_of

    width = min(shutil.get_terminal_size().columns - 1, _WIDEST)
    narrow = width < _NARROW
    last = None if plan.last_new is None else date_of(plan.last_new)
    tell(one_line(view.title))
    tell(f"{view.days} {days_to(view.days, view.on)}")
    if narrow:
        tell(load_short(plan.cards, view.minutes))
    else:
        tell(load(plan.cards, view.minutes, view.exam.per_day))
    tell(new_left(plan.new, plan.unseen, last))
    echo()
    echo(_("Predicted score"))
    for line in _scores(plan, width):
        echo(line)
    echo()
    echo(_both_ends(_("Cards a day until then"), most_on(max(plan.per_day)), width))
    for line in _days(plan, width, f"│ {day_brief(view.on)}"):
        echo(line)
    echo()
    tell(_to_do(len(view.asked()), view.name))
    tell(promise())


def _scores(plan: "ExamPlan", width: int) -> list[str]:
    """Give a line for each score: its name, a bar where there is room, percent and cards."""
    found = (plan.score_today, plan.score_with, plan.score_without)
    told = [score_share(expected, plan.cards) for expected in found]
    names = score_names()
    label = max(map(len, names))
    ends = [f"{share:>6}  {cards:>{2 * len(str(plan.cards)) + 2}}" for share, cards in told]
    room = width - label - max(map(len, ends)) - 2
    if room < 10:
        return [_both_ends(name, end.strip(), width) for name, end in zip(names, ends, strict=True)]
    lines = []
    for name, end, expected in zip(names, ends, found, strict=True):
        full = round(room * expected / plan.cards) if plan.cards else 0
        lines.append(f"{name.ljust(label)}  {'━' * full}{'─' * (room - full)}{end}")
    return lines


def _days(plan: "ExamPlan", width: int, flag: str) -> list[str]:
    """Give the days as columns of one row, and below them where they start and how they end."""
    room = width - len(flag) - 1
    counts = _fitted(plan.per_day, room)
    wide = max(min(room // len(counts), 4), 1)
    most = max(*counts, 1)
    bars = "".join(
        (_LEVELS[-(-count * len(_LEVELS) // most) - 1] if count else " ") * wide for count in counts
    )
    start, end = _("today"), last_days(plan.by_gain)
    shown = len(start) + len(end) + 2 <= len(bars)
    below = start + end.rjust(len(bars) - len(start)) if shown else end
    return [f"{bars} {flag}", below]


def _fitted(counts: tuple[int, ...], room: int) -> list[int]:
    """Give `counts` in at most `room` columns; where several days share one, the most of them."""
    days = -(-len(counts) // max(room, 1))
    return [max(counts[start : start + days]) for start in range(0, len(counts), days)]


def _both_ends(left: str, right: str, width: int) -> str:
    return left + right.rjust(max(width - len(left), len(right) + 2))


def _to_do(asked: int, name: str) -> str:
    if not asked:
        return _("Nothing left for the exam today.")
    words = _("To study today: {n}. aiquiz study {deck} asks them.")
    return words.format(n=asked, deck=one_line(name))
