import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Timer

import pytest

from aiquiz.cli.ending import Ending


@pytest.fixture
def ending() -> Iterator[Ending]:
    names = ("SIGHUP", "SIGINT", "SIGQUIT", "SIGTERM")
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in numbers}
    found = Ending()
    found.listen()
    yield found
    signal.set_wakeup_fd(-1)
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize(
    ("number", "status"),
    [(signal.SIGTERM, 143), (signal.SIGINT, 130)],
)
def test_a_signal_ends_the_program_with_the_status_of_a_shell(
    ending: Ending, number: int, status: int
) -> None:
    with pytest.raises(SystemExit) as end:
        os.kill(os.getpid(), number)
    assert end.value.code == status


def test_what_was_begun_is_finished_before_a_signal_ends_the_program(ending: Ending) -> None:
    done: list[str] = []

    def write() -> None:
        with ending.held():
            done.append("begun")
            os.kill(os.getpid(), signal.SIGTERM)
            done.append("finished")
        done.append("went on")

    with pytest.raises(SystemExit) as end:
        write()
    assert end.value.code == 143
    assert done == ["begun", "finished"]


def test_what_goes_wrong_while_held_is_raised_and_signals_count_again(ending: Ending) -> None:
    with pytest.raises(KeyError), ending.held():
        raise KeyError
    with pytest.raises(SystemExit):
        os.kill(os.getpid(), signal.SIGTERM)


@pytest.mark.skipif(os.name != "posix", reason="select takes sockets alone there")
def test_waiting_ends_with_the_first_line_or_the_first_signal(ending: Ending) -> None:
    reading, writing = os.pipe()
    with os.fdopen(reading, encoding="utf-8") as terminal:
        os.write(writing, b"a line\n")
        ending.wait(terminal)
        assert terminal.readline() == "a line\n"
        late = Timer(0.05, os.kill, (os.getpid(), signal.SIGTERM))
        late.start()
        with pytest.raises(SystemExit) as end:
            ending.wait(terminal)
        late.join()
    os.close(writing)
    assert end.value.code == 143


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("command", [("where",), ("where", "--json"), ("scores", "--csv")])
def test_an_output_that_takes_nothing_is_told_in_one_sentence(
    tmp_path: Path, command: tuple[str, ...]
) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        result = subprocess.run(
            [sys.executable, "-m", "aiquiz", *command],
            env={**os.environ, "AIQUIZ_HOME": str(tmp_path), "LANGUAGE": "en"},
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
        )
    assert result.returncode == 2
    assert result.stderr == "aiquiz: The output can’t be written: make room where it goes.\n"
