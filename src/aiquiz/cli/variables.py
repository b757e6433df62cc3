"""The variables that libraries read and would fall over."""

from collections.abc import MutableMapping

_MOST_CELLS = 1000
_COLOURS = ("auto", "standard", "256", "truecolor", "windows")
_FOR_MAKERS = ("TEXTUAL_DRIVER", "TEXTUAL_LOG")
"""With these Textual loads another module, or writes down what is typed."""


def leave_out_unfit(environment: MutableMapping[str, str]) -> None:
    """Take out of `environment` what Textual, Rich or the size of the terminal can't be read from.

    They would end in an error at the first screen, or draw one of a million columns.
    """
    for name in ("COLUMNS", "LINES", "JUPYTER_COLUMNS", "JUPYTER_LINES"):
        if name in environment and not _is_size(environment[name]):
            del environment[name]
    for name in _FOR_MAKERS:
        environment.pop(name, None)
    if environment.get("TEXTUAL_COLOR_SYSTEM", "auto") not in _COLOURS:
        del environment["TEXTUAL_COLOR_SYSTEM"]


def _is_size(told: str) -> bool:
    # Not every sign that Python calls a digit makes a number.
    return told.isascii() and told.isdigit() and len(told) <= 4 and 0 < int(told) <= _MOST_CELLS
