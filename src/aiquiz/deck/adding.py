"""Adding a card at the end of a deck's cards, with layout and comments kept.

Only characters for the new card are put in. What comes out is read again: unless it is the old
deck and the new card, nothing is.
"""

import re
from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from aiquiz.deck.card import Card, Deck, Place
from aiquiz.deck.layout import Cards, Span, layout_of
from aiquiz.deck.new_card import NewCard, card_in_braces, card_lines
from aiquiz.deck.problem import Problem
from aiquiz.deck.reader import Reading, read

_BREAK = re.compile(r"\r\n|\n|\r")
_BLANK_LINE = re.compile(r"(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)")
_INDENT = 2


class AddingError(Exception):
    """A card that is not added.

    `code` is "no-question" or "no-answer" where the card lacks that, "broken" where the file is no
    deck that can be read (`problem` tells why), "layout" where its cards are written so that none
    can be put in, "card" where the card would be read otherwise (`problem` may tell why). Of a file
    it is "unreadable" (`problem`), "read-only", "unwritable", "changed" or "busy".
    """

    def __init__(self, code: str, problem: Problem | None = None) -> None:
        """`problem` is what stands in the way, where that is known."""
        super().__init__(code)
        self.code = code
        self.problem = problem


def added(data: bytes, card: NewCard) -> bytes:
    """Give the deck file `data` with `card` behind its last one. Raises AddingError."""
    new = card.tidy
    if not new.question:
        raise AddingError("no-question")
    if not new.answer:
        raise AddingError("no-answer")
    before = read(data)
    if before.deck is None or not before.whole:
        raise AddingError("broken", next(iter(before.problems), None))
    mark, text = _without_mark(data.decode("utf-8"))
    after = (mark + _with_card(text, new)).encode("utf-8")
    _check(before, before.deck, read(after), new)
    return after


def _without_mark(text: str) -> tuple[str, str]:
    """Give the byte order mark that `text` may begin with, and the rest."""
    rest = text.removeprefix("\ufeff")
    return text[: len(text) - len(rest)], rest


def _check(before: Reading, old: Deck, after: Reading, new: NewCard) -> None:
    """Raise AddingError unless what is read now is all that was read before, and `new`."""
    fresh = Counter(problem.code for problem in after.problems)
    fresh -= Counter(problem.code for problem in before.problems)
    if fresh:
        found = next(problem for problem in after.problems if problem.code in fresh)
        raise AddingError("card", found)
    if after.deck is None or after.cards != before.cards + 1:
        raise AddingError("layout")
    others, last = after.deck.cards[:-1], after.deck.cards[-1:]
    kept = replace(old, cards=()) == replace(after.deck, cards=())
    if not kept or _nowhere(old.cards) != _nowhere(others):
        raise AddingError("layout")
    if not (last and new.is_read_as(last[0])):
        raise AddingError("card")


def _nowhere(cards: Sequence[Card]) -> list[Card]:
    """Give `cards` without where they stand, which may change."""
    place = Place(1, 1)
    return [replace(card, place=place) for card in cards]


def _with_card(text: str, new: NewCard) -> str:
    layout = layout_of(text)
    if layout is None:
        raise AddingError("layout")
    cards, braces = layout.cards, text.startswith("{", layout.deck.start)
    if cards is None:
        if braces:
            raise AddingError("layout")
        column = _column(text, layout.deck.start)
        head = " " * column + "cards:"
        lines = [head, *_block(new, column + _INDENT, " ")]
        return _below(text, layout.deck.end, column, lines)
    if not cards.listed:
        if braces or cards.whole.end > cards.whole.start:
            raise AddingError("layout")
        return _first(text, cards.key, cards.whole.end, new)
    if not text.startswith("[", cards.whole.start):
        return _behind_last(text, cards, new)
    if cards.items:
        return _in_brackets(text, cards, cards.items[-1], new)
    inside = text[cards.whole.start + 1 : cards.whole.end - 1]
    if inside.strip() or braces:
        as_json = text.startswith('"', cards.key.start)
        at = cards.whole.start + 1
        return text[:at] + card_in_braces(new, as_json=as_json) + text[at:]
    kept = text[: cards.whole.start].rstrip()
    return _first(kept + text[cards.whole.end :], cards.key, len(kept), new)


# Cards one below the other


def _first(text: str, key: Span, end: int, new: NewCard) -> str:
    """Put the first card below `cards:`, which ends at `end`."""
    column = _column(text, key.start)
    return _below(text, end, column + 1, _block(new, column + _INDENT, " "))


def _behind_last(text: str, cards: Cards, new: NewCard) -> str:
    column = _column(text, cards.whole.start)
    first, last = cards.items[0], cards.items[-1]
    gap = text[cards.whole.start + 1 : first.start]
    if not gap or gap.strip(" "):
        gap = " "
    if text.startswith("{", last.start):
        as_json = text[last.start + 1 : last.end].lstrip().startswith('"')
        lines = [" " * column + "-" + gap + card_in_braces(new, as_json=as_json)]
    else:
        lines = _block(new, column, gap)
    if len(cards.items) > 1:
        between = text[cards.items[-2].end : last.start]
        lines = ["", *lines] if _BLANK_LINE.search(between) else lines
    return _below(text, last.end, column, lines)


def _block(new: NewCard, column: int, gap: str) -> list[str]:
    first, *rest = card_lines(new)
    lead = " " * column
    return [f"{lead}-{gap}{first}", *(f"{lead} {gap}".replace("\t", " ") + line for line in rest)]


def _column(text: str, at: int) -> int:
    """Give how far in the line at `at` begins; nothing but spaces may stand before."""
    start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    if text[start:at].strip(" "):
        raise AddingError("layout")
    return at - start


def _below(text: str, end: int, column: int, lines: list[str]) -> str:
    """Put `lines` below what ends at `end`: behind the comments there, or at the end of the file.

    Where more keys follow, only comments as far in as `column` belong to what is above them.
    """
    at = _line_end(text, end)
    behind = last = at
    while at < len(text):
        start = _BREAK.match(text, at).end()  # type: ignore[union-attr]  # a line ends at `at`
        at = _line_end(text, start)
        line = text[start:at]
        told = line.strip(" \t")
        if told and not told.startswith("#"):
            last = behind
            break
        if told:
            last = at
            if 0 < column <= len(line) - len(line.lstrip(" ")):
                behind = at
    found = _BREAK.match(text, _line_end(text, end)) or _BREAK.search(text)
    line_break = found[0] if found else "\n"
    return text[:last] + "".join(line_break + line for line in lines) + text[last:]


def _line_end(text: str, at: int) -> int:
    found = _BREAK.search(text, at)
    return found.start() if found else len(text)


# Cards between brackets


def _in_brackets(text: str, cards: Cards, last: Span, new: NewCard) -> str:
    as_json = text[last.start + 1 : last.end].lstrip().startswith('"')
    told = card_in_braces(new, as_json=as_json)
    closing = cards.whole.end - 1
    start = max(text.rfind("\n", 0, last.start), text.rfind("\r", 0, last.start)) + 1
    comma = _comma(text, last.end, closing)
    line_end = _line_end(text, max(comma, last.end))
    lead = text[start : last.start]
    if lead.strip(" \t") or line_end >= closing:
        return f"{text[: last.end]}, {told}{text[last.end :]}"
    found = _BREAK.match(text, line_end)
    line = f"{found[0] if found else ''}{lead}{told}{',' if comma >= 0 else ''}"
    joined = text[last.end : line_end] if comma >= 0 else "," + text[last.end : line_end]
    return text[: last.end] + joined + line + text[line_end:]


def _comma(text: str, start: int, end: int) -> int:
    """Give where a comma stands between `start` and `end`, outside of comments; -1 for nowhere."""
    for found in re.finditer(r"#[^\r\n]*|,", text[start:end]):
        if found[0] == ",":
            return start + found.start()
    return -1
