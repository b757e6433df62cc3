"""What home does for an author: cards added to a deck, a deck begun, and both taken back."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App

from aiquiz.desk import Desk
from aiquiz.progress.trouble import StoreError
from aiquiz.say.adding import closed, not_added
from aiquiz.say.language import _, n_
from aiquiz.say.trouble import trouble
from aiquiz.tui.desk_thread import DeskThread
from aiquiz.tui.keys import key_of

if TYPE_CHECKING:
    from aiquiz.desk.adding import Addition

# What is imported where it is used brings YAML, which the first frame of home should not wait for.


class Authoring:
    """What was typed and added at home in this run of the program."""

    def __init__(self, desk: DeskThread) -> None:
        """Start with nothing."""
        self._desk = desk
        self._drafts: dict[Path, tuple[str, ...]] = {}
        self._added: list[Addition] = []

    @property
    def can_undo(self) -> bool:
        """Whether a card was added that can be taken back."""
        return bool(self._added)

    def settle(self) -> None:
        """Let the cards that were added stay: something else was begun since."""
        self._added.clear()

    async def add_cards(self, app: App[None], path: str) -> str:
        """Have cards typed for the deck at `path`; give what is to be said then, "" for nothing."""
        from aiquiz.deck.writing import why_closed
        from aiquiz.tui.screens.add_card import AddCard

        try:
            entry = await self._desk.run(lambda desk: desk.entry_at(path))
        except StoreError as error:
            return trouble(error.code, error.facts)
        why = why_closed(entry) if entry is not None else "no-file"
        if entry is None or (why and why != "broken"):
            return closed(why, _keys())
        if entry.deck is None:
            return closed("broken", _keys(), entry.worst)
        draft = self._drafts.pop(entry.path, ())
        left = await app.push_screen_wait(AddCard(self._desk, entry, draft))
        self._added += left.added
        told = [_told_added(len(left.added))]
        if left.draft:
            self._drafts[entry.path] = left.draft
            told.append(
                _("Not added: what you typed is still there with {key}.").format(
                    key=key_of("home.add")
                )
            )
        return "\n".join(filter(None, told))

    async def start_deck(self, app: App[None]) -> str:
        """Have a deck made; give its path, "" where none was."""
        from aiquiz.tui.screens.start_deck import StartDeck

        made = await app.push_screen_wait(StartDeck(self._desk))
        return str(made.path) if made is not None else ""

    async def undo(self) -> str:
        """Take the card back that was added last; give what is to be said."""
        from aiquiz.deck.adding import AddingError
        from aiquiz.desk.adding import take_back

        last = self._added.pop()

        def undo(desk: Desk) -> None:
            take_back(last)
            # It is out of the deck, whatever the disk of progress says.
            with suppress(StoreError):
                desk.look()

        try:
            await self._desk.keep(undo)
        except AddingError as error:
            self._added.clear()
            return not_added(error.code, error.problem, key_of("home.edit"))
        except StoreError as error:
            return trouble(error.code, error.facts)
        return _("Taken back: “{question}”.").format(question=last.card.question)


def _keys() -> dict[str, str]:
    return {name: key_of(f"home.{name}") for name in ("problems", "edit", "add")}


def _told_added(count: int) -> str:
    words = n_(
        "{n} card added; {key} takes it back.", "{n} cards added; {key} takes the last back.", count
    )
    return words.format(n=count, key=key_of("home.undo")) if count else ""
