"""Telling a key that is pressed from letters that come in one go, typed as a word or pasted."""

WORD_SECONDS = 0.03
"""How close upon each other characters come that are no keys: nobody presses two that fast."""


_MOST_KEPT = 40


class WordRun:
    """The characters that came last, each so close upon the one before that they are one text.

    A key that is held down repeats as fast, so a run is one only once it holds two that differ.
    """

    def __init__(self, within: float = WORD_SECONDS) -> None:
        """`within` is how many seconds lie at most between two characters of a run."""
        self.within = within
        self.text = ""
        self._at = float("-inf")

    def add(self, character: str, at: float) -> bool:
        """Take in a `character` that came at `at` seconds; tell whether it is one of a text."""
        near = at - self._at < self.within
        self.text = f"{self.text}{character}"[-_MOST_KEPT:] if near else character
        self._at = at
        return len(set(self.text)) > 1
