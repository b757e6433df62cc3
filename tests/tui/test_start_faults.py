"""A start over progress that can't be opened, or can only be read."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from aiquiz.desk import Desk, StudyWish
from aiquiz.progress.schema import VERSION
from aiquiz.progress.trouble import StoreError
from aiquiz.say.language import speak
from aiquiz.settings.file import Settings
from aiquiz.tui import app as app_module
from aiquiz.tui.app import Aiquiz
from aiquiz.tui.screens.browse import Browse
from aiquiz.tui.screens.home import Home
from aiquiz.tui.screens.repair import Repair
from aiquiz.tui.screens.scores import ScoresScreen
from aiquiz.tui.screens.study import Study
from tests.sampled import sampled
from tests.tui.played import SMALL, Played, desk_of, play


def database(home: Path) -> Path:
    return home / "data" / "progress.db"


def newer(home: Path) -> None:
    desk_of(home).open_store().close()
    with sqlite3.connect(database(home)) as later:
        later.execute(f"PRAGMA user_version = {VERSION + 1}")


def not_ours(home: Path) -> None:
    database(home).write_bytes(b"dear diary, " * 1000)


def a_folder(home: Path) -> None:
    database(home).mkdir()


FAULTS = {
    newer: "was made by a later version of aiquiz: update aiquiz.",
    not_ours: "is no progress of aiquiz: aiquiz doctor --repair moves it away.",
    a_folder: "is no progress of aiquiz: aiquiz doctor --repair moves it away.",
}


@pytest.mark.parametrize(
    ("spoil", "told"), FAULTS.items(), ids=lambda it: getattr(it, "__name__", "")
)
@pytest.mark.parametrize("wish", sampled([None, SMALL], [SMALL]))
def test_what_to_do_is_said_on_the_screen_and_enter_tries_again(
    home: Path, spoil: Callable[[Path], None], told: str, wish: StudyWish | None
) -> None:
    spoil(home)
    at = database(home)

    async def script(app: Played) -> None:
        if spoil in (not_ours, a_folder):
            # What can be put right is offered first, and nothing is changed by leaving that.
            assert isinstance(app.app.screen, Repair)
            await app.press("escape")
        assert isinstance(app.app.screen, Home)
        shown = " ".join(app.screen().split())
        assert told in shown
        assert app.footer()[0] == "enter Try again"
        assert "q quit" in app.footer()
        assert app.app.unopened is not None
        # Nothing else is there to be done, and no key does harm.
        await app.press("l", "l", "t", "escape", "ctrl+p", "escape", "U")
        await app.press(
            "d", "o", "s", "b", "x", "n", "u", "slash", "escape", "question_mark", "escape"
        )
        assert isinstance(app.app.screen, Home)
        at.rename(at.with_name("away"))
        await app.press("enter")
        assert app.app.unopened is None
        assert told not in " ".join(app.screen().split())
        assert isinstance(app.app.screen, Study if wish else Home)

    play(home, script, wish)
    assert at.with_name("away").exists()


def test_the_program_ends_with_the_sentence_where_nothing_could_be_opened(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    not_ours(home)

    def run(self: Aiquiz) -> None:
        async def script() -> None:
            async with self.run_test() as pilot:
                await pilot.pause()
                while self.unopened is None:
                    await pilot.pause(0.001)
                await pilot.press("q")

        import asyncio

        asyncio.run(script())

    monkeypatch.setattr(Aiquiz, "run", run)
    with pytest.raises(StoreError) as raised:
        app_module.run(desk_of(home))
    assert raised.value.code == "not-ours"


def test_progress_that_can_only_be_read_is_told_wherever_it_is_read(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desk_of(home)
    desk.open()
    desk.close()
    why: list[StoreError | None] = [StoreError("read-only", path="/home/you/p.db")]
    monkeypatch.setattr(Desk, "why_only_read", lambda _desk: why[0])
    words = "! Progress can only be read: answers can’t be kept. Allow writing to /home/you/p.db."

    async def script(app: Played) -> None:
        assert words in " ".join(app.screen().split())
        for key, screen in (("b", Browse), ("s", ScoresScreen)):
            await app.press(key)
            assert isinstance(app.app.screen, screen)
            assert words in " ".join(app.screen().split())
            await app.press("escape")
        await app.press("question_mark")
        assert "quit" in app.screen()
        why[0] = None
        await app.press("escape", "s", "escape")
        assert "only be read" not in app.screen()

    play(home, script, None)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_low_home_says_what_to_do_and_where_the_fault_of_the_settings_is_told(
    home: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    far = "/home/somebody/.local/share/aiquiz/progress.db"
    why = StoreError("read-only", path=far)
    monkeypatch.setattr(Desk, "why_only_read", lambda _desk: why)
    monkeypatch.setattr(Desk, "unsaved_look", why, raising=False)
    file = home / "config" / "config.toml"
    file.parent.mkdir(exist_ok=True)
    file.write_text('[study]\nnew_per_day = "many"\n', encoding="utf-8")
    speak(language)
    remedy, fault = {
        "en": (
            "! Answers can’t be kept: allow writing to …/aiquiz/progress.db.",
            "▲ config.toml, line 2: key , tells.",
        ),
        "fr": (
            "! Réponses non gardées\N{NO-BREAK SPACE}: permettez l’écriture dans "
            "…/aiquiz/progress.db.",
            "▲ config.toml, ligne 2\N{NO-BREAK SPACE}: touche ,",
        ),
    }[language]

    async def script(app: Played) -> None:
        shown = app.screen()
        assert " ".join(remedy.split()) in " ".join(shown.split())
        assert fault in shown
        assert far not in app.text("#notice"), "it is told once"
        assert "▌" in shown, "the selected row is in sight"
        await app.press("enter")
        await app.type("June")
        await app.press("escape", "escape")
        assert fault in app.screen(), "also with a session to go on with"
        await app.press("comma")
        assert "new_per_day" in app.screen()

    play(home, script, None, size=(40, 12), settings=Settings(motion=False, language=language))


def test_trouble_that_passes_leaves_home_as_it_was(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy = False
    overview = Desk.overview

    def failing(self: Desk, *given: tuple[str, ...]) -> object:
        if busy:
            raise StoreError("busy", path="progress.db")
        return overview(self, *given)

    monkeypatch.setattr(Desk, "overview", failing)

    async def script(app: Played) -> None:
        nonlocal busy
        busy = True
        await app.press("s", "escape")
        assert "Another window is writing for long" in app.text("#notice")
        assert app.footer()[0] == "enter Try again"
        assert app.app.unopened is None, "it was open before"
        busy = False
        await app.press("enter")
        assert "Another window" not in app.text("#notice")
        assert app.footer()[0] != "enter Try again"
        assert isinstance(app.app.screen, Home)

    play(home, script, None)
