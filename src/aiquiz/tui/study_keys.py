"""The keys of the study screen: all of them, and those that matter now."""

from aiquiz.deck.card import (
    ChoiceCard,
    ClozeCard,
    MatchCard,
    MultipleCard,
    OrderCard,
    PickedCard,
)
from aiquiz.say.language import _, later
from aiquiz.study import Phase, Question, Session
from aiquiz.tui.keys import Command, key_name
from aiquiz.tui.widgets.footer import Hint

_ANSWERING = later("While you answer")
_PICKING = later("Without typing")
_AFTER = later("After an answer")
_CARD = later("The card")
_EVERYWHERE = later("Everywhere")

COMMANDS = (
    Command(
        "study.next",
        "enter",
        "enter",
        later("Next"),
        later("hand the answer in"),
        _ANSWERING,
    ),
    Command(
        "study.hint",
        "tab",
        "hint",
        later("hint"),
        later("a hint; after one the answer is Hard at best"),
        _ANSWERING,
        True,
    ),
    Command(
        "study.no-idea",
        "ctrl+g",
        "no_idea",
        later("no idea"),
        later("no idea: show the answer"),
        _ANSWERING,
    ),
    Command(
        "study.count",
        "ctrl+o",
        "count",
        later("accept it"),
        later("close is right: count it, and accept it from now on"),
        _ANSWERING,
    ),
    Command(
        "study.later",
        "ctrl+l",
        "later",
        later("later"),
        later("ask this card last"),
        _ANSWERING,
    ),
    Command(
        "study.undo-last",
        "backspace",
        "undo_last",
        later("undo last"),
        later("twice, with nothing typed: take the last answer back"),
        _ANSWERING,
        priority=True,
    ),
    Command(
        "study.pick",
        "",
        "",
        later("pick"),
        later("pick, mark or pair"),
        _PICKING,
        shown="a b c",
    ),
    Command(
        "study.move",
        "",
        "",
        later("move"),
        later("move to another row"),
        _PICKING,
        shown="↑ ↓",
    ),
    Command(
        "study.take",
        "",
        "",
        later("take"),
        later("take a thing, then put it down"),
        _PICKING,
        shown=later("space"),
    ),
    Command(
        "study.type",
        "t",
        "type",
        later("type it"),
        later("hide the options and type the answer"),
        _PICKING,
    ),
    Command(
        "study.go-on",
        "",
        "",
        later("Next"),
        later("the next card"),
        _AFTER,
        shown=later("enter"),
    ),
    Command(
        "study.rate",
        "1,2,3,4,ampersand,é,quotation_mark,apostrophe",
        "rate",
        later("rate"),
        later("Again, Hard, Good, Easy: when it comes back"),
        _AFTER,
        shown="1 2 3 4",
    ),
    Command(
        "study.undo",
        "u",
        "undo",
        later("undo"),
        later("take the answer back and be asked anew"),
        _AFTER,
    ),
    Command(
        "study.retype",
        "r",
        "retype",
        later("retype"),
        later("a slip: correct what was typed"),
        _AFTER,
    ),
    Command(
        "study.override",
        "i",
        "override",
        later("I was right"),
        later("I was right: count it, and accept it from now on; or I was wrong"),
        _AFTER,
    ),
    Command("study.why", "x", "why", later("why"), later("how it was graded"), _AFTER),
    Command("study.retry", "r", "retry", later("Try now"), later("write to disk now"), _AFTER),
    Command("study.edit", "e", "edit", later("edit"), later("open it in your editor"), _CARD),
    Command(
        "study.bury", "b", "mark('bury')", later("bury"), later("not again before tomorrow"), _CARD
    ),
    Command(
        "study.suspend",
        "s",
        "mark('suspend')",
        later("suspend"),
        later("never again, until you take that back"),
        _CARD,
    ),
    Command(
        "study.flag",
        "f",
        "mark('flag')",
        later("flag"),
        later("flag it, to find it again"),
        _CARD,
    ),
    Command(
        "study.leave",
        "escape",
        "leave",
        later("leave"),
        later("leave, nothing is lost"),
        _EVERYWHERE,
    ),
    Command(
        "study.help",
        "f1,question_mark",
        "help",
        later("help"),
        later("this page"),
        _EVERYWHERE,
        shown="F1 ?",
    ),
)


def told(session: Session) -> tuple[Command, ...]:
    """Give the keys that do something in the present state of `session`, for its help.

    The key that writes an answer to disk again corrects a slip at any other time.
    """
    asking = session.phase is Phase.ASKING or session.trying
    groups = {_ANSWERING, _EVERYWHERE} if asking else {_AFTER, _CARD, _EVERYWHERE}
    without = {"study.retype" if session.trouble else "study.retry"}
    if asking and isinstance(session.card, PickedCard):
        groups.add(_PICKING)
        ordered = isinstance(session.card, OrderCard)
        without |= {"study.count", "study.pick" if ordered else "study.take"}
    if not session.can_be_typed:
        without.add("study.type")
    return tuple(c for c in COMMANDS if c.group in groups and c.id not in without)


def hints(
    session: Session,
    *,
    marked: int | None = None,
    held: bool = False,
    more_gaps: bool = False,
    built_in: bool = False,
) -> list[Hint]:
    """Give the keys that matter in the present state of `session`, as the footer shows them.

    `marked` counts what is marked or paired so far, None where one pick answers; `held` tells
    that a thing of an order is being moved, `more_gaps` that the open gap is not the last,
    `built_in` that the deck of the card comes with aiquiz.
    """
    leave = Hint(key_name("escape"), _("leave"), "leave", right=True, keep=True)
    if session.trouble:
        return [
            Hint("r", _("Try now"), "retry", pill=True),
            Hint(key_name("enter"), _("next, once it is on disk"), "enter", off=True),
            leave,
        ]
    if session.phase is Phase.ASKING or session.trying:
        key = "?" if isinstance(session.card, PickedCard) else "F1"
        # On the second try, and where a choice has hints, there are more keys than fit beside it.
        slight = session.trying or session.can_be_typed
        help_ = Hint(key, _("help"), "help", right=True, slight=slight)
        return [*_asking(session, marked, held, more_gaps), help_, leave]
    return [
        Hint(key_name("enter"), _("Next"), "enter", pill=True),
        *_judged(session, built_in=built_in),
        Hint("?", _("more"), "help", right=True),
        leave,
    ]


def _asking(session: Session, marked: int | None, held: bool, more_gaps: bool) -> list[Hint]:
    question, enter = session.question, key_name("enter")
    hint: list[Hint] = []
    if question.hints_left:
        words = _("hint {n}").format(n=len(question.hints_taken) + 1)
        hint.append(Hint(key_name("tab"), words, "hint", keep=True))
    if not session.trying:
        no_idea = Hint("ctrl+g", _("no idea"), "no_idea", keep=True)
        pill = Hint(enter, _pill(question, marked, more_gaps), "submit", pill=True)
        return [pill, *_ways(question, held), *hint, no_idea]
    return [
        Hint(enter, _("Try again"), "submit", pill=True),
        Hint("ctrl+g", _("show it"), "no_idea", keep=True),
        *hint,
        Hint("ctrl+o", _("accept it"), "count", keep=True),
    ]


def _pill(question: Question, marked: int | None, more_gaps: bool) -> str:
    """Give what Enter does, with the number it acts on."""
    match question.card:
        case MultipleCard() if marked:
            return _("Answer with {n}").format(n=marked)
        case MatchCard(pairs=pairs) if marked is not None and marked < len(pairs):
            return _("{n} of {total} paired").format(n=marked, total=len(pairs))
        case _:
            return _("Next gap") if more_gaps else _("Answer")


def _ways(question: Question, held: bool) -> list[Hint]:
    """Give the keys that only this kind of card has."""
    last = f"a–{'abcdefghijklmnopqrstuvwxyz'[min(len(question.options), 26) - 1]}"
    match question.card:
        case ChoiceCard():
            return [Hint(last, _("pick"), "", slight=True), Hint("t", _("type it"), "type")]
        case MultipleCard():
            return [Hint(last, _("mark"), "", slight=True), Hint("t", _("type them"), "type")]
        case OrderCard():
            does = _("put") if held else _("take")
            return [
                Hint(key_name("space"), does, "", keep=True),
                Hint("↑↓", _("move"), "", keep=True),
            ]
        case MatchCard():
            return [Hint(last, _("partner"), "", keep=True), Hint("↑↓", _("move"), "")]
        case ClozeCard(gaps=gaps) if len(gaps) > 1:
            return [Hint("↑↓", _("other gap"), "")]
        case _:
            return []


def _judged(session: Session, *, built_in: bool) -> list[Hint]:
    """Give what can be done about a verdict; to call a right answer wrong is for the help."""
    found = _about(session)
    if built_in:
        # Grey, with the reason, and behind what does something.
        found = [hint for hint in found if hint.action != "edit"]
        found.append(Hint("e", _("edit: not a built-in deck"), "edit", off=True))
    return found


def _about(session: Session) -> list[Hint]:
    undo, why = Hint("u", _("undo"), "undo"), Hint("x", _("why"), "why")
    retype, answered = Hint("r", _("retype"), "retype"), session.answered
    edit = Hint("e", _("edit"), "edit")
    if answered is None:
        return [undo]
    if not answered.given:
        return [undo, why, edit, Hint("i", _("nothing was typed"), "override", off=True)]
    if answered.overruled:
        return [Hint("i", _("take it back"), "override"), undo, why, edit, retype]
    if answered.outcome == "correct":
        return [undo, why, edit]
    return [Hint("i", _("I was right"), "override"), undo, why, edit, retype]
