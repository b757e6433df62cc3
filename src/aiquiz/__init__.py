"""A terminal study tool: it asks, grades typed answers, and schedules each card."""

__version__ = "0.1.0"
