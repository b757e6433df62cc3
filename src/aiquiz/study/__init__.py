"""One study session as a plain state machine."""

from aiquiz.study.asking import Answered, Planned, Question, Try
from aiquiz.study.hints import Hint
from aiquiz.study.phase import Phase
from aiquiz.study.session import Refusal, Session
from aiquiz.study.summary import Summary

__all__ = [
    "Answered",
    "Hint",
    "Phase",
    "Planned",
    "Question",
    "Refusal",
    "Session",
    "Summary",
    "Try",
]
