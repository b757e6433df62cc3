"""The argument that names a deck, with completion by a shell."""

import click
from click.shell_completion import CompletionItem


class _Deck(click.ParamType[str]):
    """The name of a deck: its id, its id and language, or a path."""

    name = "deck"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Offer the decks seen so far that start with what was typed, and files."""
        names = [name for name in _names() if name.startswith(incomplete)]
        return [*map(CompletionItem, names), CompletionItem(incomplete, type="file")]


def _names() -> list[str]:
    from aiquiz.cli.start import start
    from aiquiz.desk import deck_names

    return deck_names(start().folders, start().settings)


DECKS = _Deck()
