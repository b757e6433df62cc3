import time

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

LIKE = [f"Which {thing} did the vendors name?" for thing in ("month", "months", "mouth", "year")]
LIKE += [LIKE[0] + " Say it.", LIKE[0] + " Name it."]
NAMES = ["Memphis", "Austin", "Nashville", "Boston", "Denver", "Phoenix", "Seattle", "Dallas"]
NAMES += ["Oakland", "Tucson", "Fresno", "Omaha", "Tampa"]


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


@given(st.lists(st.lists(st.sampled_from(LIKE), max_size=6, unique=True), max_size=6))
def test_through_any_edits_names_stay_single_and_cards_that_stay_keep_theirs(
    looks: list[list[str]],
) -> None:
    before: list[CardFace] = []
    for questions in looks:
        faces = [face(question) for question in questions]
        names = followed(faces, before)
        keys = {card.own: names.get(card.own, card.own) for card in faces}
        assert len(set(keys.values())) == len(keys)
        assert all(keys[card.own] == card.key for card in before if card.own in keys)
        before = [card._replace(key=keys[card.own]) for card in faces]


def test_a_word_changed_all_over_a_deck_costs_no_history() -> None:
    names = [f"{first} {second}" for first in NAMES for second in reversed(NAMES)]
    before = [face(f"When did Musk first speak of {name}?") for name in names]
    now = [face(f"When did Elon Musk first speak of {name}?") for name in reversed(names)]
    found = followed(now, before)
    assert [found[card.own] for card in now] == [card.key for card in reversed(before)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (["a" * 60_000], ["a" * 60_000 + "b"]),
        ([f"{n} " * 100 for n in range(1000)], [f"{n} " * 101 for n in range(1000)]),
        ([f"aaab{n}" for n in range(3000)], [f"aaac{n}" for n in range(3000)]),
    ],
    ids=["long", "many", "alike"],
)
def test_questions_made_to_be_slow_are_compared_in_no_time(old: list[str], new: list[str]) -> None:
    started = time.process_time()
    followed([face(q) for q in new], [face(q) for q in old])
    assert time.process_time() - started < 10  # hours, if each whole text is compared with all


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
