"""Tables made by hand to do harm: each is taken in as text, or refused in one sentence."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from aiquiz.deck.reader import read
from tests.hostile.conftest import Run
from tests.hostile.imports import CASES, DECKS, LINES, REVIEWS_FILES, Case
from tests.hostile.payloads import HOSTILE, hostile_in
from tests.sampled import sampled


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("AIQUIZ_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LANGUAGE", "en")
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_there_are_enough_and_each_has_a_name() -> None:
    for cases in (DECKS, REVIEWS_FILES):
        assert len({case.name for case in cases}) == len(cases)
    assert len(CASES) >= 20


@pytest.mark.parametrize(
    "case", sampled(CASES, CASES[::3]), ids=lambda case: f"{case.kind}, {case.name}"
)
def test_a_hostile_table_is_understood_as_text_or_refused_in_one_sentence(
    case: Case, home: Path, run: Run
) -> None:
    path = home / "import.zip.csv"
    path.write_bytes(case.data())
    before = path.read_bytes()
    to = ("--to", "made") if case.kind == "deck" else ()
    found = run("import", case.kind, path.name, *to)
    told = f"{found.out}{found.err}"
    assert [line for line in told.splitlines() if hostile_in(line) or len(line) > 2000] == []
    assert case.words in told
    assert found.status == case.status
    assert path.read_bytes() == before
    made = home / "home" / "data" / "decks" / "made.yaml"
    if case.made is not None:
        reading = read(made.read_bytes())
        assert reading.deck is not None
        assert (reading.whole, reading.deck.title) == (True, "Made")
        assert len(reading.deck.cards) == case.made
    elif case.status:
        assert len(found.err.splitlines()) <= 1
        assert not made.exists()


def test_a_deck_that_is_there_is_never_written_over(home: Path, run: Run) -> None:
    (home / "a.csv").write_text("x,y\n", encoding="utf-8")
    own = home / "home" / "data" / "decks"
    own.mkdir(parents=True)
    (own / "link.yaml").symlink_to(home / "not there")
    (own / "folder.yaml").mkdir()
    (home / "there.yaml").write_text("mine", encoding="utf-8")
    for name in ("link", "folder", "./there.yaml", str(home / "there")):
        found = run("import", "deck", "a.csv", "--to", name)
        assert (found.status, len(found.err.splitlines())) == (2, 1), name
    assert (home / "there.yaml").read_text(encoding="utf-8") == "mine"
    assert not (home / "not there").exists()


@pytest.mark.parametrize(
    "name", ["/dev/null/x", "/dev/stdout", "a\0b", "x" * 300, "/", "..", HOSTILE]
)
def test_a_name_that_no_deck_can_have_is_told_of(home: Path, run: Run, name: str) -> None:
    (home / "a.csv").write_text("x,y\n", encoding="utf-8")
    found = run("import", "deck", "a.csv", "--to", name)
    assert found.status in (0, 2)
    assert len(found.err.splitlines()) == (found.status == 2)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes and devices here")
@pytest.mark.parametrize("command", [("import", "deck"), ("import", "reviews"), ("parameters",)])
@pytest.mark.parametrize("kind", ["pipe", "/dev/zero", "/dev/tty", "loop", "folder", "sparse"])
def test_what_is_no_file_is_refused_and_not_waited_for(
    home: Path, run: Run, command: tuple[str, ...], kind: str
) -> None:
    path = home / "x.csv"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    elif kind == "sparse":
        with path.open("wb") as file:
            file.truncate(50 * 2**30)
    else:
        path.symlink_to(path if kind == "loop" else kind)
    found = run(*command, "x.csv")
    assert found.status == 2
    assert (found.out, len(found.err.splitlines())) == ("", 1)


@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_a_line_that_is_no_case_is_told_with_its_number(run: Run, line: str) -> None:
    good = json.dumps({"accepted": ["a"], "given": "a"})
    found = run("grade", "--jsonl", given=f"{good}\n{line}\n")
    assert found.status == 2
    assert len(found.out.splitlines()) == 1
    assert "Line 2" in found.err
    assert not hostile_in(found.err.replace("\n", ""))


def test_answers_of_64_kilobytes_are_judged(run: Run) -> None:
    for part in ("ab ", "9", "1 km ", "(a+)+$", "not ", "é", "{{", "half of ", "minus "):
        text = (part * 65_536)[:65_536]
        case = json.dumps(
            {"accepted": [text, text[:-1]], "given": text, "question": text}, ensure_ascii=False
        )
        found = run("grade", "--jsonl", given=f"{case}\n")
        assert found.status == 0
        assert json.loads(found.out)["us"] < 5_000_000


@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux", reason="memory can't be bounded here")
@pytest.mark.parametrize(
    ("part", "end"),
    [("a", ""), ('"a', ""), ("a,", "\n"), ("\n", ""), ("\r", ""), ('"', ""), ("a,b\n", ""),
     ("1,1700000000000,3\n", ""), ("\0", ""), ("\u2028", ""), (",", "\n")],
)  # fmt: skip
def test_a_table_as_large_as_may_be_is_done_with_within_bounds(
    home: Path, part: str, end: str
) -> None:
    path = home / "large.csv"
    size = len(part.encode())
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write("card_id,review_time,review_rating\n")
        file.write(part * ((63 * 2**20) // size) + end)

    def bound() -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (3 * 2**30, 3 * 2**30))

    done = subprocess.run(
        [sys.executable, "-m", "aiquiz", "import", "reviews", str(path), "--dry-run"],
        capture_output=True,
        text=True,
        timeout=300,
        preexec_fn=bound,
        check=False,
    )
    assert done.returncode in (0, 1)
    assert "Traceback" not in done.stderr
