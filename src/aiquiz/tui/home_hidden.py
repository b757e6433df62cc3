"""Hiding a deck at home, and listing it again."""

from aiquiz.desk import Desk
from aiquiz.desk.deck_settings import follow_general, set_for_deck
from aiquiz.say.home import is_shown, was_hidden
from aiquiz.tui.desk_thread import DeskThread
from aiquiz.tui.keeping import why_not_kept
from aiquiz.tui.keys import key_of


async def hide(
    desk: DeskThread, deck: str, title: str, languages: int, *, hidden: bool
) -> tuple[str, bool]:
    """Hide the deck with the id `deck`, or list it again; give what to say, and whether it is so.

    All its `languages`, of which there are so many, are hidden together: they are one deck.
    """

    def write(sat_at: Desk) -> None:
        if hidden:
            set_for_deck(sat_at, deck, "hidden", True)
        else:
            follow_general(sat_at, deck, "hidden")

    why = await why_not_kept(desk, write)
    if why:
        return why, False
    if not hidden:
        return is_shown(title), True
    again, lists = key_of("home.undo"), key_of("home.hidden")
    return was_hidden(title, languages, again, lists), True
