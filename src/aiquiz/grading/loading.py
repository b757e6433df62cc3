"""Loading ahead of time what the first grade would otherwise wait for."""

from collections.abc import Iterable

from aiquiz.grading.lexicon import lexicon
from aiquiz.grading.words import load


def load_words(languages: Iterable[str]) -> None:
    """Load the lists of real words for `languages` (two letters each) and what reads them.

    Some 15 ms for both lists, and 50 ms for the libraries; meant for a worker. A language without
    a list costs nothing.
    """
    for language in languages:
        if load(lexicon(language).snowball):
            import rapidfuzz.process
            import Stemmer
            import text_to_num

            _ = rapidfuzz, Stemmer, text_to_num
