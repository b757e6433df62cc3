"""What the learner did, with what a face needs to tell it: which card of which deck."""

from collections.abc import Collection, Sequence
from functools import cached_property
from typing import NamedTuple

from aiquiz.deck.following import without_formers
from aiquiz.desk.desk import Desk
from aiquiz.desk.wish import wish_of
from aiquiz.progress.allowance import Allowance, allowance_of
from aiquiz.progress.deeds import (
    Deed,
    bringing_again,
    deeds_of,
    last_done,
    last_taken_back,
    taken_from,
    taking_back,
)
from aiquiz.progress.effective import ALLOWANCE
from aiquiz.progress.sessions import logged_session
from aiquiz.scheduling.review import ASIDE, CardKey, Entry

NAMED = 4
"""How many bytes of the name of a run are enough to tell what was done in it from the rest."""


class Told(NamedTuple):
    """Something that was done, and its card as last seen.

    `question` and `title`, that of the deck, are "" where they are not known, and where it was
    done to more cards than one. Of reviews taken in from elsewhere the name of the file is the
    `question`, of cards allowed for one deck its id is the `title`.
    """

    deed: Deed
    title: str = ""
    question: str = ""

    @property
    def name(self) -> str:
        """What it is called on the command line; it stays the same for good."""
        stream, seq = self.deed.first.ref
        return f"{stream[-NAMED:].hex()}-{seq}"

    @property
    def kind(self) -> str:
        """The kind of what was done, as the log has it."""
        return self.deed.first.kind

    @property
    def verdict(self) -> str:
        """The verdict that was given, "" for none."""
        return self.deed.first.verdict or ""

    @property
    def rating(self) -> int:
        """The rating that was given, 0 where it moved no due date."""
        first = self.deed.first
        return 0 if first.mode in ASIDE else first.rating or 0

    @property
    def session(self) -> str | None:
        """The kind of session that it was done in, None where it was done in none."""
        return self.deed.session.mode if self.deed.session else None

    @property
    def is_mock(self) -> bool:
        """Whether it was done in a mock exam."""
        if self.deed.session is None:
            return False
        session = logged_session(self.deed.session)
        wish = wish_of(session.facts.get("wish"), session.root)
        return wish is not None and wish.is_mock

    @property
    def cards(self) -> int:
        """To how many cards it was done, how many were allowed, or reviews taken in; 0 for none."""
        if self.deed.taken_in:
            return len(self.deed.taken_in)
        allowed = _allowed(self.deed)
        if allowed is not None:
            return sum(allowed.more)
        return len({event.card for event in self.deed.events if event.card is not None})


class Faces:
    """What cards looked like when their decks were read last; each deck is asked for once."""

    def __init__(self, desk: Desk) -> None:
        """`desk` has an open store."""
        self._store = desk.store
        self._known: dict[tuple[str, str], tuple[str, dict[str, str]]] = {}

    @cached_property
    def _files(self) -> dict[tuple[str, str], list[tuple[str, str]]]:
        found: dict[tuple[str, str], list[tuple[str, str]]] = {}
        for file in sorted(self._store.seen(), key=lambda file: file.mtime_ns):
            found.setdefault((file.id, file.language), []).append((file.path, file.title))
        return found

    def of(self, card: CardKey) -> tuple[str, str]:
        """Give the title of the deck and the question of `card`, "" for what is not known."""
        deck = card[:2]
        if deck not in self._known:
            title, questions = "", dict[str, str]()
            for path, title_ in self._files.get(deck, ()):
                title = title_
                cards = without_formers(self._store.seen_cards(path))
                questions |= {seen.key: seen.question for seen in cards}
            self._known[deck] = title, questions
        title, questions = self._known[deck]
        return title, questions.get(card.card, "")


def what_was_done(desk: Desk, most: int | None = None) -> list[Told]:
    """Give what was done last, the newest first, at least `most` things if there are so many.

    Without `most` it is all that was ever done. No deck is read for it. Raises StoreError.
    """
    faces = Faces(desk)
    return [_told(deed, faces) for deed in deeds_of(desk.store, most)]


def _told(deed: Deed, faces: Faces) -> Told:
    cards = {event.card for event in deed.events if event.card is not None}
    if deed.taken_in:
        return Told(deed, question=taken_from(deed.first).file)
    allowed = _allowed(deed)
    if allowed is not None:
        return Told(deed, title=allowed.deck)
    if len(cards) != 1:
        return Told(deed)
    return Told(deed, *faces.of(*cards))


def _allowed(deed: Deed) -> Allowance | None:
    return allowance_of(deed.first) if deed.first.kind == ALLOWANCE else None


def last(among: Sequence[Told]) -> Told | None:
    """Give what was done last of what stands."""
    return _with(among, last_done([told.deed for told in among]))


def last_undone(among: Sequence[Told]) -> Told | None:
    """Give what was taken back last, None where something was done since, or nothing was."""
    return _with(among, last_taken_back([told.deed for told in among]))


def _with(among: Sequence[Told], deed: Deed | None) -> Told | None:
    return next((told for told in among if told.deed is deed), None)


def take_back(desk: Desk, what: Collection[Told]) -> None:
    """Take back what of `what` stands, all of it or nothing. Raises StoreError."""
    now = desk.now()
    _write(desk, [entry for told in what for entry in taking_back(told.deed, now)])


def bring_again(desk: Desk, what: Collection[Told]) -> None:
    """Bring what of `what` does not stand again, all of it or nothing. Raises StoreError."""
    now = desk.now()
    _write(desk, [entry for told in what for entry in bringing_again(told.deed, now)])


def _write(desk: Desk, entries: Sequence[Entry]) -> None:
    if entries:
        desk.store.append_all(entries)
