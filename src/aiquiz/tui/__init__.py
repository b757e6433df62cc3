"""The screens."""

from aiquiz.tui.app import Aiquiz, run

__all__ = ["Aiquiz", "run"]
