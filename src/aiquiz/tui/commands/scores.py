"""What can be done on the screen: the scores."""

from aiquiz.say.language import later
from aiquiz.tui.commands.everywhere import back_of, help_of
from aiquiz.tui.keys import Command, known

_HERE = later("Scores")

COMMANDS = known(
    Command(
        "scores.page-1",
        "1",
        "page(0)",
        later("page"),
        later("open a page"),
        _HERE,
        shown="{scores.page-1}–{scores.page-5}",
    ),
    *(
        Command(
            f"scores.page-{number}",
            str(number),
            f"page({number - 1})",
            later("page"),
            later("open a page"),
            "",
        )
        for number in range(2, 6)
    ),
    Command("scores.on", "enter", "turn(1)", later("Next page"), later("the next page"), ""),
    Command("scores.next", "right,l", "turn(1)", later("page"), later("the next page"), _HERE),
    Command("scores.before", "left,h", "turn(-1)", later("page"), later("the page before"), _HERE),
    Command("scores.range", "r", "range", later("range"), later("other days"), _HERE),
    Command("scores.deck", "d", "deck(1)", later("deck"), later("another deck"), _HERE),
    Command("scores.deck-back", "D", "deck(-1)", later("deck"), later("the deck before"), _HERE),
    Command(
        "scores.table", "t", "table", later("as a table"), later("numbers, or pictures"), _HERE
    ),
    back_of("scores", "escape,q"),
    help_of("scores"),
)
