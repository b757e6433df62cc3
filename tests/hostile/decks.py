"""Decks made by hand to do harm, each with what must come of it."""

import json
from collections.abc import Callable
from typing import NamedTuple

from tests.hostile.payloads import RAW_TEXT

HEAD = "title: T\nid: t\nlanguage: en\ncards:\n"
CARD = "  - {question: Which city?, answer: Memphis}\n"


class Case(NamedTuple):
    """A deck file, the problems that are told of it, and how many of its cards can be studied.

    `told` are codes with their lines; with "…" at its end there may be more. `cards` is None where
    the file is no deck at all.
    """

    name: str
    data: Callable[[], bytes]
    told: tuple[str, ...]
    cards: int | None = None


def _text(text: str) -> Callable[[], bytes]:
    return lambda: text.encode("utf-8", "surrogatepass")


def _cards(text: str) -> Callable[[], bytes]:
    return _text(HEAD + text)


def _merge_bomb() -> bytes:
    lines = ["a0: &a0 {k: v}\n"]
    lines += [f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}\n" for n in range(1, 30)]
    return "".join(lines).encode()


DECKS = (
    Case("a wall of brackets", _text("[" * 100_000), ("too-deep:1",)),
    Case("a hundred lists in each other", _cards("  - " + "- " * 100 + "a\n"), ("too-deep:5",), 0),
    Case(
        "billion laughs",
        _text("a: &a [x, x]\nb: &b [*a, *a]\n" + HEAD + CARD),
        ("unknown-key:1", "anchor:1", "unknown-key:2", "anchor:2", "…"),
        1,
    ),
    Case(
        "a merge bomb",
        _merge_bomb,
        ("unknown-key:1", "no-title:1", "no-cards:1", "anchor:1", "…"),
        0,
    ),
    Case(
        "an alias to itself",
        _text("title: &a [*a]\n" + HEAD[9:] + CARD),
        ("anchor:1", "wants-text:1", "alias:1"),
        1,
    ),
    Case(
        "a tag that runs a command",
        _cards('  - question: !!python/object/apply:os.system ["touch owned"]\n    answer: a\n'),
        ("tag:5", "wants-text:5"),
        0,
    ),
    Case(
        "a tag that names a file",
        _cards("  - {question: !include /etc/passwd, answer: a}\n"),
        ("tag:5",),
        0,
    ),
    Case("a binary tag", _cards("  - {question: !!binary aGk=, answer: a}\n"), ("tag:5",), 0),
    Case("an include key", _text("include: /etc/passwd\n" + HEAD + CARD), ("unknown-key:1",), 1),
    Case(
        "a directive that changes tags",
        _text("%TAG ! !!python/\n---\n" + HEAD + CARD),
        ("directive:1",),
        1,
    ),
    Case("two documents", _text(HEAD + CARD + "---\n" + HEAD + CARD), ("second-document:6",)),
    Case(
        "raw control characters",
        _text(HEAD + f"  - question: {RAW_TEXT[:30]}\n"),
        ("control:5", "…"),
    ),
    Case(
        "control characters as escapes",
        _cards('  - {question: "\\e]52;c;aGk=\\a", answer: a}\n' + CARD),
        ("control:5",),
        1,
    ),
    Case("a zero as an escape", _cards('  - {question: "a\\0b", answer: a}\n'), ("control:5",), 0),
    Case(
        "half a surrogate",
        _cards('  - {question: "\\ud800", answer: a}\n' + CARD),
        ("escape:5",),
        1,
    ),
    Case(
        "bytes of half a surrogate", lambda: HEAD.encode() + b"  - \xed\xa0\x80\n", ("not-utf8:5",)
    ),
    Case("UTF-16", lambda: (HEAD + CARD).encode("utf-16"), ("not-utf8:1",)),
    Case("UTF-7 in ASCII", _cards("  - {question: +ADw-script+AD4-, answer: a}\n"), (), 1),
    Case(
        "a title of a megabyte",
        _text(f"title: {'x' * 2**20}\n" + HEAD[9:] + CARD),
        ("empty-text:1", "too-long:1"),
        1,
    ),
    Case("keys that are no texts", _text("? [a, b]\n: c\n" + HEAD + CARD), ("key-shape:1",)),
    Case(
        "one key twice",
        _cards("  - {question: Q, answer: a, answer: b}\n" + CARD),
        ("duplicate-key:5",),
        1,
    ),
    Case(
        "one id twice",
        _cards("  - {id: a, question: Q, answer: a}\n  - {id: a, question: R, answer: a}\n"),
        ("same-card-id:6",),
        1,
    ),
    Case(
        "an id that is a path",
        _text("title: T\nid: ../../etc/passwd\nlanguage: en\ncards:\n" + CARD),
        ("deck-id:2",),
        1,
    ),
    Case(
        "an id that is an option",
        _cards("  - {id: --help, question: Q, answer: a}\n"),
        ("card-id:5",),
        0,
    ),
    Case(
        "a number of fifty thousand digits",
        _cards(f"  - {{question: Q, kind: number, answer: {'9' * 50_000}}}\n"),
        ("…",),
        1,
    ),
    Case(
        "a base sixty number and a date",
        _cards("  - {question: 190:20:30, answer: 2024-13-45}\n"),
        (),
        1,
    ),
    Case(
        "a regular expression that never ends",
        _cards(f"  - {{question: Q, answer: {json.dumps('(a+)+$')}, accept: ['^(a|aa)+$']}}\n"),
        (),
        1,
    ),
    Case("a gap that never closes", _cards(f"  - cloze: {json.dumps('{{' * 10_000)}\n"), ("…",), 0),
    Case(
        "answers of 64 KB",
        _cards(f"  - {{question: Q, answer: {'a b ' * 16_000}}}\n"),
        ("…",),
        1,
    ),
    Case("a file that is a program", lambda: b"\x7fELF" + bytes(range(256)) * 20, ("…",)),
    Case("nothing", lambda: b"", ("empty-file:1",)),
    Case(
        "twenty thousand near misses",
        _cards(f"  - {{question: Q, answer: a, reject: [{', '.join(map(str, range(20_000)))}]}}\n"),
        ("too-many-items:5",),
        0,
    ),
    Case(
        "twenty thousand pairs",
        _cards(
            f"  - {{question: Q, match: {{{', '.join(f'{n}: x{n}' for n in range(20_000))}}}}}\n"
        ),
        ("too-many-items:5",),
        0,
    ),
)
