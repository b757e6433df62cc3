"""What one window is told of another that writes to the same progress."""

from contextlib import closing

from aiquiz.desk import Desk, StudyWish
from aiquiz.scheduling.review import CardKey, Mark, Override, Rating
from aiquiz.study import Phase
from tests.desk.sat import Sit, answer, opened

PERU = CardKey("capitals", "en", "peru")


def look(desk: Desk, cards: tuple[CardKey, ...] = (PERU,)) -> bool:
    return desk.elsewhere(cards) is not None


def test_a_session_is_told_what_was_written_since_it_was_begun(sit: Sit) -> None:
    with closing(opened(sit())) as here, closing(opened(sit())) as there:
        there.write(Mark(PERU, "flag", there.now()))
        session = here.session(StudyWish(("capitals",)))
        assert not look(here)
        answer(here, session, "x")
        assert not look(here)
        there.write(Mark(PERU, "suspend", there.now()))
        found = here.elsewhere(session.to_come)
        assert found is not None
        assert found.marks.suspended == {PERU}
        assert set(found.memories) == set(session.to_come)
        assert not look(here)
        session.seen(found, here.now())
        assert PERU not in session.to_come
        assert session.gone() == ("suspend",)


def test_an_answer_that_was_accepted_in_another_window_is_right_here(sit: Sit) -> None:
    with closing(opened(sit())) as here, closing(opened(sit())) as there:
        session = here.session(StudyWish(("capitals",)))
        there.session(StudyWish(("capitals",)))
        asked = session.wanted
        other = there.session(StudyWish(("capitals",), kind="quiz"))
        while other.wanted != asked:
            answer(there, other, "x")
        other.checked(None, there.now())
        other.answer("the city of light", there.now())
        assert other.entry is not None
        ref, _memory = there.write(other.entry)
        there.write(Override(ref, "correct", Rating.GOOD, 1.0, there.now(), "the city of light"))
        found = here.elsewhere(session.to_come)
        assert found is not None
        session.seen(found, here.now())
        session.checked(here.store.memory(session.wanted), here.now())
        assert session.wanted == asked
        session.answer("the city of light", here.now())
        assert session.phase is Phase.SAVING
        assert session.answered is not None
        assert session.answered.outcome == "correct"


def test_a_look_tells_once_that_another_window_wrote(sit: Sit) -> None:
    with closing(opened(sit())) as here, closing(opened(sit())) as there:
        assert not here.written_elsewhere()
        here.write(Mark(PERU, "flag", here.now()))
        assert not here.written_elsewhere()
        there.write(Mark(PERU, "unflag", there.now()))
        assert here.written_elsewhere()
        assert not here.written_elsewhere()


def test_what_became_of_the_file_is_told_once(sit: Sit) -> None:
    assert sit().moved() == []
    with closing(opened(sit())) as here:
        here.write(Mark(PERU, "flag", here.now()))
        here.folders.database.unlink()
        here.write(Mark(PERU, "suspend", here.now()))
        assert [one.code for one in here.moved()] == ["written-back"]
        assert here.moved() == []
