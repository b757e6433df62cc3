"""What can be done on the screen: shaping a session."""

from aiquiz.say.language import later
from aiquiz.tui.keys import Command, known

_HERE = later("Shape a session")
_EVERYWHERE = later("Everywhere")

COMMANDS = known(
    Command(
        "shape.start", "", "", later("Start"), later("start the session"), _HERE, shown="enter"
    ),
    Command("shape.more", "right,l", "step(1)", later("change"), later("the next value"), _HERE),
    Command("shape.less", "left,h", "step(-1)", later("change"), later("the value before"), _HERE),
    Command("shape.mark", "space", "mark", later("mark"), later("a deck or tag: in or out"), _HERE),
    Command("shape.back", "escape,q", "back", later("back"), later("back"), _EVERYWHERE),
    Command(
        "shape.help", "question_mark,f1", "help", later("help"), later("this page"), _EVERYWHERE
    ),
)
