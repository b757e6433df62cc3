"""Keys of one's own: what is taken of them, what is refused and why, and that no key is lost."""

import subprocess
import sys
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.binding import BindingsMap
from textual.keys import _character_to_key

from aiquiz.say.settings import settings_problem
from aiquiz.settings.file import read
from aiquiz.settings.keys import OwnKeys
from aiquiz.tui.commands.everywhere import APP
from aiquiz.tui.key_words import canonical, character_of, is_typed
from aiquiz.tui.keymap import Keymap, checked
from aiquiz.tui.keys import NO_KEY, Command, bindings
from aiquiz.tui.places import EVERY_COMMAND, PLACES
from aiquiz.tui.settings_told import settings_told
from tests.tui.played import desk_of

ROOT = Path(__file__).parents[2]
BOUND = [command for command in EVERY_COMMAND.values() if command.keys]


def keymap(**own: str) -> Keymap:
    """Check keys, with the ids of the commands written with __ for the dot."""
    named = {id_.replace("__", ".").replace("_", "-"): keys for id_, keys in own.items()}
    return checked({id_: OwnKeys(keys, line) for line, (id_, keys) in enumerate(named.items(), 1)})


def told(**own: str) -> list[str]:
    return [settings_problem(found.code, found.facts) for found in keymap(**own).problems]


@pytest.mark.parametrize(
    ("written", "key"),
    [
        *(("?", "question_mark"), ("/", "slash"), ("&", "ampersand"), ("é", "é"), ("G", "G")),
        *(("ctrl+g", "ctrl+g"), ("Ctrl+G", "ctrl+g"), ("shift+ctrl+F5", "ctrl+shift+f5")),
        *(
            ("Échap", "escape"),
            ("entrée", "enter"),
            ("page up", "pageup"),
            ("maj+tab", "shift+tab"),
        ),
        *(("shift+a", "A"), ("ctrl+i", "tab"), ("F2", "f2"), ("question_mark", "question_mark")),
        *(("+", "plus"), ("ctrl++", "ctrl+plus"), ("↑", "up"), ("-", "minus"), ("comma", "comma")),
        *(("f99", ""), ("ctrl+gg", ""), ("hyper+x", ""), ("", ""), ("ctrl+", ""), ("enterr", "")),
    ],
)
def test_a_key_is_read_as_people_write_it(written: str, key: str) -> None:
    assert canonical(written) == key


def test_a_character_is_called_as_the_toolkit_calls_it() -> None:
    named = [chr(code) for code in range(33, 0x250) if unicodedata.name(chr(code), "")]
    for character in (c for c in named if c.isprintable() and not c.isspace()):
        key = _character_to_key(character)
        assert canonical(character) == key
        assert character_of(key) == character
        assert is_typed(key)


def test_every_key_of_a_command_is_called_by_its_one_name() -> None:
    keys = [key for command in BOUND for key in command.keys.split(",")]
    assert [key for key in keys if canonical(key) != key] == []


def test_keys_of_ones_own_are_taken_and_a_command_may_have_none() -> None:
    found = keymap(study__hint="F2, tab", home__quiz="", home__exam="b", home__browse="x")
    assert found.problems == ()
    assert found.keys == {
        "study.hint": "f2,tab",
        "home.quiz": NO_KEY,
        "home.exam": "b",
        "home.browse": "x",
    }


@pytest.mark.parametrize(
    ("id_", "keys", "why"),
    [
        ("study.hnt", "f2", "there is no action “study.hnt”: did you mean “study.hint”?"),
        ("xyzzy", "f2", "there is no action “xyzzy”: docs/keys.md lists them"),
        ("study.pick", "f2", "there is no action “study.pick”"),
        ("home.quiz", "z,hyperspace", "there is no key “hyperspace”"),
        ("home.quiz", "z,o", "can’t have o: home.shape has it"),
        ("home.quiz", "j", "can’t have j: list.down has it"),
        ("home.quiz", "ctrl+p", "can’t have ctrl+p: app.palette has it"),
        ("list.down", "x,down", "can’t have x: "),
        ("study.hint", "x", "can’t have x: what is typed needs it"),
        ("study.count", "ctrl+a", "can’t have ctrl+a: what is typed needs it"),
        ("app.quit", "q", "can’t have q: what is typed needs it"),
        ("home.quit", "", "home.quit must keep a key"),
        ("study.leave", "", "study.leave must keep a key"),
        ("scores.help", " ", "scores.help must keep a key"),
        ("study.help", "?", "study.help must keep a key that types nothing"),
        ("study.next", "f5", "study.next must keep enter"),
        ("list.choose", "", "list.choose must keep enter"),
    ],
)
def test_what_would_lose_a_key_is_refused_and_said(id_: str, keys: str, why: str) -> None:
    found = checked({id_: OwnKeys(keys, 7)})
    assert found.keys == {}
    (problem,) = found.problems
    assert problem.line == 7
    assert why in settings_problem(problem.code, problem.facts)


def test_of_two_that_want_the_same_key_one_keeps_its_own() -> None:
    found = keymap(home__quiz="f4", home__shape="f4")
    assert len(found.problems) == 1
    assert len(found.keys) == 1


def test_what_is_refused_takes_its_keys_back_from_who_wanted_them() -> None:
    found = keymap(home__exam="z", home__quiz="hyperspace")
    assert found.keys == {}
    assert len(found.problems) == 2


def reachable(commands: Iterable[Command], keys: Keymap) -> bool:
    """Tell whether the toolkit, under `keys`, still has each of `commands` on all its keys."""
    bound = BindingsMap(bindings(commands))
    bound.apply_keymap(keys.in_full)
    having = {(key, binding.id) for key, binding in bound}
    wanted = {
        (key, command.id)
        for command in commands
        for key in keys.in_full.get(command.id, "").split(",")
        if key
    }
    return wanted <= having


SOME_KEYS = st.lists(
    st.sampled_from(
        ["f2", "x", "j", "enter", "escape", "tab", "r", "ctrl+g", "1", "up", "?", "¤¤"]
    ),
    max_size=3,
).map(",".join)


@settings(max_examples=40)
@given(
    st.dictionaries(st.sampled_from([c.id for c in BOUND]), SOME_KEYS, min_size=1, max_size=6),
)
def test_no_key_is_lost_whatever_is_wanted(own: dict[str, str]) -> None:
    found = checked({id_: OwnKeys(keys, 1) for id_, keys in own.items()})
    assert set(found.keys) | {str(p.facts["key"]) for p in found.problems} == set(own)
    for place in PLACES:
        assert reachable(place.commands, found)
        had = {c.id: set(found.in_full[c.id].split(",")) for c in place.commands if c.keys}
        for command in place.commands:
            for key in had.get(command.id, set()) - set(command.keys.split(",")) - {NO_KEY}:
                others = [id_ for id_, keys in had.items() if key in keys and id_ != command.id]
                assert all(alike(command, EVERY_COMMAND[id_]) for id_ in others)


def alike(one: Command, other: Command) -> bool:
    shared = set(one.keys.split(",")) & set(other.keys.split(","))
    return bool(shared) or one.action == other.action


def test_the_toolkit_alone_would_lose_a_key_in_silence() -> None:
    """The two traps that all this is for: whoever mends them may take it out."""
    two = [EVERY_COMMAND["home.quiz"], EVERY_COMMAND["home.shape"]]
    bound = BindingsMap(bindings(two))
    bound.apply_keymap({"home.quiz": "o"})
    assert [binding.id for _key, binding in bound] == ["home.quiz"]
    bound = BindingsMap(bindings(two))
    bound.apply_keymap({"home.quiz": "hyperspace"})
    assert "hyperspace" in bound.key_to_bindings


def test_every_id_is_told_once_and_every_command_says_what_it_does() -> None:
    for place in PLACES:
        ids = [command.id for command in (*place.commands, *APP)]
        assert len(ids) == len(set(ids))
    assert [command.id for command in BOUND if not command.help] == []


def test_the_file_names_keys_with_their_lines(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(
        '[study]\nnew_per_day = 5\n\n[keys]\n"study.hint" = "f2"\nhome.quiz = "y"\n'
        '"home.exam" = 3\n"home.shape" = "hyperspace"\n',
        encoding="utf-8",
    )
    chosen, problems = read(file)
    assert chosen.new_per_day == 5
    assert chosen.keys == {
        "study.hint": OwnKeys("f2", 5),
        "home.quiz": OwnKeys("y", 6),
        "home.shape": OwnKeys("hyperspace", 8),
    }
    assert [(problem.code, problem.line) for problem in problems] == [("text", 7)]
    file.write_text("keys = 3\n", encoding="utf-8")
    assert [problem.code for problem in read(file)[1]] == ["table"]


def test_home_has_a_line_on_what_is_wrong_with_the_settings(tmp_path: Path) -> None:
    desk = desk_of(tmp_path)
    assert settings_told(desk) == ("", "")
    file = desk.folders.settings_file
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text('[keys]\n"home.quiz" = "o"\n"home.hlep" = "o"\n', encoding="utf-8")
    assert settings_told(desk).full == (
        "▲ config.toml, line 2: home.quiz can’t have o: home.shape has it; its own keys stand. "
        "1 more like that."
    )
    assert settings_told(desk).brief == "▲ config.toml, line 2: key , tells."


def test_keys_are_checked_without_a_screen() -> None:
    code = "import sys, aiquiz.tui.keymap; sys.exit('textual' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_docs_keys_is_made_from_the_commands() -> None:
    command = [sys.executable, str(ROOT / "tools" / "keys.py"), "check"]
    assert subprocess.run(command, check=False).returncode == 0
