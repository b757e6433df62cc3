"""What today asks: limits, what was answered, and what waits, put together."""

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Protocol

from aiquiz.desk.exams import decks_with_exam
from aiquiz.scheduling.limits import ALL, Limits, room
from aiquiz.scheduling.memory import Memory
from aiquiz.scheduling.review import CardKey
from aiquiz.scheduling.siblings import answered, families
from aiquiz.settings.file import Settings

if TYPE_CHECKING:
    from aiquiz.progress.store import Store
    from aiquiz.scheduling.queue import Agenda


def agenda(
    settings: Settings,
    store: "Store",
    day: int,
    memories: Mapping[CardKey, Memory],
    due: Iterable[CardKey],
) -> "Agenda":
    """Give what study day `day` asks of decks whose cards `due` are to be asked.

    These are the due cards of every deck, but for those put away. What is studied for an exam
    stands beside the limits. Raises StoreError.
    """
    # A prompt that only counts needs no order of cards, which brings the hash that decides ties.
    from aiquiz.scheduling.queue import Agenda

    said, exams = answered(memories, day), decks_with_exam(settings, day)
    waiting: dict[str, int] = {}
    for found in families(due, said):
        if found.deck not in exams:
            waiting[found.deck] = waiting.get(found.deck, 0) + 1
    done = {deck: one for deck, one in store.answered_on(day).items() if deck not in exams}
    left = room(limits_of(settings), done, store.allowed_on(day), waiting)
    return Agenda(
        day,
        left,
        said,
        settings.order,
        {deck: own.order for deck, own in settings.decks.items() if own.order is not None},
        settings.mix == "mixed",
        store.terms,
    )


def limits_of(settings: Settings) -> dict[str, Limits]:
    """Give the daily limits: those of decks that have their own by id, and `ALL`."""
    own = {
        deck: Limits(one.new_per_day, one.reviews_per_day)
        for deck, one in settings.decks.items()
        if (one.new_per_day, one.reviews_per_day) != (None, None)
    }
    return {**own, ALL: Limits(settings.new_per_day, settings.reviews_per_day)}


def due_among(
    memories: Mapping[CardKey, Memory], day: int, away: Collection[CardKey]
) -> list[CardKey]:
    """Give the cards that are due on study day `day`, but for those in `away`."""
    # Through plain tuples: of 100,000 cards this is most of what a count costs.
    found = [key for key, memory in memories.items() if memory[_DUE_DAY] <= day]
    return [key for key in found if key not in away] if away else found


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


def there(keys: Iterable[CardKey], entries: Iterable[HoldsCards]) -> set[CardKey]:
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


_DUE_DAY = Memory._fields.index("due_day")
