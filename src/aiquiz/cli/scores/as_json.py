"""Scores as a JSON object: codes and figures, no sentence. docs/scores.md tells each key."""

from collections.abc import Sequence
from datetime import datetime, timedelta, timezone

from aiquiz.cli.output import echo_json
from aiquiz.desk.history import AnswerTold, OpenSession
from aiquiz.desk.scores import Deck, Scores
from aiquiz.scheduling.days import Moment, date_of
from aiquiz.scores.calibration import calibration
from aiquiz.scores.days import answers_by_day
from aiquiz.scores.forecast import forecast
from aiquiz.scores.history import Quizzed
from aiquiz.scores.hours import by_hour
from aiquiz.scores.retention import Retention, Tries, retention, retention_by, retention_by_deck
from aiquiz.scores.session import SessionScore
from aiquiz.scores.spent import median_seconds
from aiquiz.scores.streak import best_streak, streak
from aiquiz.scores.totals import totals

VERSION = 2
FORECAST_DAYS = 14

_LETTERS = {"correct": "r", "close": "c"}
"""What stands for a verdict in a trail, of which there may be thousands."""

Facts = dict[str, object]


def write_json(found: Scores, sessions: Sequence[SessionScore]) -> None:
    """Write `found` and all `sessions` of its scope, which come with the newest first."""
    quizzed = Quizzed(found.scope).and_(sessions)
    decks, since = found.scope.decks, found.scope.since
    _write(
        {
            "scope": {
                "decks": None if decks is None else sorted(map(_name, decks)),
                "since": None if since is None else _day(since),
            },
            "totals": _totals(found),
            "retention": _retention(found),
            "calibration": [
                {
                    "low": band.low,
                    "high": band.high,
                    "predicted": round(band.predicted, 4),
                    **_tries(band.tries),
                }
                for band in calibration(found.sums)
            ],
            "hours": [
                {"hour": hour, "answers": one.answers, **_tries(one.tries)}
                for hour, one in enumerate(by_hour(found.sums))
            ],
            "days": [
                {"day": _day(day), "answers": answers}
                for day, answers in answers_by_day(found.sums).items()
            ],
            "forecast": [
                {"day": _day(found.days.today + place), "cards": cards}
                for place, cards in enumerate(
                    forecast(found.coming, found.days.today, FORECAST_DAYS).cards
                )
            ],
            "cards": {
                "known": sum(deck.known for deck in found.chosen),
                "all": sum(deck.cards for deck in found.chosen),
            },
            "best": None if quizzed.best is None else _brief(quizzed.best),
            "best_by_deck": [
                {"deck": _name(deck), **_brief(session)}
                for deck, session in quizzed.by_deck.items()
            ],
            "last_quizzes": [_brief(session) for session in quizzed.last],
            "sessions": [session_facts(session) for session in reversed(sessions)],
        }
    )


def write_session(session: OpenSession) -> None:
    """Write `session` with each of its answers, what was typed among it."""
    _write(
        {
            "session": session_facts(session.score),
            "answers": list(map(answer_facts, session.answers)),
        }
    )


def answer_facts(one: AnswerTold) -> Facts:
    """Give what is told of an answer."""
    review = one.logged.review
    return {
        "answered": local_time(review.moment),
        "deck": _name(one.key[:2]),
        "card": one.key.card,
        "question": one.question,
        "typed": review.typed,
        "verdict": review.verdict,
        "graded": one.logged.graded,
        "reason": review.reason,
        "rating": int(review.rating),
        "credit": round(review.credit, 4),
        "hints": review.hints,
        "tries": review.tries,
        "mode": review.mode,
        "again": one.again,
        "seconds": _seconds(review.took_ms),
        "forgotten": review.forgotten,
    }


def session_facts(session: SessionScore) -> Facts:
    """Give what is told of a session."""
    head = session.head
    return {
        "number": head.number,
        "started": local_time(head.started),
        "mode": "study" if head.mode == "ahead" else head.mode,
        "ahead": head.mode == "ahead",
        "mock_exam": head.is_mock,
        "decks": list(map(_name, session.decks)),
        "cards": session.cards,
        "planned": head.planned,
        "correct": session.correct,
        "score": round(session.score, 4),
        "answers": session.answers,
        "seconds": _seconds(session.spent_ms),
        "trail": "".join(_LETTERS.get(verdict, "w") for verdict in session.trail),
    }


def local_time(moment: Moment) -> str:
    """Give the time of `moment` as the learner's clock showed it, to the second, with its zone."""
    zone = timezone(timedelta(minutes=moment.offset_min))
    return datetime.fromtimestamp(moment.at_ms / 1000, zone).isoformat(timespec="seconds")


def _totals(found: Scores) -> Facts:
    told = totals(found.sums)
    return {
        "answers": told.answers,
        "correct": told.correct,
        "days": told.days,
        "streak": streak(found.days.answers, found.days.today),
        "best_streak": best_streak(found.days.answers),
        "seconds": _seconds(told.spent_ms),
        "median_seconds": median_seconds(found.sums),
        "outcomes": told.outcomes,
    }


def _retention(found: Scores) -> Facts:
    by_month = retention_by(found.sums, "month").items()
    return {
        "wanted": found.wanted,
        **_ages(retention(found.sums)),
        "by_month": [{"month": f"{when:%Y-%m}", **_ages(one)} for when, one in by_month],
        "by_deck": [
            {"deck": _name(deck), **_ages(one)}
            for deck, one in sorted(retention_by_deck(found.sums).items())
        ],
    }


def _ages(found: Retention) -> Facts:
    return {"young": _tries(found.young), "mature": _tries(found.mature)}


def _tries(found: Tries) -> Facts:
    return {"tried": found.tried, "recalled": found.recalled}


def _brief(session: SessionScore) -> Facts:
    return {
        "session": session.head.number,
        "started": local_time(session.head.started),
        "score": round(session.score, 4),
        "cards": session.cards,
    }


def _name(deck: Deck) -> str:
    return ".".join(deck)


def _day(day: int) -> str:
    return date_of(day).isoformat()


def _seconds(ms: int) -> float:
    return round(ms / 1000, 1)


def _write(facts: Facts) -> None:
    echo_json({"version": VERSION, **facts})
