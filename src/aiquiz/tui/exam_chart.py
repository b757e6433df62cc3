"""The pictures of an exam: three scores as bars, and the days until it as columns."""

from collections.abc import Sequence

from textual.content import Content

from aiquiz.say.exam import last_days, score_names, score_share
from aiquiz.say.language import _, p_
from aiquiz.tui.literal import literal_line

_LEAST_BAR = 10
_STEPS = " ▁▂▃▄▅▆▇█"
_MOST_CELLS = 4


def score_rows(scores: Sequence[float], cards: int, width: int) -> Content:
    """Draw today's score, the one on the day with the plan and the one without, as cards right."""
    shares = [score_share(expected, cards) for expected in scores]
    room = max(len(right) for _, right in shares)
    bar = width - max(map(len, score_names())) - room - 11
    names = score_names(brief=bar < _LEAST_BAR)
    label = max(map(len, names)) + 2
    rows = []
    for place, (name, expected) in enumerate(zip(names, scores, strict=True)):
        share, right = shares[place]
        if bar < _LEAST_BAR:
            told = literal_line(name, max(width - room - 8, 1), "$soft")
            gap = " " * max(width - told.cell_length - room - 7, 0)
            figures = ((f"{share:>5}", "bold $ink"), (f"{right:>{room + 2}}", "$faint"))
            rows.append(Content.assemble(told, gap, *figures))
            continue
        end = ((f"{share:>6}", "bold $ink"), (f"{right:>{room + 3}}", "$faint"))
        full = round(bar * expected / cards) if cards else 0
        ink = "$accent" if place == 1 else "$heat-3"
        strokes = [("━" * full, ink), ("─" * (bar - full), "$line")]
        rows.append(Content.assemble((name.ljust(label), "$soft"), *strokes, *end))
    return Content("\n").join(rows)


def day_columns(per_day: Sequence[int], by_gain: int, flag: str, width: int, high: int) -> Content:
    """Draw the cards of each day as columns `high` rows high, and `flag` for the exam behind them.

    Today and the last days, `by_gain` in number, stand out. Where there are more days than
    columns, several share one, which is as high as the fullest of them.
    """
    room = max(width - len(flag) - 3, 1)
    together = max(-(-len(per_day) // room), 1)
    counts = [max(per_day[at : at + together]) for at in range(0, len(per_day), together)]
    marked = -(-by_gain // together)
    wide = max(min(room // max(len(counts), 1), _MOST_CELLS), 1)
    most = max([*counts, 1])
    steps = [-(-count * high * 8 // most) for count in counts]
    rows = []
    for row in range(high - 1, -1, -1):
        cells: list[tuple[str, str]] = []
        for place, step in enumerate(steps):
            cell = _STEPS[max(min(step - row * 8, 8), 0)] * wide
            far = 0 < place < len(counts) - marked
            cells.append((cell, "$heat-3" if far else "$accent"))
        if row == 0:
            cells.append((f" ┃ {flag}", "bold $ink"))
        rows.append(Content.assemble(*cells))
    return Content("\n").join(rows)


def day_names(days: int, by_gain: int, flag: str, width: int) -> Content:
    """Give the line below the columns: where they start, and how their last days are chosen."""
    room = max(width - len(flag) - 3, 1)
    columns = -(-days // -(-days // room))
    span = columns * max(min(room // max(columns, 1), _MOST_CELLS), 1)
    start, end = _("today"), last_days(by_gain)
    if len(start) + len(end) + 2 > span:
        start = p_("brief", "today")
    if len(start) + len(end) + 2 > span:
        return Content.styled(end.rjust(span) if len(end) <= width else start, "$faint")
    return Content.styled(start + end.rjust(span - len(start)), "$faint")
