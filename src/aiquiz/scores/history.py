"""History: past sessions, the best quizzes among them, and how the last ones went."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from aiquiz.scheduling.review import ASIDE
from aiquiz.scores.scope import Scope
from aiquiz.scores.session import SessionScore

QUIZ = "quiz"
"""The mode of a session that is for its score; a mock exam is one, too."""

LAST = 10
"""How many of the last quizzes make the line of scores."""


def is_quiz(session: SessionScore) -> bool:
    """Tell whether a session was for its score: a quiz, or a mock exam, which is one."""
    return session.head.mode == QUIZ


def planned_of_left(session: SessionScore) -> int | None:
    """Give how many cards a quiz or a drill had that was left before its end, None for any other.

    What is due is asked in as many sessions as the day brings: to leave one means nothing.
    """
    return session.head.planned if session.head.mode in ASIDE and session.left else None


def in_scope(session: SessionScore, scope: Scope) -> bool:
    """Tell whether a session began on the days of `scope` and asked a card of its decks."""
    late = scope.since is None or session.head.started.day >= scope.since
    return late and (scope.decks is None or not scope.decks.isdisjoint(session.decks))


def counts(session: SessionScore, scope: Scope) -> bool:
    """Tell whether a session is a quiz whose score is one of `scope`.

    It came to its end, and asked of the decks of `scope` alone: the score of a quiz on several
    decks tells nothing of one of them.
    """
    is_whole = is_quiz(session) and not session.left
    alone = scope.decks is None or scope.decks.issuperset(session.decks)
    return is_whole and alone and in_scope(session, scope)


class Quizzed(NamedTuple):
    """What the quizzes came to that count in `scope`.

    `last` are the last ones, `LAST` at most, the oldest of them first. `best` is the best one, None
    for none, and `by_deck` the best on each deck (id, language) alone.
    """

    scope: Scope = Scope()
    last: tuple[SessionScore, ...] = ()
    best: SessionScore | None = None
    by_deck: Mapping[tuple[str, str], SessionScore] = {}

    def and_(self, others: Iterable[SessionScore]) -> "Quizzed":
        """Give it with those of `others` that count; none of them is in it yet."""
        quizzes = [session for session in others if counts(session, self.scope)]
        if not quizzes:
            return self
        by_deck = dict(self.by_deck)
        for session in quizzes:
            if len(session.decks) == 1:
                [deck] = session.decks
                found = best([session, *filter(None, [by_deck.get(deck)])])
                if found is not None:
                    by_deck[deck] = found
        every = sorted([*self.last, *quizzes], key=_number)
        return Quizzed(
            self.scope,
            tuple(every[-LAST:]),
            best([*quizzes, *filter(None, [self.best])]),
            dict(sorted(by_deck.items())),
        )


def newest_first(
    sessions: Sequence[SessionScore], others: Iterable[SessionScore]
) -> tuple[SessionScore, ...]:
    """Give `sessions`, the newest first, with `others`, none of which is among them."""
    found = sorted(others, key=_number, reverse=True)
    if not sessions or not found or sessions[-1].head.number > found[0].head.number:
        return (*sessions, *found)
    return tuple(sorted([*sessions, *found], key=_number, reverse=True))


def _number(session: SessionScore) -> int:
    return session.head.number


def best(quizzes: Sequence[SessionScore]) -> SessionScore | None:
    """Give the quiz with the highest score of those that came to their end, None for none.

    Of equal ones the one with most cards is the best, then the one that was first.
    """
    whole = [session for session in quizzes if not session.left]
    return max(
        whole,
        key=lambda session: (session.score, session.cards, -session.head.number),
        default=None,
    )
