"""What can be done on the screen: the list of cards."""

from aiquiz.say.language import later
from aiquiz.tui.commands.everywhere import back_of, help_of
from aiquiz.tui.keys import Command, known

_LIST = later("The list")
_CARDS = later("The cards marked, or the one selected")

_SORTS = ("1,ampersand", "2,é", "3,quotation_mark", "4,apostrophe", "5,left_parenthesis", "6,minus")
"""The figures, and the keys that are at their place where they need shift."""

_SORT = later("sort by a column; twice: turned round")
_LIFE = later("its life as a curve")

COMMANDS = known(
    Command("browse.open", "", "", later("Open"), later("the card in full"), _LIST, shown="enter"),
    Command("browse.life", "c", "life", later("curve"), _LIFE, _LIST),
    # In the list Enter never comes so far: the rows take it.
    Command("browse.life-of-open", "enter", "life", _LIFE, _LIFE, ""),
    Command(
        # Before all else, so that what is typed right behind it is searched for.
        *("browse.search", "slash", "search", later("find"), later("search"), _LIST),
        priority=True,
    ),
    Command(
        "browse.filters",
        "",
        "",
        later("filters"),
        later("in a search: by tag, deck, day or state"),
        _LIST,
        shown="is: due:",
    ),
    Command(
        "browse.without",
        "",
        "",
        later("without"),
        later("in a search: without the word behind it"),
        _LIST,
        shown="-",
    ),
    Command(
        "browse.sort",
        "",
        "",
        later("sort"),
        _SORT,
        _LIST,
        shown="{browse.sort-1} … {browse.sort-6}",
    ),
    *(
        Command(f"browse.sort-{place + 1}", keys, f"sort({place})", _SORT, _SORT, "")
        for place, keys in enumerate(_SORTS)
    ),
    Command("browse.mark", "space", "mark", later("mark"), later("mark the card"), _LIST),
    Command("browse.mark-all", "a", "mark_all", later("mark all"), later("mark all found"), _LIST),
    Command("browse.next", "j,down", "step(1)", later("next"), later("the next card"), _LIST),
    Command("browse.before", "k,up", "step(-1)", later("before"), later("the card before"), _LIST),
    Command(
        "browse.edit", "e", "edit", later("edit"), later("open its deck in your editor"), _CARDS
    ),
    Command(
        "browse.flag", "f", "change('flag')", later("flag"), later("flag, or no longer"), _CARDS
    ),
    Command(
        "browse.suspend",
        "s",
        "change('suspend')",
        later("suspend"),
        later("never ask again, or ask again"),
        _CARDS,
    ),
    Command(
        "browse.bury",
        "b",
        "change('bury')",
        later("bury"),
        later("not before tomorrow, or today"),
        _CARDS,
    ),
    Command(
        "browse.reset",
        "r",
        "change('reset')",
        later("reset"),
        later("new again; its history is kept"),
        _CARDS,
    ),
    Command("browse.undo", "u", "undo", later("undo"), later("undo the last change"), _CARDS),
    back_of("browse", "escape"),
    Command("browse.leave", "q", "back", later("back"), later("back"), ""),
    help_of("browse"),
)
