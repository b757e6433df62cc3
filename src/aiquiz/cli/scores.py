"""`aiquiz scores`: how past sessions went."""

import json
from datetime import datetime, timedelta, timezone

import click

from aiquiz.cli.output import echo
from aiquiz.cli.start import desk
from aiquiz.progress.store import LoggedReview
from aiquiz.say.dates import day_short, duration
from aiquiz.say.language import _, n_
from aiquiz.say.numbers import number, percent
from aiquiz.say.report import session_name
from aiquiz.scheduling.days import Moment
from aiquiz.scheduling.review import ELSEWHERE, Ref, Review
from aiquiz.scores.days import answers_by_day
from aiquiz.scores.session import SessionScore, session_score
from aiquiz.scores.streak import streak
from aiquiz.scores.totals import Totals, totals

_LAST = 20


@click.command("scores", help=_("Show how past sessions went."))
@click.option("--json", "as_json", is_flag=True, help=_("Write JSON."))
def command(as_json: bool) -> None:
    """Print totals and sessions."""
    sat_at = desk()
    try:
        store = sat_at.open_store()
        for _share in store.count():
            pass
        reviews, sums = store.reviews(), store.sums()
        today = sat_at.now().day
    finally:
        sat_at.close()
    found, row = totals(sums), streak(answers_by_day(sums), today)
    sessions = by_session(reviews)
    if as_json:
        echo(json.dumps(_object(found, row, sessions), ensure_ascii=False, indent=2))
    else:
        _say(found, row, sessions)


def by_session(reviews: list[LoggedReview]) -> list[SessionScore]:
    """Give the score of each session that `reviews` are of, oldest first.

    What was answered elsewhere was answered in no session.
    """
    grouped: dict[Ref, list[Review]] = {}
    for logged in reviews:
        if logged.review.mode != ELSEWHERE:
            grouped.setdefault(logged.session, []).append(logged.review)
    return sorted(map(session_score, grouped.values()), key=lambda score: score.started.at_ms)


def local_time(moment: Moment) -> datetime:
    """Give the time of `moment` as the learner's clock showed it."""
    zone = timezone(timedelta(minutes=moment.offset_min))
    return datetime.fromtimestamp(moment.at_ms / 1000, zone)


def _object(found: Totals, row: int, sessions: list[SessionScore]) -> dict[str, object]:
    return {
        "version": 1,
        "totals": {
            "answers": found.answers,
            "correct": found.correct,
            "days": found.days,
            "streak": row,
            "seconds": round(found.spent_ms / 1000, 1),
        },
        "sessions": [
            {
                "started": local_time(session.started).isoformat(timespec="seconds"),
                "mode": session.mode,
                "decks": [f"{deck}.{language}" for deck, language in session.decks],
                "cards": session.cards,
                "correct": session.correct,
                "score": round(session.score, 4),
                "answers": session.answers,
                "seconds": round(session.spent_ms / 1000, 1),
            }
            for session in sessions
        ],
    }


def _say(found: Totals, in_a_row: int, sessions: list[SessionScore]) -> None:
    if not found.answers:
        echo(_("No answers yet: aiquiz study makes a start."))
        return
    answers = n_("{n} answer", "{n} answers", found.answers).format(n=number(found.answers))
    days = n_("{n} day", "{n} days", found.days).format(n=number(found.days))
    row = n_("{n} day in a row", "{n} days in a row", in_a_row).format(n=in_a_row)
    echo(f"{answers} · {days} · {row} · {duration(found.spent_ms / 1000)}")
    echo()
    for session in reversed(sessions[-_LAST:]):
        when = local_time(session.started)
        right = _("{right} of {cards} right").format(right=session.correct, cards=session.cards)
        decks = ", ".join(f"{deck}.{language}" for deck, language in session.decks)
        if session.mode != "study":
            decks = f"{session_name(session.mode)}: {decks}"
        day = day_short(when.date())
        echo(f"{day} {when:%H:%M}  {percent(session.score).rjust(5)}  {right}  {decks}")
