"""Starting a deck, opening it, and finding it by its name."""

import csv
import errno
import json
import os
import re
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from aiquiz.cli import cli
from aiquiz.cli.failure import say_failure
from aiquiz.cli.start import start
from aiquiz.deck.adding import added
from aiquiz.deck.card import kind_of
from aiquiz.deck.library import UnknownDeckError
from aiquiz.deck.new_card import NewCard
from aiquiz.deck.reader import read
from aiquiz.desk.inspection import inspect
from aiquiz.say.language import speak
from aiquiz.say.new_deck import first_deck
from tests import every_kind


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("AIQUIZ_HOME", str(tmp_path))
    monkeypatch.setenv("LANGUAGE", "en")
    monkeypatch.chdir(tmp_path)
    start.cache_clear()
    return tmp_path


def run(*arguments: str) -> Result:
    start.cache_clear()
    return CliRunner().invoke(cli, list(arguments))


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What a command that can't do its work says, as the program ends it: with status 2."""
    result = run(*arguments)
    if isinstance(result.exception, SystemExit):
        assert result.exit_code == 2
        return result.stderr
    assert isinstance(result.exception, Exception)
    assert say_failure(result.exception) == 2
    return capsys.readouterr().err


def edited(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that editors were started with."""
    started: list[list[str]] = []

    def start_editor(command: list[str]) -> bool:
        started.append(command)
        return True

    monkeypatch.setenv("VISUAL", "vi")
    monkeypatch.setattr("aiquiz.desk.editor.run_editor", start_editor)
    return started


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_new_deck_is_listed_at_once_and_has_nothing_wrong(
    home: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setenv("LC_ALL", f"{language}_XX.UTF-8")
    monkeypatch.setenv("LANGUAGE", language)
    result = run("new", "My history")
    path = home / "data" / "decks" / "My-history.yaml"
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{path}\n")
    assert "aiquiz study my-history" in result.stdout
    reading = read(path.read_bytes())
    assert reading.problems == ()
    assert reading.deck is not None
    assert (reading.deck.title, reading.deck.language) == ("My history", language)
    assert len({type(card) for card in reading.deck.cards}) == 5
    assert path.read_text(encoding="utf-8").startswith("# yaml-language-server: $schema=deck")
    schema = json.loads((path.parent / "deck.schema.json").read_text(encoding="utf-8"))
    assert schema == json.loads(run("schema").stdout)
    decks = json.loads(run("decks", "--json").stdout)["decks"]
    assert "my-history" in {deck["name"].split(".")[0] for deck in decks}
    speak("en")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_new_deck_has_a_card_of_every_kind_and_each_can_be_asked(language: str) -> None:
    speak(language)
    text = first_deck("Mine", "mine")
    speak("en")
    whole = re.sub(r"^  # (?=-|  )", "  ", text, flags=re.MULTILINE)
    reading, problems = inspect(whole.encode(), answers=True)
    assert problems == []
    assert reading.deck is not None
    assert {kind_of(card) for card in reading.deck.cards} == {
        kind_of(card) for card in every_kind.deck().cards
    }
    added_to = added(text.encode(), NewCard("Q", "A", (), "", ""))
    deck = read(added_to).deck
    assert deck is not None
    assert [card.question for card in deck.cards][5:] == ["Q"]


def test_nothing_is_written_over(home: Path) -> None:
    folder = home / "data" / "decks"
    folder.mkdir(parents=True)
    (folder / "mine.yaml").write_text("title: Mine\n", encoding="utf-8")
    (folder / "deck.schema.json").write_text("{}", encoding="utf-8")
    assert run("new", "mine").exit_code == 2
    assert (folder / "mine.yaml").read_text(encoding="utf-8") == "title: Mine\n"
    assert run("new", "other").exit_code == 0
    assert (folder / "deck.schema.json").read_text(encoding="utf-8") == "{}"


def test_on_a_full_disk_no_deck_is_begun_and_the_disk_is_named(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    result = run("new", "mine")
    assert result.exit_code == 2
    assert result.stderr == "aiquiz: The disk is full: make room and try again.\n"
    assert list((home / "data" / "decks").iterdir()) == []


def test_an_older_schema_of_ours_is_brought_up_to_date(home: Path) -> None:
    assert run("new", "one").exit_code == 0
    path = home / "data" / "decks" / "deck.schema.json"
    now = path.read_text(encoding="utf-8")
    path.write_text(now.replace("What is asked.", "?"), encoding="utf-8")
    assert run("new", "two").exit_code == 0
    assert path.read_text(encoding="utf-8") == now


def test_a_deck_somewhere_else_is_listed_too(home: Path) -> None:
    result = run("new", "./there/latin")
    assert result.exit_code == 0
    assert (home / "there" / "latin.yaml").exists()
    assert "latin.en" in run("decks", "--json").stdout


def test_two_decks_of_one_title_have_two_ids(home: Path) -> None:
    run("new", "./a/latin")
    run("new", "./b/latin")
    names = {deck["name"] for deck in json.loads(run("decks", "--json").stdout)["decks"]}
    assert {"latin.en", "latin-2.en"} <= names


@pytest.mark.parametrize("name", ["..", "…", "./no/such\x00/deck", " "])
def test_a_name_that_no_file_can_have_is_refused(home: Path, name: str) -> None:
    result = run("new", name)
    assert result.exit_code == 2
    assert result.stderr.startswith("aiquiz: ")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "line"), [("mine", 1), ("mine:2", 17), ("mine.en:2", 17), ("mine:3", 23)]
)
def test_a_deck_is_opened_at_a_card(
    home: Path, monkeypatch: pytest.MonkeyPatch, name: str, line: int
) -> None:
    run("new", "mine")
    started = edited(monkeypatch)
    assert run("edit", name).exit_code == 0
    assert started == [["vi", f"+{line}", str(home / "data" / "decks" / "mine.yaml")]]


def test_what_is_wrong_after_the_edit_is_told(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("new", "mine")
    edited(monkeypatch)
    path = home / "data" / "decks" / "mine.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("answer:", "anwser:"), "utf-8")
    result = run("edit", "mine")
    assert result.exit_code == 1
    assert result.stdout.startswith("Read again; line 10: unknown key “anwser”")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("musk-ai-startup-school.en", "comes with aiquiz"),
        ("mine:99", "There is no card 99 in mine.en"),
        ("mine:nope", "There is no card nope in mine.en"),
    ],
)
def test_what_can_not_be_opened_is_told(
    home: Path, monkeypatch: pytest.MonkeyPatch, name: str, said: str
) -> None:
    run("new", "mine")
    started = edited(monkeypatch)
    result = run("edit", name)
    assert result.exit_code != 0
    assert said in result.stderr
    assert started == []


def test_check_takes_the_name_of_a_deck(home: Path) -> None:
    run("new", "mine")
    assert run("check", "mine").stdout == "1 file, no problems.\n"
    assert isinstance(run("check", "nope").exception, UnknownDeckError)


def test_a_column_with_a_slip_in_its_name_is_told_with_the_one_meant(home: Path) -> None:
    table = home / "words.csv"
    table.write_text("question,answer,chioces,mood\nQ,A,A;B,good\n", encoding="utf-8")
    shown = run("import", "deck", str(table)).stdout
    assert "Not understood, and left out: chioces (choices?), mood." in shown


def test_what_each_column_was_taken_for_is_told(home: Path) -> None:
    table = home / "words.csv"
    table.write_text("Wort,answer,notes,mood\nQ,A,N,good,more\n", encoding="utf-8")
    shown = run("import", "deck", str(table)).stdout
    columns = "Wort as question (by its place), answer, notes as explanation"
    assert f"Columns, as the first line names them: {columns}." in shown
    assert "Not understood, and left out: mood." in shown
    assert "Left out: what stands behind the column 4." in shown


def test_a_table_is_shown_before_it_is_written(home: Path) -> None:
    table = home / "words.tsv"
    table.write_text("le chien\tthe dog\nle chat\tthe cat\nseul\n", encoding="utf-8")
    shown = run("import", "deck", str(table))
    assert shown.exit_code == 0
    assert shown.stdout.splitlines() == [
        "2 cards, parted by tabs, in UTF-8.",
        "Columns, for the first line names none: question, answer.",
        "Without a question or an answer, and left out: line 3.",
        "  le chien → the dog",
        "  le chat → the cat",
        "Nothing is written yet: --to NAME writes it as a deck of that name.",
    ]
    assert list((home / "data").glob("decks/*")) == []
    assert run("import", "deck", str(table), "--to", "words").exit_code == 0
    assert "words.en" in run("decks", "--json").stdout
    assert run("import", "deck", str(table), "--to", "words").exit_code == 2


def test_a_deck_goes_out_as_a_table_and_comes_in_again(home: Path) -> None:
    out = run("export", "deck", "musk-ai-startup-school.en")
    assert out.exit_code == 0
    assert out.stdout.startswith("id,kind,question,answer,accept,")
    assert len(list(csv.DictReader(StringIO(out.stdout)))) == 116
    table = home / "deck.csv"
    table.write_text(out.stdout, encoding="utf-8")
    assert run("import", "deck", str(table), "--to", "again").exit_code == 0
    assert run("check", "--strict", "again").exit_code == 0


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "holds no cards"),
        (b"just\ntext\n", "has one column"),
        (b'a,b\n"c,d\ne,f\n', "line 2: the quote that opens there is never closed"),
        (b'a,"' + b"x" * 200_000 + b'"\n', "line 1, can"),
    ],
)
def test_a_table_that_is_none_is_told_in_one_sentence(home: Path, data: bytes, said: str) -> None:
    table = home / "table.csv"
    table.write_bytes(data)
    result = run("import", "deck", str(table))
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert said in result.stderr
    assert run("import", "deck", str(home / "none.csv")).exit_code == 2


@pytest.fixture
def broken(home: Path) -> Path:
    """A deck that was listed, and can't be read since its third line was changed."""
    assert run("new", "Coffee").exit_code == 0
    path = home / "data" / "decks" / "Coffee.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("title: ", "title: ["), encoding="utf-8")
    return path


def test_a_deck_with_a_mistake_is_checked_by_its_name(broken: Path) -> None:
    for name in ("coffee", "coffee.en", "Coffee"):
        result = run("check", name)
        assert result.exit_code == 1
        assert result.stdout.startswith(f"{broken}:")


def test_a_deck_with_a_mistake_is_opened_at_it_by_its_name(
    broken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = edited(monkeypatch)
    assert run("edit", "coffee").exit_code == 1
    assert run("edit", "coffee:3").exit_code == 1
    assert started[0] == started[1]
    assert started[0][-1] == str(broken)
    assert started[0][1] != "+1"


@pytest.mark.parametrize("command", [("study", "--plain"), ("quiz", "--plain"), ("export", "deck")])
def test_a_deck_with_a_mistake_is_refused_with_the_line_of_it(
    broken: Path, capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    [told] = refused(capsys, *command, "coffee").splitlines()
    assert told.startswith(f"aiquiz: No card of {broken} can be read: line ")
    assert "studied" not in told


@pytest.mark.parametrize("command", [("study", "--plain"), ("edit",), ("export", "deck")])
def test_a_file_that_is_not_there_is_told_as_such(
    home: Path, capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    told = refused(capsys, *command, "nowhere.yaml")
    if command == ("edit",):
        assert told == "aiquiz: The file of this deck is away.\n"
    else:
        assert told == f"aiquiz: There is no file {home / 'nowhere.yaml'}.\n"


def test_a_name_that_no_deck_has_is_told_with_those_there_are(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("new", "Coffee").exit_code == 0
    for command in (("check",), ("edit",), ("study", "--plain"), ("export", "deck")):
        told = refused(capsys, *command, "tea")
        assert "No single deck is called tea: say one of " in told
        assert "coffee.en" in told


def test_a_deck_is_given_out_by_its_title(home: Path) -> None:
    assert run("new", "Coffee").exit_code == 0
    assert run("export", "deck", "coffee").stdout == run("export", "deck", "COFFEE").stdout != ""
