import codecs
import csv
import io
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiquiz.exchange.table import Table, TableError, read_table


def pairs(table: Table) -> list[tuple[str, str]]:
    return [(row["question"], row.get("answer", "")) for _line, row in table.rows]


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("le chien\tthe dog\nle chat\tthe cat\n", "\t"),
        ("le chien,the dog\r\nle chat,the cat\r\n", ","),
        ("le chien;the dog\nle chat;the cat", ";"),
        ("\n\nle chien\tthe dog\n\nle chat\tthe cat\n\n", "\t"),
    ],
)
def test_two_columns_without_names_are_question_and_answer(text: str, delimiter: str) -> None:
    table = read_table(text.encode())
    assert (table.delimiter, table.headed) == (delimiter, False)
    assert pairs(table) == [("le chien", "the dog"), ("le chat", "the cat")]


def test_commas_in_a_text_do_not_part_a_table_of_tabs() -> None:
    table = read_table(b"hello, you\tbonjour, toi\nyes, sir\toui, monsieur\n")
    assert pairs(table)[0] == ("hello, you", "bonjour, toi")


def test_quotes_are_part_of_the_text_where_they_enclose_nothing() -> None:
    assert pairs(read_table(b'le chat\tthe "cat"\nx\ty\n'))[0] == ("le chat", 'the "cat"')
    assert pairs(read_table(b'"a, b","say ""no"""\nx,y\n'))[0] == ("a, b", 'say "no"')


def test_a_quoted_value_may_go_over_lines() -> None:
    table = read_table(b'question,answer\n"one\ntwo",three\nfour,five\n')
    assert pairs(table) == [("one\ntwo", "three"), ("four", "five")]
    assert [line for line, _row in table.rows] == [2, 4]


def test_names_of_columns_are_known_in_both_languages_and_others_are_told() -> None:
    table = read_table("Définition;Terme;Indice;Points\nthe dog;le chien;il aboie;3\n".encode())
    assert table.headed
    assert table.rows[0][1] == {"answer": "the dog", "question": "le chien", "hint": "il aboie"}
    assert table.unknown == ("Points",)


def test_lines_without_a_question_or_an_answer_are_told() -> None:
    table = read_table(b"a\tb\nalone\n\tc\nd\te\n")
    assert (len(table.rows), table.skipped) == (2, (2, 3))


def test_what_a_column_was_taken_for_is_told_also_where_it_is_a_guess() -> None:
    table = read_table(b"Wort,answer,notes,answer,mood\na,b,c,d,e\nf,g,h,i,j,k\n")
    assert table.names == ("Wort", "answer", "notes", "answer", "mood")
    assert table.columns == ("question", "answer", "explanation", "", "")
    assert (table.guessed, table.unknown) == (("question",), ("answer", "mood"))
    assert (len(table.columns), table.wide) == (5, 6)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('a,b\n"c,d\ne,f\ng,h\n', 2),
        ('a,b\nc,"d\ne,f', 2),
        ('a,b\n"c\nd",e\n"f, g\nh,i\n', 4),
        ('a,b\n"c\nd","e\nf,g\n', 3),
        ('a,b\n"c,d\n"e",f\ng,h\n', 2),
        ('a\tb\n\t"c\nd\te\n', 2),
        ('a;b\r\n"say ""no;c\r\nd;e\r\n', 2),
    ],
)
def test_a_quote_that_is_never_closed_is_told_by_the_line_it_opens_on(text: str, line: int) -> None:
    with pytest.raises(TableError) as refused:
        read_table(text.encode())
    assert (refused.value.code, refused.value.line) == ("quote", line)


def test_a_closed_quote_in_the_midst_of_a_line_is_let_pass() -> None:
    assert pairs(read_table(b'"a" b,c\nd,"e\nf"\n')) == [("a b", "c"), ("d", "e\nf")]


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("é,à\nb,c\n".encode("utf-8-sig"), "UTF-8"),
        (codecs.BOM_UTF16_LE + "é,à\nb,c\n".encode("utf-16-le"), "UTF-16"),
        ("é,à\nb,c\n".encode("cp1252"), "Windows-1252"),
    ],
)
def test_what_spreadsheets_write_is_read(data: bytes, encoding: str) -> None:
    table = read_table(data)
    assert (pairs(table)[0], table.encoding) == (("é", "à"), encoding)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"\n \n", "empty"),
        (b"question,answer\n", "empty"),
        (b"just a text\nand more\n", "one-column"),
        (b",b\n,c\n", "empty"),
        (b'a,"' + b"x" * 200_000 + b'",b\n', "broken"),
        (b'a,"' + b"x" * 200_000 + b"\n", "quote"),
        (b"\x81\x8d\xff,\x90\n", "encoding"),
    ],
)
def test_what_is_no_table_of_cards_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(TableError) as refused:
        read_table(data)
    assert refused.value.code == code


def test_control_characters_do_not_come_through() -> None:
    assert pairs(read_table("a\x1b[2J,b\u202ec\nd,e\n".encode()))[0] == ("a[2J", "bc")


@given(st.binary(max_size=300))
def test_any_bytes_are_a_table_or_refused(data: bytes) -> None:
    with suppress(TableError):
        assert read_table(data).rows


cells = st.text('ab",\n é', max_size=6)


@given(st.lists(st.lists(cells, min_size=2, max_size=3), min_size=1, max_size=5))
def test_what_another_program_wrote_with_quotes_is_never_refused_for_them(
    rows: list[list[str]],
) -> None:
    written = io.StringIO(newline="")
    csv.writer(written, quoting=csv.QUOTE_ALL).writerows(rows)
    codes = set()
    try:
        read_table(written.getvalue().encode())
    except TableError as error:
        codes.add(error.code)
    assert codes <= {"empty", "one-column"}
