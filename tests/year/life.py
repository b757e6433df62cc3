"""The year is lived at a real desk: real sessions ask, the real grader judges, the store keeps it.

Only time and the learner are made up. What a disk would take is spared: nobody loses a year that
can be simulated again.
"""

import random
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from aiquiz.deck.card import answer_of
from aiquiz.desk import Desk, StudyWish
from aiquiz.desk.browse.cards import read_on
from aiquiz.grading import Grader
from aiquiz.progress.store import Store
from aiquiz.scheduling.review import CardKey, Rating
from aiquiz.settings.file import Settings
from aiquiz.settings.folders import Folders
from aiquiz.study import Phase, Session
from tests.year.calendar import Kind, Sitting, sittings
from tests.year.learner import NO_IDEA, Learner

NEW = (0, 1, 1, 2, 3)
"""How many new cards a sitting begins: one of these."""

BEGUN_BY = 0.55
"""The share of the year after which the last deck is begun."""


class Lived(NamedTuple):
    """What came of it: how many sessions, and how many answers in them."""

    sessions: int
    answers: int


def live(
    folders: Folders,
    decks: Sequence[str],
    until: datetime,
    *,
    days: int = 365,
    seed: int = 1,
    settings: Settings | None = None,
) -> Lived:
    """Study `decks`, named as on the command line, for `days` days before that of `until`.

    Progress is written to `folders`. `until` knows its offset from UTC; the same arguments give
    the same year.
    """
    drawn = random.Random(seed)
    desk = _Desk(folders, settings or Settings(), drawn, until - timedelta(days=days))
    desk.open()
    try:
        while read_on(desk):
            pass
        entries = [desk.find(name) for name in decks]
        learner = Learner([entry.deck for entry in entries if entry.deck], drawn)
        life = _Life(desk, learner, [entry.name for entry in entries], drawn, days)
        for sitting in sittings(drawn, until, days):
            life.sit_down(sitting)
        return Lived(life.sessions, life.answers)
    finally:
        desk.close()


class _Desk(Desk):
    """A desk whose clock is set, whose disk need not be waited for, and whose graders stay."""

    def __init__(
        self, folders: Folders, settings: Settings, drawn: random.Random, start: datetime
    ) -> None:
        self.time = start
        self._kept: dict[tuple[str, str], Grader] = {}
        super().__init__(
            folders, settings, "en", clock=lambda: self.time, random_bytes=drawn.randbytes
        )

    def open_store(self) -> Store:
        is_open = self._store is not None
        store = super().open_store()
        if not is_open:
            store.database.execute("PRAGMA synchronous = OFF")
            store.database.execute("PRAGMA journal_mode = MEMORY")
        return store

    def _graders(self, used: Collection[tuple[str, str]]) -> dict[tuple[str, str], Grader]:
        # What the learner has it accept they teach it in its session; it is made once.
        self._kept |= super()._graders(set(used) - self._kept.keys())
        return {deck: self._kept[deck] for deck in used}

    def start_anew(self) -> None:
        """Be another run of the program."""
        self.close()
        self.open_store()


class _Life:
    """The learner at the desk."""

    def __init__(
        self, desk: _Desk, learner: Learner, decks: Sequence[str], drawn: random.Random, days: int
    ) -> None:
        self._desk = desk
        self._learner = learner
        self._decks = decks
        self._drawn = drawn
        self._days = days
        self._gone = 0.0
        self._asked: set[CardKey] = set()
        self.sessions = 0
        self.answers = 0

    def sit_down(self, sitting: Sitting) -> None:
        """Do what a sitting is for."""
        desk = self._desk
        # Nobody begins anew before they are done.
        desk.time = max(sitting.at, desk.time + timedelta(minutes=5))
        self._gone = sitting.day / self._days
        desk.start_anew()
        self._study(self._wish(sitting.kind), left=sitting.left)
        if sitting.back:
            desk.time += timedelta(hours=sitting.back)
            desk.start_anew()
            found = desk.left_open()
            if found is not None:
                self._study(found.wish, left=False)

    def _wish(self, kind: Kind) -> StudyWish:
        open_ = 1 + int(self._gone / BEGUN_BY * (len(self._decks) - 1))
        begun = tuple(self._decks[:open_])
        match kind:
            case "study":
                return StudyWish(begun, new=self._drawn.choice(NEW))
            case "quiz":
                # Over everything, so that the score rises with what is learnt, or over one deck.
                of = tuple(self._decks) if self._drawn.random() < 0.7 else begun[-1:]
                return StudyWish(of, kind="quiz", limit=self._drawn.choice((10, 10, 15, 20)))
            case "cram":
                return StudyWish(begun, kind="cram", only="missed", limit=15)

    def _study(self, wish: StudyWish, *, left: bool) -> None:
        session = self._desk.session(wish)
        before = self.answers
        self._asked.clear()
        last = self._drawn.randint(2, 12) if left else None
        while session.phase is not Phase.DONE:
            if last is not None and self.answers - before >= last:
                session.leave()
                break
            self._ask(session)
        self.sessions += self.answers > before

    def _ask(self, session: Session) -> None:
        desk, learner = self._desk, self._learner
        memory = desk.store.memory(session.wanted)
        session.checked(memory, desk.now())
        if session.phase is not Phase.ASKING:
            return
        question, card = session.question, session.question.card
        known = learner.knows(question.key, card, memory, desk.now().day, self._gone)
        # The answer was shown a few minutes ago.
        known = known or (question.key in self._asked and learner.chance(0.75))
        self._asked.add(question.key)
        if not known and learner.chance(0.08) and session.hint():
            known = learner.chance(0.5)
            self._wait(4)
        given = learner.right(card) if known else learner.wrong(question.key, card, memory)
        self._wait(learner.seconds(question.key, known=known))
        self._give(session, given)
        if session.trying:
            self._try_again(session, known=known)
        self.answers += 1
        self._after(session, known=known)

    def _give(self, session: Session, given: str) -> None:
        if given == NO_IDEA or not session.answer(given, self._desk.now()):
            session.give_up(self._desk.now())
        self._save(session)

    def _try_again(self, session: Session, *, known: bool) -> None:
        """Type a close answer once more, or say that it was right."""
        learner, desk = self._learner, self._desk
        self._wait(learner.seconds(session.question.key, known=True) / 2)
        card = session.question.card
        if known and learner.chance(0.15):
            session.count_it(desk.now())
        elif known or learner.chance(0.4):
            session.answer(answer_of(card), desk.now())
        else:
            session.give_up(desk.now())
        self._save(session)

    def _after(self, session: Session, *, known: bool) -> None:
        """Read the verdict, now and then change it or mark the card, and go on."""
        self._wait(self._drawn.uniform(1, 3))
        learner, now, answered = self._learner, self._desk.now(), session.answered
        if answered is None:
            return
        if session.leech and learner.chance(0.4):
            session.mark("suspend", now)
        elif answered.outcome == "correct" and learner.chance(0.04):
            session.rate(self._drawn.choice((Rating.HARD, Rating.EASY, Rating.EASY)), now)
        elif answered.outcome != "correct" and known and learner.chance(0.35):
            session.override(now)
        elif answered.outcome != "correct" and known and learner.chance(0.2):
            # It was mistyped: what was typed is taken back, and the card asked once more.
            session.retype(now)
        elif answered.outcome != "correct" and learner.chance(0.02):
            session.mark("flag", now)
        elif learner.chance(0.002):
            session.mark("bury", now)
        self._save(session)
        session.go_on()

    def _save(self, session: Session) -> None:
        while session.entry is not None:
            session.saved(*self._desk.write(session.entry))

    def _wait(self, seconds: float) -> None:
        self._desk.time += timedelta(seconds=seconds)
