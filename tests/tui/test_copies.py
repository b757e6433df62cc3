"""The copies of the progress, on the screen."""

from pathlib import Path

import pytest

from aiquiz.progress.backups import listed
from aiquiz.progress.restoring import Change, OfDeck, Side
from aiquiz.say.language import speak
from aiquiz.settings.file import Settings
from aiquiz.settings.folders import folders
from aiquiz.tui.screens.copies import Copies
from aiquiz.tui.screens.home import Home
from aiquiz.tui.widgets.lines import Lines
from tests.progress.contents import everything
from tests.progress.shut import lead_away
from tests.sampled import sampled
from tests.tui.played import Played, play


def backups(home: Path) -> list[str]:
    return [copy.why for copy in listed(folders({"AIQUIZ_HOME": str(home)}).backups)]


async def study(played: Played) -> None:
    await played.type("Memphis")
    await played.press("enter", "b", "escape")
    assert isinstance(played.app.screen, Home)


def test_a_copy_is_made_looked_at_gone_back_to_and_that_is_undone(home: Path) -> None:
    async def script(played: Played) -> None:
        await played.press("c")
        assert isinstance(played.app.screen, Copies)
        assert "There is no copy yet: b makes one." in played.text("#said")
        await played.press("b")
        told = "Your progress was copied as it is: nothing was answered yet."
        assert played.text("#said") == told
        assert "0 answers" in played.screen()
        await played.press("escape", "enter")
        await study(played)
        assert len(played.log) == 2
        database = folders({"AIQUIZ_HOME": str(home)}).database
        now = everything(database)
        await played.press("c", "enter")
        assert "Musk at the AI Startup School: 2 answers go" in played.text("#change")
        assert played.footer()[0] == "enter Restore"
        assert len(played.log) == 2
        await played.press("enter")
        assert played.text("#said") == "Restored. What was there is kept: u goes back to it."
        assert played.log == []
        assert backups(home) == ["before-restore", "manual"]
        await played.press("u")
        assert everything(database)["event"] == now["event"]
        assert len(played.log) == 2
        await played.press("b")
        assert played.text("#said") == "Copied, and looked through: every answer is sound."
        await played.press("escape")
        assert isinstance(played.app.screen, Home)

    play(home, script, None)


def test_home_shows_what_was_restored_and_studies_on_from_there(home: Path) -> None:
    async def script(played: Played) -> None:
        await played.press("c", "b", "escape", "enter")
        await study(played)
        assert "18 new" in played.text("#today-words")
        await played.press("c", "enter", "enter", "escape")
        # What nobody ever answered is told as on the first day.
        assert "each one comes back just before you would forget it" in played.screen()
        await played.press("enter")
        await study(played)
        assert len(played.log) == 2

    play(home, script, None)


def test_leaving_a_preview_changes_nothing(home: Path) -> None:
    async def script(played: Played) -> None:
        await played.press("c", "b", "enter")
        assert played.footer()[0] == "enter Restore"
        assert "nothing changes" in played.text("#change")
        await played.press("escape")
        assert isinstance(played.app.screen, Copies)
        assert played.footer()[0] == "enter Preview"
        await played.press("u")
        assert played.text("#said") == "There was no restore that could be undone."
        await played.press("escape")
        assert isinstance(played.app.screen, Home)
        assert backups(home) == ["manual"]

    play(home, script, None)


def test_a_damaged_copy_is_told_and_can_not_be_gone_back_to(home: Path) -> None:
    async def script(played: Played) -> None:
        await played.press("c", "b")
        [copy] = listed(folders({"AIQUIZ_HOME": str(home)}).backups)
        copy.path.write_bytes(copy.path.read_bytes()[:8000])
        await played.press("escape", "c")
        assert "damaged" in played.screen()
        await played.press("enter")
        assert "restore another one" in " ".join(played.text("#said").split())
        assert played.footer()[0] == "enter Preview"

    play(home, script, None)


@pytest.mark.parametrize(
    "size", sampled([(20, 8), (40, 12), (80, 24), (120, 40)], [(20, 8), (80, 24)])
)
def test_it_fits_every_size(home: Path, size: tuple[int, int]) -> None:
    async def script(played: Played) -> None:
        await played.press("c", "b", "enter")
        assert "Restore" in played.footer()[0]
        assert "0 answers" in played.screen()

    play(home, script, None, size=size)


def words(app: Played) -> str:
    """All that is on the screen, however its lines are broken."""
    return " ".join(app.screen().split())


@pytest.mark.parametrize(
    ("language", "told", "before"),
    [
        ("en", "2 answers go, 3 answers come back", "before a restore"),
        ("fr", "2 réponses s’en vont, 3 réponses reviennent", "avant restauration"),
    ],
)
def test_a_small_screen_loses_nothing_of_a_copy_or_of_what_a_restore_changes(
    home: Path, language: str, told: str, before: str
) -> None:
    speak(language)
    change = changing([("first", 2, 3), ("second", 2, 3), ("third", 2, 3), ("fourth", 2, 3)])

    async def script(played: Played) -> None:
        await played.press("c", "b", "enter", "enter")
        assert before in words(played)
        assert "u " in words(played)
        assert "b " in words(played)
        played.app.screen._change = change  # type: ignore[attr-defined]
        played.app.screen._show()  # type: ignore[attr-defined]
        await played.settle()
        seen = words(played)
        for _more in range(2):
            await played.press("space")
            seen += words(played)
        for deck in ("first.en", "second.en", "third.en", "fourth.en"):
            assert f"{deck} : {told}" in seen or f"{deck}: {told}" in seen
        assert played.app.screen.query_one("#preview").max_scroll_y > 0
        await played.press("escape", "space")
        assert isinstance(played.app.screen, Copies)

    play(home, script, None, size=(40, 12), settings=Settings(motion=False, language=language))


@pytest.mark.parametrize("size", [(20, 5), (40, 12), (80, 24)])
def test_enter_restores_what_was_looked_at_at_every_size(home: Path, size: tuple[int, int]) -> None:
    async def script(played: Played) -> None:
        await played.press("c", "b", "enter", "enter")
        assert isinstance(played.app.focused, Lines)
        assert backups(home) == ["before-restore", "manual"]

    play(home, script, None, size=size)


def changing(decks: list[tuple[str, int, int]]) -> Change:
    side = Side(0, None)
    return Change(side, side, tuple(OfDeck((id_, "en"), gone, back) for id_, gone, back in decks))


def test_the_end_of_a_session_copies_in_the_background(home: Path) -> None:
    async def script(played: Played) -> None:
        await played.press("z", "enter")
        for _card in range(30):
            if "session" in type(played.app.screen).__name__.lower():
                break
            await played.press("ctrl+g", "enter")
        played.app.desk.copying.end(20)
        assert backups(home) == ["auto"]

    play(home, script, None)


def test_copies_that_cant_be_seen_are_told_with_what_to_do(home: Path) -> None:
    async def script(played: Played) -> None:
        folder = folders({"AIQUIZ_HOME": str(home)}).backups
        folder.mkdir(parents=True)
        lead_away(folder)
        await played.press("c")
        for key in ("enter", "u", "b"):
            assert f"{folder} is gone:" in played.text("#said")
            await played.press(key)
        assert "There is no copy yet" not in played.screen()

    play(home, script, None)
