"""The command line.

Each command lies in a module of its own, imported when it runs: `--help` and `--version` import
none, and only a command that draws a screen imports Textual.
"""

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING

import click

from aiquiz import __version__
from aiquiz.say.language import _, later

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

COMMANDS = {
    "study": later("Study what is due, then new cards."),
    "quiz": later("Ask some cards, due or not, for a score."),
    "decks": later("List the decks."),
    "new": later("Start a deck of your own."),
    "edit": later("Open a deck in your editor, at a card."),
    "check": later("Name every problem of a deck by file, line and column."),
    "import": later("Take in decks and reviews from elsewhere."),
    "export": later("Give decks, cards and reviews to other programs."),
    "schema": later("Print the JSON Schema of a deck, for editors."),
    "undo": later("Take back what was done last, or any of what was done."),
    "redo": later("Bring again what was taken back."),
    "parameters": later("Show the parameters of FSRS that hold, or try your own."),
    "scores": later("Show how it goes: figures, past sessions and quizzes."),
    "due": later("Tell how many cards are due."),
    "exam": later("Plan for an exam on a deck, and see how it is likely to go."),
    "grade": later("Try the grader on an answer."),
    "backup": later("Copy your progress, and look through the copy."),
    "restore": later("List the copies of your progress, or go back to one."),
    "completion": later("Print what lets your shell complete aiquiz."),
    "where": later("Show the folders and files in use."),
}
"""The commands in the order of the help, each with its line there."""

INTERRUPTED = 130


class _Commands(click.Group):
    """A group whose commands are imported when they are asked for."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the options before the command; what is wrong with them is told in the language set.

        That language is looked up only then, as `--version` need not pay for it.
        """
        given = list(args)
        try:
            return super().parse_args(ctx, args)
        except click.UsageError:
            _speak()
            return super().parse_args(ctx, given)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Give the command called `name`."""
        _speak()
        if name not in COMMANDS:
            return None
        # No module of Python's can be called import.
        module = {"import": "importing", "export": "exporting"}.get(name, name)
        command = import_module(f"aiquiz.cli.{module}").command
        assert isinstance(command, click.Command)
        _say_usage(command)
        return command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list["CompletionItem"]:
        """Offer the commands that begin so, without importing any, or the options."""
        _speak()
        self._say_options(ctx)
        if incomplete.startswith("-"):
            return super().shell_complete(ctx, incomplete)
        from aiquiz.cli.completion.shells import names

        return names({name: _(line) for name, line in COMMANDS.items()}, incomplete)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing any."""
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _(line)) for name, line in COMMANDS.items()])

    def get_help(self, ctx: click.Context) -> str:
        """Give the help in the language that is set."""
        _speak()
        self.help = _("A study tool: it asks, grades what you type, and brings each card back.")
        self._say_options(ctx)
        _say_usage(self)
        return super().get_help(ctx)

    def _say_options(self, ctx: click.Context) -> None:
        """Put the options into the language, which was not known yet when they were made."""
        for option in self.get_params(ctx):
            if isinstance(option, click.Option) and option.help:
                option.help = _(option.help)


def _say_usage(command: click.Command) -> None:
    """Put what stands for options and commands in a usage into the language.

    click asks no catalogue for these.
    """
    command.options_metavar = command.options_metavar and _(command.options_metavar)
    if isinstance(command, click.Group):
        command.subcommand_metavar = _(command.subcommand_metavar)
        if not isinstance(command, _Commands):
            for inner in command.commands.values():
                _say_usage(inner)


def _speak() -> None:
    """Take up the language of the settings or the locale, before any text is made."""
    from aiquiz.cli.click_words import speak_too
    from aiquiz.cli.start import language_now
    from aiquiz.say.language import speak

    language = language_now()
    speak(language)
    speak_too(language)


@click.group(
    cls=_Commands, invoke_without_command=True, context_settings={"help_option_names": ["--help"]}
)
@click.version_option(__version__, prog_name="aiquiz", message="%(prog)s %(version)s")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Open the app, where no command was given."""
    if ctx.invoked_subcommand is None:
        _speak()
        from aiquiz.cli.study import open_app

        ctx.exit(open_app(None))


def main() -> None:
    """Run the command line and end the process with its status."""
    from aiquiz.cli.output import let_go_of_streams, prepare_streams

    prepare_streams()
    if "_AIQUIZ_COMPLETE" in os.environ:
        # click's own module for it costs 5 ms, which only a shell that asks should pay.
        from aiquiz.cli.completion.shells import get_ready

        get_ready()
    status = _run()
    let_go_of_streams()
    sys.exit(status)


def _run() -> int:
    try:
        status = cli.main(prog_name="aiquiz", standalone_mode=False)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except click.ClickException as error:
        from aiquiz.cli.failure import say_usage

        return say_usage(error)
    except BrokenPipeError:
        from aiquiz.cli.output import close_quietly

        return close_quietly()
    except Exception as error:
        from aiquiz.cli.failure import say_failure

        return say_failure(error)
    return status if isinstance(status, int) else 0
