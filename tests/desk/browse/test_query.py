import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiquiz.desk.browse.query import STATES, Misread, Query, Term, read_query


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("", ()),
        ("  -  ", ()),
        ("? !", ()),
        ("xAI", (Term("", "xai"),)),
        ("due:today xai", (Term("due", "today"), Term("", "xai"))),
        ("-tag:Space", (Term("tag", "space", negated=True),)),
        ("-mars", (Term("", "mars", negated=True),)),
        ('"first phase"', (Term("", "first phase", phrase=True, whole=True),)),
        ('"first pha', (Term("", "first pha", phrase=True, whole=False),)),
        ('-"first phase"', (Term("", "first phase", negated=True, phrase=True),)),
        ('deck:"Musk at"', (Term("deck", "musk at"),)),
        ("IS:New", (Term("is", "new"),)),
        ("due:7", (Term("due", "7"),)),
        ("12:30", (Term("", "12:30"),)),
        ("a -b", (Term("", "a"), Term("", "b", negated=True))),
    ],
)
def test_what_is_typed_means(typed: str, terms: tuple[Term, ...]) -> None:
    assert read_query(typed) == Query(terms)


@pytest.mark.parametrize(
    ("typed", "misread"),
    [
        ("colour:red", Misread("no-filter", "colour", "red")),
        ("is:green xai", Misread("no-state", "is", "green")),
        ("is:green", Misread("no-state", "is", "green")),
        ("due:soon", Misread("no-day", "due", "soon")),
        ("due:-3", Misread("no-day", "due", "-3")),
        ("due:999999999999", Misread("no-day", "due", "999999999999")),
        ("is:", Misread("unfinished", "is", "")),
        ("is:ne", Misread("unfinished", "is", "ne")),
        ("due:tod", Misread("unfinished", "due", "tod")),
        ("tag:", Misread("unfinished", "tag", "")),
        ("is:ne xai", Misread("no-state", "is", "ne")),
    ],
)
def test_what_means_nothing_is_told_and_leaves_nothing_out(typed: str, misread: Misread) -> None:
    query = read_query(typed)
    assert query.misread == misread
    assert query.terms in ((), (Term("", "xai"),))


def test_the_first_thing_that_means_nothing_is_told() -> None:
    assert read_query("a:b c:d").misread == Misread("no-filter", "a", "b")


@pytest.mark.parametrize("state", STATES)
def test_every_state_is_known_as_soon_as_it_is_typed(state: str) -> None:
    for end in range(len("is:") + 1, len(state) + 3):
        query = read_query(f"is:{state}"[:end])
        assert query.terms or (query.misread and query.misread.code == "unfinished")
    assert read_query(f"is:{state}").asks("is", state)


@given(st.text())
def test_nothing_that_can_be_typed_is_too_much(typed: str) -> None:
    query = read_query(typed)
    assert all(term.value for term in query.terms)
