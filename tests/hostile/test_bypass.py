"""No text goes around the one function that cleans, and nothing a file holds names another file.

This is what the source shows. What the program does is in test_screens.py and test_commands.py.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "aiquiz"
FILES = sorted(SOURCE.rglob("*.py"))
FACES = [path for path in FILES if path.relative_to(SOURCE).parts[0] in ("cli", "tui")]

WRITES = {
    *("print", "secho", "prompt", "confirm", "pause", "echo_via_pager", "open_url", "webbrowser"),
    *("from_markup", "from_text", "from_ansi", "notify", "copy_to_clipboard", "set_window_title"),
    *("Markdown", "MarkdownViewer", "RichLog", "Log", "Console", "launch", "bell", "input"),
}
"""What writes to a terminal, opens something, or takes a text for markup."""

STREAMS = {"stdout", "stderr", "__stdout__", "__stderr__"}

SHOWS = {"Static", "Words", "Label", "Option", "Button", "update", "update_content", "Tooltip"}
"""What takes a plain text for markup: it has to be given content."""

TITLES = {"border_title", "border_subtitle", "tooltip", "sub_title"}

ALLOWED = {
    ("cli/output.py", "stdout.write"): "this is where all is written, cleaned",
    ("cli/output.py", "stderr.write"): "this is where all is written, cleaned",
    ("cli/lines.py", "stdout.write"): "a question without a line feed, cleaned in place",
    ("cli/lines.py", "input"): "reads; it is given nothing to write",
    ("cli/completion/__init__.py", "click.echo"): "a file of the program's own, with its tabs",
    ("tui/ground.py", "os.write"): "the question to the terminal, which is constant",
}
"""What may, and why."""


def _name(node: ast.expr) -> str:
    """Give the last two parts of a dotted name."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{_name(node.value).rpartition('.')[2]}.{node.attr}".lstrip(".")
    return ""


def _is_plain(node: ast.expr) -> bool:
    """Tell whether `node` is a text, and no content."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and node.value != ""
    if isinstance(node, ast.BinOp):
        return _is_plain(node.left) or _is_plain(node.right)
    if isinstance(node, ast.IfExp):
        return _is_plain(node.body) or _is_plain(node.orelse)
    if isinstance(node, ast.Call):
        name = _name(node.func).rpartition(".")[2]
        return name in {"_", "n_", "p_", "str", "format", "one_line", "clean", "join"} and not (
            isinstance(node.func, ast.Attribute) and "Content" in ast.dump(node.func)
        )
    return isinstance(node, ast.JoinedStr)


def around(source: str) -> Iterator[tuple[int, str]]:
    """Give what in `source` writes a text that was not cleaned, or shows one as markup."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in targets:
                if isinstance(target, ast.Attribute) and target.attr in TITLES:
                    yield node.lineno, target.attr
        if not isinstance(node, ast.Call):
            continue
        name = _name(node.func)
        last = name.rpartition(".")[2]
        stream, _dot, method = name.partition(".")
        if last in WRITES or name in ("click.echo", "os.write", "os.writev"):
            yield node.lineno, name if name in ("click.echo", "os.write") else last
        elif stream in STREAMS and method in ("write", "writelines", "buffer"):
            yield node.lineno, name
        elif last in SHOWS and any(map(_is_plain, node.args[:1])):
            yield node.lineno, f"{last} of a text"
        for keyword in node.keywords:
            if keyword.arg == "markup" and getattr(keyword.value, "value", True) is not False:
                yield node.lineno, "markup"
            if keyword.arg in ("link", "open_links", *TITLES):
                yield node.lineno, str(keyword.arg)


@pytest.mark.parametrize("path", FACES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_text_goes_around_the_one_function_that_cleans(path: Path) -> None:
    name = path.relative_to(SOURCE).as_posix()
    found = [(line, what) for line, what in around(path.read_text(encoding="utf-8"))]
    assert [one for one in found if (name, one[1]) not in ALLOWED] == []


def test_whatever_is_allowed_is_there() -> None:
    found = {
        (path.relative_to(SOURCE).as_posix(), what)
        for path in FACES
        for _line, what in around(path.read_text(encoding="utf-8"))
    }
    assert set(ALLOWED) <= found


@pytest.mark.parametrize(
    "source",
    [
        "print(deck.title)",
        "sys.stdout.write(deck.title)",
        "sys.__stderr__.write('x')",
        "sys.stdout.buffer(deck.title)",
        "click.echo(deck.title)",
        "click.secho(deck.title)",
        "os.write(1, deck.title)",
        "rich.print(deck.title)",
        "console = Console()",
        "yield Static(f'{deck.title}')",
        "yield Static(_('a') + deck.title)",
        "yield Label(str(deck.title))",
        "said.update(_('{a}').format(a=deck.title))",
        "rows.add(Option('x ' + title))",
        "self.notify(deck.title)",
        "Content.from_markup(deck.title)",
        "Text.from_ansi(deck.title)",
        "yield Markdown(card.explanation)",
        "self.border_title = deck.title",
        "Static(content, markup=True)",
        "Static(content, tooltip=deck.title)",
        "Style(link=card.source)",
        "self.app.open_url(card.source)",
        "self.app.copy_to_clipboard(card.source)",
    ],
)
def test_a_way_around_it_is_found(source: str) -> None:
    assert list(around(source))


@pytest.mark.parametrize(
    "source",
    [
        "echo(deck.title)",
        "yield Static(literal(deck.title))",
        "said.update(Content.styled(_('Close'), '$faint'))",
        "said.update(Content('\\n').join(lines))",
        "Option(Content(''))",
        "Static('')",
        "OptionList(markup=False)",
    ],
)
def test_what_goes_through_it_is_not(source: str) -> None:
    assert not list(around(source))


# Regular expressions

COMPILES = {
    "compile",
    "search",
    "match",
    "fullmatch",
    "sub",
    "subn",
    "split",
    "findall",
    "finditer",
}

MADE = {
    "deck/piecemeal.py": "the keys of a deck, which are the program's; a count of spaces",
    "deck/fix.py": "a count of spaces",
    "exchange/card_name.py": "patterns of the module",
    "grading/number_words.py": "words of the lexicon, which is the program's",
    "grading/sound.py": "rules of the lexicon",
    "grading/spelling.py": "rules of the lexicon",
    "grading/strictness.py": "an answer, escaped",
    "settings/layout.py": "the name of a key, escaped",
    "settings/places.py": "patterns of the module; the name of a key, escaped",
    "text/shape.py": "signs of the module",
    "tui/line_ends.py": "signs of the module",
}
"""The modules that make patterns of what is no literal, and of what they do."""


def made_patterns(source: str) -> Iterator[int]:
    """Give the lines on which `source` makes a regular expression of what is no literal."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _name(node.func) in {f"re.{name}" for name in COMPILES}:
            pattern = node.args[0] if node.args else None
            if not isinstance(pattern, ast.Constant):
                yield node.lineno


def inside(source: str) -> Iterator[str]:
    """Give what is put into the patterns of `source` that are no literals."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _name(node.func) in {f"re.{name}" for name in COMPILES}:
            for part in ast.walk(node.args[0]):
                if isinstance(part, ast.FormattedValue):
                    yield ast.unparse(part.value)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_regular_expression_is_made_of_what_a_file_or_a_field_holds(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    name = path.relative_to(SOURCE).as_posix()
    assert "import regex" not in source
    assert "from re import" not in source
    assert bool(list(made_patterns(source))) == (name in MADE)
    for put in inside(source):
        allowed = put.startswith("re.escape(") or put.lstrip("_").isupper() or put in OWN
        assert allowed, f"{name}: {put}"


OWN = {
    "'|'.join(DECK_KEYS)",
    "found.indent",
    "indent",
    "'|'.join(sorted(words))",
    "firsts",
    "words",
    "_SPARED.pattern",
}
"""What is put into a pattern and is the program's own, or a number."""


def test_a_pattern_that_is_made_is_found() -> None:
    assert list(made_patterns("re.compile(card.answer)")) == [1]
    assert list(made_patterns("re.search(f'a{x}', text)")) == [1]
    assert list(inside("re.search(f'a{x}', text)")) == ["x"]
    assert not list(made_patterns("re.search(r'a', text)"))


# Other files

READS = {
    *("open", "read_text", "read_bytes", "bytes_of", "read_file", "read_deck_file", "text_of"),
    *(
        "iterdir",
        "scandir",
        "glob",
        "rglob",
        "walk",
        "listdir",
        "urlopen",
        "run",
        "Popen",
        "system",
    ),
    *("execv", "execvp", "spawn", "import_module", "exec", "eval", "loads", "load", "safe_load"),
}
"""What reads a file, lists a folder, or runs something."""


def test_what_reads_a_deck_a_table_or_settings_can_read_no_other_file() -> None:
    """What understands a file gets its bytes or its text, and nothing that could open another."""
    modules = [
        *(SOURCE / "deck" / f"{name}.py" for name in (
            *("reader", "tree", "builder", "piecemeal", "card_reader", "fields", "syntax", "fix"),
            *("adding", "craft", "reversal", "identity", "node"),
        )),
        *(SOURCE / "exchange").glob("*.py"),
        *(SOURCE / "grading").glob("*.py"),
        *(SOURCE / "settings" / f"{name}.py" for name in ("checks", "decks", "keys", "places")),
        *(SOURCE / "study").glob("*.py"),
    ]  # fmt: skip
    for path in modules:
        calls = {
            _name(node.func).rpartition(".")[2]
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Call)
        }
        name = path.relative_to(SOURCE).as_posix()
        own = {"loads"} if name == "settings/places.py" else set()
        # The lists of words are the program's, one for each language that it knows.
        own |= {"load"} if name.startswith("grading/") else set()
        assert not (calls & READS) - own, name


def test_no_module_loads_yaml_or_opens_a_connection() -> None:
    for path in FILES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = {_name(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        assert not names & {"yaml.load", "yaml.safe_load", "yaml.load_all", "yaml.full_load"}, path
        imported = {
            alias.name.partition(".")[0]
            for node in ast.walk(tree)
            if isinstance(node, ast.Import | ast.ImportFrom)
            for alias in (node.names if isinstance(node, ast.Import) else [])
        } | {
            (node.module or "").partition(".")[0]
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom)
        }
        assert not imported & FAR, path


FAR = {
    *("socket", "ssl", "http", "urllib", "ftplib", "smtplib", "webbrowser", "requests", "httpx"),
    *("asyncore", "xmlrpc", "socketserver", "pickle", "marshal", "shelve", "dbm", "zipfile"),
    *("tarfile", "ctypes"),
}
"""What reaches another machine, unpacks an archive, or runs what it reads."""
