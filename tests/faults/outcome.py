"""What came of a fault that was tried so many times: a row of the table in docs/reliability.md."""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from typing import Any

from aiquiz.say.trouble import CODES, trouble

HEAD = (
    "| fault | tries | acknowledged | lost | corrupted | what was shown |",
    "|---|--:|--:|--:|--:|---|",
)


@dataclass(frozen=True)
class Outcome:
    """How often `fault` was tried and what came of it.

    `acknowledged` counts the entries that the program had said were safe, None where the fault is
    about none; `lost` those of them that were not there afterwards. `corrupted` counts the tries
    after which something was there that nobody wrote, or the program no longer did its work.
    `shown` says what whoever studies is shown, in a few words.
    """

    fault: str
    tries: int
    acknowledged: int | None
    lost: int
    corrupted: int
    shown: str

    @property
    def passed(self) -> bool:
        """Whether anything was tried, and nothing lost or corrupted."""
        return self.tries > 0 and self.acknowledged != 0 and not self.lost and not self.corrupted

    @property
    def row(self) -> str:
        """The row of the table."""
        numbers = (self.tries, self.acknowledged, self.lost, self.corrupted)
        told = ["–" if number is None else f"{number:,}" for number in numbers]
        cells = [cell.replace("|", "\\|") for cell in (self.fault, *told, self.shown)]
        return f"| {' | '.join(cells)} |"

    def facts(self) -> dict[str, Any]:
        """Give it as what JSON holds; `Outcome(**facts)` is the way back."""
        return asdict(self)


def sentences(codes: Collection[str]) -> str:
    """Give what is said of the troubles with these codes, in quotes; other words say nothing."""
    facts = {"path": "progress.db"}
    said = [f"“{trouble(code, facts)}”" for code in sorted(CODES.intersection(codes))]
    return " or ".join(said) or "nothing"
