"""A deck in detail, from sums and small queries."""

from contextlib import closing

from aiquiz.desk import StudyWish
from aiquiz.desk.deck_details import details, last_scores
from aiquiz.desk.deck_settings import set_for_deck
from tests.desk.sat import CAPITALS, Clock, Sit, answer, opened, row


def test_a_deck_that_was_never_studied_has_cards_and_nothing_else_to_tell(sit: Sit) -> None:
    with closing(opened(sit())) as desk:
        found = details(desk, row(desk, "capitals.en"))
        assert (found.tries.tried, found.tries.last_day, found.hardest) == (0, None, ())
        assert (found.new_a_day, found.wanted, found.description) == (20, 0.90, "")
        assert last_scores(desk, row(desk, "capitals.en"), None)[0] == []


def test_a_deck_tells_how_it_was_remembered_and_what_was_missed(sit: Sit, clock: Clock) -> None:
    desk = sit()
    told = CAPITALS.replace("language: en", "language: en\ndescription: Where states sit.")
    (desk.folders.own_decks / "capitals.yaml").write_text(told, encoding="utf-8")
    with closing(opened(desk)):
        answer(desk, desk.session(StudyWish(("capitals",), limit=2)), "Paris", "Lima")
        clock.sleep(days=20)
        session = desk.session(StudyWish(("capitals",), new=0))
        missed = session.question.card.id
        answer(desk, session, "Bogota")
        answer(desk, session, "Lima" if session.question.card.id == "peru" else "Paris")
        set_for_deck(desk, "capitals", "new_per_day", 2)
        set_for_deck(desk, "capitals", "retention", 0.85)
        for _share in desk.store.count():
            pass
        of_deck, total = row(desk, "capitals.en"), desk.overview().total
        found, every = details(desk, of_deck), details(desk, total)
        assert found.description == "Where states sit."
        assert (found.tries.tried, found.tries.held) == (2, 1)
        assert found.tries == every.tries
        assert found.tries.last_day == desk.now().day
        assert [(one.key, one.lapses) for one in found.hardest] == [(missed, 1)]
        assert found.hardest[0].question.startswith("The capital of")
        assert (found.new_a_day, every.new_a_day) == (2, 20)
        assert (found.wanted, every.wanted) == (0.85, 0.90)
        scores, past = last_scores(desk, of_deck, None)
        assert [score.score for score in scores] == [1.0, 0.5]
        assert last_scores(desk, total, past)[0] == scores
        assert last_scores(desk, row(desk, "capitals.fr"), past)[0] == []
