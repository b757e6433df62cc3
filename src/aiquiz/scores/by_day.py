"""Each study day of each deck in a few figures."""

from typing import NamedTuple

from aiquiz.scheduling.sums import TESTED, Sums


class DeckDay(NamedTuple):
    """A study day of a deck.

    So many `answers`, of which so many are `correct` as they stand, were given in `spent_ms`; a
    memory was `tried` so often, and `recalled` so often.
    """

    day: int
    deck: str
    language: str
    answers: int = 0
    correct: int = 0
    tried: int = 0
    recalled: int = 0
    spent_ms: int = 0


def deck_days(sums: Sums) -> list[DeckDay]:
    """Give every day of every deck that saw an answer, by day and then by deck."""
    found: dict[tuple[int, str, str], DeckDay] = {}
    for key, (answers, ms) in sums.answers.items():
        name = (key.day, key.deck, key.language)
        before = found.get(name, DeckDay(*name))
        tried = answers if key.stage in TESTED else 0
        found[name] = DeckDay(
            *name,
            before.answers + answers,
            before.correct + (answers if key.verdict == "correct" else 0),
            before.tried + tried,
            before.recalled + (tried if key.rating > 1 else 0),
            before.spent_ms + ms,
        )
    return [found[name] for name in sorted(found) if found[name].answers]
