"""What can be done in the palette of all actions."""

from aiquiz.say.language import later
from aiquiz.tui.keys import Command, known

_HERE = later("All actions")

COMMANDS = known(
    Command(
        "palette.run", "enter", "run", later("Do it"), later("do what is selected"), _HERE, True
    ),
    Command(
        *("palette.down", "down,tab,ctrl+n", "move(1)", later("down"), later("the next row")),
        *(_HERE, True),
    ),
    Command(
        *("palette.up", "up,shift+tab", "move(-1)", later("up"), later("the row before")),
        *(_HERE, True),
    ),
    Command(
        *("palette.page-down", "pagedown", "move(10)", later("down"), later("a page down")),
        *(_HERE, True),
    ),
    Command(
        *("palette.page-up", "pageup", "move(-10)", later("up"), later("a page up")),
        *(_HERE, True),
    ),
    Command("palette.close", "escape", "close", later("back"), later("back"), _HERE, True),
)
