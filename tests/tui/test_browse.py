"""The list of all cards, played with keys and with the mouse."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input

from aiquiz.deck.entry import Entry
from aiquiz.desk.browse.row import CardRow, Standing
from aiquiz.progress.reviews import CardHistory
from aiquiz.scheduling.review import CardKey
from aiquiz.tui.screens.browse import Browse
from aiquiz.tui.screens.help import Help
from aiquiz.tui.screens.home import Home
from aiquiz.tui.widgets.footer import Footer
from aiquiz.tui.widgets.lines import Lines
from tests.sampled import sampled
from tests.tui.played import SMALL, Clock, Play, Played, play


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look a card's history up at once, and take every key for one, however fast it comes."""
    monkeypatch.setattr("aiquiz.tui.screens.browse._REST_SECONDS", 0)
    monkeypatch.setattr("aiquiz.tui.screens.browse.WORD_SECONDS", 0)


CITY = "Which city? [@click=app.quit]x[/]"
ALL = [CITY, "Which month?", "It rained."]


def own(played: Played) -> Browse:
    assert isinstance(played.app.screen, Browse)
    return played.app.screen


def shown(played: Played) -> list[str]:
    """The questions found, in their order."""
    cards = own(played)._cards
    return [cards.rows[number].question for number in cards.found]


def standing(played: Played, question: str) -> Standing:
    [row] = [row for row in own(played)._cards.rows if row.question == question]
    return row.standing


async def opened(played: Played, *keys: str) -> None:
    """Open the list, with only the cards of the deck of the tests in it."""
    await played.press("b")
    await write(played, "deck:small")
    await played.press("enter", *keys)


async def write(played: Played, typed: str) -> None:
    """Add to the search."""
    await played.pilot.press("slash", *["space" if letter == " " else letter for letter in typed])
    await played.settle()


def browse(home: Path, script: Play, **facts: object) -> None:
    play(home, script, None, **facts)


def test_b_at_home_lists_the_cards_of_every_deck(home: Path) -> None:
    async def script(played: Played) -> None:
        assert "b cards" in played.footer()
        await played.press("b")
        assert {"Which month?", "It rained."} < set(shown(played))
        assert "cards · " in played.text("#amount")
        await played.press("escape")
        assert isinstance(played.app.screen, Home)

    browse(home, script)


def test_what_is_typed_is_searched_letter_by_letter(home: Path) -> None:
    async def script(played: Played) -> None:
        await opened(played)
        assert shown(played) == ALL
        assert played.text("#found").strip() == "3 found"
        await write(played, " memhpis")
        assert shown(played) == [CITY]
        assert "Which city?" in played.screen()
        assert "Which month?" not in played.screen()
        await played.press(*["backspace"] * 8)
        assert shown(played) == ALL
        await played.pilot.press("space", *"nowhere")
        await played.settle()
        assert shown(played) == []
        assert played.text("#said") == "No card matches “deck:small nowhere”."
        assert played.footer()[0] == "enter To the cards"

    browse(home, script)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (" colour:red", "There is no filter “colour:”; there are tag: deck: due: is:"),
        (" is:green", "“is:” knows no “green”, but new learning known due"),
        (" is:", "is: new learning known due suspended buried flagged missed leech gone"),
        (" due:", "due: today tomorrow or a number of days"),
    ],
)
def test_a_filter_that_does_not_exist_is_told_in_one_sentence(
    home: Path, typed: str, said: str
) -> None:
    async def script(played: Played) -> None:
        await opened(played)
        await write(played, typed)
        assert played.text("#said").startswith(said)
        assert shown(played) == ALL

    browse(home, script)


def test_escape_leaves_the_search_then_the_screen_and_letters_act_outside_of_it(
    home: Path,
) -> None:
    async def script(played: Played) -> None:
        await opened(played)
        await write(played, " -s")
        assert not any(row.standing.suspended for row in own(played)._cards.rows)
        await played.press("escape", "s")
        assert played.text("#said") == "1 card suspended. u takes it back."
        await played.press("escape")
        assert isinstance(played.app.screen, Home)

    browse(home, script)


def test_arrows_move_through_the_cards_while_one_searches(home: Path) -> None:
    async def script(played: Played) -> None:
        await opened(played)
        await write(played, " ")
        await played.press("down", "down", "up")
        assert own(played).lines.selected == 1
        assert own(played).is_searching

    browse(home, script)


def test_cards_are_sorted_by_figures_and_by_a_click_on_a_heading(home: Path) -> None:
    async def script(played: Played) -> None:
        await opened(played, "1")
        assert shown(played) == sorted(ALL)
        assert "Question ↑" in played.text("#headings")
        await played.press("1")
        assert shown(played) == sorted(ALL, reverse=True)
        assert "Question ↓" in played.text("#headings")
        await played.pilot.click("#headings", offset=(4, 0))
        await played.settle()
        assert shown(played) == sorted(ALL)
        await played.press("2")
        assert "deck ↑" in played.text("#found")

    browse(home, script)


def test_the_selected_card_stays_selected_when_cards_are_sorted(home: Path) -> None:
    async def script(played: Played) -> None:
        await opened(played, "j", "1", "1")
        row = own(played)._row
        assert row is not None
        assert row.question == "Which month?"

    browse(home, script)


@pytest.mark.parametrize(
    ("key", "fact", "done", "undone"),
    [
        ("f", "flagged", "1 card flagged.", "1 card no longer flagged."),
        ("s", "suspended", "1 card suspended.", "1 card asked again."),
        ("b", "buried", "1 card put off until tomorrow.", "1 card asked today again."),
    ],
)
def test_a_key_marks_the_selected_card_and_takes_the_mark_off_again(
    home: Path, key: str, fact: str, done: str, undone: str
) -> None:
    async def script(played: Played) -> None:
        await opened(played, key)
        assert getattr(standing(played, CITY), fact)
        assert played.text("#said") == f"{done} u takes it back."
        await played.press(key)
        assert not getattr(standing(played, CITY), fact)
        assert played.text("#said") == f"{undone} u takes it back."
        await played.press("u")
        assert getattr(standing(played, CITY), fact)
        await played.press("u", "u")
        assert not getattr(standing(played, CITY), fact)

    browse(home, script)


def test_a_key_acts_on_all_that_are_marked_and_one_undo_takes_it_back(home: Path) -> None:
    async def script(played: Played) -> None:
        await opened(played, "space", "space")
        assert played.text("#amount").strip() == "2 marked"
        assert "s suspend 2" in played.footer()
        await played.press("s")
        assert [row.standing.suspended for row in marked(played)] == [True, True, False]
        assert played.text("#said") == "2 cards suspended. u takes it back."
        await played.press("u")
        assert [row.standing.suspended for row in marked(played)] == [False, False, False]
        assert played.text("#said") == "Taken back for 2 cards."

    def marked(played: Played) -> Sequence[CardRow]:
        return [row for row in own(played)._cards.rows if row.key.deck == "small"]

    browse(home, script)


def test_all_found_are_marked_at_once_and_none_that_is_not_found_is_acted_on(home: Path) -> None:
    async def script(played: Played) -> None:
        await opened(played, "a")
        assert played.text("#amount").strip() == "3 marked"
        await write(played, " which")
        await played.press("enter", "f")
        assert [standing(played, question).flagged for question in ALL] == [True, True, False]
        await played.press("a")
        assert "cards · " in played.text("#amount")

    browse(home, script)


def test_cards_are_not_marked_together_before_it_is_known_which_are_found(home: Path) -> None:
    async def script(played: Played) -> None:
        await opened(played)
        await write(played, " is:missed")
        own(played)._cards.missed = None
        assert own(played)._cards.is_waiting
        await played.press("enter", "a")
        assert own(played)._kept.marked == set()

    browse(home, script)


def test_a_card_leaves_the_list_when_what_was_searched_no_longer_holds(home: Path) -> None:
    async def script(played: Played) -> None:
        await opened(played)
        await write(played, " -is:suspended")
        await played.press("enter", "down", "s")
        assert shown(played) == [CITY, "It rained."]
        assert own(played).lines.selected == 1
        await played.press("u")
        assert shown(played) == ALL

    browse(home, script)


def test_a_card_that_is_reset_is_new_again_and_keeps_its_history(home: Path) -> None:
    async def script(played: Played) -> None:
        await played.type("Memphis")
        await played.press("escape")
        await opened(played)
        assert standing(played, CITY).state == "learning"
        await played.press("r")
        assert standing(played, CITY).state == "new"
        assert played.text("#said") == "1 card is new again. u takes it back."
        await played.press("enter")
        assert "Memphis  Good" in played.text("#whole-card")
        assert "new again" in played.text("#whole-card")
        await played.press("r")
        assert played.text("#said") == "Nothing to reset: never studied."
        await played.press("u")
        assert standing(played, CITY).state == "learning"

    play(home, script, SMALL)


def test_several_cards_are_reset_at_once_and_told_and_taken_back_together(home: Path) -> None:
    async def script(played: Played) -> None:
        for _card in ALL:
            await played.press("ctrl+g", "enter")
        await played.press("escape")
        await opened(played)
        await played.press("a", "r")
        assert played.text("#said") == "3 cards are new again. u takes it back."
        assert {standing(played, card).state for card in ALL} == {"new"}
        await played.press("u")
        assert played.text("#said") == "Taken back for 3 cards."
        assert {standing(played, card).state for card in ALL} == {"learning"}

    play(home, script, SMALL)


def test_what_was_missed_last_is_found(home: Path) -> None:
    async def script(played: Played) -> None:
        await played.type("Paris")
        await played.press("escape")
        await opened(played)
        await write(played, " is:missed")
        assert shown(played) == [CITY]

    play(home, script, SMALL)


def test_enter_shows_the_card_as_it_is_asked_with_its_options_and_answer(home: Path) -> None:
    async def script(played: Played) -> None:
        await opened(played, "down", "enter")
        text = played.text("#whole-card")
        assert text.startswith("new card · one answer\nWhich month?\na   ")
        assert {"May", "June", "July"} < set(text.split())
        assert "A deck [/foo] · line 10" in text
        assert played.text("#amount").strip() == "2 of 3"
        await played.press("k")
        assert "Which city? [@click=app.quit]x[/]" in played.text("#whole-card")
        assert "Hint 2" in played.text("#whole-card")
        await played.press("f")
        assert "flagged" in played.text("#whole-card")
        await played.press("escape")
        assert not own(played).is_open
        assert own(played).lines.has_focus

    browse(home, script)


def test_rows_headings_and_footer_can_be_clicked(home: Path) -> None:
    async def script(played: Played) -> None:
        await opened(played)
        await played.pilot.click(Lines, offset=(8, 2))
        await played.settle()
        assert own(played).lines.selected == 2
        await played.pilot.click(Lines, offset=(8, 6))
        assert own(played).lines.selected == 2
        await played.pilot.click(Lines, offset=(8, 2))
        await played.settle()
        assert own(played).is_open
        await played.pilot.click(Footer, offset=(75, 0))
        await played.settle()
        assert not own(played).is_open

    browse(home, script)


def test_only_what_is_in_sight_is_drawn(home: Path) -> None:
    many = "".join(f"  - {{question: Number {n}?, answer: a{n}}}\n" for n in range(3000))
    text = f"title: Many\nid: many\nlanguage: en\ncards:\n{many}"
    (home / "data" / "decks" / "many.yaml").write_text(text, encoding="utf-8")

    async def script(played: Played) -> None:
        await played.press("b")
        lines = own(played).lines
        drawn: set[int] = set()
        draw = lines._draw
        lines._draw = lambda number, *rest: (drawn.add(number), draw(number, *rest))[1]  # type: ignore[func-returns-value]
        lines.redraw()
        await played.press("end", "pageup", "g", "G", "up")
        assert "Number 2999?" in played.screen()
        assert lines.selected == len(own(played)._cards.rows) - 2
        assert len(drawn) < 100

    browse(home, script)


def test_a_deck_saved_meanwhile_is_shown_and_what_was_searched_and_marked_holds(
    home: Path,
) -> None:
    path = home / "data" / "decks" / "small.yaml"

    async def script(played: Played) -> None:
        await opened(played, "down", "space", "f")
        text = path.read_text(encoding="utf-8")
        first = "cards:\n  - {question: A new one?, answer: yes}\n"
        path.write_text(text.replace("cards:\n", first), encoding="utf-8")
        await played.app._tell_changes()
        await played.settle()
        assert shown(played) == ["A new one?", *ALL]
        row = own(played)._row
        assert row is not None
        assert row.question == "It rained."
        assert played.text("#amount").strip() == "1 marked"
        await played.press("u")
        assert not standing(played, "Which month?").flagged

    browse(home, script)


def test_a_card_whose_deck_is_broken_is_shown_with_what_became_of_it(home: Path) -> None:
    path = home / "data" / "decks" / "small.yaml"

    async def script(played: Played) -> None:
        await played.type("Memphis")
        await played.press("escape")
        path.write_text("title: [", encoding="utf-8")
        await played.app._tell_changes()
        await played.settle()
        await played.press("b")
        await write(played, "is:gone")
        assert shown(played) == [CITY]
        assert "gone" in played.screen()
        assert "Its deck can’t be read or is away" in played.text("#detail")
        await played.press("enter", "enter")
        assert "Memphis  Good" in played.text("#whole-card")
        await played.press("s")
        assert played.text("#said").startswith("1 card suspended.")

    play(home, script, SMALL)


def test_the_editor_opens_at_the_card(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, object]] = []

    def edit(_app: object, entry: Entry | None, card: object) -> str:
        asked.append((entry.name if entry else "", card))
        return "No editor."

    monkeypatch.setattr("aiquiz.tui.screens.browse.edit_at", edit)

    async def script(played: Played) -> None:
        await opened(played, "e")
        [(name, card)] = asked
        row = own(played)._row
        assert row is not None
        assert (name, card) == ("small.en", row.key.card)
        assert played.text("#said") == "No editor."

    browse(home, script)


def test_what_cannot_be_written_is_told_and_nothing_has_changed(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    async def script(played: Played) -> None:
        await opened(played)
        with monkeypatch.context() as broken:
            broken.setattr("aiquiz.progress.log.write", full)
            await played.press("f")
        assert "reports an error" in played.text("#said")
        assert not standing(played, CITY).flagged
        await played.press("u", "f")
        assert standing(played, CITY).flagged

    browse(home, script)


def test_help_tells_the_keys(home: Path) -> None:
    async def script(played: Played) -> None:
        await opened(played, "question_mark")
        assert isinstance(played.app.screen, Help)
        for words in ("new again; its history", "sort by a column", "mark all found"):
            assert words in played.screen()

    browse(home, script, size=(80, 32))


@pytest.mark.parametrize(
    "size", sampled([(120, 40), (80, 24), (60, 17), (40, 12), (20, 5)], [(80, 24), (20, 5)])
)
def test_the_list_fits_every_screen(home: Path, size: tuple[int, int]) -> None:
    async def script(played: Played) -> None:
        await opened(played, "space")
        lines = played.screen().splitlines()
        assert len(lines) == size[1]
        assert any("Which" in line or "It r" in line for line in lines)
        await played.press("enter")
        assert "month" in played.screen()
        await played.press("escape", "escape")
        assert isinstance(played.app.screen, Home)

    browse(home, script, size=size)


def test_a_list_that_comes_back_after_the_screen_changed_its_size_fits_it(home: Path) -> None:
    async def script(played: Played) -> None:
        await opened(played, "enter")
        await played.pilot.resize_terminal(40, 12)
        await played.settle()
        await played.press("escape")
        lines = played.screen().splitlines()
        assert lines[2].split() == ["Question", "due"]
        assert any(line.startswith(" Memphis") for line in lines)

    browse(home, script)


def test_memory_preview_and_history_stand_beside_the_list_where_there_is_room(home: Path) -> None:
    async def script(played: Played) -> None:
        await played.type("Memphis")
        await played.press("escape")
        await opened(played)
        detail = played.text("#detail")
        for words in ("review", "Memphis", "Memory", "stability", "History", "today"):
            assert words in detail

    play(home, script, SMALL, size=(120, 40))


def test_what_was_typed_last_stands_below_the_list_where_there_is_less(home: Path) -> None:
    async def script(played: Played) -> None:
        await played.type("Memhpis")
        await played.press("escape")
        await opened(played)
        lines = played.text("#detail").splitlines()
        assert len(lines) == 5
        assert lines[1] == "Memphis"
        assert "1 review" in lines[3]
        assert lines[4] == "Last typed: Memhpis (today)"

    play(home, script, SMALL)


def test_without_colour_the_selected_and_the_marked_row_can_be_told(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def script(played: Played) -> None:
        await opened(played, "space")
        rows = [line for line in played.screen().splitlines() if "Which" in line]
        assert rows[0].startswith(" * ")
        assert rows[1].startswith("▌")

    browse(home, script)


def test_a_card_that_is_left_before_its_history_came_shows_none_of_it(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def script(played: Played) -> None:
        await opened(played)
        screen = own(played)
        screen._history = (CardKey("other", "en", "card"), CardHistory())
        await played.press("down")
        assert "Nothing was typed yet." in played.text("#detail")

    browse(home, script, clock=Clock())


@pytest.fixture
def all_in_one_go(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take all keys for ones that come in one go."""
    monkeypatch.setattr("aiquiz.tui.screens.browse.WORD_SECONDS", 3600)


def send(played: Played, typed: str) -> None:
    """Have the keys of `typed` all wait before the first of them is taken."""
    driver = played.app._driver
    assert driver is not None
    for letter in typed:
        key = {"/": "slash", " ": "space"}.get(letter, letter)
        event = events.Key(key, letter)
        event.set_sender(played.app)
        driver.send_message(event)


def nothing_done(played: Played) -> bool:
    screen = own(played)
    standings = [row.standing for row in screen._cards.rows]
    return not screen._kept.marked and not any(
        standing.suspended or standing.flagged or standing.buried for standing in standings
    )


def test_what_is_typed_right_behind_the_key_that_searches_is_searched_for(home: Path) -> None:
    async def script(played: Played) -> None:
        await opened(played)
        send(played, "/ abrsfue/?")
        await played.settle()
        assert own(played).query_one("#query", Input).value == "deck:small abrsfue/?"
        assert nothing_done(played)

    browse(home, script)


def test_what_is_typed_while_the_list_is_being_opened_is_searched_for(home: Path) -> None:
    async def script(played: Played) -> None:
        screen = Browse(played.app._thread)
        played.app.push_screen(screen)
        send(played, "/saber")
        await played.settle()
        assert own(played).query_one("#query", Input).value == "saber"
        assert nothing_done(played)

    browse(home, script)


@pytest.mark.usefixtures("all_in_one_go")
@pytest.mark.parametrize("word", ["as", "mocha", "suspend", "aardvark", "bears are"])
def test_a_word_that_is_typed_in_one_go_is_no_keys_and_says_so(home: Path, word: str) -> None:
    async def script(played: Played) -> None:
        await played.press("b")
        screen = own(played)
        send(played, word)
        await played.settle()
        screen._press_held()
        await played.settle()
        assert nothing_done(played)
        assert played.text("#said").startswith(f"“{word}” was taken for a word, not for keys")

    browse(home, script)


@pytest.mark.usefixtures("all_in_one_go")
def test_a_key_that_changes_something_waits_for_what_may_follow_at_once(home: Path) -> None:
    async def script(played: Played) -> None:
        await played.press("b", "f")
        screen = own(played)
        assert nothing_done(played)
        screen._press_held("s")
        await played.settle()
        assert nothing_done(played)
        screen._press_held("f")
        await played.settle()
        assert [row.standing.flagged for row in screen._cards.rows].count(True) == 1

    browse(home, script)


def test_what_is_pasted_is_searched_for(home: Path) -> None:
    async def script(played: Played) -> None:
        await opened(played)
        played.app.post_message(events.Paste(" which\x1b[2J"))
        await played.settle()
        assert own(played).query_one("#query", Input).value == "deck:small which[2J"
        assert own(played).is_searching
        assert nothing_done(played)

    browse(home, script)


def test_the_cursor_goes_on_to_the_next_card_where_what_was_done_moves_one_away(
    home: Path,
) -> None:
    async def script(played: Played) -> None:
        await played.type("Memphis")
        await played.press("escape")
        # By their state, the one that was studied first.
        await opened(played, "3", "3")
        assert shown(played) == [CITY, "It rained.", "Which month?"]
        await played.press("r")
        assert shown(played) == ["It rained.", "Which month?", CITY]
        assert selected(played) == "It rained."
        await played.press("u")
        assert shown(played)[0] == selected(played) == CITY

    play(home, script, SMALL)


def selected(played: Played) -> str:
    row = own(played)._row
    assert row is not None
    return row.question


def test_half_a_number_of_cards_found_is_never_shown(home: Path) -> None:
    async def script(played: Played) -> None:
        await played.press("b", "4", "4")
        await write(played, "deck:small")
        assert played.text("#found").strip() == "3 found"

    browse(home, script, size=(40, 12))


def test_the_keys_that_sort_are_told_while_nothing_is_searched_for(home: Path) -> None:
    async def script(played: Played) -> None:
        await played.press("b")
        assert played.text("#found").strip() == "1–6 sort"
        names = ["Question", "recall", "today", "due", "missed"]
        assert played.text("#headings").split() == names

    browse(home, script)
