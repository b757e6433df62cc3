"""Which decks have a row at home, in which order, and which translations stand in another's row."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from aiquiz.desk.overview import DeckRow


class View(NamedTuple):
    """What the learner made of the list.

    `unfolded` are the ids of the decks whose translations have rows of their own, `found` the
    paths that a search left, None without one. With `hidden` the hidden decks are listed, too;
    `marked` are the paths of those that are to be studied together.
    """

    unfolded: frozenset[str] = frozenset()
    found: frozenset[str] | None = None
    hidden: bool = False
    marked: frozenset[str] = frozenset()


PLAIN = View()
"""The list as nothing was made of it."""


class Listed(NamedTuple):
    """A deck that has a row, and the translations that stand `folded` in it.

    One that is `unfolded` came out of the row above it.
    """

    row: DeckRow
    folded: tuple[DeckRow, ...] = ()
    unfolded: bool = False

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that the row stands for, its own first."""
        return tuple(row.language for row in (self.row, *self.folded) if row.language)


def listed(rows: Sequence[DeckRow], language: str, view: View) -> list[Listed]:
    """Give the decks that have a row: those in `language` first, hidden ones last, if at all.

    A translation that nobody began and that has nothing to tell stands in the row of the deck
    that is asked in its stead. While something is searched for, what is found has a row.
    """
    seen = [row for row in rows if view.hidden or not row.hidden]
    mains = _mains(seen, language)
    folded: dict[str, list[DeckRow]] = {}
    shown: list[DeckRow] = []
    for row in seen:
        main = mains.get(row.id)
        if main is not None and _folds(row, main):
            folded.setdefault(main.path, []).append(row)
        else:
            shown.append(row)
    shown.sort(key=lambda row: (row.hidden, row.language not in (language, "")))
    found = [
        one for row in shown for one in _with_folded(row, folded.get(row.path, ()), view.unfolded)
    ]
    return found if view.found is None else _found(found, view.found)


def _mains(rows: Sequence[DeckRow], language: str) -> dict[str, DeckRow]:
    """Give by id the deck that is asked where several languages of it lie side by side."""
    found: dict[str, DeckRow] = {}
    for row in rows:
        if row.id and row.cards and (row.id not in found or row.language == language):
            found[row.id] = row
    return found


def _folds(row: DeckRow, main: DeckRow) -> bool:
    # What was begun, or has something wrong with it, is never hidden in another row.
    quiet = bool(row.cards) and not (row.started or row.problems or row.missing)
    return quiet and row.language != main.language


def _with_folded(
    row: DeckRow, folded: Sequence[DeckRow], unfolded: Collection[str]
) -> list[Listed]:
    if row.id in unfolded:
        return [Listed(row), *(Listed(one, unfolded=True) for one in folded)]
    return [Listed(row, tuple(folded))]


def _found(listed: Sequence[Listed], paths: Collection[str]) -> list[Listed]:
    """Give what of `listed` was found; a translation comes out of a row that was not."""
    found: list[Listed] = []
    for one in listed:
        if one.row.path in paths:
            found.append(one)
        else:
            found += [Listed(row) for row in one.folded if row.path in paths]
    return found


def row_for(rows: Sequence[Listed], path: str) -> DeckRow | None:
    """Give the deck whose row the one at `path` is folded into, None where it has its own."""
    return next((one.row for one in rows if any(row.path == path for row in one.folded)), None)
