"""The keys of home: all of them, and those that matter now."""

from collections.abc import Collection

from aiquiz.desk.overview import DeckRow, Overview
from aiquiz.languages import called, following
from aiquiz.say.language import _, later, speaking
from aiquiz.tui.keys import Command, key_name
from aiquiz.tui.offers import Offer, adding, begins_deck, left_over, sessions
from aiquiz.tui.widgets.footer import Hint

_HERE = later("Home")
_EVERYWHERE = later("Everywhere")

COMMANDS = (
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
    Command("home.scores", "s", "scores", later("scores"), later("how it goes"), _HERE),
    Command("home.exam", "x", "exam", later("exam"), later("an exam on the deck"), _HERE),
    Command(
        "home.settings",
        "t",
        "settings",
        later("settings"),
        later("the settings of the deck"),
        _HERE,
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
        later("what was done: take any of it back, or bring it again"),
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
    Command(
        "home.help", "question_mark,f1", "help", later("help"), later("this page"), _EVERYWHERE
    ),
)


def hints(
    overview: Overview | None,
    row: DeckRow | None,
    offer: Offer | None,
    *,
    undoes: str = "",
    lost: Collection[str] = (),
) -> tuple[Hint, ...]:
    """Give the keys that matter now for the selected `row`, as the footer shows them.

    `offer` is what Enter does. `undoes` says what u takes back, "" for nothing; `lost` are the
    paths of the files whose cards left histories behind.
    """
    found: list[Hint] = []
    if offer is not None:
        found.append(Hint(key_name("enter"), offer.words, "study", pill=True))
    if undoes:
        found.append(Hint("u", undoes, "undo"))
    if row is not None and (row.problems or row.path in lost or (lost and not row.path)):
        found.append(Hint("p", _("problems"), "problems"))
    return (
        *found,
        *_ways(overview, row, offer),
        Hint("?", _("help"), "help", right=True),
        Hint("q", _("quit"), "quit", right=True, keep=True),
    )


def _ways(overview: Overview | None, row: DeckRow | None, offer: Offer | None) -> list[Hint]:
    """Give the other keys, what matters most first: the last ones go where room is scarce."""
    language = Hint("l", called(following(speaking())).within, "language")
    if overview is None:
        return [language]
    now = left_over(row, offer) if row is not None and offer is not None else []
    add = adding(overview, row)
    browse = [Hint("b", _("cards"), "browse")] if overview.rows else []
    if not overview.first_run:
        browse = [*browse, Hint("s", _("scores"), "scores")]
    if overview.first_run:
        # Whoever does not read this language looks for nothing else.
        now = [language, *now]
    more = sessions(row, first_run=overview.first_run) if row is not None and offer else []
    if not overview.first_run:
        more = [*more, Hint("U", _("undo"), "what_was_done")]
    found = [*now, add, *browse, *more, language]
    if add.off:
        found = [*now, *browse, *more, language, add]
    elif not overview.first_run and begins_deck(overview, row):
        # A card is added to the selected deck; a deck can be begun on any row.
        found = [*now, *browse, add, *more, language]
    return list(dict.fromkeys(found))
