"""Forms of an answer in which what a teacher ignores is gone.

Two forms are kept: tokens without articles, and those tokens run together, so that "fine tuning"
and "fine-tuning" meet. Signs that change what is said stay where they touch a letter or a digit:
C++, C#, 3.5, -5, 20 €.
"""

import re
from dataclasses import dataclass

from aiquiz.text import fold, shape

Key = tuple[str, tuple[str, ...]]
"""What two forms of the same answer have in common; see `Form.key`."""

ARTICLES = {
    "en": frozenset({"a", "an", "the"}),
    "fr": frozenset({"le", "la", "les", "un", "une", "des", "du", "de"}),
}

_ELISION = re.compile(r"\b[ld]'(?=\w)")
_TOKEN = re.compile(
    r"""
    (?:^[-+]\ ?|(?<!\w)[-+])?[$€£¥₿]?(?:\d+(?:[.,]\d+)*|(?<!\w)\.\d+)(?:[%‰$€£¥₿¢]|[^\W\d_]+)?
    | [^\W_]+(?:\.[^\W_]+)*(?:\+\+|\#|-(?!\S))?         # a word, C++, C#, X.com, O-
    | (?<=\s)-(?=\s) | (?<=\b\w)[-/](?=\w\b)            # of a formula: x - y, m/a
    | !=|[%‰$€£¥₿¢+<>≤≥±^√°=*]                               # a sign that stands alone
    """,
    re.VERBOSE,
)
_GROUPED = {
    "en": re.compile(r"(?<![\d.,])\d{1,3}(?:[ ,]\d{3})+(?![\d.,]\d)(?!\d)"),
    "fr": re.compile(r"(?<![\d.,])\d{1,3}(?:[ .]\d{3})+(?![\d.,]\d)(?!\d)"),
}
_GROUPED_BY_SPACE = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?![\d])")
_DIGITS = re.compile(r"\d+(?:\ ?[^\w\s]\ ?(?=\d))?")
_COUNTED = re.compile(r"\d\ ?[^\W\d_]")
_EDGES = " \t.,;:!?…\"'()[]{}"
_POINT = re.compile(r"[\s\"'()\[\]{}]*\.\d")


@dataclass(frozen=True, slots=True)
class Form:
    """An answer in its normal forms.

    `tokens` are its words without articles; `compact` has them run together, and `digits` are
    its groups of digits with the mark after each, which have to agree wherever `compact` is
    compared. `counted` says that a letter follows a digit, so that a unit may stand there.
    """

    tokens: tuple[str, ...]
    compact: str
    digits: tuple[str, ...]
    counted: bool = False

    def same(self, other: "Form") -> bool:
        """Tell whether a teacher would take both for the same answer; nothing equals nothing."""
        return bool(self.compact) and self.key == other.key

    @property
    def key(self) -> Key:
        """What two forms of the same answer have in common."""
        return self.compact, self.digits


def plain(text: str) -> str:
    """Give `text` folded, without the punctuation around it."""
    folded = fold(shape(text))
    bare = folded.strip(_EDGES)
    return f".{bare}" if folded[:1] in _EDGES and _POINT.match(folded) else bare


def form(text: str, language: str) -> Form:
    """Give the normal forms of `text`, said in `language` (two letters; any is fine)."""
    return form_of(plain(text), language)


def form_of(bare: str, language: str) -> Form:
    """Give the normal forms of a text that is `plain` already."""
    bare = _GROUPED.get(language[:2], _GROUPED_BY_SPACE).sub(_joined, bare)
    if language == "fr":
        bare = _ELISION.sub("", bare)
    words = [word.replace(" ", "") for word in _TOKEN.findall(bare)]
    articles = ARTICLES.get(language, frozenset[str]())
    # The last word stays whatever it is: plan A and vitamin A end in no article.
    kept = [word for word in words[:-1] if word not in articles] + words[-1:]
    digits = tuple(group.replace(" ", "") for group in _DIGITS.findall(bare))
    return Form(tuple(kept), "".join(kept), digits, _COUNTED.search(bare) is not None)


def _joined(match: re.Match[str]) -> str:
    number = match.group()
    marks = set(re.findall(r"[ ,.]", number))
    return re.sub(r"[ ,.]", "", number) if len(marks) == 1 and number[0] != "0" else number
