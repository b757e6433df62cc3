"""What can be done on the screen: the life of a card."""

from aiquiz.say.language import later
from aiquiz.tui.commands.everywhere import back_of, help_of
from aiquiz.tui.keys import Command, known

_HERE = later("The card")

COMMANDS = known(
    Command("life.study", "enter", "study", later("Study"), later("study this card"), _HERE),
    Command("life.before", "left,h", "step(-1)", later("before"), later("the card before"), _HERE),
    Command("life.next", "right,l", "step(1)", later("next"), later("the next card"), _HERE),
    Command(
        "life.table", "t", "table", later("table"), later("the figures, a line a review"), _HERE
    ),
    Command("life.edit", "e", "edit", later("edit"), later("open its deck in your editor"), _HERE),
    Command("life.flag", "f", "change('flag')", later("flag"), later("flag, or no longer"), _HERE),
    Command(
        "life.suspend",
        "s",
        "change('suspend')",
        later("suspend"),
        later("never ask again, or ask again"),
        _HERE,
    ),
    Command(
        "life.bury",
        "b",
        "change('bury')",
        later("bury"),
        later("not before tomorrow, or today"),
        _HERE,
    ),
    Command("life.undo", "u", "undo", later("undo"), later("undo the last change"), _HERE),
    back_of("life", "escape,q"),
    help_of("life"),
)
