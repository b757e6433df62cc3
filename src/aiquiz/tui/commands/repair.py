"""What can be done on the screen: a repair of the progress."""

from aiquiz.say.language import later
from aiquiz.tui.keys import Command, known

_HERE = later("Repair")

COMMANDS = known(
    Command("repair.go", "enter", "go", later("repair"), later("repair the progress"), _HERE, True),
    Command("repair.leave", "escape,q", "leave", later("leave"), later("leave"), _HERE),
    *(
        Command(f"repair.{name}", keys, f"scroll_told('{how}')", words, told, "")
        for name, keys, how, words, told in (
            ("down", "down,j", "scroll_down", later("down"), later("scroll down")),
            ("up", "up,k", "scroll_up", later("up"), later("scroll up")),
            (
                "page-down",
                "pagedown,space",
                "scroll_page_down",
                later("down"),
                later("a page down"),
            ),
            ("page-up", "pageup", "scroll_page_up", later("up"), later("a page up")),
            ("top", "home,g", "scroll_home", later("up"), later("to the top")),
            ("end", "end,G", "scroll_end", later("down"), later("to the end")),
        )
    ),
)
