import os
import signal
from collections.abc import Iterator
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
