"""What both faces say of a kind of card."""

from aiquiz.say.language import _, n_


def items_asked(need: int, *, ordered: bool) -> str:
    """Give how many items a list asks for, and whether their order counts."""
    items = n_("{n} item", "{n} items", need).format(n=need)
    order = _("in their order") if ordered else _("in any order")
    return _("{items}, {order}").format(items=items, order=order)


def other_way_round() -> str:
    """Say that a card is another one, whose question is asked for by its answer."""
    return _("the other way round")


def truths() -> list[tuple[str, str, str]]:
    """Give true and false: the letter that picks each, its word, and what the grader is given."""
    words = ((_("True"), "true"), (_("False"), "false"))
    return [(word[0].casefold(), word, given) for word, given in words]


def mode_word(mode: str, *, is_mock: bool = False) -> str:
    """Give why a card is asked now, in a mock exam or not; `mode` is one of `Question.mode`."""
    return {
        "new": _("new card"),
        "due": _("review"),
        "early": _("ahead of its day"),
        "again": _("once more"),
        "cram": _("drill"),
        "quiz": _("mock exam") if is_mock else _("quiz"),
    }.get(mode, "")
