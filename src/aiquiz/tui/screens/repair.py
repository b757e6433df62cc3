"""Progress that is damaged: what can be kept of it, and its repair."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from aiquiz.progress.trouble import StoreError
from aiquiz.say import doctor as say
from aiquiz.say.language import _
from aiquiz.say.trouble import trouble
from aiquiz.tui.at_work import begin
from aiquiz.tui.commands.repair import COMMANDS
from aiquiz.tui.desk_thread import DeskThread
from aiquiz.tui.hint import Hint
from aiquiz.tui.keys import bindings, key_name, key_of
from aiquiz.tui.literal import literal
from aiquiz.tui.widgets.footer import Footer
from aiquiz.tui.widgets.still import Still
from aiquiz.tui.widgets.words import Words


class Repair(Screen[bool]):
    """Tells whether a repair was begun that may have changed the progress."""

    CSS_PATH = "repair.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)

    def __init__(self, desk: DeskThread, error: StoreError) -> None:
        """`error` is what is wrong."""
        super().__init__()
        self.desk = desk
        self._error = error
        self._busy = True
        self._done = False
        self._repairs = False

    def compose(self) -> ComposeResult:
        """Lay out what is wrong and what can be kept."""
        with Container(classes="page"):
            with Horizontal(classes="head margin"):
                yield Words(Content.styled(_("Progress"), "$soft"), classes="head-left")
            # Room that ends above the footer: what is told would go on below it.
            with Container(id="repair-place"), Still(id="repair-told", can_focus=False):
                yield Words(id="repair-head")
                yield Words(id="repair-body")
            yield Footer()

    def on_mount(self) -> None:
        """Say what is wrong, and look meanwhile what can be kept."""
        self.watch(self._told, "scroll_y", self._show_footer, init=False)
        self._say_head()
        self._show_footer()
        self._say([say.looking()])
        begin(self, self._look, group="read", exclusive=True)

    @property
    def _told(self) -> Still:
        return self.query_one("#repair-told", Still)

    def on_resize(self) -> None:
        """Look anew whether all that is told fits."""
        self.call_after_refresh(self._show_footer)

    async def _look(self) -> None:
        from aiquiz.desk.doctor import preview_repair

        try:
            kept = await self.desk.run(preview_repair)
        except StoreError as error:
            self._fail(error)
            return
        self._busy = False
        self._say(say.told(kept, would=True, is_gone=self._error.code == "emptied"))

    def action_go(self) -> None:
        """Repair, or go home once that is done."""
        if self._done:
            self.dismiss(True)
        elif not self._busy:
            self._busy = self._repairs = True
            self._say([say.repairing()])
            begin(self, self._repair, group="save", exclusive=True)

    async def _repair(self) -> None:
        from aiquiz.desk.doctor import repair_progress

        try:
            kept = await self.desk.keep(repair_progress)
        except StoreError as error:
            self._fail(error)
            return
        self._done, self._busy = True, False
        self.add_class("-done")
        self._say_head()
        self._say(say.told(kept))

    def action_scroll_told(self, how: str) -> None:
        """Move through what is told where it is longer than the screen."""
        getattr(self._told, how)()

    def action_leave(self) -> None:
        """Leave; what was begun is finished all the same."""
        self.dismiss(self._done or self._repairs)

    def _fail(self, error: StoreError) -> None:
        self._busy = self._repairs = False
        self._say([trouble(error.code, error.facts)])

    def _say_head(self) -> None:
        told = say.repaired([]) if self._done else say.damaged(self._error.code)
        style = "bold $ink" if self._done else "bold $error"
        self.query_one("#repair-head", Static).update(literal(told, style))

    def _say(self, lines: Sequence[str]) -> None:
        if not self.query("#repair-body"):
            # The program ends, and nothing is left to show it on.
            return
        self.query_one("#repair-body", Static).update(literal("\n".join(lines), "$soft"))
        self._told.scroll_home()
        # Whether all of it fits is known once it is laid out.
        self.call_after_refresh(self._show_footer)

    def _show_footer(self) -> None:
        if not self.is_attached:
            return
        words = _("Home") if self._done else _("Repair")
        has_more = self._told.scroll_offset.y < self._told.max_scroll_y
        more = Hint(key_of("repair.down"), _("more"), "scroll_told('scroll_page_down')", keep=True)
        self.query_one(Footer).hints = (
            Hint(key_name("enter"), words, "go", pill=True),
            *((more,) if has_more else ()),
            Hint(key_of("repair.leave"), _("leave"), "leave", right=True, keep=True),
        )
