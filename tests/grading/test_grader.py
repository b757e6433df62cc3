import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiquiz.deck.card import ChoiceCard, Deck, Place, Reject, TextCard, TruthCard
from aiquiz.grading import Verdict, prepare


def card(answer: str, *accept: str, id: str = "card", **facts: object) -> TextCard:  # noqa: A002
    values = {"question": "What?", "place": Place(1, 1), "accept": accept} | facts
    return TextCard(id=id, answer=answer, **values)  # type: ignore[arg-type]


def grade(
    given: str, asked: TextCard, *others: TextCard, language: str = "en", accepted: str = ""
) -> Verdict:
    deck = Deck(title="", language=language, cards=(asked, *others))
    remembered = [(asked.id, accepted)] if accepted else []
    return prepare(deck, remembered).grade(asked, given)


def told(verdict: Verdict) -> tuple[str, str]:
    return verdict.outcome, verdict.reason.code


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
        ("Mars", "Mark"),
        ("million", "billion"),
        ("symmetric", "asymmetric"),
        ("Memphis Tennessee", "Memhpis Tenessee"),
    ],
)
def test_two_slips_short_words_and_first_letters_are_not_forgiven(answer: str, given: str) -> None:
    assert grade(given, card(answer)).outcome != "correct"


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


def test_another_number_is_told_as_such() -> None:
    assert told(grade("24 months", card("6 months", "6"))) == ("wrong", "other-number")


def test_half_of_the_words_is_close() -> None:
    assert told(grade("Garry", card("Garry Tan"))) == ("close", "part")


def test_a_form_that_the_learner_had_accepted_counts() -> None:
    assert told(grade("the big one", card("Memphis"), accepted="big one")) == ("correct", "exact")


def test_where_spelling_is_learnt_case_accents_and_slips_count() -> None:
    strict = card("Épaule", strictness="strict")
    assert told(grade("Épaule", strict, language="fr")) == ("correct", "exact")
    assert told(grade("epaule", strict, language="fr")) == ("close", "spelling")
    assert grade("Épaul", strict, language="fr").outcome == "wrong"


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


words = st.text(min_size=1, max_size=40)


@given(st.text(st.characters(codec=None)), words, st.sampled_from(["en", "fr", "ja", ""]))
def test_grading_never_raises(given: str, answer: str, language: str) -> None:
    verdict = grade(given, card(answer), language=language)
    assert verdict.outcome in ("correct", "close", "wrong")
    assert 0 <= verdict.score <= 1


@given(
    st.text("abcÉé'’-.,0123456789 +#%$€", min_size=1, max_size=30), st.sampled_from(["en", "fr"])
)
def test_an_answer_typed_as_it_is_written_is_correct(answer: str, language: str) -> None:
    if answer.strip():
        assert grade(answer, card(answer), language=language).outcome == "correct"


@given(words, words)
def test_a_near_miss_is_never_correct_unless_it_is_an_answer(answer: str, miss: str) -> None:
    asked = card(answer, reject=(Reject(miss),))
    verdict = grade(miss, asked)
    if verdict.outcome == "correct":
        assert grade(miss, card(answer)).reason.code in ("exact", "accents")


@given(words, words, words)
def test_a_further_form_never_makes_a_verdict_worse(answer: str, more: str, given: str) -> None:
    order = ("wrong", "close", "correct")
    before = grade(given, card(answer)).outcome
    assert order.index(grade(given, card(answer, more)).outcome) >= order.index(before)


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_no_number_is_taken_for_another(wanted: int, given: int) -> None:
    outcome = grade(f"{given}", card(f"{wanted:,}")).outcome
    assert (outcome == "correct") == (wanted == given)


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
