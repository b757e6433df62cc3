"""What can be done on every screen, and in every list."""

from aiquiz.say.language import later
from aiquiz.tui.keys import Command, known

_ROWS = later("In a list")
_EVERYWHERE = later("Everywhere")


def back_of(screen: str, keys: str) -> Command:
    """Give the command that leaves `screen`, by `keys`."""
    return Command(f"{screen}.back", keys, "back", later("back"), later("back"), _EVERYWHERE)


def help_of(screen: str) -> Command:
    """Give the command that shows what `screen` can do."""
    keys = "question_mark,f1"
    return Command(f"{screen}.help", keys, "help", later("help"), later("this page"), _EVERYWHERE)


APP = known(
    Command(
        *("app.palette", "ctrl+p", "palette", later("all actions")),
        *(later("every action, by name"), "", True),
    ),
    Command("app.quit", "ctrl+q", "quit", later("quit"), later("quit"), "", True),
    # A priority, so that it works behind help too; a screen that undoes with it keeps it.
    Command(
        *("app.suspend", "ctrl+z", "step_aside", later("step aside")),
        *(later("step aside"), "", True),
    ),
    Command("app.interrupt", "ctrl+c", "interrupt", later("quit"), later("quit at once"), ""),
)

LIST = known(
    Command("list.down", "down,j", "cursor_down", later("down"), later("the next row"), _ROWS),
    Command("list.up", "up,k", "cursor_up", later("up"), later("the row before"), _ROWS),
    Command("list.first", "g,home", "first", later("first"), later("the first row"), _ROWS),
    Command("list.last", "G,end", "last", later("last"), later("the last row"), _ROWS),
    Command("list.page-down", "pagedown", "page_down", later("down"), later("a page down"), _ROWS),
    Command("list.page-up", "pageup", "page_up", later("up"), later("a page up"), _ROWS),
    Command("list.choose", "enter", "choose", later("choose"), later("choose the row"), ""),
)
"""How one moves through rows; what Enter does there, each screen tells itself."""
