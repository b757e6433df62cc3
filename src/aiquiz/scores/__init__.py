"""Statistics as pure functions of reviews."""

from aiquiz.scores.session import SessionScore, Totals, session_score, streak, totals

__all__ = ["SessionScore", "Totals", "session_score", "streak", "totals"]
