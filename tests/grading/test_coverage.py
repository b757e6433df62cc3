import pytest

from aiquiz.grading.coverage import judge_words
from aiquiz.grading.reading import read
from tests.grading.asking import asking, told


def words(given: str, wanted: str, question: str = "", language: str = "en") -> tuple[str, str]:
    return told(
        judge_words(read(given, language), read(wanted, language), asking(question, language))
    )


@pytest.mark.parametrize(
    ("given", "wanted", "question", "language"),
    [
        ("I think it's Memphis", "Memphis", "", "en"),
        ("it is called the Big Apple", "the Big Apple", "", "en"),
        ("Memphis, I believe", "Memphis", "", "en"),
        ("the answer is probably Memphis", "Memphis", "", "en"),
        ("je crois que c'est Lyon", "Lyon", "", "fr"),
        ("la réponse est Lyon", "Lyon", "", "fr"),
        ("il s'appelle Lyon", "Lyon", "", "fr"),
        ("Apple Inc", "Apple", "", "en"),
        ("la société Renault", "Renault", "", "fr"),
    ],
)
def test_filler_around_an_answer_says_nothing(
    given: str, wanted: str, question: str, language: str
) -> None:
    assert words(given, wanted, question, language) == ("correct", "exact")


@pytest.mark.parametrize(
    ("given", "wanted", "question", "language"),
    [
        ("the Pacific Ocean", "the Pacific", "Which ocean is the largest?", "en"),
        ("the Pacific", "the Pacific Ocean", "Which ocean is the largest?", "en"),
        ("the capital of Australia is Canberra", "Canberra", "What is Australia's capital?", "en"),
        ("l'océan Pacifique", "Pacifique", "Quel océan est le plus grand ?", "fr"),
        ("le Pacifique", "l'océan Pacifique", "Quel océan est le plus grand ?", "fr"),
    ],
)
def test_words_of_the_question_may_be_said_again_or_left_out(
    given: str, wanted: str, question: str, language: str
) -> None:
    assert words(given, wanted, question, language)[0] == "correct"


def test_of_a_name_a_word_of_the_question_may_make_another() -> None:
    question = "Where in Washington DC does the President of the United States live?"
    assert words("the White House Washington", "the White House", question)[0] != "correct"


@pytest.mark.parametrize(
    ("given", "wanted", "language"),
    [
        ("Nikola Tesla", "Tesla", "en"),
        ("Apple pie", "Apple", "en"),
        ("the planet-sized Memphis barbecue", "Memphis", "en"),
        ("la tarte Lyon", "Lyon", "fr"),
    ],
)
def test_a_foreign_word_beside_the_answer_is_close(given: str, wanted: str, language: str) -> None:
    assert words(given, wanted, language=language) == ("close", "detail")


@pytest.mark.parametrize(
    ("given", "wanted", "told_"),
    [
        ("apple", "big apple", ("close", "part")),
        ("machine", "support vector machine", ("close", "part")),
        ("classifier", "deep support vector machine classifier", ("wrong", "other")),
        ("green machine", "support vector machine", ("wrong", "other")),
        ("banana", "big apple", ("wrong", "other")),
    ],
)
def test_a_third_of_the_words_alone_is_close_and_less_is_wrong(
    given: str, wanted: str, told_: tuple[str, str]
) -> None:
    assert words(given, wanted) == told_


@pytest.mark.parametrize(
    ("given", "wanted", "language", "code"),
    [
        ("cold water", "hot water", "en", "opposite"),
        ("unsupervised learning", "supervised learning", "en", "opposite"),
        ("weakly supervised", "supervised", "en", "changed"),
        ("former president", "president", "en", "changed"),
        ("semi supervised", "supervised", "en", "changed"),
        ("eau froide", "eau chaude", "fr", "opposite"),
        ("ancien président", "président", "fr", "changed"),
        ("the rival of Apple", "Apple", "en", "changed"),
        ("Apple's competitor", "Apple", "en", "changed"),
        ("le rival d'Apple", "Apple", "fr", "changed"),
        ("near Memphis", "Memphis", "en", "changed"),
        ("à côté, hors de Lyon", "Lyon", "fr", "changed"),
    ],
)
def test_a_word_that_makes_it_something_else_is_wrong(
    given: str, wanted: str, language: str, code: str
) -> None:
    assert words(given, wanted, language=language) == ("wrong", code)


@pytest.mark.parametrize(
    ("given", "wanted", "code"),
    [
        ("Memhpis", "Memphis", "swapped"),
        ("fotosynthesis", "photosynthesis", "by-ear"),
        ("Memhpis Tenessee", "Memphis Tennessee", "swapped"),
    ],
)
def test_slips_are_forgiven_and_told(given: str, wanted: str, code: str) -> None:
    found, reason = words(given, wanted)
    assert found == "correct"
    assert reason == code or code == "by-ear"


@pytest.mark.parametrize(
    ("given", "wanted", "language", "code"),
    [
        ("casual", "causal", "en", "real-word"),
        ("dessert", "desert", "en", "real-word"),
        ("poison", "poisson", "fr", "real-word"),
        ("photo", "photosynthesis", "en", "clipped"),
    ],
)
def test_a_slip_that_only_the_list_vetoes_is_close(
    given: str, wanted: str, language: str, code: str
) -> None:
    assert words(given, wanted, language=language) == ("close", code)


def test_where_the_form_of_a_word_is_asked_another_form_is_close() -> None:
    question = "What is the plural of mouse in the past tense?"
    assert words("walk", "walked", "What is the past tense of walk?") == ("close", "word-form")
    assert words("walked", "walked", question) == ("correct", "exact")
    assert words("walk", "walked") == ("correct", "exact")


@pytest.mark.parametrize(
    ("given", "wanted"),
    [("plan B", "plan A"), ("vitamin D", "vitamin C"), ("series A", "series B")],
)
def test_a_lone_letter_names_another_thing(given: str, wanted: str) -> None:
    assert words(given, wanted) == ("wrong", "version")


@pytest.mark.parametrize("given", ["c'est", "je pense que c'est", "euh bah c'est"])
def test_an_elided_letter_is_not_the_letter_that_is_asked_for(given: str) -> None:
    assert words(given, "vitamine C", "Quelle vitamine ?", "fr")[0] != "correct"
    assert words("la C", "vitamine C", "Quelle vitamine ?", "fr")[0] == "correct"


@pytest.mark.parametrize(
    ("given", "wanted"),
    [("learning rate", "rate of learning"), ("black and white", "white and black")],
)
def test_an_order_that_says_the_same_is_right(given: str, wanted: str) -> None:
    assert words(given, wanted)[0] == "correct"


@pytest.mark.parametrize(
    ("given", "wanted", "language"),
    [
        ("cats chase dogs", "dogs chase cats", "en"),
        ("from Paris to Lyon", "from Lyon to Paris", "en"),
        ("Paris is north of Lyon", "Lyon is north of Paris", "en"),
        ("de Paris à Lyon", "de Lyon à Paris", "fr"),
        ("le chat mange le chien", "le chien mange le chat", "fr"),
    ],
)
def test_an_order_that_turns_the_answer_around_is_wrong(
    given: str, wanted: str, language: str
) -> None:
    assert words(given, wanted, language=language) == ("wrong", "reversed")


def test_an_order_that_may_or_may_not_say_the_same_is_close() -> None:
    assert words("graph knowledge", "knowledge graph") == ("close", "word-order")


def test_few_strange_words_in_a_long_sentence_do_no_harm() -> None:
    wanted = "plants turn light water and carbon dioxide into sugar and oxygen"
    assert words(f"green {wanted}", wanted)[0] == "correct"


@pytest.mark.parametrize("language", ["de", "ja", ""])
def test_without_a_lexicon_the_same_words_are_asked(language: str) -> None:
    assert words("Große Mauer", "große Mauer", language=language)[0] == "correct"
    assert words("Mauer", "große Mauer", language=language) == ("close", "part")
    assert words("Haus", "große Mauer", language=language) == ("wrong", "other")


@pytest.mark.parametrize(
    ("given", "wanted", "language", "code"),
    [
        ("teh bridge", "the bridge", "en", "swapped"),
        ("wiht a friend", "with a friend", "en", "swapped"),
        ("undr the bridge", "under the bridge", "en", "missing-letter"),
        ("avce un ami", "avec un ami", "fr", "swapped"),
    ],
)
def test_a_slip_in_a_small_word_is_a_slip_and_nothing_beside_the_answer(
    given: str, wanted: str, language: str, code: str
) -> None:
    assert words(given, wanted, language=language) == ("correct", code)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [("tea bridge", "the bridge"), ("fro a bridge", "for a bridge")],
)
def test_another_word_is_no_slip_in_a_small_one(given: str, wanted: str) -> None:
    assert words(given, wanted)[0] != "correct"
