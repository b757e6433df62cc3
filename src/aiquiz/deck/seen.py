"""What is remembered of a deck between two looks at its file.

The progress room keeps it; it knows nothing of decks, and this room nothing of databases, so each
side has a type of its own that fits the shapes told here.
"""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from aiquiz import __version__

READER = f"{__version__} 4"
"""What reads decks. The number is raised where the same bytes come to give other cards, problems or
tags, so that what was kept of decks read before is not trusted any more."""


class Stamp(NamedTuple):
    """What tells, without reading it, whether a file may have changed; size in bytes."""

    size: int
    mtime_ns: int
    inode: int


class SeenCard(Protocol):
    """A card as it was when its deck was last looked at.

    `key` is the name its history goes by. `derived` says that the author gave none; then `own`
    is the hash of the question as it was then, which differs from `key` after an edit. Earlier
    versions kept `question` folded. `present` is false for a card that has left the file, or for
    what a card that is there was before its last edit (see `aiquiz.deck.following`).
    """

    @property
    def key(self) -> str: ...
    @property
    def derived(self) -> bool: ...
    @property
    def kind(self) -> str: ...
    @property
    def own(self) -> str: ...
    @property
    def question(self) -> str: ...
    @property
    def present(self) -> bool: ...


class SeenDeck(Protocol):
    """A deck file as it was at the last look.

    `size` (bytes), `mtime_ns` and `inode` tell whether it may have changed, `digest` whether it
    has; `reader` is what read it. `id_derived` says that the author gave no `id`, `opened` that the
    file is listed because it was once opened by its path, `problems` how many errors it had, `held`
    how many cards could be studied. `tags` is a text that tells how many of these have which tag.
    """

    @property
    def path(self) -> str: ...
    @property
    def size(self) -> int: ...
    @property
    def mtime_ns(self) -> int: ...
    @property
    def inode(self) -> int: ...
    @property
    def digest(self) -> str: ...
    @property
    def id(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def id_derived(self) -> bool: ...
    @property
    def opened(self) -> bool: ...
    @property
    def problems(self) -> int: ...
    @property
    def held(self) -> int: ...
    @property
    def tags(self) -> str: ...
    @property
    def reader(self) -> str: ...


class Look(SeenDeck, Protocol):
    """A look at a deck file, with all that is to be kept of it."""

    @property
    def cards(self) -> Sequence[SeenCard]: ...


class Registry(Protocol):
    """Where it is kept."""

    def seen(self) -> Sequence[SeenDeck]:
        """Give every deck file that was ever looked at and not forgotten."""
        ...

    def seen_cards(self, path: str) -> Sequence[SeenCard]:
        """Give the cards of the deck file at `path`, in their order; none where it is not known."""
        ...

    def remember(self, decks: Sequence[Look]) -> None:
        """Keep each of `decks` in place of what was kept for its path; all of them or none."""
        ...


class CardFace(NamedTuple):
    """A card as it stands in a file now; fits `SeenCard`."""

    key: str
    derived: bool
    kind: str
    own: str
    question: str
    present: bool = True


class Sighting(NamedTuple):
    """A look at a deck file; fits `Look`."""

    path: str
    size: int
    mtime_ns: int
    inode: int
    digest: str
    id: str
    language: str
    title: str
    id_derived: bool
    opened: bool
    problems: int
    held: int
    tags: str
    reader: str
    cards: tuple[CardFace, ...]


def is_as_seen(seen: SeenDeck, now: Stamp | None) -> bool:
    """Tell whether a file that is stamped `now`, None for one away, is as it was `seen`."""
    return now == (seen.size, seen.mtime_ns, seen.inode) and seen.reader == READER
