"""The texts of click that a learner may meet, listed so that the catalogue holds them.

click asks gettext's default domain for its texts; `speak_too` makes that ours.
"""

import gettext
import os

from aiquiz import languages
from aiquiz.say.language import later, n_


def speak_too(language: str) -> None:
    """Let click speak `language` from now on."""
    gettext.bindtextdomain("aiquiz", languages.FOLDER)
    gettext.textdomain("aiquiz")
    os.environ["LANGUAGE"] = language


WORDS = (
    later("Usage:"),
    later("Options"),
    later("Commands"),
    later("[OPTIONS]"),
    later("COMMAND [ARGS]..."),
    later("[COMMAND] [ARGS]..."),
    later("Show this message and exit."),
    later("Show the version and exit."),
    later("No such command {name!r}."),
    later("No such option {name!r}."),
    later("No such option: {name}"),
    later("Missing argument"),
    later("Missing option"),
    later("Missing parameter"),
    later("Missing command."),
    later("Choose from:\n\t{choices}"),
    later("Invalid value: {message}"),
    later("Invalid value for {param_hint}: {message}"),
    later("Option {name!r} does not take a value."),
    later("{value!r} is not a valid {number_type}."),
    later("{value} is not in the range {range}."),
    n_("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})", 1),
    n_("{value!r} is not {choice}.", "{value!r} is not one of {choices}.", 1),
    n_("Did you mean {possibility}?", "(Possible options: {possibilities})", 1),
    n_(
        "Option {name!r} requires an argument.",
        "Option {name!r} requires {nargs} arguments.",
        1,
    ),
)
