import pytest

from aiquiz.grading.direction import (
    passive_kept_order,
    repeats_turned,
    stands_beside,
    turned_order,
    turned_passive,
)
from aiquiz.grading.reading import read
from tests.grading.asking import asking, judged


@pytest.mark.parametrize(
    ("given", "language"),
    [
        ("the rival of Apple", "en"),
        ("a competitor of Apple", "en"),
        ("Apple's founder", "en"),
        ("outside Apple", "en"),
        ("the wife of Apple", "en"),
        ("le rival d'Apple", "fr"),
        ("un concurrent d'Apple", "fr"),
        ("le frère d'Apple", "fr"),
        ("hors d'Apple", "fr"),
    ],
)
def test_what_is_named_by_its_relation_stands_beside(given: str, language: str) -> None:
    assert stands_beside(read(given, language), {"apple"}, asking("", language))
    assert judged(given, "Apple", language=language).outcome == "wrong"


@pytest.mark.parametrize(
    ("given", "question"),
    [
        ("Apple", ""),
        ("it is Apple, its rival lost", ""),
        ("her son Apple", ""),
        ("Apple's", ""),
        ("Apple's founder", "Whose founder was it?"),
        ("Microsoft", ""),
    ],
)
def test_the_thing_itself_does_not(given: str, question: str) -> None:
    assert not stands_beside(read(given, "en"), {"apple"}, asking(question))


QUESTION = "Who killed Henri?"


@pytest.mark.parametrize(
    ("given", "turned"),
    [
        ("Ravaillac was killed by Henri", True),
        ("Henri was killed by Ravaillac", False),
        ("killed by Ravaillac", False),
        ("Ravaillac killed Henri", False),
    ],
)
def test_who_acts_is_told_by_by(given: str, turned: bool) -> None:
    assert turned_passive(read(given, "en"), {"ravaillac"}, asking(QUESTION)) is turned


def test_by_turns_nothing_where_the_victim_is_asked() -> None:
    for question in ("Whom did Ravaillac kill?", "Who was killed by Ravaillac?"):
        given = read("Henri was killed by Ravaillac", "en")
        assert not turned_passive(given, {"henri"}, asking(question))


@pytest.mark.parametrize(
    ("given", "question", "language", "turned"),
    [
        ("sound is faster than light", "How does light compare with sound?", "en", True),
        ("light is faster than sound", "How does light compare with sound?", "en", False),
        ("OpenAI sued Musk", "Who sued OpenAI?", "en", True),
        ("Musk sued OpenAI", "Who sued OpenAI?", "en", False),
        ("OpenAI was sued by Musk", "Who sued OpenAI?", "en", False),
        ("l'huile est plus lourde que l'eau", "L'eau et l'huile ?", "fr", True),
    ],
)
def test_words_of_the_question_in_another_order_around_a_relation_turn_it(
    given: str, question: str, language: str, turned: bool
) -> None:
    assert turned_order(read(given, language), asking(question, language)) is turned


def test_words_of_the_question_are_followed_in_their_order() -> None:
    question = asking("Did the cat chase the dog?")
    assert repeats_turned(read("the dog chased the cat", "en"), question)
    assert not repeats_turned(read("the cat and the dog", "en"), question)
    assert not repeats_turned(read("the dog", "en"), question)


def test_by_with_everything_else_in_place_turns_it_too() -> None:
    question = asking("What did Rome do to Carthage?")
    assert passive_kept_order(read("Rome was destroyed by Carthage", "en"), question)
    assert not passive_kept_order(read("Carthage was destroyed by Rome", "en"), question)
    assert not passive_kept_order(read("Rome destroyed Carthage", "en"), question)


@pytest.mark.parametrize("language", ["de", "ja", ""])
def test_without_a_lexicon_no_word_relates(language: str) -> None:
    question = asking("Wer hat Henri getötet?", language)
    given = read("rival of Apple by Henri", language)
    assert not stands_beside(given, {"apple"}, question)
    assert not turned_passive(given, {"apple"}, question)
    assert not turned_order(given, question)
    assert not passive_kept_order(given, question)


@pytest.mark.parametrize(
    ("given", "form", "question", "language"),
    [
        ("the Moon orbits the Sun", "the Earth", "What does the Moon orbit?", "en"),
        ("Napoléon a été battu par Wellington", "Napoléon", "Qui a battu Wellington ?", "fr"),
        ("from Lyon to Paris", "from Paris to Lyon", "How does it run?", "en"),
    ],
)
def test_an_answer_the_other_way_round_is_not_right(
    given: str, form: str, question: str, language: str
) -> None:
    assert judged(given, form, question, language).outcome != "correct"
