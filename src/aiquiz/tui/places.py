"""Where keys hold: for each screen, the commands that are there at the same time."""

from typing import NamedTuple

from aiquiz.tui import home_keys
from aiquiz.tui.commands import (
    answers,
    browse,
    confusions,
    deck_settings,
    deeds,
    exam,
    help,  # noqa: A004 - the screen is called so
    history,
    life,
    new_card,
    new_deck,
    palette,
    pictures,
    problems,
    scores,
    session_answers,
    settings,
    shape,
    study,
    summary,
)
from aiquiz.tui.commands.everywhere import APP, LIST
from aiquiz.tui.keys import Command


class Place(NamedTuple):
    """A screen, with what is in it, in English; beside `commands` those of the app hold there.

    With `has_text` something can be typed there.
    """

    name: str
    commands: tuple[Command, ...]
    has_text: bool = False


PLACES = (
    Place("Home", (*home_keys.COMMANDS, *LIST)),
    Place("Study", study.COMMANDS, has_text=True),
    Place("Summary", summary.COMMANDS),
    Place("All answers", (*answers.COMMANDS, *LIST)),
    Place("Shape a session", (*shape.COMMANDS, *LIST)),
    Place("Cards", (*browse.COMMANDS, *LIST), has_text=True),
    Place("Life of a card", (*life.COMMANDS, *LIST)),
    Place("Scores: pictures", (*pictures.COMMANDS, *scores.COMMANDS)),
    Place("Scores: history", (*history.COMMANDS, *scores.COMMANDS, *LIST)),
    Place("Scores: what I confuse", (*confusions.COMMANDS, *scores.COMMANDS, *LIST)),
    Place("Session of the past", (*session_answers.COMMANDS, *LIST)),
    Place("Exam", exam.COMMANDS),
    Place("Settings", (*settings.COMMANDS, *LIST), has_text=True),
    Place("Settings of a deck", (*deck_settings.COMMANDS, *LIST)),
    Place("Problems", (*problems.COMMANDS, *LIST)),
    Place("What was done", (*deeds.COMMANDS, *LIST)),
    Place("New card", new_card.COMMANDS, has_text=True),
    Place("New deck", new_deck.COMMANDS, has_text=True),
    Place("All actions", palette.COMMANDS, has_text=True),
    Place("Help", help.COMMANDS),
)

EVERY_COMMAND: dict[str, Command] = {
    command.id: command for place in PLACES for command in (*place.commands, *APP)
}
"""The commands of all places by their ids."""
