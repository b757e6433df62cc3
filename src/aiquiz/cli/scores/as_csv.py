"""Scores as CSV, in columns that stay; docs/scores.md tells each."""

from aiquiz.cli.csv_rows import write_csv
from aiquiz.cli.scores.as_json import answer_facts
from aiquiz.desk.history import AnswerTold, OpenSession
from aiquiz.desk.scores import Scores
from aiquiz.exchange.cells import harmless
from aiquiz.scheduling.days import date_of
from aiquiz.scores.by_day import deck_days

DAY_COLUMNS = ("day", "deck", "language", "answers", "correct", "tried", "recalled", "seconds")

ANSWER_COLUMNS = (
    *("session", "answered", "deck", "language", "card", "question", "typed", "verdict", "graded"),
    *("reason", "rating", "credit", "hints", "tries", "mode", "again", "seconds", "forgotten"),
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
    number = session.score.head.number
    write_csv(ANSWER_COLUMNS, (_row(number, answer) for answer in session.answers))


def _row(number: int, answer: AnswerTold) -> dict[str, str | float]:
    """Give the row of an answer: what JSON tells of it, with the language of its deck apart."""
    told = {**answer_facts(answer), "deck": answer.key.deck, "language": answer.key.language}
    return {"session": number, **{name: _cell(fact) for name, fact in told.items()}}


def _cell(fact: object) -> str | float:
    if isinstance(fact, bool):
        return int(fact)
    return fact if isinstance(fact, int | float) else harmless(str(fact or ""))
