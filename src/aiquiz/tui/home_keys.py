"""The keys of home that matter now."""

from collections.abc import Collection, Sequence

from aiquiz.desk.overview import DeckRow
from aiquiz.languages import called, following
from aiquiz.say.language import _, speaking
from aiquiz.tui.hint import Hint
from aiquiz.tui.home_rows import HomeRows
from aiquiz.tui.keys import key_name, key_of
from aiquiz.tui.offers import Offer, adding, begins_deck, left_over, sessions


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
        enter = key_name("enter")
        found.append(Hint(enter, offer.words, "study", pill=True, brief=offer.brief))
    if searches:
        end = Hint(key_of("home.away"), _("all decks"), "away", right=True, keep=True)
        if rows is None or not rows.names:
            return (*found, end)
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


def in_trouble(shown: Sequence[Hint]) -> tuple[Hint, ...]:
    """Give the keys while progress can't be read: Enter tries again, whatever else was `shown`."""
    again = Hint(key_name("enter"), _("Try again"), "study", pill=True)
    return (again, *(hint for hint in shown if not hint.pill))


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
