"""What can be done on the screen: the settings."""

from aiquiz.say.language import later
from aiquiz.tui.keys import Command, known

_HERE = later("Settings")
_EVERYWHERE = later("Everywhere")

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
    Command("settings.back", "escape,q", "back", later("back"), later("back"), _EVERYWHERE),
    Command(
        "settings.help", "question_mark,f1", "help", later("help"), later("this page"), _EVERYWHERE
    ),
)
