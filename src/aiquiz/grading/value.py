"""What a number in an answer says: an amount, a date, or a time of day."""

from dataclasses import dataclass
from fractions import Fraction

from aiquiz.grading.unit import Unit


@dataclass(frozen=True, slots=True)
class Amount:
    """A number or a range, with the unit it is counted in.

    `units` are what the unit as typed may stand for, none where no known one stands there; then
    `noun` is the word that does. `bound` is one of `<`, `<=`, `>`, `>=` or empty. `written` are
    its digits as typed with a point for a decimal mark. `named` says that a name stands before
    it (GPT-4, article 16): then it is a version, of which every digit counts. `scale` is what the
    digits were multiplied with, `other` is what they say by the other language's marks. `decade`
    says that it is one: the 1990s, les années 90.
    """

    low: Fraction
    high: Fraction
    written: str
    units: tuple[Unit, ...] = ()
    unit_written: str = ""
    noun: str = ""
    bound: str = ""
    ordinal: bool = False
    roman: bool = False
    named: bool = False
    scale: Fraction = Fraction(1)
    other: Fraction | None = None
    decade: bool = False

    @property
    def is_range(self) -> bool:
        """Whether it runs from one number to another."""
        # Of a single number both ends are one object, which is told faster than by their value.
        return self.low is not self.high and self.low != self.high


@dataclass(frozen=True, slots=True)
class Date:
    """A day, a month or both, with the year where it is said; `other` is its second reading.

    3/4/2020 is the third of April or the fourth of March.
    """

    year: int | None
    month: int | None
    day: int | None
    other: tuple[int, int] | None = None

    @property
    def written(self) -> str:
        """Its parts from the year down, of which those that are not said are left out."""
        parts = (f"{self.year}" if self.year is not None else "", _two(self.month), _two(self.day))
        return "-".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day in minutes after midnight; `certain` if morning or evening is said."""

    minutes: int
    certain: bool

    @property
    def written(self) -> str:
        """Hours and minutes of twenty-four."""
        return f"{self.minutes // 60:02}:{self.minutes % 60:02}"


def _two(number: int | None) -> str:
    return "" if number is None else f"{number:02}"


Value = Amount | Date | Clock
