"""How an answer was graded, step by step, in words."""

from collections.abc import Callable, Mapping
from typing import Protocol

from aiquiz.say.forms import listed
from aiquiz.say.language import _
from aiquiz.say.reasons import CODES, Facts, reason
from aiquiz.say.verdicts import verdict_word

_STAGES: Mapping[str, Callable[[], str]] = {
    "as-written": lambda: _("typed as the author wrote it"),
    "empty": lambda: _("nothing typed"),
    "reject-as-written": lambda: _("a near miss that the author named"),
    "equal": lambda: _("the same but for case, accents, articles"),
    "reject-equal": lambda: _("a near miss, but for case and accents"),
    "no-answer": lambda: _("says that no answer is known"),
    "question-copied": lambda: _("repeats the question"),
    "length": lambda: _("far too long"),
    "essay": lambda: _("too long to be read word by word"),
    "claim": lambda: _("what is claimed in the end"),
    "polarity": lambda: _("yes or no"),
    "person": lambda: _("name of a person"),
    "acronym": lambda: _("initials"),
    "list": lambda: _("items of a list"),
    "values": lambda: _("numbers, units, dates"),
    "words": lambda: _("word by word"),
    "forms": lambda: _("several accepted forms at once"),
    "competitor": lambda: _("answer of another card"),
    "reject": lambda: _("nearer to a near miss"),
    "strictness": lambda: _("strictness of the card"),
}

_NOTES: Mapping[str, Callable[[], str]] = {
    "passed": lambda: _("no"),
    "correction": lambda: _("a self-correction: what comes last counts"),
    "contrast": lambda: _("one thing is denied, another affirmed: that one counts"),
    "alternatives": lambda: _("several offered: each has to be right"),
}

STAGES = frozenset(_STAGES)
"""Every stage that has words."""


class Step(Protocol):
    """What one stage of grading decided: its name, a code and facts."""

    @property
    def stage(self) -> str:
        """The name of the stage."""

    @property
    def code(self) -> str:
        """What it decided."""

    @property
    def facts(self) -> Facts:
        """With an "outcome" among them where it came to a verdict."""


def step_line(step: Step) -> str:
    """Give one line for what a stage decided."""
    label, code, facts = _STAGES[step.stage](), step.code, step.facts
    if code in _NOTES:
        return _("{stage}: {decided}").format(stage=label, decided=_NOTES[code]())
    why = reason(code, facts) if code in CODES else code
    word = verdict_word(str(facts["outcome"])) if "outcome" in facts else ""
    decided = listed(part for part in (word, why) if part)
    return _("{stage}: {decided}").format(stage=label, decided=decided)
