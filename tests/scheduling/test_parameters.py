"""The 21 numbers are read as tools print them, and checked one by one."""

import contextlib
import json

import pytest
from fsrs.scheduler import LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS
from hypothesis import given
from hypothesis import strategies as st

from aiquiz.scheduling.memory import DEFAULT_PARAMETERS, Policies, Policy
from aiquiz.scheduling.parameters import (
    LEAST,
    MOST,
    ParametersError,
    are_parameters,
    read_parameters,
    with_parameters,
)

PLAIN = [str(value) for value in DEFAULT_PARAMETERS]


def refusal(text: str) -> tuple[str, dict[str, object]]:
    with pytest.raises(ParametersError) as refused:
        read_parameters(text)
    return refused.value.code, dict(refused.value.facts)


def test_the_bounds_are_those_of_fsrs() -> None:
    assert LEAST == LOWER_BOUNDS_PARAMETERS
    assert MOST == UPPER_BOUNDS_PARAMETERS


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(DEFAULT_PARAMETERS),
        ", ".join(PLAIN),
        ",".join(PLAIN) + "\n",
        " ".join(PLAIN),
        "\n".join(PLAIN),
        "; ".join(PLAIN),
        f"({', '.join(PLAIN)})",
        json.dumps({"log_loss": 0.4, "parameters": DEFAULT_PARAMETERS}),
        f"Parameters: [{', '.join(PLAIN)}]\nLog-loss: 0.44\n",
    ],
)
def test_what_tools_print_is_read(text: str) -> None:
    assert read_parameters(text) == DEFAULT_PARAMETERS


@pytest.mark.parametrize(
    ("found", "version"), [(0, ""), (20, ""), (17, "FSRS-4.5"), (19, "FSRS-5")]
)
def test_another_count_is_told_with_the_version_it_is_of(found: int, version: str) -> None:
    facts = {"found": found, "version": version}
    assert refusal(", ".join(PLAIN[:found])) == ("count", facts)


@pytest.mark.parametrize("word", ["x", "nan", "inf", "1_0", "0x1", "²", "0.1.2", "1e999"])
def test_what_is_no_number_is_told_with_its_place(word: str) -> None:
    text = ", ".join([*PLAIN[:4], word, *PLAIN[5:]])
    assert refusal(text) == ("number", {"given": word, "place": 5})


def test_a_number_out_of_range_is_told_with_its_place_and_the_range() -> None:
    text = ", ".join([*PLAIN[:20], "0.05"])
    facts = {"place": 21, "given": 0.05, "least": 0.1, "most": 0.8}
    assert refusal(text) == ("range", facts)


def test_a_file_that_is_something_else_is_refused_at_once() -> None:
    assert refusal("1 " * 10_000)[0] == "long"


INSIDE = st.tuples(*(st.floats(least, most) for least, most in zip(LEAST, MOST, strict=True)))


@given(INSIDE, st.sampled_from([", ", " ", "\n"]))
def test_whatever_is_in_range_is_read_as_it_was_written(
    values: tuple[float, ...], between: str
) -> None:
    assert read_parameters(between.join(map(repr, values))) == values
    assert are_parameters(list(values))


@given(st.text(max_size=300))
def test_no_text_breaks_the_reading(text: str) -> None:
    with contextlib.suppress(ParametersError):
        assert len(read_parameters(text)) == 21


@pytest.mark.parametrize(
    "values",
    [None, [], "x", [*DEFAULT_PARAMETERS[:20], "0.15"], [True] * 21, [0.0] * 21, [None] * 21],
)
def test_what_another_version_wrote_is_not_taken_for_parameters(values: object) -> None:
    assert not are_parameters(values)


def test_they_hold_for_every_deck() -> None:
    own = tuple(MOST)
    assert with_parameters(Policy(0.8), own) == Policy(0.8, parameters=own)
    terms = with_parameters(Policies(Policy(), {"a": Policy(0.8)}), own)
    assert terms == Policies(Policy(parameters=own), {"a": Policy(0.8, parameters=own)})
