"""What can be done on the screen: the problems of a file."""

from aiquiz.say.language import later
from aiquiz.tui.commands.everywhere import back_of, help_of
from aiquiz.tui.keys import Command, known

_HERE = later("Problems")

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
    back_of("problems", "escape,q"),
    help_of("problems"),
)
