"""A learner at whose home every text is hostile: decks, files, settings and what was kept."""

import json
import os
import sqlite3
from datetime import datetime
from pathlib import Path

from aiquiz.desk import Desk
from aiquiz.progress.event import checksum
from aiquiz.progress.log import all_rows
from aiquiz.settings.folders import Folders, folders
from tests.hostile.payloads import HOSTILE, MARKUP, RAW_TEXT, UNSEEN
from tests.year import live

KINDS = 9
"""Kinds of card in the deck."""


def quoted(text: str) -> str:
    """Give `text` as YAML has it: JSON is YAML."""
    return json.dumps(text, ensure_ascii=False)


def deck_text(title: str, id_: str) -> str:
    """Give a deck of each kind of card that says hostile things wherever it may say any."""

    def said(what: str) -> str:
        return quoted(f"{what} {HOSTILE}")

    # A key has to be short.
    def short(what: str) -> str:
        return quoted(f"{what} {MARKUP['closing']} {UNSEEN['override']}")

    shared = (
        f"    explanation: {said('Because')}\n"
        f"    tags: [{said('tag')}, {quoted(MARKUP['action'])}]\n"
        f"    source: {said('Page 1')}\n"
    )
    cards = [
        f"  - question: {said('Which city?')}\n    answer: {said('Memphis')}\n"
        f"    accept: [{said('Town')}]\n    reject: [{{{short('Austin')}: {said('No')}}}]\n"
        f"    hints: [{said('In the south')}, {said('M')}]\n",
        f"  - question: {said('How far?')}\n    kind: number\n    answer: 12 km\n",
        f"  - question: {said('Which two?')}\n    answers: [{said('iron')}, {said('gold')}]\n",
        f"  - question: {said('Fill')}\n    cloze: {quoted('A {{b}} ' + UNSEEN['override'])}\n",
        f"  - question: {said('Pick')}\n    choices: [{said('a')}, {said('b')}]\n"
        f"    answer: {said('a')}\n",
        f"  - question: {said('Pick all')}\n    choices: [{said('a')}, {said('b')}, {said('c')}]\n"
        f"    answers: [{said('a')}, {said('b')}]\n",
        f"  - question: {said('True?')}\n    kind: truth\n    answer: true\n",
        f"  - question: {said('Order')}\n    order: [{said('one')}, {said('two')}]\n",
        f"  - question: {said('Match')}\n    match: {{{short('l')}: {said('r')}, "
        f"{short('ll')}: {said('rr')}}}\n",
    ]
    head = f"title: {quoted(title)}\nid: {id_}\nlanguage: en\n"
    about = f"description: {said('About')}\nsource: {said('Book')}\ntags: [{said('all')}]\n"
    return head + about + "cards:\n" + "".join(card + shared for card in cards)


def put_home(home: Path, until: datetime, *, days: int = 3) -> Folders:
    """Put the learner into `home`, who studied for `days` days before `until`.

    Gives their folders.
    """
    found = folders({"AIQUIZ_HOME": str(home)})
    own = found.own_decks
    own.mkdir(parents=True)
    name = f"[@click=app.quit]{UNSEEN['override']}\x1b[2J\x07.yaml"
    (own / name).write_text(deck_text(f"Cities {HOSTILE}", "hostile"), encoding="utf-8")
    live(found, ("hostile.en",), until, days=days, seed=2)
    # What comes afterwards is listed and was never asked.
    escapes = "".join(f"\\u{ord(sign):04x}" for sign in RAW_TEXT)
    (own / f"escaped{UNSEEN['tags']}.yaml").write_text(
        f'title: "T {escapes}"\nlanguage: en\ncards:\n  - question: "Q {escapes}"\n    answer: a\n',
        encoding="utf-8",
    )
    (own / "raw\x9b.yaml").write_text(f"title: T {RAW_TEXT}\n", encoding="utf-8", newline="")
    wrong = f"title: Wrong\nlanguage: {quoted(HOSTILE)}\n{quoted(HOSTILE)}: 1\ncards:\n"
    (own / "wrong[].yaml").write_text(
        f"{wrong}  - {{question: Q, {quoted('anwser' + HOSTILE)}: A}}\n", encoding="utf-8"
    )
    if os.name == "posix":
        bad = os.fsencode(own) + b"/b\xff\x1b]52;c;x\x07.yaml"
        with open(bad, "wb") as file:  # noqa: PTH123 - a path of bytes
            file.write(b"title: Bytes\nlanguage: en\ncards: [{question: Q, answer: a}]\n")
    _put_settings(found.settings_file)
    poison(found.database)
    return found


def _put_settings(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # A problem is told in its first sixty characters.
    said = f"{UNSEEN['override']}\x1b[2J\x9b{MARKUP['action']}{UNSEEN['flood']} {HOSTILE}"
    value = '"' + "".join(map(_escaped, said)) + '"'
    path.write_text(
        f"[look]\nmotion = false\ntheme = {value}\nsigns = {value}\n"
        f"[study]\nday_start = {value}\n{value} = 1\n"
        f'[decks]\nfolders = ["/nowhere/[/]\\u001b[2J"]\n'
        f"[keys]\n{value} = {value}\n"
        f"[deck.{value}]\nretention = {value}\n",
        encoding="utf-8",
    )


def _escaped(sign: str) -> str:
    """Give `sign` as TOML has it: letters as they are, all else by number."""
    return sign if sign.isalnum() and sign.isascii() else f"\\U{ord(sign):08x}"


def poison(path: Path) -> None:
    """Put hostile texts wherever the database at `path` holds one, each row with a checksum."""
    said = f"{HOSTILE} {RAW_TEXT}".replace("\x00", "")
    database = sqlite3.connect(path)
    triggers = database.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
    ).fetchall()
    for name, _sql in triggers:
        database.execute(f"DROP TRIGGER {name}")
    for change in (
        "UPDATE typed SET given = given || :said",
        "UPDATE event SET reason = reason || :said WHERE kind = 'review' AND seq % 2",
        "UPDATE stream SET version = :said",
        "UPDATE card SET key = key || :said WHERE id % 2",
        "UPDATE seen_deck SET title = title || :said, tags = :said",
        "UPDATE seen_card SET question = question || :said, own = own || :said",
        "UPDATE derived SET value = :said WHERE name = 'nothing'",
    ):
        database.execute(change, {"said": said})
    database.execute(
        "UPDATE event SET detail = json_set(detail, '$.tags', json_array(:said), '$.named', :said, "
        "'$.only', :said, '$.decks[0][0]', :said) WHERE kind = 'session' AND seq % 3 = 0",
        {"said": said},
    )
    for row in list(all_rows(database)):
        database.execute(
            "UPDATE event SET crc = ? WHERE seq = ? AND stream = "
            "(SELECT id FROM stream WHERE uid = ?)",
            (checksum(row.event), row.event.ref.seq, row.event.ref.stream),
        )
    for _name, sql in triggers:
        database.execute(sql)
    database.commit()
    database.close()


def sound(home: Path) -> list[object]:
    """Give the rows of the log at `home` that are not what was written: there must be none."""
    desk = Desk(
        folders({"AIQUIZ_HOME": str(home)}),
        None,  # type: ignore[arg-type]  # the store needs none
        "en",
        clock=lambda: datetime.now().astimezone(),
        random_bytes=os.urandom,
    )
    try:
        return list(desk.open_store().check())
    finally:
        desk.close()
