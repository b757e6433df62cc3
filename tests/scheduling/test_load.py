import pytest

from aiquiz.scheduling import load as module
from aiquiz.scheduling.limits import Limits
from aiquiz.scheduling.load import DAYS, Cards, Load, load
from aiquiz.scheduling.memory import Memory, Policies, Policy
from aiquiz.scheduling.review import CardKey

TODAY = 20_000
FREE = Limits(None, None)


def keys(count: int, name: str = "c") -> list[CardKey]:
    return [CardKey("deck", "en", f"{name}{number}") for number in range(count)]


def studied(count: int, stability: float = 20.0, late: int = 0) -> Cards:
    """Cards whose days are spread over the next three weeks, or all `late` days overdue."""
    return Cards(
        {
            key: Memory(stability, 5.0, TODAY - (n % 20) - late, TODAY, 4, 0)
            for n, key in enumerate(keys(count))
        },
        (),
    )


def played(cards: Cards, policy: Policy = Policy(), limits: Limits = FREE) -> Load:  # noqa: B008
    found = load(cards, TODAY, policy, limits)
    assert found is not None
    return found


def test_the_same_cards_give_the_same_load() -> None:
    assert played(studied(200)) == played(studied(200))


def test_a_higher_retention_asks_more_and_misses_a_smaller_share() -> None:
    loads = [
        played(studied(300, stability=3.0), Policy(retention))
        for retention in (0.7, 0.8, 0.9, 0.97)
    ]
    assert [found.reviews for found in loads] == sorted(found.reviews for found in loads)
    shares = [found.missed / found.reviews for found in loads]
    assert shares == sorted(shares, reverse=True)


@pytest.mark.parametrize("retention", [0.8, 0.9, 0.95])
def test_about_as_many_are_missed_as_the_retention_lets_be_forgotten(retention: float) -> None:
    # Cards as old as they are come in late or early at first; what comes after is on its day.
    found = played(studied(900, stability=6.0), Policy(retention))
    assert found.missed / found.reviews == pytest.approx(1 - retention, abs=0.04)


def test_a_longest_interval_asks_each_card_at_least_that_often() -> None:
    found = played(studied(100, stability=900.0), Policy(maximum_interval=5))
    assert found.reviews >= 100 / 5


def test_the_limits_bound_each_day_and_what_is_left_over_is_told() -> None:
    found = played(studied(300, late=90), limits=Limits(None, 3))
    assert found.reviews == 3
    assert found.over > 0
    assert found.new == 0


def test_new_cards_come_at_their_limit_until_none_is_left() -> None:
    cards = Cards({}, keys(50, "n"))
    found = played(cards, limits=Limits(5, None))
    assert found.begun_in == 10
    assert found.new == pytest.approx(50 / DAYS)
    assert played(cards, limits=Limits(0, None)).begun_in is None
    assert played(cards, limits=Limits(2, None)).reviews < found.reviews
    assert played(Cards({}, ())) == Load(0, 0, 0, 0, 0)


def test_new_cards_pause_while_more_is_due_than_is_asked() -> None:
    cards = studied(300, late=90)._replace(fresh=keys(50, "n"))
    assert played(cards, limits=Limits(5, 2)).new == 0


def test_many_cards_are_told_from_some_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    cards = studied(3000)._replace(fresh=keys(600, "n"))
    limits = Limits(10, 120)
    part = played(cards, limits=limits)
    monkeypatch.setattr(module, "_MOST_CARDS", 10_000)
    whole = played(cards, limits=limits)
    assert part.reviews == pytest.approx(whole.reviews, rel=0.15)
    assert part.new == pytest.approx(whole.new, rel=0.15)


def of_two_decks(count: int) -> Cards:
    """Cards of two decks alike, all long overdue."""
    memories = {
        CardKey(deck, "en", f"c{n}"): Memory(20.0, 5.0, TODAY - 60, TODAY - 40, 4, 0)
        for deck in ("a", "b")
        for n in range(count)
    }
    return Cards(memories, [CardKey(deck, "en", f"n{n}") for n in range(20) for deck in ("a", "b")])


def test_each_deck_comes_back_on_its_own_terms() -> None:
    cards = of_two_decks(100)
    often = Policies(Policy(), {"a": Policy(maximum_interval=2)})
    some, more = (load(cards, TODAY, terms, FREE) for terms in (Policy(), often))
    assert some is not None
    assert more is not None
    assert more.reviews > 100 / 2 > some.reviews


def test_limits_of_single_decks_hold_beside_those_over_all() -> None:
    cards = of_two_decks(100)

    def found(**own: Limits) -> Load:
        loaded = load(cards, TODAY, Policy(), Limits(4, 300), own=own)
        assert loaded is not None
        return loaded

    # The limit of a deck without room keeps its cards waiting, and no new one of it is begun.
    shut = found(a=Limits(None, 0))
    assert shut.over == 100
    assert shut.new == pytest.approx(20 / DAYS)
    assert found(a=Limits(0, None), b=Limits(0, None)).new == 0
    assert found(a=Limits(1, None)).begun_in == 20
    assert found(c=Limits(1, 1)) == found()


def test_it_ends_once_nobody_waits_for_it_any_more() -> None:
    asked: list[int] = []

    def stopped() -> bool:
        asked.append(1)
        return len(asked) > 3

    assert load(studied(50), TODAY, Policy(), FREE, stopped=stopped) is None
    assert len(asked) == 4


def test_the_cards_themselves_stay_as_they_are() -> None:
    cards = studied(50)
    before = dict(cards.memories)
    played(cards)
    assert cards.memories == before
