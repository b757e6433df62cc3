"""The tree of a text in YAML, built from libyaml's events.

No YAML loader is used: a loader crashes on deep nesting, follows aliases into memory bombs, keeps
the last of two equal keys without a word, and turns `no` into false and `12:30` into 750. Here
every scalar stays as it was typed, everything knows its place, and what decks don't need (anchors,
tags, further documents) is refused.
"""

from typing import NoReturn

import yaml

from aiquiz.deck.card import Place
from aiquiz.deck.node import Mapping, Node, Scalar, Sequence
from aiquiz.deck.problem import MOST_TOLD, WARNINGS, Fact, Problem, Severity
from aiquiz.deck.syntax import syntax_problem
from aiquiz.text import clean, controls

MOST_TEXT = 64 * 1024
MOST_DEPTH = 16
MOST_NODES = 1_000_000

# libyaml's parser where PyYAML was built with it, else PyYAML's own; both are driven by events.
PARSER = getattr(yaml, "CLoader", yaml.Loader)


class RefusedError(Exception):
    """The rest of the text can't be trusted; `code` is that of the problem that says why."""

    def __init__(self, code: str) -> None:
        """`code` is among the builder's problems by now."""
        super().__init__(code)
        self.code = code


class Builder:
    """Builds trees of texts without recursion, so that no nesting can exhaust the stack.

    What is wrong with any of them is among `problems`; all together hold no more than one file may.
    """

    def __init__(self) -> None:
        """Start without problems."""
        self.problems: list[Problem] = []
        self._nodes = 0
        self._above = 0
        self._start()

    def _start(self) -> None:
        self._root: Node | None = None
        self._open: list[Sequence | Mapping] = []
        self._keys: list[Scalar | None] = []
        self._documents = 0

    def build(self, text: str, above: int = 0) -> Node | None:
        """Give the root of `text`, above which its file has so many lines; None for nothing.

        Raises RefusedError where the text is none that a deck may hold.
        """
        self._start()
        self._above = above
        parser = PARSER(text)
        try:
            while parser.check_event():
                self._take(parser.get_event())
        except yaml.MarkedYAMLError as error:
            found = syntax_problem(error, text, above)
            self.problems.append(found)
            raise RefusedError(found.code) from error
        except (yaml.YAMLError, ValueError, RecursionError, MemoryError) as error:
            self.problems.append(Problem("syntax", above + 1, 1))
            raise RefusedError("syntax") from error
        finally:
            parser.dispose()
        return self._root

    def _take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.SequenceStartEvent):
            self._begin(Sequence(self._place(event)), event)
        elif isinstance(event, yaml.MappingStartEvent):
            self._begin(Mapping(self._place(event)), event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._end()
        elif isinstance(event, yaml.AliasEvent):
            place = self._place(event)
            self._count(place)
            self._report("alias", place, name=str(event.anchor))
            self._add(Scalar(place, ""))
        elif isinstance(event, yaml.DocumentStartEvent):
            self._document(event)

    def _document(self, event: yaml.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            self._refuse("second-document", self._place(event))
        if event.version or event.tags:
            self._report("directive", self._place(event))

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        place = self._place(event)
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

    def _begin(self, node: Sequence | Mapping, event: yaml.NodeEvent) -> None:
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
            self._root = node
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
            self._refuse_key(parent, node)
        first = parent.keys.setdefault(node.text, node.place)
        if first != node.place:
            self._report("duplicate-key", node.place, key=node.text, first=first.line)
        return node

    def _refuse_key(self, parent: Mapping, node: Node) -> NoReturn:
        behind = Place(parent.place.line, parent.place.column + 1)
        if not parent.keys and node.place == behind:
            # A text that begins with a gap, as a cloze may.
            self._refuse("quote-needed", parent.place, character="{")
        self._refuse("key-shape", node.place)

    def _report(self, code: str, place: Place, **facts: Fact) -> None:
        severity: Severity = "warning" if code in WARNINGS else "error"
        self.problems.append(Problem(code, place.line, place.column, facts, severity))

    def _refuse(self, code: str, place: Place, **facts: Fact) -> NoReturn:
        self._report(code, place, **facts)
        raise RefusedError(code)

    def _place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        if mark is None:
            return Place(self._above + 1, 1)
        return Place(self._above + mark.line + 1, mark.column + 1)
