"""Lists tell how many of their rows are out of sight below, at their bottom right."""

import asyncio

import pytest
from textual.app import App, ComposeResult
from textual.content import Content
from textual.pilot import Pilot

from aiquiz.tui.widgets.below import told_below
from aiquiz.tui.widgets.lines import Lines
from aiquiz.tui.widgets.rows import Rows


class _Listing(App[None]):
    CSS = """
    Rows { height: auto; max-height: 100%; padding: 0; border: none; scrollbar-size: 0 0; }
    Lines { height: 1fr; }
    """

    def __init__(self, shown: Rows | Lines) -> None:
        super().__init__()
        self.shown = shown

    def compose(self) -> ComposeResult:
        yield self.shown

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return {"accent": "#00ff00", "faint": "#888888", "ink": "#ffffff"}

    def lines(self) -> list[str]:
        strips = self.screen._compositor.render_strips()
        return [strip.text for strip in strips][: self.shown.size.height]


def row_to_the_edge(number: int, width: int, selected: bool = False) -> Content:
    del selected
    return Content(f"row {number}".ljust(width - 1) + "|")


def fill(shown: Rows | Lines, many: int) -> None:
    if isinstance(shown, Rows):
        numbers = range(many)
        shown.show([lambda w, s, n=n: row_to_the_edge(n, w, s) for n in numbers])  # type: ignore[misc]
    else:
        shown.show(many, lambda n, w, s: [(row_to_the_edge(n, w, s).plain, "")], lambda n: False)


@pytest.mark.parametrize("kind", ["rows", "lines"])
@pytest.mark.parametrize("width", [20, 40, 80])
def test_the_last_row_in_sight_tells_how_many_are_below_and_hides_nothing(
    kind: str, width: int
) -> None:
    def sign(many: int) -> str:
        # The narrowest rows can spare no cell for a number.
        return "|↓" if width < 24 else f" ↓{many}"

    shown: Rows | Lines = Rows() if kind == "rows" else Lines(" ")

    async def moved(pilot: Pilot[None], app: _Listing, key: str) -> list[str]:
        await pilot.press(key)
        await pilot.pause()
        return app.lines()

    async def script() -> None:
        app = _Listing(shown)
        async with app.run_test(size=(width, 5)) as pilot:
            shown.focus()
            fill(shown, 8)
            await pilot.pause()
            await pilot.pause()
            lines = app.lines()
            assert lines[-1].endswith(sign(3))
            # Every row ends before the sign, and at the same cell.
            assert {line.index("|") for line in lines} == {lines[-1].index("|")}
            assert lines[-1].index("|") == width - (2 if width < 24 else 4)
            assert all("↓" not in line for line in lines[:-1])
            for key in ("down", "down", "down", "down"):
                lines = await moved(pilot, app, key)
                assert lines[-1].endswith(sign(3))
            lines = await moved(pilot, app, "down")
            assert lines[-1].endswith(sign(2))
            lines = await moved(pilot, app, "end")
            assert all("↓" not in line for line in lines)
            fill(shown, 5)
            await pilot.pause()
            await pilot.pause()
            lines = app.lines()
            assert all("↓" not in line for line in lines)
            assert lines[0].rstrip().endswith("|")
            assert lines[0].index("|") == width - (2 if width < 60 else 4)
            await pilot.resize_terminal(width, 4)
            # Textual waits a moment before it lays a screen out for another size.
            for _ in range(3000):
                await pilot.pause(0.001)
                if app.screen.outer_size.height == 4:
                    break
            await pilot.pause()
            assert app.lines()[-1].endswith(sign(1))

    asyncio.run(script())


def test_headings_and_blank_rows_are_not_counted() -> None:
    shown = Rows()

    async def script() -> None:
        app = _Listing(shown)
        async with app.run_test(size=(40, 4)) as pilot:
            draws = [lambda w, s: Content("x")] * 9
            shown.show(draws, 0, idle=(0, 4, 6, 8))
            await pilot.pause()
            await pilot.pause()
            assert app.lines()[-1].endswith("↓2")

    asyncio.run(script())


def test_a_row_whose_end_is_out_of_sight_is_counted() -> None:
    shown = Rows()

    async def script() -> None:
        app = _Listing(shown)
        async with app.run_test(size=(40, 5)) as pilot:
            shown.show([lambda w, s: Content("a\nb")] * 3)
            await pilot.pause()
            await pilot.pause()
            assert app.lines()[-1].endswith("↓1")

    asyncio.run(script())


def test_more_than_two_digits_are_told_briefly() -> None:
    assert [told_below(many, 40) for many in (0, 1, 99, 100, 12000)] == [
        *("", "↓1", "↓99", "↓99+", "↓99+")
    ]
