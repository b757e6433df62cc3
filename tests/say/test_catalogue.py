"""The French catalogue is whole, current, and set as French is."""

import re
import string
import subprocess
import sys
from gettext import GNUTranslations
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

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


@pytest.mark.parametrize("message", messages(), ids=lambda message: str(message.id)[:40])
def test_a_translation_takes_the_same_facts(message: Message) -> None:
    wanted = set().union(*map(placeholders, forms(message.id)))
    for form in forms(message.string):
        assert placeholders(form) <= wanted
    assert set().union(*map(placeholders, forms(message.string))) == wanted


@pytest.mark.parametrize("message", messages(), ids=lambda message: str(message.id)[:40])
def test_french_typography_holds(message: Message) -> None:
    for form in forms(message.string):
        text = re.sub(r"\{[^}]*\}|\"[^\"]*\"|\S*://\S*|aiquiz:|texte:", "x", form)
        # What stands between « » is a deck's own text and follows YAML, not French.
        text = re.sub("«\u00a0[^»]*\u00a0»", "«\u00a0x\u00a0»", text)
        assert "'" not in text, "the apostrophe is ’"
        assert "“" not in text
        assert not re.search(r"[^\u00a0\s][;!?%](?=\s|$)", text), "no-break space before ; ! ? %"
        assert not re.search(r"[^\u00a0]:(?=\s|$)", text), "no-break space before :"
        assert not re.search(r" [:;!?%»]", text), "the space before must not break"
        assert not re.search(r"«(?!\u00a0)|(?<!\u00a0)»", text), "no-break space inside « »"
