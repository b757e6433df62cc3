"""Keys of one's own on the screens, the palette of all actions, and what a key says that is off."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from textual.dom import DOMNode
from textual.theme import Theme
from textual.widgets import Input

from aiquiz import tui
from aiquiz.say.palette import action, of_deck
from aiquiz.settings.file import Settings, read
from aiquiz.settings.keys import OwnKeys
from aiquiz.tui.app import Aiquiz
from aiquiz.tui.keys import key_of
from aiquiz.tui.places import EVERY_COMMAND
from aiquiz.tui.screens import acts
from aiquiz.tui.screens.acts import Act, matching
from aiquiz.tui.screens.add_card import AddCard
from aiquiz.tui.screens.browse import Browse
from aiquiz.tui.screens.deeds import WhatWasDone
from aiquiz.tui.screens.help import Help
from aiquiz.tui.screens.home import Home
from aiquiz.tui.screens.palette import Palette
from aiquiz.tui.screens.scores import ScoresScreen
from aiquiz.tui.screens.study import Study
from aiquiz.tui.widgets.footer import Footer, arrange
from aiquiz.tui.widgets.lines import Lines
from tests.tui.played import SMALL, Played, play


async def click(app: Played, words: str) -> None:
    """Click the hint with `words` in the footer."""
    footer = app.app.screen.query_one(Footer)
    placed = next(p for p in arrange(footer.hints, footer.size.width) if words in p.hint.text)
    at = footer.styles.gutter.left + placed.start + 1
    await app.pilot.click(Footer, offset=(at, placed.row))
    await app.settle()


def found(app: Played) -> list[Act]:
    palette = app.app.screen
    assert isinstance(palette, Palette)
    return palette._found


def test_keys_of_ones_own_work_and_are_shown_wherever_a_key_is(home: Path) -> None:
    own = {
        "study.hint": OwnKeys("f2,tab", 1),
        "study.no-idea": OwnKeys("ctrl+t", 2),
        "study.good": OwnKeys("y", 3),
        "study.retry": OwnKeys("f5", 4),
        "study.why": OwnKeys("w", 5),
        "study.flag": OwnKeys("", 6),
    }

    async def script(app: Played) -> None:
        assert "F2 hint 1" in app.footer()
        assert "ctrl+t no idea" in app.footer()
        await app.press("enter")
        assert "or ctrl+t if you have no idea" in app.text("#below")
        await app.press("f2")
        assert "Hint 1 of 4" in app.text("#below")
        await app.press("ctrl+g")
        assert app.phase().name == "ASKING"
        await app.press("ctrl+t")
        assert app.phase().name == "ANSWERED"
        assert "w why" in app.footer()
        await app.press("x")
        assert "w why" in app.footer()
        await app.press("f")
        assert app.study.session.marks == frozenset()
        await app.press("w")
        assert app.study._explains
        await app.press("question_mark")
        shown = app.screen()
        assert "w         how it was graded" in shown
        assert "1 2 y 4" in shown
        # r keeps what it had beside the one that was given another key.
        assert "r         a slip" in shown

    play(home, script, SMALL, settings=Settings(motion=False, keys=own))


def test_without_keys_of_ones_own_each_has_its_key_again(home: Path) -> None:
    async def script(app: Played) -> None:
        assert app.app._keymap == {}
        assert key_of("study.hint") == "tab"
        assert key_of("list.up", "list.down") == "↑↓"
        assert key_of("life.before", "life.next") == "← →"

    play(home, script, None)


@pytest.mark.parametrize(
    ("own", "way", "place", "stepping", "others"),
    [
        ({}, "n", AddCard, (), ("ctrl+z",)),
        ({}, "U", WhatWasDone, (), ("ctrl+z",)),
        ({"app.suspend": "f9"}, "U", WhatWasDone, ("f9",), ("ctrl+z",)),
        ({"app.suspend": "f9"}, "n", AddCard, ("f9",), ("ctrl+z",)),
        ({"app.suspend": "f9,ctrl+z"}, "n", AddCard, (), ("ctrl+z", "f9")),
        ({"new-card.undo": "f8"}, "n", AddCard, ("ctrl+z",), ("f8",)),
        ({"new-card.undo": "f8"}, "U", WhatWasDone, (), ("ctrl+z",)),
        ({"deeds.undo": "u"}, "U", WhatWasDone, ("ctrl+z",), ("u",)),
        ({"app.suspend": "f9", "new-card.undo": "f9"}, "n", AddCard, (), ("f9",)),
        ({"app.suspend": "", "deeds.undo": ""}, "U", WhatWasDone, (), ("ctrl+z", "u")),
    ],
)
def test_the_keys_that_hold_now_step_aside_unless_the_screen_has_them(
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    own: dict[str, str],
    way: str,
    place: type[object],
    stepping: tuple[str, ...],
    others: tuple[str, ...],
) -> None:
    stepped: list[None] = []
    monkeypatch.setattr(Aiquiz, "action_step_aside", lambda _app: stepped.append(None))

    async def script(app: Played) -> None:
        await app.press("G", way)
        assert isinstance(app.app.screen, place)
        for key in stepping:
            stepped.clear()
            await app.press(key)
            assert stepped, key
        stepped.clear()
        await app.press(*others)
        assert not stepped

    keys = {id_: OwnKeys(given, line) for line, (id_, given) in enumerate(own.items(), 1)}
    play(home, script, None, settings=Settings(motion=False, keys=keys))


def test_the_palette_does_what_is_chosen_on_the_screen_below(home: Path) -> None:
    async def script(app: Played) -> None:
        await app.press("ctrl+p")
        shown = {act.words: act for act in found(app)}
        assert shown["study the selected deck"].key == "enter"
        assert shown["Scores · how it goes"].key == "s"
        # A title is shown as it stands: neither markup nor an action.
        assert "Study: A deck [/foo]" in shown
        await app.pilot.press(*"study foo")
        await app.settle()
        assert [act.words for act in found(app)] == ["Study: A deck [/foo]"]
        assert "Study: A deck [/foo]" in app.screen()
        await app.press("enter")
        assert isinstance(app.app.screen, Study)
        await app.press("ctrl+p")
        off = {act.words: act.off for act in found(app)}
        assert off["Why · how it was graded"] == "after an answer"
        assert off["Study: A deck [/foo]"] == "leave this first"
        await app.pilot.press(*"graded")
        await app.press("enter")
        assert "Why · how it was graded: after an answer." in app.text("#palette-said")
        await app.press("ctrl+p", "escape")
        assert isinstance(app.app.screen, Home)
        await app.press("s", "ctrl+p")
        await app.pilot.press(*"cards: a deck")
        await app.press("enter")
        assert isinstance(app.app.screen, Browse)
        assert app.app.screen.query_one("#query", Input).value == "deck:small.en "
        assert "3 found" in app.screen()

    play(home, script, None)


@pytest.mark.parametrize("size", [(40, 12), (20, 5)])
def test_in_a_small_window_the_palette_leaves_nothing_of_the_screen_below(
    home: Path, size: tuple[int, int]
) -> None:
    async def script(app: Played) -> None:
        await app.press("ctrl+p")
        panel = app.app.screen.query_one("#palette").region
        footer = app.app.screen.query_one(Footer).region
        assert (panel.x, panel.width, panel.y) == (0, size[0], 0)
        assert panel.bottom == footer.y
        await app.pilot.press(*"zzzz")
        await app.settle()
        # There is nothing to be done, nor to move through.
        assert app.footer() == ["esc back"]

    play(home, script, None, size=size)


def test_a_theme_is_seen_while_it_is_selected_and_kept_when_it_is_chosen(home: Path) -> None:
    async def script(app: Played) -> None:
        await app.press("ctrl+p")
        await app.pilot.press(*"e: light")
        await app.settle()
        assert app.app.theme == "aiquiz-light"
        await app.press("escape")
        assert app.app.theme == "aiquiz-dark"
        await app.press("question_mark", "ctrl+p")
        assert not isinstance(app.app.screen, Help)
        await app.pilot.press(*"high contrast")
        await app.press("enter")
        assert isinstance(app.app.screen, Home)
        assert app.app.theme == "aiquiz-high-contrast"
        assert read(app.app.desk.folders.settings_file)[0].theme == "high-contrast"
        await app.press("ctrl+p")
        await app.pilot.press(*"qqqq")
        await app.settle()
        assert "No action matches “qqqq”." in app.screen()

    play(home, script, None, size=(40, 12))


def test_what_is_typed_finds_actions_by_words_and_letters_without_accents() -> None:
    listed = [
        Act(words, lambda: None)
        for words in ("une nouvelle carte", "étudier le paquet", "Étudier : Tout", "quitter")
    ]
    assert [act.words for act in matching(listed, "etudi")] == [
        *("étudier le paquet", "Étudier : Tout"),
    ]
    assert [act.words for act in matching(listed, "paquet etu")] == ["étudier le paquet"]
    assert [act.words for act in matching(listed, "qtr")] == ["quitter"]
    assert [act.words for act in matching(listed, "")] == [act.words for act in listed]
    assert matching(listed, "xyz") == []


def test_the_footer_runs_what_belongs_to_a_page_or_a_list_in_the_screen(home: Path) -> None:
    async def script(app: Played) -> None:
        await app.type("no")
        while not isinstance(app.app.screen, Home):
            await app.press("escape")
        await app.press("s", "4")
        assert isinstance(app.app.screen, ScoresScreen)
        app.app.screen.query_one(Lines).focus()
        await click(app, "drill the misses")
        assert isinstance(app.app.screen, Study)

    play(home, script, SMALL)


def test_a_key_that_can_do_nothing_says_why(home: Path) -> None:
    """Each with the keys that lead to a place where it can do nothing, from home."""
    silent = (
        (("b", "enter"), ("space",)),
        (("s",), ("d",)),
        (("s", "4"), ("m",)),
        (("j", "t"), ("x",)),
    )

    async def script(app: Played) -> None:
        for way, keys in silent:
            await app.press("g", *way)
            for key in keys:
                before = app.screen()
                await app.press(key)
                assert app.screen() != before, (way, key)
                # Something else is said, so that the same can be said again.
                await app.press("down", "up")
            while len(app.app.screen_stack) > 1:
                await app.press("escape")

    play(home, script, None)


def test_every_key_of_ours_is_bound_under_an_id_that_the_settings_can_name() -> None:
    """A command that `places` does not know can be given no key, and stands in no help."""
    for module in walk_packages(tui.__path__, "aiquiz.tui."):
        import_module(module.name)
    ours = [node for node in below(DOMNode) if node.__module__.startswith("aiquiz.")]
    bound = [binding for node in ours for binding in node.__dict__.get("BINDINGS", ())]
    assert len(bound) > 150
    assert [binding for binding in bound if binding.id not in EVERY_COMMAND] == []


def below(kind: type[DOMNode]) -> Iterator[type[DOMNode]]:
    for narrower in kind.__subclasses__():
        yield narrower
        yield from below(narrower)


def test_every_act_of_a_deck_has_words() -> None:
    assert [of_deck(what, "T") for what in acts.OF_DECK] == [
        *("Study: T", "Cards: T", "Settings: T", "Exam: T"),
    ]


def test_an_action_is_found_by_what_the_footer_calls_it_and_others_by_letters_only_then() -> None:
    listed = [
        Act(action("scores", "how it goes"), lambda: None),
        Act(action("settings", "the settings of the deck, for more"), lambda: None),
    ]
    assert [act.words for act in listed] == ["Scores · how it goes", listed[1].words]
    assert listed[1].words == "the settings of the deck, for more"
    # Its letters stand in the other one too, far apart.
    assert [act.words for act in matching(listed, "sor")] == [act.words for act in listed]
    assert [act.words for act in matching(listed, "scor")] == ["Scores · how it goes"]


def test_a_theme_that_the_settings_would_refuse_is_not_offered(home: Path) -> None:
    async def script(app: Played) -> None:
        app.app.register_theme(Theme(name="brand-new", primary="#ffffff"))
        await app.press("ctrl+p")
        offered = [act.theme for act in found(app) if act.theme]
        assert "dracula" in offered
        assert "brand-new" not in offered

    play(home, script, None)
