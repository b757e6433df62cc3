"""A page of the scores on a screen of its own, which does what the page asks for."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.message import Message
from textual.screen import Screen

from aiquiz.desk import StudyWish
from aiquiz.scores.scope import Scope
from aiquiz.tui.scores import HintsChanged, OpenCard, ShowSession, Study
from aiquiz.tui.scores.history import HistoryPage
from aiquiz.tui.screens.session_answers import SessionAnswers
from aiquiz.tui.widgets.footer import Footer
from tests.tui.played import Played


class Paged(Screen[None]):
    """Shows `page`, with its keys in the footer; `asked` is what it posted."""

    def __init__(self, page: HistoryPage) -> None:
        super().__init__()
        self.page = page
        self.asked: list[Message] = []
        self.wished: list[StudyWish | None] = []

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

    @on(ShowSession)
    def _show(self, message: ShowSession) -> None:
        screen = SessionAnswers(self.page.desk, message.past, message.session)
        self.app.push_screen(screen, self.wished.append)


async def paged(played: Played, scope: Scope | None = None, *, as_table: bool = False) -> Paged:
    """Show the page of past sessions over whatever the app shows."""
    screen = Paged(HistoryPage(played.app._thread))
    await played.app.push_screen(screen)
    screen.page.focus()
    screen.page.show(scope or Scope(), as_table=as_table)
    await played.settle()
    return screen
