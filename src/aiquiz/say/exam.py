"""An exam and its plan, in words."""

from datetime import date

from aiquiz.say.dates import ahead, day_brief, day_full, day_short
from aiquiz.say.language import _, n_
from aiquiz.say.numbers import number, percent


def refused(code: str, on: date, deck: str) -> str:
    """Give the sentence for a day on which no exam can be planned, or an exam that is over."""
    return {
        "past": _("{day} has passed: an exam needs a day ahead."),
        "today": _("{day} is today: an exam can be planned from tomorrow on."),
        "far": _("{day} is more than two years ahead: set the exam when it is nearer."),
        "over": _("The exam of {day} is over; study goes on as without it."),
        "here": _("The exam is today; study goes on as without it."),
        "none": _("No exam is set: aiquiz exam {deck} --on YYYY-MM-DD sets one."),
    }[code].format(day=day_full(on), deck=deck)


def days_to(days: int, on: date, *, brief: bool = False) -> str:
    """Give what stands beside the number of days left, `brief` where there is little room."""
    told = day_brief(on) if brief else day_short(on)
    return n_("day to {date}", "days to {date}", days).format(date=told)


def exam_ahead(days: int) -> str:
    """Give "exam in 24 days"."""
    return _("exam {when}").format(when=ahead(days))


def exam_notice(days: int, on: date, key: str) -> str:
    """Say at home that an exam lies ahead; `key` shows its plan."""
    words = _("Exam {when}, on {date}: {key} shows the plan.")
    return words.format(when=ahead(days), date=day_short(on), key=key)


def load(cards: int, minutes: int, most: int) -> str:
    """Give how many cards there are, and what a day has room for."""
    told = n_("{n} card", "{n} cards", cards).format(n=number(cards))
    time = n_("{n} minute a day", "{n} minutes a day", minutes).format(n=number(minutes))
    room = n_("at most {n} card", "at most {n} cards", most).format(n=number(most))
    return f"{told} · {time} · {room}"


def load_short(cards: int, minutes: int) -> str:
    """Give the same where there is little room."""
    told = n_("{n} card", "{n} cards", cards).format(n=number(cards))
    return f"{told} · " + _("{n} min a day").format(n=number(minutes))


def new_left(new: int, unseen: int, last: date | None) -> str:
    """Give how many cards were never studied, and by when the last of them is begun."""
    if not new or last is None:
        return _("no new card left") if not new else _("there is no room for new cards")
    if unseen:
        words = n_(
            "{unseen} of {n} new cards does not fit in",
            "{unseen} of {n} new cards do not fit in",
            unseen,
        )
        return words.format(n=number(new), unseen=number(unseen))
    if new == 1:
        return _("1 new card left, begun by {date}").format(date=day_short(last))
    return _("{n} new cards left, the last by {date}").format(n=number(new), date=day_short(last))


def new_left_short(new: int, unseen: int, last: date | None) -> str:
    """Give the same where there is little room."""
    if not new or last is None:
        return new_left(new, unseen, last)
    if unseen:
        return _("{n} new, {unseen} without room").format(n=number(new), unseen=number(unseen))
    return _("{n} new, the last by {date}").format(n=number(new), date=day_brief(last))


def score_names(*, brief: bool = False) -> tuple[str, str, str]:
    """Give what the three scores are: today's, and those on the day with the plan and without."""
    if brief:
        return _("today"), _("that day, with plan"), _("that day, without")
    return _("today"), _("that day, with this plan"), _("that day, without it")


def score_share(expected: float, cards: int) -> tuple[str, str]:
    """Give a score in percent, and as cards of all cards."""
    share = expected / cards if cards else 0.0
    return percent(share), f"{number(int(expected + 0.5))}/{number(cards)}"


def last_days(days: int) -> str:
    """Say on how many days before the exam the cards come first of which a review gains most."""
    words = n_("last day: most useful cards first", "last {n} days: most useful cards first", days)
    return words.format(n=number(days))


def most_on(cards: int) -> str:
    """Give how many cards the fullest day has."""
    return _("most on one day: {n}").format(n=number(cards))


def promise() -> str:
    """Say what an exam does not do."""
    return _("An exam adds and orders reviews, beside the limits; memory stays your own.")
