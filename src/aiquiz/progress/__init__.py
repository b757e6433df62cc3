"""The log of events on disk, and what is derived from it."""
