"""Answering without typing: picking one or several, moving into order, pairing."""

from collections.abc import Sequence
from functools import partial
from itertools import chain, repeat

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import OptionList

from aiquiz.deck.card import TruthCard
from aiquiz.say.kinds import truths
from aiquiz.say.language import _
from aiquiz.study import Question
from aiquiz.study.picking import Marked, Ordered, Paired, Picking, Single, picking
from aiquiz.tui.literal import literal, literal_line
from aiquiz.tui.widgets.rows import Draw, Rows

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LETTER_WIDTH = 4
_PAIR = 7
"""Cells of the line between two partners and of the letter behind it."""


def lettered(question: Question) -> list[tuple[str, str, str]]:
    """Give letter, words and what is given to the grader for each option of `question`.

    Past the alphabet there is no letter; arrows and mouse reach such an option.
    """
    if isinstance(question.card, TruthCard):
        return truths()
    letters = chain(_LETTERS, repeat(""))
    return [
        (letter, option, option) for letter, option in zip(letters, question.options, strict=False)
    ]


def draw_option(
    letter: str,
    words: str,
    mark: tuple[str, str],
    width: int,
    selected: bool,
    *,
    taken: bool = False,
) -> Content:
    """Draw an option behind its letter and a mark, further lines under the first.

    One that is `taken` already is faint; it may still be chosen.
    """
    style, key = ("$faint", "$faint") if taken else ("$ink", "bold $accent")
    sign, sign_style = mark
    indent = _LETTER_WIDTH + len(sign)
    lines = literal(words, style).wrap(max(width - indent, 1))
    first = Content.assemble((letter.ljust(_LETTER_WIDTH), key), (sign, sign_style), lines[0])
    return Content("\n").join(
        [first, *(Content.assemble(" " * indent, line) for line in lines[1:])]
    )


class Picker(Vertical):
    """Shows what can be picked; tells of a letter, a click or Enter as an answer."""

    class Picked(Message):
        """Something was picked, moved or paired to an end; `letter` is the key that did it."""

        def __init__(self, given: str, letter: str = "") -> None:
            """`given` is what the grader is to be given, "" where that is nothing yet."""
            super().__init__()
            self.given = given
            self.letter = letter

    class Changed(Message):
        """What is picked so far has changed."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        """Start with nothing to pick."""
        super().__init__(id=id)
        self._picking: Picking | None = None
        self._options: list[tuple[str, str, str]] = []
        self._tick = "✓"
        self._before = 0

    def compose(self) -> ComposeResult:
        """Lay out the rows, and under them the partners of a match."""
        yield Rows(id="options")
        partners = Rows(id="partners")
        partners.can_focus = False
        yield partners

    @property
    def rows(self) -> Rows:
        """The rows that keys go to."""
        return self.query_one("#options", Rows)

    @property
    def place(self) -> int:
        """The number of the selected row."""
        return self.rows.highlighted or 0

    def ask(self, question: Question, tick: str) -> None:
        """Show what can be picked for `question`; `tick` marks what is."""
        self._picking, self._options = picking(question), lettered(question)
        self._tick = tick
        self._show(self._picked_before(question))
        partners = self.query_one("#partners", Rows)
        partners.display = isinstance(self._picking, Paired)
        self.rows.tells_enter = not isinstance(self._picking, Single)
        if isinstance(self._picking, Paired):
            partners.show([self._partner(n) for n in range(len(self._options))])
            partners.highlighted = None
        self.rows.focus()

    def _picked_before(self, question: Question) -> int:
        """Give the number of the option that was picked before it was taken back, else 0."""
        given = [one[2] for one in self._options]
        single = isinstance(self._picking, Single) and question.prefill in given
        return given.index(question.prefill) if single else 0

    @property
    def count(self) -> int | None:
        """How many are marked or paired so far; None where one pick is the answer."""
        match self._picking:
            case Marked(marked=marked):
                return len(marked)
            case Paired(chosen=chosen):
                return sum(one is not None for one in chosen)
            case _:
                return None

    @property
    def begun(self) -> str:
        """What is marked, moved or paired so far, as `ask` takes it up again; "" for nothing."""
        match self._picking:
            case Marked():
                return self._picking.given
            case Ordered(moved=True):
                return self._picking.given
            case Paired() if self.count:
                return self._picking.begun
            case _:
                return ""

    @property
    def holds(self) -> bool:
        """Whether a thing of an order is taken, to be moved."""
        return isinstance(self._picking, Ordered) and self._picking.held

    def means(self, character: str) -> bool:
        """Tell whether a key picks, marks, moves or pairs something here."""
        if isinstance(self._picking, Ordered):
            return character == " "
        letters = [letter for letter, _words, _given in self._options if letter]
        if character == " ":
            return isinstance(self._picking, Marked | Paired)
        return character.casefold() in letters

    def press(self, character: str) -> None:
        """Take a key that means something here."""
        if isinstance(self._picking, Ordered):
            self._hold()
        elif character != " ":
            letters = [letter for letter, _words, _given in self._options]
            key = character.casefold()
            self._choose(letters.index(key), key)
        elif isinstance(self._picking, Marked):
            self._choose(self.place, "")
        elif isinstance(self._picking, Paired):
            self._picking.part(self.place)
            self._changed()

    def take_as_is(self) -> None:
        """Have an order that was not touched be an answer from now on: it was warned of."""
        if isinstance(self._picking, Ordered):
            self._picking.moved = True

    def submit(self) -> None:
        """Answer with what is picked, moved or paired so far."""
        match self._picking:
            case Single():
                self._choose(self.place, "")
            case Ordered(moved=False):
                # It never starts in order, so that this is most likely no answer.
                self.post_message(self.Picked(""))
            case Marked() | Ordered() | Paired():
                self.post_message(self.Picked(self._picking.given))

    def _choose(self, number: int, letter: str) -> None:
        if number >= len(self._options):
            return
        match self._picking:
            case Single():
                self.post_message(self.Picked(self._options[number][2], letter))
            case Marked():
                self._picking.toggle(number)
                self._changed()
            case Paired():
                after = self._picking.pair(self.place, number)
                self._changed()
                self.rows.highlighted = after

    def _hold(self) -> None:
        if isinstance(self._picking, Ordered):
            self._picking.held = not self._picking.held
            self._changed()

    def _changed(self) -> None:
        self._show(self.place)
        if isinstance(self._picking, Paired):
            self.query_one("#partners", Rows).redraw()
        self.post_message(self.Changed())

    @on(Rows.Entered, "#options")
    def _entered(self) -> None:
        self.submit()

    @on(OptionList.OptionSelected, "#options")
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        match self._picking:
            case Ordered():
                self._hold()
            case Paired():
                pass
            case _:
                self._choose(event.option_index, "")

    @on(OptionList.OptionSelected, "#partners")
    def _clicked_partner(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._choose(event.option_index, "")
        self.rows.focus()

    @on(OptionList.OptionHighlighted, "#options")
    def _moved(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        picking = self._picking
        if isinstance(picking, Ordered):
            before, self._before = self._before, event.option_index
            if picking.held and before != event.option_index:
                picking.move(before, event.option_index)
                self._show(event.option_index)
                self.post_message(self.Changed())
        elif isinstance(picking, Paired):
            self._keep_in_sight(event.option_index, len(picking.things) - 1)

    def _keep_in_sight(self, place: int, last: int) -> None:
        """Show the partners at the last thing, the question at the first, if room is scarce."""
        if place == last:
            self.query_one("#partners").scroll_visible(animate=False)
        elif place == 0 and isinstance(self.parent, Widget):
            self.parent.scroll_home(animate=False)

    # Drawing

    def _show(self, selected: int) -> None:
        match self._picking:
            case Ordered(things=things):
                self._before = selected
                draws = [self._thing(number, thing) for number, thing in enumerate(things)]
            case Paired(things=lefts):
                draws = [self._pair(number, lefts) for number in range(len(lefts))]
            case Marked(marked=marked):
                draws = [
                    self._draw(number, f"{self._tick} " if number in marked else "· ")
                    for number in range(len(self._options))
                ]
            case _:
                draws = [self._draw(number, "") for number in range(len(self._options))]
        self.rows.show(draws, selected)

    def _draw(self, number: int, sign: str) -> Draw:
        letter, words, _given = self._options[number]
        style = "bold $accent" if sign.startswith(self._tick) else "$faint"
        return partial(draw_option, letter, words, (sign, style))

    def _partner(self, number: int) -> Draw:
        def draw(width: int, selected: bool) -> Content:
            letter, words, _given = self._options[number]
            taken = isinstance(self._picking, Paired) and number in self._picking.chosen
            return draw_option(letter, words, ("", ""), width, selected, taken=taken)

        return draw

    def _thing(self, number: int, thing: str) -> Draw:
        held = isinstance(self._picking, Ordered) and self._picking.held
        return partial(_draw_thing, number + 1, thing, held)

    def _pair(self, number: int, lefts: Sequence[str]) -> Draw:
        assert isinstance(self._picking, Paired)
        chosen = self._picking.chosen[number]
        widest = max(literal(left).cell_length for left in lefts)
        partner = self._options[chosen][:2] if chosen is not None else ("", "")
        return partial(_draw_pair, lefts[number], widest, partner)


def _draw_thing(number: int, thing: str, held: bool, width: int, selected: bool) -> Content:
    """Draw a thing of an order behind its place; the one that is held says so."""
    moves = selected and held
    mark = (_("moves") + "  ", "bold $accent") if moves else ("", "")
    return draw_option(str(number), thing, mark, width, selected)


def _draw_pair(
    left: str, widest: int, partner: tuple[str, str], width: int, selected: bool
) -> Content:
    """Draw a thing, a line, and its partner or the place for one; long things on lines above."""
    style = "bold $ink" if selected else "$ink"
    line = ("━━━", "$accent") if any(partner) else ("───", "$line")
    beside = widest <= width // 2
    # The partner stands in full among those below, so that here it may be cut.
    room = max(width - _PAIR - (widest + 3 if beside else 0), 1)
    ends = Content.assemble(
        line, " ", (partner[0].ljust(3), "bold $accent"), literal_line(partner[1], room, style)
    )
    name = literal(left, style)
    if beside:
        return Content.assemble(name, " " * (widest - name.cell_length + 3), ends)
    return Content("\n").join([*name.wrap(width), ends])
