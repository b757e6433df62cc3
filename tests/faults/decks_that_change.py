"""A deck, its folder or the settings that change, vanish or turn hostile during a session."""

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import NamedTuple

from tests.faults.learner import Learner, outcome
from tests.faults.outcome import Outcome
from tests.faults.seat import Seat

LOOKED = 1.2
"""Seconds within which an open window has looked at what was saved."""


class Case(NamedTuple):
    """What happens to the files, and what the session tells of it.

    What `happens` is given the file of the deck, and that of the settings.
    """

    name: str
    happens: Callable[[Path, Path], None]
    told: str = ""


def run(tries: int, seed: int, folder: Path) -> Outcome:
    """Have so many of these happen, each in turn, a few in one session."""
    chosen = random.Random(seed)
    learners: list[Learner] = []
    for number in range(tries):
        if number % A_SESSION == 0:
            learner = Learner(folder / str(number))
            learners.append(learner)
            seat = Seat(learner, chosen)
        case = CASES[number % len(CASES)]
        _meet(case, seat)
        if number % A_SESSION == A_SESSION - 1 or number == tries - 1:
            _leave(seat, case.name)
    return outcome(
        "decks, folders and settings that change, vanish or turn hostile during a session",
        tries,
        learners,
        "the session goes on with the cards as they were, and says what is wrong with the file",
    )


A_SESSION = 4
"""How many of them happen in one session: no more than it has cards."""


def _meet(case: Case, seat: Seat) -> None:
    """Have it happen while a card is asked, answer that, and be asked the next."""
    learner, terminal = seat.learner, seat.terminal
    whole = learner.deck.read_bytes()
    settings = learner.home / "config" / "config.toml"
    case.happens(learner.deck, settings)
    terminal.read_until(monotonic() + LOOKED)
    said = " ".join(terminal.text.split())
    learner.find_fault(case.name, f"not told: {said}" * (case.told not in said))
    seat.answer()
    seat.go_on()
    _restore(learner.deck, whole)
    _remove(settings)
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text("", encoding="utf-8")
    terminal.read_until(monotonic() + LOOKED)
    raw = terminal.raw
    hostile = b"\x1b]52" in raw or b"Traceback" in raw or b"HOSTILE" in raw
    learner.find_fault(case.name, "something hostile reached the terminal" * hostile)


def _leave(seat: Seat, name: str) -> None:
    seat.terminal.send("\x11")
    status = seat.terminal.wait_for_end()
    seat.learner.look(name)
    seat.learner.find_fault(name, f"status {status}" * bool(status))


def _restore(deck: Path, whole: bytes) -> None:
    _remove(deck)
    if deck.parent.is_symlink() or not deck.parent.is_dir():
        _remove(deck.parent)
        deck.parent.mkdir()
    deck.write_bytes(whole)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _text(text: str) -> Callable[[Path, Path], None]:
    return _instead(lambda deck: deck.write_text(text, encoding="utf-8"))


def _bytes(content: bytes) -> Callable[[Path, Path], None]:
    return _instead(lambda deck: deck.write_bytes(content))


def _instead(make: Callable[[Path], object]) -> Callable[[Path, Path], None]:
    """Give what puts something else in the deck's place."""

    def happens(deck: Path, _settings: Path) -> None:
        _remove(deck)
        make(deck)

    return happens


def _edited(old: str, new: str) -> Callable[[Path, Path], None]:
    def happens(deck: Path, _settings: Path) -> None:
        deck.write_text(deck.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    return happens


def _without_half(deck: Path, _settings: Path) -> None:
    lines = deck.read_text(encoding="utf-8").splitlines(keepends=True)
    deck.write_text("".join(lines[:10]), encoding="utf-8")


def _large(deck: Path) -> None:
    with deck.open("wb") as file:
        file.truncate(100_000_000)


def _settings(text: str) -> Callable[[Path, Path], None]:
    def happens(_deck: Path, settings: Path) -> None:
        _remove(settings)
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_text(text, encoding="utf-8")

    return happens


def _settings_as(make: Callable[[Path], object]) -> Callable[[Path, Path], None]:
    def happens(_deck: Path, settings: Path) -> None:
        _remove(settings)
        settings.parent.mkdir(parents=True, exist_ok=True)
        make(settings)

    return happens


GONE = "asked as they were."

CASES = (
    Case("the deck is deleted", _instead(lambda deck: None), GONE),
    Case("the deck becomes a pipe", _instead(os.mkfifo), GONE),
    Case("the settings turn hostile", _settings('theme = "\\u001b]52;c;x"\n[' + "[" * 5000)),
    Case("the deck is a wall of brackets", _text("[" * 100_000), GONE),
    Case(
        "the deck is edited",
        _edited("comes after", "really comes after"),
        "This card was just saved anew.",
    ),
    Case("the deck is emptied", _text(""), GONE),
    Case("the deck becomes a folder", _instead(lambda deck: deck.mkdir()), GONE),
    Case(
        "the deck becomes a link to a device", _instead(lambda d: d.symlink_to("/dev/zero")), GONE
    ),
    Case("the deck becomes a link to itself", _instead(lambda deck: deck.symlink_to(deck)), GONE),
    Case(
        "the deck becomes a link to a secret", _instead(lambda d: d.symlink_to("/etc/passwd")), GONE
    ),
    Case("the deck grows to 100 MB", _instead(_large), GONE),
    Case("the deck is binary", _bytes(random.Random(1).randbytes(50_000)), GONE),
    Case(
        "the deck is a bomb",
        _text("a: &a [x,x]\n" + "".join(f"b{n}: &b{n} [*a,*a]\n" for n in range(50))),
        GONE,
    ),
    Case("the deck holds escape codes", _edited("Counting", "\\x1b]52;c;SE9TVElMRQ==\\x07")),
    Case("the deck holds raw escape codes", _edited("Counting", "\x1b]52;c;x\x07"), GONE),
    Case("the cards leave the deck", _without_half),
    Case("the cards get other ids", _edited("id: n", "id: m")),
    Case("the deck gets another id", _edited("id: counting", "id: other"), GONE),
    Case("the deck gets another language", _edited("language: en", "language: fr"), GONE),
    Case("the deck may not be read", lambda deck, _settings: deck.chmod(0)),
    Case(
        "the folder of decks is deleted", lambda deck, _settings: shutil.rmtree(deck.parent), GONE
    ),
    Case("the settings become a pipe", _settings_as(os.mkfifo)),
    Case("the settings become a folder", _settings_as(lambda path: path.mkdir())),
    Case("the settings become a device", _settings_as(lambda path: path.symlink_to("/dev/zero"))),
    Case("the settings are binary", _settings_as(lambda p: p.write_bytes(b"\xff\x00\x1b[2J"))),
    Case("the settings grow to 100 MB", _settings_as(_large)),
    Case(
        "the settings name hostile folders", _settings('[decks]\nfolders = ["/", "/dev", "/proc"]')
    ),
    Case("the settings name a theme that is not there", _settings('[look]\ntheme = "nothing"')),
)
"""What happens, the most telling first."""
