"""Judging a typed answer, with the reason."""

from aiquiz.grading.grader import Grader, prepare
from aiquiz.grading.loading import load_words
from aiquiz.grading.verdict import Outcome, Reason, Verdict

__all__ = ["Grader", "Outcome", "Reason", "Verdict", "load_words", "prepare"]
