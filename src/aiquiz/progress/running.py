"""Whether a process is still there."""

import os
import sys


def is_running(process: int) -> bool:
    """Tell whether there may be a process of that number; what can't be known counts as such."""
    if sys.platform == "win32":
        # To ask there would end it.
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
