"""Keep the French catalogue up to date with the texts of the source.

`catalogue.py update` adds new texts and drops old ones, `compile` makes the file that the program
reads, and `check` tells whether both are current.
"""

import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "aiquiz"
PO = SOURCE / "say" / "locale" / "fr" / "LC_MESSAGES" / "aiquiz.po"
MO = PO.with_suffix(".mo")

KEYWORDS = {"_": None, "later": None, "n_": (1, 2), "p_": ((1, "c"), 2)}


def texts() -> Catalog:
    """Give every text of the source, untranslated."""
    catalogue = _catalogue()
    found = extract_from_dir(SOURCE, [("**.py", "python")], keywords=KEYWORDS)
    for _file, _line, message, _comments, context in sorted(found, key=lambda text: str(text[2])):
        catalogue.add(message, context=context)
    return catalogue


def _catalogue() -> Catalog:
    catalogue = Catalog(locale="fr", project="aiquiz", charset="utf-8", fuzzy=False)
    catalogue.header_comment = "# The French texts of aiquiz."
    return catalogue


def stored() -> Catalog:
    """Give the catalogue as it lies in the repository."""
    if not PO.exists():
        return _catalogue()
    with PO.open("rb") as file:
        return read_po(file, locale="fr")


def updated() -> Catalog:
    """Give the texts of the source with the translations that are stored."""
    known, fresh = stored(), texts()
    for message in fresh:
        old = known.get(message.id, message.context) if message.id else None
        if old is not None:
            message.string = old.string
    return fresh


def as_po(catalogue: Catalog) -> bytes:
    """Give `catalogue` as text, without dates and places: it changes with its texts alone."""
    file = BytesIO()
    write_po(file, catalogue, no_location=True, omit_header=True, sort_output=True, width=100)
    header = (
        '# The French texts of aiquiz.\nmsgid ""\nmsgstr ""\n'
        '"Language: fr\\n"\n"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
        '"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n\n'
    )
    return header.encode() + file.getvalue()


def as_mo(po: bytes) -> bytes:
    """Give the text `po` in the form that the program reads."""
    file = BytesIO()
    catalogue = read_po(BytesIO(po), locale="fr")
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


def main() -> int:
    """Do what the command line says; give 1 where `check` finds something."""
    action = sys.argv[1] if len(sys.argv) == 2 else ""
    if action == "update":
        PO.parent.mkdir(parents=True, exist_ok=True)
        PO.write_bytes(as_po(updated()))
        print(*missing(updated()), sep="\n")
    elif action == "compile":
        MO.write_bytes(as_mo(PO.read_bytes()))
    elif action == "check":
        current = PO.read_bytes() == as_po(updated()) and MO.read_bytes() == as_mo(PO.read_bytes())
        return 0 if current and not missing(stored()) else 1
    else:
        print(__doc__)
    return 0


if __name__ == "__main__":
    sys.exit(main())
