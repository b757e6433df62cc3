"""What can be done on the screen: the settings."""

from aiquiz.say.language import later
from aiquiz.tui.commands.everywhere import back_of, help_of
from aiquiz.tui.keys import Command, known

_HERE = later("Settings")

COMMANDS = known(
    Command("settings.more", "right,l", "step(1)", later("change"), later("the next value"), _HERE),
    Command(
        "settings.less", "left,h", "step(-1)", later("change"), later("the value before"), _HERE
    ),
    Command(
        "settings.typed",
        "",
        "",
        later("type"),
        later("type a number or a time; enter takes it"),
        _HERE,
        shown="0–9",
    ),
    Command("settings.default", "x", "follow", later("default"), later("the default again"), _HERE),
    Command(
        "settings.open",
        "o",
        "open",
        later("open the file"),
        later("open the file in your editor"),
        _HERE,
    ),
    back_of("settings", "escape,q"),
    help_of("settings"),
)
