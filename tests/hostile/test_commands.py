"""A hostile home at every command, in every form that it writes: texts alone come out."""

import csv
import json
import shutil
import sys
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import pytest

from aiquiz.cli import COMMANDS
from aiquiz.cli.output import echo_json, prepare_streams
from aiquiz.deck.card import answer_of
from aiquiz.deck.reader import read
from aiquiz.text import clean
from tests.hostile.conftest import Run
from tests.hostile.home import put_home
from tests.hostile.payloads import HOSTILE, KEPT, MARKUP, RAW, RAW_TEXT, UNSEEN, hostile_in
from tests.sampled import sampled

SAID = f"{HOSTILE} {RAW_TEXT}".replace("\x00", "")

FORMS: tuple[tuple[str, ...], ...] = (
    ("study", "--plain", "--cram", "--seed", "1", "hostile"),
    ("study", "--plain", "--tag", SAID),
    ("study", "--plain", SAID),
    ("quiz", "--plain", "--at-end", "--limit", "3", "hostile"),
    ("decks",),
    ("decks", "--json"),
    ("decks", "--orphans"),
    ("decks", "--orphans", "--json"),
    ("decks", "--followed"),
    ("decks", "--forget", SAID),
    ("decks", "--unfollow", SAID),
    ("new", SAID),
    ("new", "hostile"),
    ("edit", SAID),
    ("edit", f"hostile:{SAID}"),
    ("check", "--no-answers"),
    ("check", "--no-answers", "--json"),
    ("check", SAID),
    ("check", "--fix", "--no-answers"),
    ("schema",),
    ("import", "deck", SAID),
    ("import", "deck", "table.csv"),
    ("import", "deck", "table.csv", "--to", SAID),
    ("import", "reviews", SAID),
    ("import", "reviews", "log.csv", "--dry-run"),
    ("import", "reviews", "log.csv", "--json", "--deck", "a"),
    ("import", "reviews", "log.csv", "--tz", SAID),
    ("import", "reviews", "table.csv"),
    ("export", "deck", "hostile"),
    ("export", "cards"),
    ("export", "cards", "--json"),
    ("export", "reviews"),
    ("export", "reviews", "--json"),
    ("undo", "--list"),
    ("undo", "--list", "--json"),
    ("undo",),
    ("redo",),
    ("parameters", SAID),
    ("parameters", "table.csv"),
    ("parameters", "--since", SAID),
    ("scores",),
    ("scores", "--json"),
    ("scores", "--csv"),
    ("scores", "--session", "1"),
    ("scores", "--session", "1", "--json"),
    ("scores", "--session", "1", "--csv"),
    ("scores", "--session", "3", "--csv"),
    ("scores", "--deck", SAID),
    ("scores", "--since", SAID),
    ("due",),
    ("due", "--json"),
    ("due", "--format", f"{{due}} {SAID}"),
    ("due", "--format", f"{{{SAID}}}"),
    ("exam", "hostile", "--on", "2999-01-01"),
    ("exam", "hostile", "--json"),
    ("exam", "hostile", "--on", SAID),
    ("grade", "--accept", SAID, "--explain", SAID),
    ("grade", "--accept", SAID, "--reject", SAID, "--question", SAID, "--lang", SAID, "x"),
    ("grade", "--accept", SAID, "--json", "--explain", f"no {SAID}"),
    ("grade", "--accept", "a", "--strictness", SAID, "x"),
    ("completion", SAID),
    ("backup",),
    ("backup", "--json"),
    ("backup", "--to", SAID),
    ("restore",),
    ("restore", "--json"),
    ("restore", SAID),
    ("restore", "table.csv"),
    ("restore", "--undo"),
    ("doctor",),
    ("doctor", "--json"),
    ("doctor", "--repair"),
    ("forget", "typed", "--dry-run"),
    ("forget", "typed", "--dry-run", "--json"),
    ("forget", "typed", SAID),
    ("forget", "typed", "--before", SAID),
    ("forget", "typed", "--yes"),
    ("where",),
    ("where", "--json"),
    (SAID,),
    (f"--{SAID}",),
    ("study", f"--{SAID}"),
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder that is called as no folder should be, with a hostile home in it."""
    root = tmp_path_factory.mktemp("h") / f"[/]{UNSEEN['override']}\x1b[2J$(id)"
    put_home(root / "home", datetime.now().astimezone())
    quoted = SAID.replace('"', '""')
    table = f'question,answer,{MARKUP["action"]},"{quoted}"\n"q {quoted}","a {quoted}",b,c\n'
    (root / "table.csv").write_text(table, encoding="utf-8", newline="")
    log = f'card_id,review_time,review_rating,"{quoted}"\n'
    rows = f'"{quoted}",1700000000000,3,\nc,1700000000000,"{quoted}",\nd,1700000000000,3,x\n'
    (root / "log.csv").write_text(log + rows, encoding="utf-8", newline="")
    return root


@pytest.fixture
def home(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / made.name
    shutil.copytree(made, root)
    monkeypatch.chdir(root)
    monkeypatch.setenv("AIQUIZ_HOME", str(root / "home"))
    monkeypatch.setenv("LANGUAGE", "en")
    monkeypatch.setenv("EDITOR", "true")
    monkeypatch.delenv("VISUAL", raising=False)
    return root


def test_every_command_has_a_form_here() -> None:
    assert {form[0] for form in FORMS} >= set(COMMANDS)


@pytest.mark.parametrize(
    "form", sampled(FORMS, FORMS[::3]), ids=lambda form: clean(" ".join(form))[:40]
)
def test_a_command_writes_nothing_but_text(home: Path, run: Run, form: Sequence[str]) -> None:
    found = run(*form, given=f"{SAID}\r\n{SAID}\n\n{SAID}\n" * 3)
    written = f"{found.out}\n{found.err}".split("\n")
    assert [hostile_in(line) for line in written if hostile_in(line)] == []
    assert "Traceback" not in found.err
    assert found.status in (0, 1, 2)
    if "--json" in form and not found.status:
        json.loads(found.out)


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "latin-1", "cp1252"])
def test_json_keeps_every_sign_in_any_encoding(
    encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts = {"a": f"{SAID}\x00\ud800“quoted”", "b": [*KEPT.values(), *RAW.values()]}
    stream = TextIOWrapper(BytesIO(), encoding)
    monkeypatch.setattr(sys, "stdout", stream)
    prepare_streams()
    echo_json(facts)
    stream.flush()
    assert isinstance(stream.buffer, BytesIO)
    text = stream.buffer.getvalue().decode(encoding)
    assert hostile_in(text) == []
    assert json.loads(text) == facts


def test_a_table_holds_texts_that_no_spreadsheet_runs(run: Run, home: Path) -> None:
    deck = home / "home" / "data" / "decks" / "sums.yaml"
    answers = ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+f(3)", "＝1", "-able", "+33 1", "-5"]
    cards = "".join(
        f"  - {{question: {n}, answer: {json.dumps(a)}}}\n" for n, a in enumerate(answers)
    )
    deck.write_text(f"title: S\nid: sums\nlanguage: en\ncards:\n{cards}", encoding="utf-8")
    for encoding in ("utf-8", "ascii"):
        found = run("export", "deck", "sums", encoding=encoding)
        told = [row["answer"] for row in csv.DictReader(StringIO(found.out))]
        assert [answer[:1] for answer in told[:5]] == ["'"] * 5
        assert told[5:] == answers[5:]
    back = run("export", "deck", "sums").out
    (home / "back.csv").write_text(back, encoding="utf-8")
    assert run("import", "deck", "back.csv", "--to", "again").status == 0
    assert run("export", "deck", "again").out.split("\n")[1:] == back.split("\n")[1:]
    again = read((deck.parent / "again.yaml").read_bytes()).deck
    assert again is not None
    assert [answer_of(card) for card in again.cards] == answers
