"""The names of the pages, the open one underlined; each can be clicked."""

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

_GAP = 3
_TIGHT = 2


class Tabs(Widget):
    """Shows the names of pages; where they have no room, the open one with its number."""

    names: reactive[tuple[str, ...]] = reactive(())
    opened: reactive[int] = reactive(0)

    def show(self, names: Sequence[str], opened: int) -> None:
        """Show `names`, of which the one with the number `opened` is open."""
        self.names, self.opened = tuple(names), opened

    def render(self) -> Content:
        """Draw the names."""
        if not self._gap:
            place = f"{self.opened + 1}/{len(self.names)}"
            name = self.names[self.opened] if self.names else ""
            return Content.assemble((name, "bold underline $ink"), (f"  {place}", "$faint"))
        parts = [
            Content.styled(name, "bold underline $ink" if place == self.opened else "$soft")
            for place, name in enumerate(self.names)
        ]
        return Content(" " * self._gap).join(parts)

    @property
    def _gap(self) -> int:
        """The cells between two names, 0 where they have no room beside each other."""
        cells = sum(map(len, self.names))
        return next(
            (
                gap
                for gap in (_GAP, _TIGHT)
                if cells + gap * (len(self.names) - 1) <= self.size.width
            ),
            0,
        )

    async def on_click(self, event: events.Click) -> None:
        """Open the page whose name is under the mouse."""
        start = 0
        for place, name in enumerate(self.names):
            if self._gap and start <= event.x < start + len(name):
                await self.screen.run_action(f"page({place})")
                return
            start += len(name) + self._gap
        if not self._gap:
            await self.screen.run_action("turn(1)")
