"""Forgetting what was typed long ago, as the settings say, beside whatever else goes on."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Thread

from aiquiz.desk import Desk
from aiquiz.desk import forgetting as old
from aiquiz.progress.copies import Left, write_anew
from aiquiz.progress.forgetting import Wanted
from aiquiz.progress.trouble import StoreError
from aiquiz.tui.desk_thread import DeskThread


async def forget_old(desk: DeskThread, is_quiet: Callable[[], bool]) -> tuple[Left, ...]:
    """Forget what is older than the settings say; give the files in which that can't be done.

    It is done once a study day. To write a file anew may take a second where there are a million
    answers: that is left for later unless it `is_quiet`, so that no answer waits for it.
    """
    if not desk.settings.forget_typed_after_days:
        return ()
    with suppress(StoreError):
        wanted = await desk.run(old.to_apply)
        if wanted is None:
            return ()
        log = await desk.run(lambda desk: old.in_log(desk, wanted.before))
        steps = await desk.run(lambda desk: old.in_slices(desk, wanted))
        while await desk.run(lambda _desk: next(steps, None)) is not None:
            pass
        if not is_quiet():
            return ()
        mine, path = await desk.run(_write_anew)
        left = await _aside(partial(_in_copies, path, wanted))
        if mine is None:
            await desk.run(lambda desk: desk.store.note_forgotten(wanted))
        return left + log
    # Where nothing can be written now, whoever answers is told of it.
    return ()


def _write_anew(desk: Desk) -> tuple[Left | None, Path]:
    return write_anew(desk.store.path), desk.store.path


def _in_copies(database: Path, wanted: Wanted) -> tuple[Left, ...]:
    return old.in_copies(database, wanted).left


async def _aside(work: Callable[[], tuple[Left, ...]]) -> tuple[Left, ...]:
    """Do `work` in a thread that the end of the program does not wait for: it may be cut off."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[tuple[Left, ...]] = loop.create_future()

    def tell(found: tuple[Left, ...]) -> None:
        if not done.cancelled():
            done.set_result(found)

    def do() -> None:
        found = work()
        # Where the app has ended, there is nobody to be told.
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(tell, found)

    Thread(target=do, name="forget", daemon=True).start()
    return await done
