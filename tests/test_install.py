"""The built-in decks are found however the program is installed, without a network."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROBE = "import aiquiz.deck.library as l; print(l.built_in_decks())"


def find_decks(*path: Path, cwd: Path) -> Path:
    """Ask a new process, with `path` first on its module path, where the built-in decks are."""
    result = subprocess.run(
        [sys.executable, "-S", "-c", PROBE],
        env={"PYTHONPATH": os.pathsep.join(map(str, [*path, *site_packages()]))},
        cwd=cwd,
        capture_output=True,
        text=True,
        check=True,
    )
    return Path(result.stdout.strip())


def site_packages() -> list[str]:
    """Where the dependencies of this test run are; `-S` keeps its own install of aiquiz out."""
    return [entry for entry in sys.path if entry.endswith("site-packages")]


def build(target: str, folder: Path) -> Path:
    result = subprocess.run(
        [
            sys.executable,
            "-c",
            f"import hatchling.build as b; print(b.build_{target}({str(folder)!r}))",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return folder / result.stdout.strip().splitlines()[-1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", tmp_path_factory.mktemp("wheel"))


def test_a_wheel_carries_the_decks_and_the_catalogues(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    decks = find_decks(tmp_path, cwd=tmp_path)
    assert decks == tmp_path / "aiquiz" / "decks"
    assert {d.name for d in decks.iterdir()} == {d.name for d in (ROOT / "decks").iterdir()}
    assert (tmp_path / "aiquiz/say/locale/fr/LC_MESSAGES/aiquiz.mo").is_file()
    assert (tmp_path / "aiquiz/tui/aiquiz.tcss").is_file()
    assert not list(tmp_path.rglob("*.po"))


def test_an_editable_install_shows_the_decks_of_the_checkout(tmp_path: Path) -> None:
    editable = build("editable", tmp_path)
    installed = tmp_path / "installed"
    with zipfile.ZipFile(editable) as archive:
        archive.extractall(installed)
    [pointer] = installed.glob("*.pth")
    assert not (installed / "aiquiz").exists()
    source = Path(pointer.read_text().strip())
    assert find_decks(source, cwd=tmp_path) == ROOT / "decks"


def test_a_checkout_shows_its_own_decks_and_an_edit_shows_at_once(tmp_path: Path) -> None:
    checkout = tmp_path / "checkout"
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "src", checkout / "src", ignore=ignored)
    shutil.copytree(ROOT / "decks", checkout / "decks")
    (checkout / "decks" / "new.yaml").write_text("title: New\n", encoding="utf-8")
    decks = find_decks(checkout / "src", cwd=tmp_path)
    assert decks == checkout / "decks"
    assert (decks / "new.yaml").is_file()


@pytest.mark.long
def test_pip_installs_the_wheel_offline_and_the_command_runs(wheel: Path, tmp_path: Path) -> None:
    """`--no-build-isolation` on the checkout and a real `pip install` of what comes out."""
    target = tmp_path / "target"
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps"),
            *("--no-build-isolation", "--target", str(target), str(ROOT)),
        ],
        check=True,
    )
    assert find_decks(target, cwd=tmp_path) == target / "aiquiz" / "decks"
    run = subprocess.run(
        [str(target / "bin" / "aiquiz"), "--version"],
        env={"PYTHONPATH": os.pathsep.join([str(target), *site_packages()])},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.startswith("aiquiz ")
