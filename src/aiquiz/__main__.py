"""`python -m aiquiz` is `aiquiz`."""

from aiquiz.cli import main

main()
