"""What can be done on the screen: the study screen."""

from aiquiz.say.language import later
from aiquiz.tui.keys import Command, known

ANSWERING = later("While you answer")
PICKING = later("Without typing")
AFTER = later("After an answer")
WAITING = later("What is not on disk yet")
CARD = later("The card")
EVERYWHERE = later("Everywhere")

SUSPEND = Command(
    "study.suspend",
    "s",
    "mark('suspend')",
    later("suspend"),
    later("suspend the card"),
    CARD,
)

HELP = Command(
    "study.help",
    "f1,question_mark",
    "help",
    later("help"),
    later("this page"),
    EVERYWHERE,
    shown="{study.help*}",
)

COMMANDS = known(
    Command(
        "study.next",
        "enter",
        "enter",
        later("Next"),
        later("hand the answer in"),
        ANSWERING,
    ),
    Command(
        "study.hint",
        "tab",
        "hint",
        later("hint"),
        later("a hint; after one the answer is Hard at best"),
        ANSWERING,
        True,
    ),
    Command(
        "study.no-idea",
        "ctrl+g",
        "no_idea",
        later("no idea"),
        later("no idea: show the answer"),
        ANSWERING,
    ),
    Command(
        "study.count",
        "ctrl+o",
        "count",
        later("accept it"),
        later("close is right: count it, and accept it from now on"),
        ANSWERING,
    ),
    Command(
        "study.later",
        "ctrl+l",
        "later",
        later("later"),
        later("ask this card last"),
        ANSWERING,
    ),
    Command(
        "study.undo-last",
        "backspace",
        "undo_last",
        later("undo last"),
        later("twice, with nothing typed: take the last answer back"),
        ANSWERING,
        priority=True,
    ),
    Command(
        "study.pick",
        "",
        "",
        later("pick"),
        later("pick, mark or pair"),
        PICKING,
        shown="a b c",
    ),
    Command(
        "study.move",
        "",
        "",
        later("move"),
        later("move to another row"),
        PICKING,
        shown="↑ ↓",
    ),
    Command(
        "study.take",
        "",
        "",
        later("take"),
        later("take a thing, then put it down"),
        PICKING,
        shown=later("space"),
    ),
    Command(
        "study.type",
        "t",
        "type",
        later("type it"),
        later("hide the options and type the answer"),
        PICKING,
    ),
    Command(
        "study.go-on",
        "",
        "",
        later("Next"),
        later("the next card"),
        AFTER,
        shown=later("enter"),
    ),
    Command(
        "study.rate",
        "",
        "",
        later("rate"),
        later("change the rating"),
        AFTER,
        shown="{study.again} {study.hard} {study.good} {study.easy}",
    ),
    # The figures, and the keys that are at their place where they need shift.
    *(
        Command(f"study.{name}", keys, f"rate({rating})", told, told, "")
        for rating, (name, keys, told) in enumerate(
            (
                ("again", "1,ampersand", later("rate: Again")),
                ("hard", "2,é", later("rate: Hard")),
                ("good", "3,quotation_mark", later("rate: Good")),
                ("easy", "4,apostrophe", later("rate: Easy")),
            ),
            1,
        )
    ),
    Command(
        "study.undo",
        "u",
        "undo",
        later("undo"),
        later("take the answer back"),
        AFTER,
    ),
    Command(
        "study.retype",
        "r",
        "retype",
        later("retype"),
        later("a slip: type it again"),
        AFTER,
    ),
    Command(
        "study.override",
        "i",
        "override",
        later("I was right"),
        later("I was right, or wrong"),
        AFTER,
    ),
    Command("study.why", "x", "why", later("why"), later("how it was graded"), AFTER),
    Command("study.retry", "r", "retry", later("Try now"), later("write to disk now"), WAITING),
    Command(
        "study.copy",
        "c",
        "copy",
        later("copy the answer"),
        later("copy what was typed to the clipboard"),
        WAITING,
    ),
    Command("study.edit", "e", "edit", later("edit"), later("open it in your editor"), CARD),
    Command("study.bury", "b", "mark('bury')", later("bury"), later("not before tomorrow"), CARD),
    SUSPEND,
    Command(
        "study.flag",
        "f",
        "mark('flag')",
        later("flag"),
        later("flag the card"),
        CARD,
    ),
    Command(
        "study.leave",
        "escape",
        "leave",
        later("leave"),
        later("leave, nothing is lost"),
        EVERYWHERE,
    ),
    HELP,
    *(
        Command(f"study.{name}", key, f"scroll_card('{how}')", told, told, "")
        for name, key, how, told in (
            ("up", "up", "scroll_up", later("scroll up")),
            ("down", "down", "scroll_down", later("scroll down")),
            ("top", "home", "scroll_home", later("to the top")),
            ("end", "end", "scroll_end", later("to the end")),
            ("page-up", "pageup", "scroll_page_up", later("a page up")),
            ("page-down", "pagedown", "scroll_page_down", later("a page down")),
        )
    ),
)
