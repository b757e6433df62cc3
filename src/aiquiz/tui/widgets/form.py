"""A form: a few lines to type into, each under a name, one of them open."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input

from aiquiz.tui.widgets.still import Still
from aiquiz.tui.widgets.text_input import TextInput
from aiquiz.tui.widgets.words import Words


class Field(Horizontal):
    """One line to type into, with its name before it."""

    def __init__(self, name: str, number: int) -> None:
        """`name` is shown before the line, `number` is its place from 0."""
        super().__init__(classes="field")
        self._told = name
        self.number = number

    def compose(self) -> ComposeResult:
        """Lay out the name and the line."""
        yield Words(Content.styled(self._told, "$soft"), classes="field-name")
        yield TextInput(compact=True, select_on_focus=False, classes="typing")


class Form(Still):
    """Lines to type into.

    Its screen binds Enter and calls `enter`: a line would tell of it only after the next key.
    """

    class Changed(Message):
        """Something was typed, or another line was opened."""

    def __init__(self, names: Sequence[str]) -> None:
        """`names` are those of the lines, from the top."""
        super().__init__(can_focus=False)
        self._names = tuple(names)

    def compose(self) -> ComposeResult:
        """Lay out the lines."""
        for number, name in enumerate(self._names):
            yield Field(name, number)

    @property
    def _inputs(self) -> list[Input]:
        return list(self.query(Input))

    @property
    def values(self) -> tuple[str, ...]:
        """What is typed, from the top."""
        return tuple(line.value for line in self._inputs)

    @property
    def open(self) -> int:
        """The number of the line that is typed into, from 0."""
        # A line learns that it has the focus with its next message; the screen knows it now.
        focused = self.screen.focused
        return next((at for at, line in enumerate(self._inputs) if line is focused), 0)

    @property
    def at_last(self) -> bool:
        """Whether that is the last one."""
        return self.open == len(self._names) - 1

    def fill(self, values: Sequence[str]) -> None:
        """Put `values` into the lines, and open the first one."""
        for line, value in zip(self._inputs, values, strict=True):
            line.value = value
            line.cursor_position = len(value)
        self.open_line(0)

    def open_line(self, number: int) -> None:
        """Let the line with this number be typed into."""
        # At once, and not with the next message: what is typed meanwhile belongs there.
        self.screen.set_focus(self._inputs[number])

    def step(self, by: int) -> None:
        """Open another line, `by` lines on, round the end."""
        self.open_line((self.open + by) % len(self._names))

    def enter(self) -> bool:
        """Open the next line; tell whether there was one."""
        if self.at_last:
            return False
        self.step(1)
        return True

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed())

    def on_descendant_focus(self) -> None:
        """Tell that another line was opened."""
        self.post_message(self.Changed())
