"""Choosing the general settings, writing them, and what they would mean."""

from dataclasses import replace
from pathlib import Path

import pytest

from aiquiz.desk.general import KEY_OF, General, in_file, is_typed, typed_value
from aiquiz.desk.rungs import GENERAL_RUNGS
from aiquiz.desk.settings import (
    add_folder,
    begin_file,
    follow_default,
    found_in_file,
    set_in_general,
)
from aiquiz.desk.tuning import held_by_all
from aiquiz.say.general_settings import file_words
from aiquiz.settings.checks import WrongError
from aiquiz.settings.decks import DeckSettings
from aiquiz.settings.file import CHECKS, KEYS, Settings, read
from tests.desk.sat import Sit, opened

GENERAL = General(Settings(), themes=("", "dark", "nord"))


def test_every_value_that_can_be_chosen_is_one_that_will_do() -> None:
    for name, rungs in GENERAL_RUNGS.items():
        for value in rungs:
            assert CHECKS[KEY_OF[name]](in_file(name, value)) == value
        assert getattr(Settings(), name) in rungs


@pytest.mark.parametrize(
    ("name", "value", "up", "down"),
    [
        ("motion", True, False, False),
        ("mix", "apart", "mixed", "mixed"),
        ("language", "", "en", "fr"),
        ("theme", "", "dark", "nord"),
        ("theme", "gone", "", "nord"),
        ("day_start_min", 240, 300, 180),
        ("day_start_min", 0, 60, 1380),
        ("day_start_min", 330, 360, 300),
        ("new_per_day", 100, 100, 50),
    ],
)
def test_a_step_leads_to_the_next_value(name: str, value: object, up: object, down: object) -> None:
    general = GENERAL.having(name, value)
    assert general.stepped(name, 1).value(name) == up
    assert general.stepped(name, -1).value(name) == down


def test_what_has_no_next_value_stays() -> None:
    assert GENERAL.stepped("deck_folders", 1) is GENERAL
    assert GENERAL.stepped("maximum_interval", 1) is GENERAL


def test_the_default_is_followed_again() -> None:
    own = GENERAL.stepped("retention", 1)
    assert own.is_own("retention")
    assert own.following("retention") == GENERAL


@pytest.mark.parametrize(
    ("name", "words", "value"),
    [
        ("new_per_day", "25", 25),
        ("maximum_interval", " 1 000 ", 1000),
        ("retention", "92", 0.92),
        ("retention", "92,5 %", 0.925),
        ("day_start_min", "5", 300),
        ("day_start_min", "05:30", 330),
    ],
)
def test_a_value_can_be_typed(name: str, words: str, value: object) -> None:
    assert is_typed(name)
    assert typed_value(name, words) == value


@pytest.mark.parametrize(
    ("name", "words", "code"),
    [
        ("new_per_day", "10000", "range"),
        ("new_per_day", "2.5", "range"),
        ("new_per_day", "²", "range"),
        ("new_per_day", "9" * 5000, "range"),
        ("retention", "99", "range"),
        ("retention", "nan", "range"),
        ("retention", "inf", "range"),
        ("retention", "", "range"),
        ("day_start_min", "25", "clock"),
        ("day_start_min", "5:7", "clock"),
    ],
)
def test_what_is_typed_and_will_not_do_is_refused(name: str, words: str, code: str) -> None:
    with pytest.raises(WrongError) as refused:
        typed_value(name, words)
    assert refused.value.code == code


def test_what_is_written_elsewhere_meanwhile_is_kept_and_holds(sit: Sit) -> None:
    desk = opened(sit())
    set_in_general(desk, "new_per_day", 5)
    file = desk.folders.settings_file
    file.write_text(file.read_text() + "retention = 0.8  # theirs\n")
    set_in_general(desk, "day_start_min", 330)
    assert (
        desk.settings == read(file)[0] == Settings(new_per_day=5, retention=0.8, day_start_min=330)
    )
    follow_default(desk, "new_per_day")
    assert desk.settings == read(file)[0] == Settings(retention=0.8, day_start_min=330)
    assert "# theirs" in file.read_text()
    with pytest.raises(WrongError):
        set_in_general(desk, "new_per_day", -1)


def test_a_folder_is_added_as_it_was_typed(
    sit: Sit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "more").mkdir()
    desk = opened(sit())
    add_folder(desk, " ~/more ")
    add_folder(desk, str(tmp_path / "more"))
    assert desk.settings.deck_folders == (tmp_path / "more",)
    assert 'folders = ["~/more"]' in desk.folders.settings_file.read_text()
    for typed in ("", "more", "~/less", "~no-such-user/x", "/a\0b"):
        with pytest.raises(WrongError):
            add_folder(desk, typed)


def test_a_file_that_breaks_changes_nothing(sit: Sit) -> None:
    desk = opened(sit())
    set_in_general(desk, "new_per_day", 5)
    desk.folders.settings_file.write_text("a = = 1")
    assert found_in_file(desk).is_lost
    assert desk.settings.new_per_day == 5


def test_a_file_is_begun_once(sit: Sit) -> None:
    desk = opened(sit())
    begin_file(desk, file_words(KEYS))
    assert read(desk.folders.settings_file) == (Settings(), ())
    set_in_general(desk, "mix", "mixed")
    assert '# mix = "apart"\nmix = "mixed"\n' in desk.folders.settings_file.read_text()
    before = desk.folders.settings_file.read_bytes()
    begin_file(desk, file_words(KEYS))
    assert desk.folders.settings_file.read_bytes() == before


def test_what_is_told_is_of_all_decks_that_are_asked(sit: Sit) -> None:
    desk = opened(sit())
    held = held_by_all(desk)
    # The French deck is the same one, and was not begun.
    mine = {key[:2] for key in held.cards.fresh} & {("capitals", "en"), ("capitals", "fr")}
    assert mine == {("capitals", "en")}
    none = General(Settings(new_per_day=0)).load(held)
    assert none is not None
    assert (none.reviews, none.new) == (0, 0)
    shut = replace(Settings(), decks={"capitals": DeckSettings(new_per_day=0)})
    loads = [General(settings).load(held) for settings in (Settings(), shut)]
    assert loads[0] is not None
    assert loads[1] is not None
    assert loads[1].new < loads[0].new
    assert General(Settings()).asking != General(shut).asking
    assert General(Settings()).leeches(held) == 0


def test_what_is_told_leaves_hidden_decks_out(sit: Sit) -> None:
    desk = opened(sit(decks={"capitals": DeckSettings(hidden=True)}))
    assert not any(key.deck == "capitals" for key in held_by_all(desk).cards.fresh)
