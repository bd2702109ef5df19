"""No form of drawing that reads text as markup stands in the source of the screen.

A widget that is given a `str` reads it as markup: then a client can colour it, make it clickable or stop
the program. So text goes in as `Content`, or with `markup=False`; widgets that are not proven here are let
in on purpose.
"""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import pruner.tui

SOURCE = Path(pruner.tui.__file__).parent
LET_IN = frozenset(
    {"Checkbox", "ContentSwitcher", "Input", "OptionList", "ProgressBar", "Select", "Static", "TextArea"}
)
"""The widgets of Textual that the screens are made of."""
READ_MARKUP = frozenset({"Static", "Option", "Checkbox", "update"})
"""What reads its first argument as markup where that is a str."""
TITLES = frozenset({"border_title", "border_subtitle", "tooltip", "sub_title"})
WORDS = frozenset({"_", "n_", "N_", "str", "format", "join", "label", "key_name", "sign"})
"""Calls that answer a str."""

Fault = tuple[int, str]
Rule = Callable[[ast.AST], Iterator[Fault]]


def is_text(node: ast.AST | None) -> bool:
    """Whether an expression is a str for sure; an empty one draws nothing."""
    match node:
        case ast.Constant(value=value):
            return isinstance(value, str) and bool(value)
        case ast.JoinedStr():
            return True
        case ast.Call(func=ast.Name(id=name)):
            return name in WORDS
        case ast.Call(func=ast.Attribute(value=of, attr="join" | "format")):
            return is_text(of) or isinstance(of, ast.Constant)
        case ast.BinOp() | ast.IfExp() | ast.BoolOp():
            return any(map(is_text, ast.iter_child_nodes(node)))
    return False


def called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def plain_text_for_a_widget(tree: ast.AST) -> Iterator[Fault]:
    names = texts_in(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and called(node) in READ_MARKUP and node.args:
            given = node.args[0]
            if is_text(given) or (isinstance(given, ast.Name) and given.id in names):
                yield node.lineno, f"{called(node)} is given a str"


def texts_in(tree: ast.AST) -> set[str]:
    """Names that are a str wherever they are told to be one, and nothing else."""
    told = {
        arg.arg: ast.unparse(arg.annotation)
        for node in ast.walk(tree)
        if isinstance(node, ast.arguments)
        for arg in (*node.args, *node.kwonlyargs)
        if arg.annotation
    }
    return {name for name, kind in told.items() if kind in {"str", "str | None"}}


def toast_with_markup(tree: ast.AST) -> Iterator[Fault]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and called(node) == "notify":
            said = {word.arg: word.value for word in node.keywords}
            if not (isinstance(said.get("markup"), ast.Constant) and said["markup"].value is False):  # type: ignore[attr-defined]  # the line before says what it is
                yield node.lineno, "notify without markup=False"


def parser_of_markup(tree: ast.AST) -> Iterator[Fault]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module in {"rich.markup", "textual.markup"}:
            yield node.lineno, f"imports {node.module}"
        if isinstance(node, ast.Call) and called(node) in {"from_markup", "from_ansi"}:
            yield node.lineno, f"calls {called(node)}"
        if isinstance(node, ast.Attribute) and ast.unparse(node) in {"markup.escape", "markup.render"}:
            yield node.lineno, f"uses {ast.unparse(node)}"


def widget_that_nobody_let_in(tree: ast.AST) -> Iterator[Fault]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "textual.widgets":
            for name in {alias.name for alias in node.names} - LET_IN:
                yield node.lineno, f"imports {name}"


def title_that_is_text(tree: ast.AST) -> Iterator[Fault]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Attribute) and target.attr in TITLES and not is_content(node.value):
                    yield node.lineno, f"{target.attr} is given no Content"


def is_content(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func).startswith("Content")


RULES: tuple[Rule, ...] = (
    plain_text_for_a_widget,
    toast_with_markup,
    parser_of_markup,
    widget_that_nobody_let_in,
    title_that_is_text,
)


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda path: str(path.relative_to(SOURCE)))
def test_nothing_reads_text_as_markup(path: Path) -> None:
    tree = ast.parse(path.read_text())
    assert [fault for rule in RULES for fault in rule(tree)] == []


@pytest.mark.parametrize(
    "line",
    [
        "yield Static('plain')",
        "yield Static(f'{name}')",
        "def f(name: str): yield Static(name)",
        "yield Static(_('for {name}').format(name=name))",
        "self.query_one('#x', Static).update(_('for {name}').format(name=name))",
        "Option(name + ' ' + str(n))",
        "Option(' '.join(names))",
        "self.notify(text)",
        "self.notify(text, markup=True)",
        "from rich.markup import escape",
        "Content.from_markup(f'[b]{name}')",
        "Text.from_markup(name)",
        "Static(markup.escape(name))",
        "from textual.widgets import DataTable",
        "from textual.widgets import Label, Static",
        "widget.tooltip = name",
        "widget.border_title = _('of {name}').format(name=name)",
    ],
)
def test_each_unsafe_form_would_be_found(line: str) -> None:
    tree = ast.parse(line)
    assert [fault for rule in RULES for fault in rule(tree)] != []


@pytest.mark.parametrize(
    "line",
    [
        "yield Static(Content(name))",
        "yield Static(id='name')",
        "self.query_one('#x', Static).update('')",
        "self.notify(text, markup=False)",
        "Option(Content('\\n').join(lines))",
        "widget.tooltip = Content(name)",
    ],
)
def test_the_safe_forms_are_let_through(line: str) -> None:
    tree = ast.parse(line)
    assert [fault for rule in RULES for fault in rule(tree)] == []
