"""Files that have not changed since they were last read are known without reading them."""

import os
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from aiquiz.deck.entry import Entry, kept_tags, tags_to_keep
from aiquiz.deck.file import FileText, Places, read_file
from aiquiz.deck.library import Library, open_library
from aiquiz.deck.problem import Problem
from aiquiz.deck.seen import Look, SeenCard, SeenDeck, Sighting

RIVERS = """\
title: Rivers
language: en
tags: [water]
cards:
  - {question: Which river is it?, answer: Nile, tags: [africa]}
  - {question: Which other?, answer: Loire}
  - {question: No answer?}
"""
LAKES = """\
title: Lakes
id: lakes
language: fr
cards:
  - {id: one, question: Quel lac ?, answer: Annecy, reverse: true}
"""


class Memory:
    """A registry that forgets with the test."""

    def __init__(self) -> None:
        self.decks: dict[str, Sighting] = {}

    def seen(self) -> Sequence[SeenDeck]:
        return list(self.decks.values())

    def seen_cards(self, path: str) -> Sequence[SeenCard]:
        return self.decks[path].cards if path in self.decks else ()

    def remember(self, decks: Sequence[Look]) -> None:
        for deck in decks:
            assert isinstance(deck, Sighting)
            self.decks[deck.path] = deck

    def change(self, path: Path, **facts: object) -> None:
        self.decks[str(path)] = self.decks[str(path)]._replace(**facts)  # type: ignore[arg-type]


@pytest.fixture
def registry() -> Memory:
    return Memory()


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were read, in order."""
    found: list[str] = []

    def counted(path: Path) -> FileText | Problem:
        found.append(path.name)
        return read_file(path)

    monkeypatch.setattr("aiquiz.deck.opening.read_file", counted)
    return found


@pytest.fixture
def places(tmp_path: Path) -> Places:
    for name in ("built-in", "own"):
        (tmp_path / name).mkdir()
    (tmp_path / "own" / "lakes.yaml").write_text(LAKES, encoding="utf-8")
    (tmp_path / "own" / "rivers.yaml").write_text(RIVERS, encoding="utf-8")
    return Places(tmp_path / "built-in", tmp_path / "own")


def facts(entry: Entry) -> tuple[object, ...]:
    return (
        *(entry.path, entry.name, entry.title, entry.id, entry.language, entry.is_deck),
        *(entry.cards, entry.card_ids, entry.errors, entry.tagged, entry.missing, entry.opened),
    )


def contents(entry: Entry) -> tuple[object, ...]:
    return entry.deck, entry.problems, entry.written


def test_a_second_opening_reads_no_file_and_tells_the_same(
    places: Places, registry: Memory, reads: list[str]
) -> None:
    first = open_library(places, registry)
    assert reads == ["lakes.yaml", "rivers.yaml"]
    second = open_library(places, registry)
    assert list(map(facts, second.entries)) == list(map(facts, first.entries))
    assert [entry.name for entry in second.studied] == ["lakes.fr", "rivers.en"]
    assert second.find("riv", "en") is second.entries[1]
    assert second.named({("lakes", "fr")}) == [second.entries[0]]
    assert [entry.errors for entry in second.entries] == [0, 1]
    assert second.entries[1].tagged == Counter(water=2, africa=1)
    assert reads == ["lakes.yaml", "rivers.yaml"]


def test_a_file_is_read_when_what_is_in_it_is_asked_for_and_only_once(
    places: Places, registry: Memory, reads: list[str]
) -> None:
    first = open_library(places, registry)
    second = open_library(places, registry)
    kept = dict(registry.decks)
    reads.clear()
    assert contents(second.entries[1]) == contents(first.entries[1])
    assert contents(second.entries[1]) == contents(first.entries[1])
    assert facts(second.entries[1]) == facts(first.entries[1])
    assert reads == ["rivers.yaml"]
    assert registry.decks == kept
    assert second.decks == first.decks
    assert reads == ["rivers.yaml", "lakes.yaml"]


def other_size(path: Path) -> None:
    path.write_text(LAKES + "# more\n", encoding="utf-8")


def other_time(path: Path) -> None:
    facts = path.stat()
    path.write_text(LAKES.replace("Annecy", "Geneva"), encoding="utf-8")
    os.utime(path, ns=(facts.st_atime_ns, facts.st_mtime_ns + 1_000_000_000))


def other_file(path: Path) -> None:
    facts = path.stat()
    fresh = path.with_suffix(".new")
    fresh.write_text(LAKES.replace("Annecy", "Geneva"), encoding="utf-8")
    os.utime(fresh, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    fresh.replace(path)


@pytest.mark.parametrize("change", [other_size, other_time, other_file])
def test_a_file_that_changed_is_read_again_and_no_other_one(
    change: Callable[[Path], None], places: Places, registry: Memory, reads: list[str]
) -> None:
    open_library(places, registry)
    change(places.own / "lakes.yaml")
    reads.clear()
    open_library(places, registry)
    assert reads == ["lakes.yaml"]
    open_library(places, registry)
    assert reads == ["lakes.yaml"]


def test_what_another_version_read_is_read_again(
    places: Places, registry: Memory, reads: list[str]
) -> None:
    open_library(places, registry)
    registry.change(places.own / "lakes.yaml", reader="0.0.1 1")
    reads.clear()
    open_library(places, registry)
    open_library(places, registry)
    assert reads == ["lakes.yaml"]


def test_a_file_that_is_opened_by_its_path_for_the_first_time_is_read(
    places: Places, registry: Memory, reads: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "built-in" / "seas.yaml"
    path.write_text(LAKES.replace("lakes", "seas"), encoding="utf-8")
    open_library(places, registry)
    elsewhere = Places(tmp_path / "none", places.own, opened=(path,))
    reads.clear()
    assert open_library(elsewhere, registry).entries[-1].opened
    assert reads == ["seas.yaml"]
    assert open_library(Places(tmp_path / "none", places.own), registry).entries[-1].opened
    assert reads == ["seas.yaml"]


def test_of_two_known_files_that_are_the_same_deck_the_second_is_refused(
    places: Places, registry: Memory
) -> None:
    open_library(places, registry)
    first = places.built_in / "lakes.yaml"
    first.write_text(LAKES, encoding="utf-8")
    for _ in range(2):
        library = open_library(places, registry)
        assert [entry.is_deck for entry in library.entries] == [True, False, True]
        twin = library.entries[1]
        assert [problem.code for problem in twin.problems] == ["same-deck"]
        assert (twin.errors, twin.id, twin.cards, twin.card_ids) == (1, "", 0, ())


def test_a_deck_is_found_by_its_name_without_following_a_path(
    places: Places, registry: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = open_library(places, registry)
    monkeypatch.setattr("aiquiz.deck.library.real_path", lambda path: pytest.fail(str(path)))
    # A session over all of a thousand decks names each of them.
    assert [library.find(entry.name, "en") for entry in library.entries] == list(library.entries)


# Between the look and the reading

OTHER = RIVERS.replace("Which river is it?", "Which river is it now?")


def unread(places: Places, registry: Memory) -> tuple[Library, Path]:
    open_library(places, registry)
    return open_library(places, registry), places.own / "rivers.yaml"


def test_what_was_saved_after_the_look_is_read_as_it_stands_and_keeps_its_names(
    places: Places, registry: Memory
) -> None:
    library, path = unread(places, registry)
    entry = library.entries[1]
    before = entry.card_ids
    path.write_text(OTHER, encoding="utf-8")
    assert entry.deck is not None
    assert entry.deck.cards[0].question == "Which river is it now?"
    assert (entry.card_ids, library.followed[0].now) == (before, "Which river is it now?")
    assert library.find("rivers.en", "en") is entry
    again = open_library(places, registry)
    assert (again.entries[1].card_ids, again.followed) == (before, ())


def test_what_broke_or_left_after_the_look_is_told_as_it_is(
    places: Places, registry: Memory
) -> None:
    library, path = unread(places, registry)
    path.write_text("title: [", encoding="utf-8")
    lakes, rivers = library.entries
    lakes.path.unlink()
    assert rivers.name == "rivers.en"
    assert (rivers.deck, lakes.deck) == (None, None)
    assert (rivers.errors, rivers.cards, rivers.card_ids, rivers.id) == (1, 0, (), "")
    assert (lakes.missing, lakes.title, lakes.is_deck) == (True, "Lakes", False)


# What was kept is not trusted blindly


def test_cards_that_are_missing_from_what_was_kept_are_read(
    places: Places, registry: Memory, reads: list[str]
) -> None:
    library, path = unread(places, registry)
    whole = library.entries[1].card_ids
    registry.change(path, cards=registry.decks[str(path)].cards[1:])
    reads.clear()
    holed = open_library(places, registry)
    assert reads == []
    assert holed.entries[1].card_ids == whole
    assert reads == ["rivers.yaml"]


@pytest.mark.parametrize("kept", ["", "[1", "[]", "3", '{"water": "many"}'])
def test_tags_that_can_not_be_understood_are_read(
    kept: str, places: Places, registry: Memory, reads: list[str]
) -> None:
    _library, path = unread(places, registry)
    registry.change(path, tags=kept)
    reads.clear()
    assert open_library(places, registry).entries[1].tagged == Counter(water=2, africa=1)
    assert reads == ["rivers.yaml"]


def test_tags_come_back_as_they_were_kept() -> None:
    tags = Counter({"«é»": 2, "": 1})
    assert kept_tags(tags_to_keep(tags)) == tags
    assert kept_tags(tags_to_keep(Counter())) == Counter()


def test_a_registry_that_lost_everything_is_filled_again(
    places: Places, registry: Memory, reads: list[str]
) -> None:
    first = open_library(places, registry)
    kept = dict(registry.decks)
    registry.decks.clear()
    second = open_library(places, registry)
    assert list(map(facts, second.entries)) == list(map(facts, first.entries))
    assert registry.decks == kept
    assert len(reads) == 4
