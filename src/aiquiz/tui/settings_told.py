"""What is wrong with the settings, for home: stderr lies behind the screens."""

from typing import NamedTuple

from aiquiz.desk import Desk
from aiquiz.say.language import _, n_
from aiquiz.say.numbers import number
from aiquiz.say.settings import settings_problem, settings_problem_at
from aiquiz.settings.file import read
from aiquiz.tui.keys import key_of


class SettingsTold(NamedTuple):
    """A line on what is wrong in the settings, "" where nothing is; `brief` tells only where."""

    full: str = ""
    brief: str = ""


def settings_told(desk: Desk) -> SettingsTold:
    """Give what is wrong in the settings file, which is read anew."""
    settings, problems = read(desk.folders.settings_file)
    if settings.keys:
        from aiquiz.tui.keymap import all_problems

        problems = all_problems(settings, problems)
    if not problems:
        return SettingsTold()
    first = min(problems, key=lambda problem: problem.line)
    words = settings_problem(first.code, first.facts)
    told = settings_problem_at(desk.folders.settings_file.name, first.line, words)
    if len(problems) > 1:
        more = n_("{n} more like that.", "{n} more like that.", len(problems) - 1)
        told += " " + more.format(n=number(len(problems) - 1))
    brief = _("▲ {file}, line {n}: key {key} tells.").format(
        file=desk.folders.settings_file.name, n=first.line, key=key_of("home.general")
    )
    return SettingsTold(told, brief)
