"""Exam: how many days are left, what they ask, and the score they are expected to bring."""

import asyncio
from datetime import date
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.screen import Screen

from aiquiz.deck.library import UnknownDeckError
from aiquiz.desk import Desk, StudyWish
from aiquiz.desk.exam import ExamDayError, ExamView, end_exam, exam_view, set_exam
from aiquiz.desk.exams import FARTHEST, USUAL_MINUTES, ExamDay, days_left, exam_day
from aiquiz.progress.trouble import StoreError
from aiquiz.say.dates import day_brief
from aiquiz.say.exam import (
    days_to,
    load,
    load_short,
    most_on,
    new_left,
    new_left_short,
    promise,
    refused,
)
from aiquiz.say.language import _, later, p_
from aiquiz.say.numbers import number
from aiquiz.say.off import sentence, why_off
from aiquiz.say.settings import settings_error
from aiquiz.say.trouble import trouble
from aiquiz.scheduling.days import date_of
from aiquiz.scheduling.exam_plan import ExamPlan
from aiquiz.settings.writing import SettingsError
from aiquiz.tui.at_work import begin
from aiquiz.tui.commands.exam import COMMANDS
from aiquiz.tui.desk_thread import DeskThread
from aiquiz.tui.exam_chart import day_columns, day_names, score_rows
from aiquiz.tui.figures import figure
from aiquiz.tui.hint import Hint
from aiquiz.tui.keys import bindings, key_name, key_of
from aiquiz.tui.literal import literal, literal_line
from aiquiz.tui.screens.help import Help
from aiquiz.tui.widgets.footer import Footer, span
from aiquiz.tui.widgets.rows import NARROW
from aiquiz.tui.widgets.words import Words

_FIRST_DAYS = 28
"""How far ahead the day lies that is offered first."""

_STEP_MINUTES = 5
_SETTLED_SECONDS = 0.15
"""How long a day or time chosen must stand before its plan is made."""

_LOW, _TINY = 20, 12
"""Rows below which the columns of the days are one row high and unnamed, and all headings go."""

_WORDY = 96
"""Cells from which there is room for more words than a key needs."""


_ONCE_SET = frozenset({"exam.day", "exam.off"})
_CHOOSING = frozenset(
    {"exam.later", "exam.sooner", "exam.week", "exam.week-back", "exam.more", "exam.less"}
)
"""The keys that hold only once an exam is set, and only while its day is chosen."""

_SET = later("set the exam")
"""What Enter does while a day is chosen."""


class ExamScreen(Screen[StudyWish | None]):
    """Gives back what to study, None for nothing."""

    CSS_PATH = "exam.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)

    def __init__(self, desk: DeskThread, name: str) -> None:
        """`name` is that of the deck."""
        super().__init__()
        self.desk = desk
        self._named = name
        self._deck = ""
        self._draft: ExamDay | None = None
        self._view: ExamView | None = None
        self._plan: ExamPlan | None = None
        self._asked = 0
        self._note = ""

    def compose(self) -> ComposeResult:
        """Lay out the days left, the scores and the plan."""
        with Container(classes="page"):
            with Horizontal(classes="head margin"):
                yield Words(Content.styled(_("Exam"), "bold $ink"), classes="head-left")
                yield Words(id="exam-title", classes="head-right")
            with Horizontal(id="exam-days", classes="margin"):
                yield Words(id="exam-figure")
                yield Words(id="exam-words")
            yield Words(id="exam-scores", classes="margin")
            yield Words(id="exam-plan", classes="margin")
            yield Words(id="exam-note", classes="margin")
            yield Footer()

    def on_mount(self) -> None:
        """Look at the deck and its exam."""
        self._show()
        self._look()

    async def decks_changed(self) -> None:
        """Look anew: a deck was saved."""
        self._look()

    # What is known

    def _look(self) -> None:
        begin(self, self._read, group="count", exclusive=True)

    async def _read(self) -> None:
        try:
            view = await self.desk.run(self._view_of)
        except StoreError as error:
            self._say(trouble(error.code, error.facts))
            return
        except UnknownDeckError:
            self.dismiss(None)
            return
        await self._play(view)

    async def _play(self, view: ExamView, *, wait: bool = False) -> None:
        """Show what is known of `view` at once, and its days once they are played."""
        self._view, self._plan = view, None
        self._show()
        if wait:
            await asyncio.sleep(_SETTLED_SECONDS)
        # Not in the desk's thread: with thousands of cards it takes seconds, and home would wait.
        self._plan, asked = await asyncio.to_thread(lambda: (view.plan(), view.asked()))
        self._asked = len(asked)
        self._show()

    def _view_of(self, desk: Desk) -> ExamView:
        entry = desk.find(self._named)
        self._deck = entry.id
        found, today = exam_day(desk.settings, entry.id), desk.now().day
        if self._draft is None and days_left(desk.settings, entry.id, today) is None:
            first = date_of(today + _FIRST_DAYS)
            self._draft = ExamDay(first, found.minutes if found else USUAL_MINUTES)
            if found is not None:
                self._note = refused(_over(found.on, date_of(today)), found.on, "")
        when = self._draft or found
        assert when is not None
        return exam_view(desk, entry, when)

    @property
    def _is_set(self) -> bool:
        """Whether an exam lies ahead, as the settings have it."""
        return days_left(self.desk.settings, self._deck, self.desk.now().day) is not None

    # Choosing

    def action_move(self, days: int) -> None:
        """Choose a day so many days later."""
        if self._refuses("exam.later") or self._draft is None:
            return
        today = self.desk.now().day
        ahead = min(max((self._draft.on - date_of(today)).days + days, 1), FARTHEST)
        self._choose(self._draft._replace(on=date_of(today + ahead)))

    def action_time(self, steps: int) -> None:
        """Choose more or fewer minutes a day."""
        if not self._refuses("exam.more") and self._draft is not None:
            minutes = min(max(self._draft.minutes + steps * _STEP_MINUTES, _STEP_MINUTES), 1440)
            self._choose(self._draft._replace(minutes=minutes))

    def _choose(self, draft: ExamDay) -> None:
        if draft != self._draft:
            self._draft, self._note = draft, ""
            if self._view is None:
                self._look()
                return
            played = partial(self._play, self._view.on_day(draft), wait=True)
            begin(self, played, group="count", exclusive=True)

    def why_off(self, id_: str) -> str:
        """Say why the command with the id `id_` can't be done now, "" where it can."""
        choosing = self._draft is not None
        if self._view is None:
            return ""
        if id_ in _ONCE_SET and choosing:
            return why_off("set-first")
        if id_ in _CHOOSING and not choosing:
            return why_off("change-first")
        if id_ == "exam.mock" and not self._view.cards:
            return why_off("no-cards")
        nothing = id_ == "exam.enter" and not choosing and not self._asked
        return why_off("nothing-asked") if nothing else ""

    def _refuses(self, id_: str) -> bool:
        """Tell whether a command can't be done now, and say why."""
        why = self.why_off(id_)
        if why:
            self._say(sentence(why))
        return bool(why) or self._view is None

    def action_change(self) -> None:
        """Choose another day."""
        if not self._refuses("exam.day") and self._view is not None:
            self._draft = ExamDay(self._view.on, self._view.minutes)
            self._show()

    def action_off(self) -> None:
        """Take the exam off the deck; its day is offered again."""
        if not self._refuses("exam.off") and self._view is not None:
            self._draft = ExamDay(self._view.on, self._view.minutes)
            begin(self, partial(self._settle, None), group="save")

    def action_go(self) -> None:
        """Set the exam, or study for it."""
        if self._view is None:
            return
        if self._draft is not None:
            draft, self._draft = self._draft, None
            begin(self, partial(self._settle, draft), group="save")
        elif not self._refuses("exam.enter"):
            self.dismiss(StudyWish(decks=(self._named,), exams=(self._named,)))

    async def _settle(self, when: ExamDay | None) -> None:
        """Set the exam for `when`, or take it off."""
        deck = self._deck
        try:
            if when is None:
                await self.desk.keep(lambda desk: end_exam(desk, deck))
            else:
                await self.desk.keep(lambda desk: set_exam(desk, deck, *when))
        except ExamDayError as error:
            # The day has come while it was looked at.
            self._draft = when
            self._say(refused(error.code, error.on, ""))
            return
        except (SettingsError, StoreError) as error:
            # The day that was chosen stays, to be set once that can be done.
            self._draft = self._draft if when is None else when
            told = settings_error if isinstance(error, SettingsError) else trouble
            self._say(told(error.code, error.facts))
            return
        self._note = "" if when else _("No exam any more; enter sets it again.")
        self._look()

    def action_mock(self) -> None:
        """Quiz all of the deck, and tell the answers at the end."""
        if not self._refuses("exam.mock"):
            decks = (self._named,)
            self.dismiss(StudyWish(decks=decks, kind="quiz", at_end=True, exams=decks))

    def action_back(self) -> None:
        """Leave what was not set as it was, or go back."""
        if self._draft is not None and self._is_set:
            self._draft, self._note = None, ""
            self._look()
        else:
            self.dismiss(None)

    def action_help(self) -> None:
        """Show the keys, of which some hold while a day is chosen and the others once it is set."""
        choosing = self._draft is not None
        idle = _ONCE_SET if choosing else _CHOOSING
        if not choosing and not self._asked:
            idle = idle | {"exam.enter"}
        commands = [command for command in COMMANDS if command.id not in idle]
        if choosing:
            commands[0] = commands[0]._replace(help=_SET)
        self.app.push_screen(Help(_("Keys"), _("exam"), commands, self.desk.signs))

    # Showing

    def on_resize(self) -> None:
        """Draw to the new size."""
        self.call_after_refresh(self._show)

    def _say(self, words: str) -> None:
        self._note = words
        self._show()

    @property
    def _is_low(self) -> bool:
        return self.size.height < _LOW

    @property
    def _has_rows(self) -> bool:
        """Whether there are rows to spare for a heading and for keys."""
        return self.size.height >= _TINY

    @property
    def _width(self) -> int:
        return max(self.query_one("#exam-scores").content_region.width, 20)

    def _show(self) -> None:
        view, plan = self._view, self._plan
        if view is not None:
            title = literal_line(view.title, max(self.size.width - 16, 8), "$soft")
            self.query_one("#exam-title", Words).update(title)
            self.query_one("#exam-figure", Words).update(Content("\n".join(figure(view.days))))
            self._show_words(view, plan)
        self._show_scores(plan)
        self._show_plan(view, plan)
        note = self._note or (promise() if plan else _("The days are being played …"))
        self.query_one("#exam-note", Words).update(literal(note, "$soft"))
        self._show_footer()

    def _show_words(self, view: ExamView, plan: ExamPlan | None) -> None:
        cards, narrow = len(view.cards), self._width < NARROW
        told = load_short(cards, view.minutes) if narrow else load(
            cards, view.minutes, view.exam.per_day
        )  # fmt: skip
        last = ""
        if plan is not None:
            begun = None if plan.last_new is None else date_of(plan.last_new)
            last = (new_left_short if narrow else new_left)(plan.new, plan.unseen, begun)
        day = Content.styled(days_to(view.days, view.on, brief=narrow), "bold $ink")
        if self._draft is not None:
            arrow = ("‹ ", "bold $accent"), (" ›", "bold $accent")
            day = Content.assemble(arrow[0], day, arrow[1])
        lines = [day, Content.styled(told, "$soft"), Content.styled(last, "$soft")]
        self.query_one("#exam-words", Words).update(Content("\n").join(lines))

    def _show_scores(self, plan: ExamPlan | None) -> None:
        found = Content("")
        if plan is not None:
            scores = (plan.score_today, plan.score_with, plan.score_without)
            found = score_rows(scores, plan.cards, self._width)
            if self._has_rows:
                found = Content("\n").join([self._scores_heading(), found])
        self.query_one("#exam-scores", Words).update(found)

    def _scores_heading(self) -> Content:
        """Give what the scores are, and how long the mock exam takes where its key can't tell."""
        head, time = _("Predicted score"), ""
        if self._view is not None and self._draft is None and self._is_brief:
            time = _("mock exam: {n} min").format(n=number(self._view.mock_minutes))
        room = self._width - len(head)
        return Content.styled(head + time.rjust(room) if len(time) + 2 <= room else head, "$faint")

    def _show_plan(self, view: ExamView | None, plan: ExamPlan | None) -> None:
        found = Content("")
        # On the last of all dates there is no day before the exam.
        if view is not None and plan is not None and plan.per_day:
            low, width, flag = self._is_low, self._width, day_brief(view.on)
            found = day_columns(plan.per_day, plan.by_gain, flag, width, 1 if low else 3)
            if not low:
                head, most = _("Cards a day until then"), most_on(max(plan.per_day))
                if len(head) + len(most) + 2 > width:
                    head, most = most, ""
                gap = max(width - len(head) - len(most), 0)
                top = Content.assemble((head, "$faint"), " " * gap, (most, "$faint"))
                below = day_names(len(plan.per_day), plan.by_gain, flag, width)
                found = Content("\n").join([top, found, below])
        self.query_one("#exam-plan", Words).update(found)

    def _show_footer(self) -> None:
        help_, back = self._everywhere()
        hints = self._of_state(brief=self._is_brief)
        pill = [hint for hint in hints if hint.pill]
        others = [hint for hint in hints if not hint.pill]
        if span([*pill, help_, back]) > self._width:
            # Beside the other keys, where they have a row of their own with room for it.
            below = bool(others) and self._has_rows and span([*others, help_]) <= self._width
            help_ = help_._replace(right=False) if below else help_._replace(words="")
        self.query_one(Footer).hints = (*hints, help_, back)

    def _everywhere(self) -> tuple[Hint, Hint]:
        """Give the keys that always hold: help, and the way out."""
        back = Hint(key_of("exam.back"), _("back"), "back", right=True, keep=True)
        return Hint(key_of("exam.help"), _("help"), "help", right=True, keep=self._has_rows), back

    @property
    def _is_brief(self) -> bool:
        """Whether keys have no room for all their words."""
        every = [*self._of_state(brief=False), *self._everywhere()]
        return self._width < NARROW or span(every) > self._width

    def _of_state(self, *, brief: bool) -> list[Hint]:
        """Give the keys that hold now, in `brief` words where others have no room."""
        if self._view is None:
            return []
        if self._draft is not None:
            return self._choosing(brief=brief)
        return self._once_set(self._view, brief=brief)

    def _once_set(self, view: ExamView, *, brief: bool) -> list[Hint]:
        """Give the keys of an exam that is set."""
        wide, narrow = self._width >= _WORDY, self._width < NARROW
        hints = list[Hint]()
        if self._plan is not None and self._asked:
            words = _("Study {n} for the exam") if wide else _("Study {n}")
            studied = words.format(n=number(self._asked))
            hints.append(Hint(key_name("enter"), studied, "go", pill=True))
        # In a narrow window they have a second row, but for one that is too low for that.
        stays = narrow and self._has_rows
        long = _("mock exam, {n} min").format(n=number(view.mock_minutes))
        return [
            *hints,
            Hint(
                key_of("exam.mock"),
                _("mock exam") if brief else long,
                "mock",
                keep=self._has_rows or not narrow,
            ),
            Hint(key_of("exam.day"), p_("exam", "change"), "change", keep=stays),
            Hint(key_of("exam.off"), _("end"), "off", keep=stays),
        ]

    def _choosing(self, *, brief: bool) -> list[Hint]:
        """Give the keys with which the day and the minutes are chosen."""
        set_it = p_("brief", "Set the exam") if brief else _("Set the exam")
        if not self._has_rows:
            set_it = p_("brief", "Set it")
        return [
            Hint(key_name("enter"), set_it, "go", pill=True),
            Hint(key_of("exam.sooner", "exam.later"), _("day"), "move(1)", keep=self._has_rows),
            Hint(key_of("exam.week", "exam.week-back"), _("week"), "move(7)", keep=self._has_rows),
            Hint(key_of("exam.more", "exam.less"), _("min"), "time(1)", keep=self._has_rows),
        ]


def _over(on: date, today: date) -> str:
    """Give the code of an exam on the day `on` that can't be planned for `today` any more."""
    if on > today:
        return "far"
    return "over" if on < today else "here"
