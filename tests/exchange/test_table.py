import codecs
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
        (b'a,"' + b"x" * 200_000 + b"\n", "broken"),
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
