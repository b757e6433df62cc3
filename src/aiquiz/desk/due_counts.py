"""What today asks, counted for a prompt: no deck is read, and hardly a card looked at."""

from collections import Counter
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from aiquiz.desk.agenda import agenda, due_among, limits_of
from aiquiz.desk.exams import decks_with_exam, exams_ahead
from aiquiz.progress.held import Count
from aiquiz.scheduling.limits import A_FEW, Held, Room, Today, room, today
from aiquiz.scheduling.review import CardKey
from aiquiz.scheduling.siblings import Family, answered, families
from aiquiz.settings.file import Settings

if TYPE_CHECKING:
    from aiquiz.deck.glance import Glimpse
    from aiquiz.progress.store import Store
    from aiquiz.scheduling.queue import Candidate


def due_today(settings: Settings, store: "Store", decks: "Sequence[Glimpse]", day: int) -> Today:
    """Give what a session over `decks` asks on study day `day`. Raises StoreError.

    A deck without siblings is counted as a whole. Of any other each card is looked at, and of all
    of them where an exam lies ahead.
    """
    away = store.marks(day).away
    if decks_with_exam(settings, day):
        return _beside_exams(settings, store, decks, day, away)
    counted = store.due_counts(day, away)
    alone = _without_siblings(store, decks)
    held = [
        Held(deck.id, count.due, deck.held - count.studied - count.new_away)
        for deck in decks
        if deck in alone
        for count in (counted.get((deck.id, deck.language), Count()),)
    ]
    waiting = Counter({one.deck: one.due for one in held if isinstance(one.due, int)})
    others = [deck for deck in decks if deck not in alone]
    looked = _Looked(store, day, away, touched={*counted, *store.started()}) if others else None
    due = {deck: looked.due(deck) for deck in others} if looked else {}
    waiting.update(found.deck for found in set[Family]().union(*due.values()))
    left = room(limits_of(settings), store.answered_on(day), store.allowed_on(day), waiting)
    if looked:
        held += [Held(deck.id, due[deck], looked.fresh(deck, left)) for deck in others]
    return today(held, left)


def _beside_exams(
    settings: Settings,
    store: "Store",
    decks: "Sequence[Glimpse]",
    day: int,
    away: Collection[CardKey],
) -> Today:
    """Give what today asks where an exam lies ahead, whose cards stand beside the limits."""
    from aiquiz.scheduling.queue import Candidate

    memories = store.memories()
    touched = {key.deck for key in (*memories, *away)}
    keys = {deck.path: _keys(deck, store) for deck in decks if deck.id in touched}
    due = set(due_among(memories, day, away)) & set[CardKey]().union(*keys.values())
    asks = agenda(settings, store, day, memories, due)
    exams = exams_ahead(settings, store, day, memories)
    held, found = [], Today(0, 0, 0, 0)
    for deck in decks:
        if exams.on((deck.id, deck.language)) is not None:
            cards = [Candidate(k, memories.get(k)) for k in sorted(_keys(deck, store) - set(away))]
            found = _and(found, exams.asked((deck.id, deck.language), cards, asks))
            continue
        # Of a deck that was never touched it is enough to know how many cards it holds.
        if deck.path not in keys and deck.held >= 2 * (asks.room.total.new + A_FEW):
            held.append(Held(deck.id, (), deck.held))
            continue
        of_deck = keys.get(deck.path) or _keys(deck, store)
        fresh = families(of_deck - set(away) - memories.keys(), asks.answered)
        held.append(Held(deck.id, families(due & of_deck, asks.answered), fresh))
    return Today(*map(sum, zip(found, today(held, asks.room), strict=True)))


def _and(found: Today, asked: "Sequence[Candidate]") -> Today:
    """Give `found` with the cards that are `asked` for an exam."""
    new = sum(card.memory is None for card in asked)
    due = len(asked) - new
    return Today(found.due + due, found.new + new, found.waiting + due, found.unseen + new)


def _keys(deck: "Glimpse", store: "Store") -> set[CardKey]:
    cards = store.seen_cards(str(deck.path))
    return {CardKey(deck.id, deck.language, card.key) for card in cards if card.present}


def _without_siblings(store: "Store", decks: "Sequence[Glimpse]") -> "set[Glimpse]":
    """Give those of `decks` that hold no card another one of which has to wait for.

    That is so where no card is asked both ways, only one language of the deck is studied, and no
    other file was ever seen as the same deck: its cards would be counted too.
    """
    seen = store.seen()
    files = Counter((file.id, file.language) for file in seen)
    languages = Counter(
        deck for deck, _ in {*store.started(), *((one.id, one.language) for one in decks)}
    )
    both_ways = store.asked_both_ways()
    return {
        deck
        for deck in decks
        if files[deck.id, deck.language] == 1
        and languages[deck.id] == 1
        and str(deck.path) not in both_ways
    }


class _Looked:
    """Counts cards one by one, siblings once."""

    def __init__(
        self,
        store: "Store",
        day: int,
        away: Collection[CardKey],
        touched: Collection[tuple[str, str]],
    ) -> None:
        self._store = store
        self._day = day
        self._away = away
        self._touched = {deck for deck, _ in touched}
        self._memories = store.memories()
        self._answered = answered(self._memories, day)
        self._keys: dict[Glimpse, set[CardKey]] = {}

    def due(self, deck: "Glimpse") -> set[Family]:
        """Give what is due of `deck`."""
        if deck.id not in self._touched:
            return set()
        memories = self._memories
        keys = (key for key in self._of(deck) if key in memories and key not in self._away)
        due = [key for key in keys if memories[key].due_day <= self._day]
        return families(due, self._answered)

    def fresh(self, deck: "Glimpse", left: Room) -> set[Family] | int:
        """Give what was never studied of `deck`."""
        # Of a deck that was never touched it is enough to know how many cards it holds.
        if deck.id not in self._touched and deck.held >= 2 * (left.total.new + A_FEW):
            return deck.held
        return families(self._of(deck) - set(self._away) - self._memories.keys(), self._answered)

    def _of(self, deck: "Glimpse") -> set[CardKey]:
        if deck not in self._keys:
            self._keys[deck] = _keys(deck, self._store)
        return self._keys[deck]
