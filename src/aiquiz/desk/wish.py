"""What a session is to be made of."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from aiquiz.scheduling.review import CardKey, Ref

Only = Literal["", "new", "missed", "flagged", "suspended", "leech"]
"""Which cards: all, those never studied, those not right when asked last, those that the learner
flagged, those that the learner suspended, or the leeches (see `aiquiz.scheduling.leech`)."""

ONLY: tuple[Only, ...] = ("", "new", "missed", "flagged", "suspended", "leech")


Kind = Literal["study", "ahead", "cram", "quiz"]
"""What a session is for; see `StudyWish`."""

QUIZ = 10
"""How many cards a quiz has where nothing else is said."""

AHEAD = 20
"""How many cards are studied ahead where nothing else is said."""


class UnknownTagError(Exception):
    """No card of the decks asked has the tag `name`; `candidates` are those that some have."""

    def __init__(self, name: str, candidates: Sequence[str]) -> None:
        """`candidates` come with the nearest one first, then the most frequent."""
        super().__init__(name)
        self.name = name
        self.candidates = tuple(candidates)


@dataclass(frozen=True, slots=True)
class StudyWish:
    """What a session is to be made of; nothing said means everything that is due and new.

    `decks` are names or paths as on the command line, `new` and `limit` bound the cards, and
    `seed` decides every order. `kind` is "study" for what is due, "ahead" for what is due soonest
    of the rest, `within` so many days where that is given, or "cram" or "quiz" for cards due or
    not, of which memory learns nothing. With `typed` a choice is answered by typing, with
    `at_end` nothing is judged before the last answer. `cards` are the very cards, where they are
    known, and `goes_on` is the session to take up again. `exams` are the decks that are asked as
    their exam has it, a quiz of them being a mock exam; None for those whose exam holds anyway.
    """

    decks: tuple[str, ...] = ()
    limit: int | None = None
    new: int | None = None
    tags: tuple[str, ...] = ()
    seed: int | None = None
    kind: Kind = "study"
    only: Only = ""
    typed: bool = False
    at_end: bool = False
    cards: tuple[CardKey, ...] | None = None
    goes_on: Ref | None = None
    within: int | None = None
    exams: tuple[str, ...] | None = None

    @property
    def is_mock(self) -> bool:
        """Whether it is a mock exam."""
        return self.kind == "quiz" and bool(self.exams)


def as_meant(wish: StudyWish, begun: Collection[Ref], *, day: int, drawn: int) -> StudyWish:
    """Give `wish` with what it leaves open: a quiz is `drawn` anew each time, the rest by `day`.

    Suspended cards are never due: to look at them is not to study. Leeches are drilled, as few
    of them are due on one day. Only the sessions `begun` that day are gone on with.
    """
    if wish.goes_on is not None and wish.goes_on not in begun:
        wish = replace(wish, goes_on=None)
    if wish.only == "leech" and wish.kind == "study":
        wish = replace(wish, kind="cram")
    if wish.only == "suspended" and wish.kind in ("study", "ahead"):
        wish = replace(wish, kind="cram")
    if wish.seed is not None:
        return wish
    return replace(wish, seed=drawn if wish.kind == "quiz" else day)


def drill_of(cards: Sequence[CardKey]) -> StudyWish:
    """Give the wish to drill `cards`: memory learns nothing of it, and no due date moves.

    Their decks are named: those of a session over all decks are in one language each.
    """
    decks = dict.fromkeys(f"{card.deck}.{card.language}" for card in cards)
    return StudyWish(decks=tuple(decks), kind="cram", cards=tuple(cards))


def facts_of(wish: StudyWish) -> dict[str, object]:
    """Give `wish` as facts that JSON can hold, but for what it goes on with."""
    cards = None if wish.cards is None else [list(card) for card in wish.cards]
    names = ("limit", "new", "seed", "kind", "only", "typed", "at_end", "within")
    plain = {name: getattr(wish, name) for name in names}
    exams = None if wish.exams is None else list(wish.exams)
    several = {"decks": list(wish.decks), "tags": list(wish.tags), "exams": exams}
    return {**plain, **several, "cards": cards}


def wish_of(facts: object, goes_on: Ref) -> StudyWish | None:
    """Give the wish that `facts` of the session at `goes_on` tell; None where they tell none.

    They come from the log, where another version may have written something else.
    """
    if not isinstance(facts, Mapping):
        return None
    kind, only, cards = facts.get("kind"), facts.get("only"), facts.get("cards")
    exams = facts.get("exams")
    if kind not in ("study", "ahead", "cram", "quiz") or only not in ONLY:
        return None
    try:
        return StudyWish(
            decks=_texts(facts.get("decks")),
            limit=_number(facts.get("limit")),
            new=_number(facts.get("new")),
            tags=_texts(facts.get("tags")),
            seed=_number(facts.get("seed")),
            kind=kind,
            only=only,
            typed=bool(facts.get("typed")),
            at_end=bool(facts.get("at_end")),
            cards=None if cards is None else tuple(CardKey(*map(str, card)) for card in cards),
            goes_on=goes_on,
            within=_number(facts.get("within")),
            exams=None if exams is None else _texts(exams),
        )
    except (TypeError, ValueError):
        return None


def _texts(found: object) -> tuple[str, ...]:
    if not isinstance(found, list):
        raise TypeError(found)
    return tuple(map(str, found))


def _number(found: object) -> int | None:
    if found is not None and not isinstance(found, int):
        raise TypeError(found)
    return found
