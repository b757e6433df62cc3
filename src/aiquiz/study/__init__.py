"""One study session as a plain state machine."""

from aiquiz.study.asking import Answered, Planned, Question
from aiquiz.study.phase import Phase
from aiquiz.study.session import Session
from aiquiz.study.summary import Summary

__all__ = ["Answered", "Phase", "Planned", "Question", "Session", "Summary"]
