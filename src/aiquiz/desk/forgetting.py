"""Forgetting what was typed: in progress, in every copy of it beside it, and in the log of errors.

Whatever keeps it from being done, or ends it, doing it again finishes it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from aiquiz.deck.file import is_path
from aiquiz.deck.library import UnknownDeckError
from aiquiz.desk.desk import Desk
from aiquiz.desk.error_log import empty_log
from aiquiz.desk.history import titles
from aiquiz.progress import copies
from aiquiz.progress.copies import Left
from aiquiz.progress.forgetting import Deck, Found, Wanted
from aiquiz.text import fold


@dataclass(frozen=True, slots=True)
class Plan:
    """What would go: what was `found` in progress, and the `copies` in which some of it stands.

    In those that are `unread`, folders among them, some may stand too.
    """

    wanted: Wanted
    found: Found
    copies: tuple[Path, ...]
    unread: tuple[Path, ...] = ()

    @property
    def is_nothing(self) -> bool:
        """Whether there is nothing to forget."""
        return self.found.is_nothing and not (self.copies or self.unread)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of it: in which `copies` texts were forgotten, and what was `left`.

    Progress itself is left where another window kept it from being written anew.
    """

    copies: tuple[Path, ...]
    left: tuple[Left, ...]


# The decks


def decks_called(desk: Desk, name: str) -> frozenset[Deck]:
    """Give the decks that `name` means: an id is the deck in all its languages.

    A deck that is gone has its answers all the same. Raises UnknownDeckError, StoreError.
    """
    if is_path(name):
        desk.open([name])
        entry = desk.library.find(name, desk.language)
        return frozenset({(entry.id, entry.language)})
    known = {**dict.fromkeys(desk.store.decks_named(), ""), **titles(desk)}
    folded = fold(name)
    for fits in (
        [deck for deck in known if ".".join(deck) == name],
        [deck for deck in known if deck[0] == name],
        [deck for deck, title in known.items() if title and fold(title) == folded],
        [deck for deck in known if deck[0].startswith(name)],
    ):
        if len({deck[0] for deck in fits}) == 1:
            return frozenset(fits)
    raise UnknownDeckError(name, sorted({deck[0] for deck in known}))


# Forgetting


def plan(desk: Desk, wanted: Wanted) -> Plan:
    """Give what would go. Raises StoreError."""
    held = [(path, copies.holds(path, wanted)) for path in copies.copies(desk.store.path)]
    hidden = [left.path for left in copies.out_of_reach(desk.store.path)]
    return Plan(
        wanted,
        desk.store.typed(wanted),
        tuple(path for path, holds in held if holds),
        (*(path for path, holds in held if holds is None), *hidden),
    )


def forget(desk: Desk, wanted: Wanted) -> Outcome:
    """Forget what is `wanted`, in progress first. Raises StoreError where that can't be done."""
    store = desk.store
    log = in_log(desk, wanted.before)
    store.forget_typed(wanted)
    mine = copies.write_anew(store.path)
    outcome = in_copies(store.path, wanted)
    return Outcome(outcome.copies, (*((mine,) if mine else ()), *outcome.left, *log))


def in_log(desk: Desk, before: int | None) -> tuple[Left, ...]:
    """Forget the errors of before study day `before`, None for all; give the log if it is left."""
    why = empty_log(desk.folders.log, before)
    return (Left(desk.folders.log, why),) if why else ()


def in_copies(database: Path, wanted: Wanted) -> Outcome:
    """Forget what is `wanted` in every file beside the one at `database`, in any thread."""
    done, left = list[Path](), list[Left]()
    for path, held in _each(database, wanted):
        # One that seems to hold nothing may be damaged, and is looked through all the same.
        problem = copies.forget(path, wanted)
        if problem is not None:
            left.append(problem)
        elif held:
            done.append(path)
    return Outcome(tuple(done), (*left, *copies.out_of_reach(database)))


def _each(database: Path, wanted: Wanted) -> Iterator[tuple[Path, bool | None]]:
    """Give every copy and whether it holds what is `wanted`, also one that gets its name now."""
    seen = set[Path]()
    while fresh := [path for path in copies.copies(database) if path not in seen]:
        for path in fresh:
            seen.add(path)
            yield path, copies.holds(path, wanted)


# The setting


def kept_for(days: int, today: int) -> Wanted:
    """Give what is to be forgotten on study day `today` where texts are kept for `days` days."""
    return Wanted(today - days + 1, None, keep_accepted=True)


def to_apply(desk: Desk) -> Wanted | None:
    """Give what the setting has forgotten today, None where it was or nothing is to be.

    Raises StoreError.
    """
    days = desk.settings.forget_typed_after_days
    if not days:
        return None
    wanted = kept_for(days, desk.now().day)
    return None if desk.store.is_forgotten(wanted) else wanted


def in_slices(desk: Desk, wanted: Wanted) -> Iterator[int]:
    """Forget what is `wanted` in progress alone; give at each step how many texts went.

    Other work may be done between the steps. Raises StoreError.
    """
    yield from desk.store.forget_typed_in_slices(wanted)
