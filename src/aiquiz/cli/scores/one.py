"""One session in full: each question, what was typed, and what became of it."""

from collections.abc import Iterator

import click

from aiquiz.cli.output import echo, tell
from aiquiz.cli.scores.drawn import trail
from aiquiz.cli.start import signs
from aiquiz.deck.card import PARTED, Card, MatchCard, TruthCard, answer_of
from aiquiz.desk import Desk
from aiquiz.desk.history import (
    AnswerTold,
    OpenSession,
    UnknownSessionError,
    cards_of,
    open_session,
    past_session,
)
from aiquiz.say import history as say
from aiquiz.say.dates import duration
from aiquiz.say.kinds import truths
from aiquiz.say.language import _
from aiquiz.say.reasons import reason_alone
from aiquiz.say.verdicts import on_your_word, rating_word, sign, verdict_word
from aiquiz.scheduling.days import date_of
from aiquiz.scheduling.review import ASIDE, MOST_MS
from aiquiz.text import one_line


def tell_session(sat_at: Desk, number: int, form: str) -> None:
    """Tell of the session `number`, in "json", in "csv" or in words."""
    past = sat_at.store.past()
    try:
        session = past_session(past, number)
    except UnknownSessionError as error:
        raise click.UsageError(say.no_session(error.number, error.count)) from error
    found = open_session(sat_at, past, session)
    if form == "json":
        from aiquiz.cli.scores.as_json import write_session

        write_session(found)
    elif form == "csv":
        from aiquiz.cli.scores.as_csv import write_answers

        write_answers(found)
    else:
        _say(_with_cards(sat_at, found))


def _with_cards(sat_at: Desk, found: OpenSession) -> OpenSession:
    """Give `found` with the cards of its decks, which are read."""
    if not sat_at.has_decks:
        sat_at.open()
    for deck in found.score.decks:
        found = found.with_cards(cards_of(sat_at, deck))
    return found


def _say(found: OpenSession) -> None:
    score, head = found.score, found.score.head
    titles = [found.titles.get(deck) or ".".join(deck) for deck in score.decks]
    on = say.what(head.mode, say.decks(titles, asked_all=head.asked_all), is_mock=head.is_mock)
    when = say.when_full(date_of(head.started.calendar_day), head.started.minutes)
    name = _("session {n}").format(n=head.number)
    tell(f"{name} · {when} · {one_line(on)}")
    facts = [say.result(score.correct, score.cards, score.score), duration(score.spent_ms / 1000)]
    if score.left and head.planned is not None:
        facts.append(say.left(score.cards, head.planned))
    tell(" · ".join(facts))
    echo(trail(score.trail, signs()))
    for place, answer in enumerate(found.answers, 1):
        echo()
        for line in _lines(place, answer):
            tell(line)


def _lines(place: int, answer: AnswerTold) -> Iterator[str]:
    review = answer.logged.review
    outcome = review.verdict if review.verdict in ("correct", "close") else "wrong"
    again = f"{say.again()} · " if answer.again else ""
    question = one_line(answer.question) or _("a card that is gone")
    yield f"{place}. {sign(outcome, signs())} {again}{question}"
    given = say.untyped(review.reason, is_forgotten=review.forgotten)
    if review.typed:
        given = _told(answer.card, review.typed)
    yield _("you: {answer}").format(answer=one_line(given))
    if outcome != "correct" and answer.card is not None:
        yield _("The answer is: {answer}").format(
            answer=one_line(_told(answer.card, answer_of(answer.card)))
        )
    why = on_your_word() if answer.logged.overridden else reason_alone(review.reason)
    facts = [f"{verdict_word(outcome)}, {why}" if why else verdict_word(outcome)]
    if review.mode not in ASIDE:
        facts.append(rating_word(int(review.rating)))
    if review.hints:
        facts.append(say.hints(review.hints))
    facts.append(say.took(review.took_ms, is_all_counted=review.took_ms <= MOST_MS))
    yield " · ".join(facts)


def _told(card: Card | None, answer: str) -> str:
    """Give an answer to `card` on one line; each partner beside what it was paired with.

    Of a card that is gone it is given as it was written.
    """
    parts = answer.split(PARTED)
    if isinstance(card, MatchCard) and len(parts) == len(card.pairs):
        pairs = zip(card.pairs, parts, strict=True)
        parts = [f"{left} — {part}" for (left, _right), part in pairs if part]
    if isinstance(card, TruthCard):
        return {given: word for _letter, word, given in truths()}.get(answer, answer)
    return " · ".join(parts)
