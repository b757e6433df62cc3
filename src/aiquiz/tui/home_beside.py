"""What stands beside the decks at home where the screen is wide: the selected one in detail."""

from collections.abc import Sequence

from textual.content import Content

from aiquiz.desk.deck_details import Details
from aiquiz.say import home as say
from aiquiz.say.dates import ahead
from aiquiz.say.language import _
from aiquiz.say.numbers import number, percent
from aiquiz.scheduling.days import date_of
from aiquiz.scores.session import SessionScore
from aiquiz.text import one_line
from aiquiz.tui.literal import literal, literal_line
from aiquiz.tui.scores.columns import columns
from aiquiz.tui.scores.table import headed

_BARS = 4
_DESCRIPTION = 6
"""The lines that a description takes at most."""


def beside(
    found: Details, scores: Sequence[SessionScore], today: int, width: int, high: int
) -> Content:
    """Draw what was found in `width` cells and at most `high` lines, the first parts first."""
    title = _title(found)
    parts = [
        literal(title, "bold $ink").wrap(width),
        _described(found, width),
        _facts(found, today, width),
        _scores(scores, today, width),
        _hardest(found, width),
    ]
    shown: list[Content] = []
    for lines in filter(None, parts):
        gap = [Content("")] if shown else []
        if len(shown) + len(gap) + len(lines) > high:
            continue
        shown += [*gap, *lines]
    return Content("\n").join(shown)


def _title(found: Details) -> str:
    return one_line(found.row.title) if found.row.path else _("All decks")


def _described(found: Details, width: int) -> list[Content]:
    lines = literal(one_line(found.description), "$soft").wrap(width)
    if len(lines) > _DESCRIPTION:
        rest = "".join(line.plain for line in lines[_DESCRIPTION - 1 :])
        lines = [*lines[: _DESCRIPTION - 1], literal_line(rest, width, "$soft")]
    return [line for line in lines if line.plain]


def _facts(found: Details, today: int, width: int) -> list[Content]:
    told = [
        (name, value)
        for name, value in zip(say.facts(), _values(found, today), strict=True)
        if value
    ]
    label = max(len(name) for name, _value in told) + 2
    return [
        Content.assemble((name.ljust(label), "$faint"), literal_line(value, width - label, "$ink"))
        for name, value in told
    ]


def _values(found: Details, today: int) -> tuple[str, ...]:
    """Give what is known, in the order of `say.facts`; "" for what is not."""
    row, tries, own = found.row, found.tries, found.own
    begun = tries.last_day is not None
    new = ""
    if row.new or row.unseen:
        new = say.new_today(row.new, found.new_a_day, bounded=row.unseen > row.new)
    return (
        number(row.cards),
        number(row.due) if begun else "",
        new,
        percent(row.known) if begun else "",
        say.retention(tries.held / tries.tried, found.wanted) if tries.tried else "",
        "" if tries.last_day is None else say.last_studied(date_of(tries.last_day), date_of(today)),
        "" if row.exam_in is None else ahead(row.exam_in),
        "" if own.new_per_day is None else number(own.new_per_day),
        "" if own.reviews_per_day is None else number(own.reviews_per_day),
    )


def _scores(scores: Sequence[SessionScore], today: int, width: int) -> list[Content]:
    if not scores:
        return []
    last = scores[-1]
    when = say.last_studied(date_of(last.head.started.day), date_of(today))
    inks = [*["$heat-3"] * (len(scores) - 1), "$accent"]
    drawn = columns([score.score for score in scores], inks, width, _BARS, most=1.0)
    head = headed(say.last_scores(len(scores)), f"{percent(last.score)} {when}", width)
    return [head, *drawn.split("\n", allow_blank=True)]


def _hardest(found: Details, width: int) -> list[Content]:
    if not found.hardest:
        return []
    lines = [Content.styled(say.hardest_head(), "$faint")]
    for card in found.hardest:
        misses = say.misses(card.lapses)
        question = literal_line(card.question, max(width - len(misses) - 2, 1), "$soft")
        gap = " " * max(width - question.cell_length - len(misses), 1)
        lines.append(Content.assemble(question, gap, (misses, "$faint")))
    return lines
