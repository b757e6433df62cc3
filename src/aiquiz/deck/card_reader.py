"""One card of a deck file: which kind it is, and whether what it says fits together."""

import re
from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import TypedDict

from aiquiz.deck.card import (
    Card,
    ChoiceCard,
    ClozeCard,
    ListCard,
    MatchCard,
    MultipleCard,
    NumberCard,
    OrderCard,
    Place,
    Reject,
    TextCard,
    TruthCard,
)
from aiquiz.deck.fields import Fields, Notes, yes_or_no
from aiquiz.deck.keys import KIND_NAMES, KINDS_WITH, STRICTNESS
from aiquiz.deck.node import Mapping, Node, Scalar, Sequence
from aiquiz.text import fold

_SHAPES = {
    "choices": "choice",
    "answers": "list",
    "cloze": "cloze",
    "order": "order",
    "match": "match",
    "within": "number",
}
"""The key that gives a kind away where `kind` is not said."""

_PICKED = {"mcq", "qcm", "multiple choice", "multiplechoice", "choix multiple", "choices", "quiz"}
_MEANT = {
    "text": ("basic", "typed", "short answer", "open", "qa", "texte", "simple"),
    "number": ("numeric", "numerical", "quantity", "nombre"),
    "list": ("several", "enumeration", "liste"),
    "cloze": ("gap", "gaps", "blank", "fill in", "fill in the blank", "fillin", "trou", "trous"),
    "choice": ("single choice", "single", "radio", "choix"),
    "multiple": ("checkbox", "multi", "multi select", "select"),
    "truth": (
        *("true", "false", "true false", "truefalse", "true or false", "tf", "t/f", "true/false"),
        *("bool", "boolean", "yes no", "yesno", "yes/no", "vrai faux", "vrai ou faux", "vrai"),
    ),
    "order": ("ordering", "ordered", "sequence", "sort", "ordre"),
    "match": ("matching", "pairs", "pair", "pairing", "paires"),
}
"""What other programs, and people, call the kinds of card."""

_ONE_BRACE = re.compile(r"\{[^\W\d_][^{}]*\}|\{\d+\}")
_WITHIN = re.compile(r"(\d{1,9}(?:[.,]\d{1,9})?) ?(%?)")
OPEN_GAP = "…"
"""What stands for a gap where a cloze is told in one line."""


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
    shared = _shared(fields, notes, strictness, asked=kind == "cloze")
    # Elsewhere they would be passed over in silence.
    for key, only in KINDS_WITH.items():
        if key in fields and kind not in only:
            notes.add("kind-key", fields.key_place(key), key=key, kind=kind)
    return _READERS[kind](fields, notes, shared)


def _kind(fields: Fields, notes: Notes) -> str | None:
    said = fields.text("kind")
    kind = said or next((kind for key, kind in _SHAPES.items() if key in fields), "text")
    if kind == "choice" and "answers" in fields and "answer" not in fields:
        kind = "multiple"
    if kind in KIND_NAMES:
        return kind
    near = _near_kind(kind, fields, notes)
    first = [near] if near else []
    choices = ", ".join(dict.fromkeys((*first, *KIND_NAMES)))
    notes.add("kind", fields.place("kind"), given=kind, near=near, choices=choices)
    return near or None


def _near_kind(said: str, fields: Fields, notes: Notes) -> str:
    """Give the kind that was meant by another word, "" where that can't be told."""
    word = " ".join(fold(said).replace("-", " ").replace("_", " ").split())
    if word in _PICKED:
        return "multiple" if "answers" in fields else "choice"
    meant = {word: kind for kind, words in _MEANT.items() for word in words}
    return meant.get(word) or meant.get(word.replace(" ", "")) or notes.near(word, KIND_NAMES)


def _shared(fields: Fields, notes: Notes, strictness: str, *, asked: bool) -> _Shared:
    """Read what every kind has; `asked` says that the card asks even without a `question`."""
    question = fields.text("question")
    if fields.lacks("question") and not asked:
        notes.add("no-question", fields.node.place)
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
    if isinstance(fields.value("answer"), Sequence):
        code = "several-choices" if "choices" in fields else "several-answers"
        notes.add(code, fields.place("answer"))
        return ""
    return fields.text("answer")


def _text(fields: Fields, notes: Notes, shared: _Shared) -> Card:
    answer = _answer(fields, notes)
    _doubt(fields, answer, notes)
    accept = fields.texts("accept")
    reject = _checked_rejects(fields, notes, (answer, *accept))
    reverse = fields.flag("reverse")
    return TextCard(answer=answer, accept=accept, reject=reject, reverse=reverse, **shared)


def _doubt(fields: Fields, answer: str, notes: Notes) -> None:
    """Warn of an answer that looks as if it were to be picked; in quotes it is a text for sure."""
    node = fields.value("answer")
    quoted = isinstance(node, Scalar) and node.quoted
    if yes_or_no(answer) is not None and not quoted and "kind" not in fields:
        notes.add("yes-no-text", fields.place("answer"), given=answer)


def _number(fields: Fields, notes: Notes, shared: _Shared) -> Card:
    answer = _answer(fields, notes)
    if answer and not any(map(str.isdigit, answer)):
        notes.add("no-number", fields.place("answer"), given=answer)
    within, relative = _tolerance(fields, notes)
    accept = fields.texts("accept")
    return NumberCard(
        answer=answer,
        within=within,
        relative=relative,
        accept=accept,
        reject=_checked_rejects(fields, notes, (answer, *accept)),
        **shared,
    )


def _tolerance(fields: Fields, notes: Notes) -> tuple[Fraction, bool]:
    """Give how far off a number may be, and whether that is a share of it."""
    given = fields.text("within")
    if not given:
        return Fraction(0), False
    match = _WITHIN.fullmatch(given)
    if match is None:
        notes.add("within", fields.place("within"), given=given)
        return Fraction(0), False
    number = Fraction(match[1].replace(",", "."))
    return (number / 100, True) if match[2] else (number, False)


def _list(fields: Fields, notes: Notes, shared: _Shared) -> Card:
    answers = _forms(fields, notes)
    if isinstance(fields.value("answers"), Scalar) and answers:
        notes.add("answers-text", fields.place("answers"))
    elif len(answers) < 2:
        notes.add("few-answers", fields.place("answers"))
    _tell_twins(
        "twin-answers", fields.place("answers"), (form for a in answers for form in a), notes
    )
    return ListCard(
        answers=answers,
        need=_need(fields, notes, len(answers)),
        ordered=fields.flag("ordered"),
        reject=_checked_rejects(fields, notes, [form for answer in answers for form in answer]),
        **shared,
    )


def _forms(fields: Fields, notes: Notes) -> tuple[tuple[str, ...], ...]:
    """Give the things of a list: each a text, or a list of the forms of one thing."""
    node = fields.value("answers")
    if not isinstance(node, Sequence):
        return tuple((text,) for text in fields.texts("answers"))
    found: list[tuple[str, ...]] = []
    for item in node.items:
        inner = item.items if isinstance(item, Sequence) else [item]
        forms = [one for one in inner if isinstance(one, Scalar) and one.text.strip()]
        if not inner or len(forms) < len(inner):
            notes.add("answers-shape", item.place)
        elif forms:
            found.append(tuple(form.text.strip() for form in forms))
    return tuple(found)


def _need(fields: Fields, notes: Notes, most: int) -> int:
    given = fields.text("need")
    if not given:
        return most
    if not given.isdecimal() or len(given) > 3 or not 1 <= int(given) <= most:
        notes.add("need", fields.place("need"), given=given, most=most)
        return most
    return int(given)


def _parted(text: str) -> list[str]:
    """Give `text` parted at its gaps: every second part is what stands in one."""
    # By hand: a regular expression would look for the end of each of a thousand open gaps.
    parts: list[str] = []
    at = 0
    while (start := text.find("{{", at)) >= 0 and (end := text.find("}}", start + 2)) >= 0:
        parts += [text[at:start], text[start + 2 : end]]
        at = end + 2
    return [*parts, text[at:]]


def _cloze(fields: Fields, notes: Notes, shared: _Shared) -> Card:
    text = fields.text("cloze")
    if fields.lacks("cloze"):
        notes.add("no-cloze", fields.node.place)
    parts = _parted(text)
    texts = tuple(parts[::2])
    gaps = tuple(
        tuple(form.strip() for form in gap.split("|") if form.strip()) for gap in parts[1::2]
    )
    if text and not gaps:
        notes.add("no-gaps", fields.place("cloze"))
    elif any("{{" in part for part in parts):
        notes.add("open-gap", fields.place("cloze"))
    elif not all(gaps):
        notes.add("empty-gap", fields.place("cloze"))
    _doubt_braces(fields, texts, notes)
    lead, told = shared["question"], OPEN_GAP.join(texts)
    shared["question"] = f"{lead}\n{told}" if lead else told
    reject = _checked_rejects(fields, notes, [form for gap in gaps for form in gap])
    return ClozeCard(lead=lead, texts=texts, gaps=gaps, reject=reject, **shared)


def _doubt_braces(fields: Fields, texts: Iterable[str], notes: Notes) -> None:
    """Warn of words in one pair of braces, unless the text holds code."""
    if any("`" in text for text in texts):
        return
    for text in texts:
        found = _ONE_BRACE.search(text)
        if found is not None:
            notes.add("one-brace", fields.place("cloze"), text=found[0])
            return


def _checked_rejects(fields: Fields, notes: Notes, forms: Iterable[str]) -> tuple[Reject, ...]:
    """Read `reject`, and name what is also among the accepted `forms`."""
    reject = _rejects(fields, notes)
    accepted = {fold(form) for form in forms}
    for rejected, node in reject:
        if fold(rejected.text) in accepted:
            notes.add("accepted-and-rejected", node.place, form=rejected.text)
    return tuple(rejected for rejected, _ in reject)


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


def _choices(fields: Fields, notes: Notes) -> dict[str, str]:
    """Give the options by their folded form."""
    choices = fields.texts("choices")
    if len(choices) < 2:
        notes.add("few-choices", fields.place("choices"))
    _tell_twins("twin-choices", fields.place("choices"), choices, notes)
    return {fold(choice): choice for choice in choices}


def _tell_twins(code: str, place: Place, texts: Iterable[str], notes: Notes) -> None:
    folded = [fold(text) for text in texts]
    if len(set(folded)) < len(folded):
        notes.add(code, place)


def _choice(fields: Fields, notes: Notes, shared: _Shared) -> Card:
    answer = _answer(fields, notes)
    choices = _choices(fields, notes)
    if answer and choices and fold(answer) not in choices:
        notes.add("answer-not-a-choice", fields.place("answer"), given=answer)
    answer = choices.get(fold(answer), answer)
    return ChoiceCard(choices=tuple(choices.values()), answer=answer, **shared)


def _multiple(fields: Fields, notes: Notes, shared: _Shared) -> Card:
    choices, answers = _choices(fields, notes), fields.texts("answers")
    if not answers:
        notes.add("no-answers", fields.place("answers"))
    _tell_twins("twin-answers", fields.place("answers"), answers, notes)
    for answer in answers:
        if choices and fold(answer) not in choices:
            notes.add("answer-not-a-choice", fields.place("answers"), given=answer)
    right = tuple(choices.get(fold(answer), answer) for answer in answers)
    return MultipleCard(choices=tuple(choices.values()), answers=right, **shared)


def _order(fields: Fields, notes: Notes, shared: _Shared) -> Card:
    items = fields.texts("order")
    if len(items) < 2:
        notes.add("few-items", fields.place("order"))
    _tell_twins("twin-items", fields.place("order"), items, notes)
    return OrderCard(items=items, **shared)


def _match(fields: Fields, notes: Notes, shared: _Shared) -> Card:
    node = fields.value("match")
    pairs: list[tuple[str, str]] = []
    if not isinstance(node, Mapping):
        notes.add("match-shape", fields.place("match"))
        return MatchCard(pairs=(), **shared)
    for key, value in node.items:
        if isinstance(value, Scalar) and value.text.strip() and key.text.strip():
            pairs.append((key.text.strip(), value.text.strip()))
        else:
            notes.add("match-shape", value.place)
    if len(pairs) < 2:
        notes.add("few-items", fields.place("match"))
    return MatchCard(pairs=tuple(pairs), **shared)


def _truth(fields: Fields, notes: Notes, shared: _Shared) -> Card:
    given = _answer(fields, notes)
    answer = yes_or_no(given)
    if given and answer is None:
        notes.add("truth-answer", fields.place("answer"), given=given)
    return TruthCard(answer=bool(answer), **shared)


_READERS: dict[str, Callable[[Fields, Notes, _Shared], Card]] = {
    "text": _text,
    "number": _number,
    "list": _list,
    "cloze": _cloze,
    "choice": _choice,
    "multiple": _multiple,
    "truth": _truth,
    "order": _order,
    "match": _match,
}
