"""Parameters of the learner's own, in words."""

from collections.abc import Mapping
from datetime import date
from math import isfinite

from aiquiz.say.dates import day_full
from aiquiz.say.language import _, n_
from aiquiz.say.numbers import decimal, number
from aiquiz.text import one_line

_LONGEST = 40


def parameters_error(code: str, facts: Mapping[str, object]) -> str:
    """Say what is wrong with the numbers that were given, and what would do."""
    match code:
        case "count" if facts["version"]:
            words = _("{found} numbers: these are for {version}, FSRS-6 has 21.")
            return words.format(found=facts["found"], version=facts["version"])
        case "count":
            return _("There are 21 parameters in FSRS-6, {found} were given.").format(
                found=facts["found"]
            )
        case "number":
            word = one_line(str(facts["given"]))
            short = word if len(word) <= _LONGEST else word[: _LONGEST - 1] + "…"
            words = _("Number {place} is “{given}”, which is none.")
            return words.format(place=facts["place"], given=short)
        case "range":
            words = _("Number {place} is {given}: it goes from {least} to {most}.")
            return words.format(**{name: _plain(value) for name, value in facts.items()})
        case _:
            return _("This is far more than 21 numbers.")


def _plain(value: object) -> str:
    """Give a number as it would be typed."""
    return f"{value:.12g}" if isinstance(value, float) else str(value)


def holds(since: date | None) -> str:
    """Say which parameters hold: the defaults, or one's own since a day."""
    if since is None:
        return _("The default parameters of FSRS-6 hold.")
    return _("Your own parameters hold since {day}.").format(day=day_full(since))


def held_against(count: int, reviews: int, since: date) -> str:
    """Say against which of the reviews on a later day parameters are held."""
    words = n_(
        "Held against {n} of {total} review on a later day, since {day}:",
        "Held against {n} of {total} reviews on a later day, since {day}:",
        reviews,
    )
    return words.format(n=number(count), total=number(reviews), day=day_full(since))


def set_name(name: str) -> str:
    """Give the name of a set of parameters."""
    return {"default": _("defaults"), "now": _("yours now"), "given": _("these")}[name]


def verdict(sign: int, mean: float, low: float, high: float) -> str:
    """Say whether parameters foretold better than the defaults: `sign` -1 for better, 1 for worse.

    The log-loss is `mean` above that of the defaults, which lies between `low` and `high`.
    """
    if not isfinite(low):
        return _("They were held against one card: that tells nothing.")
    words = {
        -1: _("These foretold better than the defaults: log-loss {mean}, {low} to {high}."),
        0: _("No clear difference from the defaults: log-loss {mean}, {low} to {high}."),
        1: _("These foretold worse than the defaults: log-loss {mean}, {low} to {high}."),
    }[sign]
    told = (decimal(value, 4) for value in (mean, low, high))
    return words.format(**dict(zip(("mean", "low", "high"), told, strict=True)))


def honest(since: date) -> str:
    """Say when that tells anything."""
    words = _("It tells something only if they were fitted without the reviews since {day}.")
    return words.format(day=day_full(since))


def too_few(reviews: int, enough: int) -> str:
    """Warn that there are too few reviews for a fit."""
    words = n_(
        "A fit from under {enough} reviews is often worse than the defaults: there is {n}.",
        "A fit from under {enough} reviews is often worse than the defaults: there are {n}.",
        reviews,
    )
    return words.format(enough=number(enough), n=number(reviews))


def settings_of(*, own_parameters: bool) -> str:
    """Give the heading of a deck's settings, with whose parameters hold where they are own ones."""
    return _("settings · your own parameters") if own_parameters else _("settings")
