"""What the terminal still owes when the app starts: its answer may come late, amid the keys.

To Textual such an answer is a row of letters, each of which would be a key that was pressed.
"""

import re
from collections.abc import Iterable

from textual._xterm_parser import XTermParser
from textual.message import Message

from aiquiz.tui.ground import Ground

_COLOUR = re.compile(r"\x1b\]11;[^\x07\x1b]*(?:\x07|\x1b\\)")
_KIND = re.compile(r"\x1b\[\?[\d;]*c")
_BEGUN = re.compile(r"\x1b(?:\](?:1(?:1(?:;[^\x07\x1b]*\x1b?)?)?)?|\[(?:\?[\d;]*)?)?\Z")
_KEY_TOO = 3
"""Up to how many characters the beginning of an answer may be a key of its own, as esc is."""


class Listening(XTermParser):
    """Reads keys, of which some were typed before the app began, and leaves the answer out."""

    before = Ground()

    def __init__(self, debug: bool = False) -> None:
        """Begin with what came while the terminal was asked."""
        super().__init__(debug)
        self._owed = self.before.owed
        self._held = self.before.typed.decode(errors="replace")
        self._rested = True

    def feed(self, data: str) -> Iterable[Message]:
        """Give the keys in `data`, and in what was held back before it."""
        self._rested = False
        if not data:
            yield from self._read(self._take())
            yield from super().feed("")
        else:
            yield from self._read(self._without_answer(self._take() + data))

    def tick(self) -> Iterable[Message]:
        """Let go of what is a key after all, as nothing followed it."""
        if (self._rested and len(self._held) <= _KEY_TOO) or not self._owed:
            yield from self._read(self._take())
        elif self._rested and not _BEGUN.fullmatch(self._held):
            yield from self._read(self._without_answer(self._take()))
        self._rested = True
        yield from super().tick()

    def _read(self, text: str) -> Iterable[Message]:
        # An empty text would be the end of everything.
        return super().feed(text) if text else ()

    def _take(self) -> str:
        held, self._held = self._held, ""
        return held

    def _without_answer(self, text: str) -> str:
        """Give `text` without the answer, and hold back what may be the beginning of one."""
        if not self._owed:
            return text
        self._owed = not _KIND.search(text)
        text = _KIND.sub("", _COLOUR.sub("", text))
        begun = _BEGUN.search(text) if self._owed else None
        if begun:
            self._held = begun[0]
            return text[: begun.start()]
        return text


def listen(before: Ground) -> None:
    """Have the app read what was typed `before` it began, and leave out an answer still owed.

    Where Textual reads keys in another way than we know, it goes on as it does. Raises ImportError
    where there is no such driver.
    """
    from textual.drivers import linux_driver

    known = all(hasattr(XTermParser, name) for name in ("feed", "tick"))
    if known and "XTermParser" in vars(linux_driver):
        Listening.before = before
        vars(linux_driver)["XTermParser"] = Listening
