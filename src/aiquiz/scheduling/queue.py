"""What to ask: due cards and new ones within the day's limits; or some of all, due or not."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from aiquiz.scheduling.fuzz import share
from aiquiz.scheduling.limits import Kind, Room
from aiquiz.scheduling.memory import Memory, Policy, Terms
from aiquiz.scheduling.review import CardKey
from aiquiz.scheduling.siblings import Family, family


class Candidate(NamedTuple):
    """A card that may be asked; `memory` is None for one never studied."""

    key: CardKey
    memory: Memory | None


class Agenda(NamedTuple):
    """What study day `day` asks, and in which order.

    `room` is what is left to ask, `answered` are the families of which a card was answered that
    day. `order` is "easiest", "recall" or "due", and `orders` those of decks with their own, by
    id. With `mixed`, new cards come among the due ones. `terms` are the learner's.
    """

    day: int
    room: Room
    answered: frozenset[Family] = frozenset()
    order: str = "easiest"
    orders: Mapping[str, str] = {}
    mixed: bool = False
    terms: Terms = Policy()


def is_due(memory: Memory, day: int) -> bool:
    """Tell whether a card is to be asked on study day `day`."""
    return memory.due_day <= day


def queue(
    candidates: Iterable[Candidate],
    agenda: Agenda,
    *,
    new: int | None = None,
    limit: int | None = None,
    seed: int,
) -> list[Candidate]:
    """Give the cards of a study day in the order they are asked.

    Where all that is due is asked it comes shuffled by `seed`, in the same way each time; where
    more is due than `agenda` has room for, its order decides what is asked and when. New cards
    come in the order given. Of siblings only the first is asked. With `new` that many new ones
    are asked, whatever there is room for; `limit` bounds the whole.
    """
    known = list(candidates)
    due = alone(_ordered_due(known, agenda), agenda.answered)
    asked = _within(due, agenda)
    if len(asked) == len(due):
        asked.sort(key=lambda candidate: (share(candidate.key, seed), candidate.key))
    without = agenda.answered | {family(candidate.key) for candidate in due}
    fresh = alone([c for c in known if c.memory is None], without)
    begun = _taken(fresh, agenda.room, "new") if new is None else fresh[: max(new, 0)]
    return (_mixed(asked, begun) if agenda.mixed else [*asked, *begun])[:limit]


def _ordered_due(known: Sequence[Candidate], agenda: Agenda) -> list[Candidate]:
    """Give what is due, what is to be asked first of all first."""
    due = [c for c in known if c.memory is not None and is_due(c.memory, agenda.day)]
    decks = {candidate.key.deck for candidate in due}
    orders = {agenda.orders.get(deck, agenda.order) for deck in decks}
    # Decks whose orders differ are asked together in the general one.
    order = orders.pop() if len(orders) == 1 else agenda.order
    return sorted(due, key=lambda candidate: _rank(candidate, order, agenda))


def _rank(candidate: Candidate, order: str, agenda: Agenda) -> tuple[float, float, CardKey]:
    """Give what `candidate` is sorted by; ties fall by a hash, the same each time on one day."""
    key, memory = candidate.key, candidate.memory
    assert memory is not None
    match order:
        case "recall":
            # The prompt counts what is due, and orders nothing.
            from aiquiz.scheduling.fsrs6 import recall

            first = -recall(memory, agenda.day, agenda.terms.of(key.deck))
        case "due":
            first = float(memory.due_day)
        case _:
            first = memory.difficulty
    return first, share(key, agenda.day), key


def alone(candidates: Sequence[Candidate], without: Iterable[Family]) -> list[Candidate]:
    """Give the first of each family, but for the families in `without`."""
    taken, found = set(without), list[Candidate]()
    for candidate in candidates:
        of = family(candidate.key)
        if of not in taken:
            taken.add(of)
            found.append(candidate)
    return found


def _within(due: Sequence[Candidate], agenda: Agenda) -> list[Candidate]:
    """Give those of `due` that there is room for; each deck keeps what its own order puts first."""
    room, kept = agenda.room, set[CardKey]()
    of_deck: dict[str, list[Candidate]] = {}
    for candidate in due:
        of_deck.setdefault(candidate.key.deck, []).append(candidate)
    for deck, cards in of_deck.items():
        order = agenda.orders.get(deck, agenda.order)
        if len(cards) > room.reviews(deck) and order != agenda.order:
            cards = sorted(cards, key=lambda candidate: _rank(candidate, order, agenda))
        kept.update(candidate.key for candidate in cards[: room.reviews(deck)])
    return _taken((candidate for candidate in due if candidate.key in kept), room, "reviews")


def _taken(candidates: Iterable[Candidate], room: Room, kind: Kind) -> list[Candidate]:
    """Give those of `candidates`, all of a kind, that there is room for, the first ones first."""
    found: list[Candidate] = []
    taken: Counter[str] = Counter()
    common = room.common(kind)
    most: dict[str, int] = {}
    for candidate in candidates:
        deck = candidate.key.deck
        if deck not in most:
            most[deck] = room.most(kind, deck)
        beyond = taken[deck] >= room.kept_for(kind, deck)
        if taken[deck] < most[deck] and (common or not beyond):
            common -= beyond
            taken[deck] += 1
            found.append(candidate)
    return found[: room.total.new if kind == "new" else room.total.reviews]


def _mixed(due: Sequence[Candidate], new: Sequence[Candidate]) -> list[Candidate]:
    """Give the new cards spread evenly among the due ones, each kind in its own order."""
    placed = [
        ((place + 0.5) / len(cards), kind, candidate)
        for kind, cards in enumerate((due, new))
        for place, candidate in enumerate(cards)
    ]
    placed.sort(key=lambda found: found[:2])
    return [candidate for _, _, candidate in placed]


def drawn(candidates: Iterable[Candidate], *, limit: int | None, seed: int) -> list[Candidate]:
    """Give `limit` of `candidates`, due or not, drawn by `seed` in the same way each time."""
    known = sorted(candidates, key=lambda candidate: (share(candidate.key, seed), candidate.key))
    return known[:limit]
