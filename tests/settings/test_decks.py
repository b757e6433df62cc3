"""What is set for one deck."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiquiz.settings.decks import CHECKS, DeckSettings, DeckTerms
from aiquiz.settings.file import Settings, read
from aiquiz.settings.writing import SettingsError, remove_of_deck, write, write_of_deck


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_what_is_set_for_a_deck_is_read(path: Path) -> None:
    text = """
        [deck."history of art"]
        retention = 0.8
        maximum_interval = 90
        new_per_day = 0
        reviews_per_day = 30
        leech_threshold = 0
        order = "recall"
        exam = 2026-12-18
        exam_minutes = 20
        [deck.folders]
        exam = "2026-12-19"
    """
    settings, problems = read(written(path, text))
    assert problems == ()
    art = DeckSettings(0.8, 90, 0, 30, 0, "recall", date(2026, 12, 18), 20)
    assert settings.decks == {
        "history of art": art,
        "folders": DeckSettings(exam=date(2026, 12, 19)),
    }


def test_where_a_deck_says_nothing_the_general_setting_holds() -> None:
    settings = Settings(retention=0.85, decks={"a": DeckSettings(new_per_day=3)})
    assert settings.of("a") == DeckTerms(0.85, 36_500, 3, None, 8, "easiest", None, None)
    assert settings.of("b") == DeckTerms(0.85, 36_500, None, None, 8, "easiest", None, None)


def test_every_field_has_a_check() -> None:
    assert tuple(CHECKS) == DeckSettings._fields


@pytest.mark.parametrize(
    ("text", "code", "line", "key"),
    [
        ("[deck.a]\n# why\nretention = 0.5", "range", 3, "deck.a.retention"),
        ('[deck."a.b"]\n\nexam = 2026', "date", 3, 'deck."a.b".exam'),
        ('[deck.a]\nexam = "18 December"', "date", 2, "deck.a.exam"),
        ("[deck.a]\nexam = 2026-12-18T09:00:00", "date", 2, "deck.a.exam"),
        ('[deck.a]\norder = "hardest"', "choice", 2, "deck.a.order"),
        ("[deck.b]\n[deck.a]\nnew_per_day = -1", "range", 3, "deck.a.new_per_day"),
        ("deck.a.reviews_per_day = true", "range", 1, "deck.a.reviews_per_day"),
        ("[deck]\na = { leech_threshold = -1 }", "range", 2, "deck.a.leech_threshold"),
        ("[deck]\na = 3", "table", 2, "deck.a"),
        ("deck = 3", "table", 1, "deck"),
        ("[deck.'é\"']\nexam_minutes = 0", "range", 2, 'deck."é\\"".exam_minutes'),
        ('[deck."\\u00e9"]\nexam_minutes = 0', "range", 2, 'deck."é".exam_minutes'),
    ],
)
def test_a_bad_value_is_told_with_its_line_and_the_general_setting_holds(
    path: Path, text: str, code: str, line: int, key: str
) -> None:
    settings, [problem] = read(written(path, text))
    assert (problem.code, problem.line, problem.facts["key"]) == (code, line, key)
    assert all(own == DeckSettings() for own in settings.decks.values())


def test_a_misspelt_key_is_met_with_the_near_one(path: Path) -> None:
    _, [problem] = read(written(path, "[deck.a]\nretentoin = 0.8"))
    assert problem.facts == {"key": "deck.a.retentoin", "near": "deck.a.retention"}


def test_a_deck_among_the_folders_of_decks_is_told_where_it_belongs(path: Path) -> None:
    settings, [problem] = read(
        written(path, '[decks]\nfolders = []\n[decks."a b"]\nretention = 0.8')
    )
    assert (problem.code, problem.line) == ("unknown", 3)
    assert problem.facts == {"key": 'decks."a b"', "near": 'deck."a b"'}
    assert settings.decks == {}


def test_one_key_of_one_deck_is_written_and_all_else_stays(path: Path) -> None:
    text = '# mine\nfuture = 1\n[deck.a]\nretention = 0.8  # easy stuff\nhue = "red"\n[look]\n'
    written(path, text)
    write_of_deck(path, "a", "retention", 0.85)
    assert path.read_text(encoding="utf-8") == text.replace("0.8 ", "0.85 ")
    write_of_deck(path, "b c", "new_per_day", 5)
    assert '[deck."b c"]\nnew_per_day = 5\n[look]' in path.read_text(encoding="utf-8")
    assert read(path)[0].decks["a"].retention == 0.85


def test_a_deck_in_a_new_file_needs_no_header_above_its_own(path: Path) -> None:
    write_of_deck(path, "a", "exam", date(2026, 12, 18))
    assert path.read_text(encoding="utf-8") == "[deck.a]\nexam = 2026-12-18\n"


def test_one_key_of_one_deck_is_removed_and_all_else_stays(path: Path) -> None:
    written(path, "[deck.a]\n# so many\nnew_per_day = 5\nretention = 0.8\n")
    remove_of_deck(path, "a", "retention")
    assert path.read_text(encoding="utf-8") == "[deck.a]\n# so many\nnew_per_day = 5\n"
    before = path.stat()
    remove_of_deck(path, "a", "retention")
    remove_of_deck(path, "b", "retention")
    assert path.stat() == before


def test_a_file_in_which_a_deck_is_no_table_is_left_alone(path: Path) -> None:
    written(path, "[deck]\na = 3\n")
    with pytest.raises(SettingsError, match="unparsable"):
        write_of_deck(path, "a", "retention", 0.8)
    with pytest.raises(SettingsError, match="unparsable"):
        remove_of_deck(path, "a", "retention")
    assert path.read_text(encoding="utf-8") == "[deck]\na = 3\n"


@given(deck=st.text(min_size=1, max_size=12), retention=st.floats(0.70, 0.97))
def test_what_is_written_for_any_deck_is_read_back_and_removed(
    tmp_path_factory: pytest.TempPathFactory, deck: str, retention: float
) -> None:
    path = tmp_path_factory.mktemp("any") / "config.toml"
    write(path, "study.new_per_day", 7)
    if not deck.isprintable():
        deck = "".join(filter(str.isprintable, deck)) or "x"
    write_of_deck(path, deck, "retention", retention)
    settings, problems = read(path)
    assert (settings.decks, problems) == ({deck: DeckSettings(retention=retention)}, ())
    remove_of_deck(path, deck, "retention")
    assert read(path)[0].of(deck).retention == 0.90


@pytest.mark.parametrize("deck", ["a", "c d"])
@pytest.mark.parametrize(
    "text",
    [
        "[deck.a]\nretention = 0.8\n[look]\nmotion = true\n[deck.b]\nretention = 0.8\n",
        "deck.a.retention = 0.8\n",
        "deck = { a = { retention = 0.8 } }\n",
        "[deck]\na = { retention = 0.8 }\n",
        "[deck]\n",
        "[look]\nmotion = true # so\n",
        "# nothing yet\n",
    ],
)
def test_however_the_file_is_laid_out_a_value_is_written_and_taken_out(
    path: Path, text: str, deck: str
) -> None:
    before = read(written(path, text))[0].decks
    write_of_deck(path, deck, "exam_minutes", 20)
    own = before.get(deck, DeckSettings())._replace(exam_minutes=20)
    assert read(path) == (Settings(decks={**before, deck: own}), ())
    remove_of_deck(path, deck, "exam_minutes")
    assert {
        name: one for name, one in read(path)[0].decks.items() if one != DeckSettings()
    } == before
