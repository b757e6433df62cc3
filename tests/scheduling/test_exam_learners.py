"""That exam mode is worth it, for learners whose memory is not what the model takes it for."""

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "exam.py"


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    spec = spec_from_file_location("exam_benchmark", BENCHMARK)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    # A data class looks itself up among the modules.
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.long
@pytest.mark.parametrize("truth", ["x 0.6", "x 1.5", "noisy"])
@pytest.mark.parametrize(
    ("scenario", "margin"), [("150 new cards, 30 days", 4), ("200 known cards, 10 days", 0.1)]
)
def test_the_same_reviews_bring_a_higher_score_than_plain_fsrs(
    benchmark: ModuleType, scenario: str, margin: float, truth: str
) -> None:
    found = [
        benchmark.outcome(
            benchmark.SCENARIOS[scenario],
            benchmark.Learner(benchmark.TRUTHS[truth], seed),
            full=False,
        )
        for seed in range(8)
    ]
    mean, wide = benchmark.interval([one.exam - one.plain for one in found])
    assert mean - wide > margin
