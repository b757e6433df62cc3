"""Cleaning and folding of text that nobody vouches for."""

from aiquiz.text.cleaning import clean, controls, one_line
from aiquiz.text.folding import fold
from aiquiz.text.shape import shape

__all__ = ["clean", "controls", "fold", "one_line", "shape"]
