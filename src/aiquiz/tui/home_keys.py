"""The keys of home: all of them, and those that matter now."""

from collections.abc import Collection

from aiquiz.desk.overview import DeckRow
from aiquiz.languages import called, following
from aiquiz.say.language import _, later, speaking
from aiquiz.tui.hint import Hint
from aiquiz.tui.home_rows import HomeRows
from aiquiz.tui.keys import Command, key_name, key_of, known
from aiquiz.tui.offers import Offer, adding, begins_deck, left_over, sessions

_HERE = later("Home")
_EVERYWHERE = later("Everywhere")

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
    rows: HomeRows | None,
    place: int,
    *,
    undoes: str = "",
    lost: Collection[str] = (),
    searches: bool = False,
) -> tuple[Hint, ...]:
    """Give the keys that matter now where the row at `place` is selected, as the footer shows them.

    `undoes` says what u takes back, "" for nothing; `lost` are the paths of the files whose cards
    left histories behind. While somebody `searches`, no letter is a key.
    """
    found: list[Hint] = []
    row = rows.meant_at(place) if rows else None
    offer = rows.offer_at(place) if rows else None
    if offer is not None:
        found.append(Hint(key_name("enter"), offer.words, "study", pill=True))
    if searches:
        end = Hint(key_of("home.away"), _("all decks"), "away", right=True, keep=True)
        return (*found, Hint(key_of("list.up", "list.down"), _("move"), ""), end)
    if undoes:
        found.append(Hint(key_of("home.undo"), undoes, "undo"))
    if row is not None and (row.problems or row.path in lost or (lost and not row.path)):
        found.append(Hint(key_of("home.problems"), _("problems"), "problems"))
    ways = [_language()]
    if rows is not None:
        ways = _with_marks(rows) if rows.names_marked else _ways(rows, place, row, offer)
    return (
        *found,
        *ways,
        Hint(key_of("home.help"), _("help"), "help", right=True),
        Hint(key_of("home.quit"), _("quit"), "quit", right=True, keep=True),
    )


def _with_marks(rows: HomeRows) -> list[Hint]:
    """Give the other keys while decks are marked, which they are about."""
    row, offer = rows.marked, rows.offer_at(0)
    found = [Hint(key_of("home.mark"), _("mark"), "mark")]
    found.append(Hint(key_of("home.away"), _("no marks"), "away", keep=True))
    if row is not None and offer is not None:
        found += [*left_over(row, offer), *sessions(row, first_run=False)]
    return found


def _language() -> Hint:
    words = called(following(speaking())).within
    return Hint(key_of("home.language"), words, "language")


def _ways(rows: HomeRows, place: int, row: DeckRow | None, offer: Offer | None) -> list[Hint]:
    """Give the other keys, those that belong together side by side.

    Where room is scarce the slight ones go first, and of all the last ones.
    """
    overview, listed = rows.overview, rows.listed_at(place)
    language = _language()
    now = left_over(row, offer) if row is not None and offer is not None else []
    if listed is not None and listed.folded:
        others = ", ".join(listed.languages[1:])
        now.append(Hint(key_of("home.unfold"), others, "unfold", slight=True))
    if overview.first_run:
        # Whoever does not read this language looks for nothing else.
        return list(
            dict.fromkeys([language, *now, *_whole(rows, row, []), *_more(rows, row, offer)])
        )
    lists = [
        Hint(key_of("home.search"), _("find"), "search", slight=True),
        Hint(key_of("home.mark"), _("mark"), "mark", slight=True),
    ]
    whole = _whole(rows, row, lists if overview.rows else [])
    last = language._replace(slight=True)
    return list(dict.fromkeys([*now, *whole, *_more(rows, row, offer), last]))


def _whole(rows: HomeRows, row: DeckRow | None, lists: list[Hint]) -> list[Hint]:
    """Give the keys that lead elsewhere, with those of the list before them."""
    overview = rows.overview
    browse = [Hint(key_of("home.browse"), _("cards"), "browse")] if overview.rows else []
    if not overview.first_run:
        browse = [*browse, Hint(key_of("home.scores"), _("scores"), "scores")]
    add = adding(overview, row)
    if add.off:
        return [*lists, *browse, add._replace(slight=True)]
    if not overview.first_run and begins_deck(overview, row):
        # A card is added to the selected deck; a deck can be begun on any row.
        return [*lists, *browse, add]
    return [add, *lists, *browse]


def _more(rows: HomeRows, row: DeckRow | None, offer: Offer | None) -> list[Hint]:
    """Give what gives way first."""
    overview, found = rows.overview, list[Hint]()
    if row is not None and offer:
        found += sessions(row, first_run=overview.first_run)
    if not overview.first_run:
        found.append(Hint(key_of("home.done"), _("undo"), "what_was_done"))
    if row is not None and row.path and row.id:
        words = _("list again") if row.hidden else _("hide")
        found.append(Hint(key_of("home.hide"), words, "hide"))
    found = [hint._replace(slight=True) for hint in found]
    if rows.hidden:
        words = _("put hidden decks away") if rows.view.hidden else _("hidden decks")
        found.append(Hint(key_of("home.hidden"), words, "hidden", slight=not rows.all_hidden))
    return found
