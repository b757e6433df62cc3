"""What is not on disk yet, in words: what happened, what is kept, and when it will be written."""

from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import NamedTuple

from aiquiz.say.language import _, n_
from aiquiz.say.numbers import number
from aiquiz.text import one_line

SLOW = "slow"
"""What the disk is called that takes a write and does not end it: no trouble of the store's yet."""

_FEW_PARTS = 4
"""The parts of a path, its root counted, that is short enough to be told whole."""


class _Words(NamedTuple):
    """What happened, as it follows “Not on disk yet”, and what becomes of what is kept."""

    what: Callable[[], str]
    kept: Callable[[], str]


_WORDS: Mapping[str, _Words] = {
    "full": _Words(
        lambda: _("the disk is full"),
        lambda: _("It is kept here and written as soon as {mount} has 1 MB free."),
    ),
    "read-only": _Words(
        lambda: _("progress can only be read"),
        lambda: _("It is kept here and written as soon as {path} may be written to."),
    ),
    "busy": _Words(
        lambda: _("another window is writing"),
        lambda: _("It is kept here and written as soon as that one is done."),
    ),
    "io": _Words(
        lambda: _("the disk reports an error"),
        lambda: _("It is kept here and written as soon as the disk takes it: check the disk."),
    ),
    "damaged": _Words(
        lambda: _("the file of progress is damaged"),
        lambda: _("It is kept here. In another window, aiquiz doctor --repair mends {path}."),
    ),
    "emptied": _Words(
        lambda: _("the file of progress is empty, and there are copies"),
        lambda: _("It is kept here. In another window, aiquiz doctor --repair takes them up."),
    ),
    "copies-unseen": _Words(
        lambda: _("the file of progress is empty, and its copies can’t be seen"),
        lambda: _("It is kept here and written as soon as {folder} can be looked into."),
    ),
    "no-access": _Words(
        lambda: _("the file of progress can’t be opened"),
        lambda: _("It is kept here and written as soon as {path} and its folder may be used."),
    ),
    "gone": _Words(
        lambda: _("the file of progress is gone"),
        lambda: _("It is kept here and written as soon as {path} is back in its place."),
    ),
    "no-locks": _Words(
        lambda: _("this disk can’t lock a file"),
        lambda: _("It is kept here. Windows can’t share progress there: close all but this one."),
    ),
    "newer": _Words(
        lambda: _("a later version has taken progress over"),
        lambda: _("It is kept here. Update aiquiz; this version can’t write it any more."),
    ),
    "not-ours": _Words(
        lambda: _("the file of progress is no longer one"),
        lambda: _("It is kept here. In another window, aiquiz doctor --repair moves {path} away."),
    ),
    "no-folder": _Words(
        lambda: _("the folder of progress is gone"),
        lambda: _("It is kept here and written as soon as {path} is a folder again."),
    ),
    SLOW: _Words(
        lambda: _("the disk does not answer"),
        lambda: _("It is kept here, and still being written."),
    ),
}

CODES = frozenset(_WORDS)
"""Every code that has words."""


def what(code: str, facts: Mapping[str, str | int]) -> str:
    """Say what keeps something from being written, without a capital and a full stop."""
    return _filled_in(_WORDS[code].what, facts) if code in _WORDS else _("it can’t be written")


def kept(code: str, facts: Mapping[str, str | int]) -> str:
    """Say that it is kept, and what has to come true before it is written, as a sentence."""
    known = _WORDS.get(code)
    return _filled_in(known.kept, facts) if known else _("It is kept here.")


def waiting(*, is_answer: bool, safe: int | None) -> str:
    """Say how much waits, and how many answers are on disk, None where that is not known."""
    one = _("1 answer waits") if is_answer else _("1 change waits")
    if not safe:
        return one
    stored = n_("{n} is safe", "{n} are safe", safe)
    if not is_answer:
        stored = n_("{n} answer is safe", "{n} answers are safe", safe)
    return f"{one}, {stored.format(n=number(safe))}"


def only_read(code: str, facts: Mapping[str, str | int], *, brief: bool = False) -> str:
    """Say before anything is answered that it can't be kept, and what to do, as a sentence.

    What is `brief` has the end of the path alone.
    """
    if code != "read-only":
        from aiquiz.say.trouble import trouble

        return trouble(code, facts)
    words = _("Progress can only be read: answers can’t be kept. Allow writing to {path}.")
    if brief:
        words = _("Answers can’t be kept: allow writing to {path}.")
        facts = {**facts, "path": _end_of(str(facts.get("path", "")))}
    return _filled_in(lambda: words, facts)


def _end_of(path: str) -> str:
    """Give the name in `path` and that of its folder, where there is more than that."""
    parts = PurePath(path).parts
    return str(PurePath("…", *parts[-2:])) if len(parts) > _FEW_PARTS else path


def let_go(what: str) -> str:
    """Say that a session was left without its last "answer" or "change"; "" for neither."""
    if not what:
        return ""
    if what == "answer":
        return _("! Your last answer is not saved. Its card is asked anew.")
    return _("! Your last change is not saved. All before it is.")


def lost(code: str, facts: Mapping[str, str | int]) -> str:
    """Say that what waited was not written in the end, and what to do about it."""
    from aiquiz.say.trouble import trouble

    return _("What was done last is not saved.") + " " + trouble(code, facts)


def in_full(code: str, facts: Mapping[str, str | int]) -> str:
    """Say that something is not on disk, why, and what becomes of it, in two sentences."""
    told = _("Not on disk yet: {why}.").format(why=what(code, facts))
    return f"{told} {kept(code, facts)}"


def _filled_in(words: Callable[[], str], facts: Mapping[str, str | int]) -> str:
    shown = {name: one_line(str(fact)) for name, fact in facts.items()}
    path = shown.get("path", "")
    mount = shown.get("mount", "")
    # The root is no name that anybody calls a disk by.
    shown["mount"] = mount if mount.strip("/\\") else _("the disk")
    return words().format(**shown | {"path": path or _("the file of progress")})
