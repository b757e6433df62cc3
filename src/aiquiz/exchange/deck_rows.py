"""Cards as rows of a table, and rows as cards of a deck file."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from aiquiz.deck.card import (
    BaseCard,
    Card,
    ChoiceCard,
    ClozeCard,
    Deck,
    ListCard,
    MatchCard,
    MultipleCard,
    NumberCard,
    OrderCard,
    TextCard,
    TruthCard,
    kind_of,
)
from aiquiz.exchange.cells import shielded
from aiquiz.exchange.table import several
from aiquiz.text.yaml_text import yaml_list, yaml_text, yaml_typed

_PART = " | "
_PAIR = " = "
_FORM = " / "


def row_of(card: Card) -> dict[str, str]:
    """Give `card` as a row; see `aiquiz.exchange.table.COLUMNS`."""
    return {
        "id": "" if card.derived else card.id,
        "kind": kind_of(card),
        "question": _question(card),
        "answer": _answer(card),
        "accept": _PART.join(card.accept),
        "reject": _PART.join(_reject(card)),
        "hint": _PART.join(card.hints),
        "explanation": card.explanation,
        "tags": _PART.join(card.tags),
        "level": str(card.level or ""),
        "source": card.source,
        **_of_kind(card),
    }


def _question(card: Card) -> str:
    if not isinstance(card, ClozeCard):
        return card.question
    gaps = ["{{" + "|".join(forms) + "}}" for forms in card.gaps]
    text = "".join(part for pair in zip(card.texts, [*gaps, ""], strict=True) for part in pair)
    return f"{card.lead}\n{text}" if card.lead else text


def _answer(card: Card) -> str:
    match card:
        case TextCard() | NumberCard() | ChoiceCard():
            return card.answer
        case TruthCard():
            return "true" if card.answer else "false"
        case ListCard():
            return _PART.join(_FORM.join(forms) for forms in card.answers)
        case MultipleCard():
            return _PART.join(card.answers)
        case OrderCard():
            return _PART.join(card.items)
        case MatchCard():
            return _PART.join(f"{left}{_PAIR}{right}" for left, right in card.pairs)
        case _:
            return ""


def _reject(card: BaseCard) -> Iterable[str]:
    return (f"{miss.text}: {miss.remark}" if miss.remark else miss.text for miss in card.reject)


def _of_kind(card: Card) -> dict[str, str]:
    match card:
        case ChoiceCard() | MultipleCard():
            return {"choices": _PART.join(card.choices)}
        case NumberCard() if card.within:
            return {
                "within": f"{_plain(card.within * 100)}%" if card.relative else _plain(card.within)
            }
        case TextCard(reverse=True):
            return {"reverse": "true"}
        case ListCard():
            need = str(card.need) if card.need < len(card.answers) else ""
            return {"need": need, "ordered": "true" if card.ordered else ""}
        case _:
            return {}


def _plain(number: Fraction) -> str:
    return str(number.numerator) if number.denominator == 1 else str(float(number))


def deck_text(head: Mapping[str, str], rows: Iterable[Mapping[str, str]]) -> str:
    """Give the text of a deck file: `head` are keys of the deck, `rows` its cards."""
    lines = [f"{key}: {yaml_text(value)}" for key, value in head.items() if value]
    cards = ["\n".join(_card_lines(row)) for row in rows]
    return "\n".join(lines) + "\n\ncards:\n" + "\n\n".join(cards) + "\n"


def _card_lines(row: Mapping[str, str]) -> list[str]:
    fields = [(key, value) for key, value in _fields(row) if value]
    first, *rest = [f"{key}: {value}" for key, value in fields]
    return [f"  - {first}", *(f"    {line}" for line in rest)]


def _fields(row: Mapping[str, str]) -> list[tuple[str, str]]:
    """Give the keys of a card with their values as YAML, in the order authors write them."""
    kind = row.get("kind", "") or _kind(row)
    question, answer = row.get("question", ""), row.get("answer", "")
    fields = [("id", _text(row.get("id", "")))]
    if kind == "cloze":
        lead, _line, text = question.rpartition("\n")
        fields += [("question", _text(lead)), ("cloze", _text(text))]
    else:
        fields.append(("question", _text(question)))
    if kind in ("truth", "number"):
        fields.append(("kind", kind))
    fields += _answers(kind, answer, row)
    fields += [
        ("accept", _texts(row.get("accept", ""))),
        ("reject", _rejects(row.get("reject", ""))),
        (
            "hint" if _PART not in row.get("hint", "") else "hints",
            _one_or_more(row.get("hint", "")),
        ),
        ("explanation", _text(row.get("explanation", ""))),
        ("tags", _texts(row.get("tags", "").replace(", ", _PART).replace("; ", _PART))),
        ("level", _text(row.get("level", ""))),
        ("source", _text(row.get("source", ""))),
    ]
    return fields


def _kind(row: Mapping[str, str]) -> str:
    if "{{" in row.get("question", ""):
        return "cloze"
    if not row.get("choices"):
        return "text"
    return "multiple" if _PART in row.get("answer", "") else "choice"


def _answers(kind: str, answer: str, row: Mapping[str, str]) -> list[tuple[str, str]]:
    parts = several(answer)
    match kind:
        case "list":
            forms = [part.split(_FORM) for part in parts]
            items = ", ".join(yaml_list(f) if len(f) > 1 else yaml_text(f[0]) for f in forms)
            needs = [(key, _text(row.get(key, ""))) for key in ("need", "ordered")]
            return [("answers", f"[{items}]"), *needs]
        case "multiple":
            return [("choices", _texts(row.get("choices", ""))), ("answers", yaml_list(parts))]
        case "choice":
            return [("choices", _texts(row.get("choices", ""))), ("answer", _text(answer))]
        case "order":
            return [("order", yaml_list(parts))]
        case "match":
            pairs = [part.partition(_PAIR) for part in parts]
            told = ", ".join(f"{yaml_text(left)}: {yaml_text(right)}" for left, _s, right in pairs)
            return [("match", "{" + told + "}")]
        case "cloze":
            return []
        case _:
            more = [(key, _text(row.get(key, ""))) for key in ("within", "reverse")]
            told = _text(answer) if kind == "truth" or not answer else yaml_typed(answer)
            return [("answer", told), *more]


def _text(value: str) -> str:
    return yaml_text(value) if value else ""


def _texts(value: str) -> str:
    parts = several(value)
    return yaml_list(parts) if parts else ""


def _one_or_more(value: str) -> str:
    parts = several(value)
    return yaml_list(parts) if len(parts) > 1 else _text(value)


def _rejects(value: str) -> str:
    """Give near misses: one with a remark is a line of its own in braces."""
    told: list[str] = []
    for part in several(value):
        text, colon, remark = part.partition(": ")
        told.append(
            "{" + f"{yaml_text(text)}: {yaml_text(remark)}" + "}" if colon else yaml_text(part)
        )
    return f"[{', '.join(told)}]" if told else ""


def rows_of(deck: Deck) -> list[dict[str, str]]:
    """Give the cards of `deck` as rows; what is asked the other way round is its card's own."""
    return [row_of(card) for card in deck.cards if not card.id.endswith("~")]


def cells_of(deck: Deck) -> list[dict[str, str]]:
    """Give the rows of `deck` so that a spreadsheet may open them; `read_table` reads them back."""
    return [{name: shielded(text) for name, text in row.items()} for row in rows_of(deck)]
