"""A text as YAML writes it, so that any reader of YAML gives it back."""

import json
import re

_PLAIN = re.compile(r"[^\W_][^\n\t]*[^\s:]|[^\W_]")
_TAKEN_OTHERWISE = re.compile(r": | #|[,\[\]{}]|\u00a0")
_TRUTHS = {"true", "false", "yes", "no", "on", "off", "vrai", "faux", "oui", "non"}
_REFUSED = re.compile("[\ufffe\uffff]")


def yaml_text(text: str) -> str:
    """Give `text` plain where YAML takes it as it stands, else in double quotes.

    It begins with a letter or figure and holds nothing that means something else, also inside a
    list on one line. The quotes of JSON are YAML's too.
    """
    if _PLAIN.fullmatch(text) and not (_TAKEN_OTHERWISE.search(text) or _REFUSED.search(text)):
        return text
    return quoted(text)


def yaml_typed(text: str) -> str:
    """Give `text` as one that is typed: a yes or no in quotes, so that it is no truth value."""
    return quoted(text) if text.strip().casefold() in _TRUTHS else yaml_text(text)


def quoted(text: str) -> str:
    """Give `text` in double quotes, on one line."""
    # These two are no characters, and a file that holds them as they stand is not read.
    return _REFUSED.sub(
        lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False)
    )


def yaml_list(texts: list[str] | tuple[str, ...]) -> str:
    """Give `texts` as a list on one line."""
    # Some readers take a question mark there for the sign of a key.
    items = (quoted(text) if "?" in text else yaml_text(text) for text in texts)
    return f"[{', '.join(items)}]"
