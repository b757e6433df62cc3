"""The plain mode: a session line by line, for screen readers, pipes and simple terminals.

It reads well aloud: full sentences, no sign that stands for a word, nothing drawn.
"""

from collections.abc import Callable

from aiquiz.cli.ending import Ending
from aiquiz.cli.lines import Lines
from aiquiz.cli.options import meant, options
from aiquiz.cli.output import complain, echo
from aiquiz.cli.start import tell_followed
from aiquiz.desk import Desk, StudyWish
from aiquiz.progress.trouble import StoreError
from aiquiz.say.dates import ahead
from aiquiz.say.language import _, n_
from aiquiz.say.numbers import percent
from aiquiz.say.reasons import reason
from aiquiz.say.trouble import trouble
from aiquiz.say.verdicts import rating_word, verdict_word
from aiquiz.scheduling.review import Rating
from aiquiz.study import Answered, Phase, Session

DONE, NOT_SAVED = 0, 1

HINT, NO_IDEA, UNDO, LEAVE, HELP = "?", "!", "/undo", "/quit", "/help"


class _NotSavedError(Exception):
    """What was done last could not be saved, and is not to be tried again."""


def study_plainly(desk: Desk, wish: StudyWish) -> int:
    """Study `wish` at `desk`; give the exit status.

    Raises UnknownDeckError, StoreError where the session can't begin.
    """
    ending = Ending()
    ending.listen()
    try:
        desk.open(wish.decks)
        tell_followed(desk)
        session = desk.session(wish)
        if session.phase is Phase.DONE:
            echo(_("Nothing to study now."))
            return DONE
        return _PlainSession(desk, session, ending).run()
    finally:
        desk.close()


class _PlainSession:
    """A session over stdin and stdout."""

    def __init__(self, desk: Desk, session: Session, ending: Ending) -> None:
        self._desk = desk
        self._session = session
        self._ending = ending
        self._lines = Lines(ending)

    def run(self) -> int:
        total = self._session.question.total
        echo(n_("{n} card.", "{n} cards.", total).format(n=total))
        echo(
            _(
                "A line is an answer; {hint} gives a hint, {idea} says no idea, {help} tells more."
            ).format(hint=HINT, idea=NO_IDEA, help=HELP)
        )
        try:
            while self._check():
                self._turn()
        except EOFError:
            self._session.leave()
        except _NotSavedError:
            self._session.leave()
            self._say_end(saved=False)
            return NOT_SAVED
        self._say_end(saved=True)
        return DONE

    def _check(self) -> bool:
        """Have the next card's memory looked at; tell whether there is a card to ask."""
        while self._session.phase is Phase.CHECKING:
            memory = self._desk.store.memory(self._session.wanted)
            self._session.checked(memory, self._desk.now())
        return self._session.phase is Phase.ASKING

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
        }
        word = line.strip()
        if word in commands:
            commands[word]()
            return
        given = self._meant(word)
        if given is None:
            echo(_("Type the letter of an option, or the option itself."))
        elif not self._session.answer(given, self._desk.now()):
            echo(_("Type an answer, or {idea} if you have no idea.").format(idea=NO_IDEA))

    def _meant(self, word: str) -> str | None:
        """Give what the grader is to judge: for an option, the option behind its letter."""
        among = options(self._session.question)
        if not word or not among:
            return word
        option = meant(word, among)
        return option.given if option else None

    def _hint(self) -> None:
        if self._session.hint():
            echo(_("Hint: {hint}").format(hint=self._session.question.hints_taken[-1]))
            echo(_("The answer is worth Hard at best now."))
        else:
            echo(_("This card has no further hint."))

    def _undo(self) -> None:
        if not self._session.can_undo:
            echo(_("There is nothing to undo."))
            return
        self._session.undo(self._desk.now())
        self._save()
        echo(_("Undone: the card is asked again."))
        self._check()
        if self._session.phase is Phase.ASKING:
            self._ask()

    def _leave(self) -> None:
        raise EOFError

    def _help(self) -> None:
        echo(
            _("{hint} hint, {idea} no idea, {undo} undo the last answer, {leave} leave.").format(
                hint=HINT, idea=NO_IDEA, undo=UNDO, leave=LEAVE
            )
        )

    def _save(self) -> None:
        """Write what was answered; it is on disk when this returns."""
        while (entry := self._session.entry) is not None:
            try:
                with self._ending.held():
                    self._session.saved(*self._desk.write(entry))
            except StoreError as error:
                self._session.failed(error.code)
                complain(_("Not on disk yet.") + " " + trouble(error.code, error.facts))
                self._ask_to_try_again()

    def _ask_to_try_again(self) -> None:
        if not self._lines.typed:
            raise _NotSavedError
        try:
            word = self._lines.ask(
                _("Press Enter to try again, or type {leave}: ").format(leave=LEAVE)
            )
        except EOFError:
            word = LEAVE
        if word.strip() == LEAVE:
            raise _NotSavedError

    def _after(self) -> None:
        """Let the learner change the rating, where they sit at a terminal."""
        while self._lines.typed and self._session.phase is Phase.ANSWERED:
            word = self._lines.ask(
                _("Enter goes on; 1 to 4 changes the rating; {undo} undoes: ").format(undo=UNDO)
            )
            if word.strip() in ("1", "2", "3", "4"):
                rating = Rating(int(word))
                self._session.rate(rating, self._desk.now())
                self._save()
                echo(_("Rated {rating}.").format(rating=rating_word(rating)))
            elif word.strip() == UNDO:
                self._session.undo(self._desk.now())
                self._save()
                return
            elif word.strip() == LEAVE:
                raise EOFError
            else:
                break
        self._session.go_on()

    def _ask(self) -> None:
        question = self._session.question
        echo()
        kinds = {"new": _("new card"), "due": _("review"), "again": _("once more")}
        place = _("Card {n} of {total}, {kind}.").format(
            n=question.number, total=question.total, kind=kinds[question.mode]
        )
        echo(place)
        echo(question.card.question)
        for option in options(question):
            echo(f"{option.letter}) {option.words}")

    def _judge(self, answered: Answered) -> None:
        verdict = answered.verdict
        why = reason(verdict.reason.code, verdict.reason.facts)
        word = verdict_word(verdict.outcome)
        echo(_("{verdict}: {why}.").format(verdict=word, why=why) if why else f"{word}.")
        if verdict.outcome != "correct" or verdict.given_spans or verdict.matched_spans:
            echo(_("The answer is: {answer}").format(answer=_shown(answered)))
        for text in (
            str(verdict.reason.facts.get("remark", "")),
            answered.question.card.explanation,
        ):
            if text:
                echo(text)
        days = answered.intervals[answered.rating]
        if days is None:
            echo(_("It comes back in this session."))
        else:
            echo(_("It comes back {when}.").format(when=ahead(days)))

    def _say_end(self, *, saved: bool) -> None:
        facts = self._session.summary
        echo()
        if not facts.asked:
            echo(_("Nothing was answered.") if saved else _("Nothing is saved."))
            return
        figures = _("{right} of {asked} right, score {score}.").format(
            right=facts.correct, asked=facts.asked, score=percent(facts.score)
        )
        end = _("All saved.") if saved else _("All but the last is saved.")
        echo(f"{figures} {end}")
        if not self._session.finished:
            left = facts.planned - facts.asked
            echo(n_("{n} card is left.", "{n} cards are left.", left).format(n=left))


def _shown(answered: Answered) -> str:
    for option in options(answered.question):
        if option.given == answered.verdict.matched:
            return option.words
    return answered.verdict.matched
