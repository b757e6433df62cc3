"""The plain mode: quizzes, drills, cards put away, and sessions that go on."""

import sys
from collections.abc import Callable
from dataclasses import replace
from io import StringIO

import pytest

from aiquiz.cli.plain import study_plainly
from aiquiz.desk import StudyWish
from aiquiz.scheduling.review import CardKey
from tests.cli.terminal import FailingDesk, Terminal

WISH = StudyWish(decks=("cities",), seed=1)
QUIZ = StudyWish(decks=("cities",), kind="quiz", limit=10, seed=1)
Study = Callable[..., str]

pytestmark = pytest.mark.usefixtures("handlers")


@pytest.fixture
def study(
    desk: FailingDesk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Study:
    def run(lines: StringIO, wish: StudyWish = WISH) -> str:
        monkeypatch.setattr(sys, "stdin", lines)
        assert study_plainly(desk, wish) == 0
        return capsys.readouterr().out

    return run


def modes(desk: FailingDesk) -> list[str]:
    return [logged.review.mode for logged in desk.open_store().reviews()]


def marks(desk: FailingDesk) -> dict[str, int]:
    found = desk.open_store().marks(desk.now().day)
    return {name: len(cards) for name, cards in found._asdict().items() if cards}


def test_a_quiz_with_answers_after_each(desk: FailingDesk, study: Study) -> None:
    out = study(StringIO("nonsense\nnonsense\n"), QUIZ)
    assert "2 cards.\nNo due date changes.\n" in out
    assert "Card 1 of 2, quiz." in out
    assert out.count("Wrong: not the answer.") == 2
    assert "It comes back" not in out
    assert "0 of 2 right, score 0%. All saved." in out
    assert modes(desk) == ["quiz", "quiz"]


def test_a_quiz_with_answers_at_the_end_says_nothing_before(study: Study) -> None:
    out = study(StringIO("nonsense\n!\n"), replace(QUIZ, at_end=True))
    asked, _, told = out.partition("score 0%")
    assert "The answers come at the end." in asked
    assert "Wrong" not in asked
    assert "Memphis" not in asked
    assert told.count("Wrong: ") == 2
    assert "You said nonsense. The answer is" in told


def test_a_quiz_that_is_left_tells_the_answers_to_what_was_asked(study: Study) -> None:
    out = study(StringIO("nonsense\n"), replace(QUIZ, at_end=True))
    _asked, _, told = out.partition("score 0%")
    assert "1 card is left." in told
    assert told.count("Wrong: ") == 1
    assert "You said nonsense. The answer is" in told


def test_the_end_says_what_to_look_at_again_and_what_comes_next(study: Study) -> None:
    out = study(StringIO("Memphis\nnonsense\nAustin\n"))
    [again] = [line for line in out.splitlines() if line.startswith("Which other?")][-1:]
    assert again == "Which other? You said nonsense. The answer is Austin."
    assert "Tomorrow: " in out
    assert "Known: 0% of this deck." in out
    assert "aiquiz study --plain --cram --only missed" in out


def test_the_missed_are_drilled_without_a_due_date(desk: FailingDesk, study: Study) -> None:
    study(StringIO("Memphis\nnonsense\nAustin\n"))
    out = study(StringIO("Austin\n"), StudyWish(kind="cram", only="missed"))
    assert "Card 1 of 1, drill." in out
    # The clock of these tests stands still, so that the order of sessions tells nothing.
    assert modes(desk).count("cram") == 1


def test_with_nothing_due_it_says_what_else_there_is(study: Study) -> None:
    study(StringIO("Memphis\nnonsense\nAustin\n"))
    out = study(StringIO(""))
    assert out.startswith("Nothing to study now.\nNext: 1 card, tomorrow.\n")
    assert "--cram --only missed" in out
    assert "aiquiz quiz cities --plain" in out


@pytest.mark.parametrize(
    ("command", "name", "said"),
    [
        ("/bury", "buried", "Buried: not asked again today."),
        ("/suspend", "suspended", "Suspended: not asked any more."),
        ("/flag", "flagged", "Flagged."),
    ],
)
def test_a_card_is_marked_after_its_answer_and_said_again_unmarked(
    desk: FailingDesk, study: Study, command: str, name: str, said: str
) -> None:
    out = study(Terminal(f"{command}\nMemphis\n{command}\n\nAustin\n\n"))
    assert "There is no answer yet that this could be about." in out
    assert said in out
    assert marks(desk) == {name: 1}
    out = study(Terminal(f"Austin\n{command}\n{command}\n\n"), replace(QUIZ, limit=1))
    assert "No longer " in out


def test_the_deck_is_opened_in_the_editor_and_read_again(
    desk: FailingDesk, study: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = desk.folders.own_decks / "cities.yaml"

    def edit(command: list[str]) -> bool:
        assert command == ["vi", "+5", str(path)]
        path.write_text(path.read_text().replace("Austin", "Lima"))
        return True

    monkeypatch.setenv("VISUAL", "vi")
    monkeypatch.setattr("aiquiz.cli.plain.run_editor", edit)
    out = study(Terminal("Memphis\n/edit\n\nLima\n\n"))
    assert "Read again: the card is asked as it stands there now." in out
    assert "2 of 2 right" in out


def test_an_editor_that_is_missing_is_told(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "/no/such/editor")
    out = study(Terminal("Memphis\n/edit\n\n/quit\n"))
    assert "“/no/such/editor” did not start: set EDITOR to an editor." in out


def test_ratings_mean_nothing_in_a_quiz(study: Study) -> None:
    out = study(Terminal("Memphis\n4\n\nAustin\n\n"), QUIZ)
    assert out.count("No due date changes.") == 2
    assert "1 to 4" not in out


def test_a_session_that_was_left_is_told_and_gone_on_with(
    desk: FailingDesk, study: Study, capsys: pytest.CaptureFixture[str]
) -> None:
    study(StringIO("nonsense\n"), replace(QUIZ, at_end=True))
    desk.open()
    left = desk.left_open()
    assert left is not None
    out = study(StringIO("nonsense\n"), left.wish)
    assert "Card 2 of 2, quiz." in out
    assert "0 of 2 right" in out
    assert out.count("You said nonsense.") == 2


def test_that_a_session_was_left_is_told_beside_another(
    study: Study, desk: FailingDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr("aiquiz.cli.plain.complain", told.append)
    study(StringIO("nonsense\n"), QUIZ)
    study(StringIO("nonsense\n"))
    assert told == ["A quiz was left today at 1 of 2: study --go-on takes it up again."]


def test_a_mock_exam_is_called_that_in_every_line(
    study: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr("aiquiz.cli.plain.complain", told.append)
    mock = replace(QUIZ, exams=QUIZ.decks)
    assert "Card 1 of 2, mock exam." in study(StringIO("nonsense\n"), mock)
    study(StringIO("nonsense\n"))
    assert told == ["A mock exam was left today at 1 of 2: study --go-on takes it up again."]


def test_what_was_missed_and_suspended_is_told_and_no_drill_offered_for_it(study: Study) -> None:
    out = study(Terminal("nonsense\n/suspend\n\nnonsense\n/suspend\n\nnonsense\n/suspend\n\n"))
    assert "2 missed cards are put away and not drilled." in out
    assert "asks the missed ones again" not in out


def test_suspended_cards_are_not_asked(desk: FailingDesk, study: Study) -> None:
    study(Terminal("Memphis\n/suspend\n\n/quit\n"))
    out = study(StringIO(""), QUIZ)
    assert "1 card." in out
    [key] = desk.open_store().marks(0).suspended
    assert isinstance(key, CardKey)
