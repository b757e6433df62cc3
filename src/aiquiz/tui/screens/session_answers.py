"""A session of the past, opened: every answer in its order, the selected one in full."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen

from aiquiz.deck.card import Card, answer_of
from aiquiz.desk import Desk, StudyWish
from aiquiz.desk import history as past_of
from aiquiz.desk.history import AnswerTold, DeckName, OpenSession
from aiquiz.grading.verdict import Outcome
from aiquiz.progress.history import Past, PastSession
from aiquiz.progress.trouble import StoreError
from aiquiz.say import history as say
from aiquiz.say.dates import day_brief, duration
from aiquiz.say.forgetting import forgotten_typed
from aiquiz.say.language import _
from aiquiz.say.off import sentence, why_off
from aiquiz.say.reasons import reason_alone
from aiquiz.say.trouble import trouble
from aiquiz.say.verdicts import on_your_word, rating_word, sign
from aiquiz.scheduling.days import date_of
from aiquiz.scheduling.review import ASIDE, MOST_MS, CardKey
from aiquiz.tui.answer_text import shown
from aiquiz.tui.answer_told import answer_told
from aiquiz.tui.at_work import begin
from aiquiz.tui.commands.everywhere import LIST
from aiquiz.tui.commands.session_answers import COMMANDS
from aiquiz.tui.desk_thread import DeskThread
from aiquiz.tui.hint import Hint
from aiquiz.tui.keys import bindings, key_name, key_of
from aiquiz.tui.literal import literal, literal_line
from aiquiz.tui.prose import prose
from aiquiz.tui.screens.help import Help
from aiquiz.tui.widgets.band import COLOURS
from aiquiz.tui.widgets.footer import Footer
from aiquiz.tui.widgets.lines import Lines, Piece
from aiquiz.tui.widgets.rows import NARROW
from aiquiz.tui.widgets.trail import Trail
from aiquiz.tui.widgets.words import Words

if TYPE_CHECKING:
    from aiquiz.tui.screens.card_life import CardLifeScreen


_GIVEN, _RATING = 50, 78
"""Cells of a line from which there is room for what was typed, and for the rating."""

_RATING_CELLS = 12


class SessionAnswers(Screen[StudyWish | None]):
    """Gives back what to study, None for nothing."""

    CSS_PATH = ["lines.tcss", "session_answers.tcss"]  # noqa: RUF012 - Textual declares it so
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)

    def __init__(self, desk: DeskThread, past: Past, session: PastSession) -> None:
        """`session` is one of `past`."""
        super().__init__()
        self.desk = desk
        self._past = past
        self._session = session
        self.changed: set[CardKey] = set()
        """The cards that were changed from here."""
        self.is_taken_back = False
        """Whether it closed because none of its answers counts any more."""
        self._found: OpenSession | None = None
        self._is_stale = False
        self._note = ""

    def compose(self) -> ComposeResult:
        """Lay out the score, the trail, the answers, and the selected one in full."""
        with Container(classes="page"):
            with Horizontal(classes="head margin"):
                yield Words(id="session-title", classes="head-left")
                yield Words(id="session-place", classes="head-right")
            yield Trail()
            yield Words(id="session-score", classes="margin")
            yield Lines(" ", id="session-lines")
            with VerticalScroll(id="session-full", classes="margin", can_focus=False):
                yield Words(id="session-answer")
            yield Words(id="session-said", classes="margin")
            yield Footer()

    def on_mount(self) -> None:
        """Read the session once the screen stands."""
        self.lines.focus()
        self._show()
        self.call_after_refresh(self._look)

    async def decks_changed(self) -> None:
        """Look anew, at the latest when it is in front again: a deck was saved."""
        self._is_stale = True
        if self.is_active:
            self._look()

    def on_screen_resume(self) -> None:
        """Look anew where a deck was saved meanwhile."""
        if self._is_stale:
            self._look()

    @property
    def lines(self) -> Lines:
        """The rows."""
        return self.query_one("#session-lines", Lines)

    @property
    def _selected(self) -> AnswerTold | None:
        answers, place = self._found.answers if self._found else (), self.lines.selected
        return answers[place] if place < len(answers) else None

    # Reading

    def _look(self) -> None:
        self._is_stale = False
        begin(self, self._read, group="open", exclusive=True)

    async def _read(self) -> None:
        """Read the answers, then one deck after another for what was right."""
        # What is there already stays in sight until all of it is read anew.
        is_first = self._found is None
        try:
            found = await self.desk.run(partial(_opened, self._past, self._session))
            if not found.answers:
                self._close()
                return
            if is_first:
                self._take(found)
            for deck in found.score.decks:
                cards = await self.desk.run(partial(_cards, deck))
                found = found.with_cards(cards)
                if is_first:
                    self._take(found)
            self._take(found)
        except StoreError as error:
            self._note = trouble(error.code, error.facts)
        self._show()

    def _close(self) -> None:
        """Close, as there is no answer to show; what is over it now comes first."""
        self._is_stale = True
        # It may be looked at once more while it closes, and closing twice is an error.
        if self.is_active and not self.is_taken_back:
            self.is_taken_back = True
            self.dismiss(None)

    def _take(self, found: OpenSession) -> None:
        self._found = found
        if self.is_attached:
            lines = self.lines
            lines.show(len(found.answers), self._draw, lambda _number: False, lines.selected)
            self._show()

    # Showing

    def on_resize(self) -> None:
        """Lay out to the new width."""
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        if not self.is_attached:
            return
        found, width = self._found, max(self.lines.room, 10)
        at = self._session.began.moment
        day = date_of(at.calendar_day)
        when = say.when_full(day, at.minutes)
        if self.size.width < NARROW:
            when = f"{day_brief(day)} {day.year}"
        title, score = when, Content("")
        if found is not None:
            title = f"{when} · {self._on(found)}"
            told = found.score
            facts = [say.result(told.correct, told.cards, told.score)]
            facts.append(duration(told.spent_ms / 1000))
            if told.left and told.head.planned is not None:
                facts.append(say.left(told.cards, told.head.planned))
            score = literal(" · ".join(facts), "bold $ink")
            self.query_one(Trail).show([_outcome(verdict) for verdict in told.trail], -1)
        place = f"{self.lines.selected + 1} / {len(found.answers)}" if found else ""
        room = max(width - len(place) - 2, 8)
        self.query_one("#session-title", Words).update(literal_line(title, room, "$soft"))
        self.query_one("#session-place", Words).update(Content.styled(place, "$faint"))
        self.query_one("#session-score", Words).update(score)
        self._show_answer()

    def _on(self, found: OpenSession) -> str:
        head, decks = found.score.head, found.score.decks
        titles = [found.titles.get(deck) or ".".join(deck) for deck in decks]
        told = say.decks(titles, asked_all=head.asked_all)
        return say.what(head.mode, told, is_mock=head.is_mock)

    def _show_answer(self) -> None:
        answer = self._selected
        full = Content("") if answer is None else Content("\n").join(self._full(answer))
        self.query_one("#session-answer", Words).update(full)
        self.query_one("#session-full").scroll_home(animate=False)
        note = self._note or ("" if self._found else _("Reading …"))
        said = self.query_one("#session-said", Words)
        said.update(literal(note, "$soft"))
        said.display = bool(note)
        self._show_footer()

    def _draw(self, number: int, width: int, selected: bool) -> Sequence[Piece]:
        assert self._found is not None
        answer = self._found.answers[number]
        review = answer.logged.review
        outcome, ink = _outcome(review.verdict), "bold $ink" if selected else "$ink"
        given = width // 3 if width >= _GIVEN else 0
        rating = _RATING_CELLS if width >= _RATING else 0
        before = f"{say.again()} · " if answer.again else ""
        room = max(width - 2 - given - rating - len(before), 1)
        pieces: list[Piece] = [
            (f"{sign(outcome, self.desk.signs)} ", COLOURS[outcome]),
            (before, "$faint"),
            (_filled(answer.question or _("a card that is gone"), room), ink),
        ]
        if given:
            words, known = _given(answer)
            # The whole sentence stands below, and where the answer is opened.
            words = forgotten_typed() if review.forgotten else words
            style = COLOURS[outcome] if known else "$faint"
            pieces.append((_filled(words, given), style))
        if rating and review.mode not in ASIDE:
            pieces.append((_filled(rating_word(int(review.rating)), rating), "$soft"))
        return pieces

    def _full(self, answer: AnswerTold) -> list[Content]:
        """Give all there is to know of an answer."""
        review, card = answer.logged.review, answer.card
        given, known = _given(answer)
        why = reason_alone(review.reason)
        if answer.logged.overridden:
            why = on_your_word()
        told = answer_told(
            card,
            _outcome(review.verdict),
            why,
            review.typed or "",
            "" if card is None else answer_of(card),
            "" if known else given,
        )
        facts = [say.took(review.took_ms, is_all_counted=review.took_ms <= MOST_MS)]
        if review.mode not in ASIDE:
            facts.insert(0, rating_word(int(review.rating)))
        if review.hints:
            facts.append(say.hints(review.hints))
        question = answer.question or _("a card that is gone")
        return [
            prose(question, "bold $ink", markdown=False),
            *told,
            Content.styled(" · ".join(facts), "$faint"),
        ]

    def _show_footer(self) -> None:
        hints = []
        found = self._found
        if self._selected is not None:
            hints.append(Hint(key_name("enter"), _("Open"), "open", pill=True))
        if found is not None and found.to_study:
            hints.append(Hint(key_of("session.study"), _("drill the misses"), "study"))
        self.query_one(Footer).hints = (
            *hints,
            Hint(key_of("list.up", "list.down"), _("move"), "cursor_down", slight=True),
            Hint(key_of("session.help"), _("help"), "help", right=True),
            Hint(key_of("session.back"), _("back"), "back", right=True, keep=True),
        )

    # Keys

    @on(Lines.Moved)
    def _moved(self) -> None:
        self._note = ""
        self._show()

    @on(Lines.Chosen)
    def _chosen(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """Show the life of the card of the selected answer, from where the others are reached."""
        from aiquiz.tui.screens.card_life import CardLifeScreen

        found, answer = self._found, self._selected
        if found is not None and answer is not None:
            keys = list(dict.fromkeys(one.key for one in found.answers))
            screen = CardLifeScreen(self.desk, keys, keys.index(answer.key))
            self.app.push_screen(screen, partial(self._come_back, screen))

    def _come_back(self, screen: "CardLifeScreen", wish: StudyWish | None) -> None:
        """Go on to what was wished on `screen`; else look at what was changed there."""
        self.changed |= screen.changed
        if wish is not None:
            self.dismiss(wish)
        elif screen.changed:
            self._look()

    def why_off(self, id_: str) -> str:
        """Say why the command with the id `id_` can't be done now, "" where it can."""
        if id_ == "session.study" and self._found is not None and not self._found.to_study:
            return why_off("not-missed")
        return ""

    def action_study(self) -> None:
        """Drill what the session missed."""
        if self._found is None:
            return
        if self._found.to_study:
            begin(self, partial(self._study, self._found.to_study), group="count", exclusive=True)
        else:
            missed = self._found.score.correct < self._found.score.cards
            self._note = say.none_to_study() if missed else sentence(why_off("not-missed"))
            self._show()

    async def _study(self, cards: Sequence[CardKey]) -> None:
        """Drill `cards`, where a deck still holds some of them."""
        try:
            wish = await self.desk.run(partial(_drill, cards))
        except StoreError as error:
            self._note = trouble(error.code, error.facts)
            self._show()
            return
        if wish is None:
            self._note = say.none_to_study()
            self._look()
        elif self.is_active:
            self.dismiss(wish)

    def action_back(self) -> None:
        """Go back."""
        if not self.is_taken_back:
            self.dismiss(None)

    def action_help(self) -> None:
        """Show the keys."""
        self.app.push_screen(Help(_("Keys"), _("session"), (*COMMANDS, *LIST), self.desk.signs))


def _outcome(verdict: str) -> Outcome:
    if verdict == "correct":
        return "correct"
    return "close" if verdict == "close" else "wrong"


def _given(answer: AnswerTold) -> tuple[str, bool]:
    """Give what was typed, or say why there is nothing; and whether it is what was typed."""
    review = answer.logged.review
    if review.typed:
        return shown(answer.card, review.typed), True
    return say.untyped(review.reason, is_forgotten=review.forgotten), False


def _filled(text: str, width: int) -> str:
    """Give `text` on one line of just `width` cells, the last of which is empty."""
    line = literal_line(text, max(width - 1, 1))
    return line.plain + " " * max(width - line.cell_length, 0)


def _opened(past: Past, session: PastSession, desk: Desk) -> OpenSession:
    return past_of.open_session(desk, past, session)


def _drill(cards: Sequence[CardKey], desk: Desk) -> StudyWish | None:
    return past_of.drill(desk, cards)


def _cards(deck: DeckName, desk: Desk) -> dict[CardKey, Card]:
    return past_of.cards_of(desk, deck)
