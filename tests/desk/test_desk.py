"""What both faces are given: today at a glance, sessions, and progress that is kept."""

from contextlib import closing
from pathlib import Path

import pytest

from aiquiz.deck.library import UnknownDeckError, UnreadDeckError
from aiquiz.desk import Desk, StudyWish
from aiquiz.desk.accepted import Accepted, accepted
from aiquiz.desk.browse.cards import missed
from aiquiz.desk.kept import kept_of
from aiquiz.desk.offered import at_hand, decks
from aiquiz.desk.wish import UnknownTagError
from aiquiz.progress.elsewhere import Source
from aiquiz.progress.trouble import StoreError
from aiquiz.scheduling.days import Moment
from aiquiz.scheduling.review import ELSEWHERE, CardKey, Rating, Review
from aiquiz.settings.file import read
from aiquiz.study import Session
from tests.desk.sat import CAPITALES, CAPITALS, Clock, Sit, answer, new_left, opened, row


def test_a_first_look_counts_new_cards_in_the_language_of_the_interface(sit: Sit) -> None:
    overview = opened(sit()).overview()
    assert overview.first_run
    assert (overview.total.cards, overview.total.due, overview.total.new) == (3, 0, 3)
    assert (overview.streak, overview.next_day, overview.next_count) == (0, None, 0)
    assert opened(sit("fr")).overview().total.cards == 1


def test_every_file_is_a_row_also_one_that_can_not_be_studied(sit: Sit) -> None:
    desk = opened(sit())
    assert {found.title for found in desk.overview().rows} == {"Capitals", "Capitales", "broken"}
    [broken] = [found for found in desk.overview().rows if found.title == "broken"]
    assert broken.problems > 0
    assert not broken.missing


def test_what_is_answered_is_there_when_one_sits_down_again(sit: Sit, clock: Clock) -> None:
    desk = opened(sit())
    answer(desk, desk.session(StudyWish(("capitals",))), "Paris", "Bogota")
    desk.close()
    again = opened(sit()).overview()
    assert (again.answered_today, again.right_today, again.streak) == (2, 1, 1)
    assert not again.first_run
    assert again.days_studied == {again.today}
    clock.sleep(days=1)
    assert (tomorrow := opened(sit()).overview()).total.due == 1
    assert (tomorrow.answered_today, tomorrow.streak) == (0, 1)


def test_the_next_day_is_the_first_on_which_anything_comes_back(sit: Sit) -> None:
    desk = opened(sit())
    answer(desk, desk.session(StudyWish(("capitals",))), "Paris", "Bogota", "Nairobi")
    dues = sorted(memory.due_day for memory in desk.store.memories().values())
    overview = desk.overview()
    assert (overview.next_day, overview.next_count) == (dues[0], dues.count(dues[0]))


def test_new_cards_of_a_day_have_a_limit_that_earlier_sessions_use_up(
    sit: Sit, clock: Clock
) -> None:
    desk = opened(sit(new_per_day=2))
    assert row(desk, "capitals.en").new == 2
    answer(desk, desk.session(StudyWish(("capitals",))), "Paris")
    desk.close()
    later = opened(sit(new_per_day=2))
    assert new_left(later) == 1
    assert later.session(StudyWish(("capitals",))).question.total == 1
    assert later.session(StudyWish(("capitals",), new=2)).question.total == 2
    clock.sleep(days=1)
    assert new_left(later) == 2


def test_an_undone_first_answer_gives_its_place_back(sit: Sit) -> None:
    desk = opened(sit(new_per_day=2))
    session = desk.session(StudyWish(("capitals",)))
    answer(desk, session, "Paris")
    session.undo(desk.now())
    assert session.entry is not None
    desk.write(session.entry)
    assert new_left(desk) == 2
    assert desk.overview().first_run


def test_a_wish_for_tags_and_a_limit_is_met(sit: Sit) -> None:
    desk = opened(sit())
    assert desk.session(StudyWish(tags=("europe",))).question.total == 1
    assert desk.session(StudyWish(tags=("places",))).question.total == 3
    assert desk.session(StudyWish(limit=2)).question.total == 2
    with pytest.raises(UnknownTagError) as unknown:
        desk.session(StudyWish(tags=("europe", "nowhere")))
    assert (unknown.value.name, unknown.value.candidates) == ("nowhere", ("places", "europe"))


def test_an_overview_can_be_over_some_decks(sit: Sit) -> None:
    desk = opened(sit())
    assert desk.overview().total.cards == 3
    assert desk.overview(("capitals.fr",)).total.cards == 1


def test_a_deck_that_is_named_twice_is_asked_once(sit: Sit, tmp_path: Path) -> None:
    desk = opened(sit())
    path = str(desk.folders.own_decks / "capitals.yaml")
    assert desk.session(StudyWish(("capitals", "capitals.en", path))).question.total == 3


def test_a_deck_begun_in_another_language_goes_on(sit: Sit) -> None:
    desk = opened(sit())
    answer(desk, desk.session(StudyWish(("capitals.fr",))), "Paris")
    assert desk.overview().total.cards == 4


@pytest.mark.parametrize("name", ["geology", "broken.yaml", "nowhere.yaml"])
def test_a_name_that_no_deck_goes_by_is_told_before_a_session_begins(sit: Sit, name: str) -> None:
    desk = opened(sit())
    path = str(desk.folders.own_decks / name) if name.endswith(".yaml") else name
    with pytest.raises(UnknownDeckError):
        desk.session(StudyWish((path,)))
    assert desk.store.sessions() == []


@pytest.mark.parametrize("by", ["id", "path"])
def test_a_deck_without_a_single_card_to_study_is_told_by_its_path(sit: Sit, by: str) -> None:
    desk = sit()
    path = desk.folders.own_decks / "faulty.yaml"
    path.write_text("title: F\nid: faulty\nlanguage: en\ncards:\n  - {answer: x}\n")
    with pytest.raises(UnreadDeckError) as unread:
        opened(desk).find("faulty" if by == "id" else str(path))
    assert (unread.value.name, unread.value.candidates) == (str(path), ())
    assert (unread.value.problem.code, unread.value.problem.line) == ("no-question", 5)


def test_a_deck_that_broke_is_still_listed_under_its_name(sit: Sit) -> None:
    desk = opened(sit())
    path = desk.folders.own_decks / "capitals.yaml"
    path.write_text("title: [", encoding="utf-8")
    desk.read_decks()
    assert (row(desk, "capitals.en").title, row(desk, "capitals.en").cards) == ("Capitals", 0)
    (desk.folders.own_decks / "copy.yaml").write_text(CAPITALS, encoding="utf-8")
    desk.read_decks()
    assert row(desk, "capitals.en").cards == 3
    assert row(desk, str(path)).cards == 0


def test_a_file_opened_by_its_path_stays_on_the_list_while_it_is_away(
    sit: Sit, tmp_path: Path
) -> None:
    path = tmp_path / "elsewhere.yaml"
    path.write_text(CAPITALS.replace("id: capitals", "id: more"), encoding="utf-8")
    desk = sit()
    desk.open([str(path)])
    assert row(desk, "more.en").opened
    desk.close()
    path.unlink()
    [away] = [found for found in opened(sit()).overview().rows if found.missing]
    assert (away.title, away.cards, away.problems) == ("Capitals", 0, 0)


def test_a_forgotten_deck_that_is_opened_again_finds_the_histories_of_edited_cards(
    sit: Sit, tmp_path: Path
) -> None:
    path = tmp_path / "rivers.yaml"
    text = "title: Rivers\nlanguage: en\ncards:\n  - {question: A rivver of Memphis?, answer: x}\n"
    path.write_text(text, encoding="utf-8")
    desk = sit()
    desk.open([str(path)])
    answer(desk, desk.session(StudyWish((str(path),))), "x")
    desk.close()
    path.write_text(text.replace("rivver", "river"), encoding="utf-8")
    opened(desk)
    desk.store.forget(str(path))
    desk.close()
    desk.open([str(path)])
    assert (row(desk, "rivers.en").cards, row(desk, "rivers.en").new) == (1, 0)


def deck_names(desk: Desk) -> list[str]:
    with at_hand(desk) as open_desk:
        return [deck.name for deck in decks(open_desk)] if open_desk else []


def test_names_for_completion_come_from_what_was_seen_without_making_a_file(sit: Sit) -> None:
    desk = sit()
    assert deck_names(sit()) == []
    assert not desk.folders.database.exists()
    opened(desk).close()
    assert sorted(deck_names(sit())) == ["capitals.en", "capitals.fr"]


def test_only_names_that_a_session_takes_are_offered_for_completion(
    sit: Sit, tmp_path: Path
) -> None:
    path = tmp_path / "elsewhere.yaml"
    path.write_text(CAPITALS.replace("id: capitals", "id: more"), encoding="utf-8")
    desk = sit()
    desk.open([str(path)])
    assert "more.en" in deck_names(sit())
    desk.store.forget(str(path))
    assert "more.en" not in deck_names(sit())
    (desk.folders.own_decks / "capitals.yaml").unlink()
    assert deck_names(sit()) == ["capitals.fr"]


def test_decks_still_open_where_what_was_seen_of_them_can_not_be_written(
    sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreError("full", path="progress.db")

    monkeypatch.setattr("aiquiz.progress.store.Store.remember", full)
    desk = opened(sit())
    assert len(desk.library.decks) == 2
    assert desk.unsaved_look is not None
    assert desk.unsaved_look.code == "full"


def test_a_language_that_is_chosen_is_kept_for_the_next_time(sit: Sit) -> None:
    desk = sit()
    desk.choose_language("fr")
    settings, problems = read(desk.folders.settings_file)
    assert (desk.language, settings.language, problems) == ("fr", "fr", ())


def test_a_rating_put_in_place_of_another_moves_the_day(sit: Sit) -> None:
    desk = opened(sit())
    session = desk.session(StudyWish(("capitals",), limit=1))
    session.checked(None, desk.now())
    session.answer("Paris", desk.now())
    assert session.entry is not None
    session.saved(*desk.write(session.entry))
    assert session.answered is not None
    days = session.answered.intervals
    session.rate(Rating.EASY, desk.now())
    assert session.entry is not None
    _ref, memory = desk.write(session.entry)
    assert memory is not None
    assert memory.due_day - desk.now().day == days[Rating.EASY]


def overrule(desk: Desk, session: Session, given: str) -> None:
    """Answer the next card of `session` and say that the grader is wrong about it."""
    session.checked(desk.store.memory(session.wanted), desk.now())
    session.answer(given, desk.now())
    assert session.entry is not None
    session.saved(*desk.write(session.entry))
    session.override(desk.now())
    session.saved(*desk.write(session.entry))


def test_what_the_learner_had_accepted_is_right_in_the_next_session(sit: Sit, clock: Clock) -> None:
    with closing(opened(sit())) as desk:
        session = desk.session(StudyWish(("capitals",)))
        question = session.wanted.card
        overrule(desk, session, "the city of light")
    clock.sleep(40)
    with closing(opened(sit())) as later:
        session = later.session(StudyWish(("capitals",)))
        while session.wanted.card != question:
            answer(later, session, "no idea at all")
        session.checked(later.store.memory(session.wanted), later.now())
        session.answer("The city of light.", later.now())
        assert session.answered is not None
        assert session.answered.verdict.outcome == "correct"


def test_the_author_is_told_what_was_accepted_and_not_yet_taken_in(
    sit: Sit, tmp_path: Path
) -> None:
    with closing(opened(sit())) as desk:
        overrule(desk, desk.session(StudyWish(("capitals.fr",))), "Lutèce")
        forms, folders_, settings = desk.store.accepted_forms(), desk.folders, desk.settings
        [told] = accepted(desk.library.entries, forms)
    path = folders_.own_decks / "capitales.yaml"
    assert told == Accepted(path, 5, "france", "La capitale de la France ?", ("Lutèce",))
    assert list(kept_of([path], folders_, settings).accepted) == [told]
    copy = tmp_path / "copy.yaml"
    copy.write_text(CAPITALES, encoding="utf-8")
    assert [card.path for card in kept_of([path, copy], folders_, settings).accepted] == [
        path,
        copy,
    ]
    copy.write_text(CAPITALES.replace("Paris", "Paris, accept: [Lutèce]"), encoding="utf-8")
    assert list(kept_of([copy], folders_, settings).accepted) == []


def test_a_deck_without_an_id_is_known_by_its_path(sit: Sit, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    text = "title: Mine\nlanguage: en\ncards:\n  - {question: Which city?, answer: Memphis}\n"
    path.write_text(text, encoding="utf-8")
    with closing(sit()) as desk:
        desk.open((str(path),))
        overrule(desk, desk.session(StudyWish((str(path),))), "Graceland")
    path.write_text(text.replace("Which city?", "Which city is it?"), encoding="utf-8")
    [told] = kept_of([path], desk.folders, desk.settings).accepted
    assert (told.question, told.forms) == ("Which city is it?", ("Graceland",))


def test_where_progress_can_not_be_read_nothing_accepted_is_told(sit: Sit, tmp_path: Path) -> None:
    desk = sit()
    desk.folders.database.parent.mkdir(parents=True, exist_ok=True)
    desk.folders.database.write_bytes(b"this is no database" * 100)
    path = desk.folders.own_decks / "capitals.yaml"
    assert list(kept_of([path], desk.folders, desk.settings).accepted) == []


def test_asking_what_was_accepted_makes_no_file(sit: Sit, tmp_path: Path) -> None:
    desk = sit()
    assert list(kept_of([tmp_path / "none.yaml"], desk.folders, desk.settings).accepted) == []
    assert not desk.folders.database.exists()


def test_what_was_reviewed_elsewhere_is_studied_but_was_not_answered_here(sit: Sit) -> None:
    desk = opened(sit(new_per_day=2))
    moment = desk.now()
    history = [
        elsewhere("france", Rating.GOOD, moment),
        elsewhere("peru", Rating.AGAIN, moment),
        elsewhere("peru", Rating.GOOD, moment._replace(at_ms=moment.at_ms + 1)),
    ]
    desk.store.take_in(history * 20, Source("log.csv", moment))
    overview = desk.overview()
    assert (overview.answered_today, overview.streak) == (0, 1)
    assert row(desk, "capitals.en").fresh == 1
    assert new_left(desk) == 2
    assert missed(desk) == {CardKey("capitals", "en", "peru")}
    assert desk.left_open() is None


def elsewhere(card: str, rating: Rating, moment: Moment) -> Review:
    key = CardKey("capitals", "en", card)
    verdict = "wrong" if rating is Rating.AGAIN else "correct"
    return Review(key, moment, verdict, "", rating, 1.0, 0, 0, 0, ELSEWHERE, None, None)
