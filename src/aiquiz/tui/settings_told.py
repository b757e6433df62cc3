"""What is wrong with the settings, for home: stderr lies behind the screens."""

from aiquiz.desk import Desk
from aiquiz.say.language import n_
from aiquiz.say.numbers import number
from aiquiz.say.settings import settings_problem, settings_problem_at
from aiquiz.settings.file import read


def settings_told(desk: Desk) -> str:
    """Give a line on what is wrong in the settings file, "" where nothing is; it is read anew."""
    settings, problems = read(desk.folders.settings_file)
    if settings.keys:
        from aiquiz.tui.keymap import all_problems

        problems = all_problems(settings, problems)
    if not problems:
        return ""
    first = min(problems, key=lambda problem: problem.line)
    words = settings_problem(first.code, first.facts)
    told = settings_problem_at(desk.folders.settings_file.name, first.line, words)
    if len(problems) > 1:
        more = n_("{n} more like that.", "{n} more like that.", len(problems) - 1)
        told += " " + more.format(n=number(len(problems) - 1))
    return told
