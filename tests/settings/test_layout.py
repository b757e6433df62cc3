"""The file changed at one key: everything else in it stays as it was."""

import tomllib
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiquiz.settings.layout import LayoutError, changed

NEW = "study.new_per_day"
FOLDERS = '[decks]\nfolders = [\n  "~/a", # mine\n  # second\n  "/b", # other\n] # end\n'


def after(text: str, key: str, value: object) -> str:
    return changed(text, key.split("."), value)


@pytest.mark.parametrize(
    ("text", "key", "value", "wanted"),
    [
        ("", NEW, 7, "[study]\nnew_per_day = 7\n"),
        ("[study]\nnew_per_day = 5  # so\n", NEW, 7, "[study]\nnew_per_day = 7  # so\n"),
        ("[study]\nnew_per_day = 5  # so\n", NEW, None, "[study]\n# so\n"),
        ("study.new_per_day = 5 # so\nx = 1\n", NEW, None, "# so\nx = 1\n"),
        ("[look]\nmotion = true  # so\n", "look.motion", None, "[look]\n# so\n"),
        ('language = "fr"  # moi\n', "language", None, "# moi\n"),
        # It goes under the line that tells of it, and not before a comment on what follows.
        (
            "[study]\n# new_per_day = 20\n\n# mix = 3\n",
            NEW,
            7,
            "[study]\n# new_per_day = 20\nnew_per_day = 7\n\n# mix = 3\n",
        ),
        (
            "# head\n\n# on study\n[study]\n",
            "language",
            "fr",
            '# head\nlanguage = "fr"\n\n# on study\n[study]\n',
        ),
        (
            "[study]\na = 1\n\n# on look\n[look]\n",
            NEW,
            7,
            "[study]\na = 1\nnew_per_day = 7\n\n# on look\n[look]\n",
        ),
        ("[study]\na = 1 # x", NEW, 7, "[study]\na = 1 # x\nnew_per_day = 7\n"),
        ("study = {a = 1} # x\n", NEW, 7, "study = {a = 1,new_per_day = 7} # x\n"),
        # True is 1, and yet not what stands there.
        ("[look]\nmotion = 1\n", "look.motion", True, "[look]\nmotion = true\n"),
        ("[study]\nretention = 1 # ?\n", "study.retention", None, "[study]\n# ?\n"),
        (
            FOLDERS,
            "decks.folders",
            ["~/a", "/b", "/c"],
            FOLDERS.replace("] # end", '  "/c",\n] # end'),
        ),
        (FOLDERS, "decks.folders", None, "[decks]\n# mine\n# second\n# other\n# end\n"),
    ],
)
def test_one_key_is_changed_where_it_belongs(
    text: str, key: str, value: object, wanted: str
) -> None:
    assert after(text, key, value) == wanted


def test_what_is_laid_out_in_another_way_is_refused() -> None:
    for text in ("study = 3\n", "[[study]]\nx = 1\n"):
        with pytest.raises(LayoutError):
            after(text, NEW, 7)


COMMENTS = st.sampled_from(["", "  # not more", " # why: [a]", " # x = 1"])
VALUES = st.sampled_from(["1", "0.5", "true", '"a # b"', "'[c]'", "2026-12-18", "{ a = 1 }"])
LOOSE = st.sampled_from(["", "# a comment", "#no space", "  # [table]", "# mix = 3", "# study.x"])
KEYS = ("new_per_day", "mix", "retention", "future", '"a b"')


@st.composite
def sections(draw: st.DrawFn, header: str) -> list[str]:
    names = draw(st.lists(st.sampled_from(KEYS), unique=True, max_size=4))
    lines = [header] if header else []
    for name in names:
        lines += draw(st.lists(LOOSE, max_size=2))
        lines.append(f"{name} = {draw(VALUES)}{draw(COMMENTS)}")
    return lines + draw(st.lists(LOOSE, max_size=3))


@st.composite
def files(draw: st.DrawFn) -> str:
    tables = ["[study]", "[look]  # mine", '[deck."a b"]', "[ other ]", "[[lists]]"]
    chosen = draw(st.lists(st.sampled_from(tables), unique=True))
    lines = draw(sections(""))
    for header in chosen:
        lines += draw(sections(header))
    return "\n".join(lines) + draw(st.sampled_from(["", "\n", "\n\n"]))


CHANGES = st.tuples(
    st.sampled_from(
        [*(f"study.{name}" for name in KEYS[:3]), "look.mix", "language", "new_per_day"]
    ),
    st.sampled_from([None, 7, 0.85, "mixed", True]),
)


@given(text=files(), changes=st.lists(CHANGES, min_size=1, max_size=4))
def test_through_any_changes_every_other_line_and_every_comment_stays(
    text: str, changes: list[tuple[str, Any]]
) -> None:
    first = text
    wanted = tomllib.loads(text)
    for key, value in changes:
        text = after(text, key, value)
        put(wanted, key.split("."), value)
    found = tomllib.loads(text)
    assert found | {name: {} for name, one in wanted.items() if one == {}} == wanted | {
        name: {} for name, one in found.items() if one == {}
    }
    touched = {key for key, _value in changes}
    kept = [line for path, line in told(first) if path not in touched]
    assert is_within(kept, text.splitlines())
    for line in first.splitlines():
        if "  # not more" in line or " # why" in line:
            assert line.rpartition("#")[2].strip() in text


def put(found: dict[str, Any], path: list[str], value: object) -> None:
    table = found
    for part in path[:-1]:
        table = table.setdefault(part, {})
    if value is None:
        table.pop(path[-1], None)
    else:
        table[path[-1]] = value


def told(text: str) -> Iterator[tuple[str, str]]:
    """Give each line of a file of `files` with the key that it sets, "" for none."""
    table = ""
    for line in text.splitlines():
        if line.startswith("["):
            table = line.split("]")[0].strip("[ ")
        name, equals, _rest = line.partition(" = ")
        sets = equals and not line.lstrip().startswith("#")
        yield (f"{table}.{name}" if table else name) if sets else "", line


def is_within(lines: Sequence[str], all_lines: Sequence[str]) -> bool:
    """Tell whether `lines` are among `all_lines`, in their order."""
    rest = iter(all_lines)
    return all(line in rest for line in lines)
