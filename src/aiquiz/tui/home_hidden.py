"""Hiding a deck at home, and listing it again."""

from aiquiz.desk import Desk
from aiquiz.desk.deck_settings import follow_general, set_for_deck
from aiquiz.progress.trouble import StoreError
from aiquiz.say.home import is_shown, was_hidden
from aiquiz.say.settings import settings_error
from aiquiz.say.trouble import trouble
from aiquiz.settings.writing import SettingsError
from aiquiz.tui.desk_thread import DeskThread


async def hide(desk: DeskThread, deck: str, title: str, *, hidden: bool) -> tuple[str, bool]:
    """Hide the deck with the id `deck`, or list it again; give what to say, and whether it is so.

    All its languages are hidden together: they are one deck.
    """

    def write(sat_at: Desk) -> None:
        if hidden:
            set_for_deck(sat_at, deck, "hidden", True)
        else:
            follow_general(sat_at, deck, "hidden")

    try:
        await desk.keep(write)
    except StoreError as error:
        return trouble(error.code, error.facts), False
    except SettingsError as error:
        return settings_error(error.code, error.facts), False
    return was_hidden(title) if hidden else is_shown(title), True
