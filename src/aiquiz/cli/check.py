"""`aiquiz check`: every problem of a deck."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from aiquiz.cli.output import complain, echo
from aiquiz.cli.start import desk
from aiquiz.deck.file import deck_files, full_path, is_away, is_folder, read_file
from aiquiz.deck.problem import Problem
from aiquiz.say.language import _, n_
from aiquiz.say.problems import problem as words
from aiquiz.text import one_line

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
    absent = [path for path in paths if is_away(full_path(path))]
    if absent:
        complain("aiquiz: " + _("There is no file {path}.").format(path=one_line(absent[0])))
        ctx.exit(NOT_RUN)
    checked = _read(map(Path, paths)) if paths else _library()
    found = [(path, problem) for path, problems in checked for problem in problems]
    if as_json:
        echo(json.dumps({"version": 1, "problems": _objects(found)}, ensure_ascii=False, indent=2))
    else:
        _say(found, len(checked))
    counted = [problem for _path, problem in found if strict or problem.severity == "error"]
    ctx.exit(PROBLEMS if counted else CLEAN)


def _library() -> list[Checked]:
    sat_at = desk()
    try:
        sat_at.open()
        return [
            (entry.path, entry.problems) for entry in sat_at.library.entries if not entry.missing
        ]
    finally:
        sat_at.close()


def _read(paths: Iterable[Path]) -> list[Checked]:
    """Read the files at `paths`; a folder stands for the deck files in it."""
    from aiquiz.deck.reader import read

    checked: list[Checked] = []
    for path in paths:
        for file in deck_files(path) if is_folder(path) else [path]:
            found = read_file(full_path(file))
            checked.append(
                (file, (found,) if isinstance(found, Problem) else read(found.data).problems)
            )
    return checked


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
