"""What the learner allowed beyond the limits, today only, and how the log holds it."""

import json
from typing import NamedTuple

from aiquiz.progress.effective import ALLOWANCE
from aiquiz.progress.event import Event
from aiquiz.scheduling.days import Moment
from aiquiz.scheduling.limits import ALL, Tally
from aiquiz.scheduling.review import Ref


class Allowance(NamedTuple):
    """More cards than the limits allow, on the study day of `moment` alone.

    `deck` is the id of the deck, `ALL` for the limits over all decks.
    """

    more: Tally
    moment: Moment
    deck: str = ALL


def event_of(allowance: Allowance, ref: Ref) -> Event:
    """Give the row for `allowance` that is to stand at `ref`."""
    facts = {"deck": allowance.deck, **allowance.more._asdict()}
    return Event(ref, ALLOWANCE, allowance.moment, detail=json.dumps(facts))


def allowance_of(event: Event) -> Allowance | None:
    """Give the allowance that row `event` holds; None for what another version wrote otherwise."""
    try:
        facts = json.loads(event.detail or "")
        more = Tally(int(facts["new"]), int(facts["reviews"]))
        return Allowance(more, event.moment, str(facts["deck"]))
    except (ValueError, TypeError, KeyError):
        return None
