"""Study: one card at a time, asked, judged, and brought back."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static

from aiquiz.desk import Desk
from aiquiz.progress.trouble import StoreError
from aiquiz.say.language import _, later
from aiquiz.say.trouble import trouble
from aiquiz.scheduling.memory import Memory
from aiquiz.scheduling.review import CardKey, Rating
from aiquiz.study import Phase, Session
from aiquiz.tui import asked
from aiquiz.tui.desk_thread import DeskThread
from aiquiz.tui.keys import Command, bindings, key_name
from aiquiz.tui.literal import literal, literal_line
from aiquiz.tui.screens.help import Help
from aiquiz.tui.widgets.band import Band, headline
from aiquiz.tui.widgets.footer import Footer, Hint
from aiquiz.tui.widgets.ratings import Ratings
from aiquiz.tui.widgets.rows import Rows
from aiquiz.tui.widgets.trail import Trail

_ANSWERING = later("While you answer")
_AFTER = later("After an answer")
_EVERYWHERE = later("Everywhere")

COMMANDS = (
    Command(
        "study.next",
        "enter",
        "enter",
        later("Next"),
        later("answer, then go on"),
        _AFTER,
    ),
    Command(
        "study.rate",
        "1,2,3,4,ampersand,é,quotation_mark,apostrophe",
        "rate",
        later("rate"),
        later("change the rating"),
        _AFTER,
        shown="1 2 3 4",
    ),
    Command("study.undo", "u", "undo", later("undo"), later("undo the answer"), _AFTER),
    Command("study.retry", "r", "retry", later("Try now"), later("write it once more"), _AFTER),
    Command(
        "study.hint", "tab", "hint", later("hint"), later("a hint: Hard at best"), _ANSWERING, True
    ),
    Command(
        "study.no-idea",
        "ctrl+g",
        "no_idea",
        later("no idea"),
        later("no idea: show it"),
        _ANSWERING,
    ),
    Command(
        "study.leave",
        "escape",
        "leave",
        later("leave"),
        later("leave, nothing is lost"),
        _EVERYWHERE,
    ),
    Command("study.help", "question_mark", "help", later("help"), later("this page"), _EVERYWHERE),
)

_RATING_KEYS = dict(zip("1234&é\"'", [*Rating, *Rating], strict=True))
_DEAD_MS = 150
_DEAD_ENTER_MS = 250
_RETRY_SECONDS = 5


def _memory(card: CardKey, desk: Desk) -> Memory | None:
    return desk.store.memory(card)


class Study(Screen[None]):
    """Shows the state of a session and forwards keys to it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        command for command in COMMANDS if command.id != "study.rate"
    )

    def __init__(self, desk: DeskThread, session: Session) -> None:
        """`session` has not asked its first card yet."""
        super().__init__()
        self.desk = desk
        self.session = session
        self._leaving = False

    def compose(self) -> ComposeResult:
        """Lay out every part; which of them shows depends on the phase."""
        with Container(classes="page"):
            with Horizontal(classes="head margin"):
                yield Static(id="title", classes="head-left")
                yield Static(id="progress", classes="head-right")
            yield Trail()
            with VerticalScroll(id="card"):
                yield Static(id="heading", classes="margin question")
                yield Static(id="question", classes="margin question")
                with Container(id="typed-band"):
                    yield Input(id="typed", compact=True, select_on_focus=False)
                with Container(id="options-band"):
                    yield Rows(id="options")
                yield Static(id="below", classes="margin")
                yield Band(id="band")
                yield Ratings(id="ratings", classes="margin")
                yield Band(id="trouble")
            yield Static(id="more", classes="margin")
            yield Footer()

    def on_mount(self) -> None:
        """Ask the first card, or the one whose answer is being taken back."""
        self.watch(self.query_one("#card"), "scroll_y", self._tell_more, init=False)
        self._show()
        if self.session.phase is Phase.SAVING:
            self._write()
        else:
            self._advance()

    # What the session needs from the disk

    def _advance(self) -> None:
        self.run_worker(self._check(), group="check", exclusive=True)

    async def _check(self) -> None:
        session = self.session
        while session.phase is Phase.CHECKING:
            memory = await self.desk.run(partial(_memory, session.wanted))
            session.checked(memory, self.desk.now())
        if session.phase is Phase.DONE:
            self.dismiss(None)
        else:
            self._show()

    def _write(self) -> None:
        self.run_worker(self._save(), group="save")

    async def _save(self) -> None:
        entry = self.session.entry
        if entry is None:
            return
        try:
            ref, memory = await self.desk.run(lambda desk: desk.write(entry))
        except StoreError as error:
            self.session.failed(error.code)
            self._show_trouble(error)
            self.set_timer(_RETRY_SECONDS, self.action_retry)
            return
        self.session.saved(ref, memory)
        self.query_one("#trouble").remove_class("-shown")
        if self._leaving:
            self.action_leave()
        elif self.session.phase is Phase.CHECKING:
            self._advance()
        else:
            self._show()

    def action_retry(self) -> None:
        """Try once more to write an answer that is not on disk."""
        if self.session.phase is Phase.SAVING and self.session.trouble:
            self._write()

    # Keys

    def action_enter(self) -> None:
        """Go on, where there is nothing to answer any more."""
        if self.session.phase is Phase.ANSWERED and self._awake(_DEAD_ENTER_MS):
            self.session.go_on()
            self._advance()

    @on(Input.Submitted)
    def _typed(self, event: Input.Submitted) -> None:
        self._answer(event.value)

    @on(OptionList.OptionSelected)
    def _picked(self, event: OptionList.OptionSelected) -> None:
        self._pick(event.option_index)

    def _answer(self, given: str) -> None:
        if self.session.phase is not Phase.ASKING:
            return
        if self.session.answer(given, self.desk.now()):
            self._show()
            self._write()
        else:
            self._say_below(_("Type an answer, or ctrl+g if you have no idea."))

    def _pick(self, number: int) -> None:
        picks = asked.picks(self.session.question)
        if number < len(picks):
            self._answer(picks[number].given)

    def on_key(self, event: events.Key) -> None:
        """Take a letter as a pick while options show, and a figure as a rating afterwards."""
        character = event.character or ""
        if self.session.phase is Phase.ASKING:
            letters = [pick.letter for pick in asked.picks(self.session.question)]
            if character and character.casefold() in letters:
                event.stop()
                self._pick(letters.index(character.casefold()))
        elif character in _RATING_KEYS:
            event.stop()
            self._rate(_RATING_KEYS[character])

    @on(Ratings.Chosen)
    def _clicked_rating(self, event: Ratings.Chosen) -> None:
        self._rate(event.rating)

    def _rate(self, rating: Rating) -> None:
        if self.session.phase is Phase.ANSWERED and self._awake(_DEAD_MS):
            self.session.rate(rating, self.desk.now())
            self._show()
            self._write()

    def action_hint(self) -> None:
        """Show the next hint."""
        if self.session.phase is Phase.ASKING and not self.session.hint():
            self._say_below(_("This card has no further hint."))
        else:
            self._show_help_given()
            self._show_footer()

    def action_no_idea(self) -> None:
        """Show the answer; it counts as not known."""
        if self.session.phase is Phase.ASKING:
            self.session.give_up(self.desk.now())
            self._show()
            self._write()

    def action_undo(self) -> None:
        """Take the answer back and ask the card again."""
        if self.session.phase is Phase.ANSWERED and self._awake(_DEAD_MS):
            self.session.undo(self.desk.now())
            self._write()

    def action_leave(self) -> None:
        """Leave; what was answered is on disk."""
        if self.session.phase is Phase.SAVING and not self.session.trouble:
            self._leaving = True
            return
        self.session.leave()
        self.dismiss(None)

    def action_help(self) -> None:
        """Show the keys."""
        self.app.push_screen(Help(_("Keys"), _("study"), COMMANDS, self.desk.signs))

    def _awake(self, dead_ms: int) -> bool:
        """Tell whether a key counts: right after a verdict it was meant for the answer."""
        answered = self.session.answered
        return answered is None or self.desk.now().at_ms - answered.at.at_ms >= dead_ms

    # Showing

    def _show(self) -> None:
        phase = self.session.phase
        asking = phase is Phase.ASKING
        judged = phase in (Phase.SAVING, Phase.ANSWERED) and self.session.answered is not None
        picks = asked.picks(self.session.question) if asking or judged else []
        self.query_one("#typed-band").display = asking and not picks
        self.query_one("#options-band").display = asking and bool(picks)
        self.query_one("#below").display = asking
        self.query_one("#band").display = judged
        self.query_one("#ratings").display = judged
        self.set_class(judged, "-judged")
        # While text is typed a click beside the input must not take the focus from it.
        self.query_one("#card").can_focus = judged
        self._show_head()
        if asking:
            self._ask(picks)
        elif judged:
            self._judge()
        self._show_footer()
        self.call_after_refresh(self._tell_more)

    def _show_head(self) -> None:
        session = self.session
        trail = session.trail
        self.query_one(Trail).show(trail, session.position)
        shown = session.phase is Phase.ASKING or session.answered is not None
        question = session.question if shown else None
        title = literal_line(question.deck_title, 60, "$soft") if question else Content("")
        self.query_one("#title", Static).update(title)
        if question:
            text = f"{question.number} / {question.total}"
            self.query_one("#progress", Static).update(Content.styled(text, "$faint"))
            self.query_one("#heading", Static).update(asked.heading(question))
            self.query_one("#question", Static).update(literal(question.card.question))

    def _ask(self, picks: Sequence[asked.Pick]) -> None:
        if picks:
            rows = self.query_one("#options", Rows)
            rows.show([pick.draw for pick in picks])
            rows.focus()
        else:
            typed = self.query_one("#typed", Input)
            typed.value = ""
            typed.focus()
        self._show_help_given()
        self.query_one("#card", VerticalScroll).scroll_home(animate=False)

    def _show_help_given(self) -> None:
        self.query_one("#below", Static).update(asked.hints(self.session.question))

    def _say_below(self, sentence: str) -> None:
        given = asked.hints(self.session.question)
        said = Content.styled(sentence, "$soft")
        self.query_one("#below", Static).update(
            Content.assemble(given, "\n" if given else "", said)
        )

    def _judge(self) -> None:
        answered = self.session.answered
        assert answered is not None
        width = self.query_one("#card").size.width
        narrow = self.has_class("-narrow")
        signs = self.desk.signs
        self.query_one("#band", Band).judge(
            answered.verdict.outcome,
            headline(answered.verdict, signs),
            asked.judgement(answered, signs, narrow=narrow),
        )
        room = width - (2 if narrow else 6)
        self.query_one(Ratings).show(answered.intervals, answered.rating, room)
        self.query_one("#card").focus()

    def on_resize(self) -> None:
        """Lay the verdict out for the new width."""
        if self.is_mounted and self.session.answered is not None:
            self.call_after_refresh(self._show)

    def _show_trouble(self, error: StoreError) -> None:
        band = self.query_one("#trouble", Band)
        band.judge("wrong", *asked.not_saved(trouble(error.code, error.facts)))
        band.add_class("-shown")
        self._show_footer()

    def _tell_more(self) -> None:
        card = self.query_one("#card", VerticalScroll)
        hidden = round(card.max_scroll_y - card.scroll_y)
        more = self.query_one("#more", Static)
        more.set_class(hidden > 0, "-shown")
        if hidden > 0:
            more.update(Content(_("↓ {n} more").format(n=hidden)))

    def _show_footer(self) -> None:
        hints = self._hints()
        if self.has_class("-tiny"):
            hints = [hint for hint in hints if hint.pill]
        self.query_one(Footer).hints = tuple(hints)

    def _hints(self) -> list[Hint]:
        enter, leave = (
            key_name("enter"),
            Hint(key_name("escape"), _("leave"), "leave", right=True, keep=True),
        )
        if self.session.phase is Phase.ASKING:
            question = self.session.question
            hints = [Hint(enter, _("Answer"), "submit", pill=True)]
            if question.hints_left:
                words = _("hint {n}").format(n=len(question.hints_taken) + 1)
                hints.append(Hint(key_name("tab"), words, "hint", keep=True))
            hints.append(Hint("ctrl+g", _("no idea"), "no_idea", keep=True))
            return [*hints, leave]
        if self.session.phase is Phase.SAVING and self.session.trouble:
            return [
                Hint("r", _("Try now"), "retry", pill=True),
                Hint(enter, _("next, once it is on disk"), "enter", off=True),
                leave,
            ]
        return [
            Hint(enter, _("Next"), "enter", pill=True),
            Hint("u", _("undo"), "undo"),
            Hint("?", _("more"), "help", right=True),
            leave,
        ]

    def action_submit(self) -> None:
        """Answer with what is typed or selected (the pill was clicked)."""
        if self.query_one("#options-band").display:
            self._pick(self.query_one("#options", Rows).highlighted or 0)
        else:
            self._answer(self.query_one("#typed", Input).value)
