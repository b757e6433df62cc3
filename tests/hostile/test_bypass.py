"""No text goes around the one function that cleans, and nothing a file holds names another file.

This is what the source shows. What the program does is in test_screens.py and test_commands.py.
"""

import ast
from collections.abc import Iterator
from functools import cache
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
    ("cli/forget.py", "click.echo"): "a question of constant words, without a line feed",
    ("tui/screens/study.py", "copy_to_clipboard"): "what was typed, cleaned in place",
    ("tui/ground.py", "os.write"): "the question to the terminal, which is constant",
}
"""What may, and why."""


@cache
def tree(path: Path) -> ast.Module:
    """Give what the file at `path` says."""
    return ast.parse(path.read_text(encoding="utf-8"))


def name(path: Path) -> str:
    """Give what the file at `path` is called here."""
    return path.relative_to(SOURCE).as_posix()


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
        called = _name(node.func).rpartition(".")[2]
        return called in {"_", "n_", "p_", "str", "format", "one_line", "clean", "join"} and not (
            isinstance(node.func, ast.Attribute) and "Content" in ast.dump(node.func)
        )
    return isinstance(node, ast.JoinedStr)


def around(source: ast.Module) -> Iterator[tuple[int, str]]:
    """Give what in `source` writes a text that was not cleaned, or shows one as markup."""
    for node in ast.walk(source):
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in targets:
                if isinstance(target, ast.Attribute) and target.attr in TITLES:
                    yield node.lineno, target.attr
        if not isinstance(node, ast.Call):
            continue
        called = _name(node.func)
        last = called.rpartition(".")[2]
        stream, _dot, method = called.partition(".")
        if last in WRITES or called in ("click.echo", "os.write", "os.writev"):
            yield node.lineno, called if called in ("click.echo", "os.write") else last
        elif stream in STREAMS and method in ("write", "writelines", "buffer"):
            yield node.lineno, called
        elif last in SHOWS and any(map(_is_plain, node.args[:1])):
            yield node.lineno, f"{last} of a text"
        for keyword in node.keywords:
            if keyword.arg == "markup" and getattr(keyword.value, "value", True) is not False:
                yield node.lineno, "markup"
            if keyword.arg in ("link", "open_links", *TITLES):
                yield node.lineno, str(keyword.arg)


def test_no_text_goes_around_the_one_function_that_cleans() -> None:
    found = [(name(path), line, what) for path in FACES for line, what in around(tree(path))]
    assert [one for one in found if (one[0], one[2]) not in ALLOWED] == []
    # What is allowed and is not there any more would let another one through.
    assert set(ALLOWED) == {(file, what) for file, _line, what in found}


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
    assert list(around(ast.parse(source)))


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
    assert not list(around(ast.parse(source)))


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
    "progress/leftovers.py": "the name of a file, escaped",
    "progress/names.py": "the name of the database, escaped",
    "progress/shapes.py": "bytes of the module",
    "settings/layout.py": "the name of a key, escaped",
    "settings/places.py": "patterns of the module; the name of a key, escaped",
    "text/shape.py": "signs of the module",
    "tui/line_ends.py": "signs of the module",
}
"""The modules that make patterns of what is no literal, and of what they do."""


def made_patterns(source: ast.Module) -> Iterator[int]:
    """Give the lines on which `source` makes a regular expression of what is no literal."""
    for node in ast.walk(source):
        if isinstance(node, ast.Call) and _name(node.func) in {f"re.{name}" for name in COMPILES}:
            pattern = node.args[0] if node.args else None
            if not isinstance(pattern, ast.Constant):
                yield node.lineno


def inside(source: ast.Module) -> Iterator[str]:
    """Give what is put into the patterns of `source` that are no literals."""
    for node in ast.walk(source):
        if isinstance(node, ast.Call) and _name(node.func) in {f"re.{name}" for name in COMPILES}:
            for part in ast.walk(node.args[0]):
                if isinstance(part, ast.FormattedValue):
                    yield ast.unparse(part.value)


def test_no_regular_expression_is_made_of_what_a_file_or_a_field_holds() -> None:
    assert {name(path) for path in FILES if any(made_patterns(tree(path)))} == set(MADE)
    for path in FILES:
        for put in inside(tree(path)):
            allowed = put.startswith("re.escape(") or put.lstrip("_").isupper() or put in OWN
            assert allowed, f"{name(path)}: {put}"


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
    assert list(made_patterns(ast.parse("re.compile(card.answer)"))) == [1]
    assert list(made_patterns(ast.parse("re.search(f'a{x}', text)"))) == [1]
    assert list(inside(ast.parse("re.search(f'a{x}', text)"))) == ["x"]
    assert not list(made_patterns(ast.parse("re.search(r'a', text)")))


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
            for node in ast.walk(tree(path))
            if isinstance(node, ast.Call)
        }
        own = {"loads"} if name(path) == "settings/places.py" else set()
        # The lists of words are the program's, one for each language that it knows.
        own |= {"load"} if name(path).startswith("grading/") else set()
        assert not (calls & READS) - own, path


def test_no_module_loads_yaml_or_opens_a_connection() -> None:
    for path in FILES:
        nodes = list(ast.walk(tree(path)))
        names = {_name(node) for node in nodes if isinstance(node, ast.Attribute)}
        assert not names & {"yaml.load", "yaml.safe_load", "yaml.load_all", "yaml.full_load"}, path
        imported = {
            alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names
        }
        imported |= {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
        imported = {module.partition(".")[0] for module in imported}
        # A pattern has to be made where it is searched for above.
        assert "regex" not in imported, path
        assert not any(isinstance(node, ast.ImportFrom) and node.module == "re" for node in nodes)
        assert not imported & FAR, path


FAR = {
    *("socket", "ssl", "http", "urllib", "ftplib", "smtplib", "webbrowser", "requests", "httpx"),
    *("asyncore", "xmlrpc", "socketserver", "pickle", "marshal", "shelve", "dbm", "zipfile"),
    *("tarfile", "ctypes"),
}
"""What reaches another machine, unpacks an archive, or runs what it reads."""
