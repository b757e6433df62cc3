"""Every code of the core has words, in both languages, and facts fill them."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from aiquiz.deck import problem as deck_problem
from aiquiz.languages import languages
from aiquiz.progress import trouble as progress_trouble
from aiquiz.say import dates, elsewhere, numbers, problems, reasons, steps, trouble
from aiquiz.say.language import speak, wanted
from aiquiz.say.marks import bracketed
from aiquiz.say.settings import settings_error, settings_problem
from aiquiz.say.verdicts import rating_word, sign, style, verdict_word
from aiquiz.study.elsewhere import Gone
from aiquiz.text import fold

SOURCE = Path(__file__).parents[2] / "src" / "aiquiz"


def test_no_number_is_a_negative_zero() -> None:
    assert [numbers.decimal(value, 4) for value in (-0.00001, -0.0, -0.0001)] == [
        "0.0000",
        "0.0000",
        "-0.0001",
    ]


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    speak("en")
    yield
    speak("en")


def test_every_problem_of_a_deck_has_words() -> None:
    assert problems.CODES == deck_problem.CODES


def test_every_code_that_the_deck_room_uses_is_listed() -> None:
    source = "".join(path.read_text() for path in (SOURCE / "deck").glob("*.py"))
    used = set(
        re.findall(
            r"""(?:add|_report|_refuse|Problem|_at)\(\s*(?:mark, )?"([a-z0-9-]+)\"""", source
        )
    )
    assert used <= deck_problem.CODES


def test_every_trouble_with_progress_has_words() -> None:
    assert trouble.CODES == progress_trouble.CODES


def test_every_reason_why_a_card_went_and_every_move_of_progress_has_words() -> None:
    assert set(get_args(Gone)) == elsewhere.GONE
    source = (SOURCE / "progress" / "opened.py").read_text()
    told = set(re.findall(r'''(?:code(?:, self._is_empty)? = |Moved\()"([a-z-]+)"''', source))
    assert told == elsewhere.MOVED
    assert elsewhere.gone(["bury", "answered", "answered"]) == [
        "1 card was put off until tomorrow in another window.",
        "2 cards were answered in another window.",
    ]
    assert "\x1b" not in elsewhere.moved("taken-up", "/a\x1b[31m/b")


_CODE = re.compile(
    r"""(?:(?:correct|close|wrong)\(|ValueMatch\("[a-z]+", |Match\(Level\.[A-Z]+, |Reason\(
    |at_most_close\([\w.]+, )\s*"([a-z-]+)\"""",
    re.VERBOSE,
)
_CLOSE_CODE = re.compile(
    r"""(?:close\(|ValueMatch\("close", |Match\(Level\.NEAR, |at_most_close\([\w.]+, )
    \s*"([a-z-]+)\"""",
    re.VERBOSE,
)


def _used(pattern: re.Pattern[str]) -> set[str]:
    paths = [*(SOURCE / "grading").glob("*.py"), *(SOURCE / "study").glob("*.py")]
    return {code for path in paths for code in pattern.findall(path.read_text())}


def test_every_reason_of_the_grader_has_words() -> None:
    used = _used(_CODE)
    assert used <= reasons.CODES
    assert len(used) > 40


def test_every_reason_for_close_has_words_that_give_nothing_away() -> None:
    used = _used(_CLOSE_CODE)
    assert used <= reasons.CLOSE_CODES
    assert len(used) > 15


def _cases() -> Iterator[dict[str, str | list[str]]]:
    for path in (SOURCE.parents[1] / "tests" / "grading" / "cases").glob("*.jsonl"):
        with path.open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", fold(text)))


@pytest.mark.parametrize("language", languages())
def test_no_word_said_while_a_try_is_left_is_a_word_of_the_answer(language: str) -> None:
    speak(language)
    for forms in {tuple(case["accepted"]) for case in _cases()}:
        hidden = {word for form in forms for word in _words(form)}
        for code in reasons.CLOSE_CODES:
            assert not hidden & _words(reasons.reason_before(code, forms)), (code, forms)


@pytest.mark.parametrize(
    ("named", "foreign", "before", "after"),
    [
        (3, 1, "all are there, one is too many", "all 3, and one too many"),
        (3, 2, "all are there, 2 are too many", "all 3, and 2 too many"),
        (
            2,
            1,
            "2 of 3 right, one is not among them",
            "2 of 3, and one that is not asked",
        ),
        (
            1,
            2,
            "1 of 3 right, 2 are not among them",
            "1 of 3, and 2 that are not asked",
        ),
    ],
)
def test_of_a_list_it_is_said_what_is_missing_and_what_is_too_many(
    named: int, foreign: int, before: str, after: str
) -> None:
    speak("en")
    facts = {"named": named, "asked": 3, "foreign": foreign}
    assert reasons.reason_before("foreign-item", (), facts) == before
    assert reasons.reason("foreign-item", facts) == after


def test_of_a_list_in_part_it_is_said_how_many_are_right() -> None:
    speak("en")
    facts = {"named": 2, "asked": 3, "foreign": 0}
    assert reasons.reason_before("some-items", ["red"], facts) == "2 of 3 right"
    assert reasons.reason_before("some-items", ["3 apples"], facts).startswith("some of them")


@pytest.mark.parametrize("language", languages())
def test_a_wording_that_would_give_the_answer_away_is_left_out(language: str) -> None:
    speak(language)
    whole = reasons.reason_before("unit-missing")
    assert whole
    given_away = max(_words(whole), key=len)
    assert reasons.reason_before("unit-missing", [f"the {given_away}"]) != whole


def test_every_stage_of_grading_has_words() -> None:
    functions = re.findall(r"^def ([a-z_]+)\(case: Case\)", _source("text_answer.py"), re.M)
    names = {name.replace("_", "-") for name in functions if not name.startswith("_")}
    named = re.findall(
        r"""_STAGE = "([a-z-]+)"|(?:correct|close|wrong)\("[a-z-]+", "([a-z-]+)\"""",
        "".join(path.read_text() for path in (SOURCE / "grading").glob("*.py")),
    )
    stages = names | {name for pair in named for name in pair if name}
    assert stages <= steps.STAGES
    assert len(stages) > 15


def _source(name: str) -> str:
    return (SOURCE / "grading" / name).read_text()


@dataclass(frozen=True)
class _Step:
    stage: str
    code: str
    facts: dict[str, str | int]


def test_a_step_says_what_a_stage_decided() -> None:
    lines = [
        steps.step_line(_Step("equal", "passed", {})),
        steps.step_line(_Step("words", "swapped", {"outcome": "correct"})),
        steps.step_line(_Step("values", "half-range", {"outcome": "close", "asked": "5 to 6"})),
        steps.step_line(_Step("claim", "correction", {})),
    ]
    assert lines == [
        "the same but for case, accents, articles: no",
        "word by word: Correct, two letters swapped",
        "numbers, units, dates: Close, half of it: 5 to 6 was asked",
        "what is claimed in the end: a self-correction: what comes last counts",
    ]


def test_what_differs_is_marked_without_colour() -> None:
    assert bracketed("Memhpis", [(3, 5)]) == "Mem[hp]is"
    assert bracketed("Memphis", []) == "Memphis"


@pytest.mark.parametrize("language", languages())
def test_every_sentence_takes_its_facts(language: str) -> None:
    speak(language)
    facts = dict.fromkeys(
        [
            "key",
            "asked",
            "named",
            "near",
            "given",
            "choices",
            "line",
            "first",
            "form",
            "id",
            "kind",
            "path",
            "name",
            "character",
            "folder",
            "looks",
            "most",
            "megabytes",
            "kilobytes",
            "least",
            "remark",
            "meant",
            *("answer", "answers", "card", "cards", "length", "missing", "problem"),
            *("spaces", "text"),
        ],
        "x" * 60,
    )
    for code in problems.CODES:
        assert "{" not in problems.problem(code, facts)
    for code in trouble.CODES:
        assert "{" not in trouble.trouble(code, facts)
    for code in reasons.CODES:
        reasons.reason(code, facts)
    for code in (
        "unknown",
        "choice",
        "text",
        "yes-no",
        "range",
        "clock",
        "paths",
        "syntax",
        "date",
        "table",
    ):
        assert "{" not in settings_problem(code, facts)
    for code in ("unparsable", "unwritable", "full"):
        assert "{" not in settings_error(code, facts)


def test_what_is_quoted_from_a_deck_is_short_and_clean() -> None:
    message = problems.problem("answer-not-a-choice", {"given": "\x1b[2J" + "a\n" * 100})
    assert message.isprintable()
    assert len(message) < 90


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", ["2,140", "0.15", "90%", "Sunday 22 November", "1 November", "9 d", "5 min 12 s"]),
        (
            "fr",
            [
                "2\u00a0140",
                "0,15",
                "90\u00a0%",
                "dimanche 22 novembre",
                "1er novembre",
                "9\u00a0j",
                "5\u00a0min 12\u00a0s",
            ],
        ),
    ],
)
def test_numbers_and_dates_look_as_the_language_writes_them(
    language: str, shown: list[str]
) -> None:
    speak(language)
    assert [
        numbers.number(2140),
        numbers.decimal(0.15, 2),
        numbers.percent(0.899),
        dates.day_long(date(2026, 11, 22)),
        dates.day_short(date(2026, 11, 1)),
        dates.interval(9),
        dates.duration(312),
    ] == shown


def test_long_intervals_are_told_in_months_and_years() -> None:
    assert [dates.interval(days) for days in (99, 128, 500, 1000)] == [
        "99 d",
        "4.2 mo",
        "16.4 mo",
        "2.7 y",
    ]


def test_times_grow_with_their_units() -> None:
    assert [dates.duration(seconds) for seconds in (4.94, 31.2, 59.7, 7500)] == [
        "4.9 s",
        "31 s",
        "1 min 0 s",
        "2 h 5 min",
    ]


@pytest.mark.parametrize("language", languages())
def test_a_week_has_seven_letters_and_words_differ(language: str) -> None:
    speak(language)
    assert len(dates.weekday_letters()) == 7
    assert len({verdict_word(outcome) for outcome in ("correct", "close", "wrong")}) == 3
    assert len({rating_word(rating) for rating in (1, 2, 3, 4)}) == 4


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "fr_CA"}, "fr"),
        ({"LC_ALL": "C", "LANG": "fr_FR.UTF-8", "LANGUAGE": "fr"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "de:fr:en"}, "fr"),
        ({"LC_MESSAGES": "fr_BE.UTF-8", "LANG": "en_US.UTF-8"}, "fr"),
    ],
)
def test_the_locale_chooses_the_language(environment: dict[str, str], language: str) -> None:
    assert wanted(environment) == language


@pytest.mark.parametrize(
    ("setting", "term", "encoding", "signs"),
    [
        ("", "xterm", "utf-8", "✓≈×"),
        ("", "linux", "UTF8", "√≈×"),
        ("", "xterm", "ascii", "+~x"),
        ("✓", "xterm", "ascii", "✓≈×"),
        ("+", "xterm", "utf-8", "+~x"),
    ],
)
def test_the_signs_are_those_that_can_be_shown(
    setting: str, term: str, encoding: str, signs: str
) -> None:
    chosen = style(setting, {"TERM": term}, encoding)
    assert "".join(sign(outcome, chosen) for outcome in ("correct", "close", "wrong")) == signs
