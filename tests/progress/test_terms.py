"""Terms by deck: whose due days they move, and whose not."""

import os
from collections.abc import Iterator
from pathlib import Path
from sqlite3 import Connection

import pytest

from aiquiz.progress import memories
from aiquiz.progress.store import Store, open_store
from aiquiz.scheduling.days import Moment
from aiquiz.scheduling.fsrs6 import after
from aiquiz.scheduling.memory import DEFAULT_PARAMETERS, Memory, Policies, Policy, Terms
from aiquiz.scheduling.review import CardKey, Rating, Review

ART, ART_FR, LAW = (
    CardKey(*key) for key in (("art", "en", "1"), ("art", "fr", "1"), ("law", "en", "1"))
)
CARDS = (ART, ART_FR, LAW)
DAY_MS = 86_400_000
NOON = 20_000 * DAY_MS + 43_200_000
OTHER = Policy(parameters=(*DEFAULT_PARAMETERS[:-1], 0.2))
STRICT = Policy(0.97)


def opened(folder: Path, terms: Terms) -> Store:
    store = open_store(folder / "p.db", terms, now_ms=NOON, random_bytes=os.urandom)
    assert store is not None
    return store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path, Policy()) as store:
        for card in CARDS:
            for days in (0, 3, 10):
                store.append(_good(card, days))
        yield store


def _good(card: CardKey, days: int) -> Review:
    at = Moment(NOON + days * DAY_MS)
    return Review(card, at, "correct", "same", Rating.GOOD, 1.0, 0, 1, 900, "due", None, None)


def folded(card: CardKey, policy: Policy) -> Memory:
    memory = None
    for days in (0, 3, 10):
        memory = after(memory, Rating.GOOD, Moment(NOON).day + days, policy, card)
    assert memory is not None
    return memory


@pytest.mark.parametrize("own", [STRICT, Policy(maximum_interval=12), OTHER])
def test_a_decks_own_terms_hold_for_what_was_answered_before_and_for_it_alone(
    store: Store, own: Policy
) -> None:
    store.go_by(Policies(Policy(), {"art": own}))
    assert store.memories() == {
        ART: folded(ART, own),
        ART_FR: folded(ART_FR, own),
        LAW: folded(LAW, Policy()),
    }
    store.go_by(Policy())
    assert store.memories() == {card: folded(card, Policy()) for card in CARDS}


def test_general_terms_hold_for_the_decks_without_their_own(store: Store) -> None:
    store.go_by(Policies(STRICT, {"art": Policy()}))
    assert store.memory(ART) == folded(ART, Policy())
    assert store.memory(LAW) == folded(LAW, STRICT)


def test_a_review_is_folded_under_the_terms_of_its_deck(tmp_path: Path) -> None:
    with opened(tmp_path, Policies(Policy(), {"art": STRICT})) as store:
        for days in (0, 3, 10):
            _, memory = store.append(_good(ART, days))
        assert memory == folded(ART, STRICT)
        store.rebuild()
        assert store.memory(ART) == memory


def test_opening_under_other_terms_brings_the_due_days_up_to_date(
    store: Store, tmp_path: Path
) -> None:
    terms = Policies(Policy(), {"law": STRICT})
    with opened(tmp_path, terms) as other:
        assert other.memory(LAW) == folded(LAW, STRICT)
        assert other.memory(ART) == folded(ART, Policy())


def test_nothing_is_folded_that_the_change_does_not_touch(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    replayed: list[CardKey] = []
    replay = memories.replay

    def watched(database: Connection, number: int, card: CardKey, terms: Terms) -> Memory | None:
        replayed.append(card)
        return replay(database, number, card, terms)

    monkeypatch.setattr(memories, "replay", watched)
    monkeypatch.setattr(memories, "rebuild", pytest.fail)
    store.go_by(Policies(Policy(), {"art": STRICT}))
    assert replayed == []
    store.go_by(Policies(Policy(), {"art": STRICT, "law": OTHER}))
    assert replayed == [LAW]
    store.go_by(Policies(Policy(), {"art": STRICT, "law": OTHER, "gone": STRICT}))
    assert replayed == [LAW]
