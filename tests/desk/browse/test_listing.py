import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiquiz.deck.card import Deck
from aiquiz.desk.browse.listing import COLUMNS, CardList, Column, next_to
from aiquiz.desk.browse.row import Standing
from tests.desk.browse.cards import TODAY, found, ids, listed, memory, row, text_card

SPACE = Deck(title="Espace et fusées", id="space", language="fr", tags=("Ciel",))
FRESH, YOUNG, OLD = Standing(), Standing(memory(), 0.8), Standing(memory(90, 40), 0.95)


def states() -> CardList:
    return listed(
        row("new", FRESH),
        row("due", YOUNG),
        row("later", Standing(memory(8, 5), 0.9)),
        row("known", OLD),
        row("suspended", YOUNG._replace(suspended=True)),
        row("buried", YOUNG._replace(buried=True)),
        row("flagged", OLD._replace(flagged=True)),
        row("leech", Standing(memory(3, 2, 8), 0.9, leech=True)),
        row("gone", OLD, gone="card"),
    )


@pytest.mark.parametrize(
    ("typed", "cards"),
    [
        ("is:new", {"new"}),
        ("is:learning", {"due", "later", "suspended", "buried", "leech"}),
        ("is:known", {"known", "flagged", "gone"}),
        ("is:due", {"due"}),
        ("is:suspended", {"suspended"}),
        ("is:buried", {"buried"}),
        ("is:flagged", {"flagged"}),
        ("is:leech", {"leech"}),
        ("is:gone", {"gone"}),
        ("-is:learning -is:known", {"new"}),
        ("due:today", {"due"}),
        ("due:tomorrow", {"buried"}),
        ("due:2", {"due", "buried", "leech"}),
        ("due:0", {"due"}),
        ("-due:9999", {"new", "suspended"}),
        ("is:known -is:flagged", {"known", "gone"}),
        ("is:known known", {"known"}),
    ],
)
def test_filters_tell_how_a_card_stands(typed: str, cards: set[str]) -> None:
    assert set(found(states(), typed)) == cards


def test_tags_and_decks_are_found_by_their_beginnings_and_titles_by_a_part() -> None:
    cards = listed(
        row(text_card("a", tags=("Europe",))),
        row(text_card("b", tags=("mars",)), deck=SPACE),
    )
    assert found(cards, "tag:euro") == ["a"]
    assert found(cards, "tag:CIEL") == ["b"]
    assert found(cards, "-tag:ciel") == ["a"]
    assert found(cards, "tag:iel") == []
    assert found(cards, "deck:space") == ["b"]
    assert found(cards, "deck:space.fr") == ["b"]
    assert found(cards, "deck:fusees") == ["b"]
    assert found(cards, 'deck:"espace et"') == ["b"]


def test_words_are_looked_for_in_question_answer_and_further_right_answers() -> None:
    cards = listed(
        row(text_card("q", "Which city?")),
        row(text_card("a", answer="The City of London")),
        row(text_card("f", accept=("a big city",))),
        row(text_card("n", "Which month?")),
    )
    assert found(cards, "city") == ["q", "a", "f"]
    assert found(cards, "ctiy") == ["q", "a", "f"]
    assert found(cards, "-city") == ["n"]
    assert found(cards, "-ctiy") == ["q", "a", "f", "n"]
    assert found(cards, '"city of"') == ["a"]
    assert found(cards, 'which -"which month"') == ["q"]


def test_what_was_missed_waits_until_it_is_known() -> None:
    rows = [row("right"), row("wrong")]
    cards = listed(*rows)
    assert found(cards, "is:missed") == found(cards, "-is:missed") == ["right", "wrong"]
    assert cards.is_waiting
    cards.learn_missed({rows[1].key})
    assert not cards.is_waiting
    assert ids(cards) == ["right"]
    assert found(cards, "is:missed") == ["wrong"]


def test_before_it_is_ready_a_list_leaves_out_nothing_and_says_so() -> None:
    cards = CardList([row("b"), row("a")], TODAY)
    steps = cards.get_ready()
    next(steps)
    cards.sort("question")
    assert found(cards, "b") == ["b", "a"]
    assert cards.is_waiting
    for _step in steps:
        pass
    cards.find()
    assert ids(cards) == ["b"]
    assert not cards.is_waiting
    assert found(cards, "") == ["a", "b"]


SORTED: dict[Column, list[str]] = {
    "question": ["buried", "due", "flagged", "gone", "known", "later", "leech", "new", "suspended"],
    "state": ["new", "due", "later", "suspended", "buried", "leech", "known", "flagged", "gone"],
    "recall": ["new", "due", "suspended", "buried", "later", "leech", "known", "flagged", "gone"],
    "due": ["due", "buried", "leech", "later", "known", "flagged", "gone", "new", "suspended"],
    "missed": ["new", "due", "later", "known", "suspended", "buried", "flagged", "gone", "leech"],
}


@pytest.mark.parametrize("column", SORTED)
def test_cards_are_sorted_by_a_column_and_the_other_way_round(column: Column) -> None:
    cards = states()
    cards.sort(column)
    assert ids(cards) == SORTED[column]
    cards.sort(column)
    assert ids(cards) == SORTED[column][::-1]
    cards.sort(column)
    assert ids(cards) == SORTED[column]


def test_cards_are_sorted_by_deck_and_stay_in_the_authors_order_within_one() -> None:
    cards = listed(row("x", deck=SPACE), row("b"), row("w", deck=SPACE), row("a"))
    assert ids(cards) == ["x", "b", "w", "a"]
    cards.sort("deck")
    assert ids(cards) == ["b", "a", "x", "w"]


def test_a_card_that_stands_otherwise_is_found_and_sorted_otherwise() -> None:
    cards = states()
    cards.sort("due")
    cards.search("-is:suspended")
    [new] = [n for n, shown in enumerate(cards.rows) if shown.key.card == "due"]
    cards.renew({new: cards.rows[new]._replace(standing=YOUNG._replace(suspended=True))})
    assert "due" not in ids(cards)
    assert found(cards, "is:due") == []
    assert found(cards, "is:suspended")[-2:] == ["due", "suspended"]
    cards.renew({new: cards.rows[new]._replace(standing=FRESH)})
    assert found(cards, "is:new") == ["new", "due"]


def test_a_card_renewed_while_the_list_is_getting_ready_is_found_as_it_stands_now() -> None:
    for steps_before in (0, 1, 3):
        cards = CardList([row(f"c{number}", YOUNG) for number in range(50)], TODAY)
        steps = cards.get_ready()
        for _ in range(steps_before):
            next(steps)
        cards.renew({3: cards.rows[3]._replace(standing=YOUNG._replace(flagged=True))})
        for _step in steps:
            pass
        assert found(cards, "is:flagged") == ["c3"]


TERMS = st.sampled_from(
    ["city", "-city", "is:new", "-is:new", "due:3", "tag:a", "-tag:a", "is:leech", '"big city"']
)
STANDINGS = st.builds(
    Standing,
    st.one_of(st.none(), st.builds(memory, st.floats(1, 90), st.integers(0, 9), st.integers(0, 9))),
    st.just(0.5),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)
CARDS = st.lists(
    st.tuples(
        STANDINGS, st.sampled_from(["big city", "city", "town"]), st.sampled_from(["a", "b"])
    ),
    max_size=12,
)


@given(CARDS, st.lists(TERMS, max_size=3), st.sampled_from(COLUMNS))
def test_several_conditions_find_what_each_finds_in_the_order_chosen(
    facts: list[tuple[Standing, str, str]], terms: list[str], column: Column
) -> None:
    cards = listed(
        *(
            row(text_card(str(number), question, tags=(tag,)), standing)
            for number, (standing, question, tag) in enumerate(facts)
        )
    )
    cards.sort(column)
    everything = ids(cards)
    one_by_one = [set(found(cards, term)) for term in terms]
    expected = [card for card in everything if all(card in found_ for found_ in one_by_one)]
    assert found(cards, " ".join(terms)) == expected
    for term, found_ in zip(terms, one_by_one, strict=True):
        turned = term[1:] if term[0] == "-" else f"-{term}"
        assert set(found(cards, turned)) == set(everything) - found_


@pytest.mark.parametrize(
    ("place", "after", "changed", "selected"),
    [
        # Nothing moves: what stands there now is the same card.
        (1, [0, 1, 2, 3], [1], None),
        # It moved away, down or up: the next one below.
        (1, [0, 2, 3, 1], [1], 2),
        (1, [1, 0, 2, 3], [1], 2),
        # Others moved past the selected one.
        (2, [2, 3, 0, 1], [0, 1], 2),
        # So did those below it; then nothing is left that stayed.
        (2, [2, 3, 0, 1], [2, 3], None),
        # It is found no more, and what was below it stands there.
        (0, [1, 2, 3], [0], 1),
    ],
)
def test_the_cursor_goes_on_from_its_place(
    place: int, after: list[int], changed: list[int], selected: int | None
) -> None:
    assert next_to([0, 1, 2, 3], place, after, changed, None) == selected


def test_the_cursor_goes_to_a_card_that_came_back() -> None:
    assert next_to([0, 1, 2], 2, [1, 0, 2], [1], 1) == 1
    assert next_to([], 0, [1], [1], None) is None
