"""The examples of docs/grading.md are what the grader does."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from aiquiz.deck.card import Deck, Place, TextCard
from aiquiz.grading import prepare
from aiquiz.say.language import speak
from aiquiz.say.reasons import reason

PAGE = Path(__file__).parents[2] / "docs" / "grading.md"


def examples() -> Iterator[tuple[str, dict[str, str]]]:
    """Give each row of a table of examples with its language."""
    language, columns = "en", list[str]()
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if line == "<!-- fr -->":
            language = "fr"
        elif not line.startswith("|"):
            columns = []
            language = language if not line else "en"
        elif not columns:
            columns = [cell.strip() for cell in line.strip("|").split("|")]
        elif "typed" in columns and not line.startswith("|-"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            yield language, dict(zip(columns, cells, strict=True))


EXAMPLES = list(examples())


def test_there_are_examples_for_every_rule() -> None:
    assert len(EXAMPLES) >= 80
    assert {language for language, _ in EXAMPLES} == {"en", "fr"}


@pytest.mark.parametrize(
    ("language", "row"),
    EXAMPLES,
    ids=[f"{row['accepted']} <- {row['typed']}" for _, row in EXAMPLES],
)
def test_an_example_of_the_page_is_graded_as_it_says(language: str, row: dict[str, str]) -> None:
    speak("en")
    answer, *accept = [form.strip() for form in row["accepted"].split(" / ")]
    card = TextCard(
        id="card",
        question=row.get("question", ""),
        place=Place(1, 1),
        answer=answer,
        accept=tuple(accept),
        strictness=row.get("strictness", "normal"),
    )
    grader = prepare(Deck(title="", language=language, cards=(card,)))
    verdict = grader.grade(card, row["typed"])
    assert verdict.outcome == row["verdict"]
    if row.get("why"):
        assert reason(verdict.reason.code, verdict.reason.facts) == row["why"]
