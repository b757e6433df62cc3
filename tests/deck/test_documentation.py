import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def test_the_reference_of_keys_is_made_from_the_tables_that_decks_are_read_by() -> None:
    command = [sys.executable, str(ROOT / "tools" / "reference.py"), "check"]
    found = subprocess.run(command, capture_output=True, text=True)
    assert (found.returncode, found.stdout) == (0, "")
