"""Opening a deck in the learner's editor, while the screen steps aside."""

import os
import shutil

from textual.app import App, SuspendNotSupported

from aiquiz.deck.entry import Entry
from aiquiz.desk.editor import editor_at, run_editor
from aiquiz.say.editing import editor_failed, not_opened


def edit_at(app: App[None], entry: Entry | None, card: str | int = "") -> str:
    """Open the file of `entry` at `card`, or at a line, and wait until the editor is closed.

    Gives "", or why it was not opened, as a sentence.
    """
    command = editor_at(entry, card, os.environ, shutil.which)
    if isinstance(command, str):
        return not_opened(command)
    try:
        with app.suspend():
            started = run_editor(command)
    except SuspendNotSupported:
        started = False
    return "" if started else editor_failed(command[0])
