"""The plain mode: a session line by line, for screen readers, pipes and simple terminals.

It reads well aloud: full sentences, no sign that stands for a word, nothing drawn.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from aiquiz.cli.asked import asked_lines
from aiquiz.cli.copying import PATIENCE_S
from aiquiz.cli.ending import Ending
from aiquiz.cli.lines import Lines
from aiquiz.cli.options import complaint, options, prompts, read_line
from aiquiz.cli.output import complain, tell
from aiquiz.cli.report import answers, figures, nothing_to_ask, report
from aiquiz.cli.start import tell_followed
from aiquiz.cli.told import judged_lines
from aiquiz.deck.card import PARTED
from aiquiz.desk import Desk, StudyWish
from aiquiz.desk.editor import editor_at, run_editor
from aiquiz.progress.trouble import StoreError
from aiquiz.say import not_saved
from aiquiz.say.card_marks import leech, marked, unmarked
from aiquiz.say.dates import ahead
from aiquiz.say.editing import editor_failed, not_opened, read_again
from aiquiz.say.elsewhere import gone, moved
from aiquiz.say.forms import listed
from aiquiz.say.hints import hint_words
from aiquiz.say.language import _, n_
from aiquiz.say.reasons import reason_before
from aiquiz.say.report import left_open
from aiquiz.say.steps import step_line
from aiquiz.say.verdicts import one_more_try, overruled, rating_word, verdict_word
from aiquiz.scheduling.review import Rating
from aiquiz.study import Answered, Hint, Phase, Session

DONE, NOT_SAVED = 0, 2

HINT, NO_IDEA, UNDO, LEAVE, HELP = "?", "!", "/undo", "/quit", "/help"
RIGHT, WRONG, SLIP, WHY = "/right", "/wrong", "/slip", "/why"
LATER, TYPE = "/later", "/type"
AGAIN = "r"
MARKINGS = {"/bury": "bury", "/suspend": "suspend", "/flag": "flag"}
EDIT = "/edit"


class _NotSavedError(Exception):
    """What was done last could not be saved, for `trouble`, and is not to be tried again."""

    def __init__(self, trouble: StoreError) -> None:
        super().__init__(trouble.code)
        self.trouble = trouble


def study_plainly(desk: Desk, wish: StudyWish) -> int:
    """Study `wish` at `desk`; give the exit status.

    Raises UnknownDeckError, StoreError where the session can't begin.
    """
    ending = Ending()
    ending.listen()
    try:
        desk.open(wish.decks)
        with _old_forgotten(desk):
            # What could not be copied at the last end is, while the learner thinks.
            desk.copy()
            return _study(desk, wish, ending)
    finally:
        desk.close()


def _study(desk: Desk, wish: StudyWish, ending: Ending) -> int:
    tell_followed(desk)
    session = desk.session(wish)
    if session.phase is Phase.DONE:
        for line in nothing_to_ask(desk.overview(wish.decks), wish):
            tell(line)
        return DONE
    _tell_only_read(desk)
    if wish.goes_on is None:
        _tell_left_open(desk)
    return _PlainSession(desk, session, ending).run()


@contextmanager
def _old_forgotten(desk: Desk) -> Iterator[None]:
    """Have what was typed longer ago than the settings keep it forgotten, as home does."""
    if not desk.settings.forget_typed_after_days:
        yield
        return
    from aiquiz.desk.forgetting_old import ForgettingOld
    from aiquiz.say.forgetting import left

    old = ForgettingOld(desk)
    old.begin()
    yield
    for one in old.end(PATIENCE_S):
        complain("aiquiz: " + left(str(one.path), one.why))


def _tell_only_read(desk: Desk) -> None:
    """Say that no answer can be kept, where that is known before any is given."""
    why = desk.why_only_read()
    if why is not None:
        complain(not_saved.only_read(why.code, why.facts))


def _tell_left_open(desk: Desk) -> None:
    """Say that a session of today waits to be gone on with."""
    left = desk.left_open()
    if left is not None:
        complain(left_open(left.wish.kind, left.asked, left.total, is_mock=left.wish.is_mock))


class _PlainSession:
    """A session over stdin and stdout."""

    def __init__(self, desk: Desk, session: Session, ending: Ending) -> None:
        self._desk = desk
        self._session = session
        self._ending = ending
        self._lines = Lines(ending)
        self._parts: list[str] = []
        self._ratings_told = False

    def run(self) -> int:
        self._say_beginning()
        tell(
            _(
                "A line is an answer; {hint} gives a hint, {idea} says no idea, {help} tells more."
            ).format(hint=HINT, idea=NO_IDEA, help=HELP)
        )
        try:
            while self._check():
                self._turn()
        except EOFError:
            self._session.leave()
        except _NotSavedError as lost:
            self._session.leave()
            self._say_end(saved=False)
            complain("aiquiz: " + not_saved.lost(lost.trouble.code, lost.trouble.facts))
            return NOT_SAVED
        self._say_end(saved=True)
        return DONE

    def _say_beginning(self) -> None:
        question = self._session.question
        tell(n_("{n} card.", "{n} cards.", question.total).format(n=question.total))
        if self._session.kind != "study":
            tell(_("No due date changes."))
        if self._session.at_end:
            tell(_("The answers come at the end."))

    def _check(self) -> bool:
        """Have the next card's memory looked at; tell whether there is a card to ask."""
        while self._session.phase is Phase.CHECKING:
            cards = self._session.to_come
            elsewhere = self._desk.elsewhere(cards)
            if elsewhere is not None:
                self._session.seen(elsewhere, self._desk.now())
            if self._session.to_come[:1] == cards[:1]:
                memory = self._desk.store.memory(cards[0])
                self._session.checked(memory, self._desk.now())
        for line in gone(self._session.gone()):
            tell(line)
        self._tell_moved()
        return self._session.phase is Phase.ASKING

    def _tell_moved(self) -> None:
        """Say what became of the file of progress, where it was another one or gone."""
        for one in self._desk.moved():
            complain(moved(one.code, one.path))

    def _turn(self) -> None:
        self._ask()
        while self._session.phase is Phase.ASKING:
            self._take(self._lines.answer())
        self._save()
        if self._session.answered is not None:
            self._judge(self._session.answered)
            self._after()

    def _take(self, line: str) -> None:
        commands: dict[str, Callable[[], None]] = {
            HINT: self._hint,
            NO_IDEA: lambda: self._session.give_up(self._desk.now()),
            UNDO: self._undo,
            LEAVE: self._leave,
            HELP: self._help,
            RIGHT: self._count_it,
            LATER: self._later,
            TYPE: self._type,
            **dict.fromkeys((WRONG, SLIP, WHY, EDIT, *MARKINGS), self._too_early),
        }
        word = line.strip()
        if word in commands:
            commands[word]()
            return
        card = self._session.question.card
        if word.startswith("/") and not any(form.startswith("/") for form in self._session.forms):
            self._no_command(word)
            return
        part = read_line(word, card, options(self._session.question))
        if part is None:
            tell(complaint(card))
            return
        self._parts.append(part)
        if len(self._parts) < len(prompts(card)):
            self._prompt()
            return
        given, self._parts = PARTED.join(self._parts), []
        self._answer(given)

    def _answer(self, given: str) -> None:
        if not self._session.answer(given, self._desk.now()):
            self._refuse(given)
            self._prompt()
        elif self._session.answered is None:
            self._save()
            self._say_tried()
            self._prompt()

    def _prompt(self) -> None:
        """Say what the next line is for, where an answer takes several."""
        asked = prompts(self._session.question.card)[len(self._parts)]
        if asked:
            tell(asked)

    def _refuse(self, given: str) -> None:
        if self._session.refusal(given) == "same":
            tell(
                _("That is the same answer as before; {idea} shows the answer.").format(
                    idea=NO_IDEA
                )
            )
        else:
            tell(_("Type an answer, or {idea} if you have no idea.").format(idea=NO_IDEA))

    def _say_tried(self) -> None:
        """Say of a first answer that it was close, and nothing that helps."""
        tried = self._session.question.tried
        if tried is not None:
            first = tried.verdict.reason
            why = reason_before(first.code, self._session.forms, first.facts)
            word = verdict_word("close")
            tell(_("{verdict}: {why}.").format(verdict=word, why=why) if why else f"{word}.")
            tell(one_more_try(self._session.kind))

    def _count_it(self) -> None:
        """Let the close answer count, where there is one."""
        if self._session.question.tried is None:
            self._too_early()
        self._session.count_it(self._desk.now())

    def _too_early(self) -> None:
        tell(_("There is no answer yet that this could be about."))

    def _later(self) -> None:
        """Leave the card for the end."""
        if self._session.later():
            tell(_("It comes again at the end."))
            self._check()
            self._ask()
        else:
            tell(_("There is no other card left."))

    def _type(self) -> None:
        """Have the options go, and the answer typed."""
        if self._session.can_be_typed:
            self._session.type_instead()
            self._ask()
        else:
            tell(_("This card shows no options."))

    def _hint(self) -> None:
        if self._session.hint():
            self._say_hint(self._session.question.hints_taken[-1])
            worth = {
                "study": _("The answer is Hard at best now: the card comes back sooner."),
                "quiz": _("The answer counts half now."),
            }
            if self._session.kind in worth:
                tell(worth[self._session.kind])
        else:
            tell(_("This card has no further hint."))

    def _say_hint(self, hint: Hint) -> None:
        tell(_("Hint: {hint}").format(hint=hint_words(hint.kind, hint.parts)))

    def _undo(self) -> None:
        if not self._session.can_undo:
            tell(_("There is nothing to undo."))
            return
        self._session.undo(self._desk.now())
        self._save()
        tell(_("Undone: the card is asked again."))
        self._check()
        if self._session.phase is Phase.ASKING:
            self._ask()

    def _leave(self) -> None:
        raise EOFError

    def _help(self) -> None:
        tell(
            _("{hint} hint, {idea} no idea, {undo} undo the last answer, {leave} leave.").format(
                hint=HINT, idea=NO_IDEA, undo=UNDO, leave=LEAVE
            )
        )
        tell(
            _("{later} leaves a card for the end, {type} types the answer to a choice.").format(
                later=LATER, type=TYPE
            )
        )
        tell(
            _(
                "After an answer: {right} I was right, {wrong} I was wrong, {slip} a slip: let me"
                " retype, {why} why this verdict."
            ).format(right=RIGHT, wrong=WRONG, slip=SLIP, why=WHY)
        )
        if self._session.kind == "study":
            tell(_ratings())
        bury, suspend, flag = MARKINGS
        tell(
            _(
                "{bury} puts the card off until tomorrow, {suspend} for good, {flag} flags it; said"
                " again, each is taken back. {edit} opens its deck in your editor."
            ).format(bury=bury, suspend=suspend, flag=flag, edit=EDIT)
        )

    def _save(self) -> None:
        """Write what was answered; it is on disk when this returns."""
        while (entry := self._session.entry) is not None:
            try:
                with self._ending.held():
                    self._session.saved(*self._desk.write(entry))
            except StoreError as error:
                self._session.failed(error.code)
                self._ask_to_try_again(error)

    def _ask_to_try_again(self, error: StoreError) -> None:
        """Wait until it is to be tried again. Raises _NotSavedError where it never is."""
        if not self._lines.typed:
            raise _NotSavedError(error)
        complain(not_saved.in_full(error.code, error.facts))
        self._say_given(self._session.last_given)
        was_offered = False
        prompt = _("{again} tries again, {leave} leaves without it: ")
        while (word := self._asked_for(prompt)) not in ("", AGAIN):
            if word is None or (word == LEAVE and was_offered):
                raise _NotSavedError(error)
            was_offered = word == LEAVE
            if was_offered:
                tell(_("It is lost then; {leave} once more leaves.").format(leave=LEAVE))

    def _asked_for(self, prompt: str) -> str | None:
        """Give what is typed after `prompt`, None where nothing will be any more."""
        try:
            return self._lines.ask(prompt.format(again=AGAIN, leave=LEAVE)).strip()
        except EOFError:
            return None

    def _say_given(self, given: str) -> None:
        if given:
            tell(_("You typed: {given}").format(given="; ".join(given.split(PARTED))))

    def _after(self) -> None:
        """Let the learner have the last word, where they sit at a terminal."""
        commands: dict[str, Callable[[], None]] = {
            UNDO: self._undo_this,
            RIGHT: lambda: self._overrule(right=True),
            WRONG: lambda: self._overrule(right=False),
            SLIP: self._slip,
            WHY: self._why,
            HELP: self._help,
            LEAVE: self._leave,
            EDIT: self._edit,
        }
        commands |= {str(int(rating)): partial(self._rate, rating) for rating in Rating}
        commands |= {word: partial(self._mark, what) for word, what in MARKINGS.items()}
        prompt = (
            _("Enter goes on; 1 to 4 changes the rating; {undo} undoes; {help} tells more: ")
            if self._session.kind == "study"
            else _("Enter goes on; {undo} undoes; {help} tells more: ")
        ).format(undo=UNDO, help=HELP)
        self._tell_ratings()
        while self._lines.typed and self._session.phase is Phase.ANSWERED:
            word = self._lines.ask(prompt)
            if not word.strip():
                break
            commands.get(word.strip(), partial(self._no_command, word.strip()))()
        self._session.go_on()

    def _tell_ratings(self) -> None:
        """Tell what the figures mean, before they are asked for the first time."""
        if self._ratings_told or self._session.kind != "study" or not self._lines.typed:
            return
        self._ratings_told = True
        tell(_ratings())

    def _no_command(self, word: str) -> None:
        tell(_("{word} is no command here; {help} tells them.").format(word=word, help=HELP))

    def _mark(self, what: str) -> None:
        """Bury, suspend or flag the card, or take that back."""
        self._session.mark(what, self._desk.now())
        self._save()
        tell(marked(what) if what in self._session.marks else unmarked(what))

    def _edit(self) -> None:
        """Open the deck in the learner's editor at the card, and read it again afterwards."""
        key = self._session.question.key
        command = editor_at(self._desk.entry_of(key), key.card, os.environ, shutil.which)
        if isinstance(command, str):
            tell(not_opened(command))
        elif not run_editor(command):
            tell(editor_failed(command[0]))
        else:
            self._desk.read_decks()
            self._session.read_again(*self._desk.fresh(self._session.decks))
            entry = self._desk.entry_of(key)
            tell(read_again(entry.problems if entry else ()))

    def _rate(self, rating: Rating) -> None:
        if self._session.kind != "study":
            tell(_("No due date changes."))
            return
        answered = self._session.answered
        if answered is not None and rating not in answered.intervals:
            tell(_("What was picked is Good at best."))
            return
        self._session.rate(rating, self._desk.now())
        self._save()
        tell(_("Rated {rating}.").format(rating=rating_word(rating)))

    def _undo_this(self) -> None:
        self._session.undo(self._desk.now())
        self._save()

    def _overrule(self, *, right: bool) -> None:
        """Let the learner's verdict count in place of the grader's, or the grader's again."""
        answered = self._session.answered
        assert answered is not None
        if not self._session.can_override:
            tell(_("Nothing was typed."))
        elif right == (answered.outcome == "correct"):
            tell(_("It counts so already."))
        else:
            self._session.override(self._desk.now())
            self._save()
            self._say_overruled()
            self._say_return()

    def _say_overruled(self) -> None:
        answered = self._session.answered
        assert answered is not None
        if answered.overruled:
            tell(overruled(answered.overruled, taught=answered.taught))
        else:
            tell(_("Taken back: {verdict}.").format(verdict=verdict_word(answered.outcome)))

    def _slip(self) -> None:
        answered = self._session.answered
        if answered is None or not self._session.can_override:
            tell(_("Nothing was typed."))
            return
        self._session.retype(self._desk.now())
        self._save()

    def _why(self) -> None:
        """Tell each step of the grading, and every answer that is accepted."""
        answered = self._session.answered
        assert answered is not None
        for step in answered.verdict.steps:
            tell(step_line(step))
        yours = self._session.remembered
        written = [form for form in self._session.forms if form not in yours]
        if written:
            tell(_("Accepted: {forms}").format(forms="; ".join(written)))
        if yours:
            tell(_("Accepted because you said so: {forms}").format(forms="; ".join(yours)))

    def _ask(self) -> None:
        question = self._session.question
        tell()
        for line in asked_lines(question):
            tell(line)
        for hint in question.hints_taken:
            self._say_hint(hint)
        self._say_tried()
        if question.tried is None:
            self._say_given(question.prefill)
        self._parts = []
        self._prompt()

    def _judge(self, answered: Answered) -> None:
        for line in judged_lines(answered):
            tell(line)
        if answered.overruled:
            self._say_overruled()
        for what in MARKINGS.values():
            if what in self._session.marks:
                tell(marked(what))
        if self._session.leech:
            tell(leech(self._session.leech, EDIT, "/suspend"))
        self._say_return()

    def _say_return(self) -> None:
        answered = self._session.answered
        assert answered is not None
        if not answered.intervals:
            return
        if not self._session.returns:
            return
        days = self._session.intervals[answered.rating]
        if days is None:
            tell(_("It comes back in this session."))
        else:
            tell(_("It comes back {when}.").format(when=ahead(days)))

    def _say_end(self, *, saved: bool) -> None:
        self._tell_moved()
        facts = self._session.summary
        tell()
        if not facts.asked:
            tell(_("Nothing was answered.") if saved else _("Nothing is saved."))
            return
        end = _("All saved.") if saved else _("All but the last is saved.")
        tell(f"{figures(facts)} {end}")
        if not self._session.finished:
            left = self._session.left
            tell(n_("{n} card is left.", "{n} cards are left.", left).format(n=left))
            if self._session.at_end:
                for line in answers(facts):
                    tell(line)
        elif saved:
            outlook = self._desk.outlook(self._session.decks)
            drilled = len(self._session.to_drill)
            for line in report(facts, outlook, drilled, every=self._session.at_end):
                tell(line)


def _ratings() -> str:
    """Give the sentence that names the ratings."""
    named = listed(f"{int(rating)} {rating_word(rating)}" for rating in Rating)
    return _("A figure says how well you knew it, so when it comes back: {ratings}.").format(
        ratings=named
    )
