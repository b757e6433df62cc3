"""A text with gaps: what was typed into each stands in its place, the open one in brackets."""

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.message import Message
from textual.style import Style

from aiquiz.deck.card import PARTED, ClozeCard
from aiquiz.tui.literal import literal
from aiquiz.tui.widgets.words import Words

_EMPTY = "____"
_META = "gap"


class Gaps(Words):
    """Shows a cloze and keeps what is typed into each gap; the input fills the open one."""

    class Clicked(Message):
        """A gap was clicked."""

        def __init__(self, number: int) -> None:
            """Gaps count from 0."""
            super().__init__()
            self.number = number

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        """Start without a cloze."""
        super().__init__("", id=id, classes=classes)
        self._texts: Sequence[str] = ()
        self.values: list[str] = []
        self.open = 0

    def ask(self, card: ClozeCard, before: str) -> None:
        """Show `card`, its gaps filled with what was typed `before`, if anything was."""
        self._texts = card.texts
        parts = before.split(PARTED) if before else []
        self.values = [*parts, *[""] * len(card.gaps)][: len(card.gaps)]
        self.open = 0
        self.draw()

    @property
    def given(self) -> str:
        """What was typed into all gaps, "" where nothing was."""
        return PARTED.join(self.values) if any(self.values) else ""

    @property
    def at_last(self) -> bool:
        """Whether the open gap is the last one."""
        return self.open == len(self.values) - 1

    def fill(self, value: str) -> None:
        """Show `value` in the open gap."""
        if self.values and self.open >= 0:
            self.values[self.open] = value.strip()
            self.draw()

    def go(self, step: int) -> str:
        """Open the gap `step` gaps on, round the end; give what stands in it."""
        self.open = (self.open + step) % len(self.values)
        self.draw()
        return self.values[self.open]

    def close(self) -> None:
        """Show what was typed, with no gap open any more."""
        self.open = -1
        self.draw()

    def draw(self) -> None:
        """Draw the text with its gaps."""
        parts: list[Content] = []
        for number, text in enumerate(self._texts):
            parts.append(literal(text, "bold"))
            if number < len(self.values):
                # A click tells its gap by this, also where the text wraps.
                parts.append(self._gap(number).stylize(Style.from_meta({_META: number})))
        self.update(Content("").join(parts))

    def on_click(self, event: events.Click) -> None:
        """Tell which gap is under the mouse, while one can be opened."""
        number: int | None = event.style.meta.get(_META)
        if number is not None and self.open >= 0:
            self.post_message(self.Clicked(number))

    def _gap(self, number: int) -> Content:
        value = self.values[number]
        if number == self.open:
            # Unbroken, so that no line ends within the brackets.
            inside = literal(value or "\u00a0\u00a0", "bold $ink")
            return Content.assemble(("[", "bold $accent"), inside, ("]", "bold $accent"))
        return literal(value, "underline $ink") if value else Content.styled(_EMPTY, "$faint")
