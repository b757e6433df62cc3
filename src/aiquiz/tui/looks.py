"""What the settings say of the look of the program, taken up while it runs."""

import os
import sys

from textual import constants
from textual.app import App

from aiquiz.say.language import speak, speaking, wanted
from aiquiz.say.verdicts import style
from aiquiz.settings.file import Settings
from aiquiz.settings.themes import OTHERS, OURS
from aiquiz.tui.desk_thread import DeskThread
from aiquiz.tui.theme import DARK, theme_name


def look_as(app: App[None], desk: DeskThread, settings: Settings) -> bool:
    """Show everything as `settings` say: colours, motion, signs, language, keys.

    Gives whether words or signs that stand on the screen are others now.
    """
    # What the terminal told of itself at the start still holds.
    name = theme_name(settings.theme, os.environ, getattr(app, "ground", ""))
    theme = name if name in app.available_themes else DARK.name
    if app.theme != theme:
        app.theme = theme
    take_keys = getattr(app, "take_keys", None)
    if take_keys is not None:
        take_keys()
    app.animation_level = constants.TEXTUAL_ANIMATIONS if settings.motion else "none"
    # Textual has put something of its own in the place of stdout.
    encoding = sys.__stdout__.encoding if sys.__stdout__ is not None else "utf-8"
    signs = style(settings.signs, os.environ, encoding)
    language = settings.language or wanted(os.environ)
    changed = (desk.signs, speaking()) != (signs, language)
    desk.signs = signs
    if speaking() != language:
        speak(language)
        desk.speak(language)
    return changed


def theme_settings(app: App[None]) -> tuple[str, ...]:
    """Give what the setting of the theme can be: "", then ours, then those that Textual brings.

    A theme that only a later Textual brings is none of them: the settings would refuse it.
    """
    return ("", *OURS, *(name for name in OTHERS if name in app.available_themes))


async def tell_screens(app: App[None]) -> None:
    """Have each screen that shows something of decks or settings show it as it is now."""
    for screen in reversed(app.screen_stack):
        changed = getattr(screen, "decks_changed", None)
        if changed is not None:
            await changed()
