"""What was typed and is forgotten, on every screen that would show it."""

from pathlib import Path

import pytest

from aiquiz.desk import Desk
from aiquiz.desk.forgetting import forget
from aiquiz.progress.forgetting import Wanted
from aiquiz.scores.scope import Scope
from aiquiz.settings.file import Settings
from aiquiz.tui.scores.confusions import ConfusionsPage
from aiquiz.tui.scores.history import HistoryPage
from aiquiz.tui.screens.card_life import CardLifeScreen
from aiquiz.tui.screens.home import Home
from aiquiz.tui.screens.session_answers import SessionAnswers
from aiquiz.tui.screens.study import Study
from tests.progress.test_forgetting import backup_of, files_with, marker, texts
from tests.tui.framed import frame
from tests.tui.played import Played, desk_of, play
from tests.tui.test_browse import write
from tests.tui.test_history import CARS, CITY, OFFICE, TOWNS, moment, right, sit, wrong

ALL = Wanted()


@pytest.fixture
def towns(home: Path) -> Path:
    (home / "data" / "decks" / "towns.yaml").write_text(TOWNS, encoding="utf-8")
    return home


def forgotten(home: Path, wanted: Wanted = ALL) -> None:
    """Forget in another window."""
    desk = desk_of(home)
    desk.open_store()
    assert forget(desk, wanted).left == ()
    desk.close()


async def looked(played: Played) -> None:
    """Have the app look whether anything changed elsewhere, as it does every moment."""
    await played.app._tell_changes()
    await played.settle()


def test_the_answers_of_a_session_say_so(towns: Path) -> None:
    sit(towns, 2, "quiz", right(CITY), wrong(CARS), wrong(OFFICE, None), decks=("towns.en",))
    forgotten(towns)

    async def script(played: Played) -> None:
        await frame(played, HistoryPage, None)
        await played.press("enter")
        assert isinstance(played.app.screen, SessionAnswers)
        assert "what was typed was forgotten" in played.screen()
        assert "nothing was typed" in played.screen()
        assert "Dallas" not in played.screen()

    play(towns, script, None, size=(120, 40))


def test_confusions_say_from_which_day_on_texts_are_known(towns: Path) -> None:
    sit(towns, 9, "quiz", wrong(CITY, "Austin"))
    sit(towns, 1, "quiz", wrong(CITY, "Austin"))
    forgotten(towns, Wanted(before=moment(5).day))

    async def script(played: Played) -> None:
        await frame(played, ConfusionsPage, Scope())
        assert "1 time" in played.screen()
        assert "typed text forgotten before 14 Nov" in played.screen()

    play(towns, script, None)


def test_the_life_of_a_card_counts_what_is_forgotten(towns: Path) -> None:
    for days in (9, 8, 3, 2):
        sit(towns, days, "study", right(CITY))
    forgotten(towns, Wanted(before=moment(5).day))

    async def script(played: Played) -> None:
        played.app.push_screen(CardLifeScreen(played.app._thread, [CITY], 0))
        await played.settle()
        assert "Memphis ×2, 2 forgotten" in played.screen()
        await played.press("t")
        assert played.screen().count("✓ forgotten") == 2

    play(towns, script, None)


def test_browse_says_what_was_typed_last_and_what_is_forgotten(towns: Path) -> None:
    sit(towns, 9, "study", right(CITY))
    sit(towns, 2, "study", wrong(CITY))
    forgotten(towns, Wanted(before=moment(5).day))

    async def script(played: Played) -> None:
        await played.press("b")
        await write(played, "deck:towns supercluster")
        assert "Last typed: Dallas (20 Nov), forgotten before 14 Nov" in played.screen()
        forgotten(towns)
        await looked(played)
        assert "Last typed: forgotten" in played.screen()
        assert "Dallas" not in played.screen()

    play(towns, script, None)


def test_an_open_window_no_longer_shows_what_another_one_forgot(towns: Path) -> None:
    sit(towns, 2, "quiz", wrong(CITY), decks=("towns.en",))

    async def script(played: Played) -> None:
        await frame(played, HistoryPage, None)
        await played.press("enter")
        assert "Dallas" in played.screen()
        forgotten(towns)
        await looked(played)
        assert "Dallas" not in played.screen()

    play(towns, script, None, size=(120, 40))


def test_a_session_gone_on_with_says_so_at_its_end(towns: Path) -> None:
    sit(towns, 0.01, "study", right(CITY), wrong(CARS), planned=3, decks=("towns.en",))
    forgotten(towns)

    async def script(played: Played) -> None:
        await played.press("enter")
        await played.type("Palo Alto")
        await played.press("enter")
        while isinstance(played.app.screen, Study):
            await played.type("Austin")
            await played.press("enter")
        await played.press("v")
        assert "forgotten" in played.screen()

    play(towns, script, None, size=(120, 40))


def test_the_setting_forgets_old_texts_in_backups_too(towns: Path) -> None:
    for days in (40, 31, 30, 29, 0.1):
        sit(towns, days, "study", (CITY, "wrong", marker(int(days))))
    desk = desk_of(towns)
    backup_of(desk.open_store())
    desk.close()

    async def script(_played: Played) -> None:
        pass

    settings = Settings(motion=False, forget_typed_after_days=30)
    play(towns, script, None, settings=settings)
    assert texts(towns / "data" / "progress.db") == [marker(0), marker(29)]
    for gone in (40, 31, 30):
        assert files_with(towns, marker(gone)) == []


def test_home_names_the_log_of_errors_where_texts_stay_in_it(
    towns: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sit(towns, 40, "study", (CITY, "wrong", marker(40)))
    monkeypatch.setattr("aiquiz.desk.forgetting.empty_log", lambda *_: "no-access")

    async def script(played: Played) -> None:
        await played.until(lambda: "could not be changed" in played.screen())

    settings = Settings(motion=False, forget_typed_after_days=30)
    play(towns, script, None, settings=settings)


def test_the_setting_is_applied_once_a_day(towns: Path) -> None:
    sit(towns, 40, "study", right(CITY))
    settings = Settings(motion=False, forget_typed_after_days=30)

    async def script(played: Played) -> None:
        sit(towns, 35, "study", wrong(CARS))
        home = played.app.screen
        assert isinstance(home, Home)
        home._forget_soon()
        await played.settle()
        assert texts(towns / "data" / "progress.db") == ["Dallas"]

    play(towns, script, None, settings=settings)


def test_a_session_that_plays_is_not_kept_waiting(towns: Path) -> None:
    from aiquiz.tui.forgetting import forget_old

    sit(towns, 40, "study", (CITY, "wrong", marker(40)))
    settings = Settings(motion=False, forget_typed_after_days=30)

    async def script(played: Played) -> None:
        thread = played.app._thread
        await thread.run(_take_up)
        assert await forget_old(thread, lambda: False) == ()
        path = towns / "data" / "progress.db"
        assert texts(path) == []
        await forget_old(thread, lambda: True)
        assert files_with(towns, marker(40)) == []

    def _take_up(desk: Desk) -> None:
        desk.settings = settings

    play(towns, script, None)


def test_with_the_default_nothing_is_forgotten(towns: Path) -> None:
    sit(towns, 4000, "study", right(CITY))

    async def script(played: Played) -> None:
        await played.settle()
        assert texts(towns / "data" / "progress.db") == ["Memphis"]

    play(towns, script, None)


def test_a_setting_is_applied_once_its_screen_is_left_and_not_before(towns: Path) -> None:
    sit(towns, 800, "study", (CITY, "wrong", marker(800)))
    sit(towns, 400, "study", (CITY, "wrong", marker(400)))

    async def script(played: Played) -> None:
        await played.press("comma", "end", "right")
        # The first step is the one that loses least.
        assert "‹ 730 days ›" in played.screen()
        assert "this can’t be undone" in played.screen()
        await looked(played)
        assert texts(towns / "data" / "progress.db") == [marker(400), marker(800)]
        await played.press("escape")
        assert texts(towns / "data" / "progress.db") == [marker(400)]

    play(towns, script, None)


def test_a_setting_that_another_window_tries_out_forgets_nothing_here(towns: Path) -> None:
    sit(towns, 400, "study", right(CITY))

    async def script(played: Played) -> None:
        file = towns / "config" / "config.toml"
        file.parent.mkdir(exist_ok=True)
        file.write_text("[privacy]\nforget_typed_after_days = 1\n", encoding="utf-8")
        await looked(played)
        assert played.app.desk.settings.forget_typed_after_days == 1
        assert texts(towns / "data" / "progress.db") == ["Memphis"]

    play(towns, script, None)


def test_of_a_session_that_was_played_no_byte_of_a_text_is_left(home: Path) -> None:
    async def script(played: Played) -> None:
        await played.type(marker(1))
        # Overruled: the answer is accepted from then on.
        await played.press("i", "enter")
        await played.press("j", "enter", "enter")
        await played.press("escape")

    play(home, script)
    desk = desk_of(home)
    backup_of(desk.open_store())
    forms = desk.store.accepted_forms().values()
    desk.close()
    assert [form for of_card in forms for form in of_card] == [marker(1)]
    # In the progress and in its backup, and nowhere else.
    assert len(files_with(home, marker(1))) == 2
    forgotten(home)
    assert files_with(home, marker(1)) == []


def test_an_open_session_no_longer_accepts_what_was_forgotten(home: Path) -> None:
    async def script(played: Played) -> None:
        await played.type("Nashville")
        await played.press("i")
        session = played.study.session
        assert session.card is not None
        assert session._graders["small", "en"].remembered(session.card.id) == ("Nashville",)
        forgotten(home)
        await looked(played)
        assert not session._graders["small", "en"].remembered(session.card.id)

    play(home, script)
