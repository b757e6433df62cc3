"""How a card is asked, in lines that read well aloud."""

from aiquiz.cli.options import instruction, options
from aiquiz.cli.told import spoken
from aiquiz.deck.card import is_reversed
from aiquiz.say.kinds import mode_word, other_way_round
from aiquiz.say.language import _
from aiquiz.study import Question


def asked_lines(question: Question) -> list[str]:
    """Give its place, the question, how it is answered, and its options by letter."""
    kind = mode_word(question.mode, is_mock=question.is_mock)
    if is_reversed(question.card):
        kind = f"{kind}, {other_way_round()}"
    how = instruction(question.card)
    return [
        _("Card {n} of {total}, {kind}.").format(
            n=question.number, total=question.total, kind=kind
        ),
        spoken(question.card.question, markdown=question.markdown),
        *([how] if how else []),
        *(f"{option.letter}) {option.words}" for option in options(question)),
    ]
