"""Scores as CSV, in columns that stay; docs/scores.md tells each."""

from aiquiz.cli.csv_rows import write_csv
from aiquiz.cli.scores.as_json import local_time
from aiquiz.desk.history import OpenSession
from aiquiz.desk.scores import Scores
from aiquiz.exchange.cells import harmless
from aiquiz.scheduling.days import date_of
from aiquiz.scores.by_day import deck_days

DAY_COLUMNS = ("day", "deck", "language", "answers", "correct", "tried", "recalled", "seconds")

ANSWER_COLUMNS = (
    *("session", "answered", "deck", "language", "card", "question", "typed", "verdict", "graded"),
    *("reason", "rating", "credit", "hints", "tries", "mode", "again", "seconds"),
)


def write_days(found: Scores) -> None:
    """Write a row for each study day of each deck."""
    write_csv(
        DAY_COLUMNS,
        (
            {
                "day": date_of(one.day).isoformat(),
                "deck": harmless(one.deck),
                "language": harmless(one.language),
                "answers": one.answers,
                "correct": one.correct,
                "tried": one.tried,
                "recalled": one.recalled,
                "seconds": round(one.spent_ms / 1000, 1),
            }
            for one in deck_days(found.sums)
        ),
    )


def write_answers(session: OpenSession) -> None:
    """Write a row for each answer of `session`."""
    write_csv(
        ANSWER_COLUMNS,
        (
            {
                "session": session.score.head.number,
                "answered": local_time(one.logged.review.moment),
                "deck": harmless(one.key.deck),
                "language": harmless(one.key.language),
                "card": harmless(one.key.card),
                "question": harmless(one.question),
                "typed": harmless(one.logged.review.typed or ""),
                "verdict": one.logged.review.verdict,
                "graded": one.logged.graded,
                "reason": one.logged.review.reason,
                "rating": int(one.logged.review.rating),
                "credit": round(one.logged.review.credit, 4),
                "hints": one.logged.review.hints,
                "tries": one.logged.review.tries,
                "mode": one.logged.review.mode,
                "again": int(one.again),
                "seconds": round(one.logged.review.took_ms / 1000, 1),
            }
            for one in session.answers
        ),
    )
