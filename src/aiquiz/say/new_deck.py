"""The deck that a new author starts from, and what to do with it."""

from aiquiz.say.language import _, speaking
from aiquiz.text import one_line
from aiquiz.text.yaml_text import yaml_list, yaml_text

Value = str | list[str] | dict[str, str]
"""What a key of a card holds."""


def first_deck(title: str, name: str) -> str:
    """Give a short commented deck called `title` with the id `name`, in the language spoken.

    It has a card of every kind; the rarer ones are comments.
    """
    head = [
        "# yaml-language-server: $schema=deck.schema.json",
        "# " + _("Cards to start from: change them, and add yours below."),
        f"title: {_value(title)}",
        f"id: {name}",
        f"language: {speaking().replace('_', '-')}",
        "",
        "cards:",
    ]
    more = "  # " + _("The cards below are asked once the “# ” before each of their lines is gone.")
    cards = [*_cards(), more, *map(_commented, _rarer_cards())]
    return "\n".join([*head, *"\n\n".join(cards).split("\n"), ""])


def _cards() -> list[str]:
    typed = _card(
        _("The answer is typed. “accept” holds further right answers, “reject” near misses."),
        ("question", _("Which gas do plants take in?")),
        ("answer", _("carbon dioxide")),
        ("accept", [_("CO2")]),
        ("reject", [_("oxygen")]),
        ("hint", _("It is what fizzes in a bottle.")),
        ("explanation", _("They make sugar of it, and give off oxygen.")),
    )
    number = _card(
        _("A number may be a little off."),
        ("question", _("How far away is the Moon?")),
        ("answer", _("384,000 km")),
        ("within", "5%"),
        ("explanation", _("Light needs a little more than a second for it.")),
    )
    choice = _card(
        _("An option is picked; where several are right, they go under “answers”."),
        ("question", _("Which of these is a moon?")),
        ("choices", [_("Titan"), _("Mars"), _("Neptune")]),
        ("answer", _("Titan")),
        ("explanation", _("It goes round Saturn; the others are planets.")),
    )
    freezing = _("Water freezes at {cold} degrees Celsius and boils at {hot}.")
    cloze = _card(
        _("Each gap is typed."),
        ("cloze", freezing.format(cold="{{0}}", hot="{{100}}")),
        ("explanation", _("The scale was made so that it fits water.")),
    )
    truth = _card(
        _("True or false."),
        ("question", _("The Moon goes round the Earth.")),
        ("kind", "truth"),
        ("answer", "true"),
        ("explanation", _("It takes a little less than a month.")),
    )
    return [typed, number, choice, cloze, truth]


def _rarer_cards() -> list[str]:
    several = _card(
        _("Several answers are typed; “need” tells how many are enough."),
        ("question", _("Name two of the planets made of rock.")),
        ("answers", [_("Mercury"), _("Venus"), _("the Earth"), _("Mars")]),
        ("need", "2"),
        ("explanation", _("The four outer planets are made of gas and ice.")),
    )
    multiple = _card(
        _("More than one option is right."),
        ("question", _("Which of these are planets?")),
        ("choices", [_("Venus"), _("Titan"), _("Neptune"), _("Pluto")]),
        ("answers", [_("Venus"), _("Neptune")]),
        ("explanation", _("Titan is a moon, and Pluto a dwarf planet.")),
    )
    order = _card(
        _("Things are put in order, which is the one they stand in here."),
        ("question", _("Which planet comes first, seen from the Sun?")),
        ("order", [_("Mercury"), _("Venus"), _("Mars")]),
        ("explanation", _("Between the last two lies the Earth.")),
    )
    match = _card(
        _("Each thing is paired with what belongs to it."),
        ("question", _("Which planet does each moon go round?")),
        (
            "match",
            {_("Titan"): _("Saturn"), _("Europa"): _("Jupiter"), _("Triton"): _("Neptune")},
        ),
        ("explanation", _("Each of them is among the largest moons there are.")),
    )
    return [several, multiple, order, match]


def _commented(card: str) -> str:
    """Give the lines of a card as comments, below the one that is a comment anyway."""
    comment, *lines = card.split("\n")
    return "\n".join([comment, *(f"  # {line[2:]}" for line in lines)])


def _card(comment: str, *fields: tuple[str, Value]) -> str:
    lines = [f"{key}: {_value(value)}" for key, value in fields]
    return "\n".join([f"  # {comment}", f"  - {lines[0]}", *(f"    {line}" for line in lines[1:])])


def _value(value: Value) -> str:
    if isinstance(value, dict):
        pairs = (f"{yaml_text(left)}: {yaml_text(right)}" for left, right in value.items())
        return "{" + ", ".join(pairs) + "}"
    return yaml_list(value) if isinstance(value, list) else yaml_text(value)


def made(path: str, name: str) -> str:
    """Say where the new deck is, and what to do next."""
    return _(
        "{path}\nNext: aiquiz edit {name} opens it, aiquiz check {name} looks for mistakes,"
        " aiquiz study {name} asks it."
    ).format(path=path, name=name)


def not_made(code: str, path: str) -> str:
    """Say why a deck can't be made at `path`, or under that name, and what to do."""
    words = {
        "exists": _("There is already a file {path}: choose another name."),
        "name": _("“{path}” is no name for a file: use letters and figures."),
        "unwritable": _("Nothing can be written at {path}: choose another place."),
        "full": _("The disk is full: make room and try again."),
    }
    return words[code].format(path=one_line(path))
