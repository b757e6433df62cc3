"""Build the packed lists of real words that grading rests on.

    python tools/wordlists.py english FOLDER    # of SCOWL's final word lists: english-words.10, …
    python tools/wordlists.py french FOLDER     # of the dictionary's fr.aff and fr.dic

English comes from SCOWL 2020.12.07, up to size 50; French from the classic dictionary of
hunspell-fr 7.0. Both are packaged by distributions under these versions; the sums below say
exactly which files were used, and nothing else is taken. Each list holds the stems of folded
words, since an answer is folded before it is looked up.
"""

import argparse
import gzip
import hashlib
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import Stemmer

from aiquiz.text import fold

TARGET = Path(__file__).parent.parent / "src" / "aiquiz" / "grading" / "words"
LARGEST = 250_000
SIZES = (10, 20, 35, 40, 50)
SPELLINGS = ("english", "american", "british", "british_z", "canadian", "australian")
CLASSES = ("words", "upper", "proper-names", "contractions")
SUMS = {
    "english": "cb7e5230e08eac980ad60345bfbe59b0c25177bcc7769ca10a54bc821d246269",
    "french": "ee8a052e6950b7c16c4c9914a68c77f9557861ee15db1d14f8d4d9f0f7cc49e3",
}
LITERARY = re.compile("([âîû](mes|tes|t)|èrent|ass(e|es|ent|ions|iez))$")
"""Endings of tenses that hardly anyone types, and that snowball leaves on once they are folded."""
WORD = re.compile(r"[^\W\d_]{2,}")


def main() -> None:
    """Read the sources, and write the list beside the code that reads it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("language", choices=("english", "french"))
    parser.add_argument("folder", type=Path)
    asked = parser.parse_args()
    paths = scowl_files(asked.folder) if asked.language == "english" else french_files(asked.folder)
    check(paths, SUMS[asked.language])
    words = scowl(paths) if asked.language == "english" else hunspell(*paths)
    packed = pack(stems(words, asked.language))
    if len(packed) > LARGEST:
        sys.exit(f"{len(packed)} bytes are more than {LARGEST}")
    target = TARGET / f"{asked.language}.gz"
    target.write_bytes(packed)
    print(f"{target.name}: {len(packed)} bytes")


def check(paths: list[Path], wanted: str) -> None:
    """Stop unless `paths` hold exactly what the list is said to come from."""
    total = hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()
    if total != wanted:
        sys.exit(f"These are not the files of the stated version: their sum is {total}.")


def scowl_files(folder: Path) -> list[Path]:
    """Give the word lists up to the largest size, in a fixed order."""
    names = (f"{who}-{what}.{size}" for who in SPELLINGS for what in CLASSES for size in SIZES)
    return [path for name in names if (path := folder / name).exists()]


def scowl(paths: Iterable[Path]) -> Iterator[str]:
    """Give the words of SCOWL's lists, which are in Latin-1."""
    for path in paths:
        yield from path.read_text(encoding="latin-1").split()


def french_files(folder: Path) -> list[Path]:
    """Give the affixes and the words of the dictionary."""
    return [folder / "fr.aff", folder / "fr.dic"]


def hunspell(affixes: Path, words: Path) -> Iterator[str]:
    """Give every form of every word: endings only, since elided articles are cut off anyway."""
    rules = endings(affixes.read_text(encoding="utf-8"))
    for line in words.read_text(encoding="utf-8").splitlines()[1:]:
        word, _, flags = line.split(maxsplit=1)[0].partition("/") if line else ("", "", "")
        yield word
        for flag in re.findall("..", flags):
            for strip, ending, condition in rules.get(flag, ()):
                if condition.search(word) and not LITERARY.search(ending):
                    yield word[: len(word) - len(strip)] + ending


Rule = tuple[str, str, re.Pattern[str]]


def endings(text: str) -> dict[str, list[Rule]]:
    """Give the rules of each flag: what is cut off, what is put there, and after which letters."""
    rules: dict[str, list[Rule]] = {}
    for line in text.splitlines():
        parts = line.split()
        if len(parts) >= 5 and parts[0] == "SFX":
            strip, ending = ("" if part == "0" else part for part in parts[2:4])
            condition = re.compile(f"(?:{parts[4]})$")
            rules.setdefault(parts[1], []).append((strip, ending.partition("/")[0], condition))
    return rules


def stems(words: Iterable[str], language: str) -> list[str]:
    """Give the stems of `words`, folded, each once, in order."""
    stemmer = Stemmer.Stemmer(language)
    folded = {match for word in words for match in WORD.findall(fold(word)) if match.isascii()}
    return sorted({stemmer.stemWord(word) for word in folded})


def pack(words: list[str]) -> bytes:
    """Give `words` as lines, compressed; the same words give the same bytes."""
    return gzip.compress("\n".join(words).encode("ascii"), compresslevel=9, mtime=0)


if __name__ == "__main__":
    main()
