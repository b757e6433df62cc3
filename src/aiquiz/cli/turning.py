"""Taking back and bringing again, which are one command the other way round."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from aiquiz.cli.done import NOTHING, UnknownNameError, named, say_unknown, what, write
from aiquiz.cli.output import complain, echo
from aiquiz.desk import Desk
from aiquiz.desk.deeds import Told
from aiquiz.say import deeds as say


@dataclass(frozen=True)
class Turning:
    """One of both ways to turn what was done.

    `last` gives what is meant where no name is, `turn` does it, all or nothing. `turns` is whether
    what stands is turned, or what does not. `name` heads it in JSON. `said` says of one thing that
    it was turned, and `as_before` that it was so before; `none` says that nothing is left to turn.
    """

    last: Callable[[Desk], Told | None]
    turn: Callable[[Desk, Collection[Told]], None]
    turns: bool
    name: str
    said: Callable[[str, str], str]
    as_before: str
    none: str

    def run(self, sat_at: Desk, names: Sequence[str], *, as_json: bool) -> int:
        """Turn what is called by `names`, or the last; say so, and give the exit status."""
        try:
            meant = named(sat_at, names) if names else _some(self.last(sat_at))
        except UnknownNameError as error:
            return say_unknown(error)
        if not meant:
            complain(f"aiquiz: {self.none}")
            return NOTHING
        turned = [told for told in meant if told.deed.stands == self.turns]
        self.turn(sat_at, turned)
        if as_json:
            write(self.name, turned)
            return 0
        for told in meant:
            if told in turned:
                echo(self.said(what(told), told.question))
            else:
                echo(self.as_before.format(what=say.named(what(told), told.question)))
        return 0


def _some(told: Told | None) -> list[Told]:
    return [] if told is None else [told]
