"""What can be done on the screen: the copies of the progress."""

from aiquiz.say.language import later
from aiquiz.tui.commands.everywhere import back_of, help_of
from aiquiz.tui.keys import Command, known

_HERE = later("Copies of your progress")

COMMANDS = known(
    Command(
        "copies.restore",
        "",
        "",
        later("Restore"),
        later("tell what would change; once more: go back to it"),
        _HERE,
        shown="enter",
    ),
    Command("copies.make", "b", "make", later("back up"), later("make a copy now"), _HERE),
    Command(
        "copies.undo",
        "u,ctrl+z",
        "undo",
        later("undo"),
        later("go back to what was there before the last restore"),
        _HERE,
    ),
    Command(
        "copies.more", "space", "more", later("more"), later("the rest of a long preview"), _HERE
    ),
    back_of("copies", "escape,q,c"),
    help_of("copies"),
)
