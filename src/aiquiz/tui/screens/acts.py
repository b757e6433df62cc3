"""What can be done now, wherever it is told: the actions of a screen, of home, and of the app."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from inspect import isawaitable
from typing import Any, NamedTuple

from textual.actions import parse
from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen

from aiquiz.desk.overview import DeckRow
from aiquiz.say import palette as say
from aiquiz.say.language import _
from aiquiz.text import fold
from aiquiz.tui.commands.everywhere import LIST
from aiquiz.tui.keys import Command, key_of
from aiquiz.tui.looks import theme_settings
from aiquiz.tui.places import EVERY_COMMAND
from aiquiz.tui.screens.home import Home


class Act(NamedTuple):
    """Something that can be done: its words, which may be a deck's, its key, and how it is done.

    `off` says why it can't be done now. `theme` is the name of the theme that it chooses, as the
    settings have it.
    """

    words: str
    do: Callable[[], Any]
    key: str = ""
    off: str = ""
    theme: str = ""


_FROM_HOME = (
    *("home.scores", "home.browse", "home.add", "home.done", "home.general", "home.language"),
)
OF_DECK = ("study", "cards", "settings", "exam")
_NOT_HERE = frozenset({"app.palette", *(command.id for command in LIST)})


def acts(screen: Screen[Any]) -> list[Act]:
    """Give what can be done on `screen`, which is in front, and everywhere."""
    app, found = screen.app, list(_of_screen(screen))
    home = app.screen_stack[0]
    if isinstance(home, Home):
        off = "" if _leads_home(app) else say.not_from_here()
        if screen is not home:
            found += [_of_home(app, home, id_, off) for id_ in _FROM_HOME]
        found += [_of_deck(app, home, row, what, off) for row in home.listed for what in OF_DECK]
    found += [
        Act(say.theme(name), lambda: None, theme=name) for name in theme_settings(app) if name
    ]
    return found


def _of_screen(screen: Screen[Any]) -> Iterator[Act]:
    """Give the actions that have a key now, those of the app last; in lists one moves by hand."""
    told, why = set[str](), getattr(screen, "why_off", lambda id_: "")
    for id_, node in _bound(screen):
        command = EVERY_COMMAND.get(id_)
        if command is None or id_ in told or id_ in _NOT_HERE:
            continue
        told.add(id_)
        do = partial(screen.app.run_action, command.action, node)
        yield Act(_words(command), do, key_of(id_), why(id_))


def _bound(screen: Screen[Any]) -> Iterator[tuple[str, DOMNode]]:
    """Give the ids of what is bound on `screen` now, each with what does it.

    Of the screen that are also those whose keys something else takes now: a list takes Enter, and
    a line to type into every letter.
    """
    for binding in screen.BINDINGS:
        if isinstance(binding, Binding) and screen.check_action(*_parsed(binding.action)):
            yield binding.id or "", screen
    for active in screen.active_bindings.values():
        yield active.binding.id or "", active.node


def _parsed(action: str) -> tuple[str, tuple[object, ...]]:
    _namespace, name, parameters = parse(action)
    return name, parameters


def _of_home(app: App[Any], home: Home, id_: str, off: str) -> Act:
    command = EVERY_COMMAND[id_]
    do = partial(_at_home, app, home, command.action)
    return Act(_words(command), do, key_of(id_), off)


def _words(command: Command) -> str:
    return say.action(_(command.words), _(command.help))


def _of_deck(app: App[Any], home: Home, row: DeckRow, what: str, off: str) -> Act:
    async def do() -> None:
        if await _go_home(app):
            home.go(what, row)

    return Act(say.of_deck(what, row.title), do, "", off or _why_not(row, what))


def _why_not(row: DeckRow, what: str) -> str:
    if row.missing:
        return say.away()
    return say.nothing_to_ask() if what in ("study", "exam") and not row.asked else ""


async def _at_home(app: App[Any], home: Home, action: str) -> None:
    if await _go_home(app):
        await home.run_action(action)


def _leads_home(app: App[Any]) -> bool:
    """Tell whether every screen above home can be left by going back, as a session can't."""
    return all(hasattr(screen, "action_back") for screen in app.screen_stack[1:])


async def _go_home(app: App[Any]) -> bool:
    """Go back until home is in front; tell whether it is: a value may refuse to be left unsaved."""
    # A screen may have to be left in steps: its search, its open card, itself.
    for _step in range(4 * len(app.screen_stack)):
        if len(app.screen_stack) == 1:
            return True
        left = app.screen.action_back()  # type: ignore[attr-defined]
        if isawaitable(left):
            await left
    return len(app.screen_stack) == 1


def matching(acts: Sequence[Act], typed: str) -> list[Act]:
    """Give those of `acts` that `typed` means, the nearest first, what is off behind the others.

    All of its words begin words of it, or it stands within. Where that is so of none, it is enough
    that its letters follow each other.
    """
    wanted = fold(typed)
    ranked = [(_rank(wanted, fold(act.words)), act) for act in acts]
    ranked.sort(key=lambda pair: (pair[0], bool(pair[1].off)))
    nearest = ranked[0][0] if ranked else _NOT
    most = _LETTERS if nearest >= _LETTERS else _LETTERS - 1
    return [act for rank, act in ranked if rank <= most]


_LETTERS, _NOT = 3, 4


def _rank(wanted: str, text: str) -> int:
    words = re.findall(r"\w+", text)
    if text.startswith(wanted):
        return 0
    if all(any(word.startswith(part) for word in words) for part in wanted.split()):
        return 1
    if wanted in text:
        return 2
    letters = iter(text)
    return _LETTERS if all(letter in letters for letter in wanted if letter != " ") else _NOT
