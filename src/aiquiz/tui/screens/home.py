"""Home: what today asks for, and the decks."""

import asyncio
import gc
from collections.abc import Callable, Coroutine
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.widgets import OptionList, Static

from aiquiz.desk import Desk, StudyWish
from aiquiz.desk.overview import DeckRow
from aiquiz.desk.wish import QUIZ, Kind, UnknownTagError
from aiquiz.languages import following
from aiquiz.progress.trouble import REPAIRABLE, StoreError
from aiquiz.say.language import _, speak, speaking
from aiquiz.say.off import sentence, why_off
from aiquiz.say.trouble import trouble
from aiquiz.scheduling.limits import Tally
from aiquiz.tui import today
from aiquiz.tui.at_work import begin
from aiquiz.tui.commands.everywhere import LIST
from aiquiz.tui.commands.home import COMMANDS
from aiquiz.tui.counting import count_if_possible
from aiquiz.tui.deck_news import DeckNews
from aiquiz.tui.deck_rows import DeckRows
from aiquiz.tui.desk_thread import DeskThread
from aiquiz.tui.editing import edit_at
from aiquiz.tui.home_keys import hints, in_trouble
from aiquiz.tui.home_notice import Notice, notice
from aiquiz.tui.home_rows import HomeRows
from aiquiz.tui.keys import bindings, key_of
from aiquiz.tui.literal import literal
from aiquiz.tui.offers import begins_deck, drill, more, study_ahead
from aiquiz.tui.screens.authoring import Authoring
from aiquiz.tui.screens.home_list import HomeList
from aiquiz.tui.screens.playing import play, refusal
from aiquiz.tui.widgets.footer import Footer
from aiquiz.tui.widgets.only_read import OnlyRead
from aiquiz.tui.widgets.words import Words

if TYPE_CHECKING:
    from aiquiz.tui.screens.scores import Place
    from aiquiz.tui.settings_told import SettingsTold


class Home(HomeList):
    """The first screen."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)

    def __init__(self, desk: DeskThread, wish: StudyWish | None) -> None:
        """`wish` is a session to go straight into."""
        super().__init__(desk)
        self._wish = wish
        self.unopened: StoreError | None = None
        """Why progress could not be opened, None where it could or that is not known yet."""
        self._leeches = 0
        self._settings_told: SettingsTold | None = None
        self._trouble: StoreError | None = None
        self._scores_place: Place | None = None
        self._tells = False
        self._forgets = False
        self._repairs = False
        self._news = DeckNews(desk)
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
            yield OnlyRead(self.desk)
            yield Footer()

    def on_mount(self) -> None:
        """Show what is known at once, and read the rest meanwhile."""
        self._show_date()
        decks = self.query_one("#decks", DeckRows)
        decks.focus()
        self.watch(decks, "hidden", self._show_columns, init=False)
        self._show_footer()
        # Reading imports SQLite and YAML, which the first frame must not wait for.
        self.call_after_refresh(self.run_worker, self._open, group="open")

    async def _open(self) -> None:
        try:
            names = self._wish.decks if self._wish else ()
            await self.desk.run(lambda desk: desk.open(names))
            if self._wish is not None:
                await self._news.note()
        except StoreError as error:
            self._stop_at(error)
            return
        # All that was read stays. The collector would look through ten thousand cards while
        # somebody presses a key.
        gc.freeze()
        self._take_trouble(None)
        if self._wish is not None:
            wish, self._wish = self._wish, None
            begin(self, partial(self._study, wish, named=True), group="study", exclusive=True)
        else:
            await self._look()
            self._forget_soon()
        # What it finds is told once home stands, which would take it back.
        begin(self, self._look_through, group="look-through", exclusive=True)

    async def _look(self, *, to_top: bool = False) -> None:
        """Look at today anew; `to_top` selects the first row, where what to go on with stands."""
        try:
            await self.desk.run(Desk.reopen)
            await self._news.note()
            await count_if_possible(self.desk)
            overview = await self.desk.run(lambda desk: desk.overview())
            left = await self.desk.run(lambda desk: desk.left_open())
            self._leeches = await self.desk.run(_leeches)
            self._settings_told = await self.desk.run(_settings_told)
            for band in self.query(OnlyRead):
                await band.look()
            self._make_room()
        except StoreError as error:
            self._stop_at(error)
            return
        if not self.query("#date"):
            # The program ends, and nothing is left to show it on.
            return
        self._take_trouble(None)
        selected = self._selected
        # Both at once: what is shown in between would be of two times.
        self._rows, self._said = HomeRows(overview, left, speaking(), self._view(overview)), None
        self._show_date()
        place = None if selected is None else self._rows.place_of(selected)
        self._show(0 if to_top and left else place or 0)
        self.call_after_refresh(self.run_worker, self._show_around, group="open")

    def _make_room(self) -> None:
        """Have what is only for looks make room, on a low screen, for what is to be done."""
        told = self._settings_told is not None and bool(self._settings_told.full)
        only_read = any(band.is_told for band in self.query(OnlyRead))
        self.set_class(told or only_read, "-warned")

    def _take_trouble(self, error: StoreError | None) -> None:
        """Show that progress can't be read, and that Enter tries again; None where it can."""
        self._trouble = error
        # Where nothing could be opened the program ends as a command does that could do nothing.
        self.unopened = error if self._rows is None else None
        if error is not None:
            self._show()
            self._show_of_row()

    def _forget_soon(self) -> None:
        """Have what was typed longer ago than the settings keep it forgotten.

        A setting that was changed elsewhere does not lead here: it may not stand yet, and what is
        forgotten does not come back.
        """
        if self.desk.settings.forget_typed_after_days:
            self.call_after_refresh(self.run_worker, self._forget_old, group="forget")

    async def _forget_old(self) -> None:
        from aiquiz.say.forgetting import left
        from aiquiz.tui.forgetting import forget_old

        if self._forgets or self.app.screen is not self:
            return
        self._forgets = True
        try:
            found = await forget_old(self.desk, lambda: self.app.screen is self)
        finally:
            self._forgets = False
        if found:
            self._say(left(str(found[0].path), found[0].why))

    def _stop_at(self, error: StoreError) -> None:
        """Say what keeps progress from being read; where it can be repaired that is offered."""
        self._take_trouble(error)
        if error.code in REPAIRABLE and not self._repairs:
            self._repairs = True
            begin(self, partial(self._repair, error), group="repair", exclusive=True)

    async def _repair(self, error: StoreError) -> None:
        from aiquiz.tui.screens.repair import Repair

        begun = await self.app.push_screen_wait(Repair(self.desk, error))
        self._repairs = False
        # What was not repaired is told below the decks, and offered again at the next start. What
        # is being repaired is waited for: the desk does one thing after another.
        if begun:
            self._take_trouble(None)
            self.query_one("#notice", Static).update("")
            begin(self, self._open, group="open")

    async def _look_through(self) -> None:
        """See that the progress is whole, where the last run was cut off or it is long ago.

        Whatever else is asked of the desk comes first.
        """
        from aiquiz.desk.doctor import begin_run, look_through
        from aiquiz.progress.soundness import Look

        if not await self.desk.run(begin_run):
            return
        try:
            while (found := await self.desk.run_aside(look_through)) is Look.STOPPED:
                await asyncio.sleep(_LOOK_AGAIN_SECONDS)
        except StoreError as error:
            self._stop_at(error)
            return
        if found is Look.DAMAGED:
            path = str(self.desk.database)
            self._stop_at(StoreError("damaged", path=path))

    async def decks_changed(self) -> None:
        """Show what the decks hold now: somebody saved one."""
        if self._rows is not None:
            await self._look()

    def _try_again(self) -> bool:
        """Read progress again where that failed; tell whether that was so."""
        if self._trouble is None:
            return False
        work = self._open if self._rows is None else self._look
        begin(self, work, group="open", exclusive=True)
        return True

    async def progress_changed(self) -> None:
        """Show today as it is now: something was answered in another window."""
        await self.decks_changed()

    def tell(self, words: str) -> bool:
        """Say `words` in the notice; give whether it is there."""
        if self._rows is None:
            return False
        self._say(words)
        return True

    # Sessions

    def why_off(self, id_: str) -> str:
        """Say why the command with the id `id_` can't be done now, "" where it can."""
        row = self._row()
        if row is None or self._rows is None:
            none = self._rows is not None and not self._rows.overview.rows
            return why_off("no-deck-yet") if none and id_ in _OF_DECKS else ""
        if id_ in ("home.unfold", "home.fold"):
            return self._why_no_fold(unfold=id_ == "home.unfold")
        if id_ == "home.study" and self._offer() is None:
            return why_off("at-no-deck" if row.missing else "no-cards")
        if id_ in _OF_A_DECK and not row.path:
            return why_off("no-deck")
        if id_ in ("home.settings", "home.exam") and row.missing:
            return why_off("at-no-deck")
        meant = self._meant()
        if id_ == "home.drill" and meant is not None and not meant.missed:
            return why_off("not-missed")
        return why_off("no-cards") if id_ == "home.exam" and not row.asked else ""

    def _refuses(self, id_: str) -> bool:
        """Tell whether a command can't be done now, and say why."""
        why = self.why_off(id_)
        if why:
            self._say(sentence(why))
        return bool(why)

    def action_study(self) -> None:
        """Do what the pill says."""
        if self._try_again():
            return
        offer = self._offer()
        if offer is not None and offer.action == "more":
            self.action_more()
        elif offer is not None:
            self._start(offer.wish)
        else:
            self._refuses("home.study")

    def action_drill(self) -> None:
        """Go over the cards of the selected row that were missed."""
        if not self._refuses("home.drill") and self._meant() is not None:
            self._start(drill(self._decks()))

    def action_more(self) -> None:
        """Ask more cards of the selected row than the limits allow, today only."""
        row = self._meant()
        if self._refuses("home.more"):
            return
        if row is not None and more(row) != Tally():
            begin(self, partial(self._ask_more, more(row)), group="study", exclusive=True)
        elif row is not None and row.exam_in is not None:
            words = _("The exam says how much is asked here a day: {key} shows its plan.")
            self._say(words.format(key=key_of("home.exam")))
        elif row is not None:
            self._say(_("The limits hold nothing back here today."))

    async def _ask_more(self, what: Tally) -> None:
        from aiquiz.desk.allowing import allow

        decks = self._decks()
        try:
            await self.desk.keep(lambda desk: allow(desk, decks, what))
        except StoreError as error:
            self._say(trouble(error.code, error.facts))
            return
        await self._study(StudyWish(decks=decks))

    def action_ahead(self) -> None:
        """Study the next cards of the selected row before their day."""
        row = self._meant()
        if self._refuses("home.ahead"):
            return
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
        if not self._refuses("home.shape") and self._rows is not None:
            begin(self, partial(self._shaped, kind), group="study", exclusive=True)

    async def _shaped(self, kind: Kind) -> None:
        from aiquiz.desk.shape import Shape
        from aiquiz.tui.screens.shape import ShapeSession

        try:
            choices = await self.desk.run(lambda desk: desk.choices(self._decks()))
        except StoreError as error:
            self._say(trouble(error.code, error.facts))
            return
        names = frozenset(self._decks()) or choices.usual
        shape = Shape(kind=kind, decks=names, limit=QUIZ if kind == "quiz" else None)
        wish = await self.app.push_screen_wait(ShapeSession(self.desk, choices, shape))
        if wish is not None:
            await self._study(wish)

    def action_exam(self) -> None:
        """Show the exam on the selected deck, or set one."""
        row = self._row()
        if row is None:
            self._refuses("home.exam")
        elif not row.name:
            self._say(_("An exam is on one deck: select its row first."))
        elif not self._refuses("home.exam"):
            begin(self, partial(self._exam, row.name), group="study", exclusive=True)

    async def _exam(self, name: str) -> None:
        from aiquiz.tui.screens.exam import ExamScreen

        wish = await self.app.push_screen_wait(ExamScreen(self.desk, name))
        if wish is not None:
            await self._study(wish)
        else:
            await self._look()

    def action_scores(self) -> None:
        """Show the scores."""
        if self._rows is not None:
            begin(self, self._scores, group="study", exclusive=True)

    async def _scores(self) -> None:
        from aiquiz.tui.screens.scores import ScoresScreen

        said = ""
        # What is studied from the scores leads back to them, also where it does not begin.
        while True:
            shown = ScoresScreen(self.desk, self._scores_place, said)
            wish = await self.app.push_screen_wait(shown)
            self._scores_place = shown.place
            if wish is None:
                break
            said = await self._study(wish)
        await self._look()

    @property
    def listed(self) -> tuple[DeckRow, ...]:
        """The decks that there are."""
        return self._rows.overview.rows if self._rows is not None else ()

    def go(self, what: str, row: DeckRow) -> None:
        """Go to the deck of `row`, whatever is selected: `what` is one of `acts.OF_DECK`."""
        ways: dict[str, Callable[[], Coroutine[None, None, object]]] = {
            "study": partial(self._study, StudyWish(decks=(row.name,))),
            "cards": partial(self._browse, f"deck:{row.name} "),
            "settings": partial(self._settings, row.path),
            "exam": partial(self._exam, row.name),
        }
        begin(self, ways[what], group="study", exclusive=True)

    def _start(self, wish: StudyWish) -> None:
        begin(self, partial(self._study, wish), group="study", exclusive=True)

    @on(OptionList.OptionSelected)
    def _chosen(self) -> None:
        self.action_study()

    async def _study(self, wish: StudyWish, *, named: bool = False) -> str:
        """Begin a session; give why there is none, which home says, "" where it was played.

        Where its decks were `named` on the command line, that says why not.
        """
        from aiquiz.deck.library import UnknownDeckError

        try:
            session = await self.desk.run(lambda desk: desk.session(wish))
        except (UnknownDeckError, UnknownTagError, StoreError) as error:
            if named and not isinstance(error, StoreError):
                raise
            return await self._refuse(refusal(error))
        gc.freeze()
        if not session.trail:
            return await self._refuse(_("Nothing to study now."))
        self._settle()
        self._end_search()
        self._unmark()
        self.desk.let_go = ""
        drilled = await play(self.app, self.desk, session)
        if drilled is not None:
            return await self._study(drilled)
        await self._look(to_top=True)
        self._forget_soon()
        return ""

    async def _refuse(self, why: str) -> str:
        await self._look()
        self._say(why)
        return why

    # Other keys

    def action_edit(self) -> None:
        """Open the selected deck in the learner's editor."""
        row = self._row()
        self._settle()
        if not self._refuses("home.edit") and row is not None:
            begin(self, partial(self._edit, row.path), group="edit", exclusive=True)

    async def _edit(self, path: str) -> None:
        try:
            entry = await self.desk.run(lambda desk: desk.entry_at(path))
            refused = edit_at(self.app, entry)
            if not refused:
                await self.desk.run(lambda desk: desk.look())
        except StoreError as error:
            refused = trouble(error.code, error.facts)
        if refused:
            self._say(refused)
            return
        await self._look()

    def action_settings(self) -> None:
        """Change the settings of the selected deck, or the general ones where that is none."""
        row = self._row()
        self._settle()
        if row is None or not row.path:
            self.action_general()
        elif not self._refuses("home.settings"):
            begin(self, partial(self._settings, row.path), group="study", exclusive=True)

    def action_general(self) -> None:
        """Change the general settings."""
        self._settle()
        begin(self, self._general_settings, group="study", exclusive=True)

    async def _general_settings(self) -> None:
        from aiquiz.tui.screens.settings import SettingsScreen

        await self.app.push_screen_wait(SettingsScreen(self.desk))
        self._forget_soon()

    async def _settings(self, path: str) -> None:
        from aiquiz.desk.tuning import held_at
        from aiquiz.tui.screens.deck_settings import DeckSettingsScreen

        try:
            held = await self.desk.run(lambda desk: held_at(desk, path))
        except StoreError as error:
            self._say(trouble(error.code, error.facts))
            return
        if held is not None:
            await self.app.push_screen_wait(DeckSettingsScreen(self.desk, held))
        await self._look()

    def action_add(self) -> None:
        """Add cards to the selected deck; where that is none of the learner's, begin one first."""
        if self._rows is not None:
            begin(self, partial(self._add, self._rows), group="study", exclusive=True)

    async def _add(self, rows: HomeRows) -> None:
        row = rows.meant_at(self._place)
        path = row.path if row is not None else ""
        if begins_deck(rows.overview, row):
            path = await self._authoring.start_deck(self.app)
            await self._look()
            self._select(path)
        told = await self._authoring.add_cards(self.app, path) if path else ""
        if told:
            # What was done last is what u takes back.
            self._hid = None
        await self._look()
        self._say(told)

    def action_undo(self) -> None:
        """Take back what was done last and told; with nothing told, show what was done."""
        if self._undoes:
            begin(self, self._undo, group="study", exclusive=True)
        else:
            self.action_what_was_done()

    def action_what_was_done(self) -> None:
        """Show what was done, to be taken back."""
        if self._rows is not None:
            begin(self, self._show_done, group="study", exclusive=True)

    async def _show_done(self) -> None:
        from aiquiz.tui.screens.deeds import WhatWasDone

        self._settle()
        await self.app.push_screen_wait(WhatWasDone(self.desk))
        await self._look()

    def action_copies(self) -> None:
        """Show the copies of the progress."""
        if self._rows is not None:
            begin(self, self._show_copies, group="study", exclusive=True)

    async def _show_copies(self) -> None:
        from aiquiz.tui.screens.copies import Copies

        self._settle()
        await self.app.push_screen_wait(Copies(self.desk))
        await self._look()

    def _settle(self) -> None:
        """Let what u would take back stay: something else was begun since."""
        self._authoring.settle()
        self._hid = None

    @property
    def _undoes(self) -> str:
        """What u takes back, in words: what was done last, else what is being told; "" for nothing.

        What lies further back than that nobody has in mind any more.
        """
        if self._hid is not None:
            return _("show it again")
        if self._authoring.can_undo:
            return _("take the card back")
        return _("let it start anew") if self._news.can_part and self._tells else ""

    async def _undo(self) -> None:
        if self._hid is not None:
            await self._hide(*self._hid, hidden=False)
            return
        added = self._authoring.can_undo
        told = await (self._authoring.undo() if added else self._news.part())
        await self._look()
        self._say(told)

    def action_problems(self) -> None:
        """Show what is wrong with the selected deck."""
        from aiquiz.tui.screens.problems import Problems

        row = self._row()
        if row is None or self._rows is None:
            return
        self._settle()
        listed = self._rows.overview.rows
        faulty = [*self._news.lost, *(one.path for one in listed if one.problems)]
        path = row.path or next(iter(faulty), "")
        if path:
            self.app.push_screen(Problems(self.desk, path))
        else:
            self._say(_("No deck has a problem."))

    def action_browse(self) -> None:
        """Show every card of every deck."""
        if self._rows is not None:
            begin(self, self._browse, group="study", exclusive=True)

    async def _browse(self, query: str = "") -> None:
        from aiquiz.tui.screens.browse import Browse

        self._settle()
        wish = await self.app.push_screen_wait(Browse(self.desk, query))
        if wish is not None:
            await self._study(wish)
            return
        await self._look()

    async def action_language(self) -> None:
        """Change to the next language, and keep it."""
        from aiquiz.tui.keeping import why_not_kept

        language = following(speaking())
        why = await why_not_kept(self.desk, lambda desk: desk.choose_language(language))
        if why:
            # It holds for now.
            self.desk.speak(language)
        speak(language)
        if self._rows is not None:
            await self._look()
        elif self._trouble is not None:
            self._show_date()
            self._show_of_row()
        self._say(why)

    def action_help(self) -> None:
        """Show the keys."""
        from aiquiz.tui.screens.help import Help

        self.app.push_screen(Help(_("Keys"), _("home"), (*COMMANDS, *LIST), self.desk.signs))

    def action_quit(self) -> None:
        """Quit."""
        self.app.exit()

    # Showing

    def _show_date(self) -> None:
        self.query_one("#date", Static).update(today.day_told(self.desk.now()))

    def _show(self, place: int = 0) -> None:
        if self._rows is None:
            return
        overview = self._rows.overview
        first = today.is_first(overview)
        name = Content("") if first else Content.styled("aiquiz", "bold $ink")
        self.query_one("#name", Static).update(name)
        figure = self.query_one("#figure", Static)
        figure.set_class(today.is_done(overview), "-done")
        figure.update(today.shape(overview))
        words = today.words(overview, self.desk.settings.day_start_min)
        self.query_one("#today-words", Static).update(words)
        self.query_one("#week", Static).update(today.week(overview))
        welcome = self.query_one("#welcome", Static)
        welcome.set_class(first, "-shown")
        welcome.update(today.welcome())
        self._show_rows(place)
        self._show_columns()
        self._show_of_row()

    def _show_of_row(self) -> None:
        """Show what is to be said of the selected row, and the keys that matter there."""
        self._show_notice()
        self._show_footer()

    def _show_notice(self) -> None:
        found = self._notice()
        # Rows that are shown anew tell that one is selected, which would write over it.
        self._tells = found.tells
        self.query_one("#notice", Static).update(literal(found.text, found.style))

    def _notice(self) -> Notice:
        """Give what was said last of the selected row, else what there is to say of it."""
        place = self._place
        if self._trouble is not None:
            return Notice(trouble(self._trouble.code, self._trouble.facts), "$error")
        if self._said is not None and self._said[0] == place:
            return Notice(self._said[1])
        self._said = None
        if self._rows is None:
            return Notice("")
        if self._search is not None and not self._rows.names:
            from aiquiz.say.home import none_found

            return Notice(none_found(self._line.value.strip()))
        return self._notice_at(place)

    def _notice_at(self, place: int) -> Notice:
        assert self._rows is not None
        news = self._news.lines(u_parts=not self._authoring.can_undo)
        told, low = self._settings_told, self.has_class("-low")
        # The row that there may be for it is the first one.
        fault = told.brief if told is not None and low else ""
        if told is not None and told.full and not low:
            news = [told.full, *news]
        return notice(self._rows, place, news, self._leeches, self._lacks, fault)

    @property
    def _lacks(self) -> str:
        if not self.desk.let_go:
            return ""
        from aiquiz.say.not_saved import let_go

        return let_go(self.desk.let_go)

    def _say(self, words: str) -> None:
        """Say something in the notice, until another row is selected or today is looked at anew."""
        self._said = (self._place, words) if words else None
        if self._rows is not None or self._trouble is not None:
            self._show_of_row()
        else:
            self.query_one("#notice", Static).update(literal(words, "$soft"))

    def _show_footer(self) -> None:
        undoes, lost, searches = self._undoes, self._news.lost, self._search is not None
        shown = hints(self._rows, self._place, undoes=undoes, lost=lost, searches=searches)
        self.query_one(Footer).hints = shown if self._trouble is None else in_trouble(shown)


_LOOK_AGAIN_SECONDS = 2.0
"""How long progress that could not be looked through, for others came first, is left alone."""

_OF_A_DECK = frozenset({"home.edit", "home.exam"})
_OF_DECKS = _OF_A_DECK | {
    *("home.study", "home.shape", "home.quiz", "home.drill", "home.search", "home.mark"),
    *("home.unfold", "home.fold", "home.hide", "home.more", "home.ahead"),
}
"""What can be done only where there is any deck."""


def _leeches(desk: Desk) -> int:
    from aiquiz.desk.leeches import leeches_to_ask

    return len(leeches_to_ask(desk))


def _settings_told(desk: Desk) -> "SettingsTold":
    from aiquiz.tui.settings_told import settings_told

    return settings_told(desk)
