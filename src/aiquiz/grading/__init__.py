"""Judging a typed answer, with the reason."""
