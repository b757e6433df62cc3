"""What is shown: the keys that lead to each picture."""

from dataclasses import dataclass

from aiquiz.desk import StudyWish

LANGUAGES = ("en", "fr")


@dataclass(frozen=True)
class Scene:
    """A picture: its name, and the keys that lead to it.

    "=…" is typed text, "@right" and "@wrong" answer, "+N" lets N days pass. With `tags`,
    in English and in French, it starts in a session on them; with `card` in one on that card of the
    deck of every kind. `deck` is the text of a deck of one's own, `new` how many new cards a day
    has. With `year` the learner has studied for one, else never.
    """

    name: str
    keys: tuple[str, ...] = ()
    tags: tuple[tuple[str, ...], ...] = ()
    card: str = ""
    deck: str = ""
    new: int = 20
    year: bool = False

    def wish(self, language: str) -> StudyWish | None:
        """Give the session to start in, if any."""
        if self.card:
            return StudyWish(decks=("every-kind",), seed=1)
        if self.tags:
            return StudyWish(tags=self.tags[LANGUAGES.index(language)])
        return None


def _kind(card: str, *keys: str) -> Scene:
    """Give the scene of one card of the deck that holds every kind."""
    return Scene(f"study-{card}", keys, card=card)


def _memphis(name: str, *keys: str) -> Scene:
    """Give a scene of the second card of a session, which asks for a city."""
    return Scene(name, ("@right", "enter", *keys), (("hardware",), ("matériel",)))


_FIVE = ("@right", "enter") * 3 + ("@wrong", "enter", "@right", "enter")
_DONE = ("enter", *_FIVE, "@right", "enter")
"""The five cards of a first session, one of them missed and asked again."""

_BROKEN = """\
title: Hastings
id: hastings
language: en
cards:
  - question: Who won the battle of Hastings?
    anwser: William
  - question: In which month was the battle fought?
    choices: [June, August, December]
    answer: October
  - question: In which year was the battle fought?
    answer: 1066
  - question: Which year was it?
    answer: 1066
"""
"""A deck with two mistakes, which cost a card each."""

SCENES = (
    Scene("home-first"),
    Scene("home", year=True),
    Scene("home-search", ("slash", "=musk"), year=True),
    Scene("palette", ("ctrl+p", "=s"), year=True),
    Scene("settings", ("t", "down", "down"), year=True),
    Scene("home-done", (*_DONE, "enter"), new=5),
    Scene("help-home", ("question_mark",), year=True),
    _memphis("study-question", "=Memp", "tab"),
    _memphis("study-slip", "=Memhpis", "enter"),
    _memphis("study-close", "=Memph", "enter"),
    _memphis("study-wrong", "=Palo Alto", "enter"),
    _memphis("study-why", "=Memhpis", "enter", "x"),
    _memphis("help", "=Memhpis", "enter", "question_mark"),
    Scene("study-choice", (), (("images", "work"), ("images", "travail"))),
    _kind("number", "=380,000 km", "enter"),
    _kind("list", "=solid, vapour, plasma", "enter", "=gas, solid, plasma", "enter"),
    _kind("cloze"),
    _kind("match", "a", "b"),
    _kind("order"),
    Scene("summary", _DONE),
    Scene("answers", (*_DONE, "a")),
    Scene("shape", (*_DONE, "enter", "o", "right", "right")),
    Scene("browse", ("b", "5", "slash", "=musk", "enter", "f"), year=True),
    Scene("card", ("b", "down", "down", "enter"), year=True),
    Scene("card-life", ("b", "down", "down", "c"), year=True),
    Scene("scores", ("s",), year=True),
    Scene("scores-table", ("s", "t"), year=True),
    Scene("scores-memory", ("s", "2"), year=True),
    Scene("scores-time", ("s", "3"), year=True),
    Scene("history", ("s", "4"), year=True),
    Scene("session-answers", ("s", "4", "down", "enter"), year=True),
    Scene("confusions", ("s", "5"), year=True),
    Scene("exam", (*_DONE, "enter", "+3", "down", "x", "left", "left", "enter")),
    Scene("deck-settings", ("down", "t"), year=True),
    Scene("deeds", ("U",), year=True),
    Scene("new-deck", ("n",), year=True),
    Scene("new-card", ("end", "n", "=Which sign has tin?", "tab", "=Sn"), year=True),
    Scene("problems", ("end", "p"), deck=_BROKEN),
)
"""Every screen, in the order of a day."""


@dataclass(frozen=True)
class Look:
    """How a scene is shown; `theme` "no-color" is what NO_COLOR asks for."""

    size: tuple[int, int] = (80, 24)
    theme: str = "dark"
    language: str = "en"


@dataclass(frozen=True)
class Kept:
    """A picture of the repository: a scene, the look, and what its file is called after it."""

    scene: str
    look: Look = Look()
    suffix: str = ""

    @property
    def file(self) -> str:
        """Give the name of the file."""
        return f"{self.scene}{self.suffix}.png"


KEPT = (
    *(
        Kept(scene)
        for scene in (
            "home",
            "study-question",
            "study-close",
            "study-slip",
            "palette",
            "problems",
            "summary",
            "browse",
            "card-life",
            "scores",
            "settings",
            "history",
            "confusions",
            "exam",
            "shape",
            "help",
        )
    ),
    Kept("home", Look((120, 40)), "-wide"),
    Kept("study-wrong", Look((40, 12)), "-narrow"),
    Kept("study-slip", Look(language="fr"), "-french"),
    Kept("scores", Look(theme="light"), "-light"),
)
"""The pictures of the repository: one a screen, and four that show another look."""

SIZES = ((20, 5), (40, 12), (80, 24), (120, 40), (200, 60))
THEMES = ("dark", "light", "high-contrast", "ansi", "no-color")
