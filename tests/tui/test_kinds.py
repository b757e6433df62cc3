"""Every kind of card on the study screen, with keys and with the mouse, and line by line."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from textual.widget import Widget
from textual.widgets import Input, Static

from aiquiz.cli.plain import study_plainly
from aiquiz.desk import Desk, StudyWish
from aiquiz.progress.reviews import LoggedReview
from aiquiz.scheduling.review import Rating
from aiquiz.settings.file import Settings
from aiquiz.settings.folders import folders
from aiquiz.study import Phase
from aiquiz.tui.screens.home import Home
from aiquiz.tui.widgets.card_view import CardView, More
from aiquiz.tui.widgets.gaps import Gaps
from aiquiz.tui.widgets.picker import Picker
from aiquiz.tui.widgets.rows import Rows
from tests.every_kind import WISH, Only, parts
from tests.sampled import sampled
from tests.tui.played import Clock, Play, Played, play


def letter(app: Played, option: str) -> str:
    return "abcdefgh"[app.study.session.question.options.index(option)]


async def sort(app: Played, wanted: list[str]) -> None:
    """Move things with space and arrows until they stand as `wanted`."""
    picker = app.study.query_one(Picker)
    for place, thing in enumerate(wanted):
        at = list(picker._picking.things).index(thing)  # type: ignore[union-attr]
        while picker.place != at:
            await app.press("down" if picker.place < at else "up")
        await app.press("space")
        for _ in range(at - place):
            await app.press("up")
        await app.press("space")


async def click_row(app: Played, selector: str, row: int) -> None:
    await app.pilot.click(selector, offset=(6, row))
    await app.settle()


def plays(name: str) -> dict[str, Play]:
    """Give for a card how it is answered with keys: right, and partly right or wrong."""

    async def typed(app: Played, *texts: str) -> None:
        for text in texts:
            await app.type(text)

    async def marked(app: Played, *options: str) -> None:
        for option in options:
            await app.press(letter(app, option))
        await app.press("enter")

    async def sorted_(app: Played, *things: str) -> None:
        await sort(app, list(things))
        await app.press("enter")

    hand = {"multiple": marked, "match": marked, "order": sorted_}.get(name, typed)
    right, other = ANSWERS[name]

    def script(given: tuple[str, ...]) -> Play:
        async def run(app: Played) -> None:
            if name in ("choice", "truth"):
                key = letter(app, given[0]) if name == "choice" else given[0][0]
                await app.press(key)
            else:
                await hand(app, *given)

        return run

    return {"right": script(right), "other": script(other)}


ANSWERS = {
    "text": (("Mercury",), ("Venus",)),
    "number": (("380000 km",), ("500000 km",)),
    "list": (("solid, liquid, gas",), ("stone",)),
    "ordered": (("Mercury, Venus, Earth",), ("Mars",)),
    "cloze": (("0", "100"), ("100", "0")),
    "gap": (("nine",), ("eight",)),
    "choice": (("carbon dioxide",), ("oxygen",)),
    "multiple": (("2", "11"), ("2", "11", "9")),
    "truth": (("true",), ("false",)),
    "order": (
        ("a second", "a minute", "an hour", "a day"),
        ("a day", "an hour", "a minute", "a second"),
    ),
    "match": (("Paris", "Tokyo", "Lima"), ("Paris", "Lima", "Lima")),
}
KINDS = list(ANSWERS)


@pytest.mark.parametrize("name", sampled(KINDS, ("text", "list", "truth", "order")))
def test_a_wrong_answer_shows_what_is_right_and_undone_a_right_one_is_good(
    only: Only, name: str
) -> None:
    async def script(app: Played) -> None:
        await plays(name)["other"](app)
        assert app.phase() is Phase.ANSWERED
        assert not app.verdict().startswith("✓")
        body = app.text("#band .band-body")
        right = ANSWERS[name][0]
        if name not in ("number", "truth"):
            assert all(part.split(",")[0] in body for part in right)
        await app.press("u")
        assert app.phase() is Phase.ASKING
        assert app.log == []
        await plays(name)["right"](app)
        assert app.verdict().startswith("✓ Correct")
        [(typed, verdict, rating)] = app.log
        joined = typed and set(typed.split("\n"))
        assert (verdict, rating, joined) == ("correct", Rating.GOOD, set(right))

    play(only(name), script, WISH)


@pytest.mark.parametrize(
    "name", sampled([*KINDS, "some", "both", "code"], ("cloze", "choice", "match", "code"))
)
def test_no_idea_shows_the_answer_and_nothing_typed_costs_nothing(only: Only, name: str) -> None:
    async def script(app: Played) -> None:
        await app.press("ctrl+g")
        assert app.verdict() == "× Wrong  no answer given"
        assert [row[1:] for row in app.log] == [("wrong", Rating.AGAIN)]

    play(only(name), script, WISH)


@pytest.mark.parametrize("name", ["text", "number", "list", "cloze", "multiple", "match"])
def test_enter_on_nothing_says_what_to_do(only: Only, name: str) -> None:
    async def script(app: Played) -> None:
        await app.press("enter", "enter")
        assert app.phase() is Phase.ASKING
        assert "or ctrl+g if you have no idea." in app.text("#below")
        assert app.log == []

    play(only(name), script, WISH)


def test_the_price_of_a_hint_is_told_before_it_is_taken(only: Only) -> None:
    async def script(app: Played) -> None:
        assert app.text("#below") == "After a hint it is Hard at best: the card comes back sooner."
        await app.press("tab", "tab", "tab")
        assert app.text("#below").splitlines() == [
            "Hint 1 of 3   It is the smallest of the eight.",
            "Hint 2 of 3   7 letters",
            "Hint 3 of 3   it begins with M",
            "Hard at best now.",
        ]

    play(only("text"), script, WISH)


def test_gaps_show_what_is_typed_and_arrows_move_between_them(only: Only) -> None:
    async def script(app: Played) -> None:
        gaps = app.study.query_one(Gaps)
        assert str(gaps.content) == "Water freezes at [\u00a0\u00a0] °C and boils at ____ °C."
        assert app.footer()[0] == "enter Next gap"
        await app.press("0", "enter")
        assert app.footer()[0] == "enter Answer"
        await app.press("up")
        assert app.study.query_one("#typed", Input).value == "0"
        await app.press("1", "down", "1", "0", "0")
        assert gaps.given == parts("01", "100")
        await app.press("up", "backspace", "backspace", "0", "down", "enter")
        assert app.verdict().startswith("✓ Correct")

    play(only("cloze"), script, WISH)


def test_a_gap_is_opened_with_the_mouse_also_where_the_text_wraps(only: Only) -> None:
    async def script(app: Played) -> None:
        gaps = app.study.query_one(Gaps)

        async def click(words: str) -> None:
            rows = [strip.text for strip in gaps.render_lines(gaps.region.reset_offset)]
            row = next(row for row, text in enumerate(rows) if words in text)
            await app.pilot.click(gaps, offset=(rows[row].index(words) + 1, row))
            await app.settle()

        await click("Water")
        assert gaps.open == 0
        await click("____")
        assert gaps.open == 1
        await app.pilot.press(*"100")
        await app.pilot.resize_terminal(24, 20)
        await app.settle()
        assert gaps.size.height > 1
        await click("____")
        await app.pilot.press("0")
        assert gaps.given == parts("0", "100")
        await click("100")
        await app.press("enter")
        assert app.verdict().startswith("✓ Correct")
        assert gaps.open == -1

    play(only("cloze"), script, WISH)


def test_the_mouse_marks_and_answers(only: Only) -> None:
    async def script(app: Played) -> None:
        options = app.study.session.question.options
        for option in ("2", "11"):
            await click_row(app, "#options", options.index(option))
        assert app.footer()[0] == "enter Answer with 2"
        await app.pilot.click("Footer", offset=(4, 0))
        await app.settle()
        assert app.verdict().startswith("✓ Correct")

    play(only("multiple"), script, WISH)


def test_the_mouse_pairs(only: Only) -> None:
    async def script(app: Played) -> None:
        options = app.study.session.question.options
        for partner in ("Paris", "Tokyo", "Lima"):
            await click_row(app, "#partners", options.index(partner))
        await app.press("enter")
        assert app.verdict().startswith("✓ Correct")

    play(only("match"), script, WISH)


def test_the_mouse_takes_a_thing_and_puts_it_down(only: Only) -> None:
    async def script(app: Played) -> None:
        picker = app.study.query_one(Picker)
        before = picker._picking.given  # type: ignore[union-attr]
        await click_row(app, "#options", 0)
        await click_row(app, "#options", 2)
        first, second, third, fourth = before.split("\n")
        moved = picker._picking.given  # type: ignore[union-attr]
        assert moved == parts(second, third, first, fourth)
        assert not picker._picking.held  # type: ignore[union-attr]

    play(only("order"), script, WISH)


def test_the_mouse_picks_an_option(only: Only) -> None:
    async def script(app: Played) -> None:
        options = app.study.session.question.options
        await click_row(app, "#options", options.index("carbon dioxide"))
        assert app.verdict().startswith("✓ Correct")

    play(only("choice"), script, WISH)


def test_a_choice_is_typed_instead_and_a_card_left_for_later(only: Only) -> None:
    async def script(app: Played) -> None:
        first = app.study.session.question.card.id
        await app.press("ctrl+l")
        assert app.study.session.question.card.id != first
        while app.study.session.question.card.id != "choice":
            await app.press("ctrl+l")
        await app.press("t")
        assert app.study.session.question.options == ()
        await app.type("carbon dioxide")
        assert app.verdict().startswith("✓ Correct")

    play(only("choice", "truth", "text"), script, WISH)


def test_easy_is_not_offered_for_what_was_picked(only: Only) -> None:
    async def script(app: Played) -> None:
        await plays("choice")["right"](app)
        assert "Easy" not in app.text("#ratings")
        await app.press("4")
        assert app.log == [("carbon dioxide", "correct", Rating.GOOD)]

    play(only("choice"), script, WISH)


def test_backspace_on_an_empty_field_offers_undo_and_does_it_when_asked_twice(only: Only) -> None:
    async def script(app: Played) -> None:
        await app.press("backspace")
        assert "Backspace once more" not in app.text("#below")
        first = app.study.session.question.card.id
        await app.press("ctrl+g", "enter")
        await app.press("backspace")
        assert "Press backspace once more to take your last answer back." in app.text("#below")
        assert len(app.log) == 1
        await app.press("backspace")
        assert app.study.session.question.card.id == first
        assert app.log == []

    play(only("text", "number"), script, WISH)


def test_a_backspace_that_is_held_takes_nothing_back(only: Only) -> None:
    clock = Clock()

    async def script(app: Played) -> None:
        await app.press("ctrl+g", "enter")
        clock.step_ms = 30
        await app.press(*["backspace"] * 9)
        assert app.phase() is Phase.ASKING
        assert len(app.log) == 1
        clock.step_ms = 1000
        await app.press("a", "backspace", "backspace", "backspace")
        assert len(app.log) == 1

    play(only("text", "number"), script, WISH, clock=clock)


def test_an_order_that_was_not_touched_is_handed_in_by_a_second_enter_only(only: Only) -> None:
    async def script(app: Played) -> None:
        await app.press("enter")
        assert app.phase() is Phase.ASKING
        assert "Nothing is moved yet" in app.text("#below")
        await app.press("enter")
        assert app.phase() is Phase.ANSWERED
        assert len(app.log) == 1

    play(only("order"), script, WISH)


def test_an_order_that_was_put_back_as_it_was_is_handed_in_at_once(only: Only) -> None:
    async def script(app: Played) -> None:
        await app.press("space", "down", "up", "space", "enter")
        assert app.phase() is Phase.ANSWERED

    play(only("order"), script, WISH)


def test_the_summary_tells_parts_on_one_line(only: Only) -> None:
    async def script(app: Played) -> None:
        await plays("match")["other"](app)
        await app.press("enter")
        assert "Paris · Lima" in app.text("#again")

    play(only("match"), script, WISH)


EVIL = "[@click=app.quit]x[/] [/foo] \\u202e $ink {0} %s"
HOSTILE = f"""title: "{EVIL}"
id: every-kind
language: en
markdown: true
cards:
  - question: "{EVIL} 1"
    answers: ["{EVIL} a", "{EVIL} b"]
    reject: [{{"{EVIL} c": "{EVIL}"}}]
  - cloze: "{EVIL} {{{{{EVIL} a}}}} and {{{{b}}}}"
    question: "{EVIL} 2"
  - question: "{EVIL} 3"
    choices: ["{EVIL} a", "{EVIL} b"]
    answers: ["{EVIL} a"]
  - question: "{EVIL} 4"
    order: ["{EVIL} a", "{EVIL} b"]
  - question: "{EVIL} 5"
    match: {{"{EVIL} a": "{EVIL} b", "{EVIL} c": "{EVIL} d"}}
    source: "{EVIL}"
  - question: "{EVIL} 6\\n```{EVIL}\\n{EVIL}\\n```"
    answer: "{EVIL} a"
"""


def test_markup_in_any_kind_is_shown_and_does_nothing(only: Only) -> None:
    home = only("text")
    (home / "data" / "decks" / "every.yaml").write_text(HOSTILE, encoding="utf-8")

    async def script(app: Played) -> None:
        for _ in range(6):
            assert "[/foo]" in app.screen()
            await app.press("a", "space", "down", "tab")
            await app.press("ctrl+g", "x", "x")
            assert "[/foo]" in app.text("#band .band-body")
            assert "\u202e" not in app.screen()
            await app.press("enter")

    play(home, script, WISH, size=(80, 50))


def test_a_match_that_is_longer_than_the_screen_shows_its_partners_at_the_last_thing(
    only: Only,
) -> None:
    async def script(app: Played) -> None:
        assert "Match each country" in app.screen()
        assert "c   " not in app.screen()
        assert "more" in app.text("#more")
        await app.press("down", "down")
        assert "c   " in app.screen()
        await app.press("up", "up")
        assert "Match each country" in app.screen()

    play(only("match"), script, WISH, size=(40, 11))


def ends_of_words(part: Widget) -> Iterator[int]:
    """Give the row of the screen under each part of a card in which something stands."""
    for leaf in part.walk_children(with_self=True):
        worded = isinstance(leaf, Static) and str(leaf.content)
        if isinstance(leaf, Widget) and leaf.display and (worded or isinstance(leaf, Input | Rows)):
            yield leaf.content_region.bottom


SIZES = [(80, 24), (40, 12), (40, 11), (60, 15)]


@pytest.mark.parametrize("size", sampled(SIZES, [(80, 24), (40, 11)]))
def test_more_is_said_only_where_something_is_out_of_sight(
    tmp_path: Path, only: Only, size: tuple[int, int]
) -> None:
    """After every key of a session that goes through all kinds the last words count."""
    seen = 0

    async def script(app: Played) -> None:
        nonlocal seen
        for _ in range(2 * len(KINDS)):
            view, more = app.study.query_one(CardView), app.study.query_one(More)
            shown = [part for part in view.children if part.display]
            drawn = [row for part in shown for row in ends_of_words(part)]
            hidden = max(drawn, default=0) - view.region.bottom
            assert more.display == (hidden > 0)
            if hidden > 0:
                assert app.text("#more") == f"↓ {hidden} more"
            seen += hidden > 0
            await app.press("enter" if app.phase() is Phase.ANSWERED else "ctrl+g")

    # A quiz asks each card once.
    play(only(*KINDS), script, replace(WISH, kind="quiz", limit=len(KINDS)), size=size)
    assert bool(seen) == (size[0] == 40)


def test_how_a_card_is_answered_shows_on_a_low_screen_that_has_room(only: Only) -> None:
    async def script(app: Played) -> None:
        await app.settle()
        assert "true or false" in app.screen()

    play(only("truth"), script, WISH, size=(40, 12))


def test_a_list_says_what_parts_its_items(only: Only) -> None:
    async def script(app: Played) -> None:
        assert "in any order, parted by commas" in app.text("#heading")

    play(only("list"), script, WISH)


LINES = {
    "text": ["Mercury"],
    "number": ["380000 km"],
    "list": ["solid, liquid, gas"],
    "ordered": ["Mercury, Venus, Earth"],
    "cloze": ["0", "100"],
    "gap": ["nine"],
    "choice": ["carbon dioxide"],
    "truth": ["t"],
}


def plain_lines(app: Played, name: str) -> list[str]:
    """Give what is typed line by line for the right answer; options by their letters."""
    if name in LINES:
        return LINES[name]
    letters = [letter(app, option) for option in ANSWERS[name][0]]
    return letters if name == "match" else ["".join(letters)]


@pytest.mark.parametrize("name", sampled(KINDS, ("cloze", "match")))
def test_line_by_line_a_card_leaves_the_same_in_the_log(
    only: Only, name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    home, lines = only(name), []

    async def script(app: Played) -> None:
        lines.extend(plain_lines(app, name))
        await plays(name)["right"](app)

    play(home, script, WISH)
    screen = reviews(home)
    for path in (home / "data").glob("progress.db*"):
        path.unlink()
    monkeypatch.setattr(sys, "stdin", StringIO("\n".join(lines) + "\n"))
    assert study_plainly(desk(home), WISH) == 0
    assert [what(row) for row in reviews(home)] == [what(row) for row in screen]


def desk(home: Path) -> Desk:
    found = folders({"AIQUIZ_HOME": str(home)})
    return Desk(found, Settings(), "en", clock=Clock(), random_bytes=bytes)


def reviews(home: Path) -> list[LoggedReview]:
    opened = desk(home)
    try:
        return opened.open_store().reviews()
    finally:
        opened.close()


def what(logged: LoggedReview) -> tuple[object, ...]:
    """What of a review does not depend on the clock."""
    review = logged.review
    typed = sorted((review.typed or "").split("\n"))
    return (review.card, review.verdict, review.reason, review.rating, review.credit, typed)


BOTH_WAYS = """\
title: Dogs
id: dogs
language: en
cards:
  - question: le chien
    answer: the dog
    reverse: true
"""


def test_a_card_that_is_asked_the_other_way_round_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "data" / "decks"
    folder.mkdir(parents=True)
    (folder / "dogs.yaml").write_text(BOTH_WAYS, encoding="utf-8")
    wish = StudyWish(decks=("dogs",), seed=1, kind="cram")
    heads: dict[str, str] = {}

    async def script(app: Played) -> None:
        for _ in range(2):
            heads[app.study.session.question.card.question] = app.text("#heading")
            await app.press("ctrl+g", "enter")

    play(tmp_path, script, wish)
    assert heads == {"le chien": "drill", "the dog": "drill · the other way round"}

    (tmp_path / "data" / "progress.db").unlink()
    monkeypatch.setattr(sys, "stdin", StringIO("the dog\nle chien\n"))
    found = folders({"AIQUIZ_HOME": str(tmp_path)})
    study_plainly(Desk(found, Settings(), "en", clock=Clock(), random_bytes=bytes), wish)
    assert "drill, the other way round.\nthe dog" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["text", "cloze", "multiple", "order", "match", "choice"])
def test_an_answer_that_was_begun_stands_there_when_the_session_is_gone_on_with(
    only: Only, name: str
) -> None:
    async def begin(app: Played) -> None:
        if name in ("text", "cloze"):
            await app.press("x", "y")
        elif name == "order":
            await app.press("space", "down", "space")
        else:
            await app.press("down", "b" if name != "choice" else "down")

    def given(app: Played) -> str:
        if name in ("text", "cloze"):
            return app.study.query_one("#typed", Input).value
        return app.study.query_one(Picker).begun

    async def script(app: Played) -> None:
        key = app.study.session.question.key
        await begin(app)
        before = given(app)
        assert bool(before) == (name != "choice")
        for go_on in range(2):
            await app.press("escape")
            assert isinstance(app.app.screen, Home)
            app.app.screen._start(WISH)
            await app.settle()
            assert app.study.session.question.key == key
            assert given(app) == before, go_on

    play(only(name), script, WISH)


def test_what_was_begun_is_no_answer_to_another_card(only: Only) -> None:
    async def script(app: Played) -> None:
        key = app.study.session.question.key
        await app.press("x", "y", "escape")
        assert isinstance(app.app.screen, Home)
        await app.press("enter")
        assert app.study.session.question.key != key
        assert app.study.query_one("#typed", Input).value == ""
        assert "xy" not in app.screen()
        await app.press("escape")
        app.app.screen._start(WISH)
        await app.settle()
        assert app.study.session.question.key == key
        assert app.study.query_one("#typed", Input).value == ""

    play(only("text"), script, WISH)
