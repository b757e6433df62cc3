"""The store: the learner's progress, kept in one file.

One connection, used by the thread that opened it. What `append` wrote is on disk when it returns.
"""

import os
import sqlite3
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple

from aiquiz import __version__
from aiquiz.progress import deck_files, elsewhere, held, log, memories, parameters
from aiquiz.progress.daily import allowed_on, answered_on
from aiquiz.progress.database import change, connect, reading
from aiquiz.progress.effective import Effective, effective, marked, remembered, resets, taught
from aiquiz.progress.event import Event, checksum, event_of, review_of, typed_of
from aiquiz.progress.trouble import StoreError
from aiquiz.scheduling.days import Moment
from aiquiz.scheduling.limits import Tally
from aiquiz.scheduling.marks import Marks, marks_on
from aiquiz.scheduling.memory import Memory, Terms
from aiquiz.scheduling.review import (
    ASIDE,
    ELSEWHERE,
    Attempt,
    CardKey,
    Entry,
    Mark,
    Parameters,
    Rating,
    Ref,
    Reset,
    Review,
    Undo,
)

if TYPE_CHECKING:
    from aiquiz.progress.allowance import Allowance
    from aiquiz.scheduling.sums import Sums


class LoggedReview(NamedTuple):
    """A review that counts: its place in the log, its session's, and itself as it stands now.

    A session that was left open and taken up again is one. `graded` is the grader's own verdict.
    """

    ref: Ref
    session: Ref
    review: Review
    graded: str

    @property
    def sitting(self) -> Hashable:
        """What tells which answers to a card follow on each other: its session.

        Elsewhere it is not known which reviews were of one; those of a day are taken as such.
        """
        review = self.review
        return review.moment.day if review.mode == ELSEWHERE else self.session

    @property
    def overridden(self) -> bool:
        """Whether the verdict is the learner's and not the grader's."""
        return self.graded != self.review.verdict


class LoggedSession(NamedTuple):
    """A session in which something was typed: when it began, how, and on which decks.

    `facts` are those that were given when it began; `goes_on` is the session that it takes up.
    """

    ref: Ref
    moment: Moment
    mode: str
    decks: tuple[tuple[str, str], ...]
    facts: Mapping[str, object]
    goes_on: Ref | None

    @property
    def root(self) -> Ref:
        """The first session of those that take each other up."""
        return self.goes_on or self.ref


class CardHistory(NamedTuple):
    """What the log holds of one card: the reviews that count, in order, and when it was reset."""

    reviews: tuple[LoggedReview, ...] = ()
    resets: tuple[Moment, ...] = ()


@dataclass(slots=True)
class _Begun:
    """A session that is written with its first entry."""

    mode: str
    decks: tuple[tuple[str, str], ...]
    moment: Moment
    facts: Mapping[str, object]
    goes_on: Ref | None
    seq: int | None = None


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
    if not create and not path.exists():
        return None
    store = Store(connect(path), path, terms, now_ms, random_bytes(16))
    try:
        store.refresh()
    except StoreError as error:
        # Days computed under other terms still serve to study where nothing can be written.
        if error.code not in _STILL_READABLE:
            store.close()
            raise
    return store


_STILL_READABLE = {"read-only", "full", "busy"}


class Store:
    """An open store; use `open_store`."""

    def __init__(
        self,
        database: sqlite3.Connection,
        path: Path,
        terms: Terms,
        now_ms: int,
        stream: bytes,
    ) -> None:
        """Take over `database`, which has the present tables."""
        self.path = path
        self._database = database
        self._wanted = terms
        self._terms = terms
        self._started_ms = now_ms
        self._stream = stream
        self._seq = 0
        self._session: _Begun | None = None

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
        self._database.close()

    @property
    def database(self) -> sqlite3.Connection:
        """The connection, for what else of this room reads the log."""
        return self._database

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
        self._session = _Begun(mode, tuple(decks), moment, facts or {}, goes_on)

    def append(self, entry: Entry) -> tuple[Ref, Memory | None]:
        """Add `entry`; give its place and the memory of its card afterwards.

        It is on disk when this returns. Raises StoreError, after which nothing of it is there;
        it may then be given again, also where only the confirmation was lost: nothing is
        written twice. Raises KeyError where `entry` is about one that is not in the log.
        """
        seq, session = self._seq + 1, self._session
        within = session.seq if session else None
        with change(self._database, self.path):
            self._keep_up()
            stream = self._own_stream()
            if session is not None and within is None:
                self._write_session(stream, session, seq)
                within, seq = seq, seq + 1
            event, about = self._write(stream, seq, within, entry)
            memory = self._fold(event, about)
            terms = self._terms_after({about.kind})
        if session is not None:
            session.seq = within
        self._seq, self._terms = seq, terms
        return event.ref, memory

    def append_all(self, entries: Sequence[Entry]) -> list[Ref]:
        """Add `entries` in one change, all or none of them; give their places.

        They belong to no session. What holds for `append` holds for them together.
        """
        seqs = range(self._seq + 1, self._seq + 1 + len(entries))
        with change(self._database, self.path):
            self._keep_up()
            stream = self._own_stream()
            written = [
                self._write(stream, seq, None, entry)
                for seq, entry in zip(seqs, entries, strict=True)
            ]
            # A card that several of them are about is folded once.
            moved = {about.number: about.card for _, about in written if about.moves_memory}
            for number, card in moved.items():
                assert number is not None
                assert card is not None
                memories.replay(self._database, number, card, self._terms)
            terms = self._terms_after({about.kind for _, about in written})
        self._seq, self._terms = self._seq + len(written), terms
        return [event.ref for event, _about in written]

    def allow(self, allowance: "Allowance") -> Ref:
        """Add `allowance`; give its place. What holds for `append` holds for it."""
        from aiquiz.progress import allowance as allowances

        event = allowances.event_of(allowance, Ref(self._stream, self._seq + 1))
        with change(self._database, self.path):
            stream = self._own_stream()
            if log.stored_checksum(self._database, *event.ref) != checksum(event):
                log.write(self._database, stream, None, event, None)
        self._seq += 1
        return event.ref

    def take_in(self, reviews: Sequence[Review], source: elsewhere.Source) -> int:
        """Add those of `reviews`, made elsewhere, that are not there yet; give how many that are.

        It is one change, all of it or nothing. They belong to no session. Raises StoreError.
        """
        with change(self._database, self.path):
            fresh = elsewhere.not_there(self._database, reviews, self._known_number)
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
        with change(self._database, self.path):
            rows = elsewhere.standing(self._database, reviews, self._known_number)
            if dry_run or not rows:
                return len(rows)
            numbers = self._numbers({row.card for row in rows if row.card is not None})
            stream = (self._own_stream(), self._stream)
            last = elsewhere.take_back(self._database, stream, rows, numbers, moment)
            self._replay(numbers)
        self._seq = last
        return len(rows)

    def _numbers(self, cards: Collection[CardKey]) -> dict[CardKey, int]:
        return {card: self._card_number(card) for card in cards}

    def _replay(self, numbers: Mapping[CardKey, int]) -> None:
        for card, number in numbers.items():
            memories.replay(self._database, number, card, self._terms)

    def _write(
        self, stream: int, seq: int, within: int | None, entry: Entry
    ) -> "tuple[Event, _About]":
        """Write `entry` at `seq`, unless it is there; give its row and what it is about."""
        kind, card = self._root(entry)
        number = None if card is None else self._card_number(card)
        event = event_of(entry, Ref(self._stream, seq), within, card)
        if log.stored_checksum(self._database, self._stream, seq) != checksum(event):
            log.write(self._database, stream, number, event, typed_of(entry))
        return event, _About(kind or event.kind, number, card)

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
        self._database.execute(
            "INSERT OR IGNORE INTO stream(uid, version, started_ms) VALUES (?, ?, ?)",
            (self._stream, __version__, self._started_ms),
        )
        return self._number("SELECT id FROM stream WHERE uid = ?", self._stream)

    def _write_session(self, stream: int, session: _Begun, seq: int) -> None:
        # json costs 2 ms to import, which a prompt that only counts should not pay.
        import json

        # A path need not be UTF-8: as ASCII what stands for its bytes can be kept and read back.
        detail = json.dumps({**session.facts, "decks": session.decks})
        ref, of = Ref(self._stream, seq), session.goes_on
        event = Event(ref, "session", session.moment, of=of, mode=session.mode, detail=detail)
        if log.stored_checksum(self._database, self._stream, seq) != checksum(event):
            log.write(self._database, stream, None, event, None)

    def _card_number(self, card: CardKey) -> int:
        self._database.execute("INSERT OR IGNORE INTO deck(deck, language) VALUES (?, ?)", card[:2])
        deck = self._number("SELECT id FROM deck WHERE deck = ? AND language = ?", *card[:2])
        self._database.execute(
            "INSERT OR IGNORE INTO card(deck, key) VALUES (?, ?)", (deck, card.card)
        )
        return self._number("SELECT id FROM card WHERE deck = ? AND key = ?", deck, card.card)

    def _number(self, query: str, *values: object) -> int:
        [number] = self._database.execute(query, values).fetchone()
        assert isinstance(number, int)
        return number

    def _root(self, entry: Entry) -> tuple[str, CardKey | None]:
        """Give the kind of what `entry` takes back, "" where it takes nothing back, and its card.

        Raises KeyError where it is about an entry that is not in the log.
        """
        if isinstance(entry, Parameters):
            return "", None
        if isinstance(entry, Review | Attempt | Mark | Reset):
            return "", entry.card
        found = log.root_of(self._database, entry.of)
        if found is None:
            raise KeyError(entry.of)
        return found if isinstance(entry, Undo) else ("", found[1])

    def _fold(self, event: Event, about: "_About") -> Memory | None:
        """Bring the card's memory up to date: one step for a new review, else from the start."""
        _kind, number, card = about
        if number is None or card is None:
            return None
        known = memories.load(self._database, number)
        aside = event.kind == "review" and event.mode in ASIDE
        if aside or not about.moves_memory:
            return known[0] if known else None
        # Without memory a card may be new, or reset by an entry that a clock set back puts later.
        # A step is enough for what comes after all that is known of the card; a reset in another
        # window, or a clock set back, may lie behind it.
        newest = event.kind == "review" and log.is_newest(self._database, number, event)
        if known is None or not newest:
            return memories.replay(self._database, number, card, self._terms)
        from aiquiz.scheduling.fsrs6 import after

        assert event.rating is not None
        policy = self._terms.of(card.deck)
        memory = after(known[0], Rating(event.rating), event.moment.day, policy, card)
        memories.keep(self._database, number, memory, event.moment.at_ms)
        return memory

    # Reading

    def memory(self, card: CardKey) -> Memory | None:
        """Give the memory of `card`, None if it was never studied. Raises StoreError."""
        with reading(self.path):
            found = self._known_number(card)
            known = memories.load(self._database, found) if found else None
        return known[0] if known else None

    def history(self, card: CardKey) -> CardHistory:
        """Give what was answered to `card`, also before it was reset. Raises StoreError."""
        with reading(self.path):
            number = self._known_number(card)
            found = list(log.rows_of(self._database, number)) if number else []
        rows = {row.event.ref: row for row in found}
        events = [row.event for row in found]
        reviews = effective(events)
        return CardHistory(
            tuple(_logged(review, rows[review.event.ref].typed, {}) for review in reviews),
            tuple(reset.moment for reset in resets(events)),
        )

    def _known_number(self, card: CardKey) -> int | None:
        """Give the number of `card` here, None where the log never named it."""
        found = self._database.execute(
            """
            SELECT c.id FROM card c JOIN deck d ON d.id = c.deck
            WHERE d.deck = ? AND d.language = ? AND c.key = ?
            """,
            card,
        ).fetchone()
        return found[0] if found else None

    def memories(self, lapses: int = 0) -> dict[CardKey, Memory]:
        """Give the memory of every studied card that was forgotten so often or more.

        Raises StoreError.
        """
        with reading(self.path):
            return memories.load_all(self._database, lapses)

    def reviews(self, since: int | None = None) -> list[LoggedReview]:
        """Give every review that counts, in the order in which they happened.

        With `since` only those of that study day and later. Raises StoreError.
        """
        with reading(self.path):
            found = (
                log.all_rows(self._database)
                if since is None
                else log.rows_since(self._database, _begins_after(since))
            )
            rows = {row.event.ref: row for row in found}
        first = _first_sessions(row.event for row in rows.values())
        return [
            _logged(found, rows[found.event.ref].typed, first)
            for found in effective(row.event for row in rows.values())
            if since is None or found.event.moment.day >= since
        ]

    def not_there(self, reviews: Sequence[Review]) -> int:
        """Give how many of `reviews`, made elsewhere, `take_in` would add. Raises StoreError."""
        with reading(self.path):
            return len(elsewhere.not_there(self._database, reviews, self._known_number))

    def remembered(self) -> list[LoggedReview]:
        """Give the reviews that memory is made from, in their order, as they stand now.

        A quiz or a drill is not among them, nor what came before a reset. Raises StoreError.
        """
        with reading(self.path):
            rows = {row.event.ref: row for row in log.all_rows(self._database)}
        found = remembered(row.event for row in rows.values())
        return [_logged(review, rows[review.event.ref].typed, {}) for review in found]

    def accepted_forms(self) -> dict[CardKey, tuple[str, ...]]:
        """Give the answers that the learner had accepted, by card. Raises StoreError."""
        with reading(self.path):
            rows = {row.event.ref: row for row in log.rows_of_overridden(self._database)}
        forms: dict[CardKey, dict[str, None]] = {}
        for event in taught(row.event for row in rows.values()):
            form = rows[event.ref].typed
            if event.card is None or form is None:
                continue
            of_card = forms.setdefault(event.card, {})
            if event.verdict == "correct":
                of_card[form] = None
            else:
                of_card.pop(form, None)
        return {card: tuple(of_card) for card, of_card in forms.items() if of_card}

    def marks(self, day: int) -> Marks:
        """Give what is marked on study day `day`. Raises StoreError."""
        with reading(self.path):
            events = [row.event for row in log.rows_of_marked(self._database)]
        entries = [
            Mark(event.card, event.kind, event.moment) for event in marked(events) if event.card
        ]
        return marks_on(day, entries)

    def due_counts(self, day: int, away: Collection[CardKey]) -> dict[tuple[str, str], held.Count]:
        """Give by deck (id, language) how many cards are due on study day `day`, but for `away`.

        It takes the same few milliseconds whatever there is. Raises StoreError.
        """
        with reading(self.path):
            return held.counts(self._database, day, away)

    def asked_both_ways(self) -> set[str]:
        """Give the deck files of which a card is asked the other way round too.

        Raises StoreError.
        """
        with reading(self.path):
            return held.asked_both_ways(self._database)

    def started(self) -> set[tuple[str, str]]:
        """Give the decks (id, language) of which any card was studied. Raises StoreError."""
        with reading(self.path):
            return held.started(self._database)

    def started_on(self, day: int) -> int:
        """Give how many cards were first studied on study day `day`. Raises StoreError.

        A card that was reset is first studied when it is studied again.
        """
        return sum(tally.new for tally in self.answered_on(day).values())

    def answered_on(self, day: int) -> dict[str, Tally]:
        """Give how many cards were asked on study day `day`, by deck. Raises StoreError."""
        with reading(self.path):
            return answered_on(self._database, day)

    def allowed_on(self, day: int) -> dict[str, Tally]:
        """Give what was allowed beyond the limits on study day `day`, by deck.

        Raises StoreError.
        """
        with reading(self.path):
            return allowed_on(self._database, day, _begins_after(day))

    def sessions(self) -> list[LoggedSession]:
        """Give every session that was written, oldest first. Raises StoreError."""
        with reading(self.path):
            events = [row.event for row in log.all_rows(self._database)]
        ordered = sorted(events, key=lambda event: event.order)
        return [_logged_session(event) for event in ordered if event.kind == "session"]

    def sessions_on(self, day: int) -> list[LoggedSession]:
        """Give the sessions begun on study day `day`, oldest first. Raises StoreError."""
        with reading(self.path):
            events = [row.event for row in log.rows_since(self._database, _begins_after(day))]
        return [
            _logged_session(event)
            for event in sorted(events, key=lambda event: event.order)
            if event.kind == "session" and event.moment.day == day
        ]

    # Sums

    def count(self) -> Iterator[float]:
        """Bring the sums up to date; give at each step the share that is done.

        Other work may be done between the steps. Raises StoreError.
        """
        from aiquiz.progress import sums

        with reading(self.path):
            yield from sums.bring_up_to_date(
                self._database, self._terms, lambda: change(self._database, self.path)
            )

    def sums(self) -> "Sums":
        """Give the sums by study day as `count` left them. Raises StoreError."""
        from aiquiz.progress import sums

        with reading(self.path):
            return sums.load(self._database)

    # Deck files

    def seen(self) -> list[deck_files.SeenDeck]:
        """Give the deck files looked at so far. Raises StoreError."""
        with reading(self.path):
            return deck_files.load(self._database)

    def seen_cards(self, path: str) -> list[deck_files.SeenCard]:
        """Give the cards of the deck file at `path` at the last look. Raises StoreError."""
        with reading(self.path):
            return deck_files.load_cards(self._database, os.fsencode(path))

    def remember(self, decks: Sequence[deck_files.DeckShape]) -> None:
        """Keep what `decks` look like now. Raises StoreError."""
        if decks:
            with change(self._database, self.path):
                deck_files.keep(self._database, decks)

    def forget(self, path: str) -> bool:
        """No longer list the deck file opened at `path`; give whether it was. Raises StoreError.

        What its cards looked like is kept: opened again, they find their histories.
        """
        with change(self._database, self.path):
            return deck_files.close(self._database, os.fsencode(path))

    # Care

    def go_by(self, terms: Terms) -> None:
        """Let `terms` hold from now on, for what was answered before too. Raises StoreError."""
        self._wanted = terms
        self.refresh()

    def refresh(self) -> None:
        """Bring the memories up to date where they were made under other terms."""
        with reading(self.path):
            self._terms = parameters.applied(self._database, self._wanted)
            current = memories.is_current(self._database, self._terms)
        if not current:
            with change(self._database, self.path):
                memories.bring_up_to_date(self._database, self._terms)

    def rebuild(self) -> None:
        """Make all that is derived anew from the log. Raises StoreError."""
        from aiquiz.progress import sums

        with change(self._database, self.path):
            memories.rebuild(self._database, self._terms)
            sums.forget(self._database)

    def check(self) -> list[Ref]:
        """Give the places of rows that are no longer what was written. Raises StoreError."""
        with reading(self.path):
            return [row.event.ref for row in log.all_rows(self._database) if not row.sound]


class _About(NamedTuple):
    """What an entry is about: the `kind` of what it is, or takes back, and the card, if any."""

    kind: str
    number: int | None
    card: CardKey | None

    @property
    def moves_memory(self) -> bool:
        """Whether the memory of the card may be another one after it."""
        return self.card is not None and self.kind not in _WITHOUT_MEMORY


_WITHOUT_MEMORY = {"attempt", "bury", "unbury", "suspend", "unsuspend", "flag", "unflag"}
"""The kinds of rows about a card that leave its memory as it is."""


def _begins_after(day: int) -> int:
    """Give a time (UTC ms) after which study day `day` begins, wherever the learner is."""
    # Offsets reach from -12 to +14 hours and a day may start at any of 24.
    return (day - 2) * 86_400_000


def _first_sessions(events: Iterable[Event]) -> dict[Ref, Ref]:
    """Give for each session that takes another one up the first of them all."""
    before = {event.ref: event.of for event in events if event.kind == "session" and event.of}
    found: dict[Ref, Ref] = {}
    for ref in before:
        first, seen = ref, {ref}
        while (earlier := before.get(first)) is not None and earlier not in seen:
            first = earlier
            seen.add(first)
        found[ref] = first
    return found


def _logged_session(event: Event) -> LoggedSession:
    decks, facts = _detail(event.detail)
    return LoggedSession(event.ref, event.moment, event.mode or "", decks, facts, event.of)


def _logged(found: Effective, typed: str | None, first: Mapping[Ref, Ref]) -> LoggedReview:
    review = review_of(found.event, typed)
    session = Ref(found.event.ref.stream, found.event.session or 0)
    return LoggedReview(
        found.event.ref,
        first.get(session, session),
        review._replace(verdict=found.verdict, credit=found.credit, rating=Rating(found.rating)),
        review.verdict,
    )


def _detail(detail: str | None) -> tuple[tuple[tuple[str, str], ...], Mapping[str, object]]:
    """Give the decks of a session and the facts it began with."""
    import json

    try:
        facts = json.loads(detail or "{}")
        decks = facts.pop("decks", [])
        return tuple((str(deck), str(language)) for deck, language in decks), facts
    except (ValueError, TypeError, AttributeError):
        # A later version may write otherwise here; a session without decks is still a session.
        return (), {}


__all__ = ["CardHistory", "LoggedReview", "LoggedSession", "Store", "StoreError", "open_store"]
