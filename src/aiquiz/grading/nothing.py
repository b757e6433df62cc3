"""Answers that there are none: zero, none, and in a sentence, it has no moons."""

from aiquiz.grading.question import Question
from aiquiz.grading.reading import Reading
from aiquiz.grading.value import Amount


def is_nothing(wanted: Reading) -> bool:
    """Tell whether an accepted form is nought, in figures or in a word."""
    if len(wanted.values) == 1 and not wanted.words:
        value = wanted.values[0]
        return isinstance(value, Amount) and value.low == value.high == 0 and not value.units
    return len(wanted.words) == 1 and wanted.said[0] in wanted.known.nothing


def says_nothing_of_it(given: Reading, question: Question) -> bool:
    """Tell whether an answer denies what was asked for, and says nothing else."""
    known = given.known
    denials = [text for text in given.said if text in known.negators]
    others = (text for text in given.said if text not in known.negators)
    return (
        len(denials) == 1
        and not given.values
        and all(text in known.idle or question.names(text) for text in others)
    )
