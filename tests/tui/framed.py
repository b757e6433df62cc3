"""A page of the scores on a screen of its own, which does or notes what the page asks for."""

from typing import Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.message import Message
from textual.screen import Screen

from aiquiz.desk import StudyWish
from aiquiz.scores.scope import Scope
from aiquiz.tui.desk_thread import DeskThread
from aiquiz.tui.scores import HintsChanged, OpenCard, ShowSession, Study
from aiquiz.tui.scores.confusions import ConfusionsPage
from aiquiz.tui.scores.history import HistoryPage
from aiquiz.tui.screens.session_answers import SessionAnswers
from aiquiz.tui.widgets.footer import Footer
from tests.tui.played import Played

Page = TypeVar("Page", ConfusionsPage, HistoryPage)


class Framed(Screen[None], Generic[Page]):
    """Shows `page`, with its keys in the footer; `asked` is what it posted.

    `wished` is what sessions that were opened gave back.
    """

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page: Page = page
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


async def frame(
    played: Played, kind: type[Page], scope: Scope | None = None, *, as_table: bool = False
) -> Framed[Page]:
    """Show a page of `kind` over whatever the app shows."""
    desk: DeskThread = played.app._thread
    framed = Framed(kind(desk))
    await played.app.push_screen(framed)
    framed.page.focus()
    framed.page.show(scope or Scope(), as_table=as_table)
    await played.settle()
    return framed
