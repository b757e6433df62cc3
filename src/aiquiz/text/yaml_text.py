"""A text as YAML writes it, so that any reader of YAML gives it back."""

import json
import re

_PLAIN = re.compile(r"[^\W_][^\n\t]*[^\s:]|[^\W_]")
_TAKEN_OTHERWISE = re.compile(r": | #|[,\[\]{}]|\u00a0")


def yaml_text(text: str) -> str:
    """Give `text` plain where YAML takes it as it stands, else in double quotes.

    It begins with a letter or figure and holds nothing that means something else, also inside a
    list on one line. The quotes of JSON are YAML's too.
    """
    if _PLAIN.fullmatch(text) and not _TAKEN_OTHERWISE.search(text):
        return text
    return json.dumps(text, ensure_ascii=False)


def yaml_list(texts: list[str] | tuple[str, ...]) -> str:
    """Give `texts` as a list on one line."""
    # Some readers take a question mark there for the sign of a key.
    items = (
        json.dumps(text, ensure_ascii=False) if "?" in text else yaml_text(text) for text in texts
    )
    return f"[{', '.join(items)}]"
