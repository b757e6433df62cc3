"""What a run of the program starts from: folders, settings and language."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from time import monotonic_ns
from typing import TYPE_CHECKING

from aiquiz.say.language import _, wanted
from aiquiz.settings.checks import SettingsProblem
from aiquiz.settings.file import Settings, read
from aiquiz.settings.folders import Folders, NoFolderError, folders

if TYPE_CHECKING:
    from aiquiz.desk import Desk


@dataclass(frozen=True, slots=True)
class Start:
    """What a run starts from."""

    folders: Folders
    settings: Settings
    problems: tuple[SettingsProblem, ...]
    environment: Mapping[str, str]

    @property
    def language(self) -> str:
        """The interface's language: the one that is set, else the locale's."""
        return self.settings.language or wanted(self.environment)


@cache
def start() -> Start:
    """Give what this run starts from, read once."""
    found = folders(os.environ)
    settings, problems = read(found.settings_file)
    return Start(found, settings, problems, os.environ)


def language_now() -> str:
    """Give the interface's language, the locale's where no folder for settings is known."""
    try:
        return start().language
    except NoFolderError:
        return wanted(os.environ)


def desk() -> "Desk":
    """Give the learner's desk, not open yet; what is wrong with the settings is told on stderr."""
    tell_problems(start())
    return quiet_desk()


def quiet_desk() -> "Desk":
    """Give the learner's desk, not open yet, and tell nothing."""
    from aiquiz.desk import Desk

    begun = start()
    return Desk(
        *(begun.folders, begun.settings, begun.language),
        clock=now,
        random_bytes=os.urandom,
        ticks=ticks,
    )


def signs(encoding: str = "") -> str:
    """Give the style of signs for what is written in `encoding`, that of stdout if that is ""."""
    from aiquiz.say.verdicts import style

    begun = start()
    shown = encoding or sys.stdout.encoding or "ascii"
    return style(begun.settings.signs, begun.environment, shown)


def tell_followed(sat_at: "Desk") -> None:
    """Tell what became of the histories of cards that were edited, or left their decks."""
    from collections import Counter

    from aiquiz.cli.output import complain
    from aiquiz.desk.histories import followed_now, lost_now
    from aiquiz.say.notices import followed, lost

    for told in followed_now(sat_at):
        card = f"{'.'.join(told.deck)}:{told.card}"
        anew = _("aiquiz decks --unfollow {card} lets it start anew.").format(card=card)
        complain(f"{followed(told.title, told.now)} {anew}")
    for (_path, title), count in Counter(
        (gone.path, gone.title) for gone in lost_now(sat_at)
    ).items():
        complain(f"{lost(title, count)} " + _("aiquiz decks --orphans tells more."))


def now() -> datetime:
    """Give the local time with its offset from UTC."""
    return datetime.now().astimezone()


def ticks() -> int:
    """Give milliseconds since some time; no setting of the clock moves them."""
    return monotonic_ns() // 1_000_000


def tell_problems(begun: Start) -> None:
    """Name each problem of the settings file, with its line."""
    problems = begun.problems
    if begun.settings.keys:
        from aiquiz.tui.keymap import all_problems

        problems = all_problems(begun.settings, problems)
    if not problems:
        return
    from aiquiz.cli.output import complain
    from aiquiz.say.settings import settings_problem, way_to_settings
    from aiquiz.text import one_line

    path = one_line(str(begun.folders.settings_file))
    for problem in problems:
        # A file that can't be read at all has no line to name.
        place = f"{path}:{problem.line}" if problem.line else path
        complain(f"{place}: {settings_problem(problem.code, problem.facts)}")
    complain(way_to_settings())


__all__ = [
    "NoFolderError",
    "Start",
    "desk",
    "language_now",
    "now",
    "quiet_desk",
    "signs",
    "start",
    "tell_followed",
]
