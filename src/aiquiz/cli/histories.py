"""What `aiquiz decks` tells of histories: which went with an edit, and which lost their card."""

from collections.abc import Sequence

from aiquiz.cli.output import complain, echo, echo_json
from aiquiz.desk import Desk
from aiquiz.say.histories import gone, kept, starts_anew
from aiquiz.say.language import _
from aiquiz.scheduling.days import date_of
from aiquiz.text import one_line


def list_followed(sat_at: Desk, *, as_json: bool) -> None:
    """List the edited cards that keep a history."""
    from aiquiz.desk.histories import edits_of

    found = edits_of(sat_at)
    if as_json:
        facts: list[dict[str, object]] = [
            {
                "deck": ".".join(edit.deck),
                "card": edit.card,
                "title": edit.title,
                "before": edit.before,
                "now": edit.now,
            }
            for edit in found
        ]
        _write("followed", facts)
        return
    for edit in found:
        echo(f"{_named(edit.deck, edit.card)}: {kept(edit.before, edit.now)}")
    if not found:
        echo(_("No edited card keeps a history."))


def list_orphans(sat_at: Desk, *, as_json: bool) -> None:
    """List the histories whose card is gone."""
    from aiquiz.desk.histories import orphans_of

    found = orphans_of(sat_at)
    if as_json:
        facts: list[dict[str, object]] = [
            {
                "deck": ".".join(orphan.card[:2]),
                "card": orphan.card.card,
                "title": orphan.title,
                "question": orphan.question,
                "answers": orphan.reviews,
                "last_answered": date_of(orphan.last_day).isoformat(),
            }
            for orphan in found
        ]
        _write("orphans", facts)
        return
    for orphan in found:
        last = date_of(orphan.last_day)
        told = gone(orphan.question, orphan.card.card, orphan.reviews, last)
        echo(f"{_named(orphan.card[:2], orphan.card.card)}: {told}")
    if not found:
        echo(_("Every history has its card."))


def unfollow_card(sat_at: Desk, name: str) -> int:
    """Let the card called `name`, DECK:CARD, start anew; give the exit status.

    Raises UnknownDeckError.
    """
    from aiquiz.desk.histories import all_edits, part

    deck_name, _colon, card = name.rpartition(":")
    deck = sat_at.library.find(deck_name, sat_at.language).deck
    known = (deck.id, deck.language) if deck else ("", "")
    for edit in all_edits(sat_at):
        if (edit.deck, edit.card) == (known, card) and part(sat_at, edit):
            echo(starts_anew(edit.now, edit.before))
            return 0
    words = _("No edited card is called {name}: aiquiz decks --followed lists those there are.")
    complain("aiquiz: " + words.format(name=one_line(name)))
    return 2


def _named(deck: Sequence[str], card: str) -> str:
    return one_line(f"{'.'.join(deck)}:{card}")


def _write(name: str, facts: list[dict[str, object]]) -> None:
    echo_json({"version": 1, name: facts})
