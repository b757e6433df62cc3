"""The real app, played by keys to the end of a scene."""

import asyncio
import os
import shutil
import tempfile
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from PIL import Image
from rich.console import Console
from rich.segment import Segment
from tests.every_kind import PATH as EVERY_KIND
from tests.tui.played import Clock, Played, playing
from tests.year import live, put_decks
from textual.widgets import Input

from aiquiz.deck.card import PickedCard, answer_of
from aiquiz.say.language import speak
from aiquiz.settings.file import Settings
from aiquiz.settings.folders import folders
from aiquiz.study import Question
from aiquiz.tui.app import Aiquiz
from aiquiz.tui.theme import theme_name
from aiquiz.tui.widgets.picker import lettered
from shots.drawn import drawn
from shots.scenes import Look, Scene

_STEP_MS = 1300
"""How much later it is at each look at the clock."""


def lived(home: Path) -> None:
    """Have somebody study for a year in `home`; it takes some ten seconds."""
    found = folders({"AIQUIZ_HOME": str(home)})
    live(found, put_decks(found.own_decks), Clock().now, seed=4)


def pictures(scene: Scene, looks: Sequence[Look], year: Path) -> list[tuple[Look, Image.Image]]:
    """Play `scene` once and give it in all of `looks`, which share a language.

    Whether they have colour is one for all too: the app asks that once, when it starts. `year`
    holds the progress of somebody who studied for a year.
    """
    return asyncio.run(_pictures(scene, looks, year))


async def _pictures(
    scene: Scene, looks: Sequence[Look], year: Path
) -> list[tuple[Look, Image.Image]]:
    [language] = {look.language for look in looks}
    [colourless] = {look.theme == "no-color" for look in looks}
    speak(language)
    os.environ.pop("NO_COLOR", None)
    settings = Settings(theme="dark", motion=False, language=language, new_per_day=scene.new)
    clock, wish = Clock(_STEP_MS), scene.wish(language)
    with tempfile.TemporaryDirectory() as place:
        home = Path(place)
        if text := scene.deck or (scene.card and _deck_of(scene.card)):
            folder = home / "data" / "decks"
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "own.yaml").write_text(text, encoding="utf-8")
        if scene.year:
            shutil.copytree(year, home, dirs_exist_ok=True)
        *before, (last, _) = _days(scene.keys)
        for keys, days in before:
            async with playing(home, wish, settings=settings, clock=clock) as played:
                await _press(played, keys)
            clock.now += timedelta(days=days)
        if colourless:
            os.environ["NO_COLOR"] = "1"
        async with playing(home, wish, settings=settings, clock=clock) as played:
            await _press(played, last)
            return [(look, await _shown(played, look)) for look in looks]


def _days(keys: Sequence[str]) -> list[tuple[list[str], int]]:
    """Give the keys of each run of the app, and how many days pass after it."""
    runs: list[tuple[list[str], int]] = []
    pressed: list[str] = []
    for key in keys:
        if key.startswith("+"):
            runs.append((pressed, int(key[1:])))
            pressed = []
        else:
            pressed.append(key)
    return [*runs, (pressed, 0)]


def _deck_of(name: str) -> str:
    """Give a deck that holds just the card `name` of the deck of every kind."""
    head, _, body = EVERY_KIND.read_text(encoding="utf-8").partition("cards:\n")
    [card] = [text for text in body.split("  - id: ")[1:] if text.startswith(f"{name}\n")]
    return f"{head}cards:\n  - id: {card}"


async def _press(played: Played, keys: Sequence[str]) -> None:
    for key in keys:
        await played.press(*_presses(played, key))


def _presses(played: Played, key: str) -> list[str]:
    if key.startswith("="):
        return _typed(key[1:])
    if key.startswith("@"):
        return _answer(played.study.session.question, right=key == "@right")
    return [key]


def _typed(text: str) -> list[str]:
    return ["space" if letter == " " else letter for letter in text]


def _answer(question: Question, *, right: bool) -> list[str]:
    """Give the keys of an answer to `question` that is right, or one that is not."""
    wanted = answer_of(question.card)
    if isinstance(question.card, PickedCard):
        options = lettered(question)
        return [next(letter for letter, _, given in options if (given == wanted) == right)]
    return [*_typed(wanted if right else "I wonder"), "enter"]


async def _shown(played: Played, look: Look) -> Image.Image:
    """Give the screen at this moment in `look`."""
    if look.theme != "no-color":
        played.app.theme = theme_name(look.theme, {})
    await played.pilot.resize_terminal(*look.size)
    await played.settle()
    for field in played.app.screen.query(Input):
        field.cursor_blink = False
    return drawn(_rows(played.app), look.size)


def _rows(app: Aiquiz) -> list[list[Segment]]:
    """Give what the app's own export of a screen starts from: the cells, with their styles."""
    screen = app.screen._compositor.render_update(full=True, screen_stack=app._background_screens)
    width, height = app.size
    assert screen is not None
    console = Console(width=width, height=height, force_terminal=True, color_system="truecolor")
    return list(Segment.split_lines(console.render(screen)))[:height]
