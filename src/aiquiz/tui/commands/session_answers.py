"""What can be done on the screen: the answers of a session of the past."""

from aiquiz.say.language import later
from aiquiz.tui.commands.everywhere import help_of
from aiquiz.tui.keys import Command, known

_HERE = later("Session")
_EVERYWHERE = later("Everywhere")

COMMANDS = known(
    Command(
        *("session.open", "", "", later("Open"), later("show the life of the card"), _HERE),
        shown="enter",
    ),
    Command(
        *("session.study", "m", "study", later("drill the misses")),
        *(later("drill the missed cards; no due date moves"), _HERE),
    ),
    Command(*("session.back", "escape,q", "back", later("back"), later("back"), _EVERYWHERE)),
    help_of("session"),
)
