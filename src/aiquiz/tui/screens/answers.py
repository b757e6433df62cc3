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

from aiquiz.progress.trouble import StoreError
from aiquiz.say.history import forgotten
from aiquiz.say.language import _
from aiquiz.say.off import sentence, why_off
from aiquiz.say.reasons import reason
from aiquiz.say.trouble import trouble
from aiquiz.say.verdicts import on_your_word, sign
from aiquiz.scheduling.review import CardKey
from aiquiz.study import Result, Session
from aiquiz.tui.answer_told import answer_told
from aiquiz.tui.at_work import begin
from aiquiz.tui.commands.answers import COMMANDS
from aiquiz.tui.commands.everywhere import LIST
from aiquiz.tui.desk_thread import DeskThread
from aiquiz.tui.editing import edit_card
from aiquiz.tui.hint import Hint
from aiquiz.tui.keys import bindings, key_name, key_of
from aiquiz.tui.literal import literal, literal_line
from aiquiz.tui.prose import prose
from aiquiz.tui.screens.help import Help
from aiquiz.tui.to_disk import ToDisk
from aiquiz.tui.widgets.band import COLOURS
from aiquiz.tui.widgets.footer import Footer
from aiquiz.tui.widgets.rows import Rows
from aiquiz.tui.widgets.words import Words


class Answers(Screen[None]):
    """The answers of a session that is over, each of which can still be overruled."""

    CSS_PATH = "choices.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)

    def __init__(self, desk: DeskThread, session: Session) -> None:
        """`session` is over."""
        super().__init__()
        self.desk = desk
        self.session = session
        self._disk = ToDisk(self, desk, session, self._waits, self._saved)
        self._note = ""
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
        instead = forgotten() if result.forgotten else ""
        return answer_told(result.card, result.outcome, why, result.given, result.answer, instead)

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
            hints.append(Hint(key_of("answers.override"), words_, "override"))
        if result is not None:
            hints.append(Hint(key_of("answers.edit"), _("edit"), "edit"))
        hints.append(Hint(key_of("answers.help"), _("help"), "help", right=True))
        self.query_one(Footer).hints = tuple(hints)

    def why_off(self, id_: str) -> str:
        """Say why the command with the id `id_` can't be done now, "" where it can."""
        if id_ not in ("answers.override", "answers.edit"):
            return ""
        selected = self.query_one(Rows).highlighted
        if selected is None:
            return why_off("no-card")
        result = self._results[selected]
        if id_ == "answers.edit" or result.given:
            return ""
        return why_off("forgotten" if result.forgotten else "not-typed")

    def action_override(self) -> None:
        """Overrule the grader on the selected answer, or take that back."""
        selected = self.query_one(Rows).highlighted
        why = self.why_off("answers.override")
        if selected is None or why:
            self._note = sentence(why)
            self._show_around()
            return
        if self.session.entry is None:
            self.session.override(self.desk.now(), self._results[selected].key)
        if self.session.entry is None:
            self._note = _("This one was answered before the session was left: it stays.")
            self._show_around()
        else:
            self._disk.stays()
            self._disk.write()

    def action_edit(self) -> None:
        """Open the deck of the selected card in the learner's editor."""
        selected = self.query_one(Rows).highlighted
        if selected is None:
            self._note = sentence(self.why_off("answers.edit"))
            self._show_around()
        else:
            key = self._results[selected].key
            begin(self, partial(self._edit, key), group="edit", exclusive=True)

    async def _edit(self, key: CardKey) -> None:
        try:
            self._note = await edit_card(self.app, self.desk, key)
        except StoreError as error:
            self._note = trouble(error.code, error.facts)
        self._show_around()

    def _saved(self) -> None:
        """Show what was overruled: it is on disk."""
        self._note = ""
        self._show(self.query_one(Rows).highlighted or 0)
        if self._leaving:
            self.dismiss(None)

    def _waits(self) -> None:
        """Say that what was overruled is not on disk, or not yet."""
        if self._disk.error is not None and not self._disk.is_lost_next:
            error = self._disk.error
            self._note = f"{trouble(error.code, error.facts)} {_again()}"
        elif self._disk.is_slow:
            self._note = _("saving…")
        self._leaving = self._leaving and not self._disk.code
        self._show_around()

    def action_back(self) -> None:
        """Go back to the summary, once what was overruled is on disk or let go of."""
        if self.session.entry is None:
            self.dismiss(None)
        elif not self._disk.code:
            self._leaving = True
        elif self._disk.lets_go(self.desk.now().at_ms):
            self.session.leave()
            self.dismiss(None)
        else:
            words = _("{esc} once more leaves without the change: it is lost.")
            self._note = words.format(esc=key_of("answers.back"))
            self._show_around()

    def action_help(self) -> None:
        """Show the keys."""
        self.app.push_screen(Help(_("Keys"), _("all answers"), (*COMMANDS, *LIST), self.desk.signs))


def _again() -> str:
    return _("Not on disk yet; {key} tries again.").format(key=key_of("answers.override"))


def _why(result: Result) -> str:
    return reason(result.reason.code, result.reason.facts) if result.reason else ""
