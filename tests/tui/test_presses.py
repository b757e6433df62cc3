"""How many keys a card costs beside the answer itself: what the design promises for each kind."""

from pathlib import Path

from aiquiz.desk import StudyWish
from aiquiz.study import Phase
from aiquiz.tui.screens.home import Home
from tests.every_kind import alone
from tests.tui.played import Played, play

KINDS = ("text", "number", "list", "cloze", "choice", "truth", "order", "match")


class Counted:
    """A player whose keys are counted, what is typed as an answer apart."""

    def __init__(self, app: Played) -> None:
        self.app = app
        self.presses = 0

    async def type(self, text: str) -> None:
        await self.app.pilot.press(*["space" if letter == " " else letter for letter in text])

    async def press(self, *keys: str) -> None:
        self.presses += len(keys)
        await self.app.press(*keys)

    def taken(self) -> int:
        """The keys since it was last asked, the card being done with and the next one asked."""
        presses, self.presses = self.presses, 0
        return presses


def letter(app: Played, option: str) -> str:
    return "abcdefgh"[app.study.session.question.options.index(option)]


def test_a_card_of_each_kind_costs_as_many_keys_as_promised(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "decks"
    folder.mkdir(parents=True)
    (folder / "every.yaml").write_text(alone(*KINDS), encoding="utf-8")

    async def script(app: Played) -> None:
        hand = Counted(app)
        for answer in ("Mercury", "384400 km", "solid liquid gas".replace(" ", ",")):
            await hand.type(answer)
            await hand.press("enter", "enter")
            assert hand.taken() == 2
        for gap in ("0", "100"):
            await hand.type(gap)
            await hand.press("enter")
        await hand.press("enter")
        assert hand.taken() == 2 + 1
        await hand.press(letter(app, "carbon dioxide"), "enter")
        assert hand.taken() == 1 + 1
        await hand.press("t", "enter")
        assert hand.taken() == 1 + 1
        # One thing is moved by one place: taken, moved, put.
        await hand.press("space", "down", "space", "enter", "enter")
        assert hand.taken() == 3 + 2
        for _left, right in app.study.session.card.pairs:  # type: ignore[union-attr]
            await hand.press(letter(app, right))
        await hand.press("enter")
        assert app.phase() is Phase.ANSWERED
        assert app.verdict().startswith("✓ Correct")
        await hand.press("enter")
        assert hand.taken() == 3 + 2

    play(tmp_path, script, StudyWish(decks=("every-kind",), seed=1))


def test_what_is_done_about_an_answer_costs_one_key(home: Path) -> None:
    async def script(app: Played) -> None:
        hand = Counted(app)
        await hand.press("enter")
        assert app.phase() is Phase.ASKING
        assert hand.taken() == 1
        await app.type("nonsense")
        for key in ("i", "3", "u"):
            await hand.press(key)
            assert hand.taken() == 1
        assert app.phase() is Phase.ASKING
        await hand.press("escape")
        assert isinstance(app.app.screen, Home)
        assert hand.taken() == 1

    play(home, script, None)
