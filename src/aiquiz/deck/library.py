"""The library: every deck that is found, with names that last."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from msgspec.structs import replace

from aiquiz.deck.card import Card, Deck, kind_of
from aiquiz.deck.file import FileText, Places, built_in_decks, deck_files, read_file
from aiquiz.deck.identity import followed, free, slug
from aiquiz.deck.problem import Problem
from aiquiz.deck.reader import Reading, read
from aiquiz.deck.seen import CardFace, Registry, SeenDeck, Sighting
from aiquiz.text import fold

__all__ = ["Entry", "Followed", "Library", "UnknownDeckError", "built_in_decks", "open_library"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of the library.

    `deck` is None where nothing in it can be studied as a deck; `written` counts the cards it
    holds, also those with problems. `missing` says that the file is away; its title is then the
    one it had.
    """

    path: Path
    title: str
    deck: Deck | None
    problems: tuple[Problem, ...] = ()
    written: int = 0
    built_in: bool = False
    opened: bool = False
    missing: bool = False

    @property
    def name(self) -> str:
        """What the deck is called on the command line: `id.language`."""
        return f"{self.deck.id}.{self.deck.language}" if self.deck else str(self.path)

    @property
    def errors(self) -> int:
        """How many errors the file has."""
        return sum(problem.severity == "error" for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Followed:
    """A question was edited, and its history went with it."""

    deck: str
    before: str
    now: str


class UnknownDeckError(Exception):
    """No deck, or no single deck, goes by `name`; `candidates` could be meant."""

    def __init__(self, name: str, candidates: Sequence[str]) -> None:
        """`candidates` are names as `Entry.name` gives them."""
        super().__init__(name)
        self.name = name
        self.candidates = tuple(candidates)


@dataclass(frozen=True, slots=True)
class Library:
    """The files found, in order, and the questions whose history followed an edit."""

    entries: tuple[Entry, ...]
    followed: tuple[Followed, ...] = ()
    _by_identity: dict[tuple[str, str], Entry] = field(default_factory=dict, repr=False)

    @property
    def decks(self) -> list[Deck]:
        """The decks that can be studied."""
        return [entry.deck for entry in self.entries if entry.deck is not None]

    def find(self, name: str, language: str) -> Entry:
        """Give the deck that `name` means: a path, `id`, `id.language`, or the start of an id.

        An id that exists in several languages means the one in `language`. Raises UnknownDeckError
        where none or more than one could be meant.
        """
        studied = [entry for entry in self.entries if entry.deck is not None]
        path = Path(name).expanduser().absolute()
        for entry in self.entries:
            if entry.path == path or entry.name == name:
                return entry
        exact = [entry for entry in studied if entry.deck and entry.deck.id == name]
        near = exact or [entry for entry in studied if entry.name.startswith(name)]
        ids = {entry.deck.id for entry in near if entry.deck}
        if len(ids) == 1:
            spoken = [entry for entry in near if entry.deck and entry.deck.language == language]
            if len(near) == 1 or len(spoken) == 1:
                return (spoken or near)[0]
        raise UnknownDeckError(name, [entry.name for entry in near or studied])


def open_library(places: Places, registry: Registry) -> Library:
    """Read every deck of `places`, give each its lasting name, and keep that in `registry`.

    Never raises for what a file holds; raises what `registry` raises.
    """
    opener = _Opener(registry.seen())
    opened = [Path(seen.path) for seen in opener.known.values() if seen.opened]
    found: list[Entry] = []
    for path, built_in, by_path in _paths(places, opened):
        entry = opener.open(path, built_in=built_in, opened=by_path)
        if entry is not None:
            found.append(entry)
    registry.remember(opener.changed)
    return Library(tuple(found), tuple(opener.followed))


def _paths(places: Places, opened: Iterable[Path]) -> list[tuple[Path, bool, bool]]:
    """Give every deck file once: its path, whether it is built in, whether it was named by path."""
    listed = [(path, True, False) for path in deck_files(places.built_in)]
    for folder in (places.own, *places.folders):
        listed += [(path, False, False) for path in deck_files(folder)]
    listed += [(path, False, True) for path in (*places.opened, *opened)]
    unique: dict[Path, tuple[Path, bool, bool]] = {}
    for path, built_in, by_path in listed:
        full = path.expanduser().absolute()
        unique.setdefault(full, (full, built_in, by_path))
    return list(unique.values())


class _Opener:
    """Opens files one after the other, knowing which names are taken."""

    def __init__(self, seen: Iterable[SeenDeck]) -> None:
        self.known: dict[str, SeenDeck] = {deck.path: deck for deck in seen}
        self.changed: list[Sighting] = []
        self.followed: list[Followed] = []
        self._taken: dict[tuple[str, str], Path] = {}

    def open(self, path: Path, *, built_in: bool, opened: bool) -> Entry | None:
        before = self.known.get(str(path))
        file = read_file(path)
        if isinstance(file, Problem):
            return self._unread(path, file, before, built_in=built_in, opened=opened)
        reading = read(file.data)
        if reading.deck is None:
            return Entry(path, path.stem, None, reading.problems, reading.cards, built_in, opened)
        digest = blake2b(file.data, digest_size=16).hexdigest()
        deck, id_derived = self._named(reading.deck, path, digest, before)
        twin = self._taken.setdefault((deck.id, deck.language), path)
        if twin != path:
            problem = Problem("same-deck", 1, 1, {"path": str(twin)})
            problems = (problem, *reading.problems)
            return Entry(path, deck.title, None, problems, reading.cards, built_in, opened)
        deck = self._with_history(deck, self._last_look(deck, before, id_derived))
        self._keep(path, file, digest, deck, reading, id_derived=id_derived, opened=opened)
        return Entry(path, deck.title, deck, reading.problems, reading.cards, built_in, opened)

    def _unread(
        self,
        path: Path,
        problem: Problem,
        before: SeenDeck | None,
        *,
        built_in: bool,
        opened: bool,
    ) -> Entry:
        missing = problem.code == "missing-file"
        title = before.title if before else path.stem
        return Entry(path, title, None, (problem,), 0, built_in, opened, missing)

    def _named(
        self, deck: Deck, path: Path, digest: str, before: SeenDeck | None
    ) -> tuple[Deck, bool]:
        """Give the deck with its title and id, and whether the id is ours and not the author's."""
        deck = deck if deck.title else replace(deck, title=path.stem)
        if deck.id:
            return deck, False
        if before is not None and before.id_derived:
            return replace(deck, id=before.id), True
        moved = self._moved(digest)
        if moved is not None:
            return replace(deck, id=moved.id), True
        taken = {known.id for known in self.known.values()} | {name for name, _ in self._taken}
        return replace(deck, id=free(slug(deck.title), taken)), True

    def _moved(self, digest: str) -> SeenDeck | None:
        """Give the deck that had just this content at a path where no file is any more."""
        for seen in self.known.values():
            if seen.id_derived and seen.digest == digest and not Path(seen.path).exists():
                return seen
        return None

    def _last_look(self, deck: Deck, before: SeenDeck | None, id_derived: bool) -> SeenDeck | None:
        """Give the last look at this very deck, wherever its file was then."""
        if before is not None and (before.id, before.language) == (deck.id, deck.language):
            return before
        same = [
            seen
            for seen in self.known.values()
            if (seen.id, seen.language) == (deck.id, deck.language)
        ]
        return same[0] if same else before if id_derived else None

    def _with_history(self, deck: Deck, before: SeenDeck | None) -> Deck:
        """Give edited cards the names that their histories go by."""
        if before is None:
            return deck
        names = followed([_face(card, card.id) for card in deck.cards], before.cards)
        old = {card.key: card.question for card in before.cards}
        for card in deck.cards:
            name = names.get(card.id) if card.derived else None
            if name in old and old[name] != fold(card.question) and name != card.id:
                self._tell(deck, old[name], card, before)
        return replace(deck, cards=tuple(_renamed(card, names) for card in deck.cards))

    def _tell(self, deck: Deck, question: str, card: Card, before: SeenDeck) -> None:
        if any(seen.own == card.id for seen in before.cards):
            return
        self.followed.append(Followed(deck.title, question, card.question))

    def _keep(
        self,
        path: Path,
        file: FileText,
        digest: str,
        deck: Deck,
        reading: Reading,
        *,
        id_derived: bool,
        opened: bool,
    ) -> None:
        assert reading.deck is not None
        before = self.known.get(str(path))
        own = {number: card.id for number, card in enumerate(reading.deck.cards)}
        now = tuple(_face(card, own[number]) for number, card in enumerate(deck.cards))
        present = {face.own for face in now}
        last = self._last_look(deck, before, id_derived)
        gone = tuple(
            CardFace(card.key, card.derived, card.kind, card.own, card.question, present=False)
            for card in (last.cards if last else ())
            if card.derived and card.own not in present and card.key not in {f.key for f in now}
        )
        sighting = Sighting(
            path=str(path),
            size=file.size,
            mtime_ns=file.mtime_ns,
            digest=digest,
            id=deck.id,
            language=deck.language,
            title=deck.title,
            id_derived=id_derived,
            opened=opened or bool(before and before.opened),
            problems=sum(problem.severity == "error" for problem in reading.problems),
            cards=(*now, *gone),
        )
        if before is None or not _same(sighting, before):
            self.changed.append(sighting)
        self.known[sighting.path] = sighting


def _same(sighting: Sighting, before: SeenDeck) -> bool:
    """Tell whether a look found all as it was, so that nothing has to be written."""
    facts = ("size", "mtime_ns", "digest", "id", "language", "title", "opened", "problems")
    if any(getattr(sighting, fact) != getattr(before, fact) for fact in facts):
        return False
    return [(card.key, card.own, card.present) for card in sighting.cards] == [
        (card.key, card.own, card.present) for card in before.cards
    ]


def _face(card: Card, own: str) -> CardFace:
    return CardFace(card.id, card.derived, kind_of(card), own, fold(card.question))


def _renamed(card: Card, names: Mapping[str, str]) -> Card:
    if card.derived and card.id in names:
        return replace(card, id=names[card.id])
    return card
