"""Every key of every screen does something, or says why it can't."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.screen import Screen

from aiquiz.deck.card import ChoiceCard, TruthCard
from aiquiz.study import Phase
from aiquiz.tui.commands.everywhere import APP, LIST
from aiquiz.tui.keys import Command
from aiquiz.tui.places import EVERY_COMMAND
from aiquiz.tui.screens.add_card import AddCard
from aiquiz.tui.screens.start_deck import StartDeck
from aiquiz.tui.screens.study import Study
from aiquiz.tui.widgets.picker import Picker
from tests.tui.played import Played, play

SILENT = {
    "palette.run": "where nothing matches that is said already",
    "scores.page-1": "the page is open, as the tabs show",
    "scores.page-2": "the page is open, as the tabs show",
    "scores.page-3": "the page is open, as the tabs show",
    "scores.page-4": "the page is open, as the tabs show",
    "scores.page-5": "the page is open, as the tabs show",
}
"""Commands that may change nothing, each with the reason."""

MOVES = ("cursor_", "first", "last", "page_", "scroll", "move", "screen.move", "step")
LEAVES = ("quit", "back", "leave", "close", "home", "dismiss", "away")
LEADS = frozenset(
    {
        *(
            "help",
            "scores",
            "browse",
            "exam",
            "settings",
            "general",
            "add",
            "what_was_done",
            "copies",
        ),
        *("shape", "quiz", "problems", "language", "open", "life", "mock", "ahead", "more", "hide"),
    }
)
"""What opens something elsewhere wherever it can: that is pressed only where it says it can't."""


WITHOUT_ANSWERS: tuple[tuple[str, ...], ...] = (
    ("g",),
    ("G",),
    ("G", "slash", '"zzz'),
    ("G", "o"),
    ("G", "p"),
    ("U",),
    ("c",),
    ("s", "1"),
    ("s", "4"),
    ("s", "5"),
    ("ctrl+p", '"zzz'),
)
WITH_ANSWERS: tuple[tuple[str, ...], ...] = (
    ("G", "b"),
    ("G", "b", "slash", '"zzz', "enter"),
    ("G", "b", "enter"),
    ("G", "b", "c"),
    ("U",),
    ("c",),
    ("s", "4"),
    ("s", "4", "enter"),
    ("s", "5"),
    ("G", "x"),
    # Enter set it the first time.
    ("G", "x"),
    ("G", "t"),
    ("comma",),
    # What is typed names a deck, and Enter makes it.
    ("g", "n"),
    ("g", "n", '"x'),
)


def drawn(app: Played) -> tuple[Screen[object], list[list[object]]]:
    """Give the screen in front and all that is drawn of it, with its styles."""
    front = app.app.screen
    return front, [list(strip) for strip in front._compositor.render_strips()]


def bound(app: Played) -> Iterator[tuple[Command, str]]:
    """Give the commands bound now, each with a key, those first that say that they are off."""
    why = getattr(app.app.screen, "why_off", lambda id_: "")
    found: dict[str, str] = {}
    for key, active in app.app.screen.active_bindings.items():
        found.setdefault(active.binding.id or "", key)
    commands = [EVERY_COMMAND[id_] for id_ in found if id_ in EVERY_COMMAND]
    for command in sorted(commands, key=lambda one: (one.action == "search", not why(one.id))):
        name = command.action.partition("(")[0]
        if name in LEAVES or command in APP or (command in LIST and name != "choose"):
            continue
        if (name.startswith(MOVES) and command.id not in STEPS) or (
            name in LEADS and not why(command.id)
        ):
            continue
        yield command, found[command.id]


STEPS = frozenset(
    f"{place}.{way}"
    for place, ways in {
        "shape": ("more", "less"),
        "settings": ("more", "less"),
        "deck-settings": ("more", "less"),
        "exam": ("later", "sooner", "week", "week-back"),
        "life": ("next", "before"),
    }.items()
    for way in ways
)
"""What changes a value, or the card, though its action is called as that of a movement."""


async def back(app: Played, depth: int = 1) -> None:
    """Leave screens until so many are left."""
    while len(app.app.screen_stack) > depth:
        if isinstance(app.app.screen, AddCard | StartDeck):
            await app.press("escape")
            continue
        app.app.screen.dismiss(None)
        await app.settle()


async def go(app: Played, *way: str) -> None:
    """Go a way from home: keys, and what is typed behind a quotation mark."""
    await back(app)
    await app.press("escape")
    for step in way:
        if step.startswith('"'):
            await app.pilot.press(*step[1:])
            await app.settle()
        else:
            await app.press(step)


async def silent(app: Played, *way: str) -> list[str]:
    """Press every command that is bound where `way` leads; give those that nothing comes of."""
    await go(app, *way)
    place, depth, found = app.app.screen, len(app.app.screen_stack), list[str]()
    for command, key in list(bound(app)):
        if app.app.screen is not place:
            await go(app, *way)
            place = app.app.screen
        active = place.active_bindings.get(key)
        if active is None or active.binding.id != command.id or command.id in SILENT:
            continue
        await hush(app)
        if not await changes(app, key):
            found.append(f"{' '.join(way)}: {command.id} ({key})")
        await back(app, depth)
    return found


async def hush(app: Played) -> None:
    """Take away what was said, so that a key may say the same."""
    front = app.app.screen
    if isinstance(front, Study) and app.phase() is Phase.ASKING:
        front._show_help_given()
    elif isinstance(front, Study):
        front._note = ""
        front._show_note()
    elif hasattr(front, "_say"):
        front._say("")
    await app.settle()


async def changes(app: Played, key: str) -> bool:
    """Press a key and tell whether anything of the screen is different."""
    before = drawn(app)
    await app.press(key)
    if drawn(app) == before:
        await app.settle()
    return drawn(app) != before


async def silent_here(app: Played) -> list[str]:
    """Press every command that is bound now, where none of them leads elsewhere."""
    return [
        f"{type(app.app.screen).__name__}: {command.id} ({key})"
        for command, key in list(bound(app))
        if command not in LIST and not await changes(app, key)
    ]


async def silent_in_study(app: Played) -> list[str]:
    """Press every command that is bound now and says that it is off, and one that rates.

    A letter that picks is no command.
    """
    picker = app.study.query_one(Picker)
    found = list[str]()
    before = app.phase()
    for command, key in list(bound(app)):
        off = app.study.why_off(command.id)
        if not (off or command.id == "study.good") or (picker.display and picker.means(key)):
            continue
        await hush(app)
        if not await changes(app, key):
            found.append(f"{before.name}: {command.id} ({key})")
        assert app.phase() is before, command.id
    return found


@pytest.mark.parametrize("step", [3, pytest.param(1, marks=pytest.mark.long)])
def test_every_key_does_something_or_says_why_it_cannot(
    home: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    # A letter is no part of a word however soon it comes.
    monkeypatch.setattr("aiquiz.tui.screens.browse.WORD_SECONDS", 0)
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    found = list[str]()

    async def script(app: Played) -> None:
        for way in WITHOUT_ANSWERS[::step]:
            found.extend(await silent(app, *way))
        await go(app, "G", "enter")
        assert isinstance(app.app.screen, Study)
        for _card in range(3):
            card, options = app.study.session.card, app.study.session.question.options
            found.extend(await silent_in_study(app))
            if isinstance(card, ChoiceCard):
                await app.press("abc"[options.index("June")])
            elif isinstance(card, TruthCard):
                await app.press("f")
            else:
                await app.type("Memphis")
                found.extend(await silent_in_study(app))
            await app.press("enter")
        await app.press("d")
        assert "Nothing was missed here." in app.screen()
        await app.press("a")
        found.extend(await silent_here(app))
        await back(app)
        for way in WITH_ANSWERS[::step]:
            found.extend(await silent(app, *way))
        assert found == []

    play(home, script, None)
