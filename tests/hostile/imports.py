"""Files made by hand to do harm where a table is taken in, each with what must come of it."""

import io
import json
import zipfile
import zlib
from collections.abc import Callable
from typing import NamedTuple

from tests.hostile.payloads import HOSTILE, MARKUP, RAW_TEXT

REVIEWS = "card_id,review_time,review_rating,review_duration\n"
ROW = "cities.en:a,1700000000000,3,900\n"


class Case(NamedTuple):
    """A file, what takes it in, its exit status, and words of the one sentence or of what is told.

    `kind` is "deck" or "reviews"; a deck that is written has `made` cards that can be studied,
    None where none is.
    """

    name: str
    kind: str
    data: Callable[[], bytes]
    status: int
    words: str
    made: int | None = None


def _text(text: str) -> Callable[[], bytes]:
    return lambda: text.encode("utf-8", "surrogatepass")


def _bomb() -> bytes:
    """Give an archive of few bytes that holds many."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("collection.anki2", b"\0" * (20 * 2**20))
    return file.getvalue()


def _cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


DECKS = (
    Case("nothing", "deck", _text(""), 1, "holds no cards"),
    Case("zeros", "deck", lambda: b"\0" * 10_000, 1, "one column"),
    Case("an archive", "deck", _bomb, 1, "zip"),
    Case("a compressed table", "deck", lambda: zlib.compress(b"q,a\n" * 10_000), 1, "import"),
    Case("a cell of a megabyte", "deck", _text(f"q,{'a' * 2**20}\n"), 1, "line 1"),
    Case("a quoted cell of a megabyte", "deck", _text(f'q,"{"a" * 2**20}"\n'), 1, "line 1"),
    Case("an open quote of many lines", "deck", _text('q,"a\n' + "b,c\n" * 100_000), 1, "quote"),
    Case("half a million columns", "deck", _text("x," + "y," * 500_000 + "\n"), 0, "1 card", 1),
    Case(
        "a hundred thousand names of columns",
        "deck",
        _text("question,answer," + ",".join(f"answr{n}" for n in range(100_000)) + "\nq,a\n"),
        0,
        "more",
        1,
    ),
    Case("rows beyond number", "deck", _text("q,a\n" * 100_002), 1, "too many lines"),
    Case("only empty lines", "deck", _text("\n" * 2_000_000), 1, "holds no cards"),
    Case("only carriage returns", "deck", _text("\r" * 4_000_001), 1, "too many lines"),
    Case("only separators", "deck", _text(",\t;" * 100_000), 0, "1 card", 1),
    Case("UTF-16 cut in half", "deck", lambda: "q,a\n".encode("utf-16")[:-1], 1, "UTF-8"),
    Case("UTF-32", "deck", lambda: "q,a\nb,c\n".encode("utf-32"), 0, "1 card", 1),
    Case("bytes of no encoding", "deck", lambda: b"q,\x81\x8d\x8f\n", 1, "UTF-8"),
    Case(
        "control characters",
        "deck",
        _text(f"q{_cell(RAW_TEXT)},a\nb,{_cell(RAW_TEXT)}\n"),
        0,
        "2 cards",
        2,
    ),
    Case(
        "all that a cell may hold",
        "deck",
        _text(f"question,answer,hint\n{_cell(HOSTILE)},{_cell(RAW_TEXT)},{_cell(HOSTILE)}\n"),
        0,
        "1 card",
        1,
    ),
    Case(
        "cells that end the deck",
        "deck",
        _text(
            "kind,question,answer,need,ordered,level,within,reverse,choices\n"
            + "".join(
                f"{kind},{_cell(evil)},{_cell(evil)},{_cell(evil)},{_cell(evil)},,,,\n"
                for kind in ("list", "text", "", "order", "match")
                for evil in ("a\ntitle: Owned", "a]\n  - question: b", '{{a}} | b = "c\n')
            )
        ),
        1,
        "15 cards",
        7,
    ),
    Case(
        "markup and links",
        "deck",
        _text("".join(f"{_cell(text)}\t{_cell(text)}\n" for text in MARKUP.values())),
        0,
        "cards",
        len(MARKUP),
    ),
    Case(
        "what Anki writes, with its commands",
        "deck",
        _text(
            "#separator:tab\n#html:true\n#deck:../../etc\n#include /etc/passwd\n"
            '<img src="file:///etc/passwd">\t<script>x</script>\n[sound:/etc/passwd]\ta\n'
        ),
        0,
        "2 cards",
        2,
    ),
    Case(
        "formulas",
        "deck",
        _text('question,answer\n=cmd|\' /C calc\'!A0,"=HYPERLINK(""file:///x"")"\n'),
        0,
        "1 card",
        1,
    ),
    Case("JSON in the place of a table", "deck", _text("[" * 100_000), 1, "one column"),
)

REVIEWS_FILES = (
    Case("no table of reviews", "reviews", _text("a,b\nc,d\n"), 1, "no column"),
    Case(
        "a hundred thousand names of columns",
        "reviews",
        _text(",".join(f"c{n}" for n in range(100_000)) + "\n1,2\n"),
        1,
        "more",
    ),
    Case(
        "names of columns that are hostile",
        "reviews",
        _text(f"{_cell(HOSTILE)},{_cell(RAW_TEXT)}\n1,2\n"),
        1,
        "no column",
    ),
    Case(
        "cards that are hostile",
        "reviews",
        _text(REVIEWS + f"{_cell(HOSTILE + RAW_TEXT)},1700000000000,3,\n" + ROW),
        0,
        "1 review",
    ),
    Case(
        "times that are none",
        "reviews",
        _text(
            REVIEWS
            + "".join(
                f"a,{time},3,\n"
                for time in (
                    "9" * 400,
                    "-1",
                    "1e308",
                    "nan",
                    "0x10",
                    "9999-12-31T23:59:59-23:59",
                    "0001-01-01",
                    "2024-13-45",
                    "²",
                    "١٧٠٠٠٠٠٠٠٠٠٠٠",
                    "99999999999999",
                )
            )
        ),
        1,
        "milliseconds",
    ),
    Case(
        "ratings and durations that are none",
        "reviews",
        _text(
            REVIEWS
            + "".join(
                f"a,170000000000{n},{value},{value}\n"
                for n, value in enumerate(("0", "5", "-1", "9" * 5000, "1e9", "3.5", "=3", "٣"))
            )
        ),
        1,
        "1, 2, 3 or 4",
    ),
    Case(
        "durations beyond number",
        "reviews",
        _text(REVIEWS + f"a,1700000000000,3,{'9' * 5000}\n"),
        0,
        "1 review",
    ),
    Case(
        "one review ten thousand times",
        "reviews",
        _text(REVIEWS + ROW * 10_000),
        0,
        "1 review",
    ),
    Case("an open quote", "reviews", _text(REVIEWS + 'a,"1700000000000,3\n' * 2001), 1, "quote"),
    Case("an archive", "reviews", _bomb, 1, "zip"),
    Case("JSON nested a hundred thousand deep", "reviews", _text("[" * 100_000), 1, "no column"),
    Case("zeros", "reviews", lambda: b"\0" * 10_000, 1, "no column"),
)

CASES = (*DECKS, *REVIEWS_FILES)


LINES = {
    "nested a hundred thousand deep": "[" * 100_000,
    "objects nested deep": '{"accepted":' * 50_000,
    "a line of two megabytes": json.dumps({"accepted": ["a" * 2**21], "given": "a"}),
    "a list for an object": "[1, 2]",
    "nothing accepted": '{"accepted": [], "given": "a"}',
    "a number of too many digits": f'{{"accepted": ["a"], "given": {"9" * 5000}}}',
    "text of no kind": "\x00\xff\x1b[2J",
    "a text where a list belongs": '{"accepted": 3, "given": "a"}',
}
"""Lines for `grade --jsonl` that are no cases."""
