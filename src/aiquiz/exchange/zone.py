"""The learner's zone, as it is named on a command line."""

import re
from datetime import timedelta, timezone, tzinfo

_OFFSET = re.compile(r"([+-])(\d{1,2})(?::?([0-5]\d))?")
_FURTHEST = timedelta(hours=14)


def zone_named(name: str) -> tzinfo | None:
    """Give the zone called `name`: a name of the time zone database, or ±HH:MM; None for none."""
    match = _OFFSET.fullmatch(name)
    if match:
        offset = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
        if offset > _FURTHEST:
            return None
        return timezone(-offset if match[1] == "-" else offset)
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        # What is no zone may be a folder, or a file of something else.
        return None
