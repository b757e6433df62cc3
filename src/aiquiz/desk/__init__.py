"""The learner's desk: settings, decks and progress, opened together."""

from aiquiz.desk.desk import Desk
from aiquiz.desk.wish import StudyWish

__all__ = ["Desk", "StudyWish"]
