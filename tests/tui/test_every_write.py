"""Every place of the screens that writes, over a disk that takes nothing."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from textual.widgets import Static

from aiquiz.desk import StudyWish
from aiquiz.progress.opened import Opened
from aiquiz.progress.trouble import CODES as KNOWN
from aiquiz.progress.trouble import StoreError
from aiquiz.say.not_saved import what
from aiquiz.say.trouble import trouble
from aiquiz.settings.file import Settings
from aiquiz.tui.to_disk import RETRY_SECONDS
from tests.sampled import sampled
from tests.tui.failing import CODES, FACTS, Timers
from tests.tui.played import SMALL, Played, desk_of, play

TOLD = tuple(code for code in CODES if code in KNOWN)


@dataclass
class Broken:
    """What every change of the database runs into."""

    code: str = ""
    tries: int = 0


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> Broken:
    found, change = Broken(), Opened.change

    @contextmanager
    def changing(file: Opened) -> Iterator[None]:
        if found.code:
            found.tries += 1
            raise StoreError(found.code, **FACTS)
        with change(file):
            yield

    monkeypatch.setattr(Opened, "change", changing)
    return found


@pytest.fixture(autouse=True)
def timers(monkeypatch: pytest.MonkeyPatch) -> Timers:
    """Try nothing again but by a key."""
    return Timers(monkeypatch, RETRY_SECONDS)


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take every key for one, however fast it comes."""
    monkeypatch.setattr("aiquiz.tui.screens.browse._REST_SECONDS", 0)
    monkeypatch.setattr("aiquiz.tui.screens.browse.WORD_SECONDS", 0)


ANSWERED = ("=Memphis", "enter")


@dataclass(frozen=True)
class Place:
    """A place that writes: the keys that lead there, those that write, and those of a new try.

    `selector` is where it says why not. After `keys` with the disk working, `kinds` are added to
    the log.
    """

    name: str
    lead: tuple[str, ...]
    keys: tuple[str, ...]
    again: tuple[str, ...]
    selector: str
    kinds: tuple[str, ...]
    wish: StudyWish | None = SMALL


STUDY = "#trouble .band-head"
RETRY = ("r",)

PLACES = (
    Place("answer", (), ANSWERED, RETRY, STUDY, ("review",)),
    Place("no idea", (), ("ctrl+g",), RETRY, STUDY, ("review",)),
    Place("rating", ANSWERED, ("2",), RETRY, STUDY, ("rerating",)),
    Place("undo", ANSWERED, ("u",), RETRY, STUDY, ("undo",)),
    Place("override", ANSWERED, ("i",), RETRY, STUDY, ("override",)),
    Place("retype", ANSWERED, ("r",), RETRY, STUDY, ("undo",)),
    Place("bury", ANSWERED, ("b",), RETRY, STUDY, ("bury",)),
    Place("suspend", ANSWERED, ("s",), RETRY, STUDY, ("suspend",)),
    Place("flag", ANSWERED, ("f",), RETRY, STUDY, ("flag",)),
    Place(
        "undo of the card before",
        (*ANSWERED, "enter"),
        ("backspace", "backspace"),
        RETRY,
        STUDY,
        ("undo",),
    ),
    Place(
        *("a drill", (), ("ctrl+g",), RETRY, STUDY, ("review",)),
        StudyWish(decks=("small",), kind="cram"),
    ),
    Place(
        *("a quiz", (), ("ctrl+g",), RETRY, STUDY, ("review",)),
        StudyWish(decks=("small",), kind="quiz"),
    ),
    Place("more cards", (), ("m",), ("m",), "#notice", ("allowance",), None),
    Place("flag in the cards", ("b",), ("f",), ("f",), "#said", ("flag",), None),
    Place("suspend in the cards", ("b",), ("s",), ("s",), "#said", ("suspend",), None),
    Place("bury in the cards", ("b",), ("b",), ("b",), "#said", ("bury",), None),
    Place("flag a card's life", ("b", "c"), ("f",), ("f",), "#life-note", ("flag",), None),
    Place(
        "what was done",
        (*ANSWERED, "f", "escape", "U"),
        ("enter",),
        ("enter",),
        "#said",
        ("undo",),
    ),
)


def kinds(home: Path) -> list[str]:
    """What stands in the log, in its order, but for the sessions."""
    desk = desk_of(home)
    try:
        rows = desk.open_store().database.execute("SELECT kind FROM event ORDER BY at_ms, seq")
        return [kind for [kind] in rows if kind != "session"]
    finally:
        desk.close()


async def do(played: Played, keys: tuple[str, ...]) -> None:
    for key in keys:
        if key.startswith("="):
            await played.pilot.press(*key[1:])
        else:
            await played.press(key)


@pytest.mark.parametrize("place", sampled(PLACES, PLACES[::3]), ids=lambda place: place.name)
def test_what_could_not_be_kept_says_why_and_is_kept_when_it_is_tried_again(
    home: Path, broken: Broken, place: Place
) -> None:
    async def script(played: Played) -> None:
        await do(played, place.lead)
        before = kinds(home)
        why = ""
        for number, code in enumerate(TOLD):
            broken.code = code
            await do(played, place.again if number else place.keys)
            assert broken.tries > number
            said = str(played.app.screen.query_one(place.selector, Static).content)
            why = what(code, FACTS) if place.selector == STUDY else trouble(code, FACTS)
            assert why in said
        assert kinds(home) == before
        broken.code = ""
        await do(played, place.again)
        assert kinds(home)[len(before) :] == list(place.kinds)
        assert why not in " ".join(played.screen().split())

    play(home, script, place.wish, settings=Settings(motion=False, new_per_day=2))


SOURCE = Path(__file__).parents[2] / "src" / "aiquiz" / "tui"

CALLS = {
    "to_disk.py": "study, and the answers at the end",
    "keeping.py": "settings, language, theme, hiding: see test_settings and test_home_hidden",
    "deck_news.py": "a card that starts anew",
    "screens/card_life.py": "marks of a card",
    "screens/browse.py": "marks of cards",
    "screens/copies.py": "copies of the progress, which write no entry: see test_copies",
    "screens/deeds.py": "what was done",
    "screens/home.py": "more cards",
    "screens/exam.py": "an exam",
    "screens/settings.py": "a folder",
    "screens/start_deck.py": "a deck",
    "screens/add_card.py": "a card of one's own",
    "screens/authoring.py": "a card of one's own, taken back",
    "screens/problems.py": "a card that starts anew",
    "screens/repair.py": "a repair, which tells by itself why it failed: see test_repair",
}
"""Where the screens have something kept; a new place is to be tried above, or in a test named."""


def test_every_place_that_writes_is_known() -> None:
    writes = re.compile(r"(?:desk|_desk)\.keep\(")
    found = {
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        if writes.search(path.read_text(encoding="utf-8"))
    }
    assert found == set(CALLS)
