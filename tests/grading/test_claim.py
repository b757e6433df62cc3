import pytest

from aiquiz.grading.claim import Claim, claim, holds_markers
from aiquiz.grading.reading import read
from tests.grading.asking import asking, judged, told


def claimed(
    given: str, form: str = "Memphis", language: str = "en", question: str = "", **how: bool
) -> Claim:
    return claim(read(given, language), read(form, language), asking(question, language), **how)


def said(found: Claim) -> list[str]:
    """Give the heavy words and the values of each thing that is claimed."""
    return [
        " ".join([*(t for t in r.texts if t), *(v.written for v in r.values)])
        for r in found.readings
    ]


@pytest.mark.parametrize(
    ("given", "language"),
    [
        ("not Memphis", "en"),
        ("it isn't Memphis", "en"),
        ("never Memphis", "en"),
        ("anything but not Memphis", "en"),
        ("everywhere except Memphis", "en"),
        ("I don't think it's Memphis", "en"),
        ("I don't believe it is Memphis", "en"),
        ("je ne pense pas que c'est Memphis", "fr"),
        ("!= Memphis", "en"),
        ("pas Memphis", "fr"),
        ("ce n'est pas Memphis", "fr"),
        ("jamais Memphis", "fr"),
        ("tout sauf Memphis", "fr"),
        ("ni Memphis", "fr"),
    ],
)
def test_a_denial_that_the_form_does_not_hold_denies(given: str, language: str) -> None:
    assert claimed(given, language=language).denied
    assert told(judged(given, "Memphis", language=language)) == ("wrong", "negated")


@pytest.mark.parametrize(
    ("given", "form", "question", "language"),
    [
        ("not GPT-4", "GPT-4", "Which model came after GPT-3.5?", "en"),
        ("not Jean-Paul Sartre", "Jean-Paul Sartre", "Who wrote it?", "en"),
        ("pas Jean-Paul Sartre", "Jean-Paul Sartre", "Qui l'a écrit ?", "fr"),
        ("not COVID-19", "COVID-19", "Which disease, a COVID?", "en"),
        ("not fine-tuning", "fine-tuning", "", "en"),
        ("ce n'est pas Saint-Exupéry", "Saint-Exupéry", "Qui ?", "fr"),
    ],
)
def test_a_hyphen_inside_a_denied_name_is_no_stop(
    given: str, form: str, question: str, language: str
) -> None:
    assert told(judged(given, form, question, language)) == ("wrong", "negated")


@pytest.mark.parametrize(
    ("given", "language"),
    [
        ("MEMPHIS, IF I REMEMBER CORRECTLY", "en"),
        ("UMM NOT SURE BUT I'D SAY MEMPHIS", "en"),
        ("MEMPHIS, SI JE ME SOUVIENS BIEN", "fr"),
    ],
)
def test_a_claim_is_the_same_in_capitals(given: str, language: str) -> None:
    assert judged(given, "Memphis", language=language).outcome == "correct"


@pytest.mark.parametrize(
    ("given", "form", "language", "denied"),
    [
        ("no oxygen", "without oxygen", "en", False),
        ("oxygen", "without oxygen", "en", True),
        ("it has no oxygen", "no oxygen", "en", False),
        ("not without oxygen", "without oxygen", "en", True),
        ("pas d'oxygène", "sans oxygène", "fr", False),
        ("de l'oxygène", "sans oxygène", "fr", True),
        ("withuot oxygen", "without oxygen", "en", False),
    ],
)
def test_a_denial_of_the_form_has_to_be_there(
    given: str, form: str, language: str, denied: bool
) -> None:
    assert claimed(given, form, language).denied is denied


@pytest.mark.parametrize(
    ("given", "language"),
    [
        ("no doubt Memphis", "en"),
        ("not only Memphis", "en"),
        ("Memphis, without a doubt", "en"),
        ("not sure but Memphis", "en"),
        ("sans doute Memphis", "fr"),
        ("sans aucun doute Memphis", "fr"),
        ("Memphis, sauf erreur", "fr"),
        ("Memphis, si je ne me trompe pas", "fr"),
    ],
)
def test_what_only_sounds_like_a_denial_denies_nothing(given: str, language: str) -> None:
    found = claimed(given, language=language)
    assert (said(found), found.denied) == (["memphis"], False)


def test_a_denial_may_repeat_that_of_the_question() -> None:
    question = "Which planet does not have moons?"
    assert not claimed("Venus does not have moons", "Venus", question=question).denied
    assert claimed("not Venus", "Venus", question=question).denied


@pytest.mark.parametrize(
    ("given", "language"),
    [
        ("not Austin but Memphis", "en"),
        ("not Austin, Memphis", "en"),
        ("it's not Austin, it's Memphis", "en"),
        ("Memphis, not Austin", "en"),
        ("Memphis and not Austin", "en"),
        ("Memphis rather than Austin", "en"),
        ("Memphis instead of Austin", "en"),
        ("Memphis as opposed to Austin", "en"),
        ("pas Austin mais Memphis", "fr"),
        ("non pas Austin mais Memphis", "fr"),
        ("Memphis, pas Austin", "fr"),
        ("Memphis et non Austin", "fr"),
        ("Memphis plutôt qu'Austin", "fr"),
        ("Memphis au lieu d'Austin", "fr"),
        ("Memphis, contrairement à Austin", "fr"),
    ],
)
def test_of_a_contrast_what_is_affirmed_is_kept(given: str, language: str) -> None:
    found = claimed(given, language=language)
    assert (said(found), found.denied) == (["memphis"], False)
    assert "contrast" in found.steps
    assert told(judged(given, "Austin", language=language))[0] == "wrong"


@pytest.mark.parametrize(
    ("given", "language"),
    [
        ("Austin, no, Memphis", "en"),
        ("Austin no wait Memphis", "en"),
        ("Austin... sorry, Memphis", "en"),
        ("Austin, I mean Memphis", "en"),
        ("Austin, or rather Memphis", "en"),
        ("Austin, scratch that, Memphis", "en"),
        ("Austin, actually Memphis", "en"),
        ("Austin *Memphis", "en"),
        ("Dallas, no, Austin, no, Memphis", "en"),
        ("Austin, non, Memphis", "fr"),
        ("Austin, pardon, Memphis", "fr"),
        ("Austin euh non Memphis", "fr"),
        ("Austin, je veux dire Memphis", "fr"),
        ("Austin, ou plutôt Memphis", "fr"),
        ("Austin, enfin Memphis", "fr"),
    ],
)
def test_what_is_taken_back_does_not_count(given: str, language: str) -> None:
    found = claimed(given, language=language)
    assert (said(found), found.denied) == (["memphis"], False)
    assert found.steps == ("correction",)
    assert told(judged(given, "Austin", language=language))[0] == "wrong"


@pytest.mark.parametrize(
    ("given", "language"),
    [("Memphis, right?", "en"), ("Memphis, no?", "en"), ("c'est Memphis, non ?", "fr")],
)
def test_a_doubter_s_tag_is_no_denial(given: str, language: str) -> None:
    found = claimed(given, language=language)
    assert not found.denied
    assert judged(given, "Memphis", language=language).outcome == "correct"


@pytest.mark.parametrize(
    ("given", "language"),
    [
        ("Memphis or Austin", "en"),
        ("either Austin or Memphis", "en"),
        ("Memphis/Austin", "en"),
        ("Memphis | Austin", "en"),
        ("Memphis ou Austin", "fr"),
        ("soit Memphis soit Austin", "fr"),
    ],
)
def test_of_alternatives_each_has_to_be_right(given: str, language: str) -> None:
    found = claimed(given, language=language)
    assert sorted(said(found)) == ["austin", "memphis"]
    assert "alternatives" in found.steps
    assert told(judged(given, "Memphis", language=language)) == ("wrong", "hedge")


def test_two_names_of_one_thing_are_no_hedge() -> None:
    assert judged("Memphis or Memphis", "Memphis").outcome == "correct"


def test_a_french_ou_with_an_accent_is_where() -> None:
    assert len(claimed("où est Memphis", language="fr").readings) == 1
    assert len(claimed("Austin ou Memphis", language="fr").readings) == 2


@pytest.mark.parametrize(
    ("given", "form", "language"),
    [
        ("Twelfth Night or What You Will", "Twelfth Night, or What You Will", "en"),
        ("trick or treat", "trick or treat", "en"),
        ("TCP/IP", "TCP/IP", "en"),
        ("To be or not to be", "to be or not to be", "en"),
        ("être ou ne pas être", "être ou ne pas être", "fr"),
    ],
)
def test_markers_that_the_form_holds_are_plain_words(given: str, form: str, language: str) -> None:
    found = claimed(given, form, language)
    assert (len(found.readings), found.denied, found.steps) == (1, False, ())


def test_in_a_list_a_slash_parts_items() -> None:
    assert len(claimed("red/green", "red, green", listed=True).readings) == 1
    assert len(claimed("red/green", "red, green").readings) == 2


@pytest.mark.parametrize("given", ["Memphis", "it is in Memphis", "Memphis, Tennessee"])
def test_an_answer_without_markers_is_claimed_whole(given: str) -> None:
    found = claimed(given)
    assert (found.readings, found.denied, found.steps) == ((read(given, "en"),), False, ())


@pytest.mark.parametrize("language", ["de", ""])
def test_without_a_lexicon_words_turn_nothing_but_signs_do(language: str) -> None:
    assert not claimed("nicht Memphis", language=language).denied
    assert len(claimed("Memphis/Austin", language=language).readings) == 2


@pytest.mark.parametrize(
    ("form", "language", "holds"),
    [
        ("Memphis", "en", False),
        ("to be or not to be", "en", True),
        ("without oxygen", "en", True),
        ("TCP/IP", "en", True),
        ("sans oxygène", "fr", True),
        ("oxygène", "fr", False),
    ],
)
def test_a_form_is_known_to_hold_markers(form: str, language: str, holds: bool) -> None:
    assert holds_markers(read(form, language)) is holds
