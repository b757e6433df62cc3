"""The keys of the study screen: all of them, and those that matter now."""

from aiquiz.deck.card import ChoiceCard, ClozeCard, MatchCard, MultipleCard, OrderCard
from aiquiz.say.language import _, later
from aiquiz.study import Phase, Question, Session
from aiquiz.tui.keys import Command, key_name
from aiquiz.tui.widgets.footer import Hint

_ANSWERING = later("While you answer")
_AFTER = later("After an answer")
_GRADING = later("The grading")
_CARD = later("The card")
_EVERYWHERE = later("Everywhere")

COMMANDS = (
    Command(
        "study.next",
        "enter",
        "enter",
        later("Next"),
        later("answer, then go on"),
        _AFTER,
    ),
    Command(
        "study.rate",
        "1,2,3,4,ampersand,é,quotation_mark,apostrophe",
        "rate",
        later("rate"),
        later("change the rating"),
        _AFTER,
        shown="1 2 3 4",
    ),
    Command("study.undo", "u", "undo", later("undo"), later("undo the answer"), _AFTER),
    Command("study.retry", "r", "retry", later("Try now"), later("write it once more"), _AFTER),
    Command(
        "study.override",
        "i",
        "override",
        later("I was right"),
        later("I was right, or wrong"),
        _GRADING,
    ),
    Command("study.why", "x", "why", later("why"), later("why this verdict"), _GRADING),
    Command(
        "study.retype", "r", "retype", later("retype"), later("a slip: let me retype"), _GRADING
    ),
    Command("study.edit", "e", "edit", later("edit"), later("edit in your editor"), _CARD),
    Command("study.bury", "b", "mark('bury')", later("bury"), later("not today"), _CARD),
    Command(
        "study.suspend",
        "s",
        "mark('suspend')",
        later("suspend"),
        later("ask it no more"),
        _CARD,
    ),
    Command("study.flag", "f", "mark('flag')", later("flag"), later("flag it"), _CARD),
    Command(
        "study.hint", "tab", "hint", later("hint"), later("a hint: Hard at best"), _ANSWERING, True
    ),
    Command(
        "study.no-idea",
        "ctrl+g",
        "no_idea",
        later("no idea"),
        later("no idea: show it"),
        _ANSWERING,
    ),
    Command(
        "study.later",
        "ctrl+l",
        "later",
        later("later"),
        later("ask it at the end"),
        _ANSWERING,
    ),
    Command(
        "study.pick",
        "",
        "",
        later("pick"),
        later("pick, mark or pair"),
        _ANSWERING,
        shown="a b c",
    ),
    Command(
        "study.move",
        "",
        "",
        later("move"),
        later("space takes and puts"),
        _ANSWERING,
        shown="↑ ↓",
    ),
    Command(
        "study.undo-last",
        "backspace",
        "undo_last",
        later("undo last"),
        later("twice: undo the last"),
        _ANSWERING,
        priority=True,
    ),
    Command(
        "study.type",
        "t",
        "type",
        later("type it instead"),
        later("a choice: type it"),
        _ANSWERING,
    ),
    Command(
        "study.count",
        "ctrl+o",
        "count",
        later("count it"),
        later("it was close: count it"),
        _ANSWERING,
    ),
    Command(
        "study.leave",
        "escape",
        "leave",
        later("leave"),
        later("leave, nothing is lost"),
        _EVERYWHERE,
    ),
    Command("study.help", "question_mark", "help", later("help"), later("this page"), _AFTER),
)


def hints(
    session: Session, *, marked: int | None = None, more_gaps: bool = False, built_in: bool = False
) -> list[Hint]:
    """Give the keys that matter in the present state of `session`, as the footer shows them.

    `marked` counts what is marked or paired so far, None where one pick answers; `more_gaps`
    tells that the open gap is not the last, `built_in` that the deck of the card comes with aiquiz.
    """
    leave = Hint(key_name("escape"), _("leave"), "leave", right=True, keep=True)
    if session.trouble:
        return [
            Hint("r", _("Try now"), "retry", pill=True),
            Hint(key_name("enter"), _("next, once it is on disk"), "enter", off=True),
            leave,
        ]
    if session.phase is Phase.ASKING or session.trying:
        return [*_asking(session, marked, more_gaps), leave]
    return [
        Hint(key_name("enter"), _("Next"), "enter", pill=True),
        *_judged(session, built_in=built_in),
        Hint("?", _("more"), "help", right=True),
        leave,
    ]


def _asking(session: Session, marked: int | None, more_gaps: bool) -> list[Hint]:
    question, enter = session.question, key_name("enter")
    hint: list[Hint] = []
    if question.hints_left:
        words = _("hint {n}").format(n=len(question.hints_taken) + 1)
        hint.append(Hint(key_name("tab"), words, "hint", keep=True))
    if not session.trying:
        no_idea = Hint("ctrl+g", _("no idea"), "no_idea", keep=True)
        pill = Hint(enter, _pill(question, marked, more_gaps), "submit", pill=True)
        return [pill, *_ways(question), *hint, no_idea]
    return [
        Hint(enter, _("Try again"), "submit", pill=True),
        Hint("ctrl+g", _("show the answer"), "no_idea", keep=True),
        *hint,
        Hint("ctrl+o", _("count it"), "count"),
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


def _ways(question: Question) -> list[Hint]:
    """Give the keys that only this kind of card has."""
    last = f"a–{'abcdefghijklmnopqrstuvwxyz'[min(len(question.options), 26) - 1]}"
    match question.card:
        case ChoiceCard():
            return [Hint(last, _("pick at once"), ""), Hint("t", _("type it instead"), "type")]
        case MultipleCard():
            return [Hint(last, _("mark"), ""), Hint("t", _("type them instead"), "type")]
        case OrderCard():
            return [Hint(_("space"), _("take or put"), ""), Hint("↑↓", _("move"), "")]
        case MatchCard():
            return [Hint(last, _("partner"), ""), Hint("↑↓", _("move"), "")]
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
