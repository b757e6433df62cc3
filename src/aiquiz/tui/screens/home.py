"""Home: what today asks for, and the decks."""

import gc
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static

from aiquiz.desk import Desk, StudyWish
from aiquiz.desk.overview import DeckRow, Overview
from aiquiz.desk.wish import QUIZ, Kind, UnknownTagError
from aiquiz.progress.trouble import StoreError
from aiquiz.say.adding import closed_short
from aiquiz.say.backlog import backlog, backlog_of, clock_set_back
from aiquiz.say.card_marks import leeches
from aiquiz.say.dates import ahead, clock_time, day_long, weekday_letters
from aiquiz.say.exam import exam_ahead, exam_notice
from aiquiz.say.histories import starts_anew
from aiquiz.say.language import _, later, n_, p_, speak, speaking
from aiquiz.say.notices import unknown_tag
from aiquiz.say.numbers import number
from aiquiz.say.trouble import trouble
from aiquiz.scheduling.days import date_of
from aiquiz.scheduling.limits import Tally
from aiquiz.tui.deck_table import DeckLine, LeftLine, heading
from aiquiz.tui.desk_thread import DeskThread
from aiquiz.tui.editing import edit_at
from aiquiz.tui.figures import NAME, TICK, figure
from aiquiz.tui.keys import Command, bindings, key_name
from aiquiz.tui.literal import literal
from aiquiz.tui.offers import Offer, best, drill, going_on, left_over, more, sessions, study_ahead
from aiquiz.tui.screens.authoring import Authoring
from aiquiz.tui.widgets.footer import Footer, Hint
from aiquiz.tui.widgets.rows import Rows
from aiquiz.tui.widgets.words import Words

if TYPE_CHECKING:
    from aiquiz.deck.following import Edit, Lost
    from aiquiz.deck.library import Library, UnknownDeckError
    from aiquiz.desk.sitting import LeftOpen
    from aiquiz.study import Session

_HERE = later("Home")
_EVERYWHERE = later("Everywhere")

COMMANDS = (
    Command(
        "home.study", "enter", "study", later("Study"), later("study the selected deck"), _HERE
    ),
    Command("home.shape", "o", "shape", later("shape"), later("choose what a session asks"), _HERE),
    Command("home.quiz", "z", "quiz", later("quiz"), later("a quiz, for a score"), _HERE),
    Command(
        "home.drill",
        "d",
        "drill",
        later("drill"),
        later("go over the missed cards; no due date moves"),
        _HERE,
    ),
    Command(
        "home.browse",
        "b",
        "browse",
        later("cards"),
        later("every card: search, look, change"),
        _HERE,
    ),
    Command("home.exam", "x", "exam", later("exam"), later("an exam on the deck"), _HERE),
    Command(
        "home.settings",
        "t",
        "settings",
        later("settings"),
        later("the settings of the deck"),
        _HERE,
    ),
    Command("home.edit", "e", "edit", later("edit"), later("open the deck in your editor"), _HERE),
    Command(
        "home.problems",
        "p",
        "problems",
        later("problems"),
        later("the problems of the deck"),
        _HERE,
    ),
    Command("home.add", "n", "add", later("new card"), later("a new card, or a new deck"), _HERE),
    Command(
        "home.undo",
        "u",
        "undo",
        later("undo"),
        later("undo what the last notice tells: a card added, a history kept"),
        _HERE,
    ),
    Command(
        "home.more",
        "m",
        "more",
        later("more"),
        later("more than the limits allow, today only"),
        _HERE,
    ),
    Command(
        "home.done",
        "U",
        "what_was_done",
        later("undo"),
        later("what was done: take any of it back, or bring it again"),
        _HERE,
    ),
    Command(
        "home.ahead",
        "a",
        "ahead",
        later("study ahead"),
        later("the next cards before their day; it counts"),
        _HERE,
    ),
    Command(
        "home.language",
        "l",
        "language",
        later("in French"),
        later("English or French"),
        _HERE,
    ),
    Command("home.quit", "q", "quit", later("quit"), later("quit"), _HERE),
    Command(
        "home.help", "question_mark,f1", "help", later("help"), later("this page"), _EVERYWHERE
    ),
)


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
        self._open_session: LeftOpen | None = None
        self._leeches = 0
        self._trouble = ""
        self._said: tuple[int, str] | None = None
        self._noted: Library | None = None
        self._unsaved = ""
        self._tells = False
        self._followed: list[Edit] = []
        self._lost: list[Lost] = []
        self._authoring = Authoring(desk)

    def compose(self) -> ComposeResult:
        """Lay out the number, the decks and the keys."""
        with Container(classes="page"):
            with Horizontal(classes="head margin"):
                yield Words(Content.styled("aiquiz", "bold $ink"), classes="head-left", id="name")
                yield Words(id="date", classes="head-right")
            with Horizontal(id="today", classes="margin"):
                yield Words(id="figure")
                yield Words(id="today-words")
                yield Words(id="week")
            yield Words(id="welcome", classes="margin")
            yield Words(id="columns", classes="margin")
            yield DeckRows(id="decks")
            yield Words(id="notice", classes="margin")
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
        # All that was read stays. The collector would look through ten thousand cards while
        # somebody presses a key.
        gc.freeze()
        if self._wish is not None:
            await self.desk.run(self._note)
            wish, self._wish = self._wish, None
            self.run_worker(self._study(wish, named=True), group="study", exclusive=True)
        else:
            await self._look()

    def _note(self, desk: Desk) -> None:
        """Note what the last look at the decks has to tell, where that was not noted yet."""
        if desk.library is self._noted:
            return
        from aiquiz.tui.news import news

        self._noted = desk.library
        self._followed, self._lost = news(desk)
        self._unsaved = ""
        if desk.unsaved_look is not None:
            self._unsaved = trouble(desk.unsaved_look.code, desk.unsaved_look.facts)

    def _told(self) -> list[str]:
        """Give what became of histories; u undoes the last edit, p shows what is gone."""
        if not (self._followed or self._lost):
            return [self._unsaved] if self._unsaved else []
        from aiquiz.tui.news import edits_told, losses_told

        edits, losses = edits_told(self._followed), losses_told(self._lost)
        if edits and not self._authoring.can_undo:
            edits[-1] += " " + _("u lets it start anew.")
        if losses:
            losses[-1] += " " + _("p tells more.")
        return [*edits, *(f"▲ {line}" for line in losses), *filter(None, [self._unsaved])]

    async def _look(self, *, to_top: bool = False) -> None:
        """Look at today anew; `to_top` selects the first row, where what to go on with stands."""
        try:
            await self.desk.run(self._note)
            overview = await self.desk.run(lambda desk: desk.overview())
            left = await self.desk.run(lambda desk: desk.left_open())
            self._leeches = await self.desk.run(_leeches)
        except StoreError as error:
            self._trouble = trouble(error.code, error.facts)
            self._show()
            return
        selected = self._row_names()[self._place :][:1] if self._overview else []
        # Both at once: what is shown in between would be of two times.
        self._overview, self._open_session, self._said = overview, left, None
        self._show_date()
        names = self._row_names()
        place = names.index(selected[0]) if selected and selected[0] in names else 0
        self._show(0 if to_top and left else place)

    async def decks_changed(self) -> None:
        """Show what the decks hold now: somebody saved one."""
        if self._overview is not None:
            await self._look()

    # Sessions

    def action_study(self) -> None:
        """Do what the pill says."""
        offer = self._offer()
        if offer is not None and offer.action == "more":
            self.action_more()
        elif offer is not None:
            self._start(offer.wish)

    def action_drill(self) -> None:
        """Go over the cards of the selected row that were missed."""
        row = self._row()
        if row is not None and row.missed:
            self._start(drill(self._decks()))

    def action_more(self) -> None:
        """Ask more cards of the selected row than the limits allow, today only."""
        row = self._row()
        if row is not None and more(row) != Tally():
            self.run_worker(self._ask_more(more(row)), group="study", exclusive=True)
        elif row is not None and row.exam_in is not None:
            self._say(_("The exam says how much is asked here a day: x shows its plan."))
        elif row is not None:
            self._say(_("The limits hold nothing back here today."))

    async def _ask_more(self, what: Tally) -> None:
        from aiquiz.desk.allowing import allow

        decks = self._decks()
        try:
            await self.desk.run(lambda desk: allow(desk, decks, what))
        except StoreError as error:
            self._say(_refusal(error))
            return
        await self._study(StudyWish(decks=decks))

    def action_ahead(self) -> None:
        """Study the next cards of the selected row before their day."""
        row = self._row()
        if row is not None and row.ahead:
            self._start(study_ahead(self._decks()))
        elif row is not None:
            self._say(_("No card waits for a later day here; those answered today stay put."))

    def action_quiz(self) -> None:
        """Shape a quiz."""
        self._shape("quiz")

    def action_shape(self) -> None:
        """Shape a session."""
        self._shape("study")

    def _shape(self, kind: Kind) -> None:
        if self._overview is not None and self._overview.rows:
            self.run_worker(self._shaped(kind), group="study", exclusive=True)

    async def _shaped(self, kind: Kind) -> None:
        from aiquiz.desk.shape import Shape
        from aiquiz.tui.screens.shape import ShapeSession

        try:
            choices = await self.desk.run(lambda desk: desk.choices())
        except StoreError as error:
            self._say(_refusal(error))
            return
        names = frozenset(self._decks()) or choices.usual
        shape = Shape(kind=kind, decks=names, limit=QUIZ if kind == "quiz" else None)
        wish = await self.app.push_screen_wait(ShapeSession(self.desk, choices, shape))
        if wish is not None:
            await self._study(wish)

    def action_exam(self) -> None:
        """Show the exam on the selected deck, or set one."""
        row = self._row()
        if row is not None and row.name and row.asked and not row.missing:
            self.run_worker(self._exam(row.name), group="study", exclusive=True)
        elif row is not None and not row.name:
            self._say(_("An exam is on one deck: select its row first."))

    async def _exam(self, name: str) -> None:
        from aiquiz.tui.screens.exam import ExamScreen

        wish = await self.app.push_screen_wait(ExamScreen(self.desk, name))
        if wish is not None:
            await self._study(wish)
        else:
            await self._look()

    def _start(self, wish: StudyWish) -> None:
        self.run_worker(self._study(wish), group="study", exclusive=True)

    @on(OptionList.OptionSelected)
    def _chosen(self) -> None:
        self.action_study()

    @property
    def _place(self) -> int:
        return self.query_one("#decks", DeckRows).highlighted or 0

    def _selected(self) -> int:
        """Give the place of the selected row; the session left open is -1, all decks are 0."""
        return self._place - 1 if self._open_session else self._place

    def _row_names(self) -> list[str]:
        """Give what each row stands for: a session left open, all decks, or the path of one."""
        rows = self._overview.rows if self._overview else ()
        left = ["left"] if self._open_session else []
        return [*left, "", *(row.path for row in rows)]

    def _row(self) -> DeckRow | None:
        """Give the row whose cards are meant, that of all decks where a session was left open."""
        overview, selected = self._overview, self._selected()
        if overview is None or not overview.rows:
            return None
        return overview.rows[selected - 1] if selected > 0 else overview.total

    def _decks(self) -> tuple[str, ...]:
        """Give the deck that is selected, none for all."""
        row = self._row()
        return (row.name,) if row is not None and row.name else ()

    def _offer(self) -> Offer | None:
        """Give what Enter does."""
        overview, row = self._overview, self._row()
        if self._open_session is not None and self._selected() < 0:
            return going_on(self._open_session)
        if overview is None or row is None:
            return None
        return best(row, self._decks(), first_run=overview.first_run)

    async def _study(self, wish: StudyWish, *, named: bool = False) -> None:
        """Begin a session; where its decks were `named` on the command line, that says why not."""
        from aiquiz.deck.library import UnknownDeckError

        try:
            session = await self.desk.run(lambda desk: desk.session(wish))
        except (UnknownDeckError, UnknownTagError, StoreError) as error:
            if named:
                raise
            await self._look()
            self._say(_refusal(error))
            return
        gc.freeze()
        if not session.trail:
            await self._look()
            self._say(_("Nothing to study now."))
            return
        await self._play(session)

    async def _play(self, session: "Session") -> None:
        from aiquiz.tui.screens.study import Study
        from aiquiz.tui.screens.summary import Summary

        self._authoring.settle()
        await self.app.push_screen_wait(Study(self.desk, session))
        facts = session.summary
        if session.finished and facts.asked:
            end = await self.app.push_screen_wait(Summary(self.desk, session))
            if end == "undo" and session.can_undo:
                session.undo(self.desk.now())
                await self._play(session)
                return
            if end == "drill":
                decks = tuple(".".join(deck) for deck in session.decks)
                await self._study(StudyWish(decks=decks, kind="cram", cards=session.to_drill))
                return
        await self._look(to_top=True)

    # Other keys

    def action_edit(self) -> None:
        """Open the selected deck in the learner's editor."""
        row = self._row()
        self._authoring.settle()
        if row is not None and row.path:
            self.run_worker(self._edit(row.path), group="edit", exclusive=True)

    async def _edit(self, path: str) -> None:
        entry = await self.desk.run(lambda desk: desk.entry_at(path))
        refused = edit_at(self.app, entry)
        if refused:
            self._say(refused)
            return
        await self.desk.run(lambda desk: desk.look())
        await self._look()

    def action_settings(self) -> None:
        """Change the settings of the selected deck."""
        row = self._row()
        self._authoring.settle()
        if row is not None and row.path and not row.missing:
            self.run_worker(self._settings(row.path), group="study", exclusive=True)

    async def _settings(self, path: str) -> None:
        from aiquiz.desk.tuning import held_at
        from aiquiz.tui.screens.deck_settings import DeckSettingsScreen

        try:
            held = await self.desk.run(lambda desk: held_at(desk, path))
        except StoreError as error:
            self._say(_refusal(error))
            return
        if held is not None:
            await self.app.push_screen_wait(DeckSettingsScreen(self.desk, held))
        await self._look()

    def action_add(self) -> None:
        """Add cards to the selected deck; where that is none of the learner's, begin one first."""
        if self._overview is not None:
            self.run_worker(self._add(self._overview), group="study", exclusive=True)

    async def _add(self, overview: Overview) -> None:
        row = self._row()
        path = row.path if row is not None else ""
        if _begins_deck(overview, row):
            path = await self._authoring.start_deck(self.app)
            await self._look()
            self._select(path)
        told = await self._authoring.add_cards(self.app, path) if path else ""
        await self._look()
        self._say(told)

    def _select(self, path: str) -> None:
        """Select the deck at `path`, where it is listed."""
        rows = self._overview.rows if self._overview else ()
        for place, row in enumerate(rows, 2 if self._open_session else 1):
            if row.path == path:
                self.query_one("#decks", DeckRows).highlighted = place

    def action_undo(self) -> None:
        """Take back what was done last and told; with nothing told, show what was done."""
        if self._undoes:
            self.run_worker(self._undo(), group="study", exclusive=True)
        else:
            self.action_what_was_done()

    def action_what_was_done(self) -> None:
        """Show what was done, to be taken back."""
        if self._overview is not None:
            self.run_worker(self._show_done(), group="study", exclusive=True)

    async def _show_done(self) -> None:
        from aiquiz.tui.screens.deeds import WhatWasDone

        self._authoring.settle()
        await self.app.push_screen_wait(WhatWasDone(self.desk))
        await self._look()

    @property
    def _undoes(self) -> str:
        """What u takes back, in words: what was done last, else what is being told; "" for nothing.

        What lies further back than that nobody has in mind any more.
        """
        if self._authoring.can_undo:
            return _("take the card back")
        return _("let it start anew") if self._followed and self._tells else ""

    async def _undo(self) -> None:
        added = self._authoring.can_undo
        told = await (self._authoring.undo() if added else self._part(self._followed[-1]))
        await self._look()
        self._say(told)

    async def _part(self, edit: "Edit") -> str:
        """Let an edited card start anew that kept its history; give what is to be said."""
        from aiquiz.desk.histories import part

        def parted(desk: Desk) -> None:
            part(desk, edit)
            # The rest of what was told still holds.
            self._noted = desk.library
            self._followed.remove(edit)

        try:
            await self.desk.run(parted)
        except StoreError as error:
            return trouble(error.code, error.facts)
        return starts_anew(edit.now, edit.before)

    def action_problems(self) -> None:
        """Show what is wrong with the selected deck."""
        from aiquiz.tui.screens.problems import Problems

        row, rows = self._row(), self._overview.rows if self._overview else ()
        if row is None:
            return
        self._authoring.settle()
        faulty = [*(card.path for card in self._lost), *(one.path for one in rows if one.problems)]
        path = row.path or next(iter(faulty), "")
        if path:
            self.app.push_screen(Problems(self.desk, path))
        else:
            self._say(_("No deck has a problem."))

    def action_browse(self) -> None:
        """Show every card of every deck."""
        if self._overview is not None:
            self.run_worker(self._browse(), group="study", exclusive=True)

    async def _browse(self) -> None:
        from aiquiz.tui.screens.browse import Browse

        self._authoring.settle()
        await self.app.push_screen_wait(Browse(self.desk))
        await self._look()

    async def action_language(self) -> None:
        """Change to the other language, and keep it."""
        other = "en" if speaking() == "fr" else "fr"
        speak(other)
        await self.desk.run(lambda desk: desk.choose_language(other))
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
        now = self.desk.now()
        told = day_long(date_of(now.day))
        if now.calendar_day != now.day:
            # Past midnight the day that is studied goes on, and its end is what makes that plain.
            told = _("{day}, until {time}").format(day=told, time=clock_time(now.day_start_min))
        self.query_one("#date", Static).update(Content.styled(told, "$faint"))

    def _show(self, place: int = 0) -> None:
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
                    "Two interviews on AI are ready, in English and in French. You type the "
                    "answers; each one comes back just before you would forget it."
                ),
                "$soft",
            )
        )
        self._show_decks(overview, place)
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
        count = n_("{n} card", "{n} cards", overview.next_count).format(n=overview.next_count)
        when = ahead(overview.next_day - overview.today)
        starts = clock_time(self.desk.settings.day_start_min)
        return _("Next: {cards}, {when} from {time}").format(cards=count, when=when, time=starts)

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

    def _show_decks(self, overview: Overview, place: int) -> None:
        total = overview.total
        lines: list[LeftLine | DeckLine] = []
        if self._open_session is not None:
            lines.append(_going_on(self._open_session))
        lines.append(
            DeckLine(_("All decks"), "", total.due, total.new, total.known, total.learning)
        )
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
                note="" if row.exam_in is None else exam_ahead(row.exam_in),
            )
            for row in overview.rows
        ]
        self.query_one("#decks", DeckRows).show([line.draw for line in lines], place)
        self._show_columns()

    def _show_columns(self) -> None:
        columns = self.query_one("#columns", Static)
        columns.update(heading(max(columns.content_region.width, 10)))

    def on_resize(self) -> None:
        """Lay the columns out to the new width."""
        self.call_after_refresh(self._show_columns)

    def _show_notice(self, overview: Overview) -> None:
        notice = self.query_one("#notice", Static)
        selected = self._selected()
        if self._said is not None and self._said[0] == selected:
            # Rows that are shown anew tell that one is selected, which would write over it.
            self._tells = False
            notice.update(literal(self._said[1], "$soft"))
            return
        self._said = None
        self._tells = False
        row = overview.rows[selected - 1] if 0 < selected <= len(overview.rows) else None
        if row is not None and row.missing:
            notice.update(literal(_("The file is away: {path}").format(path=row.path), "$soft"))
        elif row is not None and row.problems:
            from aiquiz.say.problems import errors

            rest = n_(
                "{n} card can be studied; p shows the rest.",
                "{n} cards can be studied; p shows the rest.",
                row.ready,
            )
            told = f"{errors(row.problems)}. {rest.format(n=row.ready)}"
            notice.update(literal(told, "$warning"))
        else:
            lines = self._told()
            self._tells = True
            if self._open_session is not None and selected < 0:
                lines = [_stopped(self._open_session), *lines]
            elif selected <= 0:
                lines += [*_put_away(overview.total), *backlog(overview), *clock_set_back(overview)]
                if self._leeches:
                    lines.append(leeches(self._leeches))
            elif row is not None:
                lines = [*_exam_on(row, overview.today), *backlog_of(row)]
            if overview.first_run and not _own(overview):
                lines = [*lines, _("Your own deck: a text file. n starts one with an example.")]
            notice.update(literal("\n".join(lines), "$soft"))

    def _say(self, words: str) -> None:
        """Say something in the notice, until another row is selected or today is looked at anew."""
        self._said = (self._selected(), words) if words else None
        if self._overview is not None:
            self._show_notice(self._overview)
            self._show_footer()
        else:
            self.query_one("#notice", Static).update(literal(words, "$soft"))

    @on(OptionList.OptionHighlighted)
    def _moved(self) -> None:
        if self._overview is not None:
            self._show_notice(self._overview)
            self._show_footer()

    def _ways(self, row: DeckRow | None, offer: Offer | None) -> list[Hint]:
        """Give the other keys, what matters most first: the last ones go where room is scarce."""
        overview, language = self._overview, Hint("l", _("en français"), "language")
        if overview is None:
            return [language]
        now = left_over(row, offer) if row is not None and offer is not None else []
        adding = _adding(overview, row)
        browse = [Hint("b", _("cards"), "browse")] if overview.rows else []
        if overview.first_run:
            # Whoever does not read this language looks for nothing else.
            now = [language, *now]
        more = sessions(row, first_run=overview.first_run) if row is not None and offer else []
        if not overview.first_run:
            more = [*more, Hint("U", _("undo"), "what_was_done")]
        hints = [*now, adding, *browse, *more, language]
        if adding.off:
            hints = [*now, *browse, *more, language, adding]
        return list(dict.fromkeys(hints))

    def _show_footer(self) -> None:
        offer, row = self._offer(), self._row()
        hints: list[Hint] = []
        if offer is not None:
            hints.append(Hint(key_name("enter"), offer.words, "study", pill=True))
        if self._undoes:
            hints.append(Hint("u", self._undoes, "undo"))
        lost = {card.path for card in self._lost}
        if row is not None and (row.problems or row.path in lost or (lost and not row.path)):
            hints.append(Hint("p", _("problems"), "problems"))
        hints += self._ways(row, offer)
        hints += [
            Hint("?", _("help"), "help", right=True),
            Hint("q", _("quit"), "quit", right=True, keep=True),
        ]
        self.query_one(Footer).hints = tuple(hints)


def _leeches(desk: Desk) -> int:
    from aiquiz.desk.leeches import leeches_to_ask

    return len(leeches_to_ask(desk))


def _own(overview: Overview) -> bool:
    """Tell whether any deck is the learner's."""
    return not all(row.built_in for row in overview.rows)


def _begins_deck(overview: Overview, row: DeckRow | None) -> bool:
    """Tell whether a card for `row` needs a deck first."""
    return row is None or not row.path or not _own(overview)


def _adding(overview: Overview, row: DeckRow | None) -> Hint:
    """Give the hint for adding a card: grey, with the reason, where none can be."""
    if row is None or _begins_deck(overview, row):
        return Hint("n", _("new deck"), "add")
    if row.closed:
        return Hint("n", closed_short(row.closed), "add", off=True)
    return Hint("n", p_("key", "new card"), "add")


def _going_on(left: "LeftOpen") -> LeftLine:
    """Give the row of a session that was left open."""
    words = {"quiz": _("Go on with the quiz"), "cram": _("Go on with the drill")}
    title = words.get(left.wish.kind, _("Go on with the session"))
    count = n_("{n} card left", "{n} cards left", left.left).format(n=number(left.left))
    return LeftLine(title, count)


def _refusal(error: "UnknownDeckError | UnknownTagError | StoreError") -> str:
    from aiquiz.deck.library import UnreadDeckError
    from aiquiz.say.problems import unread

    if isinstance(error, StoreError):
        return trouble(error.code, error.facts)
    if isinstance(error, UnknownTagError):
        return unknown_tag(error.name, error.candidates)
    if isinstance(error, UnreadDeckError):
        found = error.problem
        return unread(error.name, found.code, found.line, found.facts)
    return _("This deck is away, or holds no card that can be studied.")


def _exam_on(row: DeckRow, today: int) -> list[str]:
    """Say that an exam on the deck of `row` lies ahead."""
    if row.exam_in is None:
        return []
    return [exam_notice(row.exam_in, date_of(today + row.exam_in))]


def _put_away(total: DeckRow) -> list[str]:
    """Say how many cards are not asked, and how to see them."""
    told = []
    if total.suspended:
        words = n_(
            "{n} card is suspended; o, then “Only”, shows it.",
            "{n} cards are suspended; o, then “Only”, shows them.",
            total.suspended,
        )
        told.append(words.format(n=number(total.suspended)))
    if total.buried:
        words = n_(
            "{n} card is put off until tomorrow.",
            "{n} cards are put off until tomorrow.",
            total.buried,
        )
        told.append(words.format(n=number(total.buried)))
    return told


def _stopped(left: "LeftOpen") -> str:
    stopped = _("Stopped at {n} of {total}, all saved.").format(n=left.asked, total=left.total)
    again = left.left - (left.total - left.asked)
    if again <= 0:
        return stopped
    words = n_("{n} card comes once more.", "{n} cards come once more.", again)
    return f"{stopped} {words.format(n=number(again))}"
