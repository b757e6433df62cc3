"""What home offers for a row: the one thing that Enter does, and the others."""

from typing import TYPE_CHECKING, NamedTuple

from aiquiz.desk import StudyWish
from aiquiz.desk.overview import DeckRow, Overview
from aiquiz.desk.wish import AHEAD, QUIZ
from aiquiz.say.adding import closed_short
from aiquiz.say.language import _, n_, p_
from aiquiz.say.numbers import number
from aiquiz.scheduling.limits import A_FEW, Tally
from aiquiz.tui.hint import Hint
from aiquiz.tui.keys import key_of

if TYPE_CHECKING:
    from aiquiz.desk.sitting import LeftOpen

_FIRST_CARDS = 5
_MORE_REVIEWS = 20


class Offer(NamedTuple):
    """What Enter does: its words in the pill, and the session.

    `action` is that of the key that does the same, "" where no other does. `brief` are the words
    for a pill that has hardly room for a number.
    """

    words: str
    wish: StudyWish
    action: str = ""
    brief: str = ""


def going_on(left: "LeftOpen") -> Offer:
    """Give the offer to go on with a session that was left."""
    brief = n_("{n} left", "{n} left", left.left).format(n=number(left.left))
    return Offer(_("Go on with {n}").format(n=number(left.left)), left.wish, brief=brief)


def best(row: DeckRow, decks: tuple[str, ...], *, first_run: bool) -> Offer | None:
    """Give what serves best for `row`, which stands for `decks`, or all where there are none.

    That is what is due; with nothing due it is the missed cards, then new ones, then a quiz.
    """
    if row.due or row.new:
        if first_run:
            few = StudyWish(decks=decks, limit=_FIRST_CARDS)
            return Offer(_first_cards(row), few, brief=_cards(_first_count(row)))
        words = _("Study {n}").format(n=number(row.due + row.new))
        return Offer(words, StudyWish(decks=decks), brief=_cards(row.due + row.new))
    if row.missed:
        words = n_("Drill the one missed", "Drill the {n} missed", row.missed)
        words = words.format(n=number(row.missed))
        return Offer(words, drill(decks), "drill", _cards(row.missed))
    if more(row) != Tally():
        brief = _cards(more(row).reviews or more(row).new)
        return Offer(_more_words(row), StudyWish(decks=decks), "more", brief)
    if not row.asked:
        return None
    count = min(QUIZ, row.asked)
    quiz = StudyWish(decks=decks, kind="quiz", limit=QUIZ)
    return Offer(_("Quiz {n}").format(n=number(count)), quiz)


def drill(decks: tuple[str, ...]) -> StudyWish:
    """Give the wish to drill the missed cards of `decks`."""
    return StudyWish(decks=decks, kind="cram", only="missed")


def more(row: DeckRow) -> Tally:
    """Give how many more cards of `row` can be asked today, beyond what the limits allow.

    While due cards wait that is some of them, else a few new ones.
    """
    waiting = row.waiting - row.due
    if waiting > 0:
        return Tally(reviews=min(_MORE_REVIEWS, waiting))
    return Tally(new=min(A_FEW, max(row.unseen - row.new, 0)))


def study_ahead(decks: tuple[str, ...]) -> StudyWish:
    """Give the wish to study the next cards of `decks` before their day."""
    return StudyWish(decks=decks, kind="ahead", limit=AHEAD)


def _cards(count: int) -> str:
    return n_("{n} card", "{n} cards", count).format(n=number(count))


def _first_count(row: DeckRow) -> int:
    return min(row.due + row.new, _FIRST_CARDS)


def _first_cards(row: DeckRow) -> str:
    count = _first_count(row)
    if count == _FIRST_CARDS:
        return _("Try five cards")
    return n_("Try one card", "Try {n} cards", count).format(n=count)


def _more_words(row: DeckRow) -> str:
    found = more(row)
    if found.reviews:
        words = n_("{n} more review", "{n} more reviews", found.reviews)
        return words.format(n=number(found.reviews))
    return n_("{n} new card", "{n} new cards", found.new).format(n=number(found.new))


def left_over(row: DeckRow, offer: Offer) -> list[Hint]:
    """Give what there is for `row` beside `offer`: missed cards, more new ones, the next ones."""
    found: list[Hint] = []
    if row.missed and offer.action != "drill":
        words = n_("{n} missed", "{n} missed", row.missed)
        found.append(Hint(key_of("home.drill"), words.format(n=number(row.missed)), "drill"))
    if row.due or row.new:
        return found
    if more(row) != Tally() and offer.action != "more":
        found.append(Hint(key_of("home.more"), _more_words(row), "more"))
    if row.ahead:
        found.append(Hint(key_of("home.ahead"), _("study ahead"), "ahead"))
    return found


def sessions(row: DeckRow, *, first_run: bool) -> list[Hint]:
    """Give the other ways to be asked the cards of `row`."""
    found: list[Hint] = []
    if row.asked:
        found.append(Hint(key_of("home.quiz"), _("quiz"), "quiz"))
        if not first_run:
            found.append(Hint(key_of("home.shape"), _("shape"), "shape"))
        if row.name and not first_run:
            found.append(Hint(key_of("home.exam"), _("exam"), "exam"))
    if row.cards if row.path else not first_run:
        found.append(Hint(key_of("home.settings"), _("settings"), "settings"))
    return found


def begins_deck(overview: Overview, row: DeckRow | None) -> bool:
    """Tell whether a card for `row` needs a deck first."""
    return row is None or not row.path or not overview.has_own


def adding(overview: Overview, row: DeckRow | None) -> Hint:
    """Give the hint for adding a card: grey, with the reason, where none can be."""
    if row is None or begins_deck(overview, row):
        return Hint(key_of("home.add"), _("new deck"), "add")
    if row.closed:
        return Hint(key_of("home.add"), closed_short(row.closed), "add", off=True)
    return Hint(key_of("home.add"), p_("key", "new card"), "add")
