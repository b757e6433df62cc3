"""First tries and the learner's own verdicts in the log."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aiquiz.progress.store import Store
from aiquiz.scheduling.days import Moment
from aiquiz.scheduling.memory import Policy
from aiquiz.scheduling.review import Attempt, Override, Rating, Ref, Rerating, Undo
from aiquiz.study import Phase, Session
from tests.progress.test_store import CARD, OTHER, at, folded, open_at, review
from tests.study.desk import Told, planned, text

FRENCH = CARD._replace(language="fr")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_at(tmp_path) as opened:
        yield opened


def attempt(days: float = 0, **facts: Any) -> Attempt:
    values: dict[str, Any] = {
        "card": CARD,
        "moment": at(days),
        "verdict": "close",
        "reason": "part",
        "hints": 1,
        "took_ms": 900,
        "mode": "new",
        "typed": "Memph",
    }
    return Attempt(**(values | facts))


def right(of: Ref, days: float, form: str | None = None) -> Override:
    return Override(of, "correct", Rating.GOOD, 1.0, at(days), form)


def wrong(of: Ref, days: float, form: str | None = None) -> Override:
    return Override(of, "wrong", Rating.AGAIN, 0.0, at(days), form)


def rows(store: Store, query: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(store.path) as other:
        found = other.execute(query).fetchall()
    other.close()
    return found


def test_an_attempt_is_kept_and_counts_for_nothing(store: Store) -> None:
    store.begin("study", [("deck", "en")], at(0))
    ref, memory = store.append(attempt())
    assert memory is None
    assert store.memory(CARD) is None
    assert store.reviews() == []
    assert store.started_on(at(0).day) == 0
    assert store.check() == []
    assert rows(store, "SELECT kind, verdict, reason, hints, took_ms, mode, rating FROM event") == [
        ("session", None, None, None, None, "study", None),
        ("attempt", "close", "part", 1, 900, "new", None),
    ]
    assert rows(store, "SELECT seq, given FROM typed") == [(ref.seq, "Memph")]
    _, after_both = store.append(review(0, tries=2))
    assert after_both == folded((0, Rating.GOOD))
    assert store.append(attempt(1))[1] == after_both
    store.rebuild()
    assert store.memory(CARD) == after_both
    assert len(store.reviews()) == 1


def test_the_learner_s_verdict_counts_and_the_grader_s_is_kept(store: Store) -> None:
    ref, _ = store.append(review(0, Rating.AGAIN, verdict="wrong", reason="other", credit=0.0))
    assert not store.reviews()[0].overridden
    change, memory = store.append(right(ref, 0.001, "Memphis TN"))
    assert memory == folded((0, Rating.GOOD))
    [logged] = store.reviews()
    assert (logged.review.verdict, logged.review.credit) == ("correct", 1.0)
    assert (logged.review.rating, logged.review.reason) == (Rating.GOOD, "other")
    assert (logged.graded, logged.overridden) == ("wrong", True)
    assert logged.review.typed == "Memphis"
    assert rows(store, "SELECT verdict FROM event WHERE kind = 'review'") == [("wrong",)]
    _, after_undo = store.append(Undo(change, at(0.002)))
    assert after_undo == folded((0, Rating.AGAIN))
    assert store.reviews()[0].review.verdict == "wrong"
    assert store.reviews()[0].review.credit == 0.0


def test_the_last_word_on_the_rating_counts_and_verdict_and_credit_stay(store: Store) -> None:
    ref, _ = store.append(review(0, Rating.AGAIN, verdict="wrong", credit=0.0))
    store.append(Rerating(ref, Rating.HARD, at(0.001)))
    change, memory = store.append(right(ref, 0.002))
    assert memory == folded((0, Rating.GOOD))
    _, memory = store.append(Rerating(ref, Rating.EASY, at(0.003)))
    assert memory == folded((0, Rating.EASY))
    [logged] = store.reviews()
    assert (logged.review.verdict, logged.review.credit) == ("correct", 1.0)
    store.append(Undo(change, at(0.004)))
    assert store.reviews()[0].review.rating is Rating.EASY


def test_accepted_forms_stand_by_card_while_their_overrides_and_reviews_do(store: Store) -> None:
    first, _ = store.append(review(0))
    second, _ = store.append(review(1, card=FRENCH))
    change, _ = store.append(right(first, 2, "Memphis TN"))
    store.append(right(second, 2, "Memphis, Tennessee"))
    store.append(right(second, 3, "à Memphis"))
    store.append(right(first, 3))
    assert store.accepted_forms() == {
        CARD: ("Memphis TN",),
        FRENCH: ("Memphis, Tennessee", "à Memphis"),
    }
    undo, _ = store.append(Undo(change, at(4)))
    assert CARD not in store.accepted_forms()
    store.append(Undo(undo, at(5)))
    assert store.accepted_forms()[CARD] == ("Memphis TN",)
    store.append(Undo(first, at(6)))
    assert list(store.accepted_forms()) == [FRENCH]


def test_a_form_is_accepted_no_longer_where_the_learner_says_so_later(store: Store) -> None:
    first, _ = store.append(review(0))
    store.append(right(first, 0.1, "Memphis TN"))
    second, _ = store.append(review(1))
    change, _ = store.append(wrong(second, 1.1, "Memphis TN"))
    assert store.accepted_forms() == {}
    store.append(Undo(change, at(1.2)))
    assert store.accepted_forms() == {CARD: ("Memphis TN",)}


def test_a_forgotten_text_is_accepted_no_longer_and_breaks_no_checksum(store: Store) -> None:
    ref, _ = store.append(review(0))
    store.append(right(ref, 0.1, "Memphis TN"))
    rows(store, "DELETE FROM typed")
    assert store.accepted_forms() == {}
    assert store.check() == []
    assert store.reviews()[0].review.verdict == "correct"


def test_a_lost_confirmation_writes_neither_twice(store: Store) -> None:
    ref, _ = store.append(review(0))
    for entry in (attempt(0.1), right(ref, 0.2, "Memphis TN")):
        written, _ = store.append(entry)
        # As after a COMMIT that reached the disk although it was reported as failed.
        store._seq = written.seq - 1
        assert store.append(entry)[0] == written
    assert rows(store, "SELECT count(*) FROM event") == [(3,)]
    assert rows(store, "SELECT count(*) FROM typed") == [(3,)]


def test_an_override_that_was_altered_is_found(store: Store) -> None:
    ref, _ = store.append(review(0))
    change, _ = store.append(right(ref, 0.1, "Memphis TN"))
    rows(store, "DROP TRIGGER event_stays")
    rows(store, "UPDATE event SET verdict = 'wrong' WHERE kind = 'override'")
    assert store.check() == [change]


KINDS = st.sampled_from(["review", "attempt", "right", "wrong", "rerate", "undo"])


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(KINDS, st.integers(0, 30), st.sampled_from(Rating)), max_size=25))
def test_memories_kept_step_by_step_equal_those_rebuilt_from_the_log(
    tmp_path_factory: pytest.TempPathFactory, actions: list[tuple[str, int, Rating]]
) -> None:
    with open_at(tmp_path_factory.mktemp("store")) as store:
        refs: list[Ref] = []
        for number, (kind, which, rating) in enumerate(actions):
            reviews = [logged.ref for logged in store.reviews()]
            if kind == "review":
                card = CARD if number % 3 else OTHER
                refs.append(store.append(review(number, rating, card))[0])
            elif kind == "attempt":
                refs.append(store.append(attempt(number))[0])
            elif kind == "undo" and refs:
                refs.append(store.append(Undo(refs[which % len(refs)], at(number)))[0])
            elif reviews and kind != "undo":
                of = reviews[which % len(reviews)]
                changes: dict[str, Override | Rerating] = {
                    "right": right(of, number, "x"),
                    "wrong": wrong(of, number, "x"),
                    "rerate": Rerating(of, rating, at(number)),
                }
                refs.append(store.append(changes[kind])[0])
        kept = store.memories()
        store.rebuild()
        assert store.memories() == kept
        assert store.check() == []


PRESSES = st.lists(
    st.sampled_from(
        [
            *("right", "wrong", "near", "4 of 5", "give up", "count it", "hint", "next", "hard"),
            *("override", "retype", "undo"),
        ]
    ),
    max_size=25,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PRESSES)
def test_what_a_session_shows_is_what_the_log_says(
    tmp_path_factory: pytest.TempPathFactory, presses: list[str]
) -> None:
    with open_at(tmp_path_factory.mktemp("store")) as store:
        cards = [planned(text(number)) for number in range(2)]
        grader = Told()
        session = Session(cards, {("deck", "en"): grader}, Policy(), seed=1)
        for number, key in enumerate(presses):
            press(session, key, at(number / 10_000))
            while session.phase in (Phase.SAVING, Phase.CHECKING):
                if session.entry is not None:
                    session.saved(*store.append(session.entry))
                else:
                    session.checked(store.memory(session.wanted), at(number / 10_000))
            compare(session, store, grader)


def press(session: Session, key: str, now: Moment) -> None:
    if session.phase is Phase.CHECKING:
        return
    actions: dict[str, Callable[[], object]] = {
        "give up": lambda: session.give_up(now),
        "count it": lambda: session.count_it(now),
        "hint": session.hint,
        "next": session.go_on,
        "hard": lambda: session.rate(Rating.HARD, now),
        "override": lambda: session.override(now),
        "retype": lambda: session.retype(now),
        "undo": lambda: session.undo(now),
    }
    if key in actions:
        actions[key]()
    elif session.phase is Phase.ASKING:
        session.answer(key, now)


def compare(session: Session, store: Store, grader: Told) -> None:
    reviews = [logged.review for logged in store.reviews()]
    if session.answered is not None:
        last, shown = reviews[-1], session.answered
        assert (last.verdict, last.rating) == (shown.outcome, shown.rating)
    firsts = [review for review in reviews if review.mode != "again"]
    assert [review.verdict for review in firsts] == [o for o in session.trail if o is not None]
    score = sum(review.credit for review in firsts) / len(firsts) if firsts else 0.0
    assert session.summary.score == pytest.approx(score)
    accepted = store.accepted_forms()
    for number in range(2):
        forms = accepted.get(planned(text(number)).key, ())
        assert sorted(grader.remembered(f"card-{number}")) == sorted(forms)


WRITER = """
import sys
from pathlib import Path
from tests.progress.test_overrides import at, attempt, open_at, review, right
with open_at(Path(sys.argv[1])) as store:
    for number in range(10_000):
        store.append(attempt(number))
        ref, _ = store.append(review(number))
        store.append(right(ref, number, f"form {number}"))
        print(number, flush=True)
"""


def test_a_kill_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(tmp_path)],
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    told = 0
    for line in process.stdout:
        told = int(line) + 1
        if told == 5:
            process.kill()
    process.wait()
    process.stdout.close()
    with open_at(tmp_path) as store:
        forms = store.accepted_forms()[CARD]
        assert told <= len(forms) <= len(store.reviews()) <= told + 1
        assert store.check() == []
