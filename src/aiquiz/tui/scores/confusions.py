"""The page of what is confused: pairs of cards, and those that are hard, to be drilled."""

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import ClassVar, Self

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList

from aiquiz.deck.card import Deck
from aiquiz.desk import Desk
from aiquiz.desk import confusions as found_by
from aiquiz.desk.confusions import Confusions, DeckName, Known, Shown
from aiquiz.desk.wish import drill_of
from aiquiz.progress.reviews import LoggedReview, in_order
from aiquiz.progress.trouble import StoreError
from aiquiz.say import confusions as say
from aiquiz.say import scores as say_of_all
from aiquiz.say.language import _
from aiquiz.say.off import sentence, why_off
from aiquiz.say.trouble import trouble
from aiquiz.scheduling.review import CardKey
from aiquiz.scores.scope import Scope
from aiquiz.tui.at_work import begin
from aiquiz.tui.commands.confusions import COMMANDS
from aiquiz.tui.desk_thread import DeskThread
from aiquiz.tui.hint import Hint
from aiquiz.tui.keys import bindings, key_name, key_of
from aiquiz.tui.literal import literal
from aiquiz.tui.scores import OpenCard, Said, Study
from aiquiz.tui.scores.confusion_rows import Drawing, Row, RowName
from aiquiz.tui.scores.list_page import ListPage
from aiquiz.tui.widgets.rows import NARROW, Rows
from aiquiz.tui.widgets.words import Words

_PARTS = {"confusions.part": 1, "confusions.part-before": -1}
"""How many parts on the commands lead that go from one to another."""

_SHORT = 12
"""Rows of the page below which the list has them all."""


class ConfusionsPage(ListPage):
    """Pairs of cards that are taken for each other, and the cards that are hard."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)
    DEFAULT_CSS = """
    ConfusionsPage {
        width: 100%;
        height: 1fr;

        & #confusions-list { width: 100%; height: 1fr; }
        & #confusions-said { width: 100%; height: auto; }
        & #confusions-detail { width: 100%; height: 2; margin-top: 1; }
        &.-short #confusions-detail { display: none; }
        & .-hidden { display: none; }
    }
    """

    def __init__(self, desk: DeskThread, row: RowName | None = None) -> None:
        """Start without rows: `show` reads them, and selects `row` where it is one of them."""
        super().__init__(desk)
        self._found: Confusions | None = None
        self._rows: list[Row] = []
        self._before = row

    def compose(self) -> ComposeResult:
        """Lay out what is said, the rows, and what is known of the selected one."""
        yield Words(id="confusions-said", classes="margin")
        with Vertical(id="confusions-list"):
            yield Rows()
        yield Words(id="confusions-detail", classes="margin")

    @property
    def rows(self) -> Rows:
        """The rows."""
        return self.query_one(Rows)

    def focus(self, scroll_visible: bool = True) -> Self:
        """Give the rows the focus."""
        self.rows.focus(scroll_visible)
        return self

    # Reading

    def show_known(self) -> None:
        """Show what is confused, where it is read."""
        self._before = self.at
        if self._found is not None:
            self._draw()

    def begin_reading(self, scope: Scope) -> None:
        """Read what is confused in `scope`."""
        self._before = self.at
        self._found = None
        self._say(say_of_all.reading(None))
        begin(self, partial(self._read, scope), group="read", exclusive=True)

    async def _read(self, scope: Scope) -> None:
        try:
            found = await _asked(self.desk, scope)
        except StoreError as error:
            self._say(trouble(error.code, error.facts))
            self.forget()
            return
        if self.is_attached:
            self._found = found
            self._draw()

    # Showing

    def _say(self, sentence: str) -> None:
        """Show `sentence` alone."""
        if not self.is_attached:
            return
        self._rows = []
        self.query_one("#confusions-said", Words).update(literal(sentence, "$soft"))
        self._appear(rows=False)

    def _appear(self, *, rows: bool) -> None:
        self.query_one("#confusions-said").set_class(rows, "-hidden")
        self.query_one("#confusions-detail").set_class(not rows, "-hidden")
        self.query_one("#confusions-list").set_class(not rows, "-hidden")
        self.tell_hints()

    def _draw(self) -> None:
        found = self._found
        assert found is not None
        if not found.answers and not found.leeches:
            self._say(say_of_all.nothing_yet() if found.is_new else say_of_all.nothing_here())
            return
        drawing = Drawing(found, self.desk.now().day, self.desk.signs, as_table=self._as_table)
        self._rows = drawing.rows()
        self._appear(rows=True)
        self.rows.show(
            [row.draw for row in self._rows],
            self._place_of(self._before),
            idle={place for place, row in enumerate(self._rows) if row.is_heading},
        )
        self._show_detail()
        self.tell_hints()
        # Rows that were out of sight while they were read lost the focus, or never got it.
        if self.screen.focused is None and self._is_in_front:
            self.focus()

    @property
    def _is_in_front(self) -> bool:
        """Whether the page is shown, and no other one."""
        return all(node.display for node in self.ancestors_with_self if isinstance(node, Widget))

    def _place_of(self, before: RowName | None) -> int:
        """Give where the row now is that was selected before.

        Where it is gone that is the first one of its section, else of all.
        """
        names = [(place, row.name) for place, row in enumerate(self._rows) if row.cards]
        same = [place for place, name in names if name == before]
        beside = [place for place, name in names if before and name[0] == before[0]]
        return next(iter([*same, *beside, *(place for place, _name in names)]), 0)

    @property
    def at(self) -> RowName | None:
        """The row that is selected, or was before what is read now."""
        row = self._selected
        return row.name if row is not None else self._before

    @property
    def _selected(self) -> Row | None:
        place = self.rows.highlighted
        return self._rows[place] if place is not None and place < len(self._rows) else None

    @on(OptionList.OptionHighlighted)
    def _moved(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._show_detail()
        self.tell_hints()

    def on_resize(self, _: events.Resize) -> None:
        """Draw to the new size."""
        self.set_class(self.size.height < _SHORT, "-short")
        self.call_after_refresh(self._show_detail)

    def _show_detail(self) -> None:
        row, words = self._selected, self.query_one("#confusions-detail", Words)
        width = max(self.size.width - 2 * (1 if self.size.width < NARROW else 3), 10)
        words.update(row.detail(width) if row and row.detail else Content(""))

    # Keys

    def hints(self) -> tuple[Hint, ...]:
        """Give what the keys of the page do now, the pill first."""
        row = self._selected
        if row is None or not any(other.cards for other in self._rows):
            return ()
        parts = Hint(key_of("confusions.part"), _("next part"), "part(1)", slight=True)
        return (*self._chosen(row), *self._drilled(row), parts)

    def _chosen(self, row: Row) -> tuple[Hint, ...]:
        enter, action = key_name("enter"), "choose"
        if not row.cards:
            return ()
        if len(row.cards) == 1:
            return (Hint(enter, _("Open"), action, pill=True),)
        count = len(self._to_drill(row.cards))
        if not count:
            return (Hint(enter, say.put_away(), "", off=True),)
        return (Hint(enter, say.drill_pair(count), action, pill=True),)

    def _drilled(self, row: Row) -> tuple[Hint, ...]:
        count = len(self._of_section(row))
        return (Hint(key_of("confusions.drill"), say.drill(count), "drill"),) if count else ()

    def _to_drill(self, cards: Iterable[CardKey]) -> tuple[CardKey, ...]:
        return self._found.to_drill(cards) if self._found else ()

    def _of_section(self, row: Row) -> tuple[CardKey, ...]:
        """Give the cards of the section of `row` that a drill can ask."""
        rows = (other for other in self._rows if other.section == row.section)
        return self._to_drill(card for other in rows for card in other.cards)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_choose()

    def action_choose(self) -> None:
        """Drill the selected pair, or open the selected card."""
        row = self._selected
        if row is not None and len(row.cards) == 1:
            self._open(row)
        elif row is not None and (cards := self._to_drill(row.cards)):
            self._drill(cards)
        else:
            self.post_message(Said(sentence(why_off("nothing-to-drill"))))

    def _open(self, row: Row) -> None:
        """Open the card of `row`, among the cards of its section."""
        rows = (other for other in self._rows if other.section == row.section)
        # A card that was overruled twice stands in two rows.
        cards = list(dict.fromkeys(card for other in rows for card in other.cards))
        self.post_message(OpenCard(cards, cards.index(row.cards[0])))

    def action_drill(self) -> None:
        """Drill all cards of the section that the selected row is in."""
        row = self._selected
        if why := self.why_off("confusions.drill"):
            self.post_message(Said(sentence(why)))
        elif row is not None:
            self._drill(self._of_section(row))

    def why_off(self, id_: str) -> str:
        """Say why the command with the id `id_` can't be done now, "" where it can."""
        row = self._selected
        if id_ in _PARTS and self._first_of_part(_PARTS[id_]) is None:
            return why_off("no-other-part")
        none = id_ == "confusions.drill" and not (row and self._of_section(row))
        return why_off("nothing-to-drill") if none else ""

    def _drill(self, cards: tuple[CardKey, ...]) -> None:
        if cards:
            self.post_message(Study(drill_of(cards)))

    def action_part(self, step: int) -> None:
        """Select the first row of the next part, or of the one before."""
        place = self._first_of_part(step)
        if place is None:
            self.post_message(Said(sentence(why_off("no-other-part"))))
        else:
            self.rows.highlighted = place

    def _first_of_part(self, step: int) -> int | None:
        """Give the place of the first row of the part so many parts on, None where there is none.

        Back from within a part leads to its own first row.
        """
        row, firsts = self._selected, dict[str, int]()
        for place, other in enumerate(self._rows):
            if not other.is_heading:
                firsts.setdefault(other.section, place)
        if row is None:
            return None
        parts = list(firsts)
        to = min(max(parts.index(row.section) + step, 0), len(parts) - 1)
        found = firsts[parts[to]]
        stays = parts[to] == row.section and (step > 0 or found == self.rows.highlighted)
        return None if stays else found


async def _asked(desk: DeskThread, scope: Scope) -> Confusions:
    """Give what is confused in `scope`.

    The thread of the desk only reads, some cards or one deck at a time: what else is asked of it
    comes between.
    """
    slices = await desk.run(partial(_answers, scope))
    read: list[list[LoggedReview]] = []
    while (some := await desk.run(lambda _desk: next(slices, None))) is not None:
        read.append(some)
    logged = await asyncio.to_thread(in_order, read)
    known = await desk.run(partial(_known, scope, logged))
    figures = await asyncio.to_thread(found_by.figures, known)
    decks: list[Deck] = []
    for name in figures.decks:
        deck = await desk.run(partial(_deck, name))
        decks += [deck] if deck is not None else []
    gone = found_by.missing(figures, decks)
    seen = await desk.run(partial(_last_seen, gone))
    return await asyncio.to_thread(found_by.told, figures, decks, seen)


def _answers(scope: Scope, desk: Desk) -> Iterator[list[LoggedReview]]:
    return found_by.answers(desk, scope)


def _known(scope: Scope, logged: Sequence[LoggedReview], desk: Desk) -> Known:
    return found_by.known(desk, scope, logged)


def _deck(name: DeckName, desk: Desk) -> Deck | None:
    return found_by.deck_of(desk, name)


def _last_seen(cards: Iterable[CardKey], desk: Desk) -> dict[CardKey, Shown]:
    return found_by.last_seen(desk, cards)
