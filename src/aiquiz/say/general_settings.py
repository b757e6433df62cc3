"""The general settings in words: what each is called, what it does, and what a value means."""

from collections.abc import Callable, Mapping, Sequence

from aiquiz.languages import called
from aiquiz.say.dates import clock_time
from aiquiz.say.deck_settings import ORDER_MEANINGS, setting_name, setting_value
from aiquiz.say.language import _, n_, p_
from aiquiz.say.numbers import number, percent
from aiquiz.text import one_line

_NAMES: Mapping[str, Callable[[], str]] = {
    "mix": lambda: _("New cards come"),
    "day_start_min": lambda: _("A day starts at"),
    "language": lambda: _("Language"),
    "theme": lambda: _("Theme"),
    "signs": lambda: _("Signs"),
    "motion": lambda: _("Motion"),
    "deck_folders": lambda: _("Deck folders"),
    "backups": lambda: _("Backups"),
    "keys": lambda: _("Keys"),
}

_SIGNS = {"✓": "✓ ≈ ×", "√": "√ ≈ ×", "+": "+ ~ x"}

_THEMES: Mapping[str, Callable[[], str]] = {
    "": lambda: _("follow the terminal"),
    "dark": lambda: _("dark"),
    "light": lambda: _("light"),
    "high-contrast": lambda: _("high contrast"),
    "ansi": lambda: _("the terminal’s 16 colours"),
}

_DOES: Mapping[str, Callable[[], str]] = {
    "language": lambda: _(
        "The language of screens and messages; without one, that of your locale."
    ),
    "theme": lambda: _(
        "The colours: dark, light, high-contrast, ansi (the terminal’s own 16), or the name of a"
        " theme of Textual; without one, as the terminal is."
    ),
    "signs": lambda: _(
        "The signs for correct, close and wrong, by the first of them: ✓ ≈ ×, √ ≈ × or + ~ x;"
        " without one, what the terminal can show."
    ),
    "motion": lambda: _("Whether colours may move for a moment after an answer."),
    "new_per_day": lambda: _("How many new cards a day are asked at most, over all decks."),
    "reviews_per_day": lambda: _(
        "How many due cards a day are asked at most, over all decks; what is beyond waits."
    ),
    "order": lambda: _(
        "What is asked first when more is due than a day’s limit: the easiest cards, those you"
        " recall best, or those that were due first."
    ),
    "mix": lambda: _("Whether new cards come apart, after the due ones, or mixed among them."),
    "leech_threshold": lambda: _(
        "After how many misses you are told that a card is a leech; 0 for never."
    ),
    "day_start_min": lambda: _(
        "When a study day starts: what is answered before belongs to the day before."
    ),
    "retention": lambda: _(
        "The chance of recall wanted when a card comes back: the higher, the sooner it comes."
    ),
    "maximum_interval": lambda: _("The longest time a card stays away, in days."),
    "deck_folders": lambda: _(
        "Further folders in which decks are looked for, beside your own deck folder."
    ),
    "backups": lambda: _(
        "Whether your progress is copied by itself after a session, and when you leave."
    ),
    "keys": lambda: _("Keys of your own for what the program does."),
}

_MEANS: Mapping[tuple[str, object], Callable[[], str]] = {
    ("mix", "apart"): lambda: _("First all that is due, then what is new."),
    ("mix", "mixed"): lambda: _("New cards come among the due ones, spread over the session."),
    ("motion", True): lambda: _("Nothing waits for it, and no text moves."),
    ("motion", False): lambda: _("Every screen shows at once as it stays."),
    ("backups", True): lambda: _(
        "Home lists the copies, and so does aiquiz restore: each can be gone back to."
    ),
    ("backups", False): lambda: _("No copy is made but by aiquiz backup, and before a risk."),
    ("theme", "ansi"): lambda: _("Your terminal’s own colours are used: change them there."),
    ("theme", "high-contrast"): lambda: _("White on black: the strongest contrast there is."),
}


def name_of(setting: str) -> str:
    """Give what `setting` (a field of the settings) is called."""
    return _NAMES[setting]() if setting in _NAMES else setting_name(setting)


def value_of(setting: str, value: object) -> str:
    """Give the `value` of `setting`."""
    match setting:
        case "language":
            return called(str(value)).name if value else _("as the locale")
        case "theme":
            words = _THEMES.get(str(value))
            return words() if words else one_line(str(value))
        case "signs":
            return _SIGNS.get(str(value)) or _("as the terminal can")
        case "motion":
            return p_("motion", "on") if value else p_("motion", "off")
        case "backups":
            return p_("backups", "on") if value else p_("backups", "off")
        case "mix":
            return _("after the due ones") if value == "apart" else _("among the due ones")
        case "day_start_min":
            return clock_time(int(str(value)))
        case "deck_folders":
            return folders_told(value if isinstance(value, tuple) else ())
        case _:
            assert isinstance(value, int | float | str)
            return setting_value(setting, value)


def folders_told(folders: Sequence[object]) -> str:
    """Give the one folder, or how many there are."""
    if not folders:
        return _("your own only")
    if len(folders) == 1:
        return one_line(str(folders[0]))
    return n_("{n} more folder", "{n} more folders", len(folders)).format(n=number(len(folders)))


def keys_told(count: int) -> str:
    """Give how many keys are the learner's own."""
    if not count:
        return _("none of your own")
    return _("{n} of your own").format(n=number(count))


def beside(setting: str, default: object, *, own: bool) -> str:
    """Say that the value is the learner's `own`, beside the `default`; "" where it is not."""
    if not own:
        return ""
    return _("yours; default {value}").format(value=value_of(setting, default))


def does(setting: str) -> str:
    """Say what `setting` does, in one sentence."""
    return _DOES[setting]()


def means(
    setting: str, value: object, *, leeches: int = 0, tested: bool = True, coloured: bool = True
) -> str:
    """Say what the chosen `value` means, "" where that is plain; `leeches` are there now.

    A theme that is not `tested` is none of ours; without `coloured` no colour shows.
    """
    match setting:
        case "retention":
            missed = round(100 - 100 * float(str(value)))
            words = n_(
                "At {share} you forget {n} card in 100 by the day it comes back.",
                "At {share} you forget {n} cards in 100 by the day they come back.",
                missed,
            )
            return words.format(share=percent(float(str(value))), n=missed)
        case "order":
            return ORDER_MEANINGS[str(value)]()
        case "leech_threshold":
            words = n_(
                "{n} of your cards is a leech now.", "{n} of your cards are leeches now.", leeches
            )
            return words.format(n=number(leeches))
        case "theme" if not coloured:
            return _("NO_COLOR is set: until it is not, no colour shows.")
        case "theme" if not tested:
            return _("This theme comes with Textual: its contrast was not tested.")
        case "deck_folders":
            folders = value if isinstance(value, tuple) else ()
            # A row may have room for the beginning of one only.
            shown = ", ".join(one_line(str(one)) for one in folders)
            return " ".join(filter(None, (shown and f"{shown}.", _("Enter adds one by its path."))))
        case "keys":
            return _("They stand under [keys] in the file, which o opens.")
    meant = _MEANS.get((setting, value))
    return meant() if meant else ""


def typed_refused(setting: str, code: str, facts: Mapping[str, str | int]) -> str:
    """Say why what was typed for `setting` will not do, and what would."""
    shown = {fact: one_line(str(told))[:60] for fact, told in facts.items()}
    if code == "no-folder":
        return _("There is no folder “{given}”: type its whole path.").format(**shown)
    if code == "clock":
        return _("“{given}” is no time of day: type it as 4:00.").format(**shown)
    unit = percent(float(shown["most"]) / 100) if setting == "retention" else _bound(shown["most"])
    words = _("{name} goes from {least} to {most}.")
    return words.format(name=name_of(setting), least=_bound(shown["least"]), most=unit)


def _bound(figure: str) -> str:
    return number(int(float(figure)))


def file_words(settings: Mapping[str, str]) -> dict[str, str]:
    """Give what a settings file that is begun says: over each key, at its "head", over a "deck".

    `settings` are the names of the settings by their keys.
    """
    head = _(
        "The settings of aiquiz. Every key stands here with its default, commented out: take the"
        " # off and change the value. An open window takes it up when the file is saved."
    )
    deck = _("A deck can have settings of its own, by its id; t on its row at home shows them.")
    return {**{key: does(name) for key, name in settings.items()}, "head": head, "deck": deck}
