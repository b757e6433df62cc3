"""Telling a full disk from all else that keeps a file from being written."""

import errno

_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}


def is_full(error: BaseException) -> bool:
    """Tell whether `error` says that there is no room, or none left to this user."""
    return isinstance(error, OSError) and error.errno in _FULL
