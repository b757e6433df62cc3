"""A language is added by its catalogue alone."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from aiquiz import cli, languages
from aiquiz.say import dates, forms, numbers
from aiquiz.say.language import _, n_, speak, speaking, wanted
from tests.say.pseudo import CODE, FORMS, catalogue_tool, lay_out, left_in_latin, said

RUN = """
import contextlib, io, json, sys
from aiquiz import languages
from aiquiz.desk import listed
languages.FOLDER = sys.argv[1]
listed.built_in_decks = lambda: listed.Path(languages.FOLDER)
from aiquiz.cli import main
sys.stderr = sys.stdout
for arguments, typed in json.loads(sys.argv[2]):
    print(end="\\f", flush=True)
    sys.argv[1:], sys.stdin = arguments, io.StringIO(typed)
    with contextlib.suppress(SystemExit):
        main()
"""
"""Says each command in one run of the program: a start each would take as long again."""

DECK = """
title: "123"
id: d1
language: en
cards:
  - {id: c1, question: "1 + 1?", answer: "2"}
  - {id: c2, question: "2 + 2?", choices: ["3", "4"], answer: "4", explanation: "2 · 2"}
"""


@pytest.fixture
def added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = lay_out(tmp_path / "locale")
    monkeypatch.setattr(languages, "FOLDER", str(folder))
    yield folder
    speak("en")


def test_a_catalogue_is_a_language(added: Path) -> None:
    assert languages.languages() == ("en", CODE)
    assert languages.following("en") == CODE
    assert languages.following(CODE) == "en"
    assert languages.called(CODE) == (said("Other"), said("in Other"))
    assert wanted({"LANG": "cs_CZ.UTF-8"}) == CODE
    assert wanted({"LANG": "fr_FR.UTF-8", "LANGUAGE": "de:cs"}) == CODE
    assert wanted({"LANG": "fr_FR.UTF-8"}) == "en"
    speak(CODE)
    assert speaking() == CODE
    assert _("Close") == said("Close")


def test_each_number_has_the_form_that_the_language_gives_it(added: Path) -> None:
    speak(CODE)
    found = [n_("{n} card", "{n} cards", n).format(n=n) for n in (1, 3, 5)]
    assert found == [
        f"{n} {said(w)}{m}"
        for n, w, m in zip((1, 3, 5), ("card", "cards", "cards"), FORMS, strict=True)
    ]


def test_each_language_has_its_own_forms() -> None:
    told = []
    for language in ("en", "fr"):
        speak(language)
        told.append(
            (
                numbers.number(2140),
                numbers.decimal(1234.5, 2),
                numbers.percent(0.9),
                forms.share_of("70–80"),
                forms.listed("ab"),
                dates.day_full(date(2026, 12, 1)),
                languages.called(language).name,
            )
        )
    speak("en")
    assert told == [
        ("2,140", "1,234.50", "90%", "70–80%", "a, b", "1 December 2026", "English"),
        (
            *("2\u00a0140", "1\u00a0234,50", "90\u00a0%", "70–80\u00a0%", "a, b"),
            *("1er décembre 2026", "français"),
        ),
    ]


def test_a_language_without_its_name_goes_by_its_code(added: Path) -> None:
    (added / CODE / "name").unlink()
    assert languages.called(CODE) == (CODE, CODE)


def test_the_guide_s_first_step_begins_a_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tool = catalogue_tool()
    monkeypatch.setattr(tool, "LOCALE", tmp_path)
    monkeypatch.setattr(tool, "po", lambda language: tmp_path / language / "LC_MESSAGES/aiquiz.po")
    monkeypatch.setattr(tool, "texts", lambda language: tool._catalogue(language))
    tool.begin("pl")
    written = tool.po("pl").read_text(encoding="utf-8")
    assert "# The Polish texts of aiquiz." in written
    assert "nplurals=" in written
    assert (tmp_path / "pl" / "name").read_text(encoding="utf-8") == "polski\npolski\n"


COMMANDS = [
    (("--help",), ""),
    (("--bogus",), ""),
    (("study", "--help"), ""),
    (("study", "--plain", "d1"), "?\n/help\n7\n2\n1\n!\n"),
    (("quiz", "--plain", "d1"), "2\nb\n"),
    (("study", "--only", "x"), ""),
    (("study", "--tag", "x", "d1"), ""),
    (("decks",), ""),
    (("decks", "--orphans"), ""),
    (("scores",), ""),
    (("scores", "--session", "1"), ""),
    (("scores", "--since", "x"), ""),
    (("exam", "d1"), ""),
    (("exam", "d1", "--on", "2999-01-01"), ""),
    (("undo", "--list"), ""),
    (("undo",), ""),
    (("parameters",), ""),
    (("check", "d1"), ""),
    (("grade", "--accept", "12 GW", "--explain", "12 MW"), ""),
    (("due", "--format", "{x}"), ""),
    (("edit", "x"), ""),
    (("completion",), ""),
    (("import", "--help"), ""),
    (("where",), ""),
]
"""What is said, and what is typed to it; a fault is told too."""


def test_nothing_on_the_command_line_bypasses_the_catalogue(added: Path, tmp_path: Path) -> None:
    decks = tmp_path / "data" / "decks"
    decks.mkdir(parents=True)
    (decks / "d1.yaml").write_text(DECK, encoding="utf-8")
    environment = {
        "AIQUIZ_HOME": str(tmp_path),
        "HOME": str(tmp_path),
        "LANG": "cs_CZ.UTF-8",
        "PYTHONUTF8": "1",
    }
    found = subprocess.run(
        [sys.executable, "-c", RUN, str(added), json.dumps(COMMANDS)],
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert found.returncode == 0, found.stderr
    told = dict(zip(COMMANDS, found.stdout.split("\f")[1:], strict=True))
    # Names of commands and options, what is given to them, and what only looks like words.
    never = {*cli.COMMANDS, "reviews", "cards", "deck", "aiquiz", "warning", "no-explanation"}
    never |= {*("new", "missed", "flagged", "suspended", "leech", "bash", "zsh", "fish")}
    never |= {*("DECK", "GW", "MW", "due", "new", "waiting")}
    for (arguments, _typed), text in told.items():
        assert text.strip(), arguments
        bare = re.sub(r"\b[0-9a-f]{8}-\d+", "", text).replace("'", " ")
        assert not left_in_latin(bare, *never), (arguments, text)
