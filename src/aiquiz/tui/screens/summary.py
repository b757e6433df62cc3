"""Summary: how a session went, what to look at again, and what comes next."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from aiquiz.deck.card import PARTED
from aiquiz.say.dates import duration
from aiquiz.say.language import _, later, n_
from aiquiz.say.numbers import percent
from aiquiz.say.verdicts import sign
from aiquiz.study import Summary as Facts
from aiquiz.tui.desk_thread import DeskThread
from aiquiz.tui.figures import figure
from aiquiz.tui.keys import Command, bindings, key_name
from aiquiz.tui.literal import literal_line
from aiquiz.tui.screens.help import Help
from aiquiz.tui.widgets.band import COLOURS
from aiquiz.tui.widgets.footer import Footer, Hint
from aiquiz.tui.widgets.rows import NARROW
from aiquiz.tui.widgets.trail import Trail

_PAGE, _LOW = 82, 16
"""The cells of the page at most, and the rows below which big figures have no room."""

_HERE = later("Summary")
_EVERYWHERE = later("Everywhere")

COMMANDS = (
    Command(
        "summary.home", "enter,escape,q", "home", later("Home"), later("back to the decks"), _HERE
    ),
    Command("summary.undo", "u", "undo", later("undo last"), later("undo the last answer"), _HERE),
    Command(
        "summary.help", "question_mark", "help", later("help"), later("this page"), _EVERYWHERE
    ),
)


class Summary(Screen[str]):
    """Gives back "home", or "undo" where the last answer is to be taken back."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)

    def __init__(self, desk: DeskThread, facts: Facts) -> None:
        """`facts` are those of the session that just ended."""
        super().__init__()
        self.desk = desk
        self.facts = facts

    def compose(self) -> ComposeResult:
        """Show the number first, then what to look at again."""
        facts = self.facts
        with Container(classes="page"):
            with Horizontal(classes="head margin"):
                yield Static(Content.styled(_("Session done"), "$soft"), classes="head-left")
                took = duration(facts.elapsed_ms / 1000)
                yield Static(Content.styled(took, "$faint"), classes="head-right")
            yield Trail()
            with Horizontal(id="result", classes="margin"):
                yield Static(Content("\n").join(map(Content, figure(facts.correct))), id="figure")
                yield Static(id="today-words")
            with VerticalScroll(id="report", classes="margin"):
                yield Static(id="again")
                yield Static(id="next")
            yield Footer()

    def on_mount(self) -> None:
        """Draw everything at once: nothing is to appear only after the first frame."""
        self.query_one(Trail).show(self.facts.trail, -1)
        self.query_one(Footer).hints = (
            Hint(key_name("enter"), _("Home"), "home", pill=True),
            Hint("u", _("undo last"), "undo"),
            Hint("?", _("help"), "help", right=True),
        )
        self.query_one("#report").focus()
        self._report()

    def on_resize(self) -> None:
        """Draw the columns to the new width."""
        self._report()

    def _result(self, *, low: bool) -> Content:
        facts = self.facts
        right = n_("right out of {n}", "right out of {n}", facts.asked).format(n=facts.asked)
        if low:
            # The big figure has no room there.
            right = f"{facts.correct} {right}"
        counts = [
            n_("{n} exact", "{n} exact", facts.exact).format(n=facts.exact),
            n_("{n} with a slip", "{n} with a slip", facts.slips).format(n=facts.slips),
            n_("{n} close", "{n} close", facts.close).format(n=facts.close),
        ]
        counts[2:2] = _seldom(facts)
        score = _("score {percent}").format(percent=percent(facts.score))
        return Content.assemble(
            (right, "bold $ink"), "\n", (", ".join(counts), "$soft"), "\n", (score, "$soft")
        )

    def _report(self) -> None:
        columns, rows = self.app.size
        margins = 2 if columns < NARROW else 6
        width = max(min(columns, _PAGE) - margins, 20)
        self.query_one("#today-words", Static).update(self._result(low=rows < _LOW))
        self.query_one("#again", Static).update(self._again(width))
        self.query_one("#next", Static).update(self._slowest(width))

    def _again(self, width: int) -> Content:
        missed = self.facts.missed
        if not missed:
            return Content("")
        given, answer = max(width // 5, 6), max(width // 4, 6)
        question = max(width - given - answer - 6, 8)
        head = (_("To look at again"), _("you"), _("answer"))
        lines = [
            Content.assemble(
                (head[0].ljust(question + 2)[: question + 2] + "  ", "$faint"),
                (head[1].ljust(given)[:given] + "  ", "$faint"),
                (head[2], "$faint"),
            )
        ]
        for card in missed:
            colour = COLOURS[card.outcome]
            mark = sign(card.outcome, self.desk.signs)
            lines.append(
                Content.assemble(
                    (f"{mark} ", colour),
                    _cell(card.question, question, "$ink"),
                    "  ",
                    _cell(_joined(card.given), given, colour),
                    "  ",
                    literal_line(_joined(card.matched), answer, "$success"),
                )
            )
        return Content("\n").join(lines)

    def _slowest(self, width: int) -> Content:
        slow = self.facts.slowest
        if slow is None:
            return Content("")
        label, seconds = _("Slowest"), f" ({duration(slow.took_ms / 1000)})"
        room = max(width - len(label) - 3 - len(seconds), 8)
        return Content.assemble(
            (label, "$faint"), "   ", literal_line(slow.question, room, "$soft"), (seconds, "$soft")
        )

    def action_home(self) -> None:
        """Go back to the decks."""
        self.dismiss("home")

    def action_undo(self) -> None:
        """Take the last answer back and ask that card again."""
        self.dismiss("undo")

    def action_help(self) -> None:
        """Show the keys."""
        self.app.push_screen(Help(_("Keys"), _("summary"), COMMANDS, self.desk.signs))


def _seldom(facts: Facts) -> list[str]:
    """Give the counts that are told only where there are any."""
    second = n_("{n} on the second try", "{n} on the second try", facts.second)
    yours = n_("{n} on your word", "{n} on your word", facts.overruled)
    counted = ((second, facts.second), (yours, facts.overruled))
    return [words.format(n=count) for words, count in counted if count]


def _joined(answer: str) -> str:
    """Give an answer that has several parts on one line."""
    return " · ".join(answer.split(PARTED))


def _cell(text: str, width: int, style: str) -> Content:
    shown = literal_line(text, width, style)
    return Content.assemble(shown, " " * (width - shown.cell_length))
