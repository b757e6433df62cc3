import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiquiz.say.settings import settings_problem
from aiquiz.settings.file import Settings, read
from aiquiz.settings.writing import SettingsError, write


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "config.toml"


def written(path: Path, text: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


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
    settings, problems = read(written(path, text))
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
    settings, problems = read(written(path, text))
    assert [(problem.code, problem.line) for problem in problems] == [(code, line)]
    assert settings == Settings()


def test_a_misspelt_key_is_met_with_the_near_one(path: Path) -> None:
    _, [problem] = read(written(path, "[study]\nnew_per_dya = 3"))
    assert problem.facts == {"key": "study.new_per_dya", "near": "study.new_per_day"}


def test_a_misspelt_theme_is_met_with_the_near_one(path: Path) -> None:
    _, [problem] = read(written(path, '[look]\ntheme = "Drakula"'))
    assert problem.facts == {"key": "look.theme", "given": "Drakula", "near": "dracula"}
    assert "did you mean “dracula”?" in settings_problem(problem.code, problem.facts)
    _, [problem] = read(written(path, '[look]\ntheme = "0"'))
    assert "high-contrast" in settings_problem(problem.code, problem.facts)


def test_writing_keeps_comments_order_and_unknown_keys(path: Path) -> None:
    written(path, "# mine\nfuture = 1\n[study]\nnew_per_day = 5  # not more\n")
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
    written(path, "a = = 1")
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
