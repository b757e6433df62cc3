"""What kind of file system a folder lies on, as Linux tells it."""

import re
from pathlib import PurePosixPath

NETWORK = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "coda", "ceph", "lustre", "gfs2"),
        *("9p", "virtiofs", "vboxsf", "ocfs2", "glusterfs", "beegfs", "orangefs", "drvfs"),
        *("fuse.sshfs", "fuse.glusterfs", "fuse.rclone", "fuse.s3fs", "fuse.davfs", "davfs"),
    }
)
"""Kinds whose files another machine may write to at the same time."""

_OCTAL = re.compile(r"\\([0-7]{3})")


def kind_at(mountinfo: str, path: str) -> str:
    """Give the kind of file system that `path`, an absolute one without links, lies on.

    `mountinfo` is the text of /proc/self/mountinfo. "" where it doesn't tell; what it has in lines
    of another form is passed over. Of several in one place the one mounted last counts.
    """
    found, depth = "", -1
    for line in mountinfo.splitlines():
        before, parted, after = line.partition(" - ")
        fields, kind = before.split(" "), after.split(" ")[0]
        if not parted or len(fields) <= _POINT or not kind:
            continue
        point = PurePosixPath(_plain(fields[_POINT]))
        if len(point.parts) >= depth and PurePosixPath(path).is_relative_to(point):
            found, depth = kind, len(point.parts)
    return found


_POINT = 4
"""The field of a line that has the mount point."""


def _plain(field: str) -> str:
    """Give the text of a field, in which blanks and backslashes stand as octal numbers."""
    return _OCTAL.sub(lambda found: chr(int(found[1], 8)), field)


def is_network(kind: str) -> bool:
    """Tell whether files on a file system of this `kind` may lie on another machine."""
    return kind in NETWORK
