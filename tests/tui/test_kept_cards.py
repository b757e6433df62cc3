from aiquiz.scheduling.review import Ref
from aiquiz.tui.kept_cards import Change, KeptCards

REFS = [Ref(b"stream", 1)]


def test_marking_all_found_marks_none_where_all_are() -> None:
    kept = KeptCards()
    kept.toggle(7)
    kept.toggle_all([1, 2])
    assert kept.marked == {1, 2, 7}
    kept.toggle_all([2, 1])
    assert kept.marked == {7}
    kept.toggle(7)
    assert kept.marked == set()


def test_a_key_acts_on_the_marked_that_are_found_in_their_order() -> None:
    kept = KeptCards(marked={1, 2, 3})
    assert kept.marked_in([3, 9, 1]) == [3, 1]
    assert kept.count_in([3, 9, 1]) == 2
    assert KeptCards().marked_in([1]) == []


def test_cards_read_anew_keep_their_marks_and_changes_but_for_those_gone() -> None:
    kept = KeptCards(marked={1, 2}, done=[Change(REFS, [3, 1])])
    assert kept.numbers == {1, 2, 3}
    kept.renumber({1: 10, 2: None, 3: 30})
    assert kept.marked == {10}
    assert kept.done == [Change(REFS, [30, 10])]
