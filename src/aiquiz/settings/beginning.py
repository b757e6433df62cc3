"""The file as somebody finds it who opens it for the first time: every key, commented out."""

from collections.abc import Mapping
from textwrap import wrap

from aiquiz.settings.decks import TABLE
from aiquiz.settings.file import KEYS, Settings, example, written

_WIDTH = 76


def beginning(head: str, means: Mapping[str, str], of_deck: str) -> str:
    """Give the text of a file that sets nothing yet.

    `head` stands at its top, each of `means` over its key, and `of_deck` over an example of the
    settings of one deck.
    """
    blocks = [_comment(head)]
    table = ""
    for key, name in KEYS.items():
        here, _dot, last = key.rpartition(".")
        default = written(key, getattr(Settings(), name))
        # An empty list tells nothing of how one is written.
        line = f"# {last} = {_as_toml(default if default != [] else example(key))}"
        header = f"[{here}]\n\n" if here != table else ""
        blocks.append(f"{header}{_comment(means[key])}{line}\n")
        table = here
    blocks.append(f'{_comment(of_deck)}# [{TABLE}."ID"]\n# retention = 0.95\n')
    return "\n".join(blocks)


def _comment(words: str) -> str:
    return "".join(f"# {line}\n" for line in wrap(words, _WIDTH))


def _as_toml(value: object) -> str:
    import tomlkit

    return tomlkit.item(value).as_string()
