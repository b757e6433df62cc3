"""A line to type into, in any script."""

from textual import events
from textual.widgets import Input

_JOINERS = "\u200c\u200d"
"""What parts or joins letters in Persian and Indic scripts, and emoji; nothing shows of itself."""


MOST_PASTED = 64 * 1024
"""Characters that are taken of what is pasted: each key after it draws all of them anew."""


class TextInput(Input):
    """An input that takes all that a keyboard or an input method writes."""

    def _on_paste(self, event: events.Paste) -> None:
        # Textual's own handler comes after this one.
        event.text = event.text[:MOST_PASTED]

    async def _on_key(self, event: events.Key) -> None:
        # Textual takes only what Python calls printable, and these two are not.
        if event.character is not None and event.character in _JOINERS:
            event.stop()
            event.prevent_default()
            self.insert_text_at_cursor(event.character)
            return
        await super()._on_key(event)
