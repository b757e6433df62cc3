"""Forms of an answer in which what a teacher ignores is gone.

Two forms are kept: tokens without articles, and those tokens run together, so that "fine tuning"
and "fine-tuning" meet. Signs that change what is said stay where they touch a letter or a digit:
C++, C#, 3.5, -5, 20 €.
"""

import re
from dataclasses import dataclass

from aiquiz.text import fold

ARTICLES = {
    "en": frozenset({"a", "an", "the"}),
    "fr": frozenset({"le", "la", "les", "un", "une", "des", "du", "de"}),
}

_ELISION = re.compile(r"\b[ld]'(?=\w)")
_TOKEN = re.compile(
    r"""
    (?:(?<!\w)[-+])?[$€£¥]?\d+(?:[.,]\d+)*(?:[%$€£¥]|[^\W\d_]+)?  # 150,000, -5, 3.5 %, 150mw
    | [^\W_]+(?:\.[^\W_]+)*(?:\+\+|\#)?                    # a word, C++, C#, X.com
    | [%$€£¥+]                                             # a sign that stands alone
    """,
    re.VERBOSE,
)
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:[ ,.]\d{3})+(?![\d])")
_EDGES = " \t.,;:!?…\"'()[]{}"


@dataclass(frozen=True, slots=True)
class Form:
    """An answer in its normal forms.

    `tokens` are its words without articles; `compact` has them run together, and `digits` are
    its groups of digits, which have to agree wherever `compact` is compared.
    """

    tokens: tuple[str, ...]
    compact: str
    digits: tuple[str, ...]

    def same(self, other: "Form") -> bool:
        """Tell whether a teacher would take both for the same answer; nothing equals nothing."""
        return bool(self.compact) and self.key == other.key

    @property
    def key(self) -> tuple[str, tuple[str, ...]]:
        """What two forms of the same answer have in common."""
        return self.compact, self.digits


def plain(text: str) -> str:
    """Give `text` folded, without the punctuation around it."""
    return fold(text).strip(_EDGES)


def form(text: str, language: str) -> Form:
    """Give the normal forms of `text`, said in `language` (two letters; any is fine)."""
    bare = _ungroup(plain(text))
    if language == "fr":
        bare = _ELISION.sub("", bare)
    words = _TOKEN.findall(bare)
    articles = ARTICLES.get(language, frozenset[str]())
    # The last word stays whatever it is: plan A and vitamin A end in no article.
    kept = [word for word in words[:-1] if word not in articles] + words[-1:]
    return Form(tuple(kept), "".join(kept), tuple(re.findall(r"\d+", " ".join(kept))))


def _ungroup(text: str) -> str:
    """Take the marks between groups of thousands out of numbers: 150,000 and 150 000."""
    return _GROUPED.sub(_joined, text)


def _joined(match: re.Match[str]) -> str:
    number = match.group()
    marks = set(re.findall(r"[ ,.]", number))
    return re.sub(r"[ ,.]", "", number) if len(marks) == 1 and number[0] != "0" else number
