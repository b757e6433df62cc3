"""What tells records of the log apart from any other, by their serial types, and from no record."""

import re

from aiquiz.progress.event import Event
from aiquiz.progress.pages import Value
from aiquiz.scheduling.days import Moment
from aiquiz.scheduling.review import CardKey, Ref


def is_int(kind: int) -> bool:
    """Tell whether a value of serial type `kind` is a whole number."""
    return 1 <= kind <= 6 or kind in (8, 9)


def is_text(kind: int) -> bool:
    """Tell whether a value of serial type `kind` is text."""
    return kind >= 13 and kind % 2 == 1


_COLUMNS = 22
_UID = 12 + 2 * 16

_INT = rb"[\x01-\x06\x08\x09]"
_INT_OR_NONE = rb"[\x00-\x06\x08\x09]"
_REAL_OR_NONE = rb"[\x00-\x09]"
_TEXT = rb"(?:[\x0d-\x7f]|[\x81-\xff][\x00-\x7f])"
_TEXT_OR_NONE = rb"(?:\x00|[\x0d-\x7f]|[\x81-\xff][\x00-\x7f])"

# The length of what stands before the values of a record, and the types of these.
EVENT = re.compile(
    rb"(?=[\x17-\x1f]"
    + _INT * 2
    + _TEXT
    + _INT * 3
    + _INT_OR_NONE * 2
    + rb"[\x00\x2c]"
    + _INT_OR_NONE
    + _TEXT_OR_NONE * 2
    + _INT_OR_NONE
    + _REAL_OR_NONE
    + _INT_OR_NONE * 3
    + _TEXT_OR_NONE
    + _REAL_OR_NONE * 2
    + _TEXT_OR_NONE
    + _INT
    + rb")",
    re.DOTALL,
)
"""Where a record of the table `event` begins, also where nothing leads to it."""


def is_event(types: tuple[int, ...]) -> bool:
    """Tell whether a record with these `types` may be of the table `event`."""
    return len(types) == _COLUMNS and all(
        is_int(types[place]) if kind == "i" else is_text(types[place])
        for place, kind in ((0, "i"), (1, "i"), (2, "t"), (3, "i"), (21, "i"))
    )


def names_stream(inner: tuple[int, ...], *, table: bool) -> bool:
    """Tell whether what is beside a number in a record is the name of a stream."""
    return inner[0] == _UID and len(inner) == (3 if table else 1)


def names_deck(inner: tuple[int, ...]) -> bool:
    """Tell whether what is beside a number in a record is the name of a deck."""
    return len(inner) == 2 and is_text(inner[0]) and is_text(inner[1])


def names_card(inner: tuple[int, ...]) -> bool:
    """Tell whether what is beside a number in a record is the name of a card."""
    return len(inner) == 2 and is_int(inner[0]) and is_text(inner[1])


def event_of(values: tuple[Value, ...], uid: bytes, card: CardKey | None) -> Event | None:
    """Give the row of the log with these `values`, if the numbers in it stand for `uid` and `card`.

    None where they are of other types: a number and its digits have the same checksum.
    """
    _stream, seq, kind, at_ms, offset, start, session, _card, *rest = values
    of_stream, of_seq, verdict, reason, rating, credit, hints, tries, took_ms, mode, *rest = rest
    recall, stability, detail, _crc = rest
    try:
        return Event(
            ref=Ref(uid, _int(seq)),
            kind=_text(kind),
            moment=Moment(_int(at_ms), _int(offset), _int(start)),
            session=_int_or_none(session),
            card=card,
            of=Ref(of_stream, _int(of_seq)) if isinstance(of_stream, bytes) else None,
            verdict=_text_or_none(verdict),
            reason=_text_or_none(reason),
            rating=_int_or_none(rating),
            credit=_real_or_none(credit),
            hints=_int_or_none(hints),
            tries=_int_or_none(tries),
            took_ms=_int_or_none(took_ms),
            mode=_text_or_none(mode),
            recall=_real_or_none(recall),
            stability=_real_or_none(stability),
            detail=_text_or_none(detail),
        )
    except TypeError:
        return None


def _int(value: Value) -> int:
    if isinstance(value, int):
        return value
    raise TypeError(value)


def _int_or_none(value: Value) -> int | None:
    return None if value is None else _int(value)


def _text(value: Value) -> str:
    if isinstance(value, str):
        return value
    raise TypeError(value)


def _text_or_none(value: Value) -> str | None:
    return None if value is None else _text(value)


def _real_or_none(value: Value) -> float | None:
    # SQLite stores a whole number in fewer bytes where a fraction may stand.
    if isinstance(value, int | float | None):
        return None if value is None else float(value)
    raise TypeError(value)
