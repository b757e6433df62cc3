"""Dates and times as each language writes them."""

from datetime import date

from aiquiz.say.language import _, n_, p_
from aiquiz.say.numbers import decimal, number

_DAYS_A_MONTH = 30.44
_DAYS_A_YEAR = 365.25


def _month(month: int) -> str:
    return (
        *(_("January"), _("February"), _("March"), _("April"), p_("month", "May"), _("June")),
        *(_("July"), _("August"), _("September"), _("October"), _("November"), _("December")),
    )[month - 1]


def _weekday(weekday: int) -> str:
    return (
        *(_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday")),
        *(_("Saturday"), _("Sunday")),
    )[weekday]


def day_long(day: date) -> str:
    """Give "Sunday 22 November"."""
    words = p_("with the weekday", "{weekday} {day}")
    return words.format(weekday=_weekday(day.weekday()), day=day_short(day))


def day_short(day: date) -> str:
    """Give "22 November"; French says 1er for the first of a month."""
    first = _("{day} {month}") if day.day > 1 else p_("first of the month", "{day} {month}")
    return first.format(day=day.day, month=_month(day.month))


def day_brief(day: date) -> str:
    """Give "22 Nov", with the month cut short; French points out that it is."""
    months = p_("months", "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec").split()
    return p_("brief", "{day} {month}").format(day=day.day, month=months[day.month - 1])


def day_full(day: date) -> str:
    """Give "22 November 2026"."""
    return with_year(day_short(day), day.year)


def with_year(day: str, year: int) -> str:
    """Give a day or a month that is said already, with its year."""
    return p_("with the year", "{day} {year}").format(day=day, year=year)


def weekday_letters() -> list[str]:
    """Give one letter a day, from Monday."""
    return p_("weekdays", "M T W T F S S").split()


def interval(days: int) -> str:
    """Give a number of days briefly: 9 d, 4.2 mo, 1.3 y."""
    if days < 100:
        return _("{n} d").format(n=number(days))
    if days < 2 * _DAYS_A_YEAR:
        return _("{n} mo").format(n=decimal(days / _DAYS_A_MONTH, 1))
    return _("{n} y").format(n=decimal(days / _DAYS_A_YEAR, 1))


def duration(seconds: float) -> str:
    """Give a time taken: 4.9 s, 31 s, 5 min 12 s, 2 h 5 min."""
    if seconds < 10:
        return _("{n} s").format(n=decimal(seconds, 1))
    whole = int(seconds + 0.5)
    if whole < 60:
        return _("{n} s").format(n=whole)
    minutes, rest = divmod(whole, 60)
    if minutes < 60:
        return _("{minutes} min {seconds} s").format(minutes=minutes, seconds=rest)
    return _("{hours} h {minutes} min").format(hours=number(minutes // 60), minutes=minutes % 60)


def clock_time(minutes: int) -> str:
    """Give a time of day, in minutes after midnight: 4:00, 4 h, 16 h 30."""
    hour, minute = divmod(minutes, 60)
    if minute:
        return _("{hour}:{minute}").format(hour=hour, minute=f"{minute:02}")
    return _("{hour}:00").format(hour=hour)


def ahead(days: int) -> str:
    """Give how far off a day is: today, tomorrow, in 3 days."""
    if days <= 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    return n_("in {n} day", "in {n} days", days).format(n=number(days))
