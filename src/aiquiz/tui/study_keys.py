"""The keys of the study screen: all of them, and those that matter now."""

from collections.abc import Sequence

from aiquiz.deck.card import (
    ChoiceCard,
    ClozeCard,
    MatchCard,
    MultipleCard,
    OrderCard,
    PickedCard,
)
from aiquiz.say import off
from aiquiz.say.language import _
from aiquiz.say.not_saved import SLOW
from aiquiz.study import Phase, Question, Session
from aiquiz.tui.commands.study import (
    AFTER,
    ANSWERING,
    CARD,
    COMMANDS,
    EVERYWHERE,
    HELP,
    PICKING,
    WAITING,
)
from aiquiz.tui.hint import Hint
from aiquiz.tui.key_words import is_typed
from aiquiz.tui.keys import Command, key_name, key_of, keys_now

_GAP = 2
"""The cells between two keys of the footer."""


def told(session: Session) -> tuple[Command, ...]:
    """Give the keys that do something in the present state of `session`, for its help."""
    if session.trouble:
        return tuple(c for c in COMMANDS if c.group in (WAITING, EVERYWHERE))
    asking = session.phase is Phase.ASKING or session.trying
    groups = {ANSWERING, EVERYWHERE} if asking else {AFTER, CARD, EVERYWHERE}
    without = set[str]()
    if asking and isinstance(session.card, PickedCard):
        groups.add(PICKING)
        ordered = isinstance(session.card, OrderCard)
        without |= {"study.count", "study.pick" if ordered else "study.take"}
    if not session.can_be_typed:
        without.add("study.type")
    return tuple(c for c in COMMANDS if c.group in groups and c.id not in without)


def why_off(session: Session, id_: str, *, built_in: bool) -> str:
    """Say why the command with the id `id_` can't be done now, "" where it can.

    `built_in` tells that the deck of the card comes with aiquiz.
    """
    command = next((command for command in COMMANDS if command.id == id_), None)
    asking = session.phase is Phase.ASKING or session.trying
    if command is None:
        return ""
    if session.trouble and command.group in (ANSWERING, PICKING, AFTER, CARD):
        return "" if id_ == "study.why" else off.why_off("not-on-disk")
    if id_ == "study.count" and asking and not session.trying:
        return off.why_off("not-close")
    if id_ == "study.type" and not session.can_be_typed:
        return off.why_off("not-picked")
    if asking and command.action.startswith("rate"):
        return off.during(_(AFTER))
    if command.group in ((AFTER, CARD) if asking else (ANSWERING, PICKING)):
        # Enter hands an answer in, and goes on after it.
        return "" if "enter" in command.keys else off.during(_(command.group))
    if id_ in ("study.override", "study.retype") and not session.can_override:
        return off.why_off("not-typed")
    if id_ == "study.edit" and built_in:
        return off.why_off("built-in")
    return ""


def hints(
    session: Session,
    *,
    marked: int | None = None,
    held: bool = False,
    more_gaps: bool = False,
    built_in: bool = False,
    waits: str = "",
    copies: bool = False,
    narrow: bool = False,
) -> list[Hint]:
    """Give the keys that matter in the present state of `session`, as the footer shows them.

    `marked` counts what is marked or paired so far, None where one pick answers; `held` tells
    that a thing of an order is being moved, `more_gaps` that the open gap is not the last,
    `built_in` that the deck of the card comes with aiquiz. What is not on disk yet `waits` with
    this code, and `copies` tells that it is something typed. A `narrow` screen has few columns.
    """
    leave = Hint(key_of("study.leave"), _("leave"), "leave", right=True, keep=True)
    if waits:
        return _waiting(waits, leave, copies=copies, narrow=narrow)
    if session.phase is Phase.ASKING or session.trying:
        typing = not isinstance(session.card, PickedCard)
        # On the second try, and where a choice has hints, there are more keys than fit beside it.
        slight = session.trying or session.can_be_typed
        help_ = Hint(_help_key(typing=typing), _("help"), "help", right=True, slight=slight)
        return [*_asking(session, marked, held, more_gaps), help_, leave]
    return [
        Hint(key_name("enter"), _("Next"), "enter", pill=True),
        *_judged(session, built_in=built_in),
        Hint(_help_key(typing=False), _("more"), "help", right=True),
        leave,
    ]


def tiny(hints: Sequence[Hint], width: int) -> list[Hint]:
    """Give what a footer of one row and `width` cells has room for: the pill, and the way out.

    Enter needs no name where there is no room for it: the pill always is what it does.
    """
    pill = next(hint for hint in hints if hint.pill)
    out = next((hint for hint in hints if hint.action == "leave" and not hint.pill), None)
    if out is None:
        return [pill]
    out = out._replace(words="", keep=False)
    if pill.width + _GAP + out.width > width and pill.key == key_name("enter"):
        pill = pill._replace(key="")
    return [pill, out]


def _waiting(code: str, leave: Hint, *, copies: bool, narrow: bool) -> list[Hint]:
    """Give the keys while something waits for the disk: Enter waits too, and has no pill."""
    retry = Hint(key_of("study.retry"), _("Try now"), "retry", pill=True)
    words = _("copy") if narrow else _("copy the answer")
    words = words if copies else _("copy: nothing was typed")
    copy = Hint(key_of("study.copy"), words, "copy", keep=copies, off=not copies)
    following = Hint(key_name("enter"), _("next, once it is on disk"), "enter", off=True, keep=True)
    if code == SLOW:
        # It is being tried: there is nothing to do but to leave.
        return [leave._replace(pill=True, right=False), copy, following]
    return [retry, copy, following, leave]


def _help_key(*, typing: bool) -> str:
    """Give the key that shows the help: while one is `typing` that is one that types nothing."""
    keys = keys_now(HELP).split(",")
    return key_name(next((key for key in keys if is_typed(key) != typing), keys[0]))


def _asking(session: Session, marked: int | None, held: bool, more_gaps: bool) -> list[Hint]:
    question, enter = session.question, key_name("enter")
    hint: list[Hint] = []
    if question.hints_left:
        words = _("hint {n}").format(n=len(question.hints_taken) + 1)
        hint.append(Hint(key_of("study.hint"), words, "hint", keep=True))
    if not session.trying:
        no_idea = Hint(key_of("study.no-idea"), _("no idea"), "no_idea", keep=True)
        pill = Hint(enter, _pill(question, marked, more_gaps), "submit", pill=True)
        return [pill, *_ways(question, held), *hint, no_idea]
    return [
        Hint(enter, _("Try again"), "submit", pill=True),
        Hint(key_of("study.no-idea"), _("show it"), "no_idea", keep=True),
        *hint,
        Hint(key_of("study.count"), _("accept it"), "count", keep=True),
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
            return [
                Hint(last, _("pick"), "", slight=True),
                Hint(key_of("study.type"), _("type it"), "type"),
            ]
        case MultipleCard():
            return [
                Hint(last, _("mark"), "", slight=True),
                Hint(key_of("study.type"), _("type them"), "type"),
            ]
        case OrderCard():
            does = _("put") if held else _("take")
            return [
                Hint(key_name("space"), does, "take", keep=True),
                Hint("↑↓", _("move"), "cursor_down", keep=True),
            ]
        case MatchCard():
            return [Hint(last, _("partner"), "", keep=True), Hint("↑↓", _("move"), "cursor_down")]
        case ClozeCard(gaps=gaps) if len(gaps) > 1:
            return [Hint("↑↓", _("other gap"), "gap(1)")]
        case _:
            return []


def _judged(session: Session, *, built_in: bool) -> list[Hint]:
    """Give what can be done about a verdict; to call a right answer wrong is for the help."""
    found = _about(session)
    if built_in:
        # Grey, with the reason, and behind what does something.
        found = [hint for hint in found if hint.action != "edit"]
        found.append(Hint(key_of("study.edit"), _("edit: not a built-in deck"), "edit", off=True))
    return found


def _about(session: Session) -> list[Hint]:
    undo, why = (
        Hint(key_of("study.undo"), _("undo"), "undo"),
        Hint(key_of("study.why"), _("why"), "why"),
    )
    retype, answered = Hint(key_of("study.retype"), _("retype"), "retype"), session.answered
    edit = Hint(key_of("study.edit"), _("edit"), "edit")
    if answered is None:
        return [undo]
    if not answered.given:
        return [
            undo,
            why,
            edit,
            Hint(key_of("study.override"), _("nothing was typed"), "override", off=True),
        ]
    if answered.overruled:
        return [
            Hint(key_of("study.override"), _("take it back"), "override"),
            undo,
            why,
            edit,
            retype,
        ]
    if answered.outcome == "correct":
        return [undo, why, edit]
    return [Hint(key_of("study.override"), _("I was right"), "override"), undo, why, edit, retype]
