"""Opening a deck in the learner's editor, while the screen steps aside."""

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from textual.app import App, SuspendNotSupported

from aiquiz.deck.entry import Entry
from aiquiz.desk.editor import editor_at, editor_command, run_editor
from aiquiz.say.editing import editor_failed, not_opened, read_again
from aiquiz.scheduling.review import CardKey
from aiquiz.tui.desk_thread import DeskThread


async def edit_card(app: App[None], desk: DeskThread, card: CardKey) -> str:
    """Open the deck of `card` there, and have it read again; give what is to be said of it.

    Raises StoreError.
    """
    entry = await desk.run(lambda desk: desk.entry_of(card))
    refused = edit_at(app, entry, card.card)
    if refused:
        return refused
    from aiquiz.tui.news import edits_told, losses_told, news

    await desk.run(lambda desk: desk.read_decks())
    edits, gone = await desk.run(news)
    entry = await desk.run(lambda desk: desk.entry_of(card))
    told = [] if edits or gone else [read_again(())]
    if entry is not None and entry.problems:
        told = [read_again(entry.problems)]
    return "\n".join([*told, *edits_told(edits), *losses_told(gone)])


def edit_at(app: App[None], entry: Entry | None, card: str | int = "") -> str:
    """Open the file of `entry` at `card`, or at a line, and wait until the editor is closed.

    Gives "", or why it was not opened, as a sentence.
    """
    command = editor_at(entry, card, os.environ, shutil.which)
    if isinstance(command, str):
        return not_opened(command)
    return _run(app, command)


def edit_file(app: App[None], path: Path, line: int) -> str:
    """Open the file at `path` there at `line`; all else as `edit_at` does."""
    command = editor_command(os.environ, shutil.which, path, line)
    return not_opened("no-editor") if command is None else _run(app, command)


def _run(app: App[None], command: Sequence[str]) -> str:
    try:
        with app.suspend():
            started = run_editor(command)
    except SuspendNotSupported:
        started = False
    return "" if started else editor_failed(command[0])
