"""The answers that the learner had accepted, beside those that the author of a deck names."""

import sqlite3

from aiquiz.progress import log
from aiquiz.progress.effective import taught
from aiquiz.scheduling.review import CardKey


def accepted_forms(database: sqlite3.Connection) -> dict[CardKey, tuple[str, ...]]:
    """Give them by card, in the order in which they were accepted; the last word counts."""
    rows = {row.event.ref: row for row in log.rows_of_overridden(database)}
    forms: dict[CardKey, dict[str, None]] = {}
    for event in taught(row.event for row in rows.values()):
        form = rows[event.ref].typed
        if event.card is None or not form:
            continue
        of_card = forms.setdefault(event.card, {})
        if event.verdict == "correct":
            of_card[form] = None
        else:
            of_card.pop(form, None)
    return {card: tuple(of_card) for card, of_card in forms.items() if of_card}
