"""What home shows around the list where there is room, each part once it is asked for.

Nothing of this is there before the first frame, and no key waits for it.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual.containers import Container
from textual.content import Content
from textual.screen import Screen
from textual.timer import Timer

from aiquiz.desk.deck_details import Details, details, last_scores
from aiquiz.desk.overview import DeckRow, Overview
from aiquiz.desk.scores import days_of
from aiquiz.progress.trouble import StoreError
from aiquiz.scores.scope import Scope
from aiquiz.scores.session import SessionScore
from aiquiz.tui.at_work import begin
from aiquiz.tui.deck_rows import DeckRows
from aiquiz.tui.desk_thread import DeskThread
from aiquiz.tui.home_below import Plan, calendar_picture, forecast_picture, plan
from aiquiz.tui.home_beside import beside
from aiquiz.tui.widgets.footer import Footer
from aiquiz.tui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aiquiz.progress.history import Past

REST_S = 0.12
"""How long a row is selected before what is known of it is read: a held key passes many."""

_WIDE = 120
_LEAST_HIGH = 16
_MOST_WIDE = 160
"""The cells of both together."""


class Around:
    """The forecast and the calendar below the list of `screen`, and the deck beside it."""

    def __init__(
        self, screen: Screen[None], desk: DeskThread, notice_height: Callable[[], int]
    ) -> None:
        """`notice_height` gives the lines that the notice takes at most, its gap counted."""
        self._screen = screen
        self._desk = desk
        self._overview: Overview | None = None
        self._row: DeckRow | None = None
        self._notice_height = notice_height
        self._notice = 0
        self._answers: Mapping[int, int] | None = None
        self._past: Past | None = None
        self._known: dict[str, tuple[Details, list[SessionScore] | None]] = {}
        self._timer: Timer | None = None
        self._plan = Plan(0)

    # What is shown

    async def show(self, overview: Overview, row: DeckRow | None) -> None:
        """Show what goes with `overview`, and with the selected `row`."""
        if overview is not self._overview:
            self._known.clear()
            self._answers = self._past = None
        self._overview, self._row = overview, row
        if self._screen.is_attached:
            await self.fit()
            self.moved(row, at_once=True)

    def moved(self, row: DeckRow | None, *, at_once: bool = False) -> None:
        """Show what is known of `row`, which is selected now, once it has been for a moment."""
        self._row = row
        if not self._has_beside:
            return
        if self._timer is not None:
            self._timer.stop()
        if at_once:
            self._tell()
        else:
            self._timer = self._screen.set_timer(REST_S, self._tell)

    @property
    def _has_beside(self) -> bool:
        size = self._screen.size
        return size.width >= _WIDE and size.height >= _LEAST_HIGH and self._row is not None

    # The room

    async def fit(self) -> None:
        """Use the room that there is now."""
        await self._fit_beside()
        # The list has its new width only once that was laid out.
        self._screen.call_after_refresh(self._fit_below)

    async def _fit_beside(self) -> None:
        page = self._screen.query_one(".page", Container)
        page.set_class(self._has_beside, "-beside")
        page.styles.max_width = _MOST_WIDE if self._has_beside else None
        found = page.query("#beside")
        if self._has_beside and not found:
            await page.mount(_words("beside"))
        for one in found:
            one.display = self._has_beside

    def _fit_below(self) -> None:
        overview = self._overview
        if overview is None or not self._screen.is_attached:
            return
        if self._row is not None:
            self._draw_beside(self._row)
        rows = self._screen.query_one(DeckRows)
        self._notice = self._notice_height()
        is_wide = self._screen.size.width >= _WIDE
        now = plan(
            self._room(),
            rows.many,
            self._notice,
            forecast=not overview.first_run and sum(overview.coming[1:]) > 0,
            calendar=is_wide and not overview.first_run,
        )
        rows.space(spaced=now.spaced)
        rows.styles.max_height = now.decks
        self._plan = now
        self._draw_below()
        if now.calendar and self._answers is None:
            begin(self._screen, self._read_days, group="count", exclusive=True)

    def _room(self) -> int:
        """Give the lines that the list and what stands below it have."""
        page = self._screen.query_one(".page", Container)
        taken = 0
        for child in page.children:
            if child.display and child.id not in ("decks", "notice", "home-below", "beside"):
                taken += child.outer_size.height + (
                    0 if isinstance(child, Footer) else child.styles.margin.top
                )
        return page.content_size.height - taken

    def _draw_below(self) -> None:
        overview, now = self._overview, self._plan
        page = self._screen.query_one(".page", Container)
        found = page.query("#home-below")
        notice = page.query_one("#notice")
        # What stands below the notice stays where it is while that says more, or less.
        is_below = bool(now.bars or now.calendar)
        lines = max(now.notice - notice.styles.margin.top, 0)
        notice.styles.min_height = lines if is_below else 0
        notice.styles.max_height = max(lines, 1) if now.notice < self._notice else None
        if overview is None or not is_below:
            for one in found:
                one.display = False
            return
        below = found.first(Words) if found else _words("home-below")
        below.display = True
        below.styles.margin = (now.gap, 0, 0, 0)
        width = self._screen.query_one("#columns").content_region.width
        width = width or self._screen.query_one(DeckRows).content_region.width - 6
        parts = []
        if now.bars:
            parts.append(forecast_picture(overview.coming, overview.today, width, now.bars))
        if now.calendar and self._answers:
            in_shades = self._screen.app.native_ansi_color
            parts.append(
                calendar_picture(self._answers, overview.today, width, in_shades=in_shades)
            )
        below.update(Content("\n\n").join(parts))
        if not found:
            page.mount(below, after="#notice")

    async def _read_days(self) -> None:
        try:
            days = await self._desk.run(lambda desk: days_of(desk, Scope()))
        except StoreError:
            return
        self._answers = days.answers
        if self._screen.is_attached:
            self._draw_below()

    # The deck beside the list

    def _tell(self) -> None:
        if self._row is not None and self._screen.is_attached:
            begin(self._screen, partial(self._read, self._row), group="history", exclusive=True)

    async def _read(self, row: DeckRow) -> None:
        """Read what is known of `row`, a part at a time, and show what there is of it."""
        try:
            if row.path not in self._known:
                found = await self._desk.run(lambda desk: details(desk, row))
                self._known[row.path] = (found, None)
            self._draw_beside(row)
            found, scores = self._known[row.path]
            if scores is None:
                past = self._past
                scores, self._past = await self._desk.run(lambda desk: last_scores(desk, row, past))
                self._known[row.path] = (found, scores)
                self._draw_beside(row)
        except StoreError:
            # What can't be read is told where it is needed for studying.
            return

    def _draw_beside(self, row: DeckRow) -> None:
        if row is not self._row or row.path not in self._known or self._overview is None:
            return
        for panel in self._screen.query("#beside").results(Words):
            size = panel.content_size
            if not size.width:
                # It is away, or was not laid out yet: then it is drawn once it is.
                return
            found, scores = self._known[row.path]
            drawn = beside(found, scores or (), self._overview.today, size.width, size.height)
            panel.update(drawn, layout=False)


def _words(id: str) -> Words:  # noqa: A002
    return Words(id=id, classes="margin" if id == "home-below" else "")
