"""Modes of files that mean something also to an administrator, who passes over them."""

import ctypes
import os
import subprocess
import sys

_DROP = 24
_PASSES_OVER_RIGHTS = (1, 2)
"""PR_CAPBSET_DROP, and CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH: names of Linux."""


def obey() -> None:
    """Have modes mean something to the program that this process runs next. Raises OSError."""
    if os.geteuid() == 0:
        for right in _PASSES_OVER_RIGHTS:
            if ctypes.CDLL(None).prctl(_DROP, right, 0, 0, 0):
                raise PermissionError


def why_not() -> str:
    """Say why they can't mean anything here, "" where they can."""
    if os.name != "posix":
        return "modes are a matter of POSIX"
    if os.geteuid() != 0:
        return ""
    if sys.platform != "linux":
        return "to an administrator modes mean nothing"
    try:
        subprocess.run(["true"], preexec_fn=obey, check=True)
    except subprocess.SubprocessError:
        return "to an administrator modes mean nothing, and they can't be given up"
    return ""
