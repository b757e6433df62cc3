"""An answer in lines: verdict and reason, what was given, what was right, and why that is so."""

from textual.content import Content

from aiquiz.deck.card import Card
from aiquiz.grading.verdict import Outcome
from aiquiz.say.language import _
from aiquiz.say.verdicts import verdict_word
from aiquiz.tui.answer_text import in_full
from aiquiz.tui.literal import literal
from aiquiz.tui.widgets.band import COLOURS, labelled


def answer_told(
    card: Card | None, outcome: Outcome, why: str, given: str, answer: str, instead: str = ""
) -> list[Content]:
    """Give all there is to know of an answer to `card`, None for one that is gone.

    `why` is the reason, `given` what was answered, "" for nothing or where it is not known: then
    `instead` says so. `answer` is what was right, "" where that is not known.
    """
    labels = (_("you"), _("answer"))
    wide = max(map(len, labels)) + 2
    said = [Content.assemble((verdict_word(outcome), COLOURS[outcome]), "  ", (why, "$ink"))]
    given, answer = in_full(card, given), in_full(card, answer)
    if given:
        said.append(labelled(labels[0], wide, literal(given, "$ink")))
    elif instead:
        said.append(labelled(labels[0], wide, literal(instead, "$faint")))
    if answer and given != answer:
        said.append(labelled(labels[1], wide, literal(answer, "$success")))
    if card is not None and card.explanation:
        said.append(literal(card.explanation, "$soft"))
    return said
