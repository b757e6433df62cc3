"""The log of events on disk, and what is derived from it."""

from aiquiz.progress.store import LoggedReview, LoggedSession, Store, open_store
from aiquiz.progress.trouble import StoreError

__all__ = ["LoggedReview", "LoggedSession", "Store", "StoreError", "open_store"]
