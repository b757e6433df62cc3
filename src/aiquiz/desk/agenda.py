"""What today asks: limits, what was answered, and what waits, put together."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from aiquiz.desk.terms import terms_of
from aiquiz.scheduling.limits import ALL, Limits, room
from aiquiz.scheduling.memory import Memory
from aiquiz.scheduling.queue import Agenda, is_due
from aiquiz.scheduling.review import CardKey
from aiquiz.scheduling.siblings import Family, answered, families
from aiquiz.settings.file import Settings

if TYPE_CHECKING:
    from aiquiz.progress.store import Store


def agenda(
    settings: Settings,
    store: "Store",
    day: int,
    said: frozenset[Family],
    due: Iterable[CardKey],
) -> Agenda:
    """Give what study day `day` asks, on which the families `said` were answered.

    `due` are the due cards of every deck, but for those put away. Raises StoreError.
    """
    waiting: dict[str, int] = {}
    for found in families(due, said):
        waiting[found.deck] = waiting.get(found.deck, 0) + 1
    left = room(limits_of(settings), store.answered_on(day), store.allowed_on(day), waiting)
    return Agenda(
        day,
        left,
        said,
        settings.order,
        {deck: own.order for deck, own in settings.decks.items() if own.order is not None},
        settings.mix == "mixed",
        terms_of(settings),
    )


def limits_of(settings: Settings) -> dict[str, Limits]:
    """Give the daily limits: those of decks that have their own by id, and `ALL`."""
    own = {
        deck: Limits(one.new_per_day, one.reviews_per_day)
        for deck, one in settings.decks.items()
        if (one.new_per_day, one.reviews_per_day) != (None, None)
    }
    return {**own, ALL: Limits(settings.new_per_day, settings.reviews_per_day)}


class Concerned(NamedTuple):
    """The cards that a study day concerns: those `due`, and the families `answered` that day."""

    due: list[CardKey]
    answered: frozenset[Family]


def concerned(
    memories: Mapping[CardKey, Memory], day: int, away: Collection[CardKey] = ()
) -> Concerned:
    """Give what study day `day` concerns; of what is due not the cards in `away`."""
    # Every count begins here: one pass, by the places of the fields, over 100,000 cards if need be.
    last, due = _LAST_DAY, _DUE_DAY
    found = {
        key: memory for key, memory in memories.items() if memory[due] <= day or memory[last] == day
    }
    asked = [key for key, memory in found.items() if is_due(memory, day) and key not in away]
    return Concerned(asked, answered(found, day))


_LAST_DAY, _DUE_DAY = map(Memory._fields.index, ("last_day", "due_day"))


class HoldsCards(Protocol):
    """Whatever holds the cards of a deck in one language."""

    @property
    def id(self) -> str:
        """The id of the deck."""
        ...

    @property
    def language(self) -> str:
        """The language, as two letters."""
        ...

    @property
    def card_ids(self) -> Collection[str]:
        """The ids of the cards that can be studied."""
        ...


def there(keys: Sequence[CardKey], entries: Iterable[HoldsCards]) -> set[CardKey]:
    """Give those of `keys` that are cards of `entries`."""
    wanted: dict[tuple[str, str], set[str]] = {}
    for key in keys:
        wanted.setdefault((key.deck, key.language), set()).add(key.card)
    return {
        CardKey(entry.id, entry.language, card)
        for entry in entries
        if (entry.id, entry.language) in wanted
        for card in wanted[entry.id, entry.language].intersection(entry.card_ids)
    }
