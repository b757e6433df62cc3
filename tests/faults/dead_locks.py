"""Locks that do nothing: a library in front of the system's says of each that it was granted."""

import os
import subprocess
import sys
from pathlib import Path
from shutil import which

from tests.faults.outcome import Outcome
from tests.faults.soundness import opened, unsound

SOURCE = """
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdarg.h>
#include <sys/syscall.h>
#include <unistd.h>

static int act(int handle, int command, void *what) {
    if (command == F_SETLK || command == F_SETLKW || command == F_OFD_SETLK) return 0;
    return syscall(SYS_fcntl, handle, command, what);
}

int fcntl(int handle, int command, ...) {
    va_list given;
    va_start(given, command);
    void *what = va_arg(given, void *);
    va_end(given);
    return act(handle, command, what);
}

int fcntl64(int handle, int command, ...) {
    va_list given;
    va_start(given, command);
    void *what = va_arg(given, void *);
    va_end(given);
    return act(handle, command, what);
}
"""


def why_not() -> str:
    """Say why it can't be tried here, "" where it can."""
    if sys.platform != "linux":
        return "only Linux puts a library in front of others so"
    return "" if which("cc") else "there is no C compiler"


def run(tries: int, seed: int, folder: Path) -> Outcome:
    """Have so many processes open progress at the same time where locks do nothing."""
    source, library = folder / "locks.c", folder / "locks.so"
    source.write_text(SOURCE, encoding="utf-8")
    subprocess.run(["cc", "-shared", "-fPIC", "-o", library, source], check=True)
    path = folder / "data" / "progress.db"
    with opened(path):
        pass
    before = path.read_bytes()
    command = [sys.executable, "-m", "aiquiz", "due"]
    environment = os.environ | {"AIQUIZ_HOME": str(folder), "LANG": "C.UTF-8"}
    environment |= {"LD_PRELOAD": str(library)}
    running = [
        subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
        for _try in range(tries)
    ]
    told = {(process.communicate()[1], process.returncode) for process in running}
    [(words, status)] = told
    refused = status == 2 and "can’t be locked" in words
    return Outcome(
        *("locks that do nothing", tries, None, 0),
        int(not refused or path.read_bytes() != before or bool(unsound(path))),
        "one sentence: files can’t be locked there, and where to put them; nothing is opened",
    )
