"""The way through every screen of the program, key by key, in one run of it.

To add a screen, put a `Stop` where the keys lead to it, and one that leads back.
"""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from time import monotonic
from typing import NamedTuple

from aiquiz.settings.folders import folders
from tests.every_kind import alone
from tests.program.terminal import Terminal
from tests.year import live, put_decks

UP, DOWN, RIGHT, LEFT = "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D"
ENTER, ESCAPE, TAB, BACKSPACE, NO_IDEA = "\r", "\x1b", "\t", "\x7f", "\x07"

NORMAL = (80, 24)
"""The size at which the sign of each stop is read."""

ENTER_WAKES, LETTER_WAKES = 0.35, 0.7
"""Seconds after a verdict from which these keys count."""

KINDS = ("text", "number", "list", "cloze", "choice", "multiple", "truth", "order", "match")

BEGIN = ("study", "every-kind", "--seed", "1")
"""What the walk begins with on the command line."""


class Stop(NamedTuple):
    """A screen on the way: `keys` lead to it from the one before, `sign` is read there.

    The keys are sent together, `after` so many seconds: after a verdict keys are dead for a moment.
    `moves` are keys to press there that change what is drawn and lead nowhere.
    """

    name: str
    keys: str
    sign: str
    moves: tuple[str, ...] = ()
    after: float = 0.0


def _next(name: str, sign: str, *moves: str) -> Stop:
    """Give the stop that Enter leads to after a verdict."""
    return Stop(name, ENTER, sign, moves, after=ENTER_WAKES)


STUDY = (
    Stop("study text", "", "nearest to the Sun", ("z", BACKSPACE)),
    Stop("study hint", TAB, "Hint 1"),
    Stop("study help", "\x1bOP", "Close"),
    Stop("study help left", ESCAPE, "F1 help"),
    Stop("study close", "Mercur" + ENTER, "One more try", ("z", BACKSPACE)),
    Stop("study second try", "y" + ENTER, "Next", after=ENTER_WAKES),
    Stop("study why", "x", "accepted", after=LETTER_WAKES),
    _next("study number", "How far", "3", BACKSPACE),
    Stop("study wrong", "12 km" + ENTER, "Wrong", ("2", "3")),
    Stop("study right after all", "i", "take it back", after=LETTER_WAKES),
    _next("study list", "three states"),
    Stop("study partly", "solid, liquid" + ENTER, "One more try"),
    Stop("study list judged", ", gas" + ENTER, "Next", after=ENTER_WAKES),
    _next("study gaps", "Water freezes", DOWN, UP),
    Stop("study gap", "0" + ENTER, "Answer"),
    Stop("study gaps judged", "100" + ENTER, "Correct", after=ENTER_WAKES),
    _next("study choice", "Which gas", DOWN, UP),
    Stop("study choice judged", NO_IDEA, "Next"),
    _next("study multiple", "prime numbers", "a", "a"),
    Stop("study multiple judged", NO_IDEA, "Next"),
    _next("study truth", "faster in water", DOWN, UP),
    Stop("study truth judged", NO_IDEA, "Next"),
    _next("study order", "the shortest first", DOWN, UP),
    Stop("study order judged", NO_IDEA, "Next"),
    _next("study match", "its capital", DOWN, UP),
    Stop("study match judged", NO_IDEA, "Next"),
    _next("study once more", "once more"),
    Stop("study left", ESCAPE, "today"),
)
"""A session with a card of each kind."""

HOME = (
    Stop("home", "g", "today", (DOWN, UP)),
    Stop("home help", "?", "Close", (DOWN, UP)),
    Stop("home again", ESCAPE, " q quit"),
    Stop("home search", "/", "all decks", ("m", BACKSPACE)),
    Stop("home search left", ESCAPE, " q quit"),
    Stop("home marked", "G ", "no marks"),
    Stop("home unmarked", ESCAPE, " q quit"),
    Stop("palette", "\x10", "Do it", (DOWN, UP, "s", BACKSPACE)),
    Stop("palette left", ESCAPE, " q quit"),
    Stop("settings", "gt", "Retention wanted", (DOWN, RIGHT, LEFT, UP)),
    Stop("settings left", ESCAPE, " q quit"),
    Stop("shape", "o", "Shape a session", (DOWN, RIGHT, LEFT, UP)),
    Stop("shape left", ESCAPE, " q quit"),
    Stop("shape of a quiz", "z", "10 cards", (DOWN, UP)),
    Stop("quiz", ENTER, "1 / 10"),
    Stop("quiz answered", NO_IDEA, "Next"),
    Stop("quiz left", ESCAPE, " q quit", after=ENTER_WAKES),
    Stop("problems", "gp", "anwser"),
    Stop("problems left", ESCAPE, " q quit"),
    Stop("what was done", "U", "What was done", (DOWN, UP)),
    Stop("what was done left", ESCAPE, " q quit"),
    Stop("copies", "c", "Copies of your progress"),
    Stop("copies made", "b", "every answer is sound", (DOWN, UP)),
    Stop("copies previewed", ENTER, "Restore"),
    Stop("copies restored", ENTER, "What was there is kept"),
    Stop("copies left", ESCAPE, " q quit"),
    Stop("start deck", "gn", "Make the deck"),
    Stop("start deck left", ESCAPE, " q quit"),
    Stop("home in French", "l", "q quitter", (DOWN, UP)),
    Stop("home in English", "l", "? help"),
    Stop("deck", "G", " q quit"),
    Stop("exam", "x", "days to", (RIGHT, LEFT)),
    Stop("exam help", "?", "Close"),
    Stop("exam again", ESCAPE, "Set the exam"),
    Stop("exam set", ENTER, "d change"),
    Stop("exam left", ESCAPE, " q quit"),
    Stop("deck settings", "t", "Longest interval", (DOWN, RIGHT, LEFT, UP)),
    Stop("deck settings left", ESCAPE, " q quit"),
    Stop("add card", "n", "Also right", ("z", BACKSPACE)),
    Stop("add card left", ESCAPE, " q quit"),
)
"""What home leads to, and a deck of one's own."""

CARDS = (
    Stop("browse", "b", "646 cards", (DOWN, UP, " ", " ")),
    Stop("browse sorted", "6", "recall"),
    Stop("browse search", "/", "To the cards", ("m", BACKSPACE)),
    Stop("browse found", "is:due" + ENTER, "found", (DOWN, UP)),
    Stop("browse marked", "f", "flagged"),
    Stop("browse undone", "u", "found"),
    Stop("card", ENTER, "Memory", ("j", "k")),
    Stop("card life", "c", "Study this card", (RIGHT, LEFT)),
    Stop("card life as a table", "t", "curve", (RIGHT, LEFT)),
    Stop("card again", ESCAPE, "Memory"),
    Stop("browse again", ESCAPE, "found"),
    Stop("browse left", ESCAPE, " q quit"),
)
"""The cards, and the life of one."""

SCORES = (
    Stop("scores", "s", "Overview", ("r", "d", "D")),
    Stop("scores help", "?", "Close"),
    Stop("scores again", ESCAPE, "esc back"),
    Stop("scores as a table", "t", "by week"),
    Stop("memory as a table", "2", "by deck"),
    Stop("memory", "t", "mature ones", (DOWN, UP)),
    Stop("time", "3", "Next 5 weeks", (DOWN, UP)),
    Stop("history", "4", "Open", (DOWN, UP)),
    Stop("session", ENTER, "esc back", (DOWN, UP)),
    Stop("history again", ESCAPE, "Overview"),
    Stop("confusions", "5", "What I confuse", (DOWN, UP)),
    Stop("scores left", ESCAPE, " q quit"),
)
"""The pages of the scores."""

SUMMARY = (
    Stop("browse of one", "b", "646 cards"),
    Stop("search of one", "/", "To the cards"),
    Stop("browse found one", "Albania" + ENTER, "1 found"),
    Stop("life of one", "c", "Study this card", (RIGHT, LEFT)),
    Stop("study of one", ENTER, "1 / 1"),
    Stop("one judged", "Tirana" + ENTER, "Correct"),
    _next("summary", "Session done"),
    Stop("answers", "a", "All answers", (DOWN, UP)),
    Stop("summary again", ESCAPE, "Session done"),
    Stop("end", ESCAPE, " q quit"),
)
"""A session to its end, and what is told of it."""

TOUR = (
    *HOME[1:11],
    *CARDS[:1],
    Stop("card", ENTER, "Memory"),
    Stop("browse again", ESCAPE, "646 cards"),
    Stop("browse left", ESCAPE, " q quit"),
    Stop("scores", "s", "Overview"),
    Stop("history", "4", "Open"),
    Stop("scores left", ESCAPE, " q quit"),
)
"""The screens that are met most, from home and back."""

WALK = (*STUDY, *HOME, *CARDS, *SCORES, *SUMMARY)


def put_home(home: Path, *, days: int = 12) -> None:
    """Put a learner into `home` who studied for `days` days, with decks of every sort.

    One holds the nine kinds of card, one has a problem.
    """
    found = folders({"AIQUIZ_HOME": str(home)})
    live(found, put_decks(found.own_decks), datetime.now().astimezone(), days=days, seed=4)
    (found.own_decks / "every.yaml").write_text(alone(*KINDS), encoding="utf-8")
    broken = "title: Bad\nid: bad\nlanguage: en\ncards:\n  - {question: Q, anwser: A}\n"
    (found.own_decks / "bad.yaml").write_text(broken, encoding="utf-8")


class Walker(NamedTuple):
    """A run of the program on its way; its screens are opened at each of `sizes` in turn."""

    terminal: Terminal
    sizes: Sequence[tuple[int, int]] = (NORMAL,)


def walk(walkers: Sequence[Walker], stops: Sequence[Stop]) -> None:
    """Lead `walkers` through `stops` side by side: what each waits for is then waited for once.

    Whether it is the screen that is meant is read at the normal size.
    """
    for number, stop in enumerate(stops):
        awake = monotonic() + stop.after
        for terminal, _sizes in walkers:
            terminal.read_until(awake)
        began = [len(terminal.raw) for terminal, _sizes in walkers]
        for terminal, sizes in walkers:
            size = sizes[number % len(sizes)]
            if size != NORMAL:
                # What is drawn there is not looked at, and all is drawn anew afterwards.
                terminal.looks = False
                terminal.resize(*size)
            terminal.send(stop.keys)
        for (terminal, sizes), before in zip(walkers, began, strict=True):
            if sizes[number % len(sizes)] != NORMAL:
                terminal.rest(0.05, since=before)
                terminal.looks = True
                terminal.screen.reset()
                terminal.resize(*NORMAL)
        for terminal, _sizes in walkers:
            try:
                terminal.wait_for(stop.sign)
            except AssertionError as error:
                raise AssertionError(f"{stop.name}: {error}") from error
        for terminal, _sizes in walkers:
            terminal.rest(0.01)
