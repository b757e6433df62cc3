import pytest

from aiquiz.grading.person import judge_person, names
from aiquiz.grading.reading import read
from tests.grading.asking import asking, told

WHO = {"en": "Who did it?", "fr": "Qui l'a fait ?"}


def named(
    given: str, wanted: str, language: str = "en", question: str = ""
) -> tuple[str, str] | None:
    form = names(read(wanted, language))
    assert form, f"no names in {wanted}"
    found = judge_person(read(given, language), form, asking(question or WHO[language], language))
    return told(found) if found else None


@pytest.mark.parametrize(
    ("wanted", "language", "found"),
    [
        ("Marie Curie", "en", ["marie", "curie"]),
        ("Dr. Marie Curie", "en", ["marie", "curie"]),
        ("Vincent van Gogh", "en", ["vincent", "gogh"]),
        ("Ludwig van Beethoven", "fr", ["ludwig", "beethoven"]),
        ("Martin Luther King", "en", ["martin", "luther", "king"]),
        ("Curie", "en", []),
        ("a machine", "en", []),
        ("Ada King Lovelace", "en", ["ada", "king", "lovelace"]),
        ("King Charles Windsor", "en", ["charles", "windsor"]),
        ("Marie Curie, Pierre Curie", "en", []),
        ("Louis XIV", "fr", []),
        ("carbon dioxide", "en", []),
        ("One Two Three Four Five", "en", []),
    ],
)
def test_two_to_four_capitalised_words_may_be_a_person(
    wanted: str, language: str, found: list[str]
) -> None:
    assert [word.text for word in names(read(wanted, language))] == found


@pytest.mark.parametrize(
    ("given", "wanted", "language"),
    [
        ("Curie", "Marie Curie", "en"),
        ("Dr. Curie", "Marie Curie", "en"),
        ("it was Curie", "Marie Curie", "en"),
        ("c'est Curie", "Marie Curie", "fr"),
        ("Monsieur Pasteur", "Louis Pasteur", "fr"),
        ("van Gogh", "Vincent van Gogh", "en"),
        ("Gogh", "Vincent van Gogh", "en"),
        ("Le Cun", "Yann LeCun", "en"),
    ],
)
def test_the_surname_is_enough(given: str, wanted: str, language: str) -> None:
    assert named(given, wanted, language) == ("correct", "surname")


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("Marie Curie", "Marie Curie"),
        ("Curie, Marie", "Marie Curie"),
        ("Curie Marie", "Marie Curie"),
        ("M. Curie", "Marie Curie"),
        ("M Curie", "Marie Curie"),
        ("J. Kennedy", "John Kennedy"),
        ("Marie Skłodowska Curie", "Marie Curie"),
        ("Albert Einstein the physicist", "Albert Einstein"),
    ],
)
def test_initials_and_any_order_are_the_same_person(given: str, wanted: str) -> None:
    assert named(given, wanted) == ("correct", "exact")


@pytest.mark.parametrize(
    ("given", "wanted"),
    [("Einstien", "Albert Einstein"), ("Sutskevr", "Ilya Sutskever"), ("Pasteru", "Louis Pasteur")],
)
def test_a_slip_in_a_surname_is_forgiven_and_told(given: str, wanted: str) -> None:
    found = named(given, wanted)
    assert found is not None
    assert found[0] == "correct"
    assert found[1] not in ("exact", "surname")


@pytest.mark.parametrize(
    ("given", "wanted", "language"),
    [("Marie", "Marie Curie", "en"), ("Louis", "Louis Pasteur", "fr")],
)
def test_the_first_name_alone_is_close(given: str, wanted: str, language: str) -> None:
    assert named(given, wanted, language) == ("close", "first-name")


@pytest.mark.parametrize(
    ("given", "wanted", "language"),
    [
        ("Pierre Curie", "Marie Curie", "en"),
        ("Robin Li", "Eric Li", "en"),
        ("Brigitte Macron", "Emmanuel Macron", "fr"),
        ("Curie, Pierre", "Marie Curie", "en"),
    ],
)
def test_another_first_name_is_another_person(given: str, wanted: str, language: str) -> None:
    assert named(given, wanted, language) == ("wrong", "other-first-name")


def test_a_name_of_the_question_before_the_surname_is_another_person() -> None:
    question = "Whom did Pierre Curie marry, who won two Nobel prizes?"
    assert named("Pierre Curie", "Marie Curie", question=question) == (
        "wrong",
        "other-first-name",
    )


def test_a_short_form_of_the_first_name_is_close() -> None:
    assert named("Alex Bell", "Alexander Bell") == ("close", "nickname")


@pytest.mark.parametrize(
    ("given", "wanted", "language"),
    [
        ("Curie's husband", "Marie Curie", "en"),
        ("the brother of Curie", "Marie Curie", "en"),
        ("le mari de Curie", "Marie Curie", "fr"),
    ],
)
def test_somebody_beside_the_person_is_wrong(given: str, wanted: str, language: str) -> None:
    assert named(given, wanted, language) == ("wrong", "changed")


def test_a_number_or_a_place_beside_a_surname_is_at_most_close() -> None:
    assert named("in Washington", "George Washington") == ("close", "detail")
    assert named("Washington 1999", "George Washington") == ("close", "detail")


def test_a_thing_named_after_the_person_is_none() -> None:
    assert named("the Turing test", "Alan Turing", question="Who invented the test?") is None


def test_a_sentence_that_makes_the_victim_act_is_reversed() -> None:
    question = "Who killed Henri?"
    assert named("Ravaillac was killed by Henri", "François Ravaillac", question=question) == (
        "wrong",
        "reversed",
    )
    assert named("Henri was killed by Ravaillac", "François Ravaillac", question=question) == (
        "correct",
        "surname",
    )


@pytest.mark.parametrize("given", ["Newton", "nobody", ""])
def test_another_name_says_nothing_here(given: str) -> None:
    assert named(given, "Marie Curie") is None
