"""The learner's desk: settings, decks and progress, opened together.

Both faces, the screens and the plain mode, sit at it. The thread that opens the desk owns the
connection to the database and is the only one that may use it.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from aiquiz.deck.file import Places, full_path, is_path, listed_files, stamps
from aiquiz.desk.copying import Copying
from aiquiz.desk.listed import places_of
from aiquiz.desk.run_clock import RunClock
from aiquiz.desk.terms import terms_of
from aiquiz.desk.wish import StudyWish, as_meant, facts_of, wish_of
from aiquiz.progress.trouble import STILL_READABLE, StoreError
from aiquiz.scheduling.days import Moment
from aiquiz.scheduling.memory import Memory, Terms
from aiquiz.scheduling.review import CardKey, Entry, Ref
from aiquiz.settings.file import Settings
from aiquiz.settings.folders import Folders
from aiquiz.settings.watching import WatchedFile
from aiquiz.settings.writing import write

if TYPE_CHECKING:
    from aiquiz.deck.card import Deck
    from aiquiz.deck.library import Entry as DeckEntry
    from aiquiz.deck.library import Library
    from aiquiz.desk.last_run import LastRun
    from aiquiz.desk.overview import Outlook, Overview
    from aiquiz.desk.shape import Choices
    from aiquiz.desk.sitting import Known, LeftOpen, Sitting
    from aiquiz.grading import Grader
    from aiquiz.progress.opened import Moved
    from aiquiz.progress.reviews import LoggedReview
    from aiquiz.progress.sessions import LoggedSession
    from aiquiz.progress.store import Store
    from aiquiz.progress.union import Found
    from aiquiz.scheduling.exam import Exams
    from aiquiz.scheduling.queue import Agenda
    from aiquiz.study import Elsewhere, Session


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
        ticks: Callable[[], int] | None = None,
    ) -> None:
        """`language` is the interface's; `clock` gives the local time with its offset.

        `ticks` gives milliseconds that only go on, whoever sets the clock; without it the clock's.
        """
        self.folders = folders
        self.settings = settings
        self.language = language
        self._watched = WatchedFile(folders.settings_file)
        self._time = RunClock(clock, ticks)
        self._random_bytes = random_bytes
        self._library: Library | None = None
        self._opened: tuple[Path, ...] = ()
        self.copying = Copying(folders, lambda: self.now().at_ms)
        self._store: Store | None = None
        self._why_closed: StoreError | None = None
        self._registry: _Registry | None = None
        self.last_run: LastRun | None = None
        self._at_session: tuple[int, int] | None = None
        self._at_look: tuple[int, int] | None = None
        self._forgotten = 0

    # Opening and closing

    @property
    def terms(self) -> Terms:
        """The terms that hold by deck: the settings', with the learner's own parameters."""
        return self._store.terms if self._store else terms_of(self.settings)

    @property
    def store(self) -> "Store":
        """The open store. Raises StoreError where it could not be opened again: see `set_aside`."""
        if self._store is None and self._why_closed is not None:
            raise StoreError(self._why_closed.code, **self._why_closed.facts)
        assert self._store is not None
        return self._store

    @property
    def unsaved_look(self) -> StoreError | None:
        """Why what was seen of the decks could not be written, None where it was."""
        return self._registry.trouble if self._registry else None

    def why_only_read(self) -> StoreError | None:
        """Give why progress can only be read now, None where nothing tells that."""
        from aiquiz.progress.writable import why_only_read

        return why_only_read(self.folders.database) or self.unsaved_look

    @property
    def has_decks(self) -> bool:
        """Whether the decks were looked at."""
        return self._library is not None

    @property
    def library(self) -> "Library":
        """The open library."""
        assert self._library is not None
        return self._library

    def places(self, opened: Sequence[Path] = ()) -> Places:
        """Give where decks are looked for, with the files `opened` by path."""
        return places_of(self.folders, self.settings, opened)

    def open(self, names: Sequence[str] = ()) -> None:
        """Open progress and decks, those among `names` that are paths too. Raises StoreError."""
        self.open_store()
        opened = (full_path(name) for name in names if is_path(name))
        self._opened = tuple(dict.fromkeys((*self._opened, *opened)))
        self._take_in_forgetting()
        self.read_decks()

    def read_decks(self) -> None:
        """Look at every deck anew; those that changed are read. Raises StoreError."""
        # The library brings YAML and msgspec, 30 ms that `due` should not pay.
        from aiquiz.deck.library import open_library

        registry = _Registry(self.store)
        self._library = open_library(self.places(self._opened), registry)
        self._registry = registry

    def list_also(self, path: Path) -> None:
        """List the deck file at `path` too, and read every deck anew. Raises StoreError."""
        # What lies in a deck folder is listed anyway, and no longer once it is gone from there.
        if path.parent not in self.places().all_folders:
            self._opened = (*self._opened, path)
        self.read_decks()

    def open_store(self) -> "Store":
        """Open progress alone. Raises StoreError."""
        store = self._open_store(create=True)
        assert store is not None
        return store

    def find_store(self) -> "Store | None":
        """Open progress alone, None where there is none yet: nothing is made. Raises StoreError."""
        return self._open_store(create=False)

    def _open_store(self, *, create: bool) -> "Store | None":
        # SQLite costs 10 ms to import, which the first frame of the screen should not wait for.
        from aiquiz.progress.store import open_store

        if self._store is None:
            self._store = open_store(
                self.folders.database,
                terms_of(self.settings),
                now_ms=self.now().at_ms,
                random_bytes=self._random_bytes,
                create=create,
            )
            self._why_closed = None
        return self._store

    def rows_here(self) -> "list[Found]":
        """Give the rows that this window has and the file of progress may lack."""
        return self._store.rows_here() if self._store else []

    @contextmanager
    def set_aside(self) -> Iterator[None]:
        """Have progress closed while another file takes its place; then it is open as it was.

        All that is inside is one thing to do for the thread of the desk: nobody meets progress
        that is closed. Raises StoreError where it can't be opened again, unless something else is
        raised inside; until it can, whatever asks for the store raises that too.
        """
        was_open = self._store is not None or self._why_closed is not None
        self._shut()
        try:
            yield
        except BaseException:
            if was_open:
                with suppress(StoreError):
                    self._open_again()
            raise
        if was_open:
            self._open_again()

    def reopen(self) -> None:
        """Open progress where it could not be after it was set aside. Raises StoreError."""
        if self._why_closed is not None:
            self._open_again()

    def _open_again(self) -> None:
        try:
            self.open_store()
            self._at_session = self._at_look = None
            if self.has_decks:
                self.read_decks()
        except StoreError as error:
            self._shut()
            self._why_closed = error
            raise

    def _shut(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None

    def close(self) -> None:
        """Close progress: the run is at its end."""
        self._shut()
        if self.last_run is not None:
            self.last_run.end()

    def copy(self) -> None:
        """Have the progress copied in the background, where it is time and the learner wants it."""
        if self.settings.backups:
            self.copying.begin()

    def now(self) -> Moment:
        """Give the moment it is."""
        return self._time.now(self.settings.day_start_min)

    def ticks(self) -> int:
        """Give milliseconds since some time, to tell how soon one thing follows another."""
        return self._time.ticks()

    # Settings

    def choose_language(self, language: str) -> None:
        """Keep `language` as the interface's. Raises SettingsError, StoreError."""
        self.take_in_settings()
        write(self.folders.settings_file, "language", language)
        self._watched.note()
        self.settings = replace(self.settings, language=language)
        self.language = language

    def settle(self, settings: Settings) -> None:
        """Go on under `settings`: due days follow their terms at once. Raises StoreError.

        Where nothing can be written they follow when that can be done again.
        """
        self.settings = settings
        self._watched.note()
        if self._store is not None:
            try:
                self._store.go_by(terms_of(settings))
            except StoreError as error:
                if error.code not in STILL_READABLE:
                    raise

    def take_in_settings(self) -> bool:
        """Go on under what somebody else wrote to the settings, where that is; tell whether it was.

        Whoever writes to them does this before: what is written then is all that changes.
        Raises StoreError.
        """
        changed = self._watched.changed()
        if changed is not None:
            self.settle(changed)
        return changed is not None

    def _take_in_forgetting(self) -> bool:
        """Tell whether what was typed was forgotten since this was asked last."""
        before, self._forgotten = self._forgotten, self.store.times_forgotten()
        return before != self._forgotten

    # Sessions

    def session(self, wish: StudyWish) -> "Session":
        """Give the session that `wish` asks for, and let the store begin it.

        Raises UnknownDeckError for a name that no deck goes by, UnknownTagError for a tag that
        no card of them has, StoreError.
        """
        from aiquiz.scheduling.fsrs6 import get_ready
        from aiquiz.study import Session

        wish = self._as_meant(wish)
        seed = wish.seed or 0
        self._at_session = self.store.edition()
        found, known = self._sitting(wish)
        wish = self._with_exams(wish, known)
        used = {card.key[:2] for card in (*found.planned, *found.repeats)}
        for deck, _language in used:
            get_ready(self.terms.of(deck))
        whole = len(found.earlier) + len(found.planned)
        facts: dict[str, object] = {
            "wish": facts_of(self._named(wish)),
            "planned": whole,
            "asked_all": not wish.decks,
        }
        self.store.begin(wish.kind, sorted(used), self.now(), facts, wish.goes_on)
        return Session(
            found.planned,
            self._graders(used),
            self.terms,
            seed=seed,
            kind="study" if wish.kind == "ahead" else wish.kind,
            is_mock=wish.is_mock,
            at_end=wish.at_end,
            earlier=found.earlier,
            repeats=found.repeats,
            marks=known.marks,
        )

    def _with_exams(self, wish: StudyWish, known: "Known") -> StudyWish:
        """Give `wish` with the exams that it is for: they may end before it is gone on with."""
        from aiquiz.desk.sitting import is_for_exam

        if wish.exams is not None:
            return wish
        entries = self._asked(wish, known)
        exams = (entry.name for entry in entries if is_for_exam(wish, entry, known.exams))
        return replace(wish, exams=tuple(exams))

    def count(self, wish: StudyWish) -> int:
        """Give how many cards a session over `wish` would ask; raises as `session` does."""
        from aiquiz.desk.sitting import chosen

        wish = self._as_meant(wish)
        known = self._known(wish)
        found = chosen(wish, self._asked(wish, known), known, wish.seed or 0)
        return len(found.cards) + len(found.repeats)

    def left_open(self) -> "LeftOpen | None":
        """Give the session begun last today of those left before their end.

        A drill is given only where nothing else was left. Raises StoreError.
        """
        newest: dict[Ref, LoggedSession] = {}
        for session in reversed(self.store.sessions_on(self.now().day)):
            newest.setdefault(session.root, session)
        if not newest:
            return None
        # What is known of the day is the same for every session of it.
        known = self._known(StudyWish(goes_on=next(iter(newest))))
        # A drill is soon begun anew: it must not stand before what counts.
        order = sorted(newest.values(), key=lambda session: session.mode == "cram")
        left = (self._left_of(session, known) for session in order)
        return next((found for found in left if found is not None), None)

    def _left_of(self, session: "LoggedSession", known: "Known") -> "LeftOpen | None":
        """Give what is left of `session`, None where nothing is, or its decks are gone."""
        from aiquiz.desk.sitting import left_open

        planned = session.facts.get("planned")
        wish = wish_of(session.facts.get("wish"), session.root)
        if wish is None or not isinstance(planned, int):
            return None
        listed = tuple(name for name in wish.decks if self._is_listed(name))
        if wish.decks and not listed:
            return None
        wish = replace(wish, decks=listed)
        leeches, missed = self._only(wish, known.memories)
        known = replace(known, leeches=leeches, missed=missed)
        return left_open(wish, planned, self._entries(listed, known.memories), known)

    def _is_listed(self, name: str) -> bool:
        from aiquiz.deck.library import UnknownDeckError

        try:
            self.find(name)
        except UnknownDeckError:
            return False
        return True

    def _named(self, wish: StudyWish) -> StudyWish:
        """Give `wish` with its decks named: which ones all of them are depends on the language."""
        if wish.decks:
            named = (name if is_path(name) else self.find(name).name for name in wish.decks)
        else:
            named = (entry.name for entry in self._entries((), self.store.memories()))
        return replace(wish, decks=tuple(named))

    def choices(self, named: Sequence[str] = ()) -> "Choices":
        """Give what a session can be shaped from, hidden decks only if `named`.

        Raises StoreError.
        """
        from aiquiz.desk.asked import hidden_decks
        from aiquiz.desk.shape import choices

        hidden = hidden_decks(self.settings)
        listed = [
            entry for entry in self.library.studied if entry.id not in hidden or entry.name in named
        ]
        return choices(listed, self._entries((), self.store.memories()))

    def entry_of(self, card: CardKey) -> "DeckEntry | None":
        """Give the file that holds `card`, or did before it broke; None where none does.

        It is read: who asks is no longer in the thread that could do that. Raises StoreError.
        """
        held = self.library.named({card[:2]})
        if not held:
            seen = self.store.seen()
            paths = {known.path for known in seen if (known.id, known.language) == card[:2]}
            held = [entry for entry in self.library.entries if str(entry.path) in paths]
        return _read(held[0]) if held else None

    def entry_at(self, path: str) -> "DeckEntry | None":
        """Give the file at `path`, read; None where it is not listed any more.

        Raises StoreError.
        """
        found = (entry for entry in self.library.entries if str(entry.path) == path)
        entry = next(found, None)
        return entry and _read(entry)

    def look(self) -> bool:
        """Look at every deck anew if a file changed since that was done; tell whether one did.

        Settings that were changed elsewhere hold from then on, too: two windows must not bring
        cards back on different terms. What was typed and forgotten elsewhere counts as a change:
        no window goes on showing it. Looking costs a few microseconds a file. Raises StoreError.
        """
        changed = self.take_in_settings() | self._take_in_forgetting()
        opened = [entry.path for entry in self.library.entries if entry.opened]
        if stamps(listed_files(self.places(self._opened), opened)) == self.library.stamps:
            return changed
        self.read_decks()
        return True

    def elsewhere(self, cards: Collection[CardKey]) -> "Elsewhere | None":
        """Give what other windows made of `cards`, which the session is still to ask.

        None where they have written nothing since it was begun, or since this was asked last.
        Raises StoreError.
        """
        from aiquiz.study import Elsewhere

        edition = self.store.edition()
        if edition == self._at_session:
            return None
        memories = {card: self.store.memory(card) for card in cards}
        marks = self.store.marks(self.now().day)
        found = Elsewhere(memories, marks, self._graders({card[:2] for card in cards}))
        self._at_session = edition
        return found

    def written_elsewhere(self) -> bool:
        """Tell whether another window wrote since this was asked last. Raises StoreError."""
        if self._store is None:
            return False
        before, self._at_look = self._at_look, self._store.edition()
        return before is not None and before != self._at_look

    def moved(self) -> "list[Moved]":
        """Give what became of the file of progress while it was open: each is told once."""
        return self._store.moved() if self._store else []

    def fresh(
        self, decks: Collection[tuple[str, str]]
    ) -> "tuple[list[Deck], dict[tuple[str, str], Grader]]":
        """Give `decks` (id, language) as they stand in their files now, and graders for them.

        A session takes both to go on with what stands in the files now. Raises StoreError.
        """
        found = [entry.deck for entry in self.library.named(decks)]
        return [deck for deck in found if deck is not None], self._graders(decks)

    def _as_meant(self, wish: StudyWish) -> StudyWish:
        """Give `wish` with what it leaves open settled for today. Raises StoreError."""
        roots = set[Ref]()
        if wish.goes_on is not None:
            roots = {session.root for session in self.store.sessions_on(self.now().day)}
        drawn = int.from_bytes(self._random_bytes(4), "big")
        return as_meant(wish, roots, day=self.now().day, drawn=drawn)

    def _sitting(self, wish: StudyWish) -> "tuple[Sitting, Known]":
        from aiquiz.desk.sitting import sitting

        known = self._known(wish)
        return sitting(wish, self._asked(wish, known), known, wish.seed or 0), known

    def _asked(self, wish: StudyWish, known: "Known") -> "list[DeckEntry]":
        """Give the decks of `wish`, whose tags are among theirs. Raises UnknownTagError."""
        from aiquiz.desk.shape import check_tags

        entries = self._entries(wish.decks, known.memories)
        check_tags(wish, entries)
        return entries

    def _known(self, wish: StudyWish) -> "Known":
        from aiquiz.desk.sitting import Known

        day, store = self.now().day, self.store
        reviews: Sequence[LoggedReview] = ()
        if wish.goes_on is not None:
            reviews = store.reviews(since=day)
        memories, marks = store.memories(), store.marks(day)
        agenda = self.agenda(memories, marks.away)
        only = self._only(wish, memories)
        return Known(memories, marks, agenda, reviews, self.exams(memories), *only)

    def _only(
        self, wish: StudyWish, memories: Mapping[CardKey, Memory]
    ) -> tuple[frozenset[CardKey], frozenset[CardKey]]:
        """Give the leeches and the cards that were missed, each where `wish` asks for them."""
        from aiquiz.desk.so_far import missed
        from aiquiz.scheduling.leech import leeches

        found = leeches(memories, self.terms) if wish.only == "leech" else frozenset()
        return found, missed(self.store) if wish.only == "missed" else frozenset()

    def exams(self, memories: Mapping[CardKey, Memory]) -> "Exams":
        """Give the exams that lie ahead, from all `memories`. Raises StoreError."""
        from aiquiz.desk.exams import exams_ahead

        return exams_ahead(self.settings, self.store, self.now().day, memories)

    def agenda(self, memories: Mapping[CardKey, Memory], away: Collection[CardKey]) -> "Agenda":
        """Give what today asks, from all `memories`, but for the cards in `away`.

        Raises StoreError.
        """
        from aiquiz.desk.agenda import agenda, due_among, there
        from aiquiz.desk.asked import unhidden

        day = self.now().day
        listed = unhidden(self.library.studied, self.settings)
        due = there(due_among(memories, day, away), listed)
        return agenda(self.settings, self.store, day, memories, due)

    def _graders(self, used: Collection[tuple[str, str]]) -> "dict[tuple[str, str], Grader]":
        """Give a grader that is ready for each of the decks `used` (id, language)."""
        from aiquiz.desk.graders import graders

        return graders(self.library.named(used), self.store.accepted_forms())

    def _entries(
        self, names: Sequence[str], memories: Mapping[CardKey, Memory]
    ) -> "list[DeckEntry]":
        """Give the decks called `names`, each once; without names all, in one language each."""
        from aiquiz.desk.asked import asked_of_all

        if not names:
            started = {key[:2] for key in memories}
            return asked_of_all(self.library.studied, self.settings, self.language, started)
        return list({entry.path: entry for entry in map(self.find, names)}.values())

    def find(self, name: str) -> "DeckEntry":
        """Give the deck that `name` means.

        Raises UnknownDeckError; where the deck is known and not one card of it can be read, that
        is an UnreadDeckError.
        """
        from aiquiz.deck.library import UnreadDeckError

        entry = self.library.find(name, self.language)
        if not entry.cards:
            raise UnreadDeckError(str(entry.path), entry.worst)
        return entry

    def write(self, entry: Entry) -> tuple[Ref, Memory | None]:
        """Make `entry` durable; give its place and its card's memory. Raises StoreError."""
        return self.store.append(entry)

    def overview(self, names: Sequence[str] = ()) -> "Overview":
        """Give today at a glance; its total is over the decks called `names`, or all.

        Raises StoreError, UnknownDeckError.
        """
        from aiquiz.desk.asked import hidden_decks
        from aiquiz.desk.so_far import so_far
        from aiquiz.desk.today import today_at_a_glance

        today = self.now().day
        memories, marks = self.store.memories(), self.store.marks(today)
        return today_at_a_glance(
            self.library.entries,
            self._entries(names, memories),
            memories,
            so_far(self.store, today),
            marks,
            self.agenda(memories, marks.away),
            self.exams(memories),
            hidden_decks(self.settings),
        )

    def outlook(self, decks: Collection[tuple[str, str]]) -> "Outlook":
        """Give what comes after a session over `decks` (id, language). Raises StoreError."""
        from aiquiz.desk.today import outlook

        found = self.library.named(decks)
        return outlook(self.overview(), found, self.store.memories())


class _Registry:
    """The store as the library's registry: where nothing can be written, decks still open."""

    def __init__(self, store: "Store") -> None:
        self._store = store
        self.trouble: StoreError | None = None
        self.seen = store.seen
        self.seen_cards = store.seen_cards

    def remember(self, decks: Sequence[object]) -> None:
        try:
            self._store.remember(decks)  # type: ignore[arg-type]  # shapes agree, see deck.seen
        except StoreError as error:
            self.trouble = error


def _read(entry: "DeckEntry") -> "DeckEntry":
    entry.read()
    return entry
