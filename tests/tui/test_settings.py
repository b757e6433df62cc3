"""The general settings on the screen."""

import os
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest
from textual import events

from aiquiz.progress.trouble import StoreError
from aiquiz.say.language import speak, speaking
from aiquiz.settings.file import Settings, read
from aiquiz.tui import editing
from aiquiz.tui.screens.home import Home
from aiquiz.tui.screens.settings import SettingsScreen
from aiquiz.tui.widgets.rows import Rows
from aiquiz.tui.widgets.text_input import TextInput
from tests.tui.played import Played, play


def file_of(home: Path) -> Path:
    return home / "config" / "config.toml"


def put(home: Path, text: str) -> Path:
    path = file_of(home)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


async def opened(app: Played) -> SettingsScreen:
    await app.press("t")
    screen = app.app.screen
    assert isinstance(screen, SettingsScreen)
    return screen


async def at(app: Played, name: str) -> None:
    screen = app.app.screen
    assert isinstance(screen, SettingsScreen)
    place = next(n for n, (_what, found) in enumerate(screen._lines) if found == name)
    screen.query_one(Rows).highlighted = place
    await app.settle()


def test_a_value_that_could_not_be_kept_goes_back_to_what_holds_and_says_why(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def script(app: Played) -> None:
        screen = await opened(app)
        await app.press("down", "down")
        with monkeypatch.context() as patched:

            def full(*_given: object) -> None:
                raise StoreError("full", path="/config.toml")

            patched.setattr(screen._saving, "_write", full)
            await app.press("right")
            await screen._saving.write()
            await app.settle()
            assert "The disk is full" in " ".join(app.screen().split())
            assert "‹ 90% ›" in app.screen()
        await app.press("right")
        await screen._saving.write()
        await app.press("escape")

    play(home, script, None)
    assert read(file_of(home))[0].retention == 0.91


def test_a_value_is_changed_explained_written_and_given_up(home: Path) -> None:
    path = put(home, "# mine\n[study]\nmix = 'mixed'  # so\n")

    async def script(app: Played) -> None:
        await opened(app)
        assert app.footer()[0] == "← → Change"
        assert "‹ 20 ›" in app.screen()
        assert "Here that is about" in app.text("#meaning")
        await app.press("down", "down", "right")
        assert "‹ 91% ›" in app.screen()
        assert "yours; default 90%" in app.screen()
        assert "At 91% you forget 9 cards in 100" in app.text("#meaning")
        await app.press("down", "x")
        assert app.text("#meaning") == "That is the default already."
        await at(app, "mix")
        assert "among the due ones" in app.screen()
        await app.press("x")
        assert "‹ after the due ones ›" in app.screen()
        await app.press("escape")
        assert isinstance(app.app.screen, Home)

    play(home, script, None, settings=read(path)[0])
    assert path.read_text(encoding="utf-8") == "# mine\n[study]\n# so\nretention = 0.91\n"


def test_what_is_typed_is_taken_refused_or_given_up(home: Path) -> None:
    async def script(app: Played) -> None:
        await opened(app)
        await app.pilot.press("2", "5", "0", "0", "0")
        await app.press("enter")
        assert app.text("#meaning") == "New cards a day goes from 0 to 9,999."
        assert app.footer()[0] == "enter Take"
        await app.pilot.press(*["backspace"] * 3)
        await app.press("enter")
        assert "‹ 25 ›" in app.screen()
        await app.press("7", "q", "escape")
        assert "‹ 25 ›" in app.screen()
        await at(app, "deck_folders")
        await app.press("slash", "x", "enter")
        assert app.text("#meaning") == "There is no folder “/x”: type its whole path."
        app.app.screen.query_one(TextInput).value = str(home)
        await app.press("enter")
        assert "your own only" not in app.screen()
        assert str(home) in app.text("#meaning")
        await app.press("escape")
        assert isinstance(app.app.screen, Home)

    play(home, script, None)
    assert read(file_of(home))[0] == Settings(new_per_day=25, deck_folders=(home,))


def test_what_is_seen_changes_at_once(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")

    async def script(app: Played) -> None:
        screen = await opened(app)
        await at(app, "theme")
        await app.press("right", "right")
        assert app.app.theme == "aiquiz-light"
        await app.press("left", "left", "left")
        assert app.app.theme == "tokyo-night"
        assert "its contrast was not tested" in app.text("#meaning")
        await app.press("x")
        assert app.app.theme == "aiquiz-dark"
        await app.press("down", "left")
        assert screen.desk.signs == "+"
        await app.press("down", "right")
        assert app.app.animation_level != "none"
        await at(app, "language")
        await app.press("left")
        assert "Langue" in app.screen()
        assert app.footer()[0] == "← → Modifier"
        await app.press("escape")
        assert "Tous les paquets" in app.screen()
        assert app.app.desk.language == "fr"
        # Elsewhere it is changed back.
        put(home, 'language = "en"\n')
        await app.app._tell_changes()
        assert speaking() == "en"
        await app.settle()
        assert "All decks" in app.screen()

    play(home, script, None, settings=Settings(motion=False))


def test_a_file_that_is_no_toml_is_told_and_left_alone(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(home, "[study]\na = = 1\n")

    async def script(app: Played) -> None:
        await opened(app)
        assert "▲ line 2: this is no TOML from here on" in app.screen()
        await app.press("right", "5")
        assert "before the file is mended: o opens it" in app.text("#meaning")
        assert app.footer()[0] == "o Open"
        edited(app, monkeypatch, lambda: put(home, "[study]\nnew_per_day = 5\nmxi = 2\n"))
        await app.press("o")
        assert "‹ 5 ›" in app.screen()
        assert "▲ line 3: unknown key “study.mxi”" in app.screen()
        assert app.text("#meaning") == "Read again; the problems stand above."
        # Somebody else mends the rest.
        put(home, "[study]\nnew_per_day = 6\n")
        await app.app.screen._look_again()  # type: ignore[attr-defined]
        await app.settle()
        assert "‹ 6 ›" in app.screen()
        assert "▲" not in app.screen()

    play(home, script, None)
    assert path.read_text(encoding="utf-8") == "[study]\nnew_per_day = 6\n"


def test_a_file_that_is_not_there_is_begun_and_opened_at_the_setting(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def script(app: Played) -> None:
        await opened(app)
        commands = edited(app, monkeypatch, lambda: None)
        await at(app, "theme")
        await app.press("o")
        line = file_of(home).read_text(encoding="utf-8").splitlines().index('# theme = ""') + 1
        assert commands == [["vi", f"+{line}", str(file_of(home))]]
        assert app.text("#meaning") == "Read again."

    play(home, script, None)
    assert read(file_of(home)) == (Settings(), ())


def edited(
    app: Played, monkeypatch: pytest.MonkeyPatch, change: Callable[[], object]
) -> list[list[str]]:
    """Let the editor do what `change` does; give the commands that it is called with."""
    commands: list[list[str]] = []

    def run(command: list[str]) -> bool:
        commands.append(command)
        change()
        return True

    monkeypatch.setitem(os.environ, "VISUAL", "vi")
    monkeypatch.setattr(editing, "run_editor", run)
    monkeypatch.setattr(app.app, "suspend", nullcontext)
    return commands


def test_a_value_that_can_not_be_written_goes_back(home: Path) -> None:
    path = put(home, "# mine\n")
    path.chmod(0o444)

    async def script(app: Played) -> None:
        await opened(app)
        await at(app, "theme")
        await app.press("right", "right", "escape")
        assert "can’t be written: allow writing to it." in app.text("#meaning")
        assert "‹ follow the terminal ›" in app.screen()
        assert app.app.theme == "aiquiz-dark"
        await app.press("escape")
        assert isinstance(app.app.screen, Home)

    play(home, script, None)
    assert path.read_text(encoding="utf-8") == "# mine\n"


@pytest.mark.parametrize("size", [(20, 5), (40, 12)])
def test_the_selected_setting_and_the_way_out_show_at_any_size(
    home: Path, size: tuple[int, int]
) -> None:
    async def script(app: Played) -> None:
        speak("fr")
        await opened(app)
        for name in ("new_per_day", "retention", "day_start_min", "deck_folders"):
            await at(app, name)
            shown = app.screen()
            assert "▌" in shown
            assert "échap" in shown
            assert ("←" in shown) == (name != "deck_folders")
            assert max(map(len, shown.splitlines())) <= size[0]

    play(home, script, None, size=size, settings=Settings(motion=False, language="fr"))


def test_what_was_chosen_just_before_the_program_ends_is_written(home: Path) -> None:
    async def script(app: Played) -> None:
        await opened(app)
        await app.pilot.press("right", "ctrl+q")

    play(home, script, None)
    assert read(file_of(home))[0].new_per_day == 30


def test_what_is_wrong_with_keys_stands_with_the_other_problems(home: Path) -> None:
    put(home, '[keys]\n"home.quiz" = "hyperspace"\n')

    async def script(app: Played) -> None:
        await opened(app)
        assert "there is no key “hyperspace”" in app.text("#wrong")

    play(home, script, None)


def test_figures_typed_in_one_go_are_all_taken(home: Path) -> None:
    async def script(app: Played) -> None:
        await opened(app)
        for key in ("4", "5", "enter"):
            character = key if key.isdecimal() else "\r"
            app.app.post_message(events.Key(key, character))
        await app.settle()
        assert "‹ 45 ›" in app.screen()

    play(home, script, None)


def test_more_mistakes_than_there_is_room_for_are_counted(home: Path) -> None:
    put(home, "".join(f"wrong_{n} = 1\n" for n in range(6)))

    async def script(app: Played) -> None:
        await opened(app)
        assert app.text("#wrong").count("▲") == 3
        assert app.text("#wrong").endswith("3 more like that.")

    play(home, script, None)
