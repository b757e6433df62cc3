"""What the last look at the decks has to tell at home, and the last of it undone."""

from typing import TYPE_CHECKING

from aiquiz.desk import Desk
from aiquiz.progress.trouble import STILL_READABLE, StoreError
from aiquiz.say.histories import starts_anew
from aiquiz.say.language import _
from aiquiz.say.trouble import trouble
from aiquiz.tui.desk_thread import DeskThread
from aiquiz.tui.keys import key_of

if TYPE_CHECKING:
    from aiquiz.deck.following import Edit, Lost
    from aiquiz.deck.library import Library

# What is imported where it is used brings YAML, which the first frame of home should not wait for.


class DeckNews:
    """What became of histories: cards edited that kept theirs, and those left without a card."""

    def __init__(self, desk: DeskThread) -> None:
        """Start before any look."""
        self._desk = desk
        self._noted: Library | None = None
        self._followed: list[Edit] = []
        self._lost: list[Lost] = []
        self._unsaved = ""

    @property
    def can_part(self) -> bool:
        """Whether a card was edited and kept a history that can be taken from it."""
        return bool(self._followed)

    @property
    def lost(self) -> list[str]:
        """The paths of the files whose cards left histories behind, once for each card."""
        return [card.path for card in self._lost]

    async def note(self) -> None:
        """Note what the last look has to tell, where that was not done yet. Raises StoreError."""
        await self._desk.run(self._note)

    def _note(self, desk: Desk) -> None:
        if desk.library is self._noted:
            return
        from aiquiz.tui.news import news

        self._noted = desk.library
        self._followed, self._lost = news(desk)
        self._unsaved = ""
        unsaved = desk.unsaved_look
        # What lets progress be read all the same has its own line: see `OnlyRead`.
        if unsaved is not None and unsaved.code not in STILL_READABLE:
            self._unsaved = trouble(unsaved.code, unsaved.facts)

    def lines(self, *, u_parts: bool) -> list[str]:
        """Give what is to be told; with `u_parts` that u undoes the last edit. p shows losses."""
        if not (self._followed or self._lost):
            return [self._unsaved] if self._unsaved else []
        from aiquiz.tui.news import edits_told, losses_told

        edits, losses = edits_told(self._followed), losses_told(self._lost)
        if edits and u_parts:
            edits[-1] += " " + _("{key} lets it start anew.").format(key=key_of("home.undo"))
        if losses:
            losses[-1] += " " + _("{key} tells more.").format(key=key_of("home.problems"))
        return [*edits, *(f"▲ {line}" for line in losses), *filter(None, [self._unsaved])]

    async def part(self) -> str:
        """Let the card edited last start anew, which kept its history; give what is to be said."""
        from aiquiz.desk.histories import part

        edit = self._followed[-1]

        def parted(desk: Desk) -> None:
            part(desk, edit)
            # The rest of what was told still holds.
            self._noted = desk.library
            self._followed.remove(edit)

        try:
            await self._desk.keep(parted)
        except StoreError as error:
            return trouble(error.code, error.facts)
        return starts_anew(edit.now, edit.before)
