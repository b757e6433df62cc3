"""One study session as a plain state machine."""

from aiquiz.study.asking import Answered, Planned, Question, SessionKind, Try
from aiquiz.study.elsewhere import Elsewhere
from aiquiz.study.hints import Hint
from aiquiz.study.phase import Phase
from aiquiz.study.result import Result
from aiquiz.study.session import Refusal, Session
from aiquiz.study.summary import Summary

__all__ = [
    "Answered",
    "Elsewhere",
    "Hint",
    "Phase",
    "Planned",
    "Question",
    "Refusal",
    "Result",
    "Session",
    "SessionKind",
    "Summary",
    "Try",
]
