"""Every kind of card in a session: what it earns, its hints, its options, and what is picked."""

import pytest

from aiquiz.deck.card import (
    Card,
    ClozeCard,
    ListCard,
    PickedCard,
    Place,
    TextCard,
    answer_of,
)
from aiquiz.scheduling.review import Rating
from aiquiz.study import Phase, Question
from aiquiz.study.hints import hints_of
from aiquiz.study.picking import Marked, Ordered, Paired, picking
from tests.every_kind import card, deck, parts
from tests.study.desk import Desk

PLACE = Place(1, 1)


def question(desk: Desk) -> Question:
    return desk.session.question


@pytest.mark.parametrize("asked", deck().cards, ids=lambda found: found.id)
def test_a_right_answer_is_good_and_after_a_hint_hard(asked: Card) -> None:
    desk = Desk([asked])
    desk.right()
    assert desk.rating() is Rating.GOOD
    helped = Desk([asked])
    if helped.session.hint():
        helped.right()
        assert helped.rating() is Rating.HARD


@pytest.mark.parametrize("asked", deck().cards, ids=lambda found: found.id)
def test_no_idea_is_again_and_undone_it_is_asked_anew(asked: Card) -> None:
    desk = Desk([asked])
    desk.session.give_up(desk.now())
    desk.save()
    assert desk.rating() is Rating.AGAIN
    assert desk.session.answered is not None
    assert desk.session.answered.verdict.matched == answer_of(asked)
    desk.session.undo(desk.now())
    desk.save()
    assert desk.phase() is Phase.ASKING
    assert desk.reviews() == []


@pytest.mark.parametrize(
    ("name", "given", "rating", "credit"),
    [
        ("multiple", ("2",), Rating.AGAIN, 0.5),
        ("order", ("a second", "an hour", "a minute", "a day"), Rating.AGAIN, 0.5),
        ("match", ("Paris", "Tokyo", "Tokyo"), Rating.HARD, 2 / 3),
    ],
)
def test_what_is_picked_in_part_earns_its_share_at_once(
    name: str, given: tuple[str, ...], rating: Rating, credit: float
) -> None:
    desk = Desk([card(name)])
    desk.answer(parts(*given))
    assert desk.phase() is Phase.ANSWERED
    [review] = desk.reviews()
    assert (review.rating, review.tries) == (rating, 1)
    assert review.credit == pytest.approx(credit)


def test_a_list_in_part_gets_a_second_try_and_the_better_one_counts() -> None:
    desk = Desk([card("list")])
    desk.answer("solid, gas")
    assert desk.session.trying
    desk.answer("solid")
    [review] = desk.reviews()
    assert (review.rating, review.tries) == (Rating.HARD, 2)
    assert review.credit == pytest.approx(2 / 3)


@pytest.mark.parametrize("name", ["choice", "multiple", "truth", "order", "match"])
def test_what_is_picked_is_never_easy(name: str) -> None:
    desk = Desk([card(name)])
    desk.right()
    assert desk.session.answered is not None
    assert Rating.EASY not in desk.session.answered.intervals
    desk.session.rate(Rating.EASY, desk.now())
    assert desk.rating() is Rating.GOOD
    assert desk.phase() is Phase.ANSWERED


def test_a_choice_can_be_typed_and_can_then_be_easy() -> None:
    desk = Desk([card("choice")])
    assert desk.session.can_be_typed
    desk.session.type_instead()
    asked = question(desk).card
    assert isinstance(asked, TextCard)
    assert question(desk).options == ()
    desk.answer("carbon dioxyde")
    desk.session.rate(Rating.EASY, desk.now())
    desk.save()
    assert desk.rating() is Rating.EASY
    assert not desk.session.can_be_typed


def test_what_was_not_to_be_picked_does_not_pass_when_it_is_typed() -> None:
    desk = Desk([card("choice")])
    desk.session.type_instead()
    desk.answer("oxygen")
    assert desk.session.answered is not None
    assert desk.session.answered.verdict.reason.code == "rejected"


def test_several_options_are_typed_as_a_list() -> None:
    desk = Desk([card("multiple")])
    desk.session.type_instead()
    assert isinstance(question(desk).card, ListCard)
    desk.answer("2 and 11")
    assert desk.rating() is Rating.GOOD


def test_options_come_in_an_order_that_the_seed_decides() -> None:
    asked = [Desk([card("choice")]) for _ in range(2)]
    assert question(asked[0]).options == question(asked[1]).options
    assert sorted(question(asked[0]).options) == sorted(
        ("oxygen", "carbon dioxide", "nitrogen", "hydrogen")
    )


def test_things_to_be_put_in_order_never_start_in_it() -> None:
    shown = list(question(Desk([card("order")])).options)
    assert shown != answer_of(card("order")).split("\n")


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("text", ["author", "length", "first"]),
        ("number", ["unit"]),
        ("list", ["length", "first"]),
        ("cloze", []),
        ("gap", ["length", "first"]),
        ("choice", ["author"]),
        ("both", ["length", "first", "words"]),
        ("order", []),
    ],
)
def test_hints_go_from_light_to_heavy(name: str, kinds: list[str]) -> None:
    assert [hint.kind for hint in hints_of(card(name))] == kinds


@pytest.mark.parametrize("asked", deck().cards, ids=lambda found: found.id)
def test_no_hint_that_is_made_tells_the_whole_answer(asked: Card) -> None:
    for hint in hints_of(asked):
        if hint.kind != "author":
            assert answer_of(asked) not in hint.parts


def test_a_number_or_a_lone_letter_is_not_told_by_its_beginning() -> None:
    cards = [TextCard(id="n", question="?", place=PLACE, answer=text) for text in ("6 months", "7")]
    assert [(h.kind, h.parts) for h in hints_of(cards[0])] == [("unit", ("months",))]
    assert hints_of(cards[1]) == ()
    gaps = (("6",), ("new moon",), ("A",))
    mixed = ClozeCard(id="c", question="?", place=PLACE, lead="", texts=("", "", "", ""), gaps=gaps)
    assert [(h.kind, h.parts) for h in hints_of(mixed)] == [
        ("length", ("…", "3 4", "1")),
        ("first", ("…", "n", "…")),
        ("words", ("…", "new …", "…")),
    ]


def test_what_stood_in_one_gap_is_another_answer_in_the_next() -> None:
    desk = Desk([card("cloze")])
    desk.answer(parts("0", ""))
    assert desk.session.trying
    assert desk.session.refusal(parts(" 0", "")) == "same"
    assert desk.session.refusal(parts("", "0")) is None
    assert desk.session.refusal(parts("", " ")) == "empty"


def test_a_card_left_for_later_comes_last_and_keeps_its_hints() -> None:
    cards = [card("text"), card("number"), card("list")]
    desk = Desk(cards)
    desk.session.hint()
    assert desk.session.later()
    desk.check()
    seen = []
    while desk.phase() is Phase.ASKING:
        seen.append((question(desk).card.id, len(question(desk).hints_taken)))
        desk.right()
        desk.go_on()
    assert seen == [("number", 0), ("list", 0), ("text", 1)]
    assert desk.session.finished


def test_the_last_card_can_not_be_left_for_later() -> None:
    desk = Desk([card("text")])
    assert not desk.session.later()
    assert desk.phase() is Phase.ASKING


def test_marks_are_set_and_taken_away() -> None:
    marked = Marked(["a", "b", "c"])
    assert marked.given == ""
    marked.toggle(2)
    marked.toggle(0)
    assert marked.given == parts("a", "c")
    marked.toggle(2)
    assert marked.given == "a"


def test_a_thing_that_is_moved_makes_the_others_close_up() -> None:
    ordered = Ordered(["a", "b", "c", "d"])
    ordered.move(0, 2)
    assert ordered.given == parts("b", "c", "a", "d")
    ordered.move(2, 0)
    assert ordered.given == parts("a", "b", "c", "d")


def test_pairing_goes_on_to_the_next_without_a_partner() -> None:
    paired = Paired(["x", "y", "z"], ["1", "2"])
    assert paired.pair(1, 0) == 2
    assert paired.pair(2, 1) == 0
    assert paired.given == ""
    assert paired.pair(0, 1) == 0
    assert paired.given == parts("2", "1", "2")
    paired.part(1)
    assert paired.given == ""


@pytest.mark.parametrize(
    "asked", [c for c in deck().cards if isinstance(c, PickedCard)], ids=lambda found: found.id
)
def test_what_was_picked_is_there_again_when_it_is_to_be_mended(asked: Card) -> None:
    desk = Desk([asked])
    desk.right()
    desk.session.retype(desk.now())
    desk.save()
    assert question(desk).prefill == answer_of(asked)
    found = picking(question(desk))
    if isinstance(found, Marked | Ordered | Paired):
        assert set(found.given.split("\n")) == set(answer_of(asked).split("\n"))
