"""Keep the catalogues up to date with the texts of the source.

`catalogue.py new LANGUAGE` begins a language. `update` adds new texts, drops old ones and prints
what has no translation, `compile` makes the files that the program reads, and `check` tells
whether all is current and translated: each for every language, or for those that are named.
"""

import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.core import Locale
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "aiquiz"
LOCALE = SOURCE / "say" / "locale"

KEYWORDS = {"_": None, "later": None, "n_": (1, 2), "p_": ((1, "c"), 2)}


def po(language: str, among: Path = LOCALE) -> Path:
    """Give the file that a translator writes."""
    return among / language / "LC_MESSAGES" / "aiquiz.po"


def mo(language: str, among: Path = LOCALE) -> Path:
    """Give the file that the program reads."""
    return po(language, among).with_suffix(".mo")


def languages() -> list[str]:
    """Give the languages that are begun."""
    return sorted(path.parent.parent.name for path in LOCALE.glob("*/LC_MESSAGES/aiquiz.po"))


def texts(language: str) -> Catalog:
    """Give every text of the source, untranslated."""
    catalogue = _catalogue(language)
    found = extract_from_dir(SOURCE, [("**.py", "python")], keywords=KEYWORDS)
    for _file, _line, message, _comments, context in sorted(found, key=lambda text: str(text[2])):
        catalogue.add(message, context=context)
    return catalogue


def _catalogue(language: str) -> Catalog:
    return Catalog(locale=language, project="aiquiz", charset="utf-8", fuzzy=False)


def stored(language: str) -> Catalog:
    """Give the catalogue as it lies in the repository."""
    if not po(language).exists():
        return _catalogue(language)
    with po(language).open("rb") as file:
        return read_po(file, locale=language)


def updated(language: str) -> Catalog:
    """Give the texts of the source with the translations that are stored."""
    known, fresh = stored(language), texts(language)
    for message in fresh:
        old = known.get(message.id, message.context) if message.id else None
        if old is not None:
            message.string = old.string
    return fresh


def as_po(catalogue: Catalog) -> bytes:
    """Give `catalogue` as text, without dates and places: it changes with its texts alone."""
    file = BytesIO()
    write_po(file, catalogue, no_location=True, omit_header=True, sort_output=True, width=100)
    name = Locale.parse(catalogue.locale_identifier).get_display_name("en")
    header = (
        f'# The {name} texts of aiquiz.\nmsgid ""\nmsgstr ""\n'
        f'"Language: {catalogue.locale_identifier}\\n"\n"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Plural-Forms: {catalogue.plural_forms}\\n"\n\n'
    )
    return header.encode() + file.getvalue()


def as_mo(written: bytes, language: str) -> bytes:
    """Give what is `written` in a .po file in the form that the program reads."""
    file = BytesIO()
    catalogue = read_po(BytesIO(written), locale=language)
    # Babel would write the time of the run into the header.
    catalogue.creation_date = catalogue.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    write_mo(file, catalogue)
    return file.getvalue()


def missing(catalogue: Catalog) -> list[str]:
    """Give the texts that have no translation."""
    gaps = []
    for message in catalogue:
        strings = message.string if isinstance(message.string, tuple | list) else [message.string]
        if message.id and not all(strings):
            gaps.append(str(message.id))
    return gaps


def is_current(language: str) -> bool:
    """Tell whether all is translated, and both files are as they would be made now."""
    written = po(language).read_bytes()
    return (
        written == as_po(updated(language))
        and mo(language).read_bytes() == as_mo(written, language)
        and not missing(stored(language))
    )


def begin(language: str) -> None:
    """Begin `language`: every text without its translation, and what the language is called."""
    po(language).parent.mkdir(parents=True)
    po(language).write_bytes(as_po(updated(language)))
    name = Locale.parse(language).get_display_name(language)
    # The second line says "in English", in that language.
    (LOCALE / language / "name").write_text(f"{name}\n{name}\n", encoding="utf-8")


def main() -> int:
    """Do what the command line says; give 1 where `check` finds something."""
    action, among = (sys.argv[1:2] or [""])[0], sys.argv[2:] or languages()
    if action == "new" and len(sys.argv) == 3:
        begin(sys.argv[2])
    elif action == "update":
        for language in among:
            catalogue = updated(language)
            po(language).write_bytes(as_po(catalogue))
            for text in missing(catalogue):
                print(f"{language}: {text}")
    elif action == "compile":
        for language in among:
            mo(language).write_bytes(as_mo(po(language).read_bytes(), language))
    elif action == "check":
        late = [language for language in among if not is_current(language)]
        for language in late:
            print(f"{language} is not current")
        return 1 if late else 0
    else:
        print(__doc__)
    return 0


if __name__ == "__main__":
    sys.exit(main())
