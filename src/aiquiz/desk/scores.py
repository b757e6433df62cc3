"""What the scores are told from: sums of the log, and the decks as they stand."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from aiquiz.deck.glance import Glimpse
from aiquiz.desk import Desk
from aiquiz.desk.asked import asked_of_all
from aiquiz.desk.history import Reading, titles
from aiquiz.progress.trouble import STILL_READABLE, StoreError
from aiquiz.scheduling.memory import Policies
from aiquiz.scheduling.sums import Sums
from aiquiz.scores.scope import Scope
from aiquiz.scores.session import SessionScore

Deck = tuple[str, str]
"""The id of a deck and its language."""


class DeckFacts(NamedTuple):
    """A deck that was answered or is listed.

    Its files hold so many `cards`, of which so many are `known`; `wanted` is the retention asked
    of it. Where no deck is named it is `asked` or not: one that is hidden is not, nor is one in
    a language that was never begun.
    """

    title: str
    cards: int
    known: int
    wanted: float
    asked: bool = True


class Days(NamedTuple):
    """How many answers each study day saw, of the decks of a scope; `today` is the last one."""

    today: int
    answers: Mapping[int, int]


class Scores(NamedTuple):
    """What the scores of a scope are told from, as it stands today.

    `sums` are within the scope, `days` are all there are of its decks. `decks` are all there are
    to choose from, in the order of their titles. `coming` are the cards that come back by day,
    and `wanted` is the retention that is asked of them in general. `latest` are the last sessions,
    the newest first, and `titles` those of all decks that were ever seen.
    """

    days: Days
    scope: Scope
    sums: Sums
    decks: Mapping[Deck, DeckFacts]
    coming: Mapping[int, int]
    wanted: float
    latest: tuple[SessionScore, ...]
    titles: Mapping[Deck, str]

    @property
    def chosen(self) -> list[DeckFacts]:
        """The decks of the scope, those that are asked where it names none."""
        chosen = self.scope.decks
        if chosen is None:
            return [facts for facts in self.decks.values() if facts.asked]
        return [facts for deck, facts in self.decks.items() if deck in chosen]


def days_of(desk: Desk, scope: Scope) -> Days:
    """Give the days on which the decks of `scope` were answered, as `Store.count` left them.

    They are read in a few milliseconds, however much there is. Raises StoreError.
    """
    found: dict[int, int] = {}
    for deck, days in desk.store.days().items():
        if _is_of(deck, scope):
            for day, answers in days.items():
                found[day] = found.get(day, 0) + answers
    return Days(desk.now().day, found)


def scores(desk: Desk, scope: Scope, listed: Sequence[Glimpse] | None = None) -> Scores:
    """Give what the scores of `scope` are told from, as `Store.count` left it. Raises StoreError.

    `listed` are the decks there are, where these are not open.
    """
    days, named = days_of(desk, scope), titles(desk)
    decks = _decks(desk, listed, named)
    return Scores(
        days=days,
        scope=scope,
        sums=Scope(scope.decks).of(desk.store.sums(scope.since)),
        decks=decks,
        coming=_coming(desk, scope, decks, days.today),
        wanted=_wanted(desk, scope),
        latest=_latest(desk, scope),
        titles=named,
    )


def stands_without(desk: Desk, trouble: StoreError) -> bool:
    """Tell whether scores can be told although `trouble` kept the last answers from being counted.

    They are then those of the last count. Raises StoreError.
    """
    return trouble.code in STILL_READABLE and bool(desk.store.days())


def answered_decks(desk: Desk) -> tuple[tuple[Deck, str], ...]:
    """Give the decks that were answered with their titles, in the order of these.

    Raises StoreError.
    """
    named = titles(desk)
    answered = desk.store.days().keys() | desk.store.started()
    told = ((deck, named.get(deck, deck[0])) for deck in answered)
    return tuple(sorted(told, key=lambda one: (one[1].casefold(), one[0])))


def _is_of(deck: Deck, scope: Scope) -> bool:
    return scope.decks is None or deck in scope.decks


def _decks(
    desk: Desk, listed: Sequence[Glimpse] | None, named: Mapping[Deck, str]
) -> dict[Deck, DeckFacts]:
    known, found = desk.store.known(), dict[Deck, DeckFacts]()
    if listed is None:
        listed = [
            Glimpse(one.path, one.id, one.language, one.title, one.cards)
            for one in desk.library.studied
        ]
    begun = desk.store.started()
    of_all = asked_of_all(listed, desk.settings, desk.language, begun)
    asked = {(one.id, one.language) for one in of_all}
    for one in listed:
        deck, wanted = (one.id, one.language), desk.terms.of(one.id).retention
        facts = DeckFacts(one.title, one.held, known.get(deck, 0), wanted, deck in asked)
        found.setdefault(deck, facts)
    for deck in desk.store.days().keys() - found.keys():
        found[deck] = DeckFacts(named.get(deck, deck[0]), 0, 0, desk.terms.of(deck[0]).retention)
    return dict(sorted(found.items(), key=lambda item: (item[1].title.casefold(), item[0])))


def _coming(
    desk: Desk, scope: Scope, decks: Mapping[Deck, DeckFacts], today: int
) -> dict[int, int]:
    """Give how many cards come back by study day.

    Those that are suspended do not, nor do those of a deck that is not asked now.
    """
    found: dict[int, int] = {}
    for deck, days in desk.store.coming(desk.store.marks(today).suspended).items():
        is_asked = deck in decks and (decks[deck].asked or scope.decks is not None)
        if _is_of(deck, scope) and is_asked and decks[deck].cards:
            for day, cards in days.items():
                found[day] = found.get(day, 0) + cards
    return found


LATEST = 5
"""How many of the last sessions are told at most."""


def _latest(desk: Desk, scope: Scope) -> tuple[SessionScore, ...]:
    """Give the last sessions, of as many answers as are read at a time."""
    return tuple(Reading(desk, scope).next()[:LATEST])


def _wanted(desk: Desk, scope: Scope) -> float:
    """Give the retention asked of the decks of `scope`: theirs if it is one, else the usual one."""
    terms = desk.terms
    of_decks = {terms.of(deck).retention for deck, _language in scope.decks or ()}
    if len(of_decks) == 1:
        return of_decks.pop()
    return (terms.general if isinstance(terms, Policies) else terms).retention
