"""Histories that went with an edit, parting them again, and those whose card is gone."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from aiquiz.deck.file import Places
from aiquiz.deck.following import edits, parted
from aiquiz.deck.library import open_library
from aiquiz.deck.seen import Look, SeenCard, SeenDeck
from aiquiz.desk import Desk, StudyWish
from aiquiz.desk.browse.cards import every_card
from aiquiz.desk.histories import edits_of, orphans_of, part
from aiquiz.scheduling.review import CardKey
from tests.desk.sat import Sit, answer, opened, row

RIVERS = """\
title: Rivers
id: rivers
language: en
cards:
  - {question: "Which River flows through Rome, Italy?", answer: Tiber}
  - {id: named, question: Which river flows through Bonn?, answer: Rhine}
"""
EDITED = RIVERS.replace("flows", "runs", 1)


def studied(sit: Sit) -> tuple[Desk, Path]:
    """Give a desk at which both rivers were answered."""
    desk = sit()
    path = desk.folders.own_decks / "rivers.yaml"
    path.write_text(RIVERS, encoding="utf-8")
    opened(desk)
    answer(desk, desk.session(StudyWish(decks=("rivers",))), "Tiber", "Rhine")
    return desk, path


def save(desk: Desk, path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    desk.read_decks()


def test_a_history_that_followed_can_be_parted_and_is_then_without_a_card(sit: Sit) -> None:
    desk, path = studied(sit)
    save(desk, path, EDITED)
    [edit] = edits_of(desk)
    assert list(desk.library.followed) == [edit]
    assert (edit.before, edit.now) == (
        "Which River flows through Rome, Italy?",
        "Which River runs through Rome, Italy?",
    )
    assert row(desk, "rivers.en").fresh == 0
    assert orphans_of(desk) == []
    assert part(desk, edit)
    assert edits_of(desk) == []
    assert not desk.library.followed
    assert row(desk, "rivers.en").fresh == 1
    [orphan] = orphans_of(desk)
    assert orphan[1:4] == ("Rivers", "Which River flows through Rome, Italy?", 1)
    assert orphan.last_day == desk.now().day
    assert not part(desk, edit)
    desk.read_decks()
    assert (edits_of(desk), orphans_of(desk)) == ([], [orphan])
    save(desk, path, RIVERS)
    assert (row(desk, "rivers.en").fresh, orphans_of(desk)) == (0, [])


def test_an_edit_of_a_card_that_was_never_studied_has_nothing_to_tell(sit: Sit) -> None:
    desk = sit()
    path = desk.folders.own_decks / "rivers.yaml"
    path.write_text(RIVERS, encoding="utf-8")
    opened(desk)
    save(desk, path, EDITED)
    assert edits_of(desk) == []


def test_cards_that_left_are_listed_with_what_is_known_of_them(sit: Sit) -> None:
    desk, path = studied(sit)
    save(desk, path, "title: Rivers\nid: rivers\nlanguage: en\ncards: []\n")
    derived, named = orphans_of(desk)
    assert named.card == CardKey("rivers", "en", "named")
    assert {derived.question, named.question} == {
        "Which River flows through Rome, Italy?",
        "Which river flows through Bonn?",
    }
    assert orphans_of(desk, ("capitals", "en")) == []
    assert len(orphans_of(desk, ("rivers", "en"))) == 2
    path.unlink()
    desk.read_decks()
    assert orphans_of(desk) == [derived, named]


def test_a_card_that_was_edited_and_lost_goes_by_the_question_seen_last(sit: Sit) -> None:
    desk, path = studied(sit)
    save(desk, path, EDITED)
    path.unlink()
    desk.read_decks()
    questions = {orphan.question for orphan in orphans_of(desk)}
    assert questions == {
        "Which River runs through Rome, Italy?",
        "Which river flows through Bonn?",
    }
    assert {row.question for row in every_card(desk) if row.gone} == questions


def test_cards_of_a_file_that_is_broken_or_away_for_now_are_not_gone(
    sit: Sit, tmp_path: Path
) -> None:
    desk, path = studied(sit)
    save(desk, path, "title: [")
    assert orphans_of(desk) == []
    path.unlink()
    elsewhere = tmp_path / "elsewhere.yaml"
    elsewhere.write_text(RIVERS, encoding="utf-8")
    desk.list_also(elsewhere)
    elsewhere.unlink()
    desk.read_decks()
    assert orphans_of(desk) == []
    elsewhere.write_text(RIVERS, encoding="utf-8")
    desk.store.forget(str(elsewhere))
    other = sit()
    opened(other)
    assert orphans_of(other) == []
    elsewhere.unlink()
    assert len(orphans_of(other)) == 2


class Kept:
    """A registry in memory."""

    def __init__(self) -> None:
        self.deck: Look | None = None

    def seen(self) -> Sequence[SeenDeck]:
        return [self.deck] if self.deck else []

    def seen_cards(self, path: str) -> Sequence[SeenCard]:
        return self.deck.cards if self.deck else ()

    def remember(self, decks: Sequence[Look]) -> None:
        for deck in decks:
            self.deck = deck


LIKE = [f"Which {thing} did the vendors name?" for thing in ("month", "months", "mouth", "year")]
LIKE += [LIKE[0] + " Say it.", LIKE[0] + " Name it."]


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.lists(st.sampled_from(LIKE), max_size=4, unique=True), st.integers(0, 3)),
        max_size=5,
    )
)
@example([(LIKE[1:2], 0), (LIKE[:1], 1), ([], 0), ([LIKE[0], LIKE[2]], 0)])
def test_through_any_edits_and_partings_names_stay_single_and_as_they_are(
    looks: list[tuple[list[str], int]],
) -> None:
    with tempfile.TemporaryDirectory() as name:
        path, kept = Path(name) / "deck.yaml", Kept()
        places = Places(Path(name) / "none", Path(name))

        def keys() -> list[str]:
            library = open_library(places, kept)
            return [card.id for deck in library.decks for card in deck.cards]

        for questions, which in looks:
            cards = "".join(f"- {{question: {q!r}, answer: a}}\n" for q in questions)
            path.write_text(f"title: T\nid: t\ncards:\n{cards}", encoding="utf-8")
            now = keys()
            assert len(set(now)) == len(now) == len(questions)
            assert keys() == now
            if kept.deck is None:
                continue
            going = edits(kept.deck, kept.deck.cards)
            if which < len(going):
                look = parted(kept.deck, kept.deck.cards, going[which].card)
                assert look is not None
                kept.remember([look])
                fresh = keys()
                assert [a != b for a, b in zip(now, fresh, strict=True)].count(True) == 1
                assert len(set(fresh)) == len(fresh)
                assert going[which].card not in fresh
                assert keys() == fresh
