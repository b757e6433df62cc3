"""The line that says, while it is so, that progress can be read and not written."""

from textual.content import Content

from aiquiz.progress.trouble import STILL_READABLE, StoreError
from aiquiz.tui.desk_thread import DeskThread
from aiquiz.tui.literal import literal
from aiquiz.tui.widgets.words import Words


class OnlyRead(Words):
    """Tells it above the footer; where progress can be written there is no such line."""

    def __init__(self, desk: DeskThread) -> None:
        """`desk` knows, once it is open."""
        super().__init__(classes="margin")
        self._desk = desk
        self._why: StoreError | None = None
        self._told = ""

    async def look(self) -> None:
        """Find out how it is now."""
        self.tell(await self._desk.run(lambda desk: desk.why_only_read()))

    def tell(self, why: StoreError | None) -> None:
        """Say `why`, or nothing; what keeps progress from being read too is told elsewhere."""
        self._why = why if why is not None and why.code in STILL_READABLE else None
        self.set_class(self._why is not None, "-told")
        self._show()

    @property
    def is_told(self) -> bool:
        """Whether there is such a line now."""
        return self._why is not None

    def on_resize(self) -> None:
        """Say it as fully as there is room now."""
        self._show()

    def _show(self) -> None:
        if self._why is None:
            return
        from aiquiz.say.not_saved import only_read

        brief = self.screen.has_class("-low")
        told = only_read(self._why.code, self._why.facts, brief=brief)
        if told != self._told:
            self._told = told
            self.update(Content.assemble(("! ", "bold $error"), literal(told, "$ink")))
