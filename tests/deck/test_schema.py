"""The schema against an independent validator, on decks read as editors read them."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from aiquiz.deck.file import built_in_decks
from aiquiz.deck.keys import KINDS, SHARED
from aiquiz.deck.reader import read
from aiquiz.deck.schema import schema

VALIDATOR = jsonschema.Draft7Validator(schema())
EVERY_KIND = Path(__file__).parent.parent / "every_kind.yaml"


def deck(card: str) -> Any:
    return yaml.safe_load(f"title: T\nlanguage: en\ncards:\n- {card}\n")


def accepts(card: str) -> bool:
    return bool(VALIDATOR.is_valid(deck(card)))


def test_it_is_a_schema_of_its_draft() -> None:
    jsonschema.Draft7Validator.check_schema(schema())
    assert json.loads(json.dumps(schema())) == schema()


@pytest.mark.parametrize(
    "path", [*sorted(built_in_decks().glob("*.yaml")), EVERY_KIND], ids=lambda path: path.name
)
def test_every_deck_that_is_shipped_passes(path: Path) -> None:
    VALIDATOR.validate(yaml.safe_load(path.read_text(encoding="utf-8")))


RIGHT = (
    "{question: Q, answer: A}",
    "{question: Q, answer: 150}",
    "{question: Q, answer: no}",
    "{question: Q, answer: A, accept: B, reject: [C, {D: remark}], hints: [1, 2], level: 2}",
    "{question: Q, answer: A, kind: text, reverse: true, tags: x, source: S, id: a-1}",
    "{question: Q, answer: 150 MW, within: 5%}",
    "{question: Q, answer: 150 MW, within: 10}",
    "{question: Q, answer: 150 MW, kind: number}",
    "{question: Q, answers: [a, [b, c]], need: 1, ordered: no}",
    '{cloze: "A {{gap}}."}',
    '{question: Q, cloze: "A {{gap|hole}}.", kind: cloze}',
    "{question: Q, choices: [a, b], answer: a}",
    "{question: Q, choices: [1, 2], answers: [1]}",
    "{question: Q, kind: truth, answer: false}",
    "{question: Q, kind: truth, answer: vrai}",
    "{question: Q, order: [a, b]}",
    "{question: Q, match: {a: 1, b: 2}}",
)


@pytest.mark.parametrize("card", RIGHT)
def test_a_card_that_can_be_studied_passes(card: str) -> None:
    VALIDATOR.validate(deck(card))
    reading = read(f"title: T\nlanguage: en\ncards:\n- {card}\n".encode())
    assert not [problem for problem in reading.problems if problem.severity == "error"]


WRONG = (
    "text",
    "{question: Q}",
    "{answer: A}",
    "{question: Q, anwser: A}",
    "{question: Q, answer: [A]}",
    "{question: Q, answer: {a: b}}",
    "{question: Q, answer: A, level: 4}",
    "{question: Q, answer: A, strictness: soft}",
    "{question: Q, answer: A, id: a b}",
    "{question: Q, answer: A, kind: essay}",
    "{question: Q, answer: A, hint: a, hints: [b]}",
    "{question: Q, answer: A, need: 2}",
    "{question: Q, answer: A, reverse: perhaps}",
    "{question: Q, answer: A, reject: [[a]]}",
    "{question: Q, answer: 5, within: some}",
    "{question: Q, answers: [a]}",
    "{question: Q, answers: a}",
    "{question: Q, answers: [a, b], accept: c}",
    "{cloze: no gap}",
    "{cloze: 'A {{}}.'}",
    "{question: Q, choices: [a], answer: a}",
    "{question: Q, choices: [a, b]}",
    "{question: Q, choices: [a, b], answer: a, answers: [a]}",
    "{question: Q, kind: truth, answer: perhaps}",
    "{question: Q, order: [a]}",
    "{question: Q, match: {a: 1}}",
    "{question: Q, match: [a, b]}",
)


@pytest.mark.parametrize("card", WRONG)
def test_a_card_that_can_not_be_studied_is_refused(card: str) -> None:
    assert not accepts(card)
    reading = read(f"title: T\nlanguage: en\ncards:\n- {card}\n".encode())
    assert [problem for problem in reading.problems if problem.severity == "error"]


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "title: T",
        "cards: [{question: Q, answer: A}]",
        "title: T\ncards: []",
        "title: T\ncards: {question: Q, answer: A}",
        "title: T\nlangage: en\ncards: [{question: Q, answer: A}]",
        "title: T\nlanguage: English\ncards: [{question: Q, answer: A}]",
        "title: T\nsource: {link: x}\ncards: [{question: Q, answer: A}]",
        "title: [T]\ncards: [{question: Q, answer: A}]",
    ],
)
def test_a_deck_that_is_none_is_refused(text: str) -> None:
    assert not VALIDATOR.is_valid(yaml.safe_load(text))
    assert [problem for problem in read(text.encode()).problems if problem.severity == "error"]


def test_every_key_has_words_and_an_example_that_passes() -> None:
    for kind in KINDS:
        needed = {key.name: key.example for key in kind.needs}
        for key in (*SHARED, *kind.needs, *kind.may):
            card = {"question": "Q", **needed, key.name: key.example}
            if key.name == "kind" or kind.name in ("truth", "number"):
                card["kind"] = kind.name
            VALIDATOR.validate({"title": "T", "cards": [card]})
            written = schema()["definitions"][kind.name]["properties"][key.name]
            assert written["description"]
