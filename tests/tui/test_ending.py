"""What still runs while the program ends, and finds nothing any more."""

from pathlib import Path

import pytest
from textual.css.query import NoMatches

from tests.tui.played import Played, play


def ended_meanwhile(home: Path, error: Exception, *, ends: bool) -> None:
    """Let what was begun fail with `error`, once the program ends or before."""

    async def script(played: Played) -> None:
        if ends:
            played.app.exit()
        # As the toolkit does with what a worker or a callback raises.
        played.app._handle_exception(error)

    play(home, script, None)


def test_a_look_at_what_is_taken_apart_as_the_program_ends_is_no_failure(home: Path) -> None:
    ended_meanwhile(home, NoMatches("none"), ends=True)


def test_one_that_finds_nothing_before_is_one(home: Path) -> None:
    with pytest.raises(NoMatches):
        ended_meanwhile(home, NoMatches("none"), ends=False)


def test_another_error_is_one_at_the_end_too(home: Path) -> None:
    with pytest.raises(ValueError, match="wrong"):
        ended_meanwhile(home, ValueError("wrong"), ends=True)
