from pathlib import Path

import pytest

from tests.faults.every import FAULTS, Fault


def can_be_tried(fault: Fault) -> None:
    if why_not := fault.why_not:
        pytest.skip(why_not)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_nothing_is_lost_and_nothing_corrupted(fault: Fault, tmp_path: Path) -> None:
    can_be_tried(fault)
    outcome = fault.run(fault.short, 1, tmp_path)
    assert outcome.passed, outcome


@pytest.mark.long
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_nor_in_more_tries(fault: Fault, tmp_path: Path) -> None:
    can_be_tried(fault)
    outcome = fault.run(max(fault.short, fault.long // 10), 2, tmp_path)
    assert outcome.passed, outcome


def test_the_table_tells_of_every_fault() -> None:
    page = (Path(__file__).parents[2] / "docs" / "reliability.md").read_text(encoding="utf-8")
    table = page.partition("<!-- reference -->")[2].partition("<!-- /reference -->")[0]
    rows = [line.split(" | ") for line in table.splitlines() if line.startswith("| ")][1:]
    assert len(rows) == len(FAULTS)
    assert all(row[3:5] == ["0", "0"] for row in rows)
