"""What can be done on the screen: all answers of a session."""

from aiquiz.say.language import later
from aiquiz.tui.keys import Command, known

_HERE = later("All answers")
_EVERYWHERE = later("Everywhere")

COMMANDS = known(
    Command(
        "answers.override",
        "i",
        "override",
        later("I was right"),
        later("I was right, or wrong"),
        _HERE,
    ),
    Command(
        "answers.edit", "e", "edit", later("edit"), later("open its deck in your editor"), _HERE
    ),
    Command("answers.back", "escape,enter,q,a", "back", later("back"), later("back"), _EVERYWHERE),
    Command(
        "answers.help", "question_mark,f1", "help", later("help"), later("this page"), _EVERYWHERE
    ),
)
