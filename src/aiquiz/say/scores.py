"""The words of the scores."""

from collections.abc import Sequence
from datetime import date

from aiquiz.say.dates import day_brief, duration, with_year
from aiquiz.say.forms import share_of
from aiquiz.say.language import _, n_, p_
from aiquiz.say.numbers import number, percent


def pages() -> tuple[str, ...]:
    """Give the names of the pages, in their order."""
    return (_("Overview"), _("Memory"), p_("scores", "Time"), _("History"), _("Confusions"))


def all_decks() -> str:
    """Give what stands for all decks."""
    return _("all decks")


def range_name(days: int | None) -> str:
    """Give the name of a range of so many days, None for all there are."""
    if days is None:
        return _("all days")
    return {31: _("1 month"), 91: _("3 months"), 365: _("1 year")}[days]


def nothing_yet() -> str:
    """Say that there is nothing to tell."""
    return _("No answers yet. Five make the first picture.")


def nothing_here() -> str:
    """Say that the scope holds no answer."""
    return _("No answers in these days. r asks for more of them.")


def reading(share: float | None) -> str:
    """Say that numbers are being read, and how far that is."""
    if not share:
        return _("Reading …")
    return _("Counting answers … {share}").format(share=percent(share))


def retention_names(wanted: float) -> tuple[str, str]:
    """Give the name of retention, and what stands below it."""
    return _("retention"), _("wanted {share}").format(share=percent(wanted))


def streak_names(days: int, best: int) -> tuple[str, str]:
    """Give the name of a number of days in a row, and what stands below it."""
    return n_("day in a row", "days in a row", days), _("best {n}").format(n=number(best))


def answers_names(answers: int, days: int) -> tuple[str, str]:
    """Give the name of a number of answers, and what stands below it."""
    told = n_("{n} day", "{n} days", days).format(n=number(days))
    return n_("answer", "answers", answers), told


def known_names(known: int, cards: int) -> tuple[str, str]:
    """Give the name of a number of cards known, and what stands below it."""
    return n_("card known", "cards known", known), _("of {n}").format(n=number(cards))


def pace_names() -> tuple[str, str]:
    """Give the name of the time of an answer, and what stands below it."""
    return _("per answer"), p_("median", "median")


def seconds(found: int | None) -> str:
    """Give the time of an answer in whole seconds."""
    return "·" if found is None else _("{n} s").format(n=number(found))


def weekdays_short() -> list[str]:
    """Give the names of every second row of the calendar, from Monday."""
    names = p_("weekdays", "Mo Tu We Th Fr Sa Su").split()
    return [name if place % 2 == 0 else "" for place, name in enumerate(names)]


def month_brief(month: int) -> str:
    """Give the name of a month in three letters or four."""
    return day_brief(date(2000, month, 1)).partition(" ")[2]


def retention_head(period: str) -> str:
    """Give the heading of retention over time."""
    return {
        "day": _("Retention, by day"),
        "week": _("Retention, by week"),
        "month": _("Retention, by month"),
    }[period]


def spent_head(period: str) -> str:
    """Give the heading of time spent."""
    return {
        "day": _("Time spent, by day"),
        "week": _("Time spent, by week"),
        "month": _("Time spent, by month"),
    }[period]


def period_name(when: date, period: str, *, full: bool = False) -> str:
    """Give the name of a stretch of time that begins on `when`; with its year where it is told."""
    name = month_brief(when.month) if period == "month" else day_brief(when)
    return with_year(name, when.year) if full else name


def ends(first: date, last: date, period: str) -> tuple[str, str]:
    """Give the names of the first and the last stretch of time, with years where they need them."""
    names = period_name(first, period), period_name(last, period)
    if names[0] == names[1] and first != last:
        return period_name(first, period, full=True), period_name(last, period, full=True)
    return names


def wanted_line(wanted: float) -> str:
    """Give what the dashed line stands for."""
    return _("╌╌ wanted {share}").format(share=percent(wanted))


def outcome_word(outcome: str) -> str:
    """Give the word for what an answer came to."""
    return {
        "exact": p_("answers", "exact"),
        "slip": p_("answers", "with a slip"),
        "close": p_("answers", "close"),
        "wrong": p_("answers", "wrong"),
        "override": p_("answers", "overruled"),
    }[outcome]


def stage_word(stage: str) -> str:
    """Give the word for the age of a memory."""
    return {
        "young": p_("memories", "young"),
        "mature": p_("memories", "mature"),
    }[stage]


def share_or_none(share: float | None) -> str:
    """Give a share in percent, a dot where there is none."""
    return "·" if share is None else percent(share)


def spent(ms: int) -> str:
    """Give a time spent, in minutes and hours."""
    return duration(ms / 1000)


def hour_name(hour: int) -> str:
    """Give an hour of the clock: 8:00, 8 h."""
    return _("{hour}:00").format(hour=hour)


def weeks_ahead(weeks: int) -> str:
    """Give the heading of the forecast."""
    return n_("Next week", "Next {n} weeks", weeks).format(n=weeks)


def cards_told(cards: int) -> str:
    """Give a number of cards."""
    return n_("{n} card", "{n} cards", cards).format(n=number(cards))


def answers_told(answers: int) -> str:
    """Give a number of answers."""
    return n_("{n} answer", "{n} answers", answers).format(n=number(answers))


def band_name(low: float, high: float) -> str:
    """Give a band of chances: 70–80%."""
    return share_of(f"{round(low * 100)}–{round(high * 100)}")


def forecast_told(*, brief: bool) -> str:
    """Say what the forecast leaves out."""
    if brief:
        return _("New cards come on top.")
    return _("As memory stands now: new cards, and what is forgotten, come on top.")


def heads(*names: str) -> Sequence[str]:
    """Give the heads of a table by their codes."""
    words = {
        "when": _("when"),
        "answers": _("answers"),
        "young": p_("memories", "young"),
        "mature": p_("memories", "mature"),
        "all": p_("memories", "all"),
        "tries": _("tries"),
        "predicted": _("predicted"),
        "real": p_("recall", "real"),
        "chance": _("chance"),
        "cards": _("cards"),
        "hour": _("hour"),
        "recall": _("recall"),
        "time": _("time"),
        "deck": _("deck"),
        "wanted": _("wanted"),
        "verdict": _("verdict"),
        "share": _("share"),
        "week": _("week"),
        "days": _("days"),
    }
    return [words[name] for name in names]


def today() -> str:
    """Give what stands below the first of the days to come."""
    return _("today")


def calibration_head() -> str:
    """Give the heading of calibration."""
    return _("Predicted against real")


def calibration_legend() -> str:
    """Give what the marks of calibration stand for."""
    return _("│ predicted   ━ real")


def nothing_tried() -> str:
    """Say that no memory was tried yet."""
    return _("Comes with the first reviews.")


def part_of(shown: int, all_: int) -> str:
    """Say that of all there are some are shown."""
    return _("{shown} of {all}").format(shown=number(shown), all=number(all_))


def outcomes_head() -> str:
    """Give the heading of what answers came to."""
    return _("Answers by verdict")


def hours_head() -> str:
    """Give the heading of the hours of the day."""
    return _("Hours of the day")


def most_at(hour: int) -> str:
    """Say at which hour most was answered."""
    return _("most from {hour}").format(hour=hour_name(hour))


def spent_in_all(ms: int) -> str:
    """Give the time spent in all."""
    return _("{time} in all").format(time=spent(ms))


def by_deck_head() -> str:
    """Give the heading of retention by deck."""
    return _("Retention, by deck")


def not_counted() -> str:
    """Say that the last answers are not among the figures."""
    return _("What was answered since the last look is not counted.")


def latest_head() -> str:
    """Give the heading of the last sessions."""
    return _("Last sessions")


def calendar_head() -> str:
    """Give the heading of the numbers of the calendar."""
    return _("Answers of the last year, by week")


def stages_told(*, brief: bool) -> str:
    """Say what is young and what is mature."""
    if brief:
        return _("mature: 21 days of stability and more")
    return _("Young memories, and mature ones: 21 days of stability and more")
