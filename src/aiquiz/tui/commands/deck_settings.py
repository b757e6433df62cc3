"""What can be done on the screen: the settings of a deck."""

from aiquiz.say.language import later
from aiquiz.tui.keys import Command, known

_HERE = later("Settings of a deck")
_EVERYWHERE = later("Everywhere")

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
    Command("deck-settings.back", "escape,q", "back", later("back"), later("back"), _EVERYWHERE),
    Command(
        "deck-settings.help",
        "question_mark,f1",
        "help",
        later("help"),
        later("this page"),
        _EVERYWHERE,
    ),
)
