"""What to look at again: a table, or two lines a card where the table would cut one."""

from aiquiz.deck.card import Place, TextCard
from aiquiz.scheduling.review import CardKey
from aiquiz.study.result import Result
from aiquiz.tui.look_again import look_again


def missed(question: str, given: str, answer: str) -> Result:
    card = TextCard(id="c", question=question, place=Place(1, 1), answer=answer)
    key = CardKey("deck", "en", "c")
    return Result(key, card, given, answer, "wrong", "", False, 0.0, 1000, None)


CITY = missed("Which city?", "Austin", "Memphis")
LONG = missed(
    "Which of all the cities that were named hosts the first cluster?",
    "the one in Texas, as far as I remember",
    "Memphis, in Tennessee",
)


def lines(*cards: Result, width: int = 74, rows: int = 10) -> list[str]:
    return look_again(cards, "✓", width, rows).plain.split("\n")


def test_short_texts_stand_in_a_table() -> None:
    head, row = lines(CITY)
    assert head.split() == ["To", "look", "at", "again", "you", "answer"]
    assert row.split("  ")[0] == "× Which city?"
    assert head.index("you") == row.index("Austin")
    assert head.index("answer") == row.index("Memphis")


def test_a_text_that_the_table_would_cut_takes_two_lines() -> None:
    assert lines(CITY, LONG) == [
        "To look at again",
        "× Which city?",
        "  you Austin   answer Memphis",
        f"× {LONG.card.question}",
        f"  you {LONG.given[:36]}…   answer Memphis, in Tennessee",
    ]


def test_without_the_rows_for_that_the_table_stays() -> None:
    assert len(lines(CITY, LONG, rows=4)) == 3


def test_nothing_given_has_no_label() -> None:
    assert lines(missed(LONG.card.question, "", "Memphis"))[2] == "  answer Memphis"


def test_no_line_is_wider_than_the_page() -> None:
    for width in (20, 38, 74):
        assert max(map(len, lines(LONG, CITY, width=width))) <= width
