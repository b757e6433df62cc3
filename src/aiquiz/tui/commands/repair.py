"""What can be done on the screen: a repair of the progress."""

from aiquiz.say.language import later
from aiquiz.tui.keys import Command, known

_HERE = later("Repair")

COMMANDS = known(
    Command("repair.go", "enter", "go", later("repair"), later("repair the progress"), _HERE, True),
    Command("repair.leave", "escape,q", "leave", later("leave"), later("leave"), _HERE),
)
