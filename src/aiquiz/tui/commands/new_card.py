"""What can be done on the screen: adding a card."""

from aiquiz.say.language import later
from aiquiz.tui.keys import Command, known

_HERE = later("New card")

COMMANDS = known(
    Command(
        "new-card.enter",
        "enter",
        "enter",
        later("next"),
        later("the next line; on the last one, add the card"),
        _HERE,
        True,
    ),
    Command("new-card.save", "ctrl+s", "save", later("add"), later("add the card"), _HERE),
    Command(
        "new-card.undo",
        "ctrl+z",
        "undo",
        later("undo"),
        later("take the last card back"),
        _HERE,
        True,
    ),
    Command(
        "new-card.next", "down,tab", "step(1)", later("next"), later("the next line"), _HERE, True
    ),
    Command(
        "new-card.before",
        "up,shift+tab",
        "step(-1)",
        later("before"),
        later("the line before"),
        _HERE,
    ),
    Command(
        "new-card.leave",
        "escape",
        "leave",
        later("leave"),
        later("leave; what is typed is kept"),
        _HERE,
        True,
    ),
    Command("new-card.help", "f1", "help", later("help"), later("this page"), _HERE),
)
