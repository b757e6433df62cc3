"""What a learner is told without having asked."""

from aiquiz.say.language import _
from aiquiz.text import one_line

_LONGEST = 60


def followed(deck: str, question: str) -> str:
    """Say that `question` of `deck` was edited and that its history went with it."""
    shown = one_line(question)
    if len(shown) > _LONGEST:
        shown = shown[: _LONGEST - 1] + "…"
    return _("{deck}: “{question}” was edited and keeps its history.").format(
        deck=one_line(deck), question=shown
    )
