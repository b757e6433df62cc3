"""`aiquiz schema`: the JSON Schema of a deck."""

import click

from aiquiz.cli.output import echo_json
from aiquiz.say.language import _


@click.command("schema", help=_("Print the JSON Schema of a deck, for editors."))
def command() -> None:
    """Print it."""
    from aiquiz.deck.schema import schema

    echo_json(schema())
