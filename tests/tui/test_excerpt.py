"""The lines of a file around a problem."""

from aiquiz.tui.excerpt import excerpt

LINES = ("cards:", "  - question: Who?", "    anwser: William", "    hint: a duke", "", "end")


def shown(lines: tuple[str, ...], line: int, column: int, width: int = 60) -> list[str]:
    return excerpt(lines, line, column, width).plain.split("\n")


def test_the_line_stands_among_its_neighbours_with_a_stroke_under_what_is_meant() -> None:
    assert shown(LINES, 3, 5) == [
        "1  cards:",
        "2    - question: Who?",
        "3      anwser: William",
        "       ▔▔▔▔▔▔ column 5",
        "4      hint: a duke",
    ]


def test_the_first_and_the_last_line_have_fewer_neighbours() -> None:
    assert shown(LINES, 1, 1)[:2] == ["1  cards:", "   ▔▔▔▔▔ column 1"]
    assert shown(LINES, 6, 1)[-2:] == ["6  end", "   ▔▔▔ column 1"]


def test_a_column_far_to_the_right_is_in_sight() -> None:
    line = "x " * 200 + "here"
    first, mark = shown((line,), 1, 401, 40)
    assert "here" in first
    assert first.index("here") == mark.index("▔")
    assert len(first) <= 40


def test_wide_letters_tabs_and_what_a_terminal_acts_on_keep_the_stroke_in_its_place() -> None:
    drawn = excerpt(("\t日本: \x1b[31mred",), 1, 6, 60).split("\n")
    assert "\x1b" not in drawn[0].plain
    assert drawn[1].plain.index("▔") == 3 + 1 + 4 + 1 + 1


def test_where_room_is_scarce_the_line_stands_alone() -> None:
    drawn = excerpt(LINES, 3, 5, 60, alone=True)
    assert drawn.plain.split("\n") == ["3      anwser: William", "       ▔▔▔▔▔▔ column 5"]


def test_a_line_that_is_not_there_shows_nothing() -> None:
    assert not excerpt(LINES, 0, 1, 60)
    assert not excerpt(LINES, 7, 1, 60)
    assert shown(("",), 1, 1) == ["1  ", "   ▔ column 1"]
