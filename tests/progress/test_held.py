"""How many cards are due, counted along an index that follows memories and files by itself."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aiquiz.progress.deck_files import SeenCard
from aiquiz.progress.held import Count
from aiquiz.progress.store import Store
from aiquiz.progress.trouble import StoreError
from aiquiz.scheduling.memory import Policy
from aiquiz.scheduling.review import CardKey, Mark, Rating, Ref, Reset, Undo
from tests.progress.test_store import at, open_at, review

DAYS = range(at(0).day - 1, at(40).day)
NAMES = ("a", "b", "c")
EXAMPLES = count()


@dataclass
class File:
    """A deck file as it looks at one moment."""

    path: str
    id: str
    cards: tuple[SeenCard, ...]
    language: str = "en"
    size: int = 1
    mtime_ns: int = 1
    inode: int = 1
    digest: str = ""
    title: str = ""
    id_derived: bool = False
    opened: bool = False
    problems: int = 0
    tags: str = ""
    reader: str = ""
    held: int = field(init=False, default=0)


def file(deck: str, names: Any, path: str = "/x.yaml") -> File:
    cards = [SeenCard(name, False, "text", "", "?", name in names) for name in NAMES]
    return File(path, deck, tuple(cards))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_at(tmp_path_factory.mktemp("store")) as opened:
        yield opened


STEPS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(("review", "reset")), st.sampled_from(NAMES), st.floats(0, 9)),
        st.tuples(st.just("undo"), st.integers(0, 20), st.floats(0, 9)),
        st.tuples(st.just("file"), st.frozensets(st.sampled_from(NAMES)), st.booleans()),
        st.tuples(st.just("rebuild"), st.none(), st.none()),
        st.tuples(st.just("terms"), st.none(), st.floats(0.7, 0.97)),
    ),
    max_size=12,
)


@settings(max_examples=25)
@given(STEPS, st.frozensets(st.sampled_from(NAMES)))
def test_it_counts_what_a_look_at_each_card_counts(
    store: Store, steps: list[tuple[str, Any, Any]], away: frozenset[str]
) -> None:
    deck = f"deck-{next(EXAMPLES)}"
    path = f"/{deck}.yaml"
    held: frozenset[str] = frozenset()
    refs: list[Ref] = []
    for kind, what, number in steps:
        if kind == "review":
            refs.append(store.append(review(number, card=CardKey(deck, "en", what)))[0])
        elif kind == "reset":
            refs.append(store.append(Reset(CardKey(deck, "en", what), at(number)))[0])
        elif kind == "undo" and refs:
            refs.append(store.append(Undo(refs[what % len(refs)], at(number)))[0])
        elif kind == "file":
            held = what
            # Another deck may come to stand in the file.
            store.remember([file("other", what, path), file(deck, what, path)][-1 - number :])
        elif kind == "rebuild":
            store.rebuild()
        elif kind == "terms":
            store.go_by(Policy(number))
    memories = {key.card: known for key, known in store.memories().items() if key.deck == deck}
    put_away = {CardKey(deck, "en", name) for name in away}
    for day in DAYS:
        studied = held & memories.keys()
        due = {name for name in studied - away if memories[name].due_day <= day}
        # A card that the log never named can't have been put away.
        named = {name for kind, name, _ in steps if kind in ("review", "reset")}
        expected = Count(len(studied), len(due), len((held & away & named) - studied))
        assert store.due_counts(day, put_away).get((deck, "en"), Count()) == expected


def test_a_card_put_away_before_it_was_studied_is_no_new_one(store: Store) -> None:
    key = CardKey("put-away", "en", "a")
    store.remember([file("put-away", NAMES, "/put-away.yaml")])
    store.append(Mark(key, "suspend", at(0)))
    assert store.due_counts(at(0).day, {key})[key[:2]] == Count(0, 0, 1)


def test_the_decks_of_which_a_card_was_studied_are_known_without_their_files(store: Store) -> None:
    key = CardKey("without-file", "fr", "a")
    assert key[:2] not in store.started()
    ref, _ = store.append(review(0, Rating.GOOD, key))
    assert key[:2] in store.started()
    assert key[:2] not in store.due_counts(at(30).day, ())
    store.append(Undo(ref, at(0)))
    assert key[:2] not in store.started()


def test_cards_put_away_do_not_come(store: Store) -> None:
    store.remember([file("coming", NAMES, "/coming.yaml")])
    cards = [CardKey("coming", "en", name) for name in ("a", "b")]
    store.append_all([review(0, card=card) for card in cards])
    deck = cards[0][:2]
    assert sum(store.coming(())[deck].values()) == 2
    assert sum(store.coming(cards[:1])[deck].values()) == 1
    assert sum(store.coming([*cards, cards[0]._replace(card="c")])[deck].values()) == 0


def test_what_comes_is_of_one_moment_whatever_another_window_does(tmp_path: Path) -> None:
    """A card moves just when its day is looked up."""
    with open_at(tmp_path) as store, open_at(tmp_path) as other:
        store.remember([file("deck", NAMES)])
        card = CardKey("deck", "en", "a")
        store.append(review(0, card=card))
        moved = iter([True])

        def answer_meanwhile(statement: str) -> None:
            if "c.key = " in statement and next(moved, False):
                with suppress(StoreError):
                    other.database.execute("PRAGMA busy_timeout = 0")
                    other.append(review(30, card=card))

        store.database.set_trace_callback(answer_meanwhile)
        assert sum(store.coming([card])["deck", "en"].values()) == 0
