"""What the learner sees while an answer can't be written, and what becomes of it."""

import re
from pathlib import Path

import pytest

from aiquiz.desk import StudyWish
from aiquiz.progress.trouble import CODES as KNOWN
from aiquiz.say.language import speak
from aiquiz.say.not_saved import CODES as WORDED
from aiquiz.say.not_saved import SLOW, kept, what
from aiquiz.scheduling.review import Rating
from aiquiz.settings.file import Settings
from aiquiz.study import Phase
from aiquiz.tui.screens.home import Home
from aiquiz.tui.to_disk import RETRY_SECONDS
from tests.sampled import sampled
from tests.tui.failing import CODES, FACTS, Disk, Timers, disk_of_answers
from tests.tui.played import Clock, Played, play

AGAIN = "The next card waits for it. Trying again every 5 seconds."


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    return disk_of_answers(monkeypatch)


@pytest.fixture(autouse=True)
def timers(monkeypatch: pytest.MonkeyPatch) -> Timers:
    return Timers(monkeypatch, RETRY_SECONDS)


def banner(app: Played) -> str:
    """What the banner says, "" where there is none."""
    if not app.app.screen.query_one("#trouble").display:
        return ""
    return f"{app.text('#trouble .band-head')}\n{app.text('#trouble .band-body')}"


def test_the_banner_says_what_is_wrong_what_is_kept_and_when_it_is_written(
    home: Path, disk: Disk
) -> None:
    async def script(app: Played) -> None:
        await app.type("Memphis")
        await app.press("enter")
        disk.code = "full"
        await app.press("b", "enter")
        head, *body = banner(app).splitlines()
        assert head.startswith("! Not on disk yet  the disk is full  ")
        assert head.endswith("  1 answer waits, 1 is safe")
        assert body == [
            "It is kept here and written as soon as /home has 1 MB free.",
            AGAIN,
        ]
        assert app.footer() == [
            "r Try now",
            "c copy the answer",
            "enter next, once it is on disk",
            "esc leave",
        ]
        shown = app.screen()
        assert head in shown
        assert "r Try now" in shown
        assert app.verdict() in shown, "the answer stays on the screen"

    play(home, script)


@pytest.mark.parametrize(
    "size", sampled([(80, 24), (40, 12), (120, 40), (20, 5)], [(80, 24), (20, 5)])
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_whatever_the_disk_says_the_answer_is_kept_and_written_later(
    home: Path, disk: Disk, timers: Timers, size: tuple[int, int], language: str
) -> None:
    disk.code = CODES[0]
    speak(language)

    async def script(app: Played) -> None:
        await app.type("Memphis")
        for code in CODES:
            disk.code = code
            await app.press("r")
            told = app.text("#trouble .band-head")
            assert what(code, FACTS) in told
            assert kept(code, FACTS) in app.text("#trouble .band-body") or size == (20, 5)
            shown = " ".join(app.screen().replace("▌", " ").split())
            assert ("! Not on disk yet" if language == "en" else "! Pas encore") in shown
            assert max(map(len, app.screen().splitlines())) <= size[0]
            assert app.log == []
        await app.press("enter", "1", "u", "i", "b")
        assert app.phase() is Phase.SAVING
        disk.code = ""
        timers.go_off(RETRY_SECONDS)
        await app.settle()
        assert banner(app) == ""
        assert app.phase() is Phase.ANSWERED
        assert app.log == [("Memphis", "correct", Rating.GOOD)]

    chosen = Settings(motion=False, language=language)
    play(home, script, size=size, settings=chosen)


LONG = """\
title: S
id: small
language: en
cards:
  - question: Which American city hosts the first supercluster of xAI, on whose ground, and why?
    answer: Memphis
    reject: [{Austin: Cars are built there.}]
    explanation: A disused factory stood there, and renting one takes a phone call.
"""


@pytest.mark.parametrize("code", [*sorted(WORDED - {SLOW})])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_verdict_and_answer_are_in_sight_with_what_is_wrong_on_a_low_screen(
    home: Path, disk: Disk, monkeypatch: pytest.MonkeyPatch, code: str, language: str
) -> None:
    (home / "data" / "decks" / "small.yaml").write_text(LONG, encoding="utf-8")
    far = "/home/somebody/.local/share/aiquiz/progress.db"
    monkeypatch.setitem(FACTS, "path", far)
    disk.code = code
    speak(language)

    async def script(app: Played) -> None:
        await app.type("Austin")
        shown = app.screen()
        head = "! Not on disk yet" if language == "en" else "! Pas encore écrit"
        assert head in shown
        assert ("× Wrong" if language == "en" else "× Faux") in shown
        assert re.search(r"(you|vous) +Austin", shown)
        await app.press("home")
        assert "Which American city" in app.screen()
        await app.press("end")
        assert "phone call" in " ".join(app.screen().split())

    chosen = Settings(motion=False, language=language)
    play(home, script, size=(40, 12), settings=chosen)


@pytest.mark.parametrize(
    ("card", "keys", "given"),
    [
        (
            "choices: [May, June, July, August], answer: June",
            "c",
            "you +(May|June|July|August)",
        ),
        ("kind: list, answers: [Zip2, SpaceX, Xcom]", "Neuralink, Tesla", "you +Neuralink, Tesla"),
    ],
)
def test_what_was_picked_or_listed_is_in_sight_too(
    home: Path, disk: Disk, card: str, keys: str, given: str
) -> None:
    (home / "data" / "decks" / "small.yaml").write_text(
        "title: S\nid: small\nlanguage: en\ncards:\n"
        f"  - {{question: Which one of all these many things is it really?, {card}}}\n",
        encoding="utf-8",
    )
    disk.code = "damaged"

    async def script(app: Played) -> None:
        await (app.type(keys) if len(keys) > 1 else app.press(keys))
        assert re.search(given, app.screen())
        disk.code = ""
        await app.press("r")
        assert not re.search(given, app.text("#band .band-body"))

    play(home, script, size=(40, 12))


def test_a_close_answer_is_in_sight_with_what_is_wrong_on_a_low_screen(
    home: Path, disk: Disk
) -> None:
    (home / "data" / "decks" / "small.yaml").write_text(
        LONG.replace("answer: Memphis", "answer: 150 MW"), encoding="utf-8"
    )
    disk.code = "gone"

    async def script(app: Played) -> None:
        await app.type("150")
        shown = app.screen()
        assert "! Not on disk yet" in shown
        assert "≈ Close" in shown
        assert re.search("▌ *150", shown)

    play(home, script, size=(40, 12))


def test_what_was_scrolled_to_stays_in_sight_when_it_is_tried_again(home: Path, disk: Disk) -> None:
    (home / "data" / "decks" / "small.yaml").write_text(LONG, encoding="utf-8")
    disk.code = "full"

    async def script(app: Played) -> None:
        await app.type("Austin")
        await app.press("home", "r")
        assert "Which American city" in app.screen()

    play(home, script, size=(40, 12))


def test_whatever_can_keep_an_answer_has_words_and_all_else_is_told_too() -> None:
    assert {*CODES, SLOW} <= WORDED <= KNOWN | {SLOW}
    assert what("another", FACTS) == "it can’t be written"
    assert kept("another", FACTS) == "It is kept here."


def test_it_is_tried_again_by_itself_one_timer_at_a_time(
    home: Path, disk: Disk, timers: Timers
) -> None:
    disk.code = "full"

    async def script(app: Played) -> None:
        await app.type("Memphis")
        await app.press("r", "r", "r")
        assert disk.tries == 4
        assert timers.seconds() == [RETRY_SECONDS]
        timers.go_off(RETRY_SECONDS)
        await app.settle()
        assert disk.tries == 5
        disk.code = ""
        await app.press("r")
        assert timers.seconds() == []
        assert [typed for typed, *_ in app.log] == ["Memphis"]

    play(home, script)


def test_what_waits_is_called_by_what_it_is(home: Path, disk: Disk) -> None:
    async def script(app: Played) -> None:
        await app.type("Memphis")
        disk.code = "full"
        await app.press("f")
        assert "1 change waits, 1 answer is safe" in banner(app)
        await app.press("escape")
        assert "esc once more leaves without the change: it is lost." in banner(app)

    play(home, script)


def test_the_answer_can_be_copied_and_is_cleaned(home: Path, disk: Disk) -> None:
    disk.code = "full"

    async def script(app: Played) -> None:
        app.study.query_one("#typed").value = "Mem\x1b[31mphis\u202e\nx"  # type: ignore[attr-defined]
        await app.press("enter", "c")
        assert app.app.clipboard == "Mem[31mphis, x"
        assert "Copied to the clipboard, where the terminal has one." in banner(app)

    play(home, script)


def test_where_nothing_was_typed_copying_says_so(home: Path, disk: Disk) -> None:
    disk.code = "full"

    async def script(app: Played) -> None:
        await app.press("ctrl+g")
        assert "c copy: nothing was typed" in app.footer()
        await app.press("c")
        assert "Nothing was typed here." in banner(app)
        assert app.app.clipboard == ""

    play(home, script)


def test_a_close_answer_that_waits_can_be_copied_too(home: Path, disk: Disk) -> None:
    (home / "data" / "decks" / "small.yaml").write_text(
        "title: S\nid: small\nlanguage: en\ncards:\n  - {question: How much?, answer: 150 MW}\n",
        encoding="utf-8",
    )
    disk.code = "full"

    async def script(app: Played) -> None:
        await app.type("150")
        assert "1 answer waits" in banner(app)
        await app.press("c")
        assert app.app.clipboard == "150"

    play(home, script)


def test_leaving_says_what_is_lost_and_has_to_be_asked_for_twice(home: Path, disk: Disk) -> None:
    disk.code = "full"

    async def script(app: Played) -> None:
        await app.type("Memphis")
        await app.press("escape")
        assert app.phase() is Phase.SAVING
        assert "esc once more leaves without the answer: it is lost. c copies it." in banner(app)
        await app.press("r")
        assert AGAIN in banner(app), "who tries again does not leave"
        await app.press("escape", "escape")
        assert isinstance(app.app.screen, Home)
        assert app.log == []

    play(home, script)


def test_home_does_not_say_of_an_answer_that_was_left_behind_that_it_is_saved(
    home: Path, disk: Disk
) -> None:
    async def script(app: Played) -> None:
        await app.type("Memphis")
        await app.press("enter")
        disk.code = "full"
        card = app.study.session.question.key
        await app.press("b", "enter", "escape", "escape")
        told = " ".join(app.text("#notice").split())
        assert "! Your last answer is not saved. Its card is asked anew." in told
        assert "Stopped at 1 of 3." in told
        assert "all saved" not in app.screen()
        disk.code = ""
        await app.press("enter")
        assert app.study.session.question.key == card
        await app.press("b", "enter", "escape")
        assert "Stopped at 2 of 3, all saved." in app.text("#notice")

    play(home, script)


def test_home_tells_of_the_first_answer_and_of_a_change_too(home: Path, disk: Disk) -> None:
    async def script(app: Played) -> None:
        disk.code = "full"
        await app.type("Memphis")
        await app.press("escape", "escape")
        assert "! Your last answer is not saved" in app.text("#notice")
        disk.code = ""
        await app.press("enter")
        await app.type("Memphis")
        disk.code = "full"
        await app.press("f", "escape", "escape")
        told = app.text("#notice")
        assert "! Your last change is not saved. All before it is." in told
        assert "all saved" not in told

    play(home, script)


def test_an_escape_that_is_held_does_not_leave(home: Path, disk: Disk) -> None:
    disk.code = "full"

    async def script(app: Played) -> None:
        await app.type("Memphis")
        clock.step_ms = 10
        await app.press(*["escape"] * 10)
        assert app.phase() is Phase.SAVING

    clock = Clock()
    play(home, script, clock=clock)


def test_a_held_enter_skips_no_verdict_once_it_is_written(
    home: Path, disk: Disk, timers: Timers
) -> None:
    disk.code = "full"

    async def script(app: Played) -> None:
        await app.type("Memphis")
        clock.step_ms = 10
        await app.press(*["enter"] * 5)
        disk.code = ""
        timers.go_off(RETRY_SECONDS)
        await app.settle()
        await app.press(*["enter"] * 5)
        assert app.phase() is Phase.ANSWERED
        assert "✓" in app.verdict()
        clock.step_ms = 1000
        await app.press("enter")
        assert app.phase() is Phase.ASKING

    clock = Clock()
    play(home, script, clock=clock)


def test_why_can_be_read_while_the_disk_is_waited_for(home: Path, disk: Disk) -> None:
    disk.code = "full"

    async def script(app: Played) -> None:
        await app.type("Memphis")
        before = app.text("#band .band-body")
        await app.press("x")
        assert app.text("#band .band-body") != before
        await app.press("escape")
        assert app.text("#band .band-body") == before
        assert app.phase() is Phase.SAVING

    play(home, script)


def test_help_tells_only_what_can_be_done_meanwhile(home: Path, disk: Disk) -> None:
    disk.code = "full"

    async def script(app: Played) -> None:
        await app.type("Memphis")
        await app.press("question_mark")
        shown = app.screen()
        assert "write to disk now" in shown
        assert "copy what was typed" in shown
        assert "change the rating" not in shown

    play(home, script)


def test_quitting_over_an_answer_that_waits_tries_once_more_and_tells_what_is_lost(
    home: Path, disk: Disk
) -> None:
    disk.code = "full"

    async def script(app: Played) -> None:
        await app.type("Memphis")
        app.app.exit()
        tries = disk.tries
        assert app.app.close_desk()
        assert disk.tries == tries + 1
        assert app.app.lost is not None
        assert app.app.lost.code == "full"

    play(home, script)


def test_quitting_writes_the_answer_where_there_is_room_again(home: Path, disk: Disk) -> None:
    disk.code = "full"
    held: list[Played] = []

    async def script(app: Played) -> None:
        held.append(app)
        await app.type("Memphis")
        disk.code = ""

    play(home, script)
    assert held[0].app.lost is None
    assert held[0].log == [("Memphis", "correct", Rating.GOOD)]


@pytest.mark.parametrize("kind", ["quiz", "cram"])
def test_a_quiz_and_a_drill_wait_likewise(home: Path, disk: Disk, kind: str) -> None:
    disk.code = "full"

    async def script(app: Played) -> None:
        await app.type("Memphis")
        assert "the disk is full" in banner(app)
        disk.code = ""
        await app.press("r", "enter")
        assert app.phase() is Phase.ASKING
        assert len(app.log) == 1

    play(home, script, StudyWish(decks=("small",), kind=kind, seed=1))  # type: ignore[arg-type]
