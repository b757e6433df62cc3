"""The settings of one deck: each value, and what it means for one's own load."""

from collections.abc import Mapping
from functools import partial
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static

from aiquiz.desk import Desk
from aiquiz.desk.deck_settings import follow_general, set_for_deck
from aiquiz.desk.rungs import PLAYED, RUNGS
from aiquiz.desk.tuning import Held, Tuning
from aiquiz.say.deck_settings import meaning, setting_name, setting_value, whose
from aiquiz.say.language import _
from aiquiz.say.off import sentence, why_off
from aiquiz.say.parameters import settings_of
from aiquiz.tui.commands.deck_settings import COMMANDS
from aiquiz.tui.commands.everywhere import LIST
from aiquiz.tui.desk_thread import DeskThread
from aiquiz.tui.hint import Hint
from aiquiz.tui.keys import bindings, key_of
from aiquiz.tui.literal import literal
from aiquiz.tui.load_played import LoadPlayed
from aiquiz.tui.saving import Saving
from aiquiz.tui.screens.help import Help
from aiquiz.tui.setting_row import draw_setting
from aiquiz.tui.widgets.footer import Footer
from aiquiz.tui.widgets.rows import Rows
from aiquiz.tui.widgets.words import Words

_KEYS = tuple(RUNGS)
_LIMITS = {"new_per_day", "reviews_per_day"}


class DeckSettingsScreen(Screen[None]):
    """Changes the settings of one deck; a value is written once it stands."""

    CSS_PATH = "choices.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)

    def __init__(self, desk: DeskThread, held: Held) -> None:
        """`held` is what the deck holds."""
        super().__init__()
        self.desk = desk
        self.tuning = Tuning(held.deck, desk.settings)
        self._held = held
        self._saving = Saving(self, desk, self._write, self._show)
        self._played = LoadPlayed(self, held, self.tuning, self._show)

    def compose(self) -> ComposeResult:
        """Lay out a row for each setting."""
        with Container(classes="page"):
            with Horizontal(classes="head margin"):
                languages = self._held.languages if len(self._held.languages) > 1 else ()
                title = "  ".join((self._held.title, *languages))
                yield Words(literal(title, "$soft"), classes="head-left")
                about = settings_of(own_parameters=self._held.are_own)
                yield Words(Content.styled(about, "$faint"), classes="head-right")
            yield Rows(id="settings")
            yield Words(id="meaning", classes="margin")
            yield Footer()

    def on_mount(self) -> None:
        """Show what holds, and play what that asks."""
        rows = self.query_one(Rows)
        rows.focus()
        rows.show([partial(self._draw, key) for key in _KEYS])
        self._show()

    # What is chosen

    @property
    def _key(self) -> str:
        return _KEYS[self.query_one(Rows).highlighted or 0]

    def action_step(self, step: int) -> None:
        """Choose the next value of the selected setting, or the one before."""
        self._choose(self.tuning.stepped(self._key, step))

    def action_follow(self) -> None:
        """Let the general value hold again."""
        if why := self.why_off("deck-settings.default"):
            self.query_one("#meaning", Static).update(literal(sentence(why), "$soft"))
        else:
            self._choose(self.tuning.with_own(self._key, None))

    def why_off(self, id_: str) -> str:
        """Say why the command with the id `id_` can't be done now, "" where it can."""
        off = id_ == "deck-settings.default" and not self.tuning.is_own(self._key)
        return why_off("follows") if off else ""

    @on(OptionList.OptionSelected)
    def _clicked(self) -> None:
        self.action_step(1)

    def _choose(self, tuning: Tuning) -> None:
        key = self._key
        if tuning.own == self.tuning.own:
            return
        self.tuning = tuning
        self._saving.keep(key, getattr(tuning.own, key))
        self.query_one(Rows).redraw_selected()
        self._show()

    @on(OptionList.OptionHighlighted)
    def _moved(self) -> None:
        self._show()

    def _write(self, desk: Desk, values: Mapping[str, Any]) -> None:
        for key, value in values.items():
            if value is None:
                follow_general(desk, self._held.deck, key)
            else:
                set_for_deck(desk, self._held.deck, key, value)

    def on_unmount(self) -> None:
        """Have what was chosen last written, though the program ends."""
        self._saving.hand_over()

    async def action_back(self) -> None:
        """Go back, with all that was chosen written; asked again, without what can't be."""
        was_told = bool(self._saving.trouble)
        await self._saving.write()
        if was_told and self._saving.trouble:
            self._saving.give_up()
        if was_told or not self._saving.trouble:
            self.dismiss(None)

    def action_help(self) -> None:
        """Show the keys."""
        self.app.push_screen(Help(_("Keys"), _("settings"), (*COMMANDS, *LIST), self.desk.signs))

    # What it means

    def _show(self) -> None:
        """Show what the selected value means; what it asks is played where it is not known."""
        key, value = self._key, self.tuning.value(self._key)
        leeches = self.tuning.leeches(self._held) if key == "leech_threshold" else 0
        told = self._saving.trouble or meaning(key, value, leeches, self._held.waiting)
        if key in PLAYED and not self._saving.trouble:
            told = f"{told} {self._played.words(self.tuning)}"
        self.query_one("#meaning", Static).update(literal(told, "$soft"))
        self._show_footer()

    def _show_footer(self) -> None:
        own = self.tuning.is_own(self._key)
        default = (Hint(key_of("deck-settings.default"), _("default"), "follow"),) if own else ()
        self.query_one(Footer).hints = (
            Hint(
                key_of("deck-settings.less", "deck-settings.more"),
                _("Change"),
                "step(1)",
                pill=True,
            ),
            *default,
            Hint(key_of("deck-settings.help"), _("help"), "help", right=True),
            Hint(key_of("deck-settings.back"), _("back"), "back", right=True, keep=True),
        )

    def _draw(self, key: str, width: int, selected: bool) -> Content:
        value = setting_value(key, self.tuning.value(key))
        own, general = self.tuning.is_own(key), self.tuning.general(key)
        note = whose(key, general, own=own, limit=key in _LIMITS)
        return draw_setting(setting_name(key), value, note, width, selected=selected)
