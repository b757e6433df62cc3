"""Choosing the settings of a deck, and what they would mean."""

from dataclasses import replace

import pytest

from aiquiz.desk import StudyWish
from aiquiz.desk.deck_settings import set_for_deck
from aiquiz.desk.rungs import RUNGS
from aiquiz.desk.tuning import Tuning, held_at
from aiquiz.scheduling.limits import Limits
from aiquiz.scheduling.review import Mark
from aiquiz.settings.checks import WrongError
from aiquiz.settings.decks import CHECKS, DeckSettings
from aiquiz.settings.file import Settings
from tests.desk.sat import Clock, Sit, answer, opened

TUNING = Tuning("a", Settings())


def test_every_value_that_can_be_chosen_is_one_that_will_do() -> None:
    for key, rungs in RUNGS.items():
        for value in rungs:
            CHECKS[key](value)
        assert getattr(Settings(), key) in rungs


@pytest.mark.parametrize(
    ("key", "value", "up", "down"),
    [
        ("retention", 0.90, 0.91, 0.89),
        ("retention", 0.905, 0.91, 0.90),
        ("retention", 0.97, 0.97, 0.96),
        ("maximum_interval", 36_500, 36_500, 3650),
        ("new_per_day", 0, 1, 0),
        ("new_per_day", 7, 8, 5),
        ("reviews_per_day", None, 300, 150),
        ("order", "due", "easiest", "recall"),
        ("leech_threshold", 4, 5, 0),
    ],
)
def test_a_step_leads_to_the_next_value(key: str, value: object, up: object, down: object) -> None:
    tuning = TUNING.with_own(key, value)
    assert tuning.stepped(key, 1).value(key) == up
    assert tuning.stepped(key, -1).value(key) == down


def test_a_value_of_its_own_can_be_given_up_for_the_general_one() -> None:
    own = TUNING.stepped("retention", 1)
    assert (own.value("retention"), own.general("retention"), own.is_own("retention")) == (
        0.91,
        0.90,
        True,
    )
    back = own.with_own("retention", None)
    assert (back.value("retention"), back.own) == (0.90, DeckSettings())


@pytest.mark.parametrize("key", ["retention", "new_per_day", "order"])
def test_a_step_onto_the_general_value_gives_the_own_one_up(key: str) -> None:
    assert TUNING.stepped(key, 1).is_own(key)
    assert not TUNING.stepped(key, 1).stepped(key, -1).is_own(key)


def test_a_step_beyond_the_end_sets_nothing() -> None:
    assert TUNING.stepped("maximum_interval", 1).own == DeckSettings()


def test_the_limits_over_all_decks_hold_too() -> None:
    assert TUNING.limits == Limits(20, 200)
    assert TUNING.with_own("new_per_day", 50).limits == Limits(20, 200)
    assert TUNING.with_own("reviews_per_day", 30).limits == Limits(20, 30)


def test_a_value_that_will_not_do_is_refused(sit: Sit) -> None:
    desk = opened(sit())
    with pytest.raises(WrongError):
        set_for_deck(desk, "capitals", "retention", 0.5)
    assert not desk.folders.settings_file.exists()


def test_what_is_told_is_of_the_learners_own_cards(sit: Sit, clock: Clock) -> None:
    desk = opened(sit())
    answer(desk, desk.session(StudyWish(("capitals",), seed=1)), "Paris", "x")
    clock.sleep(30)
    desk.write(Mark(next(iter(desk.store.memories())), "suspend", desk.now()))
    path = str(desk.find("capitals").path)
    held = held_at(desk, path)
    assert held is not None
    assert (held.deck, held.title, held.waiting) == ("capitals", "Capitals", 1)
    assert (len(held.cards.memories), len(held.cards.fresh)) == (1, 1)
    assert held_at(desk, path + "x") is None
    usual = Tuning("capitals", desk.settings)
    often = replace(usual, settings=replace(desk.settings, maximum_interval=1))
    loads = [tuning.load(held) for tuning in (usual, often)]
    assert loads[0] is not None
    assert loads[1] is not None
    assert loads[1].reviews > loads[0].reviews
    assert loads[0].begun_in == 1
    assert usual.load(held, lambda: True) is None
