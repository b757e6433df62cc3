"""The leeches that can be asked, for home."""

from aiquiz.desk.asked import unhidden
from aiquiz.desk.desk import Desk
from aiquiz.scheduling.leech import leeches
from aiquiz.scheduling.memory import Policies
from aiquiz.scheduling.review import CardKey


def leeches_to_ask(desk: Desk) -> frozenset[CardKey]:
    """Give the leeches that are in a deck that is not hidden, and not put away.

    Raises StoreError.
    """
    terms, store = desk.terms, desk.store
    each = (terms.general, *terms.decks.values()) if isinstance(terms, Policies) else (terms,)
    least = min((policy.leech_threshold for policy in each if policy.leech_threshold), default=0)
    if not least:
        return frozenset()
    found = leeches(store.memories(least), terms)
    if not found:
        return found
    found -= store.marks(desk.now().day).away
    decks = {key[:2] for key in found}
    there = {
        CardKey(entry.id, entry.language, card)
        for entry in unhidden(desk.library.studied, desk.settings)
        if (entry.id, entry.language) in decks
        for card in entry.card_ids
    }
    return found & there
