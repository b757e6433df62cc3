"""What memory holds of a card, in figures under its curve."""

from collections import Counter

from textual.content import Content

from aiquiz.desk.card_life import CardLife
from aiquiz.say import card_life as say
from aiquiz.say.browse import difficulty, stability
from aiquiz.say.language import _, p_
from aiquiz.scheduling.days import date_of
from aiquiz.tui.life_table import given_text
from aiquiz.tui.literal import literal_line
from aiquiz.tui.widgets.band import labelled
from aiquiz.tui.widgets.rows import NARROW

_GAP = 2
Fact = tuple[str, str]
"""A name and what it is."""


def figures(shown: CardLife, width: int, *, brief: bool) -> Content:
    """Give the figures of a card in `width` cells; with `brief` the first two lines of them.

    One that was never studied has none.
    """
    left, right = _history(shown), _memory(shown)
    if width < NARROW:
        # Where there is room for two alone, they are what was and what comes.
        facts = [*left[:1], *reversed(right), *left[1:]]
        facts = [fact for fact in facts if fact[1]]
        rows = [_fact(fact, _label(facts), width) for fact in facts]
        return Content("\n").join(rows[: 2 if brief else len(rows)])
    pairs = [
        (fact, right[place] if place < len(right) else ("", ""))
        for place, fact in enumerate(left)
        if fact[1] or place < len(right)
    ]
    side = _label(right) + max((len(words) for _name, words in right), default=0)
    side = min(side, width // 2)
    room = width - side - _GAP
    rows = []
    for one, other in pairs[: 2 if brief else len(pairs)]:
        told = _fact(one, _label(left), room)
        gap = " " * max(room - told.cell_length + _GAP, 0)
        rows.append(Content.assemble(told, gap, _fact(other, _label(right), side)))
    return Content("\n").join(rows)


def _label(facts: list[Fact]) -> int:
    return max((len(name) for name, _words in facts), default=0) + _GAP


def _fact(fact: Fact, label: int, width: int) -> Content:
    name, words = fact
    return labelled(name, label, literal_line(words, max(width - label, 4), "$ink"))


def _history(shown: CardLife) -> list[Fact]:
    """Give what was answered: how often, what, and since when."""
    life, card = shown.life, shown.row.card
    if life.first_day is None or life.days_since_first is None:
        return [("", "")]
    aside = sum(not step.teaches for step in life.steps)
    count = len(life.steps) - aside
    typed = Counter(
        text
        for step in reversed(life.steps)
        if not step.review.forgotten and (text := given_text(step.review, card))
    )
    gone = sum(step.review.forgotten for step in life.steps)
    seen = say.first_seen(date_of(life.first_day), life.days_since_first)
    return [
        (_("Reviews"), say.asked(count, life.lapses, aside)),
        (_("Typed"), say.typed_often(list(typed.items()), gone) or "·"),
        (_("First seen"), seen),
    ]


def _memory(shown: CardLife) -> list[Fact]:
    """Give what the model holds, nothing for a card that is new."""
    life, memory = shown.life, shown.life.memory
    if memory is None:
        return []
    back = say.comes_back(date_of(memory.due_day), memory.due_day - life.today)
    if shown.row.standing.suspended:
        back = p_("card", "suspended")
    return [
        (_("Stability"), stability(memory.stability)),
        (_("Difficulty"), difficulty(memory.difficulty)),
        (p_("of a card", "Due"), back),
    ]
