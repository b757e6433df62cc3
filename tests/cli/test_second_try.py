"""The plain mode after a close answer, and where the learner has the last word."""

import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from aiquiz.cli.plain import study_plainly
from aiquiz.desk import Desk
from aiquiz.scheduling.review import Rating
from tests.cli.terminal import FailingDesk, Terminal
from tests.cli.test_plain import WISH, logged

DECK = """\
title: Cities
id: cities
language: en
cards:
  - question: How much power?
    answer: 150 MW
    accept: [0.15 GW]
    hints: [It is generated on site.]
    explanation: The grid had none to spare.
    reject: [{150 GW: A country uses that much.}]
"""
LIST = """\
title: Companies
id: cities
language: en
cards:
  - {question: Which three companies?, answer: "Zip2, SpaceX, X.com", explanation: All his.}
"""
SECRETS = ("MW", "megawatt", "0.15", "on site", "grid", "A country")

Study = Callable[[StringIO], str]

pytestmark = pytest.mark.usefixtures("handlers")


@pytest.fixture
def study(
    desk: FailingDesk,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Study:
    write(desk, DECK)

    def run(lines: StringIO) -> str:
        monkeypatch.setattr(sys, "stdin", lines)
        study_plainly(desk, WISH)
        return capsys.readouterr().out

    return run


def write(at: Desk, deck: str) -> Path:
    path = at.folders.own_decks / "cities.yaml"
    path.write_text(deck, encoding="utf-8")
    return path


def kept(at: Desk) -> list[tuple[str | None, str, Rating, float]]:
    reviews = [found.review for found in logged(at)]
    return [(one.typed, one.verdict, one.rating, one.credit) for one in reviews]


def test_in_a_pipe_the_next_line_is_the_second_try(desk: Desk, study: Study) -> None:
    out = study(StringIO("150\n150 MW\n"))
    assert "> 150\nClose: right number, the unit is missing.\nOne more try. It will" in out
    assert out.count("How much power?") == 1
    before = out.partition("> 150 MW")[0]
    assert not [secret for secret in SECRETS if secret in before]
    assert "1 of 1 right, score 50%. All saved." in out
    assert kept(desk) == [("150 MW", "correct", Rating.HARD, 0.5)]


def test_all_that_was_held_back_comes_with_the_last_verdict(desk: Desk, study: Study) -> None:
    out = study(StringIO("150\n150 GW\n"))
    after = out.partition("> 150 GW")[2]
    assert "The answer is: 150 MW\nA country uses that much.\nThe grid had none" in after
    assert kept(desk)[0][1:] == ("wrong", Rating.AGAIN, 0.0)


def test_the_same_answer_twice_costs_nothing(desk: Desk, study: Study) -> None:
    out = study(StringIO("150\n150\n\n150 MW\n"))
    assert out.count("That is the same answer as before; ! shows the answer.") == 1
    assert out.count("Type an answer") == 1
    assert [found[0] for found in kept(desk)] == ["150 MW"]


def test_a_mark_shows_the_answer_instead(desk: Desk, study: Study) -> None:
    out = study(StringIO("150\n!\n"))
    assert "Close: right number, the unit is missing.\nThe answer is: 150 MW" in out
    assert kept(desk)[0] == ("150", "close", Rating.AGAIN, 0.0)


def test_a_close_answer_can_be_counted(desk: Desk, study: Study) -> None:
    out = study(StringIO("/right\n150\n/right\n"))
    assert "There is no answer yet that this could be about." in out
    assert "Counted as correct, and accepted from now on." in out
    assert "1 of 1 right, score 100%." in out
    assert kept(desk)[0] == ("150", "correct", Rating.GOOD, 1.0)


def test_at_a_terminal_the_learner_has_the_last_word(desk: Desk, study: Study) -> None:
    out = study(Terminal("a lot\n/right\n/right\n/why\n\n"))
    assert "Wrong: " in out
    assert "Counted as correct, and accepted from now on.\nIt comes back in" in out
    assert "It counts so already." in out
    assert "Accepted: 150 MW; 0.15 GW\nAccepted because you said so: a lot\n" in out
    assert kept(desk)[0] == ("a lot", "correct", Rating.GOOD, 1.0)
    again = study(Terminal("/quit\n"))
    assert "Nothing to study now." in again


def test_the_last_word_can_be_taken_back(desk: Desk, study: Study) -> None:
    out = study(Terminal("150 MW\n/wrong\n/right\n\n"))
    assert "Counted as wrong.\nIt comes back in this session." in out
    assert "Taken back: Correct." in out
    assert kept(desk) == [("150 MW", "correct", Rating.GOOD, 1.0)]


def test_a_slip_is_asked_again_with_what_was_typed(desk: Desk, study: Study) -> None:
    out = study(Terminal("?\n15 MW\n/slip\n150 MW\n\n"))
    assert out.count("How much power?") == 2
    assert "You typed: 15 MW" in out
    assert kept(desk) == [("150 MW", "correct", Rating.HARD, 0.5)]


def test_after_no_idea_there_is_nothing_to_count(desk: Desk, study: Study) -> None:
    out = study(Terminal("!\n/right\n/slip\n\n/quit\n"))
    assert out.count("Nothing was typed.") == 2
    assert kept(desk) == [(None, "wrong", Rating.AGAIN, 0.0)]


def test_help_tells_the_commands(desk: Desk, study: Study) -> None:
    out = study(Terminal("/help\n/quit\n"))
    assert "After an answer: /right I was right, /wrong I was wrong, /slip" in out


def test_of_a_list_the_items_are_told_at_the_end_and_the_better_try_counts(
    desk: Desk,
    study: Study,
) -> None:
    write(desk, LIST)
    out = study(StringIO("Zip2, SpaceX\nX.com\n"))
    before, _, after = out.partition("> X.com")
    assert "Close: " in before
    assert "X.com" not in before.replace("> Zip2, SpaceX", "")
    assert "Named" not in before
    assert "All his." not in before
    assert "Named: Zip2, SpaceX.\nMissing: X.com.\nYour first answer counts: it named" in after
    [(_typed, _verdict, rating, credit)] = kept(desk)
    assert rating is Rating.HARD
    assert credit == pytest.approx(2 / 3)
