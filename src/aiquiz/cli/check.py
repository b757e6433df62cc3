"""`aiquiz check`: every problem of a deck."""

import json
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from aiquiz.cli.output import complain, echo
from aiquiz.cli.start import desk, start
from aiquiz.deck.file import deck_files, full_path, is_away, is_folder, is_path, read_file
from aiquiz.deck.problem import Problem
from aiquiz.desk.accepted import Accepted, accepted, accepted_in
from aiquiz.say.language import _, n_
from aiquiz.say.problems import problem as words
from aiquiz.settings.folders import NoFolderError
from aiquiz.text import one_line

if TYPE_CHECKING:
    from aiquiz.deck.card import Deck

CLEAN, PROBLEMS, NOT_RUN = 0, 1, 2

Checked = tuple[Path, tuple[Problem, ...]]
"""A file, as it was named, and what is wrong with it."""


@click.command("check", help=_("Name every problem of a deck by file, line and column."))
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path())
@click.option("--json", "as_json", is_flag=True, help=_("Write JSON."))
@click.option("--strict", is_flag=True, help=_("Let warnings count as problems."))
@click.pass_context
def command(ctx: click.Context, paths: tuple[str, ...], as_json: bool, strict: bool) -> None:
    """Check the files given, or every deck that is found."""
    named = _files(paths)
    absent = [path for path in named if is_away(full_path(path))]
    if absent:
        complain("aiquiz: " + _("There is no file {path}.").format(path=one_line(str(absent[0]))))
        ctx.exit(NOT_RUN)
    checked, remembered = _read(named) if paths else _library()
    found = [(path, problem) for path, problems in checked for problem in problems]
    if as_json:
        told = {"version": 1, "problems": _objects(found), "remembered": _cards(remembered)}
        echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        _say(found, len(checked))
        _say_remembered(remembered)
    counted = [problem for _path, problem in found if strict or problem.severity == "error"]
    ctx.exit(PROBLEMS if counted else CLEAN)


def _files(names: Iterable[str]) -> list[Path]:
    """Give the files that `names` mean: those of decks by their names, else paths."""
    from aiquiz.deck.library import UnknownDeckError

    found: list[Path] = []
    sat_at = None
    for name in names:
        path = Path(name)
        if not is_path(name) and is_away(full_path(path)):
            if sat_at is None:
                sat_at = desk()
                sat_at.open()
            with suppress(UnknownDeckError):
                path = sat_at.library.find(name, sat_at.language).path
        found.append(path)
    if sat_at is not None:
        sat_at.close()
    return found


def _library() -> tuple[list[Checked], list[Accepted]]:
    sat_at = desk()
    try:
        sat_at.open()
        entries = [entry for entry in sat_at.library.entries if not entry.missing]
        checked = [(entry.path, (*entry.problems, *_unfit(entry.deck))) for entry in entries]
        return checked, accepted(entries, sat_at.store.accepted_forms())
    finally:
        sat_at.close()


def _read(paths: Iterable[Path]) -> tuple[list[Checked], list[Accepted]]:
    """Read the files at `paths`; a folder stands for the deck files in it."""
    from aiquiz.deck.reader import read

    checked: list[Checked] = []
    for path in paths:
        for file in deck_files(path) if is_folder(path) else [path]:
            found = read_file(full_path(file))
            if isinstance(found, Problem):
                checked.append((file, (found,)))
                continue
            result = read(found.data)
            checked.append((file, (*result.problems, *_unfit(result.deck))))
    return checked, _accepted_in([file for file, _problems in checked])


def _unfit(deck: "Deck | None") -> list[Problem]:
    """Give the accepted forms that could never be typed, or never counted."""
    from aiquiz.deck.card import TextCard
    from aiquiz.grading.guard import LONGEST
    from aiquiz.grading.unfit import unfit_forms

    return [
        Problem(code, card.place.line, card.place.column, {"form": form, "most": LONGEST})
        for card in (deck.cards if deck is not None else ())
        if isinstance(card, TextCard)
        for form, code in unfit_forms(card, deck.language if deck else "")
    ]


def _accepted_in(files: Sequence[Path]) -> list[Accepted]:
    try:
        begun = start()
    except NoFolderError:
        # A deck can be checked where nobody is at home, and nobody studies there.
        return []
    return accepted_in(files, begun.folders, begun.settings)


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
    for path, problem in found:
        place = f"{one_line(str(path))}:{problem.line}:{problem.column}"
        message = words(problem.code, problem.facts)
        echo(f"{place}: {problem.severity}: {message} [{problem.code}]")
    if not found:
        echo(n_("{n} file, no problems.", "{n} files, no problems.", files).format(n=files))


def _say_remembered(remembered: Sequence[Accepted]) -> None:
    if not remembered:
        return
    echo(_("Accepted here beside what the decks say; “accept” would make it so for everyone:"))
    for card in remembered:
        forms = ", ".join(_("“{form}”").format(form=one_line(form)) for form in card.forms)
        echo(
            "  "
            + _("{path}, line {line}, {question} {forms}").format(
                path=one_line(str(card.path)),
                line=card.line,
                question=one_line(card.question),
                forms=forms,
            )
        )
