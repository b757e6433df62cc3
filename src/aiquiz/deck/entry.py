"""What the library holds of one file."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from aiquiz.deck.problem import Problem
from aiquiz.deck.seen import SeenCard, SeenDeck
from aiquiz.text import one_line

if TYPE_CHECKING:
    from aiquiz.deck.card import Deck


class Unread(NamedTuple):
    """A file that has not changed since it was `seen`: what tells of it, and what reads it.

    `cards` gives what was seen of its cards, `read` the entry as it is once the file was read.
    """

    seen: SeenDeck
    cards: "Callable[[], Sequence[SeenCard]]"
    read: "Callable[[], Entry]"


class Entry:
    """One file of the library.

    A file that has not changed since it was last read is read again only where `deck`, `problems`
    or `written` is asked for; then whatever stands in it by now holds. All else is known without.
    Reading writes down what was found, so it belongs to the thread that owns the registry.
    """

    def __init__(
        self,
        path: Path,
        title: str,
        deck: "Deck | None",
        problems: tuple[Problem, ...] = (),
        written: int = 0,
        *,
        built_in: bool = False,
        opened: bool = False,
        missing: bool = False,
        before: SeenDeck | None = None,
        unread: Unread | None = None,
    ) -> None:
        """`unread` stands for all that follows `path` and is not told by where the file lies.

        `before` is the deck that was last seen in a file that holds none now.
        """
        self.path = path
        self.built_in = built_in
        self.opened = opened
        self._title = title
        self._deck = deck
        self._problems = problems
        self._written = written
        self._missing = missing
        self._before = before
        self._unread = unread
        self._card_ids: tuple[str, ...] | None = None

    @property
    def deck(self) -> "Deck | None":
        """The deck, None where nothing in the file can be studied as one."""
        self.read()
        return self._deck

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the file, in order."""
        self.read()
        return self._problems

    @property
    def worst(self) -> Problem:
        """The first error of a file without a card that can be read, which has to be read."""
        errors = (problem for problem in self.problems if problem.severity == "error")
        return next(errors, Problem("no-cards", 1, 1))

    @property
    def written(self) -> int:
        """How many cards the file holds, those with problems too."""
        self.read()
        return self._written

    def read(self) -> None:
        """Read the file, where that has not been done. Raises what the registry raises."""
        if self._unread is None:
            return
        found = self._unread.read()
        self._title, self._deck = found._title, found._deck
        self._problems, self._written = found._problems, found._written
        self._missing, self._before = found._missing, found._before
        self._unread, self._card_ids = None, None

    # What is known without reading

    @property
    def is_read(self) -> bool:
        """Whether the file was read, so that its cards are at hand."""
        return self._unread is None

    @property
    def is_deck(self) -> bool:
        """Whether the file holds a deck."""
        return self._unread is not None or self._deck is not None

    @property
    def missing(self) -> bool:
        """Whether the file is away; its title is then the one that it had."""
        return self._missing

    @property
    def title(self) -> str:
        """What the deck is called."""
        return self._unread.seen.title if self._unread else self._title

    @property
    def id(self) -> str:
        """The deck's id, "" where there is no deck."""
        if self._unread is not None:
            return self._unread.seen.id
        return self._deck.id if self._deck else ""

    @property
    def language(self) -> str:
        """The deck's language, "" where there is no deck."""
        if self._unread is not None:
            return self._unread.seen.language
        return self._deck.language if self._deck else ""

    @property
    def name(self) -> str:
        """What the deck is called on the command line: `id.language`."""
        return f"{self.id}.{self.language}" if self.is_deck else one_line(str(self.path))

    @property
    def last_id(self) -> str:
        """The deck's id, that of the deck last seen where there is none now, "" where never."""
        return self._before.id if self._before else self.id

    @property
    def last_language(self) -> str:
        """The language of the deck that `last_id` names."""
        return self._before.language if self._before else self.language

    @property
    def last_name(self) -> str:
        """The name that the deck last went by; its path where it never had one."""
        return f"{self.last_id}.{self.last_language}" if self.last_id else self.name

    @property
    def errors(self) -> int:
        """How many errors the file has."""
        if self._unread is not None:
            return self._unread.seen.problems
        return sum(problem.severity == "error" for problem in self._problems)

    @property
    def cards(self) -> int:
        """How many cards can be studied."""
        if self._unread is not None:
            return self._unread.seen.held
        return len(self._deck.cards) if self._deck else 0

    @property
    def card_ids(self) -> tuple[str, ...]:
        """The ids of the cards that can be studied, in the author's order."""
        if self._card_ids is None:
            self._card_ids = self._found_ids()
        return self._card_ids

    def _found_ids(self) -> tuple[str, ...]:
        if self._unread is not None:
            seen = tuple(card.key for card in self._unread.cards() if card.present)
            if len(seen) == self._unread.seen.held:
                return seen
            # What was kept has a hole in it: only the file itself can tell.
            self.read()
        return tuple(card.id for card in self._deck.cards) if self._deck else ()

    @property
    def tagged(self) -> Counter[str]:
        """How many cards have each tag, those of the deck counted for all of its cards."""
        if self._unread is not None:
            kept = kept_tags(self._unread.seen.tags)
            if kept is not None:
                return kept
            self.read()
        return tags_of(self._deck) if self._deck else Counter()


def tags_of(deck: "Deck") -> Counter[str]:
    """Give how many cards of `deck` have each tag, those of the deck counted for all of them."""
    return Counter(tag for card in deck.cards for tag in {*deck.tags, *card.tags})


def tags_to_keep(tags: Mapping[str, int]) -> str:
    """Give `tags` as a text that `kept_tags` reads."""
    import json

    return json.dumps(tags, ensure_ascii=False)


def kept_tags(text: str) -> Counter[str] | None:
    """Give the tags that `text` holds, None where it is not what `tags_to_keep` gave."""
    import json

    try:
        found = json.loads(text)
    except ValueError:
        return None
    if not isinstance(found, dict):
        return None
    counts = Counter({tag: count for tag, count in found.items() if isinstance(count, int)})
    return counts if len(counts) == len(found) else None
