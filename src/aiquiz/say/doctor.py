"""What looking through progress found and what a repair kept, in words."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import PurePath
from typing import Protocol

from aiquiz.say.backups import called, moment
from aiquiz.say.dates import day_full
from aiquiz.say.language import _, n_
from aiquiz.say.numbers import number
from aiquiz.say.trouble import trouble
from aiquiz.text import one_line

Facts = Mapping[str, str | int]


def finding(code: str, facts: Facts, *, with_remedy: bool = True) -> str:
    """Say what was found, and what to do about it unless that was done."""
    shown = {name: _shown(fact) for name, fact in facts.items()}
    if code == "bad-copy" and facts.get("why") in _PASSING:
        words = _("The copy {path} can’t be read now: see to its disk, and try again.")
    elif code == "copies-unseen":
        return _("The copies of your progress can’t be seen. {why}").format(
            why=trouble(str(facts["why"]), facts)
        )
    elif code == "settings" and not facts.get("line"):
        words = _settings_somewhere(int(facts["count"]))
    else:
        words = _COUNTED[code](int(facts["count"])) if code in _COUNTED else _WORDS[code]()
    remedy = _remedy(code) if with_remedy else ""
    return f"{words.format(**shown)} {remedy}".rstrip()


def _settings_somewhere(count: int) -> str:
    """Give the words for settings that will not do, where no line is to blame."""
    return n_(
        "{count} setting will not do: see {path}.",
        "{count} settings will not do: see {path}.",
        count,
    )


_PASSING = {"no-access", "io", "busy", "full", "read-only"}
"""What tells of the disk of a copy, and nothing of the copy."""


def _shown(fact: str | int) -> str:
    return number(fact) if isinstance(fact, int) else one_line(fact)


_WORDS: Mapping[str, Callable[[], str]] = {
    "missing": lambda: _("Your progress is missing: there is no {path}."),
    "empty": lambda: _("Nothing is left in {path}: it is empty."),
    "not-a-file": lambda: _("{path} is no ordinary file."),
    "header": lambda: _("{path} is damaged: its beginning is destroyed."),
    "not-ours": lambda: _("{path} is a file of another program."),
    "unreadable": lambda: _("{path} is damaged: parts of it can’t be read."),
    "structure": lambda: _("{path} is damaged: its parts do not fit together."),
    "newer": lambda: _("{path} was made by a later version of aiquiz: update aiquiz."),
    "busy": lambda: _("Another window is writing for long: try again in a moment."),
    "no-access": lambda: _("{path} can’t be opened: allow reading and writing it."),
    "read-only": lambda: _(
        "{path} can only be read, so answers can’t be kept: allow writing to it."
    ),
    "no-room": lambda: _(
        "The disk of {path} has little room: make room for at least {megabytes} MB more."
    ),
    "bad-copy": lambda: _("The copy {path} is damaged and will not be used: delete it."),
    "decks": lambda: _("The deck folder {path} can’t be read: allow reading it."),
    "file-mode": lambda: _("Others on this computer can read {path} (mode {mode})."),
    "folder-mode": lambda: _("Others on this computer can look into {path} (mode {mode})."),
    "rest": lambda: _("A repair that was not finished left {path}."),
    "network": lambda: _("{path} lies on a drive of the network: use one computer at a time."),
    "kept-damaged": lambda: _("A damaged file is kept as {path}: delete it if you miss nothing."),
    "no-copy": lambda: _("There is no copy of your progress yet: aiquiz backup makes one."),
    "older": lambda: _("Your progress is of an earlier version: the next start updates it."),
}

_COUNTED: Mapping[str, Callable[[int], str]] = {
    "schema": lambda n: n_(
        "{count} part of the database is missing or is not ours: {names}.",
        "{count} parts of the database are missing or are not ours: {names}.",
        n,
    ),
    "altered": lambda n: n_(
        "{count} answer or mark is no longer what was written.",
        "{count} answers or marks are no longer what was written.",
        n,
    ),
    "unnamed": lambda n: n_(
        "{count} answer or mark belongs to no run of the program any more.",
        "{count} answers or marks belong to no run of the program any more.",
        n,
    ),
    "keys": lambda n: n_(
        "{count} entry names something that is gone.",
        "{count} entries name something that is gone.",
        n,
    ),
    "stray-typed": lambda n: n_(
        "{count} text that was typed belongs to no answer.",
        "{count} texts that were typed belong to no answer.",
        n,
    ),
    "memories": lambda n: n_(
        "The memory of {count} card is not what your answers give.",
        "The memory of {count} cards is not what your answers give.",
        n,
    ),
    "due": lambda n: n_(
        "{count} card is not counted as due as it should be.",
        "{count} cards are not counted as due as they should be.",
        n,
    ),
    "sums": lambda n: n_(
        "{count} figure behind the scores is not what your answers give.",
        "{count} figures behind the scores are not what your answers give.",
        n,
    ),
    "lacking": lambda n: n_(
        "{count} answer is in a damaged file that was put aside, and not in your progress.",
        "{count} answers are in a damaged file that was put aside, and not in your progress.",
        n,
    ),
    "holes-in-copies": lambda n: n_(
        "{count} answer or mark is missing, and a copy still has it.",
        "{count} answers or marks are missing, and copies still have them.",
        n,
    ),
    "holes": lambda n: n_(
        "{count} answer or mark is missing and in no copy: it was lost earlier.",
        "{count} answers or marks are missing and in no copy: they were lost earlier.",
        n,
    ),
    "ahead": lambda n: n_(
        "{count} answer lies in the future: see that the clock is right.",
        "{count} answers lie in the future: see that the clock is right.",
        n,
    ),
    "settings": lambda n: n_(
        "{count} setting will not do: see line {line} of {path}.",
        "{count} settings will not do: see {path} from line {line} on.",
        n,
    ),
}

CODES = frozenset(_WORDS) | frozenset(_COUNTED) | {"copies-unseen"}
"""Every code that has words."""

_BUILT_ANEW = frozenset(
    {
        *("missing", "empty", "not-a-file", "header", "not-ours", "unreadable", "structure"),
        *("schema", "altered", "unnamed", "keys", "stray-typed", "holes-in-copies"),
    }
)
_SET_RIGHT = frozenset({"memories", "due", "sums", "file-mode", "folder-mode", "rest"})


def _remedy(code: str) -> str:
    if code == "lacking":
        return _("aiquiz doctor --repair takes them up.")
    if code in _BUILT_ANEW:
        return _("aiquiz doctor --repair brings together all that can be read.")
    return _("aiquiz doctor --repair sets it right.") if code in _SET_RIGHT else ""


def looked_at(answers: int, cards: int, decks: int, runs: int, last_ms: int | None) -> str:
    """Say how much was looked at."""
    told = n_("{n} answer", "{n} answers", answers).format(n=number(answers))
    if last_ms is not None:
        told = _("{answers}, the last on {day}").format(answers=told, day=at(last_ms))
    of_cards = n_("{n} card", "{n} cards", cards).format(n=number(cards))
    of_decks = n_("{n} deck", "{n} decks", decks).format(n=number(decks))
    of_runs = n_("{n} run of the program", "{n} runs of the program", runs)
    return _("Looked at: {answers}; {cards}, {decks}, {runs}.").format(
        answers=told, cards=of_cards, decks=of_decks, runs=of_runs.format(n=number(runs))
    )


def sound() -> str:
    """Say that nothing is wrong."""
    return _("Sound: every answer is what was written, and memory and scores are what they give.")


def nothing_yet() -> str:
    """Say that nothing was studied yet."""
    return _("Nothing was studied yet: there is no progress to look at.")


def copies(count: int, newest_ms: int | None) -> str:
    """Say how many sound copies there are."""
    if newest_ms is None:
        return _("Copies: none.")
    told = n_(
        "Copies: {n} sound one, of {day}.", "Copies: {n} sound ones, the last of {day}.", count
    )
    return told.format(n=number(count), day=at(newest_ms))


def at(at_ms: int) -> str:
    """Give a time (UTC ms) as it was here, to the minute; any number that is none at all too."""
    try:
        return moment(datetime.fromtimestamp(at_ms / 1000).astimezone())
    except (ValueError, OverflowError, OSError):
        return day_full(date.min if at_ms < 0 else date.max)


class Kept(Protocol):
    """What a repair keeps and what it can't; `aiquiz.progress.repair.Mended` tells of each."""

    @property
    def answers(self) -> int: ...
    @property
    def read(self) -> int: ...
    @property
    def last_ms(self) -> int | None: ...
    @property
    def copy_ms(self) -> int | None: ...
    @property
    def in_copies(self) -> int: ...
    @property
    def found(self) -> int: ...
    @property
    def lost(self) -> int: ...
    @property
    def holes(self) -> int: ...
    @property
    def unread(self) -> int: ...
    @property
    def unclear(self) -> int: ...
    @property
    def decks(self) -> Sequence[tuple[str, str, int, int, str]]: ...
    @property
    def aside(self) -> PurePath | None: ...


def told(kept: Kept, *, would: bool = False, is_gone: bool = False) -> list[str]:
    """Say what a repair keeps, or `would` keep, and what it can't, a line each.

    Where the file `is_gone` or empty, nothing of it is damaged.
    """
    lines = [*_kept(kept, would=would), *_lost(kept)]
    if would and is_gone:
        lines.append(_("Nothing was changed yet. A repair makes your progress anew from copies."))
    elif would:
        lines.append(_("Nothing was changed yet. A repair puts the damaged file aside."))
    if kept.aside is not None:
        path = one_line(str(kept.aside))
        lines.append(_("The damaged file is kept as {path}.").format(path=path))
    return [*lines, *map(_of_deck, kept.decks)]


def _kept(kept: Kept, *, would: bool) -> list[str]:
    answers = n_("{n} answer", "{n} answers", kept.answers).format(n=number(kept.answers))
    if kept.last_ms is not None:
        answers = _("{answers}, the last on {day}").format(answers=answers, day=at(kept.last_ms))
    words = _("Can be kept: {answers}.") if would else _("Kept: {answers}.")
    lines = [words.format(answers=answers)]
    if kept.copy_ms is not None:
        shown = {"n": number(kept.in_copies), "more": number(kept.read)}
        lines.append(_from_where(kept).format(day=at(kept.copy_ms), **shown))
    return lines


def _from_where(kept: Kept) -> str:
    """Give the words for where the answers are from; not always is there a damaged file."""
    if not kept.read:
        return n_(
            "{n} is from copies, the last of {day}.",
            "{n} are from copies, the last of {day}.",
            kept.in_copies,
        )
    return n_(
        "{n} is from copies, the last of {day}; {more} from the damaged file.",
        "{n} are from copies, the last of {day}; {more} from the damaged file.",
        kept.in_copies,
    )


def _of_deck(deck: tuple[str, str, int, int, str]) -> str:
    name, language, count, last_ms, title = deck
    answers = n_("{n} answer", "{n} answers", count).format(n=number(count))
    words = _("{deck}: {answers}, the last on {day}")
    told_ = words.format(deck=called((name, language), title), answers=answers, day=at(last_ms))
    return f"  {told_}"


def _lost(kept: Kept) -> list[str]:
    lines = [*_not_found(kept), *_counted_as_lost(kept), *_in_the_dark(kept)]
    return lines or [_("Nothing is known to be lost.")]


def _not_found(kept: Kept) -> list[str]:
    """Say what is lost where the file gave nothing."""
    if kept.found:
        return []
    if kept.copy_ms is None:
        return [_("No answer was found in the file.")]
    words = _("What was answered after {day} can’t be read.")
    return [words.format(day=at(kept.copy_ms))]


def _counted_as_lost(kept: Kept) -> list[str]:
    """Say how much is lost of what is known to have been there."""
    lines: list[str] = []
    if kept.lost:
        words = n_(
            "Lost: {n} answer or mark that is no longer what was written.",
            "Lost: {n} answers or marks that are no longer what was written.",
            kept.lost,
        )
        lines.append(words.format(n=number(kept.lost)))
    gone = kept.holes - kept.lost
    if gone > 0:
        words = n_(
            "Lost: {n} answer or mark that is gone.",
            "Lost: {n} answers or marks that are gone.",
            gone,
        )
        lines.append(words.format(n=number(gone)))
    return lines


def _in_the_dark(kept: Kept) -> list[str]:
    """Say which parts of the file tell nothing, and from when on answers may have been there."""
    lines: list[str] = []
    if kept.unclear:
        words = n_(
            "{n} page of the file is missing or can’t be understood.",
            "{n} pages of the file are missing or can’t be understood.",
            kept.unclear,
        )
        lines.append(words.format(n=number(kept.unclear)))
    if kept.unread:
        words = n_(
            "The disk did not give {n} page of the file.",
            "The disk did not give {n} pages of the file.",
            kept.unread,
        )
        lines.append(words.format(n=number(kept.unread)))
    if lines and kept.found:
        lines[-1] += f" {_may_be_lost(kept)}"
    return lines


def _may_be_lost(kept: Kept) -> str:
    if kept.copy_ms is None:
        return _("Answers of any day may be lost.")
    return _("Answers given after {day} may be lost.").format(day=at(kept.copy_ms))


def damaged(code: str) -> str:
    """Say in a headline what is wrong with the progress; `code` is the one of the trouble."""
    if code == "emptied":
        return _("! Your progress is gone, and there are copies of it")
    if code == "not-ours":
        return _("! Another file stands where your progress was")
    return _("! Your progress is damaged")


def looking() -> str:
    """Say that it is looked what can be kept."""
    return _("Looking at what can be kept…")


def repairing() -> str:
    """Say that a repair is being made."""
    return _("Bringing together all that can be read…")


def repaired(problems: Sequence[str]) -> str:
    """Say that a repair is done; `problems` are those that it could not set right."""
    return _("Repaired.") if not problems else _("Repaired, but for what is told here.")
