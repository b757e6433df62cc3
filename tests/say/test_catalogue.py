"""Every catalogue is whole and current, and each language is set as it is in print."""

import re
import string
import subprocess
import sys
from collections.abc import Mapping
from gettext import GNUTranslations
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from aiquiz.languages import called, languages
from aiquiz.say.language import _, speak

ROOT = Path(__file__).parents[2]
PO = ROOT / "src/aiquiz/say/locale/fr/LC_MESSAGES/aiquiz.po"


def messages() -> list[Message]:
    with PO.open("rb") as file:
        return [message for message in read_po(file, locale="fr") if message.id]


def forms(text: object) -> list[str]:
    return [str(form) for form in text] if isinstance(text, tuple | list) else [str(text)]


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_the_catalogue_holds_the_texts_of_the_source_all_translated_and_compiled() -> None:
    result = subprocess.run([sys.executable, str(ROOT / "tools/catalogue.py"), "check"], cwd=ROOT)
    assert result.returncode == 0, "run tools/catalogue.py update, translate, then compile"


def test_a_text_that_is_also_the_one_of_a_number_is_translated(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """“answer” is a label and has a plural: early releases of 3.11 find the latter alone."""
    whole = GNUTranslations.gettext
    plural = {form for one in messages() if one.pluralizable for form in one.id}
    monkeypatch.setattr(
        GNUTranslations,
        "gettext",
        lambda self, text: text if text in plural else whole(self, text),
    )
    speak("fr")
    try:
        assert _("answer") == "réponse"
        assert _("answer of no catalogue") == "answer of no catalogue"
    finally:
        speak("en")


def faults(text: str, rules: Mapping[str, str]) -> list[str]:
    """Give what the `rules`, by a pattern that may not occur, say against `text`."""
    return [rule for pattern, rule in rules.items() if re.search(pattern, text)]


# Thousands of texts are gone through in one test each: a test a text would take seconds.


def test_a_translation_takes_the_same_facts() -> None:
    for message in messages():
        wanted = set().union(*map(placeholders, forms(message.id)))
        taken = [placeholders(form) for form in forms(message.string)]
        assert all(form <= wanted for form in taken), message.id
        assert set().union(*taken) == wanted, message.id


FRENCH = {
    "'": "the apostrophe is ’",
    "“": "quotes are « »",
    r"[^\u00a0\s][;!?%](?=\s|$)": "no-break space before ; ! ? %",
    r"[^\u00a0]:(?=\s|$)": "no-break space before :",
    " [:;!?%»]": "the space before must not break",
    r"«(?!\u00a0)|(?<!\u00a0)»": "no-break space inside « »",
}


def test_french_typography_holds() -> None:
    for message in messages():
        for form in forms(message.string):
            text = re.sub(r"\{[^}]*\}|\"[^\"]*\"|\S*://\S*|aiquiz:|texte:", "x", form)
            # What stands between « » is a deck's own text and follows YAML, not French.
            text = re.sub("«\u00a0[^»]*\u00a0»", "«\u00a0x\u00a0»", text)
            assert not faults(text, FRENCH), form


ENGLISH = {
    "'": "the apostrophe is ’",
    '"': "quotes are “ ”",
    r"\.\.\.": "an ellipsis is …",
    r"[a-z] --? [a-z]": "a colon, or a dash –",
    r"\d-\d": "a range has a dash –",
    " [:;!?%]": "no space before : ; ! ? %",
    "[«»\u00a0]": "these are French",
    r"“[^”]*(“|$)|(^|”)[^“]*”": "each “ has its ”",
}


def test_english_typography_holds() -> None:
    for message in messages():
        if message.context == "between things in a row":
            continue
        for form in forms(message.id):
            # Facts, code in quotes as a file holds it, days, and what click says stay as they are.
            bare = re.sub(r"\{[^}]*\}|\"[\d:]+\"|\d{4}(-\d\d){2}|\[?COMMAND.*|or - for", "x", form)
            assert not faults(bare, ENGLISH), form


def test_each_language_says_what_it_is_called() -> None:
    found = languages()
    assert found[:2] == ("en", "fr")
    for language in found:
        name, within = called(language)
        assert name
        assert name.casefold() in within.casefold()
