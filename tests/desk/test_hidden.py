"""Hidden decks: neither asked nor counted, unless they are named."""

import json
from contextlib import closing

import pytest

from aiquiz.cli import due
from aiquiz.desk import Desk, StudyWish
from aiquiz.desk.deck_settings import follow_general, set_for_deck
from aiquiz.desk.scores import scores
from aiquiz.scores.scope import Scope
from aiquiz.settings.decks import DeckSettings
from aiquiz.settings.file import read
from tests.desk.sat import Clock, Sit, answer, opened, row

RIVERS = """\
title: Rivers
id: rivers
language: en
cards:
  - {id: seine, question: The river of Paris?, answer: Seine}
  - {id: spree, question: The river of Berlin?, answer: Spree}
"""


def hide(desk: Desk) -> None:
    set_for_deck(desk, "capitals", "hidden", True)


def with_rivers(desk: Desk) -> Desk:
    (desk.folders.own_decks / "rivers.yaml").write_text(RIVERS, encoding="utf-8")
    return opened(desk)


def test_a_hidden_deck_is_not_asked_unless_it_is_named(sit: Sit) -> None:
    with closing(with_rivers(sit())) as desk:
        assert desk.overview().total.new == 5
        hide(desk)
        overview = desk.overview()
        assert (overview.total.new, overview.total.cards) == (2, 2)
        assert row(desk, "capitals.en").hidden
        assert row(desk, "capitals.fr").hidden
        assert not row(desk, "rivers.en").hidden
        assert desk.count(StudyWish()) == desk.count(StudyWish(kind="quiz")) == 2
        assert desk.count(StudyWish(("capitals",))) == row(desk, "capitals.en").new == 3
        assert {name for name, *_ in desk.choices().decks} == {"rivers.en"}
        assert len(desk.choices(["capitals.fr"]).decks) == 2


def test_hiding_is_kept_in_the_settings_and_taken_back_leaves_no_trace(sit: Sit) -> None:
    with closing(opened(sit())) as desk:
        hide(desk)
        file = desk.folders.settings_file
        assert read(file)[0].decks == {"capitals": DeckSettings(hidden=True)}
        follow_general(desk, "capitals", "hidden")
        assert read(file)[0].decks["capitals"] == DeckSettings()
        assert desk.overview().total.new == 3


def test_what_a_hidden_deck_has_due_neither_counts_nor_holds_new_cards_back(
    sit: Sit, clock: Clock, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(with_rivers(sit())) as desk:
        answer(desk, desk.session(StudyWish(("capitals",))), "Paris", "Lima", "Nairobi")
        clock.sleep(days=30)
    hidden = {"capitals": DeckSettings(hidden=True)}
    few = {"reviews_per_day": 1}
    with closing(opened(sit(**few))) as desk:
        assert (desk.overview().total.new, desk.overview().total.due) == (0, 1)
    with closing(opened(sit(decks=hidden, **few))) as desk:
        total = desk.overview().total
        assert (total.new, total.due, total.waiting) == (2, 0, 0)
        assert sum(desk.overview().coming) == 2
        assert desk.count(StudyWish()) == 2
        for _share in desk.store.count():
            pass
        found = scores(desk, Scope())
        assert sum(facts.cards for facts in found.chosen) == total.cards
        assert not found.coming
    monkeypatch.setattr(due, "desk", lambda: sit(decks=hidden, **few))
    due.command.main(["--json"], standalone_mode=False)
    assert json.loads(capsys.readouterr().out) == {"version": 1, "due": 0, "new": 2, "waiting": 0}


def test_scores_and_home_know_the_same_share_of_all_decks(sit: Sit) -> None:
    with closing(opened(sit())) as desk:
        answer(desk, desk.session(StudyWish(("capitals.fr",))), "Paris")
        for _share in desk.store.count():
            pass
        both = desk.overview().total.cards
        assert sum(facts.cards for facts in scores(desk, Scope()).chosen) == both == 4


def test_several_decks_together_ask_what_a_session_over_them_asks(sit: Sit, clock: Clock) -> None:
    with closing(with_rivers(sit(new_per_day=4))) as desk:
        answer(desk, desk.session(StudyWish(("capitals",))), "Paris", "Lima")
        clock.sleep(days=9)
        overview = desk.overview()
        paths = {one.name: one.path for one in overview.rows}
        for names in (["rivers.en"], ["capitals.en", "rivers.en"], list(paths)[1:]):
            assert overview.counts is not None
            asked = overview.counts([paths[name] for name in names])
            assert asked.due + asked.new == desk.count(StudyWish(tuple(names)))


def test_a_drill_that_was_left_does_not_stand_before_what_counts(sit: Sit) -> None:
    with closing(with_rivers(sit())) as desk:
        quiz = desk.session(StudyWish(("rivers",), kind="quiz", limit=2))
        answer(desk, quiz, "Nil")
        answer(desk, desk.session(StudyWish(("capitals",), kind="cram")), "Bogota")
        left = desk.left_open()
        assert left is not None
        assert left.wish.kind == "quiz"
