"""What is wrong in the settings file, in words."""

from collections.abc import Mapping

from aiquiz.say.language import _
from aiquiz.text import one_line


def settings_problem(code: str, facts: Mapping[str, str | int]) -> str:
    """Give the sentence for `code`: what is wrong and what would do."""
    shown = {name: one_line(str(fact)) for name, fact in facts.items()}
    if code == "unknown" and shown.get("near"):
        return _("unknown key “{key}”: did you mean “{near}”?").format(**shown)
    if code == "key-action" and shown.get("near"):
        return _("there is no action “{key}”: did you mean “{near}”?").format(**shown)
    if code == "theme" and shown.get("near"):
        return _("no theme is called “{given}”: did you mean “{near}”?").format(**shown)
    return {
        **_of_keys(),
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
        "too-large": _("the file is over {kilobytes} KB; nothing of it is used"),
        "unreadable": _("the file can’t be read; nothing of it is used"),
    }[code].format(**shown)


def settings_problem_at(file: str, line: int, words: str) -> str:
    """Give the problem that `words` tell with the name of the file and the line, 0 for none."""
    told = words if words.endswith("?") else f"{words}."
    if not line:
        return _("▲ {file}: {problem}").format(file=one_line(file), problem=told)
    place = _("▲ {file}, line {line}: {problem}")
    return place.format(file=one_line(file), line=line, problem=told)


def _of_keys() -> Mapping[str, str]:
    """Give the sentences of what is wrong with keys of the learner's own."""
    return {
        "key-action": _("there is no action “{key}”: docs/keys.md lists them"),
        "key-unknown": _("{key}: there is no key “{given}”; its own keys stand"),
        "key-enter": _("{key} must keep enter, which does what the filled block says"),
        "key-last": _("{key} must keep a key: nobody could leave, or ask for help"),
        "key-typing": _("{key} can’t have {given}: what is typed needs it; its own keys stand"),
        "key-typed": _("{key} must keep a key that types nothing, as ctrl+g or F2"),
        "key-clash": _("{key} can’t have {given}: {other} has it; its own keys stand"),
    }


def problem_at(code: str, line: int, facts: Mapping[str, str | int]) -> str:
    """Give the sentence for `code` with the line it is on, from 1; 0 where that is not known."""
    told = settings_problem(code, facts)
    return _("line {line}: {problem}").format(line=line, problem=told) if line else told


def way_to_settings() -> str:
    """Say how to get to the file of which something was told."""
    return _("That is the settings file; at home t on “All decks”, then o, opens it.")


def settings_error(code: str, facts: Mapping[str, str | int]) -> str:
    """Give the sentence for settings that can't be written."""
    shown = {name: one_line(str(fact)) for name, fact in facts.items()}
    return {
        "unparsable": _("{path} is no TOML and was left alone: mend it first."),
        "unwritable": _("{path} can’t be written: allow writing to it."),
        "full": _("The disk is full: make room and try again."),
    }[code].format(**shown)
