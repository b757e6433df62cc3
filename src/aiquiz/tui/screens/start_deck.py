"""A deck of one's own: it is given a name, and starts with an example of each kind of card."""

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from aiquiz.desk import Desk
from aiquiz.desk.new_deck import NewDeck, NewDeckError, path_in, start_deck
from aiquiz.progress.trouble import StoreError
from aiquiz.say.language import _
from aiquiz.say.new_deck import first_deck, not_made
from aiquiz.say.trouble import trouble
from aiquiz.text import one_line
from aiquiz.tui.at_work import begin
from aiquiz.tui.commands.new_deck import COMMANDS
from aiquiz.tui.desk_thread import DeskThread
from aiquiz.tui.hint import Hint
from aiquiz.tui.keys import bindings, key_name, key_of
from aiquiz.tui.literal import literal
from aiquiz.tui.widgets.footer import Footer
from aiquiz.tui.widgets.form import Form
from aiquiz.tui.widgets.words import Words


class StartDeck(Screen[NewDeck | None]):
    """Gives back the deck that was made, None where none was."""

    CSS_PATH = ["choices.tcss", "form.tcss"]  # noqa: RUF012 - Textual declares it so
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)

    def __init__(self, desk: DeskThread) -> None:
        """`desk` is the one that lists it."""
        super().__init__()
        self.desk = desk
        self._making = False

    def compose(self) -> ComposeResult:
        """Lay out the line for the name."""
        with Container(classes="page"):
            with Horizontal(classes="head margin"):
                yield Words(Content.styled(_("New deck"), "$soft"), classes="head-left")
            yield Form((_("Name"),))
            yield Words(id="note", classes="margin")
            yield Footer()

    def on_mount(self) -> None:
        """Open the line."""
        self.query_one(Form).open_line(0)
        self._say(_("A text file in your deck folder, with an example of each kind of card."))
        self._show()

    @property
    def _typed(self) -> str:
        return one_line(self.query_one(Form).values[0])

    def action_make(self) -> None:
        """Make the deck."""
        if not self._typed:
            self._say(_("A deck needs a name."))
        elif not self._making:
            self._making = True
            begin(self, partial(self._make, self._typed), group="save", exclusive=True)

    async def _make(self, name: str) -> None:
        def make(desk: Desk) -> NewDeck:
            return start_deck(desk, path_in(desk.folders.own_decks, name), name, first_deck)

        try:
            made = await self.desk.keep(make)
        except NewDeckError as error:
            self._say(not_made(error.code, error.path))
        except StoreError as error:
            self._say(trouble(error.code, error.facts))
        else:
            self.dismiss(made)
        finally:
            self._making = False

    def action_leave(self) -> None:
        """Leave without making any."""
        self.dismiss(None)

    def _say(self, told: str) -> None:
        self.query_one("#note", Static).update(literal(told, "$soft"))

    def _show(self) -> None:
        self.query_one(Footer).hints = (
            Hint(key_name("enter"), _("Make the deck"), "make", pill=True),
            Hint(key_of("new-deck.leave"), _("leave"), "leave", right=True, keep=True),
        )
