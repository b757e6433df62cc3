"""A shell is offered what can stand at the cursor, and no deck's text is ever its code."""

import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.shell_completion import CompletionItem

from aiquiz.cli.completion.shells import LINE, cut, parted, script, told

BIN = sysconfig.get_path("scripts")
DECK = r"""
title: "My $(touch PWNED) `touch PWNED` deck"
id: mine
language: en
tags: ["with space", "$(touch PWNED)", "`touch PWNED`", "a:b", "it's", "tab\tbed", "esc\e[31m"]
cards:
  - id: one
    question: "What: $(touch PWNED)\tis\nit?"
    answer: x
  - id: two
    question: A very long question that goes on until it fills far more than the sixty cells it may
    answer: y
"""


def environment(home: Path) -> dict[str, str]:
    return {
        "AIQUIZ_HOME": str(home / "aiquiz"),
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "PATH": f"{BIN}:{os.environ['PATH']}",
    }


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home with a deck that wants to run commands, seen once; it never may."""
    home = tmp_path_factory.mktemp("home")
    decks = home / "aiquiz" / "data" / "decks"
    decks.mkdir(parents=True)
    (decks / "mine.yaml").write_text(DECK, encoding="utf-8")
    (home / "some cards.csv").touch()
    subprocess.run(["aiquiz", "decks"], env=environment(home), check=True, capture_output=True)
    yield home
    assert not list(home.rglob("PWNED"))


def offered(home: Path, line: str) -> dict[str, str]:
    """Give the values that are offered at the end of `line`, each with its text."""
    asks = {LINE: line, "_AIQUIZ_COMPLETE": "zsh_complete"}
    found = subprocess.run(
        [f"{BIN}/aiquiz"], env=environment(home) | asks, capture_output=True, text=True, check=True
    )
    assert not found.stderr
    parts = (one.split("\t") for one in found.stdout.split("\n") if one)
    return {value: text for kind, value, text in parts if kind == "plain"}


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("aiquiz ", ([], "")),
        ("aiquiz", ([], "")),
        ("aiquiz stu", ([], "stu")),
        ("aiquiz study ", (["study"], "")),
        ("aiquiz study --tag 'with sp", (["study", "--tag"], "with sp")),
        ('aiquiz study --tag "$(t', (["study", "--tag"], "$(t")),
        ("aiquiz edit mine:one", (["edit"], "mine:one")),
        ("aiquiz study with\\ sp", (["study"], "with sp")),
        ("aiquiz study it\\", (["study"], "it")),
    ],
)
def test_a_line_is_parted_as_a_shell_parts_it(line: str, words: tuple[list[str], str]) -> None:
    assert parted(line) == words


def test_a_value_is_told_on_one_line_with_a_short_text_and_nothing_a_terminal_acts_on() -> None:
    assert (
        told(CompletionItem("a:b", help="one\ttwo\nthree\x1b[31m"))
        == "plain\ta:b\tone two three[31m"
    )
    assert told(CompletionItem("tab\tbed", help="x")) == ""
    assert told(CompletionItem("two\nlines")) == ""
    assert told(CompletionItem("esc\x1b[31m")) == ""
    assert cut("x" * 60) == "x" * 60
    assert cut("x" * 61) == "x" * 59 + "…"
    assert cut("字" * 31) == "字" * 29 + "…"


def test_decks_cards_and_tags_are_offered_as_they_were_seen_last(home: Path) -> None:
    assert offered(home, "aiquiz study mi") == {"mine.en": "My $(touch PWNED) `touch PWNED` deck"}
    # What comes with aiquiz is not edited.
    assert list(offered(home, "aiquiz edit ")) == ["mine.en"]
    cards = offered(home, "aiquiz edit mine:")
    assert list(cards) == ["mine:one", "mine:two"]
    assert cards["mine:one"] == "What: $(touch PWNED) is it?"
    assert cards["mine:two"].endswith("…")
    tags = offered(home, "aiquiz study --tag=")
    assert tags["--tag=with space"] == "2 cards"
    assert not {tag for tag in tags if not tag.isprintable()}


def test_every_option_that_takes_one_of_a_few_words_offers_them(home: Path) -> None:
    assert list(offered(home, "aiquiz study --only f")) == ["flagged"]
    assert offered(home, "aiquiz grade --lang f") == {"fr": "French"}
    assert list(offered(home, "aiquiz completion ")) == ["bash", "zsh", "fish"]
    assert "due" in offered(home, "aiquiz ")


def test_where_nothing_is_known_yet_nothing_is_offered_and_nothing_made(tmp_path: Path) -> None:
    assert offered(tmp_path, "aiquiz study ") == {}
    assert offered(tmp_path, "aiquiz undo ") == {}
    assert not list(tmp_path.iterdir())


BASH = [
    ("aiquiz stu", "aiquiz study "),
    (f"{BIN}/aiquiz edit mine.en:t", f"{BIN}/aiquiz edit mine.en:two "),
    ("aiquiz study --tag \\$", "aiquiz study --tag \\$\\(touch\\ PWNED\\) "),
    ("aiquiz study --tag '`", "aiquiz study --tag '`touch PWNED`' "),
    ("aiquiz import deck so", "aiquiz import deck some\\ cards.csv "),
]


@pytest.mark.skipif(sys.platform == "win32" or not shutil.which("bash"), reason="no bash")
def test_bash_completes_at_a_terminal(home: Path) -> None:
    pexpect = pytest.importorskip("pexpect")
    shell = pexpect.spawn(
        "bash",
        ["--norc", "--noprofile", "-i"],
        env={**environment(home), "TERM": "dumb", "PS1": "READY> ", "HISTFILE": ""},
        cwd=str(home),
        encoding="utf-8",
        dimensions=(24, 200),
        timeout=20,
    )
    with shell:
        shell.expect_exact("READY> ")
        # The prompt of before is told apart from the one that is waited for.
        shell.sendline('bind "set bell-style none"; eval "$(aiquiz completion bash)"; PS1="NEXT> "')
        shell.expect_exact("NEXT> ")
        for typed, completed in BASH:
            shell.send(f"{typed}\t")
            shell.expect_exact(completed)
            shell.send("\x15\n")
            shell.expect_exact("NEXT> ")


@pytest.mark.skipif(not shutil.which("fish"), reason="no fish")
def test_fish_is_offered_values_with_their_texts(home: Path) -> None:
    ask = f"{script('fish')}\nfor line in $argv; complete -C $line; end"
    lines = ["aiquiz stu", "aiquiz edit mine:o", "aiquiz study --tag \\$", f"{BIN}/aiquiz quiz mi"]
    found = subprocess.run(
        ["fish", "--no-config", "-c", ask, *lines],
        env=environment(home),
        cwd=home,
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.splitlines() == [
        "study\tStudy what is due, then new cards.",
        "mine:one\tWhat: $(touch PWNED) is it?",
        "$(touch PWNED)\t2 cards",
        "mine.en\tMy $(touch PWNED) `touch PWNED` deck",
    ]


@pytest.mark.skipif(not shutil.which("zsh"), reason="no zsh")
def test_zsh_can_read_the_script() -> None:
    subprocess.run(["zsh", "-n"], input=script("zsh"), text=True, check=True)
