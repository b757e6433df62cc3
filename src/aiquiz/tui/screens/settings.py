"""The general settings: each value, what it does, and what it means for one's own load."""

import os
from asyncio import to_thread
from collections.abc import Mapping
from functools import partial
from typing import Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static
from textual.worker import Worker

from aiquiz.desk import Desk
from aiquiz.desk.general import KEY_OF, General, default, is_typed, typed_value
from aiquiz.desk.rungs import PLAYED
from aiquiz.desk.settings import (
    add_folder,
    begin_file,
    follow_default,
    found_in_file,
    set_in_general,
)
from aiquiz.desk.tuning import Held, held_by_all
from aiquiz.progress.trouble import StoreError
from aiquiz.say.general_settings import (
    beside,
    does,
    file_words,
    keys_told,
    means,
    name_of,
    typed_refused,
    value_of,
)
from aiquiz.say.language import _, n_, p_
from aiquiz.say.numbers import number
from aiquiz.say.settings import problem_at, settings_error
from aiquiz.say.trouble import trouble
from aiquiz.settings.checks import SettingsProblem, WrongError
from aiquiz.settings.file import KEYS, Found
from aiquiz.settings.parsing import text_of
from aiquiz.settings.places import line_of, line_told
from aiquiz.settings.themes import OURS
from aiquiz.settings.watching import stamp
from aiquiz.settings.writing import SettingsError
from aiquiz.tui.at_work import begin
from aiquiz.tui.commands.everywhere import LIST
from aiquiz.tui.commands.settings import COMMANDS
from aiquiz.tui.desk_thread import DeskThread
from aiquiz.tui.editing import edit_file
from aiquiz.tui.hint import Hint
from aiquiz.tui.keeping import why_not_kept
from aiquiz.tui.keymap import all_problems
from aiquiz.tui.keys import bindings, key_name, key_of
from aiquiz.tui.literal import literal
from aiquiz.tui.load_played import LoadPlayed
from aiquiz.tui.looks import look_as, tell_screens, theme_settings
from aiquiz.tui.saving import Saving
from aiquiz.tui.screens.help import Help
from aiquiz.tui.setting_row import draw_setting
from aiquiz.tui.widgets.footer import Footer
from aiquiz.tui.widgets.rows import Rows
from aiquiz.tui.widgets.text_input import TextInput
from aiquiz.tui.widgets.words import Words

_STUDY = (
    *("new_per_day", "reviews_per_day", "retention", "maximum_interval", "order", "mix"),
    *("leech_threshold", "day_start_min"),
)
_LOOK = ("language", "theme", "signs", "motion")
_FILES = ("deck_folders", "backups", "keys", "forget_typed_after_days")
_LOOK_SECONDS = 0.7
_LOW = 16
_ROOMY = 30
"""Rows of the screen from which the groups are parted by a blank one."""


class SettingsScreen(Screen[None]):
    """Changes the general settings; a value holds at once and is written once it stands."""

    CSS_PATH = ["choices.tcss", "settings.tcss"]  # noqa: RUF012 - Textual declares it so
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)

    def __init__(self, desk: DeskThread) -> None:
        """Start from what the desk goes by."""
        super().__init__()
        self.desk = desk
        self.general = General(desk.settings)
        self._lines = _lines()
        self._found = Found(desk.settings)
        self._stamp = stamp(desk.settings_file)
        self._saving = Saving(self, desk, self._write, self._went_wrong)
        self._held: Held | None = None
        self._played: LoadPlayed | None = None
        self._said = ""
        self._typing = ""
        self._looking: Worker[None] | None = None

    def on_unmount(self) -> None:
        """Have what was chosen last written, though the program ends."""
        self._saving.hand_over()

    def compose(self) -> ComposeResult:
        """Lay out a row for each setting."""
        with Container(classes="page"):
            with Horizontal(classes="head margin"):
                yield Words(id="title", classes="head-left")
                file = literal(self.desk.settings_file.name, "$faint")
                yield Words(file, classes="head-right")
            yield Words(id="wrong", classes="margin")
            yield Rows(id="settings")
            with Horizontal(id="entry"):
                yield Words(id="entry-name")
                yield TextInput(
                    compact=True, select_on_focus=False, classes="typing", id="typed-value"
                )
            yield Words(id="meaning", classes="margin")
            yield Footer()

    def on_mount(self) -> None:
        """Show what holds, and read what the file and the decks hold meanwhile."""
        self.general = General(self.desk.settings, themes=theme_settings(self.app))
        rows = self.query_one(Rows)
        rows.focus()
        draws = [partial(self._draw, place) for place in range(len(self._lines))]
        idle = [place for place, (what, _name) in enumerate(self._lines) if what == "group"]
        rows.show(draws, idle=idle)
        self._show()
        begin(self, self._open, group="open")
        self.set_interval(_LOOK_SECONDS, self._look)

    async def _open(self) -> None:
        await self._read()
        # What is chosen while the decks are read is held against it.
        before = self.general
        if not await self.desk.run(lambda desk: desk.has_decks):
            return
        try:
            self._held = await self.desk.run(held_by_all)
        except StoreError:
            # What is wrong with it home tells; the settings can be changed all the same.
            return
        self._played = LoadPlayed(self, self._held, before, self._show_meaning)
        self._show_meaning()

    # What is in the file

    def _look(self) -> None:
        if self._looking is None or self._looking.is_finished:
            self._looking = begin(self, self._look_again, group="look")

    async def _look_again(self) -> None:
        """Take up what somebody else has done to the file."""
        now = await to_thread(stamp, self.desk.settings_file)
        if now != self._stamp and not self._saving.waits:
            self._said = ""
            await self._read()

    async def decks_changed(self) -> None:
        """Show the settings as they are now: somebody changed them, or a deck."""
        if not self._saving.waits:
            await self._read()

    async def _read(self) -> None:
        now = await to_thread(stamp, self.desk.settings_file)
        try:
            found = await self.desk.run(found_in_file)
            self._found = found._replace(problems=all_problems(found.settings, found.problems))
            self._stamp = now
        except StoreError as error:
            self._said = trouble(error.code, error.facts)
        if not self._saving.waits:
            self._take(self._found)

    def _take(self, found: Found) -> None:
        # Of a file of which nothing can be used, what held before goes on.
        own = frozenset(KEYS[key] for key in found.keys)
        self.general = General(self.desk.settings, own, self.general.themes)
        look_as(self.app, self.desk, self.desk.settings)
        self._show()

    # What is chosen

    @property
    def _selected(self) -> str:
        place = self.query_one(Rows).highlighted
        return self._lines[place or 0][1]

    def action_step(self, step: int) -> None:
        """Choose the next value of the selected setting, or the one before."""
        self._choose(self.general.stepped(self._selected, step))

    def action_follow(self) -> None:
        """Let the default hold again."""
        if self.general.is_own(self._selected):
            self._choose(self.general.following(self._selected))
        else:
            self._say(_("That is the default already."))

    def _choose(self, general: General) -> None:
        name = self._selected
        if self._found.is_lost:
            told = _("Nothing can be changed before the file is mended: {key} opens it.")
            self._say(told.format(key=key_of("settings.open")))
            return
        if general is self.general:
            return
        self.general, self._said = general, ""
        self._saving.keep(name, general.value(name) if general.is_own(name) else None)
        if name in _LOOK and look_as(self.app, self.desk, general.settings):
            self._show()
            return
        self.query_one(Rows).redraw_selected()
        self._show_meaning()
        self._show_footer()

    @on(OptionList.OptionSelected)
    def _chosen(self) -> None:
        if self._typing:
            self.action_take()
            return
        if self._selected == "keys":
            self.action_open()
        elif self._selected == "deck_folders":
            self._type("")
        else:
            self.action_step(1)

    @on(OptionList.OptionHighlighted)
    def _moved(self) -> None:
        self._said = ""
        if self._typing and self._typing != self._selected:
            self._end_typing()
        self._show_meaning()
        self._show_footer()

    def _write(self, desk: Desk, values: Mapping[str, Any]) -> None:
        for name, value in values.items():
            if value is None:
                follow_default(desk, name)
            else:
                set_in_general(desk, name, value)

    def _went_wrong(self) -> None:
        """Go back to what holds: what was chosen could not be written."""
        self._said = self._saving.trouble
        self._saving.give_up()
        self._take(self._found)

    # What is typed

    def on_key(self, event: events.Key) -> None:
        """Begin to type a value with its first figure, or a folder with the start of its path."""
        letter = event.character or ""
        name = self._selected
        if self._typing and event.is_printable and letter:
            # It was on its way to the rows when the line opened.
            event.stop()
            self.query_one(TextInput).insert_text_at_cursor(letter)
            return
        begins = is_typed(name) if letter.isdecimal() else name == "deck_folders"
        if not self._typing and letter and begins and (letter.isdecimal() or letter in "/~"):
            event.stop()
            event.prevent_default()
            self._type(letter)

    def _type(self, first: str) -> None:
        if self._found.is_lost:
            self._choose(self.general)
            return
        self._typing, self._said = self._selected, ""
        label = _("Folder") if self._typing == "deck_folders" else name_of(self._typing)
        self.query_one("#entry-name", Static).update(literal(label, "$soft"))
        self.query_one("#entry").add_class("-shown")
        line = self.query_one(TextInput)
        line.value, line.cursor_position = first, len(first)
        self.set_focus(line)
        self._show()

    def _end_typing(self) -> None:
        self._typing = ""
        self.query_one("#entry").remove_class("-shown")
        self.query_one(Rows).focus()
        self._show()

    @on(Input.Changed)
    def _typed(self) -> None:
        if self._said:
            self._said = ""
            self._show_meaning()

    @on(Input.Submitted)
    def action_take(self) -> None:
        """Take what was typed, or say why not."""
        name, words = self._typing, self.query_one(TextInput).value
        if name == "deck_folders":
            begin(self, partial(self._add_folder, words), group="save", exclusive=True)
            return
        if not name:
            return
        try:
            value = typed_value(name, words)
        except WrongError as error:
            self._say(typed_refused(name, error.code, error.facts))
            return
        self._end_typing()
        self._choose(self.general.having(name, value))

    async def _add_folder(self, words: str) -> None:
        # What was chosen just before stands in the file first: it is read again afterwards.
        await self._saving.write()
        try:
            await self.desk.keep(lambda desk: add_folder(desk, words))
        except WrongError as error:
            self._say(typed_refused("deck_folders", error.code, error.facts))
            return
        except SettingsError as error:
            self._say(settings_error(error.code, error.facts))
            return
        self._end_typing()
        await self._read()

    # Other keys

    def action_open(self) -> None:
        """Open the file in the learner's editor; one that is not there is begun."""
        begin(self, self._edit, group="edit", exclusive=True)

    async def _edit(self) -> None:
        await self._saving.write()
        path, [first, *_more] = self.desk.settings_file, (*self._found.problems, None)
        begun = file_words(KEYS)
        why = await why_not_kept(self.desk, lambda desk: begin_file(desk, begun))
        if why:
            self._say(why)
            return
        line = first.line if first is not None else await to_thread(self._line)
        refused = edit_file(self.app, path, max(line, 1))
        await self._read()
        problems = self._found.problems
        told = _("Read again.") if not problems else _("Read again; the problems stand above.")
        self._say(refused or told)

    def _line(self) -> int:
        """Give the line of the file that sets the selected setting or tells of it, 0 for none."""
        key = KEY_OF.get(self._selected, self._selected)
        try:
            text = text_of(self.desk.settings_file)
        except (OSError, UnicodeDecodeError):
            return 0
        return line_of(key.split("."), text) or line_told(key.split("."), text)

    async def action_back(self) -> None:
        """Give up what is being typed, or go back with all that was chosen written."""
        if self._typing:
            self._end_typing()
            return
        await self._saving.write()
        if not self._saving.trouble:
            self.dismiss(None)
            await tell_screens(self.app)

    def action_help(self) -> None:
        """Show the keys."""
        self.app.push_screen(Help(_("Keys"), _("settings"), (*COMMANDS, *LIST), self.desk.signs))

    # Showing

    def _say(self, words: str) -> None:
        self._said = words
        self._show_meaning()

    def _show(self) -> None:
        """Show everything anew: another language may be spoken."""
        self.query_one("#title", Static).update(Content.styled(_("Settings"), "bold $ink"))
        self.query_one(Rows).redraw()
        self._show_problems()
        self._show_meaning()
        self._show_footer()

    def _show_problems(self) -> None:
        wrong = self.query_one("#wrong", Static)
        wrong.set_class(bool(self._found.problems), "-shown")
        problems, most = self._found.problems, 2 if self.app.size.height < _LOW else 4
        lines = [_problem_line(problem) for problem in problems]
        if len(lines) > most:
            more = len(lines) - most + 1
            told = n_("{n} more like that.", "{n} more like that.", more).format(n=number(more))
            lines[most - 1 :] = [Content.styled(told, "$warning")]
        wrong.update(Content("\n").join(lines))

    def _show_meaning(self) -> None:
        told = self._said or " ".join(filter(None, self._explained()))
        self.query_one("#meaning", Static).update(literal(told, "$soft"))

    def _explained(self) -> tuple[str, ...]:
        name = self._selected
        if self._typing == "deck_folders":
            return (_("Type the path of a folder; its decks are listed with the others."),)
        if name == "keys":
            return does(name), means(name, None)
        leeches = 0
        if name == "leech_threshold" and self._held is not None:
            leeches = self.general.leeches(self._held)
        tested = self.general.value("theme") in ("", *OURS)
        coloured = not os.environ.get("NO_COLOR")
        value = self.general.value(name)
        meant = means(name, value, leeches=leeches, tested=tested, coloured=coloured)
        asks = self._played.words(self.general) if name in PLAYED and self._played else ""
        # On a low screen what the value means comes first: what the setting does its name tells.
        told = "" if meant and self.app.size.height < _LOW else does(name)
        return told, meant, asks

    def _show_footer(self) -> None:
        self.query_one(Footer).hints = (
            *self._ways(),
            Hint(key_of("settings.help"), _("help"), "help", right=True),
            Hint(key_of("settings.back"), _("back"), "back", right=True, keep=True),
        )

    def _ways(self) -> tuple[Hint, ...]:
        name, enter, opening = self._selected, key_name("enter"), _("open the file")
        if self._typing:
            taking = _("Add") if name == "deck_folders" else _("Take")
            return (Hint(enter, taking, "take", pill=True),)
        if self._found.is_lost or name == "keys":
            return (Hint(key_of("settings.open"), _("Open"), "open", pill=True),)
        found = Hint(key_of("settings.less", "settings.more"), _("Change"), "step(1)", pill=True)
        if name == "deck_folders":
            found = Hint(enter, _("Add"), "add", pill=True)
        default = Hint(key_of("settings.default"), _("default"), "follow")
        own = (default,) if self.general.is_own(name) else ()
        typed = (Hint("0–9", _("type it"), "", slight=True),) if is_typed(name) else ()
        return (found, *own, Hint(key_of("settings.open"), opening, "open"), *typed)

    def action_add(self) -> None:
        """Type a folder."""
        self._type("")

    def _draw(self, place: int, width: int, selected: bool) -> Content:
        what, name = self._lines[place]
        if what == "group":
            heading = Content.styled(_group(name), "$faint")
            parted = place and self.app.size.height >= _ROOMY
            return Content("\n").join([Content(""), heading]) if parted else heading
        if name == "keys":
            words = keys_told(len(self.general.settings.keys))
            return draw_setting(name_of(name), words, "", width, selected=selected, steps=False)
        words = value_of(name, self.general.value(name))
        note = beside(name, default(name), own=self.general.is_own(name))
        steps = name != "deck_folders"
        return draw_setting(name_of(name), words, note, width, selected=selected, steps=steps)


def _lines() -> list[tuple[str, str]]:
    """Give each row: whether it is a group or a setting, and its name."""
    groups = (("study", _STUDY), ("look", _LOOK), ("files", _FILES))
    return [
        line
        for group, names in groups
        for line in (("group", group), *(("setting", name) for name in names))
    ]


def _group(name: str) -> str:
    return {
        "study": p_("settings", "Study"),
        "look": _("Look and language"),
        "files": _("Files, keys and privacy"),
    }[name]


def _problem_line(problem: SettingsProblem) -> Content:
    told = problem_at(problem.code, problem.line, problem.facts)
    return Content.assemble(("▲ ", "$warning"), literal(told, "$ink"))
