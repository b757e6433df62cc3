"""What can be done on the screen: the settings of a deck."""

from aiquiz.say.language import later
from aiquiz.tui.commands.everywhere import back_of, help_of
from aiquiz.tui.keys import Command, known

_HERE = later("Settings of a deck")

COMMANDS = known(
    Command(
        "deck-settings.more", "right,l", "step(1)", later("change"), later("the next value"), _HERE
    ),
    Command(
        "deck-settings.less",
        "left,h",
        "step(-1)",
        later("change"),
        later("the value before"),
        _HERE,
    ),
    Command(
        "deck-settings.default",
        "x",
        "follow",
        later("default"),
        later("back to the general value"),
        _HERE,
    ),
    back_of("deck-settings", "escape,q"),
    help_of("deck-settings"),
)
