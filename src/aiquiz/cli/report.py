"""What the plain mode says at the end of a session, and where there is nothing to ask."""

import shlex
from collections.abc import Iterator

from aiquiz.cli.told import spoken
from aiquiz.deck.card import PARTED, TruthCard
from aiquiz.desk.overview import Outlook, Overview
from aiquiz.desk.wish import StudyWish
from aiquiz.say.backlog import backlog
from aiquiz.say.dates import ahead, duration
from aiquiz.say.kinds import truths
from aiquiz.say.language import _, n_
from aiquiz.say.numbers import percent
from aiquiz.say.reasons import reason
from aiquiz.say.report import known, next_cards, next_day, put_away, today_left
from aiquiz.say.verdicts import verdict_word
from aiquiz.study import Result, Summary

_NEW = 5


def figures(facts: Summary) -> str:
    """Give the result of a session in one sentence."""
    return _("{right} of {asked} right, score {score}.").format(
        right=facts.correct, asked=facts.asked, score=percent(facts.score)
    )


def report(facts: Summary, outlook: Outlook, drilled: int, *, every: bool) -> Iterator[str]:
    """Give what is worth reading after a session: `every` answer, or those that were missed.

    `drilled` is how many of the missed cards can be gone over.
    """
    if every:
        yield from answers(facts)
    elif facts.missed:
        yield _("To look at again:")
        yield from (_answer(result, judged=False) for result in facts.missed)
    slow = facts.slowest
    if slow is not None:
        time = duration(slow.took_ms / 1000)
        question = spoken(slow.card.question, markdown=False)
        yield _("Slowest: {question} ({time})").format(question=question, time=time)
    yield from _what_comes(facts, outlook)
    if len(facts.missed) > drilled:
        yield put_away(len(facts.missed) - drilled)
    if drilled:
        command = "aiquiz study --plain --cram --only missed"
        yield _("{command} asks the missed ones again.").format(command=command)


def answers(facts: Summary) -> Iterator[str]:
    """Give every answer of a session with its verdict."""
    return (_answer(result, judged=True) for result in facts.results)


def _answer(result: Result, *, judged: bool) -> str:
    given, answer = (_told(result, text) for text in (result.given, result.answer))
    parts = [spoken(result.card.question, markdown=False)]
    if judged:
        why = reason(result.reason.code, result.reason.facts) if result.reason else ""
        word = verdict_word(result.outcome)
        parts.append(_("{verdict}: {why}.").format(verdict=word, why=why) if why else f"{word}.")
    if given and given != answer:
        parts.append(_("You said {given}.").format(given=given))
    parts.append(_("The answer is {answer}.").format(answer=answer))
    return " ".join(parts)


def _told(result: Result, answer: str) -> str:
    """Give an answer in one sentence's part; true and false in the language spoken."""
    if isinstance(result.card, TruthCard):
        return {given: word for _letter, word, given in truths()}.get(answer, answer)
    return "; ".join(answer.split(PARTED))


def _what_comes(facts: Summary, outlook: Outlook) -> Iterator[str]:
    yield _("Today: {left}.").format(left=today_left(outlook.left, outlook.streak))
    if outlook.next_in is not None:
        cards = next_cards(outlook.next_count, outlook.next_minutes)
        yield _("{when}: {cards}.").format(when=next_day(outlook.next_in), cards=cards)
    if outlook.cards:
        before = outlook.known - facts.newly_known
        words = known(outlook.known, before, outlook.cards, outlook.decks)
        yield _("Known: {share}.").format(share=words)


def nothing_to_ask(overview: Overview, wish: StudyWish) -> Iterator[str]:
    """Say why `wish` asks nothing, when the next card comes, and what can be done meanwhile."""
    said = "".join(f" {shlex.quote(deck)}" for deck in wish.decks)
    if wish.only or wish.kind == "ahead":
        yield _why_none(wish, said)
        return
    yield _("Nothing to study now.")
    if not wish.decks and overview.rows and all(row.hidden for row in overview.rows):
        yield _("Every deck is hidden; name one to study it. aiquiz decks lists them.")
        return
    yield from backlog(overview)
    if overview.next_day is not None:
        count = n_("{n} card", "{n} cards", overview.next_count).format(n=overview.next_count)
        when = ahead(overview.next_day - overview.today)
        yield _("Next: {cards}, {when}.").format(cards=count, when=when)
    if overview.total.missed:
        command = f"aiquiz study{said} --plain --cram --only missed"
        yield _("{command} asks the missed ones again.").format(command=command)
    if overview.total.fresh:
        command = f"aiquiz study{said} --plain --only new --new {_NEW}"
        yield _("{command} asks new cards.").format(command=command)
    if overview.total.ahead:
        command = f"aiquiz study{said} --plain --ahead"
        yield _("{command} asks the next cards before their day.").format(command=command)
    if overview.total.asked:
        command = f"aiquiz quiz{said} --plain"
        yield _("{command} asks cards that are not due, for a score.").format(command=command)


def _why_none(wish: StudyWish, said: str) -> str:
    """Say that there is no card of those that `wish` is bound to, `said` being its decks."""
    if wish.kind == "ahead" and not wish.only:
        return _("No card waits for a later day, but for those answered today.")
    if wish.kind == "study" and wish.only in ("missed", "flagged"):
        command = f"aiquiz study{said} --plain --cram --only {wish.only}"
        return _("None of these is due now; {command} asks any of them.").format(command=command)
    if wish.only == "leech":
        return _("No card is a leech.")
    return _("No card is like that now.")
