"""The life of a card: recall as a curve with its reviews, or a line a review."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.screen import Screen

from aiquiz.deck.card import answer_of
from aiquiz.desk import StudyWish
from aiquiz.desk.browse.change import What, change, undoing
from aiquiz.desk.card_life import CardLife, card_life, is_asked, wish_for
from aiquiz.desk.wish import drill_of
from aiquiz.progress.trouble import StoreError
from aiquiz.say import browse as say_browse
from aiquiz.say import card_life as say
from aiquiz.say.language import _
from aiquiz.say.numbers import number
from aiquiz.say.off import sentence, why_off
from aiquiz.say.trouble import trouble
from aiquiz.scheduling.review import CardKey, Entry, Ref
from aiquiz.tui.answer_text import in_full
from aiquiz.tui.at_work import begin
from aiquiz.tui.commands.life import COMMANDS
from aiquiz.tui.desk_thread import DeskThread
from aiquiz.tui.editing import edit_card
from aiquiz.tui.keys import bindings, key_of
from aiquiz.tui.life_chart import heading, signs_told
from aiquiz.tui.life_curve import Curve
from aiquiz.tui.life_figures import figures
from aiquiz.tui.life_keys import hints
from aiquiz.tui.life_table import Line, draw_line, lines_of
from aiquiz.tui.life_table import heading as table_heading
from aiquiz.tui.literal import literal, literal_line
from aiquiz.tui.screens.help import Help
from aiquiz.tui.widgets.footer import Footer
from aiquiz.tui.widgets.lines import Lines, Piece
from aiquiz.tui.widgets.rows import NARROW
from aiquiz.tui.widgets.words import Words

_LOW = 16
"""Rows below which the question has one line and only half of the figures are told."""

_MOST_QUESTION = 2


class CardLifeScreen(Screen[StudyWish | None]):
    """Gives back what to study, None for nothing."""

    CSS_PATH = ["lines.tcss", "card_life.tcss"]  # noqa: RUF012 - Textual declares it so
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)
    AUTO_FOCUS = ""

    def __init__(self, desk: DeskThread, keys: Sequence[CardKey], place: int) -> None:
        """`keys` are the cards of the list that it is opened from; it begins with that at `place`.

        `keys` holds at least one.
        """
        super().__init__()
        self.desk = desk
        self.keys = tuple(keys)
        self.place = min(max(place, 0), len(self.keys) - 1)
        self.changed: set[CardKey] = set()
        """The cards that were changed here."""
        self._shown: CardLife | None = None
        self._lines: list[Line] = []
        self._done: list[tuple[CardKey, list[Ref]]] = []
        self._drills: CardKey | None = None
        self._writing = False
        self._note = ""

    def compose(self) -> ComposeResult:
        """Lay out the card, its curve or table, and what memory holds of it."""
        with Container(classes="page"):
            with Horizontal(classes="head margin"):
                yield Words(Content.styled(_("Card"), "$soft"), classes="head-left")
                yield Words(id="life-place", classes="head-right")
            yield Words(id="life-card", classes="margin")
            with Container(id="life-picture", classes="margin"):
                yield Words(id="life-heading")
                yield Curve(id="life-curve")
            with Container(id="life-table"):
                yield Words(id="life-columns", classes="margin")
                yield Lines(" ", id="life-lines")
            yield Words(id="life-figures", classes="margin")
            yield Words(id="life-note", classes="margin")
            yield Footer()

    def on_mount(self) -> None:
        """Look the card up."""
        self._show()
        self._look()

    async def decks_changed(self) -> None:
        """Look anew: a deck was saved."""
        self._look()

    @property
    def key(self) -> CardKey:
        """The card that is shown, or looked up."""
        return self.keys[self.place]

    @property
    def is_table(self) -> bool:
        """Whether the figures stand in place of the curve."""
        return self.has_class("-table")

    def _work(self, work: Callable[[], Any], group: str) -> None:
        """Do `work` instead of what of its `group` is being done."""
        begin(self, work, group=group, exclusive=True)

    # What is known

    def _look(self) -> None:
        self._work(partial(self._read, self.key), "history")

    async def _read(self, key: CardKey) -> None:
        try:
            found = await self.desk.run(partial(card_life, key=key))
        except StoreError as error:
            self._say(trouble(error.code, error.facts))
            return
        if self.is_attached and key == self.key:
            self._shown, self._lines = found, lines_of(found.life)
            self._place_focus()
            self._show()

    def action_step(self, step: int) -> None:
        """Go on to the next card of the list, or to the one before."""
        place = min(max(self.place + step, 0), len(self.keys) - 1)
        if why := self.why_off("life.next" if step > 0 else "life.before"):
            self._say(sentence(why))
        else:
            self.place, self._note, self._drills = place, "", None
            self.query_one(Lines).action_first()
            self._show_place()
            self._look()

    def action_table(self) -> None:
        """Show the figures in place of the curve, or the curve again."""
        self.set_class(not self.is_table, "-table")
        self._place_focus()
        self._show()
        # What was hidden until now was not laid out yet.
        self.call_after_refresh(self._show)

    def _place_focus(self) -> None:
        """Let the table have the keys that move where it is shown; enter is its own there too."""
        moves = self.is_table and bool(self._lines)
        self.set_focus(self.query_one(Lines) if moves else None)

    # Studying

    @on(Lines.Chosen)
    def _chosen(self) -> None:
        self.action_study()

    def action_study(self) -> None:
        """Study the card alone."""
        if self._shown is not None and not self._writing:
            self._work(partial(self._study, self._shown), "count")

    async def _study(self, shown: CardLife) -> None:
        row = shown.row
        wish = wish_for(row, self.desk.now().day)
        if self._drills == row.key:
            wish = drill_of([row.key])
        if wish is None:
            self._say(say.why_not(key_of("life.bury"), gone=bool(row.gone)))
            return
        try:
            asked = await self.desk.run(partial(is_asked, wish=wish))
        except StoreError as error:
            self._say(trouble(error.code, error.facts))
            return
        if not self.is_active or row.key != self.key:
            return
        if asked:
            self.dismiss(wish)
        elif wish.kind == "cram":
            self._say(say.why_not("", gone=True))
        else:
            self._drills = row.key
            self._say(say.drills_then())

    # Changing

    def why_off(self, id_: str) -> str:
        """Say why the command with the id `id_` can't be done now, "" where it can."""
        if id_ == "life.undo" and not self._done:
            return why_off("not-done")
        if id_ in ("life.before", "life.next") and len(self.keys) < 2:
            return why_off("no-other-card")
        if id_ == "life.before" and not self.place:
            return why_off("first-card")
        last = id_ == "life.next" and self.place == len(self.keys) - 1
        return why_off("last-card") if last else ""

    def action_change(self, what: What) -> None:
        """Flag, suspend or bury the card, or take that off it."""
        shown = self._shown
        if shown is None or self._writing or shown.row.key != self.key:
            return
        made = change([shown.row], what, self.desk.now())
        self._write(
            shown.row.key,
            made.entries,
            say_browse.done(made.what, 1, key_of("life.undo")),
            undoes=False,
        )

    def action_undo(self) -> None:
        """Take back what was done last."""
        if why := self.why_off("life.undo"):
            self._say(sentence(why))
        elif not self._writing:
            key, refs = self._done[-1]
            entries = undoing(refs, self.desk.now())
            self._write(key, entries, say_browse.taken_back(1), undoes=True)

    def _write(self, key: CardKey, entries: Sequence[Entry], told: str, *, undoes: bool) -> None:
        self._writing = True
        begin(self, partial(self._written, key, entries, told, undoes=undoes), group="save")

    async def _written(
        self, key: CardKey, entries: Sequence[Entry], told: str, *, undoes: bool
    ) -> None:
        try:
            refs = await self.desk.keep(lambda desk: desk.store.append_all(entries))
        except StoreError as error:
            self._say(trouble(error.code, error.facts))
            return
        finally:
            self._writing = False
        if undoes:
            self._done.pop()
        else:
            self._done.append((key, refs))
        self.changed.add(key)
        self._drills = None
        if key in self.keys:
            self.place = self.keys.index(key)
        self._note = told
        self._look()

    def action_edit(self) -> None:
        """Open the deck of the card in the learner's editor."""
        self._work(partial(self._edit, self.key), "edit")

    async def _edit(self, key: CardKey) -> None:
        try:
            told = await edit_card(self.app, self.desk, key)
        except StoreError as error:
            told = trouble(error.code, error.facts)
        self._say(told)
        self.changed.add(key)
        self._look()

    # Leaving

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)

    def action_help(self) -> None:
        """Show the keys."""
        told = Help(_("Keys"), _("life of a card"), COMMANDS, self.desk.signs, signs_told())
        self.app.push_screen(told)

    # Showing

    def on_resize(self) -> None:
        """Draw to the new size."""
        self.call_after_refresh(self._show)

    def _say(self, words: str) -> None:
        self._note = words
        if self.is_attached:
            self._show()

    @property
    def _is_low(self) -> bool:
        return self.size.height < _LOW

    @property
    def _width(self) -> int:
        return max(self.query_one("#life-card").content_region.width, 8)

    def _show(self) -> None:
        if not self.is_attached or not self.query("#life-curve"):
            return
        self._show_place()
        self._show_footer()
        note = self.query_one("#life-note", Words)
        note.update(literal(self._note, "$soft"))
        note.display = bool(self._note) or not self._is_low
        if self._shown is not None:
            self._show_card(self._shown)
            drawn = figures(self._shown, self._width, brief=self._is_low)
            self.query_one("#life-figures", Words).update(drawn)
            self._show_table(self._shown)
            self._show_curve(self._shown)

    def _show_place(self) -> None:
        n, total = number(self.place + 1), number(len(self.keys))
        told = _("{n} of {total}").format(n=n, total=total)
        told = f"← {told} →" if len(self.keys) > 1 else told
        self.query_one("#life-place", Words).update(Content.styled(told, "$faint"))

    def _show_card(self, shown: CardLife) -> None:
        row, width = shown.row, self._width
        question = literal_line(row.question, width * 10, "bold $ink")
        lines = question.wrap(width)
        if len(lines) > (most := 1 if self._is_low else _MOST_QUESTION):
            rest = literal_line(" ".join(line.plain for line in lines[most - 1 :]), width)
            lines = [*lines[: most - 1], rest.stylize("bold $ink")]
        told = Content("\n").join([*lines, self._answer(shown, width)])
        self.query_one("#life-card", Words).update(told)

    def _answer(self, shown: CardLife, width: int) -> Content:
        """Give the answer, and where the card is: what there is room for."""
        row, standing = shown.row, shown.row.standing
        marks = say_browse.marks_words(
            buried=standing.buried,
            suspended=standing.suspended,
            flagged=standing.flagged,
            leech=standing.leech,
        )
        if row.card is None:
            return literal_line(say_browse.gone(row.gone, row.path), width, "$warning")
        answer = literal_line(in_full(row.card, answer_of(row.card)), width, "bold $success")
        line = _("line {n}").format(n=row.card.place.line)
        room = width - answer.cell_length - 3
        # What the learner marked is worth more than the way to the file.
        for parts in ([row.title, line, *marks], [row.title, *marks], marks):
            place = literal(" · ".join(parts), "$faint")
            if parts and place.cell_length <= room:
                return Content.assemble(answer, "   ", place)
        return answer

    def _show_curve(self, shown: CardLife) -> None:
        life, top = shown.life, self.query_one("#life-heading", Words)
        curve = self.query_one(Curve)
        if life.segments:
            top.update(heading(life.policy.retention, self._width))
            curve.show(life, self.desk.signs, due=not shown.row.standing.suspended)
        else:
            aside = sum(not step.teaches for step in life.steps)
            top.update("")
            curve.say(say.nothing_yet(aside))

    def _show_table(self, shown: CardLife) -> None:
        lines = self.query_one(Lines)
        lines.show(len(self._lines), self._draw, lambda _number: False, selected=lines.selected)
        # How much room a row has depends on how many there are.
        self.query_one("#life-columns", Words).update(table_heading(lines.room))

    def _draw(self, place: int, width: int, selected: bool) -> Sequence[Piece]:
        del selected
        assert self._shown is not None
        card, today = self._shown.row.card, self._shown.life.today
        return draw_line(self._lines[place], card, today, width, self.desk.signs)

    def _show_footer(self) -> None:
        self.query_one(Footer).hints = hints(
            self._shown,
            table=self.is_table,
            drills=self._drills == self.key,
            several=len(self.keys) > 1,
            narrow=self.size.width < NARROW,
            undo=bool(self._done),
        )
