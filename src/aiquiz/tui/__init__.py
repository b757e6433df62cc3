"""The screens."""

import gc
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aiquiz.desk import Desk, StudyWish
    from aiquiz.tui.ground import Ground


def run(desk: "Desk", wish: "StudyWish | None" = None, *, signs: str = "") -> int:
    """Run the app over `desk`, which is not open yet; give the exit status.

    `signs` is the style of the verdicts' signs.

    Raises what went wrong inside the app and was not foreseen, after the terminal is restored.
    """
    from aiquiz.tui.ground import ground

    found = ground(desk.settings.theme, desk.folders.ground, os.environ)
    # What is made until the first frame stays for good: looking for garbage in it costs 20 ms.
    gc.disable()
    # The app imports every screen and Textual with them: 200 ms that only this call should pay.
    from aiquiz.tui.app import run as run_app
    from aiquiz.tui.window_size import give_size

    give_size(sys.__stdout__)
    if found.typed or found.owed:
        _listen(found)
    try:
        return run_app(desk, wish, signs, found.told)
    finally:
        gc.enable()


def _listen(found: "Ground") -> None:
    """Have the app take what was typed meanwhile, and leave out what the terminal still owes."""
    # A Textual that reads keys elsewhere must not keep the app from starting.
    with suppress(ImportError):
        from aiquiz.tui.late_answer import listen

        listen(found)
