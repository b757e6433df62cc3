"""What is confused and hard, as rows: sections under headings, drawn to the width there is."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from aiquiz.deck.card import answer_of
from aiquiz.desk.confusions import Confusions, Leech
from aiquiz.say import confusions as say
from aiquiz.say.forgetting import typed_before
from aiquiz.say.numbers import number, percent
from aiquiz.say.verdicts import sign, verdict_word
from aiquiz.scheduling.days import Moment, date_of
from aiquiz.scheduling.review import CardKey
from aiquiz.scores.confusions import Confusion, Way
from aiquiz.scores.hardest import Hard
from aiquiz.scores.overruled import Overruled
from aiquiz.scores.slowest import Slow
from aiquiz.tui.answer_text import in_full
from aiquiz.tui.literal import literal_line

MOST = 50
"""How many rows of one section are shown."""

_BESIDE = 70
"""Cells from which two cards stand side by side."""

_TAIL = 15
"""Cells of how often and when last, with the gap before them."""
_LEAST_MARKED = 8
"""Cells that a text keeps before the word for its card being put away gives way."""
_LEAST_ASKED = 8
"""Cells from which a question stands behind the answer that names its card."""
_LEAST_LEAD = 20
"""Cells that a question keeps before figures give way."""

_BETWEEN = 5
"""Cells between two texts side by side."""

Draw = Callable[[int, bool], Content]


RowName = tuple[str, tuple[CardKey, ...]]
"""What a row is known by when all is drawn anew: its section and its cards."""


class Row(NamedTuple):
    """One row: how it is drawn, and the cards that it is of; a note is of none.

    `section` is the one that it stands in; `detail` tells more of it, to so many cells. A heading
    can't be selected.
    """

    draw: Draw
    section: str
    cards: tuple[CardKey, ...] = ()
    detail: Callable[[int], Content] | None = None
    is_heading: bool = False

    @property
    def name(self) -> RowName:
        """What it is known by."""
        return self.section, self.cards


class _Cell(NamedTuple):
    """A figure of a row, at the right of its cells."""

    text: str
    width: int
    style: str = "$soft"


class Drawing:
    """Draws what is known on study day `today`, with verdicts in signs of the style `signs`."""

    def __init__(self, found: Confusions, today: int, signs: str, *, as_table: bool) -> None:
        """With `as_table` there are more figures, and one line a row."""
        self._found = found
        self._today = today
        self._signs = signs
        self._as_table = as_table

    def rows(self) -> list[Row]:
        """Give every row, headings too."""
        found = self._found
        return [
            *self._section("confused", [self._pair(pair) for pair in found.confused.pairs]),
            *self._section("hardest", [self._hard(hard) for hard in found.hardest]),
            *self._section("slowest", [self._slow(slow) for slow in found.slowest]),
            *self._section("leeches", [self._leech(leech) for leech in found.leeches]),
            *self._section("overruled", [self._overruled(one) for one in found.overruled]),
        ]

    # Sections

    def _section(self, section: str, rows: Sequence[Row]) -> Iterator[Row]:
        first = section == "confused"
        heading = partial(self._heading, section, bool(rows), not first)
        yield Row(heading, section, is_heading=True)
        yield from rows[:MOST]
        for words in self._notes(section, rows):
            yield Row(partial(_note, words), section)

    def _notes(self, section: str, rows: Sequence[Row]) -> Iterator[str]:
        confused = self._found.confused
        if len(rows) > MOST:
            yield say.and_more(len(rows) - MOST)
        cards = {card for row in rows[:MOST] for card in row.cards}
        if away := len(cards & self._found.away):
            yield say.away(section, away)
        if section == "confused" and confused.lost:
            yield say.lost(confused.lost, more=bool(rows))
        if section == "confused" and confused.forgotten:
            yield say.forgotten(confused.forgotten, more=bool(rows or confused.lost))
        gone = self._found.forgotten_before
        if section == "confused" and gone is not None:
            yield typed_before(date_of(gone), self._today - gone)
        if section == "confused" and self._found.unread:
            yield say.unread(len(self._found.unread))
        if not rows and not (section == "confused" and confused.answers):
            yield say.nothing_in(section)

    def _heading(self, section: str, has_rows: bool, parted: bool, width: int, _: bool) -> Content:
        columns = self._columns(section) if has_rows else ()
        cells = [_Cell(say.column(name), wide, "$faint") for name, wide in columns]
        line = _line(width, say.section_name(section), cells, "bold $soft")
        return Content.assemble("\n", line) if parted else line

    def _columns(self, section: str) -> tuple[tuple[str, int], ...]:
        if self._as_table:
            return _TABLE_COLUMNS[section]
        return _COLUMNS[section]

    def _cells(self, section: str, *texts: str) -> list[_Cell]:
        columns = self._columns(section)
        return [_Cell(text, wide) for text, (_, wide) in zip(texts, columns, strict=True)]

    # Pairs

    def _pair(self, pair: Confusion) -> Row:
        draw = self._pair_line if self._as_table else self._pair_lines
        cards = (pair.one, pair.other)
        return Row(partial(draw, pair), "confused", cards, partial(self._pair_detail, pair))

    def _pair_lines(self, pair: Confusion, width: int, selected: bool) -> Content:
        if width < _BESIDE:
            return self._one_under_the_other(pair, width, _ink(selected))
        cards = (pair.one, pair.other)
        often = _Cell(say.times(pair.times), _TAIL, "$ink")
        last = _Cell(self._day(pair.last), _TAIL, "$faint")
        questions = [self._question(card) for card in cards]
        side = _side(_TAIL, width)
        answers = [
            self._marked(card, f"→ {self._answer(card)}", side, "$success") for card in cards
        ]
        asked = [literal_line(question, side, _ink(selected)) for question in questions]
        return Content("\n").join(
            [_beside(asked, "↔", often, width), _beside(answers, " ", last, width)]
        )

    def _one_under_the_other(self, pair: Confusion, width: int, ink: str) -> Content:
        tail = f"{say.times(pair.times)}, {self._day(pair.last)}"
        return Content("\n").join(
            [
                self._both(pair.one, width, ink),
                Content.assemble(("↔ ", "$faint"), self._both(pair.other, width - 2, ink)),
                literal_line(tail, width, "$soft"),
            ]
        )

    def _both(self, card: CardKey, width: int, ink: str) -> Content:
        """Give answer and question on one line; a long answer leaves the question a third."""
        answer = self._marked(card, self._answer(card), width * 2 // 3, "$success")
        question = literal_line(self._question(card), width - answer.cell_length - 2, ink)
        return Content.assemble(answer, "  ", question)

    def _marked(self, card: CardKey, text: str, width: int, style: str) -> Content:
        """Give `text` of a card, and behind it that the card is put away."""
        mark = say.mark(suspended=self._is_suspended(card)) if card in self._found.away else ""
        room = width - cell_len(mark) - 2
        if not mark or room < _LEAST_MARKED:
            return literal_line(text, width, style)
        return Content.assemble(literal_line(text, room, style), (f"  {mark}", "$faint"))

    def _pair_line(self, pair: Confusion, width: int, selected: bool) -> Content:
        figures = (number(pair.at_one.times), number(pair.at_other.times), self._day(pair.last))
        cells = self._cells("confused", *figures)
        room = _room(width, cells) - 3
        one = self._name(pair.one, (room + 1) // 2)
        space = " " * ((room + 1) // 2 - cell_len(one))
        other = self._name(pair.other, room // 2)
        return _line(width, f"{one}{space} ↔ {other}", cells, _ink(selected))

    def _name(self, card: CardKey, width: int) -> str:
        """Give a card by its answer: of questions that are cut the same words are left."""
        answer = literal_line(self._answer(card), width).plain
        rest = width - cell_len(answer) - 3
        if rest < _LEAST_ASKED:
            return answer
        return f"{answer} · {literal_line(self._question(card), rest).plain}"

    def _pair_detail(self, pair: Confusion, width: int) -> Content:
        ways = ((pair.one, pair.at_one), (pair.other, pair.at_other))
        lines = (" · ".join(self._told_of(card, way, width)) for card, way in ways)
        return Content("\n").join(literal_line(line, width, "$soft") for line in lines if line)

    def _told_of(self, card: CardKey, way: Way, width: int) -> Iterator[str]:
        """Give that a card is put away, and what was typed in the place of its answer."""
        answer = self._answer(card)
        if card in self._found.away:
            name = literal_line(answer, width // 2).plain
            yield say.is_away(name, suspended=self._is_suspended(card))
        if way.times:
            yield say.way(answer, way.typed)

    # Cards

    def _hard(self, hard: Hard) -> Row:
        difficulty = say.difficulty(hard.difficulty)
        if self._as_table:
            counts = (number(hard.missed), number(hard.asked), percent(hard.share))
            return self._card("hardest", hard.card, *counts, difficulty)
        return self._card("hardest", hard.card, say.of(hard.missed, hard.asked), difficulty)

    def _slow(self, slow: Slow) -> Row:
        return self._card(
            "slowest", slow.card, say.time_taken(slow.median_ms), number(slow.answers)
        )

    def _leech(self, leech: Leech) -> Row:
        difficulty = say.difficulty(leech.difficulty)
        return self._card("leeches", leech.card, number(leech.lapses), difficulty)

    def _card(self, section: str, card: CardKey, *figures: str) -> Row:
        cells = self._cells(section, *figures)
        draw = partial(self._card_line, card, cells)
        return Row(draw, section, (card,), partial(self._card_detail, card))

    def _card_line(
        self, card: CardKey, cells: Sequence[_Cell], width: int, selected: bool
    ) -> Content:
        lead = self._marked(card, self._question(card), _room(width, cells), _ink(selected))
        return _led(width, lead, cells)

    def _card_detail(self, card: CardKey, width: int) -> Content:
        title = self._found.cards[card].title if card in self._found.cards else card.deck
        return Content("\n").join(
            [
                literal_line(f"→ {self._answer(card)}", width, "$success"),
                self._marked(card, title, width, "$faint"),
            ]
        )

    def _overruled(self, one: Overruled) -> Row:
        draw = partial(self._overruled_lines, one)
        return Row(draw, "overruled", (one.card,), partial(self._overruled_detail, one))

    def _overruled_lines(self, one: Overruled, width: int, selected: bool) -> Content:
        signs = f"{self._sign(one.graded)} → {self._sign(one.verdict)}"
        if self._as_table:
            signs = f"{verdict_word(one.graded)} → {verdict_word(one.verdict)}"
        cells = self._cells("overruled", self._typed(one), signs, self._day(one.moment))
        if width >= _BESIDE or self._as_table:
            return _line(width, self._question(one.card), cells, _ink(selected))
        typed = literal_line(self._typed(one), width - cell_len(signs) - 2, "$soft")
        return Content("\n").join(
            [
                literal_line(self._question(one.card), width, _ink(selected)),
                Content.assemble((f"{signs}  ", "$ink"), typed),
            ]
        )

    def _overruled_detail(self, one: Overruled, width: int) -> Content:
        words = f"{verdict_word(one.graded)} → {verdict_word(one.verdict)}"
        typed = f"{words} · {say.you_typed(self._typed(one))}"
        answer = literal_line(f"→ {self._answer(one.card)}", width, "$success")
        return Content("\n").join([literal_line(typed, width, "$soft"), answer])

    # Parts

    def _sign(self, outcome: str) -> str:
        return sign(outcome, self._signs)

    def _day(self, moment: Moment) -> str:
        return say.last_on(date_of(moment.day), self._today - moment.day)

    def _is_suspended(self, card: CardKey) -> bool:
        return card in self._found.marks.suspended

    def _question(self, card: CardKey) -> str:
        found = self._found.cards.get(card)
        return (found.question if found else "") or card.card

    def _answer(self, card: CardKey) -> str:
        found = self._found.cards.get(card)
        if found is None or found.card is None:
            return "·"
        return in_full(found.card, answer_of(found.card))

    def _typed(self, one: Overruled) -> str:
        found = self._found.cards.get(one.card)
        if one.typed is None or found is None or found.card is None:
            return say.typed(one.typed)
        return say.typed(in_full(found.card, one.typed))


_FIGURES = (("median", 10), ("right", 10))
_LEECH = (("forgotten", 11), ("difficulty", 12))
_COLUMNS: dict[str, tuple[tuple[str, int], ...]] = {
    "confused": (),
    "hardest": (("missed", 10), ("difficulty", 12)),
    "slowest": _FIGURES,
    "leeches": _LEECH,
    "overruled": (("typed", 20), ("verdict", 9), ("when", 15)),
}
_TABLE_COLUMNS: dict[str, tuple[tuple[str, int], ...]] = {
    "confused": (("one-way", 5), ("other-way", 5), ("last", 15)),
    "hardest": (("missed", 10), ("asked", 10), ("share", 7), ("difficulty", 12)),
    "slowest": _FIGURES,
    "leeches": _LEECH,
    "overruled": (("typed", 18), ("verdict", 19), ("when", 15)),
}
"""The figures of each section and the cells that each takes, with the gap before it."""


def _ink(selected: bool) -> str:
    return "bold $ink" if selected else "$ink"


def _note(words: str, width: int, _selected: bool) -> Content:
    return literal_line(words, width, "$faint")


def _fitting(width: int, cells: Sequence[_Cell]) -> list[_Cell]:
    """Give the first of `cells` that leave the question some room."""
    kept: list[_Cell] = []
    for cell in cells:
        if sum(one.width for one in kept) + cell.width + _LEAST_LEAD > width:
            break
        kept.append(cell)
    return kept


def _room(width: int, cells: Sequence[_Cell]) -> int:
    return width - sum(cell.width for cell in _fitting(width, cells))


def _line(width: int, lead: str, cells: Sequence[_Cell], style: str) -> Content:
    """Give `lead` at the left and as many of `cells` as fit at the right."""
    return _led(width, literal_line(lead, _room(width, cells), style), cells)


def _led(width: int, lead: Content, cells: Sequence[_Cell]) -> Content:
    """Give `lead`, which fits, and as many of `cells` as do."""
    parts: list[Content | str] = [lead, " " * (_room(width, cells) - lead.cell_length)]
    for cell in _fitting(width, cells):
        text = literal_line(cell.text, cell.width - 2, cell.style)
        parts += [" " * (cell.width - text.cell_length), text]
    return Content.assemble(*parts)


def _side(tail: int, width: int) -> int:
    """Give the cells of each of two texts side by side before a tail of so many cells."""
    return (width - tail - _BETWEEN) // 2


def _beside(texts: Sequence[Content], between: str, tail: _Cell, width: int) -> Content:
    """Give two texts side by side, each no wider than a side, and the end of the line."""
    gap = between.center(_BETWEEN)
    side = _side(tail.width, width)
    left, right = texts
    end = literal_line(tail.text, tail.width - 2, tail.style)
    rest = width - side - len(gap) - right.cell_length - end.cell_length
    return Content.assemble(
        *(left, " " * (side - left.cell_length), (gap, "$faint"), right, " " * rest, end)
    )
