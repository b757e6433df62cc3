"""What can be done on the screen: the page of what is confused."""

from aiquiz.say.language import later
from aiquiz.tui.keys import Command, known

_HERE = later("What I confuse")

COMMANDS = known(
    Command(
        "confusions.choose",
        "",
        "",
        later("Drill the pair"),
        later("drill the pair, or open the card"),
        _HERE,
        shown="enter",
    ),
    Command(
        "confusions.drill",
        "x",
        "drill",
        later("drill these"),
        later("drill all cards of this part"),
        _HERE,
    ),
    Command("confusions.part", "tab", "part(1)", later("next part"), later("the next part"), _HERE),
    Command(
        *("confusions.part-before", "shift+tab", "part(-1)"),
        *(later("part before"), later("the part before"), _HERE),
    ),
)
