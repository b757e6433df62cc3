"""Adding a card to a deck, in words."""

from collections.abc import Mapping

from aiquiz.say.editing import Problem
from aiquiz.say.language import _
from aiquiz.say.problems import problem as words


def closed(why: str, keys: Mapping[str, str], problem: Problem | None = None) -> str:
    """Say why no card can be added to a deck, and what to do.

    `keys` are those that home has for "problems", "edit" and "add"; `problem` is what is wrong
    first.
    """
    if problem is not None and why == "broken":
        told = words(problem.code, problem.facts)
        place = _("line {line}, {problem}") if problem.line else "{problem}"
        mend = _("No card can be added: {problem}. {problems} shows it, {edit} opens the file.")
        return mend.format(problem=place.format(line=problem.line, problem=told), **keys)
    return {
        "broken": _("No card can be added: this deck can’t be read. {problems} tells more."),
        "no-file": _("The file of this deck is away: no card can be added to it."),
        "built-in": _("This deck comes with aiquiz: {add} on “All decks” starts one of your own."),
        "read-only": _("The file of this deck is read-only: allow writing it first."),
    }[why].format(**keys)


def closed_short(why: str) -> str:
    """Say the same in a few words, for the footer."""
    return {
        "no-file": _("new card: the file is away"),
        "built-in": _("new card: not into a built-in deck"),
        "read-only": _("new card: the file is read-only"),
        "broken": _("new card: the file can’t be read"),
    }[why]


def not_added(code: str, problem: Problem | None, edit: str) -> str:
    """Say why a card was not added or taken back, and what to do; the key `edit` opens a deck."""
    if problem is not None and code in ("unreadable", "broken", "card"):
        told = words(problem.code, problem.facts)
        if code == "broken" and problem.line:
            mend = _("Nothing was written: mend line {line} first, {problem}.")
            return mend.format(line=problem.line, problem=told)
        return _("Nothing was written: {problem}.").format(problem=told)
    return {
        "no-question": _("A card needs a question."),
        "no-answer": _("A card needs an answer."),
        "broken": _("Nothing was written: this deck can’t be read."),
        "layout": _("Nothing was written: cards of this layout are added in an editor."),
        "card": _("Nothing was written: the card would be read otherwise than typed."),
        "unreadable": _("Nothing was written: the file can’t be read."),
        "read-only": _("Nothing was written: the file is read-only."),
        "unwritable": _("Nothing was written: the disk is full, or the folder is protected."),
        "changed": _("The deck was saved since, and stays as it is: {edit} opens it.").format(
            edit=edit
        ),
        "busy": _("Nothing was written: the file is being saved again and again."),
    }[code]
