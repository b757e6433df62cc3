"""The store: the learner's progress, kept in one file.

One connection, used by the thread that opened it. What `append` wrote is on disk when it returns.
"""

import os
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from aiquiz.progress import (
    deck_files,
    elsewhere,
    entering,
    held,
    log,
    memories,
    numbers,
    parameters,
    reviews,
    sessions,
)
from aiquiz.progress.accepted import accepted_forms
from aiquiz.progress.beginning import look_before
from aiquiz.progress.daily import allowed_on, answered_on
from aiquiz.progress.database import one_moment
from aiquiz.progress.effective import marked
from aiquiz.progress.event import Event, typed_of
from aiquiz.progress.names import repaired
from aiquiz.progress.opened import Moved, Opened
from aiquiz.progress.reviews import CardHistory, LoggedReview
from aiquiz.progress.sessions import Begun, LoggedSession
from aiquiz.progress.trouble import STILL_READABLE, StoreError, file_error
from aiquiz.scheduling.days import FAR, Moment, begins_after
from aiquiz.scheduling.limits import Tally
from aiquiz.scheduling.marks import Marks, marks_on
from aiquiz.scheduling.memory import Memory, Terms
from aiquiz.scheduling.review import CardKey, Entry, Mark, Ref, Review

if TYPE_CHECKING:
    from aiquiz.progress.allowance import Allowance
    from aiquiz.progress.forgetting import Found, Wanted
    from aiquiz.progress.history import Past, PastSession
    from aiquiz.progress.of_deck import Missed, Tries
    from aiquiz.progress.union import Found as FoundRow
    from aiquiz.progress.union import Taken
    from aiquiz.scheduling.session_answer import SessionAnswer
    from aiquiz.scheduling.sums import Sums


def open_store(
    path: Path,
    terms: Terms,
    *,
    now_ms: int,
    random_bytes: Callable[[int], bytes],
    create: bool = True,
) -> "Store | None":
    """Open the store at `path`; None where there is none and `create` is false.

    `terms` are the learner's, `now_ms` is the time (UTC ms) and `random_bytes` gives the
    name of this run. Raises StoreError.
    """
    try:
        look_before(path)
        if not create and not path.exists():
            return None
        if repaired(path).exists():
            _take_up_finished(path, terms, now_ms)
    except OSError as error:  # a name that is too long, or a folder that can't be looked into
        raise file_error(error, str(path)) from error
    store = Store(path, terms, now_ms, random_bytes(16))
    try:
        store.refresh()
    except StoreError as error:
        # Days computed under other terms still serve to study where nothing can be written.
        if error.code not in STILL_READABLE:
            store.close()
            raise
    return store


def _take_up_finished(path: Path, terms: Terms, now_ms: int) -> None:
    from aiquiz.progress.finished import take_up_finished

    # Where that can't be done now it waits for another start.
    with suppress(StoreError):
        take_up_finished(path, terms, now_ms)


_ALL = 2**31
"""More reviews than anybody has."""

_NEVER_MS = 2**62
"""A time (UTC ms) that no clock tells."""


class Store:
    """An open store; use `open_store`."""

    def __init__(self, path: Path, terms: Terms, now_ms: int, stream: bytes) -> None:
        """Open it. Raises StoreError."""
        self.path = path
        self._file = Opened(path, now_ms, self._took_up)
        self._wanted = terms
        self._terms = terms
        self._started_ms = now_ms
        self._stream = stream
        self._seq = 0
        self._session: Begun | None = None

    def __enter__(self) -> "Store":
        """Give the store itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    @property
    def database(self) -> sqlite3.Connection:
        """The connection, for what else of this room reads the log."""
        return self._database

    @property
    def _database(self) -> sqlite3.Connection:
        return self._file.database

    def moved(self) -> list[Moved]:
        """Give what became of the file since this was asked last: each is told once."""
        return self._file.moved()

    def rows_here(self) -> "list[FoundRow]":
        """Give the rows that a file at the path may lack, for whoever builds it anew."""
        return self._file.rows_here()

    def edition(self) -> tuple[int, int]:
        """Give what is another one whenever another window has written. Raises StoreError."""
        return self._file.edition()

    def _took_up(self, database: sqlite3.Connection, taken: "Taken") -> None:
        """Make anew what is derived from rows of this window that were put into `database`."""
        from aiquiz.progress.union import derive

        self._terms = derive(database, taken, self._wanted)

    @property
    def terms(self) -> Terms:
        """The terms that hold: those asked for, with the learner's own parameters."""
        return self._terms

    # Writing

    def begin(
        self,
        mode: str,
        decks: Sequence[tuple[str, str]],
        moment: Moment,
        facts: Mapping[str, object] | None = None,
        goes_on: Ref | None = None,
    ) -> None:
        """Begin a session on `decks` (id, language); it is written with its first entry.

        `facts`, which JSON must be able to hold, are kept with it. `goes_on` is the session that
        it takes up again, where it does: their reviews are then told as one session's.
        """
        self._session = Begun(mode, tuple(decks), moment, facts or {}, goes_on)

    def append(self, entry: Entry) -> tuple[Ref, Memory | None]:
        """Add `entry`; give its place and the memory of its card afterwards.

        It is on disk when this returns. Raises StoreError, after which nothing of it is there;
        it may then be given again, also where only the confirmation was lost: nothing is
        written twice. Raises KeyError where `entry` is about one that is not in the log.
        """
        seq, session = self._seq + 1, self._session
        within = session.seq if session else None
        with self._file.change():
            self._keep_up()
            stream = self._own_stream()
            begun: Event | None = None
            if session is not None and within is None:
                begun = session.event(Ref(self._stream, seq))
                begun, _is_new = entering.write_row(self._database, stream, begun)
                within, seq = begun.ref.seq, begun.ref.seq + 1
            ref = Ref(self._stream, seq)
            event, about = entering.write(self._database, stream, ref, within, entry)
            memory = entering.fold(self._database, event, about, self._terms)
            terms = self._terms_after({about.kind})
        if session is not None:
            session.seq = within
        if begun is not None:
            self._file.wrote(begun, None)
        self._file.wrote(event, typed_of(entry))
        self._seq, self._terms = event.ref.seq, terms
        return event.ref, memory

    def append_all(self, entries: Sequence[Entry]) -> list[Ref]:
        """Add `entries` in one change, all or none of them; give their places.

        They belong to no session. What holds for `append` holds for them together.
        """
        seqs = range(self._seq + 1, self._seq + 1 + len(entries))
        with self._file.change():
            self._keep_up()
            stream = self._own_stream()
            written = [
                entering.write(self._database, stream, Ref(self._stream, seq), None, entry)
                for seq, entry in zip(seqs, entries, strict=True)
            ]
            # A card that several of them are about is folded once.
            moved = {about.number: about.card for _, about in written if about.moves_memory}
            for number, card in moved.items():
                assert number is not None
                assert card is not None
                memories.replay(self._database, number, card, self._terms)
            terms = self._terms_after({about.kind for _, about in written})
        for entry, (event, _about) in zip(entries, written, strict=True):
            self._file.wrote(event, typed_of(entry))
        refs = [event.ref for event, _about in written]
        self._seq, self._terms = max((self._seq, *(ref.seq for ref in refs))), terms
        return refs

    def allow(self, allowance: "Allowance") -> Ref:
        """Add `allowance`; give its place. What holds for `append` holds for it."""
        from aiquiz.progress import allowance as allowances

        event = allowances.event_of(allowance, Ref(self._stream, self._seq + 1))
        with self._file.change():
            event, _is_new = entering.write_row(self._database, self._own_stream(), event)
        self._file.wrote(event, None)
        self._seq = event.ref.seq
        return event.ref

    def take_in(self, reviews: Sequence[Review], source: elsewhere.Source) -> int:
        """Add those of `reviews`, made elsewhere, that are not there yet; give how many that are.

        It is one change, all of it or nothing. They belong to no session. Raises StoreError.
        """
        with self._file.change():
            fresh = elsewhere.not_there(self._database, reviews)
            if not fresh:
                return 0
            numbers = self._numbers({one.card for one in fresh})
            stream = (self._own_stream(), self._stream)
            last = elsewhere.write(self._database, stream, fresh, numbers, source)
            self._replay(numbers)
        self._seq = last
        return len(fresh)

    def take_back(self, reviews: Sequence[Review], moment: Moment, *, dry_run: bool = False) -> int:
        """Undo those of `reviews`, made elsewhere, that are there and count; give how many.

        It is one change, all of it or nothing; with `dry_run` none. Raises StoreError.
        """
        with self._file.change():
            rows = elsewhere.standing(self._database, reviews)
            if dry_run or not rows:
                return len(rows)
            numbers = self._numbers({row.card for row in rows if row.card is not None})
            stream = (self._own_stream(), self._stream)
            last = elsewhere.take_back(self._database, stream, rows, numbers, moment)
            self._replay(numbers)
        self._seq = last
        return len(rows)

    def _numbers(self, cards: Collection[CardKey]) -> dict[CardKey, int]:
        return {card: numbers.card_number(self._database, card) for card in cards}

    def _replay(self, numbers: Mapping[CardKey, int]) -> None:
        for card, number in numbers.items():
            memories.replay(self._database, number, card, self._terms)

    def _keep_up(self) -> None:
        """Take up parameters that another window let hold since."""
        if not memories.has_parameters(self._database, self._terms.of("").parameters):
            self._terms = parameters.applied(self._database, self._wanted)

    def _terms_after(self, kinds: Collection[str]) -> Terms:
        """Give the terms after entries about rows of `kinds`, and make anew what they change."""
        if "params" not in kinds:
            return self._terms
        terms = parameters.applied(self._database, self._wanted)
        memories.bring_up_to_date(self._database, terms)
        return terms

    def _own_stream(self) -> int:
        """Give the number of this run's stream, made with its first entry."""
        return numbers.stream_number(self._database, self._stream, self._started_ms)

    # Reading

    def memory(self, card: CardKey) -> Memory | None:
        """Give the memory of `card`, None if it was never studied. Raises StoreError."""
        with self._file.reading():
            found = numbers.known_number(self._database, card)
            known = memories.load(self._database, found) if found else None
        return known[0] if known else None

    def history(self, card: CardKey) -> CardHistory:
        """Give what was answered to `card`, also before it was reset. Raises StoreError."""
        with self._file.reading():
            number = numbers.known_number(self._database, card)
            return reviews.history(self._database, number) if number else CardHistory()

    def memories(self, lapses: int = 0) -> dict[CardKey, Memory]:
        """Give the memory of every studied card that was forgotten so often or more.

        Raises StoreError.
        """
        with self._file.reading():
            return memories.load_all(self._database, lapses)

    def reviews(self, since: int | None = None) -> list[LoggedReview]:
        """Give every review that counts, in the order in which they happened.

        With `since` only those of that study day and later. Raises StoreError.
        """
        with self._file.reading():
            return reviews.counting(self._database, since)

    def reviews_in_slices(
        self, since: int | None = None, decks: Collection[tuple[str, str]] | None = None
    ) -> Iterator[list[LoggedReview]]:
        """Give what `reviews` does by some cards at a time, not yet in order.

        With `decks` (id, language) it is those of their cards. Other work may be done between the
        slices. Raises StoreError.
        """
        with self._file.reading():
            yield from reviews.in_slices(self._database, since, decks)

    def reviews_kept(self) -> int:
        """Give how many reviews are on disk, whatever became of them since. Raises StoreError."""
        with self._file.reading():
            return log.count_reviews(self._database)

    def answered_here(self, since: int, last: int, most: int = _ALL) -> list[LoggedReview]:
        """Give the last `most` reviews made here that count, of study days `since` to `last`.

        They come in the order in which they happened. Raises StoreError.
        """
        span = log.Span(begins_after(since), _NEVER_MS, since, last)
        with self._file.reading():
            return reviews.made_here(self._database, span, most)

    def last_here(self, most: int) -> list[LoggedReview]:
        """Give the last `most` reviews made here that count, in order, as `count` left them.

        Raises StoreError.
        """
        from aiquiz.progress import sums

        with self._file.reading():
            since = sums.begin_of_last_here(self._database, most)
            if since is None:
                return []
            span = log.Span(begins_after(since), _NEVER_MS, -FAR, FAR)
            return reviews.made_here(self._database, span, most)

    def missed(self) -> frozenset[CardKey]:
        """Give the cards that were not right when they were asked last, as `count` left them.

        Raises StoreError.
        """
        from aiquiz.progress import missed

        with self._file.reading():
            return missed.load(self._database)

    def not_there(self, reviews: Sequence[Review]) -> int:
        """Give how many of `reviews`, made elsewhere, `take_in` would add. Raises StoreError."""
        with self._file.reading():
            return len(elsewhere.not_there(self._database, reviews))

    def remembered(self) -> list[LoggedReview]:
        """Give the reviews that memory is made from, in their order, as they stand now.

        A quiz or a drill is not among them, nor what came before a reset. Raises StoreError.
        """
        with self._file.reading():
            return reviews.behind_memory(self._database)

    def accepted_forms(self) -> dict[CardKey, tuple[str, ...]]:
        """Give the answers that the learner had accepted, by card. Raises StoreError."""
        with self._file.reading():
            return accepted_forms(self._database)

    def marks(self, day: int) -> Marks:
        """Give what is marked on study day `day`. Raises StoreError."""
        with self._file.reading():
            events = [row.event for row in log.rows_of_marked(self._database)]
        entries = [
            Mark(event.card, event.kind, event.moment) for event in marked(events) if event.card
        ]
        return marks_on(day, entries)

    def due_counts(self, day: int, away: Collection[CardKey]) -> dict[tuple[str, str], held.Count]:
        """Give by deck (id, language) how many cards are due on study day `day`, but for `away`.

        It takes the same few milliseconds whatever there is. Raises StoreError.
        """
        with self._file.reading():
            return held.counts(self._database, day, away)

    def asked_both_ways(self) -> set[str]:
        """Give the deck files of which a card is asked the other way round too.

        Raises StoreError.
        """
        with self._file.reading():
            return held.asked_both_ways(self._database)

    def started(self) -> set[tuple[str, str]]:
        """Give the decks (id, language) of which any card was studied. Raises StoreError."""
        with self._file.reading():
            return held.started(self._database)

    def started_on(self, day: int) -> int:
        """Give how many cards were first studied on study day `day`. Raises StoreError.

        A card that was reset is first studied when it is studied again.
        """
        return sum(tally.new for tally in self.answered_on(day).values())

    def answered_on(self, day: int) -> dict[str, Tally]:
        """Give how many cards were asked on study day `day`, by deck. Raises StoreError."""
        with self._file.reading():
            return answered_on(self._database, day)

    def allowed_on(self, day: int) -> dict[str, Tally]:
        """Give what was allowed beyond the limits on study day `day`, by deck.

        Raises StoreError.
        """
        with self._file.reading():
            return allowed_on(self._database, day, begins_after(day))

    def sessions(self) -> list[LoggedSession]:
        """Give every session that was written, oldest first. Raises StoreError."""
        with self._file.reading():
            return sessions.every(self._database)

    def sessions_on(self, day: int) -> list[LoggedSession]:
        """Give the sessions begun on study day `day`, oldest first. Raises StoreError."""
        with self._file.reading():
            return sessions.begun_on(self._database, day)

    # The past

    def past(self) -> "Past":
        """Give the sessions in which an answer counts, not yet read. Raises StoreError."""
        from aiquiz.progress.history import Past

        with self._file.reading():
            return Past(self._database)

    def answers_in(
        self, past: "Past", sessions: "Sequence[PastSession]"
    ) -> "list[list[SessionAnswer]]":
        """Give the answers of each of `sessions` that count, in order. Raises StoreError."""
        with self._file.reading():
            return past.answers(self._database, sessions)

    def reviews_in(self, past: "Past", session: "PastSession") -> list[LoggedReview]:
        """Give the reviews of `session` that count, in order. Raises StoreError."""
        with self._file.reading():
            return past.reviews(self._database, session)

    # Sums

    def count(self) -> Iterator[float]:
        """Bring the sums up to date; give at each step the share that is done.

        Other work may be done between the steps. Raises StoreError.
        """
        from aiquiz.progress import sums

        while True:
            database = self._database
            try:
                with self._file.reading():
                    yield from sums.bring_up_to_date(database, self._terms, self._file.change)
                return
            except StoreError:
                # Where another file was opened meanwhile it is begun anew.
                if self._database is database:
                    raise

    def sums(self, since: int | None = None) -> "Sums":
        """Give the sums by study day as `count` left them, those from day `since` on.

        Raises StoreError.
        """
        from aiquiz.progress import sums

        with self._file.reading():
            return sums.load(self._database, since)

    def days(self) -> dict[tuple[str, str], dict[int, int]]:
        """Give by deck the study days with answers, and how many, as `count` left them.

        Raises StoreError.
        """
        from aiquiz.progress import sums

        with self._file.reading():
            return sums.days(self._database)

    def coming(self, away: Collection[CardKey]) -> dict[tuple[str, str], dict[int, int]]:
        """Give by deck how many cards of its files but those in `away` come back on each day.

        Raises StoreError.
        """
        with self._file.reading(), one_moment(self._database):
            return held.coming(self._database, away)

    def known(self) -> dict[tuple[str, str], int]:
        """Give by deck how many of the cards that its files hold are known. Raises StoreError."""
        with self._file.reading():
            return held.known(self._database)

    def tries(self, deck: tuple[str, str]) -> "Tries":
        """Give how the memories of `deck` held, as `count` left them. Raises StoreError."""
        from aiquiz.progress import of_deck

        with self._file.reading():
            return of_deck.tries(self._database, deck)

    def most_missed(self, deck: tuple[str, str], most: int) -> "list[Missed]":
        """Give up to `most` cards of `deck` that were missed most often. Raises StoreError."""
        from aiquiz.progress import of_deck

        with self._file.reading():
            return of_deck.most_missed(self._database, deck, most)

    # Forgetting what was typed

    def typed(self, wanted: "Wanted") -> "Found":
        """Give what of `wanted` there is. Raises StoreError."""
        from aiquiz.progress import forgetting

        with self._file.reading():
            return forgetting.find(self._database, wanted)

    def forget_typed(self, wanted: "Wanted") -> int:
        """Empty the texts that are `wanted`; give how many. Raises StoreError.

        They are in the file until it was written anew: see `copies.write_anew`.
        """
        from aiquiz.progress import forgetting

        with self._file.forgetting():
            return forgetting.empty(self._database, wanted)

    def forget_typed_in_slices(self, wanted: "Wanted") -> Iterator[int]:
        """Do what `forget_typed` does some texts at a time; give at each step how many.

        Other work may be done between the steps. Raises StoreError.
        """
        from aiquiz.progress import forgetting

        with self._file.reading():
            yield from forgetting.empty_in_slices(self._database, wanted, self._file.forgetting)

    def is_forgotten(self, wanted: "Wanted") -> bool:
        """Tell whether `wanted` is what `note_forgotten` was told last. Raises StoreError."""
        from aiquiz.progress import forgetting

        with self._file.reading():
            return forgetting.is_applied(self._database, wanted)

    def note_forgotten(self, wanted: "Wanted") -> None:
        """Note that `wanted` was forgotten here, and tried in every copy. Raises StoreError."""
        from aiquiz.progress import forgetting

        with self._file.change():
            forgetting.note_applied(self._database, wanted)

    def times_forgotten(self) -> int:
        """Give how many changes took out what was typed, in any window. Raises StoreError."""
        from aiquiz.progress import forgetting

        with self._file.reading():
            return forgetting.times(self._database)

    def decks_named(self) -> list[tuple[str, str]]:
        """Give every deck (id, language) that the log names. Raises StoreError."""
        with self._file.reading():
            return self._database.execute("SELECT deck, language FROM deck").fetchall()

    # Deck files

    def seen(self) -> list[deck_files.SeenDeck]:
        """Give the deck files looked at so far. Raises StoreError."""
        with self._file.reading():
            return deck_files.load(self._database)

    def seen_cards(self, path: str) -> list[deck_files.SeenCard]:
        """Give the cards of the deck file at `path` at the last look. Raises StoreError."""
        with self._file.reading():
            return deck_files.load_cards(self._database, os.fsencode(path))

    def remember(self, decks: Sequence[deck_files.DeckShape]) -> None:
        """Keep what `decks` look like now. Raises StoreError."""
        if decks:
            with self._file.change():
                deck_files.keep(self._database, decks)

    def forget(self, path: str) -> bool:
        """No longer list the deck file opened at `path`; give whether it was. Raises StoreError.

        What its cards looked like is kept: opened again, they find their histories.
        """
        with self._file.change():
            return deck_files.close(self._database, os.fsencode(path))

    # Care

    def go_by(self, terms: Terms) -> None:
        """Let `terms` hold from now on, for what was answered before too. Raises StoreError."""
        self._wanted = terms
        self.refresh()

    def refresh(self) -> None:
        """Bring the memories up to date where they were made under other terms."""
        with self._file.reading():
            self._terms = parameters.applied(self._database, self._wanted)
            current = memories.is_current(self._database, self._terms)
        if not current:
            with self._file.change():
                memories.bring_up_to_date(self._database, self._terms)

    def rebuild(self) -> None:
        """Make all that is derived anew from the log. Raises StoreError."""
        from aiquiz.progress import sums

        with self._file.change():
            memories.rebuild(self._database, self._terms)
            sums.forget(self._database)

    def check(self) -> list[Ref]:
        """Give the places of rows that are no longer what was written. Raises StoreError."""
        with self._file.reading():
            return [row.event.ref for row in log.all_rows(self._database) if not row.sound]


__all__ = ["LoggedReview", "LoggedSession", "Store", "open_store"]
