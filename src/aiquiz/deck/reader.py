"""From the bytes of a file to a deck, with every problem on the way.

A card with an error is left out and the others stay: a slip in one card never closes the deck.
"""

import re
import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from msgspec.structs import replace

from aiquiz.deck.card import Card, Deck, Place, TextCard, kind_of, shared_fields
from aiquiz.deck.card_reader import read_card
from aiquiz.deck.fields import Fields, Notes
from aiquiz.deck.identity import derived_id
from aiquiz.deck.keys import CARD_KEYS, DECK_KEYS, STRICTNESS
from aiquiz.deck.node import Broken, Mapping, Node, Scalar, Sequence
from aiquiz.deck.problem import Problem
from aiquiz.deck.reversal import REVERSED
from aiquiz.deck.tree import parse
from aiquiz.text import one_line

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_RUN_ON = re.compile(r"([a-z]{1,20}):\S")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})?")


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a file.

    `deck` is None where the file is no deck at all. `cards` counts those that were written,
    whether or not they can be studied. `places` tells where a field stands: by the number of
    the card, from 0, or -1 for the deck, and the field's key; where that was asked for, also
    where each thing of a list does, by a key as "accept[0]". `starts` is where each card begins.
    `whole` is false where the file is no YAML as it stands, and its cards were read one by one.
    """

    deck: Deck | None
    problems: tuple[Problem, ...]
    cards: int
    places: dict[tuple[int, str], Place]
    starts: tuple[Place, ...] = ()
    whole: bool = True

    def place_in(self, card: Card, key: str) -> Place:
        """Give where `key` of `card` stands, and where the card begins if it has none."""
        # The card that is asked the other way round stands where its own does.
        number = bisect_right(self.starts, (card.place.line, card.place.column), key=_at) - 1
        whole = self.places.get((number, key.partition("[")[0]), card.place)
        return self.places.get((number, key), whole)


def _at(place: Place) -> tuple[int, int]:
    return place.line, place.column


def read(data: bytes, *, each_item: bool = False) -> Reading:
    """Read a deck from the bytes of its file; never raises.

    With `each_item` the places of the things of lists are told too.
    """
    tree = parse(data)
    notes = Notes()
    notes.problems.extend(tree.problems)
    if tree.root is None:
        if not tree.problems:
            notes.add("empty-file", Place(1, 1))
        return Reading(None, _sorted(notes.problems), 0, {})
    if not isinstance(tree.root, Mapping):
        notes.add("not-a-deck", tree.root.place)
        return Reading(None, _sorted(notes.problems), 0, {})
    reader = _Reader(notes, each_item=each_item)
    deck = reader.deck(tree.root, headless=tree.headless)
    starts = tuple(reader.starts)
    problems = _sorted(notes.problems)
    return Reading(deck, problems, reader.cards, reader.places, starts, whole=tree.whole)


def _sorted(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda problem: (problem.line, problem.column)))


def _broken(cards: Sequence, deck: Mapping, errors: Iterable[Problem]) -> set[int]:
    """Give the numbers of the cards inside which one of `errors` of the file itself stands."""
    starts = [(item.place.line, item.place.column) for item in cards.items]
    if not starts:
        return set()
    keys = [(key.place.line, key.place.column) for key, _ in deck.items]
    end = min((key for key in keys if key > starts[-1]), default=(sys.maxsize, 0))
    places = [(error.line, error.column) for error in errors]
    return {bisect_right(starts, at) - 1 for at in places if starts[0] <= at < end}


def _turned(card: TextCard) -> TextCard:
    """Give `card` asked the other way round; its hints and near misses say nothing there."""
    turned = {"id": card.id + REVERSED, "question": card.answer}
    nothing = dict.fromkeys(("hints", "accept", "reject"), ())
    return TextCard(answer=card.question, **{**shared_fields(card), **turned, **nothing})


class _Reader:
    def __init__(self, notes: Notes, *, each_item: bool = False) -> None:
        self.notes = notes
        self.starts: list[Place] = []
        self._each_item = each_item
        self.places: dict[tuple[int, str], Place] = {}
        self.cards = 0
        self._tree_errors = [problem for problem in notes.problems if problem.severity == "error"]
        self._ids: dict[str, Place] = {}
        self._equal: Counter[str] = Counter()

    def deck(self, node: Mapping, *, headless: bool = False) -> Deck | None:
        """Give the deck; None where its own keys can't be read, so that nothing names it."""
        fields = Fields(node, DECK_KEYS, self.notes)
        self._remember(-1, node)
        if headless:
            self._cards(fields, "normal")
            return None
        title = one_line(fields.text("title"))
        if fields.lacks("title"):
            self.notes.add("no-title", node.place)
        if fields.flag("grammar"):
            self.notes.add("not-asked-yet", fields.key_place("grammar"), key="grammar")
        strictness = fields.one_of("strictness", STRICTNESS, "normal")
        return Deck(
            title=title,
            id=self._id(fields, "deck-id"),
            language=self._language(fields),
            description=fields.text("description"),
            source=self._source(fields),
            tags=fields.texts("tags"),
            strictness=strictness,
            markdown=fields.flag("markdown"),
            cards=self._cards(fields, strictness),
        )

    def _remember(self, number: int, node: Mapping) -> None:
        for key, value in node.items:
            self.places[number, key.text] = value.place
            if self._each_item and isinstance(value, Sequence):
                for at, item in enumerate(value.items):
                    self.places[number, f"{key.text}[{at}]"] = item.place

    def _id(self, fields: Fields, code: str) -> str:
        given = fields.text("id")
        if given and not _ID.fullmatch(given):
            self.notes.add(code, fields.place("id"), given=given)
            return ""
        return given

    def _language(self, fields: Fields) -> str:
        if fields.lacks("language"):
            self.notes.add("no-language", fields.node.place)
            return "en"
        given = fields.text("language")
        if given and not _LANGUAGE.fullmatch(given):
            self.notes.add("language", fields.place("language"), given=given)
            return "en"
        return given or "en"

    def _source(self, fields: Fields) -> str:
        node = fields.value("source")
        if isinstance(node, Mapping):
            return Fields(node, ("title",), self.notes).text("title")
        return fields.text("source")

    def _cards(self, fields: Fields, strictness: str) -> tuple[Card, ...]:
        node = fields.value("cards")
        if not isinstance(node, Sequence):
            if isinstance(node, Mapping) and any(key.text[:1] == "-" for key, _ in node.items):
                self.notes.add("dash-space", node.place)
            elif node is not None:
                self.notes.add("wants-list", node.place, key="cards")
            elif fields.lacks("cards"):
                self.notes.add("no-cards", fields.node.place)
            return ()
        if not node.items:
            self.notes.add("no-cards", node.place)
        self.cards = len(node.items)
        self.starts = [item.place for item in node.items]
        broken = _broken(node, fields.node, self._tree_errors)
        cards: list[Card] = []
        for number, item in enumerate(node.items):
            card = self._card(number, item, strictness)
            if card is not None and number not in broken:
                cards.append(card)
                if isinstance(card, TextCard) and card.reverse:
                    cards.append(_turned(card))
        return tuple(cards)

    def _card(self, number: int, node: Node, strictness: str) -> Card | None:
        if isinstance(node, Broken):
            return None
        if not isinstance(node, Mapping):
            self._not_a_card(node)
            return None
        self._remember(number, node)
        before = self.notes.errors
        fields = Fields(node, CARD_KEYS, self.notes)
        given = self._card_id(fields, node.place)
        card = read_card(fields, self.notes, strictness)
        if card is None or self.notes.errors > before:
            return None
        return replace(card, id=given) if given else self._derived(card)

    def _not_a_card(self, node: Node) -> None:
        run_on = _RUN_ON.match(node.text) if isinstance(node, Scalar) else None
        if run_on is not None and run_on[1] in CARD_KEYS:
            self.notes.add("colon-space", node.place, key=run_on[1])
        else:
            self.notes.add("not-a-card", node.place)

    def _card_id(self, fields: Fields, place: Place) -> str:
        given = self._id(fields, "card-id")
        if given:
            first = self._ids.setdefault(given, place)
            if first != place:
                self.notes.add("same-card-id", fields.place("id"), id=given, first=first.line)
        return given

    def _derived(self, card: Card) -> Card:
        bare = derived_id(kind_of(card), card.question)
        self._equal[bare] += 1
        count = self._equal[bare]
        return replace(card, id=bare if count == 1 else f"{bare}-{count}", derived=True)
