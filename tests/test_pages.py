"""The pages lead where they say, and their pictures are those that the tool draws."""

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from tools.shots.scenes import KEPT, SCENES
from tools.shots.signs import boxes

from tests.faults.every import FAULTS

ROOT = Path(__file__).parent.parent
ABOVE = tuple(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md"))
PAGES = (*ABOVE, *sorted((ROOT / "docs").glob("*.md")))
PICTURES = sorted((ROOT / "screenshots").iterdir())


def links(page: Path) -> list[str]:
    fences = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
    text = fences.sub("", page.read_text(encoding="utf-8"))
    return re.findall(r"\]\(([^)\s]+)\)", text)


@cache
def headings(page: Path) -> set[str]:
    """Give the anchors of the headings of `page`, as GitHub makes them."""
    found = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in found}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_to_a_file_and_a_heading(page: Path) -> None:
    for link in links(page):
        path, _, heading = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.is_relative_to(ROOT), link
        assert target.exists(), link
        assert not heading or heading in headings(target), link


def test_every_test_and_fault_that_is_named_is_there() -> None:
    faults = {fault.name for fault in FAULTS}
    for page in (ROOT / "SECURITY.md", ROOT / "docs" / "reliability.md"):
        text = page.read_text(encoding="utf-8")
        named = re.findall(r"`(tests/[^`]+)`", text)
        assert named
        assert all((ROOT / path).exists() for path in named), named
        for names in re.findall(r"`tools/faults\.py ([a-z_. ]+)`", text):
            assert set(names.split()) <= faults, names


def test_every_page_is_in_the_index_once() -> None:
    index = ROOT / "docs" / "README.md"
    pages = {page.name for page in (ROOT / "docs").glob("*.md")} - {"README.md"}
    named = [link for link in links(index) if "/" not in link]
    assert sorted(named) == sorted(pages)


def test_the_pictures_are_few_and_small_and_those_that_the_tool_draws() -> None:
    assert {picture.name for picture in PICTURES} == {kept.file for kept in KEPT}
    assert {kept.scene for kept in KEPT} <= {scene.name for scene in SCENES}
    assert len(PICTURES) <= 20
    assert sum(picture.stat().st_size for picture in PICTURES) <= 3_000_000


def test_most_pictures_show_80x24_dark_english_and_four_show_another_look() -> None:
    usual = [kept for kept in KEPT if not kept.suffix]
    others = [kept.look for kept in KEPT if kept.suffix]
    assert len(usual) == len(KEPT) - 4
    assert {(kept.look.size, kept.look.theme, kept.look.language) for kept in usual} == {
        ((80, 24), "dark", "en")
    }
    assert "light" in {look.theme for look in others}
    assert "fr" in {look.language for look in others}
    assert {40, 120} <= {look.size[0] for look in others}


def test_every_picture_is_shown_on_a_page() -> None:
    shown = {(page.parent / link).resolve() for page in PAGES for link in links(page)}
    assert set(PICTURES) <= shown


def test_pictures_of_every_look_are_not_drawn_into_the_repository() -> None:
    folder = ROOT / "docs" / "everything"
    command = [sys.executable, str(ROOT / "tools" / "screenshots.py"), "--all", str(folder)]
    result = subprocess.run(command, capture_output=True, text=True)
    assert result.returncode == 2
    assert "name a folder outside the repository" in result.stderr
    assert not folder.exists()


def covered(sign: str, wide: int, high: int) -> list[tuple[int, int]]:
    return [
        (x, y)
        for left, top, right, bottom in boxes(sign, wide, high)
        for x in range(left, right)
        for y in range(top, bottom)
    ]


@pytest.mark.parametrize("size", [(12, 25), (13, 27)])
def test_signs_that_are_drawn_join_without_a_seam(size: tuple[int, int]) -> None:
    wide, high = size
    cell = [(x, y) for x in range(wide) for y in range(high)]
    assert sorted(covered("█", wide, high)) == cell
    assert sorted(covered("▀", wide, high) + covered("▄", wide, high)) == cell
    assert sorted(covered("▌", wide, high) + covered("▐", wide, high)) == cell
    for sign in "─━":
        assert {x for x, _ in covered(sign, wide, high)} == set(range(wide))
    for sign in "│┃":
        assert {y for _, y in covered(sign, wide, high)} == set(range(high))
    heights = [len(covered(sign, wide, high)) for sign in "▁▂▃▄▅▆▇█"]
    assert heights == sorted(set(heights))
