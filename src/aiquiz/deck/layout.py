"""Where the cards of a deck file stand in its text, and how they are laid out there."""

from dataclasses import dataclass, field

import yaml

from aiquiz.deck.builder import PARSER


@dataclass(slots=True)
class Span:
    """Something in a text, from `start` to behind its last character; both count from 0."""

    start: int
    end: int


@dataclass(slots=True)
class Cards:
    """What stands under `cards`: `whole` with its `items`; `listed` says that it is a list."""

    key: Span
    whole: Span
    listed: bool
    items: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class Layout:
    """The deck as a whole, and its cards, None where there is no such key."""

    deck: Span
    cards: Cards | None


def layout_of(text: str) -> Layout | None:
    """Give how the deck file `text` is laid out; None where its root is no mapping of keys.

    `text` must be one that `aiquiz.deck.tree.parse` takes without refusing it.
    """
    parser = PARSER(text)
    finder = _Finder()
    try:
        while parser.check_event():
            finder.take(parser.get_event())
    finally:
        parser.dispose()
    layout = finder.layout
    if layout is not None:
        cards = layout.cards
        for span in (layout.deck, *((cards.whole, *cards.items) if cards else ())):
            _trim(text, span)
    return layout


def _trim(text: str, span: Span) -> None:
    """Let `span` end before white space: to a text of several lines it counts as its own."""
    while span.end > span.start and text[span.end - 1] in " \t\r\n":
        span.end -= 1


class _Finder:
    """Follows the events of a file, and notes where the cards begin and end.

    A block ends, for a parser, where the next thing begins, behind comments and blank lines. Here
    it ends behind the last text in it.
    """

    def __init__(self) -> None:
        self.layout: Layout | None = None
        self._depth = 0
        self._content = 0
        self._nodes = 0
        self._key: Span | None = None
        self._in_cards = False

    def take(self, event: yaml.Event) -> None:
        assert event.start_mark is not None
        assert event.end_mark is not None
        span = Span(event.start_mark.index, event.end_mark.index)
        if isinstance(event, yaml.CollectionEndEvent):
            self._depth -= 1
            # The end of a block takes no room; that of brackets does.
            self._content = span.end if span.end > span.start else self._content
            self._ended()
        elif isinstance(event, yaml.CollectionStartEvent):
            self._begun(event, span)
            self._depth += 1
        elif isinstance(event, yaml.NodeEvent):
            self._begun(event, span)
            self._content = span.end
            self._ended()

    def _begun(self, event: yaml.NodeEvent, span: Span) -> None:
        if self._depth == 0 and isinstance(event, yaml.MappingStartEvent):
            self.layout = Layout(span, None)
        if self.layout is None:
            return
        if self._depth == 1 and self._nodes % 2 == 0:
            named = isinstance(event, yaml.ScalarEvent) and event.value == "cards"
            self._key = span if named else None
        elif self._depth == 1 and self._key is not None and self.layout.cards is None:
            listed = isinstance(event, yaml.SequenceStartEvent)
            self.layout.cards = Cards(self._key, span, listed)
            self._in_cards = True
        elif self._depth == 2 and self._in_cards and self.layout.cards is not None:
            self.layout.cards.items.append(span)

    def _ended(self) -> None:
        if self.layout is None:
            return
        cards = self.layout.cards
        if self._depth == 0:
            self.layout.deck.end = self._content
        elif self._depth == 1:
            self._nodes += 1
            if self._in_cards and cards is not None:
                cards.whole.end = self._content
            self._in_cards = False
        elif self._depth == 2 and self._in_cards and cards is not None:
            cards.items[-1].end = self._content
