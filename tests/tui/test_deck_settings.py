"""The settings of a deck on the screen."""

from pathlib import Path

from aiquiz.say.language import speak
from aiquiz.settings.decks import DeckSettings
from aiquiz.settings.file import Settings, read
from aiquiz.tui.screens.deck_settings import DeckSettingsScreen
from aiquiz.tui.screens.home import Home
from tests.tui.played import Played, play


def saved(home: Path) -> dict[str, DeckSettings]:
    return dict(read(home / "config" / "config.toml")[0].decks)


async def opened(app: Played) -> DeckSettingsScreen:
    await app.press("G", "t")
    screen = app.app.screen
    assert isinstance(screen, DeckSettingsScreen)
    return screen


def test_a_value_is_changed_with_arrows_told_and_written(home: Path) -> None:
    async def script(app: Played) -> None:
        await opened(app)
        assert app.footer()[0] == "← → Change"
        assert "‹ 90% ›" in app.screen()
        assert "as in general" in app.screen()
        assert "You forget 10 cards in 100" in app.text("#meaning")
        assert "Here that is about" in app.text("#meaning")
        await app.press("left", "left")
        assert "‹ 88% ›" in app.screen()
        assert "yours; in general 90%" in app.screen()
        assert "You forget 12 cards in 100" in app.text("#meaning")
        await app.press("escape")
        assert isinstance(app.app.screen, Home)

    play(home, script, None)
    assert saved(home) == {"small": DeckSettings(retention=0.88)}


def test_x_goes_back_to_the_general_value(home: Path) -> None:
    async def script(app: Played) -> None:
        await opened(app)
        await app.press("right")
        assert "x default" in app.footer()
        await app.press("x")
        assert "‹ 90% ›" in app.screen()
        assert "x default" not in app.footer()
        await app.press("down", "down", "left", "escape")

    play(home, script, None)
    assert saved(home) == {"small": DeckSettings(new_per_day=15)}


def test_a_limit_holds_at_once(home: Path) -> None:
    async def script(app: Played) -> None:
        await opened(app)
        await app.press("down", "down", *["left"] * 20, "escape")
        assert app.app.screen._row().new == 0  # type: ignore[attr-defined]
        await app.press("t")
        assert "Reviews a day" in app.screen()

    play(home, script, None, settings=Settings(motion=False))


def test_a_file_that_can_not_be_changed_is_told_and_left_alone(home: Path) -> None:
    path = home / "config" / "config.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("a = = 1", encoding="utf-8")

    async def script(app: Played) -> None:
        await opened(app)
        await app.press("right", "escape")
        assert "is no TOML and was left alone" in app.text("#meaning")
        await app.press("escape")
        assert isinstance(app.app.screen, Home)

    play(home, script, None)
    assert path.read_text(encoding="utf-8") == "a = = 1"


def test_in_the_smallest_window_the_selected_value_shows(home: Path) -> None:
    async def script(app: Played) -> None:
        await opened(app)
        assert "‹ 90% ›" in app.screen()
        await app.press(*["down"] * 5)
        assert "‹ 8 m… ›" in app.screen()

    play(home, script, None, size=(20, 5))


def test_in_french_every_setting_and_value_stays_in_sight_beside_what_it_means(home: Path) -> None:
    async def script(app: Played) -> None:
        speak("fr")
        await opened(app)
        for place, value in enumerate(
            (
                "90 %",
                "36 500 jours",
                "sans limite propre",
                "sans limite propre",
                "les plus faciles",
                "8 oublis",
            )
        ):
            if place:
                await app.press("down")
            shown = app.screen().translate({0xA0: " ", 0x202F: " "})
            assert f"‹ {value} ›" in shown
            assert "Rétention voulue" in shown
            assert "Sangsue après" in shown
        speak("en")

    play(home, script, None, size=(40, 12))


def test_every_value_shows_in_a_small_window(home: Path) -> None:
    async def script(app: Played) -> None:
        await opened(app)
        for value in (
            "90%",
            "36,500 days",
            "no own limit",
            "no own limit",
            "the easiest",
            "8 misses",
        ):
            assert f"‹ {value} ›" in app.screen()
            await app.press("down")

    for size in ((40, 12), (120, 40)):
        play(home, script, None, size=size)
