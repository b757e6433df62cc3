"""A page of the scores on a screen of its own, which notes what the page asks for."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.message import Message
from textual.screen import Screen

from aiquiz.scores.scope import Scope
from aiquiz.tui.scores import HintsChanged, OpenCard, Study
from aiquiz.tui.scores.confusions import ConfusionsPage
from aiquiz.tui.widgets.footer import Footer
from tests.tui.played import Played


class Framed(Screen[None]):
    """Shows `page`, with its keys in the footer; `asked` is what it posted."""

    def __init__(self, page: ConfusionsPage) -> None:
        super().__init__()
        self.page = page
        self.asked: list[Message] = []

    def compose(self) -> ComposeResult:
        with Container(classes="page"):
            yield self.page
            yield Footer()

    @on(HintsChanged)
    def _hints(self) -> None:
        self.query_one(Footer).hints = self.page.hints()

    @on(Study)
    @on(OpenCard)
    def _asked(self, message: Message) -> None:
        self.asked.append(message)


async def frame(played: Played, scope: Scope | None = None, *, as_table: bool = False) -> Framed:
    """Show the page of what is confused over whatever the app shows."""
    framed = Framed(ConfusionsPage(played.app._thread))
    await played.app.push_screen(framed)
    framed.page.focus()
    framed.page.show(scope or Scope(), as_table=as_table)
    await played.settle()
    return framed
