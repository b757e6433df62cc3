"""A disk of ours under the very SQLite that the program uses, by way of its own interface.

While a `Disk` is in place, every file that Python's sqlite3 opens goes through it: each call comes
to `before`, which may refuse it, and then to the real file system. Nothing of the program is
replaced: not the library, not the module, not the store.
"""

import ctypes
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import (
    CFUNCTYPE,
    Structure,
    c_char_p,
    c_int,
    c_int64,
    c_void_p,
    memmove,
    sizeof,
    string_at,
)
from pathlib import Path
from typing import Any, NamedTuple

NEW_JOURNAL = 0x04 | 0x800  # SQLITE_OPEN_CREATE | SQLITE_OPEN_MAIN_JOURNAL


class Call(NamedTuple):
    """What SQLite asks: `what` is open, delete, access, read, write, truncate, sync, size or lock.

    `offset` is where it reads or writes, the size to cut to, or the lock that is asked for;
    `flags` are those of open, or whether a deletion is to be made durable.
    """

    what: str
    path: Path
    offset: int = 0
    data: bytes = b""
    flags: int = 0


class Refusal(NamedTuple):
    """Why a call is not done: SQLite's result, and how much of a write is done all the same."""

    result: int
    written: int = 0


class Disk:
    """Lets everything through; a disk that does not is made from it."""

    def before(self, call: Call) -> Refusal | None:
        """Refuse `call`, or None to let it be done."""

    def after(self, call: Call) -> None:
        """Know that `call` was done."""

    def unlocked(self, path: Path) -> None:
        """Know that what held `path` for writing lets go of it."""

    syncs = True
    """Whether what is to be durable is really made so, which takes its time."""


def why_not() -> str:
    """Give why no disk can be put under this Python's SQLite, "" where one can."""
    try:
        library = _library()
        found = library.sqlite3_libversion
        found.restype = c_char_p
        same = found().decode() == sqlite3.sqlite_version
    except (OSError, AttributeError, ImportError):
        return "SQLite is built into this Python, out of reach"
    return "" if same else "another SQLite than Python's was found"


@contextmanager
def under_sqlite(disk: Disk) -> Iterator[None]:
    """Put `disk` under every database that is opened inside; all must be closed at the end."""
    library = _library()
    ours = _Vfs.made(library)
    # What a test that failed left open is closed at some time, and is no matter of this one.
    before, ours.disk, ours.raised = set(ours.files), disk, []
    library.sqlite3_vfs_register(ours.address, 1)
    try:
        yield
    finally:
        library.sqlite3_vfs_unregister(ours.address)
        library.sqlite3_vfs_register(ours.real, 1)
        ours.disk = Disk()
    if ours.raised:
        raise ours.raised[0]
    assert set(ours.files) <= before, "a database was left open"


def _library() -> ctypes.CDLL:
    import _sqlite3

    # Symbols are looked up in what the module is linked with, which is what it uses.
    library = ctypes.CDLL(_sqlite3.__file__)
    library.sqlite3_vfs_find.restype = c_void_p
    library.sqlite3_vfs_register.argtypes = [c_void_p, c_int]
    library.sqlite3_vfs_unregister.argtypes = [c_void_p]
    return library


# The shapes of sqlite3.h. What is not called by us is left as an address.

# Names are passed on as addresses: the real VFS keeps those it is given.
_Open = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, c_void_p)
_Delete = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int)
_Access = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_void_p)
_Plain = CFUNCTYPE(c_int, c_void_p)
_Moving = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
_Cutting = CFUNCTYPE(c_int, c_void_p, c_int64)
_Numbered = CFUNCTYPE(c_int, c_void_p, c_int)
_Asking = CFUNCTYPE(c_int, c_void_p, c_void_p)
_Control = CFUNCTYPE(c_int, c_void_p, c_int, c_void_p)


class _VfsShape(Structure):
    _fields_ = (
        ("iVersion", c_int),
        ("szOsFile", c_int),
        ("mxPathname", c_int),
        ("pNext", c_void_p),
        ("zName", c_char_p),
        ("pAppData", c_void_p),
        ("xOpen", _Open),
        ("xDelete", _Delete),
        ("xAccess", _Access),
        *((name, c_void_p) for name in ("xFullPathname", "xDlOpen", "xDlError", "xDlSym")),
        *((name, c_void_p) for name in ("xDlClose", "xRandomness", "xSleep", "xCurrentTime")),
        *((name, c_void_p) for name in ("xGetLastError", "xCurrentTimeInt64")),
        *((name, c_void_p) for name in ("xSetSystemCall", "xGetSystemCall", "xNextSystemCall")),
    )


class _Methods(Structure):
    _fields_ = (
        ("iVersion", c_int),
        ("xClose", _Plain),
        ("xRead", _Moving),
        ("xWrite", _Moving),
        ("xTruncate", _Cutting),
        ("xSync", _Numbered),
        ("xFileSize", _Asking),
        ("xLock", _Numbered),
        ("xUnlock", _Numbered),
        ("xCheckReservedLock", _Asking),
        ("xFileControl", _Control),
        ("xSectorSize", _Plain),
        ("xDeviceCharacteristics", _Plain),
    )


_OURS = 16
"""Bytes of a file of ours, in front of the real one: the address of the methods, and nothing."""

_INTERNAL = 2  # SQLITE_INTERNAL
_RESERVED = 2  # SQLITE_LOCK_RESERVED


class _File:
    """An open file: where it lies, and the real one behind it."""

    def __init__(self, path: Path, real: int) -> None:
        self.path = path
        self.real = real
        self.lock = 0

    @property
    def methods(self) -> Any:
        """The real file's own."""
        return _Methods.from_address(c_void_p.from_address(self.real).value or 0)


def _path(name: int) -> Path:
    return Path(os.fsdecode(string_at(name)))


class _Vfs:
    """Our VFS, made once: SQLite and ctypes keep addresses of it."""

    _one: "_Vfs | None" = None

    @classmethod
    def made(cls, library: ctypes.CDLL) -> "_Vfs":
        cls._one = cls._one or cls(library)
        return cls._one

    def __init__(self, library: ctypes.CDLL) -> None:
        self.disk = Disk()
        self.files: dict[int, _File] = {}
        self.raised: list[BaseException] = []
        self.real = library.sqlite3_vfs_find(b"unix")
        if not self.real:
            raise OSError("no VFS of Unix")
        self._real = _VfsShape.from_address(self.real)
        self._shape = _VfsShape()
        memmove(ctypes.addressof(self._shape), self.real, sizeof(_VfsShape))
        self._shape.szOsFile = self._real.szOsFile + _OURS
        self._shape.pNext = None
        self._shape.zName = b"aiquiz-fault"
        self._shape.xOpen = self._kept(_Open, self._open)
        self._shape.xDelete = self._kept(_Delete, self._delete)
        self._shape.xAccess = self._kept(_Access, self._access)
        self._methods = self._made_methods()

    @property
    def address(self) -> int:
        """Where SQLite finds it."""
        return ctypes.addressof(self._shape)

    def _made_methods(self) -> _Methods:
        kept = self._kept
        return _Methods(
            1,
            kept(_Plain, self._close),
            kept(_Moving, self._read),
            kept(_Moving, self._write),
            kept(_Cutting, self._truncate),
            kept(_Numbered, self._sync),
            kept(_Asking, self._size),
            kept(_Numbered, self._lock),
            kept(_Numbered, self._unlock),
            kept(_Asking, lambda at, out: self._through(at, "xCheckReservedLock", out)),
            kept(_Control, lambda at, *rest: self._through(at, "xFileControl", *rest)),
            kept(_Plain, lambda at: self._through(at, "xSectorSize")),
            kept(_Plain, lambda at: self._through(at, "xDeviceCharacteristics")),
        )

    def _kept(self, shape: Any, function: Callable[..., int]) -> Any:
        """Give `function` as C calls it; what it raises is raised again where the disk was put."""

        def called(*values: Any) -> int:
            try:
                return function(*values)
            except BaseException as error:
                self.raised.append(error)
                return _INTERNAL

        return shape(called)

    def _done(self, call: Call, really: Callable[[], int]) -> int:
        """Do `call` by `really`, unless the disk refuses it; give SQLite's result."""
        refusal = self.disk.before(call)
        if refusal is not None:
            return refusal.result
        result = really()
        if result == 0:
            self.disk.after(call)
        return result

    # Of the file system

    def _open(self, _vfs: int, name: int | None, at: int, flags: int, out: int) -> int:
        real = at + _OURS
        if name is None:
            raise AssertionError("a temporary file, though they are to be in memory")
        path = _path(name)
        # SQLite closes what has methods, also where opening it failed.
        c_void_p.from_address(at).value = None

        def really() -> int:
            return int(self._real.xOpen(self.real, name, real, flags, out))

        result = self._done(Call("open", path, flags=flags), really)
        if result == 0:
            self.files[at] = _File(path, real)
            c_void_p.from_address(at).value = ctypes.addressof(self._methods)
        return result

    def _delete(self, _vfs: int, name: int, durable: int) -> int:
        call = Call("delete", _path(name), flags=durable)
        return self._done(call, lambda: self._real.xDelete(self.real, name, durable))

    def _access(self, _vfs: int, name: int, flags: int, out: int) -> int:
        call = Call("access", _path(name), flags=flags)
        return self._done(call, lambda: self._real.xAccess(self.real, name, flags, out))

    # Of a file

    def _through(self, at: int, name: str, *values: int) -> int:
        file = self.files[at]
        return int(getattr(file.methods, name)(file.real, *values))

    def _close(self, at: int) -> int:
        result = self._through(at, "xClose")
        del self.files[at]
        return result

    def _read(self, at: int, to: int, size: int, offset: int) -> int:
        call = Call("read", self.files[at].path, offset)
        return self._done(call, lambda: self._through(at, "xRead", to, size, offset))

    def _write(self, at: int, source: int, size: int, offset: int) -> int:
        call = Call("write", self.files[at].path, offset, string_at(source, size))
        refusal = self.disk.before(call)
        if refusal is None:
            result = self._through(at, "xWrite", source, size, offset)
            if result == 0:
                self.disk.after(call)
            return result
        if refusal.written:
            self._through(at, "xWrite", source, min(refusal.written, size), offset)
        return refusal.result

    def _truncate(self, at: int, size: int) -> int:
        call = Call("truncate", self.files[at].path, size)
        return self._done(call, lambda: self._through(at, "xTruncate", size))

    def _sync(self, at: int, flags: int) -> int:
        call = Call("sync", self.files[at].path)
        syncs = self.disk.syncs
        return self._done(call, lambda: self._through(at, "xSync", flags) if syncs else 0)

    def _size(self, at: int, out: int) -> int:
        call = Call("size", self.files[at].path)
        return self._done(call, lambda: self._through(at, "xFileSize", out))

    def _lock(self, at: int, level: int) -> int:
        file = self.files[at]

        def really() -> int:
            return self._through(at, "xLock", level)

        result = self._done(Call("lock", file.path, level), really)
        if result == 0:
            file.lock = max(file.lock, level)
        return result

    def _unlock(self, at: int, level: int) -> int:
        file = self.files[at]
        held, file.lock = file.lock, level
        result = self._through(at, "xUnlock", level)
        if held >= _RESERVED:
            self.disk.unlocked(file.path)
        return result
