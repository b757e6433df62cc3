"""Each command as it is typed, in a process of its own."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from aiquiz.cli import COMMANDS
from tests.sampled import sampled

DECK = """\
title: Two cities
id: cities
language: en
cards:
  - question: Which city is on the Mississippi?
    answer: Memphis
    hint: In Tennessee.
    tags: [south]
  - question: It is a capital.
    kind: truth
    answer: false
"""


def run(
    home: Path, *arguments: str, stdin: str = "", **extra: str
) -> "subprocess.CompletedProcess[str]":
    environment = {"AIQUIZ_HOME": str(home), "LANG": "C.UTF-8", "TZ": "UTC", "HOME": str(home)}
    return subprocess.run(
        [sys.executable, "-m", "aiquiz", *arguments],
        env=environment | extra,
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    path = tmp_path / "cities.yaml"
    path.write_text(DECK, encoding="utf-8")
    return path


@pytest.mark.parametrize("command", sampled(COMMANDS, ("study", "scores", "doctor")))
@pytest.mark.parametrize(
    ("locale", "word"), [("C.UTF-8", "Usage:"), ("fr_FR.UTF-8", "Usage\u00a0:")]
)
def test_every_command_has_help_in_both_languages(
    tmp_path: Path, command: str, locale: str, word: str
) -> None:
    found = run(tmp_path, command, "--help", LANG=locale)
    assert found.returncode == 0
    assert word in found.stdout
    assert list(tmp_path.iterdir()) == []


def test_help_names_every_command_and_version_the_version(tmp_path: Path) -> None:
    text = run(tmp_path, "--help").stdout
    assert all(f"\n  {command} " in text for command in COMMANDS)
    assert run(tmp_path, "--version").stdout == "aiquiz 0.1.0\n"


@pytest.mark.parametrize(
    "arguments",
    [("decks",), ("scores",), ("due",), ("where",), ("check",), ("grade", "--accept", "a", "a")],
)
def test_what_lists_also_writes_versioned_json(tmp_path: Path, arguments: Sequence[str]) -> None:
    version = 2 if arguments == ("scores",) else 1
    found = run(tmp_path, *arguments, "--json")
    assert found.returncode == 0
    assert json.loads(found.stdout)["version"] == version


def test_where_names_the_files_and_makes_none(tmp_path: Path) -> None:
    found = json.loads(run(tmp_path, "where", "--json").stdout)
    assert found["progress"] == str(tmp_path / "data" / "progress.db")
    assert list(tmp_path.iterdir()) == []


def test_a_deck_opened_by_path_is_listed_until_it_is_forgotten(tmp_path: Path, deck: Path) -> None:
    assert run(tmp_path, "study", "--plain", str(deck), stdin="Memphis\n").returncode == 0
    names = [row["name"] for row in json.loads(run(tmp_path, "decks", "--json").stdout)["decks"]]
    assert "cities.en" in names
    gone = deck.rename(tmp_path / "gone.yaml")
    listed = run(tmp_path, "decks").stdout
    assert "the file is away" in listed
    gone.rename(deck)
    assert run(tmp_path, "decks", "--forget", str(deck)).returncode == 0
    assert "cities.en" not in run(tmp_path, "decks").stdout
    assert run(tmp_path, "decks", "--forget", str(deck)).returncode == 1


def test_a_deck_in_a_deck_folder_is_not_called_forgotten(tmp_path: Path, deck: Path) -> None:
    (tmp_path / "data" / "decks").mkdir(parents=True)
    deck = deck.rename(tmp_path / "data" / "decks" / "cities.yaml")
    found = run(tmp_path, "decks", "--forget", str(deck))
    assert found.returncode == 1
    assert found.stderr == f"{deck} lies in a deck folder: move it away from there.\n"
    assert "cities.en" in run(tmp_path, "decks").stdout


def test_due_counts_the_same_with_and_without_reading_the_decks(tmp_path: Path) -> None:
    first = run(tmp_path, "due", "--json").stdout
    assert json.loads(first) == {"version": 1, "due": 0, "new": 20, "waiting": 0}
    assert run(tmp_path, "due", "--json").stdout == first
    run(tmp_path, "study", "--plain", "musk-huang", "--limit", "3", stdin="a\nsteam\n")
    left = json.loads(run(tmp_path, "due", "--json").stdout)
    assert left == {"version": 1, "due": 0, "new": 18, "waiting": 0}


def test_due_makes_nothing_where_there_is_nothing_yet(tmp_path: Path) -> None:
    assert run(tmp_path, "due").stdout == "0\n"
    assert run(tmp_path, "due", "--format", "{due} due, {new} new").stdout == "0 due, 20 new\n"
    assert not list(tmp_path.iterdir())


def test_due_writes_what_a_prompt_asks_for(tmp_path: Path) -> None:
    run(tmp_path, "decks")
    assert run(tmp_path, "due", "--quiet").stdout == ""
    assert run(tmp_path, "due", "--quiet", "--format", "{due}+{new}").stdout == "0+20\n"
    assert run(tmp_path, "due", "--format", "#[fg=red]{due}").stdout == "#[fg=red]0\n"
    wrong = run(tmp_path, "due", "--format", "{deu}")
    assert wrong.returncode == 2
    assert wrong.stderr.startswith(
        "aiquiz: --format knows {due}, {new} and {waiting}, not {deu}.\n"
    )


def test_due_is_silent_in_a_prompt_whatever_is_broken(tmp_path: Path) -> None:
    path = tmp_path / "data" / "progress.db"
    path.parent.mkdir()
    path.write_bytes(b"no database at all, but long enough to be looked at" * 40)
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "config.toml").write_text("= nonsense", encoding="utf-8")
    found = run(tmp_path, "due", "--quiet")
    assert (found.returncode, found.stdout, found.stderr) == (2, "", "")


def test_plain_study_takes_letters_hints_no_idea_and_undo(tmp_path: Path, deck: Path) -> None:
    lines = "\n".join(["?", "", "Memphos", "/undo", "/help", "Memphis", "perhaps", "t", "f"]) + "\n"
    found = run(tmp_path, "study", "--plain", str(deck), stdin=lines)
    assert found.returncode == 0
    assert "Hint: In Tennessee." in found.stdout
    assert "Type an answer, or ! if you have no idea." in found.stdout
    assert "one letter differs" in found.stdout
    assert "Undone: the card is asked again." in found.stdout
    assert "Type the letter of an option, or the option itself." in found.stdout
    assert "Wrong: another option." in found.stdout
    # The hint stays taken after the undo: it was seen.
    assert "1 of 2 right, score 25%. All saved." in found.stdout


def test_tags_limit_and_seed_shape_a_session(tmp_path: Path, deck: Path) -> None:
    found = run(tmp_path, "study", "--plain", str(deck), "--tag", "south")
    assert found.stdout.startswith("1 card.\n")
    first = run(
        tmp_path, "study", "--plain", "musk-ai", "--tag", "government", "--seed", "5"
    ).stdout
    again = run(
        tmp_path, "study", "--plain", "musk-ai", "--tag", "government", "--seed", "5"
    ).stdout
    assert first == again


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("study", "--plain", "physics"), "musk-ai-startup-school.en"),
        (("study", "--plain", "nowhere.yaml"), "nowhere.yaml"),
        (("study", "--plain", "~no-such-user/x.yaml"), "~no-such-user/x.yaml"),
        (("study", "--plain", "--limit", "0"), "0"),
        (("study", "--plain", "musk-ai", "--tag", "dialoge"), "dialogue"),
        (("study", "--colour"), "--colour"),
        (("chekc",), "chekc"),
        (("check", "nowhere.yaml"), "nowhere.yaml"),
        (("grade", "Memphis"), "--accept"),
        (("decks", "extra"), "extra"),
    ],
)
@pytest.mark.parametrize("locale", sampled(["C.UTF-8", "fr_FR.UTF-8"], ["fr_FR.UTF-8"]))
def test_what_can_not_be_done_is_one_sentence_on_stderr(
    tmp_path: Path, arguments: Sequence[str], said: str, locale: str
) -> None:
    found = run(tmp_path, *arguments, LANG=locale)
    assert found.returncode == 2
    assert found.stdout == ""
    assert said in found.stderr
    assert "Traceback" not in found.stderr
    assert len(found.stderr.splitlines()) <= 2


def test_check_names_file_line_column_and_code(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    path.write_text("title: T\ncards:\n  - question: Q\n    anwser: a\n", encoding="utf-8")
    found = run(tmp_path, "check", str(path))
    assert found.returncode == 1
    assert found.stdout.splitlines() == [
        f"{path}:1:1: warning: no “language”: English is assumed, "
        "say “language: en” or “fr” [no-language]",
        f"{path}:4:5: error: unknown key “anwser”: did you mean “answer”? [unknown-key]",
    ]


def test_warnings_count_only_where_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    path.write_text("title: T\ncards:\n  - question: Q\n    answer: a\n", encoding="utf-8")
    assert run(tmp_path, "check", str(path)).returncode == 0
    assert run(tmp_path, "check", "--strict", str(path)).returncode == 1


def test_the_built_in_decks_pass_their_own_check(tmp_path: Path) -> None:
    found = run(tmp_path, "check", "--strict")
    assert found.returncode == 0
    assert found.stdout == "4 files, no problems.\n"


def test_grade_says_why(tmp_path: Path) -> None:
    found = run(tmp_path, "grade", "--accept", "Memphis", "--reject", "Nashville", "Memhpis")
    assert found.stdout == (
        "✓ Correct  two letters swapped\n  you     Mem[hp]is\n  answer  Mem[ph]is\n"
    )
    french = run(tmp_path, "grade", "--accept", "Memphis", "Memhpis", LANG="fr_FR.UTF-8")
    assert french.stdout == (
        "✓ Correct  deux lettres inversées\n  vous     Mem[hp]is\n  réponse  Mem[ph]is\n"
    )


def test_grade_explains_each_stage(tmp_path: Path) -> None:
    found = run(tmp_path, "grade", "--accept", "150 MW", "--explain", "150 GW")
    assert "× Wrong  right number, wrong unit" in found.stdout
    assert "   5  a near miss, but for case and accents: no" in found.stdout
    assert "numbers, units, dates: Wrong, right number, wrong unit" in found.stdout
    assert "Accepted: 150 MW" in found.stdout
    told = json.loads(
        run(tmp_path, "grade", "--accept", "150 MW", "--explain", "--json", "150 GW").stdout
    )
    assert told["steps"][-1] == {"stage": "values", "decided": "unit", "outcome": "wrong"}


def test_grade_tells_what_is_said_while_a_try_is_left(tmp_path: Path) -> None:
    found = run(tmp_path, "grade", "--accept", "18 to 24 months", "18 months")
    assert "≈ Close  half of it: 18 to 24 months was asked" in found.stdout
    assert "all that is said: half of it\n" in found.stdout


def test_grade_shows_the_items_of_a_list(tmp_path: Path) -> None:
    found = run(tmp_path, "grade", "--accept", "red, green and blue", "blue and red")
    assert "≈ Close  2 of 3" in found.stdout
    assert "    ✓ red\n    · green\n    ✓ blue\n" in found.stdout


def test_grade_is_as_strict_as_it_is_told(tmp_path: Path) -> None:
    command = ("grade", "--lang", "fr", "--accept", "Épaule", "--json", "epaule")
    verdicts = [
        json.loads(run(tmp_path, *command, "--strictness", strictness).stdout)["verdict"]
        for strictness in ("lenient", "normal", "strict")
    ]
    assert verdicts == ["correct", "correct", "close"]


def test_grade_reads_cases_and_answers_each_on_a_line(tmp_path: Path) -> None:
    cases = [
        {"accepted": ["Memphis"], "question": "", "given": "memphis", "lang": "en"},
        {"accepted": ["6 months"], "question": "", "given": "24 months", "lang": "en"},
    ]
    text = "".join(json.dumps(case) + "\n" for case in cases)
    answers = [
        json.loads(line)
        for line in run(tmp_path, "grade", "--jsonl", stdin=text).stdout.splitlines()
    ]
    assert [(a["verdict"], a["reason"]) for a in answers] == [
        ("correct", "exact"),
        ("wrong", "number"),
    ]
    assert all(set(answer) == {"verdict", "reason", "score", "us"} for answer in answers)
    bad = run(tmp_path, "grade", "--jsonl", stdin=json.dumps(cases[0]) + "\nnonsense\n")
    assert bad.returncode == 2
    assert len(bad.stdout.splitlines()) == 1
    assert "2" in bad.stderr


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_an_output_that_can_not_encode_gets_plain_twins(tmp_path: Path, encoding: str) -> None:
    environment = {
        "AIQUIZ_HOME": str(tmp_path),
        "HOME": str(tmp_path),
        "LANG": "C",
        "PYTHONIOENCODING": encoding,
        "PYTHONUTF8": "0",
    }
    found = subprocess.run(
        [sys.executable, "-m", "aiquiz", "decks"], env=environment, capture_output=True
    )
    assert found.returncode == 0
    assert "l'" in found.stdout.decode(encoding)


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    environment = {"AIQUIZ_HOME": str(tmp_path), "LANG": "C.UTF-8", "HOME": str(tmp_path)}
    process = subprocess.Popen(
        [sys.executable, "-m", "aiquiz", "decks"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert b"Traceback" not in process.stderr.read()
    process.stderr.close()
    process.wait()


def test_settings_with_problems_are_told_and_do_not_stop_the_program(tmp_path: Path) -> None:
    path = tmp_path / "config" / "config.toml"
    path.parent.mkdir()
    path.write_text('[study]\nnew_per_day = "many"\n', encoding="utf-8")
    found = run(tmp_path, "due")
    assert found.returncode == 0
    assert found.stderr.startswith(f"{path}:2: study.new_per_day must be a number")
    assert found.stderr.endswith("at home t on “All decks”, then o, opens it.\n")


def test_the_language_that_is_set_comes_before_the_locale(tmp_path: Path) -> None:
    path = tmp_path / "config" / "config.toml"
    path.parent.mkdir()
    path.write_text('language = "fr"\n', encoding="utf-8")
    assert "Commandes" in run(tmp_path, "--help").stdout


def test_a_progress_file_of_another_kind_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "data" / "progress.db"
    path.parent.mkdir()
    path.write_bytes(b"no database at all, but long enough to be looked at" * 40)
    found = run(tmp_path, "due")
    assert found.returncode == 2
    told = f"{path} is no progress of aiquiz: aiquiz doctor --repair moves it away."
    assert found.stderr == f"aiquiz: {told}\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_can_complete_commands(tmp_path: Path, shell: str) -> None:
    found = run(tmp_path, _AIQUIZ_COMPLETE=f"{shell}_source")
    assert found.returncode == 0
    assert "aiquiz" in found.stdout
    assert found.stdout == run(tmp_path, "completion", shell).stdout


def test_a_shell_with_the_script_of_an_earlier_version_completes_decks(tmp_path: Path) -> None:
    run(tmp_path, "decks")
    found = run(
        tmp_path, _AIQUIZ_COMPLETE="bash_complete", COMP_WORDS="aiquiz study mu", COMP_CWORD="2"
    )
    assert "musk-ai-startup-school.en" in found.stdout


IMPORTS = """
import sys
from aiquiz.cli import main
sys.argv = ["aiquiz", *sys.argv[1:]]
try:
    main()
except SystemExit:
    pass
print(*sorted({name.split(".")[0] for name in sys.modules}), file=sys.stderr)
"""


@pytest.mark.parametrize(
    ("arguments", "never"),
    [
        (("--version",), {"textual", "rich", "yaml", "fsrs", "sqlite3", "msgspec", "rapidfuzz"}),
        (("--help",), {"textual", "rich", "yaml", "fsrs", "sqlite3", "msgspec", "rapidfuzz"}),
        (("due",), {"textual", "rich", "yaml", "fsrs", "msgspec", "rapidfuzz", "tomllib"}),
        (("scores",), {"textual", "rich", "yaml", "rapidfuzz"}),
        (("check", "--no-answers"), {"textual", "rich", "fsrs", "rapidfuzz"}),
    ],
)
def test_a_command_imports_only_what_it_needs(
    tmp_path: Path, arguments: Sequence[str], never: set[str]
) -> None:
    run(tmp_path, "decks")
    environment = {"AIQUIZ_HOME": str(tmp_path), "LANG": "C.UTF-8", "HOME": str(tmp_path)}
    found = subprocess.run(
        [sys.executable, "-c", IMPORTS, *arguments], env=environment, capture_output=True, text=True
    )
    assert not never & set(found.stderr.split())
