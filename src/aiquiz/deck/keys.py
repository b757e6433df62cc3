"""Every key that a deck file may hold: its shape, what it means, and an example.

The reader, the schema and the reference in the documentation are made from these tables. They
are in English, as the keys are.
"""

from dataclasses import dataclass
from typing import Literal

Shape = Literal[
    "text", "texts", "yes-no", "level", "strictness", "within", "need", "answers", "reject"
]
"""How a key is written: a text; a text or a list of texts; yes or no; 1 to 3; one of three words;
a number or a percentage; a whole number; a list whose things may have several forms; near misses,
each alone or with a remark."""

KeyShape = Shape | Literal["id", "language", "kind", "truth", "source", "match", "cards"]


@dataclass(frozen=True, slots=True)
class Key:
    """A key, how it is written, what it means and how that looks."""

    name: str
    shape: KeyShape
    means: str
    example: object


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of card.

    `needs` are the keys that it must have beside those of every card, `may` those it can have.
    `tells` are those of `needs` by which the kind is known where `kind` is not said; without any
    it must be said, unless it is `text`.
    """

    name: str
    means: str
    needs: tuple[Key, ...]
    may: tuple[Key, ...] = ()
    tells: tuple[str, ...] = ()
    asks: bool = True
    """Whether it must have a `question`."""


QUESTION = Key("question", "text", "What is asked.", "Which city hosts the first supercluster?")
_ANSWER = Key("answer", "text", "What is right.", "Memphis")
_ACCEPT = Key("accept", "texts", "Further forms that are right.", ["Memphis, Tennessee"])
_REJECT = Key(
    "reject",
    "reject",
    "Near misses that must never pass, each with a remark for whoever types it, or without.",
    [{"Austin": "Cars are built there."}, "Nashville"],
)
_CHOICES = Key(
    "choices", "texts", "The options, two or more; they are shuffled.", ["May", "June", "July"]
)

SHARED = (
    Key("id", "id", "A name for good: its history then survives any edit.", "first-cluster"),
    Key("kind", "kind", "The kind of card, where the other keys do not tell.", "truth"),
    Key("hint", "texts", "A hint, or several from light to heavy.", "It is in Tennessee."),
    Key("hints", "texts", "The same as `hint`.", ["A river town.", "It is in Tennessee."]),
    Key("explanation", "text", "What to learn from it, shown after the answer.", "A factory."),
    Key("tags", "texts", "Words to choose cards by.", ["hardware"]),
    Key("source", "text", "Where it stands.", "The section on hardware"),
    Key("level", "level", "How hard it is, from 1 to 3, in the author's eyes.", 2),
    Key("strictness", "strictness", "How far to bend on typing errors.", "strict"),
)
"""What every kind of card may have."""

KINDS = (
    Kind(
        "text",
        "A question whose answer is typed; the grader knows quantities too.",
        (_ANSWER,),
        (
            _ACCEPT,
            _REJECT,
            Key("reverse", "yes-no", "Also ask the question by its answer.", True),
        ),
    ),
    Kind(
        "number",
        "A quantity, typed, that may be a little off.",
        (Key("answer", "text", "The quantity, with its unit.", "150 MW"),),
        (
            Key("within", "within", "How far off it may be: a number or a percentage.", "5%"),
            _ACCEPT,
            _REJECT,
        ),
        ("within",),
    ),
    Kind(
        "list",
        "Several things, typed with commas between them.",
        (
            Key(
                "answers",
                "answers",
                "The things; one that has several forms is a list of these.",
                ["Zip2", "SpaceX", ["X.com", "PayPal"]],
            ),
        ),
        (
            Key("need", "need", "How many of them are asked for.", 2),
            Key("ordered", "yes-no", "Whether their order counts.", True),
            _REJECT,
        ),
        ("answers",),
    ),
    Kind(
        "cloze",
        "A text with gaps, each typed.",
        (
            Key(
                "cloze",
                "text",
                "The text; a gap stands between double braces, its forms parted by bars.",
                "It took {{six|6}} months.",
            ),
        ),
        (_REJECT,),
        ("cloze",),
        asks=False,
    ),
    Kind(
        "choice",
        "One of several options, picked.",
        (_CHOICES, Key("answer", "text", "The option that is right.", "June")),
        (),
        ("choices", "answer"),
    ),
    Kind(
        "multiple",
        "Some of several options, picked.",
        (_CHOICES, Key("answers", "texts", "The options that are right.", ["May", "June"])),
        (),
        ("choices", "answers"),
    ),
    Kind(
        "truth",
        "A statement that is true or false.",
        (Key("answer", "truth", "Whether it is true.", False),),
    ),
    Kind(
        "order",
        "Things to be put in order.",
        (Key("order", "texts", "The things in their order.", ["first", "second", "third"]),),
        (),
        ("order",),
    ),
    Kind(
        "match",
        "Things to be paired with what belongs to them.",
        (
            Key(
                "match",
                "match",
                "Each thing with its partner.",
                {"Memphis": "a rented factory", "Palo Alto": "the first office"},
            ),
        ),
        (),
        ("match",),
    ),
)

DECK = (
    Key("title", "text", "What the deck is called.", "Musk at the AI Startup School"),
    Key("id", "id", "Its name for good; translations share it.", "musk-ai-startup-school"),
    Key("language", "language", "Its language, as two letters.", "en"),
    Key("description", "text", "What it is about.", "What was said about work and AI."),
    Key("source", "source", "What it was made from.", "An interview"),
    Key("tags", "texts", "Tags that all its cards have.", ["ai"]),
    Key("strictness", "strictness", "How far to bend on typing errors.", "normal"),
    Key("markdown", "yes-no", "Show fenced code in questions and explanations as code.", True),
    Key("grammar", "yes-no", "Let brackets and slashes of answers mean something.", False),
    Key("cards", "cards", "The cards, in the order in which new ones are asked.", []),
)
"""What a deck may have."""

STRICTNESS = ("lenient", "normal", "strict")
KIND_NAMES = tuple(kind.name for kind in KINDS)
DECK_KEYS = tuple(key.name for key in DECK)
CARD_KEYS = tuple(
    dict.fromkeys(
        key.name
        for keys in ((QUESTION,), SHARED, *((*kind.needs, *kind.may) for kind in KINDS))
        for key in keys
    )
)

KINDS_WITH: dict[str, tuple[str, ...]] = {
    name: tuple(
        kind.name for kind in KINDS if any(key.name == name for key in (*kind.needs, *kind.may))
    )
    for name in CARD_KEYS
    if name not in {key.name for key in (QUESTION, *SHARED)}
}
"""For each key that not every card may have, the kinds that may."""
