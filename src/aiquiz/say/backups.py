"""Copies of the progress in words: why each was made, what it holds, what a restore changes."""

from collections.abc import Callable, Mapping
from datetime import datetime

from aiquiz.say.dates import clock_time, day_brief, day_full, with_year
from aiquiz.say.language import _, n_, p_
from aiquiz.say.numbers import number
from aiquiz.text import one_line

_WHYS: Mapping[str, Callable[[], str]] = {
    "manual": lambda: _("asked for"),
    "auto": lambda: _("made by itself"),
    "before-restore": lambda: _("before a restore"),
    "before-upgrade": lambda: _("before an upgrade"),
    "before-repair": lambda: _("before a repair"),
}


def why(code: str) -> str:
    """Say why a copy was made; what a later version made it for stands as it is called."""
    words = _WHYS.get(code)
    return words() if words else one_line(code)


def moment(at: datetime) -> str:
    """Give day and time, as the learner's clock shows them at `at`."""
    day, time = day_full(at.date()), clock_time(at.hour * 60 + at.minute)
    return _("{day}, {time}").format(day=day, time=time)


def brief(at: datetime, year: int) -> str:
    """Give day and time briefly, with its year where that is not the present `year`."""
    day, time = day_brief(at.date()), clock_time(at.hour * 60 + at.minute)
    if at.year != year:
        day = with_year(day, at.year)
    return p_("moment", "{day} {time}").format(day=day, time=time)


def briefest(at: datetime, year: int) -> str:
    """Give what `brief` does, the day alone where that has its year."""
    if at.year != year:
        return with_year(day_brief(at.date()), at.year)
    return brief(at, year)


def answers(count: int) -> str:
    """Give how many answers there are."""
    return n_("{n} answer", "{n} answers", count).format(n=number(count))


def holds(count: int, last: datetime | None) -> str:
    """Say how many answers there are, and when the last was given."""
    if last is None:
        return answers(count)
    return _("{answers}, the last on {moment}").format(answers=answers(count), moment=moment(last))


def called(deck: tuple[str, str], title: str) -> str:
    """Give what a deck (id, language) is called: its `title`, its name where that is empty."""
    return one_line(title) or one_line(".".join(deck))


def changes(deck: str, gone: int, back: int) -> str:
    """Say how many answers on the deck that is called `deck` go and come back."""
    parts = [
        words.format(n=number(count))
        for count, words in (
            (gone, n_("{n} answer goes", "{n} answers go", gone)),
            (back, n_("{n} answer comes back", "{n} answers come back", back)),
        )
        if count
    ]
    return _("{deck}: {changes}").format(deck=deck, changes=", ".join(parts))


def others(gone: int, back: int) -> str:
    """Say how much of what is no answer goes and comes back, "" for none."""
    parts = [
        words.format(n=number(count))
        for count, words in (
            (gone, n_("{n} other entry goes", "{n} other entries go", gone)),
            (back, n_("{n} other entry comes back", "{n} other entries come back", back)),
        )
        if count
    ]
    return ", ".join(parts)


def kept_as(name: str) -> str:
    """Say that what was there before a restore is kept, and how to get it back."""
    words = _("What was there is kept as {name}: aiquiz restore --undo brings it back.")
    return words.format(name=one_line(name))


def moved_to(path: str) -> str:
    """Say that what was there could not be read, and was moved."""
    words = _(
        "What was there is damaged. It was moved to {path} as it is; "
        "aiquiz doctor --repair takes up what it holds beyond the copy."
    )
    return words.format(path=one_line(path))


def no_undo(path: str) -> str:
    """Say that what was there before the last restore was damaged, and is kept at `path`."""
    words = _(
        "What was there last was damaged and is kept as {path}: aiquiz doctor --repair takes up "
        "what it holds. To go back further, name a copy."
    )
    return words.format(path=one_line(path))
