"""The nodes of a deck file's tree: texts, lists and keys with values, each with its place."""

from dataclasses import dataclass, field

from aiquiz.deck.card import Place


@dataclass(slots=True)
class Scalar:
    """A text as it was typed, cleaned of what can't be seen."""

    place: Place
    text: str
    quoted: bool = False


@dataclass(slots=True)
class Sequence:
    """A list."""

    place: Place
    items: list["Node"] = field(default_factory=list)


@dataclass(slots=True)
class Mapping:
    """Keys with their values, in order; each key keeps its own place."""

    place: Place
    items: list[tuple[Scalar, "Node"]] = field(default_factory=list)
    keys: dict[str, Place] = field(default_factory=dict)


@dataclass(slots=True)
class Broken:
    """What stands where a card can't be read as YAML; why is among the problems."""

    place: Place


Node = Scalar | Sequence | Mapping | Broken
