"""A year of study, simulated: what screens of scores are drawn, tested and measured with."""

from tests.year.calendar import sittings
from tests.year.decks import put_decks
from tests.year.learner import Learner
from tests.year.life import Lived, live

__all__ = ["Learner", "Lived", "live", "put_decks", "sittings"]
