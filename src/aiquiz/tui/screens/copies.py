"""The copies of the progress: made, looked at, and gone back to."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import ClassVar, TypeVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from aiquiz.desk import Desk
from aiquiz.desk import copies as of_desk
from aiquiz.progress.backups import Backup
from aiquiz.progress.restoring import Change, Restored
from aiquiz.progress.trouble import StoreError
from aiquiz.say import backups as say
from aiquiz.say.language import _
from aiquiz.say.numbers import number as number_told
from aiquiz.say.off import sentence, why_off
from aiquiz.say.trouble import trouble
from aiquiz.text import one_line
from aiquiz.tui.at_work import begin
from aiquiz.tui.commands.copies import COMMANDS
from aiquiz.tui.commands.everywhere import LIST
from aiquiz.tui.desk_thread import DeskThread
from aiquiz.tui.hint import Hint
from aiquiz.tui.keys import bindings, key_name, key_of
from aiquiz.tui.literal import literal, literal_line
from aiquiz.tui.screens.help import Help
from aiquiz.tui.widgets.footer import Footer
from aiquiz.tui.widgets.lines import Lines, Piece
from aiquiz.tui.widgets.still import Still
from aiquiz.tui.widgets.words import Words

Found = TypeVar("Found")

_WIDE = 56
"""Cells of a line from which there is room for all that is to be said of a copy."""

_NARROW = 34
"""Cells of a line from which there is room for why a copy was made."""


class Copies(Screen[None]):
    """The copies there are, the newest first, each of which can be gone back to."""

    CSS_PATH = ["lines.tcss", "copies.tcss"]  # noqa: RUF012 - Textual declares it so
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)

    def __init__(self, desk: DeskThread) -> None:
        """Start without rows: they are read once the screen stands."""
        super().__init__()
        self.desk = desk
        self._copies: list[Backup] = []
        self._is_read = False
        self._why_unread = ""
        self._busy = False
        self._change: Change | None = None
        self._note = ""

    def compose(self) -> ComposeResult:
        """Lay out the rows, and what is to be said of the selected one."""
        with Container(classes="page"):
            with Horizontal(classes="head margin"):
                title = Content.styled(_("Copies of your progress"), "$soft")
                yield Words(title, classes="head-left")
                yield Words(id="place", classes="head-right")
            yield Lines(" ", id="copies")
            with Still(id="preview", can_focus=False):
                yield Words(id="change", classes="margin")
            yield Words(id="said", classes="margin")
            yield Footer()

    def on_mount(self) -> None:
        """Read the rows once the screen stands."""
        self.lines.focus()
        self._show_footer()
        self.call_after_refresh(self._begin, self._read)

    @property
    def lines(self) -> Lines:
        """The rows."""
        return self.query_one("#copies", Lines)

    @property
    def _selected(self) -> Backup | None:
        place = self.lines.selected
        return self._copies[place] if place < len(self._copies) else None

    # Reading and writing

    def _begin(self, work: Callable[[], object]) -> None:
        """Do `work`, one thing at a time."""
        if not self._busy:
            self._busy = True
            begin(self, partial(self._done, work), group="save")

    async def _done(self, work: Callable[[], object]) -> None:
        try:
            await work()  # type: ignore[misc]  # each is a coroutine function
        except StoreError as error:
            self._note = trouble(error.code, error.facts)
        finally:
            self._busy = False
        self._show()

    async def _read(self) -> None:
        try:
            self._take(await self.desk.run(of_desk.every_copy))
        except StoreError as error:
            self._take([], trouble(error.code, error.facts))

    def _take(self, copies: list[Backup], why_unread: str = "") -> None:
        self._copies, self._is_read, self._change = copies, True, None
        self._why_unread = why_unread
        if self.is_attached:
            self.lines.show(len(copies), self._draw, lambda _number: False, 0)

    @on(Lines.Moved)
    def _moved(self) -> None:
        self._note, self._change = "", None
        self._show()

    @on(Lines.Chosen)
    def _chosen(self) -> None:
        copy = self._selected
        if copy is None:
            self._say(self._why_unread or sentence(self.why_off("copies.restore")))
        elif self._change is None:
            self._begin(partial(self._look_at, copy))
        else:
            self._begin(partial(self._restore, copy.path))

    def action_restore(self) -> None:
        """Tell what a restore changes, or restore."""
        self._chosen()

    async def _look_at(self, copy: Backup) -> None:
        change = await self.desk.run(partial(_previewed, copy.path))
        if copy is self._selected:
            self._change = change
            self.query_one("#preview", Still).scroll_home()

    async def _restore(self, path: Path) -> None:
        restored = await self.desk.keep(partial(_restored, path))
        await self._read()
        key = key_of("copies.undo")
        told = _("Restored. What was there is kept: {key} goes back to it.").format(key=key)
        self._note = say.moved_to(str(restored.moved)) if restored.moved else told

    def action_more(self) -> None:
        """Show the next part of a long preview, and after the last the first."""
        preview = self.query_one("#preview", Still)
        if preview.scroll_offset.y < preview.max_scroll_y:
            preview.scroll_page_down()
        else:
            preview.scroll_home()

    def action_make(self) -> None:
        """Make a copy now."""
        self._begin(self._make)

    async def _make(self) -> None:
        made = await self.desk.keep(of_desk.back_up)
        await self._read()
        if made is None:
            self._note = _("There is no progress to copy yet.")
        elif made.answers:
            self._note = _("Copied, and looked through: every answer is sound.")
        else:
            self._note = _("Your progress was copied as it is: nothing was answered yet.")

    def why_off(self, id_: str) -> str:
        """Say why the command with the id `id_` can't be done now, "" where it can."""
        if self._why_unread and id_ in ("copies.undo", "copies.restore"):
            return why_off("copies-unseen")
        if id_ == "copies.undo" and self._is_read and not self._before:
            return why_off("no-restore")
        none = id_ == "copies.restore" and self._is_read and not self._copies
        return why_off("no-copies") if none else ""

    @property
    def _before(self) -> Path | None:
        return of_desk.before_last_restore(self._copies)

    def action_undo(self) -> None:
        """Go back to what was there before the last restore."""
        if self._before is None:
            self._say(self._why_unread or sentence(self.why_off("copies.undo")))
        else:
            self._begin(partial(self._restore, self._before))

    def action_back(self) -> None:
        """Go back; a preview is left first."""
        if self._change is not None:
            self._change = None
            self._show()
        else:
            self.dismiss(None)

    def action_help(self) -> None:
        """Show the keys."""
        about = _("copies of your progress")
        self.app.push_screen(Help(_("Keys"), about, (*COMMANDS, *LIST), self.desk.signs))

    # Showing

    def on_resize(self) -> None:
        """Lay out to the new width."""
        self.call_after_refresh(self._show)

    def _say(self, words: str) -> None:
        self._note = words
        self._show()

    def _show(self) -> None:
        if not self.is_attached:
            return
        count = f"{self.lines.selected + 1} / {len(self._copies)}" if self._copies else ""
        self.query_one("#place", Static).update(Content.styled(count, "$faint"))
        self.query_one("#change", Static).update(self._told())
        self.set_class(self._change is not None, "-previewing")
        note = self._note or self._why_unread
        if not note and self._is_read and not self._copies:
            note = _("There is no copy yet: {key} makes one.").format(key=key_of("copies.make"))
        self.query_one("#said", Static).update(literal(note, "$soft"))
        self.set_class(not note, "-silent")
        self._show_footer()
        # Whether a preview is longer than its room is known once it is laid out.
        self.call_after_refresh(self._laid_out)

    def _laid_out(self) -> None:
        if self.is_attached:
            self.lines.redraw()
            self._show_footer()

    def _told(self) -> Content:
        """Tell of the selected copy: what it holds, and what a restore of it changes."""
        copy = self._selected
        if copy is None:
            return Content("")
        last = of_desk.local(copy.last_ms)
        held = say.holds(copy.answers, last) if copy.checked else _("damaged")
        lines = [literal(held, "$soft")]
        if self._change is not None:
            lines += [literal(one, "$ink") for one in _changes(self._change)]
        return Content("\n").join(lines)

    def _draw(self, number: int, width: int, selected: bool) -> Sequence[Piece]:
        copy = self._copies[number]
        ink = "$ink" if copy.checked else "$faint"
        ink = f"bold {ink}" if selected else ink
        if width >= _WIDE:
            return self._in_full(copy, width, ink)
        return [(literal(self._in_brief(copy, width)).truncate(width, ellipsis=True).plain, ink)]

    def _in_full(self, copy: Backup, width: int, ink: str) -> Sequence[Piece]:
        held = say.answers(copy.answers) if copy.checked else _("damaged")
        why = literal_line(say.why(copy.why), width - _TIME - len(held) - 1).plain
        return [
            (self._time(copy).ljust(_TIME), "$faint"),
            (why.ljust(width - _TIME - len(held)), ink),
            (held, ink),
        ]

    def _in_brief(self, copy: Backup, width: int) -> str:
        """Give the row of a copy where there is no room for all: how much it holds goes first.

        What is told of the selected one says that too.
        """
        if not copy.checked or width < _NARROW:
            held = say.answers(copy.answers) if copy.checked else _("damaged")
            return f"{self._time(copy)}  {held}"
        row = f"{self._time(copy, briefly=True)}  {one_line(say.why(copy.why))}"
        count = number_told(copy.answers)
        fits = cell_len(row) + 1 + len(count) <= width
        return row + count.rjust(width - cell_len(row)) if fits else row

    def _time(self, copy: Backup, *, briefly: bool = False) -> str:
        made = of_desk.local(copy.at_s * 1000)
        if made is None:
            return ""
        return (say.briefest if briefly else say.brief)(made, self._year)

    @property
    def _year(self) -> int:
        now = of_desk.local(self.desk.now().at_ms)
        return now.year if isinstance(now, datetime) else 0

    def _show_footer(self) -> None:
        previews = self._change is not None
        # A screen too small for more than the list needs its rows for that.
        keep = not previews and not self.has_class("-tiny") and self.size.width >= _NARROW
        words = _("Restore") if previews else _("Preview")
        turn = (Hint(key_name("enter"), words, "restore", pill=True),) if self._copies else ()
        more = (Hint(key_of("copies.more"), _("more"), "more", keep=True),)
        undo = (Hint(key_of("copies.undo"), _("undo"), "undo", keep=keep),) if self._before else ()
        self.query_one(Footer).hints = (
            *turn,
            *(more if previews and self.query_one("#preview").max_scroll_y else ()),
            Hint(key_of("copies.make"), _("back up"), "make", pill=not turn, keep=keep),
            *undo,
            Hint(key_of("list.up", "list.down"), _("move"), "cursor_down"),
            Hint(key_of("copies.help"), _("help"), "help", right=True, keep=keep),
            Hint(key_of("copies.back"), _("back"), "back", right=True, keep=True),
        )


_TIME = 20
"""Cells of the time."""


def _changes(change: Change) -> list[str]:
    """Say what a restore changes, the most first."""
    decks = sorted(change.decks, key=lambda deck: deck.gone + deck.back, reverse=True)
    told = [say.changes(say.called(deck.deck, deck.title), deck.gone, deck.back) for deck in decks]
    others = say.others(change.others_gone, change.others_back)
    found = [*told, *([others] if others else [])]
    return found or [_("It holds what is there now: nothing changes.")]


def _previewed(path: Path, desk: Desk) -> Change:
    return of_desk.preview(desk, path)


def _restored(path: Path, desk: Desk) -> Restored:
    return of_desk.restore(desk, path)
