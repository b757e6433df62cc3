"""What a learner is told without having asked."""

from collections.abc import Sequence

from aiquiz.say.forms import listed
from aiquiz.say.language import _, n_
from aiquiz.text import one_line

_LONGEST = 60
_MOST_TAGS = 8


def unknown_tag(tag: str, candidates: Sequence[str]) -> str:
    """Say that no card has `tag`, and which tags there are."""
    if not candidates:
        return _("No card has the tag “{tag}”: these decks have none.").format(tag=one_line(tag))
    named = listed(map(one_line, candidates[:_MOST_TAGS]))
    more = ", …" if len(candidates) > _MOST_TAGS else ""
    return _("No card has the tag “{tag}”; there are {tags}.").format(
        tag=one_line(tag), tags=named + more
    )


def followed(deck: str, question: str) -> str:
    """Say that `question` of `deck` was edited and that its history went with it."""
    shown = one_line(question)
    if len(shown) > _LONGEST:
        shown = shown[: _LONGEST - 1] + "…"
    return _("{deck}: “{question}” was edited and keeps its history.").format(
        deck=one_line(deck), question=shown
    )


def lost(deck: str, count: int) -> str:
    """Say that `count` histories of `deck` are without their cards since it was saved."""
    words = n_(
        "{deck}: {n} history is without its card now.",
        "{deck}: {n} histories are without their cards now.",
        count,
    )
    return words.format(deck=one_line(deck), n=count)
