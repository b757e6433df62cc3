"""Answers: every first answer of a session, the selected one in full."""

from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static

from aiquiz.desk import Desk
from aiquiz.progress.trouble import StoreError
from aiquiz.say.language import _, later
from aiquiz.say.reasons import reason
from aiquiz.say.trouble import trouble
from aiquiz.say.verdicts import on_your_word, sign
from aiquiz.scheduling.memory import Memory
from aiquiz.scheduling.review import CardKey, Entry, Ref
from aiquiz.study import Result, Session
from aiquiz.tui.answer_told import answer_told
from aiquiz.tui.desk_thread import DeskThread
from aiquiz.tui.editing import edit_card
from aiquiz.tui.keys import Command, bindings, key_name
from aiquiz.tui.literal import literal, literal_line
from aiquiz.tui.prose import prose
from aiquiz.tui.screens.help import Help
from aiquiz.tui.widgets.band import COLOURS
from aiquiz.tui.widgets.footer import Footer, Hint
from aiquiz.tui.widgets.rows import Rows
from aiquiz.tui.widgets.words import Words

_HERE = later("All answers")
_EVERYWHERE = later("Everywhere")

COMMANDS = (
    Command(
        "answers.override",
        "i",
        "override",
        later("I was right"),
        later("I was right: count it, and accept it from now on; or I was wrong"),
        _HERE,
    ),
    Command(
        "answers.edit", "e", "edit", later("edit"), later("open its deck in your editor"), _HERE
    ),
    Command("answers.back", "escape,enter,q,a", "back", later("back"), later("back"), _EVERYWHERE),
    Command(
        "answers.help", "question_mark,f1", "help", later("help"), later("this page"), _EVERYWHERE
    ),
)


class Answers(Screen[None]):
    """The answers of a session that is over, each of which can still be overruled."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)

    def __init__(self, desk: DeskThread, session: Session) -> None:
        """`session` is over."""
        super().__init__()
        self.desk = desk
        self.session = session
        self._note = ""
        self._writing = False
        self._leaving = False

    def compose(self) -> ComposeResult:
        """Lay out the rows."""
        with Container(classes="page"):
            with Horizontal(classes="head margin"):
                yield Words(Content.styled(_("All answers"), "$soft"), classes="head-left")
                yield Words(id="place", classes="head-right")
            yield Rows(id="answers")
            yield Words(id="note", classes="margin")
            yield Footer()

    def on_mount(self) -> None:
        """Show every answer, the first one in full."""
        rows = self.query_one(Rows)
        rows.tells_enter = True
        rows.focus()
        self._show(0)

    @property
    def _results(self) -> tuple[Result, ...]:
        return self.session.summary.results

    def _show(self, selected: int) -> None:
        draws = [partial(self._draw, result) for result in self._results]
        self.query_one(Rows).show(draws, selected)
        self._show_around()

    def _draw(self, result: Result, width: int, selected: bool) -> Content:
        mark = sign(result.outcome, self.desk.signs)
        head = (f"{mark} ", COLOURS[result.outcome])
        if not selected:
            return Content.assemble(head, literal_line(result.card.question, width - 2, "$ink"))
        room = max(width - 2, 8)
        question = prose(result.card.question, "bold $ink", markdown=False)
        lines = [line for part in (question, *self._told(result)) for line in part.wrap(room)]
        edges = [Content.assemble(head), *[Content("  ")] * (len(lines) - 1)]
        return Content("\n").join(edge + line for edge, line in zip(edges, lines, strict=True))

    def _told(self, result: Result) -> list[Content]:
        """Give all there is to know of an answer."""
        why = on_your_word() if result.overruled else _why(result)
        return answer_told(result.card, result.outcome, why, result.given, result.answer)

    @on(OptionList.OptionHighlighted)
    def _moved(self) -> None:
        self._note = ""
        self._show_around()

    @on(Rows.Entered)
    def _entered(self) -> None:
        self.action_back()

    def _show_around(self) -> None:
        place = (self.query_one(Rows).highlighted or 0) + 1
        count = len(self._results)
        words = Content.styled(f"{place} / {count}", "$faint")
        self.query_one("#place", Static).update(words)
        self.query_one("#note", Static).update(literal(self._note, "$soft"))
        result = self._results[place - 1] if count else None
        hints = [Hint(key_name("enter"), _("Back"), "back", pill=True)]
        if result is not None and result.given:
            right = result.outcome == "correct"
            words_ = _("I was wrong") if right else _("I was right")
            if result.overruled:
                words_ = _("take it back")
            hints.append(Hint("i", words_, "override"))
        if result is not None:
            hints.append(Hint("e", _("edit"), "edit"))
        hints.append(Hint("?", _("help"), "help", right=True))
        self.query_one(Footer).hints = tuple(hints)

    def action_override(self) -> None:
        """Overrule the grader on the selected answer, or take that back."""
        selected = self.query_one(Rows).highlighted
        if selected is None or not self._results[selected].given:
            return
        # One at a time: what is being written must not be written again beside it.
        if self._writing:
            return
        if self.session.entry is None:
            self.session.override(self.desk.now(), self._results[selected].key)
        if self.session.entry is None:
            self._note = _("This one was answered before the session was left: it stays.")
            self._show_around()
        else:
            self._writing = True
            self.run_worker(self._save(selected), group="save")

    def action_edit(self) -> None:
        """Open the deck of the selected card in the learner's editor."""
        selected = self.query_one(Rows).highlighted
        if selected is not None:
            key = self._results[selected].key
            self.run_worker(self._edit(key), group="edit", exclusive=True)

    async def _edit(self, key: CardKey) -> None:
        try:
            self._note = await edit_card(self.app, self.desk, key)
        except StoreError as error:
            self._note = trouble(error.code, error.facts)
        self._show_around()

    async def _save(self, selected: int) -> None:
        try:
            while (entry := self.session.entry) is not None:
                write = partial(_written, entry)
                self.session.saved(*await self.desk.keep(write))
        except StoreError as error:
            self.session.failed(error.code)
            again = _("Not on disk yet; i tries again.")
            self._note = f"{trouble(error.code, error.facts)} {again}"
            self._show_around()
            return
        finally:
            self._writing = False
        self._note = ""
        self._show(selected)
        if self._leaving:
            self.dismiss(None)

    def action_back(self) -> None:
        """Go back to the summary, once what was overruled is on disk."""
        if self._writing:
            self._leaving = True
        elif self.session.entry is not None:
            self._note = _("Not on disk yet; i tries again.")
            self._show_around()
        else:
            self.dismiss(None)

    def action_help(self) -> None:
        """Show the keys."""
        self.app.push_screen(Help(_("Keys"), _("all answers"), COMMANDS, self.desk.signs))


def _written(entry: Entry, desk: Desk) -> tuple[Ref, Memory | None]:
    return desk.write(entry)


def _why(result: Result) -> str:
    return reason(result.reason.code, result.reason.facts) if result.reason else ""
