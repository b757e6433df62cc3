"""Leeches at the desk: found, counted, drilled, never put away."""

from pathlib import Path

from aiquiz.desk import Desk, StudyWish
from aiquiz.desk.browse.cards import every_card
from aiquiz.desk.leeches import leeches_to_ask
from aiquiz.scheduling.review import CardKey, Mark, Reset
from tests.desk.sat import Clock, Sit, answer, opened

FRANCE = CardKey("capitals", "en", "france")


def forgot(desk: Desk, clock: Clock) -> None:
    """Answer all cards right, and a long time later the first one wrong."""
    answer(desk, desk.session(StudyWish(("capitals",))), "Paris", "Lima", "Nairobi")
    clock.sleep(40)
    wish = StudyWish(("capitals",), cards=(FRANCE,))
    answer(desk, desk.session(wish), "Lyon")


def test_a_leech_is_found_by_the_threshold_that_is_set(sit: Sit, clock: Clock) -> None:
    desk = opened(sit(leech_threshold=1))
    assert leeches_to_ask(desk) == frozenset()
    forgot(desk, clock)
    assert leeches_to_ask(desk) == {FRANCE}
    [leech] = [row for row in every_card(desk) if row.standing.leech]
    assert leech.key == FRANCE
    desk.close()
    for threshold in (2, 0):
        assert leeches_to_ask(opened(sit(leech_threshold=threshold))) == frozenset()


def test_a_deck_has_a_threshold_of_its_own(sit: Sit, clock: Clock, tmp_path: Path) -> None:
    from aiquiz.desk.deck_settings import set_for_deck

    desk = opened(sit())
    forgot(desk, clock)
    assert leeches_to_ask(desk) == frozenset()
    set_for_deck(desk, "capitals", "leech_threshold", 1)
    assert leeches_to_ask(desk) == {FRANCE}


def test_leeches_are_drilled_due_or_not_and_no_date_moves(sit: Sit, clock: Clock) -> None:
    desk = opened(sit(leech_threshold=1))
    forgot(desk, clock)
    clock.sleep(1)
    before = desk.store.memories()
    wish = StudyWish(only="leech")
    assert desk.count(wish) == 1
    session = desk.session(wish)
    assert (session.kind, session.wanted) == ("cram", FRANCE)
    answer(desk, session, "Paris")
    assert desk.store.memories() == before
    assert desk.count(wish) == 1


def test_a_leech_is_asked_on_as_every_card_until_the_learner_puts_it_away(
    sit: Sit, clock: Clock
) -> None:
    desk = opened(sit(leech_threshold=1))
    forgot(desk, clock)
    clock.sleep(60)
    assert desk.count(StudyWish(("capitals",), cards=(FRANCE,))) == 1
    desk.write(Mark(FRANCE, "suspend", desk.now()))
    assert leeches_to_ask(desk) == frozenset()
    assert [row.key for row in every_card(desk) if row.standing.leech] == [FRANCE]


def test_a_reset_makes_a_leech_none(sit: Sit, clock: Clock) -> None:
    desk = opened(sit(leech_threshold=1))
    forgot(desk, clock)
    desk.write(Reset(FRANCE, desk.now()))
    assert leeches_to_ask(desk) == frozenset()


def test_a_leech_that_is_in_no_deck_any_more_is_not_counted(
    sit: Sit, clock: Clock, tmp_path: Path
) -> None:
    desk = opened(sit(leech_threshold=1))
    forgot(desk, clock)
    [file] = tmp_path.rglob("capitals.yaml")
    file.unlink()
    desk.read_decks()
    assert leeches_to_ask(desk) == frozenset()
