"""`aiquiz scores` as it is typed: the summary, JSON, CSV, and one session in full."""

import csv
import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from aiquiz.cli import cli
from aiquiz.cli.scores.as_csv import ANSWER_COLUMNS, DAY_COLUMNS
from aiquiz.cli.start import start
from aiquiz.deck.card import PARTED
from aiquiz.deck.library import UnknownDeckError
from aiquiz.desk.wish import StudyWish, facts_of
from aiquiz.progress.store import Store, open_store
from aiquiz.progress.trouble import StoreError
from aiquiz.scheduling.days import Moment
from aiquiz.scheduling.memory import Policy
from aiquiz.scheduling.review import CardKey, Override, Rating, Ref, Review
from aiquiz.settings.folders import folders

DECK = """\
title: Cities
id: cities
language: en
cards:
  - {id: river, question: "Which city, =SUM(A1)?", answer: Memphis}
  - {id: cars, question: Where are cars built?, answer: Austin}
"""
RIVER, CARS, GONE = (CardKey("cities", "en", card) for card in ("river", "cars", "gone"))
STAR = CardKey("stars", "fr", "one")
ALL = (RIVER, CARS, GONE)
NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("AIQUIZ_HOME", str(tmp_path))
    monkeypatch.setenv("LANGUAGE", "en")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr("aiquiz.cli.start.now", lambda: NOON)
    (tmp_path / "data" / "decks").mkdir(parents=True)
    (tmp_path / "data" / "decks" / "cities.yaml").write_text(DECK, encoding="utf-8")
    start.cache_clear()
    yield tmp_path
    start.cache_clear()


def run(*arguments: str) -> Result:
    start.cache_clear()
    return CliRunner().invoke(cli, ["scores", *arguments])


def store_at(home: Path) -> Store:
    path = folders({"AIQUIZ_HOME": str(home)}).database
    store = open_store(path, Policy(), now_ms=0, random_bytes=lambda count: b"s" * count)
    assert store is not None
    return store


Answer = tuple[CardKey, str, str | None]


def sit(
    store: Store,
    days_ago: int,
    mode: str,
    answers: Sequence[Answer],
    *,
    took_ms: int = 5_000,
    **wish: object,
) -> Ref:
    """Write a session of so many days ago, at noon; give the place of its last answer."""
    at = Moment(int((NOON - timedelta(days=days_ago)).timestamp() * 1000))
    asked = StudyWish(kind=mode, **wish)  # type: ignore[arg-type]
    facts = {"wish": facts_of(asked), "planned": 3, "asked_all": not asked.decks}
    store.begin(mode, sorted({card[:2] for card, _verdict, _typed in answers}), at, facts)
    for place, (card, verdict, typed) in enumerate(answers):
        right = verdict == "correct"
        reason = "exact" if right else "other" if typed else "no-idea"
        rating = Rating.GOOD if right else Rating.AGAIN
        moment = at._replace(at_ms=at.at_ms + place * 5_000)
        review = Review(
            *(card, moment, verdict, reason, rating, float(right), 0, 1, took_ms),
            *("due" if mode in ("study", "ahead") else mode, 0.9, 5.0, typed),
        )
        ref, _memory = store.append(review)
    return ref


def studied(home: Path) -> None:
    """A quiz, a session of two decks, one ahead that was left, and a mock exam that was overruled.

    They are of 40, 3, 2 and 1 days ago and have the numbers 1 to 4.
    """
    with store_at(home) as store:
        quiz = [(RIVER, "correct", "Memphis"), (CARS, "wrong", "=1+1"), (GONE, "wrong", None)]
        sit(store, 40, "quiz", quiz, decks=("cities.en",))
        sit(
            store,
            3,
            "study",
            [(RIVER, "wrong", "@x"), (STAR, "correct", "x"), (RIVER, "correct", "Memphis")],
        )
        sit(store, 2, "ahead", [(CARS, "close", "Austen")], decks=("cities.en",))
        exam = [(RIVER, "correct", "Memphis"), (CARS, "correct", "Austin"), (GONE, "wrong", "Rome")]
        last = sit(store, 1, "quiz", exam, decks=("cities.en",), exams=("cities.en",))
        at = Moment(int(NOON.timestamp() * 1000))
        store.append(Override(last, "correct", Rating.GOOD, 1.0, at))


# The summary


def test_the_summary_tells_figures_calendar_sessions_and_quizzes(home: Path) -> None:
    studied(home)
    found = run()
    assert found.exit_code == 0, found.output
    lines = found.stdout.splitlines()
    assert lines[:2] == ["all decks · all days", ""]
    assert lines[2].split() == ["·", "3", "10", "0", "5", "s"]
    assert lines[3].split() == [
        *("retention", "days", "in", "a", "row", "answers", "cards", "known", "per", "answer")
    ]
    assert any(line.startswith("Mo ") for line in lines)
    last = lines[lines.index("Last sessions") + 1 :][:4]
    assert [line.split()[0] for line in last] == ["4", "3", "2", "1"]
    assert "yesterday 12:00" in last[0]
    assert "mock exam: Cities" in last[0]
    assert last[0].endswith("3 / 3   100%")
    assert "ahead: Cities" in last[1]
    assert "all decks" in last[2]
    assert "quiz: Cities" in last[3]
    assert last[3].endswith("1 / 3    33%")
    assert "The last 2 quizzes  ▃█  100%" in lines
    assert lines[-1].startswith("Cities")
    assert "100% of 3 cards" in lines[-1]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("columns", ["41", "60", "80", "200"])
def test_no_line_is_longer_than_the_terminal(
    home: Path, monkeypatch: pytest.MonkeyPatch, columns: str, language: str
) -> None:
    studied(home)
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setenv("LANG", f"{language}_FR.UTF-8")
    monkeypatch.setenv("LANGUAGE", language)
    found = run()
    assert found.exit_code == 0
    assert max(map(len, found.stdout.splitlines())) < int(columns)


def test_before_the_first_answer_it_says_how_to_start() -> None:
    assert run().stdout == "No answers yet: aiquiz study makes a start.\n"


def test_a_deck_and_a_day_choose_answers(home: Path) -> None:
    studied(home)
    since = (NOON - timedelta(days=20)).date().isoformat()
    facts = json.loads(run("--deck", "cities", "--since", since, "--json").stdout)
    assert facts["scope"] == {"decks": ["cities.en"], "since": since}
    assert facts["totals"]["answers"] == 6
    assert [session["number"] for session in facts["sessions"]] == [2, 3, 4]
    assert run("--deck", "cities", "--since", since).stdout.startswith("Cities · since ")
    assert run("--since", "2999-01-01").stdout == "No answers of these decks and days.\n"


@pytest.mark.parametrize("name", ["stars", "stars.fr"])
def test_a_deck_whose_file_is_gone_still_has_its_answers(home: Path, name: str) -> None:
    studied(home)
    facts = json.loads(run("--deck", name, "--deck", "cities", "--json").stdout)
    assert facts["scope"]["decks"] == ["cities.en", "stars.fr"]
    facts = json.loads(run("--deck", name, "--json").stdout)
    assert facts["totals"]["answers"] == 1
    assert [session["number"] for session in facts["sessions"]] == [2]


@pytest.mark.parametrize("name", ["cities", "cities.en", "Cities"])
@pytest.mark.parametrize("is_gone", [False, True])
def test_a_deck_that_can_not_be_read_now_still_has_its_answers(
    home: Path, name: str, is_gone: bool
) -> None:
    studied(home)
    run()
    path = home / "data" / "decks" / "cities.yaml"
    if is_gone:
        path.unlink()
    else:
        path.write_text("title: [", encoding="utf-8")
    facts = json.loads(run("--deck", name, "--json").stdout)
    assert facts["scope"]["decks"] == ["cities.en"]
    assert facts["totals"]["answers"] == 9
    assert run("--deck", name).stdout.startswith("Cities · all days")


def test_cards_of_a_deck_whose_file_is_gone_do_not_come(home: Path) -> None:
    studied(home)
    assert sum(day["cards"] for day in json.loads(run("--json").stdout)["forecast"]) > 0
    (home / "data" / "decks" / "cities.yaml").unlink()
    assert sum(day["cards"] for day in json.loads(run("--json").stdout)["forecast"]) == 0


def test_a_deck_that_nothing_is_known_of_is_no_deck(home: Path) -> None:
    studied(home)
    result = run("--deck", "moons")
    assert result.exit_code != 0
    assert isinstance(result.exception, UnknownDeckError)
    assert {"cities.en", "stars.fr"} <= set(result.exception.candidates)


def test_where_nothing_can_be_written_what_was_counted_is_told_and_said(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_store: Store) -> Iterator[float]:
        raise StoreError("full", path="progress.db")
        yield 0.0

    studied(home)
    before = json.loads(run("--json").stdout)
    monkeypatch.setattr("aiquiz.progress.store.Store.count", full)
    result = run("--json")
    assert json.loads(result.stdout) == before
    assert "What was answered since the last look is not counted." in result.stderr


def test_where_nothing_was_ever_counted_the_trouble_is_all_there_is_to_tell(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_store: Store) -> Iterator[float]:
        raise StoreError("full", path="progress.db")
        yield 0.0

    studied(home)
    monkeypatch.setattr("aiquiz.progress.store.Store.count", full)
    assert isinstance(run().exception, StoreError)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--since", "yesterday"), "“yesterday” is no day: write it as 2026-12-18."),
        (("--json", "--csv"), "Say --csv or --json, not both."),
        (("--session", "1", "--deck", "cities"), "--session goes with neither --deck nor --since."),
        (("--session", "9"), "There is no session 9: they are numbered from 1 to 4."),
    ],
)
def test_what_can_not_be_told_is_said_in_one_sentence(
    home: Path, arguments: Sequence[str], sentence: str
) -> None:
    studied(home)
    found = run(*arguments)
    assert found.exit_code == 2
    assert sentence in found.stderr


def test_without_any_session_no_number_is_right() -> None:
    found = run("--session", "1")
    assert found.exit_code == 2
    assert "There is no session yet." in found.stderr


def test_the_best_and_the_last_quizzes_of_a_deck_are_of_it_alone(home: Path) -> None:
    with store_at(home) as store:
        alone = [(RIVER, "correct", "Memphis"), (CARS, "wrong", "x"), (GONE, "wrong", "x")]
        sit(store, 5, "quiz", alone, decks=("cities.en",))
        sit(store, 4, "quiz", [(STAR, "correct", "x"), *((card, "correct", "x") for card in ALL)])
        sit(store, 3, "quiz", [(RIVER, "wrong", "x")], decks=("cities.en",))
    for arguments in (("--deck", "cities"), ("--deck", "cities", "--since", "2026-11-01")):
        lines = run(*arguments).stdout.splitlines()
        assert any(line.startswith("The last quiz  ▃  33%") for line in lines)
        bests = lines[lines.index("Best scores") + 1 :]
        assert [line.split()[:2] for line in bests] == [["Cities", "33%"]]
        facts = json.loads(run(*arguments, "--json").stdout)
        assert facts["best"]["session"] == 1
        assert [one["session"] for one in facts["last_quizzes"]] == [1]
        assert [one["number"] for one in facts["sessions"]] == [1, 2, 3]
    lines = run().stdout.splitlines()
    bests = lines[lines.index("Best scores") + 1 :]
    assert [line.split("  ")[0] for line in bests] == ["all decks", "Cities"]
    [left] = [line for line in lines if line.startswith("3  ")]
    assert "quiz: Cities · 1 of 3" in left


def test_a_drill_that_was_left_is_marked_so(home: Path) -> None:
    with store_at(home) as store:
        sit(store, 3, "cram", [(RIVER, "wrong", "x")], decks=("cities.en",))
    [left] = [line for line in run().stdout.splitlines() if line.startswith("1  ")]
    assert "drill: Cities · 1 of 3" in left


def test_the_months_and_the_forecast_are_told_with_their_terms(home: Path) -> None:
    with store_at(home) as store:
        for days_ago in (9, 2):
            sit(store, days_ago, "study", [(RIVER, "correct", "Memphis")])
        sit(store, 1, "study", [(CARS, "correct", "Austin")])
    lines = run().stdout.splitlines()
    [months] = [line for line in lines if line.startswith("Retention, by month")]
    assert months.split() == ["Retention,", "by", "month", "·", "wanted", "90%", "tries"]
    assert len(months) == len(lines[lines.index(months) + 1])
    assert any(line.startswith("Next 2 weeks, without daily limits") for line in lines)


def test_a_deck_without_answers_is_not_told_how_to_start(home: Path) -> None:
    """Others have some."""
    studied(home)
    (home / "data" / "decks" / "seas.yaml").write_text(DECK.replace("cities", "seas"))
    assert run("--deck", "seas").stdout == "No answers of these decks and days.\n"


# One session


def test_a_session_is_told_answer_by_answer(home: Path) -> None:
    studied(home)
    lines = run("--session", "4").stdout.splitlines()
    assert lines[0].startswith("session 4 · ")
    assert lines[0].endswith("12:00 · mock exam: Cities")
    assert lines[1:3] == ["3 of 3 cards right · score 100% · 15 s", "━━━"]
    assert lines[4:7] == ["1. ✓ Which city, =SUM(A1)?", "you: Memphis", "Correct · 5.0 s"]
    assert lines[-3:] == ["3. ✓ a card that is gone", "you: Rome", "Correct, on your word · 5.0 s"]


def test_what_was_not_typed_what_came_again_and_what_was_left_is_told(home: Path) -> None:
    studied(home)
    lines = run("--session", "1").stdout.splitlines()
    assert lines[-3:] == [
        *("3. × a card that is gone", "you: nothing was typed"),
        "Wrong, no answer given · 5.0 s",
    ]
    cars = lines.index("you: =1+1")
    assert lines[cars + 1] == "The answer is: Austin"
    assert lines.count("The answer is: Memphis") == 0
    lines = run("--session", "2").stdout.splitlines()
    assert lines[1].endswith("left at 2 of 3")
    assert "3. ✓ again · Which city, =SUM(A1)?" in lines
    assert "Correct · Good · 5.0 s" in lines


def test_of_a_long_answer_no_more_time_is_told_than_counts(home: Path) -> None:
    with store_at(home) as store:
        sit(store, 1, "quiz", [(RIVER, "correct", "Memphis")], took_ms=78_000)
    lines = run("--session", "1").stdout.splitlines()
    assert lines[1].startswith("1 of 1 card right · score 100% · 1 min 0 s")
    assert lines[-1] == "Correct · over a minute"


def test_answers_are_told_in_words_for_any_kind_of_card(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deck = """\
title: Kinds
id: kinds
language: en
cards:
  - {id: pairs, question: Which go together?, match: {Oslo: Norway, Rome: Italy}}
  - {id: truth, kind: truth, question: Oslo is in Norway., answer: true}
"""
    (home / "data" / "decks" / "kinds.yaml").write_text(deck, encoding="utf-8")
    keys = (CardKey("kinds", "en", card) for card in ("pairs", "truth"))
    typed = (PARTED.join(("Italy", "Norway")), "false")
    with store_at(home) as store:
        sit(store, 1, "quiz", [(key, "wrong", one) for key, one in zip(keys, typed, strict=True)])
    lines = run("--session", "1").stdout.splitlines()
    assert "you: Oslo — Italy · Rome — Norway" in lines
    assert "The answer is: Oslo — Norway · Rome — Italy" in lines
    assert "you: False" in lines
    assert "The answer is: True" in lines
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    monkeypatch.setenv("LANGUAGE", "fr")
    assert "vous\xa0: Faux" in run("--session", "1").stdout.splitlines()


# JSON


TRIES = {
    "type": "object",
    "properties": {"tried": {"type": "integer"}, "recalled": {"type": "integer"}},
    "required": ["tried", "recalled"],
}
AGES = {"young": TRIES, "mature": TRIES}


def _object(**keys: object) -> dict[str, object]:
    """Give the schema of an object with just these keys."""
    return {
        "type": "object",
        "properties": keys,
        "required": list(keys),
        "additionalProperties": False,
    }


def _list(item: object) -> dict[str, object]:
    return {"type": "array", "items": item}


WHOLE, NUMBER, TEXT, YES = ({"type": name} for name in ("integer", "number", "string", "boolean"))
DAY = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"}
TIME = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$"}
SHARE = {"type": "number", "minimum": 0, "maximum": 1}
VERDICT = {"enum": ["correct", "close", "wrong"]}
BRIEF = {"session": WHOLE, "started": TIME, "score": SHARE, "cards": WHOLE}
SESSION = _object(
    number=WHOLE,
    started=TIME,
    mode={"enum": ["study", "cram", "quiz"]},
    ahead=YES,
    mock_exam=YES,
    decks=_list(TEXT),
    cards=WHOLE,
    planned={"type": ["integer", "null"]},
    correct=WHOLE,
    score=SHARE,
    answers=WHOLE,
    seconds=NUMBER,
    trail={"type": "string", "pattern": "^[rcw]+$"},
)
SCORES = _object(
    version={"const": 2},
    scope=_object(
        decks={"type": ["array", "null"], "items": TEXT}, since={"type": ["string", "null"]}
    ),
    totals=_object(
        answers=WHOLE,
        correct=WHOLE,
        days=WHOLE,
        streak=WHOLE,
        best_streak=WHOLE,
        seconds=NUMBER,
        median_seconds={"type": ["integer", "null"]},
        outcomes=_object(exact=WHOLE, slip=WHOLE, close=WHOLE, wrong=WHOLE, override=WHOLE),
    ),
    retention=_object(
        wanted=SHARE,
        **AGES,
        by_month=_list(_object(month={"type": "string", "pattern": r"^\d{4}-\d\d$"}, **AGES)),
        by_deck=_list(_object(deck=TEXT, **AGES)),
    ),
    calibration=_list(_object(low=SHARE, high=SHARE, predicted=SHARE, tried=WHOLE, recalled=WHOLE)),
    hours={
        **_list(_object(hour=WHOLE, answers=WHOLE, tried=WHOLE, recalled=WHOLE)),
        "minItems": 24,
        "maxItems": 24,
    },
    days=_list(_object(day=DAY, answers=WHOLE)),
    forecast={**_list(_object(day=DAY, cards=WHOLE)), "minItems": 14, "maxItems": 14},
    cards=_object(known=WHOLE, all=WHOLE),
    best={"anyOf": [{"type": "null"}, _object(**BRIEF)]},
    best_by_deck=_list(_object(deck=TEXT, **BRIEF)),
    last_quizzes={**_list(_object(**BRIEF)), "maxItems": 10},
    sessions=_list(SESSION),
)
ONE_SESSION = _object(
    version={"const": 2},
    session=SESSION,
    answers=_list(
        _object(
            answered=TIME,
            deck=TEXT,
            card=TEXT,
            question=TEXT,
            typed={"type": ["string", "null"]},
            verdict=VERDICT,
            graded=VERDICT,
            reason=TEXT,
            rating={"type": "integer", "minimum": 1, "maximum": 4},
            credit=SHARE,
            hints=WHOLE,
            tries=WHOLE,
            mode=TEXT,
            again=YES,
            seconds=NUMBER,
            forgotten=YES,
        )
    ),
)


@pytest.mark.parametrize("is_studied", [True, False])
def test_json_is_of_the_schema_that_is_documented(home: Path, is_studied: bool) -> None:
    if is_studied:
        studied(home)
    facts = json.loads(run("--json").stdout)
    jsonschema.Draft202012Validator(SCORES).validate(facts)
    assert len(facts["sessions"]) == (4 if is_studied else 0)


def test_json_tells_sessions_and_bests_in_codes_and_nothing_that_was_typed(home: Path) -> None:
    studied(home)
    text = run("--json").stdout
    facts = json.loads(text)
    assert "Memphis" not in text
    assert "Austen" not in text
    quiz, both, ahead, exam = facts["sessions"]
    assert (quiz["mode"], quiz["mock_exam"], quiz["correct"], quiz["cards"]) == (
        "quiz",
        False,
        1,
        3,
    )
    assert both["decks"] == ["cities.en", "stars.fr"]
    assert (both["cards"], both["answers"], both["score"]) == (2, 3, 0.5)
    assert both["trail"] == "wr"
    assert (ahead["mode"], ahead["ahead"], ahead["planned"]) == ("study", True, 3)
    assert ahead["trail"] == "c"
    assert (exam["mode"], exam["mock_exam"], exam["score"]) == ("quiz", True, 1.0)
    assert facts["best"]["session"] == 4
    assert [(one["deck"], one["session"]) for one in facts["best_by_deck"]] == [("cities.en", 4)]
    assert [one["session"] for one in facts["last_quizzes"]] == [1, 4]
    assert facts["totals"]["outcomes"]["override"] == 1


def test_json_of_a_session_is_of_its_schema_with_what_was_typed(home: Path) -> None:
    studied(home)
    facts = json.loads(run("--session", "1", "--json").stdout)
    jsonschema.Draft202012Validator(ONE_SESSION).validate(facts)
    assert [one["typed"] for one in facts["answers"]] == ["Memphis", "=1+1", None]
    assert facts["session"]["number"] == 1
    last = json.loads(run("--session", "4", "--json").stdout)["answers"][-1]
    assert (last["verdict"], last["graded"]) == ("correct", "wrong")


def test_every_key_stands_in_the_documentation() -> None:
    text = (Path(__file__).parents[2] / "docs" / "scores.md").read_text(encoding="utf-8")

    def keys(schema: object) -> Iterator[str]:
        if isinstance(schema, dict):
            for name, inner in schema.get("properties", {}).items():
                yield name
                yield from keys(inner)
            yield from keys(schema.get("items"))
            for inner in schema.get("anyOf", ()):
                yield from keys(inner)

    missing = {name for name in (*keys(SCORES), *keys(ONE_SESSION)) if f"`{name}`" not in text}
    assert missing == set()
    for columns in (DAY_COLUMNS, ANSWER_COLUMNS):
        assert ", ".join(columns) in " ".join(text.split())


# CSV


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text)))


def test_csv_has_a_row_for_each_day_of_each_deck(home: Path) -> None:
    studied(home)
    text = run("--csv").stdout
    assert text.startswith("day,deck,language,answers,correct,tried,recalled,seconds\n")
    rows = rows_of(text)
    assert [(row["deck"], row["answers"], row["correct"]) for row in rows] == [
        ("cities", "3", "1"),
        ("cities", "2", "1"),
        ("stars", "1", "1"),
        ("cities", "1", "0"),
        ("cities", "3", "3"),
    ]
    assert rows[0]["seconds"] == "15.0"
    assert sum(int(row["answers"]) for row in rows) == 10


def test_csv_of_a_session_has_a_row_for_each_answer_and_no_formula(home: Path) -> None:
    studied(home)
    text = run("--session", "1", "--csv").stdout
    rows = rows_of(text)
    assert list(rows[0]) == list(ANSWER_COLUMNS)
    assert [row["typed"] for row in rows] == ["Memphis", "'=1+1", ""]
    assert rows[0]["question"] == "Which city, =SUM(A1)?"
    assert rows_of(run("--session", "2", "--csv").stdout)[0]["typed"] == "'@x"
