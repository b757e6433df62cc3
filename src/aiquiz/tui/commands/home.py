"""What can be done at home."""

from aiquiz.say.language import later
from aiquiz.tui.commands.everywhere import help_of
from aiquiz.tui.keys import Command, known

_HERE = later("Home")

COMMANDS = known(
    Command(
        "home.study", "enter", "study", later("Study"), later("study the selected deck"), _HERE
    ),
    Command("home.shape", "o", "shape", later("shape"), later("choose what a session asks"), _HERE),
    Command("home.quiz", "z", "quiz", later("quiz"), later("a quiz, for a score"), _HERE),
    Command(
        "home.drill",
        "d",
        "drill",
        later("drill"),
        later("drill the missed cards; no due date moves"),
        _HERE,
    ),
    Command(
        "home.browse",
        "b",
        "browse",
        later("cards"),
        later("every card: search, look, change"),
        _HERE,
    ),
    Command(
        "home.search", "slash", "search", later("find"), later("search among the decks"), _HERE
    ),
    Command(
        "home.mark",
        "space",
        "mark",
        later("mark"),
        later("mark the deck; enter then studies all that are marked"),
        _HERE,
    ),
    Command(
        "home.unfold",
        "right",
        "unfold",
        later("languages"),
        later("show the deck in its other languages"),
        _HERE,
    ),
    Command("home.fold", "left", "fold", later("fold"), later("fold them into one row"), _HERE),
    Command(
        "home.hide",
        "h",
        "hide",
        later("hide"),
        later("hide the deck: it is not asked any more; or list it again"),
        _HERE,
    ),
    Command(
        "home.hidden",
        "H",
        "hidden",
        later("hidden decks"),
        later("list the hidden decks, too, or no longer"),
        _HERE,
    ),
    Command(
        "home.away",
        "escape",
        "away",
        later("leave"),
        later("leave the search; take the marks off"),
        _HERE,
    ),
    Command("home.scores", "s", "scores", later("scores"), later("how it goes"), _HERE),
    Command("home.exam", "x", "exam", later("exam"), later("an exam on the deck"), _HERE),
    Command(
        "home.settings",
        "t",
        "settings",
        later("settings"),
        later("the settings of the deck, or of all decks"),
        _HERE,
    ),
    Command(
        *("home.general", "comma", "general", later("settings")),
        *(later("the settings of the program"), _HERE),
    ),
    Command("home.edit", "e", "edit", later("edit"), later("open the deck in your editor"), _HERE),
    Command(
        "home.problems",
        "p",
        "problems",
        later("problems"),
        later("the problems of the deck"),
        _HERE,
    ),
    Command("home.add", "n", "add", later("new card"), later("a new card, or a new deck"), _HERE),
    Command(
        "home.undo",
        "u",
        "undo",
        later("undo"),
        later("undo what the last notice tells: a card added, a history kept"),
        _HERE,
    ),
    Command(
        "home.more",
        "m",
        "more",
        later("more"),
        later("more than the limits allow, today only"),
        _HERE,
    ),
    Command(
        "home.done",
        "U",
        "what_was_done",
        later("undo"),
        later("take back any of what was done, or bring it again"),
        _HERE,
    ),
    Command(
        "home.copies",
        "c",
        "copies",
        later("copies"),
        later("copies of your progress: make one, go back to one"),
        _HERE,
    ),
    Command(
        "home.ahead",
        "a",
        "ahead",
        later("study ahead"),
        later("the next cards before their day; it counts"),
        _HERE,
    ),
    Command(
        "home.language",
        "l",
        "language",
        later("language"),
        later("the next language"),
        _HERE,
    ),
    Command("home.quit", "q", "quit", later("quit"), later("quit"), _HERE),
    help_of("home"),
)

SEARCH = known(
    Command("home.search-down", "down", "screen.move(1)", later("down"), later("the next row"), ""),
    Command("home.search-up", "up", "screen.move(-1)", later("up"), later("the row before"), ""),
)
"""What moves through the decks while one of them is searched for."""
