"""What can be picked, moved or paired, in the order it is shown."""

from collections.abc import Iterable

from aiquiz.deck.card import Card, ChoiceCard, MatchCard, MultipleCard, OrderCard
from aiquiz.scheduling.fuzz import share
from aiquiz.scheduling.review import CardKey


def options_of(card: Card, key: CardKey, seed: int) -> tuple[str, ...]:
    """Give the options of a choice, the things to be put in order, or the partners to be paired.

    `seed` decides their order, the same each time. Things to be put in order never start in it.
    """
    match card:
        case ChoiceCard(choices=things) | MultipleCard(choices=things):
            return _shuffled(things, key, seed)
        case OrderCard(items=things):
            mixed = _shuffled(things, key, seed)
            return mixed if mixed != things else (*mixed[1:], mixed[0])
        case MatchCard(pairs=pairs):
            return _shuffled(dict.fromkeys(right for _left, right in pairs), key, seed)
        case _:
            return ()


def _shuffled(things: Iterable[str], key: CardKey, seed: int) -> tuple[str, ...]:
    def place(thing: str) -> float:
        return share(key._replace(card=f"{key.card}\x1f{thing}"), seed)

    return tuple(sorted(things, key=place))
