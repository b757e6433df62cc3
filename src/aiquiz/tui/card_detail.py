"""One card in words: as the learner sees it, how it stands, and what was typed so far."""

from typing import NamedTuple

from textual.content import Content

from aiquiz.deck.card import Card, ClozeCard, MatchCard, OrderCard, TextCard, answer_of
from aiquiz.desk.browse.row import CardRow
from aiquiz.progress.reviews import CardHistory
from aiquiz.say import browse as say
from aiquiz.say import forgetting
from aiquiz.say.dates import day_brief
from aiquiz.say.forms import listed
from aiquiz.say.language import _
from aiquiz.say.numbers import percent
from aiquiz.say.verdicts import rating_word, sign
from aiquiz.scheduling.days import date_of
from aiquiz.scheduling.review import ASIDE, Review
from aiquiz.study import Question
from aiquiz.study.options import options_of
from aiquiz.tui import asked
from aiquiz.tui.answer_text import in_full
from aiquiz.tui.literal import literal, literal_line
from aiquiz.tui.prose import prose
from aiquiz.tui.widgets.band import COLOURS, labelled
from aiquiz.tui.widgets.picker import draw_option, lettered

_LABEL = 14
_MOST_TYPED = 3
_LEAST_ALSO = 10
_MOST_PLACE = 200
_GAP = "____"
_PLAIN_DAYS = 330
"""Days after which the year is told with a date."""


def in_short(row: CardRow, width: int) -> Content:
    """Give the one line that there is room for: the answer, or what became of the card."""
    if row.card is None:
        return literal_line(say.gone(row.gone, row.path), width, "$warning")
    return literal_line(in_full(row.card, answer_of(row.card)), width, "$success")


def below(row: CardRow, history: CardHistory, today: int, width: int) -> Content:
    """Give the five lines under a list: the card, where it is, and how it stands."""
    lines = [
        literal_line(row.question, width, "bold $ink"),
        _answer_line(row, width),
        _place(row, width),
        literal_line(_standing_line(row, today), width, "$soft"),
        literal_line(_typed_line(row, history, today), width, "$soft"),
    ]
    return Content("\n").join(lines)


def _answer_line(row: CardRow, width: int) -> Content:
    if row.card is None:
        return in_short(row, width)
    answer = in_short(row, width)
    also = row.card.accept if isinstance(row.card, TextCard) else ()
    room = width - answer.cell_length - 3
    if not also or room < _LEAST_ALSO:
        return answer
    forms = _("also {forms}").format(forms=listed(also))
    return Content.assemble(answer, "   ", literal_line(forms, room, "$faint"))


def _place(row: CardRow, width: int) -> Content:
    """Give the deck of the card, its line there, and its tags."""
    parts = [row.title]
    if row.card is not None:
        parts.append(_("line {n}").format(n=row.card.place.line))
    parts += dict.fromkeys(row.tags)
    return literal_line(" · ".join(parts), width, "$faint")


def _standing_line(row: CardRow, today: int) -> str:
    return " · ".join(
        f"{fact.label} {fact.words}" if fact.is_bare else fact.words for fact in _memory(row, today)
    )


class _Fact(NamedTuple):
    """Something memory holds; where it `is_bare` its words say nothing without their label."""

    label: str
    words: str
    is_bare: bool = True


def _memory(row: CardRow, today: int) -> list[_Fact]:
    """Give what memory holds of the card."""
    standing = row.standing
    memory, day = standing.memory, standing.back_on(today)
    marks = say.marks_words(
        buried=standing.buried,
        suspended=standing.suspended,
        flagged=standing.flagged,
        leech=standing.leech,
    )
    words = listed([say.state_word(standing.state), *marks])
    state = _Fact(say.column_name("state"), words, is_bare=False)
    if memory is None or standing.recall is None:
        return [state]
    back = say.back_on(date_of(day), day - today) if day is not None else ""
    return [
        state,
        *([_Fact(say.column_name("due"), back)] if back else []),
        _Fact(_("recall"), percent(standing.recall)),
        _Fact(_("asked"), say.reviews(memory.reviews, memory.lapses), is_bare=False),
        _Fact(_("stability"), say.stability(memory.stability)),
        _Fact(_("difficulty"), say.difficulty(memory.difficulty)),
    ]


def _typed_line(row: CardRow, history: CardHistory, today: int) -> str:
    reviews = [logged.review for logged in history.reviews]
    last = [
        (_given(row, review), date_of(review.moment.day), today - review.moment.day)
        for review in reversed([review for review in reviews if review.typed][-_MOST_TYPED:])
    ]
    gone = max((review.moment.day + 1 for review in reviews if review.forgotten), default=None)
    if not last and gone is None:
        return _("Nothing was typed yet.")
    told = [say.last_typed(last)] if last else []
    told += [] if gone is None else [forgetting.before(date_of(gone), today - gone)]
    return _("Last typed: {answers}").format(answers=listed(told))


def _given(row: CardRow, review: Review) -> str:
    """Give what was answered, on one line; or that it was forgotten."""
    if review.forgotten:
        return forgetting.forgotten_typed()
    typed = review.typed or ""
    return in_full(row.card, typed) if row.card is not None else typed


def beside(
    row: CardRow, history: CardHistory, today: int, width: int, height: int, signs: str
) -> Content:
    """Give the panel beside a list: preview, answer, memory and as much history as fits."""
    parts = [preview(row, width), _answer(row), _standing(row, today)]
    top = Content("\n\n").join(part for part in parts if part)
    used = sum(len(line.wrap(width)) for line in top.split("\n", allow_blank=True))
    lines = past(row, history, today, width, signs)
    room = height - used - 2
    if room < 1:
        return top
    return Content("\n\n").join([top, Content("\n").join(lines[:room])])


def whole(row: CardRow, history: CardHistory, today: int, width: int, signs: str) -> Content:
    """Give all there is to know of a card: what the learner sees of it comes first."""
    parts = [preview(row, width), _answer(row), _told(row), _standing(row, today)]
    parts.append(Content("\n").join(past(row, history, today, width, signs)))
    return Content("\n\n").join(part for part in parts if part)


def preview(row: CardRow, width: int) -> Content:
    """Give the card as it is asked: the question, and what can be picked."""
    card, deck = row.card, row.deck
    if card is None or deck is None:
        question = literal(row.question, "bold $ink")
        return Content.assemble(question, "\n", literal(say.gone(row.gone, row.path), "$warning"))
    asking = Question(
        number=1,
        total=1,
        key=row.key,
        card=card,
        deck_title=row.title,
        mode="due" if row.standing.memory else "new",
        options=options_of(card, row.key, 0),
        hints_taken=(),
        hints_left=len(card.hints),
        markdown=deck.markdown,
    )
    head = asked.heading(asking)
    text = prose(_question_text(card), "bold $ink", markdown=deck.markdown)
    options = Content("\n").join(_options(asking, width))
    return Content("\n").join(part for part in (head, text, options) if part)


def _question_text(card: Card) -> str:
    if isinstance(card, ClozeCard):
        text = _GAP.join(card.texts)
        return f"{card.lead}\n{text}" if card.lead else text
    return card.question


def _options(asking: Question, width: int) -> list[Content]:
    """Give what can be picked, moved or paired."""
    card = asking.card
    if isinstance(card, OrderCard):
        return [
            draw_option(str(number), thing, ("", ""), width, False)
            for number, thing in enumerate(asking.options, 1)
        ]
    drawn = [
        draw_option(letter, words, ("", ""), width, False)
        for letter, words, _given in lettered(asking)
    ]
    if isinstance(card, MatchCard):
        lefts = [
            Content.assemble(literal_line(left, max(width - 5, 1), "$ink"), ("  ───", "$line"))
            for left, _right in card.pairs
        ]
        return [*lefts, *drawn]
    return drawn


def _answer(row: CardRow) -> Content:
    if row.card is None:
        return Content("")
    answer = literal(in_full(row.card, answer_of(row.card)), "bold $success")
    lines = [answer]
    if isinstance(row.card, TextCard) and row.card.accept:
        also = _("also {forms}").format(forms=listed(row.card.accept))
        lines.append(literal(also, "$soft"))
    lines.append(_place(row, _MOST_PLACE))
    return Content("\n").join(lines)


def _told(row: CardRow) -> Content:
    """Give what the learner is told besides: hints and explanation."""
    if row.card is None or row.deck is None:
        return Content("")
    hints = [
        labelled(_("Hint {n}").format(n=number), _LABEL, literal(hint, "$soft"))
        for number, hint in enumerate(row.card.hints, 1)
    ]
    explanation = prose(row.card.explanation, "$soft", markdown=row.deck.markdown)
    return Content("\n").join(part for part in (*hints, explanation) if part)


def _standing(row: CardRow, today: int) -> Content:
    lines = [Content.styled(_("Memory"), "$faint")]
    for fact in _memory(row, today):
        lines.append(labelled(fact.label, _LABEL, literal(fact.words, "$ink")))
    return Content("\n").join(lines)


def past(row: CardRow, history: CardHistory, today: int, width: int, signs: str) -> list[Content]:
    """Give the history of a card, a line an answer, the last one first."""
    heading = Content.styled(_("History"), "$faint")
    told = [
        (logged.review.moment, _reviewed(row, logged.review, today, width, signs))
        for logged in history.reviews
    ]
    told += [
        (moment, _line(moment.day, today, Content.styled(_("new again"), "$soft")))
        for moment in history.resets
    ]
    if not told:
        return [heading, Content.styled(_("Nothing was typed yet."), "$soft")]
    told.sort(key=lambda one: one[0].at_ms, reverse=True)
    return [heading, *(line for _moment, line in told)]


def _reviewed(row: CardRow, review: Review, today: int, width: int, signs: str) -> Content:
    outcome = review.verdict if review.verdict in ("correct", "close") else "wrong"
    mode = {"cram": _("drill"), "quiz": _("quiz")}.get(review.mode, "")
    rated = mode if review.mode in ASIDE else rating_word(int(review.rating))
    typed = literal_line(
        _given(row, review) or "·", max(width - _LABEL - len(rated) - 4, 4), "$ink"
    )
    mark = (sign(outcome, signs), COLOURS[outcome])  # type: ignore[index]  # one of the three
    return _line(
        review.moment.day, today, Content.assemble(mark, " ", typed, "  ", (rated, "$faint"))
    )


def _line(day: int, today: int, told: Content) -> Content:
    date = date_of(day)
    words = _("today") if day == today else day_brief(date)
    if today - day > _PLAIN_DAYS:
        words = f"{words} {date.year}"
    return Content.assemble((words.ljust(_LABEL), "$faint"), told)
