"""What can be done on the screen: all answers of a session."""

from aiquiz.say.language import later
from aiquiz.tui.commands.everywhere import back_of, help_of
from aiquiz.tui.keys import Command, known

_HERE = later("All answers")

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
    back_of("answers", "escape,enter,q,a"),
    help_of("answers"),
)
