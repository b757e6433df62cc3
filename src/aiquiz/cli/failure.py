"""How a command ends that can't do its work: one sentence, and no traceback."""

import os
import traceback
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from time import monotonic

import click

from aiquiz.cli.output import OutputError, complain
from aiquiz.deck.file import is_path
from aiquiz.progress.trouble import StoreError
from aiquiz.say.forms import listed
from aiquiz.say.language import _
from aiquiz.settings.folders import NoFolderError
from aiquiz.text import clean, one_line

USAGE = 2
INTERNAL = 70
_LOOK_SECONDS = 1.0
"""How long it is looked whether damage is why: nobody was asked to wait for that."""
_LOG_SECONDS = 1.0
"""How long the log is waited for over a disk that does not answer: it may lie on the same."""


def say_usage(error: click.ClickException) -> int:
    """Say what was wrong with the command line; give the exit status."""
    context = getattr(error, "ctx", None)
    message = one_line(error.format_message())
    complain(_("aiquiz: {message}").format(message=message))
    if context is not None:
        complain(_("Try: {command} --help").format(command=context.command_path))
    return USAGE


def say_failure(error: Exception, *, disk_is_stuck: bool = False) -> int:
    """Say in one sentence what kept the command from its work; give the exit status.

    Where the `disk_is_stuck` a thread may be left behind that waits to write the log: the process
    is to be ended by force then.
    """
    from aiquiz.say.settings import settings_error
    from aiquiz.say.trouble import trouble
    from aiquiz.settings.writing import SettingsError

    if isinstance(error, StoreError):
        complain("aiquiz: " + trouble(error.code, error.facts))
        return USAGE
    if isinstance(error, SettingsError):
        complain("aiquiz: " + settings_error(error.code, error.facts))
        return USAGE
    if isinstance(error, NoFolderError):
        complain("aiquiz: " + _("No home folder is known: set AIQUIZ_HOME to a folder."))
        return USAGE
    if isinstance(error, OutputError):
        complain("aiquiz: " + _("The output can’t be written: make room where it goes."))
        return USAGE
    if type(error).__name__ == "UnreadDeckError":
        from aiquiz.say.problems import unread

        found = error.problem  # type: ignore[attr-defined]
        path = error.name  # type: ignore[attr-defined]
        complain("aiquiz: " + unread(path, found.code, found.line, found.facts))
        return USAGE
    if type(error).__name__ == "UnknownDeckError":
        complain("aiquiz: " + _unknown(error.name, error.candidates))  # type: ignore[attr-defined]
        return USAGE
    if type(error).__name__ == "UnknownTagError":
        from aiquiz.say.notices import unknown_tag

        words = unknown_tag(error.name, error.candidates)  # type: ignore[attr-defined]
        complain("aiquiz: " + words)
        return USAGE
    text = "".join(traceback.format_exception(error))
    if not disk_is_stuck and _say_damage():
        _write(text)
        return USAGE
    return _internal(_write_in_time(text) if disk_is_stuck else _write(text))


def log_failure(error: Exception) -> int:
    """Give the exit status of what kept a command from its work, and say nothing.

    What is an error of the program itself is logged.
    """
    if isinstance(error, StoreError | NoFolderError):
        return USAGE
    _write("".join(traceback.format_exception(error)))
    return INTERNAL


def _unknown(name: str, candidates: Sequence[str]) -> str:
    if is_path(name):
        return _("There is no file {path}.").format(path=one_line(name))
    if not candidates:
        return _("There is no deck yet: put one into the folder that aiquiz where names.")
    named = listed(one_line(candidate) for candidate in candidates)
    return _("No single deck is called {name}: say one of {candidates}.").format(
        name=one_line(name), candidates=named
    )


def _say_damage() -> bool:
    """Say that progress is damaged, where that may be why the program failed; tell whether."""
    from aiquiz.cli.start import start
    from aiquiz.say.trouble import trouble

    with suppress(Exception):
        from aiquiz.desk.doctor import is_damaged

        until = monotonic() + _LOOK_SECONDS
        if is_damaged(start().folders, lambda: monotonic() > until):
            complain("aiquiz: " + trouble("damaged", {"path": str(start().folders.database)}))
            return True
    return False


def _internal(path: Path | None) -> int:
    """Say that there was an error of the program, and that the log at `path` tells of it."""
    if path is None:
        complain("aiquiz: " + _("An internal error, which could not be logged."))
    else:
        shown = one_line(str(path))
        complain("aiquiz: " + _("An internal error; {path} tells more.").format(path=shown))
    return INTERNAL


def _write(text: str) -> Path | None:
    from aiquiz.cli.start import now, start

    try:
        path = start().folders.log
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # A pipe in its place would be waited for.
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NONBLOCK", 0)
        handle = os.open(path, flags, 0o600)
        with os.fdopen(handle, "a", encoding="utf-8") as file:
            file.write(f"{now().isoformat(timespec='seconds')}\n{clean(text)}\n")
    except Exception:  # whatever is wrong, the sentence has to come out
        return None
    return path


def _write_in_time(text: str) -> Path | None:
    from threading import Thread

    paths: list[Path | None] = []
    writing = Thread(target=lambda: paths.append(_write(text)), daemon=True)
    writing.start()
    writing.join(_LOG_SECONDS)
    return paths[0] if paths else None
