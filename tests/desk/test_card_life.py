"""The life of a card, joined from the log, its deck and the terms."""

import pytest

from aiquiz.desk import Desk, StudyWish
from aiquiz.desk.card_life import card_life, is_asked, wish_for
from aiquiz.desk.wish import drill_of
from aiquiz.scheduling.days import Moment
from aiquiz.scheduling.review import CardKey, Mark, Rating, Reset, Review
from tests.desk.sat import Clock, Sit, answer, opened

FRANCE = CardKey("capitals", "en", "france")


def studied(desk: Desk, *given: str) -> None:
    answer(desk, desk.session(StudyWish(decks=("capitals.en",), cards=(FRANCE,))), *given)


def test_it_holds_the_card_its_reviews_and_a_curve_that_ends_where_memory_is(
    sit: Sit, clock: Clock
) -> None:
    desk = opened(sit())
    studied(desk, "Paris")
    clock.sleep(4)
    studied(desk, "Rome")
    clock.sleep(1)
    found = card_life(desk, FRANCE)
    assert found.row.question == "The capital of France?"
    assert found.row.title == "Capitals"
    assert found.row.gone == ""
    assert [step.review.typed for step in found.life.steps] == ["Paris", "Rome"]
    assert found.life.memory == desk.store.memory(FRANCE) == found.row.standing.memory
    assert found.life.recall(found.life.today) == found.row.standing.recall
    assert found.life.days_since_first == 5


def test_a_card_never_asked_has_a_row_and_no_curve(sit: Sit) -> None:
    found = card_life(opened(sit()), FRANCE)
    assert found.life.steps == ()
    assert found.row.standing.memory is None


def test_a_card_that_no_deck_holds_any_more_still_has_its_life(sit: Sit) -> None:
    desk = opened(sit())
    studied(desk, "Paris")
    [path] = [entry.path for entry in desk.library.entries if entry.name == "capitals.en"]
    text = path.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if "id: france" not in line]
    path.write_text("\n".join(lines), encoding="utf-8")
    desk.read_decks()
    found = card_life(desk, FRANCE)
    assert (found.row.gone, found.row.card) == ("card", None)
    assert len(found.life.steps) == 1
    assert wish_for(found.row, found.life.today) is None
    for entry in desk.library.entries:
        entry.path.unlink()
    desk.read_decks()
    assert card_life(desk, FRANCE).row.gone == "deck"
    other = card_life(desk, CardKey("nowhere", "en", "x1"))
    assert (other.row.question, other.row.title) == ("x1", "nowhere")


def test_a_clock_set_back_behind_a_reset_leaves_the_curve_with_memory(sit: Sit) -> None:
    desk = opened(sit())
    now = desk.now()
    before = Moment(now.at_ms - 86_400_000 * 40, now.offset_min, now.day_start_min)
    told = Review(FRANCE, now, "correct", "", Rating.EASY, 1.0, 0, 1, 900, "new", None, None)
    desk.store.append_all([told, Reset(FRANCE, now), told._replace(moment=before)])
    found = card_life(desk, FRANCE).life
    assert found.memory == desk.store.memory(FRANCE)
    assert found.memory is not None
    assert found.memory.reviews == 1
    assert found.memory.last_day == before.day
    assert [reset.behind for reset in found.resets] == [1]


def test_the_terms_are_those_that_hold(sit: Sit) -> None:
    desk = opened(sit(retention=0.8))
    studied(desk, "Paris")
    found = card_life(desk, FRANCE).life
    assert found.policy.retention == 0.8
    assert found.memory == desk.store.memory(FRANCE)


@pytest.mark.parametrize(
    ("days", "mark", "kind"),
    [(0, "", "ahead"), (30, "", "study"), (0, "suspend", "cram"), (30, "bury", None)],
)
def test_a_session_of_the_card_is_what_can_be_asked_of_it(
    sit: Sit, clock: Clock, days: int, mark: str, kind: str | None
) -> None:
    desk = opened(sit())
    new = wish_for(card_life(desk, FRANCE).row, desk.now().day)
    assert new is not None
    assert (new.kind, is_asked(desk, new)) == ("study", True)
    studied(desk, "Paris")
    clock.sleep(max(days, 1))
    if mark:
        desk.write(Mark(FRANCE, mark, desk.now()))
    wish = wish_for(card_life(desk, FRANCE).row, desk.now().day)
    assert (wish and wish.kind) == kind
    if wish is not None:
        assert is_asked(desk, wish)
        assert [card.key for card in desk._sitting(wish)[0].planned] == [FRANCE]


def test_what_the_day_asks_no_more_can_still_be_drilled(sit: Sit) -> None:
    desk = opened(sit())
    studied(desk, "Paris")
    row = card_life(desk, FRANCE).row
    wish = wish_for(row, desk.now().day)
    assert wish is not None
    assert not is_asked(desk, wish)
    assert is_asked(desk, drill_of([row.key]))
