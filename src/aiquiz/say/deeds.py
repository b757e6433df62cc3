"""What was done, in words."""

from datetime import date

from aiquiz.say.dates import clock_time, day_brief, day_full
from aiquiz.say.language import _, n_, p_
from aiquiz.say.numbers import number
from aiquiz.say.verdicts import rating_word, verdict_word
from aiquiz.text import one_line

_LONGEST = 60


def deed(kind: str, verdict: str, rating: int, cards: int) -> str:
    """Say what was done: an answer, a change of mind, or what so many `cards` were marked with.

    `rating` is 0 where an answer moved no due date.
    """
    match kind:
        case "review":
            word = verdict_word(verdict if verdict in ("correct", "close") else "wrong")
            return f"{word}, {rating_word(rating)}" if rating else word
        case "rerating":
            return _("rated {rating} instead").format(rating=rating_word(rating))
        case "override":
            return _("counted as correct") if verdict == "correct" else _("counted as wrong")
        case "import":
            words = n_("{n} review taken in", "{n} reviews taken in", cards)
            return words.format(n=number(cards))
        case "allowance":
            words = n_("{n} more card allowed that day", "{n} more cards allowed that day", cards)
            return words.format(n=number(cards))
        case "params":
            return _("parameters of your own")
        case _:
            return _marked(kind, cards)


def _marked(kind: str, cards: int) -> str:
    done = {
        "bury": p_("was done", "buried until the next day"),
        "unbury": p_("was done", "asked today again"),
        "suspend": p_("was done", "suspended"),
        "unsuspend": p_("was done", "asked again"),
        "flag": p_("was done", "flagged"),
        "unflag": p_("was done", "flag taken off"),
        "reset": p_("was done", "made new"),
    }[kind]
    if cards == 1:
        return done
    several = n_("{done}: {n} card", "{done}: {n} cards", cards)
    return several.format(done=done, n=number(cards))


def when(day: date, minutes: int, *, today: bool) -> str:
    """Give when something was done, briefly: the time alone where it was today."""
    time = clock_time(minutes)
    if today:
        return time
    return p_("moment", "{day} {time}").format(day=day_brief(day), time=time)


def when_full(day: date, minutes: int) -> str:
    """Give day and time in full."""
    return _("{day}, {time}").format(day=day_full(day), time=clock_time(minutes))


def session(mode: str | None, *, is_mock: bool) -> str:
    """Give the kind of session that something was done in, "" where it was done in none."""
    if is_mock:
        return _("in a mock exam")
    return {
        "study": _("in a study session"),
        "ahead": _("in a study session ahead"),
        "quiz": _("in a quiz"),
        "cram": _("in a drill"),
    }.get(mode or "", "")


def taken_back() -> str:
    """Say in a few words that something was taken back."""
    return p_("of what was done", "taken back")


def is_taken_back(what: str) -> str:
    """Say in one short phrase what was done, and that it was taken back."""
    return p_("of what was done", "taken back: {what}").format(what=what)


def was_taken_back(what: str, question: str) -> str:
    """Say that something was taken back just now."""
    return _("Taken back: {what}").format(what=named(what, question))


def came_again(what: str, question: str) -> str:
    """Say that something that was taken back counts again."""
    return _("Brought again: {what}").format(what=named(what, question))


def named(what: str, question: str) -> str:
    """Give what was done and the card it was done to, where that is one."""
    asked = one_line(question)
    short = asked if len(asked) <= _LONGEST else asked[: _LONGEST - 1] + "…"
    return _("{what}, “{question}”").format(what=what, question=short) if asked else what
