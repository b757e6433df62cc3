"""Forgetting what was typed, in words."""

from datetime import date

from aiquiz.say.dates import day_brief, day_full
from aiquiz.say.language import _, n_
from aiquiz.say.numbers import number
from aiquiz.text import fold, one_line


def would_go(answers: int, decks: int, span: tuple[date, date] | None) -> str:
    """Say of how many answers, to how many decks and of which days the text would go."""
    told = n_("What you typed in {n} answer", "What you typed in {n} answers", answers)
    of_decks = n_("to {n} deck", "to {n} decks", decks)
    words = f"{told.format(n=number(answers))} {of_decks.format(n=number(decks))}"
    if span is None:
        return f"{words}."
    first, last = map(day_full, span)
    if first == last:
        return _("{words}, on {day}.").format(words=words, day=first)
    return _("{words}, from {first} to {last}.").format(words=words, first=first, last=last)


def accepted_go(count: int) -> str:
    """Say how many answers are no longer accepted once they are forgotten."""
    words = n_(
        "{n} answer that you had accepted goes too, and is no longer right: --keep-accepted keeps"
        " it.",
        "{n} answers that you had accepted go too, and are no longer right: --keep-accepted keeps"
        " them.",
        count,
    )
    return words.format(n=number(count))


def accepted_stay(count: int) -> str:
    """Say how many accepted answers are kept."""
    words = n_(
        "{n} answer that you had accepted stays.", "{n} answers that you had accepted stay.", count
    )
    return words.format(n=number(count))


def in_copies(count: int) -> str:
    """Say in how many files beside progress texts stand."""
    words = n_("They go from {n} backup too.", "They go from {n} backups too.", count)
    return words.format(n=number(count))


def in_unread(count: int) -> str:
    """Say in how much beside progress texts may stand, as it can't be changed now."""
    words = n_(
        "{n} more file or folder can’t be changed now, and may hold some: it is named at the end.",
        "{n} more files or folders can’t be changed now, and may hold some:"
        " they are named at the end.",
        count,
    )
    return words.format(n=number(count))


def for_good() -> str:
    """Say what is lost and what is not."""
    return _("Reviews, ratings and scores stay as they are. The texts can’t be brought back.")


def question() -> str:
    """Ask whether it is to be done."""
    return _("Forget them? [y/n]")


def is_yes(answer: str) -> bool:
    """Tell whether `answer` to the question is yes."""
    return fold(answer) in {"y", "yes", fold(_("y")), fold(_("yes"))}


def nothing(kept: int) -> str:
    """Say that there is nothing to forget, where so many accepted answers are kept."""
    told = _("There is no typed text to forget.")
    return f"{told} {accepted_stay(kept)}" if kept else told


def nothing_done() -> str:
    """Say that the learner did not want it."""
    return _("Nothing was forgotten.")


def done(count: int) -> str:
    """Say that it was done, in so many backups too."""
    if not count:
        return _("Forgotten.")
    words = n_("Forgotten, in {n} backup too.", "Forgotten, in {n} backups too.", count)
    return words.format(n=number(count))


def left(path: str, why: str) -> str:
    """Say that texts may still stand in what is at `path`, and what to do."""
    words = {
        "damaged": _("{path} is damaged and was left as it is, with what you typed: delete it."),
        "not-ours": _("{path} is no backup of aiquiz and was left as it is: look at it yourself."),
        "linked": _(
            "{path} has a second name on its disk and was left as it is: delete one of the two,"
            " and run this again."
        ),
        "link": _(
            "{path} is a link, and the file that it leads to was left as it is: delete both, or put"
            " that file in the place of the link, and run this again."
        ),
        "shut": _(
            "{path} can’t be looked into, and what lies in it was left as it is: allow reading and"
            " writing it, and run this again."
        ),
        "away": _(
            "{path} is a link that leads nowhere, so copies on a disk that is away were left as"
            " they are: put that disk in its place, and run this again."
        ),
        "newer": _("{path} was made by a newer aiquiz: forget with that one."),
        "busy": _("{path} is being used: close other windows, and run this again."),
        "full": _("{path} could not be changed, the disk is full: make room, and run this again."),
        "read-only": _("{path} may not be changed: let it be written, and run this again."),
    }
    other = _("{path} could not be changed: run this again, or delete it.")
    return words.get(why, other).format(path=one_line(path))


def forgotten_typed() -> str:
    """Give the one word that stands for a text that was forgotten."""
    return _("forgotten")


def forgotten_times(count: int) -> str:
    """Give of how many answers the text was forgotten."""
    return n_("{n} forgotten", "{n} forgotten", count).format(n=number(count))


def typed_before(day: date, days: int) -> str:
    """Say before which day what was typed is forgotten; `days` ago it was, -1 for all up to now."""
    if days < 0:
        return _("typed text forgotten")
    return _("typed text forgotten before {day}").format(day=_day(day, days))


def before(day: date, days: int) -> str:
    """Say the same where it is plain what is told of."""
    return (
        forgotten_typed() if days < 0 else _("forgotten before {day}").format(day=_day(day, days))
    )


def _day(day: date, days: int) -> str:
    return day_brief(day) if days < _PLAIN_DAYS else f"{day_brief(day)} {day.year}"


_PLAIN_DAYS = 330
"""Days after which the year is told with a date."""
