"""One row of the log, and its checksum."""

from typing import NamedTuple
from zlib import crc32

from aiquiz.scheduling.days import Moment
from aiquiz.scheduling.review import (
    Attempt,
    CardKey,
    Entry,
    Mark,
    Override,
    Parameters,
    Rating,
    Ref,
    Rerating,
    Reset,
    Review,
    Undo,
)


class Event(NamedTuple):
    """A row of the log, free of the numbers that one database gives to decks and cards.

    `kind` is session, review, attempt, rerating, override, reset, undo, params, or what a card is
    marked with; others may come, are kept, and mean nothing here. `session` is the seq, in the same
    stream, of the session it belongs to; `of` is the entry that a rerating, override or undo is
    about, or the session that a session goes on with.
    """

    ref: Ref
    kind: str
    moment: Moment
    session: int | None = None
    card: CardKey | None = None
    of: Ref | None = None
    verdict: str | None = None
    reason: str | None = None
    rating: int | None = None
    credit: float | None = None
    hints: int | None = None
    tries: int | None = None
    took_ms: int | None = None
    mode: str | None = None
    recall: float | None = None
    stability: float | None = None
    detail: str | None = None

    @property
    def order(self) -> tuple[int, bytes, int]:
        """What events are sorted by: time, then stream and place, the same on every machine."""
        return (self.moment.at_ms, self.ref.stream, self.ref.seq)


def checksum(event: Event) -> int:
    """Give the CRC-32 of `event`.

    It is taken of the UTF-8 text of all its values in the order of the fields of `Event`,
    parted by U+001F: nothing for None, hexadecimal digits for bytes, the shortest decimal
    form for fractions; names of cards and entries count as several values.
    """
    parts: list[str] = []
    for name, value in zip(event._fields, event, strict=True):
        width = _WIDTHS.get(name, 1)
        values = value if isinstance(value, tuple) else (value,) * width
        parts.extend(_canonical(part) for part in values)
    return crc32("\x1f".join(parts).encode("utf-8", "surrogatepass"))


_WIDTHS = {"card": 3, "of": 2}


def _canonical(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bytes):
        return value.hex()
    return repr(value) if isinstance(value, float) else str(value)


def event_of(entry: Entry, ref: Ref, session: int | None, card: CardKey | None) -> Event:
    """Give the row for `entry`, about `card` or about none, that is to stand at `ref`."""
    kind = entry.what if isinstance(entry, Mark) else _KINDS[type(entry)]
    row = Event(ref, kind, entry.moment, session, card)
    if isinstance(entry, Mark | Reset):
        return row
    if isinstance(entry, Parameters):
        return row._replace(detail=parameters_told(entry))
    if isinstance(entry, Review | Attempt):
        row = row._replace(
            verdict=entry.verdict,
            reason=entry.reason,
            hints=entry.hints,
            took_ms=entry.took_ms,
            mode=entry.mode,
        )
    else:
        row = row._replace(of=entry.of)
    if isinstance(entry, Review):
        return row._replace(
            rating=int(entry.rating),
            credit=float(entry.credit),
            tries=entry.tries,
            recall=entry.recall,
            stability=entry.stability,
        )
    if isinstance(entry, Rerating):
        return row._replace(rating=int(entry.rating))
    if isinstance(entry, Override):
        rating, credit = int(entry.rating), float(entry.credit)
        return row._replace(verdict=entry.verdict, rating=rating, credit=credit)
    return row


_KINDS: dict[type, str] = {
    Review: "review",
    Attempt: "attempt",
    Rerating: "rerating",
    Override: "override",
    Reset: "reset",
    Undo: "undo",
    Parameters: "params",
}


def parameters_told(entry: Parameters) -> str:
    """Give what the log keeps of parameters, in JSON."""
    import json

    return json.dumps({"algorithm": "fsrs-6", "weights": entry.values})


def typed_of(entry: Entry) -> str | None:
    """Give the text that is kept beside the row for `entry`, where forgetting can reach it."""
    if isinstance(entry, Review | Attempt):
        return entry.typed or None
    return entry.form or None if isinstance(entry, Override) else None


def review_of(event: Event, typed: str | None) -> Review:
    """Give the review that row `event` holds; `typed` is as it lies beside the log."""
    assert event.card is not None
    assert event.rating is not None
    return Review(
        card=event.card,
        moment=event.moment,
        verdict=event.verdict or "",
        reason=event.reason or "",
        rating=Rating(event.rating),
        credit=event.credit or 0.0,
        hints=event.hints or 0,
        tries=event.tries or 0,
        took_ms=event.took_ms or 0,
        mode=event.mode or "",
        recall=event.recall,
        stability=event.stability,
        typed=typed or None,
        forgotten=typed == "",
    )
