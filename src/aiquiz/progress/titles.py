"""What the decks of a database are called: what their files said when they were last looked at."""

import sqlite3
from collections import Counter
from contextlib import suppress


def titles_in(database: sqlite3.Connection, *names: str) -> dict[tuple[str, str], str]:
    """Give the titles of decks (id, language) in the databases attached as `names`, last ones best.

    What several decks are called tells none from another, and is left out. No checksum guards
    titles: where they can't be read they are not known, and nothing else is kept from being done.
    """
    found: dict[tuple[str, str], str] = {}
    for name in names or ("main",):
        with suppress(sqlite3.Error):
            rows = database.execute(_TITLES.format(name=name))
            found |= {(deck, language): title for deck, language, title in rows}
    times = Counter(found.values())
    return {deck: title for deck, title in found.items() if times[title] == 1}


_TITLES = "SELECT deck, language, title FROM {name}.seen_deck ORDER BY mtime_ns"
