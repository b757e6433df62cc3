"""`aiquiz scores`: how it goes, as a summary, as JSON or as CSV; and one session in full."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from aiquiz.cli.completion.offers import DECKS, SESSIONS
from aiquiz.cli.day_option import Day
from aiquiz.cli.output import complain
from aiquiz.cli.session_options import number
from aiquiz.cli.start import desk
from aiquiz.progress.trouble import StoreError
from aiquiz.say.language import _
from aiquiz.say.scores import not_counted
from aiquiz.say.trouble import trouble
from aiquiz.scheduling.days import day_of
from aiquiz.scores.scope import Scope
from aiquiz.text import fold

if TYPE_CHECKING:
    from aiquiz.deck.glance import Glimpse
    from aiquiz.desk import Desk


@click.command("scores", help=_("Show how it goes: figures, past sessions and quizzes."))
@click.option(
    "--deck",
    "decks",
    multiple=True,
    type=DECKS,
    metavar="DECK",
    help=_("Only answers to this deck; may be repeated."),
)
@click.option("--since", type=Day(), metavar="YYYY-MM-DD", help=_("Only answers since this day."))
@click.option(
    "--session",
    type=number(1),
    metavar="N",
    shell_complete=SESSIONS.shell_complete,
    help=_("Show each answer of the session N."),
)
@click.option("--json", "as_json", is_flag=True, help=_("Write JSON."))
@click.option("--csv", "as_csv", is_flag=True, help=_("Write CSV."))
def command(
    decks: tuple[str, ...], since: date | None, session: int | None, as_json: bool, as_csv: bool
) -> None:
    """Print what is asked for."""
    if as_csv and as_json:
        raise click.UsageError(_("Say --csv or --json, not both."))
    if session is not None and (decks or since):
        raise click.UsageError(_("--session goes with neither --deck nor --since."))
    form = "json" if as_json else "csv" if as_csv else ""
    sat_at = desk()
    try:
        sat_at.open_store()
        if session is not None:
            from aiquiz.cli.scores.one import tell_session

            # Decks that were never looked at have no question to tell.
            _listed(sat_at)
            tell_session(sat_at, session, form)
        else:
            _tell(sat_at, decks, None if since is None else day_of(since), form)
    finally:
        sat_at.close()


def _tell(sat_at: "Desk", names: Sequence[str], since: int | None, form: str) -> None:
    from aiquiz.cli.scores.summary import tell_summary
    from aiquiz.desk.history import Reading
    from aiquiz.desk.scores import scores

    _count(sat_at)
    scope, listed = Scope(_named(sat_at, names), since), _listed(sat_at)
    found, past = scores(sat_at, scope, listed), Reading(sat_at, scope)
    if form == "json":
        from aiquiz.cli.scores.as_json import write_json

        write_json(found, list(past.rest()))
    elif form == "csv":
        from aiquiz.cli.scores.as_csv import write_days

        write_days(found)
    else:
        tell_summary(sat_at, found, past)


def _count(sat_at: "Desk") -> None:
    """Take in what was answered; where that can't be written, say that it is not counted."""
    from aiquiz.desk.scores import stands_without

    try:
        for _share in sat_at.store.count():
            pass
    except StoreError as error:
        if not stands_without(sat_at, error):
            raise
        complain(f"aiquiz: {trouble(error.code, error.facts)} {not_counted()}")


def _named(sat_at: "Desk", names: Sequence[str]) -> frozenset[tuple[str, str]] | None:
    """Give the decks that are called `names`, None for all.

    A deck that can't be read now, or whose file is gone, has its answers all the same.
    """
    if not names:
        return None
    sat_at.open(names)
    return frozenset(deck for name in names for deck in _called(sat_at, name))


def _called(sat_at: "Desk", name: str) -> list[tuple[str, str]]:
    from aiquiz.deck.library import UnknownDeckError
    from aiquiz.desk.scores import answered_decks

    try:
        entry = sat_at.library.find(name, sat_at.language)
    except UnknownDeckError as error:
        answered = answered_decks(sat_at)
        folded = fold(name)
        found = [
            deck
            for deck, title in answered
            if name in (deck[0], ".".join(deck)) or fold(title) == folded
        ]
        if found:
            return found
        gone = (".".join(deck) for deck, _title in answered)
        raise UnknownDeckError(name, list(dict.fromkeys([*error.candidates, *gone]))) from None
    return [(entry.id, entry.language) if entry.is_deck else (entry.last_id, entry.last_language)]


def _listed(sat_at: "Desk") -> "list[Glimpse] | None":
    """Give the decks there are without reading any; None once they are open."""
    from aiquiz.deck.glance import glance

    if not sat_at.has_decks:
        listed = glance(sat_at.places(), sat_at.store.seen())
        if listed is not None:
            return listed
        sat_at.open()
    return None
