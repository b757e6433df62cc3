"""What was done, on the command line: its list, and how each thing is called and told."""

from collections.abc import Sequence
from datetime import datetime, timedelta, timezone

from aiquiz.cli.output import complain, echo, echo_json
from aiquiz.desk import Desk
from aiquiz.desk.deeds import Told, what_was_done
from aiquiz.say import deeds as say
from aiquiz.say.forms import listed
from aiquiz.say.language import _
from aiquiz.scheduling.days import Moment, date_of
from aiquiz.text import one_line

AT_HAND = 200
"""How many of the last things are looked through before all that was ever done is."""

NOTHING, UNKNOWN = 1, 2
"""The exit status where nothing is left to be done, and where a name means nothing."""


class UnknownNameError(Exception):
    """Nothing that was done is called `name`."""

    def __init__(self, name: str) -> None:
        """Keep the name."""
        super().__init__(name)
        self.name = name


def named(sat_at: Desk, names: Sequence[str]) -> list[Told]:
    """Give what is called by `names`. Raises UnknownNameError."""
    wanted = set(names)
    found = _by_name(what_was_done(sat_at, AT_HAND))
    if not wanted <= found.keys():
        found = _by_name(what_was_done(sat_at))
    unknown = next((name for name in names if name not in found), None)
    if unknown is not None:
        raise UnknownNameError(unknown)
    return [found[name] for name in dict.fromkeys(names)]


def _by_name(among: Sequence[Told]) -> dict[str, Told]:
    return {told.name: told for told in among}


def say_unknown(error: UnknownNameError) -> int:
    """Say that a name means nothing; give the exit status."""
    words = _("Nothing that was done is called {name}: aiquiz undo --list tells the last names.")
    complain("aiquiz: " + words.format(name=one_line(error.name)))
    return UNKNOWN


def what(told: Told) -> str:
    """Say what was done."""
    return say.deed(told.kind, told.verdict, told.rating, told.cards)


def list_done(among: Sequence[Told], now: Moment, *, as_json: bool) -> None:
    """List `among`, as it looks at `now`."""
    if as_json:
        write("done", among)
        return
    if not among:
        echo(_("Nothing was done yet."))
    names = max((len(told.name) for told in among), default=0)
    times = [_when(told.deed.first.moment, now) for told in among]
    wide = max(map(len, times), default=0)
    for told, time in zip(among, times, strict=True):
        back = "" if told.deed.stands else say.taken_back()
        where = say.session(told.session, is_mock=told.is_mock)
        notes = listed(note for note in (where, back) if note)
        words = say.named(what(told), told.question)
        line = f"{told.name.ljust(names)}  {time.rjust(wide)}  {words}"
        echo(f"{line} ({notes})" if notes else line)


def _when(moment: Moment, now: Moment) -> str:
    today = moment.day == now.day
    return say.when(date_of(moment.calendar_day), moment.minutes, today=today)


def write(name: str, among: Sequence[Told]) -> None:
    """Write `among` as JSON under `name`."""
    found = [_facts(told) for told in among]
    echo_json({"version": 1, name: found})


def _facts(told: Told) -> dict[str, object]:
    first = told.deed.first
    card = first.card if told.cards == 1 else None
    return {
        "name": told.name,
        "kind": told.kind,
        "at": _iso(first.moment),
        "day": date_of(first.moment.day).isoformat(),
        "deck": ".".join(card[:2]) if card else None,
        "card": card.card if card else None,
        "question": told.question or None,
        "cards": told.cards,
        "verdict": told.verdict or None,
        "rating": first.rating,
        "session": told.session,
        "stands": told.deed.stands,
    }


def _iso(moment: Moment) -> str:
    zone = timezone(timedelta(minutes=moment.offset_min))
    return datetime.fromtimestamp(moment.at_ms / 1000, zone).isoformat(timespec="milliseconds")
