import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def test_the_reference_of_settings_is_made_from_their_fields() -> None:
    command = [sys.executable, str(ROOT / "tools" / "settings.py"), "check"]
    found = subprocess.run(command, capture_output=True, text=True)
    assert (found.returncode, found.stdout) == (0, "")
