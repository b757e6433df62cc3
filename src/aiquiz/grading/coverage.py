"""Whether the words of an answer say what an accepted form says, no less and no more."""

from aiquiz.grading.alignment import Alignment, align
from aiquiz.grading.direction import (
    passive_kept_order,
    repeats_turned,
    stands_beside,
    turned_order,
)
from aiquiz.grading.judgement import Judgement, close, correct, wrong
from aiquiz.grading.lexicon import Lexicon
from aiquiz.grading.opposite import opposite
from aiquiz.grading.question import Question
from aiquiz.grading.reading import Reading
from aiquiz.grading.tokens import Token
from aiquiz.grading.word_match import Level, Match, match_small
from aiquiz.grading.word_order import order

_STAGE = "words"


def judge_words(given: Reading, wanted: Reading, question: Question) -> Judgement:
    """Judge the words of `given` by those of `wanted`, values aside."""
    ours, theirs = _candidates(given, wanted), wanted.asked_for
    found = align(ours, theirs, given.known)
    missing = [theirs[w] for w in found.missing]
    idle = _idle(given, theirs)
    extra = [ours[g] for g in found.extra if ours[g].text not in idle]
    if not (missing or extra) and len(found.pairs) == len(given.words) == 1:
        return _one_word(found.pairs[0].match, question)
    if any(len(word.text) == 1 for word in missing) and _other_letter(given, wanted):
        return wrong("version", _STAGE)
    if not extra:
        missing = _needed(missing, found, theirs, question, wanted)
    if _is_converse(found, missing, extra, ours, theirs, question, given):
        return correct("converse", _STAGE, found.slips)
    changed = _changed(found, extra, ours, theirs, question, wanted)
    if changed:
        return wrong(changed, _STAGE)
    named = {ours[pair.given].text for pair in found.pairs}
    if stands_beside(given, named | set(wanted.said), question):
        return wrong("changed", _STAGE)
    small = _misspelt_small(extra, given, wanted)
    unknown = [word for word in extra if not _allowed(word, question, given, wanted)]
    unknown = [word for word in unknown if word not in small]
    unknown += _compounded(extra, unknown, found, ours, given, question)
    unknown += _in_brackets(given, wanted, question)
    if missing:
        return _partly(found, missing, unknown, theirs)
    judged = _whole(found, unknown, theirs, given, wanted, question)
    return _told_of(judged, unknown, small, given, wanted)


def _idle(given: Reading, theirs: tuple[Token, ...]) -> frozenset[str]:
    """Give the words that need not be looked at: where nobody is the answer, hardly any."""
    known = given.known
    if theirs and all(word.text in known.negators for word in theirs):
        return known.beside_nobody
    return known.beside_words


def _compounded(
    extra: list[Token],
    unknown: list[Token],
    found: Alignment,
    ours: tuple[Token, ...],
    given: Reading,
    question: Question,
) -> list[Token]:
    """Give a word of the question that makes another name of the answer: Washington State.

    The noun that was asked for makes none: the Pacific Ocean, where an ocean was asked for.
    """
    if not found.pairs or question.contested:
        return []
    last = given.words.index(ours[max(pair.given for pair in found.pairs)])
    following = given.words[last + 1 : last + 2]
    return [
        word
        for word in following
        if word in extra and word not in unknown and question.is_other_noun(word.text)
    ]


def _in_brackets(given: Reading, wanted: Reading, question: Question) -> list[Token]:
    """Give a lone name in brackets that is neither asked for nor in the question: (He)."""
    pieces = given.pieces
    opened = next((n for n, p in enumerate(pieces) if isinstance(p, Token) and p.text == "("), None)
    if not opened or len(pieces) < opened + 3:
        return []
    inside, closed = pieces[opened + 1], pieces[opened + 2]
    alone = isinstance(closed, Token) and closed.text == ")"
    if not alone or not isinstance(inside, Token) or not inside.raw[0].isupper():
        return []
    told = inside.text in wanted.said or question.names(inside.text)
    small = inside.text in given.known.droppable
    return [inside] if small and not told else []


def _one_word(met: Match, question: Question) -> Judgement:
    """Judge one word that stands for the one that is wanted, as most answers do."""
    if met.level is Level.NEAR:
        return close(met.code, _STAGE)
    if met.level is Level.FORM and question.asks_form:
        return close("word-form", _STAGE)
    return correct(met.code or "exact", _STAGE, int(met.level < Level.FORM))


def _candidates(given: Reading, wanted: Reading) -> tuple[Token, ...]:
    """Give the words of the answer that may count: what its numbers count is judged there."""
    if not given.nouns:
        return given.unelided
    own = {word.text for word in wanted.asked_for}
    return tuple(w for w in given.unelided if w.text not in given.nouns or w.text in own)


def _needed(
    missing: list[Token],
    found: Alignment,
    theirs: tuple[Token, ...],
    question: Question,
    wanted: Reading,
) -> list[Token]:
    """Leave out of what is missing the words that nobody needs to repeat."""
    if not missing or not (found.pairs or wanted.values):
        return missing
    known = wanted.known
    told = [w for w in missing if not question.names(w.text) and w.text not in known.suffixes]
    own = [theirs[pair.wanted] for pair in found.pairs]
    says = wanted.values or any(not question.names(word.text) for word in own)
    return told if says else missing


def _other_letter(given: Reading, wanted: Reading) -> bool:
    """Tell whether a lone letter names another thing than the one asked for: plan A, plan B."""
    lone = {word.text for word in given.content if len(word.text) == 1}
    return bool(lone - set(wanted.said))


def _is_converse(
    found: Alignment,
    missing: list[Token],
    extra: list[Token],
    ours: tuple[Token, ...],
    theirs: tuple[Token, ...],
    question: Question,
    given: Reading,
) -> bool:
    """Tell whether the contrary is said with both sides changed: sound is slower than light."""
    pairs = [(g, w) for g, w in found.contrary if ours[g] in extra and theirs[w] in missing]
    if len(pairs) != 1 or len(missing) != 1:
        return False
    others = [word for word in extra if word is not ours[pairs[0][0]]]
    if not all(question.names(word.text) for word in others):
        return False
    if len(found.pairs) > 1:
        order_found = [pair.wanted for pair in found.pairs]
        return order_found != sorted(order_found) and not others
    return repeats_turned(given, question)


def _changed(
    found: Alignment,
    extra: list[Token],
    ours: tuple[Token, ...],
    theirs: tuple[Token, ...],
    question: Question,
    wanted: Reading,
) -> str:
    """Give the code of what turns the answer into another one, "" where nothing does."""
    known = wanted.known
    missing = set(found.missing)
    for g, w in found.contrary:
        if g in found.extra and (w in missing or not question.names(ours[g].text)):
            return "opposite"
    for word in extra:
        if question.names(word.text) or word.text in wanted.said:
            continue
        if word.text in known.qualifiers:
            return "changed"
        if any(opposite(word.text, other.text, known) for other in theirs):
            return "opposite"
    return ""


def _allowed(word: Token, question: Question, given: Reading, wanted: Reading) -> bool:
    """Tell whether a word may stand beside an answer without a change of sense."""
    known = given.known
    if word.text in known.suffixes:
        return True
    if question.asks_person and word.text in known.titles:
        return True
    return question.names(word.text) and word.text not in question.contested


def _misspelt_small(extra: list[Token], given: Reading, wanted: Reading) -> dict[Token, Match]:
    """Give the words that are a slip away from a small one of the accepted form: teh bridge."""
    known, said = given.known, set(given.said)
    small = [w for w in wanted.said if w in known.droppable and w not in said]
    met = ((word, match_small(word.text, one, known)) for word in extra for one in small)
    return {word: found for word, found in met if found.level is Level.SLIP}


def _told_of(
    judged: Judgement,
    unknown: list[Token],
    small: dict[Token, Match],
    given: Reading,
    wanted: Reading,
) -> Judgement:
    """Give `judged` with the slips in small words, where they are all that can be said of it."""
    if judged.outcome == "correct" and small:
        code = next(iter(small.values())).code
        code = code if judged.code == "exact" else judged.code
        return correct(code, _STAGE, judged.slips + len(small))
    if judged.code != "detail" or not given.values or not wanted.values:
        return judged
    # A limit that is not spelt right is no limit, and nothing that was not asked either: undr 1%.
    slips = [_slip_in_bound(word, given.known) for word in unknown]
    return close(slips[0], _STAGE) if slips[0] and all(slips) else judged


def _slip_in_bound(word: Token, known: Lexicon) -> str:
    """Give the code of the slip by which `word` bounds a number, "" where it does not."""
    bounds = {each for phrase in known.bounds for each in phrase}
    codes = {match_small(word.text, bound, known).code for bound in bounds} - {""}
    # A word that has all the letters is surely meant.
    return "swapped" if "swapped" in codes else min(codes, default="")


def _partly(
    found: Alignment, missing: list[Token], unknown: list[Token], theirs: tuple[Token, ...]
) -> Judgement:
    """Judge an answer that lacks some of the words."""
    sure = [pair for pair in found.pairs if pair.match.level >= Level.SLIP]
    much = 3 * len(sure) >= 2 * len(theirs) and _bearable(unknown, theirs)
    if not sure or (unknown and not much) or 3 * len(sure) < len(theirs):
        return wrong("other", _STAGE)
    return close("part", _STAGE)


_SHOTGUN = 3
"""Unknown words, without any small one between, from which an answer only lists what may be."""
_LONG = 6
"""Content words from which an answer is a sentence, in which a few more words do no harm."""


def _bearable(unknown: list[Token], theirs: tuple[Token, ...]) -> bool:
    return len(theirs) >= _LONG and 4 * len(unknown) <= len(theirs)


def _whole(
    found: Alignment,
    unknown: list[Token],
    theirs: tuple[Token, ...],
    given: Reading,
    wanted: Reading,
    question: Question,
) -> Judgement:
    """Judge an answer that has all of the words."""
    near = [pair.match for pair in found.pairs if pair.match.level is Level.NEAR]
    if question.asks_form and any(pair.match.level is Level.FORM for pair in found.pairs):
        return close("word-form", _STAGE)
    if near and (2 * len(near) > len(found.pairs) > 1 or (unknown and len(near) == 1)):
        return wrong("other", _STAGE)
    if near:
        return close(near[0].code, _STAGE)
    turned = order(given, wanted, found.pairs)
    if turned == "reversed":
        return wrong(turned, _STAGE)
    if len(unknown) >= _SHOTGUN and not any(w.text in given.known.idle for w in given.words):
        return wrong("hedge", _STAGE)
    if unknown and not _bearable(unknown, theirs):
        return close("detail", _STAGE)
    if turned_order(given, question) or passive_kept_order(given, question):
        return wrong("reversed", _STAGE)
    if turned:
        return close(turned, _STAGE)
    code = next((p.match.code for p in found.pairs if p.match.code), "exact")
    return correct(code, _STAGE, found.slips)
