"""Browse: every card of every deck, searched as one types, with its memory and history."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from time import monotonic
from typing import Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.geometry import Size
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widgets import Input, Static

from aiquiz.desk import Desk, StudyWish
from aiquiz.desk.browse.cards import (
    cards_at_hand,
    every_card,
    is_to_be_read,
    missed,
    read_on,
    renewed,
)
from aiquiz.desk.browse.change import What, change, undoing
from aiquiz.desk.browse.listing import COLUMNS, CardList, next_to
from aiquiz.desk.browse.row import CardRow
from aiquiz.progress.reviews import CardHistory
from aiquiz.progress.trouble import StoreError
from aiquiz.say import browse as say
from aiquiz.say.language import _
from aiquiz.say.numbers import number
from aiquiz.say.off import sentence, why_off
from aiquiz.say.trouble import trouble
from aiquiz.scheduling.review import CardKey, Entry, Mark, Ref, Reset
from aiquiz.text import clean
from aiquiz.tui import browse_said, card_detail
from aiquiz.tui.at_work import begin
from aiquiz.tui.beside_keys import beside_keys
from aiquiz.tui.browse_keys import hints
from aiquiz.tui.card_table import Layout, draw_card, heading
from aiquiz.tui.commands.browse import COMMANDS
from aiquiz.tui.commands.everywhere import LIST
from aiquiz.tui.counting import count_if_possible
from aiquiz.tui.desk_thread import DeskThread
from aiquiz.tui.editing import edit_at
from aiquiz.tui.kept_cards import Change, KeptCards
from aiquiz.tui.keys import bindings, key_of
from aiquiz.tui.literal import literal
from aiquiz.tui.screens.help import Help
from aiquiz.tui.widgets.footer import Footer
from aiquiz.tui.widgets.lines import Lines, Piece
from aiquiz.tui.widgets.only_read import OnlyRead
from aiquiz.tui.widgets.still import Still
from aiquiz.tui.widgets.text_input import TextInput
from aiquiz.tui.widgets.words import Words
from aiquiz.tui.word_run import WORD_SECONDS, WordRun

_NO_HISTORY = CardHistory()


class Heading(Words):
    """The names of the columns; a click sorts by one."""

    def on_click(self, event: events.Click) -> None:
        """Sort by the column under the mouse."""
        browse = self.screen
        if isinstance(browse, Browse):
            browse.sort_at(event.x)


class Typed(TextInput):
    """The search. What is typed changes nothing around it: no letter lays out the screen anew."""

    virtual_size = Reactive(Size(0, 0), layout=False)


class Browse(Screen[StudyWish | None]):
    """All cards as a list, or one of them in full. Gives back what to study, None for nothing."""

    CSS_PATH = ["lines.tcss", "browse.tcss"]  # noqa: RUF012 - Textual declares it so
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)

    def __init__(self, desk: DeskThread, query: str = "") -> None:
        """Start without cards: they are read once the screen stands. `query` is searched for."""
        super().__init__()
        self.desk = desk
        self._cards = CardList((), desk.now().day)
        self._kept = KeptCards()
        self._history: tuple[CardKey, CardHistory] | None = None
        self._note = ""
        self._is_read = False
        self._amount = ""
        self._keyed_at = 0.0
        self._run = WordRun(WORD_SECONDS)
        self._held = ""
        self._searches = False
        self._query = query
        self._writing = False

    def compose(self) -> ComposeResult:
        """Lay out the search over the cards, and what is known of one beside or below them."""
        with Container(classes="page"):
            with Horizontal(classes="head margin"):
                yield Words(Content.styled(_("Cards"), "$soft"), classes="head-left")
                yield Words(id="amount", classes="head-right")
            with Horizontal(id="search", classes="margin"):
                yield Static(Content.styled("/ ", "bold $accent"), id="slash")
                yield Typed(
                    self._query,
                    placeholder=_("words, tag: deck: due: is:"),
                    id="query",
                    compact=True,
                    select_on_focus=False,
                )
                yield Words(id="found")
            with Container(id="list"):
                with Container(id="table"):
                    yield Heading(id="headings", classes="margin")
                    yield Lines(MARK, id="cards")
                yield Words(id="detail", classes="margin")
            with Still(id="whole", classes="margin"):
                yield Words(id="whole-card")
            yield Words(id="said", classes="margin")
            yield OnlyRead(self.desk)
            yield Footer()

    def on_mount(self) -> None:
        """Read the cards once the screen stands."""
        if self._searches:
            self.action_search()
        else:
            self.set_focus(self.lines)
        self._show_footer()
        self.call_after_refresh(self.run_worker, self._read, group="open")

    @property
    def lines(self) -> Lines:
        """The list."""
        return self.query_one("#cards", Lines)

    @property
    def _stands(self) -> bool:
        """Whether there is still something to show things on: the program may be ending."""
        return self.is_attached and bool(self.query("#cards"))

    @property
    def is_open(self) -> bool:
        """Whether one card is shown in full."""
        return self.has_class("-open")

    @property
    def is_searching(self) -> bool:
        """Whether what is typed goes into the search."""
        return self.focused is not None and self.focused.id == "query"

    def _work(self, work: Callable[[], Any], group: str) -> None:
        """Do `work` instead of what of its `group` is being done.

        It is no coroutine yet: one that is overtaken before it began would never be awaited.
        """
        begin(self, work, group=group, exclusive=True)

    # Reading

    async def _read(self) -> None:
        """Read every card, show them, and get ready for searching meanwhile."""
        try:
            with beside_keys():
                rows = await self._every_card()
                if self._stands:
                    self._take(rows)
                    await self._get_ready(self._cards)
            if self._stands:
                for band in self.query(OnlyRead):
                    await band.look()
        except StoreError as error:
            self._say(trouble(error.code, error.facts))

    async def _every_card(self) -> list[CardRow]:
        """Give all cards. A large library takes a second to read: some stand there at once."""
        if not self._is_read and await self.desk.run(is_to_be_read):
            rows = await self.desk.run(cards_at_hand)
            if self._stands:
                self._take(rows)
        while await self.desk.run(read_on):
            pass
        return await self.desk.run(every_card)

    def _take(self, rows: Sequence[CardRow]) -> None:
        """Show `rows`, what was searched, marked and done in those shown before still holding."""
        old, selected = self._cards, self._row
        kept = self._kept.numbers
        keys = {old.rows[number].key for number in kept} | ({selected.key} if selected else set())
        numbers = {row.key: n for n, row in enumerate(rows) if row.key in keys} if keys else {}
        self._kept.renumber({number: numbers.get(old.rows[number].key) for number in kept})
        self._cards, self._is_read = CardList(rows, self.desk.now().day), True
        self._cards.column, self._cards.is_reversed = old.column, old.is_reversed
        self._cards.query = old.query
        decks = {id(row.deck) for row in rows if row.deck is not None}
        self._amount = say.amount(len(rows), len(decks))
        self._show_amount()
        self._show_cards(numbers.get(selected.key) if selected else None)

    async def _get_ready(self, cards: CardList) -> None:
        """Read what is searched in, between the keys."""
        for _slice in cards.get_ready():
            await asyncio.sleep(_BREATH_SECONDS)
            while monotonic() - self._keyed_at < _REST_SECONDS:
                await asyncio.sleep(_REST_SECONDS)
            if cards is not self._cards or not self._stands:
                return
        number = self._number
        cards.find()
        if cards.query.terms or cards.column:
            self._show_cards(number)
        await self._learn_missed()

    async def _learn_missed(self) -> None:
        """Ask which cards were missed, where that is looked for and not known yet."""
        cards = self._cards
        if cards.missed is None and cards.query.asks("is", "missed"):
            try:
                await count_if_possible(self.desk)
                known = await self.desk.run(missed)
            except StoreError as error:
                self._say(trouble(error.code, error.facts))
                return
            if cards is self._cards and self._stands:
                number = self._number
                cards.learn_missed(known)
                self._show_cards(number)

    async def decks_changed(self) -> None:
        """Show what the decks hold now: somebody saved one."""
        if self._is_read:
            self._history = None
            self._work(self._read, "open")

    # Searching and sorting

    @on(Input.Changed, "#query")
    def _typed(self, event: Input.Changed) -> None:
        self._note, self._keyed_at = "", monotonic()
        self._cards.search(event.value)
        self._show_cards(None)
        if self._cards.is_waiting:
            self._work(self._learn_missed, "search")

    @on(Input.Submitted, "#query")
    def _searched(self) -> None:
        self._leave_search()

    def _leave_search(self) -> None:
        self._searches = False
        self.set_focus(self.lines)

    def action_search(self) -> None:
        """Let what is typed go into the search, from the very next key on."""
        self._let_go()
        self._searches = True
        if self._stands:
            # To ask the widget for the focus would leave it to whatever keys come meanwhile.
            self.set_focus(self.query_one("#query"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the key that searches to the search itself, and to a card in full."""
        del parameters
        return action != "search" or not (self.is_searching or self.is_open)

    def on_paste(self, event: events.Paste) -> None:
        """Search for what is pasted: it can't be meant for keys."""
        if not self.is_open:
            event.stop()
            self.action_search()
            self._type(clean(event.text).replace("\n", " "))

    def _type(self, text: str) -> None:
        self.query_one("#query", Input).insert_text_at_cursor(text)

    # Keys

    def on_key(self, event: events.Key) -> None:
        """Take letters for keys, unless they come in one go: then they are a word, and do nothing.

        So a key that changes something waits until it is known that no letter follows at once.
        """
        if self.is_searching:
            return
        character = event.character if event.is_printable else None
        if character is None:
            self._press_held()
        elif self._searches:
            # It was on its way when the search was asked for.
            event.stop()
            self._type(character)
        elif self._run.add(character, event.time):
            event.stop()
            self._let_go()
            self._say(say.no_keys(self._run.text))
        elif self._waits(event.key) and self._run.within > 0:
            event.stop()
            if len(self._run.text) == 1:
                self._press_held()
            self._held = event.key
            self.set_timer(self._run.within, partial(self._press_held, event.key))

    def _waits(self, key: str) -> bool:
        """Tell whether a key changes, marks, opens or leaves something."""
        active = self.active_bindings.get(key)
        return active is not None and active.binding.id in _HELD

    def _let_go(self) -> None:
        self._held = ""

    def _press_held(self, key: str = "") -> None:
        """Do what the key that waits is for; `key` may say which one is meant."""
        held = self._held
        if not held or (key and key != held):
            return
        self._held = ""
        active = self.active_bindings.get(held)
        if active is not None:
            self.call_later(self.run_action, active.binding.action)

    def action_sort(self, number: int) -> None:
        """Sort by a column, or the other way round."""
        if self._refuses("browse.sort"):
            return
        selected = self._number
        self._cards.sort(COLUMNS[number])
        self._show_cards(selected)

    def sort_at(self, x: int) -> None:
        """Sort by the column at cell `x` of the headings."""
        lines = self.lines
        column = Layout.of(lines.room).at(x - lines.margin)
        if column is not None:
            self.action_sort(COLUMNS.index(column))

    # The selected card

    @property
    def _number(self) -> int | None:
        """The number of the selected card."""
        found, place = self._cards.found, self.lines.selected
        return found[place] if place < len(found) else None

    @property
    def _row(self) -> CardRow | None:
        """The selected card."""
        number = self._number
        return None if number is None else self._cards.rows[number]

    @property
    def _chosen(self) -> list[int]:
        """The numbers of the cards that a key acts on: those marked in the list, else one."""
        marked = self._kept.marked_in(self._cards.found)
        if marked and not self.is_open:
            return marked
        number = self._number
        return [] if number is None else [number]

    @on(Lines.Moved)
    def _moved(self) -> None:
        self._note, self._keyed_at = "", monotonic()
        self._show_card()
        self._show_note()

    @on(Lines.Chosen)
    def _opened(self) -> None:
        self.action_open()

    def why_off(self, id_: str) -> str:
        """Say why the command with the id `id_` can't be done now, "" where it can."""
        if id_ in ("browse.mark", "browse.mark-all") and self.is_open:
            return why_off("in-the-list")
        if id_.startswith("browse.sort") and self.is_open:
            return why_off("sorted-in-the-list")
        if id_ in _OF_A_CARD and self._number is None:
            return why_off("no-card")
        return why_off("not-done") if id_ == "browse.undo" and not self._kept.done else ""

    def _refuses(self, id_: str) -> bool:
        """Tell whether a command can't be done now, and say why."""
        why = self.why_off(id_)
        if why:
            self._say(sentence(why))
        return bool(why)

    def action_open(self) -> None:
        """Show the selected card in full."""
        if self._row is None:
            return
        self._open(True)

    def _open(self, is_open: bool) -> None:
        self.set_class(is_open, "-open")
        self.query_one("#whole" if is_open else "#cards").focus()
        self.query_one("#whole", Still).scroll_home(animate=False)
        self._show_all()
        # What was hidden until now may have been laid out for another width.
        self.call_after_refresh(self._show_all)

    def action_life(self) -> None:
        """Show the life of the selected card; left and right go on through those found."""
        if not self._refuses("browse.life"):
            self._work(self._show_life, "life")

    async def _show_life(self) -> None:
        from aiquiz.tui.screens.card_life import CardLifeScreen

        keys = [self._cards.rows[number].key for number in self._cards.found]
        shown = CardLifeScreen(self.desk, keys, self.lines.selected)
        wish = await self.app.push_screen_wait(shown)
        if wish is not None:
            self.dismiss(wish)
            return
        found = [self._cards.rows[number].key for number in self._cards.found]
        if shown.key in found:
            self.lines.move_to(found.index(shown.key))
            self._show_all()
        if shown.changed:
            await self.decks_changed()

    def action_step(self, step: int) -> None:
        """Select the next card, or the one before."""
        self.lines.move_to(self.lines.selected + step)
        if self.is_open:
            self.query_one("#whole", Still).scroll_home(animate=False)
            self._show_amount()

    def action_mark(self) -> None:
        """Mark the selected card, or take the mark off, and go on to the next."""
        number = self._number
        if self._refuses("browse.mark") or number is None:
            return
        self._kept.toggle(number)
        self.lines.redraw_row(self.lines.selected)
        self.lines.action_move(1)
        self._show_amount()
        self._show_footer()

    def action_mark_all(self) -> None:
        """Mark every card that is found, or none."""
        # Until it is known what is found, all cards stand there.
        if self._refuses("browse.mark-all") or self._cards.is_waiting:
            return
        self._kept.toggle_all(self._cards.found)
        self.lines.redraw()
        self._show_amount()
        self._show_footer()

    # Changing

    def action_change(self, what: What) -> None:
        """Bury, suspend, flag or reset the cards that are meant, or take a mark off them."""
        numbers = self._chosen
        if self._refuses(f"browse.{what}") or self._writing:
            return
        rows = [self._cards.rows[number] for number in numbers]
        made = change(rows, what, self.desk.now())
        if not made.entries:
            self._say(say.nothing_to_reset())
            return
        keys = {entry.card for entry in made.entries if isinstance(entry, Mark | Reset)}
        changed = [number for number in numbers if self._cards.rows[number].key in keys]
        self._write(
            made.entries,
            changed,
            say.done(made.what, len(keys), key_of("browse.undo")),
            undoes=False,
        )

    def action_undo(self) -> None:
        """Take back what was done last."""
        if self._refuses("browse.undo"):
            return
        if not self._writing:
            refs, numbers = self._kept.done[-1]
            entries = undoing(refs, self.desk.now())
            self._write(entries, numbers, say.taken_back(len(entries)), undoes=True)

    def _write(
        self, entries: Sequence[Entry], numbers: list[int], told: str, *, undoes: bool
    ) -> None:
        self._writing = True
        begin(self, partial(self._written, entries, numbers, told, undoes=undoes), group="save")

    async def _written(
        self, entries: Sequence[Entry], numbers: list[int], told: str, *, undoes: bool
    ) -> None:
        cards = self._cards
        rows = [cards.rows[number] for number in numbers]
        try:
            refs, rows = await self.desk.keep(partial(_added, entries, rows))
        except StoreError as error:
            self._say(trouble(error.code, error.facts))
            return
        finally:
            self._writing = False
        if undoes:
            self._kept.done.pop()
        else:
            self._kept.done.append(Change(refs, numbers))
        self._history = None
        self._note = told
        if cards is not self._cards or not self._stands:
            return
        if self.desk.now().day != cards.today:
            # A new day began meanwhile, on which every card stands otherwise.
            await self.decks_changed()
            return
        before, place = cards.found, self.lines.selected
        cards.renew(dict(zip(numbers, rows, strict=True)))
        back = numbers[0] if undoes and len(numbers) == 1 else None
        self._show_cards(next_to(before, place, cards.found, numbers, back), stay=True)

    def action_edit(self) -> None:
        """Open the deck of the selected card in the learner's editor."""
        row = self._row
        if not self._refuses("browse.edit") and row is not None:
            begin(self, partial(self._edit, row), group="edit", exclusive=True)

    async def _edit(self, row: CardRow) -> None:
        try:
            entry = await self.desk.run(lambda desk: desk.entry_of(row.key))
            refused = edit_at(self.app, entry, row.key.card)
            if not refused:
                await self.desk.run(lambda desk: desk.look())
        except StoreError as error:
            refused = trouble(error.code, error.facts)
        if refused:
            self._say(refused)
        else:
            await self.decks_changed()

    # Leaving

    def action_back(self) -> None:
        """Leave the search, the card, or the screen."""
        if self.is_open:
            self._open(False)
        elif self.is_searching:
            self._leave_search()
        else:
            self.dismiss(None)

    def action_help(self) -> None:
        """Show the keys."""
        told = (*COMMANDS, *LIST)
        self.app.push_screen(Help(_("Keys"), _("cards"), told, self.desk.signs))

    def on_descendant_focus(self) -> None:
        """Tell the keys that matter where one is now."""
        self._show_footer()

    # Showing

    def on_resize(self) -> None:
        """Lay everything out to the new width."""
        self.set_class(self.size.height < _SHORT, "-short")
        self.call_after_refresh(self._show_all)

    def _show_all(self) -> None:
        if not self._stands:
            return
        self._show_amount()
        self._show_found()
        self._show_headings()
        self._show_card()
        self._show_footer()

    def _show_cards(self, selected: int | None, *, stay: bool = False) -> None:
        """Show the cards found, with card number `selected` selected where it is among them.

        Otherwise it is the first one, or with `stay` whatever stands in the same place now.
        """
        cards, lines = self._cards, self.lines
        place = lines.selected if stay else 0
        if selected is not None:
            with suppress(ValueError):
                place = cards.found.index(selected)
        lines.show(
            len(cards.found),
            self._draw,
            lambda n: cards.found[n] in self._kept.marked,
            selected=place,
        )
        self._show_headings()
        self._show_amount()
        self._show_found()
        self._show_card()
        self._show_note()
        self._show_footer()

    def _draw(self, number: int, width: int, selected: bool) -> Sequence[Piece]:
        row = self._cards.rows[self._cards.found[number]]
        return draw_card(row, self._cards.today, width, selected)

    def _show_headings(self) -> None:
        lines, cards = self.lines, self._cards
        shown = heading(lines.room, cards.column, is_reversed=cards.is_reversed)
        self.query_one("#headings", Static).update(shown, layout=False)

    def _show_amount(self) -> None:
        if not self._is_read:
            return
        words = self._amount
        if self.is_open:
            n, total = self.lines.selected + 1, len(self._cards.found)
            words = _("{n} of {total}").format(n=number(n), total=number(total))
        elif marked := self._kept.count_in(self._cards.found):
            words = say.marked(marked)
        room = self.query_one("#amount").content_size.width
        shown = Content.styled(words.rjust(room), "$faint")
        self.query_one("#amount", Static).update(shown, layout=False)

    def _show_found(self) -> None:
        shown = self.query_one("#found", Static)
        room = shown.content_size.width
        text = browse_said.found(self._cards, Layout.of(self.lines.room), room)
        shown.update(Content.styled(text.rjust(room), "$faint"), layout=False)

    def _show_card(self) -> None:
        """Show what is known of the selected card, and ask for its history."""
        row = self._row
        known = self._history
        is_known = row is not None and known is not None and known[0] == row.key
        history = known[1] if known and is_known else _NO_HISTORY
        self._show_detail(row, history)
        if row is not None and not is_known:
            self._work(partial(self._look_up, row.key), "history")

    def _show_detail(self, row: CardRow | None, history: CardHistory) -> None:
        signs, today = self.desk.signs, self._cards.today
        if self.is_open:
            whole = self.query_one("#whole-card", Static)
            # Where the card was hidden until now its own width is not known yet.
            margins = 2 if self.has_class("-narrow") else 6
            width = min(self.query_one(".page").size.width - margins, _MEASURE)
            if row is not None:
                whole.update(card_detail.whole(row, history, today, max(width, 10), signs))
            return
        detail = self.query_one("#detail", Static)
        width, height = detail.content_size
        if row is None:
            text = Content("")
        elif height < _DETAIL_ROWS:
            text = card_detail.in_short(row, width)
        elif self.has_class("-wide"):
            text = card_detail.beside(row, history, today, width, height, signs)
        else:
            text = card_detail.below(row, history, today, width)
        detail.update(text, layout=False)

    async def _look_up(self, key: CardKey) -> None:
        """Ask for the history of a card, unless the selection has moved on meanwhile."""
        await asyncio.sleep(_REST_SECONDS)
        try:
            history = await self.desk.run(lambda desk: desk.store.history(key))
        except StoreError as error:
            self._say(trouble(error.code, error.facts))
            return
        self._history = (key, history)
        row = self._row if self._stands else None
        if row is not None and row.key == key:
            self._show_detail(row, history)

    def _say(self, sentence: str) -> None:
        self._note = sentence
        if self._stands:
            self._show_note()

    def _show_note(self) -> None:
        """Show what was done, else what of the search means nothing, or that nothing matches."""
        text, style = self._note, "$soft"
        if not text and (self._is_read or self._cards.query.misread is not None):
            typed = self.query_one("#query", Input).value
            text, style = browse_said.of_search(self._cards, typed)
        said = self.query_one("#said", Static)
        rows = min(len(literal(text).wrap(max(said.content_size.width, 10))), _MOST_SAID)
        said.update(literal(text, style), layout=rows != said.content_size.height)

    def _show_footer(self) -> None:
        marked = self._kept.count_in(self._cards.found)
        chosen = 0 if self._number is None else 1 if self.is_open else marked or 1
        self.query_one(Footer).hints = hints(
            chosen,
            is_open=self.is_open,
            is_searching=self.is_searching,
            can_undo=bool(self._kept.done),
        )


MARK = "*"
"""What stands before a card that is marked; a tick says that an answer was right."""

_OF_A_CARD = frozenset(
    f"browse.{name}"
    for name in ("life", "mark", "mark-all", "edit", "flag", "suspend", "bury", "reset")
)
"""The commands that act on cards."""

_HELD = frozenset({*(_OF_A_CARD - {"browse.mark"}), "browse.undo", "browse.leave"})
"""The commands whose letters wait until it is known that no word is typed."""

_MEASURE = 76
"""Cells of a line of a card in full."""

_BREATH_SECONDS = 0.001
"""How long nothing is done between two slices: the threads that read keys and write the screen
need a free moment."""

_MOST_SAID = 3
"""Rows of what is said, as the stylesheet bounds them."""

_SHORT = 20
"""Rows of the screen below which a card has one line."""

_DETAIL_ROWS = 4
"""Rows from which more than one line is said of a card below the list."""

_REST_SECONDS = 0.04
"""How long no key is pressed before anything is done that could keep one waiting."""


def _added(
    entries: Sequence[Entry], rows: list[CardRow], desk: Desk
) -> tuple[list[Ref], list[CardRow]]:
    """Add `entries` to the log; give their places, and `rows` as they stand then."""
    return desk.store.append_all(entries), renewed(desk, rows)
