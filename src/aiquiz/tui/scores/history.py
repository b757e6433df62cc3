"""The page of the sessions of the past, the best quiz and the last ones above them."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar, Self

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from aiquiz.desk import Desk
from aiquiz.desk import history as past_of
from aiquiz.desk.history import DeckName, Reading
from aiquiz.progress.history import Past, PastSession
from aiquiz.progress.trouble import StoreError
from aiquiz.say import history as say
from aiquiz.say.forms import listed
from aiquiz.say.language import _
from aiquiz.say.numbers import percent
from aiquiz.say.off import sentence, why_off
from aiquiz.say.trouble import trouble
from aiquiz.scheduling.days import date_of
from aiquiz.scheduling.review import CardKey
from aiquiz.scores.history import Quizzed, is_quiz, newest_first
from aiquiz.scores.scope import Scope
from aiquiz.scores.session import SessionScore
from aiquiz.tui.at_work import begin
from aiquiz.tui.commands.history import COMMANDS
from aiquiz.tui.desk_thread import DeskThread
from aiquiz.tui.hint import Hint
from aiquiz.tui.keys import bindings, key_name, key_of
from aiquiz.tui.literal import literal, literal_line
from aiquiz.tui.scores import Outdated, ShowSession, Study
from aiquiz.tui.scores.list_page import ListPage
from aiquiz.tui.scores.session_rows import SessionDrawing, columns
from aiquiz.tui.widgets.lines import Lines, Piece
from aiquiz.tui.widgets.rows import NARROW
from aiquiz.tui.widgets.words import Words

_SHORT = 12
"""Rows of the page below which nothing is told of the selected session below the rows."""

_LEAST = 6
"""Rows of the page below which the sessions have them all."""


class HistoryPage(ListPage):
    """One line a session, the newest first; more come while they are read."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)
    DEFAULT_CSS = """
    HistoryPage {
        width: 100%;
        height: 1fr;

        & Words { width: 100%; height: auto; }
        & Lines { width: 100%; height: 1fr; background: transparent; color: $ink; }
        & .lines--row { color: $ink; }
        & .lines--selected, & .lines--hover { background: $panel; color: $ink; }
        & #history-heading { margin-top: 1; }
        & #history-detail { height: 2; margin-top: 1; }
        &.-short #history-heading { margin-top: 0; }
        &.-short #history-detail { display: none; }
        &.-least #history-quizzes, &.-least #history-heading { display: none; }
        & .-hidden { display: none; }
    }
    """

    def __init__(self, desk: DeskThread, session: int | None = None) -> None:
        """Start without rows: `show` reads them, and selects the one of `session`, by number."""
        super().__init__(desk)
        self._sessions: tuple[SessionScore, ...] = ()
        self._quizzed = Quizzed()
        self._past: Past | None = None
        self._titles: dict[DeckName, str] = {}
        self._is_reading = False
        self._wanted = session
        self._note = ""

    def compose(self) -> ComposeResult:
        """Lay out the quizzes, the rows, and what is known of the selected one."""
        yield Words(id="history-quizzes", classes="margin")
        yield Words(id="history-heading", classes="margin")
        yield Lines(" ", id="history-lines")
        yield Words(id="history-detail", classes="margin")
        yield Words(id="history-said", classes="margin")

    @property
    def lines(self) -> Lines:
        """The rows."""
        return self.query_one(Lines)

    def focus(self, scroll_visible: bool = True) -> Self:
        """Give the rows the focus."""
        self.lines.focus(scroll_visible)
        return self

    # Reading

    def show_known(self) -> None:
        """Show the sessions that were read until now."""
        self._note = ""
        self._draw()

    def begin_reading(self, scope: Scope) -> None:
        """Read the sessions of `scope`, and select the same one as before once it is there."""
        self._wanted, self._note = self.at, ""
        self._sessions, self._quizzed, self._is_reading = (), Quizzed(scope), True
        self._draw(0)
        begin(self, partial(self._read, scope), group="open", exclusive=True)

    async def _read(self, scope: Scope) -> None:
        try:
            reading, self._titles = await self.desk.run(partial(_begun, scope))
            self._past = reading.past
            # Between two slices whatever else is asked of the desk is done.
            while not reading.is_done:
                self._take(await self.desk.run(lambda _desk: reading.next()))
        except StoreError as error:
            self._note = trouble(error.code, error.facts)
            self.forget()
        self._is_reading, self._wanted = False, None
        self._draw()

    def _take(self, found: Sequence[SessionScore]) -> None:
        """Show `found` too."""
        self._sessions = newest_first(self._sessions, found)
        self._quizzed = self._quizzed.and_(found)
        place = None
        if self._wanted in [session.head.number for session in found]:
            numbers = [session.head.number for session in self._sessions]
            place, self._wanted = numbers.index(self._wanted), None
        self._draw(place)

    # Showing

    @property
    def selected(self) -> SessionScore | None:
        """The session of the selected row."""
        sessions, place = self._sessions, self.lines.selected
        return sessions[place] if place < len(sessions) else None

    @property
    def at(self) -> int | None:
        """The number of the selected session, of the one to be selected once it is read."""
        if self._wanted is not None or self.selected is None:
            return self._wanted
        return self.selected.head.number

    @property
    def _drawing(self) -> SessionDrawing:
        return SessionDrawing(
            self._titles, self.desk.now(), as_table=self._as_table, signs=self.desk.signs
        )

    def _draw(self, selected: int | None = None) -> None:
        if not self.is_attached:
            return
        sessions, drawing = self._sessions, self._drawing

        def draw(number: int, width: int, selected: bool) -> Sequence[Piece]:
            return drawing.draw(sessions[number], width, selected)

        # What is read later is older: it stands below, and the same row stays selected.
        place = self.lines.selected if selected is None else selected
        self.lines.show(len(sessions), draw, lambda _number: False, place)
        self._draw_around()

    def _draw_around(self) -> None:
        if not self.is_attached:
            return
        sessions, width = self._sessions, self._width
        for name in ("quizzes", "heading", "detail"):
            self.query_one(f"#history-{name}").set_class(not sessions, "-hidden")
        if sessions:
            self.query_one("#history-quizzes", Words).update(self._quizzes(width))
            before = self.lines.margin - (1 if self.lines.size.width < NARROW else 3)
            heading = self._drawing.heading(width, before).truncate(width + before)
            self.query_one("#history-heading", Words).update(heading)
            self.query_one("#history-detail", Words).update(self._detail(width))
        note = self._note or self._said()
        said = self.query_one("#history-said", Words)
        said.update(literal(note, "$soft"))
        said.set_class(not note, "-hidden")
        self.tell_hints()

    @property
    def _width(self) -> int:
        return self.lines.room if self.lines.size.width else 72

    def _said(self) -> str:
        if self._is_reading:
            return _("Reading …")
        if self._sessions:
            return ""
        if self._scope == Scope():
            return _("No session yet: the first answer makes one.")
        return _("No session of these decks and days.")

    def _quizzes(self, width: int) -> Content:
        """Give the scores of the last quizzes as a line, and the best one."""
        last = [session.score for session in self._quizzed.last]
        if not last:
            return literal_line(self._no_quiz(), width, "$faint")
        head = say.last_quizzes(len(last))
        if self._as_table:
            shown = Content.styled(" ".join(map(percent, last)), "$ink")
        else:
            shown = Content.assemble(
                (columns(last), "$accent"), "  ", (percent(last[-1]), "bold $ink")
            )
        lines = [Content.assemble((f"{head}  ", "$faint"), shown)]
        if self._quizzed.best is not None:
            told = self._best(self._quizzed.best)
            name = _("Best score")
            lines.append(Content.assemble((f"{name}  ", "$faint"), (told, "$soft")))
        return Content("\n").join(lines)

    def _no_quiz(self) -> str:
        if self._scope == Scope() and not any(map(is_quiz, self._sessions)):
            return _("No quiz yet; z at home asks one.")
        return _("No whole quiz of these decks and days.")

    def _best(self, session: SessionScore) -> str:
        return say.best(session.score, session.cards, date_of(session.head.started.calendar_day))

    def _detail(self, width: int) -> Content:
        """Give the selected session in full: when it was, on what, and how it went."""
        session = self.selected
        if session is None:
            return Content("")
        head, at = session.head, session.head.started
        facts = [
            _("session {n}").format(n=head.number),
            say.when_full(date_of(at.calendar_day), at.minutes),
            say.answers(session.answers),
        ]
        if session.left and head.planned is not None:
            facts.append(say.left(session.cards, head.planned))
        decks, best = listed(self._drawing.titles_of(session)), self._quizzed.by_deck
        if is_quiz(session) and len(session.decks) == 1 and session.decks[0] in best:
            told = self._best(best[session.decks[0]])
            decks = _("{deck}, best {score}").format(deck=decks, score=told)
        return Content("\n").join(
            [literal_line(decks, width, "$soft"), literal_line(" · ".join(facts), width, "$faint")]
        )

    @on(Lines.Moved)
    def _moved(self, event: Lines.Moved) -> None:
        event.stop()
        # Who goes elsewhere while it is read is not taken back.
        self._note, self._wanted = "", None
        self._draw_around()

    def on_resize(self, _: events.Resize) -> None:
        """Draw to the new size."""
        self.set_class(self.size.height < _SHORT, "-short")
        self.set_class(self.size.height < _LEAST, "-least")
        self.call_after_refresh(self._draw_around)

    # Keys

    def hints(self) -> tuple[Hint, ...]:
        """Give what the keys of the page do now, the pill first."""
        session = self.selected if self._sessions else None
        if session is None:
            return ()
        found = [Hint(key_name("enter"), _("Open"), "open", pill=True)]
        if session.correct < session.cards:
            found.append(Hint(key_of("history.study"), _("drill the misses"), "study"))
        return tuple(found)

    @on(Lines.Chosen)
    def _chosen(self, event: Lines.Chosen) -> None:
        event.stop()
        self.action_open()

    def _of(self, session: SessionScore) -> PastSession:
        assert self._past is not None
        return past_of.past_session(self._past, session.head.number)

    def action_open(self) -> None:
        """Show every answer of the selected session."""
        session = self.selected
        if session is not None and self._past is not None:
            self.post_message(ShowSession(self._past, self._of(session)))

    def why_off(self, id_: str) -> str:
        """Say why the command with the id `id_` can't be done now, "" where it can."""
        session = self.selected if self._sessions else None
        if id_ != "history.study":
            return ""
        if session is None:
            return why_off("no-session")
        return why_off("not-missed") if session.correct == session.cards else ""

    def action_study(self) -> None:
        """Drill what the selected session missed."""
        session = self.selected
        if why := self.why_off("history.study"):
            self._note = sentence(why)
            self._draw_around()
        elif session is not None:
            begin(self, partial(self._study, session), group="count", exclusive=True)

    async def _study(self, session: SessionScore) -> None:
        assert self._past is not None
        try:
            missed = await self.desk.run(partial(_missed, self._past, self._of(session)))
            if missed is None:
                self.post_message(Outdated(say.taken_back()))
                return
            wish = await self.desk.run(lambda desk: past_of.drill(desk, missed))
        except StoreError as error:
            self._note = trouble(error.code, error.facts)
        else:
            if wish is not None:
                self.post_message(Study(wish))
                return
            self._note = say.none_to_study()
        self._draw_around()


def _begun(scope: Scope, desk: Desk) -> tuple[Reading, dict[DeckName, str]]:
    return Reading(desk, scope), past_of.titles(desk)


def _missed(past: Past, session: PastSession, desk: Desk) -> list[CardKey] | None:
    return past_of.missed_in(desk, past, session)
