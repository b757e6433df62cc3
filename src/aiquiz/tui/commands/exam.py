"""What can be done on the screen: the exam."""

from aiquiz.say.language import later
from aiquiz.tui.commands.everywhere import back_of, help_of
from aiquiz.tui.keys import Command, known

_HERE = later("Exam")

COMMANDS = known(
    Command("exam.enter", "enter", "go", later("Study"), later("study for the exam"), _HERE),
    Command(
        "exam.mock", "m", "mock", later("mock exam"), later("a mock exam over all of the deck"),
        _HERE,
    ),
    Command("exam.day", "d", "change", later("change"), later("another day, other minutes"), _HERE),
    Command("exam.off", "x", "off", later("end"), later("take the exam off the deck"), _HERE),
    Command("exam.later", "right,l", "move(1)", later("day"), later("a day later"), _HERE),
    Command("exam.sooner", "left,h", "move(-1)", later("day"), later("a day sooner"), _HERE),
    Command("exam.week", "up,k", "move(7)", later("week"), later("a week later"), _HERE),
    Command("exam.week-back", "down,j", "move(-7)", later("week"), later("a week sooner"), _HERE),
    Command(
        "exam.more", "plus,equals_sign", "time(1)", later("minutes"), later("more time"), _HERE,
    ),
    Command(
        "exam.less", "minus", "time(-1)", later("minutes"), later("less time"), _HERE
    ),
    back_of("exam", "escape,q"),
    help_of("exam"),
)  # fmt: skip
