"""The general settings as they are being chosen, and what they would mean for all one's cards."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from aiquiz.desk.rungs import GENERAL_RUNGS, stepped
from aiquiz.desk.terms import terms_of
from aiquiz.desk.tuning import Held
from aiquiz.scheduling.leech import leeches
from aiquiz.scheduling.limits import Limits
from aiquiz.scheduling.load import Load, load
from aiquiz.settings.checks import Between, Check, WrongError, clock
from aiquiz.settings.file import CHECKS, KEYS, Settings, written
from aiquiz.settings.writing import Value

KEY_OF: Mapping[str, str] = {name: key for key, name in KEYS.items()}
"""The key in the file of each field of `Settings` that can be chosen here."""


@dataclass(frozen=True, slots=True)
class General:
    """All `settings` while they are chosen; `own` names those that the file sets.

    A setting goes by the name of its field. `themes` are the ones that there are.
    """

    settings: Settings
    own: frozenset[str] = frozenset()
    themes: Sequence[str] = field(default=("",))

    def value(self, name: str) -> Any:
        """Give what holds for the setting `name`."""
        return getattr(self.settings, name)

    def is_own(self, name: str) -> bool:
        """Tell whether the file sets it."""
        return name in self.own

    def stepped(self, name: str, step: int) -> "General":
        """Give the next value, or the one before where `step` is -1; itself where none is."""
        rungs = self.themes if name == "theme" else GENERAL_RUNGS.get(name)
        if rungs is None:
            return self
        value = stepped(name, rungs, self.value(name), step)
        return self if value == self.value(name) else self.having(name, value)

    def having(self, name: str, value: Any) -> "General":
        """Give the settings with `value` for the setting `name`."""
        settings = replace(self.settings, **{name: value})
        return replace(self, settings=settings, own=self.own | {name})

    def following(self, name: str) -> "General":
        """Give the settings with the default for the setting `name`, which the file then lacks."""
        settings = replace(self.settings, **{name: default(name)})
        return replace(self, settings=settings, own=self.own - {name})

    # What it asks

    @property
    def asking(self) -> Hashable:
        """All that decides how much a day asks."""
        found = self.settings
        terms = (found.retention, found.maximum_interval)
        return terms, self._limits, tuple(self._own_limits.items())

    @property
    def _limits(self) -> Limits:
        return Limits(self.settings.new_per_day, self.settings.reviews_per_day)

    @property
    def _own_limits(self) -> dict[str, Limits]:
        return {
            deck: Limits(terms.new_per_day, terms.reviews_per_day)
            for deck, terms in self.settings.decks.items()
            if (terms.new_per_day, terms.reviews_per_day) != (None, None)
        }

    def load(self, held: Held, stopped: Callable[[], bool] = lambda: False) -> Load | None:
        """Give what the coming days ask of the cards `held`; None once it is `stopped`."""
        terms = terms_of(self.settings, held.parameters)
        limits, own = self._limits, self._own_limits
        return load(held.cards, held.today, terms, limits, own=own, stopped=stopped)

    def leeches(self, held: Held) -> int:
        """Give how many of the cards `held` are leeches."""
        return len(leeches(held.cards.memories, terms_of(self.settings)))


def default(name: str) -> Any:
    """Give the default of the setting `name`."""
    return getattr(Settings(), name)


def in_file(name: str, value: Any) -> Value:
    """Give the `value` of the setting `name` as the file has it."""
    return written(KEY_OF[name], value)  # type: ignore[no-any-return]


def is_typed(name: str) -> bool:
    """Tell whether the setting `name` can be typed: a number, or a time of day."""
    check = CHECKS[KEY_OF[name]]
    return isinstance(check, Between) or check is clock


def typed_value(name: str, words: str) -> Any:
    """Give the value of the setting `name` that `words` typed mean; a share is typed in percent.

    Raises WrongError for one that will not do, with the facts as they would be typed.
    """
    check: Check = CHECKS[KEY_OF[name]]
    bare = "".join(words.split()).rstrip("%")
    if not isinstance(check, Between):
        return check(f"{bare}:00" if bare.isdecimal() and len(bare) < 3 else bare)
    scale = 1 if check.is_whole else 100
    bounds = {"least": str(round(check.least * scale)), "most": str(round(check.most * scale))}
    try:
        number = float(bare.replace(",", "."))
        value = int(bare) if check.is_whole else round(number / scale, 4)
        return check(value)
    except (ValueError, OverflowError, WrongError) as error:
        raise WrongError("range", given=words, **bounds) from error
