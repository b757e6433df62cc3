"""What is confused and hard, from the log and the decks as they stand."""

from pathlib import Path

import pytest

from aiquiz.desk import Desk, StudyWish
from aiquiz.desk.confusions import Confusions, confusions
from aiquiz.desk.wish import drill_of
from aiquiz.scheduling.review import CardKey, Mark, Override, Rating
from aiquiz.scores.scope import Scope
from aiquiz.study import Phase
from tests.desk.sat import Clock, Sit, answer, opened

FRANCE = CardKey("capitals", "en", "france")
PERU = CardKey("capitals", "en", "peru")
KENYA = CardKey("capitals", "en", "kenya")


def quiz(desk: Desk, card: CardKey, *given: str) -> None:
    """Answer one card in a quiz for each text."""
    for text in given:
        wish = StudyWish(("capitals.en",), kind="quiz", cards=(card,))
        answer(desk, desk.session(wish), text)


def found(desk: Desk, scope: Scope | None = None) -> Confusions:
    return confusions(desk, scope or Scope())


def change(desk: Desk, old: str, new: str) -> None:
    """Write the deck of capitals with `new` in the place of `old`."""
    file = desk.folders.own_decks / "capitals.yaml"
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))
    desk.read_decks()


def test_nothing_answered_gives_nothing(sit: Sit) -> None:
    told = found(opened(sit()))
    assert told.is_new
    assert told.answers == 0
    assert told.confused.answers == 0
    several = (told.hardest, told.slowest, told.leeches, told.overruled, told.cards)
    assert not any(several)


def test_the_card_whose_answer_was_given_is_found_in_the_deck(sit: Sit) -> None:
    desk = opened(sit())
    quiz(desk, FRANCE, "Lima", "lima.", "Paris")
    quiz(desk, PERU, "Paris")
    told = found(desk)
    [pair] = told.confused.pairs
    assert (pair.one, pair.other) == (FRANCE, PERU)
    assert (pair.at_one.times, pair.at_other.times) == (2, 1)
    assert told.answers == 4
    assert told.cards[FRANCE].question == "The capital of France?"
    assert told.cards[PERU].title == "Capitals"
    assert told.to_drill((pair.one, pair.other)) == (FRANCE, PERU)


def test_a_slip_of_another_cards_answer_is_found_too(sit: Sit) -> None:
    desk = opened(sit())
    change(desk, "answer: Lima", "answer: Salem")
    change(desk, "answer: Paris", "answer: Salim")
    quiz(desk, FRANCE, "Salemm")
    [logged] = desk.store.reviews()
    assert logged.review.reason == "another-card"
    [pair] = found(desk).confused.pairs
    assert (pair.one, pair.other) == (FRANCE, PERU)
    assert pair.at_one.typed == (("Salemm", 1),)


def test_a_picked_option_that_answers_another_card_is_a_confusion(sit: Sit) -> None:
    desk = opened(sit())
    change(desk, "answer: Paris", "answer: Paris, choices: [Paris, Lima, Lyon]")
    quiz(desk, FRANCE, "Lima", "Lyon")
    [pair] = found(desk).confused.pairs
    assert (pair.one, pair.other, pair.times) == (FRANCE, PERU, 1)


def numbers(desk: Desk, paris: str, lima: str) -> None:
    """Let two cards ask for a number."""
    change(desk, "answer: Paris", f"kind: number, answer: {paris}")
    change(desk, "answer: Lima", f"kind: number, answer: {lima}")


def test_a_number_that_is_another_cards_is_a_confusion(sit: Sit) -> None:
    desk = opened(sit())
    numbers(desk, "5%", "1%")
    quiz(desk, FRANCE, "1%", "1 %", "2%", "11%")
    assert {logged.review.reason for logged in desk.store.reviews()} == {"number"}
    [pair] = found(desk).confused.pairs
    assert (pair.one, pair.other, pair.times) == (FRANCE, PERU, 2)


def test_a_single_digit_is_a_guess_and_no_confusion(sit: Sit) -> None:
    desk = opened(sit())
    numbers(desk, "5", "7")
    quiz(desk, FRANCE, "7", " 7 ")
    assert found(desk).confused.answers == 0


def test_the_other_one_of_two_options_is_no_confusion(sit: Sit) -> None:
    desk = opened(sit())
    change(desk, "answer: Paris", "answer: Paris, choices: [Paris, Lima]")
    quiz(desk, FRANCE, "Lima")
    assert found(desk).confused.answers == 0


def test_an_own_answer_that_the_learner_counts_as_wrong_is_no_confusion(sit: Sit) -> None:
    desk = opened(sit())
    change(desk, "answer: Lima", "answer: Paris")
    quiz(desk, FRANCE, "Paris")
    [logged] = desk.store.reviews()
    desk.write(Override(logged.ref, "wrong", Rating.AGAIN, 0.0, desk.now()))
    assert found(desk).confused.answers == 0


def test_one_item_of_a_list_is_no_confusion(sit: Sit) -> None:
    desk = opened(sit())
    change(desk, "answer: Paris", "answers: [Paris, Lyon, Nice, Lille]")
    quiz(desk, FRANCE, "Lima")
    assert found(desk).confused.answers == 0


def test_true_for_false_is_no_other_cards_answer(sit: Sit) -> None:
    desk = opened(sit())
    for name in ("Paris", "Lima"):
        change(desk, f"answer: {name}", f"kind: truth, answer: {str(name == 'Lima').lower()}")
    quiz(desk, FRANCE, "true")
    assert found(desk).confused.answers == 0


def test_a_card_that_left_the_deck_is_counted_as_lost(sit: Sit) -> None:
    desk = opened(sit())
    quiz(desk, FRANCE, "Lima")
    quiz(desk, PERU, "Nairobi")
    change(desk, "  - {id: peru, question: The capital of Peru?, answer: Lima}\n", "")
    told = found(desk).confused
    assert (told.pairs, told.lost, told.forgotten) == ((), 2, 0)


def test_an_answer_that_the_learner_counts_as_right_is_told_as_overruled_alone(sit: Sit) -> None:
    desk = opened(sit())
    quiz(desk, FRANCE, "Lima")
    [logged] = desk.store.reviews()
    desk.write(Override(logged.ref, "correct", Rating.GOOD, 1.0, desk.now()))
    told = found(desk)
    assert told.confused.answers == 0
    [one] = told.overruled
    assert (one.card, one.typed, one.graded, one.verdict) == (FRANCE, "Lima", "wrong", "correct")


def test_only_the_decks_and_the_days_that_are_asked_for_count(sit: Sit, clock: Clock) -> None:
    desk = opened(sit())
    quiz(desk, FRANCE, "Lima")
    clock.sleep(3)
    quiz(desk, PERU, "Paris", "Paris")
    today = desk.now().day
    assert found(desk, Scope(since=today)).confused.answers == 2
    assert found(desk, Scope(since=today - 3)).confused.answers == 3
    french = found(desk, Scope(frozenset({("capitals", "fr")})))
    assert (french.answers, french.is_new) == (0, False)
    assert found(desk, Scope(frozenset({("capitals", "en")}))).answers == 3


def test_only_decks_that_it_takes_are_read(
    sit: Sit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = opened(sit())
    quiz(desk, FRANCE, "Lima")
    desk.close()
    desk = opened(sit())
    assert not any(entry.is_read for entry in desk.library.studied)
    found(desk)
    assert [entry.name for entry in desk.library.studied if entry.is_read] == ["capitals.en"]


def test_hard_and_slow_cards_are_told_only_while_a_deck_holds_them(sit: Sit) -> None:
    desk = opened(sit())
    quiz(desk, FRANCE, "Rome", "Rome", "Paris")
    quiz(desk, PERU, "Lima", "Lima", "Lima")
    told = found(desk)
    assert [(hard.card, hard.missed, hard.asked) for hard in told.hardest] == [(FRANCE, 2, 3)]
    assert [slow.card for slow in told.slowest] == [PERU]
    change(
        desk,
        "  - {id: france, question: The capital of France?, answer: Paris, tags: [europe]}\n",
        "",
    )
    assert found(desk).hardest == ()


def test_a_card_that_is_gone_is_told_as_last_seen(sit: Sit) -> None:
    desk = opened(sit())
    quiz(desk, PERU, "Cusco")
    [logged] = desk.store.reviews()
    desk.write(Override(logged.ref, "correct", Rating.GOOD, 1.0, desk.now()))
    change(desk, "  - {id: peru, question: The capital of Peru?, answer: Lima}\n", "")
    told = found(desk)
    shown = told.cards[told.overruled[0].card]
    assert (shown.question, shown.title, shown.card) == ("The capital of Peru?", "Capitals", None)
    assert told.to_drill((PERU,)) == ()


def test_leeches_are_those_of_today_whatever_the_days(sit: Sit, clock: Clock) -> None:
    desk = opened(sit(leech_threshold=1))
    answer(desk, desk.session(StudyWish(("capitals.en",))), "Paris", "Lima", "Nairobi")
    clock.sleep(40)
    wish = StudyWish(("capitals.en",), cards=(KENYA,))
    answer(desk, desk.session(wish), "Lima")
    clock.sleep(40)
    [leech] = found(desk, Scope(since=desk.now().day)).leeches
    assert (leech.card, leech.lapses) == (KENYA, 1)
    assert found(desk, Scope(frozenset({("capitals", "fr")}))).leeches == ()


def test_a_drill_asks_the_pair_in_whichever_language_and_moves_no_date(sit: Sit) -> None:
    desk = opened(sit())
    quiz(desk, FRANCE, "Lima")
    before = desk.store.memories()
    assert desk.count(drill_of((FRANCE, PERU))) == 2
    session = desk.session(drill_of((FRANCE, PERU)))
    assert session.kind == "cram"
    for _ in range(2):
        answer(desk, session, {FRANCE: "Paris", PERU: "Lima"}[session.wanted])
    assert session.phase is Phase.DONE
    assert desk.store.memories() == before
    french = CardKey("capitals", "fr", "france")
    assert desk.session(drill_of((french,))).wanted == french


def test_a_drill_leaves_out_what_is_put_away(sit: Sit) -> None:
    desk = opened(sit())
    quiz(desk, FRANCE, "Lima")
    desk.write(Mark(PERU, "suspend", desk.now()))
    assert found(desk).to_drill((FRANCE, PERU, FRANCE)) == (FRANCE,)


def test_what_left_a_deck_that_is_away_is_not_counted_as_lost(sit: Sit) -> None:
    desk = opened(sit())
    quiz(desk, FRANCE, "Lima", "Nairobi")
    assert found(desk).unread == frozenset()
    (desk.folders.own_decks / "capitals.yaml").unlink()
    desk.read_decks()
    told = found(desk)
    assert (told.confused.lost, told.unread) == (0, frozenset({("capitals", "en")}))
