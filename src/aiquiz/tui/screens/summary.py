"""Summary: how a session went, what to look at again, and what comes next."""

from contextlib import suppress
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from aiquiz.desk.overview import Outlook
from aiquiz.progress.trouble import StoreError
from aiquiz.say.dates import duration
from aiquiz.say.language import _, n_
from aiquiz.say.numbers import percent
from aiquiz.say.off import sentence, why_off
from aiquiz.say.report import (
    counts,
    known,
    next_cards,
    next_day,
    put_away,
    session_done,
    today_left,
)
from aiquiz.study import Session
from aiquiz.study import Summary as Facts
from aiquiz.tui.at_work import begin
from aiquiz.tui.commands.summary import COMMANDS
from aiquiz.tui.counting import count_if_possible
from aiquiz.tui.desk_thread import DeskThread
from aiquiz.tui.figures import figure
from aiquiz.tui.hint import Hint
from aiquiz.tui.keys import bindings, key_name, key_of
from aiquiz.tui.literal import literal, literal_line
from aiquiz.tui.look_again import look_again
from aiquiz.tui.screens.answers import Answers
from aiquiz.tui.screens.help import Help
from aiquiz.tui.widgets.footer import Footer
from aiquiz.tui.widgets.rows import NARROW
from aiquiz.tui.widgets.still import Still
from aiquiz.tui.widgets.trail import Trail
from aiquiz.tui.widgets.words import Words

_PAGE, _LOW = 82, 16
"""The cells of the page at most, and the rows below which big figures have no room."""

_BESIDE = 16
"""The rows that all else on the screen takes beside what is to be looked at again."""


class Summary(Screen[str]):
    """Gives back "home", "drill" for the missed ones, or "undo" for the last answer."""

    CSS_PATH = "summary.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)

    def __init__(self, desk: DeskThread, session: Session) -> None:
        """`session` just ended."""
        super().__init__()
        self.desk = desk
        self.session = session
        self.outlook: Outlook | None = None
        self._is_best = False

    @property
    def facts(self) -> Facts:
        """The session in figures, as its answers stand now."""
        return self.session.summary

    def compose(self) -> ComposeResult:
        """Show the number first, then what to look at again."""
        facts = self.facts
        with Container(classes="page"):
            with Horizontal(classes="head margin"):
                done = session_done(facts.kind, is_mock=facts.is_mock)
                yield Words(Content.styled(done, "$soft"), classes="head-left")
                took = duration(facts.elapsed_ms / 1000)
                yield Words(Content.styled(took, "$faint"), classes="head-right")
            yield Trail()
            with Horizontal(id="result", classes="margin"):
                yield Words(id="figure")
                yield Words(id="today-words")
            with Still(id="report", classes="margin"):
                yield Words(id="again")
                yield Words(id="slowest")
                yield Words(id="next")
            yield Words(id="summary-said", classes="margin")
            yield Footer()

    def on_mount(self) -> None:
        """Draw everything at once: nothing is to appear only after the first frame."""
        self.query_one("#report").focus()
        self._say("")
        self._report()
        if self.facts.correct == self.facts.asked:
            self.query_one(Trail).light()
        self.desk.copy()

    def on_key(self) -> None:
        """Have a key end what moves."""
        self.query_one(Trail).be_lit()

    def on_screen_suspend(self) -> None:
        """Have what lies over this screen end what moves."""
        self.query_one(Trail).be_lit()

    def on_screen_resume(self) -> None:
        """Show what became of the answers while all of them were looked at."""
        if self.is_mounted:
            self._report()
            begin(self, self._look_ahead, group="open", exclusive=True)

    async def _look_ahead(self) -> None:
        """Find out what comes next, which takes a while after many reviews."""
        decks = self.session.decks
        # A disk that can't be read now has nothing to tell of tomorrow.
        with suppress(StoreError):
            await count_if_possible(self.desk)
            self.outlook = await self.desk.run(lambda desk: desk.outlook(decks))
            self._report()
            if self.facts.kind == "quiz":
                await self._hold_against_others()

    async def _hold_against_others(self) -> None:
        """Find out whether the quiz is the best one so far on the decks it asked of."""
        from aiquiz.desk.last_quiz import LastQuiz

        decks = {result.key[:2] for result in self.facts.results}
        last = await self.desk.run(lambda desk: LastQuiz(desk, decks))
        while await self.desk.run(lambda _desk: last.step()):
            pass
        self._is_best = last.is_best
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
        told = counts(
            exact=facts.right_in("exact"),
            slips=facts.right_in("slip"),
            second=facts.right_in("second"),
            yours=facts.right_in("overruled"),
            close=facts.close,
        )
        score = _("score {percent}").format(percent=percent(facts.score))
        if self._is_best:
            decks = len({result.key[:2] for result in facts.results})
            score = n_(
                "{score}, your best on this deck so far",
                "{score}, your best on these decks so far",
                decks,
            ).format(score=score)
        return Content.assemble(
            *((right, "bold $ink"), "\n"),
            *((told, "$soft"), "\n"),
            (score, "$soft"),
        )

    def _report(self) -> None:
        facts = self.facts
        self.query_one(Trail).show(facts.trail, -1)
        self.query_one("#figure", Static).update(
            Content("\n").join(map(Content, figure(facts.correct)))
        )
        self._show_footer(len(self.session.to_drill))
        columns, rows = self.app.size
        margins = 2 if columns < NARROW else 6
        width = max(min(columns, _PAGE) - margins, 20)
        self.query_one("#today-words", Static).update(self._result(low=rows < _LOW))
        again = self.query_one("#again", Static)
        again.update(self._again(width, rows - _BESIDE))
        again.display = bool(facts.missed)
        slowest = self.query_one("#slowest", Static)
        slowest.update(self._slowest(width))
        slowest.display = facts.slowest is not None
        self.query_one("#next", Static).update(self._next())

    def _show_footer(self, missed: int) -> None:
        drill = _("drill this one") if missed == 1 else _("drill these {n}").format(n=missed)
        self.query_one(Footer).hints = (
            Hint(key_name("enter"), _("Home"), "home", pill=True),
            *((Hint(key_of("summary.drill"), drill, "drill"),) if missed else ()),
            Hint(key_of("summary.answers"), _("all answers"), "answers"),
            Hint(key_of("summary.undo"), _("undo last"), "undo"),
            Hint(key_of("summary.help"), _("help"), "help", right=True),
        )

    def _again(self, width: int, rows: int) -> Content:
        missed = self.facts.missed
        if not missed:
            return Content("")
        told = look_again(missed, self.desk.signs, width, rows)
        away = len(missed) - len(self.session.to_drill)
        if away:
            return Content.assemble(told, "\n", (put_away(away), "$soft"))
        return told

    def _slowest(self, width: int) -> Content:
        slow = self.facts.slowest
        if slow is None:
            return Content("")
        label, seconds = _("Slowest"), f" ({duration(slow.took_ms / 1000)})"
        room = max(width - len(label) - 3 - len(seconds), 8)
        return Content.assemble(
            (label, "$faint"),
            "   ",
            literal_line(slow.card.question, room, "$soft"),
            (seconds, "$soft"),
        )

    def _next(self) -> Content:
        """Give what comes next: today, the next day with cards, and how much is known."""
        ahead = self.outlook
        if ahead is None:
            return Content("")
        lines = [(_("Today"), today_left(ahead.left, ahead.streak))]
        if ahead.next_in is not None:
            cards = next_cards(ahead.next_count, ahead.next_minutes)
            lines.append((next_day(ahead.next_in), cards))
        if ahead.cards:
            before = ahead.known - self.facts.newly_known
            words = known(ahead.known, before, ahead.cards, ahead.decks)
            lines.append((_("Known"), words))
        wide = max(len(label) for label, _words in lines) + 3
        told = [
            Content.assemble((label.ljust(wide), "$faint"), (words, "$ink"))
            for label, words in lines
        ]
        return Content("\n").join([Content.styled(_("What comes next"), "$faint"), *told])

    def why_off(self, id_: str) -> str:
        """Say why the command with the id `id_` can't be done now, "" where it can."""
        if id_ == "summary.drill" and not self.session.to_drill:
            return why_off("not-missed")
        return ""

    def _say(self, words: str) -> None:
        said = self.query_one("#summary-said", Words)
        said.update(literal(words, "$soft"))
        said.display = bool(words)

    def action_drill(self) -> None:
        """Go over the missed cards, without moving a due date."""
        if why := self.why_off("summary.drill"):
            self._say(sentence(why))
        else:
            self.dismiss("drill")

    def action_answers(self) -> None:
        """Show every answer."""
        self.app.push_screen(Answers(self.desk, self.session))

    def action_home(self) -> None:
        """Go back to the decks."""
        self.dismiss("home")

    def action_undo(self) -> None:
        """Take the last answer back and ask that card again."""
        self.dismiss("undo")

    def action_help(self) -> None:
        """Show the keys."""
        self.app.push_screen(Help(_("Keys"), _("summary"), COMMANDS, self.desk.signs))
