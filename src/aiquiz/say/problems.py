"""What is wrong with a deck, in words: for each code what it is and what to do."""

from collections.abc import Callable, Mapping

from aiquiz.say.forms import listed
from aiquiz.say.language import _, n_
from aiquiz.say.numbers import number
from aiquiz.text import one_line

_LONGEST = 40
_WHOLE = ("path", "choices")

_PROBLEMS: Mapping[str, Callable[[], str]] = {
    # The file as a whole
    "too-large": lambda: _("the file is over {megabytes} MB: split the deck"),
    "not-utf8": lambda: _("this is not UTF-8 (it looks like {looks}): save the file as UTF-8"),
    "unreadable": lambda: _("the file can’t be read: allow reading it"),
    "not-a-file": lambda: _("this is no ordinary file: name a text file"),
    "missing-file": lambda: _("there is no such file: check the path"),
    "link-astray": lambda: _(
        "this link leads to a file that is no deck by its name: those end in .yaml or .yml"
    ),
    "link-loop": lambda: _("this link leads back to itself: mend or remove it"),
    "too-deep": lambda: _("nested more than {most} deep: a deck needs four levels"),
    "too-many": lambda: _("too many entries for one deck: split it"),
    "too-long": lambda: _("a text of over {kilobytes} KB: shorten it"),
    "control": lambda: _("control character {character}: remove it"),
    "invisible": lambda: _("characters that can’t be seen were taken out of this text"),
    "empty-file": lambda: _("the file is empty: write a title and cards"),
    "same-deck": lambda: _("same id and language as {path}: give one of them another id"),
    # YAML
    "anchor": lambda: _("anchor “&{name}”: decks have none, write the text out"),
    "alias": lambda: _("alias “*{name}”: decks have none, write the text out or quote it"),
    "tag": lambda: _("tag “{name}”: decks have none; quote the text if it starts with “!”"),
    "directive": lambda: _("“%” at the start of a line: decks need no directives, remove it"),
    "second-document": lambda: _("“---” starts a second document: a file holds one deck"),
    "duplicate-key": lambda: _("“{key}” is already there, on line {first}: keep one of them"),
    "key-shape": lambda: _("a key must be a plain text"),
    "syntax": lambda: _("this can’t be read as YAML: check indentation, quotes and brackets"),
    "escape": lambda: _("unknown escape after “\\”: use single quotes, or write “\\\\”"),
    "tab": lambda: _("a tab in the indentation: use spaces"),
    "quote-needed": lambda: _("a text can’t start with “{character}”: put it in quotes"),
    "unclosed": lambda: _("this quote is never closed: close it where the text ends"),
    "after-quote": lambda: _(
        "the text goes on after its closing quote: put all of it in the other kind of quotes"
    ),
    "colon": lambda: _("a text that holds “: ”: put all of it in quotes"),
    "colon-space": lambda: _("put a space after “{key}:”"),
    "no-colon": lambda: _(
        "no “: ” in this line: write “key: text”, or indent it where the text above goes on"
    ),
    "dash-space": lambda: _("put a space after the dash that begins a card"),
    "no-dash": lambda: _("a card begins here without a dash: write “- ” before “{key}”"),
    "key-indent": lambda: _(
        "this line does not stand below the keys above: put {spaces} spaces before it"
    ),
    "card-indent": lambda: _(
        "this card is not indented as the first one: put {spaces} spaces before its dash"
    ),
    "indentation": lambda: _(
        "the indentation does not fit the lines above: the keys of a card stand one below the other"
    ),
    "brackets": lambda: _("a bracket that is never closed, or lacks a comma"),
    # Decks
    "not-a-deck": lambda: _("a deck starts with keys such as “title:” and “cards:”"),
    "unknown-key": lambda: _("unknown key “{key}”"),
    "no-title": lambda: _("the deck has no “title”"),
    "no-cards": lambda: _("the deck has no “cards”"),
    "no-language": lambda: _("no “language”: English is assumed, say “language: en” or “fr”"),
    "deck-id": lambda: _("“{given}” is no id: use up to 64 letters, digits, “-”, “_” and “.”"),
    "language": lambda: _("“{given}” is no language code: write “en” or “fr”"),
    "strictness": lambda: _("“{given}” is no strictness: one of {choices}"),
    "wants-text": lambda: _("“{key}” needs a text"),
    "wants-list": lambda: _("“{key}” needs a list"),
    "too-many-items": lambda: _("“{key}” holds more than {most} things: keep those that matter"),
    "wants-yes-no": lambda: _("“{key}” needs true or false, not “{given}”"),
    "empty-text": lambda: _("“{key}” is empty: write something or remove it"),
    # Cards
    "not-a-card": lambda: _("a card has keys such as “question:” and “answer:”"),
    "card-id": lambda: _("“{given}” is no id: use up to 64 letters, digits, “-”, “_” and “.”"),
    "same-card-id": lambda: _("id “{id}” is already that of the card on line {first}"),
    "no-question": lambda: _("the card has no “question”"),
    "no-answer": lambda: _("the card has no “answer”"),
    "kind": lambda: _("“{given}” is no kind of card: write one of {choices}"),
    "no-answers": lambda: _("the card has no “answers”: list those of the choices that are right"),
    "few-answers": lambda: _("a list needs at least two “answers”: for one write “answer”"),
    "answers-text": lambda: _(
        "“answers” needs a list such as [red, green]: for one write “answer”"
    ),
    "several-answers": lambda: _(
        "“answer” is one text: put further forms into “accept”, several things into “answers”"
    ),
    "several-choices": lambda: _("“answer” is one of the choices: write “answers” for several"),
    "twin-answers": lambda: _("two of the answers are the same"),
    "answers-shape": lambda: _("each of “answers” is a text, or a list of the forms of one thing"),
    "need": lambda: _("“need” must be a number from 1 to {most}, not “{given}”"),
    "within": lambda: _("“within” must be a number or a percentage such as 5%, not “{given}”"),
    "no-number": lambda: _("the answer “{given}” holds no number: write it in digits"),
    "no-cloze": lambda: _("the card has no “cloze”: write a text with gaps"),
    "no-gaps": lambda: _("this cloze has no gap: put an answer between double braces"),
    "open-gap": lambda: _("a gap of this cloze is not closed: end its answer with two braces"),
    "empty-gap": lambda: _("a gap of this cloze is empty: write its answer between the braces"),
    "few-items": lambda: _("“order” and “match” need at least two things"),
    "twin-items": lambda: _("two of the things to be put in order are the same"),
    "match-shape": lambda: _("“match” needs lines of the form “this: what belongs to it”"),
    "not-asked-yet": lambda: _("“{key}” has no effect in this version yet"),
    "kind-key": lambda: _("“{key}” has no meaning in a card of kind “{kind}”: remove it"),
    "few-choices": lambda: _("a choice needs at least two “choices”"),
    "twin-choices": lambda: _("two of the choices are the same"),
    "answer-not-a-choice": lambda: _("this answer is not in “choices”: “{given}”"),
    "truth-answer": lambda: _("the answer must be true or false, not “{given}”"),
    "reject-shape": lambda: _("“reject” needs texts, each alone or with a remark: “text: remark”"),
    "non-answer": lambda: _("“{form}” says that no answer is known: accept something else"),
    "form-too-long": lambda: _("an accepted form of over {most} characters: shorten it"),
    "accepted-and-rejected": lambda: _("“{form}” is accepted and rejected: keep one of them"),
    "level": lambda: _("the level must be 1, 2 or 3, not “{given}”"),
    "hint-twice": lambda: _("“hint” and “hints” together: put all into “hints”"),
    # What may have been meant otherwise
    "yes-no-text": lambda: _(
        "“{given}” will have to be typed: say “kind: truth” where it is to be picked, or quote it"
    ),
    "one-brace": lambda: _("“{text}” is no gap but shown as it stands: a gap has two braces"),
    "reverse-question": lambda: _(
        "“reverse” has this whole question typed as an answer: leave it out, or ask by a name"
    ),
    # Craft
    "answer-in-question": lambda: _("the question holds the answer “{answer}”: ask it otherwise"),
    "hint-reveals": lambda: _("this hint holds the answer “{answer}”: say less"),
    "no-explanation": lambda: _("no explanation: say what to learn when the answer was wrong"),
    "few-explanations": lambda: _(
        "{missing} of the {cards} cards that can be studied have no explanation: say what to learn"
        " from a wrong answer"
    ),
    "telling-length": lambda: _("the right option is far longer than the others, which tells it"),
    "cut-by-hash": lambda: _("“ #” cut this text off as a comment: put all of it in quotes"),
    "long-question": lambda: _("a question of {length} characters: {most} fit a terminal well"),
    "long-option": lambda: _("an option of {length} characters: {most} fit a terminal well"),
    "long-answer": lambda: _("an answer of {length} characters to type: ask for less, or offer it"),
    "alike-questions": lambda: _("almost the same question as on line {first}"),
    "shared-form": lambda: _(
        "“{form}” also answers the question on line {first}, which is much like this one"
    ),
    "accept-fails": lambda: _("“{form}” is accepted and would not pass: write it otherwise"),
    "accept-needless": lambda: _("“{form}” passes anyway: it need not be accepted"),
    "reject-passes": lambda: _("“{form}” is to be rejected and would pass: reject it otherwise"),
    "lost-card": lambda: _(
        "the card “{card}” is gone, and with it {answers} answers: give its id to the card that"
        " took its place, or let it be"
    ),
}

CODES = frozenset(_PROBLEMS)
"""Every code that has words."""


def problem(code: str, facts: Mapping[str, str | int]) -> str:
    """Give the message for `code`, without a full stop, as compilers write them."""
    shown = {name: _short(name, fact) for name, fact in facts.items()}
    words = (_nearer(code, facts) or _PROBLEMS[code]()).format(**shown)
    if facts.get("unchecked"):
        return _("{problem}; nothing else in the file was checked").format(problem=words)
    return words


def _nearer(code: str, facts: Mapping[str, str | int]) -> str:
    """Give what is said where the facts tell more than is always known, "" for nothing."""
    if code == "unknown-key" and facts.get("near"):
        return _("unknown key “{key}”: did you mean “{near}”?")
    if code == "kind" and facts.get("near"):
        return _("“{given}” is no kind of card: did you mean “{near}”? There are {choices}")
    if code == "key-indent" and facts.get("spaces") == 0:
        return _("this line does not stand below the keys above: remove the spaces before it")
    if code == "card-indent" and facts.get("spaces") == 0:
        return _("this card is not indented as the first one: remove the spaces before its dash")
    return ""


def errors(count: int) -> str:
    """Give how many errors a deck has."""
    return n_("{n} error", "{n} errors", count).format(n=count)


def found(bad: int, warnings: int) -> str:
    """Give how many errors and warnings a deck has, only those of which there are any."""
    if not bad and not warnings:
        return n_("{n} problem", "{n} problems", 0).format(n=0)
    lesser = n_("{n} warning", "{n} warnings", warnings).format(n=warnings)
    return listed([*([errors(bad)] if bad else []), *([lesser] if warnings else [])])


def unread(path: str, code: str, line: int, facts: Mapping[str, str | int]) -> str:
    """Say that no card of the file at `path` can be read, with what is wrong first and where."""
    if code == "missing-file":
        return _("There is no file {path}.").format(path=one_line(path))
    words = _("No card of {path} can be read: line {line}, {problem}.")
    if not line:
        words = _("No card of {path} can be read: {problem}.")
    return words.format(path=one_line(path), line=line, problem=problem(code, facts))


def away(deck: str, why: str, line: int) -> str:
    """Say that `deck`, which is being studied, is in no file now, and that it is studied on.

    `why` is "missing", "renamed", or "unread", where something is wrong on `line`, 0 for none.
    """
    words = {
        "missing": _("The file of {deck} is away: its cards are asked as they were."),
        "renamed": _("The file of {deck} holds another deck: its cards are asked as they were."),
        "unread": _("{deck} can’t be read: its cards are asked as they were."),
    }[why]
    if line:
        words = _("Line {line} of {deck} can’t be read: its cards are asked as they were.")
    return words.format(deck=one_line(deck), line=line)


def _short(name: str, fact: str | int) -> str:
    """Give a fact on one line, cut unless it is a path that has to be found, or all that may be."""
    text = one_line(str(fact))
    return text if name in _WHOLE or len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def studied_of(ready: int, written: int) -> str:
    """Say how many of the cards of a file can be studied, and how many can't yet."""
    told = _("{ready} of {written} cards can be studied").format(
        ready=number(ready), written=number(written)
    )
    waiting = written - ready
    if waiting <= 0:
        return told
    words = n_("{told}; {n} waits for a fix", "{told}; {n} wait for a fix", waiting)
    return words.format(told=told, n=number(waiting))
