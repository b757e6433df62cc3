"""The page of past sessions, and one of them opened."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from rich.cells import cell_len

from aiquiz.desk.wish import StudyWish, facts_of
from aiquiz.progress.trouble import StoreError
from aiquiz.say.language import speak
from aiquiz.scheduling.days import Moment, day_of
from aiquiz.scheduling.review import CardKey, Mark, Override, Rating, Ref, Review, Undo
from aiquiz.scores.scope import Scope
from aiquiz.scores.session import SessionScore
from aiquiz.tui.scores import Study
from aiquiz.tui.scores.history import HistoryPage
from aiquiz.tui.scores.session_rows import columns, trail
from aiquiz.tui.screens.card_life import CardLifeScreen
from aiquiz.tui.screens.help import Help
from aiquiz.tui.screens.scores import ScoresScreen
from aiquiz.tui.screens.session_answers import SessionAnswers
from aiquiz.tui.screens.study import Study as StudyScreen
from aiquiz.tui.widgets.lines import Lines
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
    explanation: It rented a factory.
  - {id: cars, question: Where does Tesla build its cars?, answer: Austin}
  - {id: office, question: Where was the first office?, answer: Palo Alto}
"""
CITY, CARS, OFFICE = (CardKey("towns", "en", card) for card in ("city", "cars", "office"))
GONE = CardKey("towns", "en", "gone")
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def towns(home: Path) -> Path:
    (home / "data" / "decks" / "towns.yaml").write_text(TOWNS, encoding="utf-8")
    return home


def moment(days: float) -> Moment:
    """Give a moment so many days before noon of the day that tests play on."""
    return Moment(int((NOON - timedelta(days=days)).timestamp() * 1000), 0, 240)


Answer = tuple[CardKey, str, str | None]


def sit(
    home: Path, days: float, mode: str, *answers: Answer, planned: int | None = None, **wish: object
) -> list[Ref]:
    """Write a session of some days ago; give the places of its answers: card, verdict, text."""
    desk = desk_of(home)
    store, at = desk.open_store(), moment(days)
    decks = sorted({card[:2] for card, _verdict, _typed in answers})
    asked = StudyWish(kind=mode, **wish)  # type: ignore[arg-type]
    facts = {
        "wish": facts_of(asked),
        "planned": len({card for card, *_ in answers}) if planned is None else planned,
        "asked_all": not asked.decks,
    }
    store.begin(mode, decks, at, facts)
    refs = []
    for place, (card, verdict, typed) in enumerate(answers):
        right = verdict == "correct"
        reason = "exact" if right else "other" if typed else "no-idea"
        rating = Rating.GOOD if right else Rating.AGAIN
        now = at._replace(at_ms=at.at_ms + 4000 * place)
        review = Review(
            *(card, now, verdict, reason, rating, float(right), 0, 1, 4000),
            *("due" if mode in ("study", "ahead") else mode, None, None, typed),
        )
        refs.append(store.append(review)[0])
    desk.close()
    return refs


def write(home: Path, *entries: Mark | Override) -> None:
    desk = desk_of(home)
    desk.open_store()
    for entry in entries:
        desk.store.append(entry)
    desk.close()


def right(card: CardKey) -> Answer:
    return (card, "correct", "Memphis")


def wrong(card: CardKey, typed: str | None = "Dallas") -> Answer:
    return (card, "wrong", typed)


def past(home: Path) -> None:
    """A quiz of long ago, one of last year, a drill, and a session of today, left early."""
    sit(home, 400, "quiz", right(CITY), wrong(CARS), decks=("towns.en",))
    sit(home, 40, "quiz", right(CITY), right(CARS), wrong(OFFICE), decks=("towns.en",))
    sit(home, 3, "cram", wrong(CITY), right(CITY), decks=("towns.en",))
    sit(home, 1, "quiz", right(CITY), decks=("towns.en",), exams=("towns",))
    sit(home, 0.1, "study", right(CITY), wrong(CARS), (OFFICE, "close", "Palo"), planned=18)


async def shown(played: Played, scope: Scope | None = None, **facts: bool) -> Framed[HistoryPage]:
    return await frame(played, HistoryPage, scope, **facts)


def lines_of(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def test_sessions_are_told_newest_first_with_their_trail(towns: Path) -> None:
    past(towns)

    async def script(played: Played) -> None:
        await shown(played)
        rows = lines_of(played.screen())
        [today] = [row for row in rows if row.startswith("▌")]
        assert "today 9:36" in today
        assert "all decks" in today
        assert "1 / 3" in today
        assert "━×╍" in today
        others = [row for row in rows if "Towns" in row]
        assert [row.split("Towns")[0].split() for row in others[:4]] == [
            ["yesterday", "12:00", "mock", "exam:"],
            ["Thu", "19", "Nov", "drill:"],
            ["Tue", "13", "Oct", "quiz:"],
            ["18", "Oct", "2025", "quiz:"],
        ]
        assert played.footer() == ["enter Open", "m drill the misses"]
        assert "session 5 · 22 November 2026, 9:36 · 3 answers · left at 3 of 18" in rows

    play(towns, script, None)


def test_the_line_of_the_last_scores_is_of_quizzes_and_so_is_the_best(towns: Path) -> None:
    past(towns)

    async def script(played: Played) -> None:
        await shown(played)
        head = played.text("#history-quizzes")
        assert head == "The last 3 quizzes  ▅▆█  100%\nBest score  100% of 1 card, 21 November 2026"

    play(towns, script, None)


def test_a_quiz_that_was_left_says_so_and_one_on_other_decks_too_is_not_of_a_deck(
    towns: Path,
) -> None:
    other = CardKey("rivers", "en", "nile")
    sit(towns, 4, "quiz", right(CITY), wrong(CARS), decks=("towns.en",))
    sit(towns, 3, "quiz", right(CITY), right(CARS), right(other))
    sit(towns, 2, "quiz", wrong(CITY), planned=47, decks=("towns.en",))

    async def script(played: Played) -> None:
        await shown(played, Scope(frozenset({("towns", "en")})))
        head = played.text("#history-quizzes")
        assert head == "The last quiz  ▅  50%\nBest score  50% of 2 cards, 18 November 2026"
        [left] = [row for row in lines_of(played.screen()) if "quiz: Towns… · 1 of 47" in row]
        assert "0 / 1" in left

    play(towns, script, None)


def test_a_drill_that_was_left_says_so_and_a_session_of_what_is_due_does_not(towns: Path) -> None:
    sit(towns, 4, "cram", wrong(CITY), planned=2, decks=("towns.en",))
    sit(towns, 3, "cram", wrong(CITY), decks=("towns.en",))
    sit(towns, 2, "study", wrong(CITY), planned=47, decks=("towns.en",))

    async def script(played: Played) -> None:
        await shown(played)
        rows = [row for row in lines_of(played.screen()) if "Nov" in row and " / " in row]
        assert ["· 1 of" in row for row in rows] == [False, False, True]
        assert "drill: Towns… · 1 of 2" in rows[-1]

    play(towns, script, None)


def test_with_no_whole_quiz_in_the_scope_it_is_said(towns: Path) -> None:
    sit(towns, 2, "quiz", wrong(CITY), planned=47, decks=("towns.en",))

    async def script(played: Played) -> None:
        await shown(played)
        assert played.text("#history-quizzes") == "No whole quiz of these decks and days."

    play(towns, script, None)


def test_as_a_table_all_is_told_in_numbers(towns: Path) -> None:
    past(towns)

    async def script(played: Played) -> None:
        screen = await shown(played, as_table=True)
        assert played.text("#history-quizzes").startswith("The last 3 quizzes  50% 67% 100%")
        [today] = [row for row in lines_of(played.screen()) if row.startswith("▌")]
        assert today.split()[1:5] == ["5", "2026-11-22", "all", "decks"]
        assert today.split()[5:] == ["3", "1", "33%", "12", "s"]
        screen.page.show(Scope(), as_table=False)
        await played.settle()
        assert "━×╍" in played.screen()

    play(towns, script, None)


def test_the_scope_is_one_of_decks_and_days(towns: Path) -> None:
    past(towns)
    small = CardKey("small", "en", "one")
    sit(towns, 2, "study", right(small), decks=("small.en",))

    async def script(played: Played) -> None:
        screen = await shown(played, Scope(frozenset({("small", "en")})))
        assert [one.head.number for one in screen.page._sessions] == [4]
        screen.page.show(Scope(since=day_of(NOON.date()) - 3), as_table=False)
        await played.settle()
        assert [one.head.number for one in screen.page._sessions] == [6, 5, 4, 3]
        screen.page.show(Scope(since=day_of(NOON.date()) + 1), as_table=False)
        await played.settle()
        assert "No session of these decks and days." in played.screen()
        assert played.app.screen.query_one("Footer").hints == ()  # type: ignore[attr-defined]

    play(towns, script, None)


def test_what_is_read_later_comes_below_and_leaves_the_selection(
    towns: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    past(towns)
    monkeypatch.setattr("aiquiz.desk.history.Reading.next.__defaults__", (1,))
    seen: list[tuple[int, bool]] = []

    async def script(played: Played) -> None:
        from aiquiz.tui.scores.history import HistoryPage

        before = HistoryPage._draw

        def draw(page: HistoryPage, selected: int | None = None) -> None:
            before(page, selected)
            seen.append((len(page._sessions), page._is_reading))

        monkeypatch.setattr(HistoryPage, "_draw", draw)
        await shown(played)
        assert "Reading" not in played.screen()

    play(towns, script, None)
    assert seen == [(0, True), (1, True), (2, True), (3, True), (4, True), (5, True), (5, False)]


def test_the_misses_are_drilled_that_decks_still_hold(towns: Path) -> None:
    sit(towns, 1, "study", right(OFFICE), wrong(CITY), wrong(GONE), wrong(CARS), right(CITY))
    write(towns, Mark(CARS, "suspend", moment(0)))

    async def script(played: Played) -> None:
        screen = await shown(played)
        await played.press("m")
        [study] = screen.asked
        assert isinstance(study, Study)
        assert study.wish == StudyWish(decks=("towns.en",), kind="cram", cards=(CITY,))

    play(towns, script, None)


def test_without_a_card_to_drill_it_is_said(towns: Path) -> None:
    sit(towns, 1, "study", wrong(GONE))

    async def script(played: Played) -> None:
        screen = await shown(played)
        await played.press("m")
        assert screen.asked == []
        assert "No deck holds these cards any more" in played.screen()

    play(towns, script, None)


def test_a_session_opens_with_every_answer(towns: Path) -> None:
    refs = sit(
        *(towns, 1, "study", (CITY, "wrong", "Austin [/x]"), wrong(CARS, None), wrong(OFFICE)),
        *(wrong(GONE, "Nowhere"), right(CITY)),
    )  # fmt: skip
    write(towns, Override(refs[2], "correct", Rating.GOOD, 1.0, moment(0)))

    async def script(played: Played) -> None:
        screen = await shown(played)
        await played.press("enter")
        rows = lines_of(played.screen())
        assert "1 of 4 cards right · score 25% · 20 s" in rows
        [first] = [row for row in rows if row.startswith("▌")]
        assert "× Which city [@click=app.quit]" in first
        assert "Austin [/x]" in first
        assert "Again" in first
        assert "Wrong  not the answer" in rows
        assert "you     Austin [/x]" in rows
        assert "answer  Memphis" in rows
        assert "It rented a factory." in rows
        await played.press("j")
        assert "Wrong  no answer given" in lines_of(played.screen())
        assert "you     nothing was typed" in lines_of(played.screen())
        await played.press("j")
        assert "Correct  on your word" in lines_of(played.screen())
        await played.press("j")
        assert any("a card that is gone" in row for row in lines_of(played.screen()))
        await played.press("j")
        assert any("again · Which city" in row for row in lines_of(played.screen()))
        await played.press("enter")
        assert isinstance(played.app.screen, CardLifeScreen)
        assert played.app.screen.place == 0
        await played.press("escape", "m")
        assert screen.wished == [StudyWish(decks=("towns.en",), kind="cram", cards=(CITY, CARS))]

    play(towns, script, None, size=(100, 30))


def test_what_was_typed_and_forgotten_says_so(towns: Path) -> None:
    sit(towns, 1, "study", (CITY, "correct", None))

    async def script(played: Played) -> None:
        await shown(played)
        await played.press("enter")
        assert "you     what was typed was forgotten" in lines_of(played.screen())
        await played.press("escape")
        assert isinstance(played.app.screen, Framed)

    play(towns, script, None)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    "size", sampled([(120, 40), (80, 24), (40, 12), (20, 5)], [(80, 24), (20, 5)])
)
def test_nothing_runs_over_its_line(towns: Path, size: tuple[int, int], language: str) -> None:
    past(towns)

    async def script(played: Played) -> None:
        speak(language)
        await shown(played)
        assert all(cell_len(line) <= size[0] for line in played.screen().splitlines())
        selected = [line for line in lines_of(played.screen()) if line.startswith("▌")]
        assert len(selected) == 1
        await played.press("enter")
        assert all(cell_len(line) <= size[0] for line in played.screen().splitlines())

    play(towns, script, None, size=size)


def test_without_colours_the_same_is_told(towns: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    past(towns)
    monkeypatch.setenv("NO_COLOR", "1")

    async def script(played: Played) -> None:
        await shown(played)
        assert "━×╍" in played.screen()
        assert "▅▆█  100%" in played.screen()

    play(towns, script, None)


def test_a_disk_that_fails_is_told(towns: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    past(towns)

    async def script(played: Played) -> None:
        def fail(*_: object) -> None:
            raise StoreError("damaged", path="progress.db")

        monkeypatch.setattr("aiquiz.progress.store.Store.answers_in", fail)
        await shown(played)
        assert "progress.db" in played.screen()

    play(towns, script, None)


def test_a_home_without_a_session_says_what_makes_one(home: Path) -> None:
    async def script(played: Played) -> None:
        await shown(played)
        assert "No session yet: the first answer makes one." in played.screen()
        await played.press("m", "enter", "j")

    play(home, script, None)


def test_a_trail_is_a_stroke_a_card_cut_where_there_are_more() -> None:
    def drawn(verdicts: str, width: int) -> str:
        names = {"r": "correct", "c": "close", "w": "wrong"}
        return "".join(text for text, _ in trail([names[v] for v in verdicts], width, "×"))

    assert drawn("rcw", 5) == "━╍×  "
    assert drawn("rrrww", 5) == "━━━××"
    assert drawn("rrrwww", 5) == "━━━×…"


def test_columns_are_as_high_as_the_score() -> None:
    assert columns([0, 0.124, 0.5, 0.99, 1]) == "▁▁▅██"


def test_the_scores_have_it_as_a_page_and_lead_to_a_drill(towns: Path) -> None:
    past(towns)

    async def script(played: Played) -> None:
        await played.press("s", "4")
        assert "today 9:36" in played.screen()
        assert played.footer()[:2] == ["enter Open", "m drill the misses"]
        await played.press("t")
        assert "2026-11-22" in played.screen()
        await played.press("enter")
        assert isinstance(played.app.screen, SessionAnswers)
        await played.press("escape")
        assert isinstance(played.app.screen, ScoresScreen)
        await played.press("enter", "question_mark")
        assert "drill the missed cards" in played.screen()
        await played.press("escape", "m")
        assert isinstance(played.app.screen, StudyScreen)
        assert played.study.session.kind == "cram"
        assert len(played.study.session.trail) == 2

    play(towns, script, None)


def test_in_french_the_longest_time_leaves_room_before_what_it_was_on(towns: Path) -> None:
    past(towns)

    async def script(played: Played) -> None:
        speak("fr")
        await shown(played)
        told = " ".join(played.screen().split())
        assert "aujourd’hui 9 h 36 tous les paquets" in told

    play(towns, script, None)


def test_why_a_drill_from_the_scores_does_not_begin_is_said_there(
    towns: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    past(towns)
    trouble = StoreError("damaged", path="progress.db")

    async def script(played: Played) -> None:
        def fail(*_: object, **__: object) -> None:
            raise trouble

        await played.press("s", "4")
        with monkeypatch.context() as broken:
            broken.setattr("aiquiz.desk.Desk.session", fail)
            await played.press("m")
        assert isinstance(played.app.screen, ScoresScreen)
        assert "today 9:36" in played.screen()
        assert "progress.db" in played.text("#scores-said")
        await played.press("t")
        assert "progress.db" not in played.screen()

    play(towns, script, None)


def test_a_drill_whose_cards_were_put_away_meanwhile_says_so_in_the_scores(towns: Path) -> None:
    past(towns)

    async def script(played: Played) -> None:
        await played.press("s")
        wish = StudyWish(decks=("towns.en",), kind="cram", cards=(CITY,))
        write(towns, Mark(CITY, "suspend", moment(0)))
        played.app.screen.post_message(Study(wish))
        await played.settle()
        assert isinstance(played.app.screen, ScoresScreen)
        assert played.text("#scores-said") == "Nothing to study now."

    play(towns, script, None)


def test_another_visit_reads_nothing_anew_and_keeps_the_row(
    towns: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    past(towns)
    read = 0
    before = HistoryPage._read

    async def counted(page: HistoryPage, scope: Scope) -> None:
        nonlocal read
        read += 1
        await before(page, scope)

    monkeypatch.setattr(HistoryPage, "_read", counted)

    async def script(played: Played) -> None:
        await played.press("s", "4", "j", "j", "5", "4")
        assert selected(played).startswith("Thu 19 Nov")
        assert read == 1
        await played.press("r")
        assert selected(played).startswith("Thu 19 Nov")
        assert read == 2

    play(towns, script, None)


def selected(played: Played) -> str:
    """Give the row that is selected, without its edge."""
    [row] = [line for line in lines_of(played.screen()) if line.startswith("▌")]
    return row.strip("▌ ")


def test_after_a_deck_was_saved_the_session_that_is_selected_stays(
    towns: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    past(towns)
    monkeypatch.setattr("aiquiz.desk.history.Reading.next.__defaults__", (1,))

    async def script(played: Played) -> None:
        await played.press("s", "4", "j", "j")
        sit(towns, 0.05, "study", right(CITY))
        screen = played.app.screen
        assert isinstance(screen, ScoresScreen)
        await screen.decks_changed()
        await played.settle()
        assert "today 10:48" in played.screen()
        assert selected(played).startswith("Thu 19 Nov")

    play(towns, script, None)


def test_a_deck_that_was_saved_is_read_anew_by_the_pages_out_of_sight_too(towns: Path) -> None:
    past(towns)

    async def script(played: Played) -> None:
        await played.press("s", "4", "1")
        sit(towns, 0.05, "study", right(CITY))
        screen = played.app.screen
        assert isinstance(screen, ScoresScreen)
        await screen.decks_changed()
        await played.press("4")
        assert "today 10:48" in played.screen()

    play(towns, script, None)


def test_what_is_put_away_from_an_opened_session_is_drilled_no_more(towns: Path) -> None:
    sit(towns, 1, "study", wrong(CITY), right(CARS))

    async def script(played: Played) -> None:
        await played.press("s", "5")
        assert "put away" not in played.screen()
        await played.press("4", "enter")
        assert "m drill the misses" in played.footer()
        await played.press("enter", "s", "escape")
        assert isinstance(played.app.screen, SessionAnswers)
        assert "m drill the misses" not in played.footer()
        await played.press("escape")
        assert isinstance(played.app.screen, ScoresScreen)
        await played.press("m")
        assert "they are put away today" in played.screen()

    play(towns, script, None)


def test_the_pages_out_of_sight_know_what_was_changed_from_an_opened_session(towns: Path) -> None:
    for days in (4, 3, 2):
        sit(towns, days, "study", wrong(CITY))

    async def script(played: Played) -> None:
        await played.press("s", "5")
        assert "1 put away" not in played.screen()
        await played.press("4", "enter", "enter", "s", "escape", "escape", "5")
        assert "1 put away" in played.screen()

    play(towns, script, None)


def test_a_deck_that_was_saved_while_a_session_is_open_is_shown_as_it_stands(towns: Path) -> None:
    sit(towns, 1, "study", wrong(CITY))

    async def script(played: Played) -> None:
        await shown(played)
        await played.press("enter", "question_mark")
        file = towns / "data" / "decks" / "towns.yaml"
        file.write_text(TOWNS.replace("Memphis", "Nashville"), encoding="utf-8")
        await played.app._tell_changes()
        await played.press("escape")
        assert "answer  Nashville" in lines_of(played.screen())
        file.write_text(TOWNS.replace("Memphis", "Knoxville"), encoding="utf-8")
        await played.app._tell_changes()
        await played.settle()
        assert "answer  Knoxville" in lines_of(played.screen())

    play(towns, script, None)


def take_back(home: Path, *refs: Ref) -> None:
    """Take answers back, as another window would."""
    desk = desk_of(home)
    desk.open_store().append_all([Undo(ref, moment(0)) for ref in refs])
    desk.close()


@pytest.mark.parametrize("key", ["enter", "m"])
def test_a_session_that_was_taken_back_elsewhere_is_told_and_the_list_read_anew(
    towns: Path, key: str
) -> None:
    past(towns)
    refs = sit(towns, 0.05, "study", wrong(CITY))

    async def script(played: Played) -> None:
        await played.press("s", "4")
        assert selected(played).startswith("today 10:48")
        take_back(towns, *refs)
        await played.press(key)
        assert isinstance(played.app.screen, ScoresScreen)
        assert played.text("#scores-said") == "Every answer of it was taken back."
        assert "today 10:48" not in played.screen()
        assert selected(played).startswith("today 9:36")

    play(towns, script, None)


def test_a_session_that_is_taken_back_while_it_is_open_closes_once_it_is_in_front(
    towns: Path,
) -> None:
    refs = sit(towns, 1, "study", wrong(CITY))

    async def script(played: Played) -> None:
        await played.press("s", "4", "enter", "question_mark")
        opened = played.app.screen_stack[-2]
        assert isinstance(opened, SessionAnswers)
        take_back(towns, *refs)
        await opened.decks_changed()
        await played.settle()
        assert isinstance(played.app.screen, Help)
        await played.press("escape")
        assert isinstance(played.app.screen, ScoresScreen)
        assert played.text("#scores-said") == "Every answer of it was taken back."

    play(towns, script, None)


def test_an_opened_session_has_the_score_of_the_answers_that_stand_now(towns: Path) -> None:
    refs = sit(towns, 1, "study", wrong(CITY), right(CARS))

    async def script(played: Played) -> None:
        await shown(played)
        take_back(towns, refs[0])
        await played.press("enter")
        assert played.text("#session-score").startswith("1 of 1 card right · score 100% · 4.0 s")
        assert played.text("#session-place") == "1 / 1"

    play(towns, script, None)


@pytest.mark.parametrize("told", [True, False])
@pytest.mark.parametrize("gone", [True, False])
def test_a_session_whose_deck_broke_or_went_meanwhile_says_that_there_is_nothing_to_drill(
    towns: Path, gone: bool, told: bool
) -> None:
    sit(towns, 1, "study", wrong(CITY))
    file = towns / "data" / "decks" / "towns.yaml"

    async def script(played: Played) -> None:
        await played.press("s", "4", "enter")
        assert "m drill the misses" in played.footer()
        if gone:
            file.unlink()
        else:
            file.write_text("cards: [", encoding="utf-8")
        if told:
            await played.app._tell_changes()
            await played.settle()
            assert "m drill the misses" not in played.footer()
        else:
            await played.app._thread.run(lambda desk: desk.look())
        await played.press("m")
        assert isinstance(played.app.screen, SessionAnswers)
        assert played.text("#session-said").startswith("No deck holds these cards any more")
        assert "m drill the misses" not in played.footer()
        await played.press("m")
        assert played.text("#session-said").startswith("No deck holds these cards any more")

    play(towns, script, None)


def test_a_disk_that_fails_at_a_drill_of_an_opened_session_is_told(
    towns: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sit(towns, 1, "study", wrong(CITY))

    def fail(*_: object) -> None:
        raise StoreError("damaged", path="progress.db")

    async def script(played: Played) -> None:
        await shown(played)
        await played.press("enter")
        monkeypatch.setattr("aiquiz.progress.store.Store.marks", fail)
        await played.press("m")
        assert "progress.db" in played.text("#session-said")

    play(towns, script, None)


@pytest.mark.parametrize("opened", [True, False])
def test_after_a_drill_of_a_session_the_cursor_is_on_it_again(towns: Path, opened: bool) -> None:
    past(towns)

    async def script(played: Played) -> None:
        await played.press("s", "4", "j", "j")
        before = selected(played)
        assert before.startswith("Thu 19 Nov")
        await played.press(*(["enter"] if opened else []), "m")
        assert isinstance(played.app.screen, StudyScreen)
        await played.type("Dallas")
        await played.press("enter", "escape")
        assert isinstance(played.app.screen, ScoresScreen)
        [newest] = [row for row in lines_of(played.screen()) if row.startswith("today 10:")]
        assert "drill: Towns" in newest
        assert selected(played) == before

    play(towns, script, None)


def test_home_opens_the_scores_where_they_were_left(towns: Path) -> None:
    past(towns)

    async def script(played: Played) -> None:
        await played.press("s", "4", "j", "2", "escape", "s", "4")
        assert selected(played).startswith("yesterday")

    play(towns, script, None)


def test_who_moves_on_while_it_is_read_is_not_taken_back(
    towns: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    past(towns)
    monkeypatch.setattr("aiquiz.desk.history.Reading.next.__defaults__", (1,))

    async def script(played: Played) -> None:
        framed = await shown(played)
        await played.press("G")
        page = framed.page
        took = HistoryPage._take

        def take(page: HistoryPage, found: Sequence[SessionScore]) -> None:
            took(page, found)
            if len(page._sessions) == 3:
                page.post_message(Lines.Moved())
                page.lines.action_last()

        monkeypatch.setattr(HistoryPage, "_take", take)
        page.forget()
        page.show(Scope(), as_table=False)
        await played.settle()
        assert selected(played).startswith("Thu 19 Nov")

    play(towns, script, None)


def test_a_drill_that_is_found_once_the_help_is_in_front_leaves_the_help_there(towns: Path) -> None:
    sit(towns, 1, "study", wrong(CITY))

    async def script(played: Played) -> None:
        framed = await shown(played)
        await played.press("enter")
        opened = played.app.screen
        assert isinstance(opened, SessionAnswers)
        await played.press("question_mark")
        await opened._study([CITY])
        await played.settle()
        assert isinstance(played.app.screen, Help)
        assert framed.wished == []

    play(towns, script, None)
