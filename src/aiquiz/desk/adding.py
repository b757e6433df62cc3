"""Cards that the learner adds to a deck of their own, and takes back."""

from dataclasses import dataclass
from pathlib import Path

from aiquiz.deck.adding import AddingError, added
from aiquiz.deck.file import read_file
from aiquiz.deck.new_card import NewCard
from aiquiz.deck.problem import Problem
from aiquiz.deck.writing import can_be_written, write_anew
from aiquiz.desk.inspection import inspect_last

_TRIES = 3


@dataclass(frozen=True, slots=True)
class Addition:
    """A card that was added to the file at `path`, which held `before` and holds `after`.

    `found` is what `check` finds wrong with the card.
    """

    path: Path
    card: NewCard
    before: bytes
    after: bytes
    found: tuple[Problem, ...]


def add_card(path: Path, card: NewCard) -> Addition:
    """Add `card` to the deck file at `path`. Raises AddingError, and then the file is as it was."""
    if not can_be_written(path):
        _read(path)
        raise AddingError("read-only")
    for _try in range(_TRIES):
        before = _read(path)
        after = added(before, card)
        # An editor may have saved meanwhile: what it wrote is what the card is added to.
        if _read(path) == before:
            _write(path, after)
            return Addition(path, card.tidy, before, after, tuple(inspect_last(after)))
    raise AddingError("busy")


def take_back(addition: Addition) -> None:
    """Let the file be as it was before `addition`. Raises AddingError.

    That is "changed" where somebody wrote the file since: it is left as it is.
    """
    if _read(addition.path) != addition.after:
        raise AddingError("changed")
    _write(addition.path, addition.before)


def _read(path: Path) -> bytes:
    found = read_file(path)
    if isinstance(found, Problem):
        raise AddingError("unreadable", found)
    return found.data


def _write(path: Path, data: bytes) -> None:
    try:
        write_anew(path, data)
    except OSError as error:
        raise AddingError("unwritable") from error
