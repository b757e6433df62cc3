"""The library: every deck that is found, and which of them a name means."""

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

from aiquiz.deck.card import Deck
from aiquiz.deck.entry import Entry
from aiquiz.deck.file import (
    Places,
    built_in_decks,
    full_path,
    listed_files,
    real_path,
    stamps,
)
from aiquiz.deck.following import Edit, Lost
from aiquiz.deck.opening import Opener
from aiquiz.deck.problem import Problem
from aiquiz.deck.seen import Registry, Stamp
from aiquiz.text import fold

__all__ = [
    "Entry",
    "Library",
    "UnknownDeckError",
    "UnreadDeckError",
    "built_in_decks",
    "open_library",
]


class UnknownDeckError(Exception):
    """No deck, or no single deck, goes by `name`; `candidates` could be meant."""

    def __init__(self, name: str, candidates: Sequence[str]) -> None:
        """`candidates` are names as `Entry.name` gives them."""
        super().__init__(name)
        self.name = name
        self.candidates = tuple(candidates)


class UnreadDeckError(UnknownDeckError):
    """The file at the path `name` is known, but no card of it can be read; `problem` is why."""

    def __init__(self, name: str, problem: Problem) -> None:
        """`problem` is the first thing that is wrong with it."""
        super().__init__(name, ())
        self.problem = problem


class Library:
    """The files found, in order, each with what tells whether it has changed since then.

    What is in a file that has not changed since it was last read is read when it is asked for.
    """

    def __init__(
        self,
        entries: Sequence[Entry],
        stamps: Mapping[str, Stamp],
        followed: Sequence[Edit],
        lost: Sequence[Lost],
    ) -> None:
        """`stamps` are by path; `followed` and `lost` may grow as files are read."""
        self.entries = tuple(entries)
        self.stamps = stamps
        self._followed = followed
        self._lost = lost

    @property
    def followed(self) -> tuple[Edit, ...]:
        """The questions whose history followed an edit."""
        return tuple(self._followed)

    @property
    def lost(self) -> tuple[Lost, ...]:
        """The cards that left a file, or were written otherwise than to be known again."""
        return tuple(self._lost)

    @property
    def decks(self) -> list[Deck]:
        """The decks that can be studied; every file is read for them."""
        return [entry.deck for entry in self.entries if entry.deck is not None]

    @property
    def studied(self) -> list[Entry]:
        """The files whose decks can be studied, which are not read for it."""
        return [entry for entry in self.entries if entry.is_deck]

    def named(self, names: Collection[tuple[str, str]]) -> list[Entry]:
        """Give the files of the decks `names` (id, language)."""
        return [entry for entry in self.studied if (entry.id, entry.language) in names]

    def find(self, name: str, language: str) -> Entry:
        """Give the deck that `name` means: a path, `id`, `id.language`, or the start of an id.

        Where no deck has that id it may be the title of one or the name of its file. A file that
        holds no deck now goes by what the one last seen in it was called. An id that exists in
        several languages means the one in `language`. Raises UnknownDeckError where none or more
        than one could be meant.
        """
        found = self._called(name)
        if found is not None:
            return found
        near = self._near(name)
        only = _only(near, language)
        if only is None:
            raise UnknownDeckError(name, [entry.last_name for entry in near or self.entries])
        return only

    def _near(self, name: str) -> list[Entry]:
        """Give the files that `name` may mean, by the likeliest way to mean one that fits any."""
        studied = self.studied
        broken = [entry for entry in self.entries if not entry.is_deck]
        folded = fold(name)
        ways = (
            (studied, lambda entry: entry.id == name),
            # Whoever names a broken deck in full means no other that begins like it.
            (broken, lambda entry: name in (entry.last_id, entry.last_name, entry.path.stem)),
            (studied, lambda entry: entry.name.startswith(name)),
            (self.entries, lambda entry: folded in (fold(entry.title), fold(entry.path.stem))),
            (broken, lambda entry: bool(entry.last_id) and entry.last_name.startswith(name)),
        )
        for entries, fits in ways:
            found = [entry for entry in entries if fits(entry)]
            if found:
                return found
        return []

    def _called(self, name: str) -> Entry | None:
        """Give the file whose whole name or path `name` is."""
        named = self._by_name.get(name)
        if named is not None and named.name == name:
            return named
        at_path = self._by_path.get(real_path(full_path(name)))
        # A file that was read since may hold another deck by now.
        return at_path or next((entry for entry in self.entries if entry.name == name), None)

    @cached_property
    def _by_name(self) -> dict[str, Entry]:
        return {entry.name: entry for entry in reversed(self.entries)}

    @cached_property
    def _by_path(self) -> dict[str, Entry]:
        return {real_path(entry.path): entry for entry in reversed(self.entries)}


def _only(entries: Sequence[Entry], language: str) -> Entry | None:
    """Give the one of `entries` that is meant, None where it can't be told which."""
    if len(entries) == 1:
        return entries[0]
    spoken = [entry for entry in entries if entry.last_language == language]
    one_deck = len({entry.last_id for entry in entries}) == 1
    return spoken[0] if one_deck and len(spoken) == 1 else None


def open_library(places: Places, registry: Registry) -> Library:
    """Give every deck of `places` its lasting name, and keep that in `registry`.

    Only files that are new or have changed are read. Never raises for what a file holds; raises
    what `registry` raises.
    """
    opener = Opener(registry)
    files = listed_files(places, opener.known.opened)
    # Before anything is read: what is saved meanwhile is then seen to have changed.
    now = stamps(files)
    found = [opener.open(listed, now.get(str(listed.path))) for listed in files]
    opener.save()
    return Library(found, now, opener.followed, opener.lost)
