"""What today asks: limits, exceptions and siblings, in sessions and counts alike."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from aiquiz.desk import Desk, StudyWish
from aiquiz.desk.allowing import allow
from aiquiz.desk.deck_settings import follow_general, set_for_deck
from aiquiz.desk.deeds import what_was_done
from aiquiz.say.deeds import deed
from aiquiz.scheduling.limits import Tally
from aiquiz.scheduling.review import Undo
from aiquiz.settings.decks import DeckSettings
from aiquiz.settings.file import read
from tests.desk.sat import Clock, Sit, answer, opened

ALL = StudyWish(seed=1)
ANSWERS = ("Paris", "Lima", "Nairobi")


def counted(desk: Desk) -> tuple[int, int, int]:
    """Give what is due, new and waiting; a session asks as many as are due and new."""
    total = desk.overview().total
    assert desk.count(ALL) == total.due + total.new
    return total.due, total.new, total.waiting


def studied(desk: Desk, clock: Clock, days: int = 30) -> Desk:
    """Have all cards answered, and wait until they are due."""
    answer(desk, desk.session(ALL), *ANSWERS)
    clock.sleep(days)
    return desk


def limited(sit: Sit, **limits: int) -> Desk:
    desk = sit()
    desk.settings = replace(desk.settings, **limits)  # type: ignore[arg-type]  # each is a number
    return opened(desk)


def test_no_more_is_asked_than_the_limit_of_reviews(sit: Sit, clock: Clock) -> None:
    desk = studied(limited(sit, reviews_per_day=2), clock)
    assert counted(desk) == (2, 0, 3)
    answer(desk, desk.session(ALL), "x")
    assert counted(desk) == (1, 0, 2)
    clock.sleep(1)
    assert counted(desk) == (2, 0, 3)


def test_a_limit_of_one_deck_holds_for_it_in_each_language(sit: Sit, clock: Clock) -> None:
    desk = opened(sit())
    set_for_deck(desk, "capitals", "new_per_day", 1)
    assert counted(desk) == (0, 1, 0)
    answer(desk, desk.session(StudyWish(("capitals.fr",))), "Paris")
    assert counted(desk) == (0, 0, 0)
    follow_general(desk, "capitals", "new_per_day")
    assert counted(desk) == (0, 2, 0)


def test_more_is_asked_today_where_that_was_allowed_also_after_a_restart_and_not_tomorrow(
    sit: Sit, clock: Clock
) -> None:
    with closing(limited(sit, new_per_day=1)) as desk:
        answer(desk, desk.session(ALL), "Paris")
        assert counted(desk) == (0, 0, 0)
        allow(desk, (), Tally(new=1))
        assert counted(desk) == (0, 1, 0)
    with closing(limited(sit, new_per_day=1)) as desk:
        assert counted(desk) == (0, 1, 0)
        answer(desk, desk.session(ALL), "Lima")
        assert counted(desk) == (0, 0, 0)
    clock.sleep(1)
    with closing(limited(sit, new_per_day=0)) as desk:
        assert counted(desk)[1] == 0


def test_what_was_allowed_for_a_deck_is_for_that_deck(sit: Sit) -> None:
    desk = limited(sit, new_per_day=0)
    allow(desk, ("capitals",), Tally(new=2))
    assert counted(desk) == (0, 2, 0)
    assert desk.agenda({}, ()).room.new("other") == 0
    assert desk.store.allowed_on(desk.now().day) == {"capitals": Tally(new=2)}


def test_what_was_allowed_is_listed_with_its_number_and_its_deck(sit: Sit) -> None:
    desk = limited(sit, new_per_day=0)
    allow(desk, ("capitals",), Tally(new=2))
    [told] = what_was_done(desk)
    assert (told.kind, told.cards, told.title) == ("allowance", 2, "capitals")
    assert deed(told.kind, told.verdict, told.rating, told.cards) == "2 more cards allowed that day"


def test_exceptions_of_a_day_add_up(sit: Sit) -> None:
    desk = limited(sit, reviews_per_day=1)
    for _ in range(2):
        allow(desk, (), Tally(reviews=3))
    day = desk.now().day
    assert desk.store.allowed_on(day) == {"": Tally(reviews=6)}
    assert desk.store.allowed_on(day + 1) == {}
    assert desk.store.check() == []


def test_under_a_backlog_new_cards_pause_and_the_day_is_told_that_ends_it(
    sit: Sit, clock: Clock, tmp_path: Path
) -> None:
    desk = limited(sit, reviews_per_day=3)
    answer(desk, desk.session(replace(ALL, limit=2)), "Paris", "Lima")
    clock.sleep(30)
    assert counted(desk) == (2, 1, 2)
    assert not desk.overview().total.paused
    desk.settings = replace(desk.settings, reviews_per_day=1)
    overview = desk.overview()
    assert counted(desk) == (1, 0, 2)
    assert (overview.total.paused, overview.caught_up_in) == (True, 2)
    assert (overview.next_day, overview.next_count) == (overview.today + 1, 1)
    # A wish for new cards is a word of the learner's own.
    assert desk.count(replace(ALL, only="new", new=5)) == 1


def test_a_sibling_in_another_language_waits_for_the_next_day_and_is_not_counted(
    sit: Sit, clock: Clock
) -> None:
    desk = opened(sit())
    french = StudyWish(("capitals.fr",))
    answer(desk, desk.session(french), "Paris")
    assert counted(desk) == (0, 2, 0)
    assert desk.count(StudyWish(("capitals.en",))) == 2
    clock.sleep(1)
    assert counted(desk) == (0, 3, 0)
    before = desk.store.memories()
    clock.sleep(30)
    # What is due hides what is new; nothing is written for it.
    assert counted(desk) == (1, 2, 1)
    assert desk.store.memories() == before


def test_an_answer_that_is_undone_lets_the_sibling_come_again(sit: Sit) -> None:
    desk = opened(sit())
    answer(desk, desk.session(StudyWish(("capitals.fr",))), "Paris")
    [logged] = desk.store.reviews()
    desk.write(Undo(logged.ref, desk.now()))
    assert desk.count(StudyWish(("capitals.en",))) == 3


def test_a_retention_of_one_deck_moves_its_due_days_at_once(
    sit: Sit, clock: Clock, tmp_path: Path
) -> None:
    desk = studied(opened(sit()), clock, days=0)
    before = desk.store.memories()
    set_for_deck(desk, "capitals", "retention", 0.80)
    after = desk.store.memories()
    assert all(after[key].due_day > memory.due_day for key, memory in before.items())
    assert read(desk.folders.settings_file)[0].decks == {"capitals": DeckSettings(retention=0.80)}
    follow_general(desk, "capitals", "retention")
    assert desk.store.memories() == before
    assert desk.settings.decks == {}


def test_a_setting_changed_in_another_window_holds_here_too(sit: Sit, clock: Clock) -> None:
    with closing(studied(opened(sit()), clock, days=0)) as here, closing(opened(sit())) as other:
        assert not here.look()
        set_for_deck(other, "capitals", "retention", 0.80)
        assert here.look()
        assert not here.look()
        assert here.settings.of("capitals").retention == 0.80
        assert here.store.memories() == other.store.memories()
        # What is written here is nothing new here.
        set_for_deck(here, "capitals", "new_per_day", 7)
        assert not here.look()
        assert other.look()
        assert other.settings.decks == here.settings.decks


def test_a_settings_file_that_somebody_is_at_work_on_changes_nothing(sit: Sit) -> None:
    desk = opened(sit())
    set_for_deck(desk, "capitals", "retention", 0.80)
    desk.folders.settings_file.write_text("[deck.capitals\nretention = ", encoding="utf-8")
    assert not desk.look()
    assert desk.settings.of("capitals").retention == 0.80
    desk.folders.settings_file.write_text("[study]\nretention = 0.85\n", encoding="utf-8")
    assert desk.look()
    assert desk.settings.of("capitals").retention == 0.85
