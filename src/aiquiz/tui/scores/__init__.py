"""The pages of the scores: what they show, and what they ask of the screen around them."""

from textual.message import Message

from aiquiz.desk.wish import StudyWish
from aiquiz.scheduling.review import CardKey


class HintsChanged(Message):
    """What the keys of a page do has changed."""


class Study(Message):
    """A session is to be begun."""

    def __init__(self, wish: StudyWish) -> None:
        """`wish` is what it is made of."""
        super().__init__()
        self.wish = wish


class OpenCard(Message):
    """The life of a card is to be shown."""

    def __init__(self, card: CardKey) -> None:
        """`card` need not be in any deck any more."""
        super().__init__()
        self.card = card
