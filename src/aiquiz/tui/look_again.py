"""What to look at again after a session: each missed card, what was given, and what is right."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content

from aiquiz.say.forgetting import forgotten_typed
from aiquiz.say.language import _
from aiquiz.say.verdicts import sign
from aiquiz.study.result import Result
from aiquiz.tui.answer_text import shown
from aiquiz.tui.literal import literal, literal_line
from aiquiz.tui.widgets.band import COLOURS

_GAP = "  "


class _Line(NamedTuple):
    """A missed card: its sign and colour, and its texts."""

    sign: str
    colour: str
    question: str
    given: str
    answer: str


class _Columns(NamedTuple):
    """The cells of each column of the table, the sign and the gaps not counted."""

    question: int
    given: int
    answer: int


def look_again(missed: Sequence[Result], signs: str, width: int, rows: int) -> Content:
    """Give the `missed` cards over `width` cells, a line each under a heading.

    Where that would cut one of them and there are `rows` enough, each takes two: its question,
    and below it what was given and what is right.
    """
    lines = [
        _Line(
            sign(card.outcome, signs),
            COLOURS[card.outcome],
            card.card.question,
            forgotten_typed() if card.forgotten else shown(card.card, card.given),
            shown(card.card, card.answer),
        )
        for card in missed
    ]
    columns = _columns(width)
    whole = all(
        literal(text).cell_length <= room
        for line in lines
        for text, room in zip((line.question, line.given, line.answer), columns, strict=True)
    )
    if whole or 2 * len(lines) + 1 > rows:
        return _table(lines, columns)
    told = [_on_two_lines(line, width) for line in lines]
    return Content("\n").join([Content.styled(_("To look at again"), "$faint"), *told])


def _columns(width: int) -> _Columns:
    given, answer = max(width // 5, 6), max(width // 4, 6)
    return _Columns(max(width - given - answer - 6, 8), given, answer)


def _table(lines: Sequence[_Line], columns: _Columns) -> Content:
    heads = (_("To look at again"), _("you"), _("answer"))
    rooms = (columns.question + 2, columns.given, columns.answer)
    heading = _GAP.join(
        head.ljust(room)[:room] for head, room in zip(heads, rooms, strict=True)
    ).rstrip()
    rows = [
        Content(_GAP).join(
            [
                Content.assemble(
                    (f"{line.sign} ", line.colour), _cell(line.question, columns.question, "$ink")
                ),
                _cell(line.given, columns.given, line.colour),
                literal_line(line.answer, columns.answer, "$success"),
            ]
        )
        for line in lines
    ]
    return Content("\n").join([Content.styled(heading, "$faint"), *rows])


def _on_two_lines(line: _Line, width: int) -> Content:
    first = Content.assemble(
        (f"{line.sign} ", line.colour), literal_line(line.question, width - 2, "$ink")
    )
    you, answer = f"{_('you')} ", f"{_('answer')} "
    # The labels, the indent and the gap between both are taken off first.
    room = max(width - len(you) - len(answer) - 5, 2)
    right = literal(line.answer).cell_length
    given = literal_line(line.given, max(room // 2, room - right), line.colour)
    if not line.given:
        you = ""
    told = literal_line(line.answer, room - given.cell_length, "$success")
    gap = "   " if line.given else ""
    return Content.assemble(first, "\n  ", (you, "$faint"), given, gap, (answer, "$faint"), told)


def _cell(text: str, width: int, style: str) -> Content:
    shown_text = literal_line(text, width, style)
    return Content.assemble(shown_text, " " * (width - shown_text.cell_length))
