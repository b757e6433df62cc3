"""The thread that owns the desk: what is written there is written, whoever waits for it or not."""

import asyncio
from pathlib import Path
from threading import Event

import pytest

from aiquiz.desk import Desk
from aiquiz.tui.desk_thread import DeskThread
from tests.tui.played import desk_of


def _begun(thread: DeskThread) -> Event:
    """Have the thread do something that takes until the event given is set."""
    on = Event()
    thread._thread.submit(on.wait)
    return on


def test_what_waits_to_be_written_is_written_though_its_screen_is_gone(tmp_path: Path) -> None:
    done: list[str] = []

    async def script() -> Event:
        on = _begun(thread)
        kept = asyncio.ensure_future(thread.keep(lambda _desk: done.append("kept")))
        read = asyncio.ensure_future(thread.run(lambda _desk: done.append("read")))
        await asyncio.sleep(0)
        kept.cancel()
        read.cancel()
        await asyncio.gather(kept, read, return_exceptions=True)
        assert thread.is_writing
        return on

    thread = DeskThread(desk_of(tmp_path), "✓")
    on = asyncio.run(script())
    on.set()
    assert thread.close()
    # What was only to be read is not wanted any more.
    assert done == ["kept"]
    assert not thread.is_writing


def test_what_is_kept_gives_what_it_gives_and_raises_what_it_raises(tmp_path: Path) -> None:
    def fails(_desk: Desk) -> None:
        raise ValueError("no")

    async def script() -> None:
        assert await thread.keep(lambda _desk: 5) == 5
        with pytest.raises(ValueError, match="no"):
            await thread.keep(fails)

    thread = DeskThread(desk_of(tmp_path), "✓")
    asyncio.run(script())
    assert thread.close()


def test_a_disk_that_does_not_answer_is_not_waited_for_for_ever(tmp_path: Path) -> None:
    thread = DeskThread(desk_of(tmp_path), "✓")
    on = _begun(thread)
    assert not thread.close(0.01)
    assert not thread.close(0.01)
    on.set()
    assert thread.close()
