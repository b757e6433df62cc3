"""Scores: how it goes, in pictures and in numbers."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar, NamedTuple, Protocol, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import ContentSwitcher

from aiquiz.desk.scores import Deck, answered_decks
from aiquiz.desk.wish import StudyWish
from aiquiz.progress.trouble import StoreError
from aiquiz.say import history as say_history
from aiquiz.say import scores as say
from aiquiz.say.language import _
from aiquiz.say.off import sentence, why_off
from aiquiz.scores.scope import Scope
from aiquiz.tui.at_work import begin
from aiquiz.tui.commands import confusions as confusions_commands
from aiquiz.tui.commands import history as history_commands
from aiquiz.tui.commands import pictures
from aiquiz.tui.commands.everywhere import LIST
from aiquiz.tui.commands.scores import COMMANDS
from aiquiz.tui.desk_thread import DeskThread
from aiquiz.tui.hint import Hint
from aiquiz.tui.keys import Command, bindings, key_name, key_of
from aiquiz.tui.literal import literal, literal_line
from aiquiz.tui.scores import (
    HintsChanged,
    OpenCard,
    Outdated,
    Said,
    ShowSession,
    Study,
    confusions,
    history,
)
from aiquiz.tui.scores.confusion_rows import RowName
from aiquiz.tui.scores.memory import memory
from aiquiz.tui.scores.overview import calendar_first, overview
from aiquiz.tui.scores.page import PicturePage
from aiquiz.tui.scores.reader import Reader
from aiquiz.tui.scores.tabs import Tabs
from aiquiz.tui.scores.time import time
from aiquiz.tui.screens.help import Help
from aiquiz.tui.widgets.footer import Footer
from aiquiz.tui.widgets.only_read import OnlyRead
from aiquiz.tui.widgets.words import Words

if TYPE_CHECKING:
    from aiquiz.tui.screens.card_life import CardLifeScreen
    from aiquiz.tui.screens.session_answers import SessionAnswers


RANGES: tuple[int | None, ...] = (31, 91, 365, None)
"""The days that can be looked at, today among them; None for all there are."""

_FIRST_RANGE = 2


class Place(NamedTuple):
    """What of the scores is looked at: the page and the range by number, and the deck.

    `session` is the number of the one that is selected in the history, `row` the row of what is
    confused.
    """

    page: int = 0
    range: int = _FIRST_RANGE
    deck: Deck | None = None
    as_table: bool = False
    session: int | None = None
    row: RowName | None = None


class Page(Protocol):
    """What every page can do."""

    def show(self, scope: Scope, *, as_table: bool) -> None:
        """Show the scores of `scope`."""

    def forget(self) -> None:
        """Read anew the next time: an answer, a card or a deck has changed since."""

    def hints(self) -> tuple[Hint, ...]:
        """Give what the keys of the page do."""


class ScoresScreen(Screen[StudyWish | None]):
    """Gives back what to study, None for nothing."""

    CSS_PATH = "scores.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)

    def __init__(self, desk: DeskThread, place: Place | None = None, said: str = "") -> None:
        """Open at `place`, where it was left, and say `said` until something else is looked at."""
        super().__init__()
        self.desk = desk
        self._reader = Reader(desk)
        self.place = place or Place()
        """What is looked at when it opens, and then where it was left."""
        self._page, self._range, self._deck, self._as_table, *_selected = self.place
        self._decks: tuple[tuple[Deck, str], ...] = ()
        self._first_said = said

    def compose(self) -> ComposeResult:
        """Lay out the names of the pages, and the page."""
        with Container(classes="page"):
            with Horizontal(id="scores-head", classes="head margin"):
                yield Tabs(id="scores-tabs")
                yield Words(id="scores-scope", classes="head-right")
            yield ContentSwitcher(id="scores-pages")
            yield Words(id="scores-said", classes="margin")
            yield OnlyRead(self.desk)
            yield Footer()

    def on_mount(self) -> None:
        """Open the first page."""
        self._say(self._first_said)
        self._turn_to(self._page)
        begin(self, self._name_decks, group="open")

    async def _name_decks(self) -> None:
        try:
            self._decks = await self.desk.run(answered_decks)
        except StoreError:
            # The page tells of the trouble; without names there is no deck to choose.
            return
        self._show_around()
        for band in self.query(OnlyRead):
            await band.look()

    async def decks_changed(self) -> None:
        """Count the cards of the decks anew: one was saved."""
        await self._name_decks()
        self._read_anew()

    def _read_anew(self) -> None:
        """Forget what was read on every page, and show the one in sight anew."""
        self._reader.forget()
        for made in self.query_one(ContentSwitcher).children:
            cast("Page", made).forget()
        self._show()

    # The pages

    def _made(self, place: int) -> Widget:
        """Give a new page."""
        if place < len(_PICTURES):
            first = calendar_first if _PICTURES[place] is overview else None
            return PicturePage(self._reader, _PICTURES[place], self.desk.signs, first)
        if place == len(_PICTURES):
            return history.HistoryPage(self.desk, self.place.session)
        return confusions.ConfusionsPage(self.desk, self.place.row)

    @property
    def _shown(self) -> Page | None:
        return cast("Page | None", self.query_one(ContentSwitcher).visible_content)

    def action_page(self, place: int) -> None:
        """Open the page with the number `place`."""
        if place < len(say.pages()):
            self._say("")
            self._turn_to(place)

    def _turn_to(self, place: int) -> None:
        self._page = place
        begin(self, self._open, group="page", exclusive=True)

    def action_turn(self, by: int) -> None:
        """Open the next page, or the one before."""
        self.action_page((self._page + by) % len(say.pages()))

    async def _open(self) -> None:
        pages, name = self.query_one(ContentSwitcher), f"scores-page-{self._page}"
        if not pages.query(f"#{name}"):
            made = self._made(self._page)
            made.id = name
            await pages.mount(made)
        pages.current = name
        pages.query_one(f"#{name}").focus()
        self._show()

    def why_off(self, id_: str) -> str:
        """Say why the command with the id `id_` can't be done now, "" where it can."""
        if id_ in ("scores.deck", "scores.deck-back") and len(self._decks) < 2:
            return why_off("no-other-deck")
        of_page = getattr(self._shown, "why_off", None)
        return of_page(id_) if of_page is not None else ""

    def action_range(self) -> None:
        """Look at other days."""
        self._range = (self._range + 1) % len(RANGES)
        self._look()

    def action_deck(self, by: int) -> None:
        """Look at another deck."""
        if why := self.why_off("scores.deck"):
            self._say(sentence(why))
            return
        choices: list[Deck | None] = [None, *(deck for deck, _title in self._decks)]
        place = choices.index(self._deck) if self._deck in choices else 0
        self._deck = choices[(place + by) % len(choices)]
        self._look()

    def action_table(self) -> None:
        """Show numbers, or pictures."""
        self._as_table = not self._as_table
        self._look()

    def _look(self) -> None:
        """Show what is looked at now; what was said of something else is done with."""
        self._say("")
        self._show()

    @on(Study)
    def _study(self, event: Study) -> None:
        self._leave(event.wish)

    @on(ShowSession)
    def _show_session(self, event: ShowSession) -> None:
        from aiquiz.tui.screens.session_answers import SessionAnswers

        event.stop()
        screen = SessionAnswers(self.desk, event.past, event.session)

        def come_back(wish: StudyWish | None) -> None:
            self._come_back(screen, wish)
            if screen.is_taken_back:
                self._outdated(Outdated(say_history.taken_back()))

        self.app.push_screen(screen, come_back)

    @on(OpenCard)
    def _open_card(self, event: OpenCard) -> None:
        from aiquiz.tui.screens.card_life import CardLifeScreen

        event.stop()
        screen = CardLifeScreen(self.desk, event.cards, event.place)
        self.app.push_screen(screen, partial(self._come_back, screen))

    def _come_back(self, screen: "CardLifeScreen | SessionAnswers", wish: StudyWish | None) -> None:
        """Go on to what was wished on `screen`; else show what was changed there."""
        if wish is not None:
            self._leave(wish)
        elif screen.changed:
            self._read_anew()

    @on(Said)
    def _said(self, event: Said) -> None:
        event.stop()
        self._say(event.words)

    @on(Outdated)
    def _outdated(self, event: Outdated) -> None:
        event.stop()
        self._read_anew()
        self._say(event.said)

    def _leave(self, wish: StudyWish | None) -> None:
        """Close, and remember what was looked at."""
        session, row = self.place.session, self.place.row
        for made in self.query_one(ContentSwitcher).children:
            if isinstance(made, history.HistoryPage):
                session = made.at
            elif isinstance(made, confusions.ConfusionsPage):
                row = made.at
        self.place = Place(self._page, self._range, self._deck, self._as_table, session, row)
        self.dismiss(wish)

    @on(HintsChanged)
    def _hints_changed(self) -> None:
        self._show_around()

    def action_back(self) -> None:
        """Go back."""
        self._leave(None)

    def action_help(self) -> None:
        """Show the keys."""
        commands = (*_HELPS[self._page], *COMMANDS)
        self.app.push_screen(Help(_("Keys"), _("scores"), commands, self.desk.signs))

    # Showing

    @property
    def _scope(self) -> Scope:
        days = RANGES[self._range]
        since = None if days is None else self.desk.now().day - days + 1
        return Scope(None if self._deck is None else frozenset({self._deck}), since)

    def _show(self) -> None:
        shown = self._shown
        if shown is not None:
            shown.show(self._scope, as_table=self._as_table)
        self._show_around()

    def _say(self, words: str) -> None:
        said = self.query_one("#scores-said", Words)
        said.update(literal(words, "$soft"))
        said.display = bool(words)

    def on_resize(self) -> None:
        """Name the scope in the room there is."""
        self.call_after_refresh(self._show_around)

    def _show_around(self) -> None:
        names = say.pages()
        self.query_one(Tabs).show(names, self._page)
        days = say.range_name(RANGES[self._range])
        deck = dict(self._decks).get(self._deck) if self._deck else say.all_decks()
        room = self.size.width - sum(map(len, names)) - 2 * len(names) - 6
        if self.size.width < _NARROW:
            room = self.size.width - max(map(len, names)) - 9
        # A name cut to a few letters tells nothing, and without the days nothing is told.
        left = room - len(days) - 3
        told = Content.styled(days, "$faint")
        # “All decks” goes without saying: where there is no room for it whole, it goes.
        least = _LEAST_NAME if self._deck else len(deck or "")
        if left >= min(len(deck or ""), least):
            told = literal_line(deck or "", left, "$faint") + Content.styled(f" · {days}", "$faint")
        self.query_one("#scores-scope", Words).update(told)
        self._show_footer()

    def _show_footer(self) -> None:
        shown = self._shown
        table = _("as pictures") if self._as_table else _("as a table")
        of_page = shown.hints() if shown is not None else ()
        enter = key_name("enter")
        on = Hint(enter, _("Next page"), "turn(1)", pill=True)
        hints = [
            # Pictures leave Enter free, and so does an empty list; others open what is selected.
            *(() if any(hint.key == enter for hint in of_page) else (on,)),
            *of_page,
            Hint(f"{key_of('scores.page-1')}–{key_of('scores.page-5')}", _("page"), "turn(1)"),
            Hint(key_of("scores.range"), _("range"), "range"),
            *([Hint(key_of("scores.deck"), _("deck"), "deck(1)")] if len(self._decks) > 1 else []),
            Hint(key_of("scores.table"), table, "table"),
            Hint(key_of("scores.help"), _("help"), "help", right=True, keep=True),
            Hint(key_of("scores.back"), _("back"), "back", right=True, keep=True),
        ]
        if not any(hint.pill for hint in hints):
            # Enter is taken by what can't be done now.
            hints = [Hint(key_name("escape"), _("Back"), "back", pill=True), *hints[:-1]]
        self.query_one(Footer).hints = tuple(hints)


_NARROW = 60
_LEAST_NAME = 8
_PICTURES = (overview, memory, time)
_HELPS: Sequence[Sequence[Command]] = (
    *[pictures.COMMANDS] * len(_PICTURES),
    (*history_commands.COMMANDS, *LIST),
    (*confusions_commands.COMMANDS, *LIST),
)
