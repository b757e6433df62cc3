import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiquiz.deck.identity import derived_id, followed, free, slug
from aiquiz.deck.seen import CardFace
from aiquiz.text import fold

QUESTIONS = [
    "Which American city hosts the first supercluster?",
    "How many months did the vendors ask for?",
    "Who taught materials science at Stanford?",
    "What did the founder do to the office floor?",
    "How high is the wave in the image?",
]


def face(question: str, key: str = "", *, kind: str = "text") -> CardFace:
    own = derived_id(kind, question)
    return CardFace(key or own, True, kind, own, fold(question))


def test_case_accents_and_spaces_do_not_change_an_id() -> None:
    assert derived_id("text", "Où est-il ?") == derived_id("text", "ou  est-il ?")
    assert derived_id("text", "Where?") != derived_id("choice", "Where?")
    assert derived_id("text", "Where?") != derived_id("text", "When?")


def test_the_id_of_a_question_never_changes_between_versions() -> None:
    assert derived_id("text", "Which city?") == "f6204e2ede1af862"


def test_a_mended_question_keeps_its_name() -> None:
    before = [face(question) for question in QUESTIONS]
    mended = face("Which American city hosts xAI's first supercluster?")
    names = followed([mended, *before[1:]], before)
    assert names == {mended.own: before[0].key}


def test_a_question_mended_twice_keeps_its_first_name() -> None:
    first = face(QUESTIONS[0])
    once = face(QUESTIONS[0] + " Name it.", key=first.key)
    twice = face(QUESTIONS[0] + " Name the city.")
    assert followed([twice], [once]) == {twice.own: first.key}
    assert followed([face(QUESTIONS[0] + " Name it.")], [once]) == {once.own: first.key}


def test_another_question_in_its_place_starts_anew() -> None:
    assert followed([face("Who founded Zip2?")], [face(QUESTIONS[0])]) == {}


def test_another_kind_starts_anew() -> None:
    assert followed([face(QUESTIONS[0] + "!", kind="choice")], [face(QUESTIONS[0])]) == {}


def test_a_new_card_with_the_old_text_of_an_edited_one_gets_a_name_of_its_own() -> None:
    old = face(QUESTIONS[0])
    edited = face(QUESTIONS[0] + " Name it.", key=old.key)
    names = followed([edited, face(QUESTIONS[0])], [edited])
    assert names[edited.own] == old.key
    assert names[old.own] == f"{old.own}-2"


@given(st.permutations(QUESTIONS))
def test_a_new_order_changes_no_name(order: list[str]) -> None:
    assert followed([face(q) for q in order], [face(q) for q in QUESTIONS]) == {}


@given(st.sets(st.sampled_from(range(5))), st.permutations(range(5)))
def test_edits_and_a_new_order_never_cross_histories(edited: set[int], order: list[int]) -> None:
    before = [face(question) for question in QUESTIONS]
    now = [face(QUESTIONS[n] + (" Say it." if n in edited else "")) for n in order]
    names = followed(now, before)
    for number, card in zip(order, now, strict=True):
        assert names.get(card.own, card.own) == before[number].key


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Musk at the AI Startup School", "musk-at-the-ai-startup-school"),
        ("L’été à Paris !", "l-ete-a-paris"),
        ("日本語", "deck"),
        ("", "deck"),
    ],
)
def test_a_deck_without_an_id_is_named_by_its_title(title: str, name: str) -> None:
    assert slug(title) == name


def test_a_taken_name_is_numbered() -> None:
    assert free("a", {"b"}) == "a"
    assert free("a", {"a", "a-2"}) == "a-3"
