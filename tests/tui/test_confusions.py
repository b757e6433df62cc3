"""The page of what is confused, on a screen of its own."""

from pathlib import Path

import pytest
from rich.cells import cell_len

from aiquiz.progress.trouble import StoreError
from aiquiz.say.language import speak
from aiquiz.scheduling.days import Moment
from aiquiz.scheduling.review import CardKey, Mark, Override, Rating, Review
from aiquiz.scores.scope import Scope
from aiquiz.settings.file import Settings
from aiquiz.tui.keys import key_name
from aiquiz.tui.scores import OpenCard, Study
from aiquiz.tui.scores.confusions import ConfusionsPage
from aiquiz.tui.screens.study import Study as StudyScreen
from aiquiz.tui.widgets.footer import Footer, arrange
from tests.sampled import sampled
from tests.tui.framed import Framed, frame
from tests.tui.played import Played, desk_of, play

TOWNS = """\
title: Towns [/b]
id: towns
language: en
cards:
  - id: city
    question: "Which city [@click=app.quit]hosts[/] the first supercluster of xAI?"
    answer: Memphis
  - {id: cars, question: Where does Tesla build its cars?, answer: Austin}
  - {id: office, question: Where was the first office?, answer: Palo Alto}
  - {id: islands, question: Where did the first rockets start?, answer: Kwajalein}
"""
CITY, CARS, OFFICE, ISLANDS = (
    CardKey("towns", "en", card) for card in ("city", "cars", "office", "islands")
)
DAY_MS = 86_400_000


@pytest.fixture
def towns(home: Path) -> Path:
    """A home with a deck of towns, some of which were confused."""
    (home / "data" / "decks" / "towns.yaml").write_text(TOWNS, encoding="utf-8")
    return home


def answers(home: Path, *given: tuple[CardKey, str | None, str, str], took_ms: int = 4_000) -> None:
    """Write answers of the last days, one a session: card, text, verdict and reason."""
    desk = desk_of(home)
    store, now = desk.open_store(), desk.now()
    for place, (card, typed, verdict, reason) in enumerate(given):
        moment = Moment(now.at_ms - (len(given) - place) * DAY_MS, 0, 240)
        store.begin("quiz", [card[:2]], moment)
        rating = Rating.GOOD if verdict == "correct" else Rating.AGAIN
        credit = float(verdict == "correct")
        store.append(
            Review(
                *(card, moment, verdict, reason, rating, credit, 0, 1, took_ms, "quiz"),
                *(None, None, typed),
            )
        )
    desk.close()


def mixed(card: CardKey, typed: str | None) -> tuple[CardKey, str | None, str, str]:
    return (card, typed, "wrong", "another-card")


def right(card: CardKey, typed: str) -> tuple[CardKey, str | None, str, str]:
    return (card, typed, "correct", "exact")


def confuse(home: Path) -> None:
    """Confuse two cards three times, miss one thrice, and know one slowly."""
    answers(
        home,
        *(mixed(CITY, "Austin"), mixed(CITY, "Austin"), mixed(CARS, "Memphis")),
        (CITY, "Boston", "wrong", "other"),
        *(right(ISLANDS, "Kwajalein") for _ in range(3)),
    )


def footer(framed: Framed[ConfusionsPage]) -> list[str]:
    return [hint.text.strip() for hint in framed.query_one(Footer).hints]


def test_a_pair_stands_with_both_cards_how_often_and_when_last(towns: Path) -> None:
    confuse(towns)

    async def script(played: Played) -> None:
        framed = await frame(played, ConfusionsPage)
        lines = played.screen().splitlines()
        assert lines[0].strip() == "What I confuse"
        assert lines[1].startswith("▌  Which city [@click=app.qui…  ↔  Where does Tesla build its…")
        assert lines[1].rstrip().endswith("3 times")
        assert lines[2].startswith("▌  → Memphis ")
        assert "→ Austin" in lines[2]
        assert lines[2].rstrip().endswith("17 Nov")
        assert played.text("#confusions-detail").splitlines() == [
            "instead of Memphis: Austin ×2",
            "instead of Austin: Memphis ×1",
        ]
        assert footer(framed)[:2] == ["enter Drill the pair", "x drill these 2"]

    play(towns, script, None)


def test_enter_drills_the_pair_without_moving_a_date(towns: Path) -> None:
    confuse(towns)

    async def script(played: Played) -> None:
        framed = await frame(played, ConfusionsPage)
        await played.press("enter")
        [asked] = framed.asked
        assert isinstance(asked, Study)
        assert (asked.wish.kind, asked.wish.cards) == ("cram", (CITY, CARS))
        wish = asked.wish
        assert await played.app._thread.run(lambda desk: desk.count(wish)) == 2

    play(towns, script, None)


def test_enter_on_a_card_opens_it_and_x_drills_its_part(towns: Path) -> None:
    confuse(towns)

    async def script(played: Played) -> None:
        framed = await frame(played, ConfusionsPage)
        await played.press("j")
        assert footer(framed)[:2] == ["enter Open", "x drill the one"]
        assert "Towns [/b]" in played.text("#confusions-detail")
        await played.press("enter", "tab", "enter", "x")
        opened = [asked.card for asked in framed.asked if isinstance(asked, OpenCard)]
        assert opened == [CITY, ISLANDS]
        last = framed.asked[-1]
        assert isinstance(last, Study)
        assert last.wish.cards == (ISLANDS,)

    play(towns, script, None)


def test_a_card_is_opened_with_the_others_of_its_part(towns: Path) -> None:
    answers(
        towns,
        *(right(CARS, "Austin") for _ in range(3)),
        *(right(ISLANDS, "Kwajalein") for _ in range(3)),
        *((card, "Boston", "wrong", "other") for card in (CITY, OFFICE) for _ in range(3)),
    )

    async def script(played: Played) -> None:
        framed = await frame(played, ConfusionsPage)
        await played.press("j", "enter")
        [asked] = framed.asked
        assert isinstance(asked, OpenCard)
        assert (sorted(asked.cards), asked.place) == ([CITY, OFFICE], 1)

    play(towns, script, None)


def test_the_parts_are_reached_with_tab(towns: Path) -> None:
    confuse(towns)

    async def script(played: Played) -> None:
        framed = await frame(played, ConfusionsPage)
        seen = []
        for key in ("shift+tab", *["tab"] * 5, "shift+tab"):
            await played.press(key)
            seen.append(framed.page._selected.section if framed.page._selected else "")
        parts = ["confused", "hardest", "slowest", "leeches", "overruled", "overruled", "leeches"]
        assert seen == parts

    play(towns, script, None)


def test_the_footer_can_be_clicked(towns: Path) -> None:
    confuse(towns)

    async def script(played: Played) -> None:
        framed = await frame(played, ConfusionsPage)
        for offset in ((4, 0), (24, 0)):
            await played.pilot.click(Footer, offset=offset)
            await played.settle()
        assert [type(asked) for asked in framed.asked] == [Study, Study]

    play(towns, script, None)


def test_empty_parts_say_what_would_stand_there(towns: Path) -> None:
    answers(towns, right(CITY, "Memphis"))

    async def script(played: Played) -> None:
        framed = await frame(played, ConfusionsPage)
        screen = played.screen()
        assert "Two cards stand here once one was answered with the other’s answer." in screen
        assert "Cards missed in some of three sessions or more stand here." in screen
        assert "Cards right in three sessions or more stand here." in screen
        assert "Cards that are forgotten again and again stand here." in screen
        assert "Answers whose verdict you changed stand here." in screen
        assert footer(framed) == []
        await played.press("enter", "x", "j", "tab", "g", "G")
        assert framed.asked == []
        assert footer(framed) == []

    play(towns, script, None)


def test_without_an_answer_one_sentence_says_so(towns: Path) -> None:
    async def script(played: Played) -> None:
        await frame(played, ConfusionsPage, Scope(since=20_000))
        assert played.screen().strip() == "No answers yet. Five make the first picture."

    play(towns, script, None)


def test_without_an_answer_in_these_days_it_says_so(towns: Path) -> None:
    confuse(towns)

    async def script(played: Played) -> None:
        framed = await frame(played, ConfusionsPage, Scope(since=30_000))
        assert "No answers in these days. r asks for more of them." in played.screen()
        framed.page.show(Scope(), as_table=False)
        await played.settle()
        assert "3 times" in played.screen()

    play(towns, script, None)


def test_what_is_found_no_more_is_counted_and_said(towns: Path) -> None:
    answers(towns, mixed(CITY, "Nowhere"), mixed(CITY, None))

    async def script(played: Played) -> None:
        await frame(played, ConfusionsPage)
        screen = played.screen()
        assert "1 answer of another card, no longer in the deck" in screen
        assert "1 more: what was typed is forgotten" in screen
        assert "Two cards stand here" not in screen

    play(towns, script, None)


def test_as_a_table_each_pair_is_one_line_of_numbers(towns: Path) -> None:
    confuse(towns)

    async def script(played: Played) -> None:
        framed = await frame(played, ConfusionsPage, as_table=True)
        head, pair, *_rest = played.screen().splitlines()
        assert head.split() == ["What", "I", "confuse", "→", "←", "last"]
        assert pair.startswith("▌  Memphis · Which")
        assert "↔ Austin · Where does" in pair
        assert pair.split()[-4:] == ["2", "1", "17", "Nov"]
        assert "100%" in played.screen()
        await played.press("j")
        framed.page.show(Scope(), as_table=False)
        await played.settle()
        assert "3 of 3" in played.screen()
        assert footer(framed)[0] == "enter Open"

    play(towns, script, None)


def test_a_narrow_table_tells_pairs_apart_by_their_answers(towns: Path) -> None:
    confuse(towns)

    async def script(played: Played) -> None:
        await frame(played, ConfusionsPage, as_table=True)
        assert played.screen().splitlines()[1].startswith("▌Memphis")
        assert "↔ Austin" in played.screen().splitlines()[1]

    play(towns, script, None, size=(40, 12))


def test_a_table_and_another_visit_need_no_reading_anew(
    towns: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    confuse(towns)

    async def script(played: Played) -> None:
        framed = await frame(played, ConfusionsPage)

        def read(scope: Scope) -> None:
            raise AssertionError(scope)

        monkeypatch.setattr(framed.page, "_read", read)
        framed.page.show(Scope(), as_table=True)
        await played.settle()
        assert "100%" in played.screen()
        framed.page.show(Scope(), as_table=True)
        await played.settle()
        assert "100%" in played.screen()

    play(towns, script, None)


def test_what_could_not_be_read_is_read_at_the_next_visit(
    towns: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    confuse(towns)

    def fail(*_given: object) -> None:
        raise StoreError("damaged", path="progress.db")

    async def script(played: Played) -> None:
        with monkeypatch.context() as broken:
            broken.setattr("aiquiz.desk.confusions.known", fail)
            framed = await frame(played, ConfusionsPage)
        framed.page.show(Scope(), as_table=False)
        await played.settle()
        assert "3 times" in played.screen()

    play(towns, script, None)


def test_it_says_that_it_reads_and_a_later_call_goes_before(towns: Path) -> None:
    confuse(towns)

    async def script(played: Played) -> None:
        framed = await frame(played, ConfusionsPage)
        framed.page.show(Scope(since=30_000), as_table=False)
        assert played.text("#confusions-said") == "Reading …"
        framed.page.show(Scope(), as_table=False)
        await played.settle()
        assert "3 times" in played.screen()
        await played.press("j")
        assert footer(framed)[0] == "enter Open"

    play(towns, script, None)


def test_the_row_that_is_selected_stays_when_it_is_read_anew_or_shown_as_a_table(
    towns: Path,
) -> None:
    confuse(towns)

    async def script(played: Played) -> None:
        framed = await frame(played, ConfusionsPage)
        await played.press("tab", "tab")
        for as_table in (False, True, True):
            framed.page.forget()
            framed.page.show(Scope(), as_table=as_table)
            await played.settle()
            assert framed.page.rows.has_focus
            await played.press("enter")
        assert [asked.card for asked in framed.asked if isinstance(asked, OpenCard)] == [
            ISLANDS
        ] * 3

    play(towns, script, None)


def test_a_page_behind_another_one_takes_no_focus(towns: Path) -> None:
    confuse(towns)

    async def script(played: Played) -> None:
        framed = await frame(played, ConfusionsPage)
        framed.set_focus(None)
        framed.page.display = False
        framed.page.show(Scope(), as_table=False)
        await played.settle()
        assert framed.focused is None

    play(towns, script, None)


def test_a_heading_comes_into_sight_with_the_first_row_below_it(towns: Path) -> None:
    confuse(towns)

    async def script(played: Played) -> None:
        await frame(played, ConfusionsPage)
        await played.press("G")
        assert "What I confuse" not in played.screen()
        await played.press("g")
        assert played.screen().splitlines()[0].strip() == "What I confuse"

    play(towns, script, None, size=(40, 12))


def test_a_log_that_can_not_be_read_is_told(towns: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    confuse(towns)

    def fail(*_given: object) -> None:
        raise StoreError("damaged", path="progress.db")

    async def script(played: Played) -> None:
        monkeypatch.setattr("aiquiz.desk.confusions.known", fail)
        framed = await frame(played, ConfusionsPage)
        assert "progress.db" in played.screen()
        assert framed.page.hints() == ()

    play(towns, script, None)


def test_overruled_answers_stand_with_both_verdicts(towns: Path) -> None:
    answers(towns, (CITY, "Memfis [/x]", "wrong", "other"))
    desk = desk_of(towns)
    [logged] = desk.open_store().reviews()
    desk.write(Override(logged.ref, "correct", Rating.GOOD, 1.0, desk.now()))
    desk.close()

    async def script(played: Played) -> None:
        framed = await frame(played, ConfusionsPage)
        [row] = [line for line in played.screen().splitlines() if "Memfis [/x]" in line][:1]
        assert "× → ✓" in row
        assert "Wrong → Correct" in played.text("#confusions-detail")
        assert footer(framed)[0] == "enter Open"
        framed.page.show(Scope(), as_table=True)
        await played.settle()
        assert "Wrong → Correct" in played.screen()

    play(towns, script, None)


def test_cards_that_are_put_away_are_not_drilled_and_it_says_why(towns: Path) -> None:
    confuse(towns)
    desk = desk_of(towns)
    now = desk.now()
    desk.open_store().append_all([Mark(card, "suspend", now) for card in (CITY, CARS)])
    desk.close()

    async def script(played: Played) -> None:
        framed = await frame(played, ConfusionsPage)
        assert footer(framed)[0] == "enter put away: nothing to drill"
        await played.press("enter", "x")
        assert framed.asked == []

    play(towns, script, None)


def suspend(home: Path, *cards: CardKey) -> None:
    desk = desk_of(home)
    now = desk.now()
    desk.open_store().append_all([Mark(card, "suspend", now) for card in cards])
    desk.close()


def test_of_a_pair_it_is_said_which_card_is_put_away(towns: Path) -> None:
    confuse(towns)
    suspend(towns, CARS)

    async def script(played: Played) -> None:
        framed = await frame(played, ConfusionsPage)
        assert footer(framed)[:2] == ["enter Drill one of them", "x drill the one"]
        assert played.text("#confusions-detail").splitlines() == [
            "instead of Memphis: Austin ×2",
            "Austin is suspended · instead of Austin: Memphis ×1",
        ]
        lines = [line.strip("▌ ") for line in played.screen().splitlines()]
        assert "→ Austin  suspended" in lines[2]
        assert "1 put away, not drilled" in lines

    play(towns, script, None)


def test_a_narrow_window_says_which_card_is_put_away(towns: Path) -> None:
    confuse(towns)
    suspend(towns, CARS)

    async def script(played: Played) -> None:
        await frame(played, ConfusionsPage)
        assert "↔ Austin  suspended" in played.screen()

    play(towns, script, None, size=(40, 12))


def test_leeches_that_are_put_away_are_marked_and_counted(towns: Path) -> None:
    desk = desk_of(towns)
    store, now = desk.open_store(), desk.now()
    for days in (60, 30):
        for card in (CITY, CARS):
            moment = Moment(now.at_ms - days * DAY_MS, 0, 240)
            good = days == 60
            verdict, rating = ("correct", Rating.EASY) if good else ("wrong", Rating.AGAIN)
            store.begin("due", [card[:2]], moment)
            store.append(
                Review(
                    *(card, moment, verdict, "other", rating, float(good), 0, 1, 4_000, "due"),
                    *(None, None, "Boston"),
                )
            )
    desk.close()
    suspend(towns, CITY)

    async def script(played: Played) -> None:
        framed = await frame(played, ConfusionsPage)
        assert footer(framed)[:2] == ["enter Open", "x drill the one"]
        screen = played.screen()
        assert screen.count("suspended") == 1
        assert "1 put away, not counted at home" in screen
        assert "suspended" not in played.text("#confusions-detail")
        await played.press("j")
        assert played.text("#confusions-detail").splitlines()[1] == "Towns [/b]  suspended"

    play(towns, script, None, settings=Settings(motion=False, leech_threshold=1))


def test_more_pairs_than_are_shown_are_counted(towns: Path) -> None:
    cards = "".join(f"  - {{question: Number {n:02}?, answer: Answer{n:02}}}\n" for n in range(60))
    text = f"title: Many\nid: many\nlanguage: en\ncards:\n{cards}"
    (towns / "data" / "decks" / "many.yaml").write_text(text, encoding="utf-8")
    desk = desk_of(towns)
    desk.open()
    [entry] = desk.library.named({("many", "en")})
    keys = [CardKey("many", "en", card) for card in entry.card_ids]
    desk.close()
    for step in (0, 1):
        others = ((key, 30 + (n + step) % 30) for n, key in enumerate(keys[:30]))
        answers(towns, *(mixed(key, f"Answer{other:02}") for key, other in others))

    async def script(played: Played) -> None:
        framed = await frame(played, ConfusionsPage)
        shown = [row for row in framed.page._rows if row.section == "confused" and row.cards]
        assert len(shown) == 50
        await played.press("tab", "k")
        assert any(line.strip("▌ ") == "and 10 more" for line in played.screen().splitlines())

    play(towns, script, None)


@pytest.mark.parametrize(
    "size", sampled([(40, 12), (60, 16), (80, 24), (120, 40), (24, 6)], [(80, 24), (24, 6)])
)
@pytest.mark.parametrize("as_table", [False, True])
def test_it_fits_any_size(towns: Path, size: tuple[int, int], as_table: bool) -> None:
    confuse(towns)

    async def script(played: Played) -> None:
        await frame(played, ConfusionsPage, as_table=as_table)
        for key in ("j", "j", "j", "k", "G", "g"):
            await played.press(key)
            lines = played.screen().splitlines()
            assert len(lines) == size[1]
            assert all(cell_len(line) == size[0] for line in lines)
        assert "What I confuse" in played.screen()

    play(towns, script, None, size=size)


def test_a_narrow_window_has_the_two_cards_one_under_the_other(towns: Path) -> None:
    confuse(towns)

    async def script(played: Played) -> None:
        await frame(played, ConfusionsPage)
        _head, one, other, often, *_rest = played.screen().splitlines()
        assert one.startswith("▌Memphis  Which city")
        assert one.rstrip().endswith("…")
        assert other.startswith("▌↔ Austin  Where does")
        assert other.rstrip().endswith("…")
        assert often.strip("▌ ") == "3 times, 17 Nov"

    play(towns, script, None, size=(40, 12))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_narrow_window_keeps_the_keys_to_help_and_back(towns: Path, language: str) -> None:
    confuse(towns)
    suspend(towns, CARS)

    async def script(played: Played) -> None:
        speak(language)
        await played.press("s", "5")
        await played.settle()
        footer = played.app.screen.query_one(Footer)
        shown = arrange(footer.hints, footer.size.width)
        assert {"?", key_name("escape")} <= {placed.hint.key for placed in shown}

    play(towns, script, None, size=(40, 12))


def test_it_reads_without_colour_and_in_french(
    towns: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    confuse(towns)
    monkeypatch.setenv("NO_COLOR", "1")

    async def script(played: Played) -> None:
        speak("fr")
        framed = await frame(played, ConfusionsPage)
        screen = played.screen()
        assert screen.splitlines()[0].strip() == "Ce que je confonds"
        assert "3 fois" in screen
        assert "17 nov." in screen
        assert footer(framed)[0].startswith("entrée ")

    play(towns, script, None)


def test_a_deck_that_was_edited_meanwhile_is_shown_as_it_stands(towns: Path) -> None:
    confuse(towns)

    async def script(played: Played) -> None:
        framed = await frame(played, ConfusionsPage)
        assert isinstance(framed.page, ConfusionsPage)
        file = towns / "data" / "decks" / "towns.yaml"
        file.write_text(TOWNS.replace("answer: Austin", "answer: Fremont"), encoding="utf-8")
        await played.app._thread.run(lambda desk: desk.look())
        framed.page.forget()
        framed.page.show(Scope(), as_table=False)
        await played.settle()
        assert "2 more: of another card, no longer in the deck" in played.screen()
        assert "1 time " in played.screen()

    play(towns, script, None)


def test_what_is_put_away_on_the_life_of_a_card_is_marked_on_the_page(towns: Path) -> None:
    confuse(towns)

    async def script(played: Played) -> None:
        await played.press("s", "5", "tab", "enter", "s", "escape")
        assert "1 put away, not drilled" in played.screen()
        page = played.app.screen.query_one(ConfusionsPage)
        assert page._selected is not None
        assert (page._selected.section, page._selected.cards) == ("hardest", (CITY,))
        assert page.rows.has_focus

    play(towns, script, None)


def test_after_a_session_from_the_page_the_cursor_is_on_its_row_again(towns: Path) -> None:
    confuse(towns)

    async def script(played: Played) -> None:
        def at() -> tuple[str, tuple[CardKey, ...]] | None:
            return played.app.screen.query_one(ConfusionsPage).at

        await played.press("s", "5", "tab", "tab", "x")
        assert isinstance(played.app.screen, StudyScreen)
        await played.press("escape")
        assert at() == ("slowest", (ISLANDS,))
        await played.press("shift+tab", "enter", "enter", "enter")
        assert isinstance(played.app.screen, StudyScreen)
        await played.press("escape")
        assert at() == ("hardest", (CITY,))

    play(towns, script, None)


def test_below_a_pair_the_lost_answers_are_more_and_alone_they_are_not(towns: Path) -> None:
    answers(towns, mixed(CITY, None), mixed(CITY, None))

    async def script(played: Played) -> None:
        framed = await frame(played, ConfusionsPage)
        assert "2 answers of another card: texts forgotten" in played.screen()
        answers(towns, mixed(CITY, "Austin"), mixed(CITY, "Nowhere"))
        framed.page.forget()
        framed.page.show(Scope(), as_table=False)
        await played.settle()
        assert "1 more: of another card, no longer in the deck" in played.screen()
        assert "2 more: texts forgotten" in played.screen()

    play(towns, script, None)


@pytest.mark.parametrize("gone", [True, False])
def test_of_a_deck_that_is_away_or_can_not_be_read_it_is_said(towns: Path, gone: bool) -> None:
    confuse(towns)
    file = towns / "data" / "decks" / "towns.yaml"
    if gone:
        file.unlink()
    else:
        file.write_text("cards: [", encoding="utf-8")

    async def script(played: Played) -> None:
        await frame(played, ConfusionsPage)
        assert "1 deck left out: away or unreadable" in played.screen()
        assert "no longer in the deck" not in played.screen()

    play(towns, script, None)
