"""The whole program, as a person meets it."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("pexpect")
if not hasattr(os, "openpty"):
    pytest.skip("there are no pseudo-terminals here", allow_module_level=True)

from tests.program.terminal import Terminal, environment, school


def typed_reviews(home: Path) -> list[tuple[str, str]]:
    """What the log holds, read from outside: what was typed and its verdict, in order."""
    code = (
        "import sys, json, os; from pathlib import Path;"
        "from aiquiz.progress.store import open_store;"
        "from aiquiz.scheduling.memory import Policy;"
        "s = open_store(Path(sys.argv[1]), Policy(), now_ms=0, random_bytes=os.urandom);"
        "print(json.dumps([[r.review.typed, r.review.verdict] for r in s.reviews()]));"
        "assert s.check() == []"
    )
    path = home / "data" / "progress.db"
    run = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True
    )
    return [(typed or "", verdict) for typed, verdict in json.loads(run.stdout)]


def command(home: Path, *arguments: str, stdin: str = "") -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "aiquiz", *arguments],
        env=environment(home),
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def test_a_terminal_that_tells_no_size_gets_one_and_the_screen_comes_to_rest(
    tmp_path: Path,
) -> None:
    terminal = Terminal(tmp_path, measured=False)
    terminal.wait_for("Try five cards")
    assert terminal.child.getwinsize() == (24, 80)
    terminal.send("q")
    assert terminal.wait_for_end() == 0


# The faults kill at every moment.
@pytest.mark.long
def test_five_cards_a_kill_and_a_return_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    terminal.wait_for("Try five cards")
    terminal.enter()
    terminal.wait_for("1 / 5")
    terminal.wait_for("Answer")
    terminal.enter("1 %")
    terminal.wait_for("Correct")
    terminal.wait_for("Next")
    terminal.press_when_awake("\r", "2 / 5")
    terminal.send("a")
    terminal.wait_for("Correct", "Wrong")
    terminal.press_when_awake("\r", "3 / 5")
    terminal.enter("12")
    terminal.wait_for("Wrong")
    terminal.press_when_awake("\r", "4 / 5")
    terminal.kill()
    answered = typed_reviews(tmp_path)
    assert (answered[0], answered[2]) == (("1 %", "correct"), ("12", "wrong"))
    assert len(answered) == 3

    again = Terminal(tmp_path)
    again.wait_for("cards today")
    # What was missed is asked once more.
    left = 2 + [verdict for _typed, verdict in answered].count("wrong")
    again.wait_for(f"Go on with {left}")
    again.enter()
    again.wait_for("4 / 5")
    question = again.text
    assert "in all intelligence" not in question
    again.send("\x1b")
    again.wait_for("cards today")
    again.send("q")
    assert again.wait_for_end() == 0
    assert again.restored
    assert typed_reviews(tmp_path) == answered


def test_a_session_to_its_end_shows_its_summary_and_the_scores(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "study", school(tmp_path), "--limit", "2")
    terminal.wait_for("1 / 2")
    terminal.enter("Memphis")
    terminal.wait_for("Correct")
    terminal.press_when_awake("\r", "2 / 2")
    terminal.enter("six months")
    terminal.wait_for("Correct")
    terminal.press_when_awake("\r", "Session done")
    terminal.wait_for("right out of 2")
    terminal.send("\r")
    terminal.wait_for("cards today")
    terminal.send("q")
    assert terminal.wait_for_end() == 0
    scores = json.loads(command(tmp_path, "scores", "--json").stdout)
    [session] = scores["sessions"]
    assert (session["cards"], session["correct"], session["score"]) == (2, 2, 1.0)


def test_a_script_of_answers_works_and_is_in_the_scores(tmp_path: Path) -> None:
    run = command(
        tmp_path, "study", "--plain", school(tmp_path), "--limit", "2", stdin="Memphis\n18 months\n"
    )
    assert run.returncode == 0
    assert run.stderr == ""
    assert "> Memphis\nCorrect.\n" in run.stdout
    assert "Wrong: near, but not it." in run.stdout
    assert "1 of 2 right, score 50%. All saved." in run.stdout
    assert run.stdout.isascii() or "’" in run.stdout
    scores = json.loads(command(tmp_path, "scores", "--json").stdout)
    [session] = scores["sessions"]
    assert session["decks"] == ["school.en"]
    assert (session["cards"], session["score"]) == (2, 0.5)


@pytest.mark.parametrize(
    ("number", "keys", "status"),
    # The faults send signals, too.
    [
        (None, "\x03", 130),
        pytest.param(signal.SIGTERM, "", 143, marks=pytest.mark.long),
        pytest.param(signal.SIGHUP, "", 129, marks=pytest.mark.long),
    ],
)
def test_however_it_is_ended_the_terminal_is_as_it_was_and_the_answer_is_kept(
    tmp_path: Path, number: int | None, keys: str, status: int
) -> None:
    terminal = Terminal(tmp_path, "study", school(tmp_path))
    terminal.wait_for("1 / 20")
    terminal.enter("Memphis")
    terminal.wait_for("Correct")
    if number is None:
        terminal.send(keys)
    else:
        terminal.signal(number)
    assert terminal.wait_for_end() == status
    assert terminal.restored
    assert b"Traceback" not in terminal.raw
    assert typed_reviews(tmp_path) == [("Memphis", "correct")]


def test_closing_the_window_ends_the_program_and_keeps_the_answer(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "study", school(tmp_path))
    terminal.wait_for("1 / 20")
    terminal.enter("Memphis")
    terminal.wait_for("Correct")
    assert terminal.close_window() == 129
    assert typed_reviews(tmp_path) == [("Memphis", "correct")]


@pytest.mark.parametrize(("arguments", "term"), [((), "dumb"), (("study",), "dumb"), ((), "")])
def test_on_a_terminal_that_can_not_draw_a_sentence_says_so(
    tmp_path: Path, arguments: tuple[str, ...], term: str
) -> None:
    terminal = Terminal(tmp_path, *arguments, extra={"TERM": term})
    assert terminal.wait_for_end() == 2
    assert b"--plain" in terminal.raw
    assert b"\x1b" not in terminal.raw


def test_without_a_terminal_nothing_hangs(tmp_path: Path) -> None:
    run = command(tmp_path)
    assert run.returncode == 2
    assert "--plain" in run.stderr
    assert run.stdout == ""


@pytest.mark.parametrize(
    ("columns", "rows"),
    [
        (300, 100),
        # The walk through every screen and the faults take these sizes, too.
        *(pytest.param(*size, marks=pytest.mark.long) for size in ((1, 1), (20, 5), (40, 12))),
    ],
)
def test_no_size_of_the_terminal_ends_it(tmp_path: Path, columns: int, rows: int) -> None:
    terminal = Terminal(tmp_path, "study", school(tmp_path), columns=columns, rows=rows)
    terminal.settle()
    terminal.enter("Memphis")
    terminal.settle()
    terminal.send("\x11")
    assert terminal.wait_for_end() == 0
    assert b"Traceback" not in terminal.raw


HOSTILE = [
    "[/foo]",
    "[@click=app.quit]x[/]",
    "list[int]",
    "[$x] [a='b]",
    "\\e]52;c;aGVsbG8=\\a",
    "\u202eabc\u2066",
]


def hostile_deck(home: Path) -> Path:
    """A deck whose every text is hostile; what can't be read is left out of it."""
    fine = [text for text in HOSTILE if "\\e" not in text]
    cards = "".join(
        f"  - question: {json.dumps(text + f' number {n}', ensure_ascii=False)}\n"
        f"    answer: {json.dumps(text + ' answer', ensure_ascii=False)}\n"
        f"    hint: {json.dumps(text, ensure_ascii=False)}\n"
        f"    explanation: {json.dumps(text, ensure_ascii=False)}\n"
        for n, text in enumerate(fine)
    )
    path = home / "[@click=app.quit]\u202ehostile.yaml"
    head = json.dumps("[/] [@click=app.quit]title", ensure_ascii=False)
    path.write_text(f"title: {head}\nid: hostile\nlanguage: en\ncards:\n{cards}", encoding="utf-8")
    return path


def test_hostile_texts_are_shown_and_do_nothing(tmp_path: Path) -> None:
    path = hostile_deck(tmp_path)
    terminal = Terminal(tmp_path, "study", str(path))
    for number, answer in enumerate(
        ["[/foo]", "\u202e[@click=app.quit]x", "x[$x]", "12:30", "no"], 1
    ):
        terminal.wait_for(f"{number} / 5")
        terminal.wait_for("Answer")
        terminal.send("\t")
        terminal.wait_for("Hint 1 of ")
        terminal.enter(answer)
        terminal.wait_for("Wrong", "Correct", "Close")
        if number < 5:
            terminal.press_when_awake("\r", f"{number + 1} / 5")
    terminal.send("\x11")
    assert terminal.wait_for_end() == 0
    text = terminal.raw.decode("utf-8", "replace")
    assert "\x1b]52" not in text
    assert not {"\u202e", "\u2066", "\u200b"} & set(text)
    assert "Traceback" not in text


def test_an_escape_code_in_a_deck_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(
        'title: T\nlanguage: en\ncards:\n  - question: "\\e]52;c;x\\a"\n    answer: a\n'
    )
    run = command(tmp_path, "check", str(path))
    assert run.returncode == 1
    assert f"{path}:4:15: error:" in run.stdout
    assert "[control]" in run.stdout
    assert "\x1b" not in run.stdout


def test_a_wall_of_brackets_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "brackets.yaml"
    path.write_text("[" * 100_000)
    run = command(tmp_path, "check", str(path))
    assert run.returncode == 1
    assert f"{path}:1:17: error:" in run.stdout


def test_an_internal_error_is_one_sentence_and_a_log(tmp_path: Path) -> None:
    breaking = (
        "import aiquiz.desk as d\n"
        "def broken(self): raise RuntimeError('\\x1b[2Jsecret')\n"
        "d.Desk.overview = broken\n"
        "import sys; sys.argv = ['aiquiz', 'decks']\n"
        "from aiquiz.cli import main; main()\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", breaking],
        env=environment(tmp_path),
        capture_output=True,
        text=True,
    )
    log = tmp_path / "state" / "aiquiz.log"
    assert run.returncode == 70
    assert run.stderr == f"aiquiz: An internal error; {log} tells more.\n"
    assert "RuntimeError" in log.read_text()
    assert "\x1b" not in log.read_text()


def test_an_internal_error_on_the_screen_is_one_sentence_too(tmp_path: Path) -> None:
    breaking = (
        "import aiquiz.desk as d\n"
        "def broken(self): raise RuntimeError('secret')\n"
        "d.Desk.overview = broken\n"
        "import sys; sys.argv = ['aiquiz']\n"
        "from aiquiz.cli import main; main()\n"
    )
    terminal = Terminal(tmp_path, program=("-c", breaking))
    assert terminal.wait_for_end() == 70
    assert b"Traceback" not in terminal.raw
    assert b"An internal error" in terminal.raw
    assert terminal.restored


@pytest.mark.long
def test_a_kill_at_every_card_of_a_deck_loses_nothing(tmp_path: Path) -> None:
    for answered in range(1, 20):
        terminal = Terminal(tmp_path, "study", school(tmp_path), "--new", "100")
        terminal.wait_for("1 / ")
        terminal.send("\x07")
        terminal.wait_for("Wrong")
        terminal.press_when_awake("\r", "2 / ")
        terminal.kill()
        assert typed_reviews(tmp_path) == [("", "wrong")] * answered


def test_no_color_means_none_and_the_way_on_still_shows(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "study", school(tmp_path), extra={"NO_COLOR": "1"})
    terminal.wait_for("1 / 20")
    terminal.enter("Austin")
    terminal.wait_for("Wrong")
    terminal.wait_for("Next")
    terminal.send("\x11")
    assert terminal.wait_for_end() == 0
    assert not re.search(rb"\x1b\[(?:\d+;)*(?:3[0-8]|4[0-8]|9\d|10\d)[;m]", terminal.raw)
    assert re.search(rb"\x1b\[(?:\d+;)*7[;m]", terminal.raw)
