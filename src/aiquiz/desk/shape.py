"""A session that is being shaped: what can be chosen, and the wish that comes of it."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from aiquiz.deck.entry import Entry
from aiquiz.desk.wish import AHEAD, ONLY, QUIZ, Kind, Only, StudyWish, UnknownTagError

Setting = Literal["kind", "limit", "new", "only", "typed", "at_end"]

KINDS: tuple[Kind, ...] = ("study", "ahead", "cram", "quiz")
_BOUNDED: Mapping[Kind, int] = {"quiz": QUIZ, "ahead": AHEAD}
"""How many cards a session has at first, where it would have too many."""

LIMITS = (None, 5, 10, 20, 30, 50, 100)
NEW = (None, 0, 5, 10, 20, 50)


@dataclass(frozen=True, slots=True)
class Shape:
    """What was chosen so far; see `StudyWish`. No tag chosen means any."""

    kind: Kind = "study"
    limit: int | None = None
    new: int | None = None
    only: Only = ""
    typed: bool = False
    at_end: bool = False
    decks: frozenset[str] = field(default_factory=frozenset)
    tags: frozenset[str] = field(default_factory=frozenset)

    def stepped(self, setting: Setting, step: int) -> "Shape":
        """Give the shape with the next value of `setting`, or the one before where `step` is -1."""
        values: dict[Setting, Sequence[object]] = {
            "kind": KINDS,
            "limit": LIMITS,
            "new": NEW,
            "only": ONLY,
            "typed": (False, True),
            "at_end": (False, True),
        }
        among = values[setting]
        place = (among.index(getattr(self, setting)) + step) % len(among)
        changed = replace(self, **{setting: among[place]})  # type: ignore[arg-type]  # of its type
        if setting == "kind" and not _BOUNDED.keys().isdisjoint((self.kind, changed.kind)):
            return replace(changed, limit=_BOUNDED.get(changed.kind))
        return changed

    def applies(self, setting: Setting) -> bool:
        """Tell whether `setting` means anything for the kind that is chosen."""
        if setting == "new":
            return self.kind == "study"
        return self.kind == "quiz" if setting == "at_end" else True

    def toggled(self, what: Literal["decks", "tags"], name: str) -> "Shape":
        """Give the shape with the deck or tag called `name` added, or taken out."""
        if what == "decks":
            return replace(self, decks=self.decks ^ {name})
        return replace(self, tags=self.tags ^ {name})

    def wish(self, among: "Choices") -> StudyWish | None:
        """Give the wish, with decks in their order `among` all; None where no deck is chosen."""
        decks = tuple(name for name, _title, _language in among.decks if name in self.decks)
        if not decks:
            return None
        tags = [tag for tag in among.tags(decks) if tag in self.tags]
        return StudyWish(
            decks=decks,
            limit=self.limit,
            new=self.new if self.applies("new") else None,
            tags=tuple(tags),
            kind=self.kind,
            only=self.only,
            typed=self.typed,
            at_end=self.at_end and self.applies("at_end"),
        )


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to choose from: decks by name with title and language, and their tags.

    `usual` are the decks of a session over everything; `tagged` counts the cards of each deck
    that have a tag.
    """

    decks: tuple[tuple[str, str, str], ...]
    usual: frozenset[str]
    tagged: Mapping[str, Counter[str]]

    def tags(self, decks: Collection[str]) -> list[str]:
        """Give the tags of `decks`; those that are on more cards come first."""
        count: Counter[str] = Counter()
        for name in decks:
            count += self.tagged.get(name, Counter())
        return sorted(count, key=lambda tag: (-count[tag], tag))


def choices(entries: Sequence[Entry], usual: Sequence[Entry]) -> Choices:
    """Give what the decks of `entries` let choose; none is read for it.

    One that holds no card is left out: a session that asks for it by name would be refused.
    """
    entries, usual = ([e for e in among if e.cards] for among in (entries, usual))
    listed = tuple((entry.name, entry.title, entry.language) for entry in entries)
    tagged = {entry.name: entry.tagged for entry in entries}
    return Choices(listed, frozenset(entry.name for entry in usual), tagged)


def check_tags(wish: StudyWish, entries: Sequence[Entry]) -> None:
    """Raise UnknownTagError where `wish` names a tag that no card of `entries` has."""
    if not wish.tags:
        return
    from difflib import get_close_matches

    found = choices(entries, ())
    tags = found.tags(list(found.tagged))
    for tag in wish.tags:
        if tag not in tags:
            near = get_close_matches(tag, tags)
            raise UnknownTagError(tag, [*near, *(one for one in tags if one not in near)])
