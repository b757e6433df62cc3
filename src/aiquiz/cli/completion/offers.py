"""The values of the command line that a shell can complete, each with a text about it."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext, suppress
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from aiquiz.say.language import _, n_

if TYPE_CHECKING:
    from aiquiz.desk import Desk
    from aiquiz.desk.deeds import Told
    from aiquiz.desk.offered import Deck

Offer = tuple[str, str]
"""A value and a text about it."""

_LATEST = 20
"""How many of the last sessions, and of what was done last, are offered."""


class Offered(click.ParamType[str]):
    """A text for which a shell is offered what `offers` gives, and files where `files` says so."""

    def __init__(
        self,
        name: str,
        offers: Callable[["Desk", str], Iterable[Offer]],
        *,
        files: bool = False,
        opens: bool = True,
    ) -> None:
        """`name` is what such a value is called; `offers` gets the desk and what is begun.

        The desk is open, unless `opens` is false: then progress need not even be there.
        """
        self.name = name
        self._offers = offers
        self._files = files
        self._opens = opens

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Offer what begins with `incomplete`; files where nothing does."""
        from aiquiz.cli.start import quiet_desk
        from aiquiz.deck.file import is_path
        from aiquiz.desk.offered import at_hand

        found: list[Offer] = []
        if not (self._files and is_path(incomplete)):
            at_desk = at_hand(quiet_desk()) if self._opens else nullcontext(quiet_desk())
            with at_desk as sat_at:
                found = list(self._offers(sat_at, incomplete)) if sat_at else []
        given = ctx.params.get(param.name or "")
        used = set(given) if isinstance(given, tuple) else set()
        items = [
            CompletionItem(value, help=text)
            for value, text in dict(found).items()
            if value.startswith(incomplete) and value not in used
        ]
        if not items and self._files:
            return [CompletionItem(incomplete, type="file")]
        return items


class Among(click.Choice[str]):
    """One of a few words, each with a text about it."""

    def __init__(self, choices: Sequence[str], text: Callable[[str], str]) -> None:
        """`text` gives what is said about a choice."""
        super().__init__(choices)
        self._text = text

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Offer the words that begin with `incomplete`."""
        return [
            CompletionItem(word, help=self._text(word))
            for word in self.choices
            if word.startswith(incomplete)
        ]


def _decks(sat_at: "Desk", _begun: str) -> list[Offer]:
    from aiquiz.desk.offered import decks

    return [(deck.name, deck.title) for deck in decks(sat_at)]


def _own_decks_and_cards(sat_at: "Desk", begun: str) -> list[Offer]:
    """Give the decks that can be edited, and of one that is named with a colon its cards."""
    from aiquiz.desk.offered import cards, decks

    own = [deck for deck in decks(sat_at) if not deck.built_in]
    name, colon, _card = begun.rpartition(":")
    if not colon:
        return [(deck.name, deck.title) for deck in own]
    deck = _meant(name, own, sat_at.language)
    return [] if deck is None else [(f"{name}:{c}", text) for c, text in cards(sat_at, deck)]


def _meant(name: str, among: "Sequence[Deck]", language: str) -> "Deck | None":
    """Give the deck that is called `name`; an id alone means that in `language`, or the first."""
    for wanted in (name, f"{name}.{language}"):
        for deck in among:
            if deck.name == wanted:
                return deck
    return next((deck for deck in among if deck.name.rpartition(".")[0] == name), None)


def _edited(sat_at: "Desk", _begun: str) -> list[Offer]:
    from aiquiz.desk.offered import edited

    return edited(sat_at)


def _tags(sat_at: "Desk", _begun: str) -> list[Offer]:
    from aiquiz.desk.offered import tags
    from aiquiz.say.numbers import number

    return [
        (tag, n_("{n} card", "{n} cards", count).format(n=number(count)))
        for tag, count in tags(sat_at)
    ]


def _sessions(sat_at: "Desk", _begun: str) -> list[Offer]:
    from aiquiz.desk.history import head_of
    from aiquiz.say.deeds import session, when
    from aiquiz.scheduling.days import date_of

    today = sat_at.now().day
    heads = map(head_of, reversed(sat_at.store.past().sessions[-_LATEST:]))
    return [
        (
            str(head.number),
            f"{when(date_of(at.calendar_day), at.minutes, today=at.day == today)}, "
            f"{session(head.mode, is_mock=head.is_mock)}",
        )
        for head in heads
        for at in [head.started]
    ]


def _done(sat_at: "Desk", *, stands: bool) -> list[Offer]:
    from aiquiz.cli.done import what
    from aiquiz.desk.deeds import what_was_done
    from aiquiz.say.deeds import named

    def text(told: "Told") -> str:
        return named(what(told), told.question)

    done = what_was_done(sat_at, _LATEST)
    return [(told.name, text(told)) for told in done if told.deed.stands == stands]


def _opened(sat_at: "Desk", _begun: str) -> list[Offer]:
    from aiquiz.desk.offered import decks

    return [(str(deck.path), deck.title) for deck in decks(sat_at) if deck.opened]


def _copies(sat_at: "Desk", _begun: str) -> list[Offer]:
    from aiquiz.desk.copies import copies, local, name_of
    from aiquiz.progress.trouble import StoreError
    from aiquiz.say.backups import holds, why

    # A shell has no place for why they can't be seen.
    with suppress(StoreError):
        return [
            (name_of(copy), f"{why(copy.why)}, {holds(copy.answers, local(copy.last_ms))}")
            for copy in copies(sat_at)
        ]
    return []


def languages(
    _ctx: click.Context, _param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Offer the languages that answers are graded in."""
    offered = {"en": _("English"), "fr": _("French")}
    return [
        CompletionItem(code, help=name)
        for code, name in offered.items()
        if code.startswith(incomplete)
    ]


def _which_cards(only: str) -> str:
    from aiquiz.say.shape import meaning

    return meaning("only", only, "s")


def which_cards(among: Sequence[str]) -> Among:
    """Give the type of an option that is one of `among`, of the cards that a session may ask."""
    return Among(among, _which_cards)


DECKS = Offered("deck", _decks, files=True)
"""A deck: its id, its id and language, or a path."""

DECK_OR_CARD = Offered("deck", _own_decks_and_cards, files=True)
"""A deck that is no built-in one, or DECK:CARD."""

EDITED = Offered("card", _edited)
"""An edited card that keeps its history, DECK:CARD."""

DECK_IDS = Offered("deck", _decks)
TAGS = Offered("tag", _tags)
SESSIONS = Offered("session", _sessions)
DONE = Offered("name", lambda sat_at, _begun: _done(sat_at, stands=True))
TAKEN_BACK = Offered("name", lambda sat_at, _begun: _done(sat_at, stands=False))
OPENED = Offered("path", _opened, files=True)
COPIES = Offered("copy", _copies, files=True, opens=False)
"""A copy of the progress: its name, or a path."""
