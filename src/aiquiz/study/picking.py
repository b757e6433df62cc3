"""What has been picked so far of a card that is answered without typing."""

from collections.abc import Sequence

from aiquiz.deck.card import PARTED, ChoiceCard, MatchCard, MultipleCard, OrderCard, TruthCard
from aiquiz.study.asking import Question


class Single:
    """One option of several: the pick is the answer."""

    def __init__(self, options: Sequence[str]) -> None:
        """`options` are in the order shown."""
        self.options = tuple(options)


class Marked:
    """Some options of several, each marked or not."""

    def __init__(self, options: Sequence[str], before: Sequence[str] = ()) -> None:
        """`options` are in the order shown, `before` those that are marked at first."""
        self.options = tuple(options)
        self.marked = {place for place, option in enumerate(options) if option in before}

    def toggle(self, place: int) -> None:
        """Mark the option at `place`, or take its mark away."""
        self.marked ^= {place}

    @property
    def given(self) -> str:
        """What is answered, "" while nothing is marked."""
        return PARTED.join(self.options[place] for place in sorted(self.marked))


class Ordered:
    """Things that are moved until they are in order; one may be held."""

    def __init__(self, things: Sequence[str]) -> None:
        """`things` are in the order shown at first."""
        self.things = list(things)
        self.held = False
        self.moved = False

    def move(self, place: int, to: int) -> None:
        """Take the thing at `place` to the place `to`; what is between makes room."""
        self.moved = True
        self.things.insert(to, self.things.pop(place))

    @property
    def given(self) -> str:
        """What is answered."""
        return PARTED.join(self.things)


class Paired:
    """Things that get a partner each; a partner may serve several."""

    def __init__(self, things: Sequence[str], partners: Sequence[str]) -> None:
        """`things` and `partners` are in the order shown."""
        self.things = tuple(things)
        self.partners = tuple(partners)
        self.chosen: list[int | None] = [None] * len(self.things)

    def pair(self, place: int, partner: int) -> int:
        """Give the thing at `place` a partner; give the place of the next thing without one."""
        self.chosen[place] = partner
        after = [*range(place + 1, len(self.chosen)), *range(place)]
        return next((at for at in after if self.chosen[at] is None), place)

    def part(self, place: int) -> None:
        """Take the partner of the thing at `place` away."""
        self.chosen[place] = None

    @property
    def begun(self) -> str:
        """What is paired so far, a place left empty for each thing without a partner."""
        return PARTED.join("" if one is None else self.partners[one] for one in self.chosen)

    @property
    def given(self) -> str:
        """What is answered, "" while a thing is without a partner."""
        if None in self.chosen:
            return ""
        return PARTED.join(self.partners[one] for one in self.chosen if one is not None)


Picking = Single | Marked | Ordered | Paired


def picking(question: Question) -> Picking | None:
    """Give what is to be picked for `question`, None where it is typed.

    What was picked before it was taken back is picked at first.
    """
    before = question.prefill.split(PARTED) if question.prefill else []
    match question.card:
        case ChoiceCard():
            return Single(question.options)
        case TruthCard():
            return Single(("true", "false"))
        case MultipleCard():
            return Marked(question.options, before)
        case OrderCard():
            known = sorted(before) == sorted(question.options)
            return Ordered(before if known else question.options)
        case MatchCard(pairs=pairs):
            paired = Paired([left for left, _right in pairs], question.options)
            for place, partner in enumerate(before[: len(pairs)]):
                if partner in paired.partners:
                    paired.pair(place, paired.partners.index(partner))
            return paired
        case _:
            return None
