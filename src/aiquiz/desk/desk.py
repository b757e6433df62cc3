"""The learner's desk: settings, decks and progress, opened together.

Both faces, the screens and the plain mode, sit at it. The thread that opens the desk owns the
connection to the database and is the only one that may use it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from aiquiz.deck.file import Places, built_in_decks, full_path, is_path
from aiquiz.progress.trouble import StoreError
from aiquiz.scheduling.days import Moment, moment
from aiquiz.scheduling.memory import Memory, Policy
from aiquiz.scheduling.review import CardKey, Entry, Ref
from aiquiz.settings.file import Settings, write
from aiquiz.settings.folders import Folders

if TYPE_CHECKING:
    from aiquiz.deck.card import Deck
    from aiquiz.deck.library import Entry as DeckEntry
    from aiquiz.deck.library import Library
    from aiquiz.desk.overview import Overview
    from aiquiz.progress.store import Store
    from aiquiz.study import Session


@dataclass(frozen=True, slots=True)
class StudyWish:
    """What a session is to be made of; nothing said means everything that is due and new.

    `decks` are names or paths as on the command line, `new` and `limit` bound the cards, and
    `seed` decides every order.
    """

    decks: tuple[str, ...] = ()
    limit: int | None = None
    new: int | None = None
    tags: tuple[str, ...] = ()
    seed: int | None = None


class Desk:
    """Everything a face needs; nothing is read before `open`."""

    def __init__(
        self,
        folders: Folders,
        settings: Settings,
        language: str,
        *,
        clock: Callable[[], datetime],
        random_bytes: Callable[[int], bytes],
    ) -> None:
        """`language` is the interface's; `clock` gives the local time with its offset."""
        self.folders = folders
        self.settings = settings
        self.language = language
        self._clock = clock
        self._random_bytes = random_bytes
        self._library: Library | None = None
        self._store: Store | None = None
        self.unsaved_look: StoreError | None = None

    # Opening and closing

    @property
    def policy(self) -> Policy:
        """The terms that the settings ask for."""
        return Policy(self.settings.retention, self.settings.maximum_interval)

    @property
    def store(self) -> "Store":
        """The open store."""
        assert self._store is not None
        return self._store

    @property
    def library(self) -> "Library":
        """The open library."""
        assert self._library is not None
        return self._library

    def places(self, opened: Sequence[Path] = ()) -> Places:
        """Give where decks are looked for, with the files `opened` by path."""
        return _places(self.folders, self.settings, opened)

    def open(self, names: Sequence[str] = ()) -> None:
        """Open progress and decks, those among `names` that are paths too. Raises StoreError."""
        # The library brings YAML and msgspec, 30 ms that `due` should not pay.
        from aiquiz.deck.library import open_library

        store = self.open_store()
        paths = [full_path(name) for name in names if is_path(name)]
        registry = _Registry(store)
        self._library = open_library(self.places(paths), registry)
        self.unsaved_look = registry.trouble

    def open_store(self) -> "Store":
        """Open progress alone. Raises StoreError."""
        # SQLite costs 10 ms to import, which the first frame of the screen should not wait for.
        from aiquiz.progress.store import open_store

        if self._store is None:
            self._store = open_store(
                self.folders.database,
                self.policy,
                now_ms=self.now().at_ms,
                random_bytes=self._random_bytes,
            )
        assert self._store is not None
        return self._store

    def close(self) -> None:
        """Close progress."""
        if self._store is not None:
            self._store.close()
            self._store = None

    def now(self) -> Moment:
        """Give the moment it is."""
        return moment(self._clock(), self.settings.day_start_min)

    # Settings

    def choose_language(self, language: str) -> None:
        """Keep `language` as the interface's. Raises SettingsError."""
        write(self.folders.settings_file, "language", language)
        self.settings = replace(self.settings, language=language)
        self.language = language

    # Sessions

    def session(self, wish: StudyWish) -> "Session":
        """Give the session that `wish` asks for, and let the store begin it.

        Raises UnknownDeckError for a name that no deck goes by, StoreError.
        """
        from aiquiz.grading import load_words, prepare
        from aiquiz.study import Session
        from aiquiz.study.plan import plan

        now, memories = self.now(), self.store.memories()
        decks = self._decks(wish.decks, memories)
        seed = now.day if wish.seed is None else wish.seed
        planned = plan(
            decks,
            memories,
            now.day,
            new=self.new_left(now.day) if wish.new is None else wish.new,
            limit=wish.limit,
            tags=wish.tags,
            seed=seed,
        )
        used = {card.key[:2] for card in planned}
        load_words({language for _, language in used})
        accepted = self.store.accepted_forms()
        graders = {
            (deck.id, deck.language): prepare(deck, _forms_of(deck, accepted))
            for deck in decks
            if (deck.id, deck.language) in used
        }
        for grader in graders.values():
            grader.get_ready()
        self.store.begin("study", sorted(used), now)
        return Session(planned, graders, self.policy, seed=seed)

    def _decks(self, names: Sequence[str], memories: Mapping[CardKey, Memory]) -> "list[Deck]":
        """Give the decks called `names`, each once; without names all, in one language each."""
        from aiquiz.deck.languages import in_one_language

        if not names:
            started = {key[:2] for key in memories}
            return in_one_language(self.library.decks, self.language, started)
        entries = {entry.path: entry for entry in map(self.find, names)}
        return [entry.deck for entry in entries.values() if entry.deck is not None]

    def find(self, name: str) -> "DeckEntry":
        """Give the deck that `name` means.

        Raises UnknownDeckError; where the deck is known and not one card of it can be studied,
        that names its path.
        """
        from aiquiz.deck.library import UnknownDeckError

        entry = self.library.find(name, self.language)
        if entry.deck is None or not entry.deck.cards:
            raise UnknownDeckError(str(entry.path), ())
        return entry

    def new_left(self, day: int) -> int:
        """Give how many new cards may still be asked on study day `day`."""
        return max(self.settings.new_per_day - self.store.started_on(day), 0)

    def write(self, entry: Entry) -> tuple[Ref, Memory | None]:
        """Make `entry` durable; give its place and its card's memory. Raises StoreError."""
        return self.store.append(entry)

    def overview(self) -> "Overview":
        """Give today at a glance. Raises StoreError."""
        from aiquiz.desk.today import today_at_a_glance

        today, memories = self.now().day, self.store.memories()
        return today_at_a_glance(
            self.library.entries,
            self._decks((), memories),
            memories,
            [logged.review for logged in self.store.reviews()],
            today,
            new_left=self.new_left(today),
        )


class _Registry:
    """The store as the library's registry: where nothing can be written, decks still open."""

    def __init__(self, store: "Store") -> None:
        self._store = store
        self.trouble: StoreError | None = None
        self.seen = store.seen

    def remember(self, decks: Sequence[object]) -> None:
        try:
            self._store.remember(decks)  # type: ignore[arg-type]  # shapes agree, see deck.seen
        except StoreError as error:
            self.trouble = error


def _forms_of(deck: "Deck", accepted: Mapping[CardKey, Sequence[str]]) -> list[tuple[str, str]]:
    """Give the forms that the learner had accepted for cards of `deck`, each with the card's id."""
    return [
        (card.id, form)
        for card in deck.cards
        for form in accepted.get(CardKey(deck.id, deck.language, card.id), ())
    ]


def _places(folders: Folders, settings: Settings, opened: Sequence[Path] = ()) -> Places:
    return Places(built_in_decks(), folders.own_decks, settings.deck_folders, tuple(opened))


def deck_names(folders: Folders, settings: Settings) -> list[str]:
    """Give the names of the decks on the list as last seen, without reading any.

    None where progress can't be read.
    """
    from aiquiz.progress.store import open_store

    try:
        store = open_store(
            folders.database,
            Policy(settings.retention, settings.maximum_interval),
            now_ms=0,
            random_bytes=bytes,
            create=False,
        )
    except StoreError:
        return []
    if store is None:
        return []
    listed = _places(folders, settings).all_folders
    with store:
        return [
            f"{deck.id}.{deck.language}"
            for deck in store.seen()
            if (deck.opened or Path(deck.path).parent in listed) and Path(deck.path).exists()
        ]
