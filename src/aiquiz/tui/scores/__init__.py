"""The pages of the scores: what they show, and what they ask of the screen around them."""

from collections.abc import Sequence

from textual.message import Message

from aiquiz.desk.wish import StudyWish
from aiquiz.progress.history import Past, PastSession
from aiquiz.scheduling.review import CardKey


class HintsChanged(Message):
    """What the keys of a page do has changed."""


class Outdated(Message):
    """What was read is not so any more: it is to be read anew, and `said` told."""

    def __init__(self, said: str) -> None:
        """`said` is a sentence."""
        super().__init__()
        self.said = said


class Said(Message):
    """Something is to be said, until something else is looked at."""

    def __init__(self, words: str) -> None:
        """`words` are a sentence."""
        super().__init__()
        self.words = words


class Study(Message):
    """A session is to be begun."""

    def __init__(self, wish: StudyWish) -> None:
        """`wish` is what it is made of."""
        super().__init__()
        self.wish = wish


class OpenCard(Message):
    """The life of a card is to be shown."""

    def __init__(self, cards: Sequence[CardKey], place: int) -> None:
        """Show the one at `place` of `cards`, the list that it is opened from.

        They need not be in any deck any more.
        """
        super().__init__()
        self.cards = tuple(cards)
        self.place = place

    @property
    def card(self) -> CardKey:
        """The card that is shown first."""
        return self.cards[self.place]


class ShowSession(Message):
    """The answers of a session of the past are to be shown."""

    def __init__(self, past: Past, session: PastSession) -> None:
        """`session` is one of `past`."""
        super().__init__()
        self.past = past
        self.session = session
