"""How a session went, as facts."""

from collections.abc import Sequence
from dataclasses import dataclass

from aiquiz.grading.verdict import Outcome
from aiquiz.study.asking import SessionKind
from aiquiz.study.result import Result, Way

_ENOUGH = 3


@dataclass(frozen=True, slots=True)
class Summary:
    """A session in figures; only the first asking of each card counts.

    `planned` counts its cards, `results` are those of the ones asked. `elapsed_ms` runs from the
    first question to the last answer; of a session that was left it is the answers' own time.
    `is_mock` says that it is a mock exam.
    `newly_known` is by how many cards more are known now than before, which can be negative.
    """

    kind: SessionKind
    trail: tuple[Outcome | None, ...]
    results: tuple[Result, ...]
    elapsed_ms: int
    is_mock: bool = False
    newly_known: int = 0

    @property
    def planned(self) -> int:
        """How many cards the session has."""
        return len(self.trail)

    @property
    def asked(self) -> int:
        """How many were answered."""
        return len(self.results)

    @property
    def correct(self) -> int:
        """How many were right."""
        return self._count("correct")

    @property
    def close(self) -> int:
        """How many were close."""
        return self._count("close")

    @property
    def score(self) -> float:
        """The credit over the cards asked, from 0 to 1."""
        credits_ = [result.credit for result in self.results]
        return sum(credits_) / len(credits_) if credits_ else 0.0

    @property
    def missed(self) -> tuple[Result, ...]:
        """The cards that were not right, in their order."""
        return tuple(result for result in self.results if result.outcome != "correct")

    @property
    def slowest(self) -> Result | None:
        """The card that took longest, None where there are too few for that to tell anything."""
        if len(self.results) < _ENOUGH:
            return None
        return max(self.results, key=lambda result: result.took_ms, default=None)

    def right_in(self, way: Way) -> int:
        """Give how many were right in this way."""
        return sum(result.way == way for result in self.results)

    def _count(self, outcome: Outcome) -> int:
        return sum(result.outcome == outcome for result in self.results)


def elapsed_ms(times: Sequence[tuple[int, int]]) -> int:
    """Give how long a session took, from when each card was asked and answered (UTC ms)."""
    return max(times[-1][1] - times[0][0], 0) if times else 0
