"""Making the file of a new deck, with the schema that editors complete it from beside it."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from aiquiz.deck.file import MOST_BYTES, SUFFIXES, full_path, is_path
from aiquiz.deck.identity import free, slug
from aiquiz.deck.schema import FILE_NAME, schema
from aiquiz.desk.desk import Desk
from aiquiz.text import one_line
from aiquiz.text.file_bytes import bytes_of
from aiquiz.text.full_disk import is_full


class NewDeckError(Exception):
    """A deck that can't be made; `code` is "exists", "name", "full" or "unwritable"."""

    def __init__(self, code: str, path: str) -> None:
        """`path` is where it was to be, or the name that will not do."""
        super().__init__(code)
        self.code = code
        self.path = path


class NewDeck(NamedTuple):
    """A deck that was just made: its file, and its id."""

    path: Path
    id: str


def start_deck(desk: Desk, path: Path, title: str, text: Callable[[str, str], str]) -> NewDeck:
    """Make the deck called `title` at `path`, and have `desk`, which is open, list it.

    `text` gives what its file holds, from its title and an id that no other deck has. Raises
    NewDeckError, StoreError.
    """
    taken = {entry.id for entry in desk.library.studied}
    taken |= {seen.id for seen in desk.store.seen()}
    name = free(slug(title), taken)
    make(path, text(title, name))
    desk.list_also(path)
    return NewDeck(path, name)


def new_path(name: str, folder: Path) -> Path:
    """Give the file for a deck called `name`: a path as it stands, else one in `folder`.

    Raises NewDeckError for a name that no file can have.
    """
    if is_path(name):
        path = full_path(name)
        if path.name in ("", ".."):
            raise NewDeckError("name", name)
        return path if path.name.lower().endswith(SUFFIXES) else path.with_name(f"{path.name}.yaml")
    return path_in(folder, name)


def path_in(folder: Path, name: str) -> Path:
    """Give the file in `folder` for a deck called `name`, whatever signs that holds.

    Raises NewDeckError for a name without a letter or figure.
    """
    stem = "".join(c if c.isalnum() or c in "-_." else "-" for c in one_line(name)).strip("-.")
    if not stem:
        raise NewDeckError("name", name)
    return folder / f"{stem}.yaml"


def title_for(path: Path) -> str:
    """Give the title that the name of the file at `path` makes."""
    words = " ".join(path.stem.replace("_", " ").replace("-", " ").split())
    return (words[:1].upper() + words[1:]) or path.stem


def make(path: Path, text: str) -> None:
    """Write a new deck, and the schema beside it; nothing that is there is written over.

    Raises NewDeckError, and leaves no file then.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_deck(path, text)
    except FileExistsError as error:
        raise NewDeckError("exists", str(path)) from error
    except (OSError, ValueError) as error:
        raise NewDeckError("full" if is_full(error) else "unwritable", str(path)) from error
    _write_schema(path.with_name(FILE_NAME))


def _write_deck(path: Path, text: str) -> None:
    file = path.open("x", encoding="utf-8", newline="\n")
    try:
        with file:
            file.write(text)
            file.flush()
            # Some disks tell only then that they are full.
            os.fsync(file.fileno())
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _write_schema(path: Path) -> None:
    """Write the schema, unless somebody wrote another one there; a deck works without it."""
    text = json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        before = bytes_of(path, MOST_BYTES)[0].decode() if path.exists() else ""
        if before == text or (before and schema()["$comment"] not in before):
            return
        with fresh.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
        fresh.replace(path)
    except (OSError, ValueError):
        fresh.unlink(missing_ok=True)
