"""Settings files made by hand to do harm: each is told of, and none is written over."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from aiquiz.settings.file import look_at
from aiquiz.settings.parsing import MOST_BYTES
from aiquiz.settings.writing import SettingsError, remove, write, write_of_deck
from aiquiz.tui.keymap import all_problems
from tests.hostile.conftest import Run
from tests.hostile.payloads import hostile_in
from tests.hostile.settings_files import SETTINGS, Case
from tests.sampled import sampled


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("AIQUIZ_HOME", str(tmp_path))
    monkeypatch.setenv("LANGUAGE", "en")
    folder = tmp_path / "config"
    folder.mkdir()
    return folder / "config.toml"


def test_there_are_enough_and_each_has_a_name() -> None:
    assert len({case.name for case in SETTINGS}) == len(SETTINGS) >= 10


@pytest.mark.parametrize("case", sampled(SETTINGS, SETTINGS[::3]), ids=lambda case: case.name)
def test_hostile_settings_are_told_of_and_the_file_is_left_alone(
    case: Case, path: Path, run: Run
) -> None:
    path.write_bytes(case.data())
    before = path.read_bytes()
    found = look_at(path)
    told = [f"{one.code}:{one.line}" for one in all_problems(found.settings, found.problems)]
    some = case.told[-1:] == ("…",)
    wanted = list(case.told[:-1] if some else case.told)
    assert (told[: len(wanted)] if some else told) == wanted
    assert found.is_lost == case.lost
    ran = run("decks")
    lines = ran.err.splitlines()
    assert [line for line in lines if hostile_in(line) or len(line) > 1000] == []
    assert len(lines) <= 203
    assert ran.status == 0
    if case.lost:
        with pytest.raises(SettingsError):
            write(path, "language", "fr")
        with pytest.raises(SettingsError):
            write_of_deck(path, "a", "retention", 0.9)
        with pytest.raises(SettingsError):
            remove(path, "language")
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("case", [one for one in SETTINGS if not one.lost], ids=lambda c: c.name)
def test_a_change_to_hostile_settings_keeps_all_else_or_is_refused(case: Case, path: Path) -> None:
    path.write_bytes(case.data())
    before = path.read_text(encoding="utf-8")
    try:
        write(path, "look.motion", value=False)
    except SettingsError:
        assert path.read_text(encoding="utf-8") == before
        return
    after = path.read_text(encoding="utf-8")
    assert set(before.splitlines()) <= set(after.splitlines())
    assert not look_at(path).settings.motion


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


def make_folder(path: Path) -> None:
    path.mkdir()


def make_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def make_loop(path: Path) -> None:
    path.symlink_to(path)


def make_sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(50 * 2**30)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes and devices here")
@pytest.mark.parametrize("make", [make_pipe, make_folder, make_device, make_loop, make_sparse])
def test_settings_that_are_no_file_are_told_of_and_not_waited_for(
    make: Callable[[Path], None], path: Path, run: Run
) -> None:
    make(path)
    [problem] = look_at(path).problems
    assert problem.code in ("unreadable", "too-large")
    ran = run("decks")
    assert (ran.status, "config.toml: " in ran.err) == (0, True)
    with pytest.raises(SettingsError):
        write(path, "language", "fr")


def test_settings_of_just_the_size_that_is_read_are_read(path: Path) -> None:
    head = 'language = "fr"\n'
    path.write_text(head + "#" * (MOST_BYTES - len(head)), encoding="utf-8")
    assert look_at(path).settings.language == "fr"
    with path.open("a", encoding="utf-8") as file:
        file.write("#")
    assert [one.code for one in look_at(path).problems] == ["too-large"]
