"""What can be done on the screen: the problems of a file."""

from aiquiz.say.language import later
from aiquiz.tui.keys import Command, known

_HERE = later("Problems")
_EVERYWHERE = later("Everywhere")

COMMANDS = known(
    Command(
        "problems.open",
        "",
        "",
        later("Open"),
        later("open the deck at that line"),
        _HERE,
        shown="enter",
    ),
    Command(
        "problems.undo",
        "u",
        "undo",
        later("start anew"),
        later("an edited card: new again, without its history"),
        _HERE,
    ),
    Command("problems.back", "escape,q", "back", later("back"), later("back"), _EVERYWHERE),
    Command(
        "problems.help", "question_mark,f1", "help", later("help"), later("this page"), _EVERYWHERE
    ),
)
