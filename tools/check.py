"""Every check of the project: lint, format, types, import rules, then the tests.

What is given on the command line goes to pytest, which runs two tests more than there are cores:
those of the whole program spend most of their time waiting for it. All checks run even where one
fails, beside each other, and pytest comes last, so that its closing line is the last that is
printed.
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

# Else each of the many processes would compile all of the sources for itself.
ENVIRONMENT = {
    name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
}


def begun(command: list[str]) -> "subprocess.Popen[str]":
    """Begin one check; what it says is read when it has ended."""
    return subprocess.Popen(
        [str(SCRIPTS / command[0]), *command[1:]],
        cwd=ROOT,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def ended(name: str, check: "subprocess.Popen[str]") -> bool:
    """Wait for one check and say how it went; give whether it passed."""
    said, _nothing = check.communicate()
    passed = check.returncode == 0
    print(f"{name}: {'passed' if passed else 'failed'}", flush=True)
    if not passed:
        print(said, flush=True)
    return passed


def main() -> int:
    """Run all; give 0 only where everything passed."""
    checks = [(name, begun(command)) for name, command in CHECKS]
    # Each of the processes that run the tests would compile all of them, for the first time.
    compiling = begun(["pytest", "--collect-only", "-qq", *sys.argv[1:]])
    passed = [ended(name, check) for name, check in checks]
    compiling.communicate()
    workers = str((os.cpu_count() or 1) + 2)
    command = [sys.executable, "-m", "pytest", "-n", workers, "--dist", "worksteal", *sys.argv[1:]]
    tests = subprocess.run(command, cwd=ROOT, env=ENVIRONMENT)
    return 0 if all(passed) and tests.returncode == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
