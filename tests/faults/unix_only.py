"""What exists on Unix alone, and a way to take it from the program."""

MODULES = frozenset(
    {"crypt", "fcntl", "grp", "nis", "ossaudiodev", "pty", "pwd", "resource", "spwd", "syslog"}
    | {"termios", "tty"}
)

OS = frozenset(
    {"chown", "confstr", "ctermid", "fchmod", "fchown", "fork", "forkpty", "fstatvfs", "getegid"}
    | {"geteuid", "getgid", "getgrouplist", "getgroups", "getloadavg", "getpgid", "getpgrp"}
    | {"getpriority", "getresuid", "getsid", "getuid", "initgroups", "killpg", "lchown", "lockf"}
    | {"mkfifo", "mknod", "nice", "openpty", "pathconf", "pipe2", "posix_fadvise"}
    | {"posix_fallocate", "posix_spawn", "pread", "preadv", "pwrite", "pwritev", "readv"}
    | {"register_at_fork", "sched_getaffinity", "sched_yield", "sendfile", "setegid", "seteuid"}
    | {"setgid", "setgroups", "setpgid", "setpriority", "setsid", "setuid", "statvfs", "sync"}
    | {"sysconf", "tcgetpgrp", "tcsetpgrp", "ttyname", "uname", "wait", "wait3", "writev"}
    | {"O_ASYNC", "O_CLOEXEC", "O_DIRECTORY", "O_DSYNC", "O_NOCTTY", "O_NOFOLLOW", "O_NONBLOCK"}
    | {"O_SYNC"}
)

SIGNALS = frozenset(
    {"SIGALRM", "SIGBUS", "SIGCHLD", "SIGCONT", "SIGHUP", "SIGIO", "SIGKILL", "SIGPIPE", "SIGPROF"}
    | {"SIGQUIT", "SIGSTOP", "SIGSYS", "SIGTRAP", "SIGTSTP", "SIGTTIN", "SIGTTOU", "SIGURG"}
    | {"SIGUSR1", "SIGUSR2", "SIGVTALRM", "SIGWINCH", "SIGXCPU", "SIGXFSZ", "alarm", "pause"}
    | {"pthread_sigmask", "setitimer", "siginterrupt", "sigwait"}
)

NAMES = {"os": OS, "signal": SIGNALS}
"""What lacks of each module that is there."""

# Elsewhere, what the standard library tells of a disk is made of another part.
_LEFT_OUT = OS - {"statvfs"}

FROM_ALL = f"""
import os, signal, sys
class Gone:
    def find_spec(self, name, path=None, target=None):
        if name in {set(MODULES)}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)
sys.meta_path.insert(0, Gone())
for name in {set(MODULES)}:
    sys.modules.pop(name, None)
for module, names in ((os, {set(_LEFT_OUT)}), (signal, {set(SIGNALS)})):
    for name in names:
        if hasattr(module, name):
            delattr(module, name)
"""
"""Takes all of it from the whole process: what then runs is what runs elsewhere, but for Textual,
whose own driver for Unix and whose loop, asyncio's for Unix, are made of these parts."""

FROM_AIQUIZ = f"""
import builtins, os, signal
class Without:
    def __init__(self, module, names):
        self.__dict__.update(module=module, names=names)
    def __getattr__(self, name):
        if name in self.names:
            raise AttributeError(name)
        return getattr(self.module, name)
    def __setattr__(self, name, value):
        setattr(self.module, name, value)
LEFT = {{"os": Without(os, {set(OS)}), "signal": Without(signal, {set(SIGNALS)})}}
real = builtins.__import__
def imported(name, globals=None, locals=None, fromlist=(), level=0):
    asks = (globals or {{}}).get("__name__", "")
    if asks.partition(".")[0] == "aiquiz" and not level:
        if name in {set(MODULES)}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)
        if name in LEFT:
            return LEFT[name]
    return real(name, globals, locals, fromlist, level)
builtins.__import__ = imported
"""
"""Takes all of it from aiquiz alone, so that Textual can still draw on the terminal there is."""

START = """
import sys
from aiquiz.cli import main
sys.argv = ["aiquiz", *sys.argv[1:]]
main()
"""
