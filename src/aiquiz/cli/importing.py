"""`aiquiz import`: decks and reviews from elsewhere."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from aiquiz.cli.import_reviews import reviews
from aiquiz.cli.output import complain, echo
from aiquiz.cli.start import desk
from aiquiz.deck.file import full_path, read_file
from aiquiz.deck.problem import Problem
from aiquiz.say.forms import listed
from aiquiz.say.language import _, n_
from aiquiz.say.problems import problem as words
from aiquiz.say.tables import lines, names, not_read, signs
from aiquiz.text import one_line

if TYPE_CHECKING:
    from aiquiz.exchange.table import Table

_SHOWN = 3


@click.group("import", help=_("Take in decks and reviews from elsewhere."))
def command() -> None:
    """Take something in."""


command.add_command(reviews)


@command.command("deck", help=_("Make a deck of a table: CSV, TSV, or what Quizlet exports."))
@click.argument("file", type=click.Path(), metavar="FILE")
@click.option("--to", "name", metavar="NAME", help=_("Write the deck under this name."))
@click.pass_context
def deck(ctx: click.Context, file: str, name: str | None) -> None:
    """Show what was understood, and write the deck where a name was given for it."""
    from aiquiz.exchange.table import TableError, read_table

    found = read_file(full_path(file))
    if isinstance(found, Problem):
        complain(f"aiquiz: {one_line(file)}: {words(found.code, found.facts)}")
        ctx.exit(2)
    try:
        table = read_table(found.data)
    except TableError as error:
        complain("aiquiz: " + _refusal(error.code, error.line, one_line(file)))
        ctx.exit(1)
    _show(table)
    if name is None:
        echo(_("Nothing is written yet: --to NAME writes it as a deck of that name."))
        return
    ctx.exit(_write(table, name))


def _refusal(code: str, line: int, file: str) -> str:
    sentences = {
        "empty": _("{file} holds no cards: each line is a question and its answer."),
        "one-column": _("{file} has one column: a tab, comma or semicolon parts two."),
    }
    return sentences[code].format(file=file) if code in sentences else not_read(code, line, file)


def _show(table: "Table") -> None:
    """Say what was understood of a table, with its first cards."""
    count = n_("{n} card", "{n} cards", len(table.rows)).format(n=len(table.rows))
    echo(
        _("{cards}, parted by {signs}, in {encoding}.").format(
            cards=count, signs=signs(table.delimiter), encoding=table.encoding
        )
    )
    _show_columns(table)
    if table.skipped:
        skipped = _("Without a question or an answer, and left out: line {lines}.")
        echo(skipped.format(lines=lines(table.skipped)))
    for _line, row in table.rows[:_SHOWN]:
        echo(f"  {one_line(row['question'])} → {one_line(row.get('answer', ''))}")
    if len(table.rows) > _SHOWN:
        echo("  …")


def _show_columns(table: "Table") -> None:
    """Say what each column was taken for, and which ones are left out."""
    used: set[str] = set().union(*(row for _line, row in table.rows)) & set(table.columns)
    if table.headed:
        pairs = zip(table.names, table.columns, strict=True)
        told = [_taken_for(table, name, column) for name, column in pairs if column in used]
        echo(_("Columns, as the first line names them: {columns}.").format(columns=listed(told)))
    else:
        told = [column for column in table.columns if column in used]
        echo(_("Columns, for the first line names none: {columns}.").format(columns=listed(told)))
    if table.unknown:
        columns = names(table.unknown, _guessed)
        echo(_("Not understood, and left out: {columns}.").format(columns=columns))
    if table.wide > len(table.columns):
        words = _("Left out: what stands behind the column {n}.")
        echo(words.format(n=len(table.columns)))


def _taken_for(table: "Table", name: str, column: str) -> str:
    """Give the name of a column, and what it was taken for where that is called otherwise."""
    shown = one_line(name)
    if column in table.guessed:
        return _("{name} as {column} (by its place)").format(name=shown, column=column)
    return column if shown == column else _("{name} as {column}").format(name=shown, column=column)


def _write(table: "Table", name: str) -> int:
    """Write the deck, have it listed, and say what is wrong with it; give the exit status."""
    from aiquiz.desk.new_deck import NewDeckError, new_path, start_deck, title_for
    from aiquiz.exchange.deck_rows import deck_text
    from aiquiz.say.new_deck import not_made

    sat_at = desk()

    def text(title: str, known: str) -> str:
        head = {"title": title, "id": known, "language": sat_at.language}
        return deck_text(head, (row for _line, row in table.rows))

    try:
        path = new_path(name, sat_at.folders.own_decks)
        sat_at.open()
        made = start_deck(sat_at, path, title_for(path), text)
        entry = sat_at.entry_at(str(path))
    except NewDeckError as error:
        complain("aiquiz: " + not_made(error.code, error.path))
        return 2
    finally:
        sat_at.close()
    problems = entry.problems if entry else ()
    return _tell(path, made.id, problems)


def _tell(path: Path, name: str, problems: "tuple[Problem, ...]") -> int:
    from aiquiz.say.new_deck import made

    for found in problems:
        place = f"{one_line(str(path))}:{found.line}:{found.column}"
        message = words(found.code, found.facts)
        echo(f"{place}: {found.severity}: {message} [{found.code}]")
    echo(made(one_line(str(path)), name))
    return int(any(found.severity == "error" for found in problems))


def _guessed(name: str) -> str:
    """Give the name of a column, and the one that may have been meant."""
    from aiquiz.exchange.table import column_near

    near = column_near(name)
    return f"{one_line(name)} ({near}?)" if near else one_line(name)
