"""What the pages with rows have in common: they read a scope once, and tell their keys."""

from textual.containers import Vertical

from aiquiz.scores.scope import Scope
from aiquiz.tui.desk_thread import DeskThread
from aiquiz.tui.hint import Hint
from aiquiz.tui.scores import HintsChanged


class ListPage(Vertical):
    """Rows of what a scope holds, read when it is another scope or was forgotten."""

    def __init__(self, desk: DeskThread) -> None:
        """Start without rows: `show` reads them."""
        super().__init__()
        self.desk = desk
        self._scope: Scope | None = None
        self._as_table = False
        self._is_known = False
        self._told: tuple[Hint, ...] = ()

    def show(self, scope: Scope, *, as_table: bool) -> None:
        """Show what there is in `scope`; a later call goes before.

        It is read where it is another scope than before, or was forgotten.
        """
        is_known = self._is_known and scope == self._scope
        self._scope, self._as_table, self._is_known = scope, as_table, True
        if is_known:
            self.show_known()
        else:
            self.begin_reading(scope)

    def forget(self) -> None:
        """Read anew the next time: an answer, a card or a deck has changed since."""
        self._is_known = False

    def show_known(self) -> None:
        """Show what was read of the scope, as far as it was."""
        raise NotImplementedError

    def begin_reading(self, scope: Scope) -> None:
        """Read what there is in `scope`, and show it; `forget` it where that fails."""
        raise NotImplementedError

    def hints(self) -> tuple[Hint, ...]:
        """Give what the keys of the page do now, the pill first."""
        raise NotImplementedError

    def tell_hints(self) -> None:
        """Tell when the keys do something else than before."""
        hints = self.hints()
        if hints != self._told:
            self._told = hints
            self.post_message(HintsChanged())
