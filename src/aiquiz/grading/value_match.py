"""Whether two values are the same, and if not, what is wrong with the typed one."""

from dataclasses import dataclass, replace
from fractions import Fraction

from aiquiz.grading.lexicon import Lexicon
from aiquiz.grading.question import Question
from aiquiz.grading.unit import Unit
from aiquiz.grading.value import Amount, Clock, Date, Value
from aiquiz.grading.verdict import Outcome
from aiquiz.grading.word_match import Level, match


@dataclass(frozen=True, slots=True)
class ValueMatch:
    """How well a typed value meets the wanted one, with the code of what differs."""

    outcome: Outcome
    code: str = ""


SAME = ValueMatch("correct")
NUMBER = ValueMatch("wrong", "number")
_HALF = ValueMatch("close", "half-range")
_UNIT = ValueMatch("wrong", "unit")
_NO_UNIT = ValueMatch("close", "unit-missing")
RATIOS = ("percent", "times")


def compare(given: Value, wanted: Value, question: Question) -> ValueMatch:
    """Compare a typed value with a wanted one, in the light of the question."""
    if isinstance(wanted, Clock) or isinstance(given, Clock):
        return _compare_clocks(given, wanted, question)
    if isinstance(wanted, Date):
        return _compare_dates(given, wanted)
    if isinstance(given, Date):
        return _date_for_amount(given, wanted)
    found = _compare_amounts(given, wanted, question)
    return found if found.outcome == "wrong" else _with_bounds(found, given, wanted, question)


def _compare_clocks(given: Value, wanted: Value, question: Question) -> ValueMatch:
    if not (isinstance(wanted, Clock) or question.asks_time or _is_hours(wanted)):
        return ValueMatch("wrong", "number")
    one, other = _as_clock(given, question), _as_clock(wanted, question)
    if one is None or other is None:
        return ValueMatch("wrong", "time")
    if one.minutes == other.minutes:
        return SAME
    uncertain = not one.certain and one.minutes % 720 == other.minutes % 720
    return ValueMatch("close", "half-day") if uncertain else ValueMatch("wrong", "time")


def _is_hours(value: Value) -> bool:
    return isinstance(value, Amount) and [unit.symbol for unit in value.units] == ["h"]


def _as_clock(value: Value, question: Question) -> Clock | None:
    """Read a bare 8 or 8 hours as a time of day, which a time was asked for."""
    if isinstance(value, Clock):
        return value
    if isinstance(value, Date) or value.is_range or value.low.denominator != 1:
        return None
    hours = all(unit.symbol == "h" for unit in value.units) and not value.noun
    if not hours or not 0 <= value.low <= 24:
        return None
    return Clock(int(value.low) % 24 * 60, value.low > 12)


def _compare_dates(given: Value, wanted: Date) -> ValueMatch:
    if isinstance(given, Amount):
        plain = not given.units and not given.is_range and wanted.year is not None
        whole = plain and _same_year(int(given.low), wanted.year)
        return ValueMatch("close", "date-part") if whole else ValueMatch("wrong", "date")
    if not isinstance(given, Date):
        return ValueMatch("wrong", "date")
    readings = [given]
    if given.other is not None:
        month, day = given.other
        readings.append(replace(given, month=month, day=day, other=None))
    found = [_one_reading(reading, wanted) for reading in readings]
    best = min(found, key=lambda m: _ORDER.index(m.outcome))
    if best.outcome == "correct" and len(found) > 1 and found[0] != found[1]:
        return ValueMatch("close", "date-order")
    return best


_ORDER = ("correct", "close", "wrong")


def _one_reading(given: Date, wanted: Date) -> ValueMatch:
    parts = [(given.year, wanted.year), (given.month, wanted.month), (given.day, wanted.day)]
    if any(g is not None and w is not None and g != w for g, w in parts[1:]):
        return ValueMatch("wrong", "date")
    if not _same_year(given.year, wanted.year):
        return ValueMatch("wrong", "date")
    if any(g is None and w is not None for g, w in parts):
        return ValueMatch("close", "date-part")
    if any(g is not None and w is None for g, w in parts):
        return ValueMatch("close", "detail")
    return SAME


def _same_year(given: int | None, wanted: int | None) -> bool:
    """Tell whether two years agree, where both are said; 44 may be 1944."""
    if given is None or wanted is None or given == wanted:
        return True
    return 0 <= min(given, wanted) < 100 <= max(given, wanted) and (given - wanted) % 100 == 0


def _date_for_amount(given: Date, wanted: Amount) -> ValueMatch:
    """Compare a date with a year that was asked for: nobody can tell whether the day is right."""
    year = not wanted.units and wanted.low == given.year
    return ValueMatch("close", "detail") if year else ValueMatch("wrong", "number")


def _compare_amounts(given: Amount, wanted: Amount, question: Question) -> ValueMatch:
    if question.asks_notation and _notation(given) != _notation(wanted):
        same = given.low == wanted.low and given.high == wanted.high
        return ValueMatch("wrong", "notation" if same else "number")
    loose = given.roman or wanted.roman
    if given.decade or wanted.decade:
        return _compare_decades(given, wanted)
    if wanted.named and given.written != wanted.written and not loose:
        whole = given.low.denominator == 1 and given.low == given.high == wanted.low
        named = whole and given.written[-1].isdigit() == wanted.written[-1].isdigit()
        return _noun(given, wanted, question) if named else ValueMatch("wrong", "version")
    if _is_version(given, wanted) or (given.named and given.roman and _is_counted(wanted)):
        return ValueMatch("wrong", "version")
    if given.ordinal != wanted.ordinal and not (loose or given.named or wanted.named):
        same = given.low == wanted.low and not given.is_range
        return ValueMatch("close" if same else "wrong", "ordinal" if same else "number")
    if given.unit_written == "K" and not wanted.units and given.low * 1000 == wanted.low:
        return SAME
    if given.unit_written == "M" and wanted.unit_written == "m" and not given.units:
        same = given.low / given.scale == wanted.low
        return ValueMatch("close", "unit-case") if same else NUMBER
    if given.units and wanted.units:
        return _both_units(given, wanted, question)
    if wanted.units:
        return _unit_missing(given, wanted, question)
    if given.units:
        return _unit_added(given, wanted, question)
    numbers = _numbers(given, wanted)
    return _noun(given, wanted, question) if numbers == SAME else numbers


def _notation(amount: Amount) -> str:
    """Give how a value is written where that is asked for; a fraction counts by its digits."""
    if "/" in amount.written:
        return amount.written
    return amount.units[0].symbol if _is_ratio(amount) else ""


def _compare_decades(given: Amount, wanted: Amount) -> ValueMatch:
    """Compare decades, of which the learner may leave out the century; a year is none."""
    whole = wanted.low if wanted.low >= 100 else wanted.low + 1900
    if given.low not in (whole, whole % 100):
        return NUMBER
    return SAME if given.decade and wanted.decade else ValueMatch("close", "decade")


def _is_version(given: Amount, wanted: Amount) -> bool:
    """Tell whether a 0 at the end was meant: 3.10 is not 3.1, although 0.50 m are 0.5 m."""
    plain = not (given.units or wanted.units or given.is_range or wanted.is_range)
    pointed = "." in wanted.written and "." in given.written and wanted.low >= 1
    return plain and pointed and given.low == wanted.low and given.written != wanted.written


def _is_counted(wanted: Amount) -> bool:
    """Tell whether so much of something is wanted, and no name that ends in a number."""
    return not wanted.named and bool(wanted.units or wanted.noun)


_ONE = Fraction(1)


def _numbers(given: Amount, wanted: Amount, factor: Fraction = _ONE) -> ValueMatch:
    """Compare the numbers alone, those of `given` times `factor`."""
    low, high = given.low, given.high
    if factor != 1:
        low, high = low * factor, high * factor
    elif given.other is not None and given.other == wanted.low == wanted.high:
        return SAME
    if low == wanted.low and high == wanted.high:
        return SAME
    # Of five to one, which is a ratio, the one says nothing.
    halves = (wanted.low, wanted.high) if wanted.low < wanted.high else (wanted.low,)
    if wanted.is_range and not given.is_range and low in halves:
        return _HALF
    if given.is_range and not wanted.is_range and low <= wanted.low <= high:
        return ValueMatch("wrong", "range")
    return NUMBER


def _both_units(given: Amount, wanted: Amount, question: Question) -> ValueMatch:
    found = [
        _numbers(given, wanted, g.factor / w.factor if g is not w else _ONE)
        for g in given.units
        for w in wanted.units
        if g.dimension == w.dimension
    ]
    found += [_temperatures(given, wanted, g, w) for g in given.units for w in wanted.units]
    best = min(found, key=lambda m: _ORDER.index(m.outcome), default=NUMBER)
    if best.outcome != "wrong":
        return best
    if (given.low, given.high) != (wanted.low, wanted.high):
        return best
    for more, less in ((wanted, given), (given, wanted)):
        if any(unit.top in less.units for unit in more.units if unit.top is not None):
            named = question.names(more.unit_written.rpartition("/")[2].lower())
            return SAME if named else _NO_UNIT if more is wanted else _UNIT
    scales = {unit.dimension for unit in wanted.units} & set(_ABSOLUTE)
    if scales and any(unit.symbol == "°" for unit in given.units):
        return _NO_UNIT
    cases = given.unit_written.lower() == wanted.unit_written.lower()
    return ValueMatch("close", "unit-case") if cases else _UNIT


_ABSOLUTE = {
    "celsius": (Fraction(1), Fraction(27315, 100)),
    "fahrenheit": (Fraction(5, 9), Fraction(45967 * 5, 900)),
    "kelvin": (Fraction(1), Fraction(0)),
}
"""What makes kelvins of degrees: a factor and what is added."""


def _temperatures(given: Amount, wanted: Amount, one: Unit, other: Unit) -> ValueMatch:
    """Compare temperatures on two scales, whose zeros differ."""
    if one.dimension not in _ABSOLUTE or other.dimension not in _ABSOLUTE:
        return NUMBER
    ours, theirs = _ABSOLUTE[one.dimension], _ABSOLUTE[other.dimension]
    same = given.low * ours[0] + ours[1] == wanted.low * theirs[0] + theirs[1]
    return SAME if same and given.low == given.high else NUMBER


def _unit_missing(given: Amount, wanted: Amount, question: Question) -> ValueMatch:
    """Compare a number without a known unit with one that has it."""
    if _is_ratio(wanted) and not given.noun:
        scaled = _numbers(given, wanted, 1 / wanted.units[0].factor)
        if scaled == SAME and wanted.units[0].dimension == "percent":
            return SAME
    numbers = _numbers(given, wanted)
    if numbers.outcome == "wrong":
        return numbers
    if given.noun and not question.names(given.noun):
        return numbers if _meant_unit(given.noun, wanted, question.reading.known) else _UNIT
    if any(question.implies(unit) for unit in wanted.units):
        return numbers
    return _NO_UNIT


def _meant_unit(noun: str, wanted: Amount, known: Lexicon) -> bool:
    """Tell whether `noun` is the unit as the author wrote it, but for a slip."""
    return match(noun, wanted.unit_written.lower(), known).level > Level.NONE


def _unit_added(given: Amount, wanted: Amount, question: Question) -> ValueMatch:
    """Compare a number that has a unit with one that has none."""
    if _is_ratio(given) and given.units[0].dimension == "percent" and not wanted.noun:
        scaled = _numbers(given, wanted, given.units[0].factor)
        if scaled == SAME:
            return SAME
    numbers = _numbers(given, wanted)
    if numbers.outcome == "wrong":
        return numbers
    if any(question.implies(unit) for unit in given.units):
        money = given.units[0].dimension.startswith("money")
        # Where no currency is named none can be right or wrong.
        named = not money or any(question.has_unit(unit) for unit in given.units)
        return numbers if named else ValueMatch("close", "detail")
    return _UNIT


def _is_ratio(amount: Amount) -> bool:
    return bool(amount.units) and amount.units[0].dimension in RATIOS


def _noun(given: Amount, wanted: Amount, question: Question) -> ValueMatch:
    """Compare what is counted, the numbers being the same: 128k words for 128k tokens."""
    if not given.noun or question.names(given.noun):
        return SAME
    if not wanted.noun:
        counts = given.noun not in question.reading.known.carriers and not given.named
        return ValueMatch("close", "detail") if counts else SAME
    level = match(given.noun, wanted.noun, question.reading.known).level
    return SAME if level > Level.NONE else _UNIT


def _with_bounds(
    found: ValueMatch, given: Amount, wanted: Amount, question: Question
) -> ValueMatch:
    """Lower a verdict where 'more than' and the like do not agree."""
    if given.bound == wanted.bound:
        return found
    if not given.bound:
        return ValueMatch("close", "bound-missing") if found.outcome == "correct" else found
    if given.bound[0] == wanted.bound[:1]:
        return ValueMatch("close", "bound")
    if not wanted.bound and question.reading.values == () and _asked(given.bound, question):
        return found
    return ValueMatch("wrong", "bound")


def _asked(bound: str, question: Question) -> bool:
    """Tell whether the question itself says since, until and the like."""
    bounds = question.reading.known.bounds
    return any(
        said == bound and len(phrase) == 1 and phrase[0] in question.reading.said
        for phrase, said in bounds.items()
    )
