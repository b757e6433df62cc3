"""A deck's answers tried on its own cards: what is accepted passes, what is rejected does not."""

from collections.abc import Container, Iterator
from dataclasses import dataclass

from msgspec.structs import replace

from aiquiz.deck.card import PARTED, Card, ClozeCard, Deck, ListCard, NumberCard, TextCard
from aiquiz.grading.grader import Grader, prepare
from aiquiz.grading.verdict import Verdict
from aiquiz.text import fold


@dataclass(frozen=True, slots=True)
class Finding:
    """An answer that does not do what the deck says of it.

    `code` is "accept-fails", "accept-needless" or "reject-passes", `key` where the form stands in
    the card, as "accept[0]", and `why` the code of the grader's reason.
    """

    card: Card
    code: str
    key: str
    form: str
    why: str = ""


def self_test(deck: Deck, cards: Container[Card] | None = None) -> Iterator[Finding]:
    """Try every form of `deck`, and give those that do not do what they are there for.

    With `cards` only theirs are tried.
    """
    whole, bare = prepare(deck, ()), prepare(_without_accept(deck), ())
    for card, alone in zip(deck.cards, _without_accept(deck).cards, strict=True):
        if card.id.endswith("~") or not (cards is None or card in cards):
            continue
        if isinstance(card, TextCard | NumberCard):
            yield from _accepted(card, alone, whole, bare)
        yield from _rejected(card, whole)


def _without_accept(deck: Deck) -> Deck:
    cards = tuple(
        replace(card, accept=()) if isinstance(card, TextCard | NumberCard) else card
        for card in deck.cards
    )
    return replace(deck, cards=cards)


def _accepted(
    card: TextCard | NumberCard, alone: Card, whole: Grader, bare: Grader
) -> Iterator[Finding]:
    for number, form in enumerate(card.accept):
        verdict = whole.grade(card, form)
        if verdict.outcome != "correct":
            yield Finding(card, "accept-fails", f"accept[{number}]", form, verdict.reason.code)
        elif _related(form, card.answer) and _passes_as_it_is(bare.grade(alone, form)):
            yield Finding(card, "accept-needless", f"accept[{number}]", form)


def _passes_as_it_is(verdict: Verdict) -> bool:
    """Tell whether nothing was forgiven: what passes as a slip is told to be mistyped."""
    return verdict.outcome == "correct" and verdict.reason.code in ("exact", "accents")


def _related(form: str, answer: str) -> bool:
    """Tell whether `form` could pass for `answer`: a synonym shares no beginning of a word.

    It spares most forms a grading that takes half a millisecond, and may miss a needless one.
    """
    if any(map(str.isdigit, form + answer)):
        return True
    one, other = (fold(text).replace(".", "").split() for text in (form, answer))
    if {word[:3] for word in one} & {word[:3] for word in other}:
        return True
    initials = ("".join(word[0] for word in words) for words in (one, other))
    return bool(set(initials) & {*one, *other})


def _rejected(card: Card, grader: Grader) -> Iterator[Finding]:
    for number, miss in enumerate(card.reject):
        for given in _given(card, miss.text):
            if grader.grade(card, given).outcome == "correct":
                yield Finding(card, "reject-passes", f"reject[{number}]", miss.text)
                break


def _given(card: Card, miss: str) -> Iterator[str]:
    """Give the answers in which a near miss stands alone wrong."""
    match card:
        case TextCard() | NumberCard():
            yield miss
        case ListCard():
            right = [forms[0] for forms in card.answers[: card.need]]
            yield ", ".join([*right[:-1], miss])
        case ClozeCard():
            right = [forms[0] for forms in card.gaps]
            for gap in range(len(right)):
                yield PARTED.join([*right[:gap], miss, *right[gap + 1 :]])
        case _:
            return
