"""The terms on which cards come back, as the settings ask for them."""

from aiquiz.scheduling.memory import Policies, Policy, Terms
from aiquiz.settings.file import Settings


def terms_of(settings: Settings) -> Terms:
    """Give the terms of every deck under `settings`."""
    general = Policy(
        settings.retention, settings.maximum_interval, leech_threshold=settings.leech_threshold
    )
    own = {deck: settings.of(deck) for deck in settings.decks}
    decks = {
        deck: general._replace(
            retention=terms.retention,
            maximum_interval=terms.maximum_interval,
            leech_threshold=terms.leech_threshold,
        )
        for deck, terms in own.items()
    }
    return Policies(general, decks)
