"""A line in which decks are searched for."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Static

from aiquiz.tui.commands.home import SEARCH
from aiquiz.tui.keys import bindings
from aiquiz.tui.widgets.text_input import TextInput


class SearchInput(TextInput):
    """What is typed changes nothing around it: no letter lays the screen out anew."""

    virtual_size = Reactive(Size(0, 0), layout=False)

    BINDINGS: ClassVar[list[BindingType]] = bindings(SEARCH)


class SearchLine(Horizontal):
    """The sign that begins a search, and what is typed."""

    DEFAULT_CSS = """
    SearchLine {
        width: 100%;
        height: 1;
        margin-top: 1;
        display: none;
    }
    SearchLine.-shown {
        display: block;
    }
    .-low SearchLine, .-tiny SearchLine {
        margin-top: 0;
    }
    SearchLine > .search-sign {
        width: 2;
        height: 1;
    }
    SearchLine > SearchInput {
        width: 1fr;
        height: 1;
        padding: 0;
        border: none;
        background: transparent;
        color: $ink;
    }
    SearchLine > SearchInput:focus {
        border: none;
        background: transparent;
        background-tint: transparent;
    }
    SearchLine > SearchInput > .input--cursor {
        background: $accent;
        color: $on-accent;
        text-style: none;
    }
    SearchLine > SearchInput:ansi > .input--cursor {
        background: ansi_default;
        color: ansi_default;
        text-style: reverse;
    }
    """

    def compose(self) -> ComposeResult:
        """Lay out the sign and the line."""
        yield Static(Content.styled("/ ", "bold $accent"), classes="search-sign")
        yield SearchInput(id="query", compact=True, select_on_focus=False)
