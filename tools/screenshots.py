"""Draw the screens of the real app as pictures.

`screenshots.py` writes one PNG a screen to `screenshots/` (80x24, dark, English).
"""

import argparse
import asyncio
import html
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import cairosvg

from aiquiz.deck.card import PickedCard, answer_of
from aiquiz.desk import Desk, StudyWish
from aiquiz.say.language import speak
from aiquiz.settings.file import Settings
from aiquiz.settings.folders import folders
from aiquiz.study import Question
from aiquiz.tui.app import Aiquiz
from aiquiz.tui.screens.study import Study
from aiquiz.tui.widgets.picker import lettered

ROOT = Path(__file__).parent.parent
EVERY_KIND = ROOT / "tests" / "every_kind.yaml"
FONT = "DejaVu Sans Mono"
TODAY = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)

Rectangle = tuple[float, float, float, float]
BLOCKS: dict[str, Rectangle] = {
    "█": (0, 0, 1, 1),
    "▀": (0, 0, 1, 0.5),
    "▄": (0, 0.5, 1, 0.5),
    "▌": (0, 0, 0.5, 1),
    "━": (0, 0.44, 1, 0.12),
    "─": (0, 0.48, 1, 0.05),
}
"""Signs drawn as rectangles, in shares of a cell: no font joins them without a seam."""


class Clock:
    """A clock that goes on by a little more than a second each time it is read."""

    def __init__(self, start: datetime) -> None:
        """`start` is the first time, less one step."""
        self._now = start

    def __call__(self) -> datetime:
        """Give the next time."""
        self._now += timedelta(seconds=1.3)
        return self._now


@dataclass(frozen=True)
class Scene:
    """A picture: its name, and the keys that lead to it.

    "=…" is typed text, "@right" and "@wrong" answer, "+N" lets N days pass. `wish` is a session
    to start in; `card` is one of the deck of every kind, to be asked alone. With `year` the learner
    has studied for one, else never.
    """

    name: str
    keys: tuple[str, ...]
    wish: StudyWish | None = None
    card: str = ""
    year: bool = False


def _kind(name: str, card: str, *keys: str) -> Scene:
    """Give the scene of one card of the deck that holds every kind."""
    return Scene(f"study-{name}", keys, StudyWish(decks=("every-kind",), seed=1), card)


_FIVE = (
    "@right",
    "enter",
    "@right",
    "enter",
    "@right",
    "enter",
    "@wrong",
    "enter",
    "@right",
    "enter",
)
_DONE = (*_FIVE, "@right", "enter")

HARDWARE = StudyWish(tags=("hardware",))
"""A session of which the second card asks for a city."""

SCENES = (
    Scene("home-first", ()),
    Scene("study-question", ("@right", "enter", "=Memp", "tab"), HARDWARE),
    Scene("study-slip", ("@right", "enter", "=Memhpis", "enter"), HARDWARE),
    Scene("study-close", ("@right", "enter", "=Memph", "enter"), HARDWARE),
    Scene("study-wrong", ("@right", "enter", "=Palo Alto", "enter"), HARDWARE),
    Scene("study-why", ("@right", "enter", "=Palo Alto", "enter", "i", "x"), HARDWARE),
    Scene("study-choice", (), StudyWish(tags=("images", "work"))),
    _kind("number", "number", "=380,000 km", "enter"),
    _kind("list", "list", "=solid, vapour, plasma", "enter", "=gas, solid, plasma", "enter"),
    _kind("match", "match", "a", "b"),
    Scene("summary", ("enter", *_DONE)),
    Scene("home", (), year=True),
    Scene("browse", ("b", "5", "slash", "=musk", "enter", "f"), year=True),
    Scene("scores", ("s",), year=True),
    Scene("scores-memory", ("s", "2"), year=True),
    Scene("history", ("s", "4"), year=True),
    Scene("confusions", ("s", "5"), year=True),
    Scene("card-life", ("b", "down", "down", "c"), year=True),
    Scene("exam", ("enter", *_DONE, "enter", "+3", "down", "x", "left", "left", "enter")),
    Scene("shape", ("enter", *_DONE, "enter", "o", "right", "right")),
)


async def picture(scene: Scene, size: tuple[int, int], theme: str, language: str) -> str:
    """Give the screen at the end of `scene` as SVG."""
    speak(language)
    clock = Clock(TODAY)
    with tempfile.TemporaryDirectory() as home:
        if scene.card:
            _put_deck(Path(home), scene.card)
        if scene.year:
            shutil.copytree(_year_before_today().name, home, dirs_exist_ok=True)
        keys: tuple[str, ...] = scene.keys
        while True:
            day = next((n for n, key in enumerate(keys) if key.startswith("+")), None)
            shown = _Look(size, theme, language)
            svg = await _play(Path(home), keys[:day], scene.wish, shown, clock)
            if day is None:
                return svg
            clock._now += timedelta(days=int(keys[day][1:]))
            keys = keys[day + 1 :]


@cache
def _year_before_today() -> tempfile.TemporaryDirectory[str]:
    """Give a home in which somebody studied for a year; it takes some ten seconds, once."""
    # It is at home among the tests, which need not be installed for the other pictures.
    sys.path.insert(0, str(ROOT))
    from tests.year import live, put_decks

    home = tempfile.TemporaryDirectory()
    found = folders({"AIQUIZ_HOME": home.name})
    live(found, put_decks(found.own_decks), TODAY, seed=4)
    return home


def _put_deck(home: Path, name: str) -> None:
    """Write a deck into `home` that holds just the card `name` of the deck of every kind."""
    head, _, body = EVERY_KIND.read_text(encoding="utf-8").partition("cards:\n")
    [card] = [text for text in body.split("  - id: ")[1:] if text.startswith(f"{name}\n")]
    folder = home / "data" / "decks"
    folder.mkdir(parents=True, exist_ok=True)
    text = f"{head}cards:\n  - id: {card}"
    (folder / "every-kind.yaml").write_text(text, encoding="utf-8")


async def _play(
    home: Path,
    keys: Sequence[str],
    wish: StudyWish | None,
    look: "_Look",
    clock: Callable[[], datetime],
) -> str:
    settings = Settings(theme=look.theme, motion=False, language=look.language)
    found = folders({"AIQUIZ_HOME": str(home)})
    desk = Desk(found, settings, look.language, clock=clock, random_bytes=os.urandom)
    app = Aiquiz(desk, wish, "✓")
    try:
        async with app.run_test(size=look.size) as pilot:
            await _settle(app, pilot.pause)
            for key in keys:
                await pilot.press(*_presses(app, key))
                await _settle(app, pilot.pause)
            return app.export_screenshot(title="aiquiz")
    finally:
        app.close_desk()


@dataclass(frozen=True)
class _Look:
    """How a picture is to be drawn."""

    size: tuple[int, int]
    theme: str
    language: str


def _presses(app: Aiquiz, key: str) -> list[str]:
    if key.startswith("="):
        return ["space" if letter == " " else letter for letter in key[1:]]
    if key.startswith("@"):
        assert isinstance(app.screen, Study)
        return _answer(app.screen.session.question, right=key == "@right")
    return [key]


def _answer(question: Question, *, right: bool) -> list[str]:
    """Give the keys of an answer to `question` that is right, or one that is not."""
    wanted = answer_of(question.card)
    if isinstance(question.card, PickedCard):
        options = lettered(question)
        return [next(letter for letter, _, given in options if (given == wanted) == right)]
    typed = wanted if right else "I wonder"
    return [*("space" if letter == " " else letter for letter in typed), "enter"]


async def _settle(app: Aiquiz, pause: Callable[[], Awaitable[None]]) -> None:
    """Let the app come to rest: nothing is being read or written, all is drawn."""
    quiet = 0
    while quiet < 3:
        await pause()
        busy = any(not w.is_finished for w in app.workers if w.group in _PASSING)
        quiet = 0 if busy else quiet + 1


_PASSING = {"open", "check", "save", "edit", "count", "history", "search"}
"""Groups of workers that end by themselves; a session's own runs as long as it is on."""


def drawn(svg: str) -> str:
    """Give `svg` with its font at hand, each word in its place, and block signs without seams."""
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    svg = svg.replace("Fira Code", FONT)
    return re.sub(
        r'<text class="([^"]+-r\d+)" x="([\d.]+)" y="([\d.]+)" textLength="([\d.]+)"'
        r' clip-path="([^"]+)">(.*?)</text>',
        _redrawn,
        svg,
    )


def _redrawn(match: re.Match[str]) -> str:
    style, x, y, length, clip, escaped = match.groups()
    text = html.unescape(escaped)
    cell = float(length) / max(len(text), 1)
    return "".join(_pieces(text, style, float(x), float(y), cell, clip))


def _pieces(text: str, style: str, x: float, y: float, cell: float, clip: str) -> Iterator[str]:
    row, top = cell * 2, y - cell * 1.52
    for found in re.finditer(r"([█▀▄▌━─])\1*|[^\s\u00a0█▀▄▌━─]+", text):
        left, word = x + found.start() * cell, found.group()
        if word[0] in BLOCKS:
            dx, dy, dw, dh = BLOCKS[word[0]]
            wide, high = (len(word) if dw == 1 else dw) * cell + 0.3, dh * row + 0.3
            yield (
                f'<rect class="{style}" shape-rendering="crispEdges" x="{left + dx * cell:.2f}"'
                f' y="{top + dy * row:.2f}" width="{wide:.2f}" height="{high:.2f}"/>'
            )
        else:
            yield (
                f'<text class="{style}" x="{left:.2f}" y="{y}"'
                f' textLength="{len(word) * cell:.2f}" clip-path="{clip}">'
                f"{html.escape(word)}</text>"
            )


def main() -> None:
    """Write the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", metavar="NAME", help="one scene")
    parser.add_argument("--size", default="80x24", metavar="WxH")
    parser.add_argument("--theme", default="dark")
    parser.add_argument("--language", default="en")
    parser.add_argument("--to", type=Path, default=ROOT / "screenshots", metavar="DIR")
    wanted = parser.parse_args()
    width, height = map(int, wanted.size.split("x"))
    wanted.to.mkdir(exist_ok=True)
    for scene in SCENES:
        if wanted.only in (None, scene.name):
            svg = asyncio.run(picture(scene, (width, height), wanted.theme, wanted.language))
            target = wanted.to / f"{scene.name}.png"
            cairosvg.svg2png(drawn(svg).encode(), write_to=str(target))
            print(target.name)


if __name__ == "__main__":
    main()
