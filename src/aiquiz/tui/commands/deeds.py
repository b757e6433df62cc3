"""What can be done on the screen: what was done."""

from aiquiz.say.language import later
from aiquiz.tui.commands.everywhere import help_of
from aiquiz.tui.keys import Command, known

_HERE = later("What was done")
_EVERYWHERE = later("Everywhere")

COMMANDS = known(
    Command(
        "deeds.turn",
        "",
        "",
        later("Take back"),
        later("take it back, or bring it again"),
        _HERE,
        shown="enter",
    ),
    Command("deeds.undo", "u,ctrl+z", "turn", later("undo"), later("the same as enter"), _HERE),
    Command("deeds.back", "escape,q,U", "back", later("back"), later("back"), _EVERYWHERE),
    help_of("deeds"),
)
