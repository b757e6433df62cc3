"""The plain mode where saving fails, where the learner sits at a terminal, and with odd input."""

import os
import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from threading import Timer

import pytest

from aiquiz.cli.plain import study_plainly
from aiquiz.desk import Desk, StudyWish
from aiquiz.progress.reviews import LoggedReview
from aiquiz.scheduling.review import CardKey, Mark, Rating
from aiquiz.settings.folders import folders
from tests.cli.conftest import noon
from tests.cli.terminal import FailingDesk, Terminal

WISH = StudyWish(("cities",), seed=1)

pytestmark = pytest.mark.usefixtures("handlers")


@pytest.fixture
def study(desk: FailingDesk, monkeypatch: pytest.MonkeyPatch) -> Callable[[StringIO], int]:
    def run(lines: StringIO) -> int:
        monkeypatch.setattr(sys, "stdin", lines)
        return study_plainly(desk, WISH)

    return run


def logged(desk: Desk) -> list[LoggedReview]:
    store = desk.open_store()
    try:
        return store.reviews()
    finally:
        desk.close()


def typed(desk: Desk) -> list[str | None]:
    return [found.review.typed for found in logged(desk)]


Study = Callable[[StringIO], int]


def test_a_script_ends_where_the_disk_is_full_and_is_told_what_is_saved(
    desk: FailingDesk, study: Study, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.good, desk.failures = 1, 9
    assert study(StringIO("Memphis\nAustin\n")) == 2
    out, err = capsys.readouterr()
    why = "The disk is full: make room and try again."
    assert err == f"aiquiz: What was done last is not saved. {why}\n"
    assert "1 of 1 right, score 100%. All but the last is saved." in out
    assert "All saved." not in out
    assert typed(desk) == ["Memphis"]


def test_a_script_whose_first_answer_is_not_saved_says_so(
    desk: FailingDesk, study: Study, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.failures = 9
    assert study(StringIO("Memphis\n")) == 2
    assert capsys.readouterr().out.endswith("\nNothing is saved.\n")
    assert typed(desk) == []


def test_at_a_terminal_saving_is_tried_again_and_nothing_is_doubled(
    desk: FailingDesk, study: Study, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.failures = 2
    assert study(Terminal("Memphis\nr\n\n\nAustin\n\n")) == 0
    out, err = capsys.readouterr()
    kept = "It is kept here and written as soon as the disk has 1 MB free."
    assert err == f"Not on disk yet: the disk is full. {kept}\n" * 2
    assert out.count("You typed: Memphis") == 2
    assert out.count("r tries again, /quit leaves without it:") == 2
    assert "2 of 2 right, score 100%. All saved." in out
    assert typed(desk) == ["Memphis", "Austin"]


def test_that_no_answer_can_be_kept_is_said_before_the_first_question(
    desk: FailingDesk,
    study: Study,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = desk.folders.database

    def access(place: Path, how: int, **_facts: bool) -> bool:
        return place != path if how == os.W_OK else place.exists()

    class Asking(StringIO):
        def readline(self, _size: int = -1, /) -> str:  # type: ignore[override]
            said.append(capsys.readouterr().err)
            return ""

    said: list[str] = []
    monkeypatch.setattr(os, "access", access)
    study(Asking())
    told = f"Progress can only be read: answers can’t be kept. Allow writing to {path}.\n"
    assert said[0] == told


def test_leaving_without_the_answer_has_to_be_asked_for_twice(
    desk: FailingDesk, study: Study, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.failures = 1
    assert study(Terminal("Memphis\n/quit\nwhat?\n/quit\nr\n\n/quit\n")) == 0
    out = capsys.readouterr().out
    assert out.count("It is lost then; /quit once more leaves.") == 2
    assert "Correct" in out
    assert typed(desk) == ["Memphis"]


def test_going_on_is_offered_only_once_the_answer_is_safe(
    desk: FailingDesk, study: Study, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.failures = 1
    assert study(Terminal("Memphis\nr\n\n/quit\n")) == 0
    out = capsys.readouterr().out
    assert out.index("r tries again") < out.index("Correct") < out.index("Enter goes on")


@pytest.mark.parametrize("answers", ["Memphis\n/quit\n/quit\n", "Memphis\n/quit\n", "Memphis\n"])
def test_who_does_not_try_again_is_not_told_that_all_is_saved(
    desk: FailingDesk, study: Study, capsys: pytest.CaptureFixture[str], answers: str
) -> None:
    desk.failures = 9
    assert study(Terminal(answers)) == 2
    out, err = capsys.readouterr()
    assert "All saved." not in out
    assert "What was done last is not saved." in err
    assert typed(desk) == []


def test_no_verdict_shows_before_its_answer_is_on_disk(
    desk: FailingDesk, study: Study, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.failures = 9
    study(StringIO("Memphis\n"))
    assert "Correct" not in capsys.readouterr().out


def test_what_the_figures_mean_is_told_once_before_they_are_asked_for(
    desk: FailingDesk, study: Study, capsys: pytest.CaptureFixture[str]
) -> None:
    named = "1 Again, 2 Hard, 3 Good, 4 Easy."
    assert study(Terminal("Nashville\n\nAustin\n\n/quit\n")) == 0
    out = capsys.readouterr().out
    assert out.count(named) == 1
    assert out.index(named) < out.index("1 to 4 changes the rating")
    study(StringIO("Nashville\nAustin\n"))
    assert named not in capsys.readouterr().out


def test_what_was_picked_is_not_told_as_easy(
    desk: FailingDesk, study: Study, capsys: pytest.CaptureFixture[str]
) -> None:
    path = desk.folders.own_decks / "cities.yaml"
    head = path.read_text(encoding="utf-8").partition("cards:")[0]
    card = "cards:\n  - {question: Which?, choices: [Red, Blue], answer: Red}\n"
    path.write_text(head + card, encoding="utf-8")
    assert study(Terminal("Red\n4\n\n")) == 0
    out = capsys.readouterr().out
    assert "What was picked is Good at best." in out
    assert "Rated" not in out


def test_at_a_terminal_the_rating_can_be_changed_and_the_answer_taken_back(
    desk: FailingDesk, study: Study, capsys: pytest.CaptureFixture[str]
) -> None:
    assert study(Terminal("Nashville\n/undo\nMemphis\n4\n\n/quit\n")) == 0
    assert "Rated Easy." in capsys.readouterr().out
    [only] = logged(desk)
    assert (only.review.typed, only.review.rating) == ("Memphis", Rating.EASY)


def test_a_command_that_there_is_not_costs_no_answer(
    desk: FailingDesk, study: Study, capsys: pytest.CaptureFixture[str]
) -> None:
    assert study(StringIO("/hlep\n/\nMemphis\n")) == 0
    assert "/hlep is no command here; /help tells them." in capsys.readouterr().out
    assert typed(desk) == ["Memphis"]


def test_after_a_verdict_only_enter_goes_on(
    desk: FailingDesk, study: Study, capsys: pytest.CaptureFixture[str]
) -> None:
    assert study(Terminal("Memphis\n/u\n7\nAustin\n\n/quit\n")) == 0
    out = capsys.readouterr().out
    for word in ("/u", "7", "Austin"):
        assert f"{word} is no command here" in out
    assert typed(desk) == ["Memphis"]


def test_an_answer_may_begin_as_a_command_does(
    tmp_path: Path, desk: FailingDesk, study: Study
) -> None:
    deck = tmp_path / "data" / "decks" / "cities.yaml"
    deck.write_text(deck.read_text(encoding="utf-8").replace("Memphis", "/etc"), encoding="utf-8")
    assert study(StringIO("/tmp\n/etc\n")) == 0
    assert "/tmp" in typed(desk)


def test_at_a_terminal_no_line_is_broken_inside_a_word(
    study: Study, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    study(StringIO("/help\n"))
    whole = capsys.readouterr().out.splitlines()
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    study(Terminal("/help\n"))
    broken = capsys.readouterr().out.splitlines()
    assert max(map(len, whole)) > 80
    assert max(map(len, broken)) <= 40
    words = " ".join(broken).split()
    assert all(word in words for line in whole for word in line.split() if word != ">")


def test_a_card_that_was_missed_is_asked_once_more(
    desk: FailingDesk, study: Study, capsys: pytest.CaptureFixture[str]
) -> None:
    assert study(StringIO("Nashville\nAustin\nMemphis\n")) == 0
    out = capsys.readouterr().out
    assert "Card 2 of 2, once more.\nWhich city?" in out
    assert "1 of 2 right, score 50%. All saved." in out
    assert [found.review.mode for found in logged(desk)] == ["new", "new", "again"]


def test_the_french_verdict_is_set_as_french_is(tmp_path: Path, desk: FailingDesk) -> None:
    found = subprocess.run(
        PLAIN,
        input="!\nAustin\n",
        env=environment(tmp_path, LANG="fr_FR.UTF-8"),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert "\nFaux\u00a0: pas de réponse.\n" in found.stdout
    assert "Réussite\u00a0: 1 sur 2, score 50\u00a0%. Tout est enregistré." in found.stdout


def test_what_is_read_aloud_is_words_alone(
    desk: FailingDesk, study: Study, capsys: pytest.CaptureFixture[str]
) -> None:
    study(StringIO("Nashville\n/help\n?\n!\nMemphis\n"))
    assert capsys.readouterr().out.isascii()


def environment(home: Path, **extra: str) -> dict[str, str]:
    own = {"AIQUIZ_HOME": str(home), "HOME": str(home), "LANG": "C.UTF-8", "TZ": "UTC"}
    return own | extra


PLAIN = [sys.executable, "-m", "aiquiz", "study", "--plain", "cities"]


@pytest.mark.parametrize("encoding", ["utf-8:strict", "utf-8:surrogateescape", "ascii", "latin-1"])
def test_bytes_that_are_no_text_are_an_answer_like_any_other(
    desk: FailingDesk, tmp_path: Path, encoding: str
) -> None:
    found = subprocess.run(
        PLAIN,
        input=b"caf\xff\x00\x1b[2J\r\nAustin\n",
        env=environment(tmp_path, PYTHONIOENCODING=encoding),
        capture_output=True,
    )
    assert found.returncode == 0
    assert found.stderr == b""
    assert b"\x1b" not in found.stdout
    first, second = typed(desk)
    assert first is not None
    assert first.startswith("caf")
    assert "\x1b" not in first
    assert second == "Austin"


@pytest.mark.skipif(sys.platform == "win32", reason="no sh")
@pytest.mark.parametrize(("closed", "status"), [("<&-", 0), (">&- </dev/null", 0), ("2>&-", 0)])
def test_a_stream_that_is_closed_is_no_error(
    desk: FailingDesk, tmp_path: Path, closed: str, status: int
) -> None:
    found = subprocess.run(
        ["sh", "-c", f'exec "$0" "$@" {closed}', *PLAIN],
        env=environment(tmp_path, PATH=os.environ["PATH"]),
        stdin=subprocess.DEVNULL,
        capture_output=True,
    )
    assert found.returncode == status
    assert not folders({"AIQUIZ_HOME": str(tmp_path)}).log.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGTERM to take")
def test_a_question_is_out_before_its_answer_is_waited_for_and_a_signal_ends_it(
    desk: FailingDesk, tmp_path: Path
) -> None:
    with subprocess.Popen(
        PLAIN,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment(tmp_path),
        text=True,
        encoding="utf-8",
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        late = Timer(20, process.kill)
        late.start()
        lines = [process.stdout.readline() for _ in range(5)]
        assert lines[-1] == "Which city?\n"
        process.stdin.write("Memphis\n")
        process.stdin.flush()
        assert [process.stdout.readline() for _ in range(2)] == ["> Memphis\n", "Correct.\n"]
        process.terminate()
        process.stdout.read()
        late.cancel()
    assert process.returncode == 143
    assert typed(desk) == ["Memphis"]


class Meanwhile(StringIO):
    """Lines before each of which something happens."""

    def __init__(self, lines: str, happens: Callable[[int], None]) -> None:
        super().__init__(lines)
        self._happens = happens
        self._read = 0

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]  # as it is
        self._read += 1
        self._happens(self._read)
        return super().readline(-1 if size is None else size)

    def __next__(self) -> str:  # type: ignore[override]  # as it is
        line = self.readline()
        if not line:
            raise StopIteration
        return line


def test_what_was_answered_in_another_window_is_not_asked(
    desk: FailingDesk, study: Study, capsys: pytest.CaptureFixture[str]
) -> None:
    def suspend(line: int) -> None:
        if line == 1:
            other = Desk(desk.folders, desk.settings, "en", clock=noon, random_bytes=bytes)
            other.open()
            [card] = {card for card in other.session(WISH).to_come if card != asked(other)}
            other.write(Mark(card, "suspend", other.now()))
            other.close()

    assert study(Meanwhile("Memphis\nAustin\n", suspend)) == 0
    out = capsys.readouterr().out
    assert "1 card was suspended in another window." in out
    assert "1 of 1 right" in out


def asked(desk: Desk) -> CardKey:
    return desk.session(WISH).wanted


def test_progress_that_was_deleted_is_written_back_and_that_is_told(
    desk: FailingDesk, study: Study, capsys: pytest.CaptureFixture[str]
) -> None:
    def delete(line: int) -> None:
        if line == 2:
            desk.folders.database.unlink()

    assert study(Meanwhile("Memphis\nAustin\n", delete)) == 0
    told = capsys.readouterr().err
    assert told.count("was gone: your progress was written there again.") == 1
    assert typed(desk) == ["Memphis", "Austin"]
