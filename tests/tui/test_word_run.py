"""Keys that are pressed, and letters that come in one go."""

import pytest

from aiquiz.tui.word_run import WordRun


def taken(*pressed: tuple[str, float]) -> list[bool]:
    run = WordRun(within=0.03)
    return [run.add(character, at) for character, at in pressed]


def test_keys_that_are_pressed_one_after_the_other_are_keys() -> None:
    assert taken(("s", 1.0), ("a", 1.05), ("r", 1.1)) == [False, False, False]


def test_letters_that_come_in_one_go_are_a_word_from_the_second_on() -> None:
    assert taken(("m", 1.0), ("o", 1.001), ("c", 1.02), ("c", 1.021)) == [False, True, True, True]


def test_a_key_that_is_held_down_stays_one() -> None:
    assert taken(*(("j", 1 + n / 50) for n in range(20))) == [False] * 20


def test_a_word_has_ended_once_nothing_came_for_a_while() -> None:
    run = WordRun(within=0.03)
    assert [run.add("n", 1.0), run.add("o", 1.01), run.add("s", 1.05)] == [False, True, False]
    assert run.text == "s"


@pytest.mark.parametrize("length", [10, 10_000])
def test_no_text_however_long_is_kept_whole(length: int) -> None:
    run = WordRun(within=1.0)
    for number in range(length):
        run.add("ab"[number % 2], 1.0)
    assert len(run.text) <= 40
