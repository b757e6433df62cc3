"""One card of a deck file: which kind it is, and whether what it says fits together."""

from typing import TypedDict

from aiquiz.deck.card import Card, ChoiceCard, Place, Reject, TextCard, TruthCard
from aiquiz.deck.fields import Fields, Notes, yes_or_no
from aiquiz.deck.tree import Mapping, Node, Scalar, Sequence
from aiquiz.text import fold

CARD_KEYS = (
    *("id", "kind", "question", "answer", "hint", "hints", "explanation", "tags", "source"),
    *("accept", "reject", "level", "strictness", "reverse", "choices", "answers", "cloze"),
    *("order", "match", "need", "ordered", "within"),
)
STRICTNESS = ("lenient", "normal", "strict")
KINDS = ("text", "choice", "truth")
LATER_KINDS = ("number", "list", "cloze", "multiple", "order", "match")

_SHAPES = {
    "choices": "choice",
    "answers": "list",
    "cloze": "cloze",
    "order": "order",
    "match": "match",
    "within": "number",
}
"""The key that gives a kind away where `kind` is not said."""

_ONLY = {
    "choices": "choice",
    "accept": "text",
    "reject": "text",
    "reverse": "text",
    **dict.fromkeys(("answers", "need", "ordered"), "list"),
    "within": "number",
    **{kind: kind for kind in ("cloze", "order", "match")},
}
"""Keys that mean something in one kind only: elsewhere they would be passed over in silence."""


class _Shared(TypedDict):
    """What every kind of card has, ready to be passed on."""

    id: str
    place: Place

    question: str
    hints: tuple[str, ...]
    explanation: str
    tags: tuple[str, ...]
    source: str
    level: int
    strictness: str


def read_card(fields: Fields, notes: Notes, strictness: str) -> Card | None:
    """Give the card that `fields` hold, without its id; None where its kind can't be read.

    `strictness` is that of its deck. What is wrong is added to `notes`; a card that comes back
    with an error is not to be studied.
    """
    kind = _kind(fields, notes)
    if kind is None:
        return None
    shared = _shared(fields, notes, strictness)
    for key, only in _ONLY.items():
        if key in fields and kind != only:
            notes.add("kind-key", fields.key_place(key), key=key, kind=kind)
    if kind == "choice":
        return _choice(fields, notes, shared)
    if kind == "truth":
        return _truth(fields, notes, shared)
    return _text(fields, notes, shared)


def _kind(fields: Fields, notes: Notes) -> str | None:
    said = fields.text("kind")
    kind = said or next((kind for key, kind in _SHAPES.items() if key in fields), "text")
    if kind == "choice" and "answers" in fields:
        kind = "multiple"
    if kind in LATER_KINDS:
        notes.add("not-yet", fields.key_place("kind" if said else _giveaway(fields)), kind=kind)
        return None
    if kind not in KINDS:
        notes.add("kind", fields.place("kind"), given=kind, choices=", ".join(KINDS))
        return None
    return kind


def _giveaway(fields: Fields) -> str:
    return next((key for key in ("answers", *_SHAPES) if key in fields), "kind")


def _shared(fields: Fields, notes: Notes, strictness: str) -> _Shared:
    question = fields.text("question")
    if fields.lacks("question"):
        notes.add("no-question", fields.node.place)
    if fields.flag("reverse"):
        notes.add("not-asked-yet", fields.key_place("reverse"), key="reverse")
    if "hint" in fields and "hints" in fields:
        notes.add("hint-twice", fields.key_place("hints"))
    return _Shared(
        id="",
        place=fields.node.place,
        question=question,
        hints=(*fields.texts("hint"), *fields.texts("hints")),
        explanation=fields.text("explanation"),
        tags=fields.texts("tags"),
        source=fields.text("source"),
        level=_level(fields, notes),
        strictness=fields.one_of("strictness", STRICTNESS, strictness),
    )


def _level(fields: Fields, notes: Notes) -> int:
    given = fields.text("level")
    if not given:
        return 0
    if given not in ("1", "2", "3"):
        notes.add("level", fields.place("level"), given=given)
        return 0
    return int(given)


def _answer(fields: Fields, notes: Notes) -> str:
    if fields.lacks("answer"):
        notes.add("no-answer", fields.node.place)
    return fields.text("answer")


def _text(fields: Fields, notes: Notes, shared: _Shared) -> TextCard:
    answer = _answer(fields, notes)
    accept = fields.texts("accept")
    reject = _rejects(fields, notes)
    accepted = {fold(form) for form in (answer, *accept)}
    for rejected, node in reject:
        if fold(rejected.text) in accepted:
            notes.add("accepted-and-rejected", node.place, form=rejected.text)
    return TextCard(
        answer=answer,
        accept=accept,
        reject=tuple(rejected for rejected, _ in reject),
        **shared,
    )


def _rejects(fields: Fields, notes: Notes) -> list[tuple[Reject, Node]]:
    """Read `reject`: near misses, each alone or with the remark for whoever types it."""
    node = fields.value("reject")
    items = node.items if isinstance(node, Sequence) else [] if node is None else [node]
    found: list[tuple[Reject, Node]] = []
    for item in items:
        if isinstance(item, Scalar) and item.text.strip():
            found.append((Reject(item.text.strip()), item))
        elif isinstance(item, Mapping) and item.items:
            found += [(_remarked(key, value, notes), key) for key, value in item.items]
        else:
            notes.add("reject-shape", item.place)
    return found


def _remarked(key: Scalar, value: Node, notes: Notes) -> Reject:
    if not isinstance(value, Scalar):
        notes.add("reject-shape", value.place)
        return Reject(key.text.strip())
    return Reject(key.text.strip(), value.text.strip())


def _choice(fields: Fields, notes: Notes, shared: _Shared) -> ChoiceCard:
    answer = _answer(fields, notes)
    choices = fields.texts("choices")
    place = fields.place("choices")
    by_fold = {fold(choice): choice for choice in choices}
    if len(choices) < 2:
        notes.add("few-choices", place)
    elif len(by_fold) < len(choices):
        notes.add("twin-choices", place)
    if answer and choices and fold(answer) not in by_fold:
        notes.add("answer-not-a-choice", fields.place("answer"), given=answer)
    return ChoiceCard(
        choices=choices,
        answer=by_fold.get(fold(answer), answer),
        **shared,
    )


def _truth(fields: Fields, notes: Notes, shared: _Shared) -> TruthCard:
    given = _answer(fields, notes)
    answer = yes_or_no(given)
    if given and answer is None:
        notes.add("truth-answer", fields.place("answer"), given=given)
    return TruthCard(answer=bool(answer), **shared)
