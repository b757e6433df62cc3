"""Sessions of the past whose figures were computed by hand."""

from aiquiz.scheduling.days import Moment
from aiquiz.scheduling.review import CardKey
from aiquiz.scheduling.session_answer import SessionAnswer
from aiquiz.scores.session import SessionHead, SessionScore, session_score

DAY_MS = 86_400_000
FIRST = 20_000
"""The study day on which the session with number 0 would have begun; each began a day later."""

NOON = FIRST * DAY_MS + DAY_MS // 2


def answer(
    card: str, credit: float, *, took_ms: int = 4_000, deck: str = "rome", verdict: str = ""
) -> SessionAnswer:
    """Give an answer that earned `credit`."""
    said = verdict or ("correct" if credit else "wrong")
    return SessionAnswer(CardKey(deck, "en", card), said, credit, took_ms)


def head(number: int, mode: str = "quiz", *, planned: int | None = None) -> SessionHead:
    """Give what is known of a session before its answers are."""
    return SessionHead(number, Moment(NOON + number * DAY_MS), mode, planned=planned)


def quiz(number: int, right: int, cards: int, *decks: str, **facts: int | str) -> SessionScore:
    """Give a quiz in which so many of its `cards` were right; they take turns with its `decks`."""
    of = decks or ("rome",)
    answers = [
        answer(str(card), float(card < right), deck=of[card % len(of)]) for card in range(cards)
    ]
    return session_score(head(number, **facts), answers)  # type: ignore[arg-type]
