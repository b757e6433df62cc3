"""The sessions of the past as scores, read a slice at a time, and one of them opened."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from aiquiz.deck.card import Card
from aiquiz.desk.agenda import there
from aiquiz.desk.desk import Desk
from aiquiz.desk.wish import StudyWish, drill_of, wish_of
from aiquiz.progress.history import Past, PastSession
from aiquiz.progress.reviews import LoggedReview
from aiquiz.scheduling.review import CardKey
from aiquiz.scheduling.session_answer import SessionAnswer
from aiquiz.scores.history import QUIZ, in_scope
from aiquiz.scores.scope import Scope
from aiquiz.scores.session import SessionHead, SessionScore, first_tries, session_score

SLICE = 3_000
"""Answers that are read at a time: some tens of milliseconds, for which other work has to wait."""

DeckName = tuple[str, str]
"""The id and the language of a deck."""


class Reading:
    """Reads the sessions of a scope, the newest first, a slice at a time."""

    def __init__(self, desk: Desk, scope: Scope, past: Past | None = None) -> None:
        """Find which sessions there are; none of their answers is read yet. Raises StoreError.

        `past` is given where it was found before and nothing was answered since.
        """
        self._desk = desk
        self._scope = scope
        self.past: Past = past or desk.store.past()
        self._left = [
            session
            for session in self.past.sessions
            if scope.since is None or session.began.moment.day >= scope.since
        ]

    @property
    def is_done(self) -> bool:
        """Whether all is read."""
        return not self._left

    def next(self, enough: int = SLICE) -> list[SessionScore]:
        """Give the scores of the next sessions, the newest first, up to `enough` answers or more.

        There may be none where what was read is not of the scope. Raises StoreError.
        """
        found: list[SessionScore] = []
        answers = 0
        while self._left and answers < enough:
            session = self._left.pop()
            if not self._may_be(session):
                # To find that out takes about as long as to read an answer.
                answers += 1
                continue
            score = score_of(self._desk, self.past, session)
            answers += score.answers
            if in_scope(score, self._scope):
                found.append(score)
        return found

    def _may_be(self, session: PastSession) -> bool:
        """Tell whether `session` may have asked of the decks: it knows on which it was begun."""
        if self._scope.decks is None:
            return True
        decks = {deck for part in session.sessions for deck in part.decks}
        return not decks or not decks.isdisjoint(self._scope.decks)

    def rest(self) -> Iterator[SessionScore]:
        """Give the scores of all that was not read yet, the newest first. Raises StoreError."""
        while not self.is_done:
            yield from self.next()

    def leave_out_all_but_quizzes(self) -> None:
        """Read of what was not read yet the quizzes alone."""
        self._left = [session for session in self._left if session.began.mode == QUIZ]


def head_of(session: PastSession) -> SessionHead:
    """Give what is known of `session` before its answers are."""
    parts = session.sessions
    first, last = parts[0], parts[-1]
    wish = wish_of(first.facts.get("wish"), first.root)
    planned = last.facts.get("planned")
    return SessionHead(
        number=session.number,
        started=first.moment,
        mode=first.mode,
        is_mock=wish is not None and wish.is_mock,
        asked_all=first.facts.get("asked_all") is True,
        planned=planned if isinstance(planned, int) else None,
    )


def titles(desk: Desk) -> dict[DeckName, str]:
    """Give the title of every deck that was ever seen. Raises StoreError."""
    files = sorted(desk.store.seen(), key=lambda file: file.mtime_ns)
    return {(file.id, file.language): file.title for file in files}


# One session


class AnswerTold(NamedTuple):
    """An answer of a session.

    `question` is as last seen, "" where it is not known; `card` is None where no deck holds it any
    more, or none was read yet. `again` tells that the card was asked before.
    """

    logged: LoggedReview
    question: str
    card: Card | None
    again: bool

    @property
    def key(self) -> CardKey:
        """The name of its card."""
        return self.logged.review.card


class OpenSession(NamedTuple):
    """A session in full: its score, the titles of its decks, and every answer in order.

    Where every answer was taken back since it was listed there is none, and the score is that of
    before. `to_study` are the cards that were not right when first asked, that a deck still holds,
    and that are not put away today.
    """

    score: SessionScore
    titles: Mapping[DeckName, str]
    answers: tuple[AnswerTold, ...]
    to_study: tuple[CardKey, ...]

    def with_cards(self, cards: Mapping[CardKey, Card]) -> "OpenSession":
        """Give it with what its decks hold now of its `cards`."""
        told = (
            one._replace(card=card, question=card.question)
            if (card := cards.get(one.key)) is not None
            else one
            for one in self.answers
        )
        return self._replace(answers=tuple(told))


class UnknownSessionError(Exception):
    """There is no session `number`; there are `count`, numbered from 1."""

    def __init__(self, number: int, count: int) -> None:
        """Keep both."""
        super().__init__(number)
        self.number = number
        self.count = count


def past_session(past: Past, number: int) -> PastSession:
    """Give the session with `number`. Raises UnknownSessionError."""
    if not 1 <= number <= len(past.sessions):
        raise UnknownSessionError(number, len(past.sessions))
    return past.sessions[number - 1]


def score_of(desk: Desk, past: Past, session: PastSession) -> SessionScore:
    """Give the score of `session`. Raises StoreError."""
    [answers] = desk.store.answers_in(past, [session])
    return session_score(head_of(session), answers)


def missed_in(desk: Desk, past: Past, session: PastSession) -> list[CardKey] | None:
    """Give the cards that `session` missed when it first asked them, as its answers stand now.

    That is None where every answer was taken back since `past` was read. Raises StoreError.
    """
    answers = [logged.review for logged in desk.store.reviews_in(past, session)]
    if not answers:
        return None
    return [answer.card for answer in first_tries(answers) if answer.verdict != "correct"]


def drill(desk: Desk, cards: Sequence[CardKey]) -> StudyWish | None:
    """Give the wish to drill those of `cards` that can be, None for none. Raises StoreError."""
    held = _held(desk, cards)
    return drill_of(held) if held else None


def _held(desk: Desk, cards: Sequence[CardKey]) -> tuple[CardKey, ...]:
    """Give those of `cards` that a deck holds and that are not put away today."""
    if not desk.has_decks:
        return ()
    found = there(cards, desk.library.studied) - desk.store.marks(desk.now().day).away
    return tuple(card for card in cards if card in found)


def open_session(desk: Desk, past: Past, session: PastSession) -> OpenSession:
    """Give `session` in full, but for its cards: no deck is read for it. Raises StoreError."""
    from aiquiz.desk.deeds import Faces

    found, faces = desk.store.reviews_in(past, session), Faces(desk)
    asked: set[CardKey] = set()
    told: list[AnswerTold] = []
    for logged in found:
        key = logged.review.card
        _title, question = faces.of(key)
        told.append(AnswerTold(logged, question, None, key in asked))
        asked.add(key)
    missed = [one.key for one in told if not one.again and one.logged.review.verdict != "correct"]
    score = _score_now(session, found) if found else score_of(desk, past, session)
    return OpenSession(score, titles(desk), tuple(told), _held(desk, missed))


def _score_now(session: PastSession, found: Sequence[LoggedReview]) -> SessionScore:
    """Give the score of `session` from its answers as they stand now, not as when it was listed."""
    reviews = (logged.review for logged in found)
    answers = [
        SessionAnswer(review.card, review.verdict, review.credit, review.took_ms)
        for review in reviews
    ]
    return session_score(head_of(session), answers)


def cards_of(desk: Desk, deck: DeckName) -> dict[CardKey, Card]:
    """Give the cards of `deck`, which is read. Raises StoreError."""
    read = (entry.deck for entry in desk.library.named({deck}))
    return {
        CardKey(*deck, card.id): card for found in read if found is not None for card in found.cards
    }
