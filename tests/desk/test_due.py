"""What a prompt is told is what home tells, though hardly a card is looked at for it."""

import json
from contextlib import closing
from datetime import timedelta

import pytest

from aiquiz.cli import due
from aiquiz.deck.reversal import REVERSED
from aiquiz.desk import Desk, StudyWish
from aiquiz.progress.schema import TURNED
from aiquiz.scheduling.review import CardKey, Mark
from tests.desk.sat import CAPITALS, Clock, Sit, answer, opened

CHANGES = (
    *("nothing", "put away", "a card gone", "moved", "both ways", "both languages"),
    *("few reviews", "another language alone"),
)


def counted(
    desk: Desk, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> dict[str, int]:
    monkeypatch.setattr(due, "desk", lambda: desk)
    due.command.main(["--json"], standalone_mode=False)
    found: dict[str, int] = json.loads(capsys.readouterr().out)
    assert found.pop("version") == 1
    return found


def begin(desk: Desk, change: str, clock: Clock) -> None:
    """Study something, after what is to be different from then on."""
    file = desk.folders.own_decks / "capitals.yaml"
    if change == "both ways":
        file.write_text(CAPITALS.replace("Lima", "Lima, reverse: true"), encoding="utf-8")
        desk.read_decks()
    languages = {"both languages": ("capitals.en", "capitals.fr")}.get(change, ("capitals.en",))
    if change == "another language alone":
        languages = ("capitals.fr",)
    for name in languages:
        given = ("Paris",) if name.endswith("fr") else ("Paris", "Bogota")
        session = desk.session(StudyWish((name,)))
        answer(desk, session, *given[: session.question.total])
        clock.sleep(days=1)  # siblings are not asked on the same day
    if change == "put away":
        for card in ("france", "kenya"):
            desk.write(Mark(CardKey("capitals", "en", card), "suspend", desk.now()))


def edit(desk: Desk, change: str) -> None:
    """Change the file afterwards."""
    if change not in ("a card gone", "moved"):
        return
    file = desk.folders.own_decks / "capitals.yaml"
    lines = CAPITALS.splitlines(keepends=True)
    file.unlink()
    name = "other.yaml" if change == "moved" else "capitals.yaml"
    text = "".join(line for line in lines if "peru" not in line)
    file.with_name(name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize("change", CHANGES)
def test_a_prompt_counts_what_home_counts(
    sit: Sit,
    clock: Clock,
    change: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    limits = {"reviews_per_day": 1} if change == "few reviews" else {}
    with closing(opened(sit(**limits))) as desk:
        begin(desk, change, clock)
    edit(desk, change)
    for days in (0, 1, 4, 30):
        clock.time += timedelta(days=days)
        with closing(opened(sit(**limits))) as desk:
            total = desk.overview().total
        told = counted(sit(**limits), capsys, monkeypatch)
        assert told == {"due": total.due, "new": total.new, "waiting": total.waiting}


def test_the_index_of_cards_asked_both_ways_knows_how_they_are_called() -> None:
    assert f"'{REVERSED}'" in TURNED
