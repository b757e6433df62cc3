"""The keys of the life of a card."""

from aiquiz.desk.card_life import CardLife
from aiquiz.say.language import _, later
from aiquiz.tui.keys import Command, key_name
from aiquiz.tui.widgets.footer import Hint

_HERE = later("The card")
_EVERYWHERE = later("Everywhere")

COMMANDS = (
    Command("life.study", "enter", "study", later("Study"), later("study this card"), _HERE),
    Command("life.before", "left,h", "step(-1)", later("before"), later("the card before"), _HERE),
    Command("life.next", "right,l", "step(1)", later("next"), later("the next card"), _HERE),
    Command(
        "life.table", "t", "table", later("table"), later("the figures, a line a review"), _HERE
    ),
    Command("life.edit", "e", "edit", later("edit"), later("open its deck in your editor"), _HERE),
    Command("life.flag", "f", "change('flag')", later("flag"), later("flag, or no longer"), _HERE),
    Command(
        "life.suspend",
        "s",
        "change('suspend')",
        later("suspend"),
        later("never ask again, or ask again"),
        _HERE,
    ),
    Command(
        "life.bury",
        "b",
        "change('bury')",
        later("bury"),
        later("not before tomorrow, or today"),
        _HERE,
    ),
    Command("life.undo", "u", "undo", later("undo"), later("undo the last change"), _HERE),
    Command("life.back", "escape,q", "back", later("back"), later("back"), _EVERYWHERE),
    Command(
        "life.help", "question_mark,f1", "help", later("help"), later("this page"), _EVERYWHERE
    ),
)


def hints(
    shown: CardLife | None, *, table: bool, drills: bool, several: bool, narrow: bool, undo: bool
) -> tuple[Hint, ...]:
    """Give the keys that matter now, as the footer shows them.

    With `drills` the card is only drilled, with `several` there are others beside it.
    """
    ends = (
        Hint("?", _("help"), "help", right=True),
        Hint(key_name("escape"), _("back"), "back", right=True, keep=True),
    )
    if shown is None:
        return ends
    row = shown.row
    drilled = drills or row.standing.suspended
    if narrow:
        words = _("Drill") if drilled else _("Study")
    else:
        words = _("Drill this card") if drilled else _("Study this card")
    asked = not row.gone and not row.standing.buried
    study = (Hint(key_name("enter"), words, "study", pill=True),) if asked else ()
    others = (Hint("← →", _("other card"), "step(1)"),) if several else ()
    taken = (Hint("u", _("undo"), "undo"),) if undo else ()
    return (
        *study,
        Hint("e", _("edit"), "edit"),
        Hint("f", _("flag"), "change('flag')"),
        *taken,
        Hint("t", _("curve") if table else _("table"), "table"),
        Hint("s", _("suspend"), "change('suspend')"),
        *others,
        *ends,
    )
