"""What can be done on the screen: the summary."""

from aiquiz.say.language import later
from aiquiz.tui.commands.everywhere import help_of
from aiquiz.tui.keys import Command, known

_HERE = later("Summary")

COMMANDS = known(
    Command(
        "summary.home", "enter,escape,q", "home", later("Home"), later("back to the decks"), _HERE
    ),
    Command(
        "summary.drill",
        "d",
        "drill",
        later("drill"),
        later("drill the missed cards; no due date moves"),
        _HERE,
    ),
    Command(
        "summary.answers",
        "a",
        "answers",
        later("all answers"),
        later("every answer, where each can be overruled"),
        _HERE,
    ),
    Command(
        "summary.undo",
        "u",
        "undo",
        later("undo last"),
        later("take the last answer back, and be asked anew"),
        _HERE,
    ),
    help_of("summary"),
)
