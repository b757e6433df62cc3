"""The banner over what is not on disk yet, as content."""

from textual.content import Content

from aiquiz.say import not_saved
from aiquiz.say.language import _, n_
from aiquiz.say.not_saved import SLOW
from aiquiz.tui.keys import key_of
from aiquiz.tui.literal import literal
from aiquiz.tui.to_disk import RETRY_SECONDS, ToDisk

_APART = 2
"""The cells between what happened and what waits, at least."""


def banner(disk: ToDisk, note: str, room: int, size: str) -> tuple[Content, Content]:
    """Give headline and body of the banner, in `room` cells.

    `note` is said in place of what happens next. On a screen of the `size` "low" there is room
    for one of both only, and for nothing that is no help; on a "tiny" one for the headline.
    """
    facts = disk.error.facts if disk.error else {}
    head = Content.assemble(
        (_("! Not on disk yet"), "bold $error"),
        "  ",
        literal(not_saved.what(disk.code, facts), "$ink"),
    )
    said = literal(note, "$ink")
    kept = literal(not_saved.kept(disk.code, facts), "$soft")
    if size == "tiny":
        return said if note else head, Content("")
    waits = not_saved.waiting(is_answer=disk.is_answer, safe=disk.safe)
    apart = room - head.cell_length - len(waits)
    if apart >= _APART:
        head = Content.assemble(head, " " * apart, (waits, "$soft"))
    if size == "low":
        return head, said if note else kept
    beside = [] if apart >= _APART else [Content.styled(waits, "$soft")]
    following = said if note else Content.styled(_what_next(disk), "$soft")
    return head, Content("\n").join([*beside, kept, following])


def _what_next(disk: ToDisk) -> str:
    if disk.code == SLOW:
        return _("The next card waits for it.")
    if disk.is_slow:
        return _("The next card waits for it. Trying again now.")
    again = n_(
        "Trying again every {n} second.", "Trying again every {n} seconds.", RETRY_SECONDS
    ).format(n=RETRY_SECONDS)
    return _("The next card waits for it.") + " " + again


def leaving(*, is_answer: bool, copies: bool, size: str) -> str:
    """Say what is lost if one leaves all the same, and how to; `size` as `banner` takes it."""
    if size == "tiny":
        return _("{esc} again: it is lost").format(esc=key_of("study.leave"))
    words = _("{esc} once more leaves without the answer: it is lost.")
    if not is_answer:
        words = _("{esc} once more leaves without the change: it is lost.")
    told = words.format(esc=key_of("study.leave"))
    if copies:
        told += " " + _("{copy} copies it.").format(copy=key_of("study.copy"))
    return told
