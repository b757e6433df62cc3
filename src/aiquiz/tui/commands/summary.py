"""What can be done on the screen: the summary."""

from aiquiz.say.language import later
from aiquiz.tui.keys import Command, known

_HERE = later("Summary")
_EVERYWHERE = later("Everywhere")

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
    Command(
        "summary.help", "question_mark,f1", "help", later("help"), later("this page"), _EVERYWHERE
    ),
)
