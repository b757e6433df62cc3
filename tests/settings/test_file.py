import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiquiz.say.settings import settings_problem
from aiquiz.settings.beginning import beginning
from aiquiz.settings.file import CHECKS, KEYS, Settings, example, look_at, read, written
from aiquiz.settings.writing import SettingsError, remove, start, write


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "config.toml"


def put(path: Path, text: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def start_anew(path: Path) -> None:
    path.unlink()
    start(path, "# begun")


def test_without_a_file_the_defaults_hold(path: Path) -> None:
    assert read(path) == (Settings(), ())


def test_what_is_set_is_read(path: Path) -> None:
    text = """
        language = "fr"
        [study]
        new_per_day = 5
        day_start = "05:30"
        retention = 0.85
        [look]
        theme = "light"
        motion = false
        [decks]
        folders = ["/decks"]
    """
    settings, problems = read(put(path, text))
    assert problems == ()
    assert settings == Settings(
        language="fr",
        new_per_day=5,
        day_start_min=330,
        retention=0.85,
        theme="light",
        motion=False,
        deck_folders=(Path("/decks"),),
    )


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ('language = "german"', "choice", 1),
        ('[look]\ntheme = "drakula"', "theme", 2),
        ("\n[study]\nnew_per_day = -1", "range", 3),
        ("[study]\nnew_per_day = true", "range", 2),
        ("[study]\n# a comment\nretention = 0.99", "range", 3),
        ('[study]\nday_start = "25:00"', "clock", 2),
        ("[study]\nday_start = 4", "clock", 2),
        ("[look]\nmotion = 1", "yes-no", 2),
        ("[look]\ntheme = 3", "text", 2),
        ('[decks]\nfolders = "here"', "paths", 2),
        ("study.new_per_day = 1.5", "range", 1),
        ('[decks]\nfolders = ["~no-such-user/x"]', "paths", 2),
        ("[study]\nnew_per_dya = 3", "unknown", 2),
        ("a = 1\nb = = 2", "syntax", 2),
        ("a = " + "[" * 5000, "syntax", 0),
    ],
)
def test_a_bad_value_is_told_with_its_line_and_the_default_holds(
    path: Path, text: str, code: str, line: int
) -> None:
    settings, problems = read(put(path, text))
    assert [(problem.code, problem.line) for problem in problems] == [(code, line)]
    assert settings == Settings()


def test_a_misspelt_key_is_met_with_the_near_one(path: Path) -> None:
    _, [problem] = read(put(path, "[study]\nnew_per_dya = 3"))
    assert problem.facts == {"key": "study.new_per_dya", "near": "study.new_per_day"}


def test_a_misspelt_theme_is_met_with_the_near_one(path: Path) -> None:
    _, [problem] = read(put(path, '[look]\ntheme = "Drakula"'))
    assert problem.facts == {"key": "look.theme", "given": "Drakula", "near": "dracula"}
    assert "did you mean “dracula”?" in settings_problem(problem.code, problem.facts)
    _, [problem] = read(put(path, '[look]\ntheme = "0"'))
    assert "high-contrast" in settings_problem(problem.code, problem.facts)


def test_writing_keeps_comments_order_and_unknown_keys(path: Path) -> None:
    put(path, "# mine\nfuture = 1\n[study]\nnew_per_day = 5  # not more\n")
    write(path, "study.new_per_day", 7)
    write(path, "language", "fr")
    text = path.read_text(encoding="utf-8")
    assert "# mine\nfuture = 1\n" in text
    assert "new_per_day = 7  # not more" in text
    assert read(path)[0].language == "fr"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_writing_makes_file_and_folder(path: Path) -> None:
    write(path, "look.theme", "light")
    assert read(path)[0].theme == "light"


def test_a_file_that_does_not_parse_is_never_rewritten(path: Path) -> None:
    put(path, "a = = 1")
    with pytest.raises(SettingsError, match="unparsable"):
        write(path, "language", "fr")
    assert path.read_text() == "a = = 1"
    assert [child.name for child in path.parent.iterdir()] == ["config.toml"]


@given(st.text(max_size=80))
def test_no_file_crashes_reading(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_bytes(text.encode("utf-8"))
    settings, _ = read(path)
    assert isinstance(settings, Settings)


def test_what_the_file_sets_is_told(path: Path) -> None:
    found = look_at(put(path, "[study]\nnew_per_day = 20\nretention = 3\n"))
    assert found.keys == {"study.new_per_day"}
    assert not found.is_lost
    assert look_at(put(path, "a = = 1")).is_lost


def test_every_example_and_default_will_do_as_the_file_has_it() -> None:
    for key, name in KEYS.items():
        default = getattr(Settings(), name)
        assert CHECKS[key](written(key, default)) == default
        CHECKS[key](example(key))


def test_a_key_that_is_taken_out_leaves_its_default(path: Path) -> None:
    put(path, "[study]\nnew_per_day = 5  # so\n")
    remove(path, "study.new_per_day")
    remove(path, "study.retention")
    assert path.read_text(encoding="utf-8") == "[study]\n# so\n"
    assert read(path) == (Settings(), ())


def test_a_file_as_windows_writes_it_keeps_its_lines(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes("\ufeff[study]\r\n# why\r\nnew_per_day = 5\r\n".encode())
    assert read(path)[0].new_per_day == 5
    write(path, "study.retention", 0.8)
    assert path.read_bytes() == b"[study]\r\n# why\r\nnew_per_day = 5\r\nretention = 0.8\r\n"


def test_a_link_to_the_file_stays_one(path: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "mine.toml"
    elsewhere.write_text("", encoding="utf-8")
    path.parent.mkdir()
    path.symlink_to(elsewhere)
    write(path, "language", "fr")
    assert path.is_symlink()
    assert read(elsewhere)[0].language == "fr"


def test_a_file_that_nobody_may_write_is_left_alone(path: Path) -> None:
    put(path, "# mine\n").chmod(0o444)
    with pytest.raises(SettingsError, match="unwritable"):
        write(path, "language", "fr")
    assert path.read_text(encoding="utf-8") == "# mine\n"


@pytest.mark.parametrize("change", [lambda path: write(path, "language", "fr"), start_anew])
def test_a_full_disk_is_told_and_the_file_stays_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path], None]
) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    put(path, "# mine\n")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SettingsError, match="full"):
        change(path)
    assert [one.read_text(encoding="utf-8") for one in path.parent.iterdir()] in ([], ["# mine\n"])


def test_a_file_is_begun_with_every_key_and_sets_nothing(path: Path) -> None:
    text = beginning("Head " * 40, {key: f"Means {key}." for key in KEYS}, "A deck.")
    start(path, text)
    start(path, "no other")
    assert path.read_text(encoding="utf-8") == text
    assert look_at(path) == (Settings(), (), frozenset())
    assert max(map(len, text.splitlines())) < 80
    for key in KEYS:
        assert f"# Means {key}.\n# {key.rpartition('.')[2]} = " in text
    # With the signs of comments before keys taken off it says what holds anyway.
    uncommented = "\n".join(
        line[2:] if " = " in line and "folders" not in line else line
        for line in text.partition("# A deck.")[0].splitlines()
    )
    assert read(put(path, uncommented)) == (Settings(), ())
    write(path, "study.mix", "mixed")
