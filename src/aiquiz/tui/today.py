"""What the top of home says: the day, what it asks for, and the week."""

from textual.content import Content

from aiquiz.desk.overview import Overview
from aiquiz.say.dates import ahead, clock_time, day_long, weekday_letters
from aiquiz.say.home import every_hidden
from aiquiz.say.language import _, n_
from aiquiz.say.numbers import number
from aiquiz.scheduling.days import Moment, date_of
from aiquiz.tui.figures import NAME, TICK, figure
from aiquiz.tui.keys import key_of


def day_told(now: Moment) -> Content:
    """Give the study day that it is."""
    told = day_long(date_of(now.day))
    if now.calendar_day != now.day:
        # Past midnight the day that is studied goes on, and its end is what makes that plain.
        told = _("{day}, until {time}").format(day=told, time=clock_time(now.day_start_min))
    return Content.styled(told, "$faint")


def is_done(overview: Overview) -> bool:
    """Tell whether today asks for nothing more."""
    return not (_count(overview) or overview.first_run or overview.all_hidden)


def is_first(overview: Overview) -> bool:
    """Tell whether there is only a welcome to say; with every deck hidden there is more."""
    return overview.first_run and not overview.all_hidden


def shape(overview: Overview) -> Content:
    """Give the number of cards that today asks for, drawn large."""
    if is_done(overview):
        return Content("\n".join(TICK))
    return Content("\n".join(NAME if is_first(overview) else figure(_count(overview))))


def words(overview: Overview, day_start_min: int) -> Content:
    """Give what stands beside the number; a study day starts at `day_start_min` past midnight."""
    if is_first(overview):
        return Content("")
    if overview.all_hidden:
        first, *rest = every_hidden(key_of("home.hidden"))
    elif _count(overview):
        first, *rest = _asked(overview)
    else:
        first, *rest = _done(overview, day_start_min)
    return Content("\n").join(
        [Content.styled(first, "bold $ink"), *(Content.styled(line, "$soft") for line in rest)]
    )


def week(overview: Overview) -> Content:
    """Give the days of this week, those studied marked, below how many there are in a row."""
    if overview.first_run:
        return Content("")
    monday = overview.today - date_of(overview.today).weekday()
    streak = overview.streak
    told = n_("{n} day in a row", "{n} days in a row", streak).format(n=streak)
    return Content("\n").join(
        [
            Content.styled(told if streak else "", "$soft"),
            Content.styled("  ".join(weekday_letters()), "$faint"),
            Content("  ").join(_square(overview, day) for day in range(monday, monday + 7)),
        ]
    )


def welcome() -> Content:
    """Give what is said before anything was ever studied."""
    return Content.styled(
        _(
            "Two interviews on AI are ready, in English and in French. You type the "
            "answers; each one comes back just before you would forget it."
        ),
        "$soft",
    )


def _count(overview: Overview) -> int:
    return overview.total.due + overview.total.new


def _asked(overview: Overview) -> list[str]:
    total, minutes = overview.total, overview.minutes
    return [
        n_("card today", "cards today", _count(overview)),
        _("{due} to review · {new} new").format(due=number(total.due), new=number(total.new)),
        n_("about {n} minute", "about {n} minutes", minutes).format(n=minutes),
    ]


def _done(overview: Overview, day_start_min: int) -> list[str]:
    answered = _("{n} answered, {right} right").format(
        n=number(overview.answered_today), right=number(overview.right_today)
    )
    told = [_("All done for today"), answered]
    if overview.next_day is not None:
        count = n_("{n} card", "{n} cards", overview.next_count).format(n=overview.next_count)
        when = ahead(overview.next_day - overview.today)
        starts = clock_time(day_start_min)
        told.append(
            _("Next: {cards}, {when} from {time}").format(cards=count, when=when, time=starts)
        )
    return told


def _square(overview: Overview, day: int) -> Content:
    if day in overview.days_studied:
        return Content.styled("■", "$accent")
    if day == overview.today:
        return Content.styled("□", "$accent")
    return Content.styled("·", "$faint")
