"""What stands below and beside the decks at home: how the room is used, and what is drawn."""

from hypothesis import given
from hypothesis import strategies as st

from aiquiz.desk.deck_details import Details
from aiquiz.desk.overview import DeckRow
from aiquiz.progress.of_deck import Missed, Tries
from aiquiz.say.language import speak
from aiquiz.scheduling.days import Moment
from aiquiz.scores.session import SessionHead, SessionScore
from aiquiz.settings.decks import DeckSettings
from aiquiz.tui.home_below import calendar_picture, forecast_picture, plan
from aiquiz.tui.home_beside import beside
from aiquiz.tui.home_search import DeckSearch

TODAY = 20000  # a Friday

_HEADING, _LABELS, _CALENDAR = 1, 2, 8


@given(st.integers(1, 70), st.integers(1, 60), st.integers(0, 9), st.booleans(), st.booleans())
def test_what_is_shown_fits_in_the_room_there_is(
    room: int, decks: int, notice: int, forecast: bool, calendar: bool
) -> None:
    found = plan(room, decks, notice, forecast=forecast, calendar=calendar)
    taken = found.decks + found.notice
    if found.bars:
        taken += found.gap + _HEADING + found.bars + _LABELS
    if found.calendar:
        taken += _CALENDAR + (1 if found.bars else found.gap)
    assert taken <= max(room, 1)
    # The list comes first, then what is said, then all else.
    if found.bars or found.calendar or found.spaced:
        assert found.decks >= decks
        assert found.notice == notice
    assert found.decks >= min(decks, 3, room)


def test_at_80x24_a_few_decks_leave_room_for_the_forecast_and_at_40x12_none_do() -> None:
    few = plan(16, 5, 3, forecast=True, calendar=False)
    assert (few.bars, few.spaced, few.notice) == (3, False, 3)
    many = plan(16, 20, 3, forecast=True, calendar=False)
    assert (many.decks, many.notice, many.bars) == (13, 3, 0)
    small = plan(6, 5, 4, forecast=True, calendar=False)
    assert (small.decks, small.notice, small.bars) == (3, 3, 0)
    wide = plan(29, 5, 2, forecast=True, calendar=True)
    assert (wide.bars > 2, wide.spaced, wide.calendar) == (True, True, True)


@given(st.lists(st.integers(0, 20_000), min_size=14, max_size=14), st.integers(20, 118))
def test_a_forecast_has_a_name_and_a_number_below_each_bar(cards: list[int], width: int) -> None:
    speak("en")
    lines = forecast_picture(cards, TODAY, width, 3).split("\n", allow_blank=True)
    assert len(lines) == 3 + _HEADING + _LABELS
    assert all(line.cell_length <= width for line in lines)
    assert lines[-2].plain.split()[:3] == ["Fr", "Sa", "Su"]
    assert len(lines[-1].plain.split()) == len(lines[-2].plain.split())


def test_the_forecast_tells_how_many_come_a_day_on_average() -> None:
    speak("en")
    head, *_bars, names, numbers = forecast_picture([18, 7, *[9] * 12], TODAY, 74, 2).plain.split(
        "\n"
    )
    assert head.startswith("Next 14 days")
    assert head.endswith("10 a day on average")
    assert (names[:9], numbers[:9]) == ("Fr   Sa  ", "18   7   ")
    assert forecast_picture([5] * 14, TODAY, 36, 2).plain.startswith("Next 7 days")


def test_the_calendar_tells_its_weeks_and_the_answers_of_them() -> None:
    speak("en")
    drawn = calendar_picture({TODAY: 4, TODAY - 1: 3}, TODAY, 24, in_shades=True).plain.split("\n")
    assert drawn[0].split() == ["Last", "11", "weeks"]
    wide = calendar_picture({TODAY: 4, TODAY - 1: 3}, TODAY, 74, in_shades=False).plain
    assert "7 answers on 2 days" in wide.split("\n")[0]
    assert len(drawn) == 8


# The deck beside the list

ROW = DeckRow("a.en", "A [deck/]", "en", "/a", 48, 8, 4, 0.62, 0.2, unseen=9, exam_in=12, id="a")
HARD = tuple(Missed(f"k{n}", f"A question that is rather long, {n}", n) for n in (4, 3, 2))
FULL = Details(ROW, "What it is about.", 15, Tries(100, 91, TODAY - 1), 0.9, DeckSettings(), HARD)


def score(share: float, day: int) -> SessionScore:
    head = SessionHead(1, Moment(day * 86_400_000 + 43_200_000, 0, 0), "study")
    return SessionScore(head, (("a", "en"),), 4, 3, share, 4, 1000, ())


def test_a_deck_is_told_in_full_and_what_is_missing_is_left_out() -> None:
    speak("en")
    scores = [score(0.5, TODAY - 3), score(0.94, TODAY)]
    told = beside(FULL, scores, TODAY, 31, 40).plain
    assert "New today     4 of 15 left" in told
    assert "Retention     91%, wanted 90%" in told
    assert "Last studied  yesterday" in told
    assert "Exam          in 12 days" in told
    assert "Last 2 scores         94% today" in told
    assert "4 misses" in told
    assert "Reviews a day" not in told
    new = FULL._replace(row=ROW._replace(due=0, exam_in=None), tries=Tries(), hardest=())
    bare = beside(new._replace(own=DeckSettings(new_per_day=5)), [], TODAY, 31, 40).plain
    assert "New a day  5" in bare
    for word in ("Due", "Known", "Retention", "Last", "Exam", "Hardest"):
        assert word not in bare


@given(st.integers(24, 60), st.integers(1, 50), st.text(max_size=400))
def test_what_stands_beside_the_list_stays_in_its_room(width: int, high: int, text: str) -> None:
    speak("fr")
    found = FULL._replace(description=text, row=ROW._replace(title=text))
    lines = beside(found, [score(1, TODAY)] * 10, TODAY, width, high).split("\n", allow_blank=True)
    speak("en")
    assert len(lines) <= max(high, 1)
    assert all(line.cell_length <= width for line in lines)


# The search


def test_a_search_takes_no_notice_of_case_and_accents_and_wants_every_word() -> None:
    rows = [
        ROW._replace(title="Musk à l’École", name="musk.fr", language="fr", path="/m"),
        ROW._replace(title="Capitals", name="capitals.en", path="/c"),
    ]
    search = DeckSearch(rows)
    assert search.found("  ") is None
    assert search.found("ECOLE musk") == frozenset({"/m"})
    assert search.found("capitals.en") == frozenset({"/c"})
    assert search.found("xai") == frozenset()
    search.know({"/c": ("Géographie",), "/gone": ("geo",)})
    assert search.found("geograph") == frozenset({"/c"})
