"""A deck file that is no YAML as a whole, read card by card.

In a list of blocks each card begins with a dash at one and the same indentation, and nothing in a
card stands that far left. So where a card ends is known however it is written, and one that can be
read by itself is what it would be in the whole.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from aiquiz.deck.builder import Builder, RefusedError
from aiquiz.deck.card import Place
from aiquiz.deck.keys import DECK_KEYS
from aiquiz.deck.node import Broken, Mapping, Node, Scalar, Sequence
from aiquiz.deck.problem import Fact, Problem

UNBOUNDED = frozenset({"too-many", "second-document"})
"""Why a file is refused that may be endless, or of which it is not known what is one deck."""

MOST_CARDS = 100_000
"""Cards beyond which a file is not read card by card."""
MOST_BROKEN = 100
"""Broken cards beyond which it is not."""

_MOST_INDENT = 40
_CARDS = re.compile(r"^cards:[ \t]*(?:#.*)?\r?$", re.MULTILINE)
_WRITTEN = re.compile(r"^([ \t]*)([^ \t\r\n#])", re.MULTILINE)
_KEY = re.compile(rf"^({'|'.join(DECK_KEYS)})[ \t]*:", re.MULTILINE)
_ASKED = re.compile(r"^([ \t]*)(-[ \t]*)?(question|cloze)[ \t]*:", re.MULTILINE)
_DASH = re.compile(r" *-")
# What else than a line feed ends a line for a YAML parser.
_OTHER_BREAK = re.compile("\r(?!\n)|[\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Pieces:
    """What of a broken file can be read; `headless` without the keys beside `cards`."""

    root: Mapping
    problems: list[Problem]
    headless: bool


def pieces_of(text: str) -> Pieces | None:
    """Give the deck file `text` read card by card, None where it can't be told where cards begin.

    Also None where nothing is wrong with any of its parts: then something is with the whole.
    """
    list_of = _found(text)
    if list_of is None:
        return None
    reader = _Reader(text)
    try:
        cards = reader.cards(list_of)
        root = reader.head(list_of)
    except RefusedError:
        return None
    if not reader.builder.problems:
        return None
    headless = root is None
    root = root or Mapping(cards.place)
    key = Scalar(Place(list_of.line, 1), "cards")
    root.items.append((key, cards))
    root.keys["cards"] = key.place
    return Pieces(root, reader.builder.problems, headless)


@dataclass(frozen=True, slots=True)
class _List:
    """Where the list of cards stands: its key, its lines from `start` to `end`, its indentation."""

    key: int
    line: int
    start: int
    end: int
    indent: int


def _found(text: str) -> _List | None:
    key = _CARDS.search(text)
    first = _WRITTEN.search(text, key.end()) if key else None
    if key is None or first is None or first[2] != "-":
        return None
    if "\t" in first[1] or len(first[1]) > _MOST_INDENT:
        return None
    above = set(_KEY.findall(text, 0, key.end()))
    below = (found.start() for found in _KEY.finditer(text, first.start()) if found[1] not in above)
    line = _breaks(text, 0, key.start()) + 1
    return _List(key.start(), line, first.start(), next(below, len(text)), len(first[1]))


def _breaks(text: str, start: int, end: int) -> int:
    return text.count("\n", start, end) + len(_OTHER_BREAK.findall(text, start, end))


class _Reader:
    def __init__(self, text: str) -> None:
        self.builder = Builder()
        self._text = text
        self._broken = 0

    def head(self, found: _List) -> Mapping | None:
        """Give the keys above and below the cards; None where they can't be read."""
        text = self._text
        between = "\n" * _breaks(text, found.key, found.end)
        known = len(self.builder.problems)
        root = self._built(text[: found.key] + between + text[found.end :], 0)
        if isinstance(root, Mapping):
            return root
        if root is not None:
            self._tell("not-a-deck", root.place)
        return Mapping(Place(1, 1)) if len(self.builder.problems) == known else None

    def cards(self, found: _List) -> Sequence:
        """Give the list of cards. Raises RefusedError where that would never end."""
        list_of = Sequence(Place(_breaks(self._text, 0, found.start) + 1, found.indent + 1))
        for start, end, line in self._spans(found):
            list_of.items += self._card(self._text[start:end], line, found.indent)
            if len(list_of.items) > MOST_CARDS or self._broken > MOST_BROKEN:
                raise RefusedError("too-many")
        return list_of

    def _spans(self, found: _List) -> Iterator[tuple[int, int, int]]:
        """Give where each card starts and ends, and how many lines are above it."""
        dash = re.compile(rf"^ {{{found.indent}}}-(?!--(?:\s|$))", re.MULTILINE)
        line = _breaks(self._text, 0, found.start)
        start = found.start
        for match in dash.finditer(self._text, found.start + 1, found.end):
            yield start, match.start(), line
            line += _breaks(self._text, start, match.start())
            start = match.start()
        yield start, found.end, line

    def _card(self, text: str, above: int, indent: int) -> list[Node]:
        """Give the card that `text` holds, and those in it whose dash is missing or misplaced."""
        known = len(self.builder.problems)
        card = self._listed(text, above)
        if card is not None:
            return [card]
        starts = list(islice(_within(text), MOST_BROKEN + 1))
        if not starts:
            return [self._break(above + 1, text)]
        del self.builder.problems[known:]
        first = text[: starts[0].start()]
        cards: list[Node] = [self._listed(first, above) or self._break(above + 1, first)]
        line, at = above + 1, 0
        for found in starts:
            line, at = line + _breaks(text, at, found.start()), found.start()
            self._tell_within(found, line, indent)
            cards.append(self._break(line, found[0]))
        return cards

    def _tell_within(self, found: re.Match[str], line: int, indent: int) -> None:
        tab = found[1].find("\t")
        if tab >= 0:
            self._tell("tab", Place(line, tab + 1))
            return
        code = "card-indent" if found[2] else "no-dash"
        self._tell(code, Place(line, len(found[1]) + 1), spaces=indent, key=found[3])

    def _break(self, line: int, text: str) -> Broken:
        self._broken += 1
        dash = _DASH.match(text)
        return Broken(Place(line, dash.end() if dash else 1))

    def _listed(self, text: str, above: int) -> Node | None:
        """Give the one thing of the list `text`; None where it can't be read."""
        dash = _DASH.match(text)
        if dash and text[dash.end() : dash.end() + 1].strip():
            self._tell("dash-space", Place(above + 1, dash.end()))
            return None
        root = self._built(text, above)
        if isinstance(root, Sequence) and len(root.items) == 1:
            return root.items[0]
        if root is not None:
            self._tell("indentation", root.place)
        return None

    def _tell(self, code: str, place: Place, **facts: Fact) -> None:
        self.builder.problems.append(Problem(code, place.line, place.column, facts))

    def _built(self, text: str, above: int) -> Node | None:
        try:
            return self.builder.build(text, above)
        except RefusedError as error:
            if error.code in UNBOUNDED:
                raise
            return None


def _within(text: str) -> Iterator[re.Match[str]]:
    """Give where in the text of one card another one seems to begin."""
    asked: set[str] = set()
    for found in _ASKED.finditer(text):
        if found.start() and (found[2] or found[3] in asked):
            asked = set()
            yield found
        asked.add(found[3])
