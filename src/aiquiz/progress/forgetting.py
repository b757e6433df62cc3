"""Forgetting what was typed: the text goes, and the log stays as it is.

A row of `typed` whose text is forgotten keeps its place with an empty text, which nothing else has:
so "forgotten" differs from "nothing was typed", and no older copy of the row brings it back.

That a text is no longer in a table does not mean that it is no longer in the file: pages that
were split or left free hold old bytes, also where SQLite overwrites what it deletes. So the file
is written anew afterwards. That this is still to be done stands in it until it is done.
"""

import sqlite3
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import NamedTuple

from aiquiz.progress import log
from aiquiz.progress.accepted import accepted_forms
from aiquiz.scheduling.review import CardKey

_DAY_MS = 86_400_000
_SLICE = 1000
"""Texts that are emptied in one change where answers may wait for it: some milliseconds."""

Place = tuple[int, int]
"""The number of a stream here, and the place in it."""

Deck = tuple[str, str]
"""The id and the language of a deck."""


class Wanted(NamedTuple):
    """What is to be forgotten: what was typed before study day `before`, of `decks`; None for all.

    With `keep_accepted` the answers stay that the learner had accepted and that still count.
    """

    before: int | None = None
    decks: frozenset[Deck] | None = None
    keep_accepted: bool = False


class Found(NamedTuple):
    """What there is to forget: the texts of `answers`, and `accepted` ones.

    `kept` accepted ones stay. `decks` are those of what goes, `first` and `last` the study days
    of it; both are None where nothing goes. With `unfinished` an earlier forgetting left the file
    to be written anew.
    """

    answers: int = 0
    accepted: int = 0
    kept: int = 0
    decks: frozenset[Deck] = frozenset()
    first: int | None = None
    last: int | None = None
    unfinished: bool = False

    @property
    def is_nothing(self) -> bool:
        """Whether nothing is to be done."""
        return not (self.answers or self.accepted or self.unfinished)


def find(database: sqlite3.Connection, wanted: Wanted) -> Found:
    """Give what of `wanted` there is in `database`."""
    forms = _forms(database, wanted)
    query, values = _texts(wanted, "d.deck, d.language, count(*), min({day}), max({day})")
    rows = database.execute(f"{query} GROUP BY d.deck, d.language", values).fetchall()
    days = [day for *_deck, _count, first, last in rows for day in (first, last)]
    days = [day for day in [*days, *(form.day for form in forms.going)] if day is not None]
    decks = {(deck, language) for deck, language, *_rest in rows if deck is not None}
    return Found(
        answers=sum(count for _deck, _language, count, *_days in rows),
        accepted=len({(form.card, form.text) for form in forms.going}),
        kept=forms.kept,
        decks=frozenset(decks | {form.card[:2] for form in forms.going if form.card}),
        first=min(days, default=None),
        last=max(days, default=None),
        unfinished=is_unfinished(database),
    )


def empty(database: sqlite3.Connection, wanted: Wanted) -> int:
    """Empty the texts that are `wanted`, inside a change; give how many they were."""
    database.execute("PRAGMA secure_delete = ON")
    places = [form.place for form in _forms(database, wanted).going]
    query, values = _texts(wanted, "t.stream, t.seq")
    places += database.execute(query, values).fetchall()
    empty_at(database, places)
    return len(places)


def empty_in_slices(
    database: sqlite3.Connection,
    wanted: Wanted,
    change: Callable[[], AbstractContextManager[None]],
) -> Iterator[int]:
    """Do what `empty` does some texts at a time, each time within a `change`.

    Other work may be done between the slices. What is gone by then is gone for good.
    """
    database.execute("PRAGMA secure_delete = ON")
    with change():
        forms = [form.place for form in _forms(database, wanted).going]
        empty_at(database, forms)
    yield len(forms)
    last: Place = (-1, -1)
    while True:
        query, values = _texts(wanted, "t.stream, t.seq")
        query += " AND (t.stream, t.seq) > (?, ?) ORDER BY t.stream, t.seq LIMIT ?"
        places = database.execute(query, (*values, *last, _SLICE)).fetchall()
        if not places:
            return
        with change():
            empty_at(database, places)
        last = places[-1]
        yield len(places)


def empty_at(database: sqlite3.Connection, places: Sequence[Place]) -> None:
    """Empty the texts at `places`, inside a change; the file is noted to be written anew."""
    if not places:
        return
    database.executemany("UPDATE typed SET given = '' WHERE stream = ? AND seq = ?", places)
    _set_mark(database, _UNFINISHED, "")
    _set_mark(database, _TIMES, str(times(database) + 1))


def overwrite(database: sqlite3.Connection) -> None:
    """Write the file of `database` anew, so that nothing of what was emptied is left in it.

    Nothing else may be done in the file meanwhile. Raises sqlite3.Error.
    """
    database.execute("PRAGMA secure_delete = ON")
    # What SQLite makes for it beside the file would be another copy, in a folder of the system's.
    database.execute("PRAGMA temp_store = MEMORY")
    database.execute("VACUUM")
    database.execute("DELETE FROM derived WHERE name = ?", (_UNFINISHED,))


def is_unfinished(database: sqlite3.Connection) -> bool:
    """Tell whether texts were emptied and the file was not written anew since."""
    return _mark(database, _UNFINISHED) is not None


def times(database: sqlite3.Connection) -> int:
    """Give how many changes ever emptied texts: whoever shows texts tells by it whether to look."""
    return int(_mark(database, _TIMES) or 0)


def count_on(database: sqlite3.Connection, before: int) -> None:
    """Have `times` go on in `database`, which takes the place of one with so many `before`."""
    if before > times(database):
        _set_mark(database, _TIMES, str(before))


def is_applied(database: sqlite3.Connection, wanted: Wanted) -> bool:
    """Tell whether `wanted` is what was noted last as done by itself."""
    return _mark(database, _APPLIED) == repr(tuple(wanted))


def note_applied(database: sqlite3.Connection, wanted: Wanted) -> None:
    """Note, inside a change, that `wanted` was done by itself: here, and tried in every copy."""
    _set_mark(database, _APPLIED, repr(tuple(wanted)))


_UNFINISHED = "forgetting unfinished"
_TIMES = "forgetting times"
_APPLIED = "forgetting applied"


def _mark(database: sqlite3.Connection, name: str) -> str | None:
    found = database.execute("SELECT value FROM derived WHERE name = ?", (name,)).fetchone()
    return None if found is None else str(found[0])


def _set_mark(database: sqlite3.Connection, name: str, value: str) -> None:
    database.execute("INSERT OR REPLACE INTO derived(name, value) VALUES (?, ?)", (name, value))


def _texts(wanted: Wanted, columns: str) -> tuple[str, list[object]]:
    """Give the query for `columns` of the answers that are `wanted`, and its values.

    What is typed and has no row of the log any more, in a damaged file, is wanted with all.
    """
    day = f"(e.at_ms + (e.offset_min - e.day_start_min) * 60000) / {_DAY_MS}"
    query = f"""
        SELECT {columns.format(day=day)}
        FROM typed t
        LEFT JOIN event e ON e.stream = t.stream AND e.seq = t.seq
        LEFT JOIN card c ON c.id = e.card
        LEFT JOIN deck d ON d.id = c.deck
        WHERE t.given <> '' AND e.kind IS NOT 'override'
    """
    values: list[object] = []
    if wanted.before is not None:
        query += " AND e.at_ms + (e.offset_min - e.day_start_min) * 60000 < ?"
        values.append(wanted.before * _DAY_MS)
    if wanted.decks is not None:
        marks = ", ".join(["(?, ?)"] * len(wanted.decks))
        query += f" AND (d.deck, d.language) IN (VALUES {marks})" if marks else " AND 0"
        values += [name for deck in sorted(wanted.decks) for name in deck]
    return query, values


# Accepted forms


class _Form(NamedTuple):
    """An override with a form: where it lies, its card, its study day, and its order."""

    place: Place
    card: CardKey | None
    day: int
    order: tuple[int, bytes, int]
    text: str


class _Forms(NamedTuple):
    """The forms that go, and how many accepted ones stay although the rest goes."""

    going: tuple[_Form, ...]
    kept: int


def _forms(database: sqlite3.Connection, wanted: Wanted) -> _Forms:
    """Give which forms go.

    With one that goes go all earlier rows about it: a form that was accepted first and refused
    later must not be accepted again because the days of a journey put the refusal first.
    """
    every = _all_forms(database)
    fit = [form for form in every if _fits(form, wanted)]
    kept: Collection[tuple[CardKey | None, str]] = ()
    if wanted.keep_accepted:
        accepted = accepted_forms(database)
        kept = {(card, text) for card, texts in accepted.items() for text in texts}
    fit_kept = {(form.card, form.text) for form in fit if (form.card, form.text) in kept}
    going = [form for form in fit if (form.card, form.text) not in kept]
    newest: dict[tuple[CardKey | None, str], tuple[int, bytes, int]] = {}
    for form in going:
        about = (form.card, form.text)
        newest[about] = max(newest.get(about, form.order), form.order)
    all_going = tuple(
        form
        for form in every
        if (about := (form.card, form.text)) in newest and form.order <= newest[about]
    )
    return _Forms(all_going, len(fit_kept))


def _all_forms(database: sqlite3.Connection) -> list[_Form]:
    numbers = {uid: number for number, uid in database.execute("SELECT id, uid FROM stream")}
    return [
        _Form(
            (numbers[row.event.ref.stream], row.event.ref.seq),
            row.event.card,
            row.event.moment.day,
            row.event.order,
            row.typed,
        )
        for row in log.rows_of_overrides(database)
        if row.typed
    ]


def _fits(form: _Form, wanted: Wanted) -> bool:
    if wanted.before is not None and form.day >= wanted.before:
        return False
    if wanted.decks is None:
        return True
    return form.card is not None and form.card[:2] in wanted.decks
