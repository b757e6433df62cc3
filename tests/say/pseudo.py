"""A language that nobody speaks, made from the texts of the source as a translator would.

Every Latin letter of a text is another one in it, as wide as before, so that a text which bypasses
the catalogue shows: it is still in Latin letters. It has three forms for a number, which `FORMS`
marks.
"""

import re
import string
import sys
from functools import cache
from io import BytesIO
from pathlib import Path
from types import ModuleType

from babel.messages.mofile import write_mo

ROOT = Path(__file__).parents[2]
CODE = "cs"
"""A code whose rules for numbers Babel knows: one, two to four, and more."""

FORMS = "¹²³"
_OTHERS = "абвгдежзийклмнопрстуфхцчшщ"
_TABLE = str.maketrans(string.ascii_letters, "".join((_OTHERS[:26], _OTHERS[:26].upper())))
_KEPT = re.compile(r"(\{[^}]*\})")


def said(text: str) -> str:
    """Give `text` in the language; what is put into it later stays as it is."""
    parts = _KEPT.split(text)
    return "".join(part if part.startswith("{") else part.translate(_TABLE) for part in parts)


def catalogue_tool() -> ModuleType:
    """Give tools/catalogue.py."""
    sys.path.insert(0, str(ROOT / "tools"))
    try:
        import catalogue  # type: ignore[import-not-found]
    finally:
        sys.path.pop(0)
    assert isinstance(catalogue, ModuleType)
    return catalogue


@cache
def _compiled() -> bytes:
    tool = catalogue_tool()
    # The texts of the source, which the French catalogue holds all of.
    known, made = tool.stored("fr"), tool._catalogue(CODE)
    for message in known:
        if not message.id:
            continue
        one, many = message.id if message.pluralizable else (message.id, message.id)
        forms = [said(one), said(many), said(many)]
        told = tuple(f"{form}{mark}" for form, mark in zip(forms, FORMS, strict=True))
        made.add(message.id, told if message.pluralizable else forms[0], context=message.context)
    file = BytesIO()
    write_mo(file, made)
    return file.getvalue()


def lay_out(folder: Path) -> Path:
    """Put the language, alone, into `folder`, and give that."""
    catalogue = folder / CODE / "LC_MESSAGES" / "aiquiz.mo"
    catalogue.parent.mkdir(parents=True)
    catalogue.write_bytes(_compiled())
    (folder / CODE / "name").write_text(f"{said('Other')}\n{said('in Other')}\n", encoding="utf-8")
    return folder


_KEYS = r"ctrl\+\w|shift\+\w|\bf\d+"
_LATIN = re.compile(r"[A-Za-z’'-]{2,}")


def left_in_latin(shown: str, *known: str) -> set[str]:
    """Give the words of what is `shown` that are not in the language, but for those `known`.

    A path, a name with a dot or an option is no word, nor are keys.
    """
    bare = re.sub(rf"\S*[/\\=_]\S*|\S+\.\w+|--[a-z-]+|{_KEYS}", " ", shown)
    return {word for word in _LATIN.findall(bare) if word.strip("-’'")} - set(known)
