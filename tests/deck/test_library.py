import os
import socket
from collections.abc import Sequence
from pathlib import Path

import pytest

from aiquiz.deck.file import Places
from aiquiz.deck.following import Edit, edits, parted
from aiquiz.deck.glance import glance
from aiquiz.deck.library import Entry, Library, UnknownDeckError, open_library
from aiquiz.deck.seen import Look, SeenCard, SeenDeck

CARDS = "cards:\n  - question: Which American city is it?\n    answer: Memphis\n"


class Memory:
    """A registry that forgets with the test."""

    def __init__(self) -> None:
        self.decks: dict[str, Look] = {}

    def seen(self) -> Sequence[SeenDeck]:
        return list(self.decks.values())

    def seen_cards(self, path: str) -> Sequence[SeenCard]:
        return self.decks[path].cards if path in self.decks else ()

    def remember(self, decks: Sequence[Look]) -> None:
        self.decks |= {deck.path: deck for deck in decks}


@pytest.fixture
def registry() -> Memory:
    return Memory()


@pytest.fixture
def places(tmp_path: Path) -> Places:
    for name in ("built-in", "own"):
        (tmp_path / name).mkdir()
    return Places(tmp_path / "built-in", tmp_path / "own")


def write(path: Path, head: str = "title: A deck\nlanguage: en\n", cards: str = CARDS) -> Path:
    path.write_text(head + cards, encoding="utf-8")
    return path


def only(library: Library) -> Entry:
    [entry] = library.entries
    return entry


def card_ids(library: Library) -> list[str]:
    return [card.id for deck in library.decks for card in deck.cards]


def test_built_in_decks_come_first_then_the_own_ones(places: Places, registry: Memory) -> None:
    write(places.own / "a.yaml", "title: Own\nid: own\nlanguage: en\n")
    write(places.built_in / "z.yml", "title: Ours\nid: ours\nlanguage: en\n")
    (places.own / "notes.txt").write_text("no deck")
    (places.own / ".hidden.yaml").write_text("no deck")
    library = open_library(places, registry)
    assert [(entry.title, entry.built_in) for entry in library.entries] == [
        ("Ours", True),
        ("Own", False),
    ]


def test_a_deck_without_an_id_keeps_its_name_when_title_or_file_change(
    places: Places, registry: Memory
) -> None:
    path = write(places.own / "a.yaml")
    assert only(open_library(places, registry)).name == "a-deck.en"
    write(path, "title: Another title\nlanguage: en\n")
    assert only(open_library(places, registry)).name == "a-deck.en"
    path.rename(places.own / "b.yaml")
    assert only(open_library(places, registry)).name == "a-deck.en"


def test_two_decks_of_one_title_get_two_names(places: Places, registry: Memory) -> None:
    write(places.own / "a.yaml")
    write(places.own / "b.yaml", cards=CARDS.replace("Memphis", "Austin"))
    library = open_library(places, registry)
    assert [entry.name for entry in library.entries] == ["a-deck.en", "a-deck-2.en"]


def test_an_edited_question_keeps_its_history_and_the_learner_is_told(
    places: Places, registry: Memory
) -> None:
    path = write(places.own / "a.yaml")
    [before] = card_ids(open_library(places, registry))
    write(path, cards=CARDS.replace("American city", "american town"))
    library = open_library(places, registry)
    assert card_ids(library) == [before]
    [told] = library.followed
    assert told == Edit(
        "A deck",
        ("a-deck", "en"),
        before,
        "Which American city is it?",
        "Which american town is it?",
    )
    again = open_library(places, registry)
    assert card_ids(again) == [before]
    assert again.followed == ()


def edited(registry: Memory, path: Path) -> list[Edit]:
    return edits(registry.decks[str(path)], registry.seen_cards(str(path)))


def part(registry: Memory, path: Path, card: str) -> None:
    look = parted(registry.decks[str(path)], registry.seen_cards(str(path)), card)
    assert look is not None
    registry.remember([look])


def test_what_an_edited_card_was_is_kept_until_its_next_edit(
    places: Places, registry: Memory
) -> None:
    path = write(places.own / "a.yaml")
    [first] = card_ids(open_library(places, registry))
    was = "Which American city is it?"
    for question in ("Which American town is it?", "Which big American town is it?"):
        write(path, cards=CARDS.replace("Which American city is it?", question))
        for _again in range(2):
            assert card_ids(open_library(places, registry)) == [first]
            [edit] = edited(registry, path)
            assert (edit.card, edit.before, edit.now) == (first, was, question)
        was = question


def test_a_card_parted_from_a_history_starts_anew_and_is_not_taken_for_it_again(
    places: Places, registry: Memory
) -> None:
    path = write(places.own / "a.yaml")
    [before] = card_ids(open_library(places, registry))
    mended = CARDS.replace("American city", "American town")
    write(path, cards=mended)
    open_library(places, registry)
    part(registry, path, before)
    assert edited(registry, path) == []
    [fresh] = card_ids(open_library(places, registry))
    assert fresh != before
    for title in ("One", "Two"):
        write(path, f"title: {title}\nid: a-deck\nlanguage: en\n", mended)
        library = open_library(places, registry)
        assert (card_ids(library), library.followed) == ([fresh], ())
    write(path, cards=CARDS)
    assert card_ids(open_library(places, registry)) == [before]


def test_parting_takes_back_the_last_edit_alone(places: Places, registry: Memory) -> None:
    path = write(places.own / "a.yaml")
    [first] = card_ids(open_library(places, registry))
    once = CARDS.replace("American city", "American town")
    twice = CARDS.replace("American city", "big American town")
    for cards in (once, twice):
        write(path, cards=cards)
        open_library(places, registry)
    part(registry, path, first)
    [fresh] = card_ids(open_library(places, registry))
    assert fresh != first
    write(path, cards=once)
    assert card_ids(open_library(places, registry)) == [first]


def test_a_card_asked_both_ways_is_parted_with_its_other_way(
    places: Places, registry: Memory
) -> None:
    cards = CARDS + "    reverse: true\n"
    path = write(places.own / "a.yaml", cards=cards)
    before = card_ids(open_library(places, registry))
    write(path, cards=cards.replace("American city", "American town"))
    assert card_ids(open_library(places, registry)) == before
    assert len(edited(registry, path)) == 1
    part(registry, path, before[0])
    now = card_ids(open_library(places, registry))
    assert now[1] == now[0] + "~"
    assert not set(now) & set(before)


def test_only_what_goes_on_under_another_name_can_be_parted(
    places: Places, registry: Memory
) -> None:
    path = write(places.own / "a.yaml", cards=CARDS + "  - {id: own, question: Q, answer: A}\n")
    open_library(places, registry)
    seen = registry.decks[str(path)]
    assert [
        parted(seen, seen.cards, name) for name in (*(card.key for card in seen.cards), "no")
    ] == [None] * 3


def test_a_card_with_the_old_text_is_not_given_the_history_that_was_parted(
    places: Places, registry: Memory
) -> None:
    path = write(places.own / "a.yaml")
    [old] = card_ids(open_library(places, registry))
    both = CARDS.replace("American city", "American town") + CARDS.removeprefix("cards:\n")
    write(path, cards=CARDS.replace("American city", "American town"))
    open_library(places, registry)
    write(path, cards=both)
    first, again = card_ids(open_library(places, registry))
    assert first == old
    part(registry, path, old)
    now = card_ids(open_library(places, registry))
    assert now[1] == again
    assert len({old, *now}) == 3


def test_a_card_that_left_and_came_back_finds_its_history(places: Places, registry: Memory) -> None:
    path = write(places.own / "a.yaml")
    [before] = card_ids(open_library(places, registry))
    edited = CARDS.replace("American city", "american town")
    write(path, cards=edited)
    open_library(places, registry)
    write(path, cards="cards:\n  - question: Something else entirely\n    answer: x\n")
    open_library(places, registry)
    write(path, cards=edited)
    assert card_ids(open_library(places, registry)) == [before]


def test_one_identity_belongs_to_one_file(places: Places, registry: Memory) -> None:
    head = "title: T\nid: same\nlanguage: en\n"
    first = write(places.built_in / "a.yaml", head)
    write(places.own / "b.yaml", head)
    entry = open_library(places, registry).entries[1]
    assert entry.deck is None
    assert (entry.problems[0].code, entry.problems[0].facts) == ("same-deck", {"path": str(first)})


def test_a_deck_opened_by_path_stays_listed_and_is_missed_when_away(
    places: Places, registry: Memory, tmp_path: Path
) -> None:
    path = write(tmp_path / "elsewhere.yaml")
    open_library(Places(places.built_in, places.own, opened=(path,)), registry)
    assert only(open_library(places, registry)).opened
    path.unlink()
    entry = only(open_library(places, registry))
    assert entry.missing
    assert entry.title == "A deck"


def test_a_history_follows_from_edit_to_edit_while_the_file_moves(
    places: Places, registry: Memory
) -> None:
    head = "title: T\nid: t\nlanguage: en\n"
    edits = [
        "Which American city hosts the first supercluster?",
        "Which American town hosts the first supercluster?",
        "Which American town hosts the biggest supercluster?",
        "In which town does the biggest supercluster stand?",
    ]
    path = places.own / "0.yaml"
    keys = set()
    for number, question in enumerate(edits):
        if number:
            path = path.rename(places.own / f"{number}.yaml")
        write(path, head, f"cards:\n  - question: {question}\n    answer: Memphis\n")
        os.utime(path, (number, number))
        keys.update(card_ids(open_library(places, registry)))
    assert len(keys) == 1


def test_a_file_that_several_paths_lead_to_is_one_deck(
    places: Places, registry: Memory, tmp_path: Path
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (tmp_path / "link").symlink_to(folder)
    paths = [folder / "a.yaml", tmp_path / "link" / "a.yaml", folder / ".." / "folder" / "a.yaml"]
    write(paths[0])
    for path in paths:
        library = open_library(Places(places.built_in, places.own, opened=(path,)), registry)
        assert only(library).path == paths[0]
        assert all(library.find(str(p), "en") is only(library) for p in paths)
    assert only(open_library(places, registry)).name == "a-deck.en"


def test_a_name_of_nobody_s_home_is_an_unknown_deck(places: Places, registry: Memory) -> None:
    write(places.own / "a.yaml")
    library = open_library(places, registry)
    for name in ("~no-such-user", "~no-such-user/a.yaml", "a\0b", "x" * 5000):
        with pytest.raises(UnknownDeckError):
            library.find(name, "en")


@pytest.mark.skipif(os.name == "nt", reason="names are not bytes here")
def test_a_file_name_of_bad_bytes_is_cleaned_where_it_becomes_a_title(
    places: Places, registry: Memory
) -> None:
    try:
        write(
            Path(os.fsdecode(os.fsencode(places.own) + b"/b\xff\x1b[31mad.yaml")), "language: en\n"
        )
    except OSError:
        pytest.skip("this file system refuses such names")
    entry = only(open_library(places, registry))
    assert (entry.title, entry.name) == ("b[31mad", "b-31mad.en")
    assert entry.deck is not None
    assert [deck.title for deck in registry.seen()] == ["b[31mad"]


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


def make_folder(path: Path) -> None:
    path.mkdir()


def make_loop(path: Path) -> None:
    path.symlink_to(path)


def make_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def make_socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # a socket's path has to be short
    try:
        with socket.socket(socket.AF_UNIX) as bound:
            bound.bind(path.name)
    finally:
        os.chdir(here)


def make_huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(50 * 1024**3)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes and devices here")
@pytest.mark.parametrize(
    ("make", "code"),
    [
        (make_pipe, "not-a-file"),
        (make_folder, "not-a-file"),
        (make_device, "not-a-file"),
        (make_socket, "not-a-file"),
        (make_loop, "link-loop"),
        (make_huge, "too-large"),
    ],
)
def test_what_is_not_a_file_is_refused_at_once(
    make: object, code: str, places: Places, registry: Memory
) -> None:
    assert callable(make)
    make(places.own / "x.yaml")
    entry = only(open_library(places, registry))
    assert entry.problems[0].code == code
    assert entry.deck is None


def test_a_link_to_a_deck_is_followed(places: Places, registry: Memory, tmp_path: Path) -> None:
    (places.own / "link.yaml").symlink_to(write(tmp_path / "real.yaml"))
    assert only(open_library(places, registry)).title == "A deck"


def test_a_name_finds_its_deck(places: Places, registry: Memory) -> None:
    for language in ("en", "fr"):
        head = f"title: T\nid: musk-school\nlanguage: {language}\n"
        write(places.built_in / f"m.{language}.yaml", head)
    path = write(places.own / "h.yaml", "title: H\nid: history\nlanguage: en\n")
    library = open_library(places, registry)
    assert library.find("musk-school", "fr").name == "musk-school.fr"
    assert library.find("musk-school.en", "fr").name == "musk-school.en"
    assert library.find("mu", "en").name == "musk-school.en"
    assert library.find("hist", "fr").name == "history.en"
    assert library.find(str(path), "fr").name == "history.en"
    with pytest.raises(UnknownDeckError) as none:
        library.find("physics", "en")
    assert none.value.candidates == ("musk-school.en", "musk-school.fr", "history.en")
    with pytest.raises(UnknownDeckError) as both:
        library.find("musk-school", "de")
    assert both.value.candidates == ("musk-school.en", "musk-school.fr")


def test_a_deck_that_broke_goes_by_the_name_it_had(places: Places, registry: Memory) -> None:
    path = write(places.own / "mine.yaml", "title: My coffee\nid: coffee\nlanguage: fr\n")
    write(places.own / "other.yaml", "title: Tables\nid: coffee-tables\nlanguage: fr\n")
    open_library(places, registry)
    path.write_text("title: [", encoding="utf-8")
    library = open_library(places, registry)
    for name in ("coffee", "coffee.fr", "mine", "my Coffee", str(path)):
        entry = library.find(name, "en")
        assert (entry.path, entry.deck, entry.title) == (path, None, "My coffee")
    assert library.find("coffee-", "en").name == "coffee-tables.fr"
    with pytest.raises(UnknownDeckError) as unknown:
        library.find("tea", "en")
    assert unknown.value.candidates == ("coffee.fr", "coffee-tables.fr")


def test_a_deck_that_can_be_read_comes_before_one_that_broke(
    places: Places, registry: Memory
) -> None:
    head = "title: T\nid: coffee\nlanguage: en\n"
    path = write(places.own / "a.yaml", head)
    open_library(places, registry)
    path.write_text("title: [", encoding="utf-8")
    copy = write(places.own / "b.yaml", head)
    library = open_library(places, registry)
    for name in ("coffee", "coffee.en", "cof"):
        assert library.find(name, "en").path == copy


def test_of_broken_decks_the_one_in_the_language_spoken_is_meant(
    places: Places, registry: Memory
) -> None:
    for language in ("en", "fr"):
        head = f"title: T\nid: coffee\nlanguage: {language}\n"
        write(places.own / f"{language}.yaml", head)
    open_library(places, registry)
    for language in ("en", "fr"):
        (places.own / f"{language}.yaml").write_text("title: [", encoding="utf-8")
    library = open_library(places, registry)
    assert library.find("coffee", "fr").path == places.own / "fr.yaml"
    with pytest.raises(UnknownDeckError):
        library.find("coffee", "de")


def test_a_deck_is_found_by_its_title_and_by_its_file(places: Places, registry: Memory) -> None:
    path = write(places.own / "first.yaml", "title: L’été à Paris\nid: summer\nlanguage: fr\n")
    library = open_library(places, registry)
    assert library.find("L’ÉTÉ à paris", "en").path == path
    assert library.find("first", "en").path == path


def test_a_glance_reads_nothing_and_sees_as_many_cards(places: Places, registry: Memory) -> None:
    path = write(places.own / "a.yaml")
    assert glance(places, list(registry.seen())) is None
    library = open_library(places, registry)
    [seen] = glance(places, list(registry.seen())) or []
    assert (seen.path, seen.held) == (path, len(card_ids(library)))
    write(path, cards=CARDS * 2)
    assert glance(places, list(registry.seen())) is None


def test_a_glance_counts_a_deck_that_two_files_hold_once(places: Places, registry: Memory) -> None:
    head = "title: T\nid: same\nlanguage: en\n"
    write(places.own / "b.yaml", head)
    open_library(places, registry)
    first = write(places.built_in / "a.yaml", head)
    library = open_library(places, registry)
    [seen] = glance(places, list(registry.seen())) or []
    assert (seen.path, seen.held) == (first, len(card_ids(library)))


def test_a_glance_passes_over_an_opened_file_that_is_away(
    places: Places, registry: Memory, tmp_path: Path
) -> None:
    path = write(tmp_path / "elsewhere.yaml")
    open_library(Places(places.built_in, places.own, opened=(path,)), registry)
    path.unlink()
    assert glance(places, list(registry.seen())) == []
