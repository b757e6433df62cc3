"""A page of thumbnails, to look at many pictures at once."""

import html
from collections.abc import Iterator, Sequence
from pathlib import Path

from shots.scenes import Look, Scene

_STYLE = """
body { background: #888; font: 14px sans-serif; margin: 1rem; }
h2 { margin: 2rem 0 .5rem; }
div { display: flex; flex-wrap: wrap; gap: .5rem; align-items: flex-end; margin-bottom: .5rem; }
figure { margin: 0; }
figcaption { font-size: 11px; }
img { width: 18rem; display: block; }
"""


def file_of(scene: Scene, look: Look) -> Path:
    """Give where the picture of `scene` in `look` is, in the folder of all."""
    wide, high = look.size
    return Path(scene.name) / f"{wide}x{high}-{look.theme}-{look.language}.png"


def write(folder: Path, scenes: Sequence[Scene], looks: Sequence[Look]) -> None:
    """Write `index.html` into `folder`: by scene, a row for each size and language."""
    text = "\n".join(_lines(scenes, looks))
    (folder / "index.html").write_text(text, encoding="utf-8")


def _lines(scenes: Sequence[Scene], looks: Sequence[Look]) -> Iterator[str]:
    yield f'<!doctype html><meta charset="utf-8"><title>aiquiz</title><style>{_STYLE}</style><p>'
    for scene in scenes:
        name = html.escape(scene.name)
        yield f'<a href="#{name}">{name}</a>'
    for scene in scenes:
        name = html.escape(scene.name)
        yield f'<h2 id="{name}">{name}</h2>'
        for size, language in dict.fromkeys((look.size, look.language) for look in looks):
            row = [look for look in looks if (look.size, look.language) == (size, language)]
            yield f"<div>{''.join(_figure(scene, look) for look in row)}</div>"


def _figure(scene: Scene, look: Look) -> str:
    path = html.escape(file_of(scene, look).as_posix())
    words = f"{look.size[0]}x{look.size[1]} {look.theme} {look.language}"
    return (
        f'<figure><a href="{path}"><img loading="lazy" src="{path}" alt="{words}"></a>'
        f"<figcaption>{words}</figcaption></figure>"
    )
