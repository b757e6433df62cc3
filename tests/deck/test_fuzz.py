"""Decks changed byte by byte, and files made to exhaust: each ends in a deck or in its problems."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from aiquiz.cli import check
from aiquiz.deck.problem import CODES
from tests.deck import hostile, mutated

ROOT = Path(__file__).parent.parent.parent
UNIX = os.name == "posix" and sys.platform != "darwin"
"""Whether the memory of a process can be bounded: macOS takes the limit and does not keep to it."""
MEGABYTES = 512
HANGS_SECONDS = 900.0
"""What guards against a reader that never ends; how fast it is, is measured otherwise."""

BATCHES = 8
IN_BATCH = 2500


def test_a_deck_is_changed_as_its_number_says() -> None:
    decks = mutated.sources()
    assert len(decks) > 2
    assert [mutated.mutated(seed, decks) for seed in range(50)] == [
        mutated.mutated(seed, decks) for seed in range(50)
    ]


def test_a_few_changed_decks_are_read_mended_and_added_to() -> None:
    decks = mutated.sources()
    assert {
        seed: wrong
        for seed in range(100)
        if (wrong := mutated.faults(mutated.mutated(seed, decks), answers=seed % 50 == 0))
    } == {}


def test_a_few_changed_decks_are_mended_on_disk_and_none_is_worse_for_it(tmp_path: Path) -> None:
    decks = mutated.sources()
    path = tmp_path / "deck.yaml"
    files = {seed: mutated.misspelt(seed, mutated.mutated(seed, decks)) for seed in range(30)}
    files |= {-seed: mutated.misspelt(seed, decks[seed % len(decks)]) for seed in range(1, 10)}
    wrong = {seed: mutated.mended_on_disk(data, path) for seed, data in files.items()}
    assert {seed: found for seed, found in wrong.items() if found} == {}


@pytest.mark.parametrize(
    "worse",
    [
        lambda data: data[: data.rindex(b"  - ")],
        lambda data: data.replace(b"# a comment", b""),
        lambda data: data + b"  - {quesion: Q}\n",
    ],
)
def test_a_file_that_mending_made_worse_is_found(
    worse: Callable[[bytes], bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deck = b"title: T\nlanguage: en\ncards: # a comment\n"
    deck += b"  - {question: Q, anwser: a}\n  - {question: R, answer: a}\n"
    monkeypatch.setattr(check, "fixed", lambda data, wanted: (worse(data), list(wanted)))
    assert mutated.mended_on_disk(deck, tmp_path / "deck.yaml")


@pytest.mark.long
@pytest.mark.parametrize("batch", range(BATCHES))
def test_decks_changed_at_random_are_read_mended_and_added_to(batch: int, tmp_path: Path) -> None:
    at = tmp_path / "at"
    limit = MEGABYTES if UNIX else 0
    facts = map(str, (batch * IN_BATCH, IN_BATCH, limit, at))
    done = subprocess.run(
        [sys.executable, "-m", "tests.deck.mutated", *facts],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=HANGS_SECONDS,
        check=False,
    )
    # What was read last is what a crash or the want of memory is about.
    last = at.read_text(encoding="ascii").strip()
    assert (done.returncode, done.stdout) == (0, ""), f"at {last}: {done.stderr[-2000:]}"
    assert int(last) == (batch + 1) * IN_BATCH - 1


@pytest.mark.long
@pytest.mark.skipif(not UNIX, reason="memory can't be bounded here")
@pytest.mark.parametrize("name", hostile.CONTENTS)
def test_a_file_made_to_exhaust_is_refused_within_bounds(name: str, tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    path.write_bytes(hostile.CONTENTS[name]())
    told = opened(path)
    assert told["problems"]
    for code, line in told["problems"]:
        assert code in CODES
        assert line >= 1 or code == "too-large"


@pytest.mark.skipif(not UNIX, reason="there are no pipes and devices here")
@pytest.mark.parametrize("kind", ["pipe", "device", "endless", "loop", "folder", "sparse"])
def test_what_is_no_file_is_refused_without_being_read(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    elif kind == "sparse":
        with path.open("wb") as file:
            file.truncate(100 * 2**30)
    else:
        ends = {"device": "/dev/tty", "endless": "/dev/zero", "loop": str(path)}
        path.symlink_to(ends[kind])
    [[code, line]] = opened(path)["problems"]
    expected: str = {"loop": "link-loop", "sparse": "too-large"}.get(kind, "not-a-file")
    # Without a terminal there is nothing behind its name.
    assert (code, line) in [(expected, 0), *([("missing-file", 0)] if kind == "device" else [])]


def opened(path: Path) -> dict[str, list[tuple[str, int]]]:
    """Give what opening `path` told, in a process whose memory is bounded."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.deck.hostile", str(path), str(MEGABYTES)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=HANGS_SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout)
    assert isinstance(told, dict)
    return told
