"""The ratings after an answer, each with what it means; the chosen one stands in brackets."""

from collections.abc import Mapping

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


def parts(intervals: Intervals, chosen: Rating, *, names: bool) -> list[tuple[Rating, Content]]:
    """Give each rating as it is shown, with its word where `names` asks for it."""
    return [(rating, _part(rating, intervals, rating == chosen, names)) for rating in intervals]


def _part(rating: Rating, intervals: Intervals, chosen: bool, names: bool) -> Content:
    days = intervals.get(rating)
    when = (_("this session") if names else _("soon")) if days is None else interval(days)
    words = f"{rating_word(rating)} {when}" if names else when
    if chosen:
        return Content.styled(f"[{int(rating)} {words}]", "bold $ink")
    return Content.assemble((f"{int(rating)}", "bold $accent"), (f" {words}", "$soft"))


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

    def show(self, intervals: Intervals, chosen: Rating, width: int) -> None:
        """Show what each rating means, as fully as `width` cells allow."""
        heading = Content.styled(_("back in"), "$faint")
        for names, lead, gap in (
            (True, True, 3),
            (True, True, 2),
            (True, False, 2),
            (False, False, 2),
        ):
            shown = parts(intervals, chosen, names=names)
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
