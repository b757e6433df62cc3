"""From a wish to the cards of a session."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from aiquiz.deck.card import Deck
from aiquiz.deck.entry import Entry
from aiquiz.desk.agenda import due_among, there
from aiquiz.desk.wish import StudyWish
from aiquiz.progress.reviews import LoggedReview
from aiquiz.scheduling.exam import Exams
from aiquiz.scheduling.marks import Marks
from aiquiz.scheduling.memory import Memory
from aiquiz.scheduling.queue import Agenda, Candidate
from aiquiz.scheduling.review import CardKey, Rating
from aiquiz.scheduling.siblings import Family, families, family
from aiquiz.study import Planned, Result
from aiquiz.study.plan import apart, choose, choose_ahead, plan, with_tags
from aiquiz.study.result import result_in_log


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the learner on one study day.

    `agenda` is what the day asks; `reviews` are those of the session that the wish goes on with.
    `exams` lie ahead; `leeches` and the cards `missed` are known where the wish asks for them.
    """

    memories: Mapping[CardKey, Memory]
    marks: Marks
    agenda: Agenda
    reviews: Sequence[LoggedReview]
    exams: Exams
    leeches: frozenset[CardKey] = frozenset()
    missed: frozenset[CardKey] = frozenset()


@dataclass(frozen=True, slots=True)
class Sitting:
    """The cards that a session is to ask, and the results of the one that it goes on with.

    `repeats` are the cards that were missed there and wait to be asked once more.
    """

    planned: Sequence[Planned]
    earlier: Sequence[Result]
    repeats: Sequence[Planned]


class Chosen(NamedTuple):
    """The cards of a session, and the first answers of the one that it goes on with.

    `repeats` were missed there and wait to be asked once more.
    """

    before: list[LoggedReview]
    cards: list[Candidate]
    repeats: list[Candidate]


def chosen(wish: StudyWish, entries: Sequence[Entry], known: Known, seed: int) -> Chosen:
    """Give which cards of `entries` a session asks.

    No deck is read for it, but those that have one of the tags that are wished for.
    """
    said = [found for found in known.reviews if found.session == wish.goes_on]
    before = _firsts(said)
    asked = {review.review.card for review in before}
    new = None if wish.new is None else wish.new - _new_among(before)
    without = asked | _put_away(wish, known.marks)
    limit = None if wish.limit is None else max(wish.limit - len(asked), 0)
    if limit == 0:
        return Chosen(before, [], _repeats(wish, entries, known, said))
    if wish.kind == "ahead":
        cards = choose_ahead(
            _open_to(wish, entries, known, without, new),
            known.memories,
            known.agenda,
            within=wish.within,
            limit=limit,
            seed=seed,
        )
        return Chosen(before, cards, _repeats(wish, entries, known, said))
    prepared = [entry for entry in entries if is_for_exam(wish, entry, known.exams)]
    first = for_exams(prepared, known, asked, new)[:limit]
    cards = choose(
        _open_to(wish, [entry for entry in entries if entry not in prepared], known, without, new),
        known.memories,
        known.agenda,
        kind=wish.kind,
        new=None if new is None else new - sum(card.memory is None for card in first),
        limit=None if limit is None else limit - len(first),
        seed=seed,
    )
    return Chosen(before, [*first, *cards], _repeats(wish, entries, known, said))


def _put_away(wish: StudyWish, marks: Marks) -> frozenset[CardKey]:
    """Give the cards that `wish` leaves out: no exam asks whether one was put off for a day."""
    if wish.only == "suspended":
        return marks.buried
    return marks.suspended if wish.is_mock else marks.away


def is_for_exam(wish: StudyWish, entry: Entry, exams: Exams) -> bool:
    """Tell whether `wish` asks of `entry` what its exam does: where it says no more than study."""
    if wish.kind != "study" or wish.only or wish.tags or wish.cards is not None:
        return False
    if wish.exams is not None:
        return entry.name in wish.exams and entry.id in exams.ahead
    return exams.on((entry.id, entry.language)) is not None


def for_exams(
    entries: Sequence[Entry], known: Known, without: Collection[CardKey], new: int | None
) -> list[Candidate]:
    """Give what the exams on the decks of `entries` ask today, but for the cards in `without`.

    With `new`, at most that many new ones.
    """
    found: list[Candidate] = []
    for entry in entries:
        deck = (entry.id, entry.language)
        keys = [CardKey(*deck, card) for card in entry.card_ids]
        cards = [Candidate(k, known.memories.get(k)) for k in keys if k not in known.marks.away]
        found += known.exams.asked(deck, cards, known.agenda)
    open_ = [card for card in apart(found) if card.key not in without]
    if new is None:
        return open_
    fresh = [card for card in open_ if card.memory is None][max(new, 0) :]
    return [card for card in open_ if card not in fresh]


def sitting(wish: StudyWish, entries: Sequence[Entry], known: Known, seed: int) -> Sitting:
    """Give what a session over `entries` asks; only the decks that hold it are read."""
    found = chosen(wish, entries, known, seed)
    keys = [card.key for card in (*found.cards, *found.repeats)]
    used = {key[:2] for key in (*keys, *(logged.review.card for logged in found.before))}
    read = [entry.deck for entry in entries if (entry.id, entry.language) in used]
    decks = [deck for deck in read if deck is not None]
    return Sitting(
        plan(found.cards, decks, typed=wish.typed),
        _results(found.before, decks),
        plan(found.repeats, decks, typed=wish.typed),
    )


def _open_to(
    wish: StudyWish,
    entries: Sequence[Entry],
    known: Known,
    without: Collection[CardKey],
    new: int | None,
) -> Iterator[CardKey]:
    """Give the cards of `entries` that `wish` is open to, but for those in `without`.

    Once there are as many new ones as are asked, decks of which nothing was ever studied are passed
    over.
    """
    among = _among(wish, known)
    bound = None if among is None else {key[:2] for key in among}
    studied = {key[:2] for key in known.memories}
    only_new = wish.only == "new" and wish.cards is None
    fresh = _Fresh(known, new)
    for entry in entries:
        deck = (entry.id, entry.language)
        enough = wish.kind == "ahead" or (wish.kind == "study" and fresh.are_enough)
        if enough and deck not in studied:
            continue
        if bound is not None and deck not in bound:
            continue
        for card in _ids(entry, wish.tags):
            key = CardKey(*deck, card)
            if key in without or (among is not None and key not in among):
                continue
            is_new = key not in known.memories
            if only_new and not is_new:
                continue
            if is_new:
                fresh.add(key)
            yield key


class _Fresh:
    """The new cards found so far, counted as a session asks them: at least that many are asked."""

    def __init__(self, known: Known, new: int | None) -> None:
        due = due_among(known.memories, known.agenda.day, ())
        self._without = known.agenda.answered | families(due)
        self._room = known.agenda.room
        self._new = new
        self._of_deck: dict[str, set[Family]] = {}

    def add(self, key: CardKey) -> None:
        of = family(key)
        if of not in self._without:
            self._of_deck.setdefault(of.deck, set()).add(of)

    @property
    def are_enough(self) -> bool:
        found = {deck: len(cards) for deck, cards in self._of_deck.items()}
        if self._new is not None:
            return sum(found.values()) >= self._new
        return self._room.asked("new", found) >= self._room.total.new


def _ids(entry: Entry, tags: Collection[str]) -> Sequence[str]:
    """Give the cards of `entry` that have one of `tags`; all where no tag is wished for."""
    if not tags:
        return entry.card_ids
    if entry.tagged.keys().isdisjoint(tags) or entry.deck is None:
        return ()
    return with_tags(entry.deck, tags)


def _firsts(said: Sequence[LoggedReview]) -> list[LoggedReview]:
    """Give the first answer to each card."""
    firsts: dict[CardKey, LoggedReview] = {}
    for logged in said:
        firsts.setdefault(logged.review.card, logged)
    return list(firsts.values())


def _repeats(
    wish: StudyWish, entries: Sequence[Entry], known: Known, said: Sequence[LoggedReview]
) -> list[Candidate]:
    """Give the cards that were missed when the session asked them last, in that order."""
    if wish.kind == "quiz":
        return []
    last = {logged.review.card: logged.review.rating for logged in said}
    order = list(dict.fromkeys(logged.review.card for logged in reversed(said)))[::-1]
    missed_last = [card for card in order if last[card] is Rating.AGAIN]
    asked = there(missed_last, entries) - known.marks.away
    return [Candidate(key, known.memories.get(key)) for key in missed_last if key in asked]


def _new_among(reviews: Sequence[LoggedReview]) -> int:
    return sum(logged.review.mode == "new" for logged in reviews)


def _among(wish: StudyWish, known: Known) -> Collection[CardKey] | None:
    """Give the cards that `wish` is bound to, None where it is not, or to new ones alone."""
    if wish.cards is not None:
        return set(wish.cards)
    match wish.only:
        case "missed":
            return known.missed
        case "flagged":
            return known.marks.flagged
        case "suspended":
            return known.marks.suspended
        case "leech":
            return known.leeches
        case _:
            return None


def _results(before: Sequence[LoggedReview], decks: Sequence[Deck]) -> list[Result]:
    cards = {
        CardKey(deck.id, deck.language, card.id): card for deck in decks for card in deck.cards
    }
    return [
        result_in_log(logged.review, cards[logged.review.card], overruled=logged.overridden)
        for logged in before
        if logged.review.card in cards
    ]


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """A session of today that was left: `wish` goes on with it, `asked` of `total` are answered.

    `left` cards are still to be asked, those that come once more among them.
    """

    wish: StudyWish
    asked: int
    total: int
    left: int


def left_open(
    wish: StudyWish, planned: int, entries: Sequence[Entry], known: Known
) -> LeftOpen | None:
    """Give what is left of a session of `planned` cards that `wish` goes on with, if anything is.

    Cards that were answered meanwhile are not.
    """
    wish = replace(wish, limit=planned)
    found = chosen(wish, entries, known, wish.seed or 0)
    asked = len(there([logged.review.card for logged in found.before], entries))
    left = len(found.cards) + len(found.repeats)
    if not left or not asked:
        return None
    return LeftOpen(wish, asked, asked + len(found.cards), left)
