"""What home says below the decks, of the selected row and of all."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from aiquiz.desk.overview import DeckRow, Overview
from aiquiz.say.backlog import backlog, backlog_of, clock_set_back
from aiquiz.say.card_marks import leeches
from aiquiz.say.exam import exam_notice
from aiquiz.say.language import _, n_
from aiquiz.say.numbers import number
from aiquiz.scheduling.days import date_of
from aiquiz.tui.home_rows import HomeRows
from aiquiz.tui.keys import key_of

if TYPE_CHECKING:
    from aiquiz.desk.sitting import LeftOpen


class Notice(NamedTuple):
    """Plain text and its style; `tells` says that the news stand in it, which u is about then."""

    text: str
    style: str = "$soft"
    tells: bool = False


def notice(
    rows: HomeRows,
    place: int,
    news: Sequence[str],
    many_leeches: int,
    lacks: str = "",
    fault: str = "",
) -> Notice:
    """Give what is to be said where the row at `place` is selected.

    `news` are the lines on what became of histories, `many_leeches` the leeches to be asked;
    `lacks` says what the session left last has not on disk, "" for nothing, and `fault` what comes
    before the rest likewise.
    """
    row = rows.deck_at(place)
    if rows.names_marked or (rows.all_hidden and row is None):
        return Notice(_of_list(rows))
    if row is not None and row.missing:
        return Notice(_("The file is away: {path}").format(path=row.path))
    if row is not None and row.problems:
        return Notice(_problems(row), "$warning")
    overview, left = rows.overview, rows.left_at(place)
    if left is not None:
        lines = [_stopped(left, all_saved=not lacks), *news]
    elif row is not None:
        lines = [*_exam_on(row, overview.today), *backlog_of(row)]
    else:
        lines = [*news, *_of_all(overview, many_leeches)]
    if left is not None or row is None:
        lines = [*filter(None, (lacks, fault)), *lines]
    if overview.first_run and not overview.has_own:
        lines.append(
            _("Your own deck: a text file. {key} starts one with an example.").format(
                key=key_of("home.add")
            )
        )
    return Notice("\n".join(lines), tells=True)


def _of_list(rows: HomeRows) -> str:
    """Say that decks are marked, or that all are hidden; neither is so at first."""
    from aiquiz.say.home import all_hidden, marked

    if rows.names_marked:
        return marked(len(rows.names_marked))
    return all_hidden(key_of("home.hidden"), key_of("home.hide"))


def _problems(row: DeckRow) -> str:
    from aiquiz.say.problems import errors

    rest = n_(
        "{n} card can be studied; {key} shows the rest.",
        "{n} cards can be studied; {key} shows the rest.",
        row.ready,
    )
    return f"{errors(row.problems)}. {rest.format(n=row.ready, key=key_of('home.problems'))}"


def _of_all(overview: Overview, many_leeches: int) -> list[str]:
    told = [*_put_away(overview.total), *backlog(overview), *clock_set_back(overview)]
    return [*told, leeches(many_leeches, key_of("home.shape"))] if many_leeches else told


def _exam_on(row: DeckRow, today: int) -> list[str]:
    """Say that an exam on the deck of `row` lies ahead."""
    if row.exam_in is None:
        return []
    return [exam_notice(row.exam_in, date_of(today + row.exam_in), key_of("home.exam"))]


def _put_away(total: DeckRow) -> list[str]:
    """Say how many cards are not asked, and how to see them."""
    told = []
    if total.suspended:
        words = n_(
            "{n} card is suspended; {key}, then “Only”, shows it.",
            "{n} cards are suspended; {key}, then “Only”, shows them.",
            total.suspended,
        )
        told.append(words.format(n=number(total.suspended), key=key_of("home.shape")))
    if total.buried:
        words = n_(
            "{n} card is put off until tomorrow.",
            "{n} cards are put off until tomorrow.",
            total.buried,
        )
        told.append(words.format(n=number(total.buried)))
    return told


def _stopped(left: "LeftOpen", *, all_saved: bool) -> str:
    words = _("Stopped at {n} of {total}, all saved.")
    if not all_saved:
        words = _("Stopped at {n} of {total}.")
    stopped = words.format(n=left.asked, total=left.total)
    again = left.left - (left.total - left.asked)
    if again <= 0:
        return stopped
    words = n_("{n} card comes once more.", "{n} cards come once more.", again)
    return f"{stopped} {words.format(n=number(again))}"
