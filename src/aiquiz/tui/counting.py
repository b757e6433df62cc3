"""Taking in what was answered since the last look, while keys and drawing go on."""

from collections.abc import Callable

from aiquiz.desk import Desk
from aiquiz.progress.trouble import STILL_READABLE, StoreError
from aiquiz.tui.desk_thread import DeskThread


async def count(desk: DeskThread, told: Callable[[float], None] = lambda _share: None) -> None:
    """Take in what was not counted yet; `told` is given the share done, from 0 to 1.

    Raises StoreError.
    """
    steps = await desk.run(lambda desk: desk.store.count())

    def step(_desk: Desk) -> float | None:
        return next(steps, None)

    # Step by step: what is asked of the desk meanwhile comes in between.
    while (share := await desk.run(step)) is not None:
        told(share)


async def count_if_possible(desk: DeskThread) -> None:
    """Take in what was not counted yet; where that can't be written, leave it. Raises StoreError.

    Whoever needs the figures then has them worked out from every review.
    """
    try:
        await count(desk)
    except StoreError as error:
        if error.code not in STILL_READABLE:
            raise
