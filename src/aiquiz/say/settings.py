"""What is wrong in the settings file, in words."""

from collections.abc import Mapping

from aiquiz.say.language import _
from aiquiz.text import one_line


def settings_problem(code: str, facts: Mapping[str, str | int]) -> str:
    """Give the sentence for `code`: what is wrong and what would do."""
    shown = {name: one_line(str(fact)) for name, fact in facts.items()}
    if code == "unknown" and shown.get("near"):
        return _("unknown key “{key}”: did you mean “{near}”?").format(**shown)
    if code == "theme" and shown.get("near"):
        return _("no theme is called “{given}”: did you mean “{near}”?").format(**shown)
    return {
        "unknown": _("unknown key “{key}”; it is kept"),
        "choice": _("{key} must be one of {choices}, not “{given}”"),
        "theme": _("no theme is called “{given}”: dark, light, high-contrast and ansi are"),
        "text": _("{key} must be a text in quotes, not {given}"),
        "yes-no": _("{key} must be true or false, not {given}"),
        "range": _("{key} must be a number from {least} to {most}, not {given}"),
        "clock": _('{key} must be a time in quotes, as "04:00", not {given}'),
        "date": _("{key} must be a day, as 2026-12-18, not {given}"),
        "table": _("{key} must be a table, as {meant}"),
        "paths": _("{key} must be a list of folders in quotes, not {given}"),
        "syntax": _("this is no TOML from here on; nothing of the file is used"),
        "unreadable": _("the file can’t be read; nothing of it is used"),
    }[code].format(**shown)


def settings_error(code: str, facts: Mapping[str, str | int]) -> str:
    """Give the sentence for settings that can't be written."""
    shown = {name: one_line(str(fact)) for name, fact in facts.items()}
    return {
        "unparsable": _("{path} is no TOML and was left alone: mend it first."),
        "unwritable": _("{path} can’t be written: allow writing to it."),
    }[code].format(**shown)
