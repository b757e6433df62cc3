"""Accepted forms that could never be typed, or never counted."""

from collections.abc import Iterator

from aiquiz.deck.card import TextCard
from aiquiz.grading.guard import LONGEST, is_non_answer
from aiquiz.grading.normal import form, plain
from aiquiz.text import fold


def unfit_forms(card: TextCard, language: str) -> Iterator[tuple[str, str]]:
    """Give each form of `card` that does not do, with the code of `aiquiz.say.problems` for why.

    One that the reader of decks refuses already, since it stands under `reject` as it is, is left
    to it.
    """
    rejected = {form(miss.text, language).key: miss.text for miss in card.reject}
    for text in dict.fromkeys((card.answer, *card.accept)):
        if len(text) > LONGEST:
            yield text, "form-too-long"
        elif is_non_answer(plain(text), language):
            yield text, "non-answer"
        else:
            miss = rejected.get(form(text, language).key)
            if miss is not None and fold(miss) != fold(text):
                yield text, "accepted-and-rejected"
