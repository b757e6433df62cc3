"""Opening deck files one after the other, so that each deck and card has its lasting name."""

from collections.abc import Mapping, Sequence
from functools import partial
from hashlib import blake2b
from pathlib import Path

from msgspec.structs import replace

from aiquiz.deck.card import Card, Deck, kind_of
from aiquiz.deck.entry import Entry, Unread, tags_of, tags_to_keep
from aiquiz.deck.file import FileText, Listed, astray_at, is_away, read_file, title_of
from aiquiz.deck.following import Edit, Lost, formers, lost, without_formers
from aiquiz.deck.identity import followed, free, slug
from aiquiz.deck.known import Known
from aiquiz.deck.problem import Problem
from aiquiz.deck.reader import Reading, read
from aiquiz.deck.seen import (
    READER,
    CardFace,
    Registry,
    SeenCard,
    SeenDeck,
    Sighting,
    Stamp,
    is_as_seen,
)
from aiquiz.text import fold


class Opener:
    """Opens files one after the other, knowing which names are taken.

    `known` holds the last look at each path, `followed` the edited questions whose history went
    with them, `lost` the cards that are in no file any more that held them.
    """

    def __init__(self, registry: Registry) -> None:
        """`registry` knows of earlier looks."""
        self.known = Known(registry)
        self.followed: list[Edit] = []
        self.lost: list[Lost] = []
        self._registry = registry
        self._changed: list[Sighting] = []
        self._taken: dict[tuple[str, str], Path] = {}

    def save(self) -> None:
        """Have what looks found that is new remembered. Raises what the registry raises."""
        changed, self._changed = self._changed, []
        self._registry.remember(changed)

    def open(self, listed: Listed, now: Stamp | None) -> Entry:
        """Give what is in a file that is stamped `now`, without reading it if that is known.

        Of two that are the same deck, the second is refused. Raises what the registry raises.
        """
        seen = self.known.at(listed.path)
        if seen is None or not is_as_seen(seen, now):
            return self.read(listed)
        if listed.opened and not seen.opened:
            return self.read(listed)
        if self._taken.setdefault((seen.id, seen.language), listed.path) != listed.path:
            return self.read(listed)
        unread = Unread(seen, partial(self.known.cards, seen), partial(self._read_later, listed))
        return Entry(
            listed.path,
            seen.title,
            None,
            built_in=listed.built_in,
            opened=listed.opened,
            unread=unread,
        )

    def _read_later(self, listed: Listed) -> Entry:
        entry = self.read(listed)
        self.save()
        return entry

    def read(self, listed: Listed) -> Entry:
        """Read one file; what is found waits for `save`."""
        path = listed.path
        before = self.known.at(path)
        astray = None if listed.opened else astray_at(path)
        file = astray or read_file(path)
        if isinstance(file, Problem):
            return _broken(listed, before, (file,))
        reading = read(file.data)
        if reading.deck is None:
            return _broken(listed, before, reading.problems, reading.cards)
        digest = blake2b(file.data, digest_size=16).hexdigest()
        deck, id_derived = self._named(reading.deck, path, digest, before)
        twin = self._taken.setdefault((deck.id, deck.language), path)
        if twin != path:
            problem = Problem("same-deck", 1, 1, {"path": str(twin)})
            problems = (problem, *reading.problems)
            return _entry(listed, deck.title, None, problems, reading.cards)
        last = self._last_look(deck, before, id_derived)
        cards = self.known.cards(last) if last else None
        deck = self._with_history(deck, cards)
        self.lost += lost(str(path), deck, cards or ())
        self._keep(listed, file, digest, deck, reading, cards or (), id_derived=id_derived)
        return _entry(listed, deck.title, deck, reading.problems, reading.cards)

    def _named(
        self, deck: Deck, path: Path, digest: str, before: SeenDeck | None
    ) -> tuple[Deck, bool]:
        """Give the deck with its title and id, and whether the id is ours and not the author's."""
        deck = deck if deck.title else replace(deck, title=title_of(path))
        if deck.id:
            return deck, False
        if before is not None and before.id_derived:
            return replace(deck, id=before.id), True
        moved = self._moved(digest)
        if moved is not None:
            return replace(deck, id=moved.id), True
        return replace(deck, id=free(slug(deck.title), self.known.ids)), True

    def _moved(self, digest: str) -> SeenDeck | None:
        """Give the deck that had just this content at a path where no file is any more."""
        for seen in self.known.with_digest(digest):
            if seen.id_derived and is_away(Path(seen.path)):
                return seen
        return None

    def _last_look(self, deck: Deck, before: SeenDeck | None, id_derived: bool) -> SeenDeck | None:
        """Give the last look at this very deck, wherever its file was then."""
        if before is not None and (before.id, before.language) == (deck.id, deck.language):
            return before
        same = self.known.named(deck.id, deck.language)
        newest = max(same, key=lambda seen: seen.mtime_ns, default=None)
        return newest or (before if id_derived else None)

    def _with_history(self, deck: Deck, before: Sequence[SeenCard] | None) -> Deck:
        """Give edited cards the names that their histories go by."""
        if before is None:
            return deck
        seen = without_formers(before)
        names = followed([_face(card, card.id) for card in deck.cards], seen)
        old = {card.key: card.question for card in seen}
        owns = {card.own for card in seen}
        for card in deck.cards:
            name = names.get(card.id) if card.derived else None
            if name is None or name not in old or name == card.id or card.id in owns:
                continue
            if fold(old[name]) != fold(card.question):
                name_of = (deck.id, deck.language)
                edit = Edit(deck.title, name_of, name, old[name], card.question)
                self.followed.append(edit)
        return replace(deck, cards=tuple(_renamed(card, names) for card in deck.cards))

    def _keep(
        self,
        listed: Listed,
        file: FileText,
        digest: str,
        deck: Deck,
        reading: Reading,
        last: Sequence[SeenCard],
        *,
        id_derived: bool,
    ) -> None:
        assert reading.deck is not None
        before = self.known.at(listed.path)
        sighting = Sighting(
            path=str(listed.path),
            size=file.stamp.size,
            mtime_ns=file.stamp.mtime_ns,
            inode=file.stamp.inode,
            digest=digest,
            id=deck.id,
            language=deck.language,
            title=deck.title,
            id_derived=id_derived,
            opened=listed.opened or bool(before and before.opened),
            problems=sum(problem.severity == "error" for problem in reading.problems),
            held=len(deck.cards),
            tags=tags_to_keep(tags_of(deck)),
            reader=READER,
            cards=_faces(reading.deck, deck, last),
        )
        if before is None or not self._same(sighting, before):
            self._changed.append(sighting)
        self.known.add(sighting)

    def _same(self, sighting: Sighting, before: SeenDeck) -> bool:
        """Tell whether a look found all as it was, so that nothing has to be written."""
        if any(getattr(sighting, fact) != getattr(before, fact) for fact in _FACTS):
            return False
        return [(card.key, card.own, card.present) for card in sighting.cards] == [
            (card.key, card.own, card.present) for card in self.known.cards(before)
        ]


_FACTS = tuple(fact for fact in Sighting._fields if fact not in ("path", "id_derived", "cards"))


def _broken(
    listed: Listed, before: SeenDeck | None, problems: tuple[Problem, ...], written: int = 0
) -> Entry:
    """Give a file that holds no deck now: it still goes by what it was called `before`."""
    title = before.title if before else title_of(listed.path)
    return _entry(listed, title, None, problems, written, before)


def _entry(
    listed: Listed,
    title: str,
    deck: Deck | None,
    problems: tuple[Problem, ...],
    written: int = 0,
    before: SeenDeck | None = None,
) -> Entry:
    return Entry(
        listed.path,
        title,
        deck,
        problems,
        written,
        built_in=listed.built_in,
        opened=listed.opened,
        missing=any(problem.code == "missing-file" for problem in problems),
        before=before,
    )


def _faces(written: Deck, named: Deck, last: Sequence[SeenCard]) -> tuple[CardFace, ...]:
    """Give the cards of a deck, as `written` and as `named`, and those of the `last` look.

    Behind them stand those that are gone, and what edited ones were before.
    """
    pairs = zip(named.cards, written.cards, strict=True)
    now = tuple(_face(card, own.id) for card, own in pairs)
    owns, keys = {face.own for face in now}, {face.key for face in now}
    gone = tuple(
        CardFace(card.key, card.derived, card.kind, card.own, card.question, present=False)
        for card in without_formers(last)
        if card.own not in owns and card.key not in keys
    )
    return (*now, *gone, *formers(now, last))


def _face(card: Card, own: str) -> CardFace:
    return CardFace(card.id, card.derived, kind_of(card), own, card.question)


def _renamed(card: Card, names: Mapping[str, str]) -> Card:
    if card.derived and card.id in names:
        return replace(card, id=names[card.id])
    return card
