"""Taking in what was answered since the last look, while keys and drawing go on."""

from aiquiz.desk import Desk
from aiquiz.progress.trouble import STILL_READABLE, StoreError
from aiquiz.tui.desk_thread import DeskThread


async def count(desk: DeskThread) -> None:
    """Take in what was not counted yet; where that can't be written, leave it. Raises StoreError.

    Whoever needs the figures then has them worked out from every review.
    """
    steps = await desk.run(lambda desk: desk.store.count())

    def step(_desk: Desk) -> float | None:
        return next(steps, None)

    try:
        # Step by step: what is asked of the desk meanwhile comes in between.
        while await desk.run(step) is not None:
            pass
    except StoreError as error:
        if error.code not in STILL_READABLE:
            raise
