"""Answers that are yes or no."""

from aiquiz.grading.claim import without_phrases
from aiquiz.grading.judgement import Judgement, correct, wrong
from aiquiz.grading.question import Question
from aiquiz.grading.reading import Reading
from aiquiz.grading.tokens import Token

_OTHER = {"yes": "no", "no": "yes"}
_STOPS = frozenset(",;.:!?")
_FIRM = frozenset({"no", "non", "nan"})
_ANSWERS = frozenset({"yes", "no", "true", "false", "oui", "non", "vrai", "faux"})
"""What an author writes where yes or no is the answer."""


def polarity(wanted: Reading) -> str:
    """Give "yes" or "no" for an accepted form that is that, maybe with a reason, else ""."""
    first, *rest = wanted.pieces or (None,)
    if not isinstance(first, Token) or first.text not in _ANSWERS or wanted.values:
        return ""
    alone = not rest or (isinstance(rest[0], Token) and rest[0].text in _STOPS)
    return _of(first.text, wanted) if alone else ""


def judge_yes_no(given: Reading, asked: str, question: Question) -> Judgement:
    """Judge an answer where "yes" or "no" is `asked` for: everything it says has to agree."""
    said = _polarities(given, question)
    if said and _another_answer(given, question):
        return wrong("other", "polarity")
    if not said:
        return wrong("other", "polarity")
    if len(set(said)) > 1:
        return wrong("hedge", "polarity")
    return correct("exact", "polarity") if said[0] == asked else wrong("opposite", "polarity")


def _another_answer(given: Reading, question: Question) -> bool:
    """Tell whether a denial only stands inside another answer: Loire, non, Garonne."""
    known = given.known
    words = given.words
    said = [n for n, word in enumerate(words) if _of(word.text, given)]
    alien = [
        n
        for n, word in enumerate(words)
        if n not in said and word.text not in known.idle and not question.names(word.text)
    ]
    offered = bool(known.alternatives.intersection(given.said))
    between = bool(alien) and min(alien) < said[0] and max(alien) > said[-1]
    return between or (offered and len({_of(words[n].text, given) for n in said}) == 1)


def _polarities(given: Reading, question: Question) -> list[str]:
    """Give what each clause comes down to: a denial turns the word after it around."""
    known = given.known
    found: list[str] = []
    denied = alien = False
    for piece in without_phrases(given.pieces, known.exceptions):
        if not isinstance(piece, Token):
            continue
        if piece.kind == "sign" and piece.text in _STOPS:
            found += _clause(denied=denied, alien=alien)
            denied = alien = False
        elif (said := _of(piece.text, given)) and not _asked(piece.text, question):
            if denied:
                found.append(_OTHER[said])
                denied = False
            elif piece.text in known.negators and piece.text not in _FIRM:
                denied = True
            else:
                found.append(said)
        elif denied and (piece.text not in known.droppable or piece.text in known.degrees):
            alien = alien or not question.names(piece.text)
    return found + _clause(denied=denied, alien=alien)


def _clause(*, denied: bool, alien: bool) -> list[str]:
    """Give the denial that ends a clause; of something else than was asked it says nothing."""
    return ["no"] if denied and not alien else []


def _asked(text: str, question: Question) -> bool:
    """Tell whether the question uses the word itself: may a length be negative."""
    return text not in _ANSWERS and text in question.reading.vocabulary


def _of(text: str, reading: Reading) -> str:
    known = reading.known
    return "yes" if text in known.yes else "no" if text in known.no else ""
