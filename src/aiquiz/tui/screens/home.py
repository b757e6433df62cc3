"""Home: what today asks for, and the decks."""

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static

from aiquiz.desk import Desk, StudyWish
from aiquiz.desk.overview import Overview
from aiquiz.progress.trouble import StoreError
from aiquiz.say.dates import day_long, weekday_letters
from aiquiz.say.language import _, later, n_, speak, speaking
from aiquiz.say.notices import followed
from aiquiz.say.numbers import number
from aiquiz.say.trouble import trouble
from aiquiz.scheduling.days import date_of
from aiquiz.tui.deck_table import DeckLine, heading
from aiquiz.tui.desk_thread import DeskThread
from aiquiz.tui.figures import NAME, TICK, figure
from aiquiz.tui.keys import Command, bindings, key_name
from aiquiz.tui.literal import literal
from aiquiz.tui.widgets.footer import Footer, Hint
from aiquiz.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from aiquiz.study import Session

_HERE = later("Home")
_EVERYWHERE = later("Everywhere")

COMMANDS = (
    Command(
        "home.study", "enter", "study", later("Study"), later("study the selected deck"), _HERE
    ),
    Command(
        "home.language",
        "l",
        "language",
        later("in French"),
        later("the other language"),
        _HERE,
    ),
    Command("home.quit", "q", "quit", later("quit"), later("quit"), _HERE),
    Command("home.help", "question_mark", "help", later("help"), later("this page"), _EVERYWHERE),
)

_FIRST_CARDS = 5


class DeckRows(Rows):
    """The decks, moved through with the letters that hands know from elsewhere too."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", show=False),
        Binding("k", "cursor_up", show=False),
        Binding("g", "first", show=False),
        Binding("G", "last", show=False),
    ]


class Home(Screen[None]):
    """The first screen."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)

    def __init__(self, desk: DeskThread, wish: StudyWish | None) -> None:
        """`wish` is a session to go straight into."""
        super().__init__()
        self.desk = desk
        self._wish = wish
        self._overview: Overview | None = None
        self._left = ""
        self._trouble = ""
        self._told: list[str] = []

    def compose(self) -> ComposeResult:
        """Lay out the number, the decks and the keys."""
        with Container(classes="page"):
            with Horizontal(classes="head margin"):
                yield Static(Content.styled("aiquiz", "bold $ink"), classes="head-left", id="name")
                yield Static(id="date", classes="head-right")
            with Horizontal(id="today", classes="margin"):
                yield Static(id="figure")
                yield Static(id="today-words")
                yield Static(id="week")
            yield Static(id="welcome", classes="margin")
            yield Static(id="columns", classes="margin")
            yield DeckRows(id="decks")
            yield Static(id="notice", classes="margin")
            yield Footer()

    def on_mount(self) -> None:
        """Show what is known at once, and read the rest meanwhile."""
        self._show_date()
        self.query_one("#decks").focus()
        self._show_footer()
        # Reading imports SQLite and YAML, which the first frame must not wait for.
        self.call_after_refresh(self.run_worker, self._open, group="open")

    async def _open(self) -> None:
        try:
            names = self._wish.decks if self._wish else ()
            await self.desk.run(lambda desk: desk.open(names))
        except StoreError as error:
            self._trouble = trouble(error.code, error.facts)
            self._show()
            return
        await self.desk.run(self._note)
        if self._wish is not None:
            wish, self._wish = self._wish, None
            self._start(wish)
        else:
            await self._look()

    def _note(self, desk: Desk) -> None:
        """Note what opening the desk has to tell."""
        self._told = [followed(told.deck, told.now) for told in desk.library.followed]
        if desk.unsaved_look is not None:
            self._told.append(trouble(desk.unsaved_look.code, desk.unsaved_look.facts))

    async def _look(self) -> None:
        self._overview = await self.desk.run(lambda desk: desk.overview())
        self._show()

    # Sessions

    def action_study(self) -> None:
        """Study the selected deck."""
        wish = self._selected_wish()
        if wish is not None:
            self._start(wish)

    def _start(self, wish: StudyWish) -> None:
        self.run_worker(self._study(wish), group="study", exclusive=True)

    @on(OptionList.OptionSelected)
    def _chosen(self) -> None:
        self.action_study()

    def _selected_wish(self) -> StudyWish | None:
        overview = self._overview
        if overview is None or not overview.rows:
            return None
        selected = self.query_one("#decks", DeckRows).highlighted or 0
        row = overview.total if selected == 0 else overview.rows[selected - 1]
        if not row.due and not row.new:
            return None
        decks = () if selected == 0 else (row.name,)
        return StudyWish(decks=decks, limit=_FIRST_CARDS if overview.first_run else None)

    async def _study(self, wish: StudyWish) -> None:
        session = await self.desk.run(lambda desk: desk.session(wish))
        await self._play(session)

    async def _play(self, session: "Session") -> None:
        from aiquiz.tui.screens.study import Study
        from aiquiz.tui.screens.summary import Summary

        await self.app.push_screen_wait(Study(self.desk, session))
        facts = session.summary
        if session.finished and facts.asked:
            end = await self.app.push_screen_wait(Summary(self.desk, facts))
            if end == "undo" and session.can_undo:
                session.undo(self.desk.now())
                await self._play(session)
                return
        elif facts.asked:
            self._left = _("Stopped at {n} of {total}, all saved.").format(
                n=facts.asked, total=facts.planned
            )
        await self._look()

    # Other keys

    async def action_language(self) -> None:
        """Change to the other language, and keep it."""
        other = "en" if speaking() == "fr" else "fr"
        speak(other)
        await self.desk.run(lambda desk: desk.choose_language(other))
        self._show_date()
        await self._look()

    def action_help(self) -> None:
        """Show the keys."""
        from aiquiz.tui.screens.help import Help

        self.app.push_screen(Help(_("Keys"), _("home"), COMMANDS, self.desk.signs))

    def action_quit(self) -> None:
        """Quit."""
        self.app.exit()

    # Showing

    def _show_date(self) -> None:
        today: date = date_of(self.desk.now().day)
        self.query_one("#date", Static).update(Content.styled(day_long(today), "$faint"))

    def _show(self) -> None:
        overview = self._overview
        if self._trouble:
            self.query_one("#notice", Static).update(literal(self._trouble, "$error"))
        if overview is None:
            return
        first = overview.first_run
        name = Content("") if first else Content.styled("aiquiz", "bold $ink")
        self.query_one("#name", Static).update(name)
        self._show_today(overview)
        self._show_week(overview)
        welcome = self.query_one("#welcome", Static)
        welcome.set_class(first, "-shown")
        welcome.update(
            Content.styled(
                _(
                    "An interview on AI is ready, in English and in French. You type the "
                    "answers; each one comes back just before you would forget it."
                ),
                "$soft",
            )
        )
        self._show_decks(overview)
        self._show_notice(overview)
        self._show_footer()

    def _show_today(self, overview: Overview) -> None:
        total = overview.total
        count = total.due + total.new
        rows = NAME if overview.first_run else figure(count) if count else TICK
        shape = self.query_one("#figure", Static)
        shape.set_class(not count and not overview.first_run, "-done")
        shape.update(Content("\n".join(rows)))
        lines: list[Content | tuple[str, str]] = []
        if overview.first_run:
            lines = []
        elif count:
            lines = [
                (n_("card today", "cards today", count), "bold $ink"),
                (
                    _("{due} to review · {new} new").format(
                        due=number(total.due), new=number(total.new)
                    ),
                    "$soft",
                ),
                (
                    n_("about {n} minute", "about {n} minutes", overview.minutes).format(
                        n=overview.minutes
                    ),
                    "$soft",
                ),
            ]
        else:
            lines = [(_("All done for today"), "bold $ink"), (self._answered(overview), "$soft")]
            if overview.next_day is not None:
                lines.append((self._next(overview), "$soft"))
        self.query_one("#today-words", Static).update(
            Content("\n").join([Content.assemble(line) for line in lines])
        )

    def _answered(self, overview: Overview) -> str:
        return _("{n} answered, {right} right").format(
            n=number(overview.answered_today), right=number(overview.right_today)
        )

    def _next(self, overview: Overview) -> str:
        assert overview.next_day is not None
        ahead = overview.next_day - overview.today
        count = n_("{n} card", "{n} cards", overview.next_count).format(n=overview.next_count)
        when = (
            _("tomorrow") if ahead == 1 else n_("in {n} day", "in {n} days", ahead).format(n=ahead)
        )
        return _("Next: {cards}, {when}").format(cards=count, when=when)

    def _show_week(self, overview: Overview) -> None:
        if overview.first_run:
            self.query_one("#week", Static).update(Content(""))
            return
        monday = overview.today - date_of(overview.today).weekday()
        squares = []
        for day in range(monday, monday + 7):
            if day in overview.days_studied:
                squares.append(Content.styled("■", "$accent"))
            elif day == overview.today:
                squares.append(Content.styled("□", "$accent"))
            else:
                squares.append(Content.styled("·", "$faint"))
        streak = overview.streak
        words = n_("{n} day in a row", "{n} days in a row", streak).format(n=streak)
        self.query_one("#week", Static).update(
            Content("\n").join(
                [
                    Content.styled(words if streak else "", "$soft"),
                    Content.styled("  ".join(weekday_letters()), "$faint"),
                    Content("  ").join(squares),
                ]
            )
        )

    def _show_decks(self, overview: Overview) -> None:
        total = overview.total
        lines = [DeckLine(_("All decks"), "", total.due, total.new, total.known, total.learning)]
        lines += [
            DeckLine(
                row.title,
                row.language,
                row.due,
                row.new,
                row.known,
                row.learning,
                problems=bool(row.problems),
                off=row.missing,
            )
            for row in overview.rows
        ]
        rows = self.query_one("#decks", DeckRows)
        selected = rows.highlighted or 0
        rows.show([line.draw for line in lines], selected)
        self._show_columns()

    def _show_columns(self) -> None:
        columns = self.query_one("#columns", Static)
        columns.update(heading(max(columns.content_region.width, 10)))

    def on_resize(self) -> None:
        """Lay the columns out to the new width."""
        self.call_after_refresh(self._show_columns)

    def _show_notice(self, overview: Overview) -> None:
        notice = self.query_one("#notice", Static)
        selected = self.query_one("#decks", DeckRows).highlighted or 0
        row = overview.rows[selected - 1] if 0 < selected <= len(overview.rows) else None
        if row is not None and row.missing:
            notice.update(literal(_("The file is away: {path}").format(path=row.path), "$soft"))
        elif row is not None and row.problems:
            words = n_("{n} problem.", "{n} problems.", row.problems).format(n=row.problems)
            rest = _("{ready} cards can be studied. aiquiz check tells the rest.")
            notice.update(literal(f"{words} {rest.format(ready=row.cards)}", "$warning"))
        else:
            told = [self._left, *self._told] if self._left else self._told
            notice.update(literal("\n".join(told), "$soft"))

    @on(OptionList.OptionHighlighted)
    def _moved(self) -> None:
        if self._overview is not None:
            self._show_notice(self._overview)
            self._show_footer()

    def _show_footer(self) -> None:
        overview = self._overview
        hints: list[Hint] = []
        wish = self._selected_wish()
        if overview is not None and wish is not None:
            selected = self.query_one("#decks", DeckRows).highlighted or 0
            row = overview.total if selected == 0 else overview.rows[selected - 1]
            count = row.due + row.new
            words = (
                _("Try five cards")
                if overview.first_run
                else _("Study {n}").format(n=number(count))
            )
            hints.append(Hint(key_name("enter"), words, "study", pill=True))
        hints += [
            Hint("l", _("en français"), "language"),
            Hint("?", _("help"), "help", right=True),
            Hint("q", _("quit"), "quit", right=True, keep=True),
        ]
        self.query_one(Footer).hints = tuple(hints)
