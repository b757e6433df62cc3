"""What can be done on the screen: a page of pictures of the scores."""

from aiquiz.say.language import later
from aiquiz.tui.keys import Command, known

_HERE = later("Scores")

COMMANDS = known(
    Command("scores.down", "down,j", "scroll_down", later("down"), later("scroll down"), _HERE),
    Command("scores.up", "up,k", "scroll_up", later("up"), later("scroll up"), _HERE),
    Command(
        "scores.page-down", "pagedown", "page_down", later("down"), later("a page down"), _HERE
    ),
    Command("scores.page-up", "pageup", "page_up", later("up"), later("a page up"), _HERE),
    Command("scores.first", "g,home", "scroll_home", later("first"), later("to the top"), _HERE),
    Command("scores.last", "G,end", "scroll_end", later("last"), later("to the end"), _HERE),
)
