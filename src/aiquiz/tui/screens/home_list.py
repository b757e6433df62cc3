"""The list of decks at home: moved through, searched, marked, folded and put away."""

from functools import partial
from typing import TYPE_CHECKING

from textual import events, on
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static

from aiquiz.desk.overview import DeckRow, Overview
from aiquiz.progress.trouble import StoreError
from aiquiz.say.off import why_off
from aiquiz.tui.at_work import begin
from aiquiz.tui.deck_rows import DeckRows
from aiquiz.tui.deck_table import heading
from aiquiz.tui.desk_thread import DeskThread
from aiquiz.tui.home_fold import View
from aiquiz.tui.home_notice import Notice
from aiquiz.tui.home_rows import HomeRows, decks_of
from aiquiz.tui.literal import literal
from aiquiz.tui.offers import Offer

if TYPE_CHECKING:
    from aiquiz.tui.home_around import Around
    from aiquiz.tui.home_search import DeckSearch

_WHILE_SEARCHING = frozenset({"study", "away", "help", "move", "search"})
"""What can be done while something is searched for: none of it is a letter."""


class HomeList(Screen[None]):
    """A screen with the list of decks; what is said and offered of a row is left to it."""

    def __init__(self, desk: DeskThread) -> None:
        """Start without rows."""
        super().__init__()
        self.desk = desk
        self._rows: HomeRows | None = None
        self._said: tuple[int, str] | None = None
        self._around: Around | None = None
        self._search: DeckSearch | None = None
        self._hid: tuple[str, str] | None = None

    # Left to the screen

    async def _look(self, *, to_top: bool = False) -> None:
        """Look at today anew."""
        raise NotImplementedError

    def action_study(self) -> None:
        """Do what the pill says."""
        raise NotImplementedError

    def _settle(self) -> None:
        """Let what u would take back stay."""
        raise NotImplementedError

    def _show_of_row(self) -> None:
        """Show what is to be said of the selected row, and the keys that matter there."""
        raise NotImplementedError

    def _notice_at(self, place: int) -> Notice:
        """Give what there is to say of the row at `place`."""
        raise NotImplementedError

    def _say(self, words: str) -> None:
        """Say something until another row is selected."""
        raise NotImplementedError

    def _refuses(self, id_: str) -> bool:
        """Tell whether a command can't be done now, and say why."""
        raise NotImplementedError

    # What is selected

    @property
    def _place(self) -> int:
        return self.query_one("#decks", DeckRows).place

    @property
    def _selected(self) -> str | None:
        """The name of the selected row, None where there is none."""
        names = self._rows.names if self._rows else []
        return next(iter(names[self._place :]), None)

    def _row(self) -> DeckRow | None:
        """Give the row whose cards are meant, that of all decks where a session was left open."""
        return self._rows.meant_at(self._place) if self._rows else None

    def _meant(self) -> DeckRow | None:
        """Give the row whose cards are asked: that of the marked decks where any are."""
        return (self._rows and self._rows.marked) or self._row()

    def _decks(self) -> tuple[str, ...]:
        """Give the decks that are marked, else the one that is selected; none for all."""
        return (self._rows.names_marked if self._rows else ()) or decks_of(self._row())

    def _offer(self) -> Offer | None:
        """Give what Enter does."""
        return self._rows.offer_at(self._place) if self._rows else None

    def _select(self, path: str) -> None:
        """Select the deck at `path`, where it is listed."""
        place = self._rows.place_of(path) if self._rows and path else None
        if place is not None:
            self.query_one("#decks", DeckRows).select(place)

    def _view(self, overview: Overview) -> View:
        """Give what the learner made of the list, as far as it can be made of `overview`."""
        if self._rows is None:
            return View()
        there = {row.path for row in overview.rows if row.cards and not row.hidden}
        return self._rows.view._replace(marked=self._rows.view.marked & there)

    # Searching

    def action_search(self) -> None:
        """Let what is typed search among the decks, from the very next key on."""
        if self._rows is None or self._refuses("home.search") or not self.query("#query"):
            return
        from aiquiz.tui.home_search import DeckSearch

        self._search = DeckSearch(self._rows.overview.rows)
        # Nothing moves while letters come: the list keeps its height.
        rows = self.query_one("#decks", DeckRows)
        rows.styles.height = rows.outer_size.height
        self._show_search(is_on=True)
        # To ask the widget for the focus would leave it to whatever keys come meanwhile.
        self.set_focus(self.query_one("#query"))
        begin(self, partial(self._know_tags, self._search), group="search", exclusive=True)
        self._show_of_row()

    def _show_search(self, *, is_on: bool) -> None:
        self.query_one("SearchLine").set_class(is_on, "-shown")
        self.query_one("#columns").set_class(is_on, "-away")

    async def _know_tags(self, search: "DeckSearch") -> None:
        from aiquiz.tui.home_search import tags_by_path

        try:
            search.know(await self.desk.run(tags_by_path))
        except StoreError:
            return
        if search is self._search:
            self._narrow()

    @on(Input.Changed, "#query")
    def _narrow(self) -> None:
        """Show the decks that the search found."""
        if self._search is not None and self._rows is not None:
            found = self._search.found(self.query_one("#query", Input).value)
            self._rearrange(self._rows.seen_as(self._rows.view._replace(found=found)))

    @on(Input.Submitted, "#query")
    def _submitted(self) -> None:
        self.action_study()

    def _end_search(self) -> None:
        """Show every deck again, what is selected staying so."""
        if self._search is None or self._rows is None:
            return
        self._search = None
        self._show_search(is_on=False)
        rows = self.query_one("#decks", DeckRows)
        rows.styles.height = "auto"
        self.set_focus(rows)
        with self.prevent(Input.Changed):
            self.query_one("#query", Input).value = ""
        ended = self._rows.seen_as(self._rows.view._replace(found=None))
        chosen = self._rows.deck_at(self._place)
        if chosen is not None and chosen.path not in ended.names:
            place = ended.place_of(chosen.path)
            ended = ended.folded_at(place or 0, unfold=True)
        self._rearrange(ended)
        self._show_of_row()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Run nothing that a letter stands for while letters are typed into the search."""
        del parameters
        return self._search is None or action in _WHILE_SEARCHING

    def on_key(self, event: events.Key) -> None:
        """Take the key that searches at once, and what comes after it for what is searched."""
        if self._search is None:
            if self._searches(event.key):
                event.stop()
                self.action_search()
        elif event.is_printable and event.character:
            # It was on its way when the search was asked for, or the list has the focus.
            event.stop()
            self._line.insert_text_at_cursor(event.character)

    @property
    def _line(self) -> Input:
        return self.query_one("#query", Input)

    def _searches(self, key: str) -> bool:
        keys = next((keys for node, keys in self._binding_chain if node is self), None)
        bound = keys.key_to_bindings.get(key, []) if keys else []
        return any(binding.action == "search" for binding in bound)

    def action_move(self, step: int) -> None:
        """Select the row `step` rows on."""
        rows = self.query_one("#decks", DeckRows)
        rows.action_cursor_down() if step > 0 else rows.action_cursor_up()

    # Marking, folding and hiding

    def action_mark(self) -> None:
        """Mark the selected deck, to be studied with others, or take the mark off."""
        if self._rows is None or self._refuses("home.mark"):
            return
        found = self._rows.with_mark_at(self._place)
        if found is self._rows:
            from aiquiz.say.home import one_by_one

            self._say(one_by_one())
            return
        self._said = None
        self._rearrange(found)

    def _unmark(self) -> None:
        if self._rows is not None and self._rows.view.marked:
            self._rearrange(self._rows.seen_as(self._rows.view._replace(marked=frozenset())))

    def action_away(self) -> None:
        """End the search, or else take the marks off."""
        if self._search is not None:
            self._end_search()
        else:
            self._unmark()

    def action_unfold(self) -> None:
        """Show the translations of the selected deck in rows of their own."""
        self._fold(unfold=True)

    def action_fold(self) -> None:
        """Fold the translations of the selected deck into one row again."""
        self._fold(unfold=False)

    def _fold(self, *, unfold: bool) -> None:
        if self._rows is not None and not self._refuses("home.unfold" if unfold else "home.fold"):
            self._said = None
            self._rearrange(self._rows.folded_at(self._place, unfold=unfold))

    def _why_no_fold(self, *, unfold: bool) -> str:
        """Say why nothing is to be unfolded at the selected row, or folded; "" where something is.

        The rows are compared: a deck in one language may be noted as unfolded, and looks the same.
        """
        assert self._rows is not None
        if self._rows.folded_at(self._place, unfold=unfold).names != self._rows.names:
            return ""
        return why_off("nothing-folded" if unfold else "nothing-unfolded")

    @on(DeckRows.LanguagesClicked)
    def _languages(self, message: DeckRows.LanguagesClicked) -> None:
        found = self._rows.listed_at(message.place) if self._rows else None
        if found is not None and self._rows is not None:
            self._rearrange(self._rows.folded_at(message.place, unfold=bool(found.folded)))

    def action_hide(self) -> None:
        """Hide the selected deck, or list it again."""
        row = self._row()
        if self._refuses("home.hide"):
            return
        if row is not None and row.path and row.id:
            begin(self, partial(self._hide, row.id, row.title, hidden=not row.hidden), group="edit")
        elif row is not None:
            from aiquiz.say.home import choose_one

            self._say(choose_one())

    async def _hide(self, deck: str, title: str, *, hidden: bool) -> None:
        from aiquiz.tui.home_hidden import hide

        before = self._hid
        self._settle()
        listed = self._rows.overview.rows if self._rows is not None else ()
        languages = len({row.language for row in listed if row.id == deck})
        told, is_done = await hide(self.desk, deck, title, languages, hidden=hidden)
        # What could not be written is still to be taken back.
        self._hid = before if not is_done else (deck, title) if hidden else None
        place = self._place
        await self._look()
        if self._rows is None:
            return
        if not hidden:
            self._select(next((one.path for one in self._rows.overview.rows if one.id == deck), ""))
        elif not self._rows.view.hidden:
            # What stood below comes up.
            last = len(self._rows.names) - 1
            self.query_one("#decks", DeckRows).select(min(place, last))
        self._say(told)

    def action_hidden(self) -> None:
        """List the hidden decks, too, or no longer."""
        if self._rows is None:
            return
        if not self._rows.hidden:
            from aiquiz.say.home import none_hidden

            self._say(none_hidden())
            return
        view = self._rows.view
        self._rearrange(self._rows.seen_as(view._replace(hidden=not view.hidden)))

    def _rearrange(self, rows: HomeRows) -> None:
        """Show the list as `rows` have it, what is selected staying so where it is there."""
        before, self._rows, name = self._rows, rows, self._selected
        if before is None or before == rows:
            return
        same = before.decks == rows.decks and before.names == rows.names
        place = None if same or name is None else rows.place_of(name)
        self._show_rows(place or 0, same=same)
        self._show_of_row()
        if self._search is None and len(before.names) != len(rows.names):
            self.call_after_refresh(self.run_worker, self._show_around, group="open")

    # Showing

    def _show_rows(self, place: int, *, same: bool = False) -> None:
        """Show the rows, that at `place` selected; only the marks where they are the `same`."""
        if self._rows is None:
            return
        names, marked = self._rows.names, self._rows.view.marked
        at = [place for place, name in enumerate(names) if name in marked]
        draws = [line.draw for line in self._rows.lines]
        decks = self.query_one("#decks", DeckRows)
        decks.mark(draws, at) if same else decks.show_decks(draws, place, at)

    async def _show_around(self) -> None:
        """Show what stands around the list where there is room; it comes after the list itself."""
        from aiquiz.tui.home_around import Around
        from aiquiz.tui.widgets.search_line import SearchLine

        if not self.query("SearchLine"):
            await self.mount(SearchLine(classes="margin"), before="#decks")
        self._around = self._around or Around(self, self.desk, self._notice_height)
        if self._rows is not None:
            await self._around.show(self._rows.overview, self._row())
            self.call_after_refresh(self._show_columns)

    def _notice_height(self) -> int:
        """Give the lines that the notice takes at most, its gap counted, whatever is selected."""
        shown = self.query_one("#notice", Static)
        if self._rows is None or not shown.display:
            return 0
        width = max(
            self.query_one("#decks").size.width - (2 if self.has_class("-narrow") else 6), 8
        )
        every = {self._notice_at(place).text for place in range(len(self._rows.names))}
        lines = max(len(literal(text).wrap(width)) if text else 0 for text in every | {""})
        return max(lines, 1) + shown.styles.margin.top

    def _show_columns(self) -> None:
        rows, columns = self.query_one("#decks", DeckRows), self.query_one("#columns", Static)
        # The rows of a list that is longer than its room end earlier.
        width = rows.room if rows.size.width else columns.content_region.width
        columns.update(heading(max(width, 10)))

    def on_resize(self) -> None:
        """Lay the columns out to the new width."""
        self.call_after_refresh(self._show_columns)
        if self._around is not None:
            self.call_after_refresh(self.run_worker, self._show_around, group="open")

    @on(OptionList.OptionHighlighted)
    def _moved(self) -> None:
        if self._rows is not None:
            self._show_of_row()
            if self._around is not None:
                self._around.moved(self._row())
