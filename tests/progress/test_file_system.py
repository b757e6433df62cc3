"""What /proc/self/mountinfo tells of the file system that a folder lies on."""

import pytest

from aiquiz.progress.file_system import is_network, kind_at

MOUNTS = """\
21 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
22 21 0:5 / /home rw shared:2 master:3 - nfs4 server:/home rw,vers=4.2
23 22 0:6 / /home/me/my\\040disk\\134x rw - fuse.sshfs me@there: rw
24 21 0:7 / /mnt rw - ext4 /dev/vdb rw
25 21 0:8 / /mnt rw - cifs //server/share rw
what is this
26 21 0:9 / /odd rw
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/var/lib", "ext4"),
        ("/home/me/.local/share/aiquiz", "nfs4"),
        ("/home/me/my disk\\x/aiquiz", "fuse.sshfs"),
        ("/homeless", "ext4"),
        ("/mnt/aiquiz", "cifs"),
        ("/odd/aiquiz", "ext4"),
        ("/home", "nfs4"),
    ],
)
def test_the_deepest_mount_that_came_last_counts(path: str, kind: str) -> None:
    assert kind_at(MOUNTS, path) == kind


def test_a_text_that_tells_nothing_gives_nothing() -> None:
    assert kind_at("", "/home") == ""
    assert kind_at("\x00 - \n - ext4 x\n1 2 3 4 / - \n", "/home") == ""


def test_what_another_machine_may_write_to_is_a_network() -> None:
    assert is_network("nfs4")
    assert not is_network("ext4")
    assert not is_network("")
