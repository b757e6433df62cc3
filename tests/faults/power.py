"""What a disk holds after the power went, at any moment, as far as it may be trusted at all.

The model: what was synced is there. Of what was not, any part is: each write, cut and name alone,
a write by sectors of 512 bytes, of which one may also hold zeros or anything at all.
The name of a file is there once its folder was synced, which SQLite does with a new journal; that
syncing a file keeps its own name is not assumed. A sector that was not written to is left alone,
which is what SQLite takes for granted of every disk (its "powersafe overwrite").
"""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.faults.vfs import NEW_JOURNAL, Call, Disk

SECTOR = 512

Image = dict[str, bytes]
"""The files of a folder, by name."""

VARIANTS = ("none", "all", "random", "torn", "garbled")
"""How much is there of what was not synced: see `Surface.image`."""


class Op(NamedTuple):
    """What changed: `what` is link, unlink, write, truncate, sync or folder (its names synced).

    `body` is the number of the file's content, whatever its name.
    """

    what: str
    name: str
    body: int
    offset: int = 0
    data: bytes = b""


class Recorder(Disk):
    """Writes down what changes in one folder, and how its database is while no change is open."""

    syncs = False

    def __init__(self, folder: Path, database: str) -> None:
        self._folder = folder
        self._database = database
        self.start: Image = {
            path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()
        }
        self.ops: list[Op] = []
        self.states: list[tuple[int, bytes]] = []
        self._bodies = {name: number for number, name in enumerate(self.start)}
        self._now = dict(enumerate(map(bytearray, self.start.values())))
        self._new_journals: set[str] = set()

    def after(self, call: Call) -> None:
        """Write down `call`."""
        if call.path.parent != self._folder:
            return
        name = call.path.name
        if call.what == "open":
            self._opened(name, call.flags)
        elif call.what == "delete":
            self._op(Op("unlink", name, self._bodies.pop(name)))
            if call.flags:
                self._op(Op("folder", "", -1))
        elif call.what in ("write", "truncate", "sync"):
            self._op(Op(call.what, name, self._bodies[name], call.offset, call.data))
            if call.what == "sync" and name in self._new_journals:
                self._new_journals.discard(name)
                self._op(Op("folder", "", -1))

    def _opened(self, name: str, flags: int) -> None:
        if name not in self._bodies:
            self._bodies[name] = len(self._now)
            self._op(Op("link", name, self._bodies[name]))
        if flags & NEW_JOURNAL == NEW_JOURNAL:
            self._new_journals.add(name)

    def _op(self, op: Op) -> None:
        self.ops.append(op)
        if op.what == "link":
            self._now[op.body] = bytearray()
        elif op.body in self._now:
            change(self._now[op.body], op)

    def unlocked(self, path: Path) -> None:
        """Keep the database as it is now, that nobody is writing: as it may be found again."""
        if path != self._folder / self._database:
            return
        state = bytes(self._now[self._bodies[path.name]])
        if not self.states or self.states[-1][1] != state:
            self.states.append((len(self.ops), state))


def change(body: bytearray, op: Op) -> None:
    """Do `op`, a write or a truncation, to the content `body`."""
    if op.what == "write":
        body.extend(bytes(max(0, op.offset - len(body))))
        body[op.offset : op.offset + len(op.data)] = op.data
    elif op.what == "truncate":
        body[:] = body[: op.offset].ljust(op.offset, b"\0")


class Surface:
    """What is safe on the disk while the operations go by, and what is on its way."""

    def __init__(self, start: Image) -> None:
        self._names = {name: number for number, name in enumerate(start)}
        self._bodies = dict(enumerate(map(bytearray, start.values())))
        self._waiting: list[Op] = []

    def go(self, op: Op) -> None:
        """Let `op` happen."""
        if op.what == "sync":
            self._settle([one for one in self._waiting if one.body == op.body and not _names(one)])
        elif op.what == "folder":
            self._settle([one for one in self._waiting if _names(one)])
        else:
            self._waiting.append(op)

    def _settle(self, ops: Sequence[Op]) -> None:
        _apply(ops, self._names, self._bodies)
        settled = set(map(id, ops))
        self._waiting = [one for one in self._waiting if id(one) not in settled]

    def image(self, variant: str, choose: random.Random) -> Image:
        """Give what is found if the power goes now.

        Of what was not synced there is `none`, `all`, each at `random`, each sector at random
        (`torn`), or also zeros or anything in its place (`garbled`).
        """
        kept = [one for op in self._waiting for one in _left_of(op, variant, choose)]
        names, bodies = dict(self._names), {key: body[:] for key, body in self._bodies.items()}
        _apply(kept, names, bodies)
        return {name: bytes(bodies.get(body, b"")) for name, body in names.items()}


def _names(op: Op) -> bool:
    return op.what in ("link", "unlink")


def _apply(ops: Sequence[Op], names: dict[str, int], bodies: dict[int, bytearray]) -> None:
    for op in ops:
        if op.what == "link":
            names[op.name] = op.body
        elif op.what == "unlink":
            names.pop(op.name, None)
        else:
            change(bodies.setdefault(op.body, bytearray()), op)


def _left_of(op: Op, variant: str, choose: random.Random) -> Iterator[Op]:
    """Give what there is of `op`, which was not synced."""
    if variant == "none":
        return
    if variant == "all":
        yield op
    elif variant == "random" or op.what != "write":
        if choose.random() < 0.5:
            yield op
    else:
        for one in _sectors(op):
            if choose.random() < 0.5:
                yield one if variant == "torn" else _garbled(one, choose)


def _garbled(op: Op, choose: random.Random) -> Op:
    size = len(op.data)
    return op._replace(data=choose.choice((op.data, bytes(size), choose.randbytes(size))))


def _sectors(op: Op) -> Iterator[Op]:
    """Part a write where the disk's sectors part."""
    end = op.offset + len(op.data)
    at = op.offset
    while at < end:
        after = min((at // SECTOR + 1) * SECTOR, end)
        yield op._replace(offset=at, data=op.data[at - op.offset : after - op.offset])
        at = after
