"""Study: one card at a time, asked, judged, and brought back."""

from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from string import ascii_letters
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static

from aiquiz.deck.card import Card, ClozeCard
from aiquiz.desk import Desk
from aiquiz.progress.trouble import StoreError
from aiquiz.say import elsewhere as elsewhere_words
from aiquiz.say.card_marks import leech
from aiquiz.say.language import _
from aiquiz.say.off import sentence, why_off
from aiquiz.say.trouble import trouble
from aiquiz.say.verdicts import sign
from aiquiz.scheduling.days import Moment
from aiquiz.scheduling.memory import Memory
from aiquiz.scheduling.review import CardKey, Rating
from aiquiz.study import Answered, Elsewhere, Phase, Question, Session
from aiquiz.tui import asked, dead_time, judged, not_saved, study_keys, study_parts
from aiquiz.tui.at_work import begin
from aiquiz.tui.commands.study import COMMANDS
from aiquiz.tui.dead_time import DeadTime
from aiquiz.tui.desk_thread import Begun, DeskThread
from aiquiz.tui.editing import edit_card
from aiquiz.tui.key_run import KeyRun
from aiquiz.tui.keys import bindings, key_of
from aiquiz.tui.literal import literal, literal_line
from aiquiz.tui.screens.help import Help
from aiquiz.tui.study_parts import has_gaps, is_judged, is_picked, last_given, parts
from aiquiz.tui.to_disk import ToDisk
from aiquiz.tui.widgets.band import Band
from aiquiz.tui.widgets.card_view import CardView, More
from aiquiz.tui.widgets.footer import Footer
from aiquiz.tui.widgets.gaps import Gaps
from aiquiz.tui.widgets.picker import Picker
from aiquiz.tui.widgets.ratings import Ratings
from aiquiz.tui.widgets.text_input import TextInput
from aiquiz.tui.widgets.trail import Trail
from aiquiz.tui.widgets.words import Words

_HIGH = 30
"""The rows from which there is room for what became of a card so far."""

_MARGINS, _NARROW = 6, 2
"""The cells of both margins, and those beside a band on a narrow screen."""


def _present(cards: Sequence[CardKey], desk: Desk) -> tuple[Elsewhere | None, Memory | None]:
    """Give what other windows made of `cards`, and the memory of the first by now."""
    return desk.elsewhere(cards), desk.store.memory(cards[0])


def _is_answered(card: CardKey, memory: Memory | None, desk: Desk) -> bool:
    """Tell whether `card` was answered since it was asked from `memory`."""
    now = desk.store.memory(card)
    return now is not None and now.reviews > (memory.reviews if memory else 0)


def _built_in(decks: Collection[tuple[str, str]], desk: Desk) -> frozenset[tuple[str, str]]:
    found = (entry for entry in desk.library.named(decks) if entry.built_in)
    return frozenset((entry.id, entry.language) for entry in found)


class Study(Screen[None]):
    """Shows the state of a session and forwards keys to it."""

    # Textual would give the hidden input the focus when help closes, and with it every key.
    AUTO_FOCUS = ""
    CSS_PATH = "study.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)

    def __init__(self, desk: DeskThread, session: Session) -> None:
        """`session` has not asked its first card yet."""
        super().__init__()
        self.desk = desk
        self.session = session
        self._disk = ToDisk(self, desk, session, self._show, self._saved)
        self._disk_note = ""
        self._waits_for = ""
        self._leaving = False
        self._explains = False
        self._run = KeyRun()
        self._dead = DeadTime()
        self._offered_ms: int | None = None
        self._judged_ms: int | None = None
        self._untouched = True
        self._heading_fits, self._heading_tries = False, 0
        self._headed: tuple[str, Card, str, bool] | None = None
        self._note = ""
        self._built_in: frozenset[tuple[str, str]] | None = None

    def compose(self) -> ComposeResult:
        """Lay out every part; which of them shows depends on the phase."""
        with Container(classes="page"):
            with Horizontal(classes="head margin"):
                yield Words(id="title", classes="head-left")
                yield Words(id="progress", classes="head-right")
            yield Trail()
            with CardView(id="card"):
                yield Words(id="heading", classes="margin question")
                yield Words(id="question", classes="margin question")
                yield Gaps(id="gaps", classes="margin question")
                yield Band(id="tried")
                with Container(id="typed-band"):
                    yield TextInput(id="typed", compact=True, select_on_focus=False)
                yield Picker(id="picker")
                yield Words(id="below", classes="margin")
                yield Band(id="band")
                yield Ratings(id="ratings", classes="margin")
                yield Words(id="past", classes="margin")
            yield More(id="more", classes="margin")
            # Outside of what scrolls: what is not on disk must be told whole.
            yield Band(id="trouble")
            yield Footer()

    def on_mount(self) -> None:
        """Ask the first card, or the one whose answer is being taken back."""
        self.watch(self.query_one("#card"), "scroll_y", self._laid_out, init=False)
        self.screen_layout_refresh_signal.subscribe(self, self._laid_out, immediate=True)
        self._show()
        if self.session.phase is Phase.SAVING:
            self._write()
        else:
            self._advance()

    # What the session needs from the disk

    def _advance(self) -> None:
        begin(self, self._check, group="check", exclusive=True)

    async def _check(self) -> None:
        session = self.session
        try:
            while session.phase is Phase.CHECKING:
                cards = session.to_come
                elsewhere, memory = await self.desk.run(partial(_present, cards))
                if elsewhere is not None:
                    session.seen(elsewhere, self.desk.now())
                if session.to_come[:1] == cards[:1]:
                    session.checked(memory, self.desk.now())
            if self._built_in is None:
                self._built_in = await self.desk.run(partial(_built_in, self.session.decks))
        except StoreError as error:
            # Without its memory no card can be asked.
            session.leave()
            self.desk.untold.append(trouble(error.code, error.facts))
        gone = elsewhere_words.gone(session.gone())
        if session.phase is Phase.DONE:
            self.desk.untold += gone
            self.dismiss(None)
        else:
            self._explains, self._offered_ms, self._untouched = False, None, True
            self._heading_fits, self._heading_tries = False, 0
            self._note = ""
            self.query_one(Ratings).remove_class("-pinned")
            self.query_one("#typed-band").remove_class("-pinned")
            self._show()
            self._ask()
            if gone:
                self._say_below("\n".join(gone))

    async def progress_changed(self) -> None:
        """Tell where another window answered the card in hand: it would count twice today."""
        key, memory = self._asked
        with suppress(StoreError):
            changed = key is not None and await self.desk.run(partial(_is_answered, key, memory))
            if changed and self._asked == (key, memory):
                self._say_below(elsewhere_words.in_hand())

    @property
    def _asked(self) -> tuple[CardKey | None, Memory | None]:
        """The card that waits for an answer, and the memory it was asked from."""
        asks = self.session.phase is Phase.ASKING and self.session.kind == "study"
        return (self.session.question.key, self.session.asked_from) if asks else (None, None)

    def _write(self) -> None:
        self._disk_note = ""
        self._disk.write()

    def _saved(self) -> None:
        """Go on: all that was done is on disk."""
        self._disk_note = ""
        if self._leaving:
            self.action_leave()
        elif self.session.phase in (Phase.CHECKING, Phase.DONE):
            self._advance()
        else:
            self._show()
            if self.size.height >= _HIGH and self.session.phase is Phase.ANSWERED:
                begin(self, self._look_back, group="past", exclusive=True)

    async def _look_back(self) -> None:
        """Show what became of the card so far, where there is room for that."""
        from aiquiz.desk.card_life import life_of
        from aiquiz.tui.card_past import card_past

        key = self.session.question.key
        with suppress(StoreError):
            life = await self.desk.run(partial(life_of, key=key))
            told = card_past(life, self.query_one("#card").size.width - _MARGINS)
            past = self.query_one("#past", Static)
            past.update(told)
            past.display = bool(told) and self.session.phase is Phase.ANSWERED

    def action_retry(self) -> None:
        """Try once more to write an answer that is not on disk."""
        if self.session.phase is Phase.SAVING and self.session.trouble:
            self._disk.stays()
            self._write()
            self._show_not_saved()

    def action_copy(self) -> None:
        """Copy what was typed: whatever becomes of the disk, it can be kept elsewhere."""
        typed = last_given(self.session)
        if not typed:
            self._disk_note = sentence(why_off("not-typed"))
        else:
            self.app.copy_to_clipboard(typed)
            self._disk_note = _("Copied to the clipboard, where the terminal has one.")
        self._disk.stays()
        self._show_not_saved()

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let `r` mean what the footer says, and backspace erase where there is something."""
        if action in ("retry", "retype"):
            return (action == "retry") == bool(self.session.trouble)
        if action == "copy":
            return bool(self._disk.code)
        asking = self.session.phase is Phase.ASKING and not self.session.trying
        return action != "undo_last" or (asking and self._untouched)

    def why_off(self, id_: str) -> str:
        """Say why the command with the id `id_` can't be done now, "" where it can."""
        return study_keys.why_off(self.session, id_, built_in=self._is_built_in)

    def action_undo_last(self) -> None:
        """Offer to take the last answer back; asked once more, do it.

        A key that is held repeats sooner than anybody reads the offer.
        """
        now_ms, offered_ms = self.desk.ticks(), self._offered_ms
        if not self.session.can_undo:
            self._say_below(sentence(why_off("no-answer-yet")))
            return
        self._offered_ms = now_ms
        if offered_ms is None:
            words = _("Press {key} once more to take your last answer back.")
            self._say_below(words.format(key=key_of("study.undo-last")))
        elif now_ms - offered_ms >= dead_time.ENTER_MS:
            self.session.undo(self.desk.now())
            self._write()

    def action_enter(self) -> None:
        """Go on, where there is nothing to answer any more."""
        # It is taken note of while the disk is waited for, too: held, it must skip no verdict.
        if self._is_awake_for_enter() and is_judged(self.session):
            self._disk.once_saved(self._go_on)

    def _go_on(self) -> None:
        if self.session.phase is Phase.ANSWERED:
            self.session.go_on()
            self._advance()

    @on(Input.Submitted)
    def _typed(self) -> None:
        typed, gaps = self.query_one("#typed", Input).value, self.query_one(Gaps)
        if typed:
            # What was typed parts two Enters: this is no key that is held.
            self._dead.part()
        # What was typed in one go with Enter may not have been told yet.
        if has_gaps(self.session):
            gaps.fill(typed)
        if not has_gaps(self.session):
            self._answer(typed)
        elif gaps.at_last or self.session.trying:
            self._answer(gaps.given)
        else:
            self._open_gap(1)

    @on(Input.Changed)
    def _typing(self, event: Input.Changed) -> None:
        # Once something was typed, backspace only ever erases.
        self._untouched = self._untouched and not event.value
        if has_gaps(self.session):
            self.query_one(Gaps).fill(event.value)

    def action_gap(self, step: int) -> None:
        """Open the gap so many gaps on (the footer was clicked)."""
        if self.session.phase is Phase.ASKING and has_gaps(self.session):
            self._open_gap(step)

    @on(Gaps.Clicked)
    def _clicked_gap(self, event: Gaps.Clicked) -> None:
        self.query_one("#typed").focus()
        self.action_gap(event.number - self.query_one(Gaps).open)

    def action_take(self) -> None:
        """Take a thing of an order, or put it down (the footer was clicked)."""
        if self.session.phase is Phase.ASKING and is_picked(self.session):
            self.query_one(Picker).press(" ")

    def _open_gap(self, step: int) -> None:
        typed = self.query_one("#typed", Input)
        typed.value = self.query_one(Gaps).go(step)
        typed.cursor_position = len(typed.value)
        self._show_footer()

    @on(Picker.Picked)
    def _picked(self, event: Picker.Picked) -> None:
        if not event.letter:
            self._answer(event.given)
            return
        # A letter is no Enter that is held, neither after an Enter nor before one.
        self._dead.part()
        self._answer(event.given)
        self._dead.part()

    @on(Picker.Changed)
    def _picking(self) -> None:
        self._show_footer()

    def _answer(self, given: str) -> None:
        if self.session.trying and self.session.phase is Phase.SAVING:
            # The second try may be there before the first one is on disk.
            if self._is_awake_for_enter():
                self._disk.once_saved(partial(self._hand_in, given))
        elif self.session.phase is Phase.ASKING and self._is_awake_for_enter():
            self._hand_in(given)

    def _hand_in(self, given: str) -> None:
        if self.session.answer(given, self.desk.now()):
            self._answered()
        elif self.session.refusal(given) == "same":
            words = _("That is the same answer as before; {idea} shows the answer.")
            self._say_below(words.format(idea=key_of("study.no-idea")))
        else:
            self._say_below(asked.nothing_given(self.session.question.card))
            self.query_one(Picker).take_as_is()

    def _answered(self) -> None:
        """Show what came of an answer, and write it."""
        self._judged_ms = self._begin_run()
        self._show()
        self.query_one("#tried" if self.session.trying else "#band", Band).tint()
        self.query_one(Trail).strike()
        self._write()
        # What is typed before the verdict is drawn was not meant for it either.
        self.call_after_refresh(self._begin_run)

    def _begin_run(self) -> int:
        now_ms = self.desk.ticks()
        self._run.answered(now_ms)
        return now_ms

    def on_key(self, event: events.Key) -> None:
        """Take a key to pick or move with; after an answer, none that was typed on with it."""
        if self.session.phase is not Phase.ASKING:
            if not self._takes(event):
                event.stop()
        elif is_picked(self.session):
            self._pick(event)
        elif has_gaps(self.session) and event.key in ("up", "down"):
            event.stop()
            self._open_gap(1 if event.key == "down" else -1)

    def _pick(self, event: events.Key) -> None:
        """Have a key pick, mark or move something, unless it belongs to a word being typed."""
        picker, now_ms = self.query_one(Picker), self._typed_at(event)
        character = event.character or ""
        if event.key == "enter" or not event.is_printable:
            if event.key == "enter" and not self._run.enters(now_ms):
                event.stop()
        elif picker.means(character):
            event.stop()
            if self._run.picks(now_ms):
                picker.press(character)
        elif self._is_command(event.key):
            if not self._run.takes(now_ms, letter=True):
                event.stop()
        else:
            event.stop()
            self._run.typed(now_ms)
            words = _("No option has this letter.")
            if self.session.can_be_typed:
                words = _("A letter picks; {key} types the answer instead.")
            self._say_below(words.format(key=key_of("study.type")))

    def _is_command(self, key: str) -> bool:
        """Tell whether a key is a command while something can be picked."""
        active = self.active_bindings.get(key)
        if active is None:
            return False
        return active.binding.action == "help" or (
            active.binding.action == "type" and self.session.can_be_typed
        )

    def _takes(self, event: events.Key) -> bool:
        """Tell whether a key after an answer is a command, and was not typed on with it."""
        if event.key != "enter" and not event.is_printable:
            return True
        now_ms = self._typed_at(event)
        if event.key == "enter":
            return self._run.enters(now_ms)
        active = self.active_bindings.get(event.key)
        rates = active is not None and active.binding.action.startswith("rate")
        figure = rates and (event.character or " ") not in ascii_letters
        counts = self._run.takes(now_ms, letter=not figure)
        if counts:
            # An Enter after it is not the one that answered, held.
            self._dead.part()
        elif active is not None:
            self._tell_run()
        return counts

    def _tell_run(self) -> None:
        """Tell why a key did nothing, once an answer."""
        if is_judged(self.session) and not self._note:
            self._note = _("That key was typed on with the answer: to mean it, press it again.")
            self._show_note()

    def _typed_at(self, event: events.Key) -> int:
        """Give when the key was pressed: it may have had to wait until something was drawn."""
        waited_ms = int((events.Event().time - event.time) * 1000)
        return self.desk.ticks() - waited_ms

    @property
    def _is_built_in(self) -> bool:
        """Whether the card in hand is of a deck that the next version would write over."""
        known = self._built_in or frozenset()
        return is_judged(self.session) and self.session.question.key[:2] in known

    @on(Ratings.Chosen)
    def _clicked_rating(self, event: Ratings.Chosen) -> None:
        self._rate(event.rating)

    def action_rate(self, number: int) -> None:
        """Give the answer another rating, from 1 for Again to 4 for Easy."""
        self._rate(Rating(number))

    def _rate(self, rating: Rating) -> None:
        if is_judged(self.session) and self._is_awake:
            self._disk.once_saved(partial(self._rate_it, rating))

    def _rate_it(self, rating: Rating) -> None:
        answered = self.session.answered
        if self.session.phase is not Phase.ANSWERED or not answered:
            return
        if not answered.intervals:
            self._say_off(why_off("not-rated"))
            return
        if rating not in answered.intervals:
            self._note = _("What was picked is Good at best.")
        if rating is answered.rating:
            self._say_off(why_off("rated-so"))
            return
        self.session.rate(rating, self.desk.now())
        self._show()
        self._write()

    def action_hint(self) -> None:
        """Show the next hint."""
        if self._refuses("study.hint"):
            return
        if not self.session.hint():
            self._say_below(_("This card has no further hint."))
        else:
            self._show_help_given()
            self._show_footer()

    def action_no_idea(self) -> None:
        """Show the answer; it counts as not known."""
        if why := self.why_off("study.no-idea"):
            self._say_off(why)
        elif self._is_awake:
            self._disk.once_saved(self._give_up)

    def _give_up(self) -> None:
        if self.session.phase is Phase.ASKING:
            self.session.give_up(self.desk.now())
            self._answered()

    def action_later(self) -> None:
        """Leave the card for the end of the session."""
        if self._refuses("study.later"):
            return
        if self.session.later():
            self._advance()
        else:
            self._say_below(_("There is no other card left."))

    def action_type(self) -> None:
        """Have the options go, and the answer typed."""
        if not self._refuses("study.type") and self.session.can_be_typed:
            self.session.type_instead()
            self._show()
            self._ask()

    def _refuses(self, id_: str) -> bool:
        """Tell whether a command can't be done now, and say why."""
        if why := self.why_off(id_):
            self._say_off(why)
        # While a card is fetched, or an answer written, there is nothing to do it to.
        return bool(why) or self.session.phase not in (Phase.ASKING, Phase.ANSWERED)

    def action_count(self) -> None:
        """Let a close answer count as it is."""
        if why := self.why_off("study.count"):
            self._say_off(why)
        elif self._is_awake:
            self._disk.once_saved(self._count)

    def _count(self) -> None:
        if self.session.phase is Phase.ASKING:
            self.session.count_it(self.desk.now())
            self._answered()

    def action_undo(self) -> None:
        """Take the answer back and ask the card again."""
        if is_judged(self.session) and self._is_awake:
            self._disk.once_saved(lambda: self._change(self.session.undo))

    def _change(self, change: Callable[[Moment], None]) -> None:
        """Have something be done to the answer in hand now, and write that."""
        if self.session.phase is Phase.ANSWERED:
            change(self.desk.now())
            self._write()

    def _say_off(self, why: str) -> None:
        """Say why something can't be done, below the question or the verdict."""
        if self.session.phase is Phase.ASKING:
            self._say_below(sentence(why))
        elif is_judged(self.session):
            self._note = sentence(why)
            self._show_note()

    def action_override(self) -> None:
        """Overrule the grader, or take that back."""
        if why := self.why_off("study.override"):
            self._say_off(why)
        elif is_judged(self.session) and self._is_awake:
            self._explains = False
            self._disk.once_saved(lambda: self._change(self.session.override))

    def action_retype(self) -> None:
        """Take the answer back as a slip, and ask the card again with what was typed."""
        if why := self.why_off("study.retype"):
            self._say_off(why)
        elif is_judged(self.session) and self._is_awake:
            self._disk.once_saved(lambda: self._change(self.session.retype))

    def action_mark(self, what: str) -> None:
        """Bury, suspend or flag the card, or take that back."""
        if is_judged(self.session) and self._is_awake:
            self._explains, self._note = False, ""
            self._disk.once_saved(lambda: self._change(partial(self.session.mark, what)))

    def action_edit(self) -> None:
        """Open the deck in the learner's editor at the card, and read it again afterwards."""
        if self.session.phase is Phase.ANSWERED and self._is_awake:
            begin(self, self._edit, group="edit", exclusive=True)

    async def _edit(self) -> None:
        try:
            self._note = await edit_card(self.app, self.desk, self.session.question.key)
            await self._read_again()
        except StoreError as error:
            self._note = trouble(error.code, error.facts)
        self._show()

    async def decks_changed(self) -> None:
        """Go on with what stands in the decks now: somebody saved one."""
        before = self.session.card
        await self._read_again()
        told = await self._news()
        changed = self.session.card != before
        if self.session.phase is not Phase.ASKING:
            if told and self.session.phase is Phase.ANSWERED:
                self._note = "\n".join(told)
            if told or changed:
                self._show()
            return
        if changed:
            told = [_("This card was just saved anew."), *told]
            self._show()
            if is_picked(self.session) or has_gaps(self.session):
                self._ask()
        if told:
            self._say_below("\n".join(told))

    def tell(self, words: str) -> bool:
        """Say `words` below the question or the verdict; give whether there is one."""
        if self.session.phase is Phase.ASKING:
            self._say_below(words)
        elif is_judged(self.session):
            self._note = words
            self._show_note()
        else:
            return False
        return True

    async def _news(self) -> list[str]:
        """Give what became of decks and histories when a deck was saved, in lines."""
        from aiquiz.desk.away import away
        from aiquiz.tui.news import away_told, edits_told, losses_told, news

        decks = self.session.decks
        gone = await self.desk.run(lambda desk: away(desk, decks))
        edits, lost = await self.desk.run(news)
        return [*away_told(gone), *edits_told(edits), *losses_told(lost)]

    async def _read_again(self) -> None:
        decks = self.session.decks
        self.session.read_again(*await self.desk.run(lambda desk: desk.fresh(decks)))
        answered, card = self.session.answered, self.session.card
        if answered is not None and isinstance(card, ClozeCard):
            self.query_one(Gaps).ask(card, answered.given)

    def action_scroll_card(self, how: str) -> None:
        """Move through a card that is longer than the screen."""
        card = self.query_one(CardView)
        card.lead_to(None)
        getattr(card, how)(animate=False)

    def action_why(self) -> None:
        """Show the grading step by step in the band's place, or the verdict again."""
        # To read it takes no disk.
        if is_judged(self.session) and self._is_awake:
            self._explains = not self._explains
            self.query_one(Ratings).remove_class("-pinned")
            self._show()
            card = self.query_one(CardView)
            card.lead_to(None)
            card.scroll_home(animate=False)

    def action_leave(self) -> None:
        """Leave; what was answered is on disk. What explains a verdict is closed first."""
        if self._explains:
            self.action_why()
            return
        if self.session.phase is Phase.SAVING and not self._lets_go():
            return
        self.desk.begun = self._begun
        self.session.leave()
        self.dismiss(None)

    @property
    def _begun(self) -> Begun | None:
        """What was given so far of an answer to the card in hand, None for nothing."""
        if self.session.phase is not Phase.ASKING or self.session.trying:
            return None
        given = self.query_one("#typed", Input).value
        if is_picked(self.session):
            given = self.query_one(Picker).begun
        elif has_gaps(self.session):
            given = self.query_one(Gaps).given
        return Begun(self.session.kind, self.session.question.key, given) if given else None

    def _lets_go(self) -> bool:
        """Tell whether one leaves without what is not on disk; say what becomes of it."""
        if not self._disk.code:
            self._leaving = True
            self._show_head()
            return False
        if self._disk.lets_go(self.desk.now().at_ms):
            return True
        self._disk_note = not_saved.leaving(
            is_answer=self._disk.is_answer,
            copies=bool(last_given(self.session)),
            size=self._rows,
        )
        self._show_not_saved()
        return False

    def action_help(self) -> None:
        """Show the keys."""
        keys = study_keys.told(self.session)
        note = _("What is typed on with an answer is no command.")
        self.app.push_screen(Help(_("Keys"), _("study"), keys, self.desk.signs, note))

    @property
    def _dead_since(self) -> int | None:
        """When the answer in hand was judged, the last one or one that was close."""
        judged = self.session.answered or self.session.question.tried
        return self._judged_ms if judged else None

    @property
    def _is_awake(self) -> bool:
        return self._dead.key_counts(self.desk.ticks(), self._dead_since)

    def _is_awake_for_enter(self) -> bool:
        """Tell whether Enter counts; it is taken note of."""
        return self._dead.enter_counts(self.desk.ticks(), self._dead_since)

    # Showing

    def _show(self) -> None:
        waits = bool(self._disk.code)
        shown = parts(self.session, noted=bool(self._note), rows=self._rows, waits=waits)
        self.query_one("#typed-band").display = shown.typed
        self.query_one("#picker").display = shown.picker
        self.query_one("#gaps").display = shown.gaps
        if shown.gaps and shown.band:
            self.query_one(Gaps).close()
        self.query_one("#question").display = shown.question
        self.query_one("#tried").display = shown.tried
        self.query_one("#typed-band").set_class(shown.tried, "-second")
        self.query_one("#below").display = shown.below
        self.query_one("#band").display = shown.band
        self.query_one("#ratings").display = shown.ratings
        if not shown.ratings:
            self.query_one("#past").display = False
        self._show_head()
        if shown.tried:
            self._show_tried()
        elif shown.band:
            self._judge()
            self._show_note()
        self._show_not_saved()
        self._place_focus(typing=shown.typed)
        self._show_footer()

    @property
    def _rows(self) -> str:
        """How few rows there are: "tiny", "low", or "" where there are enough."""
        return next((name for name in ("tiny", "low") if self.has_class(f"-{name}")), "")

    def _place_focus(self, *, typing: bool) -> None:
        """Have keys go where they are meant to: into the input only while it can be answered."""
        stuck = bool(self.session.trouble)
        self.query_one("#typed", Input).disabled = typing and stuck
        # What is hidden loses the focus by itself, once the verdict is drawn: to take it away here
        # would have the whole screen drawn twice before that.
        if typing and not stuck and not is_judged(self.session):
            self.query_one("#typed").focus()

    def _show_note(self) -> None:
        """Show what is to be said of the verdict in hand, where there is something."""
        below = self.query_one("#below", Static)
        below.display = bool(self._note)
        below.update(literal(self._note, "$soft"))

    def _show_tried(self) -> None:
        first = self.session.question.tried
        if first is not None:
            band = self.query_one("#tried", Band)
            band.judge(
                first.verdict.outcome,
                *asked.tried(first, self.session.forms, self.session.kind, self.desk.signs),
            )
            self._show_help_given()
            self.call_after_refresh(self._scroll_to_input)

    def _scroll_to_input(self) -> None:
        """Show the input, and above it as much as there is room for."""
        self.query_one(CardView).scroll_home(animate=False, immediate=True)
        self.query_one("#typed").scroll_visible(animate=False, immediate=True)

    def _show_head(self) -> None:
        session = self.session
        self.query_one(Trail).show(session.trail, session.position, sealed=session.at_end)
        question = study_parts.asked(session)
        if question is None:
            self.query_one("#title", Static).update(Content(""))
            self._headed = None
            return
        text = study_parts.progress(session, question)
        if saving := self._saving:
            text = f"{saving}   {text}"
        self.query_one("#progress", Static).update(Content.styled(text, "$faint"))
        headed = (question.deck_title, question.card, question.mode, question.markdown)
        if headed == self._headed:
            return
        self._headed = headed
        title = literal_line(question.deck_title, 60, "$soft")
        self.query_one("#title", Static).update(title)
        self.query_one("#heading", Static).update(asked.heading(question))
        self.query_one("#question", Static).update(asked.asked_text(question))

    def _ask(self) -> None:
        """Have the card in hand answered, from what was typed before where that is to be mended."""
        question = self._taken_up(self.session.question)
        before, card = question.prefill, question.card
        if is_picked(self.session):
            picker = self.query_one(Picker)
            picker.ask(question, sign("correct", self.desk.signs))
            if question.prefill != self.session.question.prefill:
                # An order that was begun was touched.
                picker.take_as_is()
        else:
            if isinstance(card, ClozeCard):
                gaps = self.query_one(Gaps)
                gaps.ask(card, before)
                before = gaps.values[0]
            typed = self.query_one("#typed", Input)
            typed.value = before
            typed.cursor_position = len(before)
        self._show_footer()
        self._show_help_given()
        if not self.session.trying:
            self.query_one(CardView).scroll_home(animate=False)

    def _taken_up(self, question: Question) -> Question:
        """Give `question` with what was begun of its answer when the session was left."""
        begun, self.desk.begun = self.desk.begun, None
        goes_on = begun is not None and begun[:2] == (self.session.kind, question.key)
        return replace(question, prefill=begun.given) if begun and goes_on else question

    def _show_help_given(self) -> None:
        self.query_one("#below", Static).update(asked.hints(self.session.question))

    def _say_below(self, sentence: str) -> None:
        given = asked.hints(self.session.question)
        said = literal(sentence, "$soft")
        self.query_one("#below", Static).update(
            Content.assemble(given, "\n" if given else "", said)
        )

    def _judge(self) -> None:
        answered = self.session.answered
        assert answered is not None
        width = self.query_one("#card").size.width
        narrow = self.has_class("-narrow")
        signs = self.desk.signs
        body = (
            judged.why(answered, self.session.forms, self.session.remembered)
            if self._explains
            else judged.judgement(
                answered,
                self.session.question,
                signs,
                self.session.marks,
                self._of_leech(),
                narrow=narrow,
            )
        )
        if self._rows and self._disk.code:
            body = Content.assemble(self._given_in_one(answered), body)
        band = self.query_one("#band", Band)
        band.judge(answered.outcome, judged.verdict(answered, signs), body)
        room = width - (2 if narrow else 6)
        ratings = self.query_one(Ratings)
        ratings.show(self.session.intervals, answered.rating, room, returns=self.session.returns)

    def _given_in_one(self, answered: Answered) -> Content:
        """Give a line with all of what waits for the disk, where that would take more rows."""
        given = last_given(self.session)
        return judged.in_one(given) if given and judged.is_in_parts(answered) else Content("")

    def _of_leech(self) -> str:
        """Say that the answer made its card a leech, "" where it did not."""
        lapses = self.session.leech
        edit = "" if self._is_built_in else key_of("study.edit")
        return leech(lapses, edit, key_of("study.suspend")) if lapses else ""

    def on_resize(self) -> None:
        """Lay the verdict out for the new width, and keep the input in sight."""
        if self.is_mounted:
            self.query_one("#typed-band").remove_class("-pinned")
        if self.is_mounted and self.session.answered is not None:
            self.query_one(Ratings).remove_class("-pinned")
            self.call_after_refresh(self._show)
            self.call_after_refresh(self._lead_to_judged)
        elif self.is_mounted and self.session.phase is Phase.ASKING:
            self.call_after_refresh(self._show)
            self.call_after_refresh(self._scroll_to_input)
        elif self.is_mounted:
            self.call_after_refresh(self._show_footer)

    @property
    def _saving(self) -> str:
        """What is to be said of a write that takes longer than a moment."""
        if self._disk.code or self.session.phase is not Phase.SAVING:
            return ""
        if self._leaving:
            return _("leaving once it is saved…")
        return _("saving…") if self._disk.is_slow else ""

    def _show_not_saved(self) -> None:
        """Show the banner while something waits for the disk."""
        waits = bool(self._disk.code)
        band = self.query_one("#trouble", Band)
        band.set_class(waits, "-shown")
        self.set_class(waits, "-waits")
        if waits:
            beside = _NARROW if self.has_class("-narrow") else _MARGINS
            room = self.query_one("#card").size.width - beside
            told = not_saved.banner(self._disk, self._disk_note, room, self._rows)
            band.judge("wrong", *told)
        if self._waits_for != self._disk.code:
            self._waits_for = self._disk.code
            self._lead_to_judged()

    def _lead_to_judged(self) -> None:
        """Have the verdict on what is not on disk be in sight, and above it what has room."""
        waits = bool(self._disk.code)
        if waits and self.session.trying:
            self.call_after_refresh(self._scroll_to_input)
        leads = waits and is_judged(self.session)
        self.query_one(CardView).lead_to(self.query_one("#band") if leads else None)

    def _laid_out(self, _what: object) -> None:
        card = self.query_one(CardView)
        # Where the screen is low the heading has to wait for the room that is left. It is tried
        # twice, as the first try may meet a card half laid out; more could go on for ever.
        asking = self.session.phase is Phase.ASKING
        if asking and card.rows_below < 0 and not self._heading_fits and self._heading_tries < 2:
            self._heading_fits = True
            self._heading_tries += 1
        elif card.rows_below > 0 and self._heading_fits:
            self._heading_fits = False
        self.query_one("#heading").set_class(asking and self._heading_fits, "-fits")
        typed = self.query_one("#typed-band")
        if asking and typed.display and typed.virtual_region.bottom > card.size.height:
            # What is typed stays in sight below a question that is longer than the screen.
            typed.add_class("-pinned")
        if is_judged(self.session) and card.rows_below > 0:
            # What is to be chosen stays in sight; what is to be read can be scrolled to.
            self.query_one(Ratings).add_class("-pinned")
        self.query_one(More).tell(card.rows_below)
        card.follow()

    def _show_footer(self) -> None:
        picker, gaps = self.query_one(Picker), self.query_one(Gaps)
        marked = picker.count if is_picked(self.session) else None
        more_gaps = has_gaps(self.session) and not gaps.at_last and not self.session.trying
        held = is_picked(self.session) and picker.holds
        hints = study_keys.hints(
            self.session,
            marked=marked,
            held=held,
            more_gaps=more_gaps,
            built_in=self._is_built_in,
            waits=self._disk.code,
            copies=bool(last_given(self.session)),
            narrow=self.has_class("-narrow"),
        )
        if self.has_class("-tiny"):
            hints = study_keys.tiny(hints, self.query_one(Footer).size.width)
        self.query_one(Footer).hints = tuple(hints)

    def action_submit(self) -> None:
        """Answer with what is typed or selected (the pill was clicked)."""
        if is_picked(self.session):
            self.query_one(Picker).submit()
        else:
            self._typed()
