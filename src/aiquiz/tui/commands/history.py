"""What can be done on the screen: the page of the sessions of the past."""

from aiquiz.say.language import later
from aiquiz.tui.keys import Command, known

_HERE = later("History")

COMMANDS = known(
    Command(
        *("history.open", "", "", later("Open"), later("show every answer of the session"), _HERE),
        shown="enter",
    ),
    Command(
        *("history.study", "m", "study", later("drill the misses")),
        *(later("drill the missed cards; no due date moves"), _HERE),
    ),
)
