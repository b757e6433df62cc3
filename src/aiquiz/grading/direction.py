"""Who does what to whom: whether an answer in a sentence turns it around."""

from collections.abc import Collection

from aiquiz.grading.question import Question
from aiquiz.grading.reading import Reading
from aiquiz.grading.tokens import Token


def stands_beside(given: Reading, wanted: Collection[str], question: Question) -> bool:
    """Tell whether the answer only names what is meant by its relation to the wanted words.

    So does "rival of X", "le frère de X" and "X's sister", unless the wanted words or, after the
    answer, the question say so themselves.
    """
    said, known = given.said, given.known
    places = [n for n, text in enumerate(said) if text in wanted]
    if not places:
        return False
    first, last = places[0], places[-1]
    if _possessed(given, last, question):
        return True
    before = said[max(0, first - 4) : first]
    related = [n for n, text in enumerate(before) if text in known.relations and text not in wanted]
    if not related:
        return False
    between = before[related[-1] + 1 :]
    tied = any(text in known.genitive for text in between) or not between
    loose = all(text in known.droppable or text in known.titles for text in between)
    return tied and loose and not (between == () and _owned(before, related[-1], given))


def _owned(before: tuple[str, ...], at: int, given: Reading) -> bool:
    """Tell whether the relation is to somebody else: her son Charles."""
    return at > 0 and before[at - 1] in given.known.droppable


def _possessed(given: Reading, last: int, question: Question) -> bool:
    """Tell whether something of the answer is named rather than itself: Vader's father."""
    words = given.words
    owns = last + 2 < len(words) and words[last + 1].raw == "s" and words[last + 1].glued
    if not owns or "whose" in question.reading.said:
        return False
    return words[last + 2].text not in given.known.droppable


def turned_passive(given: Reading, wanted: Collection[str], question: Question) -> bool:
    """Tell whether the wrong one acts in a sentence with 'by'.

    Who killed Henri? "Ravaillac was killed by Henri" names the right man in the wrong part.
    """
    known, said = given.known, given.said
    if not question.asks_person or question.asks_for_object:
        return False
    by = next((n for n, text in enumerate(said) if text in known.passive), None)
    if by is None:
        return False
    after = [text for text in said[by + 1 :] if text not in known.droppable]
    before = [text for text in said[:by] if text in wanted]
    named = bool(after) and question.names(after[0]) and after[0] not in wanted
    return bool(before) and named


def turned_order(given: Reading, question: Question) -> bool:
    """Tell whether the answer repeats words of the question in another order around a relation.

    How does light compare with sound? "Sound is faster than light" turns it around, and so does
    "OpenAI sued Musk" where it was asked who sued OpenAI; with 'by' it is the same again.
    """
    known, said = given.known, frozenset(given.said)
    related = said & known.related or question.asks_person
    if not related:
        return False
    return repeats_turned(given, question) and not (said & known.passive and not _by(question))


def repeats_turned(given: Reading, question: Question) -> bool:
    """Tell whether the answer repeats words of the question in another order."""
    asked = question.reading.texts
    repeated = [asked.index(text) for text in given.texts if text in asked]
    return len(repeated) > 1 and repeated != sorted(repeated)


def _by(question: Question) -> bool:
    """Tell whether the question itself is asked with 'by'."""
    said = question.reading.said
    return question.asks_person and bool(question.reading.known.passive.intersection(said))


def passive_kept_order(given: Reading, question: Question) -> bool:
    """Tell whether 'by' was put in without the words around it changing places."""
    known, said = given.known, frozenset(given.said)
    if not said & known.passive or known.passive.intersection(question.reading.said):
        return False
    asked = question.reading.texts
    repeated = [asked.index(text) for text in given.texts if text in asked]
    by = next(n for n, text in enumerate(given.said) if text in known.passive)
    both = _names_around(given.words, by, question)
    return both and len(repeated) > 1 and repeated == sorted(repeated)


def _names_around(words: tuple[Token, ...], by: int, question: Question) -> bool:
    """Tell whether words of the question stand on either side of 'by'."""
    known = question.reading.known

    def told(some: tuple[Token, ...]) -> bool:
        return any(w.text not in known.droppable and question.names(w.text) for w in some)

    return told(words[:by]) and told(words[by + 1 :])
