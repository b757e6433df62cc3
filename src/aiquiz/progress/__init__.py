"""The log of events on disk, and what is derived from it.

`aiquiz.progress.store` has the store itself, `aiquiz.progress.trouble` what can go wrong with it.
"""
