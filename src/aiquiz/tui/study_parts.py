"""Which parts of the study screen show in the present state of a session."""

from dataclasses import dataclass

from aiquiz.deck.card import PARTED, ClozeCard, PickedCard
from aiquiz.say.language import _
from aiquiz.study import Phase, Question, Session
from aiquiz.text import one_line


@dataclass(frozen=True)
class Parts:
    """What shows of a card: its text, what takes the answer, and what is said of it.

    `typed` is the input, `picker` what is picked from, `gaps` a text with gaps. `tried` is the
    verdict on a close answer and `band` the last one, with `ratings`. `below` holds hints and
    notes.
    """

    question: bool
    gaps: bool
    typed: bool
    picker: bool
    tried: bool
    below: bool
    band: bool
    ratings: bool


def parts(session: Session, *, noted: bool, rows: str = "", waits: bool = False) -> Parts:
    """Give what shows of `session`; on a tiny screen a verdict takes the place of the question.

    With `noted` there is something to say of the verdict. `rows` is "tiny" or "low" where there
    are few. While an answer `waits` for the disk no rating can be chosen: few rows are for that.
    """
    tiny = rows == "tiny"
    trying, judged = session.trying, is_judged(session)
    # While a close answer is being saved, the second one can be typed already.
    asking = session.phase is Phase.ASKING or trying
    picked = (asking or judged) and is_picked(session)
    gaps = (asking or judged) and has_gaps(session)
    lead = session.card.lead if isinstance(session.card, ClozeCard) else ""
    answered = session.answered
    return Parts(
        question=(not gaps or bool(lead)) and not (tiny and (judged or trying)),
        gaps=gaps,
        typed=asking and not picked,
        picker=asking and picked,
        tried=trying,
        below=asking or noted,
        band=judged,
        ratings=judged and bool(answered and answered.intervals) and not (rows and waits),
    )


def is_judged(session: Session) -> bool:
    """Tell whether the verdict on the card in hand shows."""
    judged = session.phase in (Phase.SAVING, Phase.ANSWERED)
    return judged and session.answered is not None and not session.at_end


def is_picked(session: Session) -> bool:
    """Tell whether the card in hand is answered by picking."""
    return isinstance(session.card, PickedCard)


def has_gaps(session: Session) -> bool:
    """Tell whether the card in hand has gaps to type into, one after the other."""
    return isinstance(session.card, ClozeCard)


def last_given(session: Session) -> str:
    """Give what was typed or picked last for the card in hand, its parts by commas; "" for none."""
    return ", ".join(filter(None, map(one_line, session.last_given.split(PARTED))))


def asked(session: Session) -> Question | None:
    """Give the card that shows, None while the next one is still looked up."""
    shown = session.phase is Phase.ASKING or session.answered is not None
    return session.question if shown else None


def progress(session: Session, question: Question) -> str:
    """Give how far the session is with `question`."""
    if question.mode == "again" and session.left and None not in session.trail:
        # Every card was asked: what is left is what comes once more.
        return _("{count} left").format(count=session.left)
    return f"{question.number} / {question.total}"
