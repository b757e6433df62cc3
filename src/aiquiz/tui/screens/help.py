"""Help: the keys of the screen in focus, made from its commands."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from aiquiz.say.language import _, p_
from aiquiz.say.verdicts import sign, verdict_word
from aiquiz.tui.keys import Command, key_name
from aiquiz.tui.widgets.band import COLOURS
from aiquiz.tui.widgets.footer import Footer, Hint

_KEY_COLUMN = 9


class Help(ModalScreen[None]):
    """The page behind `?`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,q,enter", "dismiss", show=False),
        Binding("down,j", "scroll(1)", show=False),
        Binding("up,k", "scroll(-1)", show=False),
    ]

    def __init__(self, title: str, place: str, commands: Sequence[Command], signs: str) -> None:
        """`title` heads the page, `place` names the screen, `signs` is the setting's style."""
        super().__init__()
        self._title = title
        self._place = place
        self._commands = commands
        self._signs = signs

    def compose(self) -> ComposeResult:
        """Lay the groups out in two columns."""
        groups = list(dict.fromkeys(command.group for command in self._commands))
        half = (len(groups) + 1) // 2
        with VerticalScroll(id="help"):
            with Horizontal(id="help-head"):
                yield Static(Content.styled(self._title, "bold $ink"), classes="head-left")
                yield Static(Content.styled(self._place, "$faint"), classes="head-right")
            with Horizontal(id="help-columns"):
                yield Static(self._column(groups[:half]), classes="help-column")
                right = self._column(groups[half:])
                yield Static(
                    Content("\n\n").join([part for part in (right, self._signs_key()) if part]),
                    classes="help-column",
                )
        footer = Footer()
        footer.hints = (Hint(key_name("escape"), p_("button", "Close"), "dismiss", pill=True),)
        yield footer

    def _column(self, groups: Sequence[str]) -> Content:
        blocks = []
        for group in groups:
            lines = [Content.styled(_(group), "$faint")]
            lines += [_line(command) for command in self._commands if command.group == group]
            blocks.append(Content("\n").join(lines))
        return Content("\n\n").join(blocks)

    def _signs_key(self) -> Content:
        words = [
            Content.assemble(
                (sign(outcome, self._signs), colour), " ", (verdict_word(outcome).lower(), "$soft")
            )
            for outcome, colour in COLOURS.items()
        ]
        return Content.assemble((_("Signs"), "$faint"), "\n", Content("   ").join(words))

    def action_scroll(self, rows: int) -> None:
        """Move the page where it is longer than the screen."""
        self.query_one("#help").scroll_relative(y=rows, animate=False)


def _line(command: Command) -> Content:
    keys = command.shown or key_name(command.keys)
    return Content.assemble(
        (keys.ljust(_KEY_COLUMN), "bold $accent"), " ", (_(command.help), "$ink")
    )
