"""A sweep of which every run tries a sample, and the run of the tests marked long the rest."""

from collections.abc import Collection, Iterable
from typing import Any

import pytest


def sampled(cases: Iterable[Any], sample: Collection[Any]) -> list[Any]:
    """Give all `cases` to parametrize with; those that are not in `sample` are marked long."""
    return [
        case if case in sample else pytest.param(case, marks=pytest.mark.long) for case in cases
    ]
