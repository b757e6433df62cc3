"""How the desk gives cards as rows, and what keys do to them."""

from pathlib import Path

from aiquiz.desk import Desk, StudyWish
from aiquiz.desk.browse.cards import (
    cards_at_hand,
    every_card,
    is_to_be_read,
    missed,
    read_on,
    renewed,
)
from aiquiz.desk.browse.change import change, undoing
from aiquiz.desk.browse.row import CardRow
from aiquiz.scheduling.review import CardKey, Mark, Reset
from tests.desk.sat import CAPITALS, Clock, Sit, answer, new_left, opened

PERU = CardKey("capitals", "en", "peru")


def by_name(rows: list[CardRow]) -> dict[str, CardRow]:
    return {f"{row.key.card}.{row.key.language}": row for row in rows}


def studied(desk: Desk, *given: str) -> Desk:
    answer(desk, desk.session(StudyWish(decks=("capitals.en",))), *given)
    return desk


def test_every_card_of_every_deck_is_a_row_in_every_language(sit: Sit) -> None:
    rows = every_card(opened(sit()))
    assert list(by_name(rows)) == ["france.fr", "france.en", "peru.en", "kenya.en"]
    assert {row.standing.state for row in rows} == {"new"}
    france = by_name(rows)["france.en"]
    assert (france.title, france.tags, france.deck_name) == (
        "Capitals",
        ("europe", "places"),
        "capitals.en",
    )


def test_some_cards_are_at_hand_before_every_deck_was_read(sit: Sit) -> None:
    opened(sit())
    desk = opened(sit())
    assert [row.deck_name for row in cards_at_hand(desk)] == ["capitals.fr"]
    assert is_to_be_read(desk)
    while read_on(desk):
        pass
    assert not is_to_be_read(desk)
    assert cards_at_hand(desk) == every_card(desk)
    assert len(every_card(desk)) == 4


def test_a_row_tells_how_its_card_stands_today(sit: Sit, clock: Clock) -> None:
    desk = studied(opened(sit()), "Paris", "Bogota")
    for what in ("suspend", "flag", "bury"):
        desk.write(Mark(PERU, what, desk.now()))
    rows = by_name(every_card(desk))
    assert rows["france.en"].standing.recall == 1.0
    assert rows["france.en"].standing.state == "learning"
    marked = rows["peru.en"].standing
    assert (marked.suspended, marked.flagged, marked.buried) == (True, True, True)
    assert missed(desk) == {PERU}
    clock.sleep(30)
    later = by_name(every_card(desk))["france.en"].standing
    assert later.recall is not None
    assert 0 < later.recall < 1
    assert later.is_due(desk.now().day)
    assert not by_name(every_card(desk))["peru.en"].standing.buried


def test_a_card_that_left_its_deck_is_still_a_row_when_it_was_studied(
    sit: Sit, tmp_path: Path
) -> None:
    desk = studied(opened(sit()), "Paris", "Lima")
    desk.write(Mark(CardKey("capitals", "en", "kenya"), "flag", desk.now()))
    path = desk.folders.own_decks / "capitals.yaml"
    path.write_text("\n".join(CAPITALS.splitlines()[:-2]) + "\n", encoding="utf-8")
    desk.read_decks()
    rows = by_name(every_card(desk))
    gone = rows["peru.en"]
    assert (gone.gone, gone.card, gone.title) == ("card", None, "Capitals")
    assert gone.question == "The capital of Peru?"
    assert gone.standing.memory is not None
    assert rows["kenya.en"].gone == "card"
    assert rows["kenya.en"].standing.flagged
    assert rows["france.en"].gone == ""


def test_a_card_without_an_id_that_left_its_deck_keeps_its_question(sit: Sit) -> None:
    desk = sit()
    path = desk.folders.own_decks / "plain.yaml"
    head = (
        "title: Plain\nid: plain\nlanguage: en\ncards:\n  - {question: Still here?, answer: yes}\n"
    )
    path.write_text(f"{head}  - {{question: Long gone?, answer: yes}}\n", encoding="utf-8")
    desk.open()
    answer(desk, desk.session(StudyWish(decks=("plain.en",))), "yes", "yes")
    path.write_text(head, encoding="utf-8")
    desk.read_decks()
    gone = [row for row in every_card(desk) if row.gone]
    assert [(row.gone, row.question, row.path) for row in gone] == [
        ("card", "Long gone?", str(path))
    ]


def test_the_cards_of_a_deck_that_cannot_be_read_are_rows_with_its_path(sit: Sit) -> None:
    desk = studied(opened(sit()), "Paris")
    path = desk.folders.own_decks / "capitals.yaml"
    path.write_text("title: [", encoding="utf-8")
    desk.read_decks()
    rows = by_name(every_card(desk))
    assert list(rows) == ["france.fr", "france.en"]
    assert (rows["france.en"].gone, rows["france.en"].path) == ("deck", str(path))
    path.unlink()
    desk.read_decks()
    assert by_name(every_card(desk))["france.en"].gone == "deck"


def test_a_key_marks_those_that_are_not_and_takes_the_mark_off_where_all_are(sit: Sit) -> None:
    desk = opened(sit())
    rows = every_card(desk)[1:]
    desk.store.append_all(change(rows[:1], "flag", desk.now()).entries)
    rows = renewed(desk, rows)
    made = change(rows, "flag", desk.now())
    assert made.what == "flag"
    assert [entry.card.card for entry in made.entries if isinstance(entry, Mark)] == [
        "peru",
        "kenya",
    ]
    desk.store.append_all(made.entries)
    rows = renewed(desk, rows)
    off = change(rows, "flag", desk.now())
    assert (off.what, len(off.entries)) == ("unflag", 3)
    desk.store.append_all(off.entries)
    assert not any(row.standing.flagged for row in renewed(desk, rows))


def test_a_change_of_several_cards_is_taken_back_by_one_undo(sit: Sit) -> None:
    desk = opened(sit())
    rows = every_card(desk)
    refs = desk.store.append_all(change(rows, "suspend", desk.now()).entries)
    assert all(row.standing.suspended for row in renewed(desk, rows))
    desk.store.append_all(undoing(refs, desk.now()))
    assert renewed(desk, rows) == rows


def test_only_what_was_studied_is_reset_and_is_asked_as_new_again(sit: Sit) -> None:
    desk = studied(opened(sit(new_per_day=3)), "Paris", "Lima")
    rows = every_card(desk)
    assert new_left(desk) == 1
    made = change(rows, "reset", desk.now())
    assert [entry.card.card for entry in made.entries if isinstance(entry, Reset)] == [
        "france",
        "peru",
    ]
    refs = desk.store.append_all(made.entries)
    assert renewed(desk, rows) == [
        row._replace(standing=row.standing._replace(memory=None, recall=None)) for row in rows
    ]
    assert change(renewed(desk, rows), "reset", desk.now()).entries == ()
    # What was begun today and is new again has its place among the day's new cards again.
    assert desk.count(StudyWish(decks=("capitals.en",))) == 3
    desk.store.append_all(undoing(refs, desk.now()))
    assert renewed(desk, rows) == rows


def test_many_cards_are_renewed_as_few_are(sit: Sit) -> None:
    desk = studied(opened(sit()), "Paris")
    rows = every_card(desk)
    assert renewed(desk, rows * 100) == rows * 100
