"""Copies of the progress as JSON has them, and their times as the learner's clock shows them."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime

from aiquiz.cli.output import echo
from aiquiz.desk.copies import name_of
from aiquiz.progress.backups import Backup


def local(at_ms: int | None) -> datetime | None:
    """Give the local time of `at_ms` (UTC ms), None for None and for one that no clock tells."""
    try:
        return None if at_ms is None else datetime.fromtimestamp(at_ms / 1000, UTC).astimezone()
    except (ValueError, OverflowError, OSError):
        return None


def iso(at_ms: int | None) -> str | None:
    """Give `at_ms` (UTC ms) as JSON has it."""
    at = local(at_ms)
    return at.isoformat(timespec="seconds") if at else None


def facts_of(backup: Backup) -> dict[str, object]:
    """Give what JSON tells of a copy."""
    return {
        "name": name_of(backup),
        "path": str(backup.path),
        "made": iso(backup.at_s * 1000),
        "why": backup.why or None,
        "bytes": backup.size,
        "answers": backup.answers,
        "last_answer": iso(backup.last_ms),
        "checked": backup.checked,
    }


def write(facts: Mapping[str, object]) -> None:
    """Write `facts` as a versioned object."""
    echo(json.dumps({"version": 1, **facts}, ensure_ascii=False, indent=2))
