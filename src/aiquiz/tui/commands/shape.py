"""What can be done on the screen: shaping a session."""

from aiquiz.say.language import later
from aiquiz.tui.commands.everywhere import back_of, help_of
from aiquiz.tui.keys import Command, known

_HERE = later("Shape a session")

COMMANDS = known(
    Command(
        "shape.start", "", "", later("Start"), later("start the session"), _HERE, shown="enter"
    ),
    Command("shape.more", "right,l", "step(1)", later("change"), later("the next value"), _HERE),
    Command("shape.less", "left,h", "step(-1)", later("change"), later("the value before"), _HERE),
    Command("shape.mark", "space", "mark", later("mark"), later("a deck or tag: in or out"), _HERE),
    back_of("shape", "escape,q"),
    help_of("shape"),
)
