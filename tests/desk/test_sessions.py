"""Sessions of every shape: drills, quizzes, cards put away, and what was left open."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from aiquiz.desk import Desk, StudyWish
from aiquiz.desk.shape import LIMITS, Shape
from aiquiz.desk.wish import Kind, facts_of, wish_of
from aiquiz.scheduling.review import CardKey, Mark, Ref
from aiquiz.study import Session
from tests.desk.sat import Clock, Sit, answer, new_left, opened, row

KEYS = {name: CardKey("capitals", "en", name) for name in ("france", "peru", "kenya")}
RIGHT = {"france": "Paris", "peru": "Lima", "kenya": "Nairobi"}
ALL = StudyWish(("capitals",))
QUIZ = StudyWish(("capitals",), kind="quiz", limit=10)


def asked(session: Session) -> set[str]:
    return {key.card for key in session._marks.cards}


def mark(desk: Desk, card: str, what: str) -> None:
    desk.write(Mark(KEYS[card], what, desk.now()))


def test_a_quiz_asks_what_is_not_due_and_leaves_memory_alone(sit: Sit) -> None:
    desk = opened(sit())
    answer(desk, desk.session(ALL), "Paris", "Lima", "Nairobi")
    before = desk.store.memories()
    assert desk.count(ALL) == 0
    session = desk.session(QUIZ)
    assert asked(session) == set(KEYS)
    answer(desk, session, "x", "y", "z")
    assert desk.store.memories() == before
    assert [logged.review.mode for logged in desk.store.reviews()][3:] == ["quiz"] * 3
    assert [session.mode for session in desk.store.sessions()] == ["study", "quiz"]
    desk.store.rebuild()
    assert desk.store.memories() == before


def test_a_quiz_over_new_cards_leaves_them_new(sit: Sit) -> None:
    desk = opened(sit())
    answer(desk, desk.session(QUIZ), "x", "y", "z")
    assert desk.store.memories() == {}
    assert (row(desk, "capitals.en").new, row(desk, "capitals.en").missed) == (3, 3)
    assert new_left(desk) == desk.settings.new_per_day


def test_a_quiz_is_drawn_anew_each_time_and_the_same_again_with_a_seed(sit: Sit) -> None:
    desk = opened(sit())

    def order(wish: StudyWish) -> tuple[str, ...]:
        session = desk.session(wish)
        return tuple(
            turn.planned.key.card for turn in [session._course.now, *session._course.todo] if turn
        )

    assert len({order(QUIZ) for _ in range(20)}) > 1
    assert len({order(replace(QUIZ, seed=7)) for _ in range(5)}) == 1


def test_what_was_missed_is_drilled_until_it_is_right(sit: Sit) -> None:
    desk = opened(sit())
    missed = StudyWish(("capitals",), kind="cram", only="missed")
    answer(desk, desk.session(ALL), "Paris", "Bogota", "Mombasa")
    due = desk.store.memories()
    session = desk.session(missed)
    assert asked(session) == {"peru", "kenya"}
    card = session.wanted.card
    answer(desk, session, {"peru": "Lima", "kenya": "Nairobi"}[card])
    assert asked(desk.session(missed)) == {"peru", "kenya"} - {card}
    assert desk.store.memories() == due


def test_what_was_right_only_when_asked_again_still_counts_as_missed(sit: Sit) -> None:
    desk = opened(sit())
    answer(desk, desk.session(ALL), "Paris", "Bogota", "Nairobi", "Lima")
    assert desk.count(StudyWish(kind="cram", only="missed")) == 1
    assert desk.overview().answered_today == 3


def test_a_card_that_is_put_away_is_not_asked(sit: Sit, clock: Clock) -> None:
    desk = opened(sit())
    mark(desk, "france", "suspend")
    mark(desk, "peru", "bury")
    assert asked(desk.session(ALL)) == {"kenya"}
    assert asked(desk.session(QUIZ)) == {"kenya"}
    found = row(desk, "capitals.en")
    assert (found.cards, found.new, found.fresh, found.asked) == (3, 1, 1, 1)
    assert (found.suspended, found.buried) == (1, 1)
    clock.sleep(days=1)
    assert asked(desk.session(ALL)) == {"peru", "kenya"}
    mark(desk, "france", "unsuspend")
    assert asked(desk.session(ALL)) == set(KEYS)


def test_suspended_cards_can_be_looked_at_and_come_back(sit: Sit) -> None:
    desk = opened(sit())
    mark(desk, "france", "suspend")
    session = desk.session(StudyWish(only="suspended"))
    assert (asked(session), session.kind) == ({"france"}, "cram")
    session.checked(None, desk.now())
    assert session.marks == {"suspend"}


def test_only_flagged_cards_are_asked_where_that_is_wished(sit: Sit) -> None:
    desk = opened(sit())
    mark(desk, "kenya", "flag")
    assert asked(desk.session(StudyWish(only="flagged"))) == {"kenya"}
    mark(desk, "kenya", "unflag")
    assert desk.count(StudyWish(only="flagged")) == 0


def test_more_new_cards_can_be_had_than_a_day_allows(sit: Sit) -> None:
    desk = opened(sit(new_per_day=1))
    answer(desk, desk.session(ALL), "Paris")
    assert desk.count(ALL) == 0
    assert desk.count(replace(ALL, only="new", new=1)) == 1


# What was left open


def test_nothing_is_left_open_where_nothing_was_begun_or_all_was_answered(sit: Sit) -> None:
    desk = opened(sit())
    assert desk.left_open() is None
    session = desk.session(ALL)
    assert desk.left_open() is None
    answer(desk, session, "Paris", "Lima", "Nairobi")
    assert desk.left_open() is None


def right(desk: Desk, session: Session, count: int = 1) -> None:
    for _time in range(count):
        answer(desk, session, RIGHT[session.wanted.card])


@pytest.mark.parametrize("wish", [ALL, QUIZ, replace(ALL, kind="cram"), replace(ALL, new=2)])
def test_a_session_that_was_left_goes_on_after_a_restart(sit: Sit, wish: StudyWish) -> None:
    desk = opened(sit())
    planned = desk.count(wish)
    session = desk.session(replace(wish, seed=3))
    first = session.wanted
    right(desk, session)
    session.leave()
    desk.close()
    desk = opened(sit())
    left = desk.left_open()
    assert left is not None
    assert (left.asked, left.total, left.left) == (1, planned, planned - 1)
    session = desk.session(left.wish)
    assert first not in session._marks.cards
    right(desk, session, planned - 2)
    desk.close()
    desk = opened(sit())
    left = desk.left_open()
    assert left is not None
    assert (left.asked, left.total, left.left) == (planned - 1, planned, 1)
    session = desk.session(left.wish)
    right(desk, session)
    assert (session.summary.asked, session.summary.planned) == (planned, planned)
    assert desk.left_open() is None
    assert len({logged.session for logged in desk.store.reviews()}) == 1


@pytest.mark.parametrize("kind", ["study", "cram"])
def test_what_was_missed_before_leaving_is_asked_once_more_after_going_on(
    sit: Sit, kind: Kind
) -> None:
    desk = opened(sit())
    session = desk.session(replace(ALL, kind=kind))
    first = session.wanted
    answer(desk, session, "nonsense")
    session.leave()
    left = desk.left_open()
    assert left is not None
    assert (left.asked, left.total, left.left) == (1, 3, 3)
    session = desk.session(left.wish)
    right(desk, session, 2)
    assert session.wanted == first
    right(desk, session)
    assert session.finished
    assert (session.summary.asked, session.summary.correct) == (3, 2)
    assert desk.left_open() is None


def test_leaving_before_what_was_missed_came_again_leaves_it_open(sit: Sit) -> None:
    desk = opened(sit())
    session = desk.session(replace(ALL, limit=1))
    card = session.wanted.card
    answer(desk, session, "nonsense")
    assert not session.finished
    session.leave()
    left = desk.left_open()
    assert left is not None
    assert (left.asked, left.total, left.left) == (1, 1, 1)
    session = desk.session(left.wish)
    assert (session.wanted.card, session.left) == (card, 1)
    session.checked(desk.store.memory(session.wanted), desk.now())
    assert session.question.mode == "again"
    assert (session.question.number, session.question.total) == (1, 1)


def test_a_quiz_asks_nothing_once_more_when_it_goes_on(sit: Sit) -> None:
    desk = opened(sit())
    answer(desk, desk.session(QUIZ), "nonsense")
    left = desk.left_open()
    assert left is not None
    assert left.left == 2


def test_what_was_suspended_after_it_was_missed_does_not_come_again(sit: Sit) -> None:
    desk = opened(sit())
    session = desk.session(replace(ALL, limit=1))
    card = session.wanted.card
    answer(desk, session, "nonsense")
    mark(desk, card, "suspend")
    assert desk.left_open() is None


def test_a_session_that_was_left_is_found_behind_one_that_was_finished(sit: Sit) -> None:
    desk = opened(sit())
    right(desk, desk.session(ALL))
    quiz = desk.session(replace(QUIZ, limit=1))
    right(desk, quiz)
    left = desk.left_open()
    assert left is not None
    assert (left.wish.kind, left.asked, left.left) == ("study", 1, 2)


def test_a_session_over_all_decks_goes_on_in_its_language(sit: Sit) -> None:
    desk = opened(sit("en"))
    right(desk, desk.session(StudyWish()))
    desk.close()
    desk = opened(sit("fr"))
    left = desk.left_open()
    assert left is not None
    assert (left.asked, left.left) == (1, 2)
    assert {key.language for key in desk.session(left.wish)._marks.cards} == {"en"}


def test_what_was_left_yesterday_is_begun_anew_where_home_stayed_open(
    sit: Sit, clock: Clock
) -> None:
    desk = opened(sit())
    right(desk, desk.session(ALL))
    left = desk.left_open()
    assert left is not None
    clock.sleep(days=1)
    session = desk.session(left.wish)
    right(desk, session)
    assert session.summary.asked == 1
    assert len({logged.session for logged in desk.store.reviews()}) == 2


def test_a_quiz_goes_on_with_the_cards_that_it_had_drawn(sit: Sit) -> None:
    desk = opened(sit())
    whole = desk.session(replace(QUIZ, limit=2, seed=11))
    drawn = asked(whole)
    first = whole.wanted.card
    answer(desk, whole, "x")
    left = desk.left_open()
    assert left is not None
    assert asked(desk.session(left.wish)) == drawn - {first}


def test_what_was_left_yesterday_is_not_offered(sit: Sit, clock: Clock) -> None:
    desk = opened(sit())
    answer(desk, desk.session(ALL), "Paris")
    clock.sleep(days=1)
    assert desk.left_open() is None


def test_what_another_window_answered_meanwhile_is_not_left(sit: Sit) -> None:
    desk, other = opened(sit()), opened(sit())
    answer(desk, desk.session(replace(ALL, limit=2)), "Paris")
    answer(other, other.session(replace(ALL, limit=1)), "Lima")
    other.close()
    left = desk.left_open()
    assert left is None or left.total - left.asked == 1


def test_a_session_of_a_deck_that_is_gone_is_not_offered(sit: Sit, tmp_path: Path) -> None:
    desk = opened(sit())
    answer(desk, desk.session(ALL), "Paris")
    desk.close()
    (tmp_path / "data" / "decks" / "capitals.yaml").unlink()
    (tmp_path / "data" / "decks" / "capitales.yaml").unlink()
    assert opened(sit()).left_open() is None


def test_a_wish_comes_out_of_the_log_as_it_went_in() -> None:
    wish = StudyWish(
        decks=("a", "b.fr"),
        limit=7,
        new=2,
        tags=("x",),
        seed=9,
        kind="quiz",
        only="flagged",
        typed=True,
        at_end=True,
        cards=(KEYS["france"],),
    )
    ref = Ref(b"stream", 4)
    kept = json.loads(json.dumps(facts_of(wish)))
    assert wish_of(kept, ref) == replace(wish, goes_on=ref)


@pytest.mark.parametrize(
    "facts",
    [
        *(None, [], "study", {}, {"kind": "exam", "only": ""}, {"kind": "study", "only": "hard"}),
        {"kind": "study", "only": "", "decks": "all", "tags": []},
        {"kind": "study", "only": "", "decks": [], "tags": [], "limit": "many"},
        {"kind": "study", "only": "", "decks": [], "tags": [], "cards": [["deck"]]},
        {"kind": "study", "only": "", "decks": [], "tags": [], "cards": 3},
    ],
)
def test_a_wish_of_another_version_is_let_alone(facts: object) -> None:
    assert wish_of(facts, Ref(b"stream", 1)) is None


# Shaping


def test_a_shape_becomes_a_wish_with_the_decks_in_their_order(sit: Sit) -> None:
    choices = opened(sit()).choices()
    assert choices.usual == {"capitals.en"}
    assert choices.tags(choices.usual) == ["places", "europe"]
    shape = Shape(decks=choices.usual).toggled("decks", "capitals.fr").toggled("tags", "europe")
    names = [name for name, _title, _language in choices.decks]
    wish = shape.wish(choices)
    assert wish is not None
    assert wish.decks == tuple(names)
    assert wish.tags == ("europe",)
    assert shape.toggled("tags", "europe").wish(choices) != wish
    assert Shape().wish(choices) is None


def test_a_deck_without_a_card_that_can_be_read_is_not_among_what_a_session_is_shaped_from(
    sit: Sit,
) -> None:
    desk = sit()
    broken = "title: Bad\nid: bad\nlanguage: en\ncards:\n  - {question: Q, anwser: A}\n"
    (desk.folders.own_decks / "bad.yaml").write_text(broken, encoding="utf-8")
    choices = opened(desk).choices()
    assert "bad.en" not in [name for name, _title, _language in choices.decks]
    assert choices.usual == {"capitals.en"}
    wish = Shape(kind="quiz", decks=choices.usual).wish(choices)
    assert wish is not None
    assert desk.count(wish) > 0


def test_a_tag_of_a_deck_that_is_taken_out_no_longer_binds(sit: Sit) -> None:
    choices = opened(sit()).choices()
    shape = Shape(decks=frozenset({"capitals.fr"}), tags=frozenset({"europe"}))
    wish = shape.wish(choices)
    assert wish is not None
    assert wish.tags == ()


def test_settings_go_round_and_a_quiz_has_ten_cards() -> None:
    shape = Shape()
    for limit in (*LIMITS[1:], LIMITS[0]):
        shape = shape.stepped("limit", 1)
        assert shape.limit == limit
    assert shape.stepped("limit", -1).limit == LIMITS[-1]
    quiz = shape.stepped("kind", -1)
    assert (quiz.kind, quiz.limit) == ("quiz", 10)
    assert (quiz.applies("new"), quiz.applies("at_end")) == (False, True)
    assert quiz.stepped("kind", 1).limit is None


def test_what_does_not_apply_is_no_part_of_the_wish(sit: Sit) -> None:
    choices = opened(sit()).choices()
    wish = Shape(kind="quiz", new=5, at_end=True, decks=choices.usual).wish(choices)
    assert wish is not None
    assert (wish.new, wish.at_end) == (None, True)
    wish = Shape(kind="study", new=5, at_end=True, decks=choices.usual).wish(choices)
    assert wish is not None
    assert (wish.new, wish.at_end) == (5, False)


# Reading a deck again


def test_a_deck_that_was_edited_is_asked_as_it_stands_now(sit: Sit, tmp_path: Path) -> None:
    path = tmp_path / "data" / "decks" / "capitals.yaml"
    desk = opened(sit())
    session = desk.session(ALL)
    answer(desk, session, "Paris")
    written = path.read_text(encoding="utf-8")
    path.write_text(written.replace("answer: Lima", "answer: Cuzco"), encoding="utf-8")
    desk.read_decks()
    session.read_again(*desk.fresh(session.decks))
    answer(desk, session, "Cuzco", "Nairobi")
    assert session.summary.correct == 3


@pytest.mark.parametrize("text", ["title: [", "title: T\nid: capitals\nlanguage: en\ncards: []"])
def test_a_deck_that_broke_or_lost_its_cards_is_asked_as_it_was(
    sit: Sit, tmp_path: Path, text: str
) -> None:
    path = tmp_path / "data" / "decks" / "capitals.yaml"
    desk = opened(sit())
    session = desk.session(ALL)
    path.write_text(text, encoding="utf-8")
    desk.read_decks()
    session.read_again(*desk.fresh(session.decks))
    entry = desk.entry_of(KEYS["france"])
    assert entry is not None
    assert (entry.path, bool(entry.problems)) == (path, True)
    answer(desk, session, "Paris", "Lima", "Nairobi")
    assert session.summary.correct == 3
