"""The keys of the list of cards: all of them, and those that matter now."""

from aiquiz.say.language import _
from aiquiz.say.numbers import number
from aiquiz.tui.hint import Hint
from aiquiz.tui.keys import key_name, key_of


def hints(chosen: int, *, is_open: bool, is_searching: bool, can_undo: bool) -> tuple[Hint, ...]:
    """Give the keys that matter now, as the footer shows them.

    `chosen` is how many cards a key would act on, 0 where none is found.
    """
    back = Hint(key_of("browse.back"), _("back"), "back", right=True, keep=True)
    if is_searching:
        return (
            Hint(key_name("enter"), _("To the cards"), "back", pill=True),
            Hint(key_of("browse.before", "browse.next"), _("move"), "step(1)"),
            Hint("tag: deck: due: is:", "", ""),
            Hint("-", _("without"), ""),
            back,
        )
    if not chosen:
        return (
            Hint(key_of("browse.search"), _("Search"), "search", pill=True),
            Hint(key_of("browse.help"), _("help"), "help", right=True),
            back,
        )
    count = f" {number(chosen)}" if chosen > 1 else ""
    first = (
        (
            Hint(key_name("enter"), _("Its life as a curve"), "life", pill=True),
            Hint(key_of("browse.before", "browse.next"), _("next card"), "step(1)"),
        )
        if is_open
        else (
            Hint(key_name("enter"), _("Open"), "open", pill=True),
            Hint(key_of("browse.mark"), _("mark"), "mark"),
        )
    )
    # The key that searches stands before the search.
    undo = (Hint(key_of("browse.undo"), _("undo"), "undo"),) if can_undo else ()
    return (
        *first,
        Hint(key_of("browse.edit"), _("edit"), "edit"),
        Hint(key_of("browse.flag"), _("flag") + count, "change('flag')"),
        Hint(key_of("browse.suspend"), _("suspend") + count, "change('suspend')"),
        *undo,
        *(() if is_open else (Hint(key_of("browse.life"), _("curve"), "life"),)),
        Hint(key_of("browse.reset"), _("reset") + count, "change('reset')"),
        Hint(key_of("browse.help"), _("help"), "help", right=True),
        back,
    )
