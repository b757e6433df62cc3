"""How a session went and what comes next, in words for both faces."""

from aiquiz.say.dates import ahead
from aiquiz.say.forms import listed
from aiquiz.say.language import _, n_
from aiquiz.say.numbers import number, percent


def session_done(kind: str, *, is_mock: bool = False) -> str:
    """Say that a session of this kind is over."""
    if is_mock:
        return _("Mock exam done")
    return {"quiz": _("Quiz done"), "cram": _("Drill done")}.get(kind, _("Session done"))


def session_name(kind: str) -> str:
    """Give what a session of this kind is called in the middle of a sentence."""
    return {"quiz": _("quiz"), "cram": _("drill")}.get(kind, _("session"))


def counts(exact: int, slips: int, second: int, yours: int, close: int) -> str:
    """Give in which ways answers were right, and how many were close.

    Exact ones are always told, the others only where there are any.
    """
    told = [n_("{n} exact", "{n} exact", exact).format(n=exact)]
    if slips:
        told.append(n_("{n} with a slip", "{n} with a slip", slips).format(n=slips))
    if second:
        told.append(n_("{n} on the second try", "{n} on the second try", second).format(n=second))
    if yours:
        told.append(n_("{n} on your word", "{n} on your word", yours).format(n=yours))
    if close:
        told.append(n_("{n} close", "{n} close", close).format(n=close))
    return listed(told)


def put_away(cards: int) -> str:
    """Say how many of the missed cards a drill leaves out, as they were suspended or put off."""
    words = n_(
        "{n} missed card is put away and not drilled.",
        "{n} missed cards are put away and not drilled.",
        cards,
    )
    return words.format(n=number(cards))


def today_left(left: int, streak: int) -> str:
    """Say what today still asks for; with nothing left, how many days in a row were studied."""
    if left:
        return n_("{n} card left", "{n} cards left", left).format(n=number(left))
    nothing = _("nothing left")
    if not streak:
        return nothing
    row = n_("{n} day in a row", "{n} days in a row", streak).format(n=number(streak))
    return _("{nothing}: {row}").format(nothing=nothing, row=row)


def next_cards(count: int, minutes: int) -> str:
    """Say how many cards come back and how long they take."""
    cards = n_("{n} card", "{n} cards", count).format(n=number(count))
    long = n_("about {n} minute", "about {n} minutes", minutes).format(n=number(minutes))
    return _("{cards}, {long}").format(cards=cards, long=long)


def next_day(days: int) -> str:
    """Give the day on which cards come back as the head of a line: Tomorrow, In 3 days."""
    words = ahead(days)
    return words[:1].upper() + words[1:]


def known(now: int, before: int, cards: int, decks: int) -> str:
    """Say which share of the cards of `decks` is known now, and was before where that differs."""
    share, then = percent(now / cards), percent(before / cards)
    told = share if now == before else f"{then} → {share}"
    of = n_("{share} of this deck", "{share} of these decks", decks)
    return of.format(share=told)


def go_on_with(kind: str, *, is_mock: bool) -> str:
    """Offer to go on with a session of this kind that was left."""
    if is_mock:
        return _("Go on with the mock exam")
    words = {"quiz": _("Go on with the quiz"), "cram": _("Go on with the drill")}
    return words.get(kind, _("Go on with the session"))


def left_open(kind: str, asked: int, total: int, *, is_mock: bool) -> str:
    """Say that a session of today was left, and how to go on with it on the command line."""
    words = {
        "mock": _("A mock exam was left today at {n} of {total}: study --go-on takes it up again."),
        "quiz": _("A quiz was left today at {n} of {total}: study --go-on takes it up again."),
        "cram": _("A drill was left today at {n} of {total}: study --go-on takes it up again."),
    }
    session = _("A session was left today at {n} of {total}: study --go-on takes it up again.")
    return words.get("mock" if is_mock else kind, session).format(n=asked, total=total)
