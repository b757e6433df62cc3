"""What is missing of a file, or can't be understood, is counted; what is sound never is."""

from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from aiquiz.progress.damage import unclear
from aiquiz.progress.database import connect
from aiquiz.progress.pages import Source
from aiquiz.progress.schema import VERSION
from tests.progress import damaging, versions
from tests.progress.studied import lived


def unclear_in(path: Path) -> int:
    with closing(Source(path)) as file:
        return unclear(file)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return lived(tmp_path).database


def test_a_sound_file_is_understood(database: Path) -> None:
    assert unclear_in(database) == 0


@pytest.mark.parametrize("secure", [0, 1])
def test_pages_in_no_use_and_long_records_need_not_be_understood(
    database: Path, secure: int
) -> None:
    with closing(connect(database)) as opened:
        opened.execute(f"PRAGMA secure_delete = {secure}")
        opened.execute("CREATE TABLE long(id INTEGER PRIMARY KEY, held BLOB)")
        opened.execute("INSERT INTO long(held) VALUES (randomblob(3000000)), (randomblob(90000))")
        assert unclear_in(database) == 0
        opened.execute("DELETE FROM long WHERE id = 1")
        [[free]] = opened.execute("PRAGMA freelist_count")
    assert free > 700
    assert unclear_in(database) == 0


def test_what_is_cut_off_is_missed_whatever_the_header_says(database: Path) -> None:
    damaging.cut_to_half(database, Random(1))
    damaging.header_zeroed(database, Random(1))
    assert unclear_in(database) >= 2


def test_noise_and_nothing_are_not_understood(database: Path) -> None:
    damaging.garbage_page(database, Random(1))
    assert unclear_in(database) == 1
    damaging.zeroed_page(database, Random(3))
    assert unclear_in(database) == 2


def test_a_file_of_holes_takes_no_time(tmp_path: Path) -> None:
    with (tmp_path / "holes").open("wb") as file:
        file.truncate(3 << 30)
    assert unclear_in(tmp_path / "holes") == (3 << 30) // 4096 - 1


def test_a_ring_of_free_pages_ends(database: Path) -> None:
    content = bytearray(database.read_bytes())
    content[32:36] = (9).to_bytes(4, "big")
    content[8 * 4096 : 8 * 4096 + 8] = (9).to_bytes(4, "big") + (2**32 - 1).to_bytes(4, "big")
    database.write_bytes(content)
    assert unclear_in(database) >= 0


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_files_of_every_version_are_understood(version: int) -> None:
    assert unclear_in(versions.path_of(version)) == 0
