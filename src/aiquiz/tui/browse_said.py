"""What the list of cards says: how much is found, and what of the search means nothing."""

from rich.cells import cell_len

from aiquiz.desk.browse.listing import COLUMNS, CardList
from aiquiz.desk.browse.query import DAYS, FILTERS, STATES, Misread
from aiquiz.say import browse as say
from aiquiz.tui.card_table import Layout, sorting


def found(cards: CardList, columns: Layout, room: int) -> str:
    """Give what stands beside the search in `room` cells, `columns` being those that show.

    That is how the cards are sorted where no column tells, and how many the search finds.
    """
    words = []
    if cards.column and not columns.shows(cards.column):
        words.append(sorting(cards.column, is_reversed=cards.is_reversed))
    if cards.query.terms:
        words.append("…" if cards.is_waiting else say.found(len(cards.found)))
    elif not words:
        words.append(say.keys_that_sort(len(COLUMNS)))
    # Half a number is a wrong one: where all has no room the last, the count, stays.
    text = "  ".join(words)
    return text if cell_len(text) <= room else words[-1]


def of_search(cards: CardList, typed: str) -> tuple[str, str]:
    """Give what is to be said of the search `typed`, "" for nothing, and in which style."""
    misread = cards.query.misread
    if misread is not None:
        return _misread(misread), "$soft" if misread.code == "unfinished" else "$warning"
    return ("" if cards.found else say.nothing_found(typed)), "$soft"


def _misread(found: Misread) -> str:
    values = {
        "tag": (say.any_tag(),),
        "deck": (say.any_deck(),),
        "due": (*DAYS, say.any_days()),
        "is": STATES,
    }
    names = tuple(f"{name}:" for name in FILTERS)
    return say.misread(found.code, found.name, found.value, values.get(found.name, names))
