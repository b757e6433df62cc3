"""`aiquiz completion`: the script by which a shell completes the command line."""

import click

from aiquiz.cli.completion.shells import SHELLS
from aiquiz.say.language import _


@click.command("completion", help=_("Print what lets your shell complete aiquiz."))
@click.argument("shell", type=click.Choice(SHELLS), metavar="bash|zsh|fish")
def command(shell: str) -> None:
    """Print the script, which stands in a file of its own beside this one."""
    from aiquiz.cli.completion.shells import script

    # As it is and not by echo: what is cleaned there has a meaning here, as tabs do.
    click.echo(script(shell), nl=False)
