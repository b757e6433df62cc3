"""What can be done on the help page."""

from aiquiz.say.language import later
from aiquiz.tui.keys import Command, known

_HERE = later("Help")

COMMANDS = known(
    Command(
        *("help.close", "escape,question_mark,f1,q,enter", "dismiss"),
        *(later("Close"), later("close the help"), _HERE),
    ),
    Command("help.down", "down,j", "scroll(1)", later("down"), later("scroll down"), _HERE),
    Command("help.up", "up,k", "scroll(-1)", later("up"), later("scroll up"), _HERE),
)
