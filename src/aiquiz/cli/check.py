"""`aiquiz check`: every problem of a deck."""

import gc
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

import click

from aiquiz.cli.completion.offers import DECKS
from aiquiz.cli.output import complain, echo, echo_json
from aiquiz.cli.start import desk, start
from aiquiz.deck.file import (
    deck_files,
    full_path,
    is_away,
    is_folder,
    is_path,
    read_deck_file,
    read_file,
)
from aiquiz.deck.fix import can_be_fixed, fixed
from aiquiz.deck.problem import Problem
from aiquiz.deck.writing import write_anew
from aiquiz.desk.accepted import Accepted, accepted
from aiquiz.desk.inspection import inspect, lost_cards
from aiquiz.desk.kept import Kept, kept_of
from aiquiz.say.forms import listed
from aiquiz.say.language import _, n_
from aiquiz.say.problems import problem as words
from aiquiz.settings.folders import NoFolderError
from aiquiz.text import clean, one_line

CLEAN, PROBLEMS, NOT_RUN = 0, 1, 2
_WIDE = 100
"""Characters of a line that are shown above a caret."""

Checked = tuple[Path, tuple[Problem, ...]]
"""A file, as it was named, and what is wrong with it."""


@click.command("check", help=_("Name every problem of a deck by file, line and column."))
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=DECKS)
@click.option("--json", "as_json", is_flag=True, help=_("Write JSON."))
@click.option("--strict", is_flag=True, help=_("Let warnings count as problems."))
@click.option("--no-answers", is_flag=True, help=_("Do not try the answers on the cards."))
@click.option("--fix", is_flag=True, help=_("Mend what can be mended for certain."))
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    as_json: bool,
    strict: bool,
    no_answers: bool,
    fix: bool,
) -> None:
    """Check the files given, or every deck that is found."""
    # Nothing of what is read forms rings, and looking for some would take a fifth of the time.
    gc.disable()
    named = _files(paths)
    absent = [path for path in named if is_away(full_path(path))]
    if absent:
        complain("aiquiz: " + _("There is no file {path}.").format(path=one_line(str(absent[0]))))
        ctx.exit(NOT_RUN)
    look = partial(_read, named) if paths else _library
    checked, remembered = look(answers=not no_answers)
    if fix and _fix(checked):
        checked, remembered = look(answers=not no_answers)
    found = [(path, problem) for path, problems in checked for problem in problems]
    if as_json:
        told = {"version": 1, "problems": _objects(found), "remembered": _cards(remembered)}
        echo_json(told)
    else:
        _say(found, len(checked))
        _say_remembered(remembered)
    counted = [problem for _path, problem in found if strict or problem.severity == "error"]
    ctx.exit(PROBLEMS if counted else CLEAN)


def _files(names: Iterable[str]) -> list[Path]:
    """Give the files that `names` mean: those of decks by their names, else paths.

    Raises UnknownDeckError.
    """
    found: list[Path] = []
    sat_at = None
    try:
        for name in names:
            path = Path(name)
            if not is_path(name) and is_away(full_path(path)):
                if sat_at is None:
                    sat_at = desk()
                    sat_at.open()
                path = sat_at.library.find(name, sat_at.language).path
            found.append(path)
    finally:
        if sat_at is not None:
            sat_at.close()
    return found


def _library(*, answers: bool) -> tuple[list[Checked], list[Accepted]]:
    sat_at = desk()
    try:
        sat_at.open()
        entries = [entry for entry in sat_at.library.entries if not entry.missing]
        memories = sat_at.store.memories()
        checked = []
        for entry in entries:
            found = _inspected(entry.path, answers=answers, named=entry.opened)
            # Only the library knows that another file is the same deck.
            alone = [told for told in entry.problems if told.code == "same-deck"]
            lost = lost_cards(entry.deck, memories, entry.written) if entry.deck else []
            checked.append((entry.path, (*alone, *lost, *found)))
        return checked, accepted(entries, sat_at.store.accepted_forms())
    finally:
        sat_at.close()


def _read(paths: Iterable[Path], *, answers: bool) -> tuple[list[Checked], list[Accepted]]:
    """Read the files at `paths`; a folder stands for the deck files in it."""
    paths = list(paths)
    files = [file for path in paths for file in (deck_files(path) if is_folder(path) else [path])]
    named = set(paths)
    kept = _kept(files)
    lost = dict(kept.lost)
    checked: list[Checked] = [
        (file, (*lost.get(file, ()), *_inspected(file, answers=answers, named=file in named)))
        for file in files
    ]
    return checked, list(kept.accepted)


def _inspected(path: Path, *, answers: bool, named: bool) -> list[Problem]:
    found = (read_file if named else read_deck_file)(full_path(path))
    return [found] if isinstance(found, Problem) else inspect(found.data, answers=answers)[1]


def _kept(files: Sequence[Path]) -> Kept:
    """Give what the learner's progress says of the decks in `files`."""
    try:
        begun = start()
    except NoFolderError:
        # A deck can be checked where nobody is at home, and nobody studies there.
        return Kept((), ())
    return kept_of(files, begun.folders, begun.settings)


def _fix(checked: Sequence[Checked]) -> int:
    """Mend what can be mended; give how many things were."""
    count = 0
    for path, problems in checked:
        wanted = [problem for problem in problems if can_be_fixed(problem)]
        found = read_file(full_path(path)) if wanted else None
        if found is None or isinstance(found, Problem):
            continue
        data, mended = fixed(found.data, wanted)
        if mended and _write(full_path(path), data):
            count += len(mended)
            for problem in mended:
                echo(_("mended: {line}").format(line=_line(path, problem)))
    return count


def _write(path: Path, data: bytes) -> bool:
    """Write a file anew, whole or not at all; tell whether that was possible."""
    try:
        write_anew(path, data)
    except OSError:
        words = _("{path} can’t be written: allow writing it.")
        complain("aiquiz: " + words.format(path=one_line(str(path))))
        return False
    return True


def _cards(remembered: Sequence[Accepted]) -> list[dict[str, object]]:
    return [
        {
            "path": str(card.path),
            "line": card.line,
            "card": card.card,
            "question": card.question,
            "forms": list(card.forms),
        }
        for card in remembered
    ]


def _objects(found: Sequence[tuple[Path, Problem]]) -> list[dict[str, object]]:
    return [
        {
            "path": str(path),
            "line": problem.line,
            "column": problem.column,
            "severity": problem.severity,
            "code": problem.code,
            "message": words(problem.code, problem.facts),
        }
        for path, problem in found
    ]


def _say(found: Sequence[tuple[Path, Problem]], files: int) -> None:
    # A program that reads the lines knows only those of compilers.
    shown = sys.stdout.isatty()
    texts: dict[Path, list[str]] = {}
    for path, problem in found:
        echo(_line(path, problem))
        if shown and problem.line:
            lines = texts.setdefault(path, _lines(path))
            for drawn in _drawn(lines, problem):
                echo(drawn)
    if not found:
        echo(n_("{n} file, no problems.", "{n} files, no problems.", files).format(n=files))


def _line(path: Path, problem: Problem) -> str:
    place = f"{one_line(str(path))}:{problem.line}:{problem.column}"
    message = words(problem.code, problem.facts)
    return f"{place}: {problem.severity}: {message} [{problem.code}]"


def _lines(path: Path) -> list[str]:
    found = read_file(full_path(path))
    if isinstance(found, Problem):
        return []
    return found.data.decode("utf-8", "replace").splitlines()


def _drawn(lines: Sequence[str], problem: Problem) -> list[str]:
    """Give the line a problem is on and a caret below its column, as far as a screen is wide."""
    if problem.line > len(lines):
        return []
    text = lines[problem.line - 1].replace("\t", " ").rstrip()
    before = text[: problem.column - 1]
    # What a terminal would act on is not drawn at all: the caret would stand elsewhere.
    if not text or len(before) >= _WIDE or clean(text) != text:
        return []
    cut = text if len(text) <= _WIDE else f"{text[:_WIDE]}…"
    number = str(problem.line)
    return [f"  {number} | {cut}", f"  {' ' * len(number)} | {' ' * _cells(before)}^"]


def _cells(text: str) -> int:
    """Give how many cells of a terminal `text` takes."""
    wide = {"W": 2, "F": 2}
    return sum(
        0 if unicodedata.combining(c) else wide.get(unicodedata.east_asian_width(c), 1)
        for c in text
    )


def _say_remembered(remembered: Sequence[Accepted]) -> None:
    if not remembered:
        return
    echo(_("Accepted here beside what the decks say; “accept” would make it so for everyone:"))
    for card in remembered:
        forms = listed(_("“{form}”").format(form=one_line(form)) for form in card.forms)
        echo(
            "  "
            + _("{path}, line {line}, {question} {forms}").format(
                path=one_line(str(card.path)),
                line=card.line,
                question=one_line(card.question),
                forms=forms,
            )
        )
