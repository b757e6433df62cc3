"""The keys of the life of a card."""

from aiquiz.desk.card_life import CardLife
from aiquiz.say.language import _
from aiquiz.tui.hint import Hint
from aiquiz.tui.keys import key_name, key_of


def hints(
    shown: CardLife | None, *, table: bool, drills: bool, several: bool, narrow: bool, undo: bool
) -> tuple[Hint, ...]:
    """Give the keys that matter now, as the footer shows them.

    With `drills` the card is only drilled, with `several` there are others beside it.
    """
    ends = (
        Hint(key_of("life.help"), _("help"), "help", right=True),
        Hint(key_of("life.back"), _("back"), "back", right=True, keep=True),
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
    others = (
        (Hint(key_of("life.before", "life.next"), _("other card"), "step(1)"),) if several else ()
    )
    taken = (Hint(key_of("life.undo"), _("undo"), "undo"),) if undo else ()
    return (
        *study,
        Hint(key_of("life.edit"), _("edit"), "edit"),
        Hint(key_of("life.flag"), _("flag"), "change('flag')"),
        *taken,
        Hint(key_of("life.table"), _("curve") if table else _("table"), "table"),
        Hint(key_of("life.suspend"), _("suspend"), "change('suspend')"),
        *others,
        *ends,
    )
