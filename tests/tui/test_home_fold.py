"""Which decks have a row at home, and what the learner makes of the list."""

from typing import Any

import pytest

from aiquiz.desk.overview import DeckRow, Overview
from aiquiz.say.language import speak
from aiquiz.tui.deck_table import DeckLine
from aiquiz.tui.home_fold import PLAIN, View, listed
from aiquiz.tui.home_notice import notice
from aiquiz.tui.home_rows import HomeRows


def row(name: str, **facts: Any) -> DeckRow:
    deck, _, language = name.partition(".")
    plain = DeckRow(name, name, language, f"/{name}", 4, 1, 2, 0.5, 0.25, id=deck)
    return plain._replace(**facts)


def seen(rows: list[DeckRow], language: str = "en", view: View = PLAIN) -> list[str]:
    return [" ".join([one.row.name, *one.languages[1:]]) for one in listed(rows, language, view)]


EN, FR, OTHER = row("a.en"), row("a.fr"), row("b.fr")


def test_a_translation_stands_in_the_row_of_the_deck_in_the_language_that_is_spoken() -> None:
    assert seen([EN, FR, OTHER]) == ["a.en fr", "b.fr"]
    assert seen([EN, FR, OTHER], "fr") == ["a.fr en", "b.fr"]


def test_the_decks_of_the_language_come_first_and_else_in_their_order() -> None:
    own = row("c.en")
    assert seen([OTHER, EN, row("", language=""), own]) == ["a.en", "", "c.en", "b.fr"]


@pytest.mark.parametrize(
    "facts", [{"started": True}, {"problems": 1}, {"missing": True, "cards": 0}, {"cards": 0}]
)
def test_what_was_begun_or_is_faulty_is_never_hidden_in_another_row(
    facts: dict[str, Any],
) -> None:
    assert seen([FR._replace(**facts), EN]) == ["a.en", "a.fr"]


def test_two_files_of_one_deck_in_one_language_keep_both_rows() -> None:
    assert seen([EN, EN._replace(path="/twin")]) == ["a.en", "a.en"]


def test_unfolded_a_translation_stands_below_its_deck() -> None:
    view = View(unfolded=frozenset({"a"}))
    assert seen([EN, FR, OTHER], view=view) == ["a.en", "a.fr", "b.fr"]
    assert [one.unfolded for one in listed([EN, FR], "en", view)] == [False, True]


def test_a_search_finds_a_translation_alone_and_its_deck_with_it_folded() -> None:
    both, only = frozenset({EN.path, FR.path}), frozenset({FR.path})
    assert seen([EN, FR, OTHER], view=View(found=both)) == ["a.en fr"]
    assert seen([EN, FR, OTHER], view=View(found=only)) == ["a.fr"]
    assert seen([EN, FR, OTHER], view=View(found=frozenset())) == []


def test_hidden_decks_are_listed_last_and_only_where_they_are_asked_for() -> None:
    rows = [EN._replace(hidden=True), FR._replace(hidden=True), OTHER]
    assert seen(rows) == ["b.fr"]
    assert seen(rows, view=View(hidden=True)) == ["b.fr", "a.en fr"]


# What the rows stand for


def overview(*rows: DeckRow) -> Overview:
    total = DeckRow("", "", "", "", 8, 2, 1, 0.75, 0.125)
    return Overview(20000, rows, total, False, 3, 5, 4, 2, frozenset(), 20002, 6, 2)


def test_a_folded_translation_is_selected_with_its_deck_and_alone_once_unfolded() -> None:
    rows = HomeRows(overview(EN, FR, OTHER))
    assert rows.place_of(FR.path) == rows.place_of(EN.path) == 1
    unfolded = rows.folded_at(1, unfold=True)
    assert unfolded.place_of(FR.path) == 2
    assert unfolded.deck_at(2) is FR
    folded = unfolded.folded_at(2, unfold=False)
    assert folded.names == rows.names
    assert folded.place_of(FR.path) == 1
    assert rows.folded_at(0, unfold=True) is rows


def test_only_decks_have_rows_while_something_is_searched_for() -> None:
    rows = HomeRows(overview(EN, OTHER)).seen_as(View(found=frozenset({OTHER.path})))
    assert rows.names == [OTHER.path]
    assert rows.deck_at(0) is OTHER
    none = rows.seen_as(View(found=frozenset()))
    assert (none.names, none.meant_at(0), none.offer_at(0), none.lines) == ([], None, None, [])


def test_a_mark_is_put_on_decks_alone_and_taken_off_again() -> None:
    rows = HomeRows(overview(EN, OTHER))
    assert rows.with_mark_at(0) is rows
    marked = rows.with_mark_at(2)
    assert marked.names_marked == ("b.fr",)
    assert marked.with_mark_at(2).names_marked == ()
    speak("en")
    assert notice(marked, 0, [], 0).text.startswith("1 deck is marked; enter studies it")


def test_where_every_deck_is_hidden_home_says_how_to_see_them() -> None:
    rows = HomeRows(overview(EN._replace(hidden=True)))
    assert rows.all_hidden
    assert rows.hidden == 1
    speak("en")
    assert "H shows them" in notice(rows, 0, [], 0).text


@pytest.mark.parametrize("width", [34, 74, 112])
@pytest.mark.parametrize("languages", [("en",), ("en", "fr"), ("en", "fr", "de")])
def test_a_line_is_as_wide_as_it_may_be_whatever_stands_in_it(
    width: int, languages: tuple[str, ...]
) -> None:
    speak("en")
    plain = DeckLine("A title", languages, 12, 3, 0.5, 0.2)
    lines = [
        plain,
        DeckLine("A" * 200, languages, 12, 3, 0.5, 0.2, problems=True, inset=True, marked=True),
        plain._replace(instead="hidden", off=True, note="exam in 3 days"),
    ]
    assert {line.draw(width, selected=True).cell_length for line in lines} == {width}
    assert "hidden" in lines[2].draw(width, selected=False).plain
    told = {1: "en", 2: "en fr", 3: "en +2"}[len(languages)]
    assert (f" {told} " in plain.draw(width, selected=False).plain) == (width > 54)
