"""Cards added to a deck file and taken back, whatever else happens to the file."""

import os
from pathlib import Path

import pytest

from aiquiz.deck.adding import AddingError
from aiquiz.deck.adding import added as really_added
from aiquiz.deck.file import MOST_BYTES
from aiquiz.deck.new_card import NewCard
from aiquiz.deck.writing import why_closed
from aiquiz.desk import adding
from aiquiz.desk.adding import add_card, take_back
from aiquiz.desk.new_deck import path_in, start_deck
from aiquiz.say.new_deck import first_deck
from tests.desk.sat import CAPITALS, Sit, opened, row

CARD = NewCard("The capital of Chad?", "N'Djamena")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "deck.yaml"
    path.write_text(CAPITALS, encoding="utf-8")
    return path


def refused(path: Path, card: NewCard = CARD) -> str:
    with pytest.raises(AddingError) as error:
        add_card(path, card)
    return error.value.code


def test_a_card_is_added_and_taken_back(path: Path) -> None:
    first = add_card(path, CARD)
    second = add_card(path, NewCard("The capital of Mali?", "Bamako"))
    assert path.read_bytes() == second.after
    take_back(second)
    take_back(first)
    assert path.read_text(encoding="utf-8") == CAPITALS
    assert list(path.parent.iterdir()) == [path]


def test_a_file_that_was_saved_since_keeps_the_card(path: Path) -> None:
    done = add_card(path, CARD)
    path.write_bytes(done.after + b"# mine\n")
    with pytest.raises(AddingError) as error:
        take_back(done)
    assert error.value.code == "changed"
    assert path.read_bytes() == done.after + b"# mine\n"


def test_what_an_editor_saves_meanwhile_is_kept(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saves = iter(["# saved meanwhile\n", ""])

    def slow(data: bytes, card: NewCard) -> bytes:
        with path.open("a", encoding="utf-8") as file:
            file.write(next(saves))
        return really_added(data, card)

    monkeypatch.setattr(adding, "added", slow)
    assert b"# saved meanwhile\n  - {question" in add_card(path, CARD).after


def test_a_file_that_never_rests_is_left_alone(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def restless(data: bytes, card: NewCard) -> bytes:
        path.write_bytes(data + b"#\n")
        return data

    monkeypatch.setattr(adding, "added", restless)
    assert refused(path) == "busy"


@pytest.mark.skipif(os.name == "nt", reason="links and modes are those of Unix")
def test_links_and_permissions_stay(path: Path) -> None:
    path.chmod(0o640)
    link = path.with_name("link.yaml")
    link.symlink_to(path)
    add_card(link, CARD)
    assert link.is_symlink()
    assert "Chad" in path.read_text(encoding="utf-8")
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_protected_file_is_not_written(path: Path) -> None:
    path.chmod(0o444)
    assert refused(path) == "read-only"
    assert path.read_text(encoding="utf-8") == CAPITALS


@pytest.mark.parametrize("fails", ["replace", "fsync"])
def test_a_disk_that_fails_leaves_the_file_whole_and_nothing_beside_it(
    path: Path, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os if fails == "fsync" else Path, fails, full)
    assert refused(path) == "unwritable"
    assert path.read_text(encoding="utf-8") == CAPITALS
    assert list(path.parent.iterdir()) == [path]


def test_what_is_no_file_or_no_deck_is_said(path: Path) -> None:
    path.write_text("title: [", encoding="utf-8")
    assert refused(path) == "broken"
    path.write_bytes(b"#" * (MOST_BYTES + 1))
    assert refused(path) == "unreadable"
    path.unlink()
    assert refused(path) == "unreadable"


def test_what_check_finds_is_told_of_the_new_card_alone(path: Path) -> None:
    path.write_text(
        "title: T\nlanguage: en\ncards:\n- {question: Is Paris in France?, answer: Paris}\n"
        "- {question: What does the town of Lima have?, answer: a sea, explanation: E}\n"
        "- {question: Which river is the longest?, answer: Nile, explanation: E}\n",
        encoding="utf-8",
    )
    card = NewCard("What does the town of Lima have?", "town", ("zzz", "Town"), "", "Why.")
    found = add_card(path, card).found
    assert {problem.code for problem in found} == {
        "answer-in-question",
        "alike-questions",
        "accept-needless",
    }
    assert {problem.line for problem in found} == {7}


def test_the_desk_counts_the_card_at_once_and_knows_where_none_can_be_added(sit: Sit) -> None:
    desk = opened(sit())
    entry = desk.find("capitals")
    assert why_closed(entry) == ""
    before = row(desk, "capitals.en").cards
    add_card(entry.path, CARD)
    assert desk.look()
    assert row(desk, "capitals.en").cards == before + 1
    entry.path.chmod(0o444)
    assert why_closed(entry) == "read-only"
    entry.path.unlink()
    assert why_closed(entry) == "read-only"


def test_a_deck_that_was_made_in_a_deck_folder_is_not_missed_once_it_is_gone(sit: Sit) -> None:
    desk = opened(sit())
    made = start_deck(desk, path_in(desk.folders.own_decks, "Seas"), "Seas", first_deck)
    assert desk.find("seas").path == made.path
    made.path.unlink()
    assert desk.look()
    assert desk.entry_at(str(made.path)) is None
