"""A session on the screens: its cards, its summary, and what is chosen there."""

from typing import TYPE_CHECKING

from textual.app import App

from aiquiz.desk import StudyWish
from aiquiz.desk.wish import UnknownTagError, drill_of
from aiquiz.progress.trouble import StoreError
from aiquiz.say.language import _
from aiquiz.say.notices import unknown_tag
from aiquiz.say.trouble import trouble
from aiquiz.tui.desk_thread import DeskThread

if TYPE_CHECKING:
    from aiquiz.deck.library import UnknownDeckError
    from aiquiz.study import Session

# What is imported where it is used the first frame of home should not wait for.


async def play(app: App[None], desk: DeskThread, session: "Session") -> StudyWish | None:
    """Have `session` answered and show what came of it; give the session wished for next.

    That is a drill of the cards that were missed, or None. An undo of the last answer goes on
    with the session.
    """
    from aiquiz.tui.screens.study import Study
    from aiquiz.tui.screens.summary import Summary

    while True:
        await app.push_screen_wait(Study(desk, session))
        if not (session.finished and session.summary.asked):
            return None
        end = await app.push_screen_wait(Summary(desk, session))
        if end == "drill":
            return drill_of(session.to_drill)
        if end != "undo" or not session.can_undo:
            return None
        session.undo(desk.now())


def refusal(error: "UnknownDeckError | UnknownTagError | StoreError") -> str:
    """Say why no session begins."""
    from aiquiz.deck.library import UnreadDeckError
    from aiquiz.say.problems import unread

    if isinstance(error, StoreError):
        return trouble(error.code, error.facts)
    if isinstance(error, UnknownTagError):
        return unknown_tag(error.name, error.candidates)
    if isinstance(error, UnreadDeckError):
        found = error.problem
        return unread(error.name, found.code, found.line, found.facts)
    return _("This deck is away, or holds no card that can be studied.")
