"""The learner's desk: settings, decks and progress, opened together."""

from aiquiz.desk.desk import Desk, StudyWish, deck_names

__all__ = ["Desk", "StudyWish", "deck_names"]
