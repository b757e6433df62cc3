"""Looking through all that the learner has: progress, its copies, settings and deck folders."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from aiquiz.desk.desk import Desk
from aiquiz.desk.last_run import LastRun
from aiquiz.desk.terms import terms_of
from aiquiz.progress import doctor, repair, soundness
from aiquiz.progress.aside import take_up_lacking
from aiquiz.progress.doctor import Examination
from aiquiz.progress.finding import DERIVED, MODES, REBUILT
from aiquiz.progress.finished import take_away_rests
from aiquiz.progress.repair import Mended
from aiquiz.progress.soundness import Look
from aiquiz.settings.checks import SettingsProblem
from aiquiz.settings.file import Settings
from aiquiz.settings.folders import Folders


def examine(
    folders: Folders, settings: Settings, problems: Sequence[SettingsProblem], now_ms: int
) -> Examination:
    """Look through everything; nothing of it is changed.

    `problems` are those of the settings file, `now_ms` is the time (UTC ms). Raises StoreError
    where progress can't be looked at.
    """
    found = doctor.examine(folders.database, folders.backups, terms_of(settings), now_ms)
    if problems:
        path, line = str(folders.settings_file), problems[0].line
        found.add("settings", path=path, line=line, count=len(problems))
    for folder in (folders.own_decks, *settings.deck_folders):
        if _is_shut(folder.expanduser()):
            found.add("decks", path=str(folder))
    return found


def repair_found(
    folders: Folders, settings: Settings, found: Examination, now_ms: int
) -> Mended | None:
    """Set right what of `found` can be; give what a new database keeps, where one was made.

    Raises StoreError; nothing is lost then.
    """
    path, terms = folders.database, terms_of(settings)
    mended = None
    codes = found.codes
    if codes & REBUILT or "holes-in-copies" in codes:
        mended = repair.mend(path, folders.backups, terms, now_ms)
    else:
        if codes & DERIVED:
            repair.derive_anew(path, terms)
        if "lacking" in codes:
            take_up_lacking(path, terms)
    if "rest" in codes:
        take_away_rests(path, terms, now_ms)
    if codes & MODES:
        repair.set_modes(path)
    return mended


def is_damaged(folders: Folders, stop: Callable[[], bool]) -> bool:
    """Tell whether the progress is known to be damaged once `stop` says so. Raises StoreError."""
    return soundness.is_damaged(folders.database, stop)


def preview_repair(desk: Desk) -> Mended:
    """Tell what a repair would keep; nothing is changed. Raises StoreError."""
    folders = desk.folders
    terms = terms_of(desk.settings)
    return repair.preview(folders.database, folders.backups, terms, desk.rows_here())


def repair_progress(desk: Desk) -> Mended:
    """Repair the progress; what was open before is open again then. Raises StoreError."""
    folders, terms = desk.folders, terms_of(desk.settings)
    known = desk.rows_here()
    # What is open would go on with the damaged file.
    with desk.set_aside():
        return repair.mend(folders.database, folders.backups, terms, desk.now().at_ms, known)


def begin_run(desk: Desk) -> bool:
    """Note that a run began; tell whether `look_through` should look at the progress."""
    desk.last_run = LastRun(desk.folders)
    return desk.last_run.begin(desk.now().at_ms)


def look_through(desk: Desk, stop: Callable[[], bool]) -> Look:
    """Look at the structure of the progress until `stop` says so. Raises StoreError."""
    found = soundness.look(desk.folders.database, stop)
    if found is Look.SOUND and desk.last_run is not None:
        desk.last_run.looked_through()
    return found


def _is_shut(folder: Path) -> bool:
    """Tell whether decks can't be looked for in a folder that is there."""
    try:
        return folder.exists() and not (folder.is_dir() and os.access(folder, os.R_OK | os.X_OK))
    except OSError:
        return True
