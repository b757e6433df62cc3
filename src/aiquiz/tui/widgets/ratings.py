"""The ratings after an answer, each with what it means; the chosen one stands in brackets."""

from collections.abc import Mapping
from typing import Literal

from textual import events
from textual.content import Content
from textual.message import Message

from aiquiz.say.dates import interval
from aiquiz.say.language import _
from aiquiz.say.verdicts import rating_word
from aiquiz.scheduling.review import Rating
from aiquiz.tui.widgets.words import Words

Intervals = Mapping[Rating, int | None]
"""The days until the card's return under each rating that it can have.

None where it returns in this session.
"""


Names = Literal["all", "chosen", "later", "none", "bare"]
"""Which ratings are shown with their words.

Of `later` ones the chosen is, and of a return in this session nothing is said; `bare` ones have no
time either, but the chosen one.
"""


def parts(
    intervals: Intervals, chosen: Rating, *, names: Names, returns: bool = True
) -> list[tuple[Rating, Content]]:
    """Give each rating as it is shown, with its word where `names` asks for it.

    Where the card does not return at all, there is no time.
    """
    found: list[tuple[Rating, Content]] = []
    for rating, days in intervals.items():
        named = names == "all" or (names in ("chosen", "later") and rating == chosen)
        when = interval(days) if days is not None else _return(names)
        words = [rating_word(rating)] if named else []
        timed = returns and when and (names != "bare" or rating == chosen)
        words += [when] if timed else []
        found.append((rating, _part(rating, " ".join(words), rating == chosen)))
    return found


def _return(names: Names) -> str:
    """Give the words for a return in this session, "" where they have no room."""
    if names == "later":
        return ""
    return _("this session") if names == "all" else _("soon")


def _part(rating: Rating, words: str, chosen: bool) -> Content:
    words = f" {words}" if words else ""
    if chosen:
        return Content.styled(f"[{int(rating)}{words}]", "bold $ink")
    return Content.assemble((f"{int(rating)}", "bold $accent"), (words, "$soft"))


_WAYS: tuple[tuple[Names, bool, int], ...] = (
    ("all", True, 3),
    ("all", True, 2),
    ("all", False, 2),
    ("chosen", False, 2),
    ("later", False, 2),
    ("none", False, 2),
    ("bare", False, 2),
    ("bare", False, 1),
)
"""How the line can be shown, the fullest way first: names, with the heading, cells between."""


class Ratings(Words):
    """One line of ratings; a click on one chooses it."""

    class Chosen(Message):
        """A rating was clicked."""

        def __init__(self, rating: Rating) -> None:
            """`rating` is the one under the mouse."""
            super().__init__()
            self.rating = rating

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        """Start empty."""
        super().__init__("", id=id, classes=classes)
        self._places: list[tuple[range, Rating]] = []

    def show(
        self, intervals: Intervals, chosen: Rating, width: int, *, returns: bool = True
    ) -> None:
        """Show what each rating means, as fully as `width` cells allow.

        With `returns` false the card was put away for good: then no rating brings it back.
        """
        heading = Content.styled(_("back in") if returns else _("rated"), "$faint")
        for names, lead, gap in _WAYS:
            shown = parts(intervals, chosen, names=names, returns=returns)
            start = heading.cell_length + 2 if lead else 0
            line = heading + "  " if lead else Content("")
            places: list[tuple[range, Rating]] = []
            for number, (rating, content) in enumerate(shown):
                space = gap if number else 0
                start += space
                places.append((range(start, start + content.cell_length), rating))
                line = Content.assemble(line, " " * space, content)
                start += content.cell_length
            if line.cell_length <= width:
                break
        self._places = places
        self.update(line)

    def on_click(self, event: events.Click) -> None:
        """Tell which rating was clicked."""
        offset = event.get_content_offset(self)
        if offset is None or offset.y:
            return
        for place, rating in self._places:
            if offset.x in place:
                self.post_message(self.Chosen(rating))
