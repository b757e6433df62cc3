"""A disk that is full, or takes two seconds a commit, as whoever studies on the screens meets it.

The disk stands under the SQLite of the real app, whose keys are pressed: what is on its screen is
what is told of.
"""

import asyncio
import random
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path
from threading import Event
from time import sleep

from aiquiz.deck.card import answer_of
from aiquiz.desk import Desk, StudyWish
from aiquiz.settings.file import Settings
from aiquiz.study import Phase
from tests.faults.outcome import Outcome
from tests.faults.soundness import opened, unsound
from tests.faults.vfs import Call, Disk, Refusal, under_sqlite, why_not
from tests.tui.played import Played, playing

__all__ = ["full", "slow", "why_not"]

FULL = 13
"""SQLITE_FULL."""

SECONDS = 2.0
SYNCS = 4
"""How often a commit syncs."""

MANY = 5

PATIENCE = 30.0
"""Seconds after which the disk goes on though the keys were not all pressed."""


class Trying(Disk):
    """A disk that takes `room` more writes while it `is_full`, and so many `seconds` for a sync.

    It takes longer still until it is `free`: how fast keys are pressed tells of the machine.
    """

    def __init__(self) -> None:
        self.is_full, self.room, self.seconds = False, 0, 0.0
        self.free = Event()
        self.free.set()

    def before(self, call: Call) -> Refusal | None:
        """Refuse what there is no room for."""
        if call.what == "sync":
            sleep(self.seconds)
            self.free.wait(PATIENCE)
        if call.what == "write" and self.is_full:
            self.room -= 1
            return Refusal(FULL) if self.room < 0 else None
        return None


class Sitting:
    """Somebody who studies: what is on disk for all they know, and what went wrong."""

    def __init__(self, app: Played, disk: Trying) -> None:
        self.app, self.disk = app, disk
        self.safe: list[str] = []
        self.wrong: list[str] = []

    def hold(self, true: bool, why: str) -> None:
        if not true:
            self.wrong.append(why)

    @property
    def right(self) -> str:
        """The answer to the card in hand."""
        card = self.app.study.session.card
        assert card is not None
        return answer_of(card)

    async def typed(self) -> list[str | None]:
        """What is in the log, as the window itself reads it."""
        return await self.app.app._thread.run(_typed)


def _typed(desk: Desk) -> list[str | None]:
    return [logged.review.typed for logged in desk.store.reviews()]


async def _over_full(sitting: Sitting, choose: random.Random) -> None:
    """Answer a card while the disk is full: the answer waits on the screen, and is saved later."""
    app, disk, given = sitting.app, sitting.disk, sitting.right
    disk.room, disk.is_full = choose.randrange(4), True
    await app.type(given)
    shown = app.screen()
    sitting.hold(app.phase() is Phase.SAVING, "it went on")
    sitting.hold("! Not on disk yet  the disk is full" in shown, "it is not told")
    sitting.hold(given in shown, "the answer is not on the screen")
    await app.press("enter", "2")
    sitting.hold(await sitting.typed() == sitting.safe, "something was written")
    disk.is_full = False
    await app.press("r")
    sitting.hold(app.phase() is Phase.ANSWERED, "it was not saved once there was room")
    sitting.safe.append(given)
    await app.press("enter")


async def _over_slow(sitting: Sitting, _choose: random.Random) -> None:
    """Answer a card and go on while the disk is written to: all is drawn, and the keys hold."""
    app, given = sitting.app, sitting.right
    sitting.disk.free.clear()
    await app.pilot.press(*given, "enter")
    await app.pilot.pause()
    sitting.hold("Correct" in app.screen(), "the verdict is not there at once")
    verdict = app.text("#band .band-body")
    await app.pilot.press("x")
    await app.pilot.pause()
    told = app.text("#band .band-body") != verdict
    sitting.hold(told, "how it was graded is not told meanwhile")
    await app.pilot.press("x", "enter")
    sitting.hold(app.phase() is Phase.SAVING, "it went on before the answer was safe")
    sitting.disk.free.set()
    await app.settle()
    sitting.safe.append(given)
    sitting.hold(await sitting.typed() == sitting.safe, "it was not written, or twice")
    going_on = not app.app.screen.query("#card") or app.phase() is Phase.ASKING
    sitting.hold(going_on, "the Enter that was pressed meanwhile did not count")


Answering = Callable[[Sitting, random.Random], Awaitable[None]]


def full(tries: int, seed: int, folder: Path) -> Outcome:
    """Fill the disk `tries` times under the screens, at one of the first writes of an answer."""
    shown = "“Not on disk yet: the disk is full”, with the answer; saved once there is room"
    return _tried("a full disk, on the screens", _over_full, tries, seed, folder, 0.0, shown)


def slow(tries: int, seed: int, folder: Path) -> Outcome:
    """Answer `tries` cards over a disk that takes 2 s a commit; of a few cards a hundredth."""
    seconds = SECONDS / SYNCS if tries > MANY else SECONDS / SYNCS / 100
    shown = "the verdict at once, “saving…”; the next card once it is saved"
    name = "a disk that takes 2 s a commit, on the screens"
    return _tried(name, _over_slow, tries, seed, folder, seconds, shown)


def _tried(
    name: str,
    answering: Answering,
    tries: int,
    seed: int,
    folder: Path,
    seconds: float,
    shown: str,
) -> Outcome:
    _deck(folder, tries + 1)
    sitting = asyncio.run(_study(answering, tries, random.Random(seed), folder, seconds))
    path = folder / "data" / "progress.db"
    with opened(path) as store:
        there = [logged.review.typed for logged in store.reviews()]
    sitting.hold(there == sitting.safe, "the log tells something else")
    sitting.hold(not unsound(path), unsound(path))
    lost = sum(given not in there for given in sitting.safe)
    return Outcome(name, tries, len(sitting.safe), lost, len(sitting.wrong), shown)


async def _study(
    answering: Answering, tries: int, choose: random.Random, folder: Path, seconds: float
) -> Sitting:
    disk = Trying()
    chosen = Settings(motion=False, new_per_day=tries + 1)
    async with AsyncExitStack() as stack:
        stack.enter_context(under_sqlite(disk))
        wish = StudyWish(decks=("counting",))
        app = await stack.enter_async_context(playing(folder, wish, settings=chosen))
        sitting = Sitting(app, disk)
        disk.seconds = seconds
        for _try in range(tries):
            await answering(sitting, choose)
        disk.seconds = 0.0
    return sitting


def _deck(home: Path, cards: int) -> None:
    """Write a deck of so many cards, each with another answer."""
    folder = home / "data" / "decks"
    folder.mkdir(parents=True)
    lines = "".join(
        f"  - {{question: Which number comes after {n}?, answer: '{n + 1}'}}\n"
        for n in range(100, 100 + cards)
    )
    text = f"title: Counting\nid: counting\nlanguage: en\ncards:\n{lines}"
    (folder / "counting.yaml").write_text(text, encoding="utf-8")
