"""A card of one's own, typed into a small form and written at the end of a deck's cards."""

from contextlib import suppress
from functools import partial
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from aiquiz.deck.adding import AddingError
from aiquiz.deck.entry import Entry
from aiquiz.deck.new_card import NewCard
from aiquiz.desk import Desk
from aiquiz.desk.adding import Addition, add_card, take_back
from aiquiz.progress.trouble import StoreError
from aiquiz.say.adding import not_added
from aiquiz.say.language import _, n_, p_
from aiquiz.say.numbers import number
from aiquiz.say.off import sentence, why_off
from aiquiz.say.problems import problem as words
from aiquiz.say.trouble import trouble
from aiquiz.text import one_line
from aiquiz.tui.at_work import begin
from aiquiz.tui.commands.new_card import COMMANDS
from aiquiz.tui.desk_thread import DeskThread
from aiquiz.tui.hint import Hint
from aiquiz.tui.keys import bindings, key_name, key_of
from aiquiz.tui.literal import literal, literal_line
from aiquiz.tui.screens.help import Help
from aiquiz.tui.widgets.footer import Footer
from aiquiz.tui.widgets.form import Form
from aiquiz.tui.widgets.words import Words

_BAR = "|"
_FORMS = 2
_MOST_TOLD = 2


class Left(NamedTuple):
    """How the form was left: what was typed and not added, and the cards that were added."""

    draft: tuple[str, ...]
    added: tuple[Addition, ...]


class AddCard(Screen[Left]):
    """Adds one card after the other to a deck, until it is left."""

    CSS_PATH = ["choices.tcss", "form.tcss"]  # noqa: RUF012 - Textual declares it so
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)

    def __init__(self, desk: DeskThread, entry: Entry, draft: tuple[str, ...]) -> None:
        """`entry` is the deck; `draft` is what was typed for it and not added, () for nothing."""
        super().__init__()
        self.desk = desk
        self._entry = entry
        self._draft = draft
        self._added: list[Addition] = []
        self._saving = False

    def compose(self) -> ComposeResult:
        """Lay out the lines."""
        with Container(classes="page"):
            with Horizontal(classes="head margin"):
                yield Words(literal_line(self._entry.title, 60, "$soft"), classes="head-left")
                yield Words(id="count", classes="head-right")
            yield Form(
                (_("Question"), p_("field", "Answer"), _("Also right"), _("Hint"), _("Explanation"))
            )
            yield Words(id="note", classes="margin")
            yield Footer()

    def on_mount(self) -> None:
        """Open the first line, with what was typed before."""
        form = self.query_one(Form)
        form.fill(self._draft or ("",) * len(form.values))
        self._say(_("For choices, gaps and other kinds of card, e at home opens the file."))
        self._show()

    # What is typed

    @property
    def _card(self) -> NewCard:
        question, answer, further, hint, explanation = self.query_one(Form).values
        return NewCard(question, answer, tuple(further.split(_BAR)), hint, explanation).tidy

    @property
    def _complete(self) -> bool:
        return bool(self._card.question and self._card.answer)

    def action_step(self, by: int) -> None:
        """Open the next line, or the one before."""
        self.query_one(Form).step(by)

    @on(Form.Changed)
    def _changed(self) -> None:
        self._show()

    def action_enter(self) -> None:
        """Go on to the next line; on the last one add the card."""
        if not self.query_one(Form).enter():
            self.action_save()

    def action_save(self) -> None:
        """Add the card, where it has what it needs."""
        card = self._card
        if not (card.question and card.answer):
            self._say(not_added("no-answer" if card.question else "no-question", None, ""))
            self.query_one(Form).open_line(1 if card.question else 0)
        elif not self._saving:
            self._saving = True
            begin(self, partial(self._save, card), group="save", exclusive=True)

    async def _save(self, card: NewCard) -> None:
        path = self._entry.path

        def save(desk: Desk) -> Addition:
            done = add_card(path, card)
            # It is in the deck, whatever the disk of progress says.
            with suppress(StoreError):
                desk.look()
            return done

        try:
            done = await self.desk.keep(save)
        except AddingError as error:
            self._say(not_added(error.code, error.problem, key_of("home.edit")), "$error")
        except StoreError as error:
            self._say(trouble(error.code, error.facts), "$error")
        else:
            self._added.append(done)
            self.query_one(Form).fill(("",) * 5)
            self._tell_added(done)
        finally:
            self._saving = False
        self._show()

    def why_off(self, id_: str) -> str:
        """Say why the command with the id `id_` can't be done now, "" where it can."""
        return why_off("not-added") if id_ == "new-card.undo" and not self._added else ""

    def action_undo(self) -> None:
        """Take the card back that was added last."""
        if why := self.why_off("new-card.undo"):
            self._say(sentence(why))
        elif not self._saving:
            self._saving = True
            begin(self, partial(self._undo, self._added[-1]), group="save", exclusive=True)

    async def _undo(self, last: Addition) -> None:
        def undo(desk: Desk) -> None:
            take_back(last)
            with suppress(StoreError):
                desk.look()

        try:
            await self.desk.keep(undo)
        except AddingError as error:
            self._added.clear()
            self._say(not_added(error.code, error.problem, key_of("home.edit")), "$error")
        except StoreError as error:
            self._say(trouble(error.code, error.facts), "$error")
        else:
            self._added.remove(last)
            self._say(_("Taken back."))
            form = self.query_one(Form)
            if not any(form.values):
                form.fill(_typed(last.card))
        finally:
            self._saving = False
        self._show()

    def action_leave(self) -> None:
        """Leave at once; what was typed and not added can be gone on with."""
        values = self.query_one(Form).values
        draft = values if any(value.strip() for value in values) else ()
        self.dismiss(Left(draft, tuple(self._added)))

    def action_help(self) -> None:
        """Show the keys."""
        self.app.push_screen(Help(_("Keys"), _("new card"), COMMANDS, self.desk.signs))

    # Showing

    def _tell_added(self, done: Addition) -> None:
        lines = [
            literal(_("Added; {key} takes it back.").format(key=key_of("new-card.undo")), "$soft")
        ]
        lines += [
            Content.assemble(("▲ ", "$warning"), literal(words(found.code, found.facts), "$soft"))
            # What the card lacks can wait; what is wrong with it comes first.
            for found in sorted(done.found, key=lambda found: found.code == "no-explanation")[
                :_MOST_TOLD
            ]
        ]
        self.query_one("#note", Static).update(Content("\n").join(lines))

    def _say(self, told: str, style: str = "$soft") -> None:
        self.query_one("#note", Static).update(literal(told, style))

    def _show(self) -> None:
        count = len(self._added)
        told = n_("{n} card added", "{n} cards added", count).format(n=number(count))
        self.query_one("#count", Static).update(Content.styled(told if count else "", "$faint"))
        form, complete = self.query_one(Form), self._complete
        adds = _("add the card") if complete else _("add: question and answer first")
        enter = _("Add the card") if form.at_last and complete else _("Next line")
        pill = Hint(key_name("enter"), enter, "enter", pill=True)
        self.query_one(Footer).hints = (
            pill,
            *(
                ()
                if form.at_last and complete
                else (Hint(key_of("new-card.save"), adds, "save", off=not complete, keep=complete),)
            ),
            *((Hint(key_of("new-card.undo"), _("take back"), "undo"),) if count else ()),
            *((Hint(_BAR, _("between several"), ""),) if form.open == _FORMS else ()),
            Hint(key_of("new-card.help"), _("help"), "help", right=True),
            Hint(key_of("new-card.leave"), _("leave"), "leave", right=True, keep=True),
        )


def _typed(card: NewCard) -> tuple[str, ...]:
    """Give `card` as it is typed into the form."""
    further = f" {_BAR} ".join(card.accept)
    return tuple(map(one_line, (card.question, card.answer, further, card.hint, card.explanation)))
