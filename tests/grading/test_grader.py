import pytest

from aiquiz.deck.card import ChoiceCard, Deck, Place, Reject, TruthCard
from aiquiz.grading import prepare
from tests.grading.asking import card, grade, grader, told


@pytest.mark.parametrize(
    ("answer", "given", "language"),
    [
        ("Memphis", "memphis", "en"),
        ("Memphis", "  MEMPHIS. ", "en"),
        ("the beach", "Beach", "en"),
        ("l’abonnement", "abonnement", "fr"),
        ("une usine", "usine", "fr"),
        ("fine-tuning", "fine tuning", "en"),
        ("DeepMind", "Deep Mind", "en"),
        ("Straße", "strasse", "en"),
        ("150,000", "150 000", "en"),
        ("150 000", "150.000", "fr"),
        ("150000", "150,000", "en"),
        ("0,15", "0.15", "fr"),
        ("1 %", "1%", "en"),
        ("November 25, 2002", "november 25 2002", "en"),
        ("C++", "c++", "en"),
        ("« oui »", "oui", "fr"),
        ("X.com", "x.com", "en"),
    ],
)
def test_what_a_teacher_ignores_is_ignored(answer: str, given: str, language: str) -> None:
    assert told(grade(given, card(answer), language=language)) == ("correct", "exact")


def test_a_missing_accent_is_accepted_and_told() -> None:
    assert told(grade("Epaule", card("Épaule"), language="fr")) == ("correct", "accents")


@pytest.mark.parametrize(
    ("answer", "given"),
    [
        ("C++", "C"),
        ("C#", "C"),
        ("3.5", "35"),
        ("-5", "5"),
        ("GPT-4", "GPT-3"),
        ("3.10", "3.1"),
        ("150,000", "15,000"),
        ("150,000", "150,001"),
        ("1 %", "1"),
        ("H100", "H200"),
        ("20 €", "20 $"),
        ("plan A", "plan"),
        ("vitamin C", "vitamin D"),
        ("18 to 24 months", "6 months"),
        ("$300 million", "$300 billion"),
        ("Zip2", "not Zip2"),
        ("Zip2", "Zip2 or PayPal"),
        ("Zip2", "Zip3"),
        ("Zip2", "Zip"),
    ],
)
def test_digits_signs_units_and_hedges_are_never_forgiven(answer: str, given: str) -> None:
    assert grade(given, card(answer)).outcome != "correct"


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ("Memhpis", "swapped"),
        ("Memhis", "missing-letter"),
        ("Memphiss", "extra-letter"),
        ("Memphos", "other-letter"),
    ],
)
def test_one_slip_in_a_long_word_is_forgiven_and_told(given: str, reason: str) -> None:
    verdict = grade(given, card("Memphis"))
    assert told(verdict) == ("correct", reason)
    assert verdict.given_spans or verdict.matched_spans


@pytest.mark.parametrize(
    ("answer", "given"),
    [
        ("Memphis", "Mehmpsi"),
        ("Memphis", "Zemphiz"),
        ("Mars", "Mark"),
        ("Mars", "Zars"),
        ("million", "billion"),
        ("symmetric", "asymmetric"),
    ],
)
def test_two_slips_in_one_word_short_words_and_contraries_are_not_forgiven(
    answer: str, given: str
) -> None:
    assert grade(given, card(answer)).outcome != "correct"


def test_a_slip_in_each_of_two_long_words_is_forgiven() -> None:
    verdict = grade("Memhpis Tenessee", card("Memphis Tennessee"))
    assert verdict.outcome == "correct"
    assert verdict.given_spans


@pytest.mark.parametrize(
    ("answer", "given", "reason"),
    [
        ("desert", "dessert", "real-word"),
        ("Garry Tan", "Garry", "part"),
        ("5 MW", "5", "unit-missing"),
        ("5 MW", "5 mW", "unit-case"),
        ("18 to 24", "18", "half-range"),
        ("red, green, blue", "red, blue", "some-items"),
        ("March 18, 2024", "March 2024", "date-part"),
        ("Apple", "Apple pie", "detail"),
        ("WHO", "World Health Organization", "expansion"),
    ],
)
def test_what_is_nearly_right_is_close_with_its_reason(
    answer: str, given: str, reason: str
) -> None:
    verdict = grade(given, card(answer))
    assert told(verdict) == ("close", reason)
    assert verdict.score < 1


def test_half_of_a_range_tells_what_was_asked() -> None:
    assert grade("18", card("18 to 24")).reason.facts == {"asked": "18 to 24"}


@pytest.mark.parametrize(
    ("answer", "given", "reason"),
    [
        ("5 MW", "5 kg", "unit"),
        ("Memphis", "not Memphis", "negated"),
        ("Memphis", "Memphis or Austin", "hedge"),
        ("hot water", "cold water", "opposite"),
        ("Memphis", "the rival of Memphis", "changed"),
        ("from Paris to Lyon", "from Lyon to Paris", "reversed"),
        ("GPT-4", "GPT-3", "version"),
        ("March 18, 2024", "March 19, 2024", "date"),
        ("yes", "no", "opposite"),
        ("Memphis", "idk", "no-idea"),
        ("Memphis", "banana", "other"),
    ],
)
def test_what_is_wrong_has_its_reason(answer: str, given: str, reason: str) -> None:
    verdict = grade(given, card(answer))
    assert told(verdict) == ("wrong", reason)
    assert verdict.score == 0


def test_a_slip_that_makes_the_answer_of_another_card_is_wrong() -> None:
    other = card("Monet", id="other")
    assert told(grade("Monet", card("Manet"), other)) == ("wrong", "another-card")


def test_an_answer_that_two_cards_share_is_right_for_both() -> None:
    other = card("Memphis", id="other")
    assert told(grade("Memphis", card("Memphis"), other)) == ("correct", "exact")


def test_a_near_miss_is_refused_with_its_remark() -> None:
    asked = card("Memphis", reject=(Reject("Nashville", "That is further east."),))
    verdict = grade("nashville", asked)
    assert told(verdict) == ("wrong", "rejected")
    assert verdict.reason.facts == {"remark": "That is further east."}


def test_initials_that_are_the_answer_of_another_card_are_wrong() -> None:
    other = card("San Francisco", "SF", id="other")
    assert told(grade("SF", card("savoir-faire"), other)) == ("wrong", "another-card")
    assert told(grade("SF", card("savoir-faire"))) == ("correct", "acronym")


def test_another_number_is_told_as_such() -> None:
    assert told(grade("24 months", card("6 months", "6"))) == ("wrong", "number")


def test_half_of_the_words_is_close() -> None:
    assert told(grade("Garry", card("Garry Tan"))) == ("close", "part")


def test_a_form_that_the_learner_had_accepted_counts() -> None:
    assert told(grade("the big one", card("Memphis"), accepted="big one")) == ("correct", "exact")


def test_where_spelling_is_learnt_case_accents_and_slips_count() -> None:
    strict = card("Épaule", strictness="strict")
    assert told(grade("Épaule", strict, language="fr")) == ("correct", "exact")
    assert told(grade("epaule", strict, language="fr")) == ("close", "spelling")
    assert told(grade("Épaul", strict, language="fr")) == ("close", "spelling")
    assert grade("genou", strict, language="fr").outcome == "wrong"


def test_every_stage_says_what_it_decided() -> None:
    steps = grade("Memhpis", card("Memphis")).steps
    assert [step.code for step in steps[:-1]] == ["passed"] * (len(steps) - 1)
    assert (steps[-1].code, steps[-1].facts["outcome"]) == ("swapped", "correct")
    assert [step.stage for step in grade("Memphis", card("Memphis")).steps] == ["as-written"]


def test_the_form_that_the_answer_was_held_against_is_told() -> None:
    assert grade("Memhpis", card("Austin", "Memphis")).matched == "Memphis"
    assert grade("banana", card("Austin", "Memphis")).matched == "Austin"


def test_a_form_is_remembered_and_forgotten_while_the_deck_is_open() -> None:
    asked = card("Memphis")
    deck = grader(asked)
    assert deck.grade(asked, "the big one").outcome == "wrong"
    deck.remember(asked.id, "big one")
    assert deck.grade(asked, "the big one").outcome == "correct"
    assert deck.remembered(asked.id) == ("big one",)
    deck.forget(asked.id, "big one")
    assert deck.grade(asked, "the big one").outcome == "wrong"
    assert deck.remembered(asked.id) == ()


def test_several_accepted_forms_at_once_are_right() -> None:
    both = card("Big Apple", "New York")
    assert told(grade("New York, the Big Apple", both)) == ("correct", "several")


@pytest.mark.parametrize("given", ["Memphis or Austin", "Austin, Memphis"])
def test_a_near_miss_beside_the_answer_is_no_answer(given: str) -> None:
    asked = card("Memphis", reject=(Reject("Austin"),))
    assert grade(given, asked).outcome != "correct"


def test_a_slip_that_is_nearer_to_a_near_miss_is_refused() -> None:
    asked = card("hyperventilate", reject=(Reject("hyperventilated"),))
    assert told(grade("hyperventilatedd", asked)) == ("wrong", "rejected")


@pytest.mark.parametrize("language", ["de", "ja", "", "xx"])
def test_a_language_without_lexicon_gets_the_stages_that_need_none(language: str) -> None:
    def found(given: str, answer: str) -> str:
        return grade(given, card(answer), language=language).outcome

    assert found("große mauer", "Große Mauer") == "correct"
    assert found("150.000", "150 000") == "correct"
    assert found("1000 m", "1 km") == "correct"
    assert found("18.3.2024", "2024-03-18") == "correct"
    assert found("Schwarzlcoh", "Schwarzloch") == "correct"
    assert found("blau, rot", "rot, blau") == "correct"
    assert found("GPT-3", "GPT-4") == "wrong"
    assert found("20 $", "20 €") == "wrong"
    assert found("Haus", "Maus") == "wrong"
    assert found("rot", "rot, blau") == "close"


@pytest.mark.parametrize("given", ["", "   ", "...", "\u200b", "\u202e"])
def test_nothing_is_wrong(given: str) -> None:
    assert told(grade(given, card("Memphis"))) == ("wrong", "empty")


def test_a_paste_is_wrong() -> None:
    assert told(grade("Memphis " * 600, card("Memphis"))) == ("wrong", "too-long")


def test_an_option_is_right_or_it_is_not() -> None:
    choice = ChoiceCard(
        id="c", question="?", place=Place(1, 1), choices=("May", "June"), answer="June"
    )
    grader = prepare(Deck(title="", cards=(choice,)))
    assert told(grader.grade(choice, "june")) == ("correct", "exact")
    assert told(grader.grade(choice, "May")) == ("wrong", "other-option")


@pytest.mark.parametrize(("answer", "right"), [(True, "true"), (False, "false")])
def test_a_statement_is_true_or_false(answer: bool, right: str) -> None:
    truth = TruthCard(id="t", question="?", place=Place(1, 1), answer=answer)
    grader = prepare(Deck(title="", cards=(truth,)))
    for picked in ("true", "false", "perhaps"):
        assert (grader.grade(truth, picked).outcome == "correct") == (picked == right)


def test_two_swapped_letters_are_both_marked() -> None:
    verdict = grade("Memhpis", card("Memphis"))
    assert (verdict.given_spans, verdict.matched_spans) == (((3, 5),), ((3, 5),))


def test_a_diff_shows_only_where_half_of_the_letters_agree() -> None:
    verdict = grade("Nashville", card("Memphis"))
    assert (verdict.given_spans, verdict.matched_spans) == ((), ())


def test_spans_mark_just_what_differs() -> None:
    verdict = grade("Memphiss", card("Memphis"))
    assert [("Memphiss")[start:end] for start, end in verdict.given_spans] == ["s"]
    assert verdict.matched_spans == ()
