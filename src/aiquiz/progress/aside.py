"""Files that were put aside as damaged: what can be read in them that the progress lacks."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from aiquiz.progress import log
from aiquiz.progress.damage import Tally, all_open, names_in, readable
from aiquiz.progress.database import change, connect
from aiquiz.progress.names import damaged_beside, journal_of
from aiquiz.progress.on_disk import told
from aiquiz.progress.union import Found, derive, take_up
from aiquiz.progress.verified import opened
from aiquiz.scheduling.memory import Terms
from aiquiz.scheduling.review import Ref


def lacking(path: Path) -> int:
    """Give how many answers can be read beside the sound progress at `path` that it has not.

    It is not to be open in this process. Raises StoreError, sqlite3.Error.
    """
    if not damaged_beside(path):
        return 0
    places: set[Ref] = set()
    with _rows(path) as rows, closing(opened(path)) as database:
        for row, *_told in rows:
            event = row.event
            if event.kind == "review" and log.stored_checksum(database, *event.ref) is None:
                places.add(event.ref)
    return len(places)


def take_up_lacking(path: Path, wanted: Terms) -> int:
    """Add to the progress at `path` what can be read beside it; give how many rows were added.

    `wanted` are the learner's terms. Raises StoreError; nothing was added then.
    """
    with (
        _rows(path) as rows,
        closing(connect(path)) as database,
        told(path),
        change(database, path),
    ):
        taken = take_up(database, rows)
        derive(database, taken, wanted)
    return taken.added


@contextmanager
def _rows(path: Path) -> Iterator[Iterator[Found]]:
    beside = [one for file in damaged_beside(path) for one in (file, journal_of(file))]
    with all_open(path, beside) as files, all_open(path, [path]) as present:
        names = names_in([*files, *present])
        yield (found for file in files for found in readable(file, names, Tally()))
