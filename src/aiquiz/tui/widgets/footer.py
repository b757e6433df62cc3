"""The footer: the pill, which is what Enter does now, and the other keys that matter now."""

from collections.abc import Sequence
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.dom import DOMNode
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from aiquiz.text import one_line
from aiquiz.tui.hint import Hint

_GAP = 2


class Placed(NamedTuple):
    """A hint and where it stands: its row from the top and its first cell."""

    hint: Hint
    row: int
    start: int


def span(hints: Sequence[Hint]) -> int:
    """Give the cells that `hints` take in one row."""
    return sum(hint.width for hint in hints) + _GAP * max(len(hints) - 1, 0)


def fitting(hints: Sequence[Hint], width: int) -> list[Hint]:
    """Give the hints that fit in one row of `width` cells; what is dropped goes last first.

    Where a long one goes, a shorter one behind it may still have room.
    """
    kept = [hint.keep or hint.pill for hint in hints]
    # The rights are few and lead elsewhere; of all the others the first ones matter most.
    for slight, right in ((False, True), (False, False), (True, True), (True, False)):
        for place, hint in enumerate(hints):
            if not kept[place] and (hint.slight, hint.right) == (slight, right):
                kept[place] = True
                kept[place] = span(_chosen(hints, kept)) <= width
    return _chosen(hints, kept)


def _chosen(hints: Sequence[Hint], kept: Sequence[bool]) -> list[Hint]:
    return [hint for hint, keeps in zip(hints, kept, strict=True) if keeps]


def arrange(hints: Sequence[Hint], width: int) -> list[Placed]:
    """Give each hint its place in `width` cells; more rows are taken where keys must stay."""
    kept = fitting([_briefly(hint, width) for hint in hints], width)
    rows = [kept]
    if span(kept) > width:
        rows = [[h for h in kept if h.pill], [h for h in kept if not h.pill]]
    if len(rows) > 1 and span(rows[1]) > width:
        # The way out then stands at the end of the first row, where only the pill is.
        first = [h for h in kept if h.pill or h.right]
        if span(first) > width:
            first = rows[0]
        rows = _filled(first, [h for h in rows[1] if h not in first], width)
    return [placed for row, hints_ in enumerate(rows) for placed in _row(hints_, row, width)]


def _briefly(hint: Hint, width: int) -> Hint:
    return hint._replace(words=hint.brief) if hint.brief and hint.width > width else hint


def _filled(first: Sequence[Hint], hints: Sequence[Hint], width: int) -> list[list[Hint]]:
    """Give rows that begin with `first`: what does not fit in the second one stands there too."""
    rows, rest = [list(first)], list(hints)
    while len(rest) > 1 and span(rest) > width and span([*rows[0], rest[0]]) <= width:
        rows[0].append(rest.pop(0))
    while rest:
        count = next((n for n in range(len(rest), 1, -1) if span(rest[:n]) <= width), 1)
        rows.append(rest[:count])
        rest = rest[count:]
    return rows


def _row(hints: Sequence[Hint], row: int, width: int) -> list[Placed]:
    placed: list[Placed] = []
    start = 0
    for hint in [h for h in hints if not h.right]:
        placed.append(Placed(hint, row, start))
        start += hint.width + _GAP
    rights = [h for h in hints if h.right]
    start = max(start, width - span(rights))
    for hint in rights:
        placed.append(Placed(hint, row, start))
        start += hint.width + _GAP
    return placed


def _rows(hints: Sequence[Hint], width: int) -> int:
    return max((placed.row for placed in arrange(hints, width)), default=0) + 1


class Footer(Widget):
    """Shows hints and runs the action of the one that is clicked."""

    COMPONENT_CLASSES = {  # noqa: RUF012 - Textual declares it so
        "footer--pill",
        "footer--pill-key",
        "footer--key",
        "footer--words",
        "footer--off",
    }

    hints: reactive[tuple[Hint, ...]] = reactive(())

    def watch_hints(self, before: tuple[Hint, ...], hints: tuple[Hint, ...]) -> None:
        """Lay the screen out anew only where the footer takes more rows than before, or fewer."""
        width = self.size.width
        if _rows(before, width) != _rows(hints, width):
            self.refresh(layout=True)

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        """Give one row, or more where keys that must stay need them."""
        return _rows(self.hints, width)

    def render(self) -> Content:
        """Draw the hints in their places."""
        rows: list[Content] = []
        for placed in arrange(self.hints, self.size.width):
            while len(rows) <= placed.row:
                rows.append(Content(""))
            gap = max(placed.start - rows[placed.row].cell_length, 0)
            rows[placed.row] = Content.assemble(
                rows[placed.row], " " * gap, self._draw(placed.hint)
            )
        return Content("\n").join(rows)

    def _draw(self, hint: Hint) -> Content:
        if hint.off:
            return Content.assemble((hint.text, self.get_visual_style("footer--off")))
        key, words = self._styles(hint.pill)
        edge = " " if hint.pill else ""
        parts = [(f"{edge}{hint.key}", key)]
        if hint.words:
            parts.append((f" {one_line(hint.words)}{edge}", words))
        return Content.assemble(*parts)

    def _styles(self, pill: bool) -> tuple[Style | str, Style | str]:
        """Give the styles of key and words; the terminal's own colours know no filled block."""
        if pill and self.app.native_ansi_color:
            return "bold reverse", "reverse"
        if pill:
            return self.get_visual_style("footer--pill-key"), self.get_visual_style("footer--pill")
        return self.get_visual_style("footer--key"), self.get_visual_style("footer--words")

    async def on_click(self, event: events.Click) -> None:
        """Run the action of the hint under the mouse."""
        at = event.get_content_offset(self)
        if at is None:
            return
        for placed in arrange(self.hints, self.size.width):
            inside = placed.start <= at.x < placed.start + placed.hint.width
            runs = placed.hint.action and not placed.hint.off
            if inside and placed.row == at.y and runs:
                await self.app.run_action(placed.hint.action, self._doer(placed.hint.action))
                return

    def _doer(self, action: str) -> DOMNode:
        """Give what does `action`: what has the focus, else what it is in, up to the app."""
        name = f"action_{action.partition('(')[0]}"
        nodes = (self.screen.focused or self.screen).ancestors_with_self
        return next((node for node in nodes if hasattr(node, name)), self.screen)
