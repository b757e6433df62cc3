"""Where keys hold: for each screen, the commands that are there at the same time."""

from typing import NamedTuple

from aiquiz.tui.commands import (
    answers,
    browse,
    confusions,
    copies,
    deck_settings,
    deeds,
    exam,
    help,  # noqa: A004 - the screen is called so
    history,
    home,
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
    Place(name="Home", commands=(*home.COMMANDS, *LIST)),
    Place(name="Home: searching", commands=home.SEARCH, has_text=True),
    Place(name="Study", commands=study.COMMANDS, has_text=True),
    Place(name="Summary", commands=summary.COMMANDS),
    Place(name="All answers", commands=(*answers.COMMANDS, *LIST)),
    Place(name="Shape a session", commands=(*shape.COMMANDS, *LIST)),
    Place(name="Cards", commands=(*browse.COMMANDS, *LIST), has_text=True),
    Place(name="Life of a card", commands=(*life.COMMANDS, *LIST)),
    Place(name="Scores: pictures", commands=(*pictures.COMMANDS, *scores.COMMANDS)),
    Place(name="Scores: history", commands=(*history.COMMANDS, *scores.COMMANDS, *LIST)),
    Place(name="Scores: what I confuse", commands=(*confusions.COMMANDS, *scores.COMMANDS, *LIST)),
    Place(name="Session of the past", commands=(*session_answers.COMMANDS, *LIST)),
    Place(name="Exam", commands=exam.COMMANDS),
    Place(name="Settings", commands=(*settings.COMMANDS, *LIST), has_text=True),
    Place(name="Settings of a deck", commands=(*deck_settings.COMMANDS, *LIST)),
    Place(name="Problems", commands=(*problems.COMMANDS, *LIST)),
    Place(name="What was done", commands=(*deeds.COMMANDS, *LIST)),
    Place(name="Copies of your progress", commands=(*copies.COMMANDS, *LIST)),
    Place(name="New card", commands=new_card.COMMANDS, has_text=True),
    Place(name="New deck", commands=new_deck.COMMANDS, has_text=True),
    Place(name="All actions", commands=palette.COMMANDS, has_text=True),
    Place(name="Help", commands=help.COMMANDS),
)

EVERY_COMMAND: dict[str, Command] = {
    command.id: command for place in PLACES for command in (*place.commands, *APP)
}
"""The commands of all places by their ids."""
