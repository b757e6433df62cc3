"""What is wrong with a deck: codes and facts, put into words by `aiquiz.say.problems`."""

from dataclasses import dataclass, field
from typing import Literal

MOST_TOLD = 100_000
"""Problems of one file beyond which no more are kept: a file may hold millions."""

UNCHECKED = "unchecked"
"""A fact of the problem that kept the rest of its file from being checked."""

Severity = Literal["error", "warning"]
Fact = str | int


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, and where: line and column count from 1, 0 where none is known."""

    code: str
    line: int
    column: int
    facts: dict[str, Fact] = field(default_factory=dict)
    severity: Severity = "error"


ERRORS = frozenset(
    {
        # The file as a whole
        *("too-large", "not-utf8", "unreadable", "not-a-file", "missing-file", "link-loop"),
        "link-astray",
        *("too-deep", "too-many", "too-long", "control", "empty-file", "same-deck"),
        # YAML
        *("anchor", "alias", "tag", "directive", "second-document", "duplicate-key", "key-shape"),
        *(
            "syntax",
            "escape",
            "tab",
            "quote-needed",
            "unclosed",
            "colon",
            "colon-space",
            "no-colon",
            "dash-space",
            "no-dash",
            "key-indent",
            "card-indent",
            "after-quote",
            "indentation",
            "brackets",
        ),
        # Decks
        *("not-a-deck", "unknown-key", "no-title", "no-cards", "deck-id", "language", "strictness"),
        *("wants-text", "wants-list", "wants-yes-no", "empty-text"),
        # Cards
        *("not-a-card", "card-id", "same-card-id", "no-question", "no-answer", "kind"),
        *(
            "no-answers",
            "too-many-items",
            "few-answers",
            "twin-answers",
            "answers-shape",
            "need",
            "within",
        ),
        *("answers-text", "several-answers", "several-choices"),
        *("no-number", "no-cloze", "no-gaps", "open-gap", "empty-gap"),
        *("few-items", "twin-items"),
        *(
            "match-shape",
            "kind-key",
            "few-choices",
            "twin-choices",
            "answer-not-a-choice",
            "truth-answer",
        ),
        *("reject-shape", "accepted-and-rejected", "non-answer", "form-too-long", "level"),
        *("hint-twice", "accept-fails", "reject-passes"),
    }
)
WARNINGS = frozenset(
    {
        *("invisible", "no-language", "not-asked-yet"),
        # What may have been meant otherwise
        *("yes-no-text", "one-brace", "reverse-question"),
        # Craft
        *("answer-in-question", "hint-reveals", "no-explanation", "telling-length", "cut-by-hash"),
        *("long-question", "long-option", "long-answer", "alike-questions", "shared-form"),
        *("accept-needless", "lost-card", "few-explanations"),
    }
)
CODES = ERRORS | WARNINGS
"""Every code there is."""
