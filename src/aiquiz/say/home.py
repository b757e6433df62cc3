"""What stands around the list of decks at home, in words."""

from datetime import date

from aiquiz.say.dates import day_brief
from aiquiz.say.language import _, n_, p_
from aiquiz.say.numbers import number, percent


def days_ahead(days: int) -> str:
    """Give the heading of the forecast."""
    return n_("Next {n} day", "Next {n} days", days).format(n=days)


def on_average(cards: int) -> str:
    """Give how many cards a day asks on average."""
    return _("{n} a day on average").format(n=number(cards))


def weekdays_in_two() -> list[str]:
    """Give two letters a day, from Monday."""
    return p_("weekdays", "Mo Tu We Th Fr Sa Su").split()


def weeks_back(weeks: int) -> str:
    """Give the heading of the calendar."""
    return n_("This week", "Last {n} weeks", weeks).format(n=weeks)


def answers_on_days(answers: int, days: int) -> str:
    """Give how many answers were given, and on how many days."""
    told = n_("{n} answer", "{n} answers", answers).format(n=number(answers))
    on = n_("on {n} day", "on {n} days", days).format(n=number(days))
    return f"{told} {on}"


# Beside the list


def new_today(new: int, limit: int, *, bounded: bool) -> str:
    """Give how many new cards today asks; where a limit holds the rest back, that of the day."""
    if not bounded:
        return number(new)
    return _("{n} of {all} left").format(n=number(new), all=number(limit))


def retention(share: float, wanted: float) -> str:
    """Give retention held against what is wanted."""
    return _("{share}, wanted {wanted}").format(share=percent(share), wanted=percent(wanted))


def last_studied(day: date, today: date) -> str:
    """Give the day on which something was studied last."""
    days = (today - day).days
    if days <= 0:
        return _("today")
    if days == 1:
        return _("yesterday")
    if days < _DAYS_COUNTED:
        return n_("{n} day ago", "{n} days ago", days).format(n=number(days))
    return day_brief(day) if day.year == today.year else f"{day_brief(day)} {day.year}"


_DAYS_COUNTED = 14
"""From how many days on a date tells more than their number."""


def facts() -> tuple[str, ...]:
    """Give the names of what is told of a deck: cards, due, new, known and so on."""
    return (
        _("Cards"),
        _("Due today"),
        _("New today"),
        _("Known"),
        _("Retention"),
        _("Last studied"),
        _("Exam"),
        _("New a day"),
        _("Reviews a day"),
    )


def last_scores(scores: int) -> str:
    """Give the heading of so many scores."""
    return n_("Last score", "Last {n} scores", scores).format(n=number(scores))


def hardest_head() -> str:
    """Give the heading of the cards missed most."""
    return _("Hardest")


def misses(count: int) -> str:
    """Give how often a card was missed."""
    return n_("{n} miss", "{n} misses", count).format(n=number(count))


# The list


def none_found(query: str) -> str:
    """Say that no deck matches."""
    return _("No deck matches “{query}”.").format(query=query)


def marked(decks: int) -> str:
    """Say that decks are marked."""
    words = n_(
        "{n} deck is marked; enter studies it, esc takes the mark off.",
        "{n} decks are marked; enter studies them, esc takes the marks off.",
        decks,
    )
    return words.format(n=number(decks))


def one_by_one() -> str:
    """Say that no deck is selected that could be marked."""
    return _("Decks are marked one by one: select the row of one.")


def was_hidden(title: str, languages: int, again: str, lists: str) -> str:
    """Say that a deck was hidden, in so many languages.

    The key `again` shows it again, and `lists` lists what is hidden.
    """
    words = _("Hidden: {title}. {again} shows it again, {lists} shows what is hidden.")
    if languages == _BOTH:
        words = _(
            "Hidden, in both languages: {title}. "
            "{again} shows it again, {lists} shows what is hidden."
        )
    elif languages > _BOTH:
        words = _(
            "Hidden, in all {n} languages: {title}. "
            "{again} shows it again, {lists} shows what is hidden."
        )
    return words.format(title=title, n=number(languages), again=again, lists=lists)


_BOTH = 2


def is_shown(title: str) -> str:
    """Say that a deck is listed again."""
    return _("No longer hidden: {title}.").format(title=title)


def none_hidden() -> str:
    """Say that there is no hidden deck."""
    return _("No deck is hidden; h hides the selected one.")


def all_hidden(lists: str, hides: str) -> str:
    """Say that every deck is hidden: the keys `lists` and `hides` show them and list one again."""
    words = _("Every deck is hidden: {lists} shows them, {hides} lists one again.")
    return words.format(lists=lists, hides=hides)


def every_hidden(lists: str) -> list[str]:
    """Say in two lines that every deck is hidden, and that the key `lists` lists them."""
    return [_("Every deck is hidden"), _("{lists} lists them").format(lists=lists)]


def choose_one() -> str:
    """Say that no single deck is selected."""
    return _("That is done to one deck: select its row first.")
