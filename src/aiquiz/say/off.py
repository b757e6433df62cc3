"""Why something can't be done now, in a few words."""

from collections.abc import Callable, Mapping

from aiquiz.say.language import _

_WHY: Mapping[str, Callable[[], str]] = {
    "not-missed": lambda: _("nothing was missed here"),
    "not-done": lambda: _("nothing was changed here yet"),
    "not-added": lambda: _("no card was added yet"),
    "no-card": lambda: _("no card is selected"),
    "no-other-card": lambda: _("there is no other card here"),
    "no-other-deck": lambda: _("only one deck has answers"),
    "no-other-part": lambda: _("there is no part further on"),
    "no-session": lambda: _("no session is selected"),
    "no-deck": lambda: _("select a deck first"),
    "no-answer-yet": lambda: _("there is no answer to take back yet"),
    "first-card": lambda: _("this is the first card"),
    "last-card": lambda: _("this is the last card"),
    "in-the-list": lambda: _("cards are marked in the list"),
    "sorted-in-the-list": lambda: _("cards are sorted in the list"),
    "not-typed": lambda: _("nothing was typed here"),
    "forgotten": lambda: _("what was typed was forgotten"),
    "not-close": lambda: _("it is for an answer that was close"),
    "not-picked": lambda: _("only options can be hidden"),
    "not-edited": lambda: _("only an edited card starts anew"),
    "nothing-to-drill": lambda: _("there is nothing to drill here"),
    "nothing-asked": lambda: _("no card is asked for the exam today"),
    "no-cards": lambda: _("there is no card to ask"),
    "follows": lambda: _("the general value holds already"),
    "set-first": lambda: _("set the exam first"),
    "change-first": lambda: _("change the day first"),
    "at-no-deck": lambda: _("this deck is away"),
    "built-in": lambda: _("not a built-in deck"),
    "no-deck-yet": lambda: _("there is no deck yet"),
    "nothing-folded": lambda: _("no other language is folded in here"),
    "nothing-unfolded": lambda: _("no language is unfolded here"),
    "not-rated": lambda: _("no rating counts here"),
    "rated-so": lambda: _("it is rated so already"),
    "not-on-disk": lambda: _("what was done last is not on disk yet"),
    "copies-unseen": lambda: _("the copies can’t be seen"),
    "no-copies": lambda: _("there is no copy yet"),
    "no-restore": lambda: _("there was no restore that could be undone"),
    "nothing-done": lambda: _("there is nothing to take back"),
}


def why_off(code: str) -> str:
    """Give why something can't be done, as it stands behind its name."""
    return _WHY[code]()


def during(group: str) -> str:
    """Give when the keys of `group` do something, as it stands behind the name of one."""
    return f"{group[:1].lower()}{group[1:]}"


def sentence(why: str) -> str:
    """Give what `why_off` gave as a sentence."""
    return f"{why[:1].upper()}{why[1:]}."
