"""The deck that a new author starts from, and what to do with it."""

from aiquiz.say.language import _, speaking
from aiquiz.text import one_line
from aiquiz.text.yaml_text import yaml_list, yaml_text


def first_deck(title: str, name: str) -> str:
    """Give a short commented deck called `title` with the id `name`, in the language spoken."""
    head = [
        "# yaml-language-server: $schema=deck.schema.json",
        "# " + _("Cards to start from: change them, and add yours below."),
        f"title: {_value(title)}",
        f"id: {name}",
        f"language: {speaking()}",
        "",
        "cards:",
    ]
    return "\n".join([*head, *"\n\n".join(_cards()).split("\n"), ""])


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


def _card(comment: str, *fields: tuple[str, str | list[str]]) -> str:
    lines = [f"{key}: {_value(value)}" for key, value in fields]
    return "\n".join([f"  # {comment}", f"  - {lines[0]}", *(f"    {line}" for line in lines[1:])])


def _value(value: str | list[str]) -> str:
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
    }
    return words[code].format(path=one_line(path))
