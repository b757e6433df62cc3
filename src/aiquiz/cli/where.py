"""`aiquiz where`: the folders and files in use."""

import json

import click

from aiquiz.cli.output import echo
from aiquiz.cli.start import start
from aiquiz.deck.file import built_in_decks
from aiquiz.say.language import _


@click.command("where", help=_("Show the folders and files in use."))
@click.option("--json", "as_json", is_flag=True, help=_("Write JSON."))
def command(as_json: bool) -> None:
    """Name each place."""
    folders = start().folders
    places = {
        "decks": (_("your decks"), folders.own_decks),
        "built_in": (_("built-in decks"), built_in_decks()),
        "progress": (_("progress"), folders.database),
        "backups": (_("copies of the progress"), folders.backups),
        "settings": (_("settings"), folders.settings_file),
        "log": (_("log of errors"), folders.log),
    }
    if as_json:
        found = {name: str(path) for name, (_label, path) in places.items()}
        echo(json.dumps({"version": 1, **found}, ensure_ascii=False, indent=2))
        return
    wide = max(len(label) for label, _path in places.values())
    for label, path in places.values():
        echo(f"{label.ljust(wide)}  {path}")
