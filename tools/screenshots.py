"""Draw the screens of the real app as pictures.

Without an option the pictures of the repository are drawn anew, in `screenshots/`: one a screen
(80x24, dark, English) and four that show another look. `--all DIR` draws every scene in every size,
theme and language into a folder outside the repository, for looking, with a page of them.
"""

import argparse
import multiprocessing
import os
import sys
import tempfile
import traceback
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from itertools import groupby, product
from pathlib import Path

# The year of a learner and the playing of the app are at home among the tests.
sys.path.insert(0, str(Path(__file__).parent.parent))

from shots import page
from shots.drawn import NoFontError, check_font, framed, save
from shots.played import lived, pictures
from shots.scenes import KEPT, LANGUAGES, SCENES, SIZES, THEMES, Kept, Look, Scene

ROOT = Path(__file__).parent.parent
OWN = ROOT / "screenshots"


def _play(scene: Scene, wanted: Sequence[tuple[Look, Path]], year: Path) -> str:
    """Play `scene` once and write a picture of it in each look, in a process of its own.

    Give what went wrong, in full: not every exception can be handed from process to process.
    """
    try:
        found = pictures(scene, [look for look, _ in wanted], year)
        for (_, picture), (_, path) in zip(found, wanted, strict=True):
            path.parent.mkdir(parents=True, exist_ok=True)
            save(framed(picture, "aiquiz"), path)
    except Exception:
        return f"{scene.name}: {traceback.format_exc()}"
    return ""


def _draw(wanted: Iterable[tuple[Scene, Look, Path]]) -> bool:
    """Write all pictures, on every core; give whether all went well.

    A scene is played once for all looks of one language.
    """
    ordered = sorted(wanted, key=_played_together)
    jobs = [list(group) for _, group in groupby(ordered, _played_together)]
    with tempfile.TemporaryDirectory() as place:
        year = Path(place)
        if any(job[0][0].year for job in jobs):
            lived(year)
        # A played app mostly waits for itself, so that each core has time for several.
        many, fresh = 3 * (os.cpu_count() or 1), multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(min(many, len(jobs)), fresh) as pool:
            running = {
                pool.submit(_play, job[0][0], [(look, path) for _, look, path in job], year): job
                for job in jobs
            }
            return _tell({future: len(job) for future, job in running.items()})


def _played_together(wanted: tuple[Scene, Look, Path]) -> tuple[str, str, bool]:
    scene, look, _ = wanted
    return scene.name, look.language, look.theme == "no-color"


def _tell(running: Mapping["Future[str]", int]) -> bool:
    done, well = 0, True
    for future in as_completed(running):
        done += running[future]
        if trouble := future.result():
            well = False
            print(f"\r{trouble}", file=sys.stderr)
        print(f"\r{done} of {sum(running.values())}", end="", flush=True)
    print()
    return well


def _own() -> bool:
    """Draw the pictures of the repository, and leave no other there; give whether all are drawn."""
    OWN.mkdir(exist_ok=True)
    for path in OWN.glob("*.png"):
        if path.name not in {kept.file for kept in KEPT}:
            path.unlink()
    return _draw((_scene(kept), kept.look, OWN / kept.file) for kept in KEPT)


def _scene(kept: Kept) -> Scene:
    return next(scene for scene in SCENES if scene.name == kept.scene)


def _all(folder: Path, only: str) -> bool:
    """Draw every scene, or those whose name begins with `only`, in every look.

    Give whether all are drawn.
    """
    scenes = [scene for scene in SCENES if scene.name.startswith(only)]
    looks = [Look(*parts) for parts in product(SIZES, THEMES, LANGUAGES)]
    well = _draw(
        (scene, look, folder / page.file_of(scene, look)) for scene, look in product(scenes, looks)
    )
    page.write(folder, scenes, looks)
    print(folder / "index.html")
    return well


def main() -> int:
    """Write the pictures; give 1 where one could not be drawn, 2 where none can."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", type=Path, metavar="DIR", help="every look, for looking")
    parser.add_argument("--only", default="", metavar="NAME", help="with --all: scenes so called")
    wanted = parser.parse_args()
    if wanted.only and not wanted.all:
        parser.error("--only goes with --all.")
    if wanted.all and wanted.all.resolve().is_relative_to(ROOT.resolve()):
        parser.error("These pictures are many: name a folder outside the repository.")
    try:
        check_font()
    except NoFontError as error:
        print(error, file=sys.stderr)
        return 2
    well = _all(wanted.all, wanted.only) if wanted.all else _own()
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
