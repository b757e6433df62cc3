"""Opening deck files one after the other, so that each deck and card has its lasting name."""

from collections.abc import Iterable, Mapping
from hashlib import blake2b
from pathlib import Path

from msgspec.structs import replace

from aiquiz.deck.card import Card, Deck, kind_of
from aiquiz.deck.entry import Entry, Followed
from aiquiz.deck.file import FileText, Listed, is_away, read_file, title_of
from aiquiz.deck.identity import followed, free, slug
from aiquiz.deck.problem import Problem
from aiquiz.deck.reader import Reading, read
from aiquiz.deck.seen import CardFace, SeenDeck, Sighting
from aiquiz.text import fold


class Opener:
    """Opens files one after the other, knowing which names are taken.

    `known` holds the last look at each path; `changed` gathers the looks that found something
    new, `followed` the edited questions whose history went with them.
    """

    def __init__(self, seen: Iterable[SeenDeck]) -> None:
        """`seen` is what is remembered of earlier looks."""
        self.known: dict[str, SeenDeck] = {deck.path: deck for deck in seen}
        self.changed: list[Sighting] = []
        self.followed: list[Followed] = []
        self._taken: dict[tuple[str, str], Path] = {}

    def open(self, listed: Listed) -> Entry:
        """Read one file; never raises. Of two that are the same deck, the second is refused."""
        path = listed.path
        before = self.known.get(str(path))
        file = read_file(path)
        if isinstance(file, Problem):
            title = before.title if before else title_of(path)
            return _entry(listed, title, None, (file,))
        reading = read(file.data)
        if reading.deck is None:
            return _entry(listed, title_of(path), None, reading.problems, reading.cards)
        digest = blake2b(file.data, digest_size=16).hexdigest()
        deck, id_derived = self._named(reading.deck, path, digest, before)
        twin = self._taken.setdefault((deck.id, deck.language), path)
        if twin != path:
            problem = Problem("same-deck", 1, 1, {"path": str(twin)})
            problems = (problem, *reading.problems)
            return _entry(listed, deck.title, None, problems, reading.cards)
        deck = self._with_history(deck, self._last_look(deck, before, id_derived))
        self._keep(listed, file, digest, deck, reading, id_derived=id_derived)
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
        taken = {known.id for known in self.known.values()} | {name for name, _ in self._taken}
        return replace(deck, id=free(slug(deck.title), taken)), True

    def _moved(self, digest: str) -> SeenDeck | None:
        """Give the deck that had just this content at a path where no file is any more."""
        for seen in self.known.values():
            if seen.id_derived and seen.digest == digest and is_away(Path(seen.path)):
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
        newest = max(same, key=lambda seen: seen.mtime_ns, default=None)
        return newest or (before if id_derived else None)

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
        listed: Listed,
        file: FileText,
        digest: str,
        deck: Deck,
        reading: Reading,
        *,
        id_derived: bool,
    ) -> None:
        assert reading.deck is not None
        before = self.known.get(str(listed.path))
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
            path=str(listed.path),
            size=file.size,
            mtime_ns=file.mtime_ns,
            digest=digest,
            id=deck.id,
            language=deck.language,
            title=deck.title,
            id_derived=id_derived,
            opened=listed.opened or bool(before and before.opened),
            problems=sum(problem.severity == "error" for problem in reading.problems),
            cards=(*now, *gone),
        )
        if before is None or not _same(sighting, before):
            self.changed.append(sighting)
        self.known[sighting.path] = sighting


def _entry(
    listed: Listed,
    title: str,
    deck: Deck | None,
    problems: tuple[Problem, ...],
    written: int = 0,
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
    )


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
