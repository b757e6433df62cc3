"""Leeches on the screen: told at the verdict and at home, and drilled."""

from datetime import timedelta
from pathlib import Path

from aiquiz.settings.file import Settings
from tests.tui.played import Clock, Played, play

LEECHES = Settings(motion=False, leech_threshold=1)


def test_a_card_that_became_a_leech_says_so_and_home_tells_how_it_is_drilled(home: Path) -> None:
    clock = Clock()

    async def before(played: Played) -> None:
        await played.type("Memphis")
        await played.press("enter", "escape")

    async def after(played: Played) -> None:
        await played.type("Oslo")
        assert "A leech, forgotten 1 time: e rewords it, s suspends it." in played.screen()
        await played.press("2")
        assert "A leech" not in played.screen()
        await played.press("1")
        assert "A leech" in played.screen()
        await played.press("enter", "escape", "down")
        told = "1 card is forgotten again and again; o, then “leeches”, drills it."
        assert told in played.text("#notice")
        await played.press("b")
        assert "leech" in played.screen()
        await played.press("slash", *"is:leech")
        assert played.text("#found").strip() == "1 found"

    play(home, before, clock=clock, settings=LEECHES)
    clock.now += timedelta(days=40)
    play(home, after, clock=clock, settings=LEECHES)
