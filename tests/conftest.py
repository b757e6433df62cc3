"""What every test starts from."""

import gc
from collections.abc import Iterator
from functools import lru_cache

import pytest
from hypothesis import settings

from aiquiz.deck import opening, reader
from aiquiz.say.language import speak, speaking

# How long an example takes tells of the machine: times are measured in benchmarks/.
settings.register_profile("timeless", deadline=None)
settings.load_profile("timeless")

# Every home that is new reads the decks of the program, an eighth of what all tests would take.
# What is read of the same bytes is the same, and never changes.
opening.read = lru_cache(32)(reader.read)  # type: ignore[attr-defined]


def pytest_collection_finish() -> None:
    """Spare the collector the thousands of tests that stay."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture(autouse=True)
def spoken() -> Iterator[None]:
    """Leave no test the language that another one spoke."""
    yield
    if speaking() != "en":
        speak("en")
