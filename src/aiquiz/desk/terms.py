"""The terms on which cards come back, as the settings ask for them."""

from aiquiz.scheduling.memory import DEFAULT_PARAMETERS, Policies, Policy, Terms
from aiquiz.settings.file import Settings


def terms_of(settings: Settings, parameters: tuple[float, ...] = DEFAULT_PARAMETERS) -> Terms:
    """Give the terms of every deck under `settings`, with these `parameters`."""
    general = Policy(
        settings.retention, settings.maximum_interval, parameters, settings.leech_threshold
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
