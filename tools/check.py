"""Every check of the project: lint, format, types, import rules, then the tests.

What is given on the command line goes to pytest, which runs one test more than there are cores:
those of the whole program spend most of their time waiting for it. All checks run even where one
fails, and pytest comes last, so that its closing line is the last that is printed.
"""

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).parent.parent
SCRIPTS = Path(sysconfig.get_path("scripts"))

CHECKS = (
    ("lint", ["ruff", "check", "."]),
    ("format", ["ruff", "format", "--check", "."]),
    ("types", ["mypy"]),
    ("imports", ["lint-imports"]),
)


def run(name: str, command: list[str]) -> bool:
    """Run one check and say how it went; give whether it passed."""
    result = subprocess.run(
        [str(SCRIPTS / command[0]), *command[1:]], cwd=ROOT, capture_output=True, text=True
    )
    passed = result.returncode == 0
    print(f"{name}: {'passed' if passed else 'failed'}", flush=True)
    if not passed:
        print(result.stdout, result.stderr, sep="\n", flush=True)
    return passed


def main() -> int:
    """Run all; give 0 only where everything passed."""
    passed = [run(name, command) for name, command in CHECKS]
    workers = str((os.cpu_count() or 1) + 1)
    command = [sys.executable, "-m", "pytest", "-n", workers, "--dist", "worksteal", *sys.argv[1:]]
    tests = subprocess.run(command, cwd=ROOT)
    return 0 if all(passed) and tests.returncode == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
