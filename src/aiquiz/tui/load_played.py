"""What a day asks under the values that are chosen, played in a thread so that no key waits."""

from asyncio import to_thread
from collections.abc import Callable, Hashable
from functools import partial
from threading import Event
from typing import Protocol

from textual.screen import Screen

from aiquiz.desk.tuning import Held
from aiquiz.say.deck_settings import load_told
from aiquiz.say.language import _
from aiquiz.scheduling.load import DAYS, Load
from aiquiz.tui.at_work import begin


class Chosen(Protocol):
    """Settings as they are chosen."""

    @property
    def asking(self) -> Hashable:
        """All that decides how much a day asks."""
        ...

    def load(self, held: Held, stopped: Callable[[], bool]) -> Load | None:
        """Give what the coming days ask of the cards `held`; None once it is `stopped`."""
        ...


class LoadPlayed:
    """Says what is chosen on `screen` asks of the cards `held`; `told` is called once it is known.

    It is compared with what was `before`.
    """

    def __init__(
        self, screen: Screen[None], held: Held, before: Chosen, told: Callable[[], None]
    ) -> None:
        """Start with nothing played."""
        self._screen = screen
        self._held = held
        self._before = before
        self._told = told
        self._loads: dict[Hashable, Load] = {}
        self._shown = ""

    def words(self, chosen: Chosen) -> str:
        """Say what `chosen` asks; while it is played the last that is known stands."""
        now, before = (self._loads.get(one.asking) for one in (chosen, self._before))
        if now is None or before is None:
            begin(self._screen, partial(self._play, chosen), exclusive=True, group="count")
        if now is not None:
            self._shown = load_told(now, before, len(self._held.cards.fresh), DAYS)
        return self._shown or _("What that means here is being counted.")

    async def _play(self, chosen: Chosen) -> None:
        stop = Event()
        try:
            for one in (self._before, chosen):
                if one.asking not in self._loads:
                    found = await to_thread(one.load, self._held, stop.is_set)
                    assert found is not None
                    self._loads[one.asking] = found
        finally:
            # Another value was chosen, or the screen left: nobody waits for this one any more.
            stop.set()
        self._told()
