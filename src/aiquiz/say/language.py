"""The language that the program speaks, and the catalogue of its texts."""

import gettext
from collections.abc import Mapping

from aiquiz import languages
from aiquiz.languages import SOURCE

_speaking = SOURCE
_catalogue: gettext.NullTranslations = gettext.NullTranslations()


def speak(language: str) -> None:
    """Say everything in `language` from now on; one that is not there means English."""
    global _speaking, _catalogue
    _speaking = language if language in languages.languages() else SOURCE
    _catalogue = (
        gettext.NullTranslations()
        if _speaking == SOURCE
        else gettext.translation("aiquiz", languages.FOLDER, [_speaking])
    )


def speaking() -> str:
    """Give the language that is spoken now, by its code."""
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
        return SOURCE
    known = {language.lower(): language for language in languages.languages()}
    for name in [*environment.get("LANGUAGE", "").split(":"), first]:
        # As pt_BR.UTF-8 or sr_RS@latin: what is said for all who speak it will do for one country.
        local = name.split(".")[0].split("@")[0].lower()
        for code in (local, local.split("_")[0]):
            if code in known:
                return known[code]
    return SOURCE


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
