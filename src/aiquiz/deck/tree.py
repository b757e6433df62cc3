"""A deck file as a tree of nodes, built from libyaml's events.

No YAML loader is used: a loader crashes on deep nesting, follows aliases into memory bombs, keeps
the last of two equal keys without a word, and turns `no` into false and `12:30` into 750. Here
every scalar stays as it was typed, everything knows its place, and what decks don't need (anchors,
tags, further documents) is refused.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import NoReturn

import yaml

from aiquiz.deck.card import Place
from aiquiz.deck.file import MOST_BYTES
from aiquiz.deck.problem import MOST_TOLD, WARNINGS, Fact, Problem, Severity
from aiquiz.deck.syntax import syntax_problem
from aiquiz.text import clean, controls

MOST_TEXT = 64 * 1024
MOST_DEPTH = 16
MOST_NODES = 1_000_000
MOST_CONTROLS = 100
"""Raw control characters that are told one by one; a binary file has thousands."""

# A parser refuses them and does not say where.
_NO_CHARACTER = re.compile("[\ufffe\uffff]")

# libyaml's parser where PyYAML was built with it, else PyYAML's own; both are driven by events.
PARSER = getattr(yaml, "CLoader", yaml.Loader)


@dataclass(slots=True)
class Scalar:
    """A text as it was typed, cleaned of what can't be seen."""

    place: Place
    text: str
    quoted: bool = False


@dataclass(slots=True)
class Sequence:
    """A list."""

    place: Place
    items: list["Node"] = field(default_factory=list)


@dataclass(slots=True)
class Mapping:
    """Keys with their values, in order; each key keeps its own place."""

    place: Place
    items: list[tuple[Scalar, "Node"]] = field(default_factory=list)
    keys: dict[str, Place] = field(default_factory=dict)


Node = Scalar | Sequence | Mapping


@dataclass(frozen=True, slots=True)
class Tree:
    """The root of a file, None where it can't be read or is empty, and what is wrong with it."""

    root: Node | None
    problems: tuple[Problem, ...]


class _RefusedError(Exception):
    """The rest of the file can't be trusted; what was found stays."""


def parse(data: bytes) -> Tree:
    """Give the tree of a file's bytes; never raises."""
    text, problem = _decode(data)
    if problem is not None:
        return Tree(None, (problem,))
    found = [
        Problem("control", place.line, place.column, {"character": f"U+{ord(text[at]):04X}"})
        for at, place in _places(text, _refused(text)[:MOST_CONTROLS])
    ]
    if found:
        return Tree(None, tuple(found))
    builder = _Builder()
    try:
        builder.build(text)
    except _RefusedError:
        return Tree(None, tuple(builder.problems))
    return Tree(builder.root, tuple(builder.problems))


def _decode(data: bytes) -> tuple[str, Problem | None]:
    if len(data) > MOST_BYTES:
        return "", Problem("too-large", 0, 0, {"megabytes": MOST_BYTES // 1024 // 1024})
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE))
    if marked or _looks(data) == "UTF-16":
        return "", Problem("not-utf8", 1, 1, {"looks": "UTF-16"})
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8"), None
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        return "", Problem("not-utf8", line, column, {"looks": _looks(data)})


def _refused(text: str) -> list[int]:
    """Give the positions of what no file may hold as it stands, in order."""
    others = (found.start() for found in _NO_CHARACTER.finditer(text))
    first = islice(others, MOST_CONTROLS)
    return sorted([*controls(text, MOST_CONTROLS), *first])


def _looks(data: bytes) -> str:
    start = data[:200]
    return "UTF-16" if start.count(0) > len(start) // 4 else "Latin-1"


def _places(text: str, positions: list[int]) -> Iterator[tuple[int, Place]]:
    for position in positions:
        line_start = text.rfind("\n", 0, position) + 1
        yield position, Place(text.count("\n", 0, position) + 1, position - line_start + 1)


class _Builder:
    """Builds the tree without recursion, so that no nesting can exhaust the stack."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self._open: list[Sequence | Mapping] = []
        self._keys: list[Scalar | None] = []
        self._nodes = 0
        self._documents = 0

    def build(self, text: str) -> None:
        parser = PARSER(text)
        try:
            while parser.check_event():
                self._take(parser.get_event())
        except yaml.MarkedYAMLError as error:
            self.problems.append(syntax_problem(error, text))
            raise _RefusedError from error
        except (yaml.YAMLError, ValueError, RecursionError, MemoryError) as error:
            self.problems.append(Problem("syntax", 0, 0))
            raise _RefusedError from error
        finally:
            parser.dispose()

    def _take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.SequenceStartEvent):
            self._start(Sequence(_place(event)), event)
        elif isinstance(event, yaml.MappingStartEvent):
            self._start(Mapping(_place(event)), event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._end()
        elif isinstance(event, yaml.AliasEvent):
            place = _place(event)
            self._count(place)
            self._report("alias", place, name=str(event.anchor))
            self._add(Scalar(place, ""))
        elif isinstance(event, yaml.DocumentStartEvent):
            self._document(event)

    def _document(self, event: yaml.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            self._refuse("second-document", _place(event))
        if event.version or event.tags:
            self._report("directive", _place(event))

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        place = _place(event)
        self._check_node(event, place)
        value = str(event.value)
        if len(value) > MOST_TEXT:
            self._report("too-long", place, kilobytes=MOST_TEXT // 1024)
            value = ""
        bad = controls(value)
        if bad:
            self._report("control", place, character=f"U+{ord(value[bad[0]]):04X}")
        text = clean(value)
        if not bad and text != value.replace("\r\n", "\n").replace("\r", "\n"):
            self._report("invisible", place)
        self._add(Scalar(place, text, quoted=event.style in ("'", '"')))

    def _start(self, node: Sequence | Mapping, event: yaml.NodeEvent) -> None:
        self._check_node(event, node.place)
        if len(self._open) >= MOST_DEPTH:
            self._refuse("too-deep", node.place, most=MOST_DEPTH)
        self._add(node)
        self._open.append(node)
        self._keys.append(None)

    def _end(self) -> None:
        self._open.pop()
        self._keys.pop()

    def _count(self, place: Place) -> None:
        """Refuse what would fill the memory: too much of anything, or too much that is wrong."""
        self._nodes += 1
        if self._nodes > MOST_NODES or len(self.problems) >= MOST_TOLD:
            self._refuse("too-many", place)

    def _check_node(self, event: yaml.NodeEvent, place: Place) -> None:
        self._count(place)
        if event.anchor is not None:
            self._report("anchor", place, name=str(event.anchor))
        tag = getattr(event, "tag", None)
        if tag is not None:
            self._report("tag", place, name=str(tag))

    def _add(self, node: Node) -> None:
        """Put a node where it belongs: into the open list, as a key, or as a key's value."""
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
            return
        key = self._keys[-1]
        if key is None:
            self._keys[-1] = self._key(parent, node)
            return
        if parent.keys[key.text] == key.place:
            parent.items.append((key, node))
        self._keys[-1] = None

    def _key(self, parent: Mapping, node: Node) -> Scalar:
        if not isinstance(node, Scalar):
            self._refuse("key-shape", node.place)
        first = parent.keys.setdefault(node.text, node.place)
        if first != node.place:
            self._report("duplicate-key", node.place, key=node.text, first=first.line)
        return node

    def _report(self, code: str, place: Place, **facts: Fact) -> None:
        severity: Severity = "warning" if code in WARNINGS else "error"
        self.problems.append(Problem(code, place.line, place.column, facts, severity))

    def _refuse(self, code: str, place: Place, **facts: Fact) -> NoReturn:
        self._report(code, place, **facts)
        raise _RefusedError


def _place(event: yaml.Event) -> Place:
    mark = event.start_mark
    return Place(mark.line + 1, mark.column + 1) if mark is not None else Place(1, 1)
