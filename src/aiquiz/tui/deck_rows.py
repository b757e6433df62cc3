"""The decks at home as rows that are moved through, marked and clicked."""

from collections.abc import Collection, Sequence

from textual import events
from textual.content import Content
from textual.message import Message

from aiquiz.tui.deck_table import MARK, Columns
from aiquiz.tui.widgets.rows import NARROW, Draw, Rows

_BLANK: Draw = lambda width, selected: Content("")  # noqa: E731 - it draws a row as others do


class DeckRows(Rows):
    """The decks, moved through with the letters that hands know from elsewhere too.

    Rows are told by their places, from 0; blank ones that may part them have none.
    """

    class LanguagesClicked(Message):
        """The languages of the row at `place` were clicked."""

        def __init__(self, place: int) -> None:
            """`place` counts from 0."""
            super().__init__()
            self.place = place

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        """Start without rows."""
        super().__init__(id=id)
        self._step = 1
        self._decks: tuple[Draw, ...] = ()
        self._marked: frozenset[int] = frozenset()

    @property
    def place(self) -> int:
        """The place of the selected row."""
        return (self.highlighted or 0) // self._step

    @property
    def many(self) -> int:
        """How many rows there are."""
        return len(self._decks)

    def select(self, place: int) -> None:
        """Select the row at `place`."""
        self.highlighted = place * self._step

    def show_decks(self, draws: Sequence[Draw], place: int, marked: Collection[int]) -> None:
        """Show a row for each of `draws`, those at the places `marked` with a mark."""
        self._decks, self._marked = tuple(draws), frozenset(marked)
        if self._step > 1:
            rows = [row for draw in draws for row in (_BLANK, draw)][1:]
            self.show(rows, place * 2, idle=range(1, len(rows), 2))
        else:
            self.show(draws, place)

    def mark(self, draws: Sequence[Draw], marked: Collection[int]) -> None:
        """Show the same rows, those at the places `marked` with a mark; few are drawn anew."""
        changed = self._marked ^ frozenset(marked)
        self._decks, self._marked = tuple(draws), frozenset(marked)
        drawn = list(self._draws)
        for place in changed:
            drawn[place * self._step] = self._decks[place]
        self._draws = tuple(drawn)
        for place in changed:
            self._redraw_alone(place * self._step)

    def space(self, *, spaced: bool) -> None:
        """Part the rows with blank ones, or no longer."""
        if spaced != (self._step > 1):
            place, self._step = self.place, 2 if spaced else 1
            self.show_decks(self._decks, place, self._marked)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the keys to the sides to the screen: there is nothing to scroll to."""
        if action in ("scroll_left", "scroll_right"):
            return False
        return super().check_action(action, parameters)

    def _drawn(self, number: int) -> Content:
        drawn = super()._drawn(number)
        margin = self.scrollable_content_region.width >= NARROW
        if margin and number % self._step == 0 and number // self._step in self._marked:
            return Content.assemble(drawn[:1], (MARK, "bold $accent"), drawn[2:])
        return drawn

    async def _on_click(self, event: events.Click) -> None:
        """Select the row under the mouse; the selected one does what Enter does."""
        # Textual would choose a row with the click that selects it.
        event.prevent_default()
        number: int | None = event.style.meta.get("option")
        if number is None or self.get_option_at_index(number).disabled:
            return
        if event.x - self._margin in Columns.of(self.room).languages:
            self.post_message(self.LanguagesClicked(number // self._step))
        elif number == self.highlighted:
            self.action_choose()
        self.highlighted = number
