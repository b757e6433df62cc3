"""The language that the program speaks, and the catalogue of its texts."""

import gettext
import os
from collections.abc import Mapping

LANGUAGES = ("en", "fr")
"""The languages that every text of the program exists in."""

# pathlib costs 4 ms to import, a tenth of what --version takes.
_FOLDER = os.path.join(os.path.dirname(__file__), "locale")  # noqa: PTH118, PTH120
_speaking = "en"
_catalogue: gettext.NullTranslations = gettext.NullTranslations()


def speak(language: str) -> None:
    """Say everything in `language` from now on; one that is not in `LANGUAGES` means English."""
    global _speaking, _catalogue
    _speaking = language if language in LANGUAGES else "en"
    _catalogue = (
        gettext.NullTranslations()
        if _speaking == "en"
        else gettext.translation("aiquiz", _FOLDER, [_speaking])
    )


def speaking() -> str:
    """Give the language that is spoken now, as its two letters."""
    return _speaking


def wanted(environment: Mapping[str, str]) -> str:
    """Give the language that the locale in `environment` asks for.

    `LANGUAGE`, `LC_ALL`, `LC_MESSAGES` and `LANG` are read as gettext reads them: the first
    that is set decides, and the C locale means English whatever `LANGUAGE` says.
    """
    first = next(
        (environment[k] for k in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(k)), "C"
    )
    if first.split(".")[0] in ("C", "POSIX"):
        return "en"
    for name in [*environment.get("LANGUAGE", "").split(":"), first]:
        if name[:2].lower() in LANGUAGES:
            return name[:2].lower()
    return "en"


def _(text: str) -> str:
    """Give `text` in the language that is spoken."""
    found = _catalogue.gettext(text)
    # A text that has a plural elsewhere lies in the catalogue as the form for one alone.
    return _catalogue.ngettext(text, text, 1) if found == text else found


def n_(one: str, many: str, count: int) -> str:
    """Give the form for `count` in the language that is spoken; `{n}` is left to the caller."""
    return _catalogue.ngettext(one, many, count)


def p_(context: str, text: str) -> str:
    """Give `text` as it is said in `context`, for words that differ by place (`new` cards)."""
    return _catalogue.pgettext(context, text)


def later(text: str) -> str:
    """Give `text` as it is: it is put into the catalogue here and translated where it is shown."""
    return text
