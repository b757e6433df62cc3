"""Help: the keys of the screen in focus, made from its commands."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.reactive import reactive
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from aiquiz.say.language import _, p_
from aiquiz.say.verdicts import sign, verdict_word
from aiquiz.tui.commands.everywhere import APP
from aiquiz.tui.commands.help import COMMANDS
from aiquiz.tui.hint import Hint
from aiquiz.tui.keys import Command, bindings, key_of, shown
from aiquiz.tui.motion import DIM_SECONDS, moves, shade
from aiquiz.tui.widgets.band import COLOURS
from aiquiz.tui.widgets.footer import Footer
from aiquiz.tui.widgets.still import Still

_KEY_COLUMN = 9
_DIM_STEPS = 3
_DIM = 0.7
"""How much of the ground is laid over the screen below, as the styles say."""


class Help(ModalScreen[None]):
    """The page behind `?`."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)

    dimmed: reactive[float] = reactive(1.0, repaint=False)
    """How much what lies below is dimmed, from 0 to 1."""

    def __init__(
        self, title: str, place: str, commands: Sequence[Command], signs: str, note: str = ""
    ) -> None:
        """`title` heads the page, `place` names the screen, `signs` is the setting's style.

        `note` stands under the keys.
        """
        super().__init__()
        self._title = title
        self._place = place
        self._commands = commands
        self._signs = signs
        self._note = note

    def compose(self) -> ComposeResult:
        """Lay the groups out in two columns."""
        groups = list(dict.fromkeys(command.group for command in self._commands if command.group))
        with Still(id="help"):
            with Horizontal(id="help-head"):
                yield Static(Content.styled(self._title, "bold $ink"), classes="head-left")
                yield Static(Content.styled(self._place, "$faint"), classes="head-right")
            with Horizontal(id="help-columns"):
                left, right = self._in_two(groups)
                light = 2 * self._rows(right) <= self._rows(left)
                yield _Column([self._block(group) for group in left], Content(""), wide=light)
                yield _Column([self._block(group) for group in right], self._signs_key())
            if self._note:
                yield Static(Content.styled(self._note, "$soft"), id="help-note")
        with Container(id="help-foot"):
            yield Footer()

    def on_mount(self) -> None:
        """Tell how to leave, and that there is more where there is."""
        self.watch(self.query_one("#help"), "virtual_size", self._show_footer)
        if moves(self.app):
            self.dimmed = 0.0
            self.animate("dimmed", 1.0, duration=DIM_SECONDS)

    def watch_dimmed(self, dimmed: float) -> None:
        """Dim what lies below in a few steps: each of them draws the whole screen anew."""
        alpha = _DIM * int(dimmed * _DIM_STEPS) / _DIM_STEPS
        if dimmed >= 1:
            # The styles say the same, for whatever theme.
            self.styles.background = None
        elif alpha != self.styles.background.a or not dimmed:
            self.styles.background = shade(self.app, "background").with_alpha(alpha)

    def on_resize(self) -> None:
        """Look anew whether the page fits."""
        self.call_after_refresh(self._show_footer)

    def _show_footer(self) -> None:
        close = Hint(key_of("help.close"), p_("button", "Close"), "dismiss", pill=True)
        more = Hint(key_of("help.down"), _("more"), "scroll(1)", keep=True)
        longer = self.query_one("#help").max_scroll_y > 0
        self.query_one(Footer).hints = (
            close,
            *((more,) if longer else ()),
            *(
                Hint(key_of(command.id), _(command.words), command.action, right=True, slight=True)
                for command in APP
                if command.priority
            ),
        )

    def _block(self, group: str) -> tuple[str, list[Command]]:
        return group, [command for command in self._commands if command.group == group]

    def _in_two(self, groups: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
        """Give the groups of both columns, so that these are about as long; one stands left."""
        cuts = range(1, len(groups) + 1)
        cut = min(cuts, key=lambda n: max(map(self._rows, (groups[:n], groups[n:]))), default=0)
        return groups[:cut], groups[cut:]

    def _rows(self, groups: Sequence[str]) -> int:
        return sum(len(self._block(group)[1]) + 2 for group in groups)

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


class _Column(Widget):
    """Groups of keys, what each does behind it, further lines under the first."""

    def __init__(
        self, blocks: Sequence[tuple[str, list[Command]]], last: Content, *, wide: bool = False
    ) -> None:
        """Each of `blocks` has its heading; `last` stands under them.

        One that is `wide` takes two thirds of the page.
        """
        super().__init__(classes="help-column -wide" if wide else "help-column")
        self._blocks = blocks
        self._last = last

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        """Give the rows that it takes in `width` cells."""
        return self._drawn(width).plain.count("\n") + 1

    def render(self) -> Content:
        """Draw the groups over the whole width."""
        return self._drawn(self.size.width)

    def _drawn(self, width: int) -> Content:
        blocks = [
            Content("\n").join(
                [Content.styled(_(group), "$faint"), *(_line(command, width) for command in inside)]
            )
            for group, inside in self._blocks
        ]
        last = Content("\n").join(self._last.wrap(max(width, 1)))
        return Content("\n\n").join([part for part in (*blocks, last) if part])


def _line(command: Command, width: int) -> Content:
    keys = shown(command)
    words = Content.styled(_(command.help), "$ink")
    indent = _KEY_COLUMN + 1
    first, *more = words.wrap(max(width - indent, 8))
    return Content("\n").join(
        [
            Content.assemble((keys.ljust(_KEY_COLUMN), "bold $accent"), " ", first),
            *(Content.assemble(" " * indent, line) for line in more),
        ]
    )
