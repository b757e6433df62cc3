"""Verdicts and ratings: their words and their signs."""

from collections.abc import Mapping

from aiquiz.say.language import _

STYLES: Mapping[str, Mapping[str, str]] = {
    "✓": {"correct": "✓", "close": "≈", "wrong": "×"},
    "√": {"correct": "√", "close": "≈", "wrong": "×"},
    "+": {"correct": "+", "close": "~", "wrong": "x"},
}
"""The signs, by the name of their style, which is its first sign."""


def style(setting: str, environment: Mapping[str, str], encoding: str) -> str:
    """Give the style of signs: the one that is set, else what the terminal can show.

    A Linux console has no ✓ in its font, and an output that is not UTF-8 has none of the three.
    """
    if setting in STYLES:
        return setting
    if encoding.lower().replace("-", "").replace("_", "") != "utf8":
        return "+"
    return "√" if environment.get("TERM") == "linux" else "✓"


def sign(outcome: str, style: str) -> str:
    """Give the sign of an outcome (correct, close or wrong)."""
    return STYLES.get(style, STYLES["✓"])[outcome]


def verdict_word(outcome: str) -> str:
    """Give the word for an outcome."""
    return {"correct": _("Correct"), "close": _("Close"), "wrong": _("Wrong")}[outcome]


def one_more_try(kind: str) -> str:
    """Give what is said while a try is left after a close answer, in a session of this kind."""
    if kind == "quiz":
        return _("One more try. It will count half.")
    return _("One more try. It will count as Hard at best.")


def overruled(outcome: str, *, taught: bool) -> str:
    """Give what came of the learner's own verdict; `taught` says that it holds from now on."""
    if outcome == "correct":
        return (
            _("Counted as correct, and accepted from now on.")
            if taught
            else _("Counted as correct.")
        )
    return _("Counted as wrong, and accepted no longer.") if taught else _("Counted as wrong.")


def on_your_word() -> str:
    """Say in place of a reason that the verdict is the learner's own."""
    return _("on your word")


def rating_word(rating: int) -> str:
    """Give the word for a rating from 1 to 4."""
    return (_("Again"), _("Hard"), _("Good"), _("Easy"))[rating - 1]
