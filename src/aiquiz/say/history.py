"""Past sessions in words: when they were, on what, and how they went."""

from collections.abc import Sequence
from datetime import date

from aiquiz.say.dates import clock_time, day_brief, day_full, duration
from aiquiz.say.language import _, n_, p_
from aiquiz.say.numbers import number, percent
from aiquiz.say.report import session_name


def when(day: date, minutes: int, today: date, days_ago: int) -> str:
    """Give when a session began: "today 8:12", "yesterday 19:40", "Fri 20 Nov", "20 Nov 2025".

    `minutes` are those after midnight; `days_ago` counts study days.
    """
    time = clock_time(minutes)
    if days_ago <= 0:
        return _("today {time}").format(time=time)
    if days_ago == 1:
        return _("yesterday {time}").format(time=time)
    if day.year != today.year:
        return f"{day_brief(day)} {day.year}"
    return f"{_weekday_brief(day)} {day_brief(day)}"


def when_cells() -> int:
    """Give the characters that `when` takes at most."""
    late = clock_time(_LATE)
    return max(len(told.format(time=late)) for told in (_("today {time}"), _("yesterday {time}")))


_LATE = 22 * 60 + 22
"""A time of day that is as long as any."""


def when_brief(day: date, minutes: int, today: date, days_ago: int) -> str:
    """Give the same where there is little room: the time, or the day."""
    if days_ago <= 0:
        return clock_time(minutes)
    return f"{day_brief(day)} {day.year}" if day.year != today.year else day_brief(day)


def when_full(day: date, minutes: int) -> str:
    """Give day and time in full."""
    return _("{day}, {time}").format(day=day_full(day), time=clock_time(minutes))


def _weekday_brief(day: date) -> str:
    return p_("weekdays", "Mon Tue Wed Thu Fri Sat Sun").split()[day.weekday()]


def decks(titles: Sequence[str], *, asked_all: bool) -> str:
    """Give what a session was on: the title of its deck, how many it were, or all there are."""
    if asked_all:
        return _("all decks")
    if len(titles) == 1:
        return titles[0]
    return n_("{n} deck", "{n} decks", len(titles)).format(n=number(len(titles)))


def kind(mode: str, *, is_mock: bool) -> str:
    """Give what kind of session it was, in one or two words."""
    if is_mock:
        return _("mock exam")
    return p_("session", "ahead") if mode == "ahead" else session_name(mode)


def what(mode: str, told: str, *, is_mock: bool) -> str:
    """Give the decks of a session, behind its kind where that is not plain study."""
    if mode == "study":
        return told
    return _("{kind}: {decks}").format(kind=kind(mode, is_mock=is_mock), decks=told)


def left(cards: int, planned: int) -> str:
    """Say that a session was left before its end."""
    return _("left at {n} of {total}").format(n=number(cards), total=number(planned))


def asked_of(cards: int, planned: int) -> str:
    """Say the same where there is little room."""
    return _("{n} of {total}").format(n=number(cards), total=number(planned))


def answers(count: int) -> str:
    """Give how many answers there were."""
    return n_("{n} answer", "{n} answers", count).format(n=number(count))


def best(score: float, cards: int, day: date) -> str:
    """Give a best score, of how many cards it is and when it was reached."""
    words = n_("{score} of {n} card, {day}", "{score} of {n} cards, {day}", cards)
    return words.format(score=percent(score), n=number(cards), day=day_full(day))


def last_quizzes(count: int) -> str:
    """Give the heading of the scores of the last quizzes."""
    return n_("The last quiz", "The last {n} quizzes", count).format(n=number(count))


def forgotten() -> str:
    """Say that what was typed is not known any more."""
    return _("what was typed was forgotten")


def nothing_typed() -> str:
    """Say that no answer was given."""
    return _("nothing was typed")


def no_session(asked: int, count: int) -> str:
    """Say that there is no session with the number asked for; there are `count`."""
    if not count:
        return _("There is no session yet.")
    words = n_(
        "There is no session {asked}: there is only session 1.",
        "There is no session {asked}: they are numbered from 1 to {n}.",
        count,
    )
    return words.format(asked=asked, n=count)


def none_to_study() -> str:
    """Say why the misses of a session can't be studied."""
    return _("No deck holds these cards any more, or they are put away today.")


def taken_back() -> str:
    """Say why a session that was listed is none any more."""
    return _("Every answer of it was taken back.")


def result(correct: int, cards: int, score: float) -> str:
    """Give how many of the cards of a session were right, and its score."""
    words = n_("{right} of {n} card right", "{right} of {n} cards right", cards)
    told = words.format(right=number(correct), n=number(cards))
    return f"{told} · " + _("score {percent}").format(percent=percent(score))


def again() -> str:
    """Say that a card was asked once more."""
    return p_("card", "again")


def hints(count: int) -> str:
    """Give how many hints were taken."""
    return n_("{n} hint", "{n} hints", count).format(n=number(count))


def took(ms: int, *, is_all_counted: bool) -> str:
    """Give the time of an answer; one of which no more than a minute counts says just that."""
    return duration(ms / 1000) if is_all_counted else _("over a minute")


def untyped(reason: str, *, is_forgotten: bool) -> str:
    """Say why there is no text of an answer whose reason has this code."""
    return nothing_typed() if reason in _NOTHING and not is_forgotten else forgotten()


_NOTHING = frozenset({"no-idea", "empty"})
"""The reasons of answers that held no text."""
