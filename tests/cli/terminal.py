"""A terminal that was typed at already, and a desk whose disk is full at times."""

import os
from io import StringIO

from aiquiz.desk import Desk
from aiquiz.progress.trouble import StoreError
from aiquiz.scheduling.memory import Memory
from aiquiz.scheduling.review import Entry, Ref


class Terminal(StringIO):
    """Lines that were all typed already: there is always something to read."""

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        return os.open(os.devnull, os.O_RDONLY)


class FailingDesk(Desk):
    """A desk whose disk is full for the first `failures` writes after `good` of them."""

    good = 0
    failures = 0

    def write(self, entry: Entry) -> tuple[Ref, Memory | None]:
        if self.good:
            self.good -= 1
        elif self.failures:
            self.failures -= 1
            raise StoreError("full", path="progress.db")
        return super().write(entry)
