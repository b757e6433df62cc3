"""The keys of the list of cards: all of them, and those that matter now."""

from aiquiz.say.language import _, later
from aiquiz.say.numbers import number
from aiquiz.tui.keys import Command, key_name
from aiquiz.tui.widgets.footer import Hint

_LIST = later("The list")
_CARDS = later("The cards marked, or the one selected")
_EVERYWHERE = later("Everywhere")

_SORTS = ("1,ampersand", "2,é", "3,quotation_mark", "4,apostrophe", "5,left_parenthesis", "6,minus")
"""The figures, and the keys that are at their place where they need shift."""

COMMANDS = (
    Command("browse.open", "", "", later("Open"), later("the card in full"), _LIST, shown="enter"),
    Command("browse.life", "c", "life", later("curve"), later("its life as a curve"), _LIST),
    # In the list Enter never comes so far: the rows take it.
    Command("browse.life-of-open", "enter", "life", "", "", ""),
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
        later("sort by a column; twice: turned round"),
        _LIST,
        shown="1 … 6",
    ),
    *(
        Command(f"browse.sort-{place + 1}", keys, f"sort({place})", "", "", "")
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
    Command("browse.back", "escape", "back", later("back"), later("back"), _EVERYWHERE),
    Command("browse.leave", "q", "back", later("back"), later("back"), ""),
    Command(
        "browse.help", "question_mark,f1", "help", later("help"), later("this page"), _EVERYWHERE
    ),
)


def hints(chosen: int, *, is_open: bool, is_searching: bool, can_undo: bool) -> tuple[Hint, ...]:
    """Give the keys that matter now, as the footer shows them.

    `chosen` is how many cards a key would act on, 0 where none is found.
    """
    back = Hint(key_name("escape"), _("back"), "back", right=True, keep=True)
    if is_searching:
        return (
            Hint(key_name("enter"), _("To the cards"), "back", pill=True),
            Hint("↑↓", _("move"), ""),
            Hint("tag: deck: due: is:", "", ""),
            Hint("-", _("without"), ""),
            back,
        )
    if not chosen:
        return (
            Hint("/", _("Search"), "search", pill=True),
            Hint("?", _("help"), "help", right=True),
            back,
        )
    count = f" {number(chosen)}" if chosen > 1 else ""
    first = (
        (
            Hint(key_name("enter"), _("Its life as a curve"), "life", pill=True),
            Hint("j k", _("next card"), ""),
        )
        if is_open
        else (
            Hint(key_name("enter"), _("Open"), "open", pill=True),
            Hint(key_name("space"), _("mark"), "mark"),
        )
    )
    # The key that searches stands before the search.
    undo = (Hint("u", _("undo"), "undo"),) if can_undo else ()
    return (
        *first,
        Hint("e", _("edit"), "edit"),
        Hint("f", _("flag") + count, "change('flag')"),
        Hint("s", _("suspend") + count, "change('suspend')"),
        *undo,
        *(() if is_open else (Hint("c", _("curve"), "life"),)),
        Hint("r", _("reset") + count, "change('reset')"),
        Hint("?", _("help"), "help", right=True),
        back,
    )
