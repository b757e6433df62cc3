"""Reviews and cards, in from other programs and out for them."""

import csv
import json
import lzma
import time
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import fsrs
import pytest
from click.testing import CliRunner, Result

from aiquiz.cli import cli
from aiquiz.cli.start import start
from aiquiz.scheduling.days import date_of

REAL_LOG = Path(__file__).parent.parent / "exchange" / "real-review-log.csv.xz"
HEAD = "card_id,review_time,review_rating\n"
WEST = ("--tz", "-07:00", "--day-start", "4")
DECK = """\
title: Cities
id: cities
language: en
cards:
  - {id: river, question: Which city?, answer: Memphis}
  - {id: other, question: Which other?, answer: Austin}
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    moved(tmp_path / "home", monkeypatch)
    monkeypatch.setenv("LANGUAGE", "en")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def moved(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIQUIZ_HOME", str(folder))
    decks = folder / "data" / "decks"
    decks.mkdir(parents=True)
    (decks / "cities.yaml").write_text(DECK, encoding="utf-8")
    start.cache_clear()


def run(*arguments: str) -> Result:
    start.cache_clear()
    result = CliRunner().invoke(cli, list(arguments))
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def imported(text: str, *arguments: str, name: str = "log.csv") -> Result:
    Path(name).write_text(text, encoding="utf-8")
    return run("import", "reviews", name, *arguments)


def facts(*arguments: str) -> Any:
    return json.loads(run(*arguments, "--json").stdout)


def cards() -> dict[tuple[str, str], Any]:
    return {(card["deck"], card["card_id"]): card for card in facts("export", "cards")["cards"]}


def exported() -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(run("export", "reviews").stdout)))


def replayed(log: list[dict[str, str]], today: datetime) -> dict[str, tuple[float, ...]]:
    """What py-fsrs alone makes of `log`, each review at the first instant of its study day."""
    scheduler = fsrs.Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    found: dict[str, fsrs.Card] = {}
    for row in sorted(log, key=lambda row: datetime.fromisoformat(row["review_time"])):
        card = found.get(row["card_id"]) or fsrs.Card(card_id=1)
        rating = fsrs.Rating(int(row["review_rating"]))
        day = aligned(datetime.fromisoformat(row["review_time"]))
        found[row["card_id"]], _ = scheduler.review_card(card, rating, day)
    return {
        name: (
            card.stability or 0,
            card.difficulty or 0,
            scheduler.get_card_retrievability(card, aligned(today)),
        )
        for name, card in found.items()
    }


def aligned(when: datetime) -> datetime:
    """The day that `when` belongs to seven hours west, where days start at four."""
    day = (when.astimezone(UTC) - timedelta(hours=7 + 4)).date()
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def agree_with_py_fsrs(text: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """Import `text` and compare each card with an independent replay; give how many there are."""
    try:
        with monkeypatch.context() as there:
            there.setenv("TZ", "Etc/GMT+7")  # seven hours west, where today is the learner's
            time.tzset()
            assert imported(text, *WEST, name="real.csv").exit_code == 0
            before = datetime.now(UTC)
            ours = cards()
            after = datetime.now(UTC)
    finally:
        time.tzset()
    log = list(csv.DictReader(StringIO(text)))
    every = [replayed(log, today) for today in (before, after)]
    for name, expected in every[0].items():
        card = ours.pop(("real.en", name))
        found = (card["stability"], card["difficulty"], card["retrievability"])
        # Midnight may pass meanwhile.
        assert any(found == pytest.approx(known[name], rel=1e-6, abs=1e-6) for known in every)
        assert card["reviews"] == sum(row["card_id"] == name for row in log)
        assert len(expected) == 3
    assert not ours
    return len(every[0])


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of a process is Unix's")
def test_cards_of_a_real_log_are_what_py_fsrs_makes_of_them(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = lzma.decompress(REAL_LOG.read_bytes()).decode().splitlines(keepends=True)
    chosen = {line.split(",")[0] for line in lines[1:120]}
    some = [line for line in lines[1:] if line.split(",")[0] in chosen]
    assert agree_with_py_fsrs("".join([lines[0], *some]), monkeypatch) == len(chosen) > 20


@pytest.mark.long
@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of a process is Unix's")
def test_all_1205_cards_of_the_real_log_are_what_py_fsrs_makes_of_them(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = lzma.decompress(REAL_LOG.read_bytes()).decode()
    assert agree_with_py_fsrs(text, monkeypatch) == 1_205


def test_what_was_understood_is_said_and_added(home: Path) -> None:
    text = HEAD + "river,2024-03-29T20:32:32Z,3\nother,2024-03-30T20:32:32Z,1\n"
    result = imported(text, "--deck", "cities", *WEST)
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "2 reviews of 2 cards, 29 March 2024 to 30 March 2024, parted by commas, in UTF-8.",
        "Columns, as the first line names them: card_id, review_time, review_rating.",
        "Days are those of -07:00 and start at 4:00.",
        "2 reviews were added.",
    ]
    assert set(cards()) == {("cities.en", "river"), ("cities.en", "other")}


def test_the_same_file_twice_adds_nothing(home: Path) -> None:
    text = HEAD + "river,1711744352250,3\n"
    imported(text)
    before = run("export", "cards").stdout
    again = imported(text)
    assert again.exit_code == 0
    assert again.stdout.splitlines()[-1] == "Nothing was added: every review was there already."
    assert run("export", "cards").stdout == before
    more = imported(text + "river,1711844352250,3\n").stdout.splitlines()[-1]
    assert more == "1 review was added. 1 was there already."


def test_the_same_file_adds_nothing_after_another_language_was_chosen(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = HEAD + "river,1711744352250,3\n"
    for name in ("log.csv", "cities.csv"):
        monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
        imported(text, name=name)
        monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
        monkeypatch.setenv("LANGUAGE", "fr")
        assert json.loads(imported(text, "--json", name=name).stdout)["added"] == 0
        monkeypatch.setenv("LANGUAGE", "en")
    assert set(cards()) == {("log.en", "river"), ("cities.en", "river")}


def test_what_a_file_added_can_be_taken_back_and_added_with_other_days(home: Path) -> None:
    text = HEAD + "river,1711744352250,3\nriver,1711758752250,3\n"
    imported(text, "--tz", "UTC")
    [before] = cards().values()
    would = imported(text, "--undo", "--dry-run").stdout.splitlines()[-1]
    assert would == "Nothing is written: 2 reviews would be taken back."
    assert imported(text, "--undo").stdout.splitlines()[-1] == "2 reviews were taken back."
    assert cards() == {}
    assert json.loads(imported(text, "--undo", "--json").stdout)["taken_back"] == 0
    assert json.loads(imported(text, "--tz", "+04:00", "--json").stdout)["added"] == 2
    [after] = cards().values()
    assert before["stability"] != after["stability"]


def test_lines_that_are_no_reviews_are_told_by_number_and_the_rest_is_added(home: Path) -> None:
    text = "ease;card_id;review_time;review_rating;review_duration\n"
    text += "x;a;1000;0;\nx;b;soon;3;\nx;c;1711744352250;3;long\nx;;5;3;\nx;c;1711744352250;1;\n"
    result = imported(text, "--json")
    found = json.loads(result.stdout)
    assert result.exit_code == 0
    assert (found["version"], found["added"], found["cards"]) == (1, 1, 1)
    assert [(left["line"], left["why"]) for left in found["lines_left_out"]] == [
        (2, "rating"),
        (3, "time"),
        (5, "card"),
        (6, "repeated"),
    ]
    assert found["columns_left_out"] == ["ease"]
    told = imported(text).stdout
    assert "Left out, as a rating is 1, 2, 3 or 4: line 2.\n" in told
    assert "Left out, as an earlier line has its card and time: line 6.\n" in told
    assert (
        "Without time taken, as a duration is in milliseconds, at most a day: 1 review.\n" in told
    )
    assert "Not understood, and left out: ease.\n" in told


def test_nothing_is_written_on_a_dry_run(home: Path) -> None:
    text = HEAD + "river,1711744352250,3\n"
    shown = imported(text, "--dry-run").stdout.splitlines()[-1]
    assert shown == "Nothing is written: 1 review would be added, 0 are there already."
    assert json.loads(imported(text, "--dry-run", "--json").stdout)["written"] is False
    assert cards() == {}


def test_cards_that_no_deck_holds_are_kept_counted_and_exported(home: Path) -> None:
    text = HEAD + "river,1711744352250,3\ngone,1711744352250,3\n"
    told = imported(text, "--deck", "cities").stdout
    assert "1 card is in no deck now, and kept under cities.en.\n" in told
    assert {row["card_id"] for row in exported()} == {"cities.en:river", "cities.en:gone"}
    assert set(cards()) == {("cities.en", "river"), ("cities.en", "gone")}


def test_only_the_decks_of_cards_that_no_deck_holds_are_named(home: Path) -> None:
    text = HEAD + "cities.en:river,1711744352250,3\ngone,1711744352250,3\n"
    told = imported(text).stdout
    [line] = [line for line in told.splitlines() if "in no deck now" in line]
    assert "cities.en" not in line


def test_seconds_in_place_of_milliseconds_are_noticed(home: Path) -> None:
    assert "not seconds" in imported(HEAD + "a,1711744352,3\n").stdout
    assert "not seconds" not in imported(HEAD + "a,1711744352000,3\n").stdout


@pytest.mark.parametrize(
    ("arguments", "deck"),
    [
        ((), "log.en"),
        (("--deck", "cities"), "cities.en"),
        (("--deck", "cities.fr"), "cities.fr"),
        (("--deck", "citi"), "citi.en"),
        (("--deck", "to-come.fr"), "to-come.fr"),
    ],
)
def test_cards_go_under_the_deck_that_is_said_else_under_the_name_of_the_file(
    home: Path, arguments: tuple[str, ...], deck: str
) -> None:
    imported(HEAD + "river,1711744352250,3\n", *arguments)
    assert list(cards()) == [(deck, "river")]


def test_a_card_named_in_full_is_that_card_unless_another_deck_is_said(home: Path) -> None:
    text = HEAD + "cities.en:river,1711744352250,3\n"
    imported(text)
    imported(text, "--deck", "other.fr")
    assert set(cards()) == {("cities.en", "river"), ("other.fr", "river")}
    several = text + "towns.en:river,1711744352250,3\n"
    refused = imported(several, "--deck", "other.fr")
    assert (refused.exit_code, len(refused.stderr.splitlines())) == (2, 1)


@pytest.mark.parametrize(
    ("text", "arguments", "status"),
    [
        ("", (), 1),
        ("a,b\n1,2\n", (), 1),
        (HEAD, (), 1),
        (HEAD + "a,x,9\n", (), 1),
        (HEAD + '"a,1000,3\n', (), 1),
        (HEAD + "a,1000,3\n", ("--tz", "Mars/Olympus"), 2),
        (HEAD + "a,1000,3\n", ("--day-start", "24"), 2),
        (HEAD + "a,1000,3\n", ("--deck", "no name"), 2),
    ],
)
def test_what_can_not_be_done_is_said_and_nothing_is_written(
    home: Path, text: str, arguments: tuple[str, ...], status: int
) -> None:
    Path("log.csv").write_text(text, encoding="utf-8")
    start.cache_clear()
    result = CliRunner().invoke(cli, ["import", "reviews", "log.csv", *arguments])
    if isinstance(result.exception, SystemExit) or result.exception is None:
        assert result.exit_code == status
    assert result.exit_code != 0
    assert cards() == {}


def test_a_file_that_is_not_there_is_said_in_one_sentence(home: Path) -> None:
    result = run("import", "reviews", "none.csv")
    assert (result.exit_code, result.stderr) == (
        2,
        "aiquiz: none.csv: there is no such file: check the path\n",
    )


def test_hostile_names_reach_neither_terminal_nor_log_as_they_are(home: Path) -> None:
    text = "card_id,review_time,review_rating,\x1b]0;x\x07\n\x1b[31mred,1711744352250,3,\n"
    told = imported(text).stdout + run("export", "cards").stdout
    assert "\x1b" not in told
    assert list(cards()) == [("log.en", "[31mred")]


def test_an_import_leaves_today_and_the_sessions_as_they_were(home: Path) -> None:
    now = int(datetime.now(UTC).timestamp() * 1000)
    new = facts("due")["new"]
    imported(HEAD + f"river,{now - 1000},1\nriver,{now},3\n", "--deck", "cities")
    assert facts("due")["new"] == new == 20
    scores = facts("scores")
    assert scores["sessions"] == []
    assert (scores["totals"]["answers"], scores["totals"]["days"]) == (2, 1)
    lines = run("scores").stdout.splitlines()
    place = next(at for at, line in enumerate(lines) if line.startswith("retention"))
    figures, names = lines[place - 1 : place + 1]
    assert figures[names.index("answers") :].split()[0] == "2"


def test_what_was_exported_gives_the_same_cards_and_memories_in_an_empty_home(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "card_id,review_time,review_rating,review_duration\n"
    for day in range(0, 60, 3):
        at = 1711744352123 + day * 86_400_000
        text += f"river,{at},{1 + day % 4},900\nodd: id~,{at + 7},{4 - day % 4},\n"
    imported(text, "--deck", "cities")
    imported(text, "--deck", "cities.fr")
    table, known = run("export", "reviews").stdout, cards()
    moved(home / "empty", monkeypatch)
    assert cards() == {}
    assert imported(table, name="back.csv").exit_code == 0
    assert cards() == known
    assert run("export", "reviews").stdout == table


def test_reviews_go_out_in_the_columns_that_fitting_tools_read(home: Path) -> None:
    imported(
        "card_id,review_time,review_rating,review_duration\nriver,1711744352250,3,7241\n",
        "--deck",
        "cities",
    )
    assert run("export", "reviews").stdout == (
        "card_id,review_time,review_rating,review_state,review_duration\n"
        "cities.en:river,1711744352250,3,0,7241\n"
    )
    [row] = facts("export", "reviews")["reviews"]
    assert row["card_id"] == "cities.en:river"
    [numbered] = facts("export", "reviews", "--numbered")["reviews"]
    assert isinstance(numbered["card_id"], int)


def test_cards_go_out_as_csv_or_json(home: Path) -> None:
    assert run("export", "cards").stdout == (
        "card_id,deck,stability,difficulty,due,retrievability,reviews,lapses\n"
    )
    imported(HEAD + "river,1711744352250,3\n", "--deck", "cities", *WEST)
    [row] = csv.DictReader(StringIO(run("export", "cards", "--csv").stdout))
    [card] = cards().values()
    assert {name: str(value) for name, value in card.items()} == row
    assert (card["reviews"], card["lapses"]) == (1, 0)
    assert card["due"] >= date_of(19_811).isoformat()


def test_csv_and_json_at_once_are_refused(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for what in ("cards", "reviews"):
        result = CliRunner().invoke(cli, ["export", what, "--csv", "--json"])
        assert result.exit_code == 2
