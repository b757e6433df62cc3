"""Copies of the progress as JSON has them."""

import json
from collections.abc import Mapping

from aiquiz.cli.output import echo
from aiquiz.desk.copies import local, name_of
from aiquiz.progress.backups import Backup


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
