"""What can be done on the screen: beginning a deck."""

from aiquiz.say.language import later
from aiquiz.tui.keys import Command, known

_HERE = later("New deck")

COMMANDS = known(
    Command(
        "new-deck.make", "enter,ctrl+s", "make", later("make"), later("make the deck"), _HERE, True
    ),
    Command("new-deck.leave", "escape", "leave", later("leave"), later("leave"), _HERE, True),
)
