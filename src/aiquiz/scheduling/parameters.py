"""The learner's own parameters: 21 numbers that were fitted elsewhere, read and checked."""

import math
import re

from aiquiz.scheduling.memory import DEFAULT_PARAMETERS, Policies, Policy, Terms

COUNT = len(DEFAULT_PARAMETERS)
"""How many numbers FSRS-6 has."""

LEAST = (
    *(0.001, 0.001, 0.001, 0.001, 1.0, 0.001, 0.001, 0.001, 0.0, 0.0, 0.001),
    *(0.001, 0.001, 0.001, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.1),
)
MOST = (
    *(100.0, 100.0, 100.0, 100.0, 10.0, 4.0, 4.0, 0.75, 4.5, 0.8, 3.5),
    *(5.0, 0.25, 0.9, 4.0, 1.0, 6.0, 2.0, 2.0, 0.8, 0.8),
)
"""The bounds of each, both included, as FSRS-6's own fitting keeps to them."""

_OLDER = {17: "FSRS-4.5", 19: "FSRS-5"}
_LONGEST = 10_000
_LISTED = re.compile(r"\[([^\[\]]*)\]")


class ParametersError(Exception):
    """The numbers will not do: `code` tells why, `facts` what would.

    The codes are "count" (`found` numbers; `version` is that of FSRS with as many, "" for none),
    "number" (`given`, at `place` from 1, is none), "range" (number `place` is `given`, and goes
    from `least` to `most`) and "long".
    """

    def __init__(self, code: str, **facts: int | float | str) -> None:
        """`facts` go into the sentence."""
        super().__init__(code)
        self.code = code
        self.facts = facts


def read_parameters(text: str) -> tuple[float, ...]:
    """Give the parameters that `text` holds, checked.

    It is what tools print: numbers parted by commas or spaces, a JSON list, also within something
    else. Raises ParametersError.
    """
    if len(text) > _LONGEST:
        raise ParametersError("long")
    listed = _LISTED.search(text)
    words = re.split(r"[\s,;]+", listed[1] if listed else text.strip().strip("()[]"))
    values = tuple(_number(word, place) for place, word in enumerate(filter(None, words), 1))
    if len(values) != COUNT:
        version = _OLDER.get(len(values), "")
        raise ParametersError("count", found=len(values), version=version)
    for place, (value, least, most) in enumerate(zip(values, LEAST, MOST, strict=True), 1):
        if not least <= value <= most:
            raise ParametersError("range", place=place, given=value, least=least, most=most)
    return values


def _number(word: str, place: int) -> float:
    try:
        value = float(word) if word.isascii() and "_" not in word else math.nan
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise ParametersError("number", given=word, place=place)
    return value


def are_parameters(values: object) -> bool:
    """Tell whether `values`, from a log that another version may have written, can be used."""
    if not isinstance(values, list) or len(values) != COUNT:
        return False
    known = [float(value) for value in values if type(value) in (int, float)]
    bounded = zip(known, LEAST, MOST, strict=False)
    return len(known) == COUNT and all(least <= value <= most for value, least, most in bounded)


def with_parameters(terms: Terms, parameters: tuple[float, ...]) -> Terms:
    """Give `terms` with `parameters` for every deck."""
    if isinstance(terms, Policy):
        return terms._replace(parameters=parameters)
    decks = {deck: own._replace(parameters=parameters) for deck, own in terms.decks.items()}
    return Policies(terms.general._replace(parameters=parameters), decks)
