"""The JSON Schema of a deck, for editors that complete keys and mark mistakes while one types.

An editor reads YAML as it is usually read, where `150` is a number and `no` is false: where aiquiz
takes a text as it stands, the schema lets those pass too. What no schema can say, as that an
answer is one of its choices, is left to `aiquiz check`. It is written in draft 7, which the YAML
language server of most editors reads.
"""

from collections.abc import Callable, Iterable
from typing import Any

from aiquiz.deck.keys import DECK, KIND_NAMES, KINDS, QUESTION, SHARED, STRICTNESS, Key, Kind

FILE_NAME = "deck.schema.json"
"""What the schema is called beside a deck."""

Node = dict[str, Any]

_TEXT: Node = {"type": ["string", "number", "boolean", "null"]}
_TEXTS: Node = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}
_SEVERAL: Node = {"type": "array", "items": _TEXT, "minItems": 2}
_YES_NO: Node = {
    "anyOf": [
        {"type": ["boolean", "null"]},
        {
            "type": "string",
            "pattern": "^ *([Tt]rue|[Yy]es|[Oo]n|[Vv]rai|[Oo]ui|[Ff]alse|[Nn]o|[Oo]ff|[Ff]aux|[Nn]on) *$",  # noqa: E501
        },
    ]
}
_FORMS: Node = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT, "minItems": 1}]}
_REMARKED: Node = {"type": "object", "additionalProperties": _TEXT, "minProperties": 1}

_SHAPES: dict[str, Callable[[], Node]] = {
    "text": lambda: _TEXT,
    "texts": lambda: _TEXTS,
    "several": lambda: _SEVERAL,
    "yes-no": lambda: _YES_NO,
    "truth": lambda: _YES_NO,
    "id": lambda: {**_TEXT, "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"},
    "language": lambda: {**_TEXT, "pattern": "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$"},
    "kind": lambda: {"enum": list(KIND_NAMES)},
    "level": lambda: {"enum": [1, 2, 3, "1", "2", "3", None]},
    "strictness": lambda: {"enum": [*STRICTNESS, None]},
    "within": lambda: {
        "type": ["number", "string", "null"],
        "minimum": 0,
        "pattern": r"^[0-9]{1,9}([.,][0-9]{1,9})? ?%?$",
    },
    "need": lambda: {"type": ["integer", "string", "null"], "minimum": 1, "pattern": "^[0-9]+$"},
    "answers": lambda: {"type": "array", "items": _FORMS, "minItems": 2},
    "reject": lambda: {
        "anyOf": [_TEXT, _REMARKED, {"type": "array", "items": {"anyOf": [_TEXT, _REMARKED]}}]
    },
    "cloze": lambda: {"type": "string", "pattern": r"\{\{[^}]*[^} ][^}]*\}\}"},
    "match": lambda: {"type": "object", "additionalProperties": _TEXT, "minProperties": 2},
    "source": lambda: {
        "anyOf": [
            _TEXT,
            {
                "type": "object",
                "properties": {"title": _TEXT},
                "additionalProperties": False,
            },
        ]
    },
    "cards": lambda: {
        "type": "array",
        "minItems": 1,
        "items": {"oneOf": [{"$ref": f"#/definitions/{kind.name}"} for kind in KINDS]},
    },
}


def schema() -> Node:
    """Give the schema as an object that JSON can hold."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$comment": "Written by aiquiz, which writes it anew: changes made here are lost.",
        "title": "A deck of aiquiz",
        "type": "object",
        "additionalProperties": False,
        "required": ["title", "cards"],
        "properties": _properties(DECK),
        "definitions": {kind.name: _kind(kind) for kind in KINDS},
    }


def _properties(keys: Iterable[Key]) -> Node:
    return {key.name: _described(key, _SHAPES[key.shape]()) for key in keys}


def _described(key: Key, node: Node) -> Node:
    told: Node = {"description": key.means, **node}
    return {**told, "examples": [key.example]} if key.example != [] else told


def _kind(kind: Kind) -> Node:
    keys = (QUESTION, *SHARED, *kind.needs, *kind.may)
    properties = _properties(keys)
    for key in kind.needs:
        # What is picked from, put in order or filled in needs more than its shape says.
        if key.name in ("choices", "order"):
            properties[key.name] = _described(key, _SHAPES["several"]())
        elif key.name == "cloze":
            properties[key.name] = _described(key, _SHAPES["cloze"]())
    properties["kind"] = {"description": kind.means, "const": kind.name}
    required = [*(["question"] if kind.asks else []), *(key.name for key in kind.needs)]
    node: Node = {
        "description": kind.means,
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        "required": required,
        "not": {"required": ["hint", "hints"]},
    }
    told = set(kind.tells) - set(required)
    if kind.name != "text" and (not kind.tells or told):
        ways = [{"required": [name]} for name in ("kind", *sorted(told))]
        return {**node, "anyOf": ways} if told else {**node, "required": ["kind", *required]}
    return node
