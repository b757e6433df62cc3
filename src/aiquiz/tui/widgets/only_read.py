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

    async def look(self) -> None:
        """Find out how it is now."""
        self.tell(await self._desk.run(lambda desk: desk.why_only_read()))

    def tell(self, why: StoreError | None) -> None:
        """Say `why`, or nothing; what keeps progress from being read too is told elsewhere."""
        is_told = why is not None and why.code in STILL_READABLE
        self.set_class(is_told, "-told")
        if why is not None and is_told:
            from aiquiz.say.not_saved import only_read

            told = literal(only_read(why.code, why.facts), "$ink")
            self.update(Content.assemble(("! ", "bold $error"), told))
