"""The fields of a mapping, read one by one; what is wrong is noted, and reading goes on."""

from collections.abc import Sequence
from difflib import get_close_matches

from aiquiz.deck.card import Place
from aiquiz.deck.node import Broken, Mapping, Node, Scalar
from aiquiz.deck.node import Sequence as ListNode
from aiquiz.deck.problem import MOST_TOLD, WARNINGS, Fact, Problem, Severity

_YES = {"true", "yes", "on", "vrai", "oui"}
_NO = {"false", "no", "off", "faux", "non"}
_MOST_GUESSES = 200
"""Problems after which no near key is looked for: the file is hardly a deck, and may be huge."""
_LONGEST_GUESSED = 40
MOST_ITEMS = 1000
"""Things that a list of a deck or a card may hold; `cards` may hold more."""


def yes_or_no(text: str) -> bool | None:
    """Give the truth value that `text` says in English or French, None where it says neither."""
    word = text.strip().casefold()
    return True if word in _YES else False if word in _NO else None


class Notes:
    """The problems found so far, at most `MOST_TOLD`, and how many errors were added here."""

    def __init__(self) -> None:
        """Start without any."""
        self.problems: list[Problem] = []
        self.errors = 0

    def add(self, code: str, place: Place, **facts: Fact) -> None:
        """Note problem `code` at `place`."""
        severity: Severity = "warning" if code in WARNINGS else "error"
        if len(self.problems) < MOST_TOLD:
            self.problems.append(Problem(code, place.line, place.column, facts, severity))
        self.errors += severity == "error"

    def near(self, key: str, known: Sequence[str]) -> str:
        """Give the one of `known` that was meant by `key`, "" where none is near."""
        if len(self.problems) > _MOST_GUESSES or len(key) > _LONGEST_GUESSED:
            return ""
        return next(iter(get_close_matches(key.casefold(), known, 1, 0.7)), "")


class Fields:
    """The fields of one mapping.

    Each getter gives the field's value, or what stands for "not there" where it is absent or
    wrong; what is wrong is added to `notes`.
    """

    def __init__(self, node: Mapping, known: Sequence[str], notes: Notes) -> None:
        """`known` are the keys that may be there; every other is noted at once."""
        self.node = node
        self._notes = notes
        self._values: dict[str, Node] = {}
        self._keys: dict[str, Scalar] = {}
        self._meant: set[str] = set()
        for key, value in node.items:
            self._keys[key.text] = key
            self._values[key.text] = self._bounded(key.text, value)
            if key.text not in known:
                near = notes.near(key.text, known)
                self._meant.add(near)
                notes.add("unknown-key", key.place, key=key.text, near=near)

    def _bounded(self, key: str, node: Node) -> Node:
        """Give `node`; of a list that is too long, which is noted, the beginning.

        Each answer is held against each other one: with a hundred thousand that would never end.
        """
        if isinstance(node, Scalar | Broken) or key == "cards" or len(node.items) <= MOST_ITEMS:
            return node
        self._notes.add("too-many-items", node.place, key=key, most=MOST_ITEMS)
        if isinstance(node, Mapping):
            return Mapping(node.place, node.items[:MOST_ITEMS], node.keys)
        return ListNode(node.place, node.items[:MOST_ITEMS])

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def lacks(self, key: str) -> bool:
        """Tell whether `key` is missing, and no misspelt key was already noted in its stead."""
        return key not in self._values and key not in self._meant

    def value(self, key: str) -> Node | None:
        """Give the node under `key`."""
        return self._values.get(key)

    def place(self, key: str) -> Place:
        """Give the place of the value under `key`, or of the mapping where there is none."""
        node = self._values.get(key)
        return node.place if node is not None else self.node.place

    def key_place(self, key: str) -> Place:
        """Give the place of `key` itself."""
        found = self._keys.get(key)
        return found.place if found is not None else self.node.place

    def text(self, key: str) -> str:
        """Give the text under `key`, without white space around it; "" where there is none."""
        node = self._values.get(key)
        if node is None:
            return ""
        if not isinstance(node, Scalar):
            self._notes.add("wants-text", node.place, key=key)
            return ""
        text = node.text.strip()
        if not text:
            self._notes.add("empty-text", self.key_place(key), key=key)
        return text

    def texts(self, key: str) -> tuple[str, ...]:
        """Give the texts under `key`: a list of them, or a single one."""
        node = self._values.get(key)
        if isinstance(node, ListNode):
            return tuple(text for item in node.items if (text := self._item(item, key)))
        if isinstance(node, Mapping):
            self._notes.add("wants-list", node.place, key=key)
            return ()
        text = self.text(key)
        return (text,) if text else ()

    def _item(self, node: Node, key: str) -> str:
        if not isinstance(node, Scalar):
            self._notes.add("wants-text", node.place, key=key)
            return ""
        if not node.text.strip():
            self._notes.add("empty-text", node.place, key=key)
        return node.text.strip()

    def one_of(self, key: str, choices: Sequence[str], default: str) -> str:
        """Give the word under `key`, which must be one of `choices`."""
        word = self.text(key)
        if not word or word in choices:
            return word or default
        self._notes.add(key, self.place(key), given=word, choices=", ".join(choices))
        return default

    def flag(self, key: str) -> bool:
        """Give the yes or no under `key`; no where there is none."""
        word = self.text(key)
        answer = yes_or_no(word) if word else False
        if answer is None:
            self._notes.add("wants-yes-no", self.place(key), key=key, given=word)
        return bool(answer)
